"""Which rows a claim may be about by its day: those of its period and basis, as they stood when it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from checks.references import Reference
from checks.relations.reference_words import MEMBERS, clause, concepts, pattern
from claims.records import Claim

YEARS_AROUND = 2  # before the publication: the last year that a table has as actual lags so far behind
_NEWEST_LAG = 1  # year: a table whose newest year is older says nothing of now

_OTHER_STRETCHES, _ADDITIONAL = pattern("other stretches"), pattern("additional")
_CONSTANT, _CURRENT = pattern("constant prices"), pattern("current prices")
_REAL = re.compile(r"[Rr]eal\b")
_OTHER_AUTHORITIES = pattern("other authorities")  # they count other things as spending on defence
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TELLS_YEAR = re.compile(r"\b(?:(?:19|20)\d\d|year|now|currently|today|annual|annually)\b", re.IGNORECASE)


class Match(NamedTuple):
    """The rows that a claim may be about."""

    known: list[Reference]  # of the latest edition when the article appeared
    earlier: list[Reference]  # of editions before that one
    later: list[Reference]  # stated after the article
    is_sure: bool  # whether the claim tells enough to be contradicted in earnest
    only_supports: bool  # whether a figure that differs may well be of something else


def in_time(claim: Claim, rows: Sequence[Reference]) -> Match | None:
    """The rows of the claim's period and basis, by edition; None where none is left."""
    heard = claim.sentence if claim.kind == "money" else clause(claim)
    if claim.change == "level" and _OTHER_STRETCHES.search(heard):
        return None
    tells_period = claim.period_start is not None
    if not tells_period and _YEAR.search(heard):
        return None
    is_inherited = tells_period and not _TELLS_YEAR.search(claim.sentence)
    based = _of_basis(claim, rows)
    found = [row for row in based if _is_of_period(claim, row)] if tells_period else []
    if not tells_period or is_inherited:
        found += [row for row in _around(claim.published, based) if row not in found]
    if not found:
        return None
    known, earlier, later = _editions(claim.published, found)
    if not known:
        return None
    is_growth = claim.change != "level" and claim.kind == "percent" and not _CONSTANT.search(claim.sentence)
    counts_members = claim.kind == "count" and any(concepts(row.measure) & MEMBERS for row in known)
    is_by_others = bool(_OTHER_AUTHORITIES.search(claim.sentence))
    is_sure = claim.kind != "money" or (tells_period and not is_inherited)
    return Match(known, earlier, later, is_sure, is_growth or counts_members or is_by_others)


def is_additional(row: Reference) -> bool:
    """Whether it counts only what came on top of an earlier level: "additional … since 2014"."""
    return _is_additional(row.basis)


def is_constant(row: Reference) -> bool:
    """Whether it is told in the prices of another year."""
    return _is_constant(row.basis)


@cache  # a table has few
def _is_additional(basis: str) -> bool:
    return bool(_ADDITIONAL.search(basis))


@cache  # a table has few
def _is_constant(basis: str) -> bool:
    return bool(_CONSTANT.search(basis) or _REAL.match(basis))


def _of_basis(claim: Claim, rows: Sequence[Reference]) -> list[Reference]:
    """The rows of the basis that the sentence names; of any but "additional" where it names none."""
    sentence = claim.sentence
    if _ADDITIONAL.search(sentence):
        return [row for row in rows if is_additional(row)]
    rows = [row for row in rows if not is_additional(row)]
    if claim.kind == "percent" and claim.change == "level":
        return rows  # of a share, prices stand above and below
    if _CONSTANT.search(sentence):
        return [row for row in rows if is_constant(row)]
    if _CURRENT.search(sentence):
        return [row for row in rows if not is_constant(row)]
    return rows


def _is_of_period(claim: Claim, row: Reference) -> bool:
    if row.period_end is None:
        return claim.period_start is not None and claim.period_start >= row.period_start
    return (claim.period_start, claim.period_end) == (row.period_start, row.period_end)


def _around(published: date | None, rows: Sequence[Reference]) -> list[Reference]:
    """The rows of the years that an article without a period may speak of; all for one without a day.

    None where the newest that was known is too old to say anything of the time of the article.
    """
    if published is None:
        return list(rows)
    first = published.year - YEARS_AROUND
    near = [
        row
        for row in rows
        if row.period_start <= published and (row.period_end is None or row.period_end.year >= first)
    ]
    newest = max((published.year if row.period_end is None else row.period_end.year for row in near), default=0)
    return near if newest >= published.year - _NEWEST_LAG else []


def _editions(
    published: date | None, rows: Sequence[Reference]
) -> tuple[list[Reference], list[Reference], list[Reference]]:
    """What stood in the latest edition when the article appeared, in earlier ones, and in later ones."""
    if published is None:
        return list(rows), [], []
    latest: dict[object, date] = {}
    for row in rows:
        if row.stated_on <= published:
            edition = _edition(row)
            latest[edition] = max(latest.get(edition, row.stated_on), row.stated_on)
    known = [row for row in rows if latest.get(_edition(row)) == row.stated_on]
    earlier = [row for row in rows if row.stated_on < latest.get(_edition(row), row.stated_on)]
    later = [row for row in rows if row.stated_on > published]
    return known, earlier, later


def _edition(row: Reference) -> object:
    """What a later edition replaces: the figure of one subject, period and kind of prices."""
    prices = ""
    if row.kind == "money":
        prices = "current" if _CURRENT.search(row.basis) else "constant" if is_constant(row) else ""
    return row.subject, row.period_start, row.period_end, prices
