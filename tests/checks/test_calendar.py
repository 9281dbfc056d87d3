"""Weekday against date: each slip beside the nearest text that is right, or that says nothing of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.records import Relation, relation_id
from checks.relations.calendar import calendar
from checks.relations.dates import MONTHS, WEEKDAYS
from tests.checks.articles import passages

MARCH = date(2025, 3, 6)
RAIN = "Rain fell. " * 51


def found(text: str, published: date | None = MARCH) -> list[Relation]:
    return calendar(passages(text, published))


SLIPS = [  # text, what is wrong, severity, likely slip
    ("It passed its last test on Friday, February 12, the owner said.", "Friday, February 12", "warning", ""),
    ("It passed its last test on Friday 12 February, the owner said.", "Friday 12 February", "warning", ""),
    ("The hearing is on Wednesday 12 March.", None, "", ""),
    ("The hearing is on Tuesday 12 March.", "Tuesday 12 March", "error", "year"),  # that was in 2024
    ("The storm came on Saturday, September 16, 2017.", None, "", ""),
    ("The storm came on Sunday, September 16, 2017.", "Sunday, September 16, 2017", "error", "year"),
    ("Sun. Jan 26th, 2025\nThe flags flew.", None, "", ""),
    ("Sat. Jan 26th, 2025\nThe flags flew.", "Sat. Jan 26th, 2025", "error", ""),
    ("They met on Thursday (March 6) in Lisbon.", None, "", ""),
    ("They met on Wednesday (March 6) in Lisbon.", "Wednesday (March 6)", "error", "year"),
    ("It runs from Thursday 3 to Saturday 5 April.", None, "", ""),
    ("It runs from Friday 3 to Saturday 5 April.", "Friday 3", "error", "year"),
    ("It runs from Thursday 3 to Sunday 5 April.", "Sunday 5 April", "error", "year"),
    ("It runs from Monday 9 to 13 June.", None, "", ""),
    ("It runs from Tuesday 9 to 13 June.", "Tuesday 9", "warning", "year"),
    ("It met on 12 February 2025, a Wednesday.", None, "", ""),
    ("It met on 12 February 2025, a Friday.", "12 February 2025, a Friday", "error", ""),
    ("It met on 12 February (Friday).", "12 February (Friday)", "warning", ""),
    ("FRIDAY, FEBRUARY 12, 2025\nThe court sat.", "FRIDAY, FEBRUARY 12, 2025", "error", ""),
    ("It met on Tuesday night, March 4, in Rome.", None, "", ""),
    ("It met on Wednesday night, March 4, in Rome.", "Wednesday night, March 4", "error", "year"),
    ("It is open Friday March 7-Sunday March 9.", None, "", ""),
    ("It is open Friday March 7-Sunday March 10.", "Sunday March 10", "error", "year"),
    ("It is due on Friday the 13th of June.", None, "", ""),
    ("It is due on Thursday the 13th of June.", "Thursday the 13th of June", "warning", "year"),
    ("The rules change on 30 June.", None, "", ""),
    ("The rules change on 31 June.", "31 June", "error", ""),
    ("The rules changed on February 29, 2024.", None, "", ""),
    ("The rules changed on February 29, 2023.", "February 29, 2023", "error", ""),
    ("It was sent on February 30, 2025.", "February 30, 2025", "error", ""),
    ("It was sent on 9 November 1924, a Friday.", "9 November 1924, a Friday", "error", "year"),
    ("It met on Friday, February 20.", "Friday, February 20", "error", "year"),  # two weeks ago
    ("It met on Thursday, February 19.", "Thursday, February 19", "warning", "year"),
    ("The hearing is on Sunday, April 5.", "Sunday, April 5", "error", "year"),  # thirty days ahead
    ("The hearing is on Monday, April 6.", "Monday, April 6", "warning", "year"),
    ("It opens on Saturday, April 4-5.", None, "", ""),  # any day of a stretch
    ("It opens on Monday, April 4-5.", "Monday, April 4-5", "error", ""),
]


@pytest.mark.parametrize(("text", "quote", "severity", "slip"), SLIPS)
def test_slip(text: str, quote: str | None, severity: str, slip: str) -> None:
    relations = found(text)
    assert relations
    wrong = [(relation.quote, relation.severity, relation.slip) for relation in relations if not relation.holds]
    assert wrong == ([(quote, severity, slip)] if quote else [])


@pytest.mark.parametrize(
    "text",
    [
        "He said on Friday that the 12 February vote stands.",
        "It said on Friday 12 February flights were full.",
        "Friday and Saturday, April 5 and 6, are free.",
        "It is open Sat & Sun, March 1 & 2, and on Mon and Tue, March 4 and 5.",
        "The Sheffield Wednesday 12 February programme is rare.",
        "The Sun, 12 March 2025, had it first.",
        "Wednesday 2 goals were scored.",
        "In June 31 people died.",
        "The 31 June babies are well.",
        "There is no such day as 31 June.",
        "It is due on 31 June, which is a misprint.",
        "It is due on 31 June, a date that does not exist.",
        "It was sent on 9 November 1923, a Monday.",
        "It met from Friday, June 31-5, 2025.",
        "It met from Friday, June 0-5, 2025.",
        "They wed 12 May in Rome.",
        "On Friday, 16 January 1605 (Old Style) it was printed.",
        "On Friday, 9 November 1918, in Kiel.",
        "On Tuesday, 2025-02-12 was entered.",
        "Every Friday, 8 January to 28 March, it opens.",
        "Since 9/11, Tuesday flights are full.",
        "12 Feb Friday 13 Feb Saturday 14 Feb",
    ],
)
def test_leaves(text: str) -> None:
    assert not [relation for relation in found(text) if not relation.holds]


@pytest.mark.parametrize(
    ("text", "published", "holds"),
    [
        ("It sank on Wednesday, August 14.", MARCH, True),  # of 2024, and nothing nearer would be past
        ("It sank on Tuesday, August 14.", MARCH, False),
        ("On Sunday, January 30, 1972, men marched. On Monday, January 31, shops shut.", date(2022, 1, 29), True),
        ("Men marched in 1972. On Sunday, January 30, shops shut.", date(2024, 1, 29), True),
        ("Men march. On Sunday, January 30, shops shut.", date(2024, 1, 29), False),
        ("It ran from Friday, December 27 to Thursday, January 2, 2025.", MARCH, True),
        ("It will meet on Wednesday, January 1.", date(2024, 12, 20), True),  # of the year to come
        ("It will meet on Monday, January 1.", date(2024, 12, 20), False),
        ("It met a year ago, on Wednesday, March 6.", MARCH, True),
        ("It met last year on Wednesday, March 6.", MARCH, True),
        ("It met last month on Wednesday, March 6.", MARCH, False),
        # four months off, any year near will do
        ("The fair opens on Saturday, July 4.", MARCH, False),
        ("The fair opens on Sunday, July 5.", MARCH, True),
        ("It met on Sunday, September 10.", MARCH, False),  # that was in 2023
        ("It will meet on Friday, September 10.", MARCH, False),  # that is in 2027
        # what is told as past may be of last year, but for two days across the date line
        ("It met on Friday, March 8.", MARCH, False),
        ("It met on Saturday, March 9.", MARCH, True),
        ("It will meet on Wednesday, March 4.", MARCH, False),
        ("It will meet on Tuesday, March 3.", MARCH, True),
        ("On Tuesday, March 3, it will meet.", MARCH, True),
        ("Next on its way, on Tuesday, March 3, is Lyon.", MARCH, True),
        ("First on its way, on Tuesday, March 3, is Lyon.", MARCH, False),
        ("It met on Friday, February 29.", date(2024, 1, 20), False),
        ("It will meet on Friday, February 29.", date(2024, 6, 14), False),
        # years that are told nearby
        ("It opened in 2025. On Wednesday, December 31, shops shut.", MARCH, False),
        ("Men marched in 1973. Shops shut on Sunday, January 30, the worst day of 2011.", date(2024, 1, 29), True),
        ("Shops shut on Sunday, January 30, in the winter of 2010-11.", date(2024, 1, 29), True),
        ("Shops shut on Monday, January 30, in the winter of 2010-11.", date(2024, 3, 29), True),
        ("Shops shut on Thursday, December 30, before the sales of 2011.", date(2024, 1, 29), True),
        ("Shops shut on Wednesday, December 30, before the sales of 2011.", date(2024, 1, 29), False),
        (f"{'Rain fell. ' * 60}Men marched in 1972. On Sunday, January 30, shops shut.", date(2024, 1, 29), True),
        (
            f"Men marched in 1972. {RAIN}It was a bad day. On Sunday, January 30, shops shut.",
            date(2024, 1, 29),
            True,
        ),
        (
            f"Men marched in 1972. {RAIN}It was a cold day. On Sunday, January 30, shops shut.",
            date(2024, 1, 29),
            False,
        ),
    ],
)
def test_year(text: str, published: date, holds: bool) -> None:
    assert all(relation.holds for relation in found(text, published)) == holds


def test_without_a_day_of_publication() -> None:
    (relation,) = found("On Friday, April 4, ministers met.", None)
    assert relation.holds
    assert relation.message == "4 April falls on a Friday in 1997, 2003, 2008, 2014, 2025 and 2031"
    (relation,) = found("On Monday, January 1, ministers met.", None)
    assert relation.message == "1 January falls on a Monday in 1990, 1996, 2001, 2007, 2018, 2024, 2029 and 2035"
    (relation,) = found("On Monday, February 29, ministers met.", None)
    assert relation.message == "29 February falls on a Monday in 2016"
    assert not found("On Friday, February 12, 1901, ministers met.", None)


def test_a_leap_day_that_no_year_near_has() -> None:
    assert not found("It met on Friday, February 29.", date(2026, 3, 6))


def test_relation_is_written_in_full() -> None:
    (relation,) = found("Rain.\n\nIt passed a test on Friday, February 12.")
    assert relation.relation_id == relation_id("calendar", (), "a 5 12 2 None")
    assert (relation.claims, relation.articles, relation.fact_id) == ((), ("a",), "")
    assert (relation.line, relation.column, relation.gap) == (3, 21, 2)
    assert (relation.observed, relation.expected) == ("Friday", "Wednesday")
    assert (relation.observed_low, relation.observed_high) == (5, 5)
    assert (relation.allowed_low, relation.allowed_high) == (3, 3)
    assert relation.message == (
        "12 February 2025 was a Wednesday, not a Friday: the Friday nearest to it is 14 February 2025"
    )


def test_a_date_on_the_next_line_of_its_sentence() -> None:
    (relation,) = found("Rain fell as men met\nin Rome on Friday, February 12, 2025.")
    assert (relation.line, relation.column, relation.quote) == (2, 12, "Friday, February 12, 2025")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It met on 31 June.", "June has 30 days, so there is no 31 June"),
        ("It met on February 29, 2023.", "February 2023 has 28 days, so there is no 29 February 2023"),
        (
            "It met on Thursday, March 6, 2024.",
            "6 March 2024 was a Wednesday, not a Thursday: 6 March falls on a Thursday in 2025",
        ),
        (
            "It met on Wednesday, March 5, 2024.",
            "5 March 2024 was a Tuesday, not a Wednesday: 5 March fell on a Wednesday in 2025",
        ),
        (
            "It will meet on Sunday, April 6, 2026.",
            "6 April 2026 is a Monday, not a Sunday: 6 April falls on a Sunday in 2025",
        ),
    ],
)
def test_words(text: str, message: str) -> None:
    (relation,) = found(text)
    assert relation.message == message


def test_a_day_of_no_month_is_held_against_its_days() -> None:
    (relation,) = found("It met on 31 June.")
    assert (relation.observed_low, relation.allowed_low, relation.allowed_high) == (31, 1, 30)
    assert (relation.observed, relation.expected) == ("31 June", "1 to 30 June")


def test_an_echo_is_no_second_finding() -> None:
    once = found("It met on Friday, February 12.")
    assert found("It met on Friday, February 12. It ended on Friday, February 12.") == once
    later = found("Rain fell. It met on Friday, February 12.")
    assert [relation.relation_id for relation in later] == [relation.relation_id for relation in once]


WRITTEN = st.sampled_from([
    "{weekday}, {month} {day}", "{weekday} {day} {month}", "{weekday} ({month} {day})", "{day} {month} ({weekday})",
    "{short}. {brief} {day}", "{weekday}, {day} {month} {year}", "{weekday}, {month} {day}, {year}",
])  # fmt: skip
TOLD = st.sampled_from(["They met on {}.", "They will meet on {}.", "The meeting on {} is open to all."])


def _text(told: str, written: str, day: date, weekday: date) -> str:
    month, name = MONTHS[day.month - 1], WEEKDAYS[weekday.weekday()]
    return told.format(
        written.format(weekday=name, short=name[:3], month=month, brief=month[:3], day=day.day, year=day.year)
    )


@given(
    st.dates(date(1990, 1, 1), date(2035, 12, 31)),
    st.integers(-120, 120),
    st.integers(1, 6),
    WRITTEN,
    TOLD,
)
def test_a_right_weekday_holds_and_a_wrong_one_does_not(
    published: date, days: int, off: int, written: str, told: str
) -> None:
    day = published + timedelta(days)
    (right,) = found(_text(told, written, day, day), published)
    assert right.holds
    is_told_when = "{year}" in written or (told.startswith("They met") and -120 < days < 0)
    if is_told_when:
        (wrong,) = found(_text(told, written, day, day + timedelta(off)), published)
        assert not wrong.holds
        assert WEEKDAYS[day.weekday()] == wrong.expected
