"""Names of time that stand for themselves: dates, months, quarters, spans of years."""

from claims.grammar import Grammar, Match
from claims.quantity.noise.marks import follows_noun
from claims.records import Period, Token
from claims.statement.periods.names import SEPARATOR, is_plural, named, numbers_of, span_of
from claims.statement.periods.reckoning import MONTHS, Yearly, in_year, month_of_year, part_of_year, year
from claims.vocabulary import KINDS

_K = KINDS
_QUARTER, _HALF = 3, 6  # months
_APOSTROPHES = frozenset("'’")
_LAST_DAY = 31
_LEAP_YEAR = 2000  # has every day that there is
_SEASON = ((8, 1), (5, 31))  # of the leagues of Europe; North America's begin and end within a month or two of it
_SPLIT = 100  # "2025-26": years are counted on within the century
DAYS = Grammar()


@DAYS.rule(
    "whole_year (hyphen/slash) bare (hyphen/slash) bare|bare (slash/hyphen) bare (slash/hyphen) whole_year",
    reads={"dated 2024-12-04": "in 2024-12-04", "on 28/02/2024": "in 2024-02-28", "on 04/12/2024": "in ?"},
    leaves=("on 4 December 2024",),
)
def numeric_date(match: Match) -> Token | None:
    """ "2024-12-04", "28/02/2024"; 04/12 may be of April or December."""
    if not match.is_glued():
        return None
    whole = match.find("whole_year")
    assert whole is not None and isinstance(whole.value, Period)
    left, right = numbers_of(match)
    if match.inside()[0] is whole:
        month, day = left, right
    elif left > MONTHS or left == right:
        month, day = right, left
    elif right > MONTHS:
        month, day = left, right
    else:
        return named(match, None)
    if not (1 <= month <= MONTHS and 1 <= day <= _LAST_DAY):
        return None
    return named(match, in_year(Yearly((month, day), (month, day)), whole.value.first.year))


@DAYS.rule(
    "whole_year (hyphen/slash/dash/sign) (bare|whole_year) season?",
    reads={
        "in 2019-23": "in 2019-01-01..2023-12-31",
        "for 2021-2027": "in 2021-01-01..2027-12-31",
        "in 2013-14": "in ?",
        "in the 2025/26 season": "in 2025-08-01..2026-05-31",
    },
    leaves=("in 2024 and 2025",),
)
def years(match: Match) -> Token | None:
    """ "2021-2027"; "2013-14" may be two years or one that begins in the middle of the first, like a season's."""
    first, last = match.inside()[0], match.inside()[2]
    assert isinstance(first.value, Period)
    begins = first.value.first.year
    if isinstance(last.value, Period):
        ends = last.value.first.year
    elif isinstance(last.value, int) and len(last.word) == 2:
        ends = begins // _SPLIT * _SPLIT + last.value
    else:
        return None
    if ends <= begins:
        return None
    if match.find("season"):
        return named(match, season_from(begins) if ends == begins + 1 else None)
    if ends == begins + 1 and isinstance(last.value, int):
        return named(match, None)
    return named(match, Period(first.value.first, year(ends).last))


def season_from(begins: int) -> Period | None:
    """The season of a league that begins in the summer of a year."""
    return in_year(Yearly(*_SEASON, "season"), begins)


def _is_pair(match: Match) -> bool:
    """Whether "March 8 and April 9" are the ends of one stretch."""
    before = match.before()
    return match.find("and") is None or (before is not None and before.kind == _K["between"])


@DAYS.rule(
    f"month point? bare ({SEPARATOR}|and) month point? bare|"
    f"the? bare of? month point? ({SEPARATOR}|and) the? bare of? month",
    reads={
        "from March 8 to Sept. 14": "in 2025-03-08..2025-09-14",
        "between 8 March and 14 April": "in 2025-03-08..2025-04-14",
    },
    leaves=("on March 8 and April 9",),
)
def days_of_two_months(match: Match) -> Token | None:
    """ "March 8 to September 14"."""
    months = [token.value for token in match.all("month") if isinstance(token.value, int)]
    days = [token.value for token in match.all("bare") if isinstance(token.value, int)]
    if not _is_pair(match) or not all(1 <= day <= _LAST_DAY for day in days):
        return None
    return named(match, Yearly((months[0], days[0]), (months[1], days[1])))


@DAYS.rule(
    f"month point? bare ({SEPARATOR}|and) bare|the? bare ({SEPARATOR}|and) the? bare of? month",
    reads={
        "met on April 3-4": "in 2025-04-03..2025-04-04",
        "between 3 and 14 October": "in 2025-10-03..2025-10-14",
        "on April 3 and 4, 2024": "in 2024-04-03..2024-04-04",
    },
    leaves=("on April 3 and 40 others", "May 12-4"),
)
def days_of_month(match: Match) -> Token | None:
    """ "April 3-4", "1 and 12 September"."""
    month = match.find("month")
    first, last = [token.value for token in match.all("bare") if isinstance(token.value, int)]
    if month is None or not 1 <= first < last <= _LAST_DAY:
        return None
    if not _is_pair(match) and (last != first + 1 or follows_noun(match)):
        return None
    return named(match, Yearly((int(str(month.value)), first), (int(str(month.value)), last)))


@DAYS.rule(
    "month point? bare|the? bare of? month",
    reads={
        "on Aug. 7": "in 2025-08-07",
        "on the 4th of July": "in 2025-07-04",
        "falls due on 11 December": "in 2025-12-11",
    },
    leaves=("In March 12 people died", "April 40", "March's 12 storms"),
)
def day_of_month(match: Match) -> Token | None:
    """ "Aug. 7", "4 December"."""
    month, day = match.find("month"), match.find("bare")
    assert month is not None and day is not None
    number, before = int(str(day.value)), match.before()
    stretch = Yearly((int(str(month.value)), number), (int(str(month.value)), number))
    if not number >= 1 or in_year(stretch, _LEAP_YEAR) is None:
        return None
    if match.text[month.end : month.end + 1] in _APOSTROPHES:  # "February's 30 deaths"
        return None
    if match.inside()[-1] is day and before is not None and before.word.lower() == "in" and follows_noun(match):
        return None  # "In March 12 people died"
    return named(match, stretch)


_FULL_MONTHS = frozenset([
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
])  # fmt: skip


@DAYS.rule(
    "month point?",
    reads={"in August": "in 2025-08-01..2025-08-31", "will open in December": "in 2025-12-01..2025-12-31"},
    leaves=("Jan said so",),
)
def month(match: Match) -> Token | None:
    """ "August"; a short form only with a point, a year or a preposition beside it, for Jan is a name."""
    token, before, after = match.inside()[0], match.before(), match.after()
    is_short = token.word.capitalize() not in _FULL_MONTHS and len(match.inside()) == 1
    is_led = before is not None and before.kind == _K["lead"]
    if is_short and not is_led and (after is None or after.kind != _K["whole_year"]):
        return None
    ends_sentence = len(match.inside()) > 1 and (after is None or token.word.capitalize() in _FULL_MONTHS)
    return named(match, month_of_year(int(str(token.value))), last=1 if ends_sentence else None)


_ROWS = frozenset(["since", "running", "straight"])  # "the third quarter running", "the first quarter since 2020"


@DAYS.rule(
    "(ordinal/bare) hyphen? (span|half (hyphen? span)?)",
    reads={
        "in the second quarter": "in 2025-04-01..2025-06-30",
        "first-half profit": "in 2025-01-01..2025-06-30",
        "in the 3rd quarter of 2024": "in 2024-07-01..2024-09-30",
    },
    leaves=("in the second quarter-final", "the second year", "for a third quarter in a row"),
)
def part(match: Match) -> Token | None:
    """ "second quarter", "first half"."""
    order, span, half = match.inside()[0], span_of(match), match.find("half")
    if order.kind == _K["bare"] and order.word.isdecimal():
        return None
    months = _HALF if half is not None else span.months if span is not None else 0
    after, second = match.after(), match.after(2)
    is_final = after is not None and after.kind == _K["hyphen"] and second is not None and second.word.startswith("fi")
    is_count = after is not None and (
        after.word in _ROWS or (second is not None and after.word == "in" and second.word == "a")
    )
    if is_count:
        return None
    if months not in (_QUARTER, _HALF) or is_final or is_plural(match) or (half is not None and half.word[-1] == "s"):
        return None
    found = part_of_year(int(str(order.value)), months)
    return named(match, found) if found is not None else None
