"""A sentence as phrases: noun phrases, groups of verbs, and the small words and marks between them."""

import re
from collections.abc import Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from claims.records import Token
from claims.statement.tags import tags_of


class Phrase(NamedTuple):
    """Some tokens that stand together: `tokens[first:last]`."""

    kind: str  # n noun phrase, v verbs, z time; else the tag of its one token
    first: int
    last: int


_PHRASE = re.compile(
    r"(?P<n>R|(?:D|Y(?![VXEGA]))*J?(?:[NWQHJ]|(?<=[WH])C(?=W)|(?<=[NWQ])&(?=[NW])|(?<=D)Z(?=N))+|D+|G(?=N))"
    r"|(?P<v>[YXA]*(?:[XV]|E|G)(?:[AXVEG]|T(?=V))*)"
    r"|(?P<z>Z(?:[Z,]*Z)?)"
    r"|."
)


def phrases_of(tags: str) -> list[Phrase]:
    """The phrases of a tagged sentence, in order: `NVQTQ.` is n v n T n and the point."""
    found: list[Phrase] = []
    add = found.append
    for match in _PHRASE.finditer(tags):
        kind = match.lastgroup or tags[match.start()]
        first, last = match.span()
        if kind == "n" and (cut := _cut(tags, first, last)):
            add(_phrase(Phrase, (kind, first, cut)))
            first = cut
        add(_phrase(Phrase, (kind, first, last)))
    return found


# There are more phrases than anything else; this makes one in half the time of Phrase(…).
_phrase = tuple.__new__


def _cut(tags: str, first: int, last: int) -> int:
    """Where a figure begins that only follows a noun: "and health 20 billion", "on Mill Lane 16 years"; else 0."""
    figure = tags.find("Q", first, last)
    bare = tags[first] not in "DYJ" and "J" not in tags[first:last]
    return figure if figure > first and bare and tags[figure - 1] in "NW" else 0


class Noun(NamedTuple):
    """A noun phrase taken apart; all of it empty for a pronoun or a figure alone."""

    text: str = ""  # "police budget" of "Norway's yearly police budget": without article, owner and figure
    head: str = ""  # its last word in small letters, singular: "budget"
    owner: str = ""  # "Norway", also of "Norway exports"; "its" as printed
    is_name: bool = False  # whether it is, or ends with, a name: "Brook & Daughters", "the Nordic Harbours Bank"
    pronoun: str = ""  # "it"


@dataclass(frozen=True)
class Parse:
    """One sentence taken apart."""

    tokens: list[Token]
    tags: str
    phrases: list[Phrase]
    nouns: dict[Phrase, Noun] = field(default_factory=dict, compare=False)  # those that one reader asked for already

    @cached_property
    def lower(self) -> list[str]:
        """The words of the tokens in small letters."""
        return [token[3].lower() for token in self.tokens]

    def words(self, phrase: Phrase) -> list[str]:
        """The words of a phrase as printed."""
        return [token.word for token in self.tokens[phrase.first : phrase.last]]

    def lower_of(self, phrase: Phrase) -> list[str]:
        """The words of a phrase in small letters."""
        return self.lower[phrase.first : phrase.last]

    def place_of(self, token: int) -> int:
        """Which phrase holds that token."""
        return next(place for place, phrase in enumerate(self.phrases) if phrase.first <= token < phrase.last)


def parse(tokens: list[Token], names: Set[str] = frozenset()) -> Parse:
    """The phrases of one sentence's tokens, in which every quantity is one token; `names` as in `tags_of`."""
    tags = tags_of(tokens, names)
    return Parse(tokens, tags, phrases_of(tags))
