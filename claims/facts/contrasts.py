"""Words that set two figures apart: a profit before tax and one after, imports and exports, first round and last.

They stand in lexicon/contrasts.csv: in a row what excludes each other, cut by |, each with its forms, cut by /.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from claims.vocabulary import rows

Contrast: TypeAlias = tuple[int, int]  # a row, and one of its alternatives

_KNOWN_SENTENCES = 2**14  # of the articles that are compared at one time


def _read() -> dict[str, Contrast]:
    return {
        form: (number, place)
        for number, row in enumerate(rows("contrasts.csv"))
        for place, alternative in enumerate(row["words"].split("|"))
        for form in alternative.split("/")
    }


_CONTRASTS = _read()
_ANY = re.compile(
    rf"\b(?=(?P<form>{'|'.join(map(re.escape, sorted(_CONTRASTS, key=len, reverse=True)))})\b)", re.IGNORECASE
)


def are_set_apart(one: str, other: str) -> bool:
    """Whether each of two sentences has a word that excludes those of the other: "a net profit", "an operating profit".

    >>> are_set_apart("Imports rose by £40m.", "Exports rose by £30m.")
    True
    >>> are_set_apart("Imports rose by £40m.", "Exports rose by £30m, imports by £40m.")
    False
    """
    ours, theirs = _in(one), _in(other)
    if not ours or not theirs or not ours.isdisjoint(theirs):
        return False
    return not {row for row, _ in ours}.isdisjoint(row for row, _ in theirs)


@lru_cache(_KNOWN_SENTENCES)
def _in(sentence: str) -> frozenset[Contrast]:
    return frozenset(_CONTRASTS[match["form"].lower()] for match in _ANY.finditer(sentence))
