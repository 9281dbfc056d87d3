"""Croissant as others read it: mlcroissant validates it and loads the rows by it."""

import csv
import json
from pathlib import Path
from typing import Any

import mlcroissant
import pytest
from mlcroissant._src.core.context import CroissantVersion

from checks.exports.croissant import CONTEXT
from claims.columns import TABLES, columns
from tests.exports.tables import SAID, contents, export

LICENSE = ("--license", "CC-BY-4.0")


def tree(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    return found


def loaded(folder: Path) -> mlcroissant.Dataset:
    """The dataset, which must be valid."""
    dataset = mlcroissant.Dataset(str(folder / "croissant.json"))
    assert dataset.metadata.ctx.issues.errors == set()
    return dataset


def test_valid(table: Path, tmp_path: Path) -> None:
    done = export(table, "croissant", tmp_path, *SAID, *LICENSE)
    assert "warning" not in done.stderr
    dataset = loaded(tmp_path)
    (warning,) = dataset.metadata.ctx.issues.warnings  # a version is nothing that an export can know
    assert "version" in warning
    assert dataset.metadata.ctx.is_v1_1()
    told = tree(tmp_path)
    assert told["license"] == "https://spdx.org/licenses/CC-BY-4.0"
    assert told["datePublished"] == "2026-04-01"
    assert told["citeAs"] == (
        "@misc{numeric-claims, author = {{City desk}}, title = {Numeric claims of news articles}, year = {2026}, "
        "url = {https://example.org/figures/}}"
    )


@pytest.mark.parametrize(("left_out", "is_standard"), [("", True), ("recordSet", False), ("name", False)])
def test_context_is_that_of_the_format(left_out: str, is_standard: bool, caplog: pytest.LogCaptureFixture) -> None:
    """The format has one context, which files repeat in full; a term that is left out is told."""
    version = mlcroissant.Context(conforms_to=CroissantVersion.V_1_1)
    with caplog.at_level("WARNING", "absl"):
        mlcroissant.Rdf.from_json(version, {"@context": {term: CONTEXT[term] for term in CONTEXT if term != left_out}})
    assert ("not standard" in caplog.text) != is_standard


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_those_of_the_table(name: str, table: Path, tmp_path: Path) -> None:
    export(table, "croissant", tmp_path)
    records = list(loaded(tmp_path).records(name))
    with (table.parent / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(records) == len(rows) > 0
    for record, row in zip(records, rows, strict=True):
        for column in columns(name):
            cell = record[f"{name}/{column.name}"]
            if column.type in ("string", "list") and row[column.name]:
                assert cell.decode() == row[column.name]
            elif column.type == "number" and row[column.name]:
                assert cell == float(row[column.name])
            elif column.type == "integer":
                assert cell == int(row[column.name])


def test_facts_are_referred_to(table: Path, tmp_path: Path) -> None:
    export(table, "croissant", tmp_path)
    sets = {each["name"]: each for each in tree(tmp_path)["recordSet"]}
    found = {
        field["@id"]: field["references"]["field"]["@id"]
        for each in sets.values()
        for field in each["field"]
        if "references" in field
    }
    assert found == {"claims/fact_id": "facts/fact_id", "discrepancies/fact_id": "facts/fact_id"}
    assert sets["claims"]["key"] == [{"@id": "claims/claim_id"}]


def test_what_is_not_said_is_asked_for(table: Path, tmp_path: Path) -> None:
    done = export(table, "croissant", tmp_path, "--url", "https://example.org/")
    assert done.stderr.splitlines()[0] == (
        "warning: croissant.json: without license, creator, datePublished, which catalogues demand: say them with "
        "--license, --author, --published"
    )
    assert "citeAs" not in tree(tmp_path)
    loaded(tmp_path)


def test_what_a_data_package_says_holds_here_too(table: Path, tmp_path: Path) -> None:
    export(table, "datapackage", tmp_path, *SAID, *LICENSE)
    told = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    (tmp_path / "datapackage.json").write_text(json.dumps(told | {"version": "1.2.0", "keywords": ["fjord"]}))
    before = contents(tmp_path)
    done = export(tmp_path / "claims.csv", "croissant", tmp_path)
    assert "warning" not in done.stderr
    assert contents(tmp_path) == before | {"croissant.json": (tmp_path / "croissant.json").read_bytes()}
    assert loaded(tmp_path).metadata.ctx.issues.warnings == set()
    assert (tree(tmp_path)["version"], tree(tmp_path)["keywords"]) == ("1.2.0", ["fjord"])


def test_citation_stays_whole(table: Path, tmp_path: Path) -> None:
    export(table, "croissant", tmp_path, "--author", "Desk}, title = {x", "--title", "A {B}")
    assert tree(tmp_path)["citeAs"] == "@misc{numeric-claims, author = {{Desk, title = x}}, title = {A B}}"


def test_valid_without_rows(empty: Path, tmp_path: Path) -> None:
    export(empty, "croissant", tmp_path)
    loaded(tmp_path)
