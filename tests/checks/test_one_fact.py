"""Two claims on one fact, field by field: when they can be compared, and what their difference is."""

from datetime import date, timedelta
from typing import Any

import pytest

from checks.relations.agreement import are_one_change, in_one_unit, is_beside, is_later_count
from checks.relations.floors import floors_of_fact, scale_slip
from tests.facts.claim import claim

DAY = date(2024, 6, 14)


@pytest.mark.parametrize(
    ("bound", "low", "others", "holds"),
    [
        (">", 40.0, [211.0], [False]),
        (">=", 40.0, [211.0], [False]),
        (">", 40.0, [199.0], [True]),  # five times as many may be a later count
        (">", 40.0, [500.0, 191.0], [True]),  # the nearest counts
        (">", 40.0, [500.0, 211.0], [False]),
        (">", 1.0, [211.0], [False]),
        (">", 0.0, [211.0], []),
        ("<", 40.0, [211.0], []),
        ("=", 40.0, [211.0], []),
        (">", 40.0, [], []),
    ],
)
def test_floors_of_one_fact(bound: str, low: float, others: list[float], holds: list[bool]) -> None:
    floor = claim(low, bound=bound, high=None, quote="more")
    exact = [claim(value, article_id="b", claim_id=str(value), quote=f"{value:g}") for value in others]
    found = list(floors_of_fact([floor, *exact], {}))
    assert [relation.holds for relation in found] == holds
    for relation in found:
        assert (relation.observed_low, relation.observed_high) == (low, 5 * low)
        assert (relation.allowed_low, relation.allowed_high) == (min(others), None)
        assert (relation.type, relation.severity) == ("floor", "warning")
        assert relation.message == f'"more" is far less than "{min(others):g}", said of one fact.'
        assert relation.claims[0] == floor.claim_id


def test_a_floor_of_another_story_is_no_warning() -> None:
    here = claim(40.0, bound=">", high=None, sentence="A fire in Nogada drove out more than 40 people.")
    there = claim(400.0, article_id="b", claim_id="1", sentence="A fire in Dedoma drove out 400 people.")
    (found,) = floors_of_fact([here, there], {"a": [here], "b": [there]})
    assert (found.holds, found.severity, found.slip) == (False, "info", "")


@pytest.mark.parametrize(
    ("low", "made", "slip"),
    [
        (16e3, 11.9e6, "scale"), (300.0, 100e3, "scale"), (300.0, 590e3, "scale"), (300.0, 590e6, "scale"),
        (300.0, 80e3, ""), (300.0, 640e3, ""), (300.0, 18e3, ""),
    ],
)  # fmt: skip
def test_a_floor_is_told_in_round_numbers(low: float, made: float, slip: str) -> None:
    assert scale_slip(low, made) == slip


MILE = {"unit": "mile", "base_unit": "meter", "kind": "length"}
KILOMETRE = {"unit": "kilometer", "base_unit": "meter", "kind": "length"}
TON = {"unit": "ton", "base_unit": "kilogram", "kind": "mass"}
SHIP = {"unit": "ship", "kind": "length"}


@pytest.mark.parametrize(
    ("left", "right", "ours", "theirs"),
    [
        (MILE, MILE, (39.5, 40.5), (39.5, 40.5)),
        (MILE, KILOMETRE, (39.5, 40.5), (39.5, 40.5)),
        (MILE, KILOMETRE | {"low": None}, (39.5, 40.5), (None, 40.5)),
        (MILE | {"low": None}, KILOMETRE | {"high": None}, (None, 40.5), (39.5, None)),
        (MILE, TON, (None, None), (None, None)),  # what cannot be compared cannot differ
        (MILE, SHIP, (None, None), (None, None)),
        (SHIP, MILE, (None, None), (None, None)),
        ({"unit": "percent"}, {"unit": "percentage_point"}, (1.0, 1.0), (2.0, 2.0)),
    ],
)
def test_in_one_unit(
    left: dict[str, Any], right: dict[str, Any], ours: tuple[float, float], theirs: tuple[float, float]
) -> None:
    assert in_one_unit(claim(40.0, **left), claim(40.0, **right)) == (ours, theirs)


@pytest.mark.parametrize(
    ("fields", "beside"),
    [
        ({"start": 14, "end": 16}, True),
        ({"start": 15, "end": 17}, False),
        ({"start": 4, "end": 6}, True),
        ({"start": 3, "end": 5}, False),
        ({"start": 14, "end": 16, "article_id": "b"}, False),
        ({"start": 14, "end": 16, "unit": "mile"}, False),
    ],
)
def test_a_figure_told_again_stands_beside_it(fields: dict[str, Any], beside: bool) -> None:
    one = claim(10.0, start=10, end=10, unit="mile")
    other = claim(16.0, **({"unit": "kilometer"} | fields))
    assert is_beside(one, other) is beside
    assert is_beside(other, one) is beside


PERIOD = {"period_start": DAY, "period_end": DAY}


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ({"measure": "interest rate"}, {"measure": "rate of interest"}, True),
        ({"measure": "interest rate"}, {"measure": "profit"}, False),
        ({}, {}, True),
        ({"measure": "profit"}, {}, False),
        ({"measure": "profit"} | PERIOD, PERIOD, True),
        ({"measure": "profit"} | PERIOD, {}, False),
        (PERIOD, {"period_start": DAY - timedelta(1), "period_end": DAY}, False),
        ({"published": DAY}, {"published": DAY + timedelta(10)}, True),
        ({"published": DAY}, {"published": DAY + timedelta(11)}, False),
        ({"value": 5.0, "step": 1.0}, {}, False),  # "5% and 5 points" may both be told
        ({"value": 5.0, "step": 0.1}, {}, True),
        ({"value": 50.0, "step": 1.0}, {}, False),
        ({"value": 12.0, "step": None}, {}, True),
    ],
)
def test_one_change(one: dict[str, Any], other: dict[str, Any], is_one: bool) -> None:
    plain = claim(12.0)
    assert are_one_change(plain._replace(**one), plain._replace(**other)) is is_one


@pytest.mark.parametrize(
    ("before", "after", "is_later"),
    [
        ({"value": 9.0}, {"value": 14.0}, True),
        ({"value": 9.0}, {"value": 9.0}, True),
        ({"value": 14.0}, {"value": 9.0}, False),
        ({"value": 9.0, "kind": "number"}, {"value": 14.0, "kind": "number"}, True),
        ({"value": 9.0, "kind": "money"}, {"value": 14.0, "kind": "money"}, False),
        ({"value": 9.0, "published": None}, {"value": 14.0}, False),
        ({"value": 9.0}, {"value": 14.0, "published": DAY}, False),
        ({"value": 9.0, "low": None, "bound": "<="}, {"value": 14.0, "high": None, "bound": ">="}, True),
        ({"value": 14.0, "high": None, "bound": ">="}, {"value": 9.0, "low": None, "bound": "<="}, False),
    ],
)
def test_later_count(before: dict[str, Any], after: dict[str, Any], is_later: bool) -> None:
    one = claim(**({"published": DAY} | before))
    other = claim(**({"published": DAY + timedelta(1)} | after))
    assert is_later_count(one, other) is is_later
    assert is_later_count(other, one) is is_later
