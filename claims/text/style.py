"""How one article writes: what its ambiguous symbols stand for, asked only where one is met."""

import re
from collections import Counter
from datetime import date
from functools import cached_property

from claims.records import Token, Unit
from claims.text.dollars import home_dollar
from claims.text.places import places_in
from claims.vocabulary import KINDS, MINOR, SHARED, Senses, kinds, word_class

_MANY_THINGS = word_class("told in millions")
# No number is longer: without an end, each digit of a million would be followed to the last.
_MILLIONS = re.compile(
    r"[$€£¥₹]\d[\d.,]{0,40}m\b|\d(?:bn|tn)\b"
    rf"|\d[\d.,]{{0,40}}m (?:{'|'.join(sorted(_MANY_THINGS))})\b"
)
_STERLING = re.compile(r"£|\bGBP\b|\bpence\b|\bsterling\b|\d\d?p\b|(?:million|billion|m|bn) pounds\b")
_LENGTH_WORDS = word_class("length words")
_RACES = word_class("races")
_DOLLARS, _CENTS = SHARED["dollars"], SHARED["cents"]
_US_CENT = MINOR["cent"]
_LEAD = 200  # characters: the dateline and about the first sentence, which say where the news is from
_OF_TITLE, _OF_SOURCE = 2, 3  # times as much as in the text does a place say there
_K = KINDS
_MONEY = frozenset((_K["currency"], _K["money"]))
_NOUNS = kinds("word name unit label maybe_label")


class Style:
    """One article's habits, and the day that its "yesterday" counts from: None where nobody says."""

    def __init__(self, text: str, title: str = "", source: str = "", *, anchor: date | None = None) -> None:
        self.text = text
        self.title = title
        self.source = source
        self.anchor = anchor
        self._meant: dict[tuple[Unit, tuple[str, ...]], tuple[Unit, str]] = {}  # what shared names were found to mean

    @cached_property
    def m_is_million(self) -> bool:
        """Whether the article writes millions with an m: "£40m", or has "bn" beside it."""
        return _MILLIONS.search(self.text) is not None

    @cached_property
    def pound_is_money(self) -> bool:
        """Whether the article speaks of sterling anywhere."""
        return _STERLING.search(self.text) is not None

    def currency(self, candidates: tuple[Unit, ...]) -> Unit | None:
        """The one of several currencies of one name whose country is named most; else all of them, "NOK|SEK"."""
        if len(candidates) <= 1:
            return self._of_country(candidates[0]) if candidates else None
        named = [(self.places[unit.name], unit) for unit in candidates]
        most = max(times for times, _ in named)
        likely = [unit for times, unit in named if times == most]
        return likely[0]._replace(name="|".join(sorted(unit.name for unit in likely)))

    def _of_country(self, unit: Unit) -> Unit:
        """The same, but the "c" of "80c" is a cent of the article's dollar."""
        return unit._replace(name=self.cent) if unit == _US_CENT and self.cent else unit

    def shared(self, unit: Unit, choices: tuple[str, ...]) -> tuple[Unit, str]:
        """The currency that a name means which several countries share, and the rule that says why.

        "5 million pesos" are Philippine ones where Manila is named most, by "home_currency"; of two such countries
        named alike both, "COP|PHP"; and the usual, Mexican ones where none is named more, by "assumed_mxn".
        """
        known = self._meant.get((unit, choices))
        if known is None:
            known = self._meant[unit, choices] = self._found(unit, choices)
        return known

    def _found(self, unit: Unit, choices: tuple[str, ...]) -> tuple[Unit, str]:
        usual = choices[0]
        if choices == _DOLLARS:
            code = self.dollar
        elif choices == _CENTS:
            code = self.cent
        else:
            code = self._most_named(choices)
        if code and code != usual:
            return unit._replace(name=code), "home_currency"
        is_sure = self.places[usual] > max(self.places[other] for other in choices[1:])
        return unit, "" if is_sure else f"assumed_{usual.lower()}"

    def _most_named(self, choices: tuple[str, ...]) -> str:
        """Those of the choices whose places are named most, and more than those of the usual one; else empty."""
        most = max(self.places[code] for code in choices)
        if most == self.places[choices[0]] or (choices[0] == "GBP" and "£" in self.text):
            return ""
        return "|".join(sorted(code for code in choices if self.places[code] == most))

    @cached_property
    def dollar(self) -> str:
        """The dollar of the country that the article is from, "AUD"; empty for that of the United States."""
        return home_dollar(self.text, self.places, self.source_places)

    @cached_property
    def cent(self) -> str:
        """The currency of bare cents: of the article's dollar, else of the only sign, else of the places named."""
        if "$" in self.text or "dollar" in self.text:
            return self.dollar
        if "€" in self.text:
            return "EUR"
        ranked = self.places.most_common(2)
        is_clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
        return ranked[0][0] if is_clear and ranked[0][0] in _CENTS and ranked[0][0] not in _DOLLARS else self.dollar

    @cached_property
    def places(self) -> Counter[str]:
        """How much the article speaks of places that pay in each currency: in title and lead more than elsewhere."""
        found = places_in(self.text, _LEAD)
        for name, times in places_in(self.title).items():
            found[name] += times * _OF_TITLE
        for name, times in self.source_places.items():
            found[name] += times * _OF_SOURCE
        return found

    @cached_property
    def source_places(self) -> Counter[str]:
        """The same of the publisher's name: "The Auckland Post"."""
        return places_in(self.source)

    def is_scale(self, tokens: list[Token], place: int) -> bool:
        """Whether the risky symbol after a number is a scale: the "m" of "$5m" and "3m people", not of "a 12m wall"."""
        token, number = tokens[place], tokens[place - 1]
        symbol = token.word
        glued = number.end == token.start
        before = tokens[place - 2] if place >= 2 else None
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if before is not None and before.kind == _K["sign"] and place >= 3:
            before = tokens[place - 3]
        is_money = (before is not None and before.kind in _MONEY) or (after is not None and after.kind in _MONEY)
        if before is not None and isinstance(before.value, Senses) and before.value.money:
            is_money = True
        if is_money:
            return True
        if not glued or (
            symbol in ("MM", "T", "t", "K", "M") and not (symbol in "KM" and after is not None and _is_noun(after))
        ):
            return False
        next_word = after.word.lower() if after is not None else ""
        if symbol == "k":
            return next_word not in _RACES
        if symbol == "m":
            if next_word in _LENGTH_WORDS or (after is not None and after.kind == _K["open"]):
                return False
            if _leads_to_many(tokens, place):
                return True
            is_height = _is_height(tokens[max(0, place - _BESIDE) : place + _BESIDE])
            if after is not None and (after.kind == _K["unit"] or (_is_noun(after) and next_word.endswith("s"))):
                return after.kind == _K["unit"] or not is_height
            if _reaches_thousands(tokens, place) or _is_of_many(tokens, place):
                return True
            return self.m_is_million and not is_height
        return symbol == "b" and self.m_is_million and after is not None and _is_noun(after)


def _reaches_thousands(tokens: list[Token], place: int) -> bool:
    """Whether the other end is printed in thousands: "from 1.1m to just over 800,000"."""
    if place + 1 >= len(tokens) or tokens[place + 1].word.lower() not in ("to", "from"):
        return False
    ends = [token for token in tokens[place + 2 : place + 5] if token.kind == _K["figure"]]
    return bool(ends) and "," in ends[0].word


def _is_height(tokens: list[Token]) -> bool:
    """Whether words tell how high or long something is: "the river was at 6.85m", in an article with "£40m"."""
    return any(
        token.word.lower() in _HEIGHTS or (isinstance(token.value, Unit) and token.value.kind == "length")
        for token in tokens
    )


_BESIDE = 20  # tokens
_HEIGHTS = word_class("what has a height or a way")


def _leads_to_many(tokens: list[Token], place: int) -> bool:
    """Whether what is told in millions follows, after a word or two: "1.5m new homes", not "a 6m high jump"."""
    words = [token.word.lower() for token in tokens[place + 1 : place + 2 + _BETWEEN]]
    end = next((number for number, word in enumerate(words) if word in _MANY_THINGS), None)
    return end is not None and all(map(_is_noun, tokens[place + 1 : place + 1 + end]))


_BETWEEN = 2  # "1.5m new affordable homes"


def _is_of_many(tokens: list[Token], place: int) -> bool:
    """Whether the number is that of a people or a public: "a country of some 67m", "a population of 5.4m"."""
    of = place - 2
    while of > 0 and tokens[of].kind in _HEDGES:
        of -= 1
    return of > 0 and tokens[of].kind == _K["of"] and tokens[of - 1].word.lower() in _MANY


_HEDGES = kinds("bound bound_or_tail only a")  # "a population of just under 5.4m", "of only 5.4m"
_MANY = word_class("counted in millions")


def _is_noun(token: Token) -> bool:
    return token.kind in _NOUNS
