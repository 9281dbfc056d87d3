"""Two articles, or two places of one, on one fact: each slip beside figures that agree or speak of something else."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from checks.records import Relation
from checks.relations.agreement import agreements, camps_of, speaking
from claims.records import Article, Claim
from tests.facts.articles import linked_among_others
from tests.facts.claim import claim

_DAY = date(2024, 6, 14)  # on which there are rates of exchange
_COST = "The Dunmore tunnel will cost £3.8 billion, the ministry said."
_LESS = "The Dunmore tunnel will cost £3.8 million, the ministry said."


def _rows(file: str) -> list[object]:
    with (Path(__file__).parent / file).open(encoding="utf-8", newline="") as lines:
        return [
            pytest.param(row, id=f"{row['type']}-{row['slip']}:{number}")
            for number, row in enumerate(csv.DictReader(lines), 2)
        ]


def _linked(*texts: str, later: int = 0) -> list[Claim]:
    """The claims of the articles a, b, c and on, in facts; all after the first come so many days later."""
    return linked_among_others(
        Article(name, text, f"Paper {name}", _DAY + timedelta(later if name != "a" else 0))
        for name, text in zip("abcdefghijkl", texts, strict=False)
    )


def _failed(claims: list[Claim]) -> list[Relation]:
    return [relation for relation in agreements(claims) if not relation.holds]


def _told(row: dict[str, str]) -> list[tuple[str, str, str]]:
    texts = [text for text in (row["first"], row["second"]) if text]
    found = _failed(_linked(*texts, later=int(row["later"] or 0)))
    return [(relation.type, relation.severity, relation.slip) for relation in found]


def _wanted(row: dict[str, str]) -> list[tuple[str, str, str]]:
    return [] if row["type"] == "none" else [(row["type"], row["severity"], row["slip"])]


@pytest.mark.parametrize("row", _rows("agreement.csv"))
def test_reading(row: dict[str, str]) -> None:
    assert _told(row) == _wanted(row)


@pytest.mark.parametrize("row", _rows("agreement.csv"))
def test_nothing_is_told_twice(row: dict[str, str]) -> None:
    found = list(agreements(_linked(row["first"], row["second"] or row["first"], later=int(row["later"] or 0))))
    assert len({relation.relation_id for relation in found}) == len(found)


@pytest.mark.xfail(strict=True, reason="two measures, or two subjects, are put into one fact")
@pytest.mark.parametrize("row", _rows("agreement_known_failures.csv"))
def test_known_failures(row: dict[str, str]) -> None:
    assert _told(row) == _wanted(row)


def test_the_one_that_stands_alone_is_doubted() -> None:
    (found,) = _failed(_linked(_LESS, _COST, _COST.replace("will cost", "is to cost")))
    assert found.articles[0] == "a"
    assert (found.quote, set(found.articles)) == ("£3.8 million", set("abc"))


def test_reprints_are_one_voice() -> None:
    """Nine papers that print one text stand for no more than one: the first published is believed."""
    found = _failed(_linked(_COST, *[_LESS] * 9, later=1))
    assert [(relation.articles[0], relation.slip) for relation in found] == [("b", "scale")]


def test_ten_echoes_are_one_finding() -> None:
    texts = [_LESS.replace("ministry", name) for name in ("ministry", "minister", "builder", "mayor", "planner")]
    (found,) = _failed(_linked(*[_COST.replace("ministry", name) for name in ("state", "city", "town")] * 2, *texts))
    assert len(found.claims) == 11


def test_both_quotes_and_papers_are_named() -> None:
    (found,) = _failed(_linked(_COST, _LESS))
    assert all(word in found.message for word in ('"£3.8 billion"', '"£3.8 million"', "Paper a", "Paper b"))


def test_who_agrees_with_all_is_in_the_first_camp() -> None:
    claims = [claim(value, claim_id=str(value), step=1.0) for value in (40.0, 50.0, 40.0)]
    assert [[row.value for row in camp] for camp in camps_of(claims)] == [[40.0, 40.0], [50.0]]


@pytest.mark.parametrize(
    "fields", [{"bound": "vague", "low": 1000.0, "high": 1e4}, {"bound": "=", "low": None, "high": None, "value": None}]
)
def test_without_a_figure_nothing_is_compared(fields: dict[str, object]) -> None:
    other = claim(40.0, claim_id="1", article_id="b")._replace(**fields)  # type: ignore[arg-type]  # of its fields
    assert list(agreements([claim(40.0), other])) == []


def test_claims_without_a_fact_are_not_compared() -> None:
    claims = [claim(value, claim_id=str(value), fact_id="") for value in (40.0, 90.0)]
    assert list(agreements(claims)) == []


@pytest.mark.parametrize("count", [200, 1000])
def test_of_a_fact_that_very_many_tell_each_figure_is_heard(count: int) -> None:
    """Comparing each with each would take the square of all reprints."""
    values = [50.0, 60.0, *[40.0] * (count - 2)]
    told = [claim(value, claim_id=f"{at:04}", article_id=f"{at:04}") for at, value in enumerate(values)]
    chosen = speaking(told)
    assert len(chosen) == 200
    assert [row.value for row in chosen] == [50.0, 60.0, *[40.0] * 198]
    assert list(chosen) == told[:200]


def test_many_figures_of_one_fact_are_each_heard_once() -> None:
    told = [claim(float(at % 150), claim_id=f"{at:04}", article_id=f"{at:04}") for at in range(600)]
    assert {row.value for row in speaking(told)} == {float(value) for value in range(150)}
