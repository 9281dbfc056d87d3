"""A change whose ends stand in other sentences: "from £20 to £25. That is a rise of 40%", "It moved 4.1m, up 12%"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from checks.passages import Passages, Sentence
from checks.records import Relation
from checks.relations.growth import changed
from checks.relations.light import are_around_change, is_before_baseline, leads_from_old_to_new, words_of
from checks.relations.steps import CHANGES, Step, can_change
from claims.facts.features import stems
from claims.intervals import stated
from claims.records import Claim

_BACK = 3  # sentences to the levels
_YEAR = (364, 367)  # days between two days of consecutive years
_OF_THAT = frozenset(("that", "this", "which"))


def growth_across(article: Passages) -> Iterator[Relation]:
    """A relation for each change that a sentence tells of levels in the sentences before it."""
    for place, sentence in enumerate(article.sentences):
        before = article.sentences[max(0, place - _BACK) : place]
        for at, change in enumerate(sentence.claims):
            if change.change not in CHANGES or change.kind not in ("percent", "percentage_point") or not before:
                continue
            step = (
                of_that(sentence, at, before[-1])
                or of_difference(sentence, at, before)
                or of_year(sentence, at, before)
            )
            if step is not None:
                yield changed(step)


def of_that(sentence: Sentence, at: int, before: Sentence) -> Step | None:
    """ "The price went from £20 to £25. That is a rise of 40%." """
    told = words_of(sentence.before(at))
    if at or not told or told[0] not in _OF_THAT or not are_around_change(sentence.before(at)):
        return None
    if len(before.claims) != _TWO or not is_before_baseline(before.before(0)):
        return None
    return step_between(sentence.claims[at], *before.claims) if leads_from_old_to_new(before.before(1)) else None


_TWO = 2  # levels, and nothing else that "that" could mean


def step_between(change: Claim, old: Claim, new: Claim) -> Step | None:
    """The change between two levels of one unit; None where it cannot be theirs."""
    if old.unit != new.unit or old.kind != new.kind or {old.change, new.change} != {"level"}:
        return None
    if not old.value or not new.value or old.value == new.value or not can_change(change, old):
        return None
    return Step(change, old, new)


def of_difference(sentence: Sentence, at: int, before: tuple[Sentence, ...]) -> Step | None:
    """ "It costs £3.1bn now and will cost £3.9bn. The difference is £800m, or 40% more.": two levels so far apart."""
    if not at:
        return None
    difference, change = sentence.claims[at - 1], sentence.claims[at]
    if difference.kind == "percent" or not difference.value or not are_around_change(sentence.before(at)):
        return None
    levels = [claim for one in before for claim in one.claims if is_level_of(claim, difference)]
    pairs = [
        (old, new)
        for one, other in combinations(levels, 2)
        for old, new in ((one, other), (other, one))
        if new.value and old.value and is_difference(difference, new.value - old.value, change)
    ]
    return step_between(change, *pairs[0]) if len(pairs) == 1 else None


def is_level_of(claim: Claim, difference: Claim) -> bool:
    unit, other = claim.unit.partition(" / ")[0], difference.unit.partition(" / ")[0]
    return claim.change == "level" and claim.value is not None and unit == other and bool(unit)


def is_difference(difference: Claim, apart: float, change: Claim) -> bool:
    """Whether two levels lie exactly so far apart, in the direction of the change."""
    low, high = stated(difference)
    signed = apart if change.change == "increase" else -apart
    return low is not None and high is not None and low <= signed <= high


def of_year(sentence: Sentence, at: int, before: tuple[Sentence, ...]) -> Step | None:
    """ "In 2024 the port moved 3.2m boxes. Last year it moved 4.1m, up 12%." """
    if not at or not are_around_change(sentence.before(at)) or is_before_baseline(sentence.before(at)):
        return None
    new, change = sentence.claims[at - 1], sentence.claims[at]
    if new.change != "level" or len([claim for claim in sentence.claims if claim.unit == new.unit]) > 1:
        return None
    olds = [claim for one in before for claim in one.claims if is_year_before(claim, new)]
    return step_between(change, olds[0], new) if len(olds) == 1 else None


def is_year_before(old: Claim, new: Claim) -> bool:
    """Whether a claim tells the same a year earlier: of one measure, unit and length of time."""
    if None in (old.period_start, old.period_end, new.period_start, new.period_end) or old.unit != new.unit:
        return False
    assert old.period_start and old.period_end and new.period_start and new.period_end
    ends = (new.period_start - old.period_start).days, (new.period_end - old.period_end).days
    if not all(_YEAR[0] <= days <= _YEAR[1] for days in ends):
        return False
    return old.noun == new.noun and bool(stems(old.measure)) and stems(old.measure) == stems(new.measure)
