"""How a fact was told from day to day, and what was known of it by then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, get_type_hints

from claims.facts.rows import fact_of, status_of
from claims.frames.rows import cells_in, with_facts_linked
from claims.intervals import Interval, allowed, floor_and_ceiling
from claims.records import Claim, Fact
from claims.table import DTYPES

if TYPE_CHECKING:
    from pandas import DataFrame


class Telling(NamedTuple):
    """One claim on a fact, and what all claims on it up to this one allow."""

    published: date | None
    source: str
    article_id: str
    claim_id: str
    quote: str
    speaker: str
    modality: str
    allowed_low: float | None  # what the words allow, in `unit`; None where they set no end
    allowed_high: float | None
    unit: str  # the base unit; the stated one where it has none; empty for counts
    floor: float | None  # what the claims so far still allow, in the fact's base unit; floor > ceiling: they disagree
    ceiling: float | None
    status: str  # of the claims so far: single, agrees, conflicts, revised


TELLING_COLUMNS = {name: DTYPES[hint] for name, hint in get_type_hints(Telling).items()}


def claims_on(fact_id: str, claims: Iterable[Claim]) -> list[Claim]:
    """The claims on one fact, ordered by day, those of no known day last.

    ValueError: when none of them is of that fact.
    """
    own = [claim for claim in claims if claim.fact_id == fact_id]
    if not own:
        raise ValueError(f"no claim in this table is of the fact {fact_id!r}: take an id of its column fact_id")
    return sorted(own, key=order_of)


def order_of(claim: Claim) -> tuple[bool, date, str, int]:
    return claim.published is None, claim.published or date.min, claim.article_id, claim.start


def tellings(claims: Sequence[Claim]) -> Iterator[Telling]:
    """What each claim on a fact says, and what all claims up to it still allow."""
    unit = fact_on(claims).base_unit
    together, comparable = Interval(None, None), list[Claim]()
    for claim in claims:
        own = allowed(claim)
        if claim.base_unit == unit:
            comparable.append(claim)
            together = floor_and_ceiling([together, own])
        yield Telling(
            published=claim.published,
            source=claim.source,
            article_id=claim.article_id,
            claim_id=claim.claim_id,
            quote=claim.quote,
            speaker=claim.speaker,
            modality=claim.modality,
            allowed_low=own.low,
            allowed_high=own.high,
            unit=claim.base_unit or claim.unit,
            floor=together.low,
            ceiling=together.high,
            status=status_of(comparable, *together) if len(comparable) > 1 else "single",
        )


def title_of(claims: Sequence[Claim]) -> str:
    """What a fact is about: "Halvorsund's port: containers handled, 2025-01-01 to 2025-12-31", as far as known."""
    fact = fact_on(claims)
    days = [day.isoformat() for day in (fact.period_start, fact.period_end) if day]
    about = ": ".join(filter(None, (fact.subject, fact.measure))) or fact.kind
    return ", ".join(filter(None, (about, " to ".join(dict.fromkeys(days)))))


def fact_on(claims: Sequence[Claim]) -> Fact:
    """The fact as facts() tells it, where of equally usual words the first article's count."""
    return fact_of(sorted(claims, key=attrgetter("article_id", "start")))


def known_by(table: DataFrame, day: str | date, method: str) -> DataFrame:
    """The claims published on a day or before, with the facts that they make among themselves.

    ValueError: for what is no day, and for a table that lacks a column.
    """
    last = day_of(day)
    (published,) = cells_in(table, ["published"], method)
    known = [place for place, one in enumerate(published) if one is not None and one <= last]
    return with_facts_linked(table.iloc[known], method)


def day_of(day: str | date) -> date:
    if isinstance(day, str):
        try:
            return date.fromisoformat(day)
        except ValueError:
            raise ValueError(f"{day!r} is no day: write it like '2026-03-31'") from None
    if not isinstance(day, date) or day != day:  # noqa: PLR0124  # pandas.NaT is a date that is unlike itself
        raise TypeError(f"{day!r} is no day: give a date, or words like '2026-03-31'")
    return day.date() if isinstance(day, datetime) else day
