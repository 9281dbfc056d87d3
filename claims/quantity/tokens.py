"""From what a rule matched to the one token that it makes."""

from claims.grammar import Match
from claims.quantity.arithmetic import in_unit, quantity_of, with_rule
from claims.records import Quantity, Token, Unit
from claims.vocabulary import KINDS, kinds

_AMOUNT, _QUANTITY = KINDS["amount"], KINDS["quantity"]
_NUMBERS = kinds("numeral portion")
_NAME, _THE = KINDS["name"], KINDS["the"]
_MINUS = kinds("minus negative")
_SIGNS = kinds("sign dash")
VALUES = kinds("numeral amount portion")
VALUE = "numeral/amount/portion"


def kind_at(tokens: list[Token], place: int) -> str:
    """The letter of the token there; empty past either end of the sentence."""
    return tokens[place].kind if 0 <= place < len(tokens) else ""


def word_at(tokens: list[Token], place: int) -> str:
    """The word there, in lower case; empty past either end of the sentence."""
    return tokens[place].word.lower() if 0 <= place < len(tokens) else ""


def before_name(tokens: list[Token], place: int) -> int:
    """The place before the name that ends there, and before its article; the same place where no name does."""
    first = place
    while kind_at(tokens, first) == _NAME:
        first -= 1
    return first - 1 if first < place and kind_at(tokens, first) == _THE else first


def values_of(match: Match) -> list[Quantity]:
    """The quantities of the matched numbers, in order."""
    return [quantity_of(token) for token in match.inside() if token.kind in VALUES]


def quantity_token(match: Match, quantity: Quantity, rule: str, first: int = 0) -> Token:
    """One token of what was matched, from the token numbered `first` on."""
    return _token(match, _QUANTITY, with_rule(quantity, rule), first)


def reckoned_token(match: Match, quantity: Quantity, rule: str) -> Token:
    """One amount of what was matched, where its number is not printed but reckoned: "a pint and a half"."""
    return _token(match, _AMOUNT, with_rule(quantity, rule))


def _token(match: Match, kind: str, quantity: Quantity, first: int = 0) -> Token:
    start, end = match.tokens[match.first + first].start, match.tokens[match.last - 1].end
    return Token(kind, start, end, match.text[start:end], quantity)


def number_of(match: Match) -> Token:
    """The first matched number without a unit."""
    return next(token for token in match.inside() if token.kind in _NUMBERS)


def amount_token(match: Match, unit: Unit, rule: str) -> Token:
    """One token of what was matched, the number in `unit`, negative when a minus stands before it."""
    negative = False
    for place in range(match.first, match.last):
        token = match.tokens[place]
        if token.kind in _NUMBERS:
            break
        negative = negative or token.kind in _MINUS or (token.kind in _SIGNS and token.word not in "+±")
    return _token(match, _AMOUNT, in_unit(quantity_of(token), unit, rule, negative=negative))
