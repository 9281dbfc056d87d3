"""A report for the test page of a CI: JUnit XML, as Jenkins, GitLab and Azure read it.

There is no standard; the elements and attributes are those of https://github.com/testmoapp/junitxml
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checks.formats import wording
from checks.formats.findings import PLAIN, Manner, Place, places, summary_sentence
from checks.records import TYPES, Breach, Discrepancy, Report
from checks.status import fails
from claims.terminal import UNPRINTABLE, printable

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAME = "claims check"
PROMISES = "promise"  # the suite of promises about the tables
# https://www.w3.org/TR/xml/#charsets; what `printable` takes for a command is most of it already.
FORBIDDEN = re.compile(rf"{UNPRINTABLE.pattern}|[\ufffe\uffff]")
QUOTE_WIDTH = 60  # columns of the name of a case: what a list of tests shows


def written(report: Report, manner: Manner = PLAIN) -> str:
    """The report as suites of tests, one for each type of finding, a case for each finding.

    A finding as severe as `manner.fail_on` or more is a failure, any other a case that passes with what it says as
    its output, and an accepted one a case that is skipped. Without any of them there is one case that passes.
    """
    root = Element("testsuites", name=NAME)
    for kind in TYPES:
        cases = [finding_case(report, each, manner) for each in report.discrepancies if each.type == kind]
        add_suite(root, kind, cases)
    add_suite(root, PROMISES, [breach_case(each, manner) for each in report.breaches])
    if not len(root):
        add_suite(root, NAME, [Element("testcase", classname="claims", name="the figures agree", time="0")])
    count(root, root.iter("testcase"))
    SubElement(root[-1], "system-out").text = clean("\n".join(remarks(report)))
    indent(root)
    # A reference says the same to every reader of XML, but nothing to a runner that looks for "##[error]".
    return HEAD + wording.OLD_ORDER.sub("&#35;", tostring(root, encoding="unicode")) + "\n"


def add_suite(root: Element, kind: str, cases: list[Element]) -> None:
    if cases:
        suite = SubElement(root, "testsuite", name=kind, time="0")
        suite.extend(cases)
        count(suite, cases)


def count(suite: Element, cases: Iterable[Element]) -> None:
    children = [{child.tag for child in case} for case in cases]
    suite.set("tests", str(len(children)))
    suite.set("failures", str(sum("failure" in tags for tags in children)))
    suite.set("errors", "0")
    suite.set("skipped", str(sum("skipped" in tags for tags in children)))


def finding_case(report: Report, finding: Discrepancy, manner: Manner) -> Element:
    found = places(report, finding)
    quote = wording.shortened(found[0].quote if found else finding.observed, QUOTE_WIDTH)
    case = new_case(finding.type, f"{quote} ({finding.discrepancy_id})", found[0] if found else None)
    if finding.accepted:
        SubElement(case, "skipped", message=clean(f"accepted: {finding.accepted}"))
    else:
        details = [f"at {place.shown}: {place.sentence or place.quote}" for place in found]
        add_outcome(case, finding.severity, [finding.message, *details, wording.compared(finding)], manner)
    return case


def breach_case(breach: Breach, manner: Manner) -> Element:
    case = new_case(PROMISES, f"{breach.suite}: {breach.promise}", None)
    add_outcome(case, breach.severity, [wording.broken(breach)], manner)
    return case


def new_case(kind: str, name: str, place: Place | None) -> Element:
    case = Element("testcase", classname=f"claims.{kind}", name=clean(name), time="0")
    if place and place.path:
        case.set("file", clean(place.path))
        case.set("line", str(max(place.line, 1)))
    return case


def add_outcome(case: Element, severity: str, details: list[str], manner: Manner) -> None:
    words = "\n".join(clean(printable(detail)) for detail in [f"{severity}: {details[0]}", *details[1:]] if detail)
    if fails(severity, manner.fail_on):
        SubElement(case, "failure", type=severity, message=clean(printable(details[0]))).text = words
    else:
        SubElement(case, "system-out").text = words


def remarks(report: Report) -> list[str]:
    expired = [f"expired: {wording.expired(each)}" for each in report.expired]
    return [*expired, *(f"stale: {wording.stale(each)}" for each in report.stale), summary_sentence(report)]


def clean(words: str) -> str:
    """The words without what XML 1.0 cannot hold."""
    return FORBIDDEN.sub("\ufffd", words)
