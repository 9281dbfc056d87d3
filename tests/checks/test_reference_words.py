"""What of a sentence and of a table tells which row a claim is about, and how both are shown."""

from datetime import date
from typing import Any

import pytest

from checks.references import Reference
from checks.relations.reference_shown import cited, quoted, shown_claim, shown_period, years
from checks.relations.reference_times import is_additional, is_constant
from checks.relations.reference_words import clause, concepts, pattern, whole
from tests.checks.test_reference_relations import references
from tests.facts.claim import claim

NEW_YEAR, MARCH, JUNE, DECEMBER = date(2024, 1, 1), date(2024, 3, 7), date(2024, 6, 30), date(2024, 12, 31)


def row(**fields: object) -> Reference:
    return references()[0]._replace(**fields)  # type: ignore[arg-type]  # of its fields


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("military spending", {"defence", "spend"}),
        ("defense expenditure", {"defence", "spend"}),
        ("level of spending", {"spend"}),
        ("rank", {"rank"}),
        ("rank in spending", {"spend"}),
        ("", set()),
    ],
)
def test_concepts(text: str, found: set[str]) -> None:
    assert {concept.removesuffix("ing") for concept in concepts(text)} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GDP", {"GDP"}),
        ("gross domestic product", {"GDP"}),
        ("its economy", {"GDP"}),
        ("budget", {"budget"}),
        ("", set()),
    ],
)
def test_whole(text: str, found: set[str]) -> None:
    assert whole(text) == found


@pytest.mark.parametrize("word", ["target", "Target", "called for", "TARGETS"])
def test_a_word_of_a_class_in_any_case(word: str) -> None:
    assert pattern("aimed at").search(f"the {word} of 2%")
    assert not pattern("aimed at").search(f"the x{word} of 2%")


@pytest.mark.parametrize("mark", list(",;:()–—"))
def test_clause(mark: str) -> None:
    text = f"In{mark} 2024{mark} it spent 3% on defence{mark} of which a third{mark} was for ships."
    said = claim(3.0, quote="3%", sentence=text)
    assert clause(said) == " it spent 3% on defence"


def test_clause_without_marks_or_quote() -> None:
    assert clause(claim(3.0, quote="3%", sentence="It spent 3% of it")) == "It spent 3% of it"
    assert clause(claim(3.0, quote="3%", sentence="It spent 3%, then 3% more")) == "It spent 3%"
    assert clause(claim(3.0, quote="4%", sentence="It spent 3%, then 3% more")) == "It spent 3%"


@pytest.mark.parametrize(
    ("basis", "constant", "additional"),
    [
        ("constant 2015 prices", True, False),
        ("Constant 2015 prices", True, False),
        ("real change", True, False),
        ("Real, of 2015", True, False),
        ("realised", False, False),
        ("current prices", False, False),
        ("additional", False, True),
        ("Additional, since 2014", False, True),
        ("", False, False),
    ],
)
def test_basis(basis: str, constant: bool, additional: bool) -> None:
    assert is_constant(row(basis=basis)) is constant
    assert is_additional(row(basis=basis)) is additional


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (NEW_YEAR, DECEMBER, "2024"),
        (NEW_YEAR, JUNE, "1 January 2024 to 30 June 2024"),
        (MARCH, DECEMBER, "7 March 2024 to 31 December 2024"),
        (MARCH, MARCH, "7 March 2024"),
        (MARCH, None, "since 7 March 2024"),
    ],
)
def test_period(first: date, last: date | None, shown: str) -> None:
    assert shown_period(first, last) == shown


def test_row() -> None:
    assert cited(row(source="Yearbook", stated_on=MARCH)) == "Yearbook, 7 March 2024"
    assert cited(row(source="Yearbook of 7 March 2024", stated_on=MARCH)) == "Yearbook of 7 March 2024"
    told = {"period_start": NEW_YEAR, "period_end": DECEMBER}
    assert years(row(**told, status="estimate")) == "2024 estimate"
    assert years(row(**told, status="actual")) == "2024"
    assert years(row(**told, status="")) == "2024"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"value": 3.0, "bound": "="}, "3% of GDP"),
        ({"value": 3.0, "low": 3.0, "bound": ">"}, "more than 3% of GDP"),
        ({"value": 3.0, "low": 3.0, "bound": ">="}, "at least 3% of GDP"),
        ({"value": 3.0, "high": 3.0, "bound": "<"}, "less than 3% of GDP"),
        ({"value": 3.0, "high": 3.0, "bound": "<="}, "at most 3% of GDP"),
        ({"low": 3.0, "high": 4.0, "bound": "range"}, "3 to 4% of GDP"),
    ],
)
def test_claim(fields: dict[str, object], shown: str) -> None:
    told: dict[str, Any] = {"unit": "percent", "of": "GDP", "low": None, "high": None} | fields
    assert shown_claim(claim(**told)) == shown


def test_quote() -> None:
    assert quoted(claim(3.0, quote="3  per\ncent")) == '"3 per cent"'
    assert quoted(claim(3.0, quote="3%", subject="Norway", measure="tax")) == '"3%" (Norway, tax)'
    told = claim(3.0, quote="3%", measure="tax", period_start=NEW_YEAR, period_end=DECEMBER)
    assert quoted(told) == '"3%" (tax, 2024)'
    assert quoted(told._replace(period_end=None)) == '"3%" (tax)'
