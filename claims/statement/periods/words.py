"""The words of time in a sentence, by the kinds that the rules of periods ask for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.grammar import Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.noise.years import year as year_rule
from claims.records import Period, Quantity, Shift, Token
from claims.statement.periods.reckoning import Weekly, Yearly, in_year, part_of_year, year
from claims.text.style import Style
from claims.vocabulary import KINDS, WORDS, kinds, rows, word_class

_K = KINDS
_FIRST_YEAR, _LAST_YEAR = 1900, 2099  # four digits beyond these are rather counts
_KEEP_LETTER = frozenset(["until", "through", "to", "from", "between"])  # link words that ranges ask for by name
_HEADLESS = frozenset(["lead", "relative", "prior", "ordinal", "edge", "fiscal", "ended", "ago", "earlier", "so_far"])
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES_BEFORE, _NAMES_AFTER = word_class("weekdays of names"), word_class("names of weekdays")
_CODE = re.compile(r"(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q|H(?P<h>[12])|(?P<h2>[12])H)(?P<year>\d\d(?:\d\d)?)?")
_FISCAL_CODE = re.compile(r"FY(?:\d\d|\d{4})")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_CENTURY = 2000
_DECADE = 10  # years
_PIVOT = 30  # of "the '20s" on, the last century's
_APOSTROPHES = frozenset("'’‘")
_LONGEST_MONTH = 31  # days


class Word(NamedTuple):
    """What the lexicon says of a word of time: the letter of its kind (empty: it keeps its own) and its value."""

    kind: str
    value: object


def _value(kind: str, text: str) -> object:
    """The value of a row: "12 months" of a span, "12-24..12-26" of what comes every year, "5 2" of every week."""
    if kind == "span":
        count, unit = text.split()
        return Shift(months=int(count)) if unit == "months" else Shift(days=int(count))
    if kind == "yearly":
        first, last = ([int(part) for part in end.split("-")] for end in text.split(".."))
        is_season = first != last
        return Yearly((first[0], first[1]), (last[0], 31 if is_season else last[1]), "season" if is_season else "days")
    if kind == "weekly":
        first_day, days = map(int, text.split())
        return Weekly(first_day, days)
    return int(text) if kind == "ordinal" else text


def _printed(form: str) -> Iterator[str]:
    """How a phrase of the lexicon may be printed: lower-case ones in any case, each with 's."""
    for case in {form, form.capitalize(), form.upper()} if form.islower() else {form}:
        yield from (case, case + "'s", case + "’s")


_ONE: dict[str, Word] = {}  # words, and phrases that the scanner has made one token, by every printed form
_MORE: dict[tuple[str, str], list[tuple[tuple[str, ...], Word]]] = {}  # by their first two words, longest first
_FIRSTS: set[str] = set()  # the first words of those, in every printed form
_HEADS: set[str] = set()  # a sentence without one of these has no phrase of time


def _load() -> None:
    for row in rows("periods.csv"):
        kind = _K["dated" if row["kind"] == "undated" else row["kind"]]
        value = None if row["kind"] == "undated" else _value(row["kind"], row["value"])
        for form in row["phrase"].split("|"):
            word, parts = Word("" if form in _KEEP_LETTER else kind, value), tuple(form.split())
            _ONE.update(dict.fromkeys(_printed(form), word))
            if len(parts) > 1:
                phrases = _MORE.setdefault((parts[0].lower(), parts[1].lower()), [])
                phrases[:] = sorted([*phrases, (parts, word)], key=lambda phrase: -len(phrase[0]))
                _FIRSTS.update((parts[0], parts[0].capitalize(), parts[0].upper()))
            if row["kind"] not in _HEADLESS:
                _HEADS.update(_printed(parts[-1]))
    for form, entry in list(WORDS.items()):
        if entry.kind == _K["month"]:
            number = entry.value or WORDS[form.capitalize()].value
            _ONE.update(dict.fromkeys((form, form + "'s", form + "’s"), Word(entry.kind, number)))
        elif entry.kind == _K["weekday"]:
            weekday = Word(_K["weekly"], Weekly(_WEEKDAYS.index(form[:3].lower())))
            _ONE.update(dict.fromkeys((form, form + "'s", form + "’s"), weekday))
        else:
            continue
        _HEADS.update(_printed(form))


_load()
TIME_WORDS = frozenset(
    _HEADS
    | {str(number) for number in range(_FIRST_YEAR, _LAST_YEAR + 1)}
    | {"s"}  # of "the '80s"
    | {"Q1", "Q2", "Q3", "Q4", "H1", "H2"}
    | {f"{code}{number:02}" for code in ("1Q", "2Q", "3Q", "4Q", "1H", "2H", "FY", "FY20") for number in range(100)}
)


def time_tokens(text: str, tokens: list[Token], style: Style) -> list[Token]:
    """The same tokens, words of time under kinds of their own; 's is cut off: "last year's" is `last`, `year`."""
    out: list[Token] = []
    place = 0
    for number, token in enumerate(tokens):
        if number < place:
            continue
        place = number + 1
        kind, start, end, printed, value = token
        if printed not in _PRINTED and kind != _NOISE and not isinstance(value, Quantity):
            out.append(token)
            continue
        phrase = _phrase_at(text, tokens, number) if printed in _FIRSTS else None
        if phrase is None and isinstance(value, Quantity):
            phrase = _decade_at(text, tokens, number)
        if phrase is not None:
            made, place = phrase
            out.append(made)
        elif isinstance(value, Quantity):
            out.append(_number(text, tokens, number, style))
        elif kind == _NOISE:
            out.append(_code(token))
        elif (word := _ONE.get(printed)) is None or (word.kind == _WEEKLY and _is_in_name(tokens, number)):
            out.append(token)
        else:
            cut = 2 if printed.endswith(("'s", "’s")) else 0
            out.append(Token(word.kind or kind, start, end - cut, printed[: len(printed) - cut], word.value))
    return out


_NOISE, _WEEKLY = _K["noise"], _K["weekly"]
_PRINTED = frozenset(_FIRSTS | _ONE.keys())  # the words that are of time or begin a phrase that is


def _phrase_at(text: str, tokens: list[Token], place: int) -> tuple[Token, int] | None:
    """The longest phrase of the lexicon that begins there, as one token, and where it ends."""
    if place + 1 >= len(tokens):
        return None
    for parts, word in _MORE.get((tokens[place].word.lower(), tokens[place + 1].word.lower())) or ():
        last = place + len(parts)
        words = [token.word for token in tokens[place:last]]
        if len(words) == len(parts) and all(
            printed == part or (printed.lower() == part and part.islower())
            for printed, part in zip(words, parts, strict=True)
        ):
            start, end = tokens[place].start, tokens[last - 1].end
            return Token(word.kind, start, end, text[start:end], word.value), last
    return None


def _decade_at(text: str, tokens: list[Token], place: int) -> tuple[Token, int] | None:
    """ "1990s", and "'90s" without its apostrophe."""
    first, last = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    if last is None or last.word != "s" or last.start != first.end or not first.word.isdecimal():
        return None
    number = int(first.word)
    if len(first.word) == 2 and place and tokens[place - 1].word in _APOSTROPHES:
        number += _CENTURY if number < _PIVOT else _CENTURY - 100
    if number % _DECADE or not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    decade = Period(year(number).first, year(number + _DECADE - 1).last)
    return Token(_K["dated"], first.start, last.end, text[first.start : last.end], decade), place + 2


def _is_in_name(tokens: list[Token], place: int) -> bool:
    """Whether a weekday is part of a name: "Black Friday", "the Sunday Times"."""
    before = tokens[place - 1].word.lower() if place else ""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    return before in _NAMES_BEFORE or (after[:1].isupper() and after.lower() in _NAMES_AFTER)


def _number(text: str, tokens: list[Token], place: int, style: Style) -> Token:
    """A year, a number that may be a day, a decade, or a plain count."""
    token, quantity = tokens[place], quantity_of(tokens[place])
    count = quantity.value
    if count is None or quantity.bound != "=" or token.kind != _K["numeral"]:
        return token._replace(value=None)
    if token.word.isdecimal():
        number = int(token.word)
        is_year = len(token.word) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR and not _is_name(tokens, place)
        if is_year and year_rule(Match(text, tokens, place, place + 1, style)):
            return token._replace(kind=_K["whole_year"], value=year(number))
        if len(token.word) <= 2:
            return token._replace(kind=_K["bare"], value=number)
    return token._replace(value=int(count) if count.is_integer() else None)


_NAMING = kinds("name label maybe_label")


def _is_name(tokens: list[Token], place: int) -> bool:
    """Whether the number belongs to a name, label or currency: "Vision 2030", "Room 2019", "$2020"."""
    before = tokens[place - 1] if place else None
    if before is not None and before.kind == _K["currency"]:
        return True
    if before is None or before.kind not in _NAMING:
        return False
    return before.word not in _ONE


def _code(token: Token) -> Token:
    """ "Q3", "3Q25", "FY25", "21st"."""
    if ordinal := _ORDINAL.fullmatch(token.word):
        number = int(ordinal[1])
        return token._replace(kind=_K["bare"], value=number) if number <= _LONGEST_MONTH else token
    if found := _CODE.fullmatch(token.word):
        quarter, half = found["q"] or found["q2"], found["h"] or found["h2"]
        part = part_of_year(int(quarter or half), 3 if quarter else 6)
        if not found["year"]:
            return token._replace(kind=_K["yearly"], value=part)
        number = int(found["year"]) + (_CENTURY if len(found["year"]) == 2 else 0)
        return token._replace(kind=_K["dated"], value=in_year(part, number) if part else None)
    if _FISCAL_CODE.fullmatch(token.word):
        return token._replace(kind=_K["dated"], value=None)
    return token
