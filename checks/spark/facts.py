"""What the claims of an archive say together: their facts, and the relations among the claims of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from checks.check import with_facts
from checks.records import Relation
from checks.references import Reference
from checks.relations.agreement import agreements_of
from checks.relations.reference import reference_relations, verdicts
from checks.spark.streams import Row, Schema, chunks, groups, mapped, mapped_groups, packed, unpacked
from claims.facts.link import fact_id
from claims.facts.rows import facts
from claims.records import Claim, Fact

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

LINKED: Schema = {
    "article_id": "string",
    "claims": "binary",  # packed, with their facts
    "relations": "binary",  # packed: those inside the article
    "is_shared": "array<boolean>",  # of each claim: whether its fact may have claims of other articles
}
PARTS: Schema = {"fact_id": "string", "article_id": "string", "claims": "binary", "article": "binary"}
FACTS: Schema = {"facts": "binary", "relations": "binary", "sentences": "binary"}  # of the claims that are doubted
FACTS_AT_ONCE = 500  # that are held beside the whole articles of their claims


def linked(readings: DataFrame, links: DataFrame | None) -> DataFrame:
    """The articles with the fact of each claim; without `links` the claims have theirs already."""
    with_claims = readings.where("length(claims) > 0").select("article_id", "claims", "relations")
    if links is None:
        return mapped(with_claims, known_articles, LINKED)
    return mapped(with_claims.join(links, "article_id", "left"), linked_articles, LINKED)


def known_articles(rows: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield linked_cells(row, unpacked(row.claims), None)


def linked_articles(rows: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        of_place = dict(zip(row.places, row.fact_ids, strict=True)) if row.places is not None else {}
        claims = [
            claim._replace(fact_id=of_place.get(place) or fact_id(claim))
            for place, claim in enumerate(unpacked(row.claims))
        ]
        yield linked_cells(row, claims, of_place)


def linked_cells(row: Row, claims: list[Claim], of_place: dict[int, str] | None) -> tuple[Any, ...]:
    relations = packed(with_facts(unpacked(row.relations), claims)) if row.relations else b""
    is_shared = [of_place is None or place in of_place for place in range(len(claims))]
    return row.article_id, packed(claims), relations, is_shared


def facts_in(articles: DataFrame, references: Sequence[Reference]) -> DataFrame:
    """Some facts a row, with the relations among the claims of each and their verdicts."""
    parts = mapped(articles, parts_of, PARTS)
    return mapped_groups(parts, "fact_id", ("article_id",), partial(told, references=references), FACTS)


def parts_of(rows: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    """The claims of one article on one fact; the whole article beside them where other articles may tell the fact."""
    for row in rows:
        claims: list[Claim] = unpacked(row.claims)
        own: dict[str, list[int]] = {}
        for place, claim in enumerate(claims):
            own.setdefault(claim.fact_id, []).append(place)
        for of_fact, places in own.items():
            article = row.claims if any(row.is_shared[place] for place in places) else b""
            yield of_fact, row.article_id, packed([claims[place] for place in places]), article


def told(rows: Iterator[Row], references: Sequence[Reference]) -> Iterator[tuple[Any, ...]]:
    for parts in chunks((list(parts) for _, parts in groups(rows, "fact_id")), FACTS_AT_ONCE):
        claims: list[Claim] = [claim for part in parts for row in part for claim in unpacked(row.claims)]
        archive: dict[str, list[Claim]] = {}
        for row in (row for part in parts if len(part) > 1 for row in part):
            if row.article_id not in archive:
                archive[row.article_id] = unpacked(row.article)
        found: list[Relation] = [*agreements_of(claims, archive), *reference_relations(claims, references)]
        rows_of_facts: list[Fact] = verdicts(facts(claims), claims, found)
        doubted = {relation.claims[0] for relation in found if not relation.holds}
        sentences = {
            claim.claim_id: claim.sentence for own in archive.values() for claim in own if claim.claim_id in doubted
        } | {claim.claim_id: claim.sentence for claim in claims if claim.claim_id in doubted}
        yield packed(rows_of_facts), packed(found), packed(sentences)
