"""What one text tells of its own figures: each slip beside the nearest text that is right, or tells nothing of it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from checks.inside import inside
from checks.records import Relation
from tests.checks.articles import passages


def _rows(file: str, reads: str = "") -> list[object]:
    with (Path(__file__).parent / file).open(encoding="utf-8", newline="") as lines:
        return [
            pytest.param(row, id=f"{row['type']}-{row['reads']}:{number}")
            for number, row in enumerate(csv.DictReader(lines), 2)
            if reads in row["reads"]
        ]


def _found(row: dict[str, str]) -> list[Relation]:
    day = date.fromisoformat(row["day"]) if row["day"] else None
    return [relation for relation in inside(passages(row["text"], day)) if relation.type == row["type"]]


def _reading(row: dict[str, str]) -> tuple[str, str]:
    """Tell "none", "holds" or "fails", and the slips of what fails."""
    found = _found(row)
    if not found:
        return "none", ""
    failed = [relation for relation in found if not relation.holds]
    return ("fails" if failed else "holds"), " ".join(relation.slip for relation in failed if relation.slip)


@pytest.mark.parametrize("row", _rows("relations.csv"))
def test_reading(row: dict[str, str]) -> None:
    assert _reading(row) == (row["reads"], row["slip"])


@pytest.mark.parametrize("row", _rows("relations.csv", "fails"))
def test_one_finding_with_its_words_and_arithmetic(row: dict[str, str]) -> None:
    """Each slip is told once, where it stands, with the doubted words; nothing else in the text is doubted for it."""
    (relation,) = _found(row)
    assert relation.severity in {"error", "warning"}
    assert relation.gap > 0
    lines = row["text"].split("\n")
    assert lines[relation.line - 1][relation.column - 1 :].startswith(relation.quote)
    assert f'"{relation.quote}"' in relation.message
    others = [other for other in inside(passages(row["text"])) if other.relation_id != relation.relation_id]
    assert all(other.holds or other.severity == "info" for other in others)


@pytest.mark.parametrize("row", _rows("relations.csv"))
def test_nothing_is_told_twice(row: dict[str, str]) -> None:
    ids = [relation.relation_id for relation in _found(row)]
    assert len(set(ids)) == len(ids)


@pytest.mark.xfail(strict=True, reason="a figure is read otherwise, or a range is too short to tell its slip")
@pytest.mark.parametrize("row", _rows("relations_known_failures.csv"))
def test_known_failures(row: dict[str, str]) -> None:
    assert _reading(row) == (row["reads"], row["slip"])
