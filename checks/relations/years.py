"""One figure told of two years: "121,000 jobs in March 2021" and, elsewhere, "121,000 jobs in March 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.records import Relation, relation_id
from checks.relations.relation import relation
from checks.relations.stories import Archive, are_of_two_stories, order_of, place_of, share_a_word, voice_of
from checks.wording import quoted
from claims.digits import digits_of
from claims.intervals import Interval, stated
from claims.records import Claim

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPAN_OF_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-–/]\s?\d\d|\bfiscal\b|\bfinancial year\b|\bseason\b", re.IGNORECASE)
_TELLING = 3  # digits: sales may rise 5% in each of two years, hardly 20.7%


def other_years(camp: Sequence[Claim], archive: Archive) -> Iterator[Relation]:
    """A relation for each year that fewer articles tell of the same figure; none where years are not printed."""
    tellings: dict[tuple[float, str], dict[int, list[Claim]]] = {}
    for claim in camp:
        year = printed_year(claim)
        if year is not None and claim.value is not None and len(digits_of(claim.value)) >= _TELLING:
            tellings.setdefault((claim.value, claim.unit), {}).setdefault(year, []).append(claim)
    for years in tellings.values():
        told = sorted(years.items(), key=lambda item: (-len(set(map(voice_of, item[1]))), min(map(order_of, item[1]))))
        (believed, others), *doubted = told
        for year, claims in doubted:
            one, other = claims[0], others[0]
            if share_a_word(one, other) and not are_of_two_stories(one, other, archive):
                yield of_another_year(claims, others, year, believed)


def printed_year(claim: Claim) -> int | None:
    """The one year that the claim's sentence prints, where it is the claim's own; None of "2022-23"."""
    years = _YEAR.findall(claim.sentence)
    if len(years) != 1 or _SPAN_OF_YEARS.search(claim.sentence) or claim.bound != "=":
        return None
    year = int(years[0])
    is_own = claim.period_start and claim.period_end and claim.period_start.year == year == claim.period_end.year
    return year if is_own else None


def of_another_year(claims: Sequence[Claim], others: Sequence[Claim], year: int, believed: int) -> Relation:
    """The year of the doubted claims beside the year of the others."""
    one, other = claims[0], others[0]
    kind = "self_conflict" if one.article_id == other.article_id else "conflict"
    found = relation(
        kind,
        "warning",
        (*claims, *others),
        observed=Interval(year, year),
        allowed=Interval(believed, believed),
        unit="",
        slip="year",
        message=f"{quoted(one)} is of {year}{place_of(one)}, {quoted(other)} of {believed}{place_of(other)}.",
    )
    # their figures agree, which is a relation of the same claims
    return found._replace(
        relation_id=relation_id(kind, found.claims, "year"), observed=str(year), expected=str(believed)
    )


def taken_from_other_years(fact: Sequence[Claim], archive: Archive) -> Iterator[Relation]:
    """A relation for each figure that one article tells of a year, and another of the year before, beside its own.

    "A loss of €44.8m this quarter", where another paper has "a loss of €31.2m, against €44.8m a year earlier".
    """
    for doubted in fact:
        for earlier in fact:
            if doubted.article_id == earlier.article_id or not is_of_other_days(doubted, earlier):
                continue
            own = next(
                (claim for claim in archive.get(earlier.article_id, ()) if is_of_days(claim, doubted, earlier)), None
            )
            if own is not None and not are_of_two_stories(doubted, own, archive):
                yield of_the_year_before(doubted, own)
                break


def is_of_other_days(one: Claim, other: Claim) -> bool:
    """Whether two claims tell the same figure, to digits enough, of days that do not meet."""
    if one.value != other.value or one.unit != other.unit or len(digits_of(one.value or 0)) < _TELLING_FIGURE:
        return False
    if None in (one.period_start, one.period_end, other.period_start, other.period_end):
        return False
    assert one.period_start and one.period_end and other.period_start and other.period_end
    return other.period_end < one.period_start


_TELLING_FIGURE = 3  # digits: 5% of one year and 5% of another are both told


def is_of_days(claim: Claim, doubted: Claim, earlier: Claim) -> bool:
    """Whether a claim tells, of the doubted one's days, another figure of what the earlier one measures."""
    return (
        (claim.period_start, claim.period_end) == (doubted.period_start, doubted.period_end)
        and (claim.unit, claim.kind, claim.change) == (earlier.unit, earlier.kind, earlier.change)
        and claim.sentence == earlier.sentence
        and (not earlier.noun or claim.noun == earlier.noun)
        and not stated(claim).shares_a_point_with(stated(doubted))
    )


def of_the_year_before(doubted: Claim, own: Claim) -> Relation:
    """The doubted figure beside the one of its days."""
    return relation(
        "conflict",
        "warning",
        (doubted, own),
        observed=stated(doubted),
        allowed=stated(own),
        unit=doubted.unit,
        slip="year",
        message=f"{quoted(doubted)}{place_of(doubted)} is another year's figure: {quoted(own)}{place_of(own)}.",
    )
