"""Findings that the user has accepted: which of those found they are, and which acceptances are of no use any more."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from checks.records import Acceptance, Discrepancy


class Accepted(NamedTuple):
    """Findings beside the acceptances of the user."""

    discrepancies: Sequence[Discrepancy]  # all, in their order; those accepted with the reason
    stale: Sequence[Acceptance]  # of findings that no longer occur
    expired: Sequence[Acceptance]  # of findings that occur, and count again


def accepted(discrepancies: Sequence[Discrepancy], acceptances: Iterable[Acceptance], today: date) -> Accepted:
    """The findings with their reason where they are accepted on that day.

    Of `id = "00112233aabbccdd", reason = "as the ministry says", expires = 2026-12-31` the reason stands in the column
    `accepted` up to and including the last day of 2026. An acceptance that has expired, of a finding that no longer
    occurs, is stale: it can go in any case. Without acceptances the findings come back as they are.
    """
    found = {discrepancy.discrepancy_id for discrepancy in discrepancies}
    reasons: dict[str, str] = {}
    stale: list[Acceptance] = []
    expired: list[Acceptance] = []
    for acceptance in acceptances:
        if acceptance.id not in found:
            stale.append(acceptance)
        elif acceptance.expires is not None and acceptance.expires < today:
            expired.append(acceptance)
        else:
            reasons[acceptance.id] = acceptance.reason
    marked = [each._replace(accepted=reasons.get(each.discrepancy_id, each.accepted)) for each in discrepancies]
    return Accepted(marked, stale, expired)


def today() -> date:
    """The day by which acceptances count: that of UTC, the same on every machine."""
    return datetime.now(UTC).date()
