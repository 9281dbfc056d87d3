"""Symbols of several senses after a number: "1.8m" metres, "39C" degrees, "3.4p" pence, "under-18s" years."""

from typing import NamedTuple

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.money import MONEY_MATTERS
from claims.quantity.tokens import amount_token, number_of
from claims.records import Quantity, Token, Unit
from claims.vocabulary import KINDS, Senses, word_class

_K = KINDS
SYMBOLS = Grammar()
_OLDEST = 120  # years; the oldest age on record is 122


@SYMBOLS.rule(
    "<bound> numeral apostrophe? risky|<bound hyphen> numeral apostrophe? risky",
    reads={"free for under-18s": "<18 year old", "the over-65s": ">65 year old"},
    leaves=("over 5.5s", "over 3m"),
)
def age_group(match: Match) -> Token | None:
    """ "under-18s", "the over 65s": the years of an age, under the bound before them."""
    number, letter = match.inside()[0], match.inside()[-1]
    if (
        letter.word != "s"
        or letter.start > number.end + 1
        or (quantity_of(number).value or 0) > _OLDEST
        or quantity_of(number).form != "digits"
    ):
        return None
    return amount_token(match, Unit("year", "age"), "age_group")


@SYMBOLS.rule(
    "(minus/negative/sign hyphen?)? numeral hyphen? (risky/in/apostrophe/quote)",
    reads={
        "a mast of 1.8m": "1.8 meter",
        "highs of 39C": "39 degree_Celsius",
        "a 3.4p dividend": "0.034 GBP",
    },
    leaves=("5 in the room", "the 1990s"),
)
def measured_by_symbol(match: Match) -> Token | None:
    """A symbol of several senses, after its number: "1.8m" metres, "39C" degrees, "3.4p" pence, "2 1/2 in" inches."""
    unit = _risky_unit(match)
    return None if unit is None else amount_token(match, unit, "measured_by_symbol")


def _risky_unit(match: Match) -> Unit | None:
    symbol = match.tokens[match.last - 1]
    number = number_of(match)
    sense = Sense(
        match,
        quantity_of(number),
        symbol.value if isinstance(symbol.value, Senses) else Senses(unit=_MARKS.get(symbol.kind)),
        number.end == symbol.start,
        match.after(),
    )
    test = _TESTS.get(symbol.word)
    if test is not None:
        return test(sense)
    senses = sense.senses
    if symbol.word.islower() and len(symbol.word) > 2 and not sense.is_glued:
        return (
            None if sense.number.form == "words" and sense.number.scale == 1 else sense.money()
        )  # "12 bars", "3 gigs"
    if senses.unit is not None and (sense.is_glued or sense.number.form != "words"):
        return senses.unit
    if sense.number.form != "words":
        return sense.money()
    return None


class Sense(NamedTuple):
    """A risky symbol in its place."""

    match: Match
    number: Quantity
    senses: Senses
    is_glued: bool
    after: Token | None

    def money(self) -> Unit | None:
        """The currency that it is in this article, if it can be one."""
        return self.match.style.currency(self.senses.money)

    def follows(self) -> str:
        """The word after the symbol, in lower case; empty at the end."""
        return self.match.word_after()


_MARKS = {_K["apostrophe"]: Unit("foot", "length"), _K["quote"]: Unit("inch", "length")}


def _pence(sense: Sense) -> Unit | None:
    if not sense.is_glued and sense.match.kind_after() in (_K["word"], _K["name"]):
        return None
    return sense.money()


def _knots(sense: Sense) -> Unit | None:
    """ "661 kt" is a speed, "40 kt of copper" a mass, "150 kn" of a price kuna."""
    if sense.senses.money and {token.word.lower() for token in sense.match.tokens} & MONEY_MATTERS:
        return sense.money()
    if sense.follows() == "of":
        return Unit("kilometric_ton", "mass")
    return Unit("knot", "speed")


def _inches(sense: Sense) -> Unit | None:
    if sense.number.form == "words":
        return None  # "twenty in tall blocks"
    if sense.is_glued:
        return sense.senses.unit
    return sense.senses.unit if sense.follows() in _AFTER_INCHES else None


_AFTER_INCHES = word_class("dimensions") | {""}
_NETWORKS = word_class("networks")


def _seconds(sense: Sense) -> Unit | None:
    """Not "the 1990s" nor "in her 20s"."""
    return sense.senses.unit if sense.is_glued and sense.number.form == "decimal" else None


def _glued_only(sense: Sense) -> Unit | None:
    """ "5V" and "2.5 W/min", but not "8 W streets"."""
    return sense.senses.unit if sense.is_glued or sense.follows() == "/" else None


def _cents(sense: Sense) -> Unit | None:
    return sense.money() if sense.is_glued else None


def _metres(sense: Sense) -> Unit | None:
    """An m is metres where it is not a million; minutes only in tables of times, which are not read."""
    return Unit("meter", "length") if sense.number.form != "words" else None


def _feet_or_inches(sense: Sense) -> Unit | None:
    """ "30'" is feet when no quotation is open that the mark could close."""
    here = sense.match.tokens[sense.match.last - 1]
    if not sense.is_glued or sense.number.form == "words":
        return None
    if any(token.word in ("'", "‘", '"', "“") for token in sense.match.tokens[: sense.match.last - 1]):
        return None
    if sense.after is not None and sense.after.start == here.end and sense.follows()[:1].isalpha():
        return None
    return sense.senses.unit


def _grams(sense: Sense) -> Unit | None:
    if sense.number.value in (2, 3, 4, 5, 6) and sense.follows() in _NETWORKS:
        return None
    return sense.senses.unit if sense.is_glued or sense.follows() == "of" else None


def _never(_: Sense) -> Unit | None:
    """Letters that are far more often something else in news."""
    return None


_READERS = {
    _pence: "p",
    _knots: "kt kn",
    _cents: "c",
    _inches: "in",
    _seconds: "s",
    _metres: "m",
    _grams: "g",
    _glued_only: "l L h W V",
    _feet_or_inches: "' ’ \" ”",
    _never: "P M G k K d N J",
}
_TESTS = {symbol: reader for reader, symbols in _READERS.items() for symbol in symbols.split()}
