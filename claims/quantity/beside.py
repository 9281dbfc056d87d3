"""What the words beside a bare number say that it counts: "five of the injured", "a crowd of 1,150"."""

from claims.quantity.arithmetic import quantity_of
from claims.quantity.plurals import is_plural
from claims.records import Token
from claims.vocabulary import KINDS, Change, word_class

_K = KINDS
_QUANTITY = KINDS["quantity"]
_NEAR = 3  # tokens beside a figure in which a word tells what it counts
VICTIMS = word_class("victims")
_INSIDE_TOLL = VICTIMS | word_class("inside a toll")
_WORDS_FOR_A_NUMBER = word_class("words for a number")
_PRONOUNS_OF_WHOLE = word_class("pronouns of the whole")
_BY_STATE = word_class("persons by their state")
_SPECTATORS = word_class("spectators")
_PARENTS = word_class("parents")
_COLLECTIVES = word_class("collectives")
_TOLLS = {
    "toll": "deaths",
    "headcount": "staff",
    "workforce": "staff",
    "population": "people",
    "deaths": "deaths",
    "turnout": "voters",
    "membership": "members",
}
_DEFINITE = word_class("definite")
_NUMBERING = word_class("numbering verbs")


def named_nearby(tokens: list[Token], place: int) -> str:
    """What words right beside the number say that it counts: "five of the injured", "a crowd of 1,150", "killed 57"."""
    for reader in (_of_them, _collective, _predicate, _victims, _sized, _opening, _number_of):
        noun = reader(tokens, place)
        if noun:
            return noun
    return ""


def _of_them(tokens: list[Token], place: int) -> str:
    """ "Five of the injured", "21 of the senate's 63 seats": the noun of the whole."""
    ahead = place + 1
    if ahead + 1 >= len(tokens) or tokens[ahead].kind != _K["of"]:
        return ""
    if tokens[ahead + 1].word.lower() in _PRONOUNS_OF_WHOLE:
        return ""
    for token in tokens[ahead + 1 : ahead + 9]:
        if token.kind == _QUANTITY:
            return quantity_of(token).noun
        if token.kind in (_K["comma"], _K["point"], _K["rise"]):
            break
        if token.kind in (_K["word"], _K["unit"]) and is_plural(token.word):
            return token.word
    word = tokens[ahead + 2] if ahead + 2 < len(tokens) and tokens[ahead + 1].word.lower() in _DEFINITE else None
    return word.word if word is not None and word.word.lower() in _BY_STATE else ""


def _collective(tokens: list[Token], place: int) -> str:
    """ "a crowd of 1,150" spectators, "a mother of three" children, "a crew of two" crew, "in front of 17,640"."""
    back = place - 2 if place and tokens[place - 1].kind == _K["only"] else place - 1
    if back < 1 or tokens[back].kind != _K["of"]:
        return ""
    word = tokens[back - 1].word.lower()
    if word in _SPECTATORS or word == "front":
        return "spectators"
    if word in _PARENTS:
        return "children"
    return word if word in _COLLECTIVES else ""


def _predicate(tokens: list[Token], place: int) -> str:
    """ "Sixty-two were pupils": the noun that the number is said to be."""
    ahead = place + 1
    if ahead + 1 >= len(tokens) or tokens[ahead].word.lower() not in ("were", "are", "was"):
        return ""
    word = tokens[ahead + 1]
    return word.word if word.kind == _K["word"] and is_plural(word.word) else ""


def _victims(tokens: list[Token], place: int) -> str:
    """ "killing 31", "left 12 dead", "57 were hurt": people."""
    if place and tokens[place - 1].word.lower() in VICTIMS:
        return "people"
    after = [token.word.lower() for token in tokens[place + 1 : place + 3]]
    if after and after[0] in VICTIMS:
        return "people"
    return "people" if len(after) > 1 and after[0] in ("others", "more") and after[1] in VICTIMS else ""


def _sized(tokens: list[Token], place: int) -> str:
    """ "four 160 MW machines": the noun beyond the measure of each."""
    if place + 2 >= len(tokens) or tokens[place + 1].kind != _QUANTITY or quantity_of(tokens[place + 1]).unit is None:
        return ""
    ahead = place + 2 + (tokens[place + 2].kind == _K["hyphen"])
    for token in tokens[ahead : ahead + 3]:
        if token.kind not in (_K["word"], _K["name"]):
            return ""
        if is_plural(token.word):
            return token.word
    return ""


def _opening(tokens: list[Token], place: int) -> str:
    """ "Of the new beds, 64 will be permanent": the whole that opens the sentence."""
    if not tokens or tokens[0].word.lower() not in ("of", "among"):
        return ""
    for ahead, token in enumerate(tokens[1:8], start=1):
        if token.kind == _QUANTITY:
            return quantity_of(token).noun if ahead < place else ""
        if token.kind == _K["comma"]:
            return ""
        if token.kind in (_K["word"], _K["name"], _K["unit"]) and is_plural(token.word):
            return token.word
    return ""


def _number_of(tokens: list[Token], place: int) -> str:
    """ "bringing to 16 the number of mines": the noun of the number named after its figure."""
    after = [token.word.lower() for token in tokens[place + 1 : place + 4]]
    if len(after) < 3 or after[0] != "the" or after[1] not in _WORDS_FOR_A_NUMBER:
        return ""
    return _numbered(tokens, place + 3, min(len(tokens), place + 8))


def toll(tokens: list[Token], place: int) -> str:
    """ "the death toll rose to nine", "the number of reservists from 23,000": what the word before the verb counts."""
    for back in range(place - 1, max(-1, place - 14), -1):
        token = tokens[back]
        if token.word.lower() in _TOLLS:
            return _TOLLS[token.word.lower()]
        if token.word.lower() in _WORDS_FOR_A_NUMBER:
            return _numbered(tokens, back + 1, place)
        if token.kind == _QUANTITY or (
            token.kind in (_K["semicolon"], _K["comma"], _K["stop"]) and token.word.lower() not in _INSIDE_TOLL
        ):
            return ""
    return ""


def _numbered(tokens: list[Token], first: int, last: int) -> str:
    """The noun of "number of reservists", the people of "number killed"."""
    for token in tokens[first:last]:
        if token.word.lower() in VICTIMS:
            return "people"
        if token.kind in (_K["word"], _K["name"], _K["unit"]) and is_plural(token.word):
            return token.word
    return ""


def subject_noun(tokens: list[Token], place: int) -> str:
    """The plural noun that a verb of change or of number is said of: "burglaries fell by 8,200"."""
    seen_verb = False
    for distance, token in enumerate(reversed(tokens[max(0, place - 12) : place])):
        if token.kind in (_K["semicolon"], _K["colon"], _QUANTITY) or (distance >= _NEAR and not seen_verb):
            return ""
        lower = token.word.lower()
        if isinstance(token.value, Change) or lower in _NUMBERING:
            seen_verb = True
        elif seen_verb and token.kind in (_K["word"], _K["unit"]) and is_plural(token.word):
            return token.word
    return ""
