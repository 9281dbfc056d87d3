"""What a noun phrase says: its owner, its words without article, and what follows it with "of" or "for"."""

from functools import lru_cache

from claims.quantity.plurals import KNOWN_WORDS, is_plural
from claims.statement.phrases import Noun, Parse, Phrase
from claims.vocabulary import rows, word_class

_GENITIVES = ("'s", "’s")
_OWNERS = frozenset(("its", "their", "his", "her", "our", "my", "your", "whose"))
_EMPTY = word_class("empty modifiers")


NOTHING = Noun()


def noun_of(parse: Parse, phrase: Phrase) -> Noun:
    """What the phrase says beside its figure: "loan" of "a $2.5 million loan"; found once for all who ask."""
    found = parse.nouns.get(phrase)
    if found is None:
        found = parse.nouns[phrase] = _taken_apart(parse, phrase)
    return found


def _taken_apart(parse: Parse, phrase: Phrase) -> Noun:
    tags = parse.tags
    first, last = phrase.first, phrase.last
    figure = tags.rfind("Q", first, last)
    if figure >= 0:
        first = figure + 1
    if first >= last:
        return NOTHING
    if tags[first] == "R" and last - first == 1:
        return Noun(pronoun=parse.lower[first])
    owner = ""
    genitive = tags.rfind("J", first, last - 1)
    if genitive >= 0:
        owner = _joined(parse, first, genitive + 1).removesuffix("'s").removesuffix("’s")
        first = genitive + 1
    while first < last and tags[first] in "DY":
        word = parse.lower[first]
        if word in _OWNERS:
            owner = word
        first += 1
    while first < last - 1 and parse.lower[first] in _EMPTY and tags[first + 1] != "H":
        first += 1  # "new homes", not "same-store sales"
    named = first + len(tags[first:last].rstrip("N"))
    if not owner and set(tags[first:named]) == {"W"} and _measures(parse, named, last):
        owner, first = _joined(parse, first, named), named
    words = _joined(parse, first, last)
    head = parse.tokens[last - 1].word if first < last else ""
    is_name = first < last and ("W" in tags[first:last]) and (tags[last - 1] == "W" or head[:1].isupper())
    return Noun(words.removesuffix("'s").removesuffix("’s"), singular(head), owner, is_name)


def _measures(parse: Parse, first: int, last: int) -> bool:
    """Whether what follows a name is a measure of it: "shares" of "Kestrel shares", not "fire" of "Ridge fire"."""
    head = parse.tokens[last - 1].word
    return first < last and parse.tokens[first].word.islower() and singular(head) in MEASURE_NOUNS


def _joined(parse: Parse, first: int, last: int) -> str:
    """The words from one token to another with the spaces that they are printed with, determiners left out."""
    while first < last and parse.tags[first] in "DY":
        first += 1
    out = []
    for place in range(first, last):
        token = parse.tokens[place]
        if place > first and token.start > parse.tokens[place - 1].end:
            out.append(" ")
        out.append(token.word)
    return "".join(out)


def text_between(parse: Parse, first: int, last: int) -> str:
    """The words of some phrases as printed, without the article in front."""
    return _joined(parse, parse.phrases[first].first, parse.phrases[last].last)


@lru_cache(KNOWN_WORDS)
def singular(word: str) -> str:
    """A noun in small letters without the ending of the plural: "Prices" is price, "families" family."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and is_plural(word) else word


MEASURE_NOUNS = {singular(word) for word in word_class("measure nouns")} | {
    singular(word.split(" ")[-1]) for row in rows("measures.csv") for word in row["nouns"].split("|")
}
