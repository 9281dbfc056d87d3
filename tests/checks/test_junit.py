"""The report for the test page of a CI."""

from xml.etree import ElementTree

import pytest

from checks.formats.findings import Manner
from checks.formats.junit import written
from checks.records import Report
from tests.checks.reports import BREACH, CALENDAR, CONFLICT, EMPTY, HEDGE, finding, report

FULL = report(CONFLICT, CALENDAR, HEDGE._replace(accepted="as said"), breaches=(BREACH._replace(severity="warning"),))


def root(given: Report, fail_on: str = "error") -> ElementTree.Element:
    return ElementTree.fromstring(written(given, Manner(fail_on=fail_on)))


def outcomes(given: Report, fail_on: str) -> dict[str, str]:
    """What became of each case, by its class."""
    cases = root(given, fail_on).iter("testcase")
    return {case.get("classname", ""): case[0].tag if len(case) else "passed" for case in cases}


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [
        ("error", {"claims.conflict"}),
        ("warning", {"claims.conflict", "claims.calendar", "claims.promise"}),
        ("info", {"claims.conflict", "claims.calendar", "claims.promise"}),  # the hedge is accepted
    ],
)
def test_what_fails(fail_on: str, failures: set[str]) -> None:
    found = outcomes(FULL, fail_on)
    assert {name for name, outcome in found.items() if outcome == "failure"} == failures
    assert found["claims.hedge"] == "skipped"
    assert {found[name] for name in set(found) - failures - {"claims.hedge"}} <= {"system-out"}


def test_nothing_found_is_a_case_that_passes() -> None:
    assert outcomes(EMPTY, "info") == {"claims": "passed"}


@pytest.mark.parametrize("given", [EMPTY, FULL, report(*(finding(quote=f"{each}") for each in range(5)))])
@pytest.mark.parametrize("fail_on", ["error", "info"])
def test_counts_are_those_of_the_cases(given: Report, fail_on: str) -> None:
    top = root(given, fail_on)
    for element in (top, *top.iter("testsuite")):
        cases = list(element.iter("testcase"))
        counted = {
            "tests": len(cases),
            "failures": sum(case.find("failure") is not None for case in cases),
            "skipped": sum(case.find("skipped") is not None for case in cases),
            "errors": 0,
        }
        assert {name: int(element.get(name, "-1")) for name in counted} == counted


def test_a_case_leads_to_its_line() -> None:
    case = next(root(FULL).iter("testcase"))
    assert (case.get("file"), case.get("line")) == ("news/later.txt", "3")
    assert case.get("name") == f"Five people ({CONFLICT.discrepancy_id})"
    failure = case.find("failure")
    assert failure is not None
    assert failure.get("message") == CONFLICT.message
    assert failure.text == (
        f"error: {CONFLICT.message}\n"
        "at news/later.txt:3:46: Five people were killed there by a fire on Monday.\n"
        "at news/port.txt:1:56: A fire there on Monday killed two people.\n"
        "expected 2 people; observed 5 people"
    )


def test_names_differ() -> None:
    names = [
        case.get("name") for case in root(report(CONFLICT, CONFLICT._replace(discrepancy_id="9" * 16))).iter("testcase")
    ]
    assert len(set(names)) == 2


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_xml_cannot_hold_is_replaced(sign: str) -> None:
    failure = next(root(report(CONFLICT._replace(message=f"5{sign}people"))).iter("failure"))
    assert failure.get("message") in ("5\ufffdpeople", "5 people")
