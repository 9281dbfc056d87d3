"""A row for each article that was read: its claims, and what its own words tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from checks.inside import inside
from checks.passages import passages, passages_of
from checks.records import Relation
from checks.spark.articles import article_of
from checks.spark.ids import OwnIds
from checks.spark.streams import SPARK_TYPES, Row, Schema, groups, mapped, mapped_groups, packed
from claims.extract import claims_of
from claims.records import Claim
from claims.table import COLUMNS
from claims.terminal import COUNTS, Run, tally_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

COUNTED = "counted_"  # how the columns of numbers begin, of an article, that a run tells the sums of
COUNTED = "counted_"  # how the columns of numbers begin, of an article, that a run tells the sums of
READINGS: Schema = {
    "article_id": "string",
    "path": "string",
    **{f"{COUNTED}{name}": "long" for name in COUNTS},
    "claims": "binary",  # packed; empty where there are none, as are relations
    "relations": "binary",
}
NOTHING = b""


class Wish(NamedTuple):
    """How articles are to be read."""

    base_currency: str
    with_relations: bool  # whether the figures of an article are compared with one another


def readings_of_articles(articles: DataFrame, own_ids: OwnIds, wish: Wish) -> DataFrame:
    """The claims of each article, and the relations inside it while its text is at hand."""
    return mapped(articles.where("fault = ''"), partial(read, own_ids=own_ids, wish=wish), READINGS)


def read(rows: Iterator[Row], own_ids: OwnIds, wish: Wish) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        article = article_of(row)
        if own := own_ids.get((row.given, row.uri, row.first_line)):
            article = article._replace(id=own)
        claims = claims_of(article, wish.base_currency)
        counted = Run()
        counted.count(tally_of(article, claims))
        relations = list(inside(passages_of(article, claims))) if wish.with_relations else []
        yield article.id, article.path, *counted.counts().values(), *cells_of(claims, relations)


def readings_of_table(table: DataFrame) -> DataFrame:
    """The claims of each article of a claims table, and the relations inside it as far as its sentences tell them."""
    cells = [f"cast(`{name}` as {SPARK_TYPES[dtype]}) as `{name}`" for name, dtype in COLUMNS.items()]
    return mapped_groups(table.selectExpr(*cells), "article_id", ("start", "end"), read_table, READINGS)


def read_table(rows: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    for article_id, own in groups(rows, "article_id"):
        claims = list(map(claim_of, own))
        counted = Run()
        counted.add(claims)
        relations = [relation for article in passages(claims) for relation in inside(article)]
        yield article_id, "", *counted.counts().values(), *cells_of(claims, relations)


def claim_of(row: Row) -> Claim:
    """The claim in a row of a claims table: gaps are None, and empty words."""
    return Claim._make(
        ("" if dtype == "string" else None) if cell is None or cell != cell else cell  # noqa: PLR0124  # NaN, NaT
        for cell, dtype in zip(row, COLUMNS.values(), strict=True)
    )


def cells_of(claims: list[Claim], relations: list[Relation]) -> tuple[bytes, bytes]:
    return packed(claims) if claims else NOTHING, packed(relations) if relations else NOTHING
