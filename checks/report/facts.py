"""A card for each fact that several articles state, with its figures and a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from checks.report.drawings import Drawn, one_scale, timeline
from checks.report.records import FactCard, Timeline
from checks.report.sources import Sources
from checks.report.standing import STANDINGS, Standing
from checks.report.words import anchor, curled, letter, measured, period, spanned, topic
from claims.intervals import HAIR, Interval, floor_and_ceiling
from claims.records import Claim, Fact
from claims.terminal import number, printable

MOST_FACTS = 400  # with their drawings about 2 MB of page
MOST_PLACES = 20  # of one fact
_MODALITY = "stated"  # what need not be said
_LEVEL = "level"
_ORDER = {"conflicts": 0, "revised": 1, "agrees": 2, "single": 3}


def shared(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that several articles state: those in conflict first, then those that most articles state."""
    several = [fact for fact in facts if fact.articles > 1]
    return sorted(several, key=lambda fact: (_ORDER[fact.status], -fact.articles, fact.subject, fact.fact_id))


def cards(facts: Sequence[Fact], sources: Sources, standings: Mapping[str, Standing]) -> list[FactCard]:
    claims: dict[str, list[Claim]] = {fact.fact_id: [] for fact in facts}
    for claim in sources.claims.values():
        if claim.fact_id in claims:
            claims[claim.fact_id].append(claim)
    return [card(fact, claims[fact.fact_id], sources, standings) for fact in facts]


def card(fact: Fact, claims: Sequence[Claim], sources: Sources, standings: Mapping[str, Standing]) -> FactCard:
    ordered = sorted(claims, key=lambda claim: (claim.published or date.max, claim.article_id, claim.start))
    shown = ordered[:MOST_PLACES]
    return FactCard(
        anchor=anchor("fact", fact.fact_id),
        topic=topic(fact.subject, fact.measure) or f"“{printable(shown[0].quote)}”",
        detail=detail(fact),
        status=fact.status,
        verdict=fact.verdict,
        evidence=curled(fact.evidence),
        range=in_all(shown),
        told=f"{number(fact.claims, 'figure')} in {number(fact.articles, 'article')}",
        places=tuple(sources.places(claim.claim_id for claim in shown)),
        more=len(ordered) - len(shown),
        timeline=drawn_timeline(shown, standings),
    )


def detail(fact: Fact) -> str:
    """What else tells it from others: "of GDP, increase, 2024, expected"."""
    parts = (
        f"of {fact.of}" if fact.of else "",
        fact.change if fact.change != _LEVEL else "",
        period(fact.period_start, fact.period_end),
        fact.modality if fact.modality != _MODALITY else "",
    )
    return printable(", ".join(filter(None, parts)))


def in_all(claims: Sequence[Claim]) -> str:
    """What all figures together allow, or from where to where they go when they disagree."""
    scale = one_scale(claims)
    intervals = [interval for interval in scale.intervals if interval is not None]
    floor, ceiling = floor_and_ceiling(intervals)
    if floor is None or ceiling is None or floor <= ceiling + HAIR * abs(ceiling):
        together = Interval(floor, max(ceiling, floor) if floor is not None and ceiling is not None else ceiling)
        return spanned(together, scale.unit)
    ends = [end for interval in intervals for end in interval if end is not None]
    return f"from {measured(min(ends), scale.unit)} to {measured(max(ends), scale.unit)}"


def drawn_timeline(claims: Sequence[Claim], standings: Mapping[str, Standing]) -> Timeline | None:
    scale = one_scale(claims)
    severities = tuple(STANDINGS)[:3]
    drawn = [
        Drawn(
            interval,
            letter(place),
            day=claim.published,
            severity=name if (name := standings[claim.claim_id].name) in severities else "",
        )
        for place, (claim, interval) in enumerate(zip(claims, scale.intervals, strict=True))
        if interval is not None
    ]
    return timeline(drawn, scale.unit)
