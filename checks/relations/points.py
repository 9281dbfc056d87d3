"""One change told as percent and as points of percent: "raised its rate by 0.75%" and "by 0.75 percentage points"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from checks.records import Relation
from checks.relations.relation import relation
from checks.relations.stories import are_of_two_stories, order_of, place_of, voice_of
from checks.slips import digits_of
from checks.wording import quoted
from claims.facts.features import stems
from claims.intervals import Interval
from claims.records import Claim

_KINDS = ("percent", "percentage_point")
_CHANGES = ("increase", "decrease")
_TELLING = 2  # digits: many things rise 5%
_NEAR = timedelta(days=10)  # between two articles of one story


def points(claims: Iterable[Claim]) -> Iterator[Relation]:
    """A relation for each change that one article has in percent and another, of the same subject, in points.

    The two are never put into one fact, so they are found by their figure, measure and subject here.
    """
    tellings: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if is_telling(claim):
            key = (claim.value, claim.change, stems(claim.measure), stems(claim.subject))
            tellings.setdefault(key, []).append(claim)
    for told in tellings.values():
        sides = [[claim for claim in told if claim.kind == kind] for kind in _KINDS]
        if all(sides):
            sides.sort(key=lambda side: (-len(set(map(voice_of, side))), min(map(order_of, side))))
            yield from apart(*reversed(sides))


def is_telling(claim: Claim) -> bool:
    """Whether a claim is a change in percent or points, of a known thing, with digits enough to be known by."""
    if claim.kind not in _KINDS or claim.change not in _CHANGES or claim.bound != "=":
        return False
    return bool(claim.subject and claim.measure and claim.value and len(digits_of(claim.value)) >= _TELLING)


def apart(doubted: Sequence[Claim], believed: Sequence[Claim]) -> Iterator[Relation]:
    """The relation of the first two that are of one story and of the same days."""
    for one in sorted(doubted, key=order_of):
        for other in sorted(believed, key=order_of):
            if are_of_one(one, other):
                yield relation(
                    "conflict",
                    "error",
                    (one, other),
                    observed=Interval(1.0, 1.0),
                    allowed=Interval(0.0, 0.0),
                    unit="",
                    slip="percent_points",
                    message=f"{quoted(one)}{place_of(one)} and {quoted(other)}{place_of(other)} are two changes.",
                )
                return


def are_of_one(one: Claim, other: Claim) -> bool:
    """Whether two articles of the same days tell of the same period, as far as they say."""
    if one.article_id == other.article_id or are_of_two_stories(one, other):
        return False
    if one.published and other.published and abs(one.published - other.published) > _NEAR:
        return False
    ours, theirs = (one.period_start, one.period_end), (other.period_start, other.period_end)
    return ours == theirs or None in ours + theirs
