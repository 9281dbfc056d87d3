"""The command `claims run`: all three tables in one folder, or none."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checks.records import Discrepancy
from claims import cli, extract, read_table
from claims.commands import reading
from claims.output import OutputError
from claims.records import Article, Fact
from claims.text.files import InputError

STORY = "Port dues at Halvorsund rose 12% to $3 million in 2025. About 40 ships came."
LATER = "Halvorsund's port dues rose 12% in 2025, to $3 million, and 41 ships came."
TABLES = ["claims.csv", "discrepancies.csv", "facts.csv"]
FILES = [".claims-state.jsonl.gz", "changes.csv", *TABLES, "report.html"]
COMMAND = [sys.executable, "-m", "claims.cli"]


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    root = Path(cli.__file__).parents[1]
    monkeypatch.setenv("PYTHONPATH", f"{root}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")


def write(name: str, content: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return name


def stories() -> str:
    """A folder with two articles of one story."""
    write("news/port.txt", STORY)
    write("news/later.jsonl", json.dumps({"text": LATER, "published": "2026-03-09", "source": "Wire"}) + "\n")
    return "news"


def run(*arguments: str, **settings: Any) -> Result:
    return CliRunner().invoke(cli.main, ["run", *arguments], prog_name="claims", **settings)


def names_in(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def rows_of(file: str) -> list[dict[str, str]]:
    with Path(file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


# The tables


def test_all_tables() -> None:
    done = run(stories(), "-o", "tables")
    assert (done.exit_code, done.stdout) == (0, "")
    summary, findings = done.stderr.splitlines()
    assert summary.startswith("2 articles, ")
    assert findings == "0 errors, 0 warnings, 0 notes: discrepancies.csv"
    assert names_in("tables") == FILES
    claims, facts = read_table("tables/claims.csv"), rows_of("tables/facts.csv")
    assert list(facts[0]) == list(Fact._fields)
    assert set(claims["fact_id"]) == {fact["fact_id"] for fact in facts}
    assert sum(int(fact["claims"]) for fact in facts) == len(claims) == 6
    assert {(fact["kind"], fact["claims"], fact["articles"], fact["status"]) for fact in facts} >= {
        ("percent", "2", "2", "agrees"),
        ("money", "2", "2", "agrees"),
    }


def test_facts_as_a_program_reads_them() -> None:
    """Numbers and dates as they are in claims.csv, empty where nothing is told."""
    write("cats.jsonl", json.dumps({"text": "We saw more than 40 cats in May 2025.", "published": "2026-03-09"}))
    run("cats.jsonl", "-o", "tables")
    (fact,) = rows_of("tables/facts.csv")
    told = {name: fact[name] for name in ("floor", "ceiling", "low_stated", "high_stated", "status", "verdict")}
    assert told == {
        "floor": "40.0", "ceiling": "", "low_stated": "40.0", "high_stated": "", "status": "single",
        "verdict": "unverified",
    }  # fmt: skip
    assert (fact["period_start"], fact["period_end"]) == ("2025-05-01", "2025-05-31")
    assert (fact["first_published"], fact["last_published"]) == ("2026-03-09", "2026-03-09")
    assert (fact["claims"], fact["articles"], fact["sources"]) == ("1", "1", "1")


def test_discrepancies_as_a_program_reads_them() -> None:
    """What is found is told, but it is the purpose of the run and no failure of it."""
    write("rents.txt", "Rents in Halvorsund rose 50%, from £800 to £900.")
    done = run("rents.txt", "-o", "tables")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == "1 error, 0 warnings, 0 notes: discrepancies.csv"
    (found,) = rows_of("tables/discrepancies.csv")
    assert list(found) == list(Discrepancy._fields)
    assert (found["type"], found["severity"], found["articles"], found["accepted"]) == ("growth", "error", "rents", "")
    assert (found["line"], found["column"], found["quote"]) == ("1", "26", "50%")
    ids = {claim["claim_id"] for claim in rows_of("tables/claims.csv")}
    assert set(found["claims"].split()) <= ids


def test_reference() -> None:
    """Verdicts and evidence are told with the facts."""
    columns = "subject,measure,period,value,unit,basis,stated_on,source"
    write(
        "port.jsonl",
        json.dumps({"text": "Norway spent 2.9% of its GDP on defence in 2024.", "published": "2025-03-09"}),
    )
    write("budget.csv", f"{columns}\nNorway,defence expenditure,2024,2.2,percent of GDP,,2025-01-01,the ministry\n")
    assert run("port.jsonl", "--reference", "budget.csv", "-o", "tables").exit_code == 0
    (fact,), (found,) = rows_of("tables/facts.csv"), rows_of("tables/discrepancies.csv")
    assert fact["verdict"] == "contradicted"
    assert fact["evidence"].startswith("the ministry, ")
    assert (found["type"], found["fact_id"]) == ("reference", fact["fact_id"])


def test_reference_that_cannot_be_read() -> None:
    done = run(stories(), "--reference", write("broken.csv", "subject\nHalvorsund\n"), "-o", "tables")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: broken.csv")
    assert not Path("tables").exists()


def test_settings_of_the_folder() -> None:
    """References, base currency and accepted findings as for `claims check`; what is accepted is not counted."""
    rents = {"text": "Rents in Halvorsund rose 50%, from £800 to £900.", "published": "2025-03-10"}
    write("rents.jsonl", json.dumps(rents))
    run("rents.jsonl", "-o", "tables")
    (found,) = rows_of("tables/discrepancies.csv")
    assert found["accepted"] == ""
    write("claims.toml", f'base_currency = "GBP"\n[[accept]]\nid = "{found["discrepancy_id"]}"\nreason = "as told"\n')
    done = run("rents.jsonl", "-o", "tables")
    assert done.stderr.splitlines()[-1] == "0 errors, 0 warnings, 0 notes, 1 accepted: discrepancies.csv"
    (again,) = rows_of("tables/discrepancies.csv")
    assert again == found | {"accepted": "as told"}
    assert set(read_table("tables/claims.csv")["base_unit"]) == {"percent", "GBP"}
    run("rents.jsonl", "-o", "tables", "--base-currency", "EUR")
    assert set(read_table("tables/claims.csv")["base_unit"]) == {"percent", "EUR"}
    write("claims.toml", 'reference = ["nowhere.csv"]\n')
    done = run("rents.jsonl", "-o", "tables")
    assert (done.exit_code, done.stderr.splitlines()[0]) == (
        2,
        "error: nowhere.csv: no such file or folder: check the name",
    )


def test_same_claims_as_from_python() -> None:
    run(write("port.txt", STORY), "-o", "tables")
    table = extract(Path("port.txt"))
    assert read_table("tables/claims.csv").equals(table)


def test_no_claims_at_all() -> None:
    assert run(write("rain.txt", "It rained."), "-o", "tables").exit_code == 0
    assert len(read_table("tables/claims.csv")) == 0
    assert Path("tables/facts.csv").read_text() == ",".join(Fact._fields) + "\n"
    assert Path("tables/discrepancies.csv").read_text() == ",".join(Discrepancy._fields) + "\n"


def test_standard_input() -> None:
    assert run("-", "-o", "tables", input=STORY).exit_code == 0
    assert set(read_table("tables/claims.csv")["article_id"]) == {"stdin"}


def test_the_same_tables_every_time() -> None:
    for folder in ("first", "second"):
        run(stories(), "-o", folder)
    for name in TABLES:
        assert Path("first", name).read_bytes() == Path("second", name).read_bytes()


def test_no_sentence() -> None:
    """Only the column is empty, and no article in the report: facts are found by the sentences all the same."""
    write(f"{stories()}/fog.txt", f"{STORY} Fog held the ferry back.")
    run("news", "-o", "with")
    run("news", "-o", "without", "--no-sentence")
    assert set(read_table("without/claims.csv")["sentence"]) == {""}
    assert "the ferry" not in Path("without/report.html").read_text(encoding="utf-8")
    for name in ("facts.csv", "discrepancies.csv"):
        assert Path("with", name).read_bytes() == Path("without", name).read_bytes()


def test_the_report_shows_whole_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    write("news/port.txt", f"{STORY}\n\nFog held the ferry back.")
    run("news", "-o", "tables")
    assert "Fog held the ferry back." in Path("tables/report.html").read_text(encoding="utf-8")
    monkeypatch.setattr(reading, "MOST_KEPT", len(STORY))
    run("news", "-o", "small")
    page = Path("small/report.html").read_text(encoding="utf-8")
    assert "Fog" not in page
    assert "Of 1 article only the sentences that hold figures are shown." in page
    assert "ships came" in page


def test_base_currency() -> None:
    write("port.jsonl", json.dumps({"published": "2024-12-31", "text": "Dues of $3 million were paid."}))
    run("port.jsonl", "--base-currency", "EUR", "-o", "tables")
    (fact,) = rows_of("tables/facts.csv")
    assert fact["base_unit"] == "EUR"
    assert float(fact["low_stated"]) == pytest.approx(3e6 / 1.0389)
    assert run("port.jsonl", "--base-currency", "ABC", "-o", "other").exit_code == 2
    assert not Path("other").exists()


# Where the tables go


def test_folder_that_is_there_keeps_its_other_files() -> None:
    write("tables/notes.txt", "mine")
    assert run(stories(), "-o", "tables").exit_code == 0
    assert names_in("tables") == sorted([*FILES, "notes.txt"])


@pytest.mark.parametrize("folder", [".", "news", "news/", "../news"])
def test_tables_beside_their_articles(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run knows its own tables, and neither reads nor mentions them."""
    stories()
    monkeypatch.chdir("news" if folder in (".", "../news") else ".")
    first = run(folder, "-o", folder)
    again = run(folder, "-o", folder)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "warning: " not in again.stderr
    assert again.stderr.startswith("2 articles,") and "0 records skipped" in again.stderr
    assert len(read_table(Path(folder, "claims.csv"))) == 6


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["news", "-o", "file"], "file: a file: name a folder"),
        (["news", "-o", "nowhere/tables"], "nowhere/tables: the folder above it does not exist"),
        (["news", "-o", "x" * 300], f"{'x' * 300}: no folder can be made there"),
        (["news", "-o", "tables\0"], "tables"),
        (["news"], "Missing option '-o' / '--output'. See claims run --help"),
        (["-o", "tables"], "Missing argument 'INPUT...'. See claims run --help"),
        (["tables/claims.csv", "-o", "tables"], "tables/claims.csv: an input as well: write the table elsewhere"),
        (["nowhere.txt", "-o", "tables"], "nowhere.txt: no such file or folder"),
    ],
)
def test_wrong_use(arguments: list[str], message: str) -> None:
    stories()
    write("file", "mine")
    write("tables/claims.csv", "text\nWe saw 5 cats.\n")
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {message}")
    assert len(done.stderr.splitlines()) == 1
    assert Path("file").read_text() == "mine"
    assert names_in("tables") == ["claims.csv"]
    assert Path("tables/claims.csv").read_text() == "text\nWe saw 5 cats.\n"


def test_folder_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    stories()
    monkeypatch.setattr(Path, "mkdir", denied)
    done = run("news", "-o", "tables")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: tables: no folder can be made there")


def test_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    stories()
    write("tables/claims.csv", "old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    done = run("news", "-o", "tables")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: tables")
    assert names_in("tables") == ["claims.csv"]
    assert Path("tables/claims.csv").read_text() == "old"


@pytest.mark.parametrize(
    "place",
    [
        "checks.check.facts",
        "checks.check.results",
        "claims.output.csv_lines",
        "claims.output.lines_of_csv",
        "checks.tracker.runs.write_state",
    ],
)
def test_full_disk_and_the_like(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is found and written before the first table takes its place."""

    def fails(*_: object) -> None:
        raise OutputError("tables: cannot be written")

    stories()
    for name in TABLES:
        write(f"tables/{name}", "old")
    monkeypatch.setattr(place, fails)
    done = run("news", "-o", "tables")
    assert (done.exit_code, done.stdout) == (2, "")
    assert names_in("tables") == TABLES
    assert {Path("tables", name).read_text(encoding="utf-8") for name in TABLES} == {"old"}


@pytest.mark.parametrize("name", FILES)
def test_folder_in_the_place_of_a_table(name: str) -> None:
    """Told before anything is read or written."""
    Path("tables", name).mkdir(parents=True)
    done = run(stories(), "-o", "tables")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{name}: a folder" in done.stderr
    assert names_in("tables") == [name]


# Old tables stay when something goes wrong


def test_unreadable_input_leaves_the_old_tables() -> None:
    for name in TABLES:
        write(f"tables/{name}", "old")
    done = run(stories(), "nowhere.txt", "-o", "tables")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("error: nowhere.txt: ")
    assert {Path("tables", name).read_text() for name in names_in("tables")} == {"old"}
    assert names_in("tables") == TABLES


def test_error_in_the_midst_of_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def articles(*_: object) -> Any:
        yield Article("port", STORY)
        raise InputError("port.txt: torn")

    monkeypatch.setattr("claims.commands.run.articles_in", articles)
    write("tables/claims.csv", "old")
    done = run(stories(), "-o", "tables")
    assert (done.exit_code, done.stderr) == (2, "error: port.txt: torn\n")
    assert names_in("tables") == ["claims.csv"]
    assert Path("tables/claims.csv").read_text() == "old"


def test_strict_stops_at_what_cannot_be_read() -> None:
    write("cats.jsonl", json.dumps({"text": "We saw 5 cats."}) + "\n{\n")
    done = run("cats.jsonl", "--strict", "-o", "tables")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: cats.jsonl:2: not JSON")
    assert not Path("tables").exists()
    done = run("cats.jsonl", "-o", "tables")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("warning: cats.jsonl:2: not JSON")
    assert "1 record skipped" in done.stderr


def test_ctrl_c() -> None:
    write("tables/claims.csv", "old")
    with subprocess.Popen(
        [*COMMAND, "run", "-", "-o", "tables"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # no threads here
    ) as started:  # fmt: skip
        assert started.stdin is not None and started.stderr is not None and started.stdout is not None
        started.stdin.write((json.dumps({"text": "We saw 5 cats."}) + "\n") * 20_000)  # more than a pipe holds,
        started.stdin.flush()  # so that here it is in the midst of reading
        started.send_signal(signal.SIGINT)
        assert started.stderr.read().split() == ["stopped"]
        assert started.stdout.read() == ""
        assert started.wait(timeout=20) == 130
    assert names_in("tables") == ["claims.csv"]
    assert Path("tables/claims.csv").read_text() == "old"


def test_help() -> None:
    done = run("--help")
    assert done.exit_code == 0
    assert "claims run archive/ -o tables/" in done.stdout
