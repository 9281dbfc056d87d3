"""One relation out of claims and two intervals."""

from __future__ import annotations

from collections.abc import Sequence

from checks.records import Relation, gap_between, relation_id
from checks.wording import span
from claims.intervals import Interval
from claims.records import Claim


def relation(  # noqa: PLR0913  # a row of a table has many cells
    kind: str,
    severity: str,
    claims: Sequence[Claim],
    *,
    observed: Interval,
    allowed: Interval,
    unit: str,
    message: str,
    slip: str = "",
) -> Relation:
    """A row of the relations table; `claims` have the doubted one first, `message` is for when it does not hold."""
    doubted = claims[0]
    ids = tuple(claim.claim_id for claim in claims)
    facts = {claim.fact_id for claim in claims}
    gap = gap_between(observed, allowed)
    return Relation(
        relation_id=relation_id(kind, ids),
        type=kind,
        severity=severity,
        claims=ids,
        articles=tuple(dict.fromkeys(claim.article_id for claim in claims)),
        fact_id=facts.pop() if len(facts) == 1 else "",
        observed_low=observed.low,
        observed_high=observed.high,
        allowed_low=allowed.low,
        allowed_high=allowed.high,
        gap=gap,
        unit=unit,
        slip=slip if gap else "",
        observed=span(observed, unit),
        expected=span(allowed, unit),
        message=message,
        line=doubted.line,
        column=doubted.column,
        quote=doubted.quote,
    )
