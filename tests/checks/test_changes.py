"""What changes.csv says of two states of the tables."""

from typing import Any

import pytest

from checks.records import Discrepancy
from checks.tracker.changes import Change, Tables, changes, told
from claims.extract import claims_of
from claims.records import Article, Claim

TEXT = "Rents rose 4%.\nFares fell 20%."
RENTS, FARES = claims_of(Article("city", TEXT))
FINDING = Discrepancy(
    "f1", "growth", "error", "", "", f"{RENTS.claim_id} {FARES.claim_id}", "city", "5%", "4%", 1.0,
    "it does not fit", "", 1, 12, "4%",
)  # fmt: skip
DATE = FINDING._replace(discrepancy_id="d1", type="calendar", severity="warning", claims="", message="a Monday")


def claims_in(text: str) -> list[Claim]:
    return claims_of(Article("city", text))


def brief(found: list[Change]) -> list[tuple[str, str, str, str, str]]:
    return [(each.change, each.quote, each.column, each.before, each.after) for each in found]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (TEXT, []),
        ("Rents rose 5%.\nFares fell 20%.", [("gone", "4%", "", "", ""), ("new", "5%", "", "", "")]),
        ("Rents rose 4%.", [("gone", "20%", "", "", "")]),
        ("Rents rose 4%.\nFares fell 20%. So 3 men said.", [("new", "3 men", "", "", "")]),
        # A figure in other words is another claim where it stands elsewhere, and the same one where it stays.
        ("Rents rose 4%.\nFares sank 20%.", [("changed", "20%", "sentence", "Fares fell 20%.", "Fares sank 20%.")]),
        ("Rents rose 4%.\nThe fares fell 20%.", [("gone", "20%", "", "", ""), ("new", "20%", "", "", "")]),
        # A line above them moves the words, and changes nothing that they say.
        ("It rained.\n" + TEXT, [("moved", "4%", "claim_id"), ("moved", "20%", "claim_id")]),  # and the new ids
        ("", [("gone", "4%", "", "", ""), ("gone", "20%", "", "", "")]),
    ],
)  # fmt: skip
def test_claims(now: str, expected: list[Any]) -> None:
    found = brief(changes(Tables([RENTS, FARES]), Tables(claims_in(now))))
    assert [row[: len(wanted)] for row, wanted in zip(found, expected, strict=True)] == expected


def test_a_row_for_each_cell_that_differs() -> None:
    now = RENTS._replace(value=4.5, approximate=True, subject="Oslo", line=7)
    found = changes(Tables([RENTS]), Tables([now]))
    assert [(each.column, each.before, each.after) for each in found] == [
        ("value", "4.0", "4.5"),
        ("approximate", "false", "true"),
        ("subject", RENTS.subject, "Oslo"),
    ]
    assert {(each.change, each.table, each.id, each.articles, each.line, each.context) for each in found} == {
        ("changed", "claims", RENTS.claim_id, "city", 7, "Rents rose 4%.")
    }


@pytest.mark.parametrize(
    ("differs", "expected"),
    [
        ({"fact_id": "f"}, ("moved", "fact_id")),  # for what others say, not for what it says itself
        ({"line": 3, "column": 2}, None),  # a record more above it in the same file
        ({"column": 3, "fact_id": "f"}, ("moved", "fact_id")),
        ({"source": "Wire"}, ("changed", "source")),
        ({"published": None}, None),
        ({"value": None}, ("changed", "value")),
    ],
)
def test_moved_or_changed(differs: dict[str, Any], expected: tuple[str, str] | None) -> None:
    found = changes(Tables([RENTS]), Tables([RENTS._replace(**differs)]))
    assert [(each.change, each.column) for each in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("last", "now", "expected"),
    [
        ([FINDING], [FINDING], []),
        ([], [FINDING], [("new", "f1", "")]),
        ([FINDING], [], [("gone", "f1", "")]),
        ([FINDING], [FINDING._replace(accepted="as told")], [("changed", "f1", "accepted")]),
        ([FINDING], [FINDING._replace(line=2)], []),
        ([FINDING], [FINDING._replace(discrepancy_id="f2", claims="0 1")], [("new", "f2", ""), ("gone", "f1", "")]),
        ([DATE], [DATE._replace(discrepancy_id="d2", line=2)], [("moved", "d2", "discrepancy_id")]),
        ([DATE], [DATE._replace(discrepancy_id="d2", message="a Friday")], [("gone", "d1", ""), ("new", "d2", "")]),
        ([DATE, FINDING], [], [("gone", "f1", ""), ("gone", "d1", "")]),  # the most severe first
    ],
)
def test_discrepancies(last: list[Discrepancy], now: list[Discrepancy], expected: list[Any]) -> None:
    found = changes(Tables([], last), Tables([], now))
    assert sorted((each.change, each.id, each.column) for each in found) == sorted(expected)
    if len(last) > len(now) + 1:
        assert [(each.change, each.id, each.column) for each in found] == expected


def test_a_discrepancy_moves_with_its_claims() -> None:
    claims = claims_in("It rained.\n" + TEXT)
    finding = FINDING._replace(discrepancy_id="f2", claims=" ".join(claim.claim_id for claim in claims), line=2)
    found = changes(Tables([RENTS, FARES], [FINDING]), Tables(claims, [finding]))
    assert {each.change for each in found} == {"moved"}
    assert [(each.id, each.column) for each in found if each.table == "discrepancies"] == [
        ("f2", "discrepancy_id"),
        ("f2", "claims"),
    ]


def test_words_said_twice_keep_their_order() -> None:
    """Of two claims in the same words, the first stays the first."""
    twice = claims_in("Up 4%.\nUp 4%.")
    later = claims_in("It rained.\nUp 4%.\nUp 4%.")
    found = changes(Tables(twice), Tables(later))
    assert [(each.before, each.after) for each in found] == [
        (was.claim_id, now.claim_id) for was, now in zip(twice, later, strict=True)
    ]
    assert [each.change for each in changes(Tables(later), Tables(twice[:1]))] == ["moved", "gone"]


def test_what_a_person_reads() -> None:
    found = changes(Tables([RENTS]), Tables([RENTS._replace(value=4.5, low=4.5), FARES], [FINDING]))
    assert told(found) == ["claims: 1 new, 1 changed, 0 gone", "discrepancies: 1 new, 0 changed, 0 gone"]
    found = changes(Tables([RENTS]), Tables([RENTS._replace(fact_id="f")]))
    assert told(found)[0] == "claims: 0 new, 0 changed, 1 moved, 0 gone"
    assert told([]) == ["claims: 0 new, 0 changed, 0 gone", "discrepancies: 0 new, 0 changed, 0 gone"]
