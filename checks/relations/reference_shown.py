"""A claim and the rows of reference tables as a reader cites them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checks.cells import shown_in, shown_number
from checks.references import Reference
from claims.records import Claim

_SHOWN = 3  # rows in a message: the nearest figures


def agreement(claim: Claim, row: Reference) -> str:
    """ "2.2%" (Norway, spending on defence, 2024) agrees with Yearbook, 17 June 2024: Norway 2.2% of GDP (2024)."""
    return f"{quoted(claim)} agrees with {evidence(row)}"


def difference(
    claim: Claim, known: Sequence[Reference], earlier: Sequence[Reference], later: Sequence[Reference]
) -> str:
    """The claim and the rows that it was held against, the nearest first, and what other editions have."""
    parts = [f"{quoted(claim)} differs from the reference table: {listed(known)}"]
    if earlier:
        parts.append(f"an earlier edition had it: {listed(earlier)}")
    if later:
        parts.append(f"a later edition, not held against it: {listed(later)}")
    return "; ".join(parts)


def quoted(claim: Claim) -> str:
    """The quote with what the claim says of itself: "3.1%" (Norway, spending on defence, 2024)."""
    period = shown_period(claim.period_start, claim.period_end) if claim.period_start and claim.period_end else ""
    told = ", ".join(filter(None, (claim.subject, claim.measure, period)))
    return f'"{" ".join(claim.quote.split())}"' + (f" ({told})" if told else "")


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
