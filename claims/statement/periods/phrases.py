"""From a name of time to the whole phrase: what the words before it make of it."""

from datetime import date
from typing import NamedTuple

from claims.grammar import Grammar, Match
from claims.records import Period, Shift, Token
from claims.statement.periods.names import NAMED, is_named, is_plural, settled, span_of
from claims.statement.periods.reckoning import Named, Weekly, Yearly, coming, latest, nearest, year
from claims.statement.periods.tense import AHEAD, BEHIND, tense
from claims.vocabulary import CHANGES, KINDS, kinds, word_class

_K = KINDS
PHRASES = Grammar()
_EVERY = frozenset(["every", "each", "a", "any", "per", "most", "one", "some", "no"])  # "every Monday" is no day
_IN_MATCHES = word_class("words of matches")
_DESCRIBED = kinds("word rise label maybe_label")  # what a month describes: "the June figure"
_POSSESSIVES = frozenset(["'s", "’s"])
_SUPERLATIVES = word_class("words of records")
_LINKS = frozenset(["and", "or", "of"])
_LEADS = "lead/to/until/through/from/between"
_REACH = 7  # words back to the change that "from July" goes on from
_DAYS_OF_A_MONTH = 28  # a stretch of so many days can be compared with: "up 3% on last year", not "on Monday"


class Meaning(NamedTuple):
    """The value of a finished phrase's token."""

    role: str
    period: Period | None
    shift: Shift | None = None


def _finished(
    match: Match, role: str, period: Period | None, shift: Shift | None = None, start: int | None = None
) -> Token:
    start, end = match.inside()[0].start if start is None else start, match.inside()[-1].end
    return Token(_K["phrase"], start, end, match.text[start:end], Meaning(role, period, shift))


@PHRASES.rule(
    f"({_LEADS})+ the? {NAMED}",
    reads={
        "since 2014": "since 2014-01-01..2025-10-15",
        "by 2029": "until 2029-01-01..2029-12-31",
        "up from 3% in July": "in 2025-07-01..2025-07-31",
        "eased from July": "baseline 2025-07-01..2025-07-31",
        "will apply from January 1": "from 2026-01-01",
        "more than in 2024": "baseline 2024-01-01..2024-12-31",
        "a rise of 3% on last year": "baseline 2024-01-01..2024-12-31",
        "rose 5% over the year to July": "in 2024-08-01..2025-07-31",
        "the lowest since May": "baseline 2025-05-01..2025-05-31",
    },
    leaves=("on a Friday", "scored in the first half", "expected to fall in", "in winter coats"),
)
def led(match: Match) -> Token | None:
    """A name with its preposition: "since 2014", "by the end of June"."""
    name = match.inside()[-1]
    leads = [token for token in match.inside()[:-1] if token.kind != _K["the"]]
    value: Named = name.value  # type: ignore[assignment]
    if _is_no_name(match, value, leads) or match.text[name.end : name.end + 2] in _POSSESSIVES:
        return None  # "in Wednesday's crash" is led by no preposition
    role = _role(match, value, leads)
    is_pair = len(leads) > 1 and leads[-2].value == "baseline"  # "compared with in 2023", but "pencilled in for March"
    return _finished(match, role, _period(match, value, role), start=leads[-2 if is_pair else -1].start)


def _is_no_name(match: Match, value: Named, leads: list[Token]) -> bool:
    """Whether the words around show something else: "to fall in", "summer clothes", a match's first half."""
    if not isinstance(value, Yearly):
        return False
    after = match.after()
    if value.kind == "season":
        is_of_something = after is not None and (after.kind == _K["of"] or after.word in ("in", "from", "by"))
        has_article = match.find("the") is not None
        word = match.inside()[-1].word
        is_verb = not has_article and (word == "fall" or leads[-1].kind == _K["to"])
        return is_verb or is_of_something or (after is not None and after.kind == _K["word"] and not has_article)
    if value.kind == "days" and _is_holiday(match.inside()[-1]):
        return (
            match.find("the") is not None and after is not None and after.kind in (_K["word"], _K["span"])
        )  # "the Christmas quarter"
    if value.kind == "part":
        return any(token.word.lower() in _IN_MATCHES for token in match.tokens)
    return False


def _role(match: Match, value: Named, leads: list[Token]) -> str:
    roles = [str(lead.value) for lead in leads]
    before, word = match.before(), leads[-1].word.lower()
    if word == "between" or (word == "from" and isinstance(value, Yearly) and _is_stretch(value)):
        return "in"
    if "baseline" in roles or (before is not None and _ends_in_than(before)):
        return "baseline"
    if word == "from" and roles == ["from"] and _follows_change(match):
        return "baseline"
    if word in ("on", "over") and _is_compared(match, value, word) and _follows_change(match):
        return "baseline"
    if word == "since" and _follows_record(match):
        return "baseline"
    return roles[-1]


def _ends_in_than(token: Token) -> bool:
    """ "more than", "than"; not "Rajasthan"."""
    return token.word.lower().split()[-1:] == ["than"]


def _is_stretch(value: Yearly) -> bool:
    """Whether it goes from one date to another: "March 8 to September 14"."""
    return value.kind == "days" and value.first != value.last


def _is_compared(match: Match, value: Named, word: str) -> bool:
    """Whether a change may be counted on it: "on last month", "over 2023"; not "over the year to July"."""
    if not isinstance(value, Period) or match.find("the") is not None:
        return False
    return (value.last - value.first).days >= _DAYS_OF_A_MONTH and (word == "on" or value == year(value.first.year))


def _follows_record(match: Match) -> bool:
    """Whether the time is when things were last so: "the lowest since May", "the first rise since 2019"."""
    reach = match.text[match.tokens[max(0, match.first - _REACH)].start : match.tokens[match.first].start]
    return not _SUPERLATIVES.isdisjoint(reach.lower().split())


def _follows_change(match: Match) -> bool:
    """Whether a change that has happened stands before: "eased from July", not "will rise from January"."""
    words = [token.word.lower() for token in match.tokens[max(0, match.first - _REACH) : match.first]]
    is_change = any(word in CHANGES or word in ("unchanged", "change", "changed") for word in words)
    return is_change and tense(match.tokens, match.first, match.last) != AHEAD


def _period(match: Match, value: Named, role: str) -> Period | None:
    """The closed stretch that a phrase means: a deadline's is that of its name, "since" ends with the article."""
    anchor = match.style.anchor
    if role == "since":
        return _since(value, anchor)
    if role == "until" and isinstance(value, Yearly | Weekly) and anchor is not None:
        if tense(match.tokens, match.first, match.last) != BEHIND:
            return coming(value, anchor)
        has_ended = any(token.word == "had" for token in match.tokens)  # "By Saturday it had burned 40 homes"
        return latest(value, anchor) if has_ended else nearest(value, anchor)  # "extended until Saturday"
    if role == "from" and isinstance(value, Yearly | Weekly) and anchor is not None:
        is_past = tense(match.tokens, match.first, match.last) == BEHIND
        return latest(value, anchor) if is_past else coming(value, anchor)
    return settled(match, value)


def _since(value: Named, anchor: date | None) -> Period | None:
    if anchor is None:
        return None
    begun = latest(value, anchor) if isinstance(value, Yearly | Weekly) else value
    return Period(begun.first, anchor) if begun is not None and begun.first <= anchor else None


@PHRASES.rule(
    f"({_LEADS})+ the? phrase",
    reads={"up from a year earlier": "earlier 12 months"},
    leaves=("since then",),
)
def led_phrase(match: Match) -> Token | None:
    """A finished phrase with what leads to it: "from a year earlier"."""
    return _finished(match, *match.inside()[-1].value)  # type: ignore[misc]


@PHRASES.rule(
    NAMED,
    reads={
        "2024 sales": "in 2024-01-01..2024-12-31",
        "August inflation": "in 2025-08-01..2025-08-31",
        "officials said Wednesday": "in 2025-10-15",
        "3 million fewer than this year": "baseline 2025-01-01..2025-12-31",
    },
    leaves=("April Jones said", "every Friday", "summer clothes", "May I ask"),
)
def bare(match: Match) -> Token | None:
    """A name without a preposition: "2024 sales", "said Wednesday"."""
    name, before, after = match.inside()[0], match.before(), match.after()
    value: Named = name.value  # type: ignore[assignment]
    if before is not None and before.word.lower() in _EVERY and isinstance(value, Yearly | Weekly):
        return None
    if isinstance(value, Yearly):
        if value.kind in ("season", "end") or (value.kind == "days" and name.word[0].isalpha() and _is_holiday(name)):
            return None
        if value.kind == "part" and _is_no_name(match, value, []):
            return None
        if value.kind == "month" and not _is_adjective(before, after):
            return None
    is_measured_by = value is not None and before is not None and _ends_in_than(before)
    return _finished(match, "baseline" if is_measured_by else "in", settled(match, value))


@PHRASES.rule(
    "lead the (half hyphen?)? span|lead the season",
    reads={
        "fell 3% in the quarter": "in ?",
        "£61m for the season": "in ?",
        "over the half year": "in ?",
        "up 3% on the year": "earlier 12 months",
    },
    leaves=("over the years", "on the day"),
)
def the_quarter(match: Match) -> Token | None:
    """ "in the quarter": the one that the article has spoken of; "up 3% on the year": the one before it."""
    span, lead = span_of(match), match.inside()[0]
    if match.find("season"):
        return _finished(match, "in", None) if lead.word.lower() in ("for", "in", "during", "over") else None
    if span is not None and span.months and lead.word.lower() == "on" and not is_plural(match):
        return _finished(match, "earlier", None, span) if _follows_change(match) else None
    is_inside = lead.value == "in" and lead.word.lower() not in ("at", "on", "around", "about", "as of", "as at")
    if span is None or not span.months or is_plural(match) or not is_inside:
        return None
    return _finished(match, "in", None)


def _is_holiday(name: Token) -> bool:
    return not any(character.isdigit() for character in name.word)


def _is_adjective(before: Token | None, after: Token | None) -> bool:
    """Whether a month without a preposition is one: "August inflation", "March and April"; not "April Jones"."""
    if before is not None and (before.kind == _K["name"] or is_named(before)):
        return False
    if after is not None and after.kind == _K["name"]:
        return False
    if before is not None and before.word.lower() in _LINKS:
        return True
    return after is not None and after.word.islower() and after.kind in _DESCRIBED
