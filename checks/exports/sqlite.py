"""A SQLite database: claims.db, with the tables, their links and their meaning, for SQL and for Datasette."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from checks.exports.dataset import Dataset, Written
from claims.columns import TABLES, Column, columns
from claims.output import OutputError, place_of, whole
from claims.text.files import shown
from claims.together import scratch_in

FILE = "claims.db"
ORDER = ("facts", "claims", "discrepancies")  # what is referred to comes first
TYPES = {
    "string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT", "list": "TEXT",
}  # fmt: skip
LINK = """CREATE TABLE discrepancy_claims (
  discrepancy_id TEXT NOT NULL REFERENCES discrepancies (discrepancy_id),
  claim_id TEXT NOT NULL REFERENCES claims (claim_id),
  place INTEGER NOT NULL, -- from 1, that of the doubted claim
  PRIMARY KEY (discrepancy_id, claim_id)
)"""
MEANING = """CREATE TABLE columns (
  "table" TEXT NOT NULL,
  "column" TEXT NOT NULL,
  type TEXT NOT NULL,
  unit TEXT,
  description TEXT NOT NULL,
  PRIMARY KEY ("table", "column")
)"""
INDEXES = {
    "claims": ("article_id", "fact_id", "kind", "subject", "published"),
    "facts": ("status", "verdict", "kind", "subject"),
    "discrepancies": ("fact_id", "type", "severity"),
    "discrepancy_claims": ("claim_id",),
}


def write(dataset: Dataset, folder: Path) -> Written:
    """claims.db: the tables claims, facts and discrepancies, discrepancy_claims that links the last to the first, and
    columns that tells what each column holds.

    What is empty in a table is NULL here, a day a text such as "2026-03-09", true 1 and false 0. Each row keeps its
    place: `ORDER BY rowid` is the order of the table.

    OutputError: when the file cannot be written there.
    """
    place = place_of(str(folder / FILE))
    with scratch_in(folder) as scratch:
        built = scratch / FILE
        try:
            with closing(sqlite3.connect(built, isolation_level=None)) as connection:
                fill(connection, dataset)
        except sqlite3.OperationalError as error:  # of the disk; the statements are our own
            raise OutputError(f"{shown(str(place))}: cannot be written ({error}): free the disk") from error
        with built.open("rb") as source, whole(place, str(folder / FILE)) as stream:
            shutil.copyfileobj(source, stream)
    return Written([FILE])


def fill(connection: sqlite3.Connection, dataset: Dataset) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = OFF")  # what fails is thrown away whole
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for table in ORDER:
        connection.execute(definition(table))
        insert(connection, table, ([cell(each) for each in row] for row in dataset.rows[table]))
    connection.execute(LINK)
    insert(connection, "discrepancy_claims", links(dataset))
    connection.execute(MEANING)
    insert(connection, "columns", meanings())
    for table, names in INDEXES.items():
        for name in names:
            connection.execute(f'CREATE INDEX "{table}_{name}" ON "{table}" ("{name}")')
    connection.execute("COMMIT")


def definition(table: str) -> str:
    """The statement that makes a table, with the meaning of each column as a comment, which SQLite keeps."""
    told = columns(table)
    lines = [
        f"  {column_definition(column)}{',' if place < len(told) else ''} -- {column.description}"
        for place, column in enumerate(told, 1)
    ]
    return "\n".join([f'CREATE TABLE "{table}" (', *lines, ")"])


def column_definition(column: Column) -> str:
    """ "fact_id" TEXT REFERENCES "facts" ("fact_id")"""
    parts = [f'"{column.name}"', TYPES[column.type]]
    if column.is_primary:
        parts.append("PRIMARY KEY")
    if column.is_required:
        parts.append("NOT NULL")
    if column.type == "boolean":
        parts.append(f'CHECK ("{column.name}" IN (0, 1))')
    if column.values:
        words = ", ".join(f"'{word}'" for word in column.values)
        parts.append(f'CHECK ("{column.name}" IN ({words}))')
    if column.references:
        table, name = column.references
        parts.append(f'REFERENCES "{table}" ("{name}")')
    return " ".join(parts)


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Iterable[Any]]) -> None:
    width = len(connection.execute(f'SELECT * FROM "{table}"').description)
    connection.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * width)})', map(tuple, rows))


def cell(told: object) -> Any:
    """What SQLite keeps for a field of a record."""
    if isinstance(told, date):
        return told.isoformat()
    if isinstance(told, bool):
        return int(told)
    return None if told == "" else told


def links(dataset: Dataset) -> Iterator[tuple[str, str, int]]:
    for finding in dataset.discrepancies:
        for place, claim in enumerate(dict.fromkeys(finding.claims.split()), 1):
            yield finding.discrepancy_id, claim, place


def meanings() -> Iterator[tuple[str, str, str, str | None, str]]:
    for table in TABLES:
        for column in columns(table):
            yield table, column.name, column.type, column.unit or None, column.description
