"""Figures that say again or lean on what was said: points of a share, conversions in brackets, rates."""

from claims.quantity.arithmetic import bounded, in_unit, quantity_of
from claims.records import Mention, Quantity, Token, Unit
from claims.vocabulary import KINDS, word_class

_K = KINDS
_QUANTITY = KINDS["quantity"]
_POINTS_OF_SHARE = 100  # points; more than these are of an index
_SCORING = word_class("scoring")


def with_points(tokens: list[Token], previous: list[Mention]) -> list[Token]:
    """ "by 3 points" beside a share is percentage points; beside an index or a game they stay points."""
    out = tokens
    for place, token in enumerate(tokens):
        quantity = token.value
        if (
            not isinstance(quantity, Quantity)
            or token.kind != _QUANTITY
            or quantity.noun.lower() not in ("point", "points")
            or quantity.unit is not None
        ):
            continue
        shares = any(
            isinstance(t.value, Quantity) and t.kind == _QUANTITY and t.value.kind == "percent" for t in tokens
        )
        shares = shares or any(mention.quantity.kind == "percent" for mention in previous)
        largest = quantity.high if quantity.high is not None else quantity.low
        if (
            shares
            and largest is not None
            and largest < _POINTS_OF_SHARE
            and not any(t.word.lower() in _SCORING for t in tokens)
        ):
            out = list(out)
            out[place] = token._replace(
                value=in_unit(quantity._replace(noun=""), Unit("percentage_point", "percentage_point"))
            )
    return out


def with_conversions(tokens: list[Token]) -> list[Token]:
    """ "more than 100 kilometres (60 miles)": the figure in brackets says the same again, under the same bound."""
    out = tokens
    for place in range(2, len(tokens)):
        if (
            tokens[place].kind != _QUANTITY
            or tokens[place - 1].kind not in (_K["open"], _K["slash"])
            or out[place - 2].kind != _QUANTITY
        ):
            continue
        said, again = quantity_of(out[place - 2]), quantity_of(tokens[place])
        if (
            said.unit is None
            or again.unit is None
            or said.kind != again.kind
            or said.unit.name == again.unit.name
            or again.bound != "="
        ):
            continue
        if said.bound in ("<", "<=", ">", ">="):
            again = bounded(again, said.bound, is_approximate=again.is_approximate)
        out = list(out) if out is tokens else out
        out[place] = tokens[place]._replace(value=again._replace(change=said.change))
    return out


def with_denominators(tokens: list[Token], places: list[int], previous: list[Mention]) -> list[Token]:
    """The "per gallon" of "$4.10 a gallon, up from $3.80" for the second price too."""
    rates = [
        mention.quantity
        for mention in previous
        if mention.quantity.unit is not None and " / " in mention.quantity.unit.name
    ]
    out = tokens
    for place in places:
        quantity = quantity_of(tokens[place])
        if quantity.unit is None:
            continue
        if " / " in quantity.unit.name:
            rates.append(quantity)
            continue
        for near, rate in enumerate(reversed(rates)):
            assert rate.unit is not None
            in_sentence = near < len(rates) - len(previous)
            is_lent = rate.unit.name.startswith(quantity.unit.name + " / ") and quantity.scale == rate.scale == 1
            if is_lent and is_close(rate, quantity, 3.0 if in_sentence or _is_compared(tokens, place) else 1.5):
                if out is tokens:
                    out = list(tokens)
                out[place] = tokens[place]._replace(
                    value=quantity._replace(unit=rate.unit, kind=rate.kind, rules=(*quantity.rules, "rate_lent"))
                )
                break
    return out


def _is_compared(tokens: list[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].kind in (
        _K["from"],
        _K["against"],
        _K["than"],
        _K["with"],
        _K["versus"],
        _K["to"],
    )


def is_close(donor: Quantity, quantity: Quantity, factor: float = 5.0) -> bool:
    """Whether two figures are of one size, as figures of one thing are."""
    sizes = [q.value if q.value is not None else q.low if q.low is not None else q.high for q in (donor, quantity)]
    return all(sizes) and 1 / factor <= sizes[0] / sizes[1] <= factor  # type: ignore[operator]
