"""What one text tells of its own figures: each slip beside the nearest text that is right, or tells nothing of it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from checks.inside import inside
from checks.records import SLIPS, Relation, gap_between, relation_id
from checks.wording import span
from claims.intervals import Interval
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
def test_what_is_told_is_what_is_reckoned(row: dict[str, str]) -> None:
    """The words, the gap and the claims of a relation are those of its numbers, and no fact is known yet."""
    article = passages(row["text"], date.fromisoformat(row["day"]) if row["day"] else None)
    claims = {claim.claim_id: claim for sentence in article.sentences for claim in sentence.claims}
    for relation in _found(row):
        observed = Interval(relation.observed_low, relation.observed_high)
        allowed = Interval(relation.allowed_low, relation.allowed_high)
        assert (relation.observed, relation.expected) == (span(observed, relation.unit), span(allowed, relation.unit))
        assert relation.gap == gap_between(observed, allowed)
        assert relation.slip in {"", *SLIPS}
        assert relation.relation_id == relation_id(relation.type, relation.claims)
        assert (relation.articles, relation.fact_id) == (("a",), "")
        doubted = claims[relation.claims[0]]
        assert (relation.line, relation.column, relation.quote) == (doubted.line, doubted.column, doubted.quote)
        assert len(set(relation.claims)) == len(relation.claims) >= _FEWEST_CLAIMS
        assert all(f'"{claims[name].quote}"' in relation.message for name in relation.claims if not _in_two(relation))


_FEWEST_CLAIMS = 2  # of which one is doubted, and one stands beside it


def _in_two(relation: Relation) -> bool:
    """Whether two claims are the ends of one change, which a message shows apart: "from 40 to 80"."""
    return relation.type == "growth" and len(relation.claims) == _FEWEST_CLAIMS


@pytest.mark.parametrize("row", _rows("relations.csv"))
def test_nothing_is_told_twice(row: dict[str, str]) -> None:
    ids = [relation.relation_id for relation in _found(row)]
    assert len(set(ids)) == len(ids)


@pytest.mark.xfail(strict=True, reason="a figure is read otherwise, or a range is too short to tell its slip")
@pytest.mark.parametrize("row", _rows("relations_known_failures.csv"))
def test_known_failures(row: dict[str, str]) -> None:
    assert _reading(row) == (row["reads"], row["slip"])
