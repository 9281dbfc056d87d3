"""What a claim allows: every number that its words could stand for, in base units.

"1.8 million" is said of anything that rounds to it, "about 40" of a little more or less, "more than 2%" of all above.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from claims.normalise import scale_between
from claims.records import Claim, Unit

_HALF = 0.5  # of a step: "1.8 million" is 1.75 to 1.85 million
_WHOLE = 1.0  # of a step: what a hedge adds
HAIR = 1e-9  # of the value: a binary fraction is no disagreement


class Interval(NamedTuple):
    """All numbers from low to high, both included; None where there is no end."""

    low: float | None
    high: float | None

    def shares_a_point_with(self, other: Interval) -> bool:
        """Whether one number is in both."""
        low, high = floor_and_ceiling([self, other])
        return low is None or high is None or low <= high + HAIR * abs(high)


def allowed(claim: Claim) -> Interval:
    """What the claim allows in base units, or in its own where it has none; no end at all for one without figures."""
    low, high = (claim.base_low, claim.base_high) if claim.base_unit else (claim.low, claim.high)
    return widened(low, high, claim.bound, rounding(claim) * factor(claim))


def stated(claim: Claim) -> Interval:
    """What the claim allows in its own unit, free of any rate of exchange."""
    return widened(claim.low, claim.high, claim.bound, rounding(claim))


def widened(low: float | None, high: float | None, bound: str, slack: float) -> Interval:
    if bound != "=" or not slack:
        return Interval(low, high)
    return Interval(low - slack if low is not None else None, high + slack if high is not None else None)


def rounding(claim: Claim) -> float:
    """How far the true number may lie from the one stated, in its unit: half a step, with a hedge as much again.

    The last digits of a large round number are taken for rounded: 1,200 is said of 1,234. Whole things, counted one by
    one, are not: 43 people are 43.
    """
    if claim.step is None or claim.value is None:
        return 0.0
    if claim.approximate:
        return (max(claim.step, last_digit(claim.value)) if claim.value else claim.step) * _WHOLE
    step = printed_place(claim)
    return 0.0 if claim.kind == "count" and step <= 1 else step * _HALF


def printed_place(claim: Claim) -> float:
    """The place value to which a figure is told, in its unit: 1 of 1,234, 100 of 1,200, 1e6 of "24 million"."""
    assert claim.step is not None and claim.value is not None
    if claim.step != 1 or abs(claim.value) < _LARGE or claim.kind in _NEVER_ROUND:
        return claim.step
    return max(claim.step, min(last_digit(claim.value), _TWO_DIGITS * abs(claim.value)))


_LARGE = 100  # 40 people are 40, 400 may be 396
_TWO_DIGITS = 0.1  # of a value: its place where it is told to two digits, which moves it by a twentieth at most
_NEVER_ROUND = ("percent", "percentage_point", "basis_point", "ratio", "age")


def last_digit(value: float) -> float:
    """The place value of a number's last digit that is not zero: 100 of 1,300."""
    place = 10.0 ** math.floor(math.log10(abs(value)))
    while place > abs(value) * HAIR and abs(value / place - round(value / place)) > HAIR:
        place /= 10
    return place


def factor(claim: Claim) -> float:
    """How many base units one stated unit is, 5/9 kelvin for a degree Fahrenheit; 1 where that is not told."""
    if not claim.base_unit:
        return 1.0
    if claim.kind == "temperature":  # its zero is elsewhere: 50 °F are 283 K
        scale = scale_between(Unit(claim.unit, claim.kind), claim.base_unit, is_level=True)
        return scale.factor if scale else 1.0
    for stated, base in ((claim.low, claim.base_low), (claim.high, claim.base_high)):
        if stated and base is not None:
            return abs(base / stated)
    return 1.0


def floor_and_ceiling(intervals: list[Interval]) -> Interval:
    """What all of them together still allow: the highest low and the lowest high; low > high when they disagree."""
    lows = [interval.low for interval in intervals if interval.low is not None]
    highs = [interval.high for interval in intervals if interval.high is not None]
    return Interval(max(lows, default=None), min(highs, default=None))
