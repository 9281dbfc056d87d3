"""Weekday against date: "Friday, February 12" of 2025, which was a Wednesday; and days that no month has."""

from __future__ import annotations

import calendar as months
import re
from datetime import date, timedelta
from typing import NamedTuple

from checks.passages import Passages, Sentence
from checks.records import Relation, gap_between, relation_id
from checks.relations.dates import MONTHS, WEEKDAYS, PrintedDate, printed_dates
from checks.relations.places import place_of
from claims.intervals import Interval
from claims.statement.periods.tense import AHEAD, BEHIND, tense
from claims.text.scan import scan

_SURE_FROM = 1924  # years: Greece was the last country of Europe to leave the Julian calendar, in 1923
_WRITTEN_IN = range(1990, 2036)  # in which an article without a date may have been written
_NEAR = timedelta(days=120)  # of publication: a date so near says its year when it means another one
_LATE = timedelta(days=2)  # a dateline may be as much later than what it tells, across the date line
_JUST_NOW = timedelta(days=14)  # of publication: its weekday is what reader and writer go by
_SOON = timedelta(days=30)  # to come: on a wrong day people come in vain
_REACH = 600  # characters back to a year that a story is being told of
_YEAR = re.compile(r"(?<![\d$€£.,-])(1[89]\d\d|20\d\d)(?![\d%]|,\d|\.\d)")
_OTHER_YEAR = re.compile(
    r"\b(?:last|next|that|same|previous|following) year\b|\byears? (?:ago|earlier|later|before|after)\b"
)
_NOT_MEANT = re.compile(r"\b(?:no such|exist|existent|imaginary|joke[sd]?|misprint|typo|error|fictional|never)\b")


class _Reading(NamedTuple):
    """What a printed date may mean."""

    nearest: date  # in the year that is most likely meant
    others: tuple[date, ...]  # in others that the text allows


def calendar(article: Passages) -> list[Relation]:
    """Each date of the article beside what the calendar allows: one that stands with its weekday, or that is plain.

    "on Friday, February 12" of an article of March 2025 does not hold: 12 February 2025 was a Wednesday. Where a date
    says no year, one that fits its weekday will do if the text allows it. Nothing comes back for a date whose year is
    unknown to both text and article, unless its weekday fits some year; and one slip that recurs is told once.
    """
    found: dict[str, Relation] = {}
    years: list[tuple[int, int]] = []  # what years were named so far, and where
    for sentence in article.sentences:
        for printed in printed_dates(sentence.text):
            relation = _relation(article, sentence, printed, years)
            if relation is not None:
                found.setdefault(relation.relation_id, relation)
        years += [(sentence.start, int(match[1])) for match in _YEAR.finditer(sentence.text)]
    return list(found.values())


def _relation(
    article: Passages, sentence: Sentence, printed: PrintedDate, years: list[tuple[int, int]]
) -> Relation | None:
    """What one date says; None where it says nothing that can be held against the calendar."""
    last = _last_day(printed)
    if not all(1 <= day <= last for day in printed.days):
        is_meant = printed.is_plain and printed.days[-1] > last and not _NOT_MEANT.search(sentence.text)
        return _day_of_month(article, sentence, printed, last) if is_meant else None
    if not printed.weekday:
        return _day_of_month(article, sentence, printed, last) if printed.is_plain else None
    if printed.year is not None and printed.year < _SURE_FROM:
        return None
    reading = _reading(article, sentence, printed, years)
    return _weekday(article, sentence, printed, reading) if reading is not None else None


def _last_day(printed: PrintedDate) -> int:
    """The last day of its month: 29 for a February of which the year is not printed."""
    leap_year = 2000
    return months.monthrange(printed.year or leap_year, printed.month)[1]


def _reading(
    article: Passages, sentence: Sentence, printed: PrintedDate, years: list[tuple[int, int]]
) -> _Reading | None:
    """The days that a date may mean, the likely one first; None where nothing tells its year."""
    if printed.year is not None:
        return _Reading(date(printed.year, printed.month, printed.days[0]), ())
    today = article.published
    if today is None:
        fits = [day for day in _days(printed, _WRITTEN_IN) if day.isoweekday() == printed.weekday]
        return _Reading(fits[0], tuple(fits[1:]))
    around = _days(printed, range(today.year - 1, today.year + 2))
    if not around:
        return None  # 29 February
    nearest = min(around, key=lambda day: abs(day - today))
    looks = _looks(sentence, printed)
    named = [int(match[1]) for match in _YEAR.finditer(sentence.text)]
    told = {near for year in named for near in (year - 1, year, year + 1)}
    if looks != AHEAD:  # a story of 1972 may go on with days of that year
        told |= {year for place, year in years if sentence.start - place <= _REACH and year < today.year}
    others = _days(printed, told)
    if named or _OTHER_YEAR.search(sentence.text) or abs(nearest - today) > _NEAR:
        others += around
    elif looks == BEHIND:
        others += [max((day for day in around if day <= today + _LATE), default=nearest)]
    elif looks == AHEAD:
        others += [min((day for day in around if day >= today - _LATE), default=nearest)]
    return _Reading(nearest, tuple(sorted(set(others) - {nearest})))


def _days(printed: PrintedDate, years: range | set[int]) -> list[date]:
    """The date in each of the years that has it."""
    day = printed.days[0]
    return [
        date(year, printed.month, day) for year in sorted(years) if day <= months.monthrange(year, printed.month)[1]
    ]


def _looks(sentence: Sentence, printed: PrintedDate) -> str:
    """Whether the clause around a date looks ahead or back: AHEAD for "the next meeting is on Friday, June 7"."""
    tokens = scan(sentence.text, 0, len(sentence.text))
    inside = [place for place, token in enumerate(tokens) if printed.start <= token.start < printed.end]
    told = tense(tokens, inside[0], inside[-1] + 1)
    return told or (AHEAD if re.search(r"\b[Nn]ext\b", sentence.text[: printed.start]) else "")


def _weekday(article: Passages, sentence: Sentence, printed: PrintedDate, reading: _Reading) -> Relation:
    """The weekday printed beside that of the date, or of any day of a stretch in any year that the text allows."""
    days = [reading.nearest, *reading.others]
    stretch = [day + timedelta(more) for day in days for more in range(printed.days[-1] - printed.days[0] + 1)]
    fit = next((day for day in stretch if day.isoweekday() == printed.weekday), None)
    if fit is not None and printed.year is None and article.published is None:
        message = f"{_day_and_month(printed)} falls on a {_name(printed)} in {_some_years(days)}"
    else:
        message = _verdict(printed, fit or reading.nearest, article.published)
    right = (fit or reading.nearest).isoweekday()
    return _made(
        article,
        sentence,
        printed,
        observed=(printed.weekday, _name(printed)),
        allowed=(Interval(right, right), WEEKDAYS[right - 1]),
        unit="weekday",
        severity=_severity(printed, reading.nearest, article.published),
        slip="year" if fit is None and _years_beside(printed, reading.nearest) else "",
        message=message,
    )


def _name(printed: PrintedDate) -> str:
    return WEEKDAYS[printed.weekday - 1]


def _day_and_month(printed: PrintedDate) -> str:
    return f"{printed.days[0]} {MONTHS[printed.month - 1]}"


def _some_years(days: list[date]) -> str:
    written = [str(day.year) for day in days]
    return ", ".join(written[:-1]) + " and " + written[-1] if len(written) > 1 else written[0]


def _verdict(printed: PrintedDate, day: date, today: date | None) -> str:
    """ "12 February 2025 was a Wednesday, not a Friday: the Friday nearest to it is 14 February 2025"."""
    verb = "is" if today is not None and day >= today else "was"
    told = f"{_written(day)} {verb} a {WEEKDAYS[day.isoweekday() - 1]}"
    if day.isoweekday() == printed.weekday:
        return told
    told += f", not a {_name(printed)}"
    fits = _years_beside(printed, day)
    if fits:
        falls = "falls" if today is not None and fits[0] >= today else "fell"
        return f"{told}: {_day_and_month(printed)} {falls} on a {_name(printed)} in {fits[0].year}"
    half_week = 3  # days
    near = next(
        day + timedelta(more)
        for more in range(-half_week, half_week + 1)
        if (day + timedelta(more)).isoweekday() == printed.weekday
    )
    return f"{told}: the {_name(printed)} nearest to it is {_written(near)}"


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _years_beside(printed: PrintedDate, day: date) -> list[date]:
    """The date in the year before or after, where its weekday fits: it may be copied from last year's announcement."""
    return [other for other in _days(printed, {day.year - 1, day.year + 1}) if other.isoweekday() == printed.weekday]


def _severity(printed: PrintedDate, day: date, today: date | None) -> str:
    """An error where the year is printed, or where it is near; a warning where the year is told by nearness alone."""
    if printed.year is not None:
        return "error"
    return "error" if today is not None and -_JUST_NOW <= day - today <= _SOON else "warning"


def _day_of_month(article: Passages, sentence: Sentence, printed: PrintedDate, last: int) -> Relation:
    """The day printed beside the days that its month has: 31 beside the 30 of June."""
    month = MONTHS[printed.month - 1] + (f" {printed.year}" if printed.year else "")
    day = printed.days[-1]
    return _made(
        article,
        sentence,
        printed,
        observed=(day, f"{day} {month}"),
        allowed=(Interval(1, last), f"1 to {last} {month}"),
        unit="day of the month",
        severity="error",
        slip="",
        message=f"{month} has {last} days" + ("" if day <= last else f", so there is no {day} {month}"),
    )


def _made(  # noqa: PLR0913  # what the two kinds of relation have of their own
    article: Passages,
    sentence: Sentence,
    printed: PrintedDate,
    *,
    observed: tuple[int, str],
    allowed: tuple[Interval, str],
    unit: str,
    severity: str,
    slip: str,
    message: str,
) -> Relation:
    line, column = place_of(article, sentence, printed.start)
    days = "-".join(map(str, printed.days))
    place = f"{article.article} {printed.weekday} {days} {printed.month} {printed.year}"  # its echoes are the same
    return Relation(
        relation_id("calendar", (), place), "calendar", severity, (), (article.article,), "",
        observed[0], observed[0], *allowed[0], gap_between(Interval(observed[0], observed[0]), allowed[0]), unit, slip,
        observed[1], allowed[1], message, line, column, sentence.text[printed.start : printed.end],
    )  # fmt: skip
