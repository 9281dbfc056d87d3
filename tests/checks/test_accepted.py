"""Findings that the user has accepted, and what becomes of acceptances."""

from datetime import date

import pytest

from checks.accepted import accepted
from checks.records import Acceptance
from tests.checks.reports import CALENDAR, CONFLICT

TODAY = date(2026, 3, 10)
FOUND, GONE = CONFLICT.discrepancy_id, "9" * 16


@pytest.mark.parametrize(
    ("finding", "expires", "reasons", "stale", "expired"),
    [
        (FOUND, None, ["as said", ""], [], []),
        (FOUND, date(2026, 3, 11), ["as said", ""], [], []),
        (FOUND, date(2026, 3, 10), ["as said", ""], [], []),  # its last day
        (FOUND, date(2026, 3, 9), ["", ""], [], [FOUND]),
        (GONE, None, ["", ""], [GONE], []),
        (GONE, date(2026, 3, 11), ["", ""], [GONE], []),
        (GONE, date(2026, 3, 9), ["", ""], [GONE], []),  # it can go in any case
    ],
)
def test_accepted(finding: str, expires: date | None, reasons: list[str], stale: list[str], expired: list[str]) -> None:
    found = accepted([CONFLICT, CALENDAR], [Acceptance(finding, "as said", expires)], TODAY)
    assert [each.accepted for each in found.discrepancies] == reasons
    assert [each.discrepancy_id for each in found.discrepancies] == [FOUND, CALENDAR.discrepancy_id]
    assert [each.id for each in found.stale] == stale
    assert [each.id for each in found.expired] == expired


def test_without_acceptances_findings_come_back_as_they_are() -> None:
    assert accepted([CONFLICT, CALENDAR], [], TODAY) == ([CONFLICT, CALENDAR], [], [])
