"""A claim against reference tables, as they stood when its article appeared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from checks.cells import shown_in, shown_number
from checks.records import Relation, gap_between, relation_id
from checks.references import Reference
from checks.relations.reference_match import Match, Shelf
from claims.intervals import Interval, allowed, factor, last_digit
from claims.normalise import BASE_CURRENCY, When, base_of
from claims.records import Claim, Fact, Quantity, Unit

TYPE = "reference"
_SHOWN = 3  # rows in a message: the nearest figures
_RATE = 0.1  # of a figure in another currency: by how much a year's rate of one publisher may differ from another's
_KNOWN_ROWS = 2**14  # more than the tables of a run have
_HALF = 0.5  # of a step: what a figure that is cut lies lower than one that is rounded, 34.9 for 34.97
_CUT = 0.02  # of the figure: 34.9 may be cut, but "2%" is no way to write 2.9
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
    is_of_other_edition = any(gap_to(claim, other) == 0 for other in (*match.later, *match.earlier))
    return Relation(
        relation_id=relation_id(TYPE, [claim.claim_id]),
        type=TYPE,
        severity="warning" if match.is_sure and not is_of_other_edition else "info",
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
        message=message(claim, nearest, match, is_held=not gap),
        line=claim.line,
        column=claim.column,
        quote=claim.quote,
    )


def by_distance(claim: Claim, known: Iterable[Reference]) -> list[Reference]:
    """The rows that can be compared with the claim, the nearest first, of equals that of the latest edition."""
    found = []
    for row in known:
        if pair := compared(claim, row):
            distance = abs(middle(pair.observed) - middle(pair.expected))
            days = -row.stated_on.toordinal(), -row.period_start.toordinal()
            found.append((gap_between(pair.observed, pair.expected), distance, *days, row.path, row.line, row))
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
        down = up if zeros > step else 0.0
    return Interval(
        None if low is None else low - down - share * abs(low),
        None if high is None else high + up + share * abs(high),
    )


@lru_cache(_KNOWN_ROWS)
def in_base(row: Reference, unit: str) -> tuple[Interval, str] | None:
    """The row in base units, of money in the currency that is the unit; None where there is no rate for its days."""
    currency = unit if row.kind == "money" else BASE_CURRENCY
    quantity = Quantity(None, row.low, row.high, unit=Unit(row.unit, row.kind) if row.unit else None, change=row.change)
    base = base_of(quantity, currency, When(row.stated_on, row.period_start, row.period_end))
    return (Interval(base.low, base.high), base.unit) if base.unit else None


def message(claim: Claim, nearest: Sequence[Reference], match: Match, *, is_held: bool) -> str:
    """Both sides in one sentence, with source and day, and what other editions have."""
    words = f'"{" ".join(claim.quote.split())}"'
    about = f"{words} ({told(claim)})" if told(claim) else words
    if is_held:
        return f"{about} agrees with {evidence(nearest[0])}"
    parts = [f"{about} differs from the reference table: {listed(nearest)}"]
    if earlier := [row for row in match.earlier if gap_to(claim, row) == 0]:
        parts.append(f"an earlier edition had it: {listed(earlier)}")
    if match.later:
        parts.append(f"a later edition, not held against it: {listed(by_distance(claim, match.later))}")
    return "; ".join(parts)


def listed(rows: Sequence[Reference]) -> str:
    """The first few rows, with one source and day for those that share it: "NATO, …: Poland 4.12% (2024), 3.26% …"."""
    by_source: dict[str, dict[str, None]] = {}
    seen: set[str] = set()
    for row in rows:
        figure = f"{row.subject} {row.figure} ({years(row)})"
        if figure not in seen and len(seen) < _SHOWN:
            seen.add(figure)
            by_source.setdefault(cited(row), {})[figure] = None
    return "; ".join(f"{source}: {', '.join(figures)}" for source, figures in by_source.items())


def told(claim: Claim) -> str:
    """What the claim says of itself: "Poland, spending on defence, 2024"."""
    period = ""
    if claim.period_start and claim.period_end:
        period = shown_period(claim.period_start, claim.period_end)
    return ", ".join(filter(None, (claim.subject, claim.measure, period)))


def evidence(row: Reference) -> str:
    """A row as a reader cites it: "NATO, annual report, 24 April 2025: Poland 4.07% of GDP (2024)"."""
    return f"{cited(row)}: {row.subject} {row.figure} ({years(row)})"


def cited(row: Reference) -> str:
    """The source and the day on which it said so."""
    day = shown_day(row.stated_on)
    return row.source if day in row.source else f"{row.source}, {day}"


def years(row: Reference) -> str:
    """The period and what the figure is in it: "2024 estimate", "2022"."""
    status = "" if row.status in ("", "actual") else f" {row.status}"
    return f"{shown_period(row.period_start, row.period_end)}{status}"


def shown_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def shown_period(first: date, last: date | None) -> str:
    """ "2024" for the whole year, "since 7 March 2024", "1 January 2024 to 30 June 2024"."""
    if last is None:
        return f"since {shown_day(first)}"
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return str(first.year)
    return shown_day(first) if first == last else f"{shown_day(first)} to {shown_day(last)}"


def shown_claim(claim: Claim) -> str:
    """The stated figure: "4.7% of GDP", "at least 40 billion EUR"."""
    if claim.value is not None and claim.bound in ("=", ""):
        amount = shown_number(claim.value)
    else:
        ends = [end for end in (claim.low, claim.high) if end is not None]
        amount = " to ".join(map(shown_number, ends))
        amount = {">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}.get(
            claim.bound, ""
        ) + amount
    return shown_in(amount, claim.unit, claim.of)


def verdicts(facts: Iterable[Fact], claims: Iterable[Claim], relations: Iterable[Relation]) -> list[Fact]:
    """The facts with what the tables say of them: contradicted when one claim on it is, supported when one agrees.

    The evidence is the row of the table, with its source and day. A fact of no relation comes back as it was.
    """
    of_fact = {claim.claim_id: claim.fact_id for claim in claims}
    found: dict[str, Relation] = {}
    for relation in relations:
        if relation.type == TYPE and relation.claims:
            fact = of_fact.get(relation.claims[0], relation.fact_id)
            if fact not in found or (found[fact].holds and not relation.holds):
                found[fact] = relation
    return [
        fact._replace(
            verdict="supported" if found[fact.fact_id].holds else "contradicted",
            evidence=found[fact.fact_id].expected,
        )
        if fact.fact_id in found
        else fact
        for fact in facts
    ]
