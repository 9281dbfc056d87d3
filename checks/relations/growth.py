"""A change and the levels it lies between: "rose 11%, from 19% to 30%", "£712 against £661 a year earlier, up 4.9%"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf, isfinite

from checks.passages import Sentence
from checks.records import Relation
from checks.relations.course import course, courses
from checks.relations.parts import best
from checks.relations.relation import relation
from checks.relations.steps import POINTS, TIMES, Step, readings_of, step_of, step_said_again
from checks.slips import slip_of_reckoned
from checks.wording import amount, quoted
from claims.intervals import Interval, stated
from claims.records import Claim

_HUNDRED = 100.0


def growth(sentence: Sentence) -> Iterator[Relation]:
    """A relation for each change told with both its ends, and for each two ends told with only the way between them.

    The first change beside two ends is held against them: "Profit rose 20% to £120m from £100m, or by 15% at constant
    exchange rates" reckons the second otherwise.
    """
    told: set[frozenset[str]] = set()
    for place in range(len(sentence.claims)):
        step = step_of(sentence, place) or step_said_again(sentence, place)
        if step is None:
            continue
        ends = frozenset((step.old.claim_id, step.new.claim_id))
        if ends not in told:
            told.add(ends)
            yield best([changed(reading) for reading in readings_of(step, sentence)])
    for found in courses(sentence):
        if frozenset((found.old.claim_id, found.new.claim_id)) not in told:
            yield course(found)


def changed(step: Step) -> Relation:
    """The stated change beside the one that the two levels make."""
    change, old, new = step
    assert old.value is not None and new.value is not None and change.value is not None
    exact = reckoned_of(change)(old.value, new.value)
    return relation(
        "growth",
        "error",
        (change, old, new),
        observed=said_of(change),
        allowed=reckoned(step),
        unit="" if change.kind == TIMES else change.unit,
        slip=slip_of_change(step, exact),
        message=f"From {quoted(old)} to {quoted(new)} is {wording(exact, change)}, not {quoted(change)}.",
    )


def said_of(change: Claim) -> Interval:
    """What a change allows; in words, with a hedge, a tenth less or more: "almost doubled" is said of 1.85 times."""
    if change.kind != TIMES or not change.approximate or change.value is None:
        return stated(change)
    return Interval(change.value * (1 - _ROUGHLY), change.value * (1 + _ROUGHLY))


_ROUGHLY = 0.1


def reckoned(step: Step) -> Interval:
    """The least and the most that the change between two levels can be, in the unit of what is stated of it."""
    of = reckoned_of(step.change)
    olds, news = ends_of(step.old, step.new)
    if step.change.kind in ("percent", TIMES) and None in (*olds, *news):
        return Interval(None, None)
    made = [of(old, new) for old in closed(olds) for new in closed(news) if old]
    if not made:
        return Interval(None, None)
    low, high = min(made) + 0.0, max(made) + 0.0  # no minus 0
    return Interval(low if isfinite(low) else None, high if isfinite(high) else None)


def closed(level: Interval) -> tuple[float, float]:
    return -inf if level.low is None else level.low, inf if level.high is None else level.high


def reckoned_of(change: Claim) -> Callable[[float, float], float]:
    """What the change between two levels is, old and new, in the unit of what is stated of it.

    "Doubled" and "threefold" are how many times the lesser level the greater one is, "halved" and "by a third" a part
    of the old one.
    """
    sign = -1 if change.change == "decrease" else 1
    if change.kind == TIMES and change.value is not None and change.value > 1:
        return lambda old, new: new / old if sign > 0 else old / new if new else inf
    if change.kind == TIMES:
        return lambda old, new: sign * (new - old) / old
    if change.kind == "percent":
        return lambda old, new: sign * (new - old) / old * _HUNDRED
    return lambda old, new: sign * (new - old) / POINTS.get(change.kind, 1.0)


def ends_of(old: Claim, new: Claim) -> tuple[Interval, Interval]:
    """What two levels allow; a price beside one with cents is told to the cent: "from $1.75 to $2"."""
    steps = [claim.step for claim in (old, new)]
    if old.kind == "money" and None not in steps and set(steps) == {1.0, _CENT}:
        return (stated(old._replace(step=_CENT)), stated(new._replace(step=_CENT)))
    return stated(old), stated(new)


_CENT = 0.01


def wording(exact: float, change: Claim) -> str:
    assert change.value is not None
    if change.kind == TIMES and change.value > 1:
        return f"{amount(exact)} times as much" if change.change == "increase" else f"{amount(exact)} times less"
    word = "a fall" if (change.change == "decrease") == (exact >= 0) else "a rise"
    if change.kind == TIMES:
        return f"{word} of {amount(abs(exact) * _HUNDRED, 'percent')}"
    return f"{word} of {amount(abs(exact), change.unit)}"


def slip_of_change(step: Step, exact: float) -> str:
    """Percent for points, or what numbers alone tell."""
    change, old, new = step
    assert old.value is not None and new.value is not None and change.value is not None
    if change.kind == "percent" and old.kind == "percent":
        apart = abs(new.value - old.value)
        if stated(change).shares_a_point_with(Interval(apart * 0.999, apart * 1.001)):
            return "percent_points"
    return slip_of_reckoned(change.value, exact)
