"""The arithmetic of the calendar: from what comes every year or week to the one that is meant."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from claims.records import Period, Shift

MONTHS = 12  # in a year
WEEK = 7  # days
_LEAP_GAP = 9  # years: 29 February comes again within eight, also around 1900 and 2100
_LAST_YEAR = 9999  # of datetime
_LONGEST_REACH = 500  # years
_DAYS_OF_A_MONTH = 30


class Yearly(NamedTuple):
    """A stretch that comes every year, as (month, day); a day of 31 is the last of its month, but in a date."""

    first: tuple[int, int]
    last: tuple[int, int]  # before `first` when it lies in the year after: December to February
    kind: str = "days"  # days (a date), month, part (a quarter or half), season, end (of a month or more)


class Weekly(NamedTuple):
    """A stretch that comes every week."""

    first: int  # weekday, Monday is 0
    days: int = 1


Repeating: TypeAlias = "Yearly | Weekly"
Named: TypeAlias = "Period | Yearly | Weekly | None"  # what a name of time stands for; None where it cannot be told


def month_of_year(month: int) -> Yearly:
    """ "August": 1 to 31 August of every year."""
    return Yearly((month, 1), (month, 31), "month")


def part_of_year(number: int, months: int) -> Yearly | None:
    """The second stretch of 3 months is the second quarter; number -1 is the last. None past the year's end."""
    count = MONTHS // months
    number = count if number == -1 else number
    if not 1 <= number <= count:
        return None
    return Yearly(((number - 1) * months + 1, 1), (number * months, 31), "part")


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, MONTHS, 31))


def month(day: date) -> Period:
    """The month that a day is in."""
    return Period(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def week(day: date) -> Period:
    """The week that a day is in, Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return Period(monday, monday + timedelta(WEEK - 1))


def day_after(day: date, months: int = 0, days: int = 0) -> date:
    """That many months and days later, on the last of a month where the day is missing: 31 January + 1 is 28 February.

    OverflowError: before the year 1 or after 9999.
    """
    if months:
        number = day.year * MONTHS + day.month - 1 + months
        if not MONTHS <= number < (_LAST_YEAR + 1) * MONTHS:
            raise OverflowError("no such year")
        last = calendar.monthrange(number // MONTHS, number % MONTHS + 1)[1]
        day = date(number // MONTHS, number % MONTHS + 1, min(day.day, last))
    return day + timedelta(days)


def current(span: Shift, day: date) -> Period | None:
    """The stretch of the calendar of that length that a day is in: its week, quarter, year; None for odd lengths."""
    if span.days:
        return Period(day, day) if span.days == 1 else week(day) if span.days == WEEK else None
    if span.months == 1:
        return month(day)
    if span.months and MONTHS % span.months == 0:
        first = date(day.year, (day.month - 1) // span.months * span.months + 1, 1)
        return Period(first, day_after(first, span.months) - timedelta(1))
    return None


def moved(period: Period, span: Shift, times: int) -> Period:
    """The whole period of the calendar that many spans later; earlier for a negative number."""
    first = day_after(period.first, span.months * times, span.days * times)
    return Period(first, day_after(first, span.months, span.days) - timedelta(1))


def is_within_reach(span: Shift, count: int) -> bool:
    """Whether so many spans are of history, not of geology: "in the last 10,000 years" has no first day."""
    return (span.months + span.days / _DAYS_OF_A_MONTH) * count <= _LONGEST_REACH * MONTHS


def ending(last: date, span: Shift, times: int = 1) -> Period:
    """So many spans up to a day: three months to 30 September begin on 1 July, 13 weeks to the 27th on 29 June."""
    return Period(day_after(last + timedelta(1), -span.months * times, -span.days * times), last)


def beginning(first: date, span: Shift, times: int = 1) -> Period:
    return Period(first, day_after(first, span.months * times, span.days * times) - timedelta(1))


def earlier(period: Period, shift: Shift) -> Period:
    """The period that "a year earlier" means beside another: whole months stay whole months, weeks whole weeks.

    July to September 2025 -> July to September 2024; 29 June to 27 September 2025, which are 13 weeks, are
    30 June to 28 September 2024. Wednesday 15 October 2025 -> 15 October 2024.
    """
    first, last = period
    length = (last - first).days + 1
    ends_month = last.day == calendar.monthrange(last.year, last.month)[1]
    if shift.months and not (first.day == 1 and ends_month) and length > 1 and length % WEEK == 0:
        weeks = timedelta(round(shift.months * 365.25 / MONTHS / WEEK) * WEEK)
        return Period(first - weeks, last - weeks)
    first_before = day_after(first, -shift.months, -shift.days)
    if shift.months and ends_month and length > 1:
        return Period(first_before, month(day_after(last.replace(day=1), -shift.months)).last)
    return Period(first_before, day_after(last, -shift.months, -shift.days))


def in_year(stretch: Yearly, number: int) -> Period | None:
    """What comes every year, in that year; None for 29 February of most years, and past the last year there is."""
    (month_first, day_first), (month_last, day_last) = stretch.first, stretch.last
    number_last = number + (stretch.last < stretch.first)
    if not 1 <= number <= number_last <= _LAST_YEAR:
        return None
    ends = [calendar.monthrange(number, month_first)[1], calendar.monthrange(number_last, month_last)[1]]
    if stretch.kind == "days" and (day_first > ends[0] or day_last > ends[1]):
        return None
    return Period(
        date(number, month_first, min(day_first, ends[0])), date(number_last, month_last, min(day_last, ends[1]))
    )


def latest(stretch: Repeating, anchor: date, *, is_over: bool = False) -> Period | None:
    """The last one that has begun by a day, that day too; with `is_over`, the last one that has ended."""
    if isinstance(stretch, Weekly):
        first = anchor - timedelta((anchor.weekday() - stretch.first) % WEEK)
        return Period(first, first + timedelta(stretch.days - 1))
    for number in range(anchor.year, anchor.year - _LEAP_GAP, -1):
        period = in_year(stretch, number)
        if period is not None and (period.last if is_over else period.first) <= anchor:
            return period
    return None


def coming(stretch: Repeating, anchor: date) -> Period | None:
    """The first one that has not ended by a day."""
    if isinstance(stretch, Weekly):
        first = anchor + timedelta((stretch.first + stretch.days - 1 - anchor.weekday()) % WEEK - stretch.days + 1)
        return Period(first, first + timedelta(stretch.days - 1))
    for number in range(anchor.year - 1, anchor.year + _LEAP_GAP):
        period = in_year(stretch, number)
        if period is not None and period.last >= anchor:
            return period
    return None


def nearest(stretch: Repeating, anchor: date) -> Period | None:
    """The one nearest to a day, before or after it."""
    before, after = latest(stretch, anchor), coming(stretch, anchor)
    if before is None or after is None:
        return before or after
    return before if anchor - before.last <= after.first - anchor else after
