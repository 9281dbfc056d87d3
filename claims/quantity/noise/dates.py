"""Dates and clock times."""

import itertools
import re

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.noise.marks import (
    follows_noun,
    follows_unit,
    is_day,
    is_year,
    numerals_of,
)
from claims.records import Token
from claims.vocabulary import KINDS, kinds, word_class

_K = KINDS
DATES = Grammar()
_SURE_YEARS = range(1900, 2051)  # "2024 sales": hardly ever a count


@DATES.look_alike(
    "month point? numeral (hyphen/to/dash/and/until/through/slash/sign) (month point?)? numeral (comma? numeral)?",
    reads={
        "on April 3-4 they met": "",
        "between April 2 and October 9": "",
        "March 8 to 10, 2024, in Rome": "",
    },
    leaves=("April 3 and 40 people",),
)
def month_and_days(match: Match) -> bool:
    """ "April 3-4", "April 2 and October 9"."""
    numbers = numerals_of(match)
    dated = len(numbers) == 2 and is_day(numbers[0]) and (is_day(numbers[1]) or is_year(numbers[1]))
    dated = dated or (len(numbers) == 3 and is_day(numbers[0]) and is_day(numbers[1]) and is_year(numbers[2]))
    counts = len([token for token in match.inside() if token.kind == _K["month"]]) == 1 and (
        follows_noun(match) or follows_unit(match)
    )
    return dated and not counts


@DATES.look_alike(
    "month point? numeral comma? numeral",
    reads={"on Sept. 27, 2024, in Rome": ""},
    leaves=("April 3, 40 people",),
)
def full_date(match: Match) -> bool:
    """ "Sept. 27, 2024"."""
    day, year = numerals_of(match)
    return is_day(day) and is_year(year)


@DATES.look_alike(
    "(month/may) point? numeral",
    reads={"on April 3, 40 people came": "40 (people)", "since January 2025": "", "by may 19": ""},
    leaves=("May 300 people come?",),
)
def month_and_day(match: Match) -> bool:
    """ "April 3", "March 2025"."""
    number = match.inside()[-1]
    return is_day(number) or is_year(number)


_DAYS = "(numeral (to/hyphen/dash/and/or/until) the?)? numeral"


@DATES.look_alike(
    f"{_DAYS} of? (month/may) comma? numeral",
    reads={"on 4 December 2024": "", "on 4 December, 2024": "", "by 3 may 2024": "", "from 3 to 5 May 2024": ""},
    leaves=("on 4 December, 40 people came", "on 40 December 2024"),
)
def day_first_and_year(match: Match) -> bool:
    """ "4 December 2024"."""
    *days, year = numerals_of(match)
    return is_year(year) and all(map(is_day, days))


@DATES.look_alike(
    f"{_DAYS} of? (month/may)",
    reads={
        "on 4 December, 40 people came": "40 (people)",
        "from 3 to 5 May": "",
        "between 3 and 14 October": "",
        "on 4 may.": "",
        "on 4 may that year": "",
    },
    leaves=("40 March hares", "at least 12 may leave", "up to 12 may be hurt"),
)
def day_first(match: Match) -> bool:
    """ "4 December", "1 and 12 September"; before a verb "may" is no month, but for "on 4 may they met"."""
    may_be_verb = match.find("may") is not None and match.kind_after() in (_K["word"], _K["stop"])
    is_verb = may_be_verb and match.word_before() not in _BEFORE_DAYS
    return not is_verb and all(map(is_day, numerals_of(match)))


_BEFORE_DAYS = frozenset(("on", "since", "until", "from", "by", "before", "after"))


@DATES.look_alike(
    "bare (hyphen/slash) bare (hyphen/slash) bare",
    reads={"dated 2024-12-04": "", "on 04/12/2024": ""},
    leaves=("300 or 400",),
)
def numeric_date(match: Match) -> bool:
    """ "2024-12-04", "04/12/2024", and serial numbers of the same shape."""
    return match.is_glued()


@DATES.look_alike(
    "bare (hyphen/slash) bare",
    reads={"in 2013-14": "", "the 2024/25 season": "", "open 24/7": "", "since 9/11": ""},
    leaves=("a wait of 3-4 hours", "a $3-5bn plan"),
)
def span_of_years(match: Match) -> bool:
    """ "2013-14", "1914-1918", "24/7": years and dates; "3-4 hours" is a range."""
    first, mark, last = match.inside()
    if is_year(first) and len(last.word) in (2, 4):
        is_range = len(last.word) == 4 and (follows_noun(match) or follows_unit(match)) and not _in_years(first)
        return not is_range
    return mark.kind == _K["slash"] and not follows_unit(match)


def _in_years(token: Token) -> bool:
    return int(quantity_of(token).value or 0) in _SURE_YEARS


@DATES.look_alike("<apostrophe> bare risky?", reads={"in '98": "", "the '60s": ""}, leaves=("the boys' 40 goals",))
def short_year(match: Match) -> bool:
    """ "'98", "the '60s"."""
    number, mark, before = match.inside()[0], match.before(), match.before(2)
    assert mark is not None
    opens = before is None or before.end < mark.start
    return opens and mark.end == number.start and len(number.word) == 2


@DATES.look_alike(
    "bare apostrophe? (risky|stop)",
    reads={"since the 1990s": "", "in her mid-40s": "", "in his 40's": "", "in his 40’s now": ""},
    leaves=("a lap of 58.2s", "the 40 is new", "the 40 's", "over-65s", "Apollo 13's crew", "the MD-90's crew"),
)
def decade(match: Match) -> bool:
    """ "the 1990s", "the '90s", "in her 40s": digits with a glued s or 's."""
    letter = match.inside()[-1].word.lower()
    back = 2 if match.kind_before() == _K["hyphen"] else 1
    if letter not in ("s", "' s") or not match.is_glued() or match.kind_before(back) == _K["bound"]:
        return False  # "under-18s"
    return letter == "s" or (match.inside()[0].word.endswith("0") and match.kind_before(back) not in _BEFORE_OWNER)


_BEFORE_OWNER = kinds("name label maybe_label in by since until of") | {""}  # "Apollo 10's crew", "by 2030's end"


@DATES.look_alike(
    "bare colon numeral (colon numeral)?",
    reads={"at 18:30 GMT": "", "a lap of 1:36.6": ""},
    leaves=("prices: 300 and 400",),
)
def clock_time(match: Match) -> bool:
    """ "18:30", "7:10 a.m.", "1:36.6", "3:1"."""
    inside = match.inside()
    return all(left.end == right.start for left, right in itertools.pairwise(inside[:3]))


@DATES.look_alike(
    "numeral (hyphen/to/dash numeral)? (clock/zone)+",
    reads={"at 9am": "", "by 5 p.m. on Friday": "", "at 0730 GMT": "", "from 10 to 11 a.m.": "", "from 9.30-11am": ""},
    leaves=("40 people",),
)
def hour_of_day(_: Match) -> bool:
    """ "9am", "5 p.m.", "0730 GMT", "ten o'clock"."""
    return True


@DATES.look_alike(
    "numeral (to/dash numeral)?",
    reads={
        "the 10.30 train": "",
        "it begins at 10.30": "",
        "at 2.47 in the morning": "",
        "from 9.30 to 11.15 tonight": "",
    },
    leaves=("at 2.74 in the morning session", "it closed at 10.30", "a 10.30 share", "it begins at 10.75"),
)
def clock_with_point(match: Match) -> bool:
    """ "the 10.30 train", "it begins at 7.45": hours and minutes with a point between, where nothing else can be."""
    inside = match.inside()
    if not all(_CLOCK.fullmatch(token.word) for token in (inside[0], inside[-1])):
        return False
    after = match.word_after()
    if after == "to" and match.kind_before() == _K["the"]:
        return match.kind_after(2) == _K["name"]  # "the 7.52 to Bath"
    if after == "in":
        return match.word_after(2) == "the" and match.word_after(3) in _PARTS_OF_DAY
    return after in _TIMED or (match.word_before() in ("at", "from") and match.word_before(2) in _TIMETABLE)


_CLOCK = re.compile(r"(?:1?\d|2[0-3])\.[0-5]\d")
_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening"))
_TIMED = word_class("what has a time of day")
_TIMETABLE = word_class("verbs before a time of day")


@DATES.look_alike(
    "(half|numeral|portion) past numeral",
    reads={"at half past seven": ""},
    leaves=("walked past seven houses",),
)
def half_past(_: Match) -> bool:
    """ "half past seven", "ten past four"."""
    return True
