"""One quantity in a greater and a smaller unit: "6ft 2in", "33 hours and 12 minutes", "five dollars and 20 cents"."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import in_unit, quantity_of, tidy, unit_name
from claims.quantity.tokens import reckoned_token
from claims.records import Quantity, Token, Unit
from claims.vocabulary import KINDS

_K = KINDS
COMPOUNDS = Grammar()
_PARTS = {  # how many of the smaller unit make one of the greater
    ("foot", "inch"): 12,
    ("stone", "lb"): 14,
    ("lb", "ounce"): 16,
    ("year", "month"): 12,
    ("year", "day"): 365.25,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("hour", "second"): 3600,
    ("minute", "second"): 60,
    ("kilometer", "meter"): 1000,
}
_MINUTE, _INCH = Unit("minute", "duration"), Unit("inch", "length")
_TWO_DIGITS = 2  # small change is never said as one: "5 dollars 99"


@COMPOUNDS.rule(
    "amount ((and|hyphen)? amount)+",
    reads={
        "He stands 6ft 2in tall": "6.16667 foot",
        "a ride of 33 hours and 12 minutes": "33.2 hour",
        "born at 7lb 6oz": "7.375 lb",
        "a jockey of 9st 7lb": "9.5 stone",
        "in 2h 30m": "2.5 hour",
        "five dollars and 20 cents": "5.2 USD",
        "two pounds and fifty pence in change": "2.5 GBP",
    },
    leaves=("3 hours 90 minutes", "10 years and 18 months", "2.5 hours and 10 minutes", "$5 and $10"),
)
def compound(match: Match) -> Token | None:
    """Each unit smaller than the one before and fewer than make one of it; commas set quantities apart."""
    if _is_listed(match):
        return None
    inside = match.inside()
    total = smallest = quantity_of(inside[0])
    parts = 1.0  # how many of the smallest unit so far make one of the first
    used = 1
    for place, token in enumerate(inside[1:], 2):
        if token.kind == _K["amount"]:
            part = _in_minutes(smallest, token)
            size = _size(smallest, part)
            if not size:
                break
            parts *= size
            total, smallest, used = _sum(total, part, parts), part, place
    return reckoned_token(match._replace(last=match.first + used), total, "compound") if used > 1 else None


@COMPOUNDS.rule(
    "amount hyphen? numeral quote?",
    reads={"a 6-foot-4 guard": "6.33333 foot", "He is 5ft 10.": "5.83333 foot", "stood 5'10\" tall": "5.83333 foot"},
    leaves=("a 6-foot 10-seat table", "5 feet 10 people wide", "a 5-foot-40 wall"),
)
def feet_and_a_number(match: Match) -> Token | None:
    """Feet with the inches unnamed: "6-foot-4", "5ft 10", "5'10"."""
    inside = match.inside()
    feet, number = inside[0], next(token for token in inside if token.kind == _K["numeral"])
    is_glued = not match.text[feet.end : number.start].isspace()
    if unit_name(quantity_of(feet)) != "foot" or not (is_glued or _ends_there(match)):
        return None
    return _with_rest(match, quantity_of(number)._replace(unit=_INCH), "feet_and_a_number")


@COMPOUNDS.rule(
    "amount and? numeral",
    reads={"it cost 5 dollars 99.": "5.99 USD", "it cost two pounds fifty.": "2.5 GBP"},
    leaves=("5 dollars and 40 people", "paid 5 dollars 40 times", "$5 99", "fell 3 cents 20"),
)
def money_and_a_number(match: Match) -> Token | None:
    """Money with the small change unnamed: "two pounds fifty", "5 dollars 99"."""
    main, number = match.inside()[0], match.inside()[-1]
    total, cents = quantity_of(main), quantity_of(number)
    if total.unit is None or not main.word[-1].isalpha() or not _ends_there(match) or len(number.word) < _TWO_DIGITS:
        return None
    return _with_rest(match, in_unit(cents, total.unit._replace(factor=0.01)), "money_and_a_number")


def _with_rest(match: Match, rest: Quantity, rule: str) -> Token | None:
    """The amount at the front of the match and the rest after it, whose unit is not printed."""
    main = quantity_of(match.inside()[0])
    size = _size(main, rest)
    return reckoned_token(match, _sum(main, rest, size), rule) if size else None


_CLOSING = frozenset(_K[kind] for kind in ("comma", "point", "close", "quote", "more"))


def _ends_there(match: Match) -> bool:
    """Whether the number belongs to nothing after it."""
    after = match.after()
    return after is None or after.kind in _CLOSING


def _is_listed(match: Match) -> bool:
    """Whether a greater unit and a comma go before: "2 hours, 10 minutes and 5 seconds" stays a list of three."""
    comma, greater = match.before(), match.before(2)
    if comma is None or greater is None or comma.kind != _K["comma"] or greater.kind != _K["amount"]:
        return False
    return (unit_name(quantity_of(greater)), unit_name(quantity_of(match.inside()[0]))) in _PARTS


def _in_minutes(greater: Quantity, token: Token) -> Quantity:
    """The "13m" of "2h 13m" is minutes."""
    part = quantity_of(token)
    is_symbol = token.word.endswith("m") and unit_name(part) == "meter" and unit_name(greater) == "hour"
    return part._replace(unit=_MINUTE) if is_symbol else part


_WHOLE = frozenset(("digits", "words", "one", "grouped"))


def _size(greater: Quantity, part: Quantity) -> float:
    """How many of the unit of `part` make one of the greater unit; 0 when `part` is no plain rest of it."""
    if not (_is_plain(greater) and _is_plain(part)) or greater.form not in _WHOLE or greater.scale != 1:
        return 0.0
    assert part.value is not None and greater.unit is not None and part.unit is not None
    if greater.kind == "money":  # minor units stand in the major one already
        is_change = greater.unit.name == part.unit.name and greater.unit.factor == 1 > part.value > 0
        return 1.0 if is_change and part.unit.factor < 1 else 0.0
    size = _PARTS.get((greater.unit.name, part.unit.name), 0)
    return float(size) if part.value < size else 0.0


def _sum(total: Quantity, part: Quantity, parts: float) -> Quantity:
    """The sum in the unit of `total`, of which `parts` of the other make one."""
    assert total.value is not None and part.value is not None
    value = tidy(total.value + part.value / parts)
    return total._replace(value=value, low=value, high=value, step=part.step and tidy(part.step / parts))


def _is_plain(quantity: Quantity) -> bool:
    return (
        quantity.value is not None
        and quantity.value >= 0
        and quantity.bound == "="
        and not quantity.is_approximate
        and quantity.unit is not None
    )
