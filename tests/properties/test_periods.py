"""What holds for the phrases of time of any text."""

from datetime import date, timedelta

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from claims.records import Period, Shift
from claims.statement.periods.reckoning import day_after, earlier, ending
from tests.statement.times import phrases

WORDS = """
    in on at by since until from to through between and or of the a this last next past first second final previous same
    year years month months quarter week weeks day days decade half hours season weekend ago earlier later before so far
    January Feb. March April May may June Sept December Monday Friday Wednesday's summer fall Christmas early mid end
    1 2 3 12 29 30 31 40 1990s 1999 2020 2024 2025 2025-26 Q3 1H25 21st 2024-12-04 % - – , . : ; ( ) ' s
    now today yesterday tomorrow fiscal ended will said rose fell than compared with people sales a year earlier
""".split()  # noqa: SIM905  # a hundred quotation marks are in the way of reading
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
days = st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(1990, 1, 1), date(2035, 12, 31))


@settings(max_examples=2000, deadline=None)
@given(texts, days)
@example("in the last 12 months since the 1990s by the end of next year", date(1, 1, 1))
@example("in the next 40 years by next December", date(9999, 12, 31))
def test_any_text(text: str, published: date) -> None:
    """Nothing raises; phrases stand in order, none in another, and no period ends before it begins."""
    found = phrases(text, published)
    places = [place for phrase in found for place in (phrase.start, phrase.end)]
    assert places == sorted(places)
    assert all(phrase.start < phrase.end <= len(text) for phrase in found)
    for phrase in found:
        assert phrase.period is None or phrase.period.first <= phrase.period.last, text
        assert (phrase.role == "earlier") == (phrase.shift is not None)
        assert phrase.shift is None or phrase.period is None
        assert phrase.role in ("in", "since", "until", "from", "baseline", "earlier", "now")


@settings(max_examples=500, deadline=None)
@given(texts, st.dates(date(1990, 1, 1), date(2035, 12, 31)))
@example("last year - 1999", date(2000, 1, 1))  # one stretch, once it is known which year was the last
def test_without_a_day_the_same_periods_or_none(text: str, published: date) -> None:
    """What can be dated without the article's day has the same period with it, or is part of a longer phrase."""
    known = phrases(text, published)
    for phrase in phrases(text, None):
        if phrase.period is not None:
            holding = next(each for each in known if each.start <= phrase.start and phrase.end <= each.end)
            is_same = (holding.start, holding.end) == (phrase.start, phrase.end)
            assert not is_same or holding.period == phrase.period, text


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from("The agency counted 40 people and paid them 3 euros a head".split())).map(" ".join))  # noqa: SIM905
def test_no_word_of_time(text: str) -> None:
    assert phrases(text) == []


RELATIVE = [
    "last year", "this year", "next year", "last month", "in August", "since January", "in the second quarter",
    "last quarter", "on Aug. 7", "by December", "in the year to March", "five years ago", "three months ago",
    "in the first half of last year", "at the end of March", "over the past two years", "so far this year",
    "last summer", "in the three months to June 30", "from March 8 to September 14", "between May and July",
]  # fmt: skip
# 240 days after the end of August or July or the 7th: from then on the next one is meant, in leap years a day sooner
TURNING = [(4, 28), (3, 28), (4, 3), (4, 4), (4, 5)]


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(RELATIVE), st.dates(date(1990, 1, 1), date(2035, 12, 31)), st.integers(1, 30))
def test_years_later_the_same_days(text: str, published: date, years: int) -> None:
    """An article of the same day some years on means the same days of those years; the end of February may move."""
    if published.month == 2 and published.day > 27:
        published -= timedelta(2)
    assume((published.month, published.day) not in TURNING)
    (now,) = phrases(text, published)
    (later,) = phrases(text, published.replace(year=published.year + years))
    assert now.period is not None and later.period is not None
    moved = [(day.year + years, day.month) for day in now.period]
    assert [(day.year, day.month) for day in later.period] == moved
    assert all(abs(before.day - after.day) <= 1 for before, after in zip(now.period, later.period, strict=True))


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_spans_up_to_a_day(last: date, count: int) -> None:
    """So many weeks are exactly seven times as many days; months meet end to end."""
    weeks = ending(last, Shift(days=7), count)
    assert (weeks.last - weeks.first).days + 1 == 7 * count
    first_day = last.replace(day=1)
    months = ending(first_day - timedelta(1), Shift(months=1), count)
    assert months.first == day_after(first_day, -count) and months.last == first_day - timedelta(1)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 24))
def test_a_year_earlier_keeps_whole_months_and_weeks(day: date, months: int) -> None:
    first = day.replace(day=1)
    whole = Period(first, day_after(first, months) - timedelta(1))
    before = earlier(whole, Shift(months=12))
    assert before == Period(day_after(first, -12), day_after(first, months - 12) - timedelta(1))
    weeks = Period(day, day + timedelta(7 * months - 1))
    if day.day != 1:
        assert earlier(weeks, Shift(months=12)) == Period(day - timedelta(364), weeks.last - timedelta(364))
