"""What each column of the tables holds: type, unit, constraints, meaning, told once for whoever describes it."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLES = ("claims", "facts", "discrepancies")
TYPES = ("string", "integer", "number", "boolean", "date", "list")  # a list is of words with a space between
_FILE = Path(__file__).with_name("columns.csv")
_PRIMARY = "primary"


class Column(NamedTuple):
    """One column of a table, as its row in columns.csv tells of it."""

    name: str
    type: str  # of TYPES
    is_primary: bool  # whether it names the row
    references: tuple[str, str] | None  # table and column that its values are found in
    is_required: bool  # False where it may be empty
    values: tuple[str, ...]  # all that it may hold; empty where that is open
    pattern: str  # a regular expression that a whole cell matches; empty where there is none
    minimum: int | None
    unit: str  # in words; empty for what has none
    description: str


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table in order: `columns("claims")[0]` is claim_id, a string, the primary key.

    Nothing comes back for a table of another name than claims, facts and discrepancies.
    """
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(column_of(row) for row in csv.DictReader(lines) if row["table"] == table)


def column_of(row: dict[str, str]) -> Column:
    table, _, column = row["key"].partition(".")
    return Column(
        name=row["column"],
        type=row["type"],
        is_primary=row["key"] == _PRIMARY,
        references=(table, column) if column else None,
        is_required=row["required"] == "yes",
        values=tuple(row["values"].split()),
        pattern=row["pattern"],
        minimum=int(row["minimum"]) if row["minimum"] else None,
        unit=row["unit"],
        description=row["description"],
    )
