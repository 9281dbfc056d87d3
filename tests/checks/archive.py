"""What a check finds among a few articles, without the promises about tables, which take a second."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checks.check import discrepancies, with_facts
from checks.inside import inside
from checks.passages import passages, passages_of
from checks.records import TYPES, Discrepancy, Relation
from checks.relations.agreement import agreements
from claims.extract import claims_of, linked
from claims.records import Article, Claim

SHOWN = ("error", "warning")


class Found(NamedTuple):
    claims: Sequence[Claim]
    relations: Sequence[Relation]
    findings: Sequence[Discrepancy]

    @property
    def shown(self) -> set[str]:
        """The ids of the errors and warnings."""
        return {finding.discrepancy_id for finding in self.findings if finding.severity in SHOWN}


def found_in(articles: Iterable[Article]) -> Found:
    claims: list[Claim] = []
    within: list[Relation] = []
    for article in articles:
        own = claims_of(article)
        claims += own
        within += inside(passages_of(article, own))
    return found_of(claims, within)


def found_among(claims: Sequence[Claim]) -> Found:
    """The same from a table of claims, whose articles are not at hand."""
    return found_of(claims, [relation for article in passages(claims) for relation in inside(article)])


def found_of(claims: Sequence[Claim], within: Sequence[Relation]) -> Found:
    rows = linked(claims)
    relations = with_facts(within, rows)
    relations += agreements(rows)
    return Found(rows, relations, discrepancies(relations, TYPES, rows))
