"""Numbers in words, and the scales after a number: "twenty-two", "two and a half million", "5bn"."""

from claims.quantity.digits import Read, plain, times
from claims.quantity.plurals import is_plural
from claims.quantity.tokens import kind_at, word_at
from claims.records import Token
from claims.text.style import Style
from claims.vocabulary import KINDS, Senses, kinds

_K = KINDS


def words_at(tokens: list[Token], place: int) -> Read:
    """A number below one thousand in words: "twenty-two", "two hundred and five"; the scale comes after."""
    total, place = below_hundred(tokens, place)
    step = 1.0
    form = "one" if total == 1 else "words"
    half = and_a_part(tokens, place)
    if half is not None:
        return Read(plain(total + half[0], None), half[1])
    if kind_at(tokens, place) == _K["hundred"]:
        total, step, place = with_rest(tokens, total * 100, place + 1)
        form = "words"
    return Read(plain(total, step, form)._replace(scale=step), place)


def with_rest(tokens: list[Token], hundreds: float, place: int) -> tuple[float, float, int]:
    """The number with what follows its hundreds, its step and where it ends: "two hundred", "two hundred and five"."""
    ahead = place + 1 if kind_at(tokens, place) == _K["and"] else place
    if kind_at(tokens, ahead) in (_K["small"], _K["tens"]):
        more, last = below_hundred(tokens, ahead)
        if more:
            return hundreds + more, 1.0, last
    return hundreds, 100.0, place


def below_hundred(tokens: list[Token], place: int) -> tuple[float, int]:
    token = tokens[place]
    number = float(str(token.value))
    place += 1
    if token.kind == _K["tens"]:
        ahead = place + 1 if kind_at(tokens, place) == _K["hyphen"] else place
        if kind_at(tokens, ahead) == _K["small"]:
            unit = float(str(tokens[ahead].value))
            if 0 < unit < 10:
                return number + unit, ahead + 1
    return number, place


def scaled(tokens: list[Token], read: Read, style: Style) -> Read:
    """The number with the scale words after it: "5 million", "$300-million", "1.34 lakh crore", "4 hundred"."""
    quantity, place = read
    while place < len(tokens):
        ahead = place + 1 if tokens[place].kind == _K["hyphen"] else place
        if ahead == len(tokens):
            break
        token = tokens[ahead]
        if token.kind in (_K["scale"], _K["hundred"], _K["dozen"]):
            factor = float(str(token.value))
        elif (
            token.kind == _K["vague"]
            and quantity.form != "vague"
            and float(str(token.value)) >= 1e3
            and quantity.scale == 1
        ):
            factor = float(str(token.value))  # "3 millions"
        elif ahead == place and isinstance(token.value, Senses) and token.value.scale and style.is_scale(tokens, place):
            factor = token.value.scale
        else:
            break
        quantity = times(quantity, factor)
        place = ahead + 1
    return _with_and(tokens, Read(quantity, place), style)


def _with_and(tokens: list[Token], read: Read, style: Style) -> Read:
    """More of the number after its scale: "a million and a half", "two thousand five hundred"."""
    quantity, place = read
    if quantity.value is None or quantity.scale == 1:
        return read
    half = and_a_part(tokens, place)
    if half is not None:
        part, last = half
        return Read(plain(quantity.value + part * quantity.scale, None), last)
    if quantity.form not in ("words", "one"):
        return read
    ahead = place + 1 if kind_at(tokens, place) == _K["and"] else place
    if kind_at(tokens, ahead) in (_K["small"], _K["tens"]):
        lesser = scaled(tokens, words_at(tokens, ahead), style)
        more = lesser.quantity
        assert more.value is not None
        if more.step is not None and 0 < more.value < quantity.scale:
            both = plain(quantity.value + more.value, more.step)
            return Read(both._replace(scale=more.scale), lesser.last)
    return read


_PART_WORDS = 3  # "and two thirds", "-and-a-half"
_ABOVE = {"a": 1, "one": 1, "two": 2, "three": 3}
_BELOW = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4}


def and_a_part(tokens: list[Token], place: int) -> tuple[float, int] | None:
    """The "and a half" of "two and a half": the fraction and where it ends."""
    if kind_at(tokens, place) not in (_K["and"], _K["hyphen"]):
        return None
    words: list[str] = []
    while len(words) < _PART_WORDS:
        if kind_at(tokens, place) == _K["hyphen"]:
            place += 1
        words.append(word_at(tokens, place))
        place += 1
    joint, above, below = words
    if joint != "and" or above not in _ABOVE or below not in _BELOW:
        return None
    share = _ABOVE[above] / _BELOW[below]
    return (share, place) if share < 1 else None


def with_part(tokens: list[Token], read: Read) -> Read:
    """Digits with a part in words: "2 and a half hours", "6 and a quarter million".

    Only before what both are of: "opened in 2019 and a third in 2021", "won 45 and a third of the votes" are two.
    """
    part = and_a_part(tokens, read.last)
    if part is None or read.quantity.form != "digits" or not _is_measured(tokens, part[1]):
        return read
    value = read.quantity.value
    assert value is not None
    return Read(plain(value + part[0], None), part[1]) if value < _FIRST_YEAR else read


def _is_measured(tokens: list[Token], place: int) -> bool:
    ahead = place + 1 if kind_at(tokens, place) == _K["hyphen"] else place
    kind = kind_at(tokens, ahead)
    return kind in _MEASURES or (kind == _K["word"] and is_plural(word_at(tokens, ahead)))


_FIRST_YEAR = 1000
_MEASURES = kinds("unit scale money times")
