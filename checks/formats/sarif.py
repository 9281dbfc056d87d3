"""A report for code scanning: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""

import math
from pathlib import PurePath
from urllib.parse import quote

import claims
from checks.formats import wording
from checks.formats.findings import PLAIN, Manner, Place, accepted_findings, open_findings, places, summary
from checks.formats.json import dumped
from checks.records import TYPES, Discrepancy, Report
from claims.terminal import printable

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
FINGERPRINT = "discrepancyId/v1"  # versioned, as section 3.27.17 has it
RULES = {  # what a finding of the type says, for people who meet it in a list of alerts
    "conflict": "Articles state one fact with figures that cannot all be true",
    "self_conflict": "An article states one fact with figures that cannot all be true",
    "sum": "Parts do not add up to their total",
    "growth": "A growth does not lead from the one level to the other",
    "share": "A share does not fit the part and the whole",
    "double_unit": "An amount told in two units or currencies is not the same in both",
    "calendar": "A date does not exist, or falls on another weekday",
    "enumeration": "Fewer or more items are listed than announced",
    "floor": "A bound is far from what the same text implies",
    "revision": "A later article gives a newer count",
    "hedge": "A hedge or a bound is in one article and not in the other",
    "ambiguous": "A currency, unit or magnitude is left open",
    "reference": "A figure is not that of the reference table",
}
CATEGORY = "claims/"  # keeps these alerts apart from those of other tools on one commit


def written(report: Report, _: Manner = PLAIN) -> str:
    """The report as a log of one run: a rule for each type, a result for each finding, the most severe first.

    The doubted words are the location of a result, the others its related locations; a finding that the user has
    accepted is there as suppressed. Broken promises about the tables, which stand in no file, are notifications.
    Without findings `results` is empty, which closes the alerts of earlier runs.
    """
    run = {
        "tool": {"driver": {"name": "claims", "version": claims.__version__, "rules": rules()}},
        "automationDetails": {"id": CATEGORY},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notifications(report)}],
        "results": [result(report, finding) for finding in open_findings(report) + accepted_findings(report)],
        "properties": summary(report)._asdict(),
    }
    return dumped({"$schema": SCHEMA, "version": VERSION, "runs": [run]})


def rules() -> list[dict[str, object]]:
    return [
        {
            "id": kind,
            "name": kind.title().replace("_", ""),
            "shortDescription": message(RULES[kind]),
            "fullDescription": message(f"{RULES[kind]}."),
            "help": message("Correct the figure that is wrong, or accept the finding by its id in claims.toml."),
        }
        for kind in TYPES
    ]


def notifications(report: Report) -> list[dict[str, object]]:
    return [
        {"level": LEVELS[breach.severity], "message": message(wording.broken(breach))} for breach in report.breaches
    ]


def result(report: Report, finding: Discrepancy) -> dict[str, object]:
    found = places(report, finding)
    accepted = {"kind": "external", "status": "accepted", "justification": printable(finding.accepted)}
    return {
        "ruleId": finding.type,
        "ruleIndex": TYPES.index(finding.type),
        "level": LEVELS[finding.severity],
        "message": message(finding.message),
        "locations": [location(place) for place in found[:1]],
        "relatedLocations": [
            location(place) | {"id": number, "message": message(place.sentence or place.quote)}
            for number, place in enumerate(found[1:], 1)
        ],
        "partialFingerprints": {FINGERPRINT: finding.discrepancy_id},
        "suppressions": [accepted] if finding.accepted else [],  # empty: none, and that is known
        "properties": {
            "discrepancyId": finding.discrepancy_id,
            "slip": finding.slip,
            "factId": finding.fact_id,
            "claims": finding.claims.split(),
            "expected": finding.expected,
            "observed": finding.observed,
            "gap": finding.gap if math.isfinite(finding.gap) else None,
        },
    }


def message(words: str) -> dict[str, str]:
    """Words as a message of plain text, in which braces stand for arguments and "[a](b)" for a link (section 3.11)."""
    plain = printable(words).replace("{", "{{").replace("}", "}}")
    return {"text": plain.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")}


def location(place: Place) -> dict[str, object]:
    """A place in a file, or, where no file is known, in an article by its id."""
    if not place.path:
        return {"logicalLocations": [{"name": printable(place.article), "kind": "resource"}]}
    physical: dict[str, object] = {"artifactLocation": {"uri": uri(place.path)}}
    if place.line:
        physical["region"] = region(place)
    return {"physicalLocation": physical}


def uri(path: str) -> str:
    """The path as a reference after RFC 3986: "news/état 1.txt" is "news/%C3%A9tat%201.txt"."""
    file = PurePath(path)
    return file.as_uri() if file.is_absolute() else quote(file.as_posix(), errors="replace")


def region(place: Place) -> dict[str, object]:
    if not place.has_column:
        return {"startLine": place.line}
    line, column = place.end
    ends = {"startLine": place.line, "startColumn": place.column, "endLine": line, "endColumn": column}
    return {**ends, "snippet": {"text": place.quote}}
