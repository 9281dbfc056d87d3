"""How a check ends."""

import pytest

from checks.records import Report
from checks.status import exit_status, fails
from tests.checks.reports import BREACH, CALENDAR, CONFLICT, EMPTY, HEDGE, report


@pytest.mark.parametrize(
    ("given", "error", "warning", "info"),
    [
        (EMPTY, 0, 0, 0),
        (report(CONFLICT), 1, 1, 1),
        (report(CALENDAR), 0, 1, 1),
        (report(HEDGE), 0, 0, 1),
        (report(CONFLICT._replace(accepted="as said")), 0, 0, 0),
        (report(CONFLICT._replace(accepted="as said"), CALENDAR), 0, 1, 1),
        (report(breaches=(BREACH,)), 1, 1, 1),
        (report(breaches=(BREACH._replace(severity="warning"),)), 0, 1, 1),
    ],
)
def test_exit_status(given: Report, error: int, warning: int, info: int) -> None:
    assert [exit_status(given, each) for each in ("error", "warning", "info")] == [error, warning, info]
    assert exit_status(given) == error


@pytest.mark.parametrize(
    ("severity", "fail_on", "expected"),
    [("error", "error", True), ("warning", "error", False), ("warning", "info", True), ("info", "warning", False)],
)
def test_fails(severity: str, fail_on: str, expected: bool) -> None:
    assert fails(severity, fail_on) == expected
