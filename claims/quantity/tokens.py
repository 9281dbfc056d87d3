"""From what a rule matched to the one token that it makes."""

from claims.grammar import Match
from claims.quantity.arithmetic import in_unit, quantity_of
from claims.records import Quantity, Token, Unit
from claims.vocabulary import KINDS

_K = KINDS
VALUES = frozenset((_K["numeral"], _K["amount"], _K["portion"]))
VALUE = "numeral/amount/portion"


def values_of(match: Match) -> list[Quantity]:
    return [quantity_of(token) for token in match.inside() if token.kind in VALUES]


def quantity_token(match: Match, quantity: Quantity, rule: str, first: int = 0) -> Token:
    inside = match.inside()[first:]
    start, end = inside[0].start, inside[-1].end
    return Token(_K["quantity"], start, end, match.text[start:end], quantity._replace(rules=(*quantity.rules, rule)))


def number_of(match: Match) -> Token:
    return next(token for token in match.inside() if token.kind in (_K["numeral"], _K["portion"]))


def amount_token(match: Match, unit: Unit, rule: str) -> Token:
    """One token of what was matched, the number in `unit`, negative when a sign stands in the match."""
    inside = match.inside()
    leading = [token for token in inside if token.end <= number_of(match).start]
    negative = any(
        token.kind in (_K["minus"], _K["negative"])
        or (token.kind in (_K["sign"], _K["dash"]) and token.word not in "+±")
        for token in leading
    )
    start, end = inside[0].start, inside[-1].end
    quantity = in_unit(quantity_of(number_of(match)), unit, negative=negative)
    quantity = quantity._replace(rules=(*quantity.rules, rule))
    return Token(_K["amount"], start, end, match.text[start:end], quantity)
