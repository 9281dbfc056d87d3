"""A claim against reference tables, as they stood when its article appeared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from checks.records import Relation, gap_between, relation_id
from checks.references import Reference
from checks.relations.reference_match import Shelf
from checks.relations.reference_shown import agreement, difference, evidence, shown_claim
from checks.relations.reference_times import Match, is_constant
from claims.intervals import Interval, allowed, factor, last_digit
from claims.normalise import BASE_CURRENCY, When, base_of
from claims.records import Claim, Fact, Quantity, Unit

TYPE = "reference"
_RATE = 0.1  # of a figure in another currency: by how much a year's rate of one publisher may differ from another's
_HALF = 0.5  # of a step: what a figure that is cut lies lower than one that is rounded, 34.9 for 34.97
_CUT = 0.02  # of the figure: 34.9 may be cut, but "2%" is no way to write 2.9
_ABOUT = 0.03  # of a figure with a hedge: "about $860 billion" is said of 876
_NEAR_BOUND = 0.01  # of a bound: "more than 2%" is said of 1.99 that tables round to 2


def reference_relations(claims: Iterable[Claim], references: Sequence[Reference]) -> list[Relation]:
    """Each claim of what a table has, beside the figure of the table that is nearest to it.

    "Norway spent 3.1% of GDP on defence in 2024" does not hold against 2.2% of GDP (2024 estimate). A claim is held
    against all rows that it may be about, and agrees when it agrees with one of them. None comes back for claims that
    no row is about, for targets and whatever else is not stated as an outcome, and where no tables are given.
    """
    shelf = Shelf(references)
    if not references:
        return []
    found = []
    for claim in claims:
        match = shelf.match(claim)
        if match is not None and (relation := relation_of(claim, match)) is not None:
            found.append(relation)
    return found


def relation_of(claim: Claim, match: Match) -> Relation | None:
    """The claim beside the nearest row; None where no row can be compared, or none of those that differ counts."""
    nearest = by_distance(claim, match.known)
    if not nearest:
        return None
    row = nearest[0]
    pair = compared(claim, row)
    assert pair is not None
    observed, expected, unit = pair
    gap = gap_between(observed, expected)
    if gap and match.only_supports:
        return None
    earlier = [other for other in match.earlier if gap_to(claim, other) == 0]
    later = by_distance(claim, match.later)
    is_elsewhere = bool(earlier or (later and gap_to(claim, later[0]) == 0))
    return Relation(
        relation_id=relation_id(TYPE, [claim.claim_id]),
        type=TYPE,
        severity="warning" if match.is_sure and not is_elsewhere else "info",
        claims=(claim.claim_id,),
        articles=(claim.article_id,),
        fact_id=claim.fact_id,
        observed_low=observed.low,
        observed_high=observed.high,
        allowed_low=expected.low,
        allowed_high=expected.high,
        gap=gap,
        unit=unit,
        slip="",
        observed=shown_claim(claim),
        expected=evidence(row),
        message=difference(claim, nearest, earlier, later) if gap else agreement(claim, row),
        line=claim.line,
        column=claim.column,
        quote=claim.quote,
    )


def by_distance(claim: Claim, known: Iterable[Reference]) -> list[Reference]:
    """The rows that can be compared with the claim, the nearest first, of equals that of the latest edition.

    Of money in the prices of another year, what differs comes after all in current ones.
    """
    found = []
    for row in known:
        if pair := compared(claim, row):
            gap = gap_between(pair.observed, pair.expected)
            rank = 0 if not gap else 2 if claim.kind == "money" and is_constant(row) else 1
            distance = abs(middle(pair.observed) - middle(pair.expected))
            days = -row.stated_on.toordinal(), -row.period_start.toordinal()
            found.append((rank, gap, distance, *days, row.path, row.line, row))
    return [row for *_, row in sorted(found)]


def middle(interval: Interval) -> float:
    """The number in the middle; the end of an interval that has only one."""
    ends = [end for end in interval if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def gap_to(claim: Claim, row: Reference) -> float | None:
    """How far the claim lies from the row; None where they cannot be compared."""
    pair = compared(claim, row)
    return gap_between(pair.observed, pair.expected) if pair else None


class Compared(NamedTuple):
    """What a claim and a row allow, in one unit."""

    observed: Interval
    expected: Interval
    unit: str


def compared(claim: Claim, row: Reference) -> Compared | None:
    """Both in the unit that they share, else in base units; None where these differ, or the claim has no figure."""
    if claim.low is None and claim.high is None:
        return None
    if claim.unit == row.unit:
        stated = claim._replace(base_low=None, base_high=None, base_unit="")
        return Compared(widened(stated, 0.0), Interval(row.low, row.high), row.unit)
    base = in_base(row, claim.base_unit) if claim.base_unit else None
    if base is None or base[1] != claim.base_unit:
        return None
    return Compared(widened(claim, _RATE if claim.kind == "money" else 0.0), *base)


def widened(claim: Claim, share: float) -> Interval:
    """What the claim allows, and what writers mean by it: "more than 2%" is said of 1.99, and 31 members are never 32.

    34.9 is said of 34.97 as well, and 62,700 of 62,730. The interval grows by a share of itself on either side.
    """
    low, high = allowed(claim)
    up = down = 0.0
    if claim.bound != "=":
        share += _NEAR_BOUND
    elif claim.value and high is not None and not (claim.kind == "count" and claim.step == 1):
        step, zeros = claim.step or 0.0, last_digit(claim.value)
        up = min(_HALF * max(step, zeros) * factor(claim), _CUT * abs(high))
        if claim.approximate:
            share += _ABOUT
        down = up if zeros > step else 0.0
    return Interval(
        None if low is None else low - down - share * abs(low),
        None if high is None else high + up + share * abs(high),
    )


@cache  # the tables have so many rows and no more
def in_base(row: Reference, unit: str) -> tuple[Interval, str] | None:
    """The row in base units, of money in the currency that is the unit; None where there is no rate for its days."""
    currency = unit if row.kind == "money" else BASE_CURRENCY
    quantity = Quantity(None, row.low, row.high, unit=Unit(row.unit, row.kind) if row.unit else None, change=row.change)
    base = base_of(quantity, currency, When(row.stated_on, row.period_start, row.period_end))
    return (Interval(base.low, base.high), base.unit) if base.unit else None


def verdicts(facts: Iterable[Fact], claims: Iterable[Claim], relations: Iterable[Relation]) -> list[Fact]:
    """The facts with what the tables say of them: contradicted when one claim on it is, supported when one agrees.

    The evidence is the row of the table, with its source and day. What differs only as far as to inform, such as from
    the latest edition and not from another, leaves a fact unverified. A fact of no relation comes back as it was.
    """
    of_fact = {claim.claim_id: claim.fact_id for claim in claims}
    found: dict[str, tuple[int, str, str]] = {}
    for relation in relations:
        if relation.type == TYPE and relation.claims:
            verdict = "supported" if relation.holds else "unverified" if relation.severity == "info" else "contradicted"
            told = (_WEIGHTS[verdict], verdict, relation.expected)
            fact_id = of_fact.get(relation.claims[0], relation.fact_id)
            found[fact_id] = max(found.get(fact_id, told), told)
    return [
        fact._replace(verdict=found[fact.fact_id][1], evidence=found[fact.fact_id][2])
        if fact.fact_id in found
        else fact
        for fact in facts
    ]


_WEIGHTS = {"contradicted": 2, "supported": 1, "unverified": 0}
