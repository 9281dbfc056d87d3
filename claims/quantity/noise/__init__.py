"""Numbers that claim nothing: dates, times, scores, names, addresses. Each rule makes them one token of noise."""

from claims.grammar import Grammar, kinds_of
from claims.quantity.noise.codes import CODES
from claims.quantity.noise.dates import DATES
from claims.quantity.noise.marks import is_bare, is_year
from claims.quantity.noise.names import NAMES
from claims.quantity.noise.terms import TERMS
from claims.quantity.noise.years import YEARS
from claims.quantity.tokens import kind_at
from claims.records import Token
from claims.vocabulary import KINDS, kinds

NOISE = Grammar(DATES, CODES, NAMES, TERMS, YEARS)  # years last: what is no date, code or name may still be one
_NUMERAL, _AMOUNT = KINDS["numeral"], KINDS["amount"]
_CURRENCY, _RISKY = KINDS["currency"], KINDS["risky"]
_MEASURES = kinds("unit money")


def noise_kinds(tokens: list[Token]) -> str:
    """The letters of the tokens, numerals told apart by what the rules here ask for: plain digits, years, capitals.

    A numeral beside its unit or currency is an amount, which no rule here looks at.
    """
    kinds = kinds_of(tokens)
    letters = list(kinds)
    place = kinds.find(_NUMERAL)
    while place >= 0:
        letters[place] = _AMOUNT if _is_measured(tokens, place) else _noise_kind(tokens, place)
        place = kinds.find(_NUMERAL, place + 1)
    return "".join(letters)


def _is_measured(tokens: list[Token], place: int) -> bool:
    if kind_at(tokens, place - 1) == _CURRENCY:
        return True
    return kind_at(tokens, place + 1) in _MEASURES and not tokens[place + 1].word[0].isupper()


def _noise_kind(tokens: list[Token], place: int) -> str:
    token = tokens[place]
    if is_bare(token) and kind_at(tokens, place - 1) == _RISKY:
        return _NUMERAL  # "R2024" is no year, but "the Gate C 9am queue" has an hour
    if token.word[0] == "0" and token.word[1:2].isdigit():
        return KINDS["led_by_zero"]
    if is_bare(token):
        return KINDS["year_like"] if is_year(token) else KINDS["bare"]
    return KINDS["spelt"] if token.word[0].isupper() else _NUMERAL
