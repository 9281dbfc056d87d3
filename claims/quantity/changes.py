"""Whether a figure is the size of a change ("rose 20%") or a level ("rose to 20%")."""

from claims.grammar import kinds_of
from claims.quantity.arithmetic import quantity_of, unit_name
from claims.quantity.tokens import kind_at, word_at
from claims.records import Quantity, Token
from claims.vocabulary import CHANGES, COMPARATIVES, KINDS, Change, kinds, word_class

_K = KINDS
_QUANTITY = KINDS["quantity"]
_SHARES = frozenset(("percent", "percentage_point", "basis_point"))
_SKIPPED = frozenset(_K[k] for k in ("a", "an", "further", "another", "only"))
_LEVELS = ("below ", "above ", "beyond ", "well below ", "just below ", "just above ")  # "fell below 3%": a level
_REACH = 8  # tokens from "by" back to its verb: "trimmed its own fleet by 35"
_NOUNS = {word: CHANGES[word].direction for word in word_class("change nouns") & CHANGES.keys()}
_LEVEL_NOUNS = word_class("level nouns")
_BEFORE_RATE = word_class("before a rate of growth")
_GROWTH = word_class("words of growth")


def with_changes(tokens: list[Token]) -> list[Token]:
    """The tokens with every quantity that is the size of a change marked increase or decrease."""
    out = list(tokens)
    for place, token in enumerate(out):
        if token.kind == _QUANTITY:
            quantity = token.value
            assert isinstance(quantity, Quantity)
            if quantity.change == "level" and quantity.kind != "age":
                change = _before(out, place, quantity) or _after(out, place, quantity)
                change = change or _said_again(out, place, quantity) or _shared(out, place, quantity)
                if change:
                    out[place] = token._replace(value=quantity._replace(change=change, rules=(*quantity.rules, change)))
    return out


def _before(tokens: list[Token], place: int, quantity: Quantity) -> str:
    """A word of change before: "rose 20%", "cut costs by 2%", "an increase of 20%", "an extra 700 places", "+0.2%"."""
    back = place - 1
    while back >= 0 and (tokens[back].kind in _SKIPPED or _is_adverb(tokens[back])):
        back -= 1
    if back < 0:
        return ""
    token = tokens[back]
    if token.word == "+" and token.end == tokens[place].start:
        return "increase"
    if token.kind in (_K["extra"], _K["additional"]):
        return _moved_further(tokens, back) or "increase"
    if token.kind == _K["by"]:
        return _verb_before(tokens, back)
    if token.kind == _K["of"]:
        return _noun_before(tokens, back, quantity)
    if token.kind == _K["at"] or token.word.lower() in _BEFORE_RATE:
        return _growth_before(tokens, back, quantity)
    return _verb(tokens, place, token, quantity)


def _moved_further(tokens: list[Token], place: int) -> str:
    """The direction of the verb in "fell an additional 5%", "cheaper by an extra £4"."""
    back = place - 1
    while kind_at(tokens, back) in _SKIPPED:
        back -= 1
    if kind_at(tokens, back) == _K["by"]:
        return _verb_before(tokens, back)
    change = tokens[back].value if back >= 0 else None
    return change.direction if isinstance(change, Change) and change.role == "verb" else ""


def _is_adverb(token: Token) -> bool:
    return token.kind == _K["word"] and token.word.endswith("ly")


def _verb(tokens: list[Token], place: int, token: Token, quantity: Quantity) -> str:
    change = token.value
    if not isinstance(change, Change) or tokens[place].word.lower().startswith(_LEVELS):
        return ""
    if quantity.kind == "money" and word_at(tokens, place + 1) == "into":
        return ""  # "sank £3m into the scheme" and lost none of it yet
    if change.role == "verb":
        is_number = quantity.unit is None and not quantity.noun and quantity.kind != "ratio"
        return "" if is_number and token.word.lower() == "contract" else change.direction
    in_minor = (
        quantity.unit is not None
        and quantity.kind == "money"
        and quantity.unit.factor != 1
        and " / " not in quantity.unit.name
    )
    if change.role == "weak verb" and (quantity.kind in _SHARES or in_minor or _is_of_index(tokens, place, quantity)):
        return "" if kind_at(tokens, place + 1) == _K["of"] else change.direction
    return ""


def _is_of_index(tokens: list[Token], place: int, quantity: Quantity) -> bool:
    """ "shed 9.83 points, or 0.01 per cent", "gained 40 points to 7,500", not "lost two points to Ajax"."""
    if quantity.noun not in ("point", "points"):
        return False
    if kinds_of(tokens[place + 1 : place + 4]) == _OR_MORE:
        return quantity_of(tokens[place + 3]).kind == "percent"
    if kinds_of(tokens[place + 1 : place + 3]) == _K["to"] + _QUANTITY:
        return (quantity_of(tokens[place + 2]).value or 0) > _LEAST_INDEX
    return False


_OR_MORE = _K["comma"] + _K["or"] + _QUANTITY
_LEAST_INDEX = 100


def _verb_before(tokens: list[Token], by: int) -> str:
    compared = COMPARATIVES.get(word_at(tokens, by - 1))
    if compared is not None:
        return compared.direction  # "cheaper by 75 basis points"
    for token in reversed(tokens[max(0, by - _REACH) : by]):
        if token.kind in (_K["semicolon"], _K["colon"], _K["point"]):
            return ""
        if isinstance(token.value, Change) and token.value.role != "comparative":
            return token.value.direction
    return ""


def _noun_before(tokens: list[Token], of: int, quantity: Quantity) -> str:
    """ "an increase of 20%", "a jump of 58%", "growth of 3.5%"; a loss of $3 million is no change."""
    word = word_at(tokens, of - 1)
    is_level = word in _LEVEL_NOUNS and quantity.kind not in _SHARES
    return "" if is_level else _NOUNS.get(word, "")  # "a contract of $3 million" is none


def _growth_before(tokens: list[Token], back: int, quantity: Quantity) -> str:
    """ "growth was 5.3%", "grew at an annual 7.2%": a rate of growth is a change, of shares only."""
    if quantity.kind != "percent":
        return ""
    for token in reversed(tokens[max(0, back - 4) : back]):
        if token.word.lower() in _GROWTH:
            return "increase"
        if token.kind in (_QUANTITY, _K["comma"]):
            return ""
    return ""


def _after(tokens: list[Token], place: int, quantity: Quantity) -> str:
    """A word of change after: "a 20% rise", "2% higher", "$45 less than last spring", "a 5% pay rise"."""
    ahead = tokens[place + 1 : place + 4]
    if not ahead:
        return ""
    if ahead[0].kind == _K["hyphen"]:
        ahead = ahead[1:]
    for distance, token in enumerate(ahead):
        lower = token.word.lower()
        if lower in _NOUNS and quantity.kind in (*_SHARES, "ratio", "money"):
            return _NOUNS[lower]
        if distance == 0 and quantity.kind != "count":
            change = COMPARATIVES.get(lower.removesuffix(" than"))
            if lower == "extra" and len(ahead) > 1 and ahead[1].kind in (_K["word"], _K["name"]):
                return ""  # "a 9 trillion won extra budget"
            if lower == "off" and quantity.kind != "percent":
                return ""
            if change is not None and not (lower in _PLACES and quantity.kind not in _COMPARED):
                return change.direction
        if distance == 0 and quantity.kind == "count" and lower in ("more than", "fewer than", "less than"):
            return "increase" if lower == "more than" else "decrease"
        if token.kind not in (_K["word"], _K["name"]):
            break
    return ""


_PLACES = frozenset(("above", "below", "behind", "ahead of"))  # of a height or depth they tell a place


def _said_again(tokens: list[Token], place: int, quantity: Quantity) -> str:
    """The change of the figure that this one says in another unit: "rose 1.1%, or 340 points", "rose $2bn (4%)"."""
    if quantity.kind in _NO_CHANGES or kind_at(tokens, place + 1) == _K["of"]:
        return ""  # "fell 3%, or two of the eight points that it had gained"
    if kind_at(tokens, place - 1) == _K["or"]:
        back = place - 3 if kind_at(tokens, place - 2) == _K["comma"] else place - 2
    elif kind_at(tokens, place - 1) == _K["open"] and kind_at(tokens, place + 1) == _K["close"]:
        back = place - 2 if quantity.kind == "percent" else -1  # "rose 4% ($2bn)" may be to that sum
    else:
        back = -1
    if back < 0 or tokens[back].kind != _QUANTITY:
        return ""
    said = quantity_of(tokens[back])
    if kind_at(tokens, place - 1) == _K["open"] and _is_level_reached(said, quantity):
        return ""
    return said.change if said.change != "level" and unit_name(said) != unit_name(quantity) else ""


def _is_level_reached(change: Quantity, quantity: Quantity) -> bool:
    """ "fell 0.2 points (4.1%)": to 4.1%; an index that "fell 12.4 points (0.2%)" fell by both."""
    return change.kind in _POINTS and (quantity.value or 0) > (change.value or 0) * _POINTS[change.kind]


_POINTS = {"percentage_point": 1, "basis_point": 0.01}
_NO_CHANGES = frozenset(("age", "duration", "ratio"))


_COMPARED = frozenset(
    ("percent", "percentage_point", "basis_point", "money", "mass", "volume", "ratio", "power", "energy")
)


def _shared(tokens: list[Token], place: int, quantity: Quantity) -> str:
    """The change of the figure before, where the verb is left out: "toys grew 6.4% and books 1.3%".

    It need not be a share itself where this one says it again: "rose $1.15 on Monday, or 1.4%", but "or 4% of sales".
    """
    if quantity.kind not in _SHARES:
        return ""
    is_again = kind_at(tokens, place - 1) == _K["or"] and kind_at(tokens, place + 1) != _K["of"]
    has_and = False
    for token in reversed(tokens[max(0, place - 8) : place]):
        if token.kind == _QUANTITY:
            earlier = token.value
            assert isinstance(earlier, Quantity)
            is_alike = is_again or earlier.kind in (*_SHARES, "count")
            return earlier.change if has_and and is_alike and earlier.change != "level" else ""
        if token.kind in (_K["and"], _K["or"], _K["comma"]):
            has_and = True
        elif token.kind not in _BETWEEN and not (is_again and token.kind == _K["on"]):
            return ""
    return ""


_BETWEEN = kinds("word name the by money unit apostrophe in noise month following weekday")
