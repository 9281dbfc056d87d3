"""The report for people."""

import re
from datetime import date

import pytest

from checks.formats.findings import Manner
from checks.formats.text import written
from checks.formats.wording import around, shortened
from checks.records import Acceptance, Report
from claims.terminal import columns
from tests.checks.reports import BREACH, CALENDAR, CONFLICT, EARLIER, EMPTY, HEDGE, LATER, finding, report

SLIP = CONFLICT._replace(slip="percent_points")


def test_a_finding_is_shown_with_all_that_an_editor_needs() -> None:
    assert written(report(SLIP)) == (
        "Halvorsund's port: people killed\n"
        'error: conflict: "Five people" and "two people" cannot both be true\n'
        "  at news/later.txt:3:46\n"
        "    Five people were killed there by a fire on Monday.\n"
        "  at news/port.txt:1:56\n"
        "    A fire there on Monday killed two people.\n"
        "  expected 2 people; observed 5 people; likely slip: percent points\n"
        f"  id {SLIP.discrepancy_id}\n"
        "\n"
        "To accept a finding that is right as it stands, put its id into claims.toml:\n"
        "  [[accept]]\n"
        f'  id = "{SLIP.discrepancy_id}"\n'
        '  reason = "why it is right as it stands"\n'
        "\n"
        "1 error, 0 warnings, 0 info; 7 relations compared among 5 claims on 3 facts in 2 articles\n"
    )


def test_nothing_found_is_one_line() -> None:
    assert written(EMPTY) == (
        "0 errors, 0 warnings, 0 info; 7 relations compared among 5 claims on 3 facts in 2 articles\n"
    )


def test_findings_on_one_fact_stand_together_and_the_most_severe_first() -> None:
    lines = written(report(CALENDAR, HEDGE, CONFLICT)).splitlines()
    starts = [line.split(":")[1] for line in lines if re.match("(error|warning|info): ", line)]
    assert starts == [" conflict", " hedge", " calendar"]
    assert lines.count("Halvorsund's port: people killed") == 1


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"breaches": (BREACH,)}, f"error: promise: claims: low is at most high: broken by 2 rows, such as {'c' * 16}"),
        (
            {"stale": (Acceptance("9" * 16, "as the agency says", None),)},
            f"stale: {'9' * 16} no longer occurs (as the agency says): take it out of the accepted findings",
        ),
        (
            {"expired": (Acceptance("9" * 16, "until the census", date(2026, 1, 31)),)},
            f"expired: {'9' * 16} was accepted until 2026-01-31 (until the census): "
            "correct the figure or extend the day",
        ),
        (
            {"discrepancies": (CONFLICT._replace(accepted="as the agency says"),)},
            f"accepted: conflict {CONFLICT.discrepancy_id} (as the agency says)",
        ),
    ],
)
def test_remark(fields: dict[str, object], expected: str) -> None:
    assert expected in written(EMPTY._replace(**fields)).splitlines()  # type: ignore[arg-type]  # of the table above
    assert expected not in written(EMPTY).splitlines()


def test_an_accepted_finding_is_no_longer_shown_with_its_places() -> None:
    assert "news/later.txt" not in written(report(CONFLICT._replace(accepted="as the agency says")))


def test_of_many_echoes_some_are_shown() -> None:
    claims = tuple(LATER._replace(claim_id=f"{place:016x}", line=place + 1) for place in range(8))
    lines = written(report(finding(*claims), claims=claims)).splitlines()
    assert [line for line in lines if line.startswith("  a")] == [
        *(f"  at news/later.txt:{line}:46" for line in range(1, 6)),
        "  and at 3 more places",
    ]


@pytest.mark.parametrize("is_coloured", [True, False])
def test_colours_come_only_when_asked_for(is_coloured: bool) -> None:
    coloured = written(report(CONFLICT, CALENDAR, HEDGE), Manner(is_coloured=is_coloured))
    assert ("\x1b[" in coloured) == is_coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == written(report(CONFLICT, CALENDAR, HEDGE))


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize(
    "sentence",
    [
        "A fire there on Monday killed two people, " + "and the harbour was closed " * 9,
        "火事" * 90 + " two people " + "円" * 90,
    ],
)  # fmt: skip
def test_lines_fit_the_window(width: int, sentence: str) -> None:
    claims = (LATER, EARLIER._replace(sentence=sentence))
    found = CONFLICT._replace(message="Five people and two people cannot both be true " * 5)
    lines = written(report(found, claims=claims), Manner(width=width)).splitlines()
    block = lines[: lines.index("")]
    assert max(map(columns, block)) <= width
    assert any("two people" in line and "…" in line for line in block)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (47, ("A fire there on Monday killed ", "two people", " there.")),
        (46, ("…ire there on Monday killed ", "two people", " there.")),
        (30, ("…day killed ", "two people", " there.")),
        (20, ("…led ", "two people", " the…")),
        (12, ("…", "two people", "…")),
        (6, ("…", "two p…", "…")),  # a quote is shown, whatever the window
    ],
)
def test_around(width: int, expected: tuple[str, str, str]) -> None:
    assert around("A fire there on Monday killed two people there.", "two people", width) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [("two people", 10, "two people"), ("two people", 9, "two peop…"), ("two\npeople", 10, "two people"), ("", 5, "")],
)
def test_shortened(text: str, width: int, expected: str) -> None:
    assert shortened(text, width) == expected


def test_a_sentence_that_the_table_leaves_out() -> None:
    claims = (LATER._replace(sentence=""), EARLIER)
    without: Report = report(CONFLICT, claims=claims)
    assert "  at news/later.txt:3:46\n    Five people\n" in written(without)
