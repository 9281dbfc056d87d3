"""Numbers in digits, in every printed form."""

import re
from typing import NamedTuple

from claims.quantity.arithmetic import product, tidy
from claims.quantity.plurals import is_plural
from claims.records import Quantity, Token
from claims.vocabulary import KINDS, ZERO_WIDTH, kinds

_K = KINDS
_FRACTION_SIGNS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅐": 1 / 7, "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
_DECIMAL = re.compile(r"\d*\.\d+$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$")  # 1,234.5 and 12,34,567
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+$|\d{1,3}(?:\.\d{3}){2,}$")  # 1.234,5 and 1.234.567
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}$")  # 3,5: plain only beside a unit
_SCIENTIFIC = re.compile(r"[\d.]+[eE][-+−]?\d+$")
# A reader sees "5,000" with a word joiner in it, and takes the separators of other scripts for ours.
_PLAIN = re.compile(f"[{ZERO_WIDTH}٫．٬，]")
_AS_OURS = {"٫": ".", "．": ".", "٬": ",", "，": ","}
_MAX_DIGITS = 40  # a longer run of digits is a serial number
_DENOMINATORS = frozenset(
    ["2", "3", "4", "5", "6", "7", "8", "9", "10", "16", "20", "32", "40", "50", "64", "100", "1000"]
)
_AFTER_NUMBER = kinds("word name unit money currency stop comma point close of in to at from and or rise the")
_TAKES_NUMBER = kinds("name month weekday label maybe_label unit risky hyphen noise figure")
_CENT = 0.01
_STEPS = (1.0, 0.1, 0.01, 0.001, 0.0001)
_TIMES_SIGNS = frozenset("×xX*·")


class Read(NamedTuple):
    """A number read so far, and where its tokens end."""

    quantity: Quantity
    last: int


def digits_at(tokens: list[Token], place: int) -> Read | None:
    token = tokens[place]
    quantity = read_digits(token.word)
    if quantity is None:
        return None
    place += 1
    if place >= len(tokens) or (tokens[place].kind in _AFTER_NUMBER and tokens[place].word not in _TIMES_SIGNS):
        return Read(quantity, place)
    spaced = _spaced_groups(tokens, place - 1)
    if spaced is not None:
        return spaced
    if tokens[place].kind == _K["slash"] and _is_fraction(tokens, place):
        below = read_digits(tokens[place + 1].word)
        share = (quantity.value or 0) / (below.value if below and below.value else 1)
        is_share = place + 2 < len(tokens) and tokens[place + 2].kind == _K["of"]
        return Read(portion(share) if is_share else plain(share, None, "decimal"), place + 2)
    power = _power_of_ten(tokens, place)
    if power is not None and quantity.value is not None and quantity.step is not None:
        return Read(times(quantity, power[0]), power[1])
    if quantity.form == "digits" or quantity.step == _CENT:
        part = _fraction_part(tokens, place)
        if part is not None:
            value = (quantity.value or 0) + part[0] * (quantity.step or 1)  # "$5.67-1/2" has half a cent
            return Read(plain(tidy(value), None, "decimal"), part[1])
    return Read(quantity, place)


def read_digits(word: str) -> Quantity | None:
    """A number in digits: "1,234.5" -> 1234.5 with step 0.1; "12,34,567", "1.234,5" and "½" too; None for "3.2.1"."""
    if len(word) > _MAX_DIGITS:
        return None
    if not word.isascii():
        word = _PLAIN.sub(lambda found: _AS_OURS.get(found[0], ""), word)
    if word.isdecimal():
        return plain(float(word), 1.0, "digits")
    if _DECIMAL.match(word):
        return plain(float(word), _step(word), "decimal")
    if _GROUPED.match(word):
        bare = word.replace(",", "")
        return plain(float(bare), _step(bare), "grouped")
    if word in _FRACTION_SIGNS:
        return plain(_FRACTION_SIGNS[word], None, "decimal")
    if _CONTINENTAL.match(word):
        bare = word.replace(".", "").replace(",", ".")
        return plain(float(bare), _step(bare), "grouped")
    if _COMMA_DECIMAL.match(word):
        bare = word.replace(",", ".")
        return plain(float(bare), _step(bare), "comma")
    if _SCIENTIFIC.match(word):
        try:
            return plain(float(word.replace("−", "-")), _step(word.replace("−", "-")), "decimal")
        except ValueError:
            return None
    return None


def _step(word: str) -> float:
    """The place value of the last digit: 0.1 of "3.2", 1 of "1200", 1e-5 of "9.83e-3"."""
    digits, _, exponent = word.lower().partition("e")
    places = len(digits.partition(".")[2])
    if not exponent and places < len(_STEPS):
        return _STEPS[places]
    return float(f"1e{int(exponent or 0) - places}")  # 1e-400 is 0 here, where 10 ** -400 would raise


def plain(value: float, step: float | None, form: str) -> Quantity:
    return Quantity(value, value, value, step=step, form=form, rules=("numeral",))


def times(quantity: Quantity, factor: float) -> Quantity:
    """The same number, so many times: exact where the product of decimal digits is."""
    low = product(quantity.low, factor)
    value = low if quantity.value == quantity.low else product(quantity.value, factor)
    high = low if quantity.high == quantity.low else product(quantity.high, factor)
    step = product(quantity.step, factor)
    _, _, _, bound, is_approximate, _, unit, noun, kind, change, form, scale, rules = quantity
    scale *= factor
    return Quantity(value, low, high, bound, is_approximate, step, unit, noun, kind, change, form, scale, rules)


def _spaced_groups(tokens: list[Token], place: int) -> Read | None:
    """ "10 000 dollars", "$1 250 000": thousands set off by spaces, where a currency or unit makes them one number."""
    word = tokens[place].word
    last = place + 1
    if not (word.isdecimal() and 1 <= len(word) <= 3):
        return None
    while (
        last < len(tokens)
        and tokens[last].start - tokens[last - 1].end == 1
        and tokens[last].word.isdecimal()
        and len(tokens[last].word) == 3
    ):
        word += tokens[last].word
        last += 1
    if last == place + 1 or not (_is_priced(tokens, place) or _measures(tokens, place, last)):
        return None
    return Read(plain(float(word), 1.0, "grouped"), last)


def _is_priced(tokens: list[Token], place: int) -> bool:
    before = tokens[place - 1] if place else None
    return before is not None and (
        before.kind == _K["currency"] or (before.kind == _K["risky"] and before.end == tokens[place].start)
    )


def _measures(tokens: list[Token], place: int, last: int) -> bool:
    """Whether a unit follows, or a plural noun where nothing before could have taken the first group for itself."""
    if last >= len(tokens):
        return False
    after = tokens[last]
    if after.kind in (_K["money"], _K["unit"], _K["currency"]):
        return True
    is_free = place == 0 or tokens[place - 1].kind not in _TAKES_NUMBER
    return is_free and after.kind == _K["word"] and is_plural(after.word)


def _is_fraction(tokens: list[Token], place: int) -> bool:
    """Whether "1" "/" "2" is a fraction and not a date: numerator below a usual denominator, all glued."""
    if place + 1 >= len(tokens) or tokens[place + 1].kind != _K["figure"]:
        return False
    above, slash, below = tokens[place - 1], tokens[place], tokens[place + 1]
    if not (
        above.end == slash.start and slash.end == below.start and above.word.isdecimal() and below.word.isdecimal()
    ):
        return False
    if place + 2 < len(tokens) and tokens[place + 2].kind == _K["slash"]:
        return False
    return int(above.word) < int(below.word) and below.word in _DENOMINATORS


def _fraction_part(tokens: list[Token], place: int) -> tuple[float, int] | None:
    """The "1/2" of "10 1/2", the "½" of "2½"."""
    if tokens[place].kind == _K["hyphen"] and place + 1 < len(tokens):
        place += 1
    token = tokens[place]
    if token.word in _FRACTION_SIGNS:
        return _FRACTION_SIGNS[token.word], place + 1
    if (
        token.kind == _K["figure"]
        and place + 1 < len(tokens)
        and tokens[place + 1].kind == _K["slash"]
        and _is_fraction(tokens, place + 1)
    ):
        return int(token.word) / int(tokens[place + 2].word), place + 3
    return None


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
    if place < count and tokens[place].word.isdecimal() and len(tokens[place].word) <= 2:
        return float(f"1e{sign}{tokens[place].word}"), place + 1
    return None


def portion(value: float) -> Quantity:
    return Quantity(
        float(f"{value:.6g}"),
        float(f"{value:.6g}"),
        float(f"{value:.6g}"),
        kind="ratio",
        form="fraction",
        rules=("fraction",),
    )
