"""How a check ends: the exit status that the shell, and with it a CI job, goes by."""

from checks.records import SEVERITIES, Report

FAIL_ON = "error"  # unless another is asked for: a check that fails at every doubt is soon switched off
AGREED, FOUND = 0, 1  # exit status; 2 is wrong use, which never gets as far as a report


def exit_status(report: Report, fail_on: str = FAIL_ON) -> int:
    """0 when nothing is as severe as `fail_on` or more, else 1.

    A warning gives 0 with "error" and 1 with "warning". What the user has accepted does not count; a promise about
    the tables that is broken does.
    """
    open_findings = [finding.severity for finding in report.discrepancies if not finding.accepted]
    severities = open_findings + [breach.severity for breach in report.breaches]
    return FOUND if any(fails(severity, fail_on) for severity in severities) else AGREED


def fails(severity: str, fail_on: str) -> bool:
    """Whether one finding of that severity is enough to fail."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(fail_on)
