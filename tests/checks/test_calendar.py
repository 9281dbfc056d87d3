"""Weekday against date: each slip beside the nearest text that is right, or that says nothing of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.records import Relation
from checks.relations.calendar import calendar
from checks.relations.dates import MONTHS, WEEKDAYS
from tests.checks.articles import passages

MARCH = date(2025, 3, 6)


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
    ],
)
def test_year(text: str, published: date, holds: bool) -> None:
    assert all(relation.holds for relation in found(text, published)) == holds


def test_without_a_day_of_publication() -> None:
    (relation,) = found("On Friday, April 4, ministers met.", None)
    assert relation.holds
    assert relation.message == "4 April falls on a Friday in 1997, 2003, 2008, 2014, 2025 and 2031"
    assert not found("On Friday, February 12, 1901, ministers met.", None)


def test_relation_is_written_in_full() -> None:
    (relation,) = found("Rain.\n\nIt passed a test on Friday, February 12.")
    assert (relation.line, relation.column, relation.gap) == (3, 21, 2)
    assert (relation.observed, relation.expected) == ("Friday", "Wednesday")
    assert relation.message == (
        "12 February 2025 was a Wednesday, not a Friday: the Friday nearest to it is 14 February 2025"
    )


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
