"""How one article writes: what its ambiguous symbols stand for, asked only where one is met."""

import itertools
import re
from collections import Counter
from functools import cached_property

from claims.records import Token, Unit
from claims.vocabulary import CURRENCY_OF_PLACE, KINDS, Senses, word_class

_MILLIONS = re.compile(
    r"[$€£¥₹]\d[\d.,]*m\b|\d(?:bn|tn)\b|\d[\d.,]*m (?:tonnes|people|euros|pounds|dollars|homes|barrels)\b"
)
_STERLING = re.compile(r"£|\bGBP\b|\bpence\b|\bsterling\b|\d\d?p\b|(?:million|billion|m|bn) pounds\b")
_LENGTH_WORDS = word_class("length words")
_RACES = word_class("races")
_CAPITALISED = re.compile(r"[A-Z][\w.]*\w")
_K = KINDS
_MONEY = frozenset((_K["currency"], _K["money"]))


class Style:
    """One article's habits."""

    def __init__(self, text: str) -> None:
        self.text = text

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
            return candidates[0] if candidates else None
        named = [(self.places[unit.name], unit) for unit in candidates]
        most = max(times for times, _ in named)
        likely = [unit for times, unit in named if times == most]
        return likely[0]._replace(name="|".join(sorted(unit.name for unit in likely)))

    @cached_property
    def places(self) -> Counter[str]:
        """How often the article names a place that pays in each currency."""
        found: Counter[str] = Counter()
        words = _CAPITALISED.findall(self.text)
        pairs = [f"{first} {second}" for first, second in itertools.pairwise(words)]
        for name in words + pairs:
            if name in CURRENCY_OF_PLACE:
                found[CURRENCY_OF_PLACE[name]] += 1
        return found

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
            if after is not None and (
                after.kind == _K["unit"] or (_is_noun(after) and next_word.endswith("s")) or next_word == "people"
            ):
                return True
            return self.m_is_million or _reaches_thousands(tokens, place)
        return symbol == "b" and self.m_is_million and after is not None and _is_noun(after)


def _reaches_thousands(tokens: list[Token], place: int) -> bool:
    """Whether the other end is printed in thousands: "from 1.1m to just over 800,000"."""
    if place + 1 >= len(tokens) or tokens[place + 1].word.lower() not in ("to", "from"):
        return False
    ends = [token for token in tokens[place + 2 : place + 5] if token.kind == _K["figure"]]
    return bool(ends) and "," in ends[0].word


def _is_noun(token: Token) -> bool:
    return token.kind in (_K["word"], _K["name"], _K["unit"])
