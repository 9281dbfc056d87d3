"""Which claims speak of one fact: by subject, measure, whole, period and figure, never by all pairs.

Claims are put into blocks by what they share; only claims of one block are compared, and of a large block only
neighbours. Likely pairs then become facts, the likeliest first, as long as no two claims of a fact exclude each other.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from claims.facts.blocks import pairs
from claims.facts.features import Feature, features_of
from claims.facts.likeness import (
    BASE,
    NEVER_ONE,
    WEIGHTS,
    Evidence,
    Rarity,
    counts_the_same,
    evidence,
    is_beside,
    is_equal,
    is_revised,
    is_said_again,
    is_slip,
    periods,
    weights_of,
)
from claims.facts.stories import Likenesses, Stories
from claims.records import Claim

ID_BYTES = 8
_SURE = 99.0  # of two figures that say the same in two units
_AGAIN = 2.0  # of one article that says the same twice
_MOST = 2  # times the likely pairs are more than all: more than half
_UNLIKE = -2.0  # of two claims that have too little in common to be compared
_DIGITS = 6  # of a score
_MOST_ASKED = 25  # claims of a fact that a claim is held against


class Comparisons(NamedTuple):
    """What is known of pairs of claims."""

    features: Sequence[Feature]
    stories: Likenesses
    articles: dict[tuple[str, str], None]  # those whose claims were compared, by name, the lesser first
    scores: dict[tuple[int, int], float]  # by place, the lesser first

    def score(self, left: int, right: int) -> float:
        """How much speaks for one fact; nothing for or against it where articles of one story were not compared."""
        known = self.scores.get((left, right) if left < right else (right, left))
        if known is not None:
            return known
        one, other = sorted((self.features[left].article, self.features[right].article))
        return _UNLIKE if (one, other) in self.articles or not self.stories.are_one(one, other) else 0.0


def fact_ids(claims: Sequence[Claim]) -> list[str]:
    """The fact of each claim, in their order: claims with one id speak of one fact. Every claim has one."""
    with no_collecting():
        known = comparisons(claims)
        return [fact_id(claims[first]) for first in joined(known)]


@contextmanager
def no_collecting() -> Iterator[None]:
    """Python looks for no cycles meanwhile: there are none among millions of tuples, and looking takes a sixth more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def comparisons(claims: Sequence[Claim]) -> Comparisons:
    """The claims, and how likely those that are compared speak of one fact."""
    features = features_of(claims)
    stories = Stories(claims)
    known = Comparisons(features, stories, dict.fromkeys(stories.pairs()), scores_beside(features))
    rarity = Rarity(weights_of(features), stories.likeness)
    for left, right in pairs(features, known.articles):
        score = score_between(left, right, rarity)
        if score is not None and (left.place, right.place) not in known.scores:
            known.scores[left.place, right.place] = score
    return known


def scores_beside(features: Sequence[Feature]) -> dict[tuple[int, int], float]:
    """The pairs of neighbours that say the same in two units, by their places."""
    return {(left.place, right.place): _SURE for left, right in pairwise(features) if is_beside(left, right)}


def score_between(left: Feature, right: Feature, rarity: Rarity) -> float | None:
    """How likely two claims that are compared speak of one fact: above 0 more than not; None where they cannot."""
    found = evidence(left, right, rarity)
    if found is None:
        return None
    return _AGAIN if is_said_again(left, right) else score_of(found)


def score_of(found: Evidence) -> float:
    """The weighed evidence, rounded: sums of words in another order differ in their last digit."""
    score: float = BASE + sum(map(mul, WEIGHTS, found))
    return round(score, _DIGITS)


def joined(known: Comparisons) -> list[int]:
    """For each claim the first claim of its fact: likely pairs are joined, the likeliest first.

    Two facts become one when their claims are likely on the whole, and no two of them exclude each other.
    """
    facts: dict[int, list[int]] = {}  # by one of their claims; none of a single claim
    of_claim = list(range(len(known.features)))
    likely = [pair for pair, score in known.scores.items() if score > 0]
    likely.sort(key=lambda pair: rank(pair, known))
    for left, right in likely:
        one, other = of_claim[left], of_claim[right]
        if one == other:
            continue
        ours, theirs = facts.get(one, [one]), facts.get(other, [other])
        if not are_one(some(ours, left), some(theirs, right), known):
            continue
        if len(ours) < len(theirs):
            one, other, ours, theirs = other, one, theirs, ours
        for place in theirs:
            of_claim[place] = one
        ours += theirs
        facts[one] = ours
        facts.pop(other, None)
    first = {fact: min(places, key=lambda place: known.features[place].order) for fact, places in facts.items()}
    return [first.get(fact, fact) for fact in of_claim]


def some(places: list[int], linked: int) -> list[int]:
    """The claims that stand for all of a large fact: the one that links it, and the likeliest."""
    return places if len(places) <= _MOST_ASKED else [linked, *places[:_MOST_ASKED]]


def rank(pair: tuple[int, int], known: Comparisons) -> tuple[float, tuple[str, int], tuple[str, int]]:
    """The likeliest first; equally likely ones in an order that the order of the input does not change."""
    left, right = sorted(known.features[place].order for place in pair)
    return -known.scores[pair], left, right


def are_one(ours: list[int], theirs: list[int], known: Comparisons) -> bool:
    """Whether the claims of two facts are of one: likely on the whole or mostly, and none of them excluded."""
    total, likely = 0.0, 0
    for mine in ours:
        for yours in theirs:
            if excludes(known.features[mine], known.features[yours]):
                return False
            score = known.score(mine, yours)
            if score == _SURE:
                return True
            total += score
            likely += score > 0
    return total > 0 or _MOST * likely > len(ours) * len(theirs)


def excludes(left: Feature, right: Feature) -> bool:
    """Whether two claims cannot be of one fact: of other days with other figures, or two of one article.

    An article states a fact once, but for other units beside it, the same again in the same words, and slips.
    """
    if {left.modality, right.modality} in NEVER_ONE:
        return True
    if left.article != right.article:
        revised = is_revised(left, right)
        return bool(periods(left, right)[2]) and not is_equal(left, right, 0.0) and not revised
    if is_beside(left, right):
        return False
    if left.sentence == right.sentence and is_range(left) and is_range(right) and left.printed != right.printed:
        return True  # "raised to 840 to 860 million from 820 to 850 million"
    if left.unit == right.unit and not is_equal(left, right):
        return not is_slip(left, right)
    return not left.measure & right.measure and not counts_the_same(left, right)


def is_range(feature: Feature) -> bool:
    low, high = feature.printed
    return low is not None and high is not None and low < high


def fact_id(claim: Claim) -> str:
    """The id of the fact that begins with this claim: the same from run to run while the claim stays its first."""
    return fact_id_of(claim.claim_id)


def fact_id_of(claim_id: str) -> str:
    """The same, where only the id of the claim is at hand."""
    return blake2b(f"fact {claim_id}".encode(), digest_size=ID_BYTES).hexdigest()
