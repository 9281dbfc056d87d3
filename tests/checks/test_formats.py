"""What holds for every format: it can be read, it is safe to print, and no article gives orders in it."""

import json
import re
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest

from checks.formats import FORMATS, Manner
from checks.formats.findings import groups, places, summary, summary_sentence
from checks.records import Discrepancy, Report
from claims.records import Claim
from claims.terminal import UNPRINTABLE
from tests.checks.reports import (
    BREACH,
    CALENDAR,
    CONFLICT,
    EARLIER,
    EMPTY,
    FACT,
    HEDGE,
    HOSTILE,
    LATER,
    finding,
    hostile_report,
    report,
)

COMMAND = re.compile(r"\s*::")  # at the start of a line: a runner obeys it
OLD_COMMAND = re.compile(r"##(\[|vso\[)", re.IGNORECASE)  # and this one anywhere


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("words", HOSTILE)
def test_is_safe_to_print(name: str, words: str) -> None:
    written = FORMATS[name](hostile_report(words))
    assert not UNPRINTABLE.search(written)
    assert not OLD_COMMAND.search(written)
    lines = written.encode().decode().splitlines()
    orders = [line for line in lines if COMMAND.match(line)]
    if name == "github":
        assert orders == lines
        assert [line.split(" ")[0].strip(":") for line in lines] == ["error", "error", "warning", "notice", "notice"]
    else:
        assert not orders


@pytest.mark.parametrize("words", HOSTILE)
def test_is_well_formed(words: str) -> None:
    hostile = hostile_report(words)
    whole = words.replace("\ud83d", "\ufffd")
    tree = json.loads(FORMATS["json"](hostile))
    assert tree["discrepancies"][0]["message"] == whole
    assert tree["discrepancies"][0]["claims"][0]["quote"] == whole
    assert len(json.loads(FORMATS["sarif"](hostile))["runs"][0]["results"]) == 4
    root = ElementTree.fromstring(FORMATS["junit"](hostile))
    assert [element.tag for element in root.iter()].count("testcase") == 5
    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "system-out",
    }  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_without_findings(name: str) -> None:
    written = FORMATS[name](EMPTY)
    assert written.endswith("\n")
    assert "conflict" not in written or name == "sarif"  # which lists its rules


@pytest.mark.parametrize("name", FORMATS)
def test_of_a_table_no_file_is_known(name: str) -> None:
    written = FORMATS[name](report(CONFLICT, paths={}))
    assert "later" in written
    assert "news/" not in written


def test_json_has_the_columns_of_the_table_and_the_places() -> None:
    tree = json.loads(FORMATS["json"](report(CONFLICT, CALENDAR, breaches=(BREACH,))))
    assert list(tree) == ["summary", "discrepancies", "breaches", "stale", "expired"]
    assert tree["summary"] == {
        "error": 1, "warning": 1, "info": 0, "accepted": 0, "breaches": 1, "stale": 0, "expired": 0, "articles": 2,
        "claims": 5, "facts": 3, "relations": 7,
    }  # fmt: skip
    first, second = tree["discrepancies"]
    assert set(first) == set(Discrepancy._fields)
    assert first["articles"] == ["later", "port"]
    assert [(each["file"], each["line"], each["column"], each["quote"]) for each in first["claims"]] == [
        ("news/later.txt", 3, 46, "Five people"),
        ("news/port.txt", 1, 56, "two people"),
    ]
    assert [(each["claim_id"], each["line"], each["quote"]) for each in second["claims"]] == [
        ("", 2, "Friday, February 12")
    ]
    assert tree["breaches"][0]["promise"] == "claims: low is at most high"


@pytest.mark.parametrize(("gap", "expected"), [(2.0, 2.0), (float("inf"), None), (float("nan"), None)])
def test_json_has_no_number_that_json_does_not_have(gap: float, expected: float | None) -> None:
    written = FORMATS["json"](report(CONFLICT._replace(gap=gap)))
    assert json.loads(written)["discrepancies"][0]["gap"] == expected
    assert "NaN" not in written
    assert "Infinity" not in written


@pytest.mark.parametrize(
    ("path", "line", "shown", "has_column"),
    [
        ("news/later.txt", 3, "news/later.txt:3:46", True),
        ("news/later.MD", 3, "news/later.MD:3:46", True),
        ("news/later.txt.gz", 3, "news/later.txt:3", False),
        ("news/later.jsonl", 3, "news/later.jsonl:3", False),
        ("news/later.html", 3, "news/later.html:3", False),
        ("news/later.txt", 0, "news/later.txt", False),
        ("-", 3, "later:3", False),
        ("", 3, "later:3", False),
    ],
)
def test_place(path: str, line: int, shown: str, has_column: bool) -> None:
    first = LATER._replace(line=line)
    place = places(report(CONFLICT, claims=(first, EARLIER), paths={"later": path}), CONFLICT)[0]
    assert (place.shown.replace(".gz", ""), place.has_column) == (shown, has_column)


@pytest.mark.parametrize(
    ("quote", "end"),
    [("Five people", (3, 57)), ("Five\npeople", (4, 7)), ("Five\n\npeople", (5, 7)), ("🚢 5", (3, 49))],
)
def test_end_of_a_quote(quote: str, end: tuple[int, int]) -> None:
    assert places(report(CONFLICT, claims=(LATER._replace(quote=quote),)), CONFLICT)[0].end == end


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (CONFLICT, [("later", 3, "Five people"), ("port", 1, "two people")]),
        (
            CONFLICT._replace(line=3, column=46, quote="Five people"),
            [("later", 3, "Five people"), ("port", 1, "two people")],
        ),
        (
            CONFLICT._replace(line=9, column=1, quote="On Friday"),
            [("later", 9, "On Friday"), ("later", 3, "Five people"), ("port", 1, "two people")],
        ),
        (CALENDAR, [("port", 2, "Friday, February 12")]),
        (CALENDAR._replace(line=0), []),
        (CONFLICT._replace(claims=f"{'9' * 16} {EARLIER.claim_id}"), [("port", 1, "two people")]),  # one is not known
    ],
)  # fmt: skip
def test_places(found: Discrepancy, expected: list[tuple[str, int, str]]) -> None:
    assert [(each.article, each.line, each.quote) for each in places(report(found), found)] == expected


@dataclass
class Case:
    findings: list[Discrepancy]
    expected: list[list[str]]


@pytest.mark.parametrize(
    "case",
    [
        Case([CONFLICT, CALENDAR, HEDGE], [["conflict", "hedge"], ["calendar"]]),  # one fact
        Case([HEDGE, CALENDAR, CONFLICT], [["conflict", "hedge"], ["calendar"]]),
        Case([CONFLICT, HEDGE._replace(fact_id="e" * 16)], [["conflict"], ["hedge"]]),
        Case([CONFLICT._replace(fact_id=""), HEDGE._replace(fact_id="")], [["conflict"], ["hedge"]]),
        Case([], []),
    ],
)
def test_groups(case: Case) -> None:
    assert [[each.type for each in group] for group in groups(case.findings)] == case.expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (EMPTY, "0 errors, 0 warnings, 0 info; 7 relations compared among 5 claims on 3 facts in 2 articles"),
        (
            report(CONFLICT, CALENDAR._replace(accepted="as said"), breaches=(BREACH,)),
            "1 error, 0 warnings, 0 info; 1 accepted; 1 promise broken; "
            "7 relations compared among 5 claims on 3 facts in 2 articles",
        ),
    ],
)
def test_summary(written: Report, expected: str) -> None:
    assert summary_sentence(written) == expected


def test_accepted_findings_count_on_their_own() -> None:
    counts = summary(report(CONFLICT._replace(accepted="as said"), HEDGE))
    assert (counts.error, counts.info, counts.accepted) == (0, 1, 1)


@pytest.mark.parametrize("name", FORMATS)
def test_ten_thousand_findings_are_written(name: str) -> None:
    claims: list[Claim] = [LATER._replace(claim_id=f"{place:016x}") for place in range(10_000)]
    found = [finding(each, fact_id=f"{place % 3000 or FACT}") for place, each in enumerate(claims)]
    assert FORMATS[name](report(*found, claims=tuple(claims)), Manner(fail_on="info"))
