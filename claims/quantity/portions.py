"""Fractions in words: "two-thirds", "a quarter of", "half a million"."""

from claims.quantity.digits import Read, plain, portion
from claims.quantity.spelt import scaled
from claims.records import Token, Unit
from claims.text.style import Style
from claims.vocabulary import KINDS, kinds, word_class

_K = KINDS
_AFTER_FRACTION = kinds(
    "bound bound_or_tail tail of point comma semicolon colon close to in from than stop less more fewer dash rise "
    "since by on after during and or quote before for at between"
)
_BEFORE_FISCAL_QUARTERS = word_class("before fiscal quarters")
_HALVED = word_class("halved units")
_IN_QUARTERS = frozenset(("length", "percentage_point", "mass", "volume", "area"))
_POINTS = frozenset(("point", "points"))
_RATE_TALK = word_class("talk of rates")
_NOT_BEFORE_HALF = word_class("before a period called half")


def fraction_after(tokens: list[Token], place: int, read: Read) -> Read | None:
    """ "two-thirds", "three quarters", "one-third", "one half": a numerator and its denominator."""
    above = read.quantity.value
    if above is None or read.last != place + 1:
        return None
    ahead = read.last
    hyphen = ahead < len(tokens) and tokens[ahead].kind in (_K["hyphen"], _K["dash"])
    ahead += hyphen
    if ahead >= len(tokens):
        return None
    token = tokens[ahead]
    if token.kind == _K["fractions"] or (token.kind == _K["fraction"] and above == 1):
        below = float(str(token.value))
        if above >= below:
            return None
        previous = tokens[place - 1].word.lower() if place else ""
        if token.word.lower() in ("quarters", "quarter") and not hyphen and previous in _BEFORE_FISCAL_QUARTERS:
            return None  # "in the last three quarters"
        if token.kind == _K["fraction"] and not hyphen and not _ends_fraction(tokens, ahead + 1):
            return None
        return Read(portion(above / below), ahead + 1)
    if token.kind == _K["half"] and above == 1:
        return Read(portion(0.5), ahead + 1)
    return None


def part_of(tokens: list[Token], place: int, style: Style) -> Read | None:
    """The "third" of "a third of voters", "fell by a fifth"; a third party is no fraction."""
    below = float(str(tokens[place].value))
    last = place + 1
    if _is_of_a_scale(tokens, last):
        return scaled(tokens, Read(plain(1 / below, None, "words"), last + 2), style)
    if _is_of_one_step(tokens, place):
        return Read(portion(1 / below), last)
    if not _ends_fraction(tokens, last):
        return None
    if tokens[place].word.lower() in ("second", "quarter") and not _is_surely_fraction(tokens, place):
        return None
    return Read(portion(1 / below), last)


def _is_of_a_scale(tokens: list[Token], place: int) -> bool:
    return (
        place + 2 < len(tokens)
        and tokens[place].kind == _K["of"]
        and tokens[place + 1].kind == _K["a"]
        and tokens[place + 2].kind == _K["scale"]
    )


def _ends_fraction(tokens: list[Token], place: int) -> bool:
    """Whether what follows "a third" lets it be a fraction: nothing, punctuation, "of", a verb, not a noun."""
    if place >= len(tokens):
        return True
    return tokens[place].kind in _AFTER_FRACTION


def _is_of_one_step(tokens: list[Token], place: int) -> bool:
    """Whether a quarter or half is of one point or measure: "a quarter point", "a quarter-mile track"."""
    word, ahead = tokens[place].word.lower(), place + 1
    hyphen = ahead < len(tokens) and tokens[ahead].kind == _K["hyphen"]
    ahead += hyphen
    if word not in ("quarter", "half") or ahead >= len(tokens):
        return False
    if is_part_of_point(tokens, ahead):
        return True
    unit = tokens[ahead].value
    return hyphen and isinstance(unit, Unit) and unit.kind in _IN_QUARTERS


def is_part_of_point(tokens: list[Token], place: int) -> bool:
    """Whether a point stands there where the talk is of rates, so that a part of it is of a percentage point."""
    return tokens[place].word.lower() in _POINTS and any(token.word.lower() in _RATE_TALK for token in tokens)


def _is_surely_fraction(tokens: list[Token], place: int) -> bool:
    """A quarter is a fraction with "of", a hedge or "by" beside it, and three months otherwise."""
    after = tokens[place + 1].kind if place + 1 < len(tokens) else ""
    before = tokens[place - 2].kind if place >= 2 else ""
    return after == _K["of"] or before in (_K["bound"], _K["bound_or_tail"], _K["by"])


def half(tokens: list[Token], place: int, style: Style) -> Read | None:
    """ "half a million", "half-million", "half a dozen", "half an hour" (with its unit), "half of", "half the"."""
    last = place + 1
    if _is_of_one_step(tokens, place):
        return Read(portion(0.5), last)
    if last < len(tokens) and tokens[last].kind in (_K["a"], _K["an"], _K["hyphen"]):
        ahead = last + 1
        if ahead < len(tokens) and tokens[ahead].kind in (_K["scale"], _K["dozen"], _K["hundred"]):
            return scaled(tokens, Read(plain(0.5, None, "words"), ahead), style)
        if tokens[last].kind == _K["hyphen"] and (ahead >= len(tokens) or tokens[ahead].kind != _K["unit"]):
            return None  # "half-time", "half-hearted"
        return Read(portion(0.5), place + 1)
    if last < len(tokens) and tokens[last].kind in (_K["scale"], _K["dozen"]):
        return scaled(tokens, Read(plain(0.5, None, "words"), last), style)
    if place and tokens[place - 1].word.lower() in _NOT_BEFORE_HALF:
        return None
    if last < len(tokens) and tokens[last].kind == _K["unit"] and tokens[last].word.lower() in _HALVED:
        return Read(portion(0.5), last)
    if last < len(tokens) and tokens[last].kind in (_K["word"], _K["name"], _K["unit"], _K["hyphen"]):
        return None  # "half price", "half time": a share of nothing that is named
    return Read(portion(0.5), last)


def quarter(tokens: list[Token], place: int, style: Style) -> Read | None:
    """ "quarter of a million", "quarter million": a fraction without its article."""
    last = place + 1
    below = float(str(tokens[place].value))
    if _is_of_one_step(tokens, place):
        return Read(portion(1 / below), last)
    if _is_of_a_scale(tokens, last):
        return scaled(tokens, Read(plain(1 / below, None, "words"), last + 2), style)
    if tokens[place].word.lower() == "quarter" and last < len(tokens) and tokens[last].kind == _K["scale"]:
        return scaled(tokens, Read(plain(1 / below, None, "words"), last), style)
    return None
