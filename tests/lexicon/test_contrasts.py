"""Each row of contrasts.csv: its words exclude each other, its forms do not, and its example has one of them."""

import re
from itertools import combinations, permutations

import pytest

from claims.facts.contrasts import are_set_apart
from claims.vocabulary import rows

_ROWS = [pytest.param(row, id=row["words"][:30]) for row in rows("contrasts.csv")]


def _alternatives(row: dict[str, str]) -> list[list[str]]:
    return [alternative.split("/") for alternative in row["words"].split("|")]


@pytest.mark.parametrize("row", _ROWS)
def test_alternatives_exclude_each_other(row: dict[str, str]) -> None:
    for ours, theirs in permutations(_alternatives(row), 2):
        for one in ours:
            for other in theirs:
                assert are_set_apart(f"It told of {one}, as ever.", f"{other.capitalize()} it was."), (one, other)


@pytest.mark.parametrize("row", _ROWS)
def test_forms_of_one_do_not(row: dict[str, str]) -> None:
    for forms in _alternatives(row):
        assert not any(
            are_set_apart(f"It told of {one}.", f"It told of {other}.") for one, other in combinations(forms, 2)
        )


@pytest.mark.parametrize("row", _ROWS)
def test_example(row: dict[str, str]) -> None:
    own = [forms for forms in _alternatives(row) if re.search(rf"\b(?:{'|'.join(forms)})\b", row["example"])]
    others = [forms[0] for forms in _alternatives(row) if forms not in own]
    assert len(own) == 1
    assert all(are_set_apart(row["example"], other) for other in others)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Imports rose by £40m.", "Exports fell by £30m and imports rose by £40m."),  # both are told there
        ("Imports rose by £40m.", "Diesel rose to £1.40."),
        ("Important sales rose by £40m.", "Exporters rose by £40m."),
        ("Sales rose by £40m.", "Exports rose by £40m."),
    ],
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert not are_set_apart(one, other)
    assert not are_set_apart(other, one)
