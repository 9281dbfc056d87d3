"""From number tokens to numerals: how many, in digits, in words or in both, before any unit."""

import re
from collections.abc import Callable

from claims.grammar import compiled, kinds_of
from claims.quantity.digits import Read, digits_at, plain
from claims.quantity.portions import fraction_after, half, part_of, quarter
from claims.quantity.spelt import scaled, with_part, with_rest, words_at
from claims.quantity.tokens import kind_at, word_at
from claims.records import Quantity, Token
from claims.text.style import Style
from claims.vocabulary import KINDS, kinds, word_class

_K = KINDS
_BEFORE_ROUND = word_class("before a round number")
_VAGUE_SPAN = 10  # "thousands": from one thousand to ten
_FEW = 2  # "a few hundred", "several hundred": from two hundred to a thousand
NUMERAL = KINDS["numeral"]
PORTION = KINDS["portion"]
_STARTS = re.compile(compiled("figure/small/tens/couple/vague/half/several/few/fraction/a/an"))


def merge_numerals(text: str, tokens: list[Token], style: Style) -> list[Token]:
    """The tokens with each number made one numeral (or portion, for a fraction in words).

    "two and a half million" -> 2.5e6; "hundreds of billions" -> vague 1e11..1e12; "two-thirds" -> portion 0.666667.
    A number in no known form ("3.2.1") becomes noise.
    """
    out: list[Token] = []
    place = 0
    for start in _STARTS.finditer(kinds_of(tokens)):
        first = start.start()
        if first < place:
            continue
        read = _numeral(tokens, first, style)
        if read is None and tokens[first].kind != _K["figure"]:
            continue
        out += tokens[place:first]
        if read is None:
            out.append(tokens[first]._replace(kind=_K["noise"]))
            place = first + 1
        else:
            place = read.last
            out.append(_token(text, tokens[first].start, tokens[place - 1].end, read.quantity))
    return out + tokens[place:]


def _token(text: str, start: int, end: int, quantity: Quantity) -> Token:
    return Token(PORTION if quantity.form == "fraction" else NUMERAL, start, end, text[start:end], quantity)


def _numeral(tokens: list[Token], place: int, style: Style) -> Read | None:
    kind = tokens[place].kind
    if kind == _K["figure"]:
        read = digits_at(tokens, place)
        return read and scaled(tokens, with_part(tokens, read), style)
    if kind in (_K["small"], _K["tens"]):
        read = words_at(tokens, place)
        return fraction_after(tokens, place, read) or scaled(tokens, read, style)
    return _BY_FIRST[kind](tokens, place, style) if kind in _BY_FIRST else None


def _article(tokens: list[Token], place: int, style: Style) -> Read | None:
    """ "a hundred", "a dozen", "a couple of", "a few thousand", "a third", "a half-million"."""
    ahead = place + 2 if word_at(tokens, place + 1) in _BEFORE_ROUND else place + 1
    kind = kind_at(tokens, ahead)
    if kind == _K["hundred"]:
        total, step, last = with_rest(tokens, 100.0, ahead + 1)
        return scaled(tokens, Read(plain(total, step), last), style)
    if kind in (_K["scale"], _K["dozen"]):
        return scaled(tokens, Read(plain(1.0, 1.0), ahead), style)
    if kind == _K["fraction"]:
        return part_of(tokens, ahead, style) if ahead == place + 1 else None
    return _BY_FIRST[kind](tokens, ahead, style) if kind in _AFTER_ARTICLE else None


_AFTER_ARTICLE = kinds("couple few half")


_ROUND = kinds("hundred scale dozen")
_COUNTED_IN_COUPLES = _ROUND | kinds("unit")
_REACH = 3  # tokens: "the last couple of weeks"


def _couple(tokens: list[Token], place: int, style: Style) -> Read | None:
    """ "a couple of weeks", "a couple hundred": two, roughly. A couple that are people is no number."""
    last = place + 1
    if kind_at(tokens, last) == _K["of"]:
        last += 1
    elif kind_at(tokens, last) not in _COUNTED_IN_COUPLES:
        return None
    if kind_at(tokens, last) in (_K["the"], _K["stop"]):
        return None
    determiners = kinds_of(tokens[max(0, place - _REACH) : place])
    if not determiners.endswith((_K["a"], _K["an"])) and _K["the"] not in determiners:
        return None
    two = plain(2.0, 1.0)._replace(is_approximate=True)
    return scaled(tokens, Read(two, last), style)


def _few(tokens: list[Token], place: int, _: Style) -> Read | None:
    """ "several hundred", "a few thousand": two to ten of them, vaguely. Bare "few" and "several" say no number."""
    last = place + 1
    factor = 1.0
    while kind_at(tokens, last) in _ROUND:
        factor *= float(str(tokens[last].value))
        last += 1
    if factor == 1:
        return None
    return Read(vague(_FEW * factor, _VAGUE_SPAN * factor, factor), last)


def _vague_words(tokens: list[Token], place: int, _: Style) -> Read | None:
    """ "thousands", "tens of thousands", "hundreds of billions": from one of them to ten."""
    size = float(str(tokens[place].value))
    last = place + 1
    if tokens[place].word.lower() == "tens" and kind_at(tokens, last) != _K["of"]:
        return None
    while kind_at(tokens, last) == _K["of"] and kind_at(tokens, last + 1) in (_K["vague"], _K["scale"]):
        size *= float(str(tokens[last + 1].value))
        last += 2
    return Read(vague(size, _VAGUE_SPAN * size, size), last)


def vague(low: float, high: float, scale: float) -> Quantity:
    return Quantity(None, low, high, "vague", form="vague", scale=scale, rules=("vague",))


_BY_FIRST: dict[str, Callable[[list[Token], int, Style], Read | None]] = {
    _K["a"]: _article,
    _K["an"]: _article,
    _K["couple"]: _couple,
    _K["several"]: _few,
    _K["few"]: _few,
    _K["vague"]: _vague_words,
    _K["half"]: half,
    _K["fraction"]: quarter,
}
