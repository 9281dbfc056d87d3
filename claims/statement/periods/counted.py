"""What counts from today, or from what the sentence is about: "last year", "five years ago", "a year earlier"."""

from datetime import date, timedelta
from math import ceil

from claims.grammar import Grammar, Match
from claims.records import Period, Shift, Token
from claims.statement.periods.names import (
    earlier_phrase,
    is_led_by_the,
    is_part_of_more,
    is_plural,
    named,
    numbers_of,
    span_of,
)
from claims.statement.periods.reckoning import (
    MONTHS,
    Weekly,
    Yearly,
    beginning,
    coming,
    current,
    day_after,
    ending,
    in_year,
    is_within_reach,
    latest,
    moved,
    week,
)
from claims.vocabulary import KINDS, kinds

_K = KINDS
_HOURS = 24  # in a day
_MOST_HOURS = 1000  # that anyone counts in hours
_BOUNDS = kinds("bound bound_or_tail")


def _times(shift: Shift, count: int) -> Shift:
    return Shift(shift.months * count, shift.days * count)


COUNTED = Grammar()


@COUNTED.rule(
    "the? relative numeral span",
    reads={
        "in the last 12 months": "in 2024-10-16..2025-10-15",
        "over the past two years": "in 2023-10-16..2025-10-15",
        "in the next five years": "in 2025-10-16..2030-10-15",
    },
    leaves=("in the last three months of 2024", "will last 12 months", "in 24 hours", "over four years"),
)
def last_so_many(match: Match) -> Token | None:
    """ "the past two years" end on the day of the article, "the next five" begin on the day after."""
    span, anchor, relative = span_of(match), match.style.anchor, match.find("relative")
    count = numbers_of(match)
    if span is None or not count or relative is None or relative.value == "this" or is_part_of_more(match):
        return None
    before = match.before()
    if not is_led_by_the(match) and (before is None or before.kind != _K["lead"]):
        return None  # "is to last 54 months"
    if anchor is None or not is_within_reach(span, count[0]):
        return named(match, None)
    if span == Shift():
        days = ceil(min(count[0], _MOST_HOURS) / _HOURS)
        past = relative.value in ("last", "past")
        return named(match, Period(anchor - timedelta(days * past), anchor + timedelta(days * (not past))))
    return named(match, _rolling(str(relative.value), anchor, span, count[0]))


def _rolling(direction: str, anchor: date, span: Shift, count: int) -> Period:
    if direction in ("last", "past"):
        return ending(anchor, span, count)
    return beginning(anchor + timedelta(1), span, count)


@COUNTED.rule(
    "so_far lead? the? (relative span|whole_year)|(the? relative span|whole_year|the? span) so_far|"
    "the? span hyphen to hyphen word",
    reads={
        "so far this year": "in 2025-01-01..2025-10-15",
        "this month so far": "in 2025-10-01..2025-10-15",
        "in the year to date": "in 2025-01-01..2025-10-15",
        "year-to-date sales": "in 2025-01-01..2025-10-15",
    },
    leaves=("so far, 40 have come",),
)
def so_far(match: Match) -> Token | None:
    """ "so far this year", "year-to-date"."""
    span, whole, anchor, relative = span_of(match), match.find("whole_year"), match.style.anchor, match.find("relative")
    if match.find("hyphen") and match.inside()[-1].word != "date":
        return None
    if relative is not None and relative.value != "this":
        return None
    period = whole.value if whole is not None else current(span, anchor) if span is not None and anchor else None
    if anchor is None or not isinstance(period, Period) or not period.first <= anchor <= period.last:
        return named(match, None)
    return named(match, Period(period.first, anchor))


@COUNTED.rule(
    "the? relative span",
    reads={
        "sales last year": "in 2024-01-01..2024-12-31",
        "over the last year": "in 2024-10-16..2025-10-15",
        "next month": "in 2025-11-01..2025-11-30",
        "this week": "in 2025-10-13..2025-10-19",
    },
    leaves=("it will last years", "to this day", "the next day"),
)
def last_one(match: Match) -> Token | None:
    """ "last year" is a year of the calendar, "the last year" and "the past year" end today."""
    span, anchor, relative = span_of(match), match.style.anchor, match.find("relative")
    if span is None or relative is None or is_plural(match) or is_part_of_more(match) or span in (Shift(), Shift(0, 1)):
        return None
    if anchor is None:
        return named(match, None)
    direction = str(relative.value)
    if direction in ("past", "coming") or (is_led_by_the(match) and direction in ("last", "next")):
        return named(match, _rolling(direction, anchor, span, 1))
    now = current(span, anchor)
    if now is None:
        return named(match, None)
    return named(match, moved(now, span, {"last": -1, "this": 0, "next": 1}[direction]))


@COUNTED.rule(
    "the? relative season",
    reads={"last season's gate": "in ?", "prices this season's tickets": "in ?"},
    leaves=("in the high season",),
)
def season(match: Match) -> Token | None:
    """ "last season's": of which sport, only its article tells."""
    return named(match, None)


@COUNTED.rule(
    "relative (yearly/weekly)",
    reads={
        "last August": "in 2025-08-01..2025-08-31",
        "next April": "in 2026-04-01..2026-04-30",
        "last Wednesday": "in 2025-10-08",
        "next Monday": "in 2025-10-20",
        "this Friday": "in 2025-10-17",
    },
    leaves=("on Friday",),
)
def last_named(match: Match) -> Token | None:
    """ "last August" is over and "next August" has not begun; "this Friday" is of this week."""
    relative, stretch = match.inside()
    anchor = match.style.anchor
    assert isinstance(stretch.value, Yearly | Weekly)
    if anchor is None:
        return named(match, None)
    if relative.value in ("last", "past"):
        found = latest(stretch.value, anchor)
        if found is not None and found.last >= anchor:
            found = latest(stretch.value, found.first - timedelta(1))
        return named(match, found)
    if relative.value == "this":
        if isinstance(stretch.value, Yearly):
            return named(match, in_year(stretch.value, anchor.year))
        return named(match, coming(stretch.value, week(anchor).first))
    found = coming(stretch.value, anchor)
    if found is not None and found.first <= anchor:
        found = coming(stretch.value, found.last + timedelta(1))
    return named(match, found)


@COUNTED.rule(
    "the? prior span",
    reads={"than in the previous month": "earlier 1 months", "above the previous year's": "earlier 12 months"},
    leaves=("the previous government", "the same week"),
)
def previous(match: Match) -> Token | None:
    """ "the previous month": one before the month that the sentence is about."""
    prior, span = match.find("prior"), span_of(match)
    is_previous = prior is not None and prior.value == "previous"
    if span is None or not is_previous or is_plural(match) or span == Shift():
        return None
    return earlier_phrase(match, span)


@COUNTED.rule(
    "(numeral/a/an) span ago|span hyphen ago span?",
    reads={
        "five years ago": "in 2020-01-01..2020-12-31",
        "three months ago": "in 2025-07-01..2025-07-31",
        "two days ago": "in 2025-10-13",
        "a year ago": "earlier 12 months",
        "more than 20 years ago": "in ?",
    },
    leaves=("years ago", "three years"),
)
def ago(match: Match) -> Token | None:
    """ "five years ago" is that year of the calendar; "a year ago" goes back from what the sentence is about."""
    span, anchor, counts, before = span_of(match), match.style.anchor, numbers_of(match), match.before()
    if span is None or span == Shift():
        return None
    if not counts or counts[0] == 1:
        if span.months == MONTHS or match.find("hyphen"):
            return earlier_phrase(match, span)
    elif before is not None and before.kind in _BOUNDS:
        return named(match, None)
    count = counts[0] if counts else 1
    if anchor is None or not is_within_reach(span, count):
        return named(match, None)
    day = day_after(anchor, -span.months * count, -span.days * count)
    size = span if span.months < MONTHS else Shift(MONTHS)
    return named(match, current(size, day) or week(day))


@COUNTED.rule(
    "span hyphen? lead hyphen? span",
    reads={"rose 3% year on year": "earlier 12 months", "fell quarter-on-quarter": "earlier 3 months"},
    leaves=("day in day out", "month by week"),
)
def year_on_year(match: Match) -> Token | None:
    """ "year on year", "month-over-month": what the change is counted from."""
    first, last = match.all("span")
    lead = match.find("lead")
    if lead is None or lead.word.lower() not in ("on", "over") or first.value != last.value or is_plural(match):
        return None
    return earlier_phrase(match, first.value) if isinstance(first.value, Shift) and first.value != Shift() else None


_AFTER_BEFORE = kinds("point comma close semicolon and quote dash ask exclaim")


@COUNTED.rule(
    "(numeral/a/an/the) span (earlier/lead)",
    reads={
        "up from 3% a year earlier": "earlier 12 months",
        "two weeks earlier": "earlier 14 days",
        "than the year before.": "earlier 12 months",
        "a year later": "in ?",
    },
    leaves=("the year before the war", "the week earlier plans"),
)
def a_year_earlier(match: Match) -> Token | None:
    """ "a year earlier", "the month before"."""
    span, counts, word, after = span_of(match), numbers_of(match), match.inside()[-1], match.after()
    if span is None or span == Shift() or (word.kind == _K["lead"] and word.word.lower() != "before"):
        return None
    if word.word.lower() == "before" and after is not None and after.kind not in _AFTER_BEFORE:
        return None
    if match.inside()[0].kind == _K["the"] and word.word.lower() != "before":
        return None
    if word.value == "later":
        return named(match, None)
    count = counts[0] if counts else 1
    return earlier_phrase(match, _times(span, count)) if is_within_reach(span, count) else None


@COUNTED.rule(
    "earlier lead? the? (relative span|span)",
    reads={"earlier this year": "in 2025-01-01..2025-10-15", "later this month": "in 2025-10-15..2025-10-31"},
    leaves=("earlier than last year",),
)
def earlier_this(match: Match) -> Token | None:
    """ "earlier this year", "later in the month"."""
    word, span, relative, anchor = match.inside()[0], span_of(match), match.find("relative"), match.style.anchor
    lead = match.find("lead")
    if span is None or (relative is None) == (lead is None) or (relative is not None and relative.value != "this"):
        return None
    if lead is not None and (lead.word.lower() != "in" or match.find("the") is None):
        return None
    whole = current(span, anchor) if anchor is not None else None
    if whole is None or anchor is None:
        return named(match, None)
    return named(match, Period(anchor, whole.last) if word.value == "later" else Period(whole.first, anchor))


_BEFORE_NO_NOW = frozenset(["until", "from", "by", "till", "than", "since"])


@COUNTED.rule(
    "day_word",
    reads={"said yesterday": "in 2025-10-14", "40 staff now": "now 2025-10-15"},
    leaves=("until now", "from now on", "at the moment of impact"),
)
def day_word(match: Match) -> Token | None:
    """ "yesterday", "overnight"; "now" has a role of its own, for it may mean this year as well as today."""
    token, anchor, before = match.inside()[0], match.style.anchor, match.before()
    if token.value == "now":
        if (before is not None and before.word.lower() in _BEFORE_NO_NOW) or is_part_of_more(match):
            return None
        today = Period(anchor, anchor) if anchor is not None else None
        return token._replace(kind=_K["phrase"], value=("now", today, None))
    if anchor is None:
        return named(match, None)
    if token.value == "overnight":
        return named(match, Period(anchor - timedelta(1), anchor))
    day = anchor + timedelta(int(str(token.value)))
    return named(match, Period(day, day))
