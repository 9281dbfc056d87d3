"""Two articles with a figure each: do they state one fact or two?"""

import csv
from datetime import timedelta
from pathlib import Path

import pytest

from tests.facts.articles import FIRST_DAY, article, linked_among_others


def _rows(file: str) -> list[object]:
    with (Path(__file__).parent / file).open(encoding="utf-8", newline="") as lines:
        return [
            pytest.param(row["first"], row["second"], row["facts"], id=f"{row['group']}:{number}")
            for number, row in enumerate(csv.DictReader(lines), 2)
        ]


def _facts(first: str, second: str) -> str:
    """Tell "one" where a figure of the first and one of the second speak of one fact, else "two"."""
    articles = [article("first", first), article("second", second, FIRST_DAY + timedelta(1))]
    facts: dict[str, set[str]] = {"first": set(), "second": set()}
    for claim in linked_among_others(articles):
        facts[claim.article_id].add(claim.fact_id)
    assert facts["first"], "no claim in the first"
    assert facts["second"], "no claim in the second"
    return "one" if facts["first"] & facts["second"] else "two"


@pytest.mark.parametrize(("first", "second", "facts"), _rows("pairs.csv"))
def test_facts(first: str, second: str, facts: str) -> None:
    assert _facts(first, second) == facts


@pytest.mark.parametrize(("first", "second", "facts"), _rows("pairs.csv"))
def test_facts_in_the_other_order(first: str, second: str, facts: str) -> None:
    assert _facts(second, first) == facts


@pytest.mark.xfail(strict=True, reason="the same figure, told in the same words, of somebody else")
@pytest.mark.parametrize(("first", "second", "facts"), _rows("known_failures.csv"))
def test_known_failures(first: str, second: str, facts: str) -> None:
    assert _facts(first, second) == facts
