"""The discrepancies of an archive: asked for by a query over its relations, so that only what does not hold moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from checks.check import discrepancy, findings, rank
from checks.records import Relation
from checks.spark.streams import Row, Schema, groups, mapped, mapped_groups, packed, unpacked

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

TOLD: Schema = {"type": "string", "words": "string", "sentence": "string", "relation": "binary"}
FOUND: Schema = {  # in the order of their columns the most severe come first, as in discrepancies.csv
    "severity": "int",
    "articles": "array<string>",
    "line": "long",
    "column": "long",
    "discrepancy_id": "string",
    "claim_ids": "array<string>",
    "discrepancies": "binary",  # packed: one
}


def discrepancies_in(articles: DataFrame, facts: DataFrame, broken: Collection[str]) -> DataFrame:
    """A row for each discrepancy of the broken types, the most severe first."""
    inside = mapped(articles.where("length(relations) > 0"), told_inside, TOLD)
    across = mapped(facts, told_across, TOLD)
    told = inside.unionByName(across)
    told = told.where(told.type.isin(sorted(broken))) if broken else told.where("false")
    # What is said in the same words of the same figure is one finding, so these have to meet.
    return mapped_groups(told, "words", ("type",), found, FOUND).orderBy(*list(FOUND)[:5])


def told_inside(rows: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        failed = [relation for relation in unpacked(row.relations) if not relation.holds]
        if failed:
            yield from told_of(failed, {claim.claim_id: claim.sentence for claim in unpacked(row.claims)})


def told_across(rows: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield from told_of(unpacked(row.relations), unpacked(row.sentences))


def told_of(relations: Iterable[Relation], sentences: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """The relations that do not hold, each with the sentence of the claim that it doubts."""
    for relation in relations:
        if relation.holds:
            continue
        sentence = sentences.get(relation.claims[0], "") if relation.claims else ""
        one = relation.claims[0] if relation.claims else relation.message
        yield relation.type, sentence or one, sentence, packed(relation)


def found(rows: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    for _, told in groups(rows, "words"):
        relations, sentences = [], {}
        for row in told:
            relation: Relation = unpacked(row.relation)
            relations.append(relation)
            if relation.claims:
                sentences[relation.claims[0]] = row.sentence
        yield from map(cells_of, findings(relations, sentences))


def cells_of(finding: Relation) -> tuple[Any, ...]:
    severity, articles, *place = rank(finding)
    return severity, list(articles), *place, list(finding.claims), packed([discrepancy(finding)])
