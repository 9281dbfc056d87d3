"""What a check finds among a few articles, without the promises about tables, which take a second."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checks.check import discrepancies, with_facts
from checks.inside import inside
from checks.passages import passages
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
    return found_among([claim for article in articles for claim in claims_of(article)])


def found_among(claims: Sequence[Claim]) -> Found:
    rows = linked(claims)
    relations = with_facts([relation for article in passages(rows) for relation in inside(article)], rows)
    relations += agreements(rows)
    return Found(rows, relations, discrepancies(relations, TYPES))
