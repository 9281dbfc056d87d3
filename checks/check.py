"""The pipeline of checking, top-down: claims -> relations -> discrepancies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checks.passages import Passages, passages
from checks.records import SEVERITIES, Discrepancy, Relation, relation_id
from checks.relations.agreement import agreements
from checks.relations.conversions import conversions
from checks.relations.floors import floors
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
    yield from floors(article)


def discrepancies(found: Iterable[Relation]) -> list[Discrepancy]:
    """The relations that do not hold, the most severe first, then in the order of articles and claims.

    What fails in several ways for one figure is one finding: all claims that speak against it are named in it.
    """
    failed: dict[tuple[str, str], list[Relation]] = {}
    for relation in found:
        if not relation.holds:
            doubted = relation.claims[0] if relation.claims else relation.relation_id
            failed.setdefault((relation.type, doubted), []).append(relation)
    findings = [one_finding(sorted(echoes, key=rank)) for echoes in failed.values()]
    return [discrepancy(relation) for relation in sorted(findings, key=rank)]


def rank(relation: Relation) -> tuple[int, tuple[str, ...], int, int, str]:
    return SEVERITIES.index(relation.severity), relation.articles, relation.line, relation.column, relation.relation_id


def one_finding(echoes: Sequence[Relation]) -> Relation:
    """The most severe of the relations that doubt one figure, with the claims of all."""
    first = echoes[0]
    if len(echoes) == 1:
        return first
    claims = tuple(dict.fromkeys(claim for echo in echoes for claim in echo.claims))
    articles = tuple(dict.fromkeys(article for echo in echoes for article in echo.articles))
    return first._replace(relation_id=relation_id(first.type, claims), claims=claims, articles=articles)


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
