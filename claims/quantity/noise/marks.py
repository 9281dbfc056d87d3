"""What the rules of noise share: looks at numerals and at what follows them."""

from claims.grammar import Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.plurals import is_plural
from claims.records import Quantity, Token
from claims.vocabulary import KINDS

_K = KINDS
_FIRST_YEAR, _LAST_YEAR = 1100, 2199
IN_WORDS = frozenset(("words", "one"))  # the forms of a number that is spelt
UNITS = frozenset(_K[k] for k in ("unit", "currency", "money", "risky", "scale"))


def numerals_of(match: Match) -> list[Token]:
    return [token for token in match.inside() if isinstance(token.value, Quantity)]


def is_bare(token: Token) -> bool:
    """Whether a numeral is plain digits: no comma, point, word or scale."""
    return token.kind == _K["numeral"] and quantity_of(token).form == "digits" and quantity_of(token).scale == 1


def is_year(token: Token) -> bool:
    """Whether a numeral could be a year: four plain digits."""
    return is_bare(token) and len(token.word) == 4 and _FIRST_YEAR <= int(quantity_of(token).value or 0) <= _LAST_YEAR


def is_day(token: Token) -> bool:
    return is_bare(token) and 1 <= (quantity_of(token).value or 0) <= 31


def follows_noun(match: Match) -> bool:
    """Whether a plural noun comes next, with at most two words between: "armoured personnel carriers"."""
    for distance in range(1, 5):
        token = match.after(distance)
        if token is None or token.kind not in (_K["word"], _K["name"], _K["hyphen"]):
            return False
        if is_plural(token.word) and (token.kind == _K["word"] or token.word[-2:-1].isupper()):
            return True  # "homes", "MPs"
    return False


def follows_unit(match: Match) -> bool:
    return match.kind_after(2 if match.kind_after() == _K["hyphen"] else 1) in UNITS


def is_free(match: Match) -> bool:
    """Whether nothing follows that the number could count or measure."""
    return not follows_unit(match) and not follows_noun(match)
