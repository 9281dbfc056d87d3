"""The records that pass from one step of checking to the next: immutable, each field with its unit and odd values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from claims.intervals import HAIR, Interval
from claims.records import Claim

ID_BYTES = 8
TYPES = (  # of relations and discrepancies, by the contract
    "conflict", "self_conflict", "sum", "growth", "share", "double_unit", "calendar", "enumeration", "floor",
    "revision", "hedge", "ambiguous", "reference",
)  # fmt: skip
SEVERITIES = ("error", "warning", "info")  # the most severe first
SLIPS = ("scale", "unit", "currency", "percent_points", "digits", "year")  # the likely cause; empty where none is seen


class Relation(NamedTuple):
    """What some figures say beside what others allow: it holds where the two intervals share a point (gap 0)."""

    relation_id: str  # 16 hex digits from type and claims; the discrepancy_id where it does not hold
    type: str
    severity: str  # how severe it is where it does not hold
    claims: tuple[str, ...]  # ids, the one that is doubted first; empty for a date
    articles: tuple[str, ...]  # their ids, that of the doubted one first
    fact_id: str  # empty where the claims are of several facts
    observed_low: float | None
    observed_high: float | None
    allowed_low: float | None
    allowed_high: float | None
    gap: float  # how far the two intervals lie apart; 0 when they share a point
    unit: str  # of all five
    slip: str  # of SLIPS, or empty
    observed: str  # as a reader writes it: "14.6 billion PLN"
    expected: str
    message: str  # both quotes and the arithmetic in one sentence
    line: int = 0  # where the doubted words stand in the first article, from 1; 0 where that is not known
    column: int = 0
    quote: str = ""  # the doubted words

    @property
    def holds(self) -> bool:
        return self.gap == 0


class Discrepancy(NamedTuple):
    """One row of discrepancies.csv: a relation that does not hold."""

    discrepancy_id: str
    type: str
    severity: str
    slip: str
    fact_id: str
    claims: str  # ids, space-separated
    articles: str  # ids, space-separated, that of the doubted figure first
    expected: str
    observed: str
    gap: float
    message: str
    accepted: str  # the reason, when the user has accepted it; else empty
    line: int
    column: int
    quote: str


class Breach(NamedTuple):
    """A promise about the columns of a table that does not hold: a fault of the table, not of what articles say."""

    suite: str
    table: str  # claims, facts, relations
    expectation: str  # its type as Great Expectations names it
    promise: str  # as a sentence: "claims: low is at most high"
    severity: str
    count: int  # type: ignore[assignment]  # rows that break it; nobody counts the fields of a breach
    examples: tuple[str, ...]  # ids of some of them


class Acceptance(NamedTuple):
    """A finding that the user has accepted, in claims.toml or pyproject.toml."""

    id: str
    reason: str
    expires: date | None  # the last day on which it counts; None for ever


class Report(NamedTuple):
    """All that a check has found, as the formats write it."""

    discrepancies: Sequence[Discrepancy]  # the most severe first
    breaches: Sequence[Breach]
    claims: Mapping[str, Claim]  # by id: those that the discrepancies name
    paths: Mapping[str, str]  # the file of an article as it was given, by the article's id; none for a claims table
    stale: Sequence[Acceptance]  # accepted findings that no longer occur
    expired: Sequence[Acceptance]
    articles: int  # read
    claims_read: int
    facts: int
    relations: int  # compared


def relation_id(kind: str, claims: Sequence[str], place: str = "") -> str:
    """The same for the same type and claims from run to run; `place` tells findings without claims apart."""
    written = " ".join((kind, *sorted(claims), place))
    return blake2b(written.encode("utf-8", "surrogatepass"), digest_size=ID_BYTES).hexdigest()


def gap_between(observed: Interval, allowed: Interval) -> float:
    """How far apart two intervals lie; 0 when they share a point or one of them has no end on that side."""
    if observed.shares_a_point_with(allowed):
        return 0.0
    low = max(end for end in (observed.low, allowed.low) if end is not None)
    high = min(end for end in (observed.high, allowed.high) if end is not None)
    return max(low - high, HAIR)
