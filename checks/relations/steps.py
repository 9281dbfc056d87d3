"""A change and its two ends, as one sentence tells them: "rose 11%, from 19% to 30%"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checks.passages import Sentence
from checks.relations.light import (
    are_around_change,
    ends_around_change,
    is_before_baseline,
    is_of_loss,
    leads_from_old_to_new,
    words_of,
)
from claims.records import Claim

POINTS = {"percentage_point": 1.0, "basis_point": 0.01}  # in points of percent
TIMES = "ratio"
CHANGES = ("increase", "decrease")
_NUMBERS = {"count", "number"}  # "rose by 300, from 1,250 to 1,650 people": not each has its noun


class Step(NamedTuple):
    """A change with its two ends."""

    change: Claim
    old: Claim
    new: Claim


def step_of(sentence: Sentence, first: int) -> Step | None:
    """Three claims side by side as a change and its two ends; None where the words between them tell more than that."""
    trio = sentence.claims[first : first + 3]
    if len(trio) < _ENDS_AND_CHANGE:
        return None
    changes = [claim for claim in trio if claim.change in CHANGES]
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
    if old.unit != new.unit or old.kind != new.kind or change.kind not in ("percent", *POINTS) or not old.value:
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
    if change.kind in ("percent", TIMES):
        return True
    if change.kind in POINTS:
        return level.kind == "percent"
    if change.noun == "times":
        return False  # "rose three times, from 200 to 600": by what and to what is not told
    return change.unit == level.unit and are_of_one_kind(change, level)


def are_of_one_kind(one: Claim, other: Claim) -> bool:
    """Whether two claims measure alike, or count, though not both with a noun."""
    return one.kind == other.kind or {one.kind, other.kind} <= _NUMBERS


def readings_of(step: Step, sentence: Sentence) -> list[Step]:
    """The step, and the one of the change before an "or": "rose 2%, or 3% in dollars, to 1,020 from 1,000"."""
    ids = [claim.claim_id for claim in sentence.claims]
    place = ids.index(step.change.claim_id)
    if not place or "or" not in words_of(sentence.before(place)):
        return [step]
    before = sentence.claims[place - 1]
    kinds = {before.kind, step.change.kind}
    is_alike = before.change == step.change.change and (len(kinds) == 1 or kinds == {"percent", TIMES})
    return [step, step._replace(change=before)] if is_alike and can_change(before, step.old) else [step]
