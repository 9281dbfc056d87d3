"""The pipeline of checking, top-down: claims -> relations -> discrepancies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checks.passages import Passages, passages
from checks.records import SEVERITIES, Discrepancy, Relation
from checks.relations.agreement import agreements
from checks.relations.conversions import conversions
from checks.relations.growth import growth
from checks.relations.shares import shares
from checks.relations.sums import sums
from claims.records import Claim


def relations(claims: Sequence[Claim]) -> list[Relation]:
    """Every relation among the claims of a table, whether it holds or not."""
    found = [relation for article in passages(claims) for relation in within(article)]
    found += agreements(claims)
    return list({relation.relation_id: relation for relation in found}.values())


def within(article: Passages) -> Iterator[Relation]:
    """The relations inside one article, from its own words alone."""
    for sentence in article.sentences:
        yield from conversions(sentence)
        yield from shares(sentence)
        yield from growth(sentence)
    yield from sums(article)


def discrepancies(found: Iterable[Relation]) -> list[Discrepancy]:
    """The relations that do not hold, the most severe first, then in the order of articles and claims."""
    failed = [relation for relation in found if not relation.holds]
    failed.sort(key=lambda one: (SEVERITIES.index(one.severity), one.articles, one.line, one.column, one.relation_id))
    return [discrepancy(relation) for relation in failed]


def discrepancy(relation: Relation) -> Discrepancy:
    return Discrepancy(
        discrepancy_id=relation.relation_id,
        type=relation.type,
        severity=relation.severity,
        slip=relation.slip,
        fact_id=relation.fact_id,
        claims=" ".join(relation.claims),
        articles=" ".join(relation.articles),
        expected=relation.expected,
        observed=relation.observed,
        gap=relation.gap,
        message=relation.message,
        accepted="",
        line=relation.line,
        column=relation.column,
        quote=relation.quote,
    )
