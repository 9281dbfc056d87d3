"""A change and the levels it lies between: "rose 11%, from 19% to 30%", "£712 against £661 a year earlier, up 4.9%"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf, isfinite
from typing import NamedTuple

from checks.passages import Sentence
from checks.records import Relation
from checks.relations.course import course, courses
from checks.relations.light import (
    are_around_change,
    ends_around_change,
    is_before_baseline,
    is_of_loss,
    leads_from_old_to_new,
    words_of,
)
from checks.relations.parts import best
from checks.relations.relation import relation
from checks.slips import slip_of_reckoned
from checks.wording import amount, quoted
from claims.intervals import Interval, stated
from claims.records import Claim

_HUNDRED = 100.0
_CHANGES = ("increase", "decrease")
_POINTS = {"percentage_point": 1.0, "basis_point": 0.01}  # in points of percent
_TIMES = "ratio"
_NUMBERS = {"count", "number"}  # "rose by 300, from 1,250 to 1,650 people": not each has its noun


class Step(NamedTuple):
    """A change with its two ends."""

    change: Claim
    old: Claim
    new: Claim


def growth(sentence: Sentence) -> Iterator[Relation]:
    """A relation for each change that the sentence tells together with both its ends, the first that stands by them;
    and for each two ends of which only the way from one to the other is told.

    "Profit rose 20% to £120m from £100m, or by 15% at constant exchange rates": the second is reckoned otherwise.
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


def readings_of(step: Step, sentence: Sentence) -> list[Step]:
    """The step, and the one of the change before an "or": "rose 2%, or 3% in dollars, to 1,020 from 1,000"."""
    before, told = sentence.claims[0], ""
    for place, claim in enumerate(sentence.claims):
        if claim.claim_id == step.change.claim_id and place:
            before, told = sentence.claims[place - 1], sentence.before(place)
    kinds = {before.kind, step.change.kind}
    is_alike = before.change == step.change.change and (len(kinds) == 1 or kinds == {"percent", _TIMES})
    is_other = is_alike and "or" in words_of(told) and can_change(before, step.old)
    return [step, step._replace(change=before)] if is_other else [step]


def step_of(sentence: Sentence, first: int) -> Step | None:
    """Three claims side by side as a change and its two ends; None where the words between them tell more than that."""
    trio = sentence.claims[first : first + 3]
    if len(trio) < _ENDS_AND_CHANGE:
        return None
    changes = [claim for claim in trio if claim.change in _CHANGES]
    levels = [place for place in range(first, first + 3) if sentence.claims[place].change == "level"]
    if len(changes) != 1 or len(levels) != 2 or not are_tied(sentence, first, trio):
        return None
    one, other = (sentence.claims[place] for place in levels)
    if one.unit != other.unit or one.kind != other.kind or not can_change(changes[0], one):
        return None
    marked = [is_before_baseline(sentence.before(place)) for place in levels]
    if marked[0] == marked[1] or len({is_of_loss(sentence.before(place)) for place in levels}) > 1:
        return None
    old, new = (one, other) if marked[0] else (other, one)
    return Step(changes[0], old, new) if old.value and new.value is not None else None


_ENDS_AND_CHANGE = 3


def are_tied(sentence: Sentence, first: int, trio: Sequence[Claim]) -> bool:
    """Whether the words between three claims tell that one is the change between the others."""
    for at in (1, 2):
        between = sentence.before(first + at)
        is_step = trio[at - 1].change == trio[at].change == "level"
        if are_around_change(between):
            continue
        if is_step:
            if not (is_before_baseline(sentence.before(first + at - 1)) and leads_from_old_to_new(between)):
                return False
        elif not ends_around_change(between) or set(";:!?") & set(between):
            return False
    return True


def step_said_again(sentence: Sentence, first: int) -> Step | None:
    """Two ends, and after "or" the step between them: "rose from 47% to 54%, or seven per cent"."""
    trio = sentence.claims[first : first + 3]
    if len(trio) < _ENDS_AND_CHANGE or any(claim.change != "level" for claim in trio):
        return None
    old, new, change = trio
    if old.unit != new.unit or old.kind != new.kind or change.kind not in ("percent", *_POINTS) or not old.value:
        return None
    if not is_before_baseline(sentence.before(first)) or not leads_from_old_to_new(sentence.before(first + 1)):
        return None
    if words_of(sentence.before(first + 2)) != ["or"] or new.value is None or new.value == old.value:
        return None
    told = change._replace(change="increase" if new.value > old.value else "decrease")
    return Step(told, old, new) if can_change(told, old) else None


def can_change(change: Claim, level: Claim) -> bool:
    """Whether a change can be one of such levels: a percentage of anything, points of shares, else the same unit."""
    if change.value is None:
        return False
    if change.kind in ("percent", _TIMES):
        return True
    if change.kind in _POINTS:
        return level.kind == "percent"
    if change.noun == "times":
        return False  # "rose three times, from 200 to 600": by what and to what is not told
    return change.unit == level.unit and (change.kind == level.kind or {change.kind, level.kind} <= _NUMBERS)


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
        unit="" if change.kind == _TIMES else change.unit,
        slip=slip_of_change(step, exact),
        message=f"From {quoted(old)} to {quoted(new)} is {wording(exact, change)}, not {quoted(change)}.",
    )


def said_of(change: Claim) -> Interval:
    """What a change allows; in words, with a hedge, a tenth less or more: "almost doubled" is said of 1.85 times."""
    if change.kind != _TIMES or not change.approximate or change.value is None:
        return stated(change)
    return Interval(change.value * (1 - _ROUGHLY), change.value * (1 + _ROUGHLY))


_ROUGHLY = 0.1


def reckoned(step: Step) -> Interval:
    """The least and the most that the change between two levels can be, in the unit of what is stated of it."""
    of = reckoned_of(step.change)
    olds, news = ends_of(step.old, step.new)
    if step.change.kind in ("percent", _TIMES) and None in (*olds, *news):
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
    if change.kind == _TIMES and change.value is not None and change.value > 1:
        return lambda old, new: new / old if sign > 0 else old / new if new else inf
    if change.kind == _TIMES:
        return lambda old, new: sign * (new - old) / old
    if change.kind == "percent":
        return lambda old, new: sign * (new - old) / old * _HUNDRED
    return lambda old, new: sign * (new - old) / _POINTS.get(change.kind, 1.0)


def ends_of(old: Claim, new: Claim) -> tuple[Interval, Interval]:
    """What two levels allow; a price beside one with cents is told to the cent: "from $1.75 to $2"."""
    steps = [claim.step for claim in (old, new)]
    if old.kind == "money" and None not in steps and set(steps) == {1.0, _CENT}:
        return (stated(old._replace(step=_CENT)), stated(new._replace(step=_CENT)))
    return stated(old), stated(new)


_CENT = 0.01


def wording(exact: float, change: Claim) -> str:
    assert change.value is not None
    if change.kind == _TIMES and change.value > 1:
        return f"{amount(exact)} times as much" if change.change == "increase" else f"{amount(exact)} times less"
    word = "a fall" if (change.change == "decrease") == (exact >= 0) else "a rise"
    if change.kind == _TIMES:
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
