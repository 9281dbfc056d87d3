"""A card for each finding: its message, its figures in their sentences, and their intervals on one number line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from checks.records import Discrepancy, Relation
from checks.report.drawings import Drawn, number_line, one_scale
from checks.report.records import Card, NumberLine
from checks.report.sources import Sources
from checks.report.words import anchor, curled, letter, measured, spanned, topic
from claims.intervals import Interval
from claims.records import Claim

MOST_PLACES = 12  # of one finding: a slip that thirty papers copied is known by the first of them
KINDS = {  # of relations, as a reader calls them
    "conflict": "Two figures for one fact",
    "self_conflict": "Two figures for one fact in one article",
    "sum": "Parts and their sum",
    "growth": "Before, after and the change",
    "share": "Part, whole and share",
    "double_unit": "One figure in two units",
    "calendar": "Date and weekday",
    "enumeration": "Announced and listed",
    "floor": "Less than what it includes",
    "revision": "A figure that was revised",
    "hedge": "A bound lost or gained",
    "ambiguous": "More than one reading",
    "reference": "Beside a reference table",
}
SLIPS = {
    "scale": "a factor of a thousand or a million",
    "unit": "one unit for another",
    "currency": "one currency for another",
    "percent_points": "percent for percentage points",
    "digits": "digits swapped, dropped or doubled",
    "year": "another year",
}
BESIDE_ONE_ANOTHER = ("conflict", "self_conflict", "revision", "reference")  # each figure says how much the fact is
RECKONED = ("sum", "growth", "share", "double_unit", "floor", "enumeration")  # one figure beside what others make


def cards(
    findings: Iterable[Discrepancy], relations: Sequence[Relation], sources: Sources, shown_facts: Collection[str]
) -> list[Card]:
    """A card for each finding, in their order."""
    failed = {spot(relation.type, relation): relation for relation in relations if not relation.holds}
    return [card(finding, failed.get(spot(finding.type, finding)), sources, shown_facts) for finding in findings]


def spot(kind: str, of: Relation | Discrepancy) -> tuple[str, str, str, str]:
    """What a finding has in common with the relation that it was made of, though it may name the claims of several."""
    claims = of.claims.split() if isinstance(of.claims, str) else of.claims
    first = claims[0] if claims else of.relation_id if isinstance(of, Relation) else of.discrepancy_id
    return kind, first, of.observed, of.expected


def card(finding: Discrepancy, relation: Relation | None, sources: Sources, shown_facts: Collection[str]) -> Card:
    known = [sources.claims[claim_id] for claim_id in finding.claims.split() if claim_id in sources.claims]
    shown = known[:MOST_PLACES]
    places = sources.places(claim.claim_id for claim in shown)
    if not known and (place := sources.place_of_words(finding)) is not None:
        places = [place]
    is_amount = relation is not None and finding.type in BESIDE_ONE_ANOTHER + RECKONED
    unit = relation.unit if relation else ""
    told = next((topic(claim.subject, claim.measure) for claim in known if claim.subject or claim.measure), "")
    return Card(
        anchor=anchor("finding", finding.discrepancy_id),
        severity=finding.severity,
        kind=KINDS[finding.type],
        topic=told,
        message=curled(finding.message),
        slip=SLIPS.get(finding.slip, ""),
        stated=curled(observed(relation)) if relation and is_amount else curled(finding.observed),
        allowed=curled(expected(relation)) if relation and is_amount else curled(finding.expected),
        apart=measured(finding.gap, "percentage_point" if unit == "percent" else unit) if is_amount else "",
        places=tuple(places),
        more=len(known) - len(shown),
        line=line_of(finding, relation, shown),
        fact=anchor("fact", finding.fact_id) if finding.fact_id in shown_facts else "",
        id=finding.discrepancy_id,
        accepted=curled(finding.accepted),
    )


def observed(relation: Relation) -> str:
    return spanned(Interval(relation.observed_low, relation.observed_high), relation.unit)


def expected(relation: Relation) -> str:
    return spanned(Interval(relation.allowed_low, relation.allowed_high), relation.unit)


def line_of(finding: Discrepancy, relation: Relation | None, claims: Sequence[Claim]) -> NumberLine | None:
    """The stated intervals on one axis; None of a finding that is not about how much."""
    if relation is None:
        return None
    observed_interval = Interval(relation.observed_low, relation.observed_high)
    allowed_interval = Interval(relation.allowed_low, relation.allowed_high)
    if finding.type in BESIDE_ONE_ANOTHER and claims:
        scale = one_scale(claims)
        drawn = [
            Drawn(interval, letter(number), is_doubted=number == 0)
            for number, interval in enumerate(scale.intervals)
            if interval is not None
        ]
        if finding.type == "reference":
            return number_line([Drawn(observed_interval, letter(0), True), Drawn(allowed_interval)], relation.unit)
        return number_line(drawn, scale.unit) if len(drawn) > 1 else None
    if finding.type in RECKONED:
        return number_line([Drawn(observed_interval, letter(0), True), Drawn(allowed_interval)], relation.unit)
    return None
