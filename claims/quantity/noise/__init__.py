"""Numbers that claim nothing: dates, times, scores, names, addresses. Each rule makes them one token of noise."""

from claims.grammar import Grammar
from claims.quantity.noise.codes import CODES
from claims.quantity.noise.dates import DATES
from claims.quantity.noise.marks import is_bare, is_year
from claims.quantity.noise.names import NAMES
from claims.quantity.noise.years import YEARS
from claims.records import Token
from claims.vocabulary import KINDS

NOISE = Grammar("noise", DATES, CODES, NAMES, YEARS)  # years last: what is no date, code or name may still be one
_K = KINDS


def noise_kinds(tokens: list[Token]) -> str:
    """The letters of the tokens, plain digits and capitalised number words told apart."""
    return "".join([_noise_kind(token) if token.kind == _K["numeral"] else token.kind for token in tokens])


def _noise_kind(token: Token) -> str:
    if is_bare(token):
        if len(token.word) > 1 and token.word[0] == "0":
            return _K["led_by_zero"]
        return _K["year_like"] if is_year(token) else _K["bare"]
    return _K["spelt"] if token.word[0].isupper() else _K["numeral"]
