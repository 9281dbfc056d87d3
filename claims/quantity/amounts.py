"""From numerals to amounts: a number with its currency or unit, on whichever side that stands."""

from typing import NamedTuple

from claims.grammar import Grammar, Match
from claims.quantity.numerals import product
from claims.records import Quantity, Token, Unit
from claims.vocabulary import KINDS, Bound, Senses

AMOUNTS = Grammar("amounts")
_K = KINDS

_BARE_DENOMINATORS = frozenset(
    "share head person household capita family unit piece employee worker student pupil patient customer passenger vehicle car ticket seat game match "
    "vote bottle bag box case copy room night bed home house child adult woman man barrel bushel pack packet page song song stock user subscriber "
    "cylinder candidate resident inhabitant mmbtu ounce pop trip ride visit visitor plate serving click"
    .split()
)  # fmt: skip


def _number(match: Match) -> Token:
    return next(token for token in match.inside() if token.kind in (_K["numeral"], _K["portion"]))


def _quantity(token: Token) -> Quantity:
    assert isinstance(token.value, Quantity)
    return token.value


def _amount(match: Match, unit: Unit, rule: str) -> Token:
    """One token of what was matched, the number in `unit`, negative when a sign stands in the match."""
    inside = match.inside()
    leading = [token for token in inside if token.end <= _number(match).start]
    negative = any(token.kind in (_K["minus"], _K["negative"]) or (token.kind in (_K["sign"], _K["dash"]) and token.word not in "+±") for token in leading)
    start, end = inside[0].start, inside[-1].end
    quantity = in_unit(_quantity(_number(match)), unit, negative=negative)
    quantity = quantity._replace(rules=(*quantity.rules, rule))
    return Token(_K["amount"], start, end, match.text[start:end], quantity)


def in_unit(quantity: Quantity, unit: Unit, *, negative: bool = False) -> Quantity:
    """The number as one of `unit`: 64 of cents -> 0.64 of USD."""
    factor = -unit.factor if negative else unit.factor
    low, high = product(quantity.low, factor), product(quantity.high, factor)
    if negative:
        low, high = high, low
    return quantity._replace(
        value=product(quantity.value, factor),
        low=low,
        high=high,
        step=product(quantity.step, unit.factor),
        unit=unit,  # with its factor: a bare number that leans on this one is of the same cents
        kind=unit.kind,
    )


@AMOUNTS.rule(
    "(minus/sign hyphen?)? currency currency? sign? numeral hyphen? (money/currency)",
    reads={"$40 Canadian dollars": "40 CAD"},
    leaves=("$20 $30",),
)
def money_on_both_sides(match: Match) -> Token | None:
    """A sign before and a name after: the more exact one holds."""
    last = match.inside()[-1]
    after = match.after()
    if last.kind == _K["currency"] and (not last.word.isalpha() or (after is not None and after.kind == _K["numeral"])):
        return None  # "$20 $30": the second sign belongs to the next number
    return _priced(match, "money_on_both_sides")


@AMOUNTS.rule(
    "(minus/sign hyphen?)? currency currency? sign? numeral",
    reads={
        "a fine of $3 million": "3000000 USD",
        "PLN 918bn of outlays": "918000000000 PLN",
        "a loss of -£5m": "-5000000 GBP",
        "the usual US$ 45 fee": "45 USD",
    },
    leaves=("5 million people",),
)
def money_before(match: Match) -> Token | None:
    """The sign or code first: "$3 million", "US$45", "-£5m"."""
    return _priced(match, "money_before")


def _priced(match: Match, rule: str) -> Token:
    """The amount in the most exact of the currencies named."""
    names = [token for token in match.inside() if token.kind in (_K["currency"], _K["money"])]
    exact = [token for token in names if token.word not in ("$", "£", "¥")] or names
    unit = exact[-1].value
    assert isinstance(unit, Unit)
    return _amount(match, unit, rule)


@AMOUNTS.rule(
    "money numeral",
    reads={"a budget of euro 50 million": "50000000 EUR"},
    leaves=("a million dollars 40 times", "the dollar 3 days ago"),
)
def money_name_before(match: Match) -> Token | None:
    """The name first: "Euro 50 million"; only of a scaled number, for "the dollar 3 days ago" says nothing of 3."""
    name, number = match.inside()
    before = match.before()
    assert isinstance(name.value, Unit)
    if _quantity(number).scale < 1e3 or name.value.factor != 1 or (before is not None and before.kind in (_K["numeral"], _K["amount"])):  # noqa: PLR2004
        return None
    return _amount(match, name.value, "money_name_before")


@AMOUNTS.rule(
    "(minus/sign hyphen?)? risky sign? numeral",
    reads={"a fare of R50": "50 ZAR"},
    leaves=("a crew of R Smith",),
)
def money_before_risky(match: Match) -> Token | None:
    """A letter that stands for a currency only right before its number: "R50", "kr 200"."""
    symbol = match.find("risky")
    number = _number(match)
    if symbol is None or not isinstance(symbol.value, Senses) or symbol.value.money is None or symbol.value.money.factor != 1:
        return None
    is_money = _quantity(number).scale > 1 or _quantity(number).form in ("grouped", "decimal")
    if symbol.end != number.start and not (symbol.word[0].isupper() and len(symbol.word) > 1 and is_money):
        return None
    return _amount(match, symbol.value.money, "money_before_risky")


@AMOUNTS.rule(
    "(minus/sign hyphen?)? numeral hyphen? (of the?)? (currency/money) (slash/or (currency/money))?",
    reads={
        "20bn euros of aid": "20000000000 EUR",
        "a 40-million-euro pledge": "40000000 EUR",
        "it costs 64 cents": "0.64 USD",
        "hundreds of billions of euros/dollars": "?1e11..1e12 EUR|USD",
    },
    leaves=("32 allies",),
)
def money_after(match: Match) -> Token | None:
    """The name or sign last: "20bn euros", "485 billion US dollars", "15 €"; two names leave both: "euros/dollars"."""
    inside = match.inside()
    number = _number(match)
    if match.find("of") and _quantity(number).form != "vague":
        return None
    names = [token for token in inside if token.kind in (_K["currency"], _K["money"])]
    if names[0].kind == _K["currency"]:
        after = match.after()
        starts_next = after is not None and after.kind == _K["numeral"]
        glued = names[0].start == number.end
        if starts_next and not glued and names[0].word in "$€£¥₹" and len(names[0].word) == 1 and after is not None and after.start == names[0].end:
            return None  # "from 10 $5 notes"
        if names[0].word.isalpha() and not names[0].word.isupper() and not glued and len(names[0].word) < 3:  # noqa: PLR2004
            return None
    unit = names[0].value
    assert isinstance(unit, Unit)
    if names[0].word.lower() in ("pound", "pounds") and _is_weight(match, number):
        return _amount(match, _POUND, "pounds_of_weight")
    if len(names) > 1:
        other = names[1].value
        assert isinstance(other, Unit)
        if other.name != unit.name:
            unit = unit._replace(name=f"{unit.name}|{other.name}")
    return _amount(match, unit, "money_after")


_POUND = Unit("lb", "mass")
_MONEY_MATTERS = frozenset(
    "fine fined cost costs costing price priced prices pay pays paid paying worth spend spends spent spending charge charged fee fees salary wage wages ticket tickets "
    "profit profits sales tax taxes bill bills earn earns earned budget shares bid raised bonus rent savings loan loans debt grant fund funding invest invested "
    "investment revenue losses turnover refund compensation damages prize donation donated per award awarded value valued owed owe bought sold sell buy"
    .split()
)  # fmt: skip
_WEIGHT_MATTERS = frozenset(
    "weigh weighs weighed weighing weight weighty heavy heavier lighter lean shape lose lost losing gain gained shed dropped drop dropping baby fish meat beef luggage "
    "lift lifted lifting payload thrust cargo body bodyweight harvest crop lb lbs ounces kg kilograms kilos tons"
    .split()
)  # fmt: skip
_MONEY_OF = frozenset("debt funding savings investment damage damages aid public taxpayers taxpayer sales cash money spending costs tax taxes".split())


def _is_weight(match: Match, number: Token) -> bool:
    """Whether "pounds" are of weight: with a hyphen, "of" a stuff, or words of weight beside and no talk of money."""
    if _quantity(number).scale >= 1e6:  # noqa: PLR2004
        return False
    after, next_after = match.after(), match.after(2)
    if after is not None and after.kind == _K["of"] and next_after is not None:
        return next_after.word.lower() not in _MONEY_OF
    words = {token.word.lower() for token in match.tokens}
    if words & _WEIGHT_MATTERS:
        return True
    return not (match.style.pound_is_money or words & _MONEY_MATTERS)


@AMOUNTS.rule(
    "a/an/numeral unit and portion",
    reads={"a mile and a half": "1.5 mile", "two hours and a half": "2.5 hour"},
    leaves=("a mile and a field",),
)
def unit_and_a_half(match: Match) -> Token | None:
    """ "a mile and a half", "an hour and a quarter"."""
    inside = match.inside()
    whole = _quantity(inside[0]).value if inside[0].kind == _K["numeral"] else 1.0
    unit, share = inside[1].value, _quantity(inside[-1]).value
    assert isinstance(unit, Unit)
    if whole is None or share is None or not inside[-1].word.lower().startswith(("a ", "three")):
        return None
    value = (whole + share) * unit.factor
    quantity = Quantity(value, value, value, unit=unit._replace(factor=1.0), kind=unit.kind, form="words", rules=("unit_and_a_half",))
    return Token(_K["amount"], inside[0].start, inside[-1].end, match.text[inside[0].start : inside[-1].end], quantity)


@AMOUNTS.rule(
    "(minus/negative/sign/dash hyphen?)? numeral (hyphen/dash)? (of (a/an/the)?)? (more/other/further/additional/full/such/following)? (unit|open unit close|open_bracket unit close_bracket)",
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
    number, unit = _number(match), match.find("unit")
    if match.find("of") and _quantity(number).form != "vague":
        return None
    assert unit is not None and isinstance(unit.value, Unit)
    inside = match.inside()
    if any(token.kind == _K["following"] for token in inside) and not unit.word.endswith("s"):
        return None  # "2.1 last year"
    if any(token.kind == _K["dash"] and token.word != "-" or (token.kind == _K["dash"] and unit.word.endswith("s")) for token in inside[1:]):
        return None  # "30 - year bonds" is tokenised copy, "30 – years later" is not
    if inside[0].kind == _K["dash"]:
        return _below_zero(match, unit.value)
    return _amount(match, unit.value, "measured")


def _below_zero(match: Match, unit: Unit) -> Token | None:
    """ "fell to - 20 degrees": a dash after a preposition or a verb that waits for its object is a minus."""
    before, earlier = match.before(), match.before(2)
    waits = before is not None and (before.kind in (_K["to"], _K["at"], _K["of"], _K["from"], _K["than"], _K["by"]) or (earlier is not None and earlier.kind == _K["to"]))
    if unit.kind != "temperature" or not waits:
        return None
    return _amount(match, unit, "below_zero")


@AMOUNTS.rule(
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
    amount = _amount(match, unit, "measured_with_tail")
    return amount._replace(value=bounded(_quantity(amount), bound.value.after, is_approximate=bound.value.is_approximate))


def bounded(quantity: Quantity, sign: str, *, is_approximate: bool) -> Quantity:
    """The quantity under a bound: `>` leaves no upper end, `<` no lower one; a range or vague amount takes only a hedge."""
    if quantity.bound in ("range", "vague"):
        return quantity._replace(is_approximate=quantity.is_approximate or sign == "=")
    if sign == "=":
        return quantity._replace(is_approximate=True)
    return quantity._replace(
        bound=sign,
        low=quantity.value if sign[0] == ">" else None,
        high=quantity.value if sign[0] == "<" else None,
        is_approximate=quantity.is_approximate or is_approximate,
    )


@AMOUNTS.rule(
    "numeral word unit",
    reads={"2,500 harvested acres": "2500 acre"},
    leaves=("12 hours",),
)
def measured_with_participle(match: Match) -> Token | None:
    """One participle or "metric" between: "26 million harvested acres", "five successive quarters"."""
    word, unit = match.inside()[1:]
    assert isinstance(unit.value, Unit)
    lower = word.word.lower()
    if not (lower.endswith(("ed", "ing")) or lower in ("successive", "nautical", "whole", "long", "solid", "short", "working", "calendar", "unbroken")):
        return None
    return _amount(match, unit.value, "measured_with_participle")


@AMOUNTS.rule(
    "portion (of (a/an/numeral)?|a/an)? hyphen? unit",
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
    if one is not None and _quantity(one).value != 1:
        return None
    unit = inside[-1].value
    assert isinstance(unit, Unit)
    if len(inside) == 2 and unit.kind in ("percent",):  # noqa: PLR2004
        return None
    portion = inside[0]
    quantity = in_unit(_quantity(portion)._replace(form="words", kind=""), unit)
    return Token(_K["amount"], portion.start, inside[-1].end, match.text[portion.start : inside[-1].end], quantity._replace(rules=(*quantity.rules, "part_of_unit")))


@AMOUNTS.rule("a unit", reads={"missing for a decade": "10 year"}, leaves=("once a year",))
def a_decade(match: Match) -> Token | None:
    """ "a decade", "a century", "a fortnight": one that is several of another unit; "a year" counts nothing."""
    article, unit = match.inside()
    after = match.after()
    if not isinstance(unit.value, Unit) or unit.value.kind != "duration" or unit.value.factor == 1:
        return None
    before = match.before()
    if (before is not None and before.kind in (_K["times"], _K["numeral"], _K["amount"], _K["than"])) or (after is not None and after.kind in (_K["word"], _K["hyphen"])):
        return None
    quantity = in_unit(Quantity(1.0, 1.0, 1.0, form="words", rules=("a_decade",)), unit.value)
    return Token(_K["amount"], article.start, unit.end, match.text[article.start : unit.end], quantity)


@AMOUNTS.rule(
    "<bound> numeral apostrophe? risky|<bound hyphen> numeral apostrophe? risky",
    reads={"free for under-18s": "<18 year old", "the over-65s": ">65 year old"},
    leaves=("over 5.5s", "over 3m"),
)
def age_group(match: Match) -> Token | None:
    """ "under-18s", "the over 65s": the years of an age, under the bound before them."""
    number, letter = match.inside()[0], match.inside()[-1]
    if letter.word != "s" or letter.start > number.end + 1 or (_quantity(number).value or 0) > _OLDEST or _quantity(number).form != "digits":
        return None
    return _amount(match, Unit("year", "age"), "age_group")


_OLDEST = 120  # years; the oldest age on record is 122


@AMOUNTS.rule(
    "(minus/negative/sign hyphen?)? numeral hyphen? (risky/in/apostrophe/quote)",
    reads={"a mast of 1.8m": "1.8 meter", "highs of 39C": "39 degree_Celsius", "a 3.4p dividend": "0.034 GBP"},
    leaves=("5 in the room", "the 1990s"),
)
def measured_by_symbol(match: Match) -> Token | None:
    """A symbol of several senses, after its number: "1.8m" metres, "39C" degrees, "3.4p" pence, "2 1/2 in" inches."""
    unit = _risky_unit(match)
    return None if unit is None else _amount(match, unit, "measured_by_symbol")


def _risky_unit(match: Match) -> Unit | None:
    symbol = match.tokens[match.last - 1]
    number = _number(match)
    sense = Sense(
        match,
        _quantity(number),
        symbol.value if isinstance(symbol.value, Senses) else Senses(unit=_MARKS.get(symbol.kind)),
        number.end == symbol.start,
        match.after(),
    )
    test = _TESTS.get(symbol.word)
    if test is not None:
        return test(sense)
    senses = sense.senses
    if symbol.word.islower() and len(symbol.word) > 2 and not sense.is_glued:  # noqa: PLR2004
        return None if senses.money is None or sense.number.form == "words" else senses.money  # "12 bars", "3 gigs"
    if senses.unit is not None and (sense.is_glued or sense.number.form != "words"):
        return senses.unit
    if senses.money is not None and sense.number.form != "words":
        return senses.money
    return None


class Sense(NamedTuple):
    """A risky symbol in its place."""

    match: Match
    number: Quantity
    senses: Senses
    is_glued: bool
    after: Token | None

    def follows(self) -> str:
        """The word after the symbol, in lower case; empty at the end."""
        return self.after.word.lower() if self.after is not None else ""


_MARKS = {_K["apostrophe"]: Unit("foot", "length"), _K["quote"]: Unit("inch", "length")}


def _pence(sense: Sense) -> Unit | None:
    if sense.number.value in (480, 720, 1080, 1440, 2160):
        return None  # lines of a screen
    if not sense.is_glued and sense.after is not None and sense.after.kind in (_K["word"], _K["name"]):
        return None
    return sense.senses.money


def _knots(sense: Sense) -> Unit | None:
    """ "661 kt" is a speed, "40 kt of copper" a mass, "150 kn" of a price kuna."""
    if sense.senses.money is not None and {token.word.lower() for token in sense.match.tokens} & _MONEY_MATTERS:
        return sense.senses.money
    if sense.follows() == "of":
        return Unit("kilometric_ton", "mass")
    return Unit("knot", "speed")


def _inches(sense: Sense) -> Unit | None:
    if sense.number.form == "words" or _K["hyphen"] in [token.kind for token in sense.match.inside()[1:]]:
        return None
    if sense.is_glued:
        return sense.senses.unit
    return sense.senses.unit if sense.after is None or sense.follows() in _AFTER_INCHES else None


_AFTER_INCHES = frozenset("thick wide deep long tall high diameter x × by .".split())


def _seconds(sense: Sense) -> Unit | None:
    """Not "the 1990s" nor "in her 20s"."""
    return sense.senses.unit if sense.is_glued and sense.number.form == "decimal" else None


def _glued_only(sense: Sense) -> Unit | None:
    return sense.senses.unit if sense.is_glued or sense.follows() == "/" else None


def _degrees_or_cents(sense: Sense) -> Unit | None:
    return sense.senses.unit or (sense.senses.money if sense.is_glued else None)


def _metres(sense: Sense) -> Unit | None:
    """An m is metres where it is not a million; minutes only in tables of times, which are not read."""
    return Unit("meter", "length") if sense.number.form != "words" else None


def _feet_or_inches(sense: Sense) -> Unit | None:
    """ "30'" is feet when no quotation is open that the mark could close."""
    here = sense.match.tokens[sense.match.last - 1]
    if not sense.is_glued or sense.number.form == "words":
        return None
    opened = any(token.word in ("'", "‘", '"', "“") for token in sense.match.tokens[: sense.match.last - 1])
    if opened and here.word not in "′″":
        return None
    if sense.after is not None and sense.after.start == here.end and sense.follows()[:1].isalpha():
        return None
    return sense.senses.unit


def _grams(sense: Sense) -> Unit | None:
    if sense.number.value in (2, 3, 4, 5, 6) and sense.follows() in ("network", "networks", "mobile", "service", "services", "signal", "data", "phone"):
        return None
    return sense.senses.unit if sense.is_glued or sense.follows() == "of" else None


def _never(sense: Sense) -> Unit | None:
    return None


_TESTS = {
    "p": _pence, "P": _never, "kt": _knots, "kn": _knots, "c": _degrees_or_cents, "C": _degrees_or_cents, "F": _degrees_or_cents, "in": _inches, "s": _seconds,
    "l": _glued_only, "L": _glued_only, "h": _glued_only, "W": _glued_only, "V": _glued_only, "A": _glued_only, "m": _metres, "M": _never,
    "'": _feet_or_inches, "′": _feet_or_inches, "’": _feet_or_inches, '"': _feet_or_inches, "″": _feet_or_inches, "”": _feet_or_inches,
    "g": _grams, "G": _never, "a": _never, "at": _never, "am": _never, "k": _never, "K": _never, "d": _never, "T": _never, "N": _never, "J": _never,
}  # fmt: skip
