"""Which phrase of time says when a figure holds: the one straight after it, else before it, else the sentence's first.

"Sales rose 12% to £96m in May" is of May, both figures; "the firm, founded in 1990, has 40 shops" of no time at all.
"""

import re

from claims.records import Period, TimePhrase, Token
from claims.statement.clauses import NOWHERE
from claims.statement.phrases import Parse
from claims.statement.verbs import base_of_verb, speaks
from claims.vocabulary import KINDS, word_class

OF_A_STRETCH = frozenset(("money", "percent", "percentage_point", "basis_point", "ratio", "rate"))  # mostly of months
_WHEN = "when"
_ENDS_REACH = frozenset(";:-S")


def phrase_of(parse: Parse, phrases: list[TimePhrase], figures: list[int], number: int, kind: str) -> TimePhrase | None:
    """The phrase of time that says when the figure holds: the one straight after it, else before it, else none."""
    if not phrases:
        return None
    while True:
        found = _nearest(parse, phrases, figures, number, kind)
        is_last = number + 1 >= len(figures) or not _is_joined(parse, figures[number], figures[number + 1])
        if found is not None or is_last:
            return found or _opening(parse, phrases, parse.tokens[figures[number]], kind)
        phrases = [phrase for phrase in phrases if phrase.role != "earlier"]  # "to £3m from £4m a year earlier"
        number += 1


def _nearest(parse: Parse, phrases: list[TimePhrase], figures: list[int], number: int, kind: str) -> TimePhrase | None:
    """The phrase that holds the figure, or the first after it, or the last before it, past no other figure."""
    token = parse.tokens[figures[number]]
    inside = next((phrase for phrase in phrases if _holds(phrase, token)), None)
    if inside is not None:
        return inside
    after = parse.tokens[figures[number + 1]].start if number + 1 < len(figures) else parse.tokens[-1].end + 1
    for phrase in phrases:
        if token.end <= phrase.start < after and _is_of(parse, phrase, token, kind):
            if _reaches(parse, token.end, phrase.start):
                return phrase
            break
    before = _figure_before(parse, phrases, figures, number)
    for phrase in reversed(phrases):
        is_between = before <= phrase.start and phrase.end <= token.start
        if is_between and _lasts(parse, phrase) and _is_of(parse, phrase, token, kind):
            return phrase if _reaches(parse, _after_label(parse, phrase), token.start) else None
    return None


def _figure_before(parse: Parse, phrases: list[TimePhrase], figures: list[int], number: int) -> int:
    """Where the last figure before ends that is no part of a time; 0 for none."""
    for place in reversed(figures[:number]):
        if not any(_holds(phrase, parse.tokens[place]) for phrase in phrases):
            return parse.tokens[place].end
    return 0


def _opening(parse: Parse, phrases: list[TimePhrase], token: Token, kind: str) -> TimePhrase | None:
    """The phrase with which the sentence opens, that is of all its figures."""
    reach = parse.tokens[min(_OPENING, len(parse.tokens) - 1)].start
    opening = (phrase for phrase in phrases if phrase.start <= reach and not _is_aside(parse, phrase))
    return next((phrase for phrase in opening if _is_of(parse, phrase, token, kind)), None)


def _is_of(parse: Parse, phrase: TimePhrase, token: Token, kind: str) -> bool:
    return _fits(parse, phrase, token, kind) and not _is_label(parse, phrase, token)


def _lasts(parse: Parse, phrase: TimePhrase) -> bool:
    """Whether a phrase may be of what follows it."""
    return phrase.role not in ("earlier", "now") and not _is_aside(parse, phrase)


def _is_aside(parse: Parse, phrase: TimePhrase) -> bool:
    """ "The firm, founded in 1990, has 40 shops": a time between commas that has a verb of its own."""
    after = next((place for place, other in enumerate(parse.tokens) if other.start >= phrase.end), 0)
    if parse.tags[after : after + 1] != ",":
        return False
    opens = parse.tags.rfind(",", 0, after)
    return opens >= 0 and parse.tags[opens + 1] in "EL"


_EXPECTING = word_class("said at a time")
_OPENING = 2  # tokens from the start of a sentence: a phrase that begins there is of all its figures


def _holds(phrase: TimePhrase, token: Token) -> bool:
    """Whether a figure is part of a time itself: the 26 weeks of "for the 26 weeks to June 28"."""
    return phrase.start <= token.start and token.end <= phrase.end


def _is_label(parse: Parse, phrase: TimePhrase, token: Token) -> bool:
    """ "(2024: £3m)": a time that is only of the figure after it."""
    if phrase.start < token.start:
        return False
    opens = [other.kind for other in parse.tokens if other.end <= phrase.start][-1:]
    after = [other.word for other in parse.tokens if other.start >= phrase.end][:1]
    return opens == [_OPEN] and after == [":"]


def _after_label(parse: Parse, phrase: TimePhrase) -> int:
    """Where what a phrase of time heads begins: after the colon of "Rainfall, 19 to 22 June: 231 mm"."""
    colon = next((token for token in parse.tokens if token.start >= phrase.end), None)
    return colon.end if colon is not None and colon.word == ":" else phrase.end


_OPEN = KINDS["open"]


def _fits(parse: Parse, phrase: TimePhrase, token: Token, kind: str) -> bool:
    """Whether a figure of that kind may be of that time: sums and shares are of a day only with its own verb."""
    if kind not in OF_A_STRETCH or phrase.period is None or is_stretch(phrase.period):
        return True
    return _is_of_verb(parse, phrase, token)


def _is_of_verb(parse: Parse, phrase: TimePhrase, token: Token) -> bool:
    """Whether no other verb stands between: "shares fell 3% on Friday", not "adopted on Friday a budget of £3m"."""
    first, last = sorted((phrase.start, token.start))
    between = "".join(parse.tags[place] for place, other in enumerate(parse.tokens) if first < other.start < last)
    if any(first < other.start < last and other.word == _WHEN for other in parse.tokens):
        return True  # "worth £3m when it was let in March"
    if phrase.start > token.start:
        return not set(between) & set("VEGX,")
    opens = phrase.start <= parse.tokens[_OPENING - 1].start
    return "P" not in between or bool(_ALONG.search(between)) or (opens and bool(_ONE_VERB.fullmatch(between)))


# what goes along: "drew 5,000 on Friday, filling 97% of its seats", "… last week, about 91% of the 6,000"
_ALONG = re.compile(r"^[^,;:LSVEX]*,(?:G[^,;:LSVEX]*|[NDJWQAPO]*)$")
# as in "On Monday, the bank cut its rate by 25 basis points"
_ONE_VERB = re.compile(r"[^VELSG;:]*[VE][^VELSG;:,]*")


def _reaches(parse: Parse, start: int, end: int) -> bool:
    """Whether nothing between two places of the sentence ends what is said."""
    return not any(
        parse.tags[place] in _ENDS_REACH and token.word.lower() != _WHEN
        for place, token in enumerate(parse.tokens)
        if start <= token.start < end
    )


def _is_joined(parse: Parse, first: int, second: int) -> bool:
    """ "rose 12% to £96m in May": two figures of one verb, with no comma between."""
    return bool(_JOINED.fullmatch(parse.tags[first + 1 : second]))


# as in "rose 12% to £96m" and "injured 40 people and killed 3"
_JOINED = re.compile(r"[TPODN(A]*(?:C[AE]*[TPODNA]*)?")


def is_stretch(period: Period) -> bool:
    return (period.last - period.first).days >= _SHORTEST_STRETCH


def is_year(period: Period) -> bool:
    return (period.last - period.first).days >= _SHORTEST_YEAR


_SHORTEST_YEAR = 360  # days
_SHORTEST_STRETCH = 27  # days between the first and the last of a month


def verb_before_time(parse: Parse, start: int) -> int:
    """The verb that a phrase of time hangs on: the nearest before it, past nouns but no figure."""
    at = len(parse.phrases) - 1
    while at >= 0 and parse.tokens[parse.phrases[at].first].start >= start:
        at -= 1
    while at >= 0 and parse.phrases[at].kind in "nPTOzA":
        if "Q" in parse.tags[parse.phrases[at].first : parse.phrases[at].last]:
            return NOWHERE
        at -= 1
    return at if at >= 0 and parse.phrases[at].kind == "v" else NOWHERE


def follows_speech(parse: Parse, start: int) -> bool:
    """Whether a month or year is when something was said: "said in June it would", "In April it had expected"."""
    at = next((place for place, token in enumerate(parse.tokens) if token.start >= start), 0)
    if at:
        return parse.tags[at - 1] in "EV" and speaks(parse, parse.place_of(at - 1))
    verb = next((place for place, phrase in enumerate(parse.phrases) if phrase.kind == "v"), NOWHERE)
    return (
        verb != NOWHERE
        and base_of_verb(parse, verb) in _EXPECTING
        and "Q" not in parse.tags[: parse.phrases[verb].first]
    )
