"""The corpus of phrases of time: a sentence, its article's day, one phrase in it and what that means; near misses."""

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.statement.times import phrases

_FILE = Path(__file__).parents[1] / "corpus" / "statements" / "periods.csv"
with _FILE.open(encoding="utf-8", newline="") as _lines:
    _ROWS = list(csv.DictReader(_lines))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{number}") for number, row in enumerate(_ROWS, 2)])
def test_reads(row: dict[str, str]) -> None:
    found = {row["text"][each.start : each.end].lower(): each for each in phrases(row["text"], _day(row["published"]))}
    if not row["phrase"]:
        assert found == {}
        return
    assert row["phrase"].lower() in found
    phrase = found[row["phrase"].lower()]
    ends = (phrase.period.first, phrase.period.last) if phrase.period is not None else (None, None)
    assert (phrase.role, *ends) == (row["role"], _day(row["first"]), _day(row["last"]))
    shift = phrase.shift and (f"{phrase.shift.months} months" if phrase.shift.months else f"{phrase.shift.days} days")
    assert (shift or "") == row["shift"]
