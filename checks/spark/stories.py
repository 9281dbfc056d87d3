"""Which articles tell one story, in an archive that no process holds: for each, the earlier ones that may tell its own.

A word that many articles have costs time in the one task that it goes to, and no memory: of the articles before, it
leads to the latest few alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from checks.spark.archive import Archive
from checks.spark.streams import Row, Schema, mapped
from claims.facts.stories import LATEST, LEADING, LEAST_LIKENESS, length_of, likeliest, likeness_of, weight_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

COMPARED: Schema = {"number": "long", "others": "array<long>"}
PAIRS: Schema = {"number": "long", "other": "long", "likeness": "double"}


def pairs_of_articles(archive: Archive) -> DataFrame:
    """The pairs of articles that may tell one story, the later one's number first, with their likeness."""
    from pyspark.sql.functions import collect_list, expr  # noqa: PLC0415  # an extra
    from pyspark.sql.window import Window  # noqa: PLC0415  # as above

    articles = archive.dossiers.select("number", "day", "rare")
    leading = articles.selectExpr("number", f"explode(slice(rare.word, 1, {LEADING})) as word")
    before = Window.partitionBy("word").orderBy("number").rowsBetween(-LATEST, -1)
    met = leading.withColumn("others", collect_list("number").over(before)).where("size(others) > 0")
    compared = mapped(met.groupBy("number").agg(collect_list("others").alias("others")), to_compare, COMPARED)
    pairs = compared.select("number", expr("explode(others) as other")).join(articles, "number")
    others = articles.selectExpr("number as other", "day as other_day", "rare as other_rare")
    return mapped(pairs.join(others, "other"), partial(likely_pairs, articles=archive.articles), PAIRS)


def to_compare(rows: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    """The earlier articles that one is compared with, of all that share a leading word with it."""
    for row in rows:
        yield row.number, list(likeliest(map(int, chain.from_iterable(row.others))))


def likely_pairs(rows: Iterator[Row], articles: int) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        likeness = telling_of(row.day, row.rare, articles).likeness(telling_of(row.other_day, row.other_rare, articles))
        if likeness >= LEAST_LIKENESS:
            yield row.number, row.other, likeness


class Telling(NamedTuple):
    """What of an article is compared to find those that tell the same story."""

    day: int | None
    weights: Mapping[str, float]  # of its rarest words
    length: float

    def likeness(self, other: Telling) -> float:
        """How surely both tell one story; nothing where one has no words."""
        length = self.length * other.length
        if not length:
            return 0.0
        shared = [self.weights[word] for word in self.weights.keys() & other.weights.keys()]
        return likeness_of(shared, length, self.day, other.day)


def telling_of(day: float | None, rare: Iterable[Any], articles: int) -> Telling:
    """The same as the cells of a frame have it."""
    weights = {pair["word"]: weight_of(pair["counted"], articles) for pair in rare}
    known = int(day) if day is not None and day == day else None  # noqa: PLR0124  # NaN, a gap among numbers
    return Telling(known, weights, length_of(weights.values()))


class Tellings:
    """How like the articles of a few claims are, as linking asks for it."""

    def __init__(self, tellings: Mapping[str, Telling]) -> None:
        self.tellings = tellings

    def are_one(self, left: str, right: str) -> bool:
        """Whether two articles are like enough for their claims to be compared; one with itself never is."""
        return left != right and self.tellings[left].likeness(self.tellings[right]) >= LEAST_LIKENESS
