"""Where and when an article was written, as its first lines say: "BRUSSELS, Dec 4 (Reuters) -", "Posted on 3 May 2025".

A site's masthead carries the day on which the page was fetched, so a date above the title dates nothing. A date
without a year gets one only where another word proves it: a weekday that fits one year alone, and that year named.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from claims.records import Article

_HEAD = 1500  # characters; a dateline stands above or at the start of the first paragraph
_HEAD_LINES = 8
_EVENT_LINES = 3  # a title, a line under it, and the first paragraph
_YEARS = range(1990, 2036)  # in which an article without a date may have been written
_NEXT = 1  # years after the last one that a text names: "in 2024" is written in 2024 or 2025
_LATE = timedelta(days=3)  # a dateline may be as much later than the day of publication, across the date line
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST = 3  # letters of a month or weekday cut short

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b"
_WEEKDAY = r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)"
_DATE = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY})\b\.?,? ?\(?)?"
    rf"(?:(?P<month>{_MONTH})\b\.? (?P<day>{_DAY})|(?P<day2>{_DAY}) (?P<month2>{_MONTH})\b\.?)"
    r"(?:,? (?P<year>\d{4})\b)?"
)
_PLACE = (
    r"(?P<place>[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,3}"
    rf"(?:, (?!{_WEEKDAY}\b|{_MONTH}\b)[A-Z][\w.]*(?: [A-Z][\w.]*)?)?)"
)
_WIRE = re.compile(
    rf"{_PLACE}(?:, (?P<date>[A-Z\d][\w., ]{{4,30}}?))? ?(?:\((?P<agency>[A-Z][\w ./-]{{1,30}})\) ?)?(?:[-–—]{{1,2}}) "
)
_PLACE_AND_DATE = re.compile(rf"{_PLACE},? (?P<date>[A-Z\d][\w., ]{{5,30}})$")
_LABEL = re.compile(
    r"(?:Posted|Published|Date|First published)(?: on)?:? (?P<date>[A-Z\d][\w., ]{5,40})", re.IGNORECASE
)
_YEAR_NAMED = re.compile(
    r"(?P<lead>\b(?:by|until|before|to|through|till|after|beyond) )?\b(?P<year>(?:19|20)\d\d)\b(?![-–\d%])"
)


class Dateline(NamedTuple):
    """What the first lines say of the article."""

    place: str  # empty for "Posted on 3 May 2025"
    day: date | None  # None where the year cannot be told
    is_publication: bool = True  # False for the day of the first event, with which no dateline stands


class _Written(NamedTuple):
    """A date as it is written."""

    month: int
    day: int
    year: int | None
    weekday: int | None


def dateline(text: str, published: date | None = None) -> Dateline | None:
    """The dateline of an article; None where it has none.

    "BRUSSELS, Dec 4 (Reuters) - Allies …" of 5 December 2024 gives Brussels and 4 December 2024; of an article without
    a date, no day, unless its text names the one year in which "Wednesday (December 4)" fits. A first sentence that
    says "On Friday, April 4," where there is no dateline gives that day, which is the event's and not the article's.
    """
    lines = [line.strip() for line in text[:_HEAD].split("\n")]
    head = [line for line in lines if line][:_HEAD_LINES]
    for number, line in enumerate(head):
        found = _written_dateline(line, is_first=number == 0)
        if found is not None:
            place, written = found
            return Dateline(place, _day(text, written, published) if written is not None else None)
    return _first_event(text, head, published)


def anchor_day(article: Article) -> date | None:
    """The day that "yesterday" counts from: the dateline's, else that of publication; None where neither is told."""
    found = dateline(article.text, article.published)
    return found.day if found is not None and found.day is not None else article.published


def dated(article: Article) -> Article:
    """The article with its day of publication, where only the dateline says it, and says it for certain."""
    if article.published is not None:
        return article
    found = dateline(article.text)
    return article._replace(published=found.day) if found is not None and found.is_publication else article


def _written_dateline(line: str, *, is_first: bool) -> tuple[str, _Written | None] | None:
    """The place and date of one line at the top; a bare date on the first line is a masthead's."""
    wire = _WIRE.match(line)
    if wire is not None:
        date_written = _whole_date(wire["date"] or "")
        is_upper = wire["place"].split(",")[0].replace("Mc", "MC").isupper()
        if date_written is not None or (not wire["date"] and is_upper and len(wire["place"]) > _SHORTEST):
            return _place(wire["place"]), date_written
    for pattern in (_PLACE_AND_DATE, _LABEL):
        found = pattern.match(line)
        date_written = _whole_date(found["date"]) if found is not None else None
        if found is not None and date_written is not None:
            place = _place(found["place"]) if pattern is _PLACE_AND_DATE else ""
            if not place or place.lower()[:_SHORTEST] not in {name[:_SHORTEST] for name in _WEEKDAY_NAMES}:
                return place, date_written
    if not is_first:
        alone = _whole_date(line)
        if alone is not None and alone.year is not None:
            return "", alone
    return None


def _place(printed: str) -> str:
    """ "PORT SELWYN, N.C." -> "Port Selwyn, N.C."."""
    city, *rest = printed.split(",")
    return ",".join([city.title() if city.isupper() else city, *rest])


def _whole_date(text: str) -> _Written | None:
    """The date that the text is, all of it but a clock time."""
    found = _DATE.match(text.strip())
    if found is None or not re.fullmatch(r"[ ,|at\d:.apmGMTUSEDBC-]{0,16}", text.strip()[found.end() :]):
        return None
    return _written(found)


def _written(found: re.Match[str]) -> _Written:
    weekday = found["weekday"]
    return _Written(
        _number(found["month"] or found["month2"], _MONTH_NAMES) + 1,
        int(re.sub(r"\D", "", found["day"] or found["day2"])),
        int(found["year"]) if found["year"] else None,
        _number(weekday, _WEEKDAY_NAMES) if weekday else None,
    )


def _number(name: str, names: tuple[str, ...]) -> int:
    return next(number for number, full in enumerate(names) if full.startswith(name[:_SHORTEST].lower()))


def _day(text: str, written: _Written, published: date | None) -> date | None:
    """The day of a date that may lack its year: near the day of publication, else in the one year that is proved."""
    if written.year is not None:
        return _valid(written.year, written)
    if published is not None:
        days = [_valid(year, written) for year in (published.year + 1, published.year, published.year - 1)]
        return next((day for day in days if day is not None and day <= published + _LATE), None)
    year = proved_year(text, written)
    return _valid(year, written) if year is not None else None


def _valid(year: int, written: _Written) -> date | None:
    try:
        return date(year, written.month, written.day)
    except ValueError:  # 29 February
        return None


def proved_year(text: str, written: _Written | None = None) -> int | None:
    """The one year in which every weekday beside a date fits and which the text names, or else the one after the last.

    "On Friday, April 4" fits 2014, 2025 and 2031: with "the first three months of 2025" it is 2025, without a year
    nobody can tell. Deadlines ("by 2030") name no year of writing.
    """
    pairs = [pair for pair in map(_written, _DATE.finditer(text)) if pair.weekday is not None and pair.year is None]
    if written is not None and written.weekday is not None:
        pairs.append(written)
    if not pairs:
        return None
    fitting = [year for year in _YEARS if all(_fits(year, pair) for pair in pairs)]
    named = {int(found["year"]) for found in _YEAR_NAMED.finditer(text) if not found["lead"]}
    if both := [year for year in fitting if year in named]:
        return both[0] if len(both) == 1 else None
    after = [year for year in fitting if named and 0 < year - max(named) <= _NEXT]
    return after[0] if len(after) == 1 else None


def _fits(year: int, written: _Written) -> bool:
    day = _valid(year, written)
    return day is not None and day.weekday() == written.weekday


def _first_event(text: str, head: list[str], published: date | None) -> Dateline | None:
    """The day with which one of the first lines begins ("On Friday, April 4, ministers …"), of an undated article.

    A date later in a line may be of long ago: "the worst fire since Monday, May 3, 1999".
    """
    if published is not None:
        return None
    for line in head[:_EVENT_LINES]:
        found = _DATE.match(line, len("On ")) if line.startswith("On ") else None
        if found is not None and found["weekday"]:
            written = _written(found)
            year = written.year or proved_year(text, written)
            day = _valid(year, written) if year is not None else None
            return Dateline("", day, is_publication=False) if day is not None else None
    return None
