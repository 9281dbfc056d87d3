"""The database: whole, linked, the same as the tables, and at home in Datasette."""

import asyncio
import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from checks.exports import sqlite
from claims.columns import TABLES, columns
from tests.exports.tables import HARM, contents, export, invoke

# As the README has it.
QUERY = """
SELECT d.severity, d.type, c.article_id, c.quote, d.message
FROM discrepancies d JOIN discrepancy_claims USING (discrepancy_id) JOIN claims c USING (claim_id)
ORDER BY d.rowid, place
"""


@pytest.fixture(scope="module")
def file(table: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("database")
    export(table, "sqlite", folder)
    assert list(contents(folder)) == ["claims.db"]
    return folder / "claims.db"


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection whose changes are lost."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        with closing(sqlite3.connect(file)) as own:
            own.backup(copy)
        copy.execute("PRAGMA foreign_keys = ON")
        copy.row_factory = sqlite3.Row
        yield copy


def test_whole(database: sqlite3.Connection) -> None:
    assert [tuple(row) for row in database.execute("PRAGMA integrity_check")] == [("ok",)]
    assert list(database.execute("PRAGMA foreign_key_check")) == []
    names = {row["name"] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == {*TABLES, "discrepancy_claims", "columns"}


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_those_of_the_table(name: str, table: Path, database: sqlite3.Connection) -> None:
    with (table.parent / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found = list(database.execute(f'SELECT * FROM "{name}" ORDER BY rowid'))
    assert len(found) == len(rows) > 0
    types = {column.name: column.type for column in columns(name)}
    for row, cells in zip(found, rows, strict=True):
        assert {column: written(row[column], types[column]) for column in types} == cells


def written(cell: Any, kind: str) -> str:
    """A cell as the table has it."""
    if cell is None:
        return ""
    return "true" if kind == "boolean" and cell else "false" if kind == "boolean" else str(cell)


def test_links(database: sqlite3.Connection) -> None:
    rows = list(database.execute("SELECT discrepancy_id, claims FROM discrepancies"))
    assert max(len(row["claims"].split()) for row in rows) > 1
    for row in rows:
        linked = database.execute(
            "SELECT claim_id FROM discrepancy_claims WHERE discrepancy_id = ? ORDER BY place", (row["discrepancy_id"],)
        )
        assert [claim for (claim,) in linked] == row["claims"].split()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET fact_id = 'none'",
        "DELETE FROM facts",
        "DELETE FROM claims",
        "UPDATE discrepancy_claims SET claim_id = 'none'",
        "UPDATE claims SET bound = 'about'",
        "UPDATE claims SET approximate = 2",
        "UPDATE facts SET status = NULL",
        "UPDATE discrepancies SET severity = 'grave'",
        "INSERT INTO facts SELECT * FROM facts",
    ],
)
def test_what_would_break_it_is_refused(statement: str, database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET fact_id = NULL",
        "UPDATE discrepancies SET severity = 'info'",
        "DELETE FROM discrepancy_claims",
    ],
)
def test_what_leaves_it_whole_is_not(statement: str, database: sqlite3.Connection) -> None:
    assert database.execute(statement).rowcount > 0


@pytest.mark.parametrize(
    ("condition", "index"),
    [
        ("claims WHERE article_id = ?", "claims_article_id"),
        ("claims WHERE fact_id = ?", "claims_fact_id"),
        ("facts WHERE verdict = ?", "facts_verdict"),
        ("discrepancies WHERE fact_id = ?", "discrepancies_fact_id"),
        ("discrepancy_claims WHERE claim_id = ?", "discrepancy_claims_claim_id"),
        ("claims WHERE claim_id = ?", "sqlite_autoindex_claims_1"),
    ],
)
def test_indexes_are_used(condition: str, index: str, database: sqlite3.Connection) -> None:
    (plan,) = database.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {condition}", ("",))
    assert index in plan["detail"]


def test_meaning_of_columns(database: sqlite3.Connection) -> None:
    (row,) = database.execute("SELECT * FROM columns WHERE \"table\" = 'claims' AND \"column\" = 'low'")
    assert (row["type"], row["unit"]) == ("number", "in the column unit")
    (statement,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'claims'").fetchone()
    assert f"-- {row['description']}" in statement


def test_words_that_mean_harm(database: sqlite3.Connection) -> None:
    assert {row["title"] for row in database.execute("SELECT title FROM claims WHERE source = ?", (HARM,))} == {HARM}


def test_datasette(file: Path) -> None:
    """It answers the README's query, and shows the tables with their links."""
    table, answer = asyncio.run(asked(file))
    expected = {
        ("error", "growth", "rents", "50%"),
        ("warning", "reference", "https://example.org/norway differs", "2.9% of its GDP"),
    }
    found = {(row["severity"], row["type"], row["article_id"]) for row in answer["rows"]}
    assert found >= {row[:3] for row in expected}
    assert [row["article_id"] for row in answer["rows"] if row["type"] == "growth"] == ["rents"] * 3
    assert "/claims/facts/" in table


async def asked(file: Path) -> tuple[str, dict[str, Any]]:
    datasette = Datasette([str(file)])
    await datasette.invoke_startup()
    page = await datasette.client.get("/claims/claims")
    answer = await datasette.client.get("/claims.json", params={"sql": QUERY, "_shape": "objects"})
    assert (page.status_code, answer.status_code) == (200, 200)
    return page.text, answer.json()


def test_no_rows(empty: Path, tmp_path: Path) -> None:
    export(empty, "sqlite", tmp_path)
    with closing(sqlite3.connect(tmp_path / "claims.db")) as database:
        assert database.execute("SELECT count(*) FROM claims").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM columns").fetchone() > (0,)


def test_full_disk(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing half is left, and an old database stays."""

    def fails(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    (tmp_path / "claims.db").write_text("old")
    monkeypatch.setattr(sqlite, "insert", fails)
    done = invoke("export", str(table), "--to", "sqlite", "-o", str(tmp_path))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith("cannot be written (database or disk is full): free the disk\n")
    assert contents(tmp_path) == {"claims.db": b"old"}


def test_ctrl_c(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sqlite, "fill", stops)
    assert invoke("export", str(table), "--to", "sqlite", "-o", str(tmp_path)).exit_code == 130
    assert contents(tmp_path) == {}


def test_folder_in_its_place(table: Path, tmp_path: Path) -> None:
    (tmp_path / "claims.db").mkdir()
    done = invoke("export", str(table), "--to", "sqlite", "-o", str(tmp_path))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "claims.db: a folder" in done.stderr
