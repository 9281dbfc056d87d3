"""Which claims are compared at all: those of one article or story, with figures of about one size or one lot."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import TypeAlias

from claims.facts.features import Feature

_LARGEST_BLOCK = 40  # claims of an article in one block: of a larger one, only neighbours are compared
_NEIGHBOURS = 6
# Pairs of claims of two articles. Real ones of 25 claims each come to 60; two tables of 240 would come to ten thousand.
_MOST_BETWEEN = 1000
_REMEMBERED = 5000  # articles: the stories of some days, which come one after another
REVISED = frozenset(("people killed", "people injured"))  # counts that grow: two in the morning, nine at night
_STEP_OF_SIZE = math.log(1.3)

Pair: TypeAlias = tuple[Feature, Feature]
Blocks: TypeAlias = dict[tuple[str, str], list[Feature]]


def pairs(features: Sequence[Feature], stories: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    """The pairs of claims that are compared, each once: within articles, and between any two that tell one story."""
    articles: dict[str, list[Feature]] = {}
    for feature in features:
        articles.setdefault(feature.article, []).append(feature)
    for own in articles.values():
        yield from once(pair for block in blocks_of(own).values() for pair in within(block))
    remembered = lru_cache(_REMEMBERED)(lambda article: blocks_of(articles[article]))
    for left, right in stories:
        yield from once(between(remembered(left), remembered(right)))


def blocks_of(features: Sequence[Feature]) -> Blocks:
    """The claims of one article by what they are found by."""
    blocks: Blocks = {}
    for feature in features:
        for tell in tells(feature):
            blocks.setdefault((tell, feature.family), []).append(feature)
    return blocks


def once(found: Iterator[Pair]) -> Iterator[Pair]:
    """Each pair the first time that it comes, the claim that stands first in the table first."""
    seen: set[tuple[int, int]] = set()
    for left, right in found:
        one, other = (left, right) if left.place < right.place else (right, left)
        if (one.place, other.place) not in seen:
            seen.add((one.place, other.place))
            yield one, other


def within(block: list[Feature]) -> Iterator[Pair]:
    """The pairs of one article's claims in one block."""
    if len(block) <= _LARGEST_BLOCK:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda feature: (feature.digits, feature.order))
    for at, left in enumerate(ordered):
        for right in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            yield left, right


def between(left: Blocks, right: Blocks) -> Iterator[Pair]:
    """The pairs of two articles' claims that share a block, those of the smallest blocks first while there is room.

    None come from a block that is a list.
    """
    room = _MOST_BETWEEN
    for size, key in sorted((len(left[key]) * len(right[key]), key) for key in left.keys() & right.keys()):
        room -= size
        if room < 0:
            return
        yield from product(left[key], right[key])


def tells(feature: Feature) -> list[str]:
    """What a claim is found by: the size and the first digits of its figure, and a toll whatever its figure."""
    found = [*magnitudes(feature), *(REVISED & feature.measure)]
    if feature.digits:
        found.append(f"{float('0.' + feature.digits):.2f}"[2:])  # "23" of 2.31 million and of 2.29 million
        found.append(f"#{''.join(sorted(feature.digits))}")  # of 173% and 137%
    return found


def magnitudes(feature: Feature) -> list[str]:
    """Two steps of size that the figure falls in, so that figures a tenth apart share one: of 58% and "almost 60%"."""
    end = feature.low if feature.low and math.isfinite(feature.low) else feature.high
    if not end or not math.isfinite(end):
        return []
    size = math.log(abs(end)) / _STEP_OF_SIZE
    return [f"~{math.floor(size)}", f"~{math.floor(size + 0.5)}.5"]
