"""What a claim allows: every number that its words could stand for, in base units.

"1.8 million" is said of anything that rounds to it, "about 40" of a little more or less, "more than 2%" of all above.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from claims.normalise import scale_of
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
    slack = rounding(claim)
    if claim.bound != "=" or not slack:
        return Interval(low, high)
    return Interval(low - slack if low is not None else None, high + slack if high is not None else None)


def rounding(claim: Claim) -> float:
    """How far the true number may lie from the one stated, in base units: half a step, with a hedge as much again."""
    if claim.step is None or claim.value is None:
        return 0.0
    step = claim.step
    if claim.approximate and claim.value:
        step = max(step, last_digit(claim.value))
    return step * (_WHOLE if claim.approximate else _HALF) * factor(claim)


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
        scale = scale_of(Unit(claim.unit, claim.kind), is_level=True)
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
