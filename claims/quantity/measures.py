"""Measures: a number with its unit."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import bounded, in_unit, quantity_of
from claims.quantity.plurals import is_plural
from claims.quantity.portions import is_part_of_point
from claims.quantity.tokens import amount_token, number_of, reckoned_token
from claims.records import Quantity, Token, Unit
from claims.vocabulary import KINDS, Bound, kinds, word_class

_K = KINDS
_POINT = Unit("percentage_point", "percentage_point")
_BEFORE_UNIT = word_class("before a unit")
_BEFORE_RATE = kinds("times numeral amount than")  # "40 a decade"
MEASURES = Grammar()


@MEASURES.rule(
    "a/an/numeral unit and portion",
    reads={"a pint and a half": "1.5 pint", "two hours and a half": "2.5 hour"},
    leaves=("a mile and a field",),
)
def unit_and_a_half(match: Match) -> Token | None:
    """ "a pint and a half", "an hour and a quarter"."""
    inside = match.inside()
    whole = quantity_of(inside[0]).value if inside[0].kind == _K["numeral"] else 1.0
    unit, share = inside[1].value, quantity_of(inside[-1]).value
    assert isinstance(unit, Unit)
    if whole is None or share is None or not inside[-1].word.lower().startswith(("a ", "three")):
        return None
    return reckoned_token(match, in_unit(_in_words(whole + share), unit), "unit_and_a_half")


@MEASURES.rule(
    "(minus/negative/sign/dash hyphen?)? numeral (hyphen/dash)? (of the?)? "
    "(more/other/further/additional/full/such/following)? (unit|open unit close|open_bracket unit close_bracket)",
    reads={
        "99% of the aid": "99 percent",
        "a 46-mile line": "46 mile",
        "minus 31 degrees Celsius": "-31 degree_Celsius",
        "tens of percent": "?10..100 percent",
        "two more weeks": "2 week",
    },
    leaves=("two of the day's papers",),
)
def measured(match: Match) -> Token | None:
    """The unit after its number: "99%", "46-mile", "minus 31 degrees Celsius"."""
    number, unit = number_of(match), match.find("unit")
    if match.find("of") and quantity_of(number).form != "vague":
        return None
    assert unit is not None and isinstance(unit.value, Unit)
    inside = match.inside()
    if any(token.kind == _K["following"] for token in inside) and not unit.word.endswith("s"):
        return None  # "2.1 last year"
    if any(token.kind == _K["dash"] and (token.word != "-" or unit.word.endswith("s")) for token in inside[1:]):
        return None  # "30 - year bonds" is tokenised copy, "30 – years later" is not
    if unit.word.lower() == "second" and _is_ordinal(match, number):
        return None
    if inside[0].kind == _K["dash"]:
        return _below_zero(match, unit.value)
    return amount_token(match, unit.value, "measured")


def _is_ordinal(match: Match, number: Token) -> bool:
    """ "six second-half minutes", "two second homes", not "a 10-second gap", "ten second-long tones"."""
    if match.find("hyphen") is not None:
        return False
    after = match.after()
    if match.kind_after() == _K["hyphen"]:
        return match.word_after(2) != "long"
    return after is not None and quantity_of(number).form == "words" and is_plural(after.word)


_WAITING = kinds("to at of from than by")


def _below_zero(match: Match, unit: Unit) -> Token | None:
    """ "fell to - 20 degrees": a dash after a preposition or a verb that waits for its object is a minus."""
    waits = match.kind_before() in _WAITING or match.kind_before(2) == _K["to"]
    if unit.kind != "temperature" or not waits:
        return None
    return amount_token(match, unit, "below_zero")


@MEASURES.rule(
    "numeral hyphen? tail hyphen? (unit/money)",
    reads={"a 20-odd year wait": "~20 year", "50-plus miles": ">=50 mile"},
    leaves=("40 plus 3",),
)
def measured_with_tail(match: Match) -> Token | None:
    """A bound between number and unit: "20-odd years", "50-plus miles"."""
    bound, unit = match.find("tail"), match.inside()[-1].value
    assert bound is not None and isinstance(bound.value, Bound) and isinstance(unit, Unit)
    if bound.word not in ("odd", "plus", "+"):
        return None
    amount = amount_token(match, unit, "measured_with_tail")
    return amount._replace(
        value=bounded(quantity_of(amount), bound.value.after, is_approximate=bound.value.is_approximate)
    )


@MEASURES.rule(
    "numeral word unit",
    reads={"2,500 harvested acres": "2500 acre"},
    leaves=("12 hours",),
)
def measured_with_participle(match: Match) -> Token | None:
    """One participle or "metric" between: "26 million harvested acres", "five successive quarters"."""
    word, unit = match.inside()[1:]
    assert isinstance(unit.value, Unit)
    lower = word.word.lower()
    if not (lower.endswith(("ed", "ing")) or lower in _BEFORE_UNIT):
        return None
    return amount_token(match, unit.value, "measured_with_participle")


@MEASURES.rule(
    "portion (of (a/an/numeral)|a/an)? hyphen? unit",
    reads={
        "half a percentage point": "0.5 percentage_point",
        "a half-litre bottle": "0.5 liter",
        "three-quarters of a mile": "0.75 mile",
    },
    leaves=("half of the votes",),
)
def part_of_unit(match: Match) -> Token | None:
    """A fraction of one unit: "half an hour", "three-quarters of a mile", "half of one percent"."""
    inside = match.inside()
    one = match.find("numeral")
    if one is not None and quantity_of(one).value != 1:
        return None
    unit = inside[-1].value
    assert isinstance(unit, Unit)
    return _part(match, unit, "part_of_unit")


@MEASURES.rule(
    "portion (of a)? hyphen? word",
    reads={
        "cut rates by a quarter point": "0.25 percentage_point down",
        "a half-point rise in rates": "0.5 percentage_point up",
        "rates fell three-quarters of a point": "0.75 percentage_point down",
    },
    leaves=("a half-point lead in chess", "a quarter of a town"),
)
def part_of_a_point(match: Match) -> Token | None:
    """A fraction of a point where the talk is of rates: "a quarter point"."""
    return _part(match, _POINT, "part_of_a_point") if is_part_of_point(match.tokens, match.last - 1) else None


def _part(match: Match, unit: Unit, rule: str) -> Token:
    portion = quantity_of(match.inside()[0])
    return reckoned_token(match, in_unit(portion._replace(form="words"), unit), rule)


@MEASURES.rule("a unit", reads={"missing for a decade": "10 year"}, leaves=("once a year",))
def a_decade(match: Match) -> Token | None:
    """ "a decade", "a century", "a fortnight": one that is several of another unit; "a year" counts nothing."""
    unit = match.inside()[1]
    assert isinstance(unit.value, Unit)
    if unit.value.kind != "duration" or unit.value.factor == 1:
        return None
    if match.kind_before() in _BEFORE_RATE or match.kind_after() in (_K["word"], _K["hyphen"]):
        return None
    return reckoned_token(match, in_unit(_in_words(1.0), unit.value), "a_decade")


def _in_words(value: float) -> Quantity:
    return Quantity(value, value, value, form="words")
