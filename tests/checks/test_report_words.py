"""Figures, days, units and axes as the report writes them."""

from datetime import date

import pytest

from checks.report.axis import axis_of, ticks
from checks.report.drawings import Drawn, number_line, timeline
from checks.report.records import Timeline
from checks.report.sources import nth
from checks.report.words import anchor, curled, letter, measured, period, reading, unit_words
from claims.extract import claims_of
from claims.intervals import Interval
from claims.records import Article


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("meter ** 2", "m²"),
        ("kilometer ** 2", "km²"),
        ("meter ** 3 / second", "m³/s"),
        ("USD / oil_barrel", "USD/oil barrel"),
        ("EUR|USD", "EUR or USD"),
        ("metric_ton", "tonnes"),
        ("meters_of_rope", "meters of rope"),  # no symbol inside another word
        ("", ""),
    ],
)
def test_unit_words(unit: str, words: str) -> None:
    assert unit_words(unit) == words


def test_measured_keeps_signs() -> None:
    assert [measured(12.5, unit) for unit in ("percent", "percentage_point", "mile")] == [
        "12.5%",
        "12.5 points",
        "12.5 mile",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They paid about $3 million.", "about 3 million USD"),
        ("More than 40 people came.", "more than 40 people"),
        ("At most 5 miles remain.", "at most 5 mile"),
        ("Between 3 and 5 million people came.", "3 million to 5 million people"),
        ("Prices rose 12%.", "up 12%"),
        ("Prices rose to 12%.", "12%"),
        ("Thousands of people came.", "1,000 to 10,000 people (vague)"),
    ],
)
def test_reading(text: str, words: str) -> None:
    assert [reading(claim) for claim in claims_of(Article("a", text))] == [words]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2023, 1, 1), date(2024, 12, 31), "2023 to 2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2023, 2, 1), date(2024, 2, 29), "1 February 2023 to 29 February 2024"),
        (date(2024, 2, 1), date(2024, 2, 28), "1 February 2024 to 28 February 2024"),
        (date(2024, 2, 3), date(2024, 2, 3), "3 February 2024"),
        (None, date(2024, 2, 3), "3 February 2024"),
        (None, None, ""),
    ],
)
def test_period(first: date | None, last: date | None, words: str) -> None:
    assert period(first, last) == words


def test_quotes_are_typographic_and_printable() -> None:
    assert curled('"2" of "3"\u202e') == "“2” of “3”\ufffd"


def test_anchors_are_ids_where_they_can_be() -> None:
    assert anchor("fact", "00ab") == "fact-00ab"
    strange = [anchor("fact", name) for name in ("a b", '"><x>', "", "\ud83d")]
    assert len(set(strange)) == 4
    assert all(name.replace("-", "").isalnum() for name in strange)


def test_letters() -> None:
    assert [letter(number) for number in (0, 25, 26, 52)] == ["A", "Z", "A2", "A3"]


@pytest.mark.parametrize(("number", "start"), [(0, 5), (1, 11), (2, 5)])
def test_same_quote_twice_in_a_sentence(number: int, start: int) -> None:
    assert nth("From 12% to 12%.", "12%", number) == (start if number != 1 else 12)
    assert nth("From 12%.", "13%", number) == -1


def test_axis_in_steps_of_ten_only_where_ends_lie_far_apart() -> None:
    near, far = axis_of([Interval(10, 20), Interval(30, None)]), axis_of([Interval(9e7, 9e7), Interval(None, 9e10)])
    below = axis_of([Interval(-1, 900)])
    assert near and far and below
    assert (near.is_logarithmic, far.is_logarithmic, below.is_logarithmic) == (False, True, False)
    assert [tick.text for tick in ticks(far, "PLN")] == ["100 million", "1 billion", "10 billion PLN"]
    assert near.at(10) < near.at(20) < near.at(30) <= 100


def test_axis_of_whole_numbers_has_no_halves() -> None:
    whole, broken = axis_of([Interval(2, 2), Interval(3, 3)]), axis_of([Interval(2, 2.5)])
    assert whole and broken
    assert [tick.text for tick in ticks(whole, "")] == ["2", "3"]
    assert "2.2" in [tick.text for tick in ticks(broken, "")]


@pytest.mark.parametrize("intervals", [[], [Interval(None, None)]])
def test_no_axis_without_ends(intervals: list[Interval]) -> None:
    assert axis_of(intervals) is None
    assert number_line([Drawn(each) for each in intervals], "") is None


def test_number_line_stays_inside_and_tells_what_it_shows() -> None:
    line = number_line([Drawn(Interval(5, 5), "A"), Drawn(Interval(40, None), "B"), Drawn(Interval(None, 7))], "mile")
    assert line
    assert all(bar.start >= 0 and bar.start + bar.width <= 100 for bar in line.bars)
    assert [(bar.is_open_left, bar.is_open_right) for bar in line.bars] == [
        (False, False),
        (False, True),
        (True, False),
    ]
    assert line.told == "A: 5 mile; B: at least 40 mile; the other figures: at most 7 mile"


def days(*drawn: tuple[Interval, int | None]) -> Timeline | None:
    return timeline([Drawn(each, day=date(2025, 3, day) if day else None) for each, day in drawn], "")


def test_timeline_has_a_band_only_where_all_agree() -> None:
    agreed, torn = days((Interval(2, 4), 1), (Interval(3, 5), 9)), days((Interval(2, 3), 1), (Interval(4, 5), 9))
    assert agreed and torn
    assert agreed.band is not None
    assert torn.band is None
    assert [tick.text for tick in agreed.days] == ["1 March 2025", "9 March 2025"]
    assert days((Interval(2, 4), None)) is None


def test_timeline_of_many_on_one_day_stays_inside() -> None:
    line = days((Interval(1, 1), 1), *[(Interval(number, number), 9) for number in range(20)])
    assert line
    assert all(0 < point.x <= 100 for point in line.points)
    assert len({point.x for point in line.points}) == 21
