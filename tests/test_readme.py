"""Every command of the README does what it says: a reader types them as written."""

import gzip
import json
import os
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import claims
from checks.check import checked
from checks.reading import read
from checks.records import TYPES
from claims.extract import claims_of, linked
from claims.facts import facts
from claims.normalise import BASE_CURRENCY
from claims.records import Article
from claims.table import COLUMNS

_ROOT = Path(__file__).parents[1]
_README = (_ROOT / "README.md").read_text(encoding="utf-8")
_CUT = "-- cut --"  # between the outputs of two commands
_SET_UP = "python3 -m venv .venv && "


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", _README, re.DOTALL)


def _commands() -> list[str]:
    return [line for block in _blocks("sh") for line in block.splitlines() if line]


def _table(name: str) -> tuple[list[str], list[list[str]]]:
    """The names and rows of the README's table whose first column has that name."""
    lines = _README[_README.index(f"\n| {name} |") + 1 :].partition("\n\n")[0].splitlines()
    names, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return names, rows


_TYPES = _table("type")[1]


def test_ci_runs_the_set_up_commands() -> None:
    set_up = [command for command in _commands() if command.startswith(_SET_UP)]
    assert len(set_up) == 2  # the main job and the tests
    script = (_ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert all(command in script for command in set_up)


@pytest.mark.parametrize("command", [command for command in _commands() if not command.startswith(_SET_UP)])
def test_command(command: str, tmp_path: Path) -> None:
    _articles(tmp_path)
    words = shlex.split(command)
    assert words[0] in ("claims", "python"), f"what is {words[0]}?"
    call = ["-c", "from claims.cli import main; main()"] if words[0] == "claims" else []
    done = subprocess.run(
        [sys.executable, *call, *words[1:]],
        cwd=tmp_path if words[0] == "claims" else _ROOT,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what a reader types, with the command `claims` at hand."""
    program = tmp_path / "bin" / "claims"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m claims.cli "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(_ROOT))
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def _typed(block: str) -> list[tuple[str, str]]:
    """The commands of a block with what each of them prints."""
    parts = re.split(r"^\$ (.+)\n", block, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.skipif(os.name != "posix", reason="the commands are those of a shell")
@pytest.mark.parametrize("block", _blocks("console"))
def test_console(block: str, machine: Path) -> None:
    """Commands that print, or end with another status than 0: their output is as shown, all of it."""
    typed = _typed(block)
    assert typed
    script = "\n".join(f"{command}\nstatus=$?; echo {_CUT}; (exit $status)" for command, _ in typed)
    done = subprocess.run(["sh", "-c", script], cwd=machine, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.split(f"{_CUT}\n")[:-1] == [output for _, output in typed]


@pytest.mark.skipif(os.name != "posix", reason="the commands are those of a shell")
def test_finding_of_the_example_can_be_accepted(machine: Path) -> None:
    (settings,) = _blocks("toml")
    (machine / "claims.toml").write_text(settings, encoding="utf-8")
    commands = [command for command, _ in _typed(_blocks("console")[0]) if not command.startswith("echo $?")]
    done = subprocess.run(["sh", "-c", "\n".join(commands)], cwd=machine, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("accepted: conflict ")


def test_every_type_of_finding_is_told() -> None:
    assert sorted(kind for kind, _, _ in _TYPES) == sorted(TYPES)


@pytest.mark.parametrize(("kind", "severity", "example"), [row for row in _TYPES if row[0] != "reference"])
def test_type_of_finding(kind: str, severity: str, example: str) -> None:
    articles = [
        Article(str(day), text, published=date(2026, 3, day)) for day, text in enumerate(example.split(" / "), 10)
    ]
    given = read(articles, BASE_CURRENCY, lambda *_: None)
    found = checked(given.claims, given.relations).discrepancies
    assert [(each.type, each.severity) for each in found] == [(kind, severity)]


def test_python() -> None:
    for block in _blocks("python"):
        exec(compile(block, "README.md", "exec"), {})  # our own README: what a reader pastes


def test_example_reads_as_the_table_says() -> None:
    quote = re.search(r"^> (.+)$", _README, re.MULTILINE)
    assert quote is not None
    names, rows = _table("quote")
    table = claims.extract(quote.group(1))[names]
    assert rows == [[_shown(value) for value in row] for row in table.itertuples(index=False)]


def test_facts_are_as_the_table_says() -> None:
    texts = re.findall(r"^- (.+)$", _README.partition("\n## Facts\n")[2], re.MULTILINE)[:2]
    articles = [Article(f"{day}", text, published=date(2026, 3, day)) for day, text in enumerate(texts, 10)]
    found = facts(linked(claim for article in articles for claim in claims_of(article)))
    names, rows = _table("subject")
    assert sorted(rows) == sorted([_shown(getattr(fact, name)) for name in names] for fact in found)


def _shown(value: object) -> str:
    """A cell as the README prints it."""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return "" if pd.isna(value) else f"{value:.15g}" if isinstance(value, float) else str(value)


def _articles(folder: Path) -> None:
    """The files that the commands name."""
    (folder / "articles").mkdir()
    (folder / "articles" / "rents.txt").write_text("Rents rose 4% to £900 a month.", encoding="utf-8")
    record = json.dumps({"id": "jobs", "text": "The plant will employ 240 people."})
    (suite,) = _blocks("json")
    (folder / "house.json").write_text(suite, encoding="utf-8")
    (folder / "claims.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    (folder / "more.jsonl.gz").write_bytes(gzip.compress(record.encode()))
