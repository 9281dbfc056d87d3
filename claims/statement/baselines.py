"""What a change began from: "to £96m from £90m" of this year says £90m of the year before."""

from datetime import date

from claims.records import Period, Shift
from claims.statement.periods.reckoning import MONTHS, earlier, year
from claims.statement.periods.tense import AHEAD, tense
from claims.statement.phrases import Parse
from claims.statement.reach import is_year
from claims.vocabulary import word_class

_REVISED = word_class("forecasts")
_SHORTEST_QUARTER = 83  # days between the first and the last of 12 weeks
_BETWEEN = frozenset("DA")  # "from a revised £3m", "from about £3m"
_OF_A_YEAR = frozenset(("money", "percent", "count", "mass", "volume", "power", "energy", "rate"))


def follows_from(parse: Parse, place: int) -> bool:
    """Whether a figure is one that a change began from: "rose to £96m from £90m", "from 19% to 30%"."""
    at = place - 1
    while at > 0 and parse.tags[at] in _BETWEEN:
        at -= 1
    return at >= 0 and parse.lower[at] == "from"


def before_change(parse: Parse, place: int, kind: str, main: Period | None, anchor: date | None) -> Period | None:
    """The period of the old figure, `main` being that of the new; None where nobody can tell.

    Years, halves and quarters are set against those of the year before. "Raised its forecast to £96m from £90m" is
    twice of one year, and "would rise to 30% from 19%" says what holds in the year of the article.
    """
    is_now = kind == "percent" and anchor is not None and (main is None or main.first.year >= anchor.year)
    if is_now and anchor is not None and tense(parse.tokens, place, place + 1) == AHEAD:
        return year(anchor.year)
    if main is None or _is_revised(parse, place):
        return main
    days = (main.last - main.first).days
    if is_year(main) or (days >= _SHORTEST_QUARTER and kind in _OF_A_YEAR):
        return earlier(main, Shift(MONTHS))
    return main if kind not in _OF_A_YEAR else None


def _is_revised(parse: Parse, place: int) -> bool:
    is_change = parse.lower[place - 2] in ("up", "down") if place > 1 else False
    return not is_change and not _REVISED.isdisjoint(parse.lower)
