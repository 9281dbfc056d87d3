"""A sentence as phrases: noun phrases, groups of verbs, and the small words and marks between them."""

import re
from collections.abc import Set
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
    r"|(?P<other>.)"
)


def phrases_of(tags: str) -> list[Phrase]:
    """The phrases of a tagged sentence, in order: `NVQTQ.` is n v n T n and the point."""
    found = []
    for match in _PHRASE.finditer(tags):
        kind = match.lastgroup or "other"
        first, last = match.span()
        if kind == "n" and (cut := _cut(tags, first, last)):
            found.append(Phrase(kind, first, cut))
            first = cut
        found.append(Phrase(tags[first] if kind == "other" else kind, first, last))
    return found


def _cut(tags: str, first: int, last: int) -> int:
    """Where a figure begins that only follows a noun: "and health 20 billion", "on Mill Lane 16 years"; else 0."""
    figure = tags.find("Q", first, last)
    bare = tags[first] not in "DYJ" and "J" not in tags[first:last]
    return figure if figure > first and bare and tags[figure - 1] in "NW" else 0


class Parse(NamedTuple):
    """One sentence taken apart."""

    tokens: list[Token]
    tags: str
    phrases: list[Phrase]

    def words(self, phrase: Phrase) -> list[str]:
        """The words of a phrase as printed."""
        return [token.word for token in self.tokens[phrase.first : phrase.last]]

    def place_of(self, token: int) -> int:
        """Which phrase holds that token."""
        return next(place for place, phrase in enumerate(self.phrases) if phrase.first <= token < phrase.last)


def parse(tokens: list[Token], names: Set[str] = frozenset()) -> Parse:
    """The phrases of one sentence's tokens, in which every quantity is one token; `names` as in `tags_of`."""
    tags = tags_of(tokens, names)
    return Parse(tokens, tags, phrases_of(tags))
