"""Names of time that lean on another: "August last year", "the same period of 2024", "fiscal 2025"."""

from claims.grammar import Grammar, Match
from claims.records import Period, Shift, Token
from claims.statement.periods.names import earlier_phrase, is_plural, named, names_in, numbers_of, span_of
from claims.statement.periods.reckoning import (
    MONTHS,
    WEEK,
    Weekly,
    Yearly,
    beginning,
    coming,
    current,
    day_after,
    earlier,
    ending,
    in_year,
    latest,
    week,
)
from claims.vocabulary import KINDS, word_class

_K = KINDS
_SAME_TIMES = word_class("words for the same time")
LEANING = Grammar()


@LEANING.rule(
    "the? (relative/whole_year/dated)? fiscal span comma? (stop stop lead?|stop? ended lead?|lead) the? yearly|"
    "fiscal (whole_year/dated) comma? (stop stop lead?|stop? ended lead?|lead) the? yearly",
    reads={
        "in the fiscal year that begins July 1": "in 2026-07-01..2027-06-30",
        "in the 2025-26 crop year, which began on Aug. 1": "in 2025-08-01..2026-07-31",
        "in the fiscal year ended June 30": "in 2024-07-01..2025-06-30",
        "for the financial year starting in April": "in 2026-04-01..2027-03-31",
    },
    leaves=("the fiscal year that we know in March", "in fiscal 2025 in July"),
)
def fiscal_year_from(match: Match) -> Token | None:
    """ "the fiscal year that begins July 1": told by its first or its last day, the one of these to come or gone."""
    edge, day, anchor = match.find("ended") or match.find("lead"), names_in(match)[-1], match.style.anchor
    stops = match.all("stop")
    word = (stops[-1] if len(stops) > 1 else edge or match.inside()[-1]).word.lower().split()[0]
    if word not in _BEGINS | _ENDS or not isinstance(day, Yearly):
        return None
    if anchor is None:
        return named(match, None)
    is_begin, is_past = word in _BEGINS, word in _PASTS
    at = day.first if is_begin else day.last
    edge_day = Yearly(at, at, "end")
    found = latest(edge_day, anchor) if is_past else coming(edge_day, anchor)
    if found is None:
        return None
    return named(match, beginning(found.first, Shift(MONTHS)) if is_begin else ending(found.last, Shift(MONTHS)))


_BEGINS = frozenset(("begins", "began", "starts", "started", "starting", "beginning"))
_ENDS = frozenset(("ends", "ended", "ending"))
_PASTS = frozenset(("began", "started", "ended"))


@LEANING.rule(
    "fiscal span? whole_year|(whole_year/dated) fiscal span|relative fiscal span|fiscal yearly|"
    "(ordinal/bare) hyphen? fiscal span|yearly of? (relative fiscal span|fiscal span? whole_year)",
    reads={"in fiscal 2025": "in ?", "the 2025-26 financial year": "in ?", "fiscal fourth quarter": "in ?"},
    leaves=("the 2008 financial crisis",),
)
def fiscal(match: Match) -> Token | None:
    """ "fiscal 2025", "this tax year": the phrase does not tell on which day such a year begins."""
    word, span = match.find("fiscal"), span_of(match)
    assert word is not None
    if span is None and word.word not in ("fiscal", "FY", "Fiscal"):
        return None
    return named(match, None)


@LEANING.rule(
    "weekly point? comma? the? yearly (comma? whole_year)?|weekly point? comma? dated",
    reads={
        "on Thursday, June 26": "in 2025-06-26",
        "on Wednesday, 4 December 2024": "in 2024-12-04",
        "on Friday last week": "in 2025-10-10",
        "our talk, Tuesday 9 December, is free": "in 2025-12-09",
    },
    leaves=("on Thursday, June figures showed",),
)
def weekday_and_date(match: Match) -> Token | None:
    """ "Thursday, June 26", "Friday last week"."""
    weekday, date = names_in(match)[:2]
    assert isinstance(weekday, Weekly)
    if isinstance(date, Period):
        is_week = date == week(date.first) and weekday.days == 1
        return named(match, current(Shift(days=1), day_after(date.first, days=weekday.first))) if is_week else None
    if not isinstance(date, Yearly) or date.kind != "days":
        return None
    whole = names_in(match)[-1]
    if isinstance(whole, Period):
        return named(match, in_year(date, whole.first.year))
    fitting = _fitting(match, date, weekday.first)
    return named(match, fitting[0] if len(fitting) == 1 else date)


def _fitting(match: Match, date: Yearly, weekday: int) -> list[Period]:
    """The days of last year, this and next on which the weekday is right: they tell what is to come from the past."""
    anchor = match.style.anchor
    years = range(anchor.year - 1, anchor.year + 2) if anchor is not None else range(0)
    periods = [in_year(date, year) for year in years]
    return [period for period in periods if period is not None and period.first.weekday() == weekday]


@LEANING.rule(
    "yearly comma? (lead/of)? the? whole_year|yearly of the span",
    reads={
        "in March 2021": "in 2021-03-01..2021-03-31",
        "on June 26, 2024": "in 2024-06-26",
        "in August last year": "in 2024-08-01..2024-08-31",
        "in the first half of 2031": "in 2031-01-01..2031-06-30",
        "in the first quarter of the year": "in 2025-01-01..2025-03-31",
    },
    leaves=("in August, 2024 figures were revised", "in August from last year"),
)
def of_year(match: Match) -> Token | None:
    """ "March 2021", "the second half of last year"."""
    stretch, lead = match.inside()[0].value, match.find("lead")
    assert isinstance(stretch, Yearly)
    if lead is not None and (lead.word.lower() != "in" or stretch.kind == "days"):
        return None
    if match.find("comma") and stretch.kind != "days":
        return None
    if (span := span_of(match)) is not None:
        return named(match, stretch) if span.months == MONTHS and not is_plural(match) else None
    whole = names_in(match)[-1]
    return named(match, in_year(stretch, whole.first.year) if isinstance(whole, Period) else None)


@LEANING.rule(
    "whole_year hyphen? yearly|calendar_word span? whole_year|whole_year calendar_word span?",
    reads={"2024 fourth-quarter sales": "in 2024-10-01..2024-12-31", "in calendar 2024": "in 2024-01-01..2024-12-31"},
    leaves=("in 2024 August was hot",),
)
def year_first(match: Match) -> Token | None:
    """ "2024 fourth quarter", "the 2024 calendar year"."""
    whole, stretch = names_in(match)[0], names_in(match)[-1]
    if match.find("calendar_word"):
        return named(match, whole)
    if not isinstance(stretch, Yearly) or stretch.kind != "part" or not isinstance(whole, Period):
        return None
    return named(match, in_year(stretch, whole.first.year))


@LEANING.rule(
    "the? prior (numeral? span|word|stop|yearly) (lead/of)? (whole_year|dated|phrase)|"
    "relative word (whole_year|dated|phrase)",
    reads={
        "the same period last year": "earlier 12 months",
        "in the corresponding quarter of 2024": "earlier 12 months",
        "this time last year": "earlier 12 months",
        "in the same week last year": "in 2024-10-14..2024-10-20",
    },
    leaves=("the same period", "last time in 2024", "at the same pit in 2016"),
)
def same_time(match: Match) -> Token | None:
    """ "the same period last year": the period that the sentence is about, a year before."""
    last, span, anchor = match.inside()[-1], span_of(match), match.style.anchor
    first = match.find("prior") or match.find("relative")
    if first is None or first.value not in ("same", "this"):
        return None
    if first.value == "this" and match.inside()[1].word != "time":
        return None
    middle = match.find("word") or match.find("stop")
    if middle is not None and middle.word not in _SAME_TIMES:
        return None
    if last.kind == _K["phrase"]:
        return last._replace(start=match.inside()[0].start, word=match.text[match.inside()[0].start : last.end])
    if last.kind == _K["dated"]:
        return named(match, None)
    if span == Shift(days=WEEK) and not numbers_of(match):
        return named(match, earlier(week(anchor), Shift(MONTHS)) if anchor is not None else None)
    return earlier_phrase(match, Shift(MONTHS))
