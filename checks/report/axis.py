"""An axis: where a number stands on it, and which numbers are named there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.report.records import Tick
from checks.report.words import measured
from claims.intervals import Interval

MARGIN = 6.0  # percent of the width that stays free at either end
WHOLE = 100.0
FAR_APART = 40  # the largest number over the smallest from which one on a plain axis is no more than a dot at its end
MOST_TICKS = 4
STEPS = (1, 2, 5, 10)  # of a power of ten: what readers count in
PAD = 0.05  # of a single value: an axis needs a length


class Axis(NamedTuple):
    """From a number to its place, in percent."""

    low: float
    high: float
    is_logarithmic: bool

    def at(self, value: float) -> float:
        low, high, value = (self.told(each) for each in (self.low, self.high, value))
        return round(MARGIN + (WHOLE - 2 * MARGIN) * (value - low) / (high - low), 2)

    def told(self, value: float) -> float:
        return math.log10(value) if self.is_logarithmic else value

    def stretch(self, interval: Interval) -> tuple[float, float]:
        """Where an interval begins and how long it is; one without an end goes on to the edge."""
        start = 0.0 if interval.low is None else self.at(interval.low)
        end = WHOLE if interval.high is None else self.at(interval.high)
        return start, round(max(0.0, end - start), 2)


def axis_of(intervals: Sequence[Interval]) -> Axis | None:
    """One that holds all ends, in steps of ten where they lie far apart; None where there is no end at all."""
    ends = [end for interval in intervals for end in interval if end is not None and math.isfinite(end)]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    if low == high:
        pad = abs(low) * PAD or 1.0
        return Axis(low - pad, high + pad, is_logarithmic=False)
    return Axis(low, high, is_logarithmic=low > 0 and high / low > FAR_APART)


def ticks(axis: Axis, unit: str) -> tuple[Tick, ...]:
    """Round numbers along it, the last one with the unit."""
    values = list(powers(axis) if axis.is_logarithmic else rounds(axis))
    return tuple(
        Tick(axis.at(value), measured(value, unit if value == values[-1] or unit == "percent" else ""))
        for value in values
    )


def powers(axis: Axis) -> Iterator[float]:
    first, last = math.ceil(math.log10(axis.low)), math.floor(math.log10(axis.high))
    step = max(1, math.ceil((last - first + 1) / MOST_TICKS))
    for power in range(first, last + 1, step):
        yield 10.0**power


def rounds(axis: Axis) -> Iterator[float]:
    wanted = (axis.high - axis.low) / MOST_TICKS
    power = 10.0 ** math.floor(math.log10(wanted))
    step = next(power * each for each in STEPS if power * each >= wanted)
    if axis.low == int(axis.low) and axis.high == int(axis.high):
        step = max(1, step)  # of three people there is no half
    for place in range(math.ceil(axis.low / step), math.floor(axis.high / step) + 1):
        yield round(place * step, 12 - math.floor(math.log10(step)))  # 0.30000000000000004 is 0.3
