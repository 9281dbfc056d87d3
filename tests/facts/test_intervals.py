"""What claims allow: "1.8 million" anything that rounds to it, "more than 2%" all above."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract import claims_of
from claims.intervals import Interval, allowed, factor, floor_and_ceiling, last_digit, rounding
from claims.records import Article
from tests.facts.claim import claim

NUMBERS = st.floats(-1e15, 1e15)
ENDS = st.none() | NUMBERS
INTERVALS = st.builds(Interval, ENDS, ENDS)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The film sold 1.8 million tickets.", 1.75e6, 1.85e6),
        ("The film sold 1,800,431 tickets.", 1_800_430.5, 1_800_431.5),
        ("The film sold about 1.8 million tickets.", 1.7e6, 1.9e6),
        ("The film sold about 1,800 tickets.", 1_700, 1_900),  # said of hundreds, whatever the zeros
        ("The film sold 1,800 tickets.", 1_750, 1_850),  # the zeros may be rounded
        ("The film sold 1,810 tickets.", 1_805, 1_815),
        ("The film sold 1,812 tickets.", 1_812, 1_812),  # whole things are counted one by one
        ("The film sold 1,000 tickets.", 950, 1_050),  # two digits at least count
        ("The film sold 400 tickets.", 380, 420),
        ("The film sold 90 tickets.", 90, 90),  # too few to be rounded
        ("The film sold 40 tickets.", 40, 40),
        ("All of them paid: 100%.", 99.5, 100.5),  # a share is told as it is, round or not
        ("The line is 1,200 km long.", 1_150_000, 1_250_000),
        ("The line is 1,234 km long.", 1_233_500, 1_234_500),  # what is measured has a half step either side
        ("The film sold more than 1,800 tickets.", 1_800, None),
        ("The film sold at least 1,800 tickets.", 1_800, None),
        ("The film sold up to 1,800 tickets.", None, 1_800),
        ("The film sold fewer than 1,800 tickets.", None, 1_800),
        ("The film sold between 1,500 and 1,800 tickets.", 1_500, 1_800),
        ("The film sold dozens of tickets.", 12, 120),
        ("Two-thirds of the tickets were sold.", 0.666667, 0.666667),
        ("The line is 62 miles long.", 61.5 * 1609.344, 62.5 * 1609.344),
        ("The line is about 62 miles long.", 61 * 1609.344, 63 * 1609.344),
        ("It weighed 3 kg.", 2.5, 3.5),
        ("The sea was 20 degrees Celsius.", 19.5 + 273.15, 20.5 + 273.15),
        ("The sea was 50 degrees Fahrenheit.", 49.5 * 5 / 9 + 255.372222, 50.5 * 5 / 9 + 255.372222),
    ],
)
def test_allowed(text: str, low: float | None, high: float | None) -> None:
    (found,) = claims_of(Article("a", text))
    for end, expected in zip(allowed(found), (low, high), strict=True):
        assert end == (expected if expected is None else pytest.approx(expected, rel=1e-6))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": 40.0, "step": 1.0}, 0.0),  # counted one by one
        ({"value": 40.0, "step": 1.0, "kind": "mass"}, 0.5),
        ({"value": 40.0, "step": 10.0}, 5.0),  # "four tens"
        ({"value": 1200.0, "step": 1.0}, 50.0),
        ({"value": -1200.0, "step": 1.0}, 50.0),
        ({"value": 1234.0, "step": 1.0}, 0.0),
        ({"value": 100.0, "step": 1.0}, 5.0),
        ({"value": 99.0, "step": 1.0}, 0.0),
        ({"value": 1000.0, "step": 1.0, "kind": "mass"}, 50.0),
        ({"value": 100.0, "step": 1.0, "kind": "percent"}, 0.5),
        ({"value": 100.0, "step": 1.0, "kind": "age"}, 0.5),
        ({"value": 40.0, "step": None}, 0.0),
        ({"value": None, "low": 12.0, "high": 120.0, "step": 1.0}, 0.0),
        ({"value": 40.0, "step": 1.0, "approximate": True}, 10.0),  # "about 40": tens
        ({"value": 43.0, "step": 1.0, "approximate": True}, 1.0),
        ({"value": 0.0, "step": 1.0, "approximate": True}, 1.0),
        ({"value": -40.0, "step": 1.0, "approximate": True}, 10.0),
        ({"value": 1300.0, "step": 1.0, "approximate": True}, 100.0),
        ({"value": 1.5, "step": 0.1, "approximate": True}, 0.1),
    ],
)
def test_rounding(fields: dict[str, Any], expected: float) -> None:
    assert rounding(claim()._replace(**fields)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "place"),
    [(1300, 100), (-1300, 100), (1, 1), (10, 10), (4.85e11, 1e9), (0.25, 0.01), (0.3, 0.1), (7, 1), (1_000_001, 1)],
)
def test_last_digit(value: float, place: float) -> None:
    assert last_digit(value) == pytest.approx(place)


@given(st.integers(1, 10**6).filter(lambda digits: digits % 10), st.integers(-6, 9))
def test_last_digit_of_any_number(digits: int, power: int) -> None:
    assert last_digit(digits * 10.0**power) == pytest.approx(10.0**power)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": 2.0, "base_unit": "meter", "base_low": 3218.688, "base_high": 3218.688}, 1609.344),
        ({"low": None, "high": 2.0, "base_unit": "meter", "base_low": None, "base_high": 2000.0}, 1000.0),
        ({"value": 0.0, "base_unit": "meter", "base_low": 0.0, "base_high": 0.0}, 1.0),
        ({"unit": "degree_Celsius", "kind": "temperature", "value": 20.0, "base_unit": "kelvin"}, 1.0),
        ({"unit": "degree_Fahrenheit", "kind": "temperature", "value": 50.0, "base_unit": "kelvin"}, 5 / 9),
        ({"value": -3.0, "base_unit": "meter", "base_low": -3000.0, "base_high": -3000.0}, 1000.0),
        ({"value": 40.0}, 1.0),
    ],
)
def test_factor(fields: dict[str, Any], expected: float) -> None:
    assert factor(claim(**fields)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "shares"),
    [
        ((1, 2), (2, 3), True),
        ((1, 2), (2.1, 3), False),
        ((None, 2), (2, None), True),
        ((None, 2), (3, None), False),
        ((None, None), (3, 4), True),
        ((0.1 + 0.2, 1), (0, 0.3), True),  # a binary fraction is no disagreement
        ((1e9 + 0.5, None), (None, 1e9), True),  # nor is one of a large number
        ((1e9 + 2, None), (None, 1e9), False),
        ((-1e9 + 0.5, None), (None, -1e9), True),
    ],
)
def test_shares_a_point(
    one: tuple[float | None, float | None], other: tuple[float | None, float | None], shares: bool
) -> None:
    assert Interval(*one).shares_a_point_with(Interval(*other)) == shares
    assert Interval(*other).shares_a_point_with(Interval(*one)) == shares


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("1,200 people", "1,234 people", True),
        ("1,200 people", "1,251 people", False),
        ("1,234 people", "1,243 people", False),
        ("43 people", "43 people", True),
        ("43 people", "44 people", False),
        ("about 40 people", "43 people", True),
        ("about 40 people", "51 people", False),
        ("90 people", "93 people", False),
        ("1,000 people", "1,040 people", True),
        ("1,000 people", "1,400 people", False),  # a thousand is told to two digits at least
        ("24 million people", "24.4 million people", True),
        ("24 million people", "24.6 million people", False),
        ("40%", "41%", True),  # both round 40.5
        ("40%", "42%", False),
        ("100%", "104%", False),
        ("900 km", "940 km", True),
        ("912 km", "914 km", False),
    ],
)
def test_two_figures_agree(one: str, other: str, agree: bool) -> None:
    first, second = (claims_of(Article("a", f"They told of {figure}.")) for figure in (one, other))
    assert allowed(first[0]).shares_a_point_with(allowed(second[0])) == agree
    assert allowed(second[0]).shares_a_point_with(allowed(first[0])) == agree


def test_no_intervals_set_no_ends() -> None:
    assert floor_and_ceiling([]) == (None, None)
    assert floor_and_ceiling([Interval(None, None)]) == (None, None)


@given(st.lists(INTERVALS, max_size=5), NUMBERS)
def test_floor_and_ceiling_hold_what_all_hold(intervals: list[Interval], number: float) -> None:
    def is_in(interval: Interval) -> bool:
        low, high = interval
        return (low is None or low <= number) and (high is None or number <= high)

    assert is_in(floor_and_ceiling(intervals)) == all(map(is_in, intervals))


@given(
    st.floats(0.001, 1e12), st.sampled_from([0.001, 0.1, 1.0, 1000.0]), st.booleans(),
    st.sampled_from(["count", "mass", "percent"]),
)  # fmt: skip
def test_what_is_stated_is_allowed(value: float, step: float, approximate: bool, kind: str) -> None:
    low, high = allowed(claim(value, step=step, approximate=approximate, kind=kind))
    assert low is not None and high is not None
    assert low <= value <= high
    assert low < high or kind == "count"
    assert math.isclose(value - low, high - value, rel_tol=1e-3, abs_tol=step * 1e-3)
