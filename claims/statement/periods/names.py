"""What the rules of periods share: names of time as tokens, and what they are made of."""

from datetime import timedelta

from claims.grammar import Match
from claims.records import Period, Shift, Token
from claims.statement.periods.reckoning import Named, Weekly, Yearly, coming, latest, year
from claims.statement.periods.tense import AHEAD, UNKNOWN, tense
from claims.vocabulary import KINDS

_K = KINDS
_NO_LONGER_BARE = timedelta(days=240)  # back: eight months
SEPARATOR = "(hyphen/dash/sign/to/until/through|hyphen (to/through) hyphen)"
NAMED = "(yearly/weekly/whole_year/dated)"


def named(match: Match, value: Named, first: int = 0, last: int | None = None) -> Token:
    """One token of what was matched, or of a part of it, of the kind that its value has."""
    tokens = match.inside()[first:last]
    if isinstance(value, Period):
        is_year = value == year(value.first.year)
        kind = "whole_year" if is_year else "dated"
    else:
        kind = {Yearly: "yearly", Weekly: "weekly"}.get(type(value), "dated")
    start, end = tokens[0].start, tokens[-1].end
    return Token(_K[kind], start, end, match.text[start:end], value)


def earlier_phrase(match: Match, shift: Shift) -> Token:
    """A finished phrase that goes back from whatever its sentence is about: "a year earlier"."""
    start, end = match.inside()[0].start, match.inside()[-1].end
    return Token(_K["phrase"], start, end, match.text[start:end], ("earlier", None, shift))


def span_of(match: Match) -> Shift | None:
    """The first span of what was matched: "years" is 12 months."""
    token = match.find("span")
    return token.value if token is not None and isinstance(token.value, Shift) else None


def numbers_of(match: Match) -> list[int]:
    """The days, months and counts in what was matched, in order."""
    return [token.value for token in match.inside() if isinstance(token.value, int)]


def is_plural(match: Match) -> bool:
    token = match.find("span")
    return token is not None and token.word.lower().endswith("s")


def is_led_by_the(match: Match) -> bool:
    return match.inside()[0].kind == _K["the"]


def is_part_of_more(match: Match) -> bool:
    """Whether it goes on: "the last quarter of 2024"."""
    after = match.after()
    return after is not None and after.kind == _K["of"]


_NAMES = frozenset(_K[kind] for kind in ("yearly", "weekly", "whole_year", "dated"))


def is_named(token: Token) -> bool:
    return token.kind in _NAMES


def names_in(match: Match) -> list[Named]:
    """The values of the names of time in what was matched, in order."""
    return [token.value for token in match.inside() if is_named(token)]  # type: ignore[misc]


def settled(match: Match, value: Named) -> Period | None:
    """Which August, by the verbs around it: the coming one where they look ahead, else the latest.

    Where no verb tells, one of long ago would be written with its year: "Two schools close in August" of May is ahead.
    """
    if not isinstance(value, Yearly | Weekly):
        return value
    anchor = match.style.anchor
    if anchor is None:
        return None
    direction = tense(match.tokens, match.first, match.last)
    if direction == AHEAD:
        return coming(value, anchor)
    is_part = isinstance(value, Yearly) and value.kind == "part"
    found = latest(value, anchor, is_over=is_part)
    if direction == UNKNOWN and found is not None and not is_part and anchor - found.last > _NO_LONGER_BARE:
        return coming(value, anchor)
    return found
