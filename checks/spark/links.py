"""The fact of each claim, in an archive that no process holds.

Facts are made by joining likely pairs of claims, so none goes beyond the claims that hang together by such pairs. On
these alone the same functions run as on a whole table, with what the archive knows of their words and articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from checks.spark.archive import archive_of
from checks.spark.components import components_of
from checks.spark.scores import PLACE_BITS, node_of, scores_of
from checks.spark.stories import Tellings, pairs_of_articles, telling_of
from checks.spark.streams import Row, Schema, groups, kept, mapped, mapped_groups, packed, unpacked
from claims.facts.features import Feature
from claims.facts.link import Comparisons, fact_id_of, joined

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

LINKS: Schema = {"article_id": "string", "places": "array<int>", "fact_ids": "array<string>"}
MEMBERS: Schema = {"component": "long", "article": "binary"}
LINK: Schema = {"article_id": "string", "place": "int", "fact_id": "string"}


class Member(NamedTuple):
    """An article with those of its claims that hang together with others."""

    number: int
    article_id: str
    day: float | None
    rare: list[dict[str, Any]]
    earlier: frozenset[int]  # numbers of the articles before it with which it was compared
    claims: list[tuple[int, str, Feature]]  # place, claim_id, and what is compared


def links_of(readings: DataFrame) -> DataFrame:
    """The facts of all claims that hang together with others, an article a row; any other claim is a fact alone."""
    from pyspark.sql.functions import collect_list  # noqa: PLC0415  # an extra

    archive = archive_of(readings)
    pairs = kept(pairs_of_articles(archive))
    scores = kept(scores_of(archive, pairs))
    nodes = kept(components_of(scores.where("score > 0")))
    place = f"int(node & {2**PLACE_BITS - 1}) as place"
    placed = nodes.selectExpr(f"shiftright(node, {PLACE_BITS}) as number", "component", place)
    of_article = placed.groupBy("number").agg(
        collect_list("component").alias("components"), collect_list("place").alias("places")
    )
    earlier = pairs.groupBy("number").agg(collect_list("other").alias("earlier"))
    dossiers = archive.dossiers.join(of_article, "number").join(earlier, "number", "left")
    members = mapped(dossiers, members_of, MEMBERS)
    of_node = nodes.withColumnRenamed("node", "left")
    other_node = nodes.withColumnsRenamed({"node": "right", "component": "other"})
    told = scores.join(of_node, "left").join(other_node, "right").where("component = other").drop("other")
    rows = members.selectExpr("component", "article", "-1L as left", "-1L as right", "0D as score").unionByName(
        told.selectExpr("component", "cast('' as binary) as article", "left", "right", "score")
    )
    facts = mapped_groups(rows, "component", ("left", "right"), partial(links, articles=archive.articles), LINK)
    return facts.groupBy("article_id").agg(
        collect_list("place").alias("places"), collect_list("fact_id").alias("fact_ids")
    )


def members_of(rows: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    """An article for each of the components that its claims are in."""
    for row in rows:
        features: list[Feature] = unpacked(row.features)
        rare = [{"counted": pair["counted"], "word": pair["word"]} for pair in row.rare]
        earlier = frozenset(map(int, row.earlier)) if row.earlier is not None else frozenset()
        claims: dict[int, list[tuple[int, str, Feature]]] = {}
        for component, place in sorted(zip(row.components, row.places, strict=True)):
            claims.setdefault(int(component), []).append((int(place), row.claim_ids[place], features[place]))
        for component, own in claims.items():
            yield component, packed(Member(row.number, row.article_id, row.day, rare, earlier, own))


def links(rows: Iterator[Row], articles: int) -> Iterator[tuple[Any, ...]]:
    """The fact of each claim of each component: its articles come first, then its scores."""
    for _, of_component in groups(rows, "component"):
        members: list[Member] = []
        nodes: dict[int, int] = {}
        known = Comparisons([], Tellings({}), {}, {})
        for row in of_component:
            if row.article:
                members.append(unpacked(row.article))
                continue
            if not nodes:
                members.sort(key=lambda member: member.article_id)
                nodes, known = comparisons_of(members, articles)
            known.scores[nodes[row.left], nodes[row.right]] = row.score
        yield from facts_of(members, joined(known))


def comparisons_of(members: list[Member], articles: int) -> tuple[dict[int, int], Comparisons]:
    """The place of each node among the claims of a component, in the order of a table, and what is known of them."""
    nodes: dict[int, int] = {}
    features: list[Feature] = []
    for member in members:
        for place, _, feature in member.claims:
            nodes[node_of(member.number, place)] = len(features)
            features.append(feature._replace(place=len(features)))
    names = {member.number: member.article_id for member in members}
    tellings = {member.article_id: telling_of(member.day, member.rare, articles) for member in members}
    compared = {
        (min(pair), max(pair)): None
        for member in members
        for pair in ((member.article_id, names[number]) for number in member.earlier if number in names)
    }
    return nodes, Comparisons(features, Tellings(tellings), compared, {})


def facts_of(members: list[Member], first: list[int]) -> Iterator[tuple[Any, ...]]:
    claims = [(member.article_id, place, claim_id) for member in members for place, claim_id, _ in member.claims]
    for (article_id, place, _), of_fact in zip(claims, first, strict=True):
        yield article_id, place, fact_id_of(claims[of_fact][2])
