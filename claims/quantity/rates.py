"""What a rate is per: "$15 an hour", "2.3 million letters a week"."""

import re

from claims.grammar import kinds_of
from claims.quantity.plurals import is_plural
from claims.quantity.tokens import kind_at, word_at
from claims.records import Quantity, Token, Unit
from claims.vocabulary import KINDS, Senses, kinds, word_class

_K = KINDS
_DENOMINATORS = word_class("denominators")
_PER = kinds("per a an slash each every")
_ARTICLES = kinds("a an")
_NOUNS = kinds("word label maybe_label")
_RENAMED = {"annum": "year", "pound": "lb"}
_TIME_WORDS = word_class("after times past")
_PRECIOUS = word_class("precious metals")
TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))
_SPEEDS = {("length", time): "speed" for time in ("second", "minute", "hour", "day")}
_GOES_ON = kinds("word name unit hyphen")
_STUFF = kinds("word name")
_LONGEST_STUFF = 2  # words: "104g of carbon dioxide per kilometre"
_ROUND = re.compile("10+")
_SCALES = kinds("hundred scale")  # "per thousand", "per million"
_BRACKET = _K["open"] + _K["quantity"] + _K["close"]
_PER_NOUNS = kinds("word label maybe_label")  # "per household", "per page", "per flat"
FLOWS = frozenset(("volume", "mass", "energy", "area", "data"))


def denominator_at(tokens: list[Token], place: int, *, is_price: bool = False) -> tuple[str, int]:
    """What a rate is per, and where it ends: "hour" of "$15 an hour", "meter ** 2" of "/m^2"; ("", place) for none.

    So many of them stand before the unit, and alone before a noun: "100 / kilometer" of "6 litres per 100 km", "100000"
    of "11.6 per 100,000".
    """
    ahead = _past_hyphens(tokens, place)
    if kind_at(tokens, ahead) == _K["for"] and word_at(tokens, ahead + 1) in ("every", "each"):
        many = _many(tokens[ahead + 2]) if ahead + 2 < len(tokens) else ""
        return (many, ahead + 3) if many else ("", place)
    link = kind_at(tokens, ahead)
    if link not in _PER and not _is_to_the(tokens, ahead):
        return "", place
    ahead = _past_hyphens(tokens, ahead + (2 if _is_to_the(tokens, ahead) else 1))
    if ahead >= len(tokens) or word_at(tokens, ahead + 1) in _TIME_WORDS:
        return "", place  # "$6.8 billion a year earlier"
    below = tokens[ahead]
    if link == _K["per"] and (many := _many(below)):
        return many, ahead + 1
    name = _measured(tokens, below)
    if not name and link == _K["slash"] and isinstance(below.value, Senses) and below.value.unit is not None:
        return "meter" if below.word == "m" else below.value.unit.name, ahead + 1
    name = name or _counted(tokens, ahead, link, is_price=is_price)
    return (name, ahead + 1) if name else ("", place)


def _many(below: Token) -> str:
    """The number of a denominator, and its unit: "100000" of "per 100,000", "1000 / meter ** 3"; empty for none."""
    if below.kind in _SCALES:
        return f"{float(str(below.value)):.0f}"
    if not isinstance(below.value, Quantity) or below.value.bound != "=" or below.value.kind == "money":
        return ""
    unit = below.value.unit
    number = f"{(below.value.value or 0) / (unit.factor if unit else 1):.0f}"
    if _ROUND.fullmatch(number) is None:
        return ""
    return f"{number} / {unit.name}" if unit else number


def _past_hyphens(tokens: list[Token], place: int) -> int:
    while kind_at(tokens, place) == _K["hyphen"]:
        place += 1
    return place


def _measured(tokens: list[Token], below: Token) -> str:
    """The unit of a denominator; an ounce of gold is a troy ounce."""
    lower = below.word.lower()
    if lower in _RENAMED:
        return _RENAMED[lower]
    if lower == "ounce" and any(token.word.lower() in _PRECIOUS for token in tokens):
        return "troy_ounce"
    if below.kind == _K["unit"] and isinstance(below.value, Unit) and below.value.kind != "percent":
        return below.value.name if below.value.factor == 1 else below.word
    return ""


def _counted(tokens: list[Token], place: int, link: str, *, is_price: bool) -> str:
    """The noun of a denominator: "share" of "7.1p a share", "flight" of "$31m a flight,"."""
    below = tokens[place]
    lower = below.word.lower()
    if lower in _DENOMINATORS or (link == _K["per"] and below.kind in _PER_NOUNS):
        return lower
    may_be = is_price and link in _ARTICLES and below.kind in _NOUNS and not is_plural(below.word)
    return lower if may_be and _ends_phrase(tokens, place + 1) else ""


def _ends_phrase(tokens: list[Token], place: int) -> bool:
    """Whether no noun or adjective goes on there: "$31m a flight," but not "$31m a big sum"."""
    return kind_at(tokens, place) not in _GOES_ON


def _is_to_the(tokens: list[Token], place: int) -> bool:
    return kind_at(tokens, place) == _K["to"] and kind_at(tokens, place + 1) == _K["the"]


def per(quantity: Quantity, denominator: str) -> Quantity:
    if quantity.unit is None:
        return quantity._replace(unit=Unit(f"1 / {denominator}", "rate"), kind="rate")
    factor = quantity.unit.factor
    kind = (
        quantity.unit.kind
        if quantity.unit.kind in ("money", "percent", "energy", "data")
        else _SPEEDS.get((quantity.unit.kind, denominator), "rate")
    )
    return quantity._replace(unit=Unit(f"{quantity.unit.name} / {denominator}", kind, factor), kind=kind)


def per_beyond_stuff(tokens: list[Token], last: int, quantity: Quantity) -> tuple[Quantity, int]:
    """ "26 lakh litres of milk a day", "24g of sugar per 100g": the stuff stands between; and where the figure ends.

    What it is per is no part of it, unless that is a figure as well.
    """
    for ahead in range(last + 2, last + 2 + _LONGEST_STUFF):
        if kind_at(tokens, ahead - 1) not in _STUFF:
            break
        denominator, after = denominator_at(tokens, ahead)
        if denominator:
            return per(quantity, denominator), after if tokens[after - 1].kind == _K["quantity"] else last
    return quantity, last


def per_beyond_brackets(tokens: list[Token], place: int, last: int, quantity: Quantity) -> Quantity:
    """ "90 kwacha ($3.30) a day": what follows the bracket holds for the figure before it and the one in it."""
    if kinds_of(tokens[last : last + len(_BRACKET)]) == _BRACKET:
        last += len(_BRACKET)
    elif kinds_of(tokens[max(0, place - 2) : last + 1]) == _K["quantity"] + _BRACKET:
        last += 1
    else:
        return quantity
    denominator, _ = denominator_at(tokens, last)
    return per(quantity, denominator) if denominator else quantity
