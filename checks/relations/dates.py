"""The dates that a sentence prints, each with the weekday that it stands beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.vocabulary import rows, word_class

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT = 3  # letters that tell every weekday and month


class PrintedDate(NamedTuple):
    """A date as a sentence prints it: "Friday, February 12" is (0, 19, 5, (12,), 2, None)."""

    start: int  # offsets in the sentence, of date and weekday together
    end: int
    weekday: int  # 1 for Monday; 0 where none stands beside it
    days: tuple[int, ...]  # of the month; two for a stretch: "April 3-4"
    month: int
    year: int | None
    is_plain: bool  # whether it can be no count: "on 31 June", not "in June 31 people"


def printed_dates(text: str) -> list[PrintedDate]:
    """The dates of a sentence, in order: "on Friday, February 12" has one, of a Friday.

    A weekday counts only right beside its date. "Friday and Saturday, April 4 and 5" leaves open which is which, so the
    weekdays are left out. A sentence without a month has none, and one about another calendar ("Old Style") neither.
    """
    if not _MONTH_NAME.search(text) or _OTHER_CALENDAR.search(text):
        return []
    found = [*_led(text), *_shared_month(text)]
    taken = [(date.start, date.end) for date in found]
    found += [date for date in _bare(text) if not _overlaps(date, taken)]
    kept: list[PrintedDate] = []
    for date in sorted(found):
        kept.append(date._replace(weekday=0) if _is_led_by_table(date, kept, text) else date)
    return kept


def _forms(kind: str) -> dict[str, int]:
    """The written forms of months or weekdays with their number from 1, in capitals too."""
    names = MONTHS if kind == "month" else WEEKDAYS
    short = {name[:_SHORT]: number for number, name in enumerate(names, 1)}
    told = {
        form: short[form[:_SHORT]]
        for row in rows("calendar.csv")
        if row["kind"] == kind
        for form in row["phrase"].split("|")
    }
    return told | {form.upper(): number for form, number in told.items()}


_MONTH_OF, _WEEKDAY_OF = _forms("month"), _forms("weekday")
_ANY_MONTH, _ANY_WEEKDAY = "|".join(_MONTH_OF), "|".join(_WEEKDAY_OF)
_WEEKDAY = rf"(?<![\w’'])(?<![^\W\d][-‐‑])(?P<weekday>{_ANY_WEEKDAY})\b\.?"  # none of "the Herald-Sun"
_HOURS = r"(?: (?:morning|afternoon|evening|night))?"
_MONTH = rf"(?P<month>{_ANY_MONTH})\b\.?"
_DAY_END = r"(?:st|nd|rd|th)?(?![\w:%°]|[.,]\d{3}\b|\.\d|[-–](?![\dA-Z]))"
_DAY = rf"(?P<day>\d{{1,2}}){_DAY_END}"
_TO = r" ?(?:to|and|or|until|through|till|[-–—/,&]) ?"
_LAST = rf"(?:(?!,){_TO}(?P<last>\d{{1,2}}){_DAY_END}(?! (?:{_ANY_MONTH})\b))?"
_YEAR = r"(?:,? (?P<year>1[0-9]\d\d|2[01]\d\d)\b(?![,.]\d|[-–/]\d))?"
_MONTH_FIRST = rf"(?<!\w){_MONTH} (?:the )?{_DAY}{_LAST}{_YEAR}"
_DAY_FIRST = rf"(?<![\w.,:/$€£-])(?:{_DAY}{_TO}(?:the )?)?(?P<last>\d{{1,2}}){_DAY_END} (?:of )?{_MONTH}{_YEAR}"
_DATES = (re.compile(_MONTH_FIRST), re.compile(_DAY_FIRST))
_LEADS = (
    re.compile(rf"{_WEEKDAY}{_HOURS}(?:,? |,? ?\()(?:on )?{_MONTH_FIRST}"),
    re.compile(rf"{_WEEKDAY}{_HOURS}(?:,? (?:the (?=\d+(?:st|nd|rd|th)))?|,? ?\(){_DAY} (?:of )?{_MONTH}{_YEAR}"),
)
# "Thursday 3 to Saturday 5 April": the month is said once, at the end.
_DAYS_BEFORE_MONTH = re.compile(
    rf"{_WEEKDAY},? (?:the )?{_DAY}(?=(?:{_TO}(?:(?:{_ANY_WEEKDAY}),? )?(?:the )?"
    rf"(?P<last>\d{{1,2}}){_DAY_END}){{1,3}} (?:of )?{_MONTH}{_YEAR})"
)
_WEEKDAY_AFTER = re.compile(
    rf"(?:,? ?\(|, a )(?P<weekday>{_ANY_WEEKDAY})\b\.?(?=[,.;:)]|$)"
    rf"|, (?P<weekday2>{_ANY_WEEKDAY})(?=[,.;)]|$)"
)
_MONTH_NAME = re.compile(rf"\b(?:{_ANY_MONTH})\b")
_OTHER_CALENDAR = re.compile(r"\b(?:Julian|Old Style|O\.S|Orthodox calendar|Hijri|AH|lunar calendar|Hebrew calendar)\b")


def _led(text: str) -> Iterator[PrintedDate]:
    """Those that a weekday leads: "Friday, February 12", "Sun. Jan 26th, 2025", "Wednesday (December 4)"."""
    for pattern in _LEADS:
        for match in pattern.finditer(text):
            weekday = _WEEKDAY_OF[match["weekday"]] if _is_of_date(text, match) else 0
            if weekday or _is_name(text, match):
                yield _date(text, match, weekday)


def _is_of_date(text: str, match: re.Match[str]) -> bool:
    """Whether the weekday is that of the date: not "Friday and Saturday, April 4", "The Sun, 4 April 2025"."""
    before = text[: match.start("weekday")]
    if _OTHER_WEEKDAY_BEFORE.search(before) or _is_name(text, match):
        return False
    is_said = _SAID_BEFORE.search(before) and match["year"] is None
    return not (is_said and _NOUN_AFTER.match(text, match.end()))


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the weekday belongs to a name: "Sheffield Wednesday", "The Sun"."""
    before = text[: match.start("weekday")]
    word = (_WORD_BEFORE.search(before) or [""])[0].strip().lower()
    is_paper = match["weekday"].upper() == "SUN" and _THE_BEFORE.search(before) is not None
    return is_paper or word in _OF_NAMES or word in _EVERY


_OF_NAMES = word_class("weekdays of names")
_EVERY = frozenset(("every", "each"))
_THE_BEFORE = re.compile(r"\b(?:[Tt]he|THE) (?:[A-Z]\w+ )?$")  # the Sun, the Calgary Sun
_WORD_BEFORE = re.compile(r"[A-Za-z]+[ -]$")
_OTHER_WEEKDAY_BEFORE = re.compile(rf"\b(?:{_ANY_WEEKDAY})\b\.?(?:,? (?:and|or|to|through|until|&)|,|[-–—/])? ?$")
_SAID_BEFORE = re.compile(rf"\b(?:{'|'.join(word_class('verbs of speech'))}) (?:late |early )?(?:on )?$")
_NOUN_AFTER = re.compile(
    r" (?!(?:at|in|on|to|by|for|that|and|with|as|after|before|from|when|it|he|she|they|the|a)\b)[a-z]"
)


def _shared_month(text: str) -> Iterator[PrintedDate]:
    """Those whose month comes later: the Thursday of "from Thursday 3 to Saturday 5 April"."""
    for match in _DAYS_BEFORE_MONTH.finditer(text):
        if int(match["last"]) > int(match["day"]) and _is_of_date(text, match):
            date = _date(text, match, _WEEKDAY_OF[match["weekday"]])
            yield date._replace(days=(int(match["day"]),))


def _bare(text: str) -> Iterator[PrintedDate]:
    """Those that no weekday leads, with one that follows: "12 February (Friday)", "on 12 February, a Friday"."""
    for pattern in _DATES:
        for match in pattern.finditer(text):
            after = _WEEKDAY_AFTER.match(text, match.end())
            date = _date(text, match, _WEEKDAY_OF[after["weekday"] or after["weekday2"]] if after else 0)
            yield date._replace(end=_shown_end(text, after.start(), after.end())) if after else date


def _date(text: str, match: re.Match[str], weekday: int) -> PrintedDate:
    groups = match.groupdict()
    days = tuple(int(groups[name]) for name in ("day", "last") if groups.get(name))
    year = int(match["year"]) if match["year"] else None
    is_plain = bool(year or weekday) or _is_plain(text, match)
    parts = [match.start(name) for name in ("day", "last", "month") if groups.get(name)]
    start = match.start("weekday") if groups.get("weekday") and weekday else min(parts)
    end = _shown_end(text, start, match.end())
    return PrintedDate(start, end, weekday, days, _MONTH_OF[match["month"]], year, is_plain)


def _shown_end(text: str, start: int, end: int) -> int:
    """Where a quote ends: with the bracket that it opens, without the point that may end the sentence."""
    if "(" in text[start:end] and text[end : end + 1] == ")":
        return end + 1
    return end - text[start:end].endswith(".")


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Whether a date without weekday and year can be no count: "on 31 June", not "In June 31 people died"."""
    return bool(_DATE_BEFORE.search(text[: match.start()])) and not _NOUN_AFTER.match(text, match.end())


_DATE_BEFORE = re.compile(r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince|[Ff]rom|dated)(?: the)? $")


def _overlaps(date: PrintedDate, taken: list[tuple[int, int]]) -> bool:
    return any(date.start < end and start < date.end for start, end in taken)


def _is_led_by_table(date: PrintedDate, before: list[PrintedDate], text: str) -> bool:
    """Whether its weekday may be of the date before: "12 Feb Friday 13 Feb Saturday", as tables run on."""
    last = before[-1] if before else None
    return last is not None and not last.weekday and not text[last.end : date.start].strip(" ,")
