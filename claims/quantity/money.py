"""Money: a number with its currency, on whichever side that stands."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import quantity_of, with_rule
from claims.quantity.tokens import amount_token, number_of
from claims.records import Token, Unit
from claims.vocabulary import KINDS, SHARED, Senses, word_class

_K = KINDS
MONEY = Grammar()
_POUND = Unit("lb", "mass")
MONEY_MATTERS = word_class("money matters")
_WEIGHT_MATTERS = word_class("weight matters")
_MONEY_OF = word_class("money stuffs")
_TRADED = word_class("traded in dollars")
_SCALED = 1e3
_REACH = 4  # tokens after an amount, in which "-a-barrel" has room


@MONEY.rule(
    "(minus/sign hyphen?)? currency currency? sign? numeral hyphen? (money/currency)",
    reads={"$40 Canadian dollars": "40 CAD"},
    leaves=("$20 $30",),
)
def money_on_both_sides(match: Match) -> Token | None:
    """A sign before and a name after: the more exact one holds."""
    last = match.inside()[-1]
    if last.kind == _K["currency"] and match.kind_after() == _K["numeral"]:
        return None  # "$20 $30": the second sign belongs to the next number
    return _priced(match, "money_on_both_sides")


@MONEY.rule(
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
    return _of_its_country(match, exact[-1], rule)


def _of_its_country(match: Match, name: Token, rule: str) -> Token:
    """The amount in the currency named; of a name that several countries share, in the one that the article means.

    Oil and gold are traded in US dollars everywhere: "$71 a barrel" is of these in a Calgary paper too.
    """
    unit = name.value
    assert isinstance(unit, Unit)
    choices = SHARED.get(name.word) or SHARED.get(name.word.lower())
    if choices is None or any(token.word in _TRADED for token in match.tokens[match.last : match.last + _REACH]):
        return amount_token(match, unit, rule)
    unit, why = match.style.shared(unit, choices)
    token = amount_token(match, unit, rule)
    return token._replace(value=with_rule(quantity_of(token), why)) if why else token


@MONEY.rule(
    "money numeral",
    reads={"a budget of euro 50 million": "50000000 EUR"},
    leaves=("a million dollars 40 times", "the dollar 3 days ago"),
)
def money_name_before(match: Match) -> Token | None:
    """The name first: "Euro 50 million"; only of a scaled number, for "the dollar 3 days ago" says nothing of 3."""
    name, number = match.inside()
    assert isinstance(name.value, Unit)
    is_after_number = match.kind_before() in (_K["numeral"], _K["amount"])
    if quantity_of(number).scale < _SCALED or name.value.factor != 1 or is_after_number:
        return None
    return _of_its_country(match, name, "money_name_before")


@MONEY.rule(
    "minus? risky numeral",
    reads={"a fare of R50": "50 ZAR"},
    leaves=("a crew of R Smith",),
)
def money_before_risky(match: Match) -> Token | None:
    """A letter that stands for a currency only right before its number: "R50", "kr 200"."""
    symbol = match.find("risky")
    number = number_of(match)
    assert symbol is not None and isinstance(symbol.value, Senses)
    if not symbol.value.money or symbol.value.money[0].factor != 1:
        return None
    is_money = quantity_of(number).scale != 1 or quantity_of(number).form in ("grouped", "decimal")
    if symbol.end != number.start and not (symbol.word[0].isupper() and len(symbol.word) > 1 and is_money):
        return None
    currency = match.style.currency(symbol.value.money)
    assert currency is not None
    return amount_token(match, currency, "money_before_risky")


@MONEY.rule(
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
    number = number_of(match)
    if match.find("of") and quantity_of(number).form != "vague":
        return None
    names = [token for token in inside if token.kind in (_K["currency"], _K["money"])]
    if names[0].kind == _K["currency"]:
        after = match.after()
        glued = names[0].start == number.end
        starts_next = after is not None and after.kind == _K["numeral"] and after.start == names[0].end
        if starts_next and not glued:
            return None  # "from 10 $5 notes", "12 RM50 vouchers"
        if names[0].word.isalpha() and not names[0].word.isupper() and not glued and len(names[0].word) < 3:
            return None
    if names[0].word.lower() in ("pound", "pounds") and _is_weight(match, number):
        return amount_token(match, _POUND, "pounds_of_weight")
    if len(names) > 1:
        unit, other = names[0].value, names[1].value
        assert isinstance(unit, Unit) and isinstance(other, Unit)
        if other.name != unit.name:
            return amount_token(match, unit._replace(name=f"{unit.name}|{other.name}"), "money_after")
    return _of_its_country(match, names[0], "money_after")


@MONEY.rule(
    "portion (of (a/an)|a/an) money",
    reads={"down a quarter of a cent": "0.0025 USD down", "half a euro": "0.5 EUR"},
    leaves=("half of the euros", "a quarter of a pound of butter"),
)
def part_of_one(match: Match) -> Token | None:
    """A fraction of one: "half a cent", "three-quarters of a penny"."""
    name = match.inside()[-1]
    if name.word.lower() == "pound" and _is_weight(match, number_of(match)):
        return None
    return _of_its_country(match, name, "part_of_one")


def _is_weight(match: Match, number: Token) -> bool:
    """Whether "pounds" are of weight: with a hyphen, "of" a stuff, or words of weight beside and no talk of money."""
    if quantity_of(number).scale >= 1e6:
        return False
    if match.kind_after() == _K["of"]:
        return match.word_after(2) not in _MONEY_OF
    words = {token.word.lower() for token in match.tokens}
    if words & _WEIGHT_MATTERS:
        return True
    return not (match.style.pound_is_money or words & MONEY_MATTERS)
