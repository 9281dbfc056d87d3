"""The report as workflow commands: read back as the runner reads them."""

import re
from typing import NamedTuple

import pytest

from checks.formats.github import written
from checks.records import Acceptance, Discrepancy, Report
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


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def commands(given: Report) -> list[Command]:
    """As the runner takes them apart: the first "::" after the name ends the properties."""
    found = []
    for line in written(given).splitlines():
        told, _, message = line.removeprefix("::").partition("::")
        name, _, properties = told.partition(" ")
        pairs = (each.split("=", 1) for each in properties.split(","))
        found.append(Command(name, {key: unescaped(value) for key, value in pairs}, unescaped(message)))
    return found


def unescaped(words: str) -> str:
    signs = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    return re.sub("|".join(signs), lambda found: signs[found.group()], words)


def many(count: int, severity: str) -> list[Discrepancy]:
    return [
        finding(
            type="calendar",
            severity=severity,
            fact_id="",
            articles="port",
            line=1 + each,
            column=1,
            quote=f"{severity} {each}",
        )
        for each in range(count)
    ]


def test_an_annotation_stands_at_the_doubted_words() -> None:
    first, closing = commands(report(CONFLICT))
    assert first == Command(
        "error",
        {
            "file": "news/later.txt", "line": "3", "col": "46", "endColumn": "57",
            "title": "conflict: Halvorsund's port: people killed",
        },
        f"{CONFLICT.message}\nnews/port.txt:1:56: two people\nid {CONFLICT.discrepancy_id}",
    )  # fmt: skip
    assert (closing.name, closing.properties) == ("notice", {"title": "claims check"})
    assert closing.message.startswith("1 error, 0 warnings, 0 info; ")


def test_one_fact_is_one_annotation() -> None:
    first, second, _ = commands(report(CONFLICT, CALENDAR, HEDGE))
    assert (first.name, second.name) == ("error", "warning")
    assert CONFLICT.message in first.message
    assert HEDGE.message in first.message


@pytest.mark.parametrize(
    ("errors", "warnings", "infos", "shown", "left_out"),
    [
        (10, 10, 9, (10, 10, 10), ""),
        (11, 0, 0, (10, 0, 1), "1 more annotation not shown here (1 error)"),
        (12, 25, 30, (10, 10, 10), "38 more annotations not shown here (2 error, 15 warning, 21 info)"),
        (0, 0, 10, (0, 0, 10), "1 more annotation not shown here (1 info)"),
        (0, 0, 0, (0, 0, 1), ""),
    ],
)
def test_at_most_ten_of_each_kind(
    errors: int, warnings: int, infos: int, shown: tuple[int, int, int], left_out: str
) -> None:
    given = report(*many(errors, "error"), *many(warnings, "warning"), *many(infos, "info"))
    found = commands(given)
    names = [each.name for each in found]
    assert tuple(map(names.count, ("error", "warning", "notice"))) == shown
    assert found[-1].name == "notice"
    assert found[-1].message.partition("\n")[2] == left_out


def test_the_closing_notice_names_acceptances_without_a_use() -> None:
    closing = commands(EMPTY._replace(stale=(Acceptance("9" * 16, "as said", None),)))[-1]
    assert f"stale: {'9' * 16} no longer occurs (as said)" in closing.message


def test_a_broken_promise_is_an_annotation_without_a_place() -> None:
    first, _ = commands(report(breaches=(BREACH,)))
    assert (first.name, first.properties) == ("error", {"title": "claims check: claims"})


@pytest.mark.parametrize(
    ("path", "quote", "expected"),
    [
        ("news/later.jsonl", "Five people", {"file": "news/later.jsonl", "line": "3"}),
        ("news/a,b:c.txt", "Five", {"file": "news/a,b:c.txt", "line": "3", "col": "46", "endColumn": "50"}),
        ("100%25.txt", "Five", {"file": "100%25.txt", "line": "3", "col": "46", "endColumn": "50"}),
        ("later.txt", "Five\npeople", {"file": "later.txt", "line": "3", "endLine": "4"}),
        ("-", "Five people", {}),
    ],
)
def test_place(path: str, quote: str, expected: dict[str, str]) -> None:
    claims = (LATER._replace(quote=quote), EARLIER)
    properties = commands(report(finding(LATER), claims=claims, paths={"later": path}))[0].properties
    assert {key: value for key, value in properties.items() if key != "title"} == expected


@pytest.mark.parametrize("words", HOSTILE)
def test_no_article_adds_a_property(words: str) -> None:
    for command in commands(hostile_report(words)):
        assert set(command.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}


def test_a_long_message_is_cut() -> None:
    findings = [CONFLICT._replace(discrepancy_id=f"{each:016x}") for each in range(30)]
    lines = commands(report(*findings))[0].message.splitlines()
    assert (len(lines), lines[-1]) == (12, "and 79 more lines: see the whole report")
