"""The Data Package as others read it: frictionless validates it and finds what is broken in it."""

import csv
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import frictionless
import pytest
from frictionless.resources import TableResource

from tests.exports.tables import contents, export, invoke, make

FILES = ["claims.csv", "datapackage.json", "discrepancies.csv", "facts.csv"]


def faults(folder: Path) -> list[str]:
    report = frictionless.validate(str(folder / "datapackage.json"))
    return sorted({str(fault) for (fault,) in report.flatten(["type"])})


def tree(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_valid(table: Path, tmp_path: Path) -> None:
    export(table, "datapackage", tmp_path / "package")
    assert sorted(contents(tmp_path / "package")) == FILES
    assert faults(tmp_path / "package") == []
    for name in ("claims.csv", "facts.csv", "discrepancies.csv"):
        assert (tmp_path / "package" / name).read_bytes() == (table.parent / name).read_bytes()


def test_valid_without_rows(empty: Path, tmp_path: Path) -> None:
    export(empty, "datapackage", tmp_path / "package")
    assert faults(tmp_path / "package") == []


def test_cells_have_their_types(table: Path, tmp_path: Path) -> None:
    export(table, "datapackage", tmp_path)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    claims, findings = (package.get_resource(name) for name in ("claims", "discrepancies"))
    assert isinstance(claims, TableResource) and isinstance(findings, TableResource)
    rows = claims.read_rows()
    (cats,) = (row for row in rows if row["article_id"] == "later")
    assert (float(cats["low"]), cats["high"], cats["approximate"], cats["start"]) == (40.0, None, False, 0)
    assert str(cats["published"]) == "2026-03-09"
    (growth,) = (row for row in findings.read_rows() if row["type"] == "growth")
    assert {row["claim_id"] for row in rows} >= set(growth["claims"])
    assert len(growth["claims"]) == 3


@pytest.mark.parametrize(
    ("file", "column", "cell", "fault"),
    [
        ("claims.csv", "bound", "about", "constraint-error"),
        ("claims.csv", "claim_id", "12", "constraint-error"),
        ("claims.csv", "approximate", "perhaps", "type-error"),
        ("claims.csv", "published", "yesterday", "type-error"),
        ("claims.csv", "fact_id", "0" * 16, "foreign-key"),
        ("claims.csv", "quote", "", "constraint-error"),
        ("facts.csv", "status", "agreed", "constraint-error"),
        ("facts.csv", "fact_id", "f" * 16, "foreign-key"),
        ("discrepancies.csv", "fact_id", "f" * 16, "foreign-key"),
        ("discrepancies.csv", "severity", "", "constraint-error"),
        ("discrepancies.csv", "gap", "-1", "constraint-error"),
    ],
)  # fmt: skip
def test_what_is_broken_is_found(  # noqa: PLR0913, PLR0917  # what is broken, and where
    file: str, column: str, cell: str, fault: str, table: Path, tmp_path: Path
) -> None:
    export(table, "datapackage", tmp_path)
    with (tmp_path / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rows[0][column] = cell
    with (tmp_path / file).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert fault in faults(tmp_path)


def test_a_copy_that_is_not_whole_is_found(table: Path, tmp_path: Path) -> None:
    export(table, "datapackage", tmp_path)
    words = (tmp_path / "claims.csv").read_bytes()
    (tmp_path / "claims.csv").write_bytes(words.replace(b"Norway", b"Sweden"))
    assert faults(tmp_path) == ["hash-count"]
    described = {each["path"]: each["hash"] for each in tree(tmp_path)["resources"]}
    assert described["claims.csv"] == f"sha256:{hashlib.sha256(words).hexdigest()}"


def test_beside_the_tables_that_are_there(table: Path, tmp_path: Path) -> None:
    """They stay as they are, even their ends of lines, and with a column that a user has added."""
    folder = tmp_path / "tables"
    shutil.copytree(table.parent, folder)
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([[*header, "checked by"], *([*row, "Ana"] for row in rows)])
    before = contents(folder)
    export(folder / "claims.csv", "datapackage", folder)
    after = contents(folder)
    after.pop("datapackage.json")
    assert after == before
    assert faults(folder) == []
    claims, facts, _ = tree(folder)["resources"]
    assert claims["schema"]["fields"][-1] == {"name": "checked by", "type": "any"}
    assert [each["dialect"]["lineTerminator"] for each in (claims, facts)] == ["\r\n", "\n"]


def test_what_people_say_is_kept(table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(table.parent, folder)
    for place in (folder, tmp_path):
        (place / "budget.csv").write_text("year,amount\n2024,3\n")
    options = ("--title", "Fjords", "--license", "CC-BY-4.0", "--author", "City desk", "--published", "2026-04-01")
    export(folder / "claims.csv", "datapackage", folder, *options, "--url", "https://example.org/f")
    told = tree(folder)
    assert {name: told[name] for name in ("title", "homepage", "created", "licenses", "contributors")} == {
        "title": "Fjords",
        "homepage": "https://example.org/f",
        "created": "2026-04-01T00:00:00Z",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://spdx.org/licenses/CC-BY-4.0"}],
        "contributors": [{"title": "City desk"}],
    }
    once = contents(folder)
    export(folder / "claims.csv", "datapackage", folder)
    assert contents(folder) == once
    told |= {"keywords": ["fjord"], "version": "1.2.0", "created": "2026-04-01T12:00:00Z"}
    told["licenses"].append({"name": "ODbL-1.0"})
    told["contributors"][0]["roles"] = ["publisher"]
    further = {"name": "budget", "path": "budget.csv", "type": "table", "bytes": 1, "hash": "sha256:00"}
    told["resources"] += [further, further | {"name": "gone", "path": "gone.csv"}]
    told["resources"] += [
        further | {"name": "above", "path": "../budget.csv"},
        {"name": "data", "type": "table", "data": [["year"], [2024]]},
    ]
    (folder / "datapackage.json").write_text(json.dumps(told))
    export(folder / "claims.csv", "datapackage", folder, "--title", "More fjords")
    again = tree(folder)
    assert [each["name"] for each in again["resources"]] == ["claims", "facts", "discrepancies", "budget", "data"]
    assert again["resources"][-2]["bytes"] == len("year,amount\n2024,3\n")
    assert {**again, "resources": []} == {**told, "title": "More fjords", "resources": []}
    assert faults(folder) == []
    export(folder / "claims.csv", "datapackage", folder, "--license", "https://example.org/terms")
    assert tree(folder)["licenses"] == [{"path": "https://example.org/terms"}]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("{", "not JSON ("),
        ("[]", "no JSON object: mend it"),
        ('{"title": 4}', "title is no text: write it in quotation marks"),
        ('{"licenses": {}}', "licenses is no list of objects: write it as [{…}]"),
        ('{"licenses": ["MIT"]}', "licenses is no list of objects: write it as [{…}]"),
        ('{"contributors": [{"title": 4}]}', "title is no text"),
        ('{"created": "May"}', "created is no day (May): write it as 2026-03-09T00:00:00Z"),
        ('{"resources": 4}', "resources is no list of objects"),
    ],
)
def test_earlier_package_that_cannot_be_read(words: str, message: str, table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(table.parent, folder)
    (folder / "datapackage.json").write_text(words)
    done = invoke("export", str(folder / "claims.csv"), "--to", "datapackage", "-o", str(folder))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {folder / 'datapackage.json'}: {message}")
    assert len(done.stderr.splitlines()) == 1
    assert (folder / "datapackage.json").read_text() == words


def test_without_sentences(tmp_path: Path) -> None:
    made = make(tmp_path, ({"text": "Rents rose 50%, from £800 to £900."},), "--no-sentence")
    export(made, "datapackage", made.parent)
    assert faults(made.parent) == []


@pytest.mark.parametrize("name", ["", "originals"])
def test_data_of_the_project(name: str, tmp_path: Path) -> None:
    data = Path(__file__).parents[2] / "data" / name
    for file in ("claims.csv", "facts.csv", "discrepancies.csv"):
        shutil.copy(data / file, tmp_path)
    export(tmp_path / "claims.csv", "datapackage", tmp_path)
    assert faults(tmp_path) == []
