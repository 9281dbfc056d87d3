"""How likely claims speak of one fact, in an archive that no process holds: of each article and each pair of articles.

A claim is called by a node: the number of its article, and its place in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from checks.spark.archive import Archive
from checks.spark.streams import Row, Schema, groups, mapped_groups, unpacked
from claims.facts.blocks import between, blocks_of, once, pairs
from claims.facts.features import Feature
from claims.facts.likeness import Rarity, weight_of
from claims.facts.link import score_between, scores_beside

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

PLACE_BITS = 24  # of a node: in 32 MB, the most that an article has, there is no room for more figures
SCORES: Schema = {"left": "long", "right": "long", "score": "double"}


def node_of(number: int, place: int) -> int:
    return number << PLACE_BITS | place


def scores_of(archive: Archive, pairs_of_articles: DataFrame) -> DataFrame:
    """The pairs of claims that were compared, by their nodes, with what speaks for one fact: above 0 more than not."""
    dossier = ("article_id", "features", "stem_counts")
    dossiers = archive.dossiers.select("number", *dossier)
    others = dossiers.withColumnRenamed("number", "other")
    own = dossiers.selectExpr("number", "number as other", "1D as likeness", *dossier)
    compared = pairs_of_articles.join(others, "other").select(*own.columns).unionByName(own)
    # Its own dossier comes to an article before those that it is compared with.
    ordered = compared.withColumn("is_other", compared.number != compared.other)
    work = partial(scores, claims=archive.claims)
    return mapped_groups(ordered, "number", ("is_other", "other"), work, SCORES)


def scores(rows: Iterator[Row], claims: int) -> Iterator[tuple[Any, ...]]:
    for _, of_article in groups(rows, "number"):
        own = next(of_article)
        features: list[Feature] = unpacked(own.features)
        weights = weights_of(own.stem_counts, claims)
        yield from scores_inside(own.number, features, Rarity(weights, lambda *_: 1.0))
        for other in of_article:
            together = weights | weights_of(other.stem_counts, claims)
            yield from scores_between(own, features, other, Rarity(together, story_of(other.likeness)))


def weights_of(counts: Iterable[Any], claims: int) -> dict[str, float]:
    return {pair["word"]: weight_of(pair["counted"], claims) for pair in counts}


def story_of(likeness: float) -> Any:
    return lambda left, right: 1.0 if left == right else likeness


def scores_inside(number: int, features: list[Feature], rarity: Rarity) -> Iterator[tuple[Any, ...]]:
    """Of the claims of one article, those that say the same in two units first."""
    known = scores_beside(features)
    for left, right in pairs(features, ()):
        score = score_between(left, right, rarity)
        if score is not None:
            known.setdefault((left.place, right.place), score)
    for (one, two), score in known.items():
        yield node_of(number, one), node_of(number, two), score


def scores_between(own: Row, features: list[Feature], other: Row, rarity: Rarity) -> Iterator[tuple[Any, ...]]:
    """Of the claims of two articles, that with the lesser id first, as in a table of both."""
    theirs: list[Feature] = unpacked(other.features)
    is_first = own.article_id < other.article_id
    first, last = (features, theirs) if is_first else (theirs, features)
    later = [feature._replace(place=len(first) + feature.place) for feature in last]
    numbers = (own.number, other.other) if is_first else (other.other, own.number)
    for left, right in between_articles(first, later):
        score = score_between(left, right, rarity)
        if score is not None:
            yield node_of(numbers[0], left.place), node_of(numbers[1], right.place - len(first)), score


def between_articles(first: list[Feature], later: list[Feature]) -> Iterator[tuple[Feature, Feature]]:
    return once(between(blocks_of(first), blocks_of(later)))
