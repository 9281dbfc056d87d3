"""What the claims on each fact say together: a row of facts.csv."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from claims.intervals import HAIR, allowed, floor_and_ceiling
from claims.records import Claim, Fact

T = TypeVar("T")


def facts(claims: Iterable[Claim]) -> list[Fact]:
    """A row for each fact that the claims speak of, ordered by fact_id; none for claims without one."""
    ordered = sorted((claim for claim in claims if claim.fact_id), key=attrgetter("fact_id", "article_id", "start"))
    return [fact_of(list(group)) for _, group in groupby(ordered, key=attrgetter("fact_id"))]


def fact_of(claims: Sequence[Claim]) -> Fact:
    """What the claims on one fact say together: what most of them say, and what all of them still allow."""
    if len(claims) == 1:
        return fact_of_one(claims[0])
    shared = [claim for claim in claims if claim.base_unit] or list(claims)
    unit = usual([claim.base_unit for claim in shared])
    comparable = [claim for claim in shared if claim.base_unit == unit]
    floor, ceiling = floor_and_ceiling([allowed(claim) for claim in comparable])
    lows = [claim.base_low if unit else claim.low for claim in comparable]
    highs = [claim.base_high if unit else claim.high for claim in comparable]
    days = [claim.published for claim in claims if claim.published is not None]
    first, last = usual([(claim.period_start, claim.period_end) for claim in claims], lacking=(None, None))
    return Fact(
        fact_id=claims[0].fact_id,
        subject=usual([claim.subject for claim in claims]),
        measure=usual([claim.measure for claim in claims]),
        kind=usual([claim.kind for claim in claims]),
        of=usual([claim.of for claim in claims]),
        change=claims[0].change,
        modality=usual([claim.modality for claim in claims]),
        period_start=first,
        period_end=last,
        base_unit=unit,
        claims=len(claims),
        articles=len({claim.article_id for claim in claims}),
        sources=len({claim.source or claim.article_id for claim in claims}),
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        floor=floor,
        ceiling=ceiling,
        low_stated=min((low for low in lows if low is not None), default=None),
        high_stated=max((high for high in highs if high is not None), default=None),
        status=status_of(comparable, floor, ceiling),
    )


def fact_of_one(claim: Claim) -> Fact:
    """What one claim says alone: of most facts there is no other."""
    floor, ceiling = allowed(claim)
    return Fact(
        fact_id=claim.fact_id,
        subject=claim.subject,
        measure=claim.measure,
        kind=claim.kind,
        of=claim.of,
        change=claim.change,
        modality=claim.modality,
        period_start=claim.period_start,
        period_end=claim.period_end,
        base_unit=claim.base_unit,
        claims=1,
        articles=1,
        sources=1,
        first_published=claim.published,
        last_published=claim.published,
        floor=floor,
        ceiling=ceiling,
        low_stated=claim.base_low if claim.base_unit else claim.low,
        high_stated=claim.base_high if claim.base_unit else claim.high,
        status="single",
    )


def usual(told: Sequence[T], lacking: T | str = "") -> T:
    """What is told most often, the first of several; what says nothing counts only where nothing else is told."""
    counted = Counter(one for one in told if one != lacking) or Counter(told)
    return counted.most_common(1)[0][0]


def status_of(claims: Sequence[Claim], floor: float | None, ceiling: float | None) -> str:
    """Whether all claims on a fact can be true: agrees or conflicts; revised where a later count only goes on."""
    if len(claims) == 1:
        return "single"
    if floor is None or ceiling is None or floor <= ceiling + HAIR * abs(ceiling):
        return "agrees"
    return "revised" if is_running_count(claims) else "conflicts"


def is_running_count(claims: Sequence[Claim]) -> bool:
    """Whether the claims count on from day to day: a toll of two on Monday and of five on Friday.

    Those of one day have to agree.
    """
    if any(claim.kind != "count" or claim.published is None for claim in claims):
        return False
    days: dict[date, list[Claim]] = {}
    for claim in claims:
        assert claim.published is not None
        days.setdefault(claim.published, []).append(claim)
    before = float("-inf")
    for day in sorted(days):
        low, high = floor_and_ceiling([allowed(claim) for claim in days[day]])
        if low is not None and high is not None and low > high + HAIR * abs(high):
            return False
        now = high if high is not None else low
        if now is None or now < before:
            return False
        before = low if low is not None else now
    return len(days) > 1
