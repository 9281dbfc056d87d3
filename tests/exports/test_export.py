"""The command `claims export`: what it takes, where it writes, and how it ends."""

import json
import os
import shutil
from pathlib import Path

import pytest

from claims.output import write_claims
from claims.table import claims_of_frame, read_table
from tests.exports.tables import ARTICLES, FORMS, SAID, contents, export, invoke, make


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_every_time(form: str, table: Path, tmp_path: Path) -> None:
    """Into a new folder, and onto what is there."""
    for folder in ("first", "second", "second"):
        export(table, form, tmp_path / folder, *SAID)
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


@pytest.mark.parametrize("form", FORMS)
def test_tables_that_are_read_stay(form: str, table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(table.parent, folder)
    before = contents(folder)
    export(folder / "claims.csv", form, folder)
    after = contents(folder)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet", ".csv.gz", ".jsonl.gz"])
def test_other_claims_tables(suffix: str, table: Path, tmp_path: Path) -> None:
    """The tables are written as claims run writes them; facts are read from beside the claims."""
    other = tmp_path / "other"
    shutil.copytree(table.parent, other)
    (other / "claims.csv").unlink()
    write_claims(claims_of_frame(read_table(table)), other / f"claims{suffix}")
    export(other / f"claims{suffix}", "datapackage", tmp_path / "out")
    made = contents(tmp_path / "out")
    made.pop("datapackage.json")
    beside = contents(table.parent)
    assert sorted(made) == ["claims.csv", "discrepancies.csv", "facts.csv"]
    assert made == {name: beside[name] for name in made}


def test_summary(table: Path, tmp_path: Path) -> None:
    done = export(table, "sqlite", tmp_path)
    assert done.stderr.endswith(" findings: claims.db\n")
    assert len(done.stderr.splitlines()) == 1


def test_claims_alone(tmp_path: Path) -> None:
    """A table of claims extract has no facts: they are made, and its claims are linked to them."""
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    alone = tmp_path / "claims.csv"
    assert invoke("extract", str(tmp_path / "articles.jsonl"), "-o", str(alone)).exit_code == 0
    done = export(alone, "datapackage", tmp_path / "out")
    assert "(facts and findings made anew)" in done.stderr
    made = make(tmp_path)
    for name in ("claims.csv", "facts.csv"):
        lines = (tmp_path / "out" / name).read_text().splitlines()
        assert len(lines) == len((made.parent / name).read_text().splitlines())
    assert (tmp_path / "out" / "claims.csv").read_text() == made.read_text()


@pytest.mark.parametrize("missing", ["facts.csv", "discrepancies.csv"])
def test_claims_alone_are_not_written_over(missing: str, table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(table.parent, folder)
    (folder / missing).unlink()
    before = contents(folder)
    done = invoke("export", str(folder / "claims.csv"), "--to", "croissant", "-o", str(folder))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"error: {folder}: the claims to export are in it, and facts and discrepancies were made anew: "
        "name another folder\n"
    )
    assert contents(folder) == before
    export(folder / "claims.csv", "sqlite", folder)  # which writes no table


def test_settings_of_the_folder(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found anew is found as claims run finds it: with its references and accepted findings."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(table, "claims.csv")
    shutil.copy(table.parents[1] / "budget.csv", ".")
    Path("claims.toml").write_text('reference = ["budget.csv"]\n')
    export(Path("claims.csv"), "datapackage", Path("out"))
    assert contents(tmp_path / "out")["facts.csv"] == (table.parent / "facts.csv").read_bytes()
    (finding,) = (line for line in Path("out/discrepancies.csv").read_text().splitlines() if ",growth," in line)
    accepted = f'[[accept]]\nid = "{finding.partition(",")[0]}"\nreason = "as told"\n'
    Path("claims.toml").write_text(f'reference = ["budget.csv"]\n{accepted}')
    export(Path("claims.csv"), "datapackage", Path("out"))
    assert ",as told," in Path("out/discrepancies.csv").read_text()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("facts.csv", "fact_id,subject", "fact_id,whose", "facts.csv:1: no column subject: write them again"),
        ("facts.csv", ",single,", ",single,,", "facts.csv:2: 23 cells under 22 columns: write them again"),
        ("facts.csv", ",1,1,1,", ",one,1,1,", "facts.csv:2: claims cannot be 'one': write them again"),
        ("facts.csv", "2024-12-31", "2024-31-12", "facts.csv:"),
        ("discrepancies.csv", ",growth,", ',"growth"x,', "discrepancies.csv:"),
        ("claims.csv", "", "", ""),
    ],
)
def test_tables_beside_that_cannot_be_read(  # noqa: PLR0913, PLR0917  # what is broken, and where
    file: str, old: str, new: str, message: str, table: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(table.parent, folder)
    words = (folder / file).read_text(encoding="utf-8")
    assert old in words
    (folder / file).write_text(words.replace(old, new, 1), encoding="utf-8")
    done = invoke("export", str(folder / "claims.csv"), "--to", "sqlite", "-o", str(tmp_path / "out"))
    assert done.stdout == ""
    assert done.exit_code == (2 if message else 0)
    assert done.stderr.startswith(f"error: {folder}/{message}" if message else "")
    assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "out").exists() == (not message)


@pytest.mark.parametrize("file", ["facts.csv", "discrepancies.csv"])
def test_tables_beside_that_are_of_other_claims(file: str, table: Path, tmp_path: Path) -> None:
    other = make(tmp_path, ({"id": "oslo", "text": "Rents in Oslo rose 50%, from £80 to £90."},))
    folder = tmp_path / "mixed"
    shutil.copytree(table.parent, folder)
    shutil.copy(other.parent / file, folder)
    done = invoke("export", str(folder / "claims.csv"), "--to", "sqlite", "-o", str(tmp_path / "out"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {folder / file}: not of the claims in claims.csv (")
    assert "write them again with claims run" in done.stderr


@pytest.mark.parametrize(("kept", "added"), [(slice(0, -1), ""), (slice(None), "f" * 16)])
def test_facts_beside_are_those_of_the_claims(kept: slice, added: str, table: Path, tmp_path: Path) -> None:
    """Neither fewer nor more."""
    folder = tmp_path / "tables"
    shutil.copytree(table.parent, folder)
    rows = (folder / "facts.csv").read_text(encoding="utf-8").splitlines()
    lines = rows[kept] + ([added + rows[-1][len(added) :]] if added else [])
    (folder / "facts.csv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    done = invoke("export", str(folder / "claims.csv"), "--to", "sqlite", "-o", str(tmp_path / "out"))
    stranger = added or rows[-1].partition(",")[0]
    assert done.exit_code == 2
    assert f"facts.csv: not of the claims in claims.csv ({stranger})" in done.stderr


def test_reference_makes_them_anew(tmp_path: Path) -> None:
    """Whatever lies beside the claims says nothing of a reference that it has not seen."""
    made = make(tmp_path)
    assert invoke("run", str(tmp_path / "articles.jsonl"), "-o", str(made.parent)).exit_code == 0
    done = export(made, "datapackage", tmp_path / "read")
    assert "anew" not in done.stderr
    assert ",contradicted," not in (tmp_path / "read" / "facts.csv").read_text()
    done = export(made, "datapackage", tmp_path / "held", "--reference", str(tmp_path / "budget.csv"))
    assert "(facts and findings made anew)" in done.stderr
    assert ",contradicted," in (tmp_path / "held" / "facts.csv").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.csv", "--to", "sqlite", "-o", "out"], "nowhere.csv: no such file or folder"),
        (["notes.txt", "--to", "sqlite", "-o", "out"], "notes.txt: no claims table by its name"),
        (["other.csv", "--to", "sqlite", "-o", "out"], "other.csv: no claims table ("),
        ([".", "--to", "sqlite", "-o", "out"], ".: no table in it: name a table"),
        (["claims.csv", "--to", "sqlite", "-o", "notes.txt"], "notes.txt: a file: name a folder"),
        (["claims.csv", "--to", "sqlite", "-o", "no/out"], "no/out: the folder above it does not exist"),
        (["claims.csv", "--to", "excel", "-o", "out"], "Invalid value for '--to'"),
        (["claims.csv", "-o", "out"], "Missing option '--to'"),
        (["claims.csv", "--to", "sqlite"], "Missing option '-o' / '--output'"),
        (["--to", "sqlite", "-o", "out"], "Missing argument 'CLAIMS'. See claims export --help"),
        (["claims.csv", "--to", "sqlite", "-o", "out", "--published", "May"], "Invalid value for '--published'"),
        (["claims.csv", "--to", "sqlite", "-o", "out", "--reference", "no.csv"], "no.csv: no such file"),
    ],
)
def test_wrong_use(
    arguments: list[str], message: str, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(table, "claims.csv")
    Path("notes.txt").write_text("mine")
    Path("other.csv").write_text("a,b\n1,2\n")
    done = invoke("export", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {message}")
    assert len(done.stderr.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.csv", "notes.txt", "other.csv"]


@pytest.mark.parametrize("form", FORMS)
def test_folder_that_cannot_be_written(form: str, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    done = invoke("export", str(table), "--to", form, "-o", str(tmp_path))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {tmp_path}")
    assert contents(tmp_path) == {}


def test_help_shows_every_form() -> None:
    done = invoke("export", "--help")
    assert done.exit_code == 0
    assert [form for form in FORMS if f"  {form} " not in done.stdout] == []
    assert "claims export tables/claims.csv --to datapackage" in done.stdout
