"""The columns as they are described are those that the tables have."""

from datetime import date
from typing import Any, get_type_hints

import pytest

from checks import promises
from checks.records import SEVERITIES, SLIPS, TYPES, Discrepancy
from claims import columns as described
from claims.columns import columns
from claims.records import Claim, Fact

RECORDS: dict[str, Any] = {"claims": Claim, "facts": Fact, "discrepancies": Discrepancy}
TYPES_OF_HINTS: dict[Any, tuple[str, ...]] = {
    str: ("string", "list"), int: ("integer",), float: ("number",), float | None: ("number",), bool: ("boolean",),
    date | None: ("date",),
}  # fmt: skip
VALUES = {
    ("claims", "bound"): promises.BOUNDS,
    ("claims", "change"): promises.CHANGES,
    ("claims", "modality"): promises.MODALITIES,
    ("facts", "change"): promises.CHANGES,
    ("facts", "modality"): promises.MODALITIES,
    ("facts", "status"): promises.STATUSES,
    ("facts", "verdict"): promises.VERDICTS,
    ("discrepancies", "type"): TYPES,
    ("discrepancies", "severity"): SEVERITIES,
    ("discrepancies", "slip"): SLIPS,
}


def test_all_tables() -> None:
    assert set(described.TABLES) == set(RECORDS)
    assert columns("weather") == ()


@pytest.mark.parametrize("table", RECORDS)
def test_columns_are_those_of_the_record(table: str) -> None:
    hints = get_type_hints(RECORDS[table])
    assert [column.name for column in columns(table)] == list(hints)
    assert [column.name for column in columns(table) if column.type not in TYPES_OF_HINTS[hints[column.name]]] == []


@pytest.mark.parametrize("table", RECORDS)
def test_what_may_be_empty(table: str) -> None:
    """Only words and what may be None; a truth value and a number that is always there never are."""
    hints = get_type_hints(RECORDS[table])
    always = {name for name, hint in hints.items() if hint in (int, bool, float)}
    never = {name for name, hint in hints.items() if type(None) in getattr(hint, "__args__", ())}
    required = {column.name for column in columns(table) if column.is_required}
    assert always <= required
    assert not never & required


@pytest.mark.parametrize(("table", "name"), VALUES)
def test_values_are_those_that_are_promised(table: str, name: str) -> None:
    (column,) = (column for column in columns(table) if column.name == name)
    assert sorted(column.values) == sorted(VALUES[table, name])


@pytest.mark.parametrize("table", RECORDS)
def test_each_column_is_told_in_a_sentence(table: str) -> None:
    for column in columns(table):
        assert column.description.endswith("."), column.name
        assert column.description[0].isupper() or ": " in column.description, column.name
        assert "\n" not in column.description + column.unit
    assert [column.name for column in columns(table) if column.is_primary] == [next(iter(RECORDS[table]._fields))]


def test_references_lead_to_primary_keys() -> None:
    found = [column.references for table in RECORDS for column in columns(table) if column.references]
    assert found == [("facts", "fact_id"), ("facts", "fact_id")]
