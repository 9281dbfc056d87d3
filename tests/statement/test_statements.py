"""Of what, of whom, of which whole, when: sentences of general news with what a careful editor would write beside them.

Rows of statement_failures.csv hold what is wanted and not read yet; one that comes to be read moves to statements.csv.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from claims.records import Article, Period, Statement
from claims.statement.statements import stated

_HERE = Path(__file__).parent
_COLUMNS = ("subject", "measure", "of", "period")


def _rows(file: str) -> list[object]:
    with (_HERE / file).open(encoding="utf-8", newline="") as lines:
        return [
            pytest.param(row, id=f"{row['group']}:{number}:{row['quote']}")
            for number, row in enumerate(csv.DictReader(lines), 2)
        ]


@pytest.mark.parametrize("row", _rows("statements.csv"))
def test_states(row: dict[str, str]) -> None:
    assert _read(row) == {column: row[column] for column in _COLUMNS}


@pytest.mark.xfail(strict=True, reason="cannot be read yet")
@pytest.mark.parametrize("row", _rows("statement_failures.csv"))
def test_known_failures(row: dict[str, str]) -> None:
    assert _read(row) == {column: row[column] for column in _COLUMNS}


@pytest.mark.parametrize("row", _rows("statement_failures.csv"))
def test_known_failures_are_of_figures_that_are_found(row: dict[str, str]) -> None:
    assert _read(row)


def test_no_figure_stands_twice() -> None:
    found = [
        (row["text"], row["quote"])
        for file in ("statements.csv", "statement_failures.csv")
        for row in csv.DictReader((_HERE / file).read_text(encoding="utf-8").splitlines())
    ]
    assert len(found) == len(set(found))


def _read(row: dict[str, str]) -> dict[str, str]:
    """What is stated of a row's figure, in its columns; empty when no such figure is found."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    article = Article("story", row["text"], published=published, title=row["title"])
    for mention, statement in stated(article):
        if row["text"][mention.start : mention.end] == row["quote"]:
            return _columns(statement)
    return {}


def _columns(statement: Statement) -> dict[str, str]:
    return {
        "subject": statement.subject,
        "measure": statement.measure,
        "of": statement.of,
        "period": _written(statement.period),
    }


def _written(period: Period | None) -> str:
    """ "2025-10-14" for a day, "2025-07-01..2025-09-30" for a stretch, empty for none."""
    if period is None:
        return ""
    first, last = period
    return f"{first}" if first == last else f"{first}..{last}"
