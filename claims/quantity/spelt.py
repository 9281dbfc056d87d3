"""Numbers in words, and the scales after a number: "twenty-two", "two and a half million", "5bn"."""

from claims.quantity.digits import Read, plain, times
from claims.records import Token
from claims.text.style import Style
from claims.vocabulary import KINDS, Senses

_K = KINDS


def words_at(tokens: list[Token], place: int) -> Read | None:
    """A number below one thousand in words: "twenty-two", "two hundred and five"; the scale comes after."""
    total, place = below_hundred(tokens, place)
    if total is None:
        return None
    step = 1.0
    form = "one" if total == 1 else "words"
    half = and_a_part(tokens, place)
    if half is not None:
        return Read(plain(total + half[0], None, "words"), half[1])
    if place < len(tokens) and tokens[place].kind == _K["hundred"]:
        total, step, form = total * 100, 100.0, "words"
        place += 1
        ahead = place + 1 if place < len(tokens) and tokens[place].kind == _K["and"] else place
        if ahead < len(tokens) and tokens[ahead].kind in (_K["small"], _K["tens"]):
            more, last = below_hundred(tokens, ahead)
            if more:
                total, step, place = total + more, 1.0, last
    return Read(plain(float(total), step, form)._replace(scale=step), place)


def below_hundred(tokens: list[Token], place: int) -> tuple[float | None, int]:
    token = tokens[place]
    number = float(str(token.value))
    place += 1
    if token.kind == _K["tens"]:
        ahead = place + 1 if place + 1 < len(tokens) and tokens[place].kind == _K["hyphen"] else place
        if ahead < len(tokens) and tokens[ahead].kind == _K["small"]:
            unit = float(str(tokens[ahead].value))
            if 0 < unit < 10:
                return number + unit, ahead + 1
    return number, place


def scaled(tokens: list[Token], read: Read, style: Style) -> Read:
    """The number with the scale words after it: "5 million", "$300-million", "1.34 lakh crore", "4 hundred"."""
    quantity, place = read
    if quantity.form == "comma":
        quantity = quantity._replace(form="decimal")
    while place < len(tokens):
        ahead = place + 1 if tokens[place].kind == _K["hyphen"] and place + 1 < len(tokens) else place
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
    if quantity.scale == 1 or quantity.value is None:
        return read
    half = and_a_part(tokens, place)
    if half is not None:
        part, last = half
        return Read(plain(quantity.value + part * quantity.scale, None, "words"), last)
    if quantity.form not in ("words", "one"):
        return read
    ahead = place + 1 if place < len(tokens) and tokens[place].kind == _K["and"] else place
    if ahead < len(tokens) and tokens[ahead].kind in (_K["small"], _K["tens"]):
        lesser = words_at(tokens, ahead)
        if lesser is not None:
            lesser = scaled(tokens, lesser, style)
            more = lesser.quantity
            if more.value is not None and more.step is not None and 0 < more.value < quantity.scale:
                return Read(
                    plain(quantity.value + more.value, more.step, "words")._replace(scale=more.scale),
                    lesser.last,
                )
    return read


def and_a_part(tokens: list[Token], place: int) -> tuple[float, int] | None:
    """The "and a half" of "two and a half": the fraction and where it ends."""
    if place >= len(tokens) or (tokens[place].kind != _K["hyphen"] and tokens[place].word.lower() != "and"):
        return None
    words = [token.word.lower() for token in tokens[place : place + 6]]
    spelt = [word for word in words if word not in ("-", "‑")]
    if len(spelt) < 3 or spelt[0] != "and":
        return None
    top = {"a": 1, "one": 1, "two": 2, "three": 3}.get(spelt[1])
    below = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4}.get(spelt[2])
    if top is None or below is None or top >= below:
        return None
    used = 0
    for consumed, word in enumerate(words, start=1):
        used += word not in ("-", "‑")
        if used == 3:
            return top / below, place + consumed
    return None
