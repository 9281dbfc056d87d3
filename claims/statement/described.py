"""Which names an article explains by which common nouns: "Dobrin, a town of 900", "the ferry Seto Hikari"."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from claims.vocabulary import word_class

_KINDS = dict(pair.split("=") for pair in word_class("words for one kind of thing"))
_NOUNS = (
    word_class("names for the one spoken of")
    | word_class("names for a place spoken of")
    | word_class("names for what is built")
)
_BEFORE = re.compile(r"(?:\b((?i:its|their|whose|the)) (?:[\w’'-]+ ){0,3})?\b(?!of\b)([a-z][a-z-]+)(,| of|) $")
_AFTER = re.compile(
    r"(?:, | is | was )(?:an?|the|its) ((?:[\w-]+ ){0,4}?)"
    r"(?=([a-z-]+)(?:[,.;]| (?:of|in|on|at|that|which|with|for|near)\b))"
)
_ENDINGS = tuple(f"{noun}{link} " for noun in sorted(_NOUNS) for link in ("", ",", " of"))  # of what _BEFORE finds
_WIDTH = 60  # characters beside a name


def kind_of(noun: str) -> str:
    """One word for all that name one kind of thing: ship, ferry and boat are vessels."""
    return _KINDS.get(noun, noun)


@lru_cache(len(_NOUNS))
def words_of(noun: str) -> tuple[str, ...]:
    """The noun, and the other words for that kind of thing."""
    kind = kind_of(noun)
    return (noun, *(word for word in (*sorted(_KINDS), kind) if word != noun and kind_of(word) == kind))


def described_in(text: str, found: Iterable[tuple[int, str]]) -> dict[str, Counter[str]]:
    """By common noun, the names that are said to be one, with how often."""
    nouns: dict[str, Counter[str]] = {}
    for start, name in found:
        for noun in _nouns_beside(text, start, start + len(name)):
            nouns.setdefault(noun, Counter())[name] += 1
    return nouns


def _nouns_beside(text: str, start: int, end: int) -> Iterable[str]:
    may_follow = text[max(0, start - _WIDTH) : start].removesuffix("\n").endswith(_ENDINGS)
    before = _BEFORE.search(text, max(0, start - _WIDTH), start) if may_follow else None
    if before is not None and before[2] in _NOUNS and (before[3] != "," or before[1]):
        yield before[2]
    after = _AFTER.match(text[end : end + _WIDTH])
    if after is not None and after[2] in _NOUNS:
        yield after[2]


_POST = re.compile(r"(?:['’]s)? (?:[a-z-]+ ){1,4}$")
_POST_AFTER = re.compile(r", (?:the |an? )?(?:[\w-]+ ){1,5}(?:of|at|for) (?:the )?$")


def body_of(person: str, text: str, found: Iterable[tuple[int, str]]) -> str:
    """For whom a person speaks: "Tarn Motors chief Ruth Lasker", "Ruth Lasker, head of Tarn Motors"; else empty."""
    named = [match.span() for match in re.finditer(re.escape(person), text)]
    for start, name in found:
        end = start + len(name)
        for first, last in named:
            if 0 < first - end < _WIDTH and _POST.fullmatch(text, end, first):
                return name
            if 0 < start - last < _WIDTH and _POST_AFTER.fullmatch(text, last, start):
                return name
    return ""
