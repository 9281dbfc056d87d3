"""The command `claims check`: what it takes, what it finds, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import claims
from claims import cli

MONDAY = "The port of Halvorsund handled 1.42 million containers in 2025."
TUESDAY = "Halvorsund's port handled 1.24 million containers in 2025."
ROUNDED = "Halvorsund's port handled 1.4 million containers in 2025."
RENTS = "Rents in Halvorsund rose 50%, from £800 to £900."
HEDGED = "They see hundreds of billions of euros/dollars rolling in."
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


def news(*texts: str) -> str:
    """A folder with an article for each text."""
    for number, text in enumerate(texts, 1):
        write(f"news/{number}.txt", text)
    return "news"


def command(*arguments: str, **settings: Any) -> Result:
    return CliRunner().invoke(cli.main, arguments, prog_name="claims", **settings)


def check(*arguments: str, **settings: Any) -> Result:
    return command("check", *arguments, **settings)


def report(*arguments: str, **settings: Any) -> Any:
    """What the check tells as JSON."""
    return json.loads(check(*arguments, "--format", "json", **settings).stdout)


def found(*arguments: str) -> list[tuple[str, str]]:
    """Id and type of each finding."""
    return [(each["discrepancy_id"], each["type"]) for each in report(*arguments)["discrepancies"]]


# How it ends


@pytest.mark.parametrize(
    ("texts", "arguments", "status"),
    [
        ([MONDAY, TUESDAY], [], 1),
        ([MONDAY, ROUNDED], [], 0),
        ([MONDAY, MONDAY], [], 0),
        ([RENTS], [], 1),
        ([RENTS], ["--fail-on", "info"], 1),
        ([HEDGED], [], 0),
        ([HEDGED], ["--fail-on", "warning"], 0),
        ([HEDGED], ["--fail-on", "info"], 1),
        (["It rained."], ["--fail-on", "info"], 0),
    ],
)
def test_exit_status(texts: list[str], arguments: list[str], status: int) -> None:
    done = check(news(*texts), *arguments)
    assert (done.exit_code, done.stderr) == (status, "")


def test_exit_status_of_a_process() -> None:
    done = subprocess.run([*COMMAND, "check", news(MONDAY, TUESDAY)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("Halvorsund's port: containers handled\nerror: conflict: ")
    assert done.stdout.splitlines()[-1].startswith("1 error, 0 warnings, 0 info; ")


def test_nothing_found_is_one_line() -> None:
    done = check(news(MONDAY, ROUNDED))
    assert done.stdout == ("0 errors, 0 warnings, 0 info; 1 relation compared among 2 claims on 1 fact in 2 articles\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "nowhere: no such file or folder"),
        (["news", "nowhere.csv"], "nowhere.csv: no such file or folder"),
        (["empty"], "empty: no article in it"),
        (["facts.csv"], "facts.csv: no column named text"),
        (["torn.csv"], "torn.csv: no claims table ("),
        (["--strict", "news", "torn.jsonl"], "torn.jsonl:1: not JSON"),
        (["news", "-o", "."], ".: a folder: name a file in it"),
        (["news", "-o", "nowhere/report.txt"], "nowhere/report.txt: its folder does not exist"),
        (["news/1.txt", "-o", "news/1.txt"], "news/1.txt: an input as well: write the report elsewhere"),
        (["news", "--data-docs", "facts.csv"], "facts.csv: a file: name a folder"),
        (["news", "--data-docs", "nowhere/docs"], "nowhere/docs: the folder above it does not exist"),
        (["news", "--data-docs", "."], ".: with an input in it: write the pages elsewhere"),
        (["news", "--reference", "nowhere.csv"], "nowhere.csv: no such file or folder"),
        (["news", "--reference", "facts.csv"], "facts.csv:"),
        (["news", "--suite", "nowhere.json"], "nowhere.json: no such file or folder"),
        (["news", "--suite", "facts.csv"], "facts.csv: line 1: not JSON"),
        (["news", "--format", "xml"], "Invalid value for '--format': 'xml' is not one of"),
        (["news", "--fail-on", "never"], "Invalid value for '--fail-on': 'never' is not one of"),
        (["news", "--base-currency", "ABC"], "Invalid value for '--base-currency': ABC is no currency"),
        ([], "Missing argument 'INPUT...'. See claims check --help"),
    ],
)
def test_wrong_use(arguments: list[str], message: str) -> None:
    news(MONDAY, TUESDAY)
    Path("empty").mkdir()
    write("facts.csv", "fact_id,subject\nf,Halvorsund\n")
    write("torn.csv", "claim_id,article_id\nc,a\n")
    write("torn.jsonl", "{\n")
    before = sorted(Path().rglob("*"))
    done = check(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {message}")
    assert len(done.stderr.splitlines()) == 1
    assert sorted(Path().rglob("*")) == before
    assert Path("news/1.txt").read_text() == MONDAY


def test_a_record_that_cannot_be_read_is_left_out() -> None:
    done = check(news(MONDAY, TUESDAY), write("torn.jsonl", "{\n" + json.dumps({"text": "We saw 5 cats."})))
    assert done.exit_code == 1
    assert done.stderr.startswith("warning: torn.jsonl:1: not JSON") and len(done.stderr.splitlines()) == 1
    assert "among 3 claims" in done.stdout


def test_place_for_the_report_is_checked_before_reading() -> None:
    """Standard input is still open here: a command that read it first would wait for ever."""
    called = [*COMMAND, "check", "-", "-o", "nowhere/report.txt"]
    with subprocess.Popen(called, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.wait(timeout=30) == 2


def test_reader_that_leaves() -> None:
    """As in `claims check news | head -1`: no traceback, and what was found counts all the same."""
    with subprocess.Popen(
        [*COMMAND, "check", news(MONDAY, TUESDAY)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as started:
        assert started.stdout is not None and started.stderr is not None
        started.stdout.close()
        errors = started.stderr.read()
        assert started.wait(timeout=60) == 1
    assert errors == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is found on Linux only")
def test_standard_output_that_is_full() -> None:
    called = [*COMMAND, "check", news(MONDAY, TUESDAY)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(called, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "error: standard output: cannot be written (No space left on device): free the disk\n"


# What it takes


def test_any_mix_of_inputs() -> None:
    news(MONDAY)
    command("extract", write("tuesday.txt", TUESDAY), "-o", "tuesday.csv")
    alone = found("news", "tuesday.txt")
    assert [kind for _, kind in alone] == ["conflict"]
    assert found("news", "tuesday.csv") == alone
    assert found("tuesday.csv", "news") == alone
    told = report("news/1.txt", "-", "tuesday.csv", input="We saw 5 cats.")
    assert [each["type"] for each in told["discrepancies"]] == ["conflict"]
    assert (told["summary"]["articles"], told["summary"]["claims"]) == (3, 3)


def test_standard_input() -> None:
    told = report("-", input=RENTS)
    assert [each["type"] for each in told["discrepancies"]] == ["growth"]
    assert report("-", "--data-docs", ".", input=RENTS) == told


@pytest.mark.parametrize("name", ["claims.csv", "claims.csv.gz", "claims.jsonl", "claims.parquet"])
def test_articles_and_the_table_of_them_give_the_same(name: str) -> None:
    command("extract", news(MONDAY, TUESDAY, RENTS, HEDGED), "-o", name)
    of_articles = found("news")
    assert [kind for _, kind in of_articles] == ["conflict", "growth", "ambiguous"]
    assert found(name) == of_articles


def test_table_of_a_run() -> None:
    """Its facts are kept, so that they need no sentences."""
    command("run", news(MONDAY, TUESDAY), "--no-sentence", "-o", "tables")
    assert found("tables/claims.csv") == found("news")


def test_tables_of_several_runs() -> None:
    """Neither run knows of the other's articles, so facts are linked anew."""
    for name, text in (("monday", MONDAY), ("tuesday", TUESDAY)):
        command("run", write(f"{name}.txt", text), "-o", name)
    both = found("monday/claims.csv", "tuesday/claims.csv")
    assert [kind for _, kind in both] == ["conflict"]
    assert both == found("monday.txt", "tuesday.txt")


def test_what_is_given_twice_counts_once() -> None:
    command("extract", news(MONDAY, TUESDAY), "-o", "claims.csv")
    command("extract", "news", "-o", "again.jsonl")
    once = report("claims.csv")
    assert report("claims.csv", "again.jsonl") == once
    assert report("news", "claims.csv")["summary"] == once["summary"]


def test_two_articles_under_one_id() -> None:
    """They are never compared as one."""
    command("extract", write("port.txt", MONDAY), "-o", "monday.csv")
    command("extract", write("port.txt", TUESDAY), "-o", "tuesday.csv")
    for inputs in (["monday.csv", "tuesday.csv"], ["port.txt", "monday.csv"]):
        done = check(*inputs)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(f"error: {inputs[1]}: other figures of 'port' are in an input before it")


def test_order_of_the_inputs_changes_nothing() -> None:
    texts = {"one.txt": MONDAY, "two.txt": TUESDAY, "three.txt": RENTS, "four.txt": HEDGED}
    names = [write(name, text) for name, text in texts.items()]
    first = check(*names)
    assert check(*reversed(names)).stdout == check(*names[2:], *names[:2]).stdout == first.stdout
    assert check(".").stdout == first.stdout


def test_from_python() -> None:
    write("news.txt", RENTS)
    table = claims.check(claims.extract(Path("news.txt")))
    assert list(zip(table["discrepancy_id"], table["type"], strict=True)) == found("news.txt")
    assert len(claims.check(claims.extract("It rained."))) == 0


# What else it asks


def test_reference() -> None:
    columns = "subject,measure,period,value,unit,basis,stated_on,source"
    row = "Norway,defence expenditure,2024,2.2,percent of GDP,,2025-01-01,the ministry"
    write("budget.csv", f"{columns}\n{row}\n")
    record = {"text": "Norway spent 2.9% of its GDP on defence in 2024.", "published": "2025-03-09"}
    write("norway.jsonl", json.dumps(record))
    assert found("norway.jsonl") == []
    (finding,) = report("norway.jsonl", "--reference", "budget.csv")["discrepancies"]
    assert finding["type"] == "reference" and "the ministry" in finding["message"]
    assert found("norway.jsonl", "--reference", "budget.csv", "--reference", "budget.csv") == [
        (finding["discrepancy_id"], "reference")
    ]
    write("norway.jsonl", json.dumps(record | {"text": "Norway spent 2.2% of its GDP on defence in 2024."}))
    assert found("norway.jsonl", "--reference", "budget.csv") == []


def suite(column: str, highest: float, severity: str = "critical") -> str:
    arguments = {"column": column, "max_value": highest}
    promise = {"type": "expect_column_max_to_be_between", "kwargs": arguments, "severity": severity}
    return write("house.json", json.dumps({"name": "house", "table": "claims", "expectations": [promise]}))


@pytest.mark.parametrize(
    ("highest", "severity", "status"), [(2e6, "critical", 0), (1e6, "critical", 1), (1e6, "warning", 0)]
)
def test_suite(highest: float, severity: str, status: int) -> None:
    done = check(news(MONDAY, ROUNDED), "--suite", suite("value", highest, severity))
    assert (done.exit_code, done.stderr) == (status, "")
    assert ("promise: claims: expect_column_max_to_be_between" in done.stdout) == (highest < 1.42e6)


def test_suite_of_an_unknown_column() -> None:
    done = check(news(MONDAY), "--suite", suite("worth", 2e6))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: house.json: ") and "worth" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_data_docs() -> None:
    done = check(news(MONDAY, TUESDAY), "--data-docs", "docs")
    assert (done.exit_code, done.stderr) == (1, "")
    assert "Halvorsund" in done.stdout
    assert "<html" in Path("docs/index.html").read_text(encoding="utf-8")


# Where the findings go


BEGINNINGS = {
    "text": "Halvorsund's port: containers handled\n", "json": "{\n", "sarif": "{\n", "junit": "<?xml ",
    "github": "::error ", "markdown": "#",
}  # fmt: skip


@pytest.mark.parametrize(("form", "beginning"), BEGINNINGS.items())
def test_formats(form: str, beginning: str) -> None:
    done = check(news(MONDAY, TUESDAY), "--format", form)
    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout.startswith(beginning)
    assert "\x1b" not in done.stdout


def test_report_in_a_file() -> None:
    done = check(news(MONDAY, TUESDAY), "-o", write("report", "old"))
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", "")
    assert Path("report").read_text(encoding="utf-8") == check("news").stdout


def test_report_beside_its_articles() -> None:
    """The second run knows its own report and pages, and reads neither for articles."""
    news(MONDAY, TUESDAY)
    Path("news").rename("stories")
    for place in ("stories/report.md", "stories/report.txt"):
        options = ["--format", "markdown", "-o", place, "--data-docs", "stories/docs"]
        assert check("stories", *options).exit_code == 1
        first = Path(place).read_text(encoding="utf-8")
        assert check("stories", *options).exit_code == 1
        assert Path(place).read_text(encoding="utf-8") == first
        Path(place).unlink()


# Settings of the folder


def test_settings() -> None:
    news(HEDGED)
    assert check("news").exit_code == 0
    write("claims.toml", 'fail_on = "info"\nformat = "github"\n')
    done = check("news")
    assert done.exit_code == 1
    assert done.stdout.startswith("::notice ")
    overruled = check("news", "--fail-on", "error", "--format", "text")
    assert overruled.exit_code == 0
    assert "info: ambiguous: " in overruled.stdout


def test_settings_of_a_project() -> None:
    news(HEDGED)
    write("pyproject.toml", '[project]\nname = "newsroom"\n[tool.claims]\nfail_on = "info"\n')
    assert check("news").exit_code == 1
    write("claims.toml", 'fail_on = "warning"\n')  # has the word where both are
    assert check("news").exit_code == 0


def test_settings_that_cannot_be_read() -> None:
    write("claims.toml", "fail_on = never\n")
    done = check(news(MONDAY))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: claims.toml:1: not TOML")


@pytest.mark.parametrize(
    ("expires", "status", "line"),
    [("", 0, "accepted: conflict "), ("expires = 2999-12-31\n", 0, "accepted: conflict "),
     ("expires = 2020-12-31\n", 1, "expired: ")],
)  # fmt: skip
def test_accepted(expires: str, status: int, line: str) -> None:
    news(MONDAY, TUESDAY)
    ((finding, _),) = found("news")
    write("claims.toml", f'[[accept]]\nid = "{finding}"\nreason = "without the ferry terminal"\n{expires}')
    done = check("news")
    assert done.exit_code == status
    (told,) = [each for each in done.stdout.splitlines() if each.startswith(line)]
    assert finding in told and "without the ferry terminal" in told


def test_accepted_and_gone() -> None:
    write("claims.toml", '[[accept]]\nid = "00112233aabbccdd"\nreason = "as told"\n')
    done = check(news(MONDAY, ROUNDED))
    assert done.exit_code == 0
    assert done.stdout.startswith("stale: ") and "00112233aabbccdd" in done.stdout


def test_help() -> None:
    done = check("--help")
    assert done.exit_code == 0
    assert "claims check articles/ --reference budget.csv --fail-on warning" in done.stdout


def test_half_a_character_in_python_is_checked() -> None:
    """An emoji that was cut in two: what surrounds it is read and checked all the same."""
    table = claims.check(claims.extract("\ud83d Rents in Halvorsund rose 50%, from £800 to £900\ud83d."))
    assert list(table["type"]) == ["growth"]
    assert list(claims.check(claims.extract("\ud83d Rents rose 12.5%, from £800 to £900\ud83d."))["type"]) == []
