"""Amounts and quotes as messages write them."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.wording import amount, joined, quoted, span
from claims.intervals import Interval
from tests.facts.claim import claim


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (13.6e9, "PLN", "13.6 billion PLN"),
        (1e12, "USD", "1 trillion USD"),
        (999_999, "", "999,999"),
        (1_180, "", "1,180"),
        (1_180.4, "", "1,180"),
        (32.63157, "percent", "32.63%"),
        (9, "percentage_point", "9 points"),
        (25, "basis_point", "25 basis points"),
        (22.5308, "kilometer", "22.53 kilometer"),
        (0.034, "GBP / share", "0.034 GBP / share"),
        (100, "", "100"),
        (0, "", "0"),
        (-20, "degree_Celsius", "-20 degree_Celsius"),
        (-1.5e6, "", "-1.5 million"),
        (999_999_999, "", "1,000 million"),
        (math.inf, "", "inf"),
    ],
)
def test_amount(value: float, unit: str, words: str) -> None:
    assert amount(value, unit) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (13.55e9, 13.65e9, "13.55 billion to 13.65 billion PLN"),
        (40, None, "at least 40 PLN"),
        (None, 40, "at most 40 PLN"),
        (40, 40, "40 PLN"),
        (None, None, "any amount"),
    ],
)
def test_span(low: float | None, high: float | None, words: str) -> None:
    assert span(Interval(low, high), "PLN") == words


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("more than\n  300 tickets", '"more than 300 tickets"'),
        ("x" * 60, f'"{"x" * 60}"'),
        ("x" * 61, f'"{"x" * 59}…"'),
    ],
)
def test_quoted(quote: str, words: str) -> None:
    assert quoted(claim(1, quote=quote)) == words


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_joined(words: list[str], text: str) -> None:
    assert joined(words) == text


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e18, max_value=1e18))
def test_an_amount_is_the_number_but_for_rounding(value: float) -> None:
    """To three digits at least, whatever its size."""
    digits, scale = re.fullmatch(r"(-?[\d,.]+)(| million| billion| trillion)", amount(value)).groups()  # type: ignore[union-attr]  # no match fails the test
    times = {"": 1, " million": 1e6, " billion": 1e9, " trillion": 1e12}[scale]
    assert float(digits.replace(",", "")) * times == pytest.approx(value, rel=1e-3, abs=1e-4)


@given(st.floats(0, 1e15), st.floats(0, 1e15))
def test_a_span_has_both_its_ends(one: float, other: float) -> None:
    low, high = sorted((one, other))
    words = span(Interval(low, high), "USD")
    assert words == amount(high, "USD") or words == f"{amount(low)} to {amount(high, 'USD')}"
