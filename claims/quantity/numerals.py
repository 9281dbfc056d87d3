"""From number tokens to numerals: how many, in digits, in words or in both, before any unit."""

import re
from collections.abc import Callable
from typing import NamedTuple

from claims.records import Quantity, Token
from claims.text.style import Style
from claims.vocabulary import KINDS, Senses

_FRACTION_SIGNS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅐": 1 / 7, "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
_PLAIN = re.compile(r"\d+$")
_DECIMAL = re.compile(r"\d*\.\d+$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$")  # 1,234.5 and 12,34,567
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+$|\d{1,3}(?:\.\d{3}){2,}$")  # 1.234,5 and 1.234.567
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}$")  # 3,5: plain only beside a unit
_SCIENTIFIC = re.compile(r"[\d.]+[eE][-+−]?\d+$")
_MAX_DIGITS = 40  # a longer run of digits is a serial number
_VAGUE_SPAN = 10  # "thousands": from one thousand to ten
_FEW = 2  # "a few hundred", "several hundred": from two hundred to a thousand

NUMERAL = KINDS["numeral"]
PORTION = KINDS["portion"]
_STARTS = frozenset(
    KINDS[k] for k in ("figure", "small", "tens", "hundred", "dozen", "couple", "vague", "half", "fraction", "scale", "a", "an", "several", "few")
)
_K = KINDS


class _Read(NamedTuple):
    """A number read so far, and where its tokens end."""

    quantity: Quantity
    last: int


def merge_numerals(text: str, tokens: list[Token], style: Style) -> list[Token]:
    """The tokens with each number made one numeral (or portion, for a fraction in words).

    "two and a half million" -> 2.5e6; "hundreds of billions" -> vague 1e11..1e12; "two-thirds" -> portion 0.666667.
    A number in no known form ("3.2.1") becomes noise.
    """
    out: list[Token] = []
    place = 0
    count = len(tokens)
    while place < count:
        token = tokens[place]
        if token.kind not in _STARTS:
            out.append(token)
            place += 1
            continue
        read = _numeral(tokens, place, style)
        if read is None:
            out.append(token if token.kind != _K["figure"] else token._replace(kind=_K["noise"]))
            place += 1
            continue
        kind = PORTION if read.quantity.form == "fraction" else NUMERAL
        end = tokens[read.last - 1].end
        quantity = read.quantity
        if out and out[-1].kind in (_K["currency"], _K["risky"]) and quantity.form == "digits" and quantity.scale == 1:
            quantity = quantity._replace(form="priced")  # "$2024" is no year
        out.append(Token(kind, token.start, end, text[token.start : end], quantity))
        place = read.last
    return out


def _numeral(tokens: list[Token], place: int, style: Style) -> _Read | None:
    kind = tokens[place].kind
    if kind == _K["figure"]:
        read = _digits(tokens, place)
        return read and _scaled(tokens, read, style)
    if kind in (_K["small"], _K["tens"]) or (kind == _K["hundred"] and False):
        read = _words(tokens, place)
        return read and (_fraction_after(tokens, place, read) or _scaled(tokens, read, style))
    return _by_first(kind)(tokens, place, style) if kind in _BY_FIRST else None


# --- digits


def _digits(tokens: list[Token], place: int) -> _Read | None:
    token = tokens[place]
    quantity = read_digits(token.word)
    if quantity is None:
        return None
    spaced = _spaced_groups(tokens, place)
    if spaced is not None:
        return spaced
    place += 1
    follows = tokens[place] if place < len(tokens) else None
    if follows is not None and follows.kind == _K["slash"] and _is_fraction(tokens, place):
        below = read_digits(tokens[place + 1].word)
        share = (quantity.value or 0) / (below.value if below and below.value else 1)
        is_share = place + 2 < len(tokens) and tokens[place + 2].kind == _K["of"]
        return _Read(_portion(share) if is_share else _plain(share, None, "decimal"), place + 2)
    power = _power_of_ten(tokens, place)
    if power is not None and quantity.value is not None and quantity.step is not None:
        return _Read(_times(quantity, power[0]), power[1])
    if follows is not None and quantity.form == "digits":
        part = _fraction_part(tokens, place)
        if part is not None:
            return _Read(_plain((quantity.value or 0) + part[0], None, "decimal"), part[1])
    return _Read(quantity, place)


def _spaced_groups(tokens: list[Token], place: int) -> _Read | None:
    """ "10 000 dollars", "$1 250 000": thousands set off by spaces, where a currency or unit says that it is one number."""
    word = tokens[place].word
    last = place + 1
    if not (word.isdigit() and 1 <= len(word) <= 3):  # noqa: PLR2004
        return None
    while last < len(tokens) and tokens[last].start - tokens[last - 1].end == 1 and tokens[last].word.isdigit() and len(tokens[last].word) == 3:  # noqa: PLR2004
        word += tokens[last].word
        last += 1
    priced = place > 0 and tokens[place - 1].kind == _K["currency"]
    measured = last < len(tokens) and tokens[last].kind in (_K["money"], _K["unit"], _K["currency"])
    return _Read(_plain(float(word), 1.0, "grouped"), last) if last > place + 1 and (priced or measured) else None


def read_digits(word: str) -> Quantity | None:
    """A number in digits: "1,234.5" -> 1234.5 with step 0.1; "12,34,567", "1.234,5" and "½" too; None for "3.2.1"."""
    if word in _FRACTION_SIGNS:
        return _plain(_FRACTION_SIGNS[word], None, "decimal")
    if len(word) > _MAX_DIGITS:
        return None
    if _PLAIN.match(word):
        return _plain(float(word), 1.0, "digits")
    if _DECIMAL.match(word):
        return _plain(float(word), _step(word), "decimal")
    if _GROUPED.match(word):
        bare = word.replace(",", "")
        return _plain(float(bare), _step(bare), "grouped")
    if _CONTINENTAL.match(word):
        bare = word.replace(".", "").replace(",", ".")
        return _plain(float(bare), _step(bare), "grouped")
    if _COMMA_DECIMAL.match(word):
        bare = word.replace(",", ".")
        return _plain(float(bare), _step(bare), "comma")
    if _SCIENTIFIC.match(word):
        try:
            return _plain(float(word.replace("−", "-")), _step(word.replace("−", "-")), "decimal")
        except ValueError:
            return None
    return None


def _step(word: str) -> float:
    digits, _, exponent = word.lower().partition("e")
    return float(f"1e{int(exponent or 0) - len(digits.partition('.')[2])}")


def _plain(value: float, step: float | None, form: str) -> Quantity:
    return Quantity(value, value, value, step=step, form=form, rules=("numeral",))


def _times(quantity: Quantity, factor: float) -> Quantity:
    """The same number, so many times: exact where the product of decimal digits is."""
    return quantity._replace(
        value=product(quantity.value, factor),
        low=product(quantity.low, factor),
        high=product(quantity.high, factor),
        step=product(quantity.step, factor),
        scale=quantity.scale * factor,
    )


def product(number: float | None, factor: float) -> float | None:
    """number × factor, rounded to the digits that a double holds: 1.1 × 1e9 is 1.1e9, not 1100000000.0000002."""
    return None if number is None else float(f"{number * factor:.15g}")


def _is_fraction(tokens: list[Token], place: int) -> bool:
    """Whether "1" "/" "2" is a fraction and not a date: numerator below a usual denominator, all glued."""
    if place + 1 >= len(tokens) or tokens[place + 1].kind != _K["figure"]:
        return False
    above, slash, below = tokens[place - 1], tokens[place], tokens[place + 1]
    if not (above.end == slash.start and slash.end == below.start and above.word.isdigit() and below.word.isdigit()):
        return False
    if place + 2 < len(tokens) and tokens[place + 2].kind == _K["slash"]:
        return False
    return int(above.word) < int(below.word) and below.word in _DENOMINATORS


_DENOMINATORS = frozenset("2 3 4 5 6 7 8 9 10 16 20 32 40 50 64 100 1000".split())


def _fraction_part(tokens: list[Token], place: int) -> tuple[float, int] | None:
    """The "1/2" of "10 1/2", the "½" of "2½"."""
    if tokens[place].kind == _K["hyphen"] and place + 1 < len(tokens):
        place += 1
    token = tokens[place]
    if token.word in _FRACTION_SIGNS:
        return _FRACTION_SIGNS[token.word], place + 1
    if token.kind == _K["figure"] and place + 1 < len(tokens) and tokens[place + 1].kind == _K["slash"] and _is_fraction(tokens, place + 1):
        return int(token.word) / int(tokens[place + 2].word), place + 3
    return None


_TIMES_SIGNS = frozenset("×xX*·")


def _power_of_ten(tokens: list[Token], place: int) -> tuple[float, int] | None:
    """The "×10−8" of "2.998×10−8", the "x 10^6" of "3 x 10^6"."""
    count = len(tokens)
    if place + 2 >= count or tokens[place].word not in _TIMES_SIGNS or tokens[place + 1].word != "10":
        return None
    place += 2
    if tokens[place].kind == _K["caret"]:
        place += 1
    sign = ""
    if place < count and tokens[place].kind in (_K["hyphen"], _K["sign"]):
        sign = "-"
        place += 1
    if place < count and tokens[place].word.isdigit() and len(tokens[place].word) <= 2:  # noqa: PLR2004
        return float(f"1e{sign}{tokens[place].word}"), place + 1
    return None


# --- scales


def _scaled(tokens: list[Token], read: _Read, style: Style) -> _Read:
    """The number with the scale words after it: "5 million", "$300-million", "1.34 lakh crore", "4 hundred"."""
    quantity, place = read
    if quantity.form == "comma":
        quantity = quantity._replace(form="decimal")
    while place < len(tokens):
        ahead = place + 1 if tokens[place].kind == _K["hyphen"] and place + 1 < len(tokens) else place
        token = tokens[ahead]
        if token.kind in (_K["scale"], _K["hundred"], _K["dozen"]):
            factor = float(str(token.value))
        elif token.kind == _K["vague"] and quantity.form != "vague" and float(str(token.value)) >= 1e3 and quantity.scale == 1:  # noqa: PLR2004
            factor = float(str(token.value))  # "3 millions"
        elif ahead == place and isinstance(token.value, Senses) and token.value.scale and style.is_scale(tokens, place):
            factor = token.value.scale
        else:
            break
        quantity = _times(quantity, factor)
        place = ahead + 1
    return _with_and(tokens, _Read(quantity, place), style)


def _with_and(tokens: list[Token], read: _Read, style: Style) -> _Read:
    """More of the number after its scale: "a million and a half", "two thousand five hundred", "1 million 200 thousand"."""
    quantity, place = read
    if quantity.scale == 1 or quantity.value is None:
        return read
    half = _and_a_part(tokens, place)
    if half is not None:
        part, last = half
        return _Read(_plain(quantity.value + part * quantity.scale, None, "words"), last)
    if quantity.form not in ("words", "one"):
        return read
    ahead = place + 1 if place < len(tokens) and tokens[place].kind == _K["and"] else place
    if ahead < len(tokens) and tokens[ahead].kind in (_K["small"], _K["tens"]):
        lesser = _words(tokens, ahead)
        if lesser is not None:
            lesser = _scaled(tokens, lesser, style)
            more = lesser.quantity
            if more.value is not None and more.step is not None and 0 < more.value < quantity.scale:
                return _Read(_plain(quantity.value + more.value, more.step, "words")._replace(scale=more.scale), lesser.last)
    return read


def _and_a_part(tokens: list[Token], place: int) -> tuple[float, int] | None:
    """The "and a half" of "two and a half": the fraction and where it ends."""
    words = [token.word.lower() for token in tokens[place : place + 6]]
    spelt = [word for word in words if word not in ("-", "‑")]
    if len(spelt) < 3 or spelt[0] != "and":  # noqa: PLR2004
        return None
    top = {"a": 1, "one": 1, "two": 2, "three": 3}.get(spelt[1])
    below = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4}.get(spelt[2])
    if top is None or below is None or top >= below:
        return None
    used = 0
    for consumed, word in enumerate(words, start=1):
        used += word not in ("-", "‑")
        if used == 3:  # noqa: PLR2004
            return top / below, place + consumed
    return None


# --- words


def _words(tokens: list[Token], place: int) -> _Read | None:
    """A number below one thousand in words: "twenty-two", "two hundred and five"; the scale comes after."""
    total, place = _below_hundred(tokens, place)
    if total is None:
        return None
    step = 1.0
    form = "one" if total == 1 else "words"
    half = _and_a_part(tokens, place)
    if half is not None:
        return _Read(_plain(total + half[0], None, "words"), half[1])
    if place < len(tokens) and tokens[place].kind == _K["hundred"]:
        total, step, form = total * 100, 100.0, "words"
        place += 1
        ahead = place + 1 if place < len(tokens) and tokens[place].kind == _K["and"] else place
        if ahead < len(tokens) and tokens[ahead].kind in (_K["small"], _K["tens"]):
            more, last = _below_hundred(tokens, ahead)
            if more:
                total, step, place = total + more, 1.0, last
    return _Read(_plain(float(total), step, form)._replace(scale=step), place)


def _below_hundred(tokens: list[Token], place: int) -> tuple[float | None, int]:
    token = tokens[place]
    number = float(str(token.value))
    place += 1
    if token.kind == _K["tens"]:
        ahead = place + 1 if place + 1 < len(tokens) and tokens[place].kind == _K["hyphen"] else place
        if ahead < len(tokens) and tokens[ahead].kind == _K["small"]:
            unit = float(str(tokens[ahead].value))
            if 0 < unit < 10:  # noqa: PLR2004
                return number + unit, ahead + 1
    return number, place


def _fraction_after(tokens: list[Token], place: int, read: _Read) -> _Read | None:
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
        return _Read(_portion(above / below), ahead + 1)
    if token.kind == _K["half"] and above == 1:
        return _Read(_portion(0.5), ahead + 1)
    return None


_BEFORE_FISCAL_QUARTERS = frozenset("the last past next first previous straight consecutive for in over these those every".split())


def _portion(value: float) -> Quantity:
    return Quantity(float(f"{value:.6g}"), float(f"{value:.6g}"), float(f"{value:.6g}"), kind="ratio", form="fraction", rules=("fraction",))


# --- by first word


def _article(tokens: list[Token], place: int, style: Style) -> _Read | None:
    """ "a hundred", "a dozen", "a couple of", "a few thousand", "a third", "a half-million", "a quarter of a million"."""
    ahead = place + 1
    if ahead < len(tokens) and tokens[ahead].word.lower() in ("good", "further", "whole", "full", "cool", "whopping", "mere"):
        ahead += 1
    if ahead >= len(tokens):
        return None
    token = tokens[ahead]
    if token.kind in (_K["hundred"], _K["scale"], _K["dozen"]):
        if token.kind == _K["dozen"] and ahead + 1 < len(tokens) and tokens[ahead + 1].kind == _K["or"]:
            pass
        one = _Read(_plain(1.0, 1.0, "words"), ahead)
        if token.kind == _K["hundred"]:
            return _hundred_words(tokens, ahead, style)
        return _scaled(tokens, one, style)
    if token.kind == _K["couple"]:
        return _couple(tokens, ahead, style)
    if token.kind == _K["few"]:
        return _few(tokens, ahead, style)
    if token.kind == _K["fraction"] and ahead == place + 1:
        return _part_of(tokens, ahead, style)
    if token.kind == _K["half"]:
        return _half(tokens, ahead, style)
    return None


def _hundred_words(tokens: list[Token], place: int, style: Style) -> _Read:
    """ "a hundred and two thousand": a hundred, and what follows it."""
    total, step = 100.0, 100.0
    last = place + 1
    ahead = last + 1 if last < len(tokens) and tokens[last].kind == _K["and"] else last
    if ahead < len(tokens) and tokens[ahead].kind in (_K["small"], _K["tens"]):
        more, end = _below_hundred(tokens, ahead)
        if more:
            total, step, last = total + more, 1.0, end
    return _scaled(tokens, _Read(_plain(total, step, "words"), last), style)


def _couple(tokens: list[Token], place: int, style: Style) -> _Read | None:
    """ "a couple of weeks", "a couple hundred": two, roughly. A couple that are people is no number."""
    last = place + 1
    if last < len(tokens) and tokens[last].kind == _K["of"]:
        last += 1
    elif last >= len(tokens) or tokens[last].kind not in (_K["hundred"], _K["scale"], _K["dozen"], _K["unit"]):
        return None
    if last < len(tokens) and tokens[last].kind in (_K["the"], _K["stop"]):
        return None
    if tokens[place - 1].kind not in (_K["a"], _K["an"]) and not any(t.kind == _K["the"] for t in tokens[max(0, place - 3) : place]):
        return None
    two = _plain(2.0, 1.0, "words")._replace(is_approximate=True)
    return _scaled(tokens, _Read(two, last), style)


def _few(tokens: list[Token], place: int, style: Style) -> _Read | None:
    """ "several hundred", "a few thousand": two to ten of them, vaguely. Bare "few" and "several" say no number."""
    last = place + 1
    factor = 1.0
    while last < len(tokens) and tokens[last].kind in (_K["hundred"], _K["scale"], _K["dozen"]):
        factor *= float(str(tokens[last].value))
        last += 1
    if factor == 1:
        return None
    return _Read(_vague(_FEW * factor, _VAGUE_SPAN * factor, factor), last)


def _vague_words(tokens: list[Token], place: int, style: Style) -> _Read | None:
    """ "thousands", "tens of thousands", "hundreds of billions": from one of them to ten."""
    size = float(str(tokens[place].value))
    last = place + 1
    if tokens[place].word.lower() == "tens" and not (last < len(tokens) and tokens[last].kind == _K["of"]):
        return None
    while last + 1 < len(tokens) and tokens[last].kind == _K["of"] and tokens[last + 1].kind in (_K["vague"], _K["scale"]):
        size *= float(str(tokens[last + 1].value))
        last += 2
    return _Read(_vague(size, _VAGUE_SPAN * size, size), last)


def _vague(low: float, high: float, scale: float) -> Quantity:
    return Quantity(None, low, high, "vague", form="vague", scale=scale, rules=("vague",))


def _bare_scale(tokens: list[Token], place: int, style: Style) -> _Read | None:
    """ "hundred" or "million" with no number before it says a number only in "many thousand", which is vague."""
    return None


def _part_of(tokens: list[Token], place: int, style: Style) -> _Read | None:
    """The "third" of "a third of voters", "fell by a fifth"; a third party is no fraction."""
    below = float(str(tokens[place].value))
    last = place + 1
    if _is_of_a_scale(tokens, last):
        return _scaled(tokens, _Read(_plain(1 / below, None, "words"), last + 2), style)
    if not _ends_fraction(tokens, last):
        return None
    if tokens[place].word.lower() in ("second", "quarter") and not _is_surely_fraction(tokens, place):
        return None
    return _Read(_portion(1 / below), last)


def _is_of_a_scale(tokens: list[Token], place: int) -> bool:
    return (
        place + 2 < len(tokens)
        and tokens[place].kind == _K["of"]
        and tokens[place + 1].kind == _K["a"]
        and tokens[place + 2].kind == _K["scale"]
    )


def _ends_fraction(tokens: list[Token], place: int) -> bool:
    """Whether what follows "a third" lets it be a fraction: nothing, punctuation, "of", "than", "in", a verb, not a noun."""
    if place >= len(tokens):
        return True
    return tokens[place].kind in _AFTER_FRACTION


_AFTER_FRACTION = frozenset(
    [_K[k] for k in ("bound", "bound_or_tail", "tail", "of", "point", "comma", "semicolon", "colon", "close", "to", "in", "from", "than", "stop", "less", "more", "fewer", "dash", "rise",
                     "since", "by", "on", "after", "during", "and", "or", "quote", "before", "for", "at", "between")]
)  # fmt: skip


def _is_surely_fraction(tokens: list[Token], place: int) -> bool:
    """A quarter is a fraction with "of", a hedge or "by" beside it, and three months otherwise."""
    after = tokens[place + 1].kind if place + 1 < len(tokens) else ""
    before = tokens[place - 2].kind if place >= 2 else ""  # noqa: PLR2004
    return after == _K["of"] or before in (_K["bound"], _K["bound_or_tail"], _K["by"])


def _half(tokens: list[Token], place: int, style: Style) -> _Read | None:
    """ "half a million", "half-million", "half a dozen", "half an hour" (with its unit), "half of", "half the"."""
    last = place + 1
    if last < len(tokens) and tokens[last].kind in (_K["a"], _K["an"], _K["hyphen"]):
        ahead = last + 1
        if ahead < len(tokens) and tokens[ahead].kind in (_K["scale"], _K["dozen"], _K["hundred"]):
            return _scaled(tokens, _Read(_plain(0.5, None, "words"), ahead), style)
        if tokens[last].kind == _K["hyphen"] and (ahead >= len(tokens) or tokens[ahead].kind != _K["unit"]):
            return None  # "half-time", "half-hearted"
        return _Read(_portion(0.5), place + 1)
    if last < len(tokens) and tokens[last].kind in (_K["scale"], _K["dozen"]):
        return _scaled(tokens, _Read(_plain(0.5, None, "words"), last), style)
    if place and (tokens[place - 1].kind in (_K["hyphen"], _K["name"], _K["stop"]) and tokens[place - 1].word.lower() in _NOT_BEFORE_HALF):
        return None
    if place and tokens[place - 1].word.lower() in _NOT_BEFORE_HALF:
        return None
    if last < len(tokens) and tokens[last].kind == _K["unit"] and tokens[last].word.lower() in _HALVED:
        return _Read(_portion(0.5), last)
    if last < len(tokens) and tokens[last].kind in (_K["word"], _K["name"], _K["unit"], _K["hyphen"]):
        return None  # "half price", "half time": a share of nothing that is named
    return _Read(_portion(0.5), last)


_HALVED = frozenset("hour mile inch ounce acre pound percentage percent pint litre liter kilometre kilometer metre meter tonne ton teaspoon tablespoon cup".split())
_NOT_BEFORE_HALF = frozenset("the first second opening other better latter this that each either third final last next one's and - his her its".split())


def _quarter(tokens: list[Token], place: int, style: Style) -> _Read | None:
    """ "quarter of a million", "quarter million": a fraction without its article."""
    last = place + 1
    below = float(str(tokens[place].value))
    if _is_of_a_scale(tokens, last):
        return _scaled(tokens, _Read(_plain(1 / below, None, "words"), last + 2), style)
    if tokens[place].word.lower() == "quarter" and last < len(tokens) and tokens[last].kind == _K["scale"]:
        return _scaled(tokens, _Read(_plain(1 / below, None, "words"), last), style)
    return None


_BY_FIRST: dict[str, Callable[[list[Token], int, Style], _Read | None]] = {
    _K["a"]: _article,
    _K["an"]: _article,
    _K["couple"]: _couple,
    _K["several"]: _few,
    _K["few"]: _few,
    _K["vague"]: _vague_words,
    _K["scale"]: _bare_scale,
    _K["half"]: _half,
    _K["fraction"]: _quarter,
}


def _by_first(kind: str) -> Callable[[list[Token], int, Style], _Read | None]:
    return _BY_FIRST[kind]
