"""Stated intervals on one number line, and what was stated of a fact from day to day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from checks.report.axis import MARGIN, WHOLE, Axis, axis_of, ticks
from checks.report.records import Bar, NumberLine, Point, Tick, Timeline
from checks.report.words import day, spanned
from claims.intervals import HAIR, Interval, allowed, floor_and_ceiling, stated
from claims.records import Claim

LEFT, RIGHT = (
    30.0,
    70.0,
)  # percent of the width: text left of one begins at its bar, right of the other it ends there
VALUES_END = 22.0  # percent of the width that the values of a timeline take
MOST_DAYS = 4  # named below a timeline
LEAST_ROOM = 20.0  # percent between two of them
BESIDE = 4.0  # percent between figures of one day, less where there are many
LAST = 10.0  # percent of the width after the last day, for the figures of that day


class Drawn(NamedTuple):
    """An interval that is to be drawn."""

    interval: Interval
    letter: str = ""
    is_doubted: bool = False
    day: date | None = None
    severity: str = ""


class Scale(NamedTuple):
    """Claims in one unit."""

    intervals: tuple[Interval | None, ...]  # what each allows; None where it is told in another unit
    unit: str


def one_scale(claims: Sequence[Claim]) -> Scale:
    """What the claims allow, in the unit that all of them state, or else in base units."""
    units = {claim.unit for claim in claims}
    if len(units) == 1:
        return Scale(tuple(map(stated, claims)), units.pop())
    bases = [claim.base_unit for claim in claims if claim.base_unit]
    unit = max(bases, key=bases.count) if bases else ""
    return Scale(tuple(allowed(claim) if claim.base_unit == unit else None for claim in claims), unit)


def number_line(drawn: Sequence[Drawn], unit: str) -> NumberLine | None:
    """The intervals above one another on one axis; None where there is nothing with an end."""
    axis = axis_of([each.interval for each in drawn])
    if axis is None:
        return None
    told = "; ".join(f"{each.letter or 'the other figures'}: {spanned(each.interval, unit)}" for each in drawn)
    return NumberLine(tuple(bar(each, axis, unit) for each in drawn), ticks(axis, unit), axis.is_logarithmic, told)


def bar(drawn: Drawn, axis: Axis, unit: str) -> Bar:
    interval = drawn.interval
    start, width = axis.stretch(interval)
    middle = start + width / 2
    if middle < LEFT:
        anchor, place = "start", start
    elif middle > RIGHT:
        anchor, place = "end", start + width
    else:
        anchor, place = "middle", middle
    return Bar(
        letter=drawn.letter,
        text=spanned(interval, unit),
        start=start,
        width=width,
        is_open_left=interval.low is None,
        is_open_right=interval.high is None,
        is_doubted=drawn.is_doubted,
        anchor=anchor,
        text_place=round(place, 2),
    )


def timeline(drawn: Sequence[Drawn], unit: str) -> Timeline | None:
    """What was stated from day to day; None where no figure has a day, or none an end."""
    dated = [each for each in drawn if each.day is not None]
    axis = axis_of([each.interval for each in dated])
    if axis is None or not dated:
        return None
    places = day_places([each.day for each in dated if each.day is not None])
    on_day = Counter(each.day for each in dated)
    step = min(BESIDE, LAST / max(on_day.values()))
    seen: Counter[date | None] = Counter()
    points = []
    for each in dated:
        assert each.day is not None
        points.append(point(each, axis, places[each.day] + seen[each.day] * step))
        seen[each.day] += 1
    told = "; ".join(f"{each.letter}, {day(each.day)}: {spanned(each.interval, unit)}" for each in dated)
    return Timeline(
        points=tuple(points),
        days=named_days(places),
        values=tuple(Tick(round(WHOLE - tick.place, 2), tick.text) for tick in ticks(axis, unit)),
        band=band([each.interval for each in dated], axis),
        is_logarithmic=axis.is_logarithmic,
        told=told,
    )


def day_places(days: Iterable[date]) -> dict[date, float]:
    """Where each day stands, in percent of the width; a single one in the middle."""
    ordered = sorted(set(days))
    length = (ordered[-1] - ordered[0]).days
    room = WHOLE - MARGIN - VALUES_END - LAST
    if not length:
        return {ordered[0]: (WHOLE + VALUES_END) / 2}
    return {each: round(VALUES_END + MARGIN + room * (each - ordered[0]).days / length, 2) for each in ordered}


def named_days(places: dict[date, float]) -> tuple[Tick, ...]:
    """The first day and the last, and those between that have room beside the one before and the last."""
    named: list[Tick] = []
    end = max(places.values())
    for each, place in places.items():
        is_free = not named or min(place - named[-1].place, end - place) >= LEAST_ROOM
        if (is_free and len(named) < MOST_DAYS) or (place == end and place - named[-1].place >= LEAST_ROOM):
            named.append(Tick(place, day(each)))
    return tuple(named)


def point(drawn: Drawn, axis: Axis, x: float) -> Point:
    start, height = axis.stretch(drawn.interval)
    return Point(
        letter=drawn.letter,
        x=round(x, 2),
        top=round(WHOLE - start - height, 2),
        height=height,
        is_open_up=drawn.interval.high is None,
        is_open_down=drawn.interval.low is None,
        severity=drawn.severity,
    )


def band(intervals: list[Interval], axis: Axis) -> tuple[float, float] | None:
    """What all of them together allow, as top and height; None when they disagree."""
    low, high = floor_and_ceiling(intervals)
    if low is not None and high is not None and low > high + HAIR * abs(high):
        return None
    start, height = axis.stretch(Interval(low, high))
    return round(WHOLE - start - height, 2), height
