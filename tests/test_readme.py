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
from claims.extract import claims_of, linked
from claims.facts import facts
from claims.records import Article
from tests.worked import type_as_written

_ROOT = Path(__file__).parents[1]
_README = (_ROOT / "README.md").read_text(encoding="utf-8")
_SET_UP = "python3 -m venv .venv && "


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", _README, re.DOTALL)


def _commands() -> list[str]:
    return [line for block in _blocks("sh") for line in block.splitlines() if line]


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


def test_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    assert "```python" in _README
    type_as_written(_README)


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


def _table(name: str) -> tuple[list[str], list[list[str]]]:
    """The names and rows of the README's table whose first column has that name."""
    lines = _README[_README.index(f"\n| {name} |") + 1 :].partition("\n\n")[0].splitlines()
    names, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return names, rows


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
    (folder / "more.jsonl.gz").write_bytes(gzip.compress(record.encode()))
