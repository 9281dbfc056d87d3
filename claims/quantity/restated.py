"""Figures that say again or lean on what was said: points of a share, conversions in brackets, rates."""

from claims.grammar import kinds_of
from claims.quantity.arithmetic import bounded, in_unit, quantity_of, unit_name
from claims.quantity.tokens import kind_at
from claims.records import Mention, Quantity, Token, Unit
from claims.vocabulary import KINDS, kinds, word_class

_K = KINDS
OR_AGAIN = _K["quantity"] + _K["comma"] + _K["or"]  # "rose 4%, or 33 points"
_OPENS_CONVERSION = kinds("open slash")
_COMPARES = kinds("from against than with versus to")
_QUANTITY = KINDS["quantity"]
_POINT = Unit("percentage_point", "percentage_point")
_POINTS_OF_SHARE = 100  # points; more than these are of an index
_MARGIN_OF_ERROR = {"margin", "error"}
_SCORING = word_class("scoring")
_MOST_RATES = 4  # looked back at
_ONE_SIZE = 5.0  # two figures of one thing are seldom further apart than this factor
_COMPARED_SIZE = 3.0  # of two rates that are compared
_CARRIED_SIZE = 1.5  # of a rate carried over from the sentence before


def with_restatements(tokens: list[Token], places: list[int], previous: list[Mention]) -> list[Token]:
    """The tokens with what a figure takes from those beside it: points of a share, the bound of a conversion, a rate.

    `places` are those of the quantities; the list that comes back is new.
    """
    out = list(tokens)
    for place in places:
        quantity = quantity_of(out[place])
        if quantity.unit is None and quantity.noun.lower() in ("point", "points"):
            is_index = _says_a_share_again(tokens, places, place)
            changed = quantity if is_index else _of_a_share(tokens, places, previous, quantity)
        elif kind_at(tokens, place - 1) in _OPENS_CONVERSION and kind_at(tokens, place - 2) == _QUANTITY:
            changed = _converted(quantity_of(out[place - 2]), quantity)
        else:
            changed = quantity
        if changed is not quantity:
            out[place] = out[place]._replace(value=changed)
    _lend_denominators(out, places, previous)
    return out


def _says_a_share_again(tokens: list[Token], places: list[int], place: int) -> bool:
    """Whether points are of an index: "fell 0.4 per cent, or 33 points, to 7,500", not "…, or 8 points, to 32%".

    An index stands above 100, so that a change of it has more points than per cent; a share of "32%, or 3 points more"
    has fewer.
    """
    before, after = place - len(OR_AGAIN), place + len(OR_AGAIN)
    if before >= 0 and kinds_of(tokens[before:place]) == OR_AGAIN:
        share, last = quantity_of(tokens[before]), place
    elif kinds_of(tokens[place : after + 1]) == OR_AGAIN + _QUANTITY:  # "9.83 points, or 0.01 per cent"
        share, last = quantity_of(tokens[after]), after
    else:
        return False
    if share.kind != "percent" or size_of(quantity_of(tokens[place])) <= size_of(share):
        return False
    following = next((other for other in places if other > last), None)
    return following is None or quantity_of(tokens[following]).kind != "percent"


def _of_a_share(tokens: list[Token], places: list[int], previous: list[Mention], quantity: Quantity) -> Quantity:
    """ "by 3 points" beside a share is percentage points; beside an index or a game they stay points."""
    words = {token.word.lower() for token in tokens}
    has_share = words >= _MARGIN_OF_ERROR or any(quantity_of(tokens[place]).kind == "percent" for place in places)
    has_share = has_share or any(mention.quantity.kind == "percent" for mention in previous)
    largest = quantity.high if quantity.high is not None else quantity.low
    if not has_share or largest is None or largest >= _POINTS_OF_SHARE:
        return quantity
    if not words.isdisjoint(_SCORING):
        return quantity
    return in_unit(quantity._replace(noun=""), _POINT)


def _converted(said: Quantity, again: Quantity) -> Quantity:
    """ "more than 100 kilometres (60 miles)": the figure in brackets says the same again, under the same bound."""
    is_conversion = said.kind == again.kind and unit_name(said) != unit_name(again)
    if said.unit is None or again.unit is None or again.bound != "=" or not is_conversion:
        return again
    if said.bound in ("<", "<=", ">", ">="):
        again = bounded(again, said.bound, is_approximate=again.is_approximate)
    return again._replace(change=said.change)


def _lend_denominators(tokens: list[Token], places: list[int], previous: list[Mention]) -> None:
    """Give the "per gallon" of "$4.10 a gallon, up from $3.80" to the second price too."""
    carried = [mention.quantity for mention in previous if " / " in unit_name(mention.quantity)]
    rates: list[Quantity] = []
    for place in places:
        quantity = quantity_of(tokens[place])
        if " / " in unit_name(quantity):
            rates.append(quantity)
        elif quantity.unit is not None and (rates or carried):
            is_compared = kind_at(tokens, place - 1) in _COMPARES
            rate = _rate_like(quantity, rates, _COMPARED_SIZE)
            rate = rate or _rate_like(quantity, carried, _COMPARED_SIZE if is_compared else _CARRIED_SIZE)
            if rate is not None:
                lent = quantity._replace(unit=rate.unit, kind=rate.kind, rules=(*quantity.rules, "rate_lent"))
                tokens[place] = tokens[place]._replace(value=lent)


def _rate_like(quantity: Quantity, rates: list[Quantity], factor: float) -> Quantity | None:
    """The nearest rate of the quantity's unit and size."""
    for rate in reversed(rates[-_MOST_RATES:]):
        of_unit = unit_name(rate).startswith(unit_name(quantity) + " / ")
        if of_unit and quantity.scale == rate.scale == 1 and is_close(rate, quantity, factor):
            return rate
    return None


def is_close(donor: Quantity, quantity: Quantity, factor: float = _ONE_SIZE) -> bool:
    """Whether two figures are of one size, as figures of one thing are."""
    size, other = size_of(donor), size_of(quantity)
    return bool(size and other) and 1 / factor <= size / other <= factor


def size_of(quantity: Quantity) -> float:
    return quantity.value or quantity.low or quantity.high or 0.0
