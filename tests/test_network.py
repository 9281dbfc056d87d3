"""No command asks anything of a network, nor do the libraries behind it: every try would end these tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
# Python tells an audit hook of each of these before it happens, https://docs.python.org/3/library/audit_events.html
GUARD = """
import sys
asked = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")
def refuse(event, arguments):
    if event in asked:
        sys.stderr.write(f"asked of the network: {event} {arguments}\\n")
        raise OSError(event)
sys.addaudithook(refuse)
"""
COMMANDS = {
    "run": ("run", "news", "-o", "tables", "--reference", "port.csv"),
    "check": ("check", "news", "--data-docs", "docs", "--fail-on", "error", "-o", "findings.txt"),
    "report": ("report", "news", "-o", "report.html"),
    "extract": ("extract", "news", "-o", "claims.parquet"),
    "explain": ("explain", "Dues rose 12% to $3 million."),
    "export": ("export", "claims.csv", "--to", "croissant", "-o", "package", "--url", "https://example.org/"),
}


def process(code: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", GUARD + code, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    (folder / "news").mkdir()
    (folder / "news" / "a.html").write_text(
        '<html><head><link rel="stylesheet" href="https://example.org/a.css"><title>Port</title></head>'
        '<body><img src="https://example.org/a.png"><p>The port of Halvorsund took €3 million in dues in 2025.</p>'
    )
    (folder / "news" / "b.txt").write_text("---\npublished: 2026-03-09\n---\nDues rose 12% to $3 million.")
    (folder / "port.csv").write_text(
        "subject,measure,period,value,unit,basis,stated_on,source\n"
        "Halvorsund,dues,2025,3,EUR million,,2026-01-15,https://example.org/dues\n"
    )
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_no_connection_is_tried(name: str, work: Path) -> None:
    if name == "export":
        made = process("from claims.cli import main; main()", "extract", "news", "-o", "claims.csv", cwd=work)
        assert made.returncode == 0, made.stderr
    done = process("from claims.cli import main; main()", *COMMANDS[name], cwd=work)
    assert "asked of the network" not in done.stderr
    assert done.returncode == 0, done.stderr


def test_nor_in_python(work: Path) -> None:
    code = 'import claims; table = claims.extract("Dues rose 12% to €3 million."); claims.check(table)'
    done = process(f"{code}; table.claims.facts(); table.claims.html()", cwd=work)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "try_it",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://localhost:9/')",
    ],
)
def test_the_guard_sees_a_connection(try_it: str, work: Path) -> None:
    done = process(try_it, cwd=work)
    assert "asked of the network" in done.stderr
    assert done.returncode != 0
