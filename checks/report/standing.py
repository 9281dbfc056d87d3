"""How a claim stands beside all others: by the findings that name it, and by its fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checks.records import SEVERITIES, Discrepancy
from claims.records import Claim, Fact

STANDINGS = {  # the most severe first, each with what it is called in the report
    "error": "Cannot be true beside another figure",
    "warning": "Doubtful beside another figure",
    "info": "With a remark",
    "supported": "Supported by a reference",
    "agrees": "Agrees with other figures",
    "single": "Stated once",
}
_OF_STATUS = {"agrees": "agrees", "single": "single", "conflicts": "info", "revised": "info"}  # with no open finding
_OF_VERDICT = {"supported": "supported", "contradicted": "info"}


class Standing(NamedTuple):
    """How one claim stands, and the findings that name it."""

    name: str  # of STANDINGS
    findings: tuple[Discrepancy, ...]  # the most severe first


def standings(
    claims: Iterable[Claim], facts: Mapping[str, Fact], findings: Sequence[Discrepancy]
) -> dict[str, Standing]:
    """The standing of each claim by its id: what an open finding says of it, or else what its fact does."""
    named: dict[str, list[Discrepancy]] = {}
    for finding in findings:
        for claim_id in finding.claims.split():
            named.setdefault(claim_id, []).append(finding)
    return {
        claim.claim_id: standing(facts.get(claim.fact_id), tuple(named.get(claim.claim_id, ()))) for claim in claims
    }


def standing(fact: Fact | None, findings: tuple[Discrepancy, ...]) -> Standing:
    ordered = tuple(sorted(findings, key=lambda each: (bool(each.accepted), SEVERITIES.index(each.severity))))
    if ordered:
        return Standing("info" if ordered[0].accepted else ordered[0].severity, ordered)
    if fact is None:
        return Standing("single", ordered)
    return Standing(_OF_VERDICT.get(fact.verdict) or _OF_STATUS[fact.status], ordered)
