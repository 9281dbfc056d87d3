"""Fractions in words: "two-thirds", "a quarter of", "half a million"."""

from claims.grammar import kinds_of
from claims.quantity.digits import Read, plain, portion
from claims.quantity.spelt import scaled
from claims.quantity.tokens import kind_at, word_at
from claims.records import Token
from claims.text.style import Style
from claims.vocabulary import KINDS, kinds, word_class

_K = KINDS
_AFTER_FRACTION = kinds(
    "bound bound_or_tail tail of point comma semicolon colon close to in from than stop less more fewer dash rise "
    "since by on after during and or quote before for at between"
) | {""}
_BEFORE_FISCAL_QUARTERS = word_class("before fiscal quarters")
_HALVED = word_class("halved units")
_POINTS = frozenset(("point", "points"))
_RATE_TALK = word_class("talk of rates")
_NOT_BEFORE_HALF = word_class("before a period called half")


def fraction_after(tokens: list[Token], place: int, read: Read) -> Read | None:
    """ "two-thirds", "three quarters", "one-third", "one half": a numerator and its denominator."""
    above = read.quantity.value
    assert above is not None
    if read.last != place + 1:
        return None
    hyphen = kind_at(tokens, read.last) in (_K["hyphen"], _K["dash"])
    ahead = read.last + 1 if hyphen else read.last
    kind = kind_at(tokens, ahead)
    if kind == _K["fractions"] or (kind == _K["fraction"] and above == 1):
        below = float(str(tokens[ahead].value))
        if above >= below:
            return None
        is_quarter = word_at(tokens, ahead) in ("quarters", "quarter")
        if is_quarter and not hyphen and word_at(tokens, place - 1) in _BEFORE_FISCAL_QUARTERS:
            return None  # "in the last three quarters"
        if kind == _K["fraction"] and not hyphen and not _ends_fraction(tokens, ahead + 1):
            return None
        return Read(portion(above / below), ahead + 1)
    if kind == _K["half"] and above == 1:
        return Read(portion(0.5), ahead + 1)
    return None


def part_of(tokens: list[Token], place: int, style: Style) -> Read | None:
    """The "third" of "a third of voters", "fell by a fifth"; a third party is no fraction."""
    below = float(str(tokens[place].value))
    last = place + 1
    if _is_of_a_scale(tokens, last):
        return scaled(tokens, Read(plain(1 / below, None), last + 2), style)
    if _is_of_one_step(tokens, place):
        return Read(portion(1 / below), last)
    if not _ends_fraction(tokens, last):
        return None
    if tokens[place].word.lower() in ("second", "quarter") and not _is_surely_fraction(tokens, place):
        return None
    return Read(portion(1 / below), last)


_OF_A_SCALE = _K["of"] + _K["a"] + _K["scale"]


def _is_of_a_scale(tokens: list[Token], place: int) -> bool:
    return kinds_of(tokens[place : place + len(_OF_A_SCALE)]) == _OF_A_SCALE


def _ends_fraction(tokens: list[Token], place: int) -> bool:
    """Whether what follows "a third" lets it be a fraction: nothing, punctuation, "of", a verb, not a noun."""
    return kind_at(tokens, place) in _AFTER_FRACTION


def _is_of_one_step(tokens: list[Token], place: int) -> bool:
    """Whether a quarter or half is of one point or measure: "a quarter point", "a quarter-mile track"."""
    hyphen = kind_at(tokens, place + 1) == _K["hyphen"]
    ahead = place + 2 if hyphen else place + 1
    if word_at(tokens, place) not in ("quarter", "half") or ahead >= len(tokens):
        return False
    if is_part_of_point(tokens, ahead):
        return True
    return hyphen and tokens[ahead].kind == _K["unit"]


def is_part_of_point(tokens: list[Token], place: int) -> bool:
    """Whether a point stands there where the talk is of rates, so that a part of it is of a percentage point."""
    return tokens[place].word.lower() in _POINTS and any(token.word.lower() in _RATE_TALK for token in tokens)


_BEFORE_QUARTER = kinds("bound bound_or_tail by")


def _is_surely_fraction(tokens: list[Token], place: int) -> bool:
    """A quarter is a fraction with "of", a hedge or "by" beside it, and three months otherwise."""
    return kind_at(tokens, place + 1) == _K["of"] or kind_at(tokens, place - 2) in _BEFORE_QUARTER


def half(tokens: list[Token], place: int, style: Style) -> Read | None:
    """ "half a million", "half-million", "half a dozen", "half an hour" (with its unit), "half of", "half the"."""
    last = place + 1
    if _is_of_one_step(tokens, place):
        return Read(portion(0.5), last)
    kind, beyond = kind_at(tokens, last), kind_at(tokens, last + 1)
    if kind in (_K["a"], _K["an"], _K["hyphen"]):
        if beyond in (_K["scale"], _K["dozen"], _K["hundred"]):
            return scaled(tokens, Read(plain(0.5, None), last + 1), style)
        if kind == _K["hyphen"] and beyond != _K["unit"]:
            return None  # "half-time", "half-hearted"
        return Read(portion(0.5), last)
    if kind in (_K["scale"], _K["dozen"]):
        return scaled(tokens, Read(plain(0.5, None), last), style)
    if word_at(tokens, place - 1) in _NOT_BEFORE_HALF:
        return None
    if kind == _K["unit"]:
        return Read(portion(0.5), last) if word_at(tokens, last) in _HALVED else None
    return None if kind in (_K["word"], _K["name"]) else Read(portion(0.5), last)  # "half price" is a share of nothing


def quarter(tokens: list[Token], place: int, style: Style) -> Read | None:
    """ "quarter of a million", "quarter million": a fraction without its article."""
    last = place + 1
    below = float(str(tokens[place].value))
    if _is_of_a_scale(tokens, last):
        return scaled(tokens, Read(plain(1 / below, None), last + 2), style)
    if tokens[place].word.lower() == "quarter" and kind_at(tokens, last) == _K["scale"]:
        return scaled(tokens, Read(plain(1 / below, None), last), style)
    return None
