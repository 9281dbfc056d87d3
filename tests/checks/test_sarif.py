"""The report for code scanning, held against the rules of SARIF 2.1.0."""

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]  # it ships no types

from checks.formats.sarif import LEVELS, RULES, uri, written
from checks.records import SEVERITIES, TYPES, Report
from tests.checks.reports import (
    BREACH,
    CALENDAR,
    CONFLICT,
    EARLIER,
    EMPTY,
    HEDGE,
    HOSTILE,
    LATER,
    finding,
    hostile_report,
    report,
)


def record(required: str = "", **properties: object) -> dict[str, object]:
    """An object with these properties and no others, as everywhere in SARIF but in property bags."""
    return {
        "type": "object",
        "properties": {**properties, "properties": {"type": "object"}},
        "required": required.split(),
        "additionalProperties": False,
    }


def array(items: object, **limits: object) -> dict[str, object]:
    return {"type": "array", "items": items, **limits}


WORDS = {"type": "string"}
COUNT = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = record("text", text={"type": "string"})
REGION = record(startLine=COUNT, startColumn=COUNT, endLine=COUNT, endColumn=COUNT, snippet=record(text=WORDS))
PHYSICAL = record(
    "artifactLocation", artifactLocation=record("uri", uri={"type": "string", "format": "uri-reference"}), region=REGION
)
LOCATION = record(
    id={"type": "integer", "minimum": -1},
    physicalLocation=PHYSICAL,
    logicalLocations=array(record(name=WORDS, kind=WORDS), uniqueItems=True),
    message=MESSAGE,
)
RULE = record("id", id=WORDS, name=WORDS, shortDescription=MESSAGE, fullDescription=MESSAGE, help=MESSAGE)
SUPPRESSION = record(
    "kind", kind={"enum": ["inSource", "external"]}, status={"enum": ["accepted", "underReview", "rejected"]},
    justification=WORDS,
)  # fmt: skip
RESULT = record(
    "message", ruleId=WORDS, ruleIndex={"type": "integer", "minimum": -1}, level=LEVEL, message=MESSAGE,
    locations=array(LOCATION), relatedLocations=array(LOCATION, uniqueItems=True),
    partialFingerprints={"type": "object", "additionalProperties": WORDS},
    suppressions=array(SUPPRESSION, uniqueItems=True),
)  # fmt: skip
DRIVER = record("name", name=WORDS, version=WORDS, rules=array(RULE, uniqueItems=True))
RUN = record(
    "tool", tool=record("driver", driver=DRIVER),
    automationDetails=record(id=WORDS), columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations=array(
        record(
            "executionSuccessful", executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=array(record("message", level=LEVEL, message=MESSAGE)),
        )
    ),
    results=array(RESULT),
)  # fmt: skip
# The part of https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json that is used.
LOG = record("version runs", **{"$schema": WORDS}, version={"enum": ["2.1.0"]}, runs=array(RUN))
FULL = report(CONFLICT, CALENDAR, HEDGE._replace(accepted="as the agency says"), breaches=(BREACH,))


def run(given: Report) -> Any:
    (only,) = json.loads(written(given))["runs"]
    return only


@pytest.mark.parametrize(
    "given", [EMPTY, FULL, report(CONFLICT, paths={}), *map(hostile_report, HOSTILE)]
)  # fmt: skip
def test_is_valid(given: Report) -> None:
    Draft7Validator(LOG).validate(json.loads(written(given)))


@pytest.mark.parametrize(
    "broken", [{"version": "2.1.0"}, {"version": "2.0.0", "runs": []}, {"version": "2.1.0", "runs": [{"results": []}]}]
)
def test_the_schema_refuses_what_is_no_log(broken: object) -> None:
    assert not Draft7Validator(LOG).is_valid(broken)


def test_each_result_has_its_rule_and_level() -> None:
    only = run(FULL)
    found = [
        (each["ruleId"], only["tool"]["driver"]["rules"][each["ruleIndex"]]["id"], each["level"])
        for each in only["results"]
    ]
    assert found == [("conflict",) * 2 + ("error",), ("calendar",) * 2 + ("warning",), ("hedge",) * 2 + ("note",)]


def test_each_type_has_a_rule_and_each_severity_a_level() -> None:
    assert set(RULES) == set(TYPES)
    assert set(LEVELS) == set(SEVERITIES)


def test_the_doubted_quote_is_the_location_and_the_other_is_related() -> None:
    result = run(FULL)["results"][0]
    assert [each["physicalLocation"] for each in result["locations"]] == [
        {
            "artifactLocation": {"uri": "news/later.txt"},
            "region": {
                "startLine": 3,
                "startColumn": 46,
                "endLine": 3,
                "endColumn": 57,
                "snippet": {"text": "Five people"},
            },
        }
    ]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "news/port.txt"
    assert related["message"]["text"] == "A fire there on Monday killed two people."
    assert result["partialFingerprints"] == {"discrepancyId/v1": CONFLICT.discrepancy_id}
    assert run(FULL)["columnKind"] == "unicodeCodePoints"


def test_of_a_record_only_the_line_is_known() -> None:
    only = run(report(CONFLICT, paths={"later": "news.jsonl", "port": "news.jsonl"}))
    assert only["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}


def test_a_line_that_is_not_known_is_left_out() -> None:
    only = run(report(CONFLICT, claims=(LATER._replace(line=0), EARLIER)))
    assert "region" not in only["results"][0]["locations"][0]["physicalLocation"]


def test_without_a_file_the_article_is_named() -> None:
    (found,) = run(report(finding(LATER), paths={}))["results"][0]["locations"]
    assert found == {"logicalLocations": [{"name": "later", "kind": "resource"}]}


def test_what_is_accepted_is_suppressed() -> None:
    suppressions = [each["suppressions"] for each in run(FULL)["results"]]
    assert suppressions == [
        [],
        [],
        [{"kind": "external", "status": "accepted", "justification": "as the agency says"}],
    ]


def test_a_broken_promise_is_a_notification() -> None:
    (invocation,) = run(FULL)["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert (told["level"], told["message"]["text"][:28]) == ("error", "claims: low is at most high:")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("news/later.txt", "news/later.txt"),
        ("./news/later.txt", "news/later.txt"),
        ("../news/later.txt", "../news/later.txt"),
        ("news/état 1.txt", "news/%C3%A9tat%201.txt"),
        ("100%.txt", "100%25.txt"),
        ("a#b?c.txt", "a%23b%3Fc.txt"),
        ("c:later.txt", "c%3Alater.txt"),  # else "c" would be a scheme
        ("/srv/état.txt", "file:///srv/%C3%A9tat.txt"),
        ("half\ud83d.txt", "half%3F.txt"),
    ],
)
def test_uri(path: str, expected: str) -> None:
    assert uri(path) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("5 people", "5 people"),
        ("[a](https://evil.example)", "\\[a\\](https://evil.example)"),
        ("{0}", "{{0}}"),
        ("a\\[b", "a\\\\\\[b"),
    ],
)
def test_message_is_no_link_and_takes_no_argument(words: str, expected: str) -> None:
    assert run(report(CONFLICT._replace(message=words)))["results"][0]["message"]["text"] == expected
