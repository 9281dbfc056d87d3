"""What linking has to know of the whole archive: its articles in order, and how many have each word.

Each is an aggregate, so that no process ever holds all articles or all words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from checks.spark.streams import Row, Schema, kept, mapped, packed, unpacked
from claims.facts.features import features_of
from claims.facts.likeness import words_in
from claims.facts.stories import FEWEST, KEPT, told
from claims.records import Claim

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

FIRST_BITS = 33  # of monotonically_increasing_id: the row in its partition
LINKABLE: Schema = {
    "article_id": "string",
    "day": "int",  # of publication, as an ordinal; null where it is not known
    "claim_count": "int",
    "features": "binary",  # packed
    "claim_ids": "array<string>",
    "words": "array<string>",  # that tell the article's story
    "stems": "array<string>",  # of its claims
    "times": "array<int>",  # how many of its claims have each
}


class Archive(NamedTuple):
    """All articles with claims."""

    dossiers: DataFrame  # with `number`, `rare` and `stem_counts` beside what LINKABLE has of an article
    articles: int
    claims: int


def archive_of(readings: DataFrame) -> Archive:
    """A dossier of each article that has claims: what is compared of them, and what the archive knows of its words."""
    from pyspark.sql.functions import count, expr, sum as total  # noqa: PLC0415, I001  # an extra

    linkable = kept(mapped(readings.where("length(claims) > 0").select("claims"), linkables, LINKABLE))
    sizes = linkable.agg(count("*"), total("claim_count")).first()
    assert sizes is not None
    numbered = with_numbers(linkable)
    # Words of stories and stems of claims are counted apart, and in one go.
    words = linkable.selectExpr("article_id", "explode(words) as word", "true as is_told", "1 as times")
    stems = linkable.selectExpr("article_id", "explode(arrays_zip(stems, times)) as pair").selectExpr(
        "article_id", "pair.stems as word", "false as is_told", "pair.times as times"
    )
    all_words = words.unionByName(stems)
    counted = all_words.groupBy("is_told", "word").agg(total("times").alias("counted"))
    told_by_some = counted.where(f"not is_told or counted >= {FEWEST}")
    known = all_words.drop("times").join(told_by_some, ["is_told", "word"])
    of_article = known.groupBy("article_id").agg(
        listed("is_told").alias("rare"), listed("not is_told").alias("stem_counts")
    )
    dossiers = numbered.join(of_article, "article_id", "left").withColumns(
        # The rarest first, of equals by the alphabet.
        {"rare": expr(f"slice(array_sort(coalesce(rare, array())), 1, {KEPT})")}
    )
    return Archive(kept(dossiers.drop("words", "stems", "times")), sizes[0], sizes[1] or 0)


def listed(condition: str) -> Column:
    """The words of an article that meet a condition, each after how many have it."""
    from pyspark.sql.functions import collect_list, expr  # noqa: PLC0415  # an extra

    return collect_list(expr(f"case when {condition} then named_struct('counted', counted, 'word', word) end"))


def linkables(rows: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    """What is compared of an article's claims, as far as they tell it alone."""
    for row in rows:
        claims: list[Claim] = unpacked(row.claims)
        features = features_of(claims)
        words = words_in(features)
        days = [claim.published.toordinal() for claim in claims if claim.published is not None]
        yield (
            claims[0].article_id,
            days[-1] if days else None,
            len(claims),
            packed(features),
            [claim.claim_id for claim in claims],
            list(set(told(claims))),
            list(words),
            list(words.values()),
        )


def with_numbers(linkable: DataFrame) -> DataFrame:
    """The same with a `number` that says in which place an article stands, by day and then by id."""
    from pyspark.sql.functions import create_map, expr, lit  # noqa: PLC0415  # an extra

    ordered = linkable.withColumn("order", expr("coalesce(day, 0)")).orderBy("order", "article_id").drop("order")
    placed = kept(ordered.withColumn("id", expr("monotonically_increasing_id()")))
    part = f"shiftright(id, {FIRST_BITS})"
    counted = placed.groupBy(expr(part).alias("part")).count().orderBy("part").collect()
    before, starts = 0, []
    for part_number, size in counted:
        starts += [lit(part_number), lit(before)]
        before += size
    if not starts:
        return placed.withColumn("number", expr("id")).drop("id")
    start = create_map(*starts)[expr(part)]
    return placed.withColumn("number", start + expr(f"id & {2**FIRST_BITS - 1}L")).drop("id")
