"""What the words beside a bare number say that it counts: "five of the injured", "a crowd of 1,150"."""

from claims.quantity.arithmetic import quantity_of
from claims.quantity.plurals import is_plural
from claims.quantity.tokens import kind_at, word_at
from claims.records import Token
from claims.vocabulary import KINDS, Change, kinds, word_class

_K = KINDS
_QUANTITY = KINDS["quantity"]
_NEAR = 3  # tokens beside a figure in which a word tells what it counts
_LONGEST_WHOLE = 8  # tokens in which "five of the badly injured pupils" ends
_REACH = 13  # tokens from a figure back to "the number of"
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
    for reader in (_of_them, _collective, _predicate, _victims, _sized, _opening, _number_of, _labelled):
        noun = reader(tokens, place)
        if noun:
            return noun
    return ""


def _of_them(tokens: list[Token], place: int) -> str:
    """ "Five of the injured", "21 of the senate's 63 seats": the noun of the whole."""
    first = place + 2
    if kind_at(tokens, place + 1) != _K["of"] or word_at(tokens, first) in _PRONOUNS_OF_WHOLE:
        return ""
    for token in tokens[first : first + _LONGEST_WHOLE]:
        if token.kind == _QUANTITY:
            return quantity_of(token).noun
        if token.kind in (_K["comma"], _K["point"], _K["rise"]):
            break
        if token.kind in (_K["word"], _K["unit"]) and is_plural(token.word):
            return token.word
    state = word_at(tokens, first + 1)
    return state if word_at(tokens, first) in _DEFINITE and state in _BY_STATE else ""


def _collective(tokens: list[Token], place: int) -> str:
    """ "a crowd of 1,150" spectators, "a mother of three" children, "a crew of two" crew, "in front of 17,640"."""
    back = place - 2 if kind_at(tokens, place - 1) == _K["only"] else place - 1
    if kind_at(tokens, back) != _K["of"]:
        return ""
    word = word_at(tokens, back - 1)
    if word in _SPECTATORS or word == "front":
        return "spectators"
    if word in _PARENTS:
        return "children"
    return word if word in _COLLECTIVES else ""


def _predicate(tokens: list[Token], place: int) -> str:
    """ "Sixty-two were pupils": the noun that the number is said to be."""
    is_said = word_at(tokens, place + 1) in ("were", "are") and kind_at(tokens, place + 2) == _K["word"]
    return tokens[place + 2].word if is_said and is_plural(tokens[place + 2].word) else ""


def _victims(tokens: list[Token], place: int) -> str:
    """ "killing 31", "left 12 dead", "57 were hurt": people."""
    ahead = place + 2 if word_at(tokens, place + 1) in ("others", "more") else place + 1
    return "people" if word_at(tokens, place - 1) in VICTIMS or word_at(tokens, ahead) in VICTIMS else ""


def _sized(tokens: list[Token], place: int) -> str:
    """ "four 160 MW machines": the noun beyond the measure of each."""
    if kind_at(tokens, place + 1) != _QUANTITY or quantity_of(tokens[place + 1]).unit is None:
        return ""
    ahead = place + 3 if kind_at(tokens, place + 2) == _K["hyphen"] else place + 2
    for token in tokens[ahead : ahead + 3]:
        if token.kind not in (_K["word"], _K["name"]):
            return ""
        if is_plural(token.word):
            return token.word
    return ""


def _opening(tokens: list[Token], place: int) -> str:
    """ "Of the new beds, 64 will be permanent": the whole that opens the sentence."""
    if word_at(tokens, 0) not in ("of", "among"):
        return ""
    for token in tokens[1 : min(place, _LONGEST_WHOLE)]:
        if token.kind == _QUANTITY:
            return quantity_of(token).noun
        if token.kind == _K["comma"]:
            return ""
        if token.kind in (_K["word"], _K["name"], _K["unit"]) and is_plural(token.word):
            return token.word
    return ""


def _number_of(tokens: list[Token], place: int) -> str:
    """ "bringing to 16 the number of mines": the noun of the number named after its figure."""
    if word_at(tokens, place + 1) != "the" or word_at(tokens, place + 2) not in _WORDS_FOR_A_NUMBER:
        return ""
    return _numbered(tokens[place + 3 : place + _LONGEST_WHOLE])


def _labelled(tokens: list[Token], place: int) -> str:
    """ "Sandbags filled: 96,000", "Evacuees still in shelters: 190": the plural that begins the label of a figure."""
    is_labelled = kind_at(tokens, place - 1) == _K["colon"] and kind_at(tokens, place + 1) in _AFTER_LABELLED
    label = _label(tokens, place - 1) if is_labelled else []
    if label and label[0].word.lower() in VICTIMS:
        return "people"
    for at, token in enumerate(label):
        if token.kind in _NOUNS and is_plural(token.word):
            noun = f"{label[at - 2].word}-{token.word}" if at > 1 and label[at - 1].kind == _K["hyphen"] else token.word
            return "" if noun.lower() in _NO_LABELS else noun[0].lower() + noun[1:]
    return ""


def _label(tokens: list[Token], colon: int) -> list[Token]:
    """What stands between a colon and the start of its line or clause; nothing where that is too long for a label."""
    for first in range(colon, max(-1, colon - _LONGEST_LABEL - 1), -1):
        if not first or tokens[first - 1].kind in _BEFORE_LABEL:
            return tokens[first:colon]
    return []


_AFTER_LABELLED = kinds("point comma semicolon open close") | {""}
_BEFORE_LABEL = kinds("point comma semicolon dash punctuation")
_LONGEST_LABEL = 7  # tokens: "Evacuees still in emergency accommodation:"
_NOUNS = kinds("word name unit label maybe_label")
_NO_LABELS = word_class("labels of other figures")


def toll(tokens: list[Token], place: int) -> str:
    """ "the death toll rose to nine", "the number of reservists from 23,000": what the word before the verb counts."""
    for back, token in enumerate(reversed(tokens[max(0, place - _REACH) : place])):
        if token.word.lower() in _TOLLS:
            return _TOLLS[token.word.lower()]
        if token.word.lower() in _WORDS_FOR_A_NUMBER:
            return _numbered(tokens[place - back : place])
        if token.kind == _QUANTITY or (
            token.kind in (_K["semicolon"], _K["comma"], _K["stop"]) and token.word.lower() not in _INSIDE_TOLL
        ):
            return ""
    return ""


def _numbered(tokens: list[Token]) -> str:
    """The noun of "number of reservists", the people of "number killed"."""
    for token in tokens:
        if token.word.lower() in VICTIMS:
            return "people"
        if token.kind in (_K["word"], _K["name"], _K["unit"]) and is_plural(token.word):
            return token.word
    return ""


def subject_noun(tokens: list[Token], place: int) -> str:
    """The plural noun that a verb of change or of number is said of: "burglaries fell by 8,200"."""
    seen_verb = False
    for distance, token in enumerate(reversed(tokens[max(0, place - _REACH) : place])):
        if token.kind in (_K["semicolon"], _K["colon"], _QUANTITY) or (distance >= _NEAR and not seen_verb):
            return ""
        lower = token.word.lower()
        if isinstance(token.value, Change) or lower in _NUMBERING:
            seen_verb = True
        elif seen_verb and token.kind in (_K["word"], _K["unit"]) and is_plural(token.word):
            return token.word
    return ""
