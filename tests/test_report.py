"""The command `claims report`: what it takes, where the page goes, and how it ends."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claims import cli

MONDAY = "The port of Halvorsund handled 1.42 million containers in 2025."
TUESDAY = "Halvorsund's port handled 1.24 million containers in 2025. It rained."


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/monday.txt").write_text(MONDAY, encoding="utf-8")
    Path("news/tuesday.txt").write_text(TUESDAY, encoding="utf-8")


def command(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments, prog_name="claims")


def finding(name: str = "report.html") -> str:
    """The id of the one finding in a page."""
    [found] = set(re.findall(r'id="finding-([0-9a-f]{16})"', Path(name).read_text(encoding="utf-8")))
    return str(found)


def test_page_is_written_whatever_is_found() -> None:
    done = command("report", "news", "-o", "report.html")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert "It rained." in Path("report.html").read_text(encoding="utf-8")
    assert finding()


def test_same_page_on_standard_output() -> None:
    command("report", "news", "-o", "report.html")
    assert command("report", "news", "-o", "-").stdout == Path("report.html").read_text(encoding="utf-8")


def test_second_page_does_not_read_the_first() -> None:
    for _ in range(2):
        assert command("report", "news", "-o", "news/report.html").exit_code == 0
    assert "in 2 articles" in Path("news/report.html").read_text(encoding="utf-8")


def test_page_of_a_table_has_the_sentences() -> None:
    command("extract", "news", "-o", "claims.csv")
    command("report", "news", "-o", "report.html")
    assert command("report", "claims.csv", "-o", "table.html").exit_code == 0
    assert finding("table.html") == finding()
    words = Path("table.html").read_text(encoding="utf-8")
    assert "It rained." not in words
    assert TUESDAY.removesuffix(" It rained.").split("1.24")[1][-8:] in words


def test_accepted_findings_of_the_settings() -> None:
    command("report", "news", "-o", "report.html")
    Path("claims.toml").write_text(f'[[accept]]\nid = "{finding()}"\nreason = "as counted"\n', encoding="utf-8")
    command("report", "news", "-o", "report.html")
    words = Path("report.html").read_text(encoding="utf-8")
    assert "Accepted: <bdi>as counted</bdi>" in words
    assert "None of them contradicts another." in words


def test_records_that_cannot_be_read_are_told() -> None:
    records = [json.dumps({"id": "a", "text": MONDAY}), "{"]
    Path("news.jsonl").write_text("\n".join(records), encoding="utf-8")
    done = command("report", "news.jsonl", "-o", "report.html")
    assert done.stderr.startswith("warning: news.jsonl:2: ")
    assert "1 record could not be read." in Path("report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["news"], "Missing option '-o'"),
        (["nowhere", "-o", "report.html"], "nowhere: no such file or folder"),
        (["news", "-o", "nowhere/report.html"], "nowhere/report.html: its folder does not exist"),
        (["news/monday.txt", "-o", "news/monday.txt"], "news/monday.txt: an input as well"),
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], message: str) -> None:
    done = command("report", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {message}")
    assert len(done.stderr.splitlines()) == 1
