"""The rows of facts.csv: what the claims on one fact say together."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.facts import facts
from claims.records import Claim, Fact
from tests.facts.claim import claim

MONDAY, TUESDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 13)


def fact(*claims: Claim) -> Fact:
    (found,) = facts([each._replace(claim_id=f"{place:016x}", start=place) for place, each in enumerate(claims)])
    return found


def toll(value: float, day: date | None, **fields: Any) -> Claim:
    return claim(value, published=day, noun="people", measure="people killed", **fields)


def tonnes(value: float) -> Claim:
    return claim(value, kind="mass", noun="")


@pytest.mark.parametrize(
    ("claims", "floor", "ceiling", "status"),
    [
        ([claim(40)], 40, 40, "single"),
        ([claim(40), claim(40)], 40, 40, "agrees"),
        ([claim(40), claim(41)], 41, 40, "conflicts"),  # people are counted one by one
        ([claim(1_200), claim(1_234)], 1_234, 1_234, "agrees"),  # the zeros may be rounded
        ([claim(1_234), claim(1_243)], 1_243, 1_234, "conflicts"),
        ([tonnes(40), tonnes(40)], 39.5, 40.5, "agrees"),
        ([tonnes(40), tonnes(41)], 40.5, 40.5, "agrees"),  # both round 40.5
        ([tonnes(40), tonnes(42)], 41.5, 40.5, "conflicts"),
        ([claim(40, approximate=True), claim(42)], 42, 42, "agrees"),
        ([claim(40, approximate=True), claim(51)], 51, 50, "conflicts"),
        ([claim(40, bound=">", high=None), claim(412)], 412, 412, "agrees"),
        ([claim(40, bound=">", high=None), claim(31)], 40, 31, "conflicts"),
        ([claim(40, bound=">", high=None), claim(60, bound=">", high=None)], 60, None, "agrees"),
        ([claim(40, bound="<", low=None), claim(60, bound="<", low=None)], None, 40, "agrees"),
        ([claim(value=None, low=12, high=120, bound="vague"), claim(40)], 40, 40, "agrees"),
        ([claim(320, low=300, high=340, bound="range"), claim(355)], 355, 340, "conflicts"),
        ([claim(1.8e6, step=1e5), claim(1_837_204)], 1_837_204, 1_837_204, "agrees"),
        ([toll(2, MONDAY), toll(9, FRIDAY)], 9, 2, "revised"),
        ([toll(9, MONDAY), toll(2, FRIDAY)], 9, 2, "conflicts"),  # a toll does not sink
        ([toll(2, MONDAY), toll(9, MONDAY)], 9, 2, "conflicts"),  # on one day both cannot be
        ([toll(2, MONDAY), toll(9, TUESDAY), toll(9, FRIDAY)], 9, 2, "revised"),
        ([toll(2, None), toll(9, FRIDAY)], 9, 2, "conflicts"),  # without days nobody knows which came first
        (
            [claim(2, published=MONDAY, kind="percent"), claim(9, published=FRIDAY, kind="percent")],
            8.5,
            2.5,
            "conflicts",
        ),
    ],
)
def test_status(claims: list[Claim], floor: float | None, ceiling: float | None, status: str) -> None:
    found = fact(*claims)
    assert (found.floor, found.ceiling, found.status) == (floor, ceiling, status)
    backwards = fact(*reversed(claims))
    assert (backwards.floor, backwards.ceiling, backwards.status) == (floor, ceiling, status)


def miles(value: float, factor: float = 1609.344, **fields: Any) -> Claim:
    base = value * factor
    return claim(value, kind="length", noun="", base_unit="meter", base_low=base, base_high=base, **fields)


@pytest.mark.parametrize(
    ("claims", "low", "high", "unit"),
    [
        ([claim(40), claim(42)], 40, 42, ""),
        ([miles(62), miles(100, 1000)], 62 * 1609.344, 100_000, "meter"),
        ([miles(62), claim(31)], 62 * 1609.344, 62 * 1609.344, "meter"),  # what has no base unit is not compared
        ([claim(40, bound=">", high=None)], 40, None, ""),
        ([claim(40, bound=">", high=None), claim(44)], 40, 44, ""),
        ([claim(value=None, low=12, high=120, bound="vague")], 12, 120, ""),
    ],
)
def test_stated(claims: list[Claim], low: float | None, high: float | None, unit: str) -> None:
    found = fact(*claims)
    assert (found.low_stated, found.high_stated, found.base_unit) == (low, high, unit)


def test_conversions_agree() -> None:
    assert fact(miles(62), miles(100, 1000)).status == "agrees"
    assert fact(miles(62), miles(62, 1000)).status == "conflicts"


@pytest.mark.parametrize(
    ("column", "claims", "expected"),
    [
        ("claims", [claim(40), claim(40), claim(40, article_id="b")], 3),
        ("articles", [claim(40), claim(40), claim(40, article_id="b")], 2),
        ("sources", [claim(40, source="Wire"), claim(40, source="Wire", article_id="b")], 1),
        ("sources", [claim(40), claim(40, article_id="b")], 2),  # of unknown sources each article is one
        ("first_published", [claim(40, published=FRIDAY), claim(40, published=MONDAY), claim(40)], MONDAY),
        ("last_published", [claim(40, published=FRIDAY), claim(40, published=MONDAY), claim(40)], FRIDAY),
        ("first_published", [claim(40)], None),
        ("subject", [claim(40, subject="group"), *[claim(40, subject="Veridian")] * 2], "Veridian"),
        ("subject", [claim(40), claim(40), claim(40, subject="Veridian")], "Veridian"),  # empty says nothing
        ("measure", [claim(40), claim(40)], ""),
        ("period_start", [claim(40), claim(40, period_start=MONDAY, period_end=FRIDAY)], MONDAY),
        ("period_end", [claim(40), claim(40, period_start=MONDAY, period_end=FRIDAY)], FRIDAY),
        ("modality", [claim(40, modality="target")], "target"),
        ("change", [claim(40, change="increase")], "increase"),
        ("of", [claim(40, of="GDP"), claim(40)], "GDP"),
        ("verdict", [claim(40)], "unverified"),
        ("evidence", [claim(40)], ""),
    ],
)  # fmt: skip
def test_column(column: str, claims: list[Claim], expected: object) -> None:
    assert getattr(fact(*claims), column) == expected


def test_a_row_for_each_fact_in_order() -> None:
    found = facts([claim(1, fact_id="b"), claim(2, fact_id="a"), claim(3, fact_id="b"), claim(4, fact_id="")])
    assert [(row.fact_id, row.claims) for row in found] == [("a", 1), ("b", 2)]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6))
def test_claims_of_one_day_agree_when_they_share_a_number(values: list[int]) -> None:
    found = fact(*map(tonnes, values))
    assert (found.status == "conflicts") == (max(values) - min(values) > 1)
    assert (found.low_stated, found.high_stated) == (min(values), max(values))
