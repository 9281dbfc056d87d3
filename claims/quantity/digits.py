"""Numbers in digits, in every printed form."""

import re
from typing import NamedTuple
from unicodedata import numeric

from claims.quantity.arithmetic import product, tidy
from claims.quantity.plurals import is_plural
from claims.quantity.tokens import kind_at, word_at
from claims.records import Quantity, Token
from claims.vocabulary import KINDS, ZERO_WIDTH, kinds

_K = KINDS
_FRACTION_SIGNS = {sign: numeric(sign) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"}
_DECIMAL = re.compile(r"\d*\.\d+$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$")  # 1,234.5 and 12,34,567
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+$|\d{1,3}(?:\.\d{3}){2,}$")  # 1.234,5 and 1.234.567
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}$")  # 3,5
_SCIENTIFIC = re.compile(r"[\d.]+[eE][-+−]?\d+$")
# A reader sees "5,000" with a word joiner in it, and takes the separators of other scripts for ours.
_PLAIN = re.compile(f"[{ZERO_WIDTH}٫．٬，]")
_AS_OURS = {"٫": ".", "．": ".", "٬": ",", "，": ","}
_MAX_DIGITS = 40  # a longer run of digits is a serial number
_DENOMINATORS = frozenset(map(str, (*range(2, 11), 16, 20, 32, 40, 50, 64, 100, 1000)))
_GOES_ON = kinds("figure slash hyphen")
_TAKES_NUMBER = kinds("name month weekday label maybe_label unit risky hyphen noise figure")
_CENT = 0.01
_GROUP = 3  # digits between spaces
_LONGEST_POWER = 2  # digits
_STEPS = (1.0, 0.1, 0.01, 0.001, 0.0001)
_TIMES_SIGNS = frozenset("×x*·")


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
    if kind_at(tokens, place) not in _GOES_ON and word_at(tokens, place) not in _TIMES_SIGNS:
        return Read(quantity, place)
    spaced = _spaced_groups(tokens, place - 1)
    if spaced is not None:
        return spaced
    if _is_fraction(tokens, place):
        share = int(token.word) / int(tokens[place + 1].word)
        is_share = kind_at(tokens, place + 2) == _K["of"]
        return Read(portion(share) if is_share else plain(share, None, "decimal"), place + 2)
    power = _power_of_ten(tokens, place)
    if power is not None:
        return Read(times(quantity, power[0]), power[1])
    if quantity.form == "digits" or quantity.step == _CENT:
        part = _fraction_part(tokens, place)
        if part is not None:
            assert quantity.value is not None and quantity.step is not None
            value = quantity.value + part[0] * quantity.step  # "$5.67-1/2" has half a cent
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
        return plain(float(bare), _step(bare), "decimal")
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


def plain(value: float, step: float | None, form: str = "words") -> Quantity:
    return Quantity(value, value, value, step=step, form=form, rules=("numeral",))


def times(quantity: Quantity, factor: float) -> Quantity:
    """The same number, so many times: exact where the product of decimal digits is."""
    _, number, _, bound, is_approximate, step, unit, noun, kind, change, form, scale, rules = quantity
    number, step = product(number, factor), product(step, factor)
    scale *= factor
    return Quantity(number, number, number, bound, is_approximate, step, unit, noun, kind, change, form, scale, rules)


def _spaced_groups(tokens: list[Token], place: int) -> Read | None:
    """ "10 000 dollars", "$1 250 000": thousands set off by spaces, where a currency or unit makes them one number."""
    word = tokens[place].word
    last = place + 1
    if not word.isdecimal() or len(word) > _GROUP:
        return None
    while (
        len(word_at(tokens, last)) == _GROUP
        and tokens[last].word.isdecimal()
        and tokens[last].start - tokens[last - 1].end == 1
    ):
        word += tokens[last].word
        last += 1
    if last == place + 1 or not (_is_priced(tokens, place) or _measures(tokens, place, last)):
        return None
    return Read(plain(float(word), 1.0, "grouped"), last)


def _is_priced(tokens: list[Token], place: int) -> bool:
    before = kind_at(tokens, place - 1)
    return before == _K["currency"] or (before == _K["risky"] and tokens[place - 1].end == tokens[place].start)


def _measures(tokens: list[Token], place: int, last: int) -> bool:
    """Whether a unit follows, or a plural noun where nothing before could have taken the first group for itself."""
    after = kind_at(tokens, last)
    if after in (_K["money"], _K["unit"], _K["currency"]):
        return True
    is_free = kind_at(tokens, place - 1) not in _TAKES_NUMBER
    return is_free and after == _K["word"] and is_plural(tokens[last].word)


def _is_fraction(tokens: list[Token], place: int) -> bool:
    """Whether a slash there makes a fraction and no date: numerator below a usual denominator, all glued."""
    if kind_at(tokens, place) != _K["slash"] or kind_at(tokens, place + 2) == _K["slash"]:
        return False
    if word_at(tokens, place + 1) not in _DENOMINATORS:
        return False
    above, slash, below = tokens[place - 1 : place + 2]
    is_glued = above.end == slash.start and slash.end == below.start
    return is_glued and above.word.isdecimal() and int(above.word) < int(below.word)


def _fraction_part(tokens: list[Token], place: int) -> tuple[float, int] | None:
    """The "1/2" of "10 1/2", the "½" of "2½"."""
    if tokens[place].kind == _K["hyphen"]:
        place += 1
    word = word_at(tokens, place)
    if word in _FRACTION_SIGNS:
        return _FRACTION_SIGNS[word], place + 1
    if _is_fraction(tokens, place + 1):
        return int(word) / int(tokens[place + 2].word), place + 3
    return None


def _power_of_ten(tokens: list[Token], place: int) -> tuple[float, int] | None:
    """The "×10−8" of "2.998×10−8", the "x 10^6" of "3 x 10^6"."""
    if word_at(tokens, place) not in _TIMES_SIGNS or word_at(tokens, place + 1) != "10":
        return None
    place += 2
    if kind_at(tokens, place) == _K["caret"]:
        place += 1
    sign = ""
    if kind_at(tokens, place) in (_K["hyphen"], _K["sign"]):
        sign = "-"
        place += 1
    power = word_at(tokens, place)
    if power.isdecimal() and len(power) <= _LONGEST_POWER:
        return float(f"1e{sign}{power}"), place + 1
    return None


def portion(value: float) -> Quantity:
    """A fraction in words, to the six digits of a reading."""
    share = float(f"{value:.6g}")
    return Quantity(share, share, share, kind="ratio", form="fraction", rules=("fraction",))
