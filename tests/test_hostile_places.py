"""Places that cannot be written, for every command: one line, exit status 2, and nothing left there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claims import cli
from claims.text.limits import MOST_TEXT

STORY = "Halvorsund's port handled 1.24 million containers in 2025."
TUESDAY = "The port of Halvorsund handled 1.42 million containers in 2025."
FULL = "/dev/full"
FILES = ("extract news -o {}", "check news -o {}", "report news -o {}")
FOLDERS = ("run news -o {}", "export claims.csv --to sqlite -o {}", "check news --data-docs {}")
PRINTED = ("extract news", "check news", "check news --format sarif", "explain 12%", "report news -o -", "--version",
           "extract --help")  # fmt: skip


@pytest.fixture(autouse=True)
def with_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/a.txt").write_text(STORY)
    Path("news/b.txt").write_text(TUESDAY)
    Path("file").write_text("mine")
    Path("folder.csv").mkdir()
    Path("folder.csv/notes.txt").write_text("mine")  # an empty one would take the parts of a table
    os.mkfifo("pipe.csv")
    assert run("extract news -o claims.csv").exit_code == 0


def run(command: str, place: str = "") -> Result:
    return CliRunner().invoke(cli.main, [word.format(place) for word in command.split()], prog_name="claims")


def all_here() -> list[str]:
    return sorted(str(path) for path in Path().rglob("*"))


@pytest.mark.parametrize("command", FILES)
@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("folder.csv", "folder.csv: a folder: name a file in it"),
        ("file/claims.csv", "file/claims.csv: its folder is a file: choose another"),
        ("none/claims.csv", "none/claims.csv: its folder does not exist: make it, or choose another"),
        ("pipe.csv", "pipe.csv: a pipe or device: leave out -o to write to standard output"),
    ],
)
def test_no_place_for_a_file(command: str, place: str, message: str) -> None:
    is_refused(command, place, message)


@pytest.mark.parametrize("command", FOLDERS)
@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("file", "file: a file: name a folder"),
        ("file/tables", "file/tables: what stands above it is a file: choose another place"),
        ("none/tables", "none/tables: the folder above it does not exist: make it, or choose another"),
        ("pipe.csv", "pipe.csv: a file: name a folder"),
    ],
)
def test_no_place_for_a_folder(command: str, place: str, message: str) -> None:
    is_refused(command, place, message)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder in which nobody may make files")
@pytest.mark.parametrize(
    ("command", "place"),
    [
        *[(command, "/proc/claims.csv") for command in FILES],
        *[(command, "/proc") for command in FOLDERS],
    ],
)
def test_a_folder_in_which_nobody_may_make_files(command: str, place: str) -> None:
    is_refused(command, place, "/proc")


def is_refused(command: str, place: str, message: str) -> None:
    before = all_here()
    done = run(command, place)
    assert done.exit_code == 2, done.output
    [line] = done.stderr.splitlines()
    assert line.startswith(f"error: {message}")
    assert (all_here(), Path("file").read_text()) == (before, "mine")


@pytest.mark.skipif(not Path(FULL).exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("command", PRINTED)
def test_standard_output_that_is_full(command: str) -> None:
    root = str(Path(cli.__file__).parents[1])
    with Path(FULL).open("w") as full:
        words = [sys.executable, "-m", "claims.cli", *command.split()]
        done = subprocess.run(
            words, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env={**os.environ, "PYTHONPATH": root}
        )
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert done.stderr.startswith("error: standard output: cannot be ")


# The limit on what one article may be


@pytest.mark.parametrize("command", ["extract {}", "check {}", "report {} -o page.html", "run {} -o tables"])
def test_most_text(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MOST_TEXT, "1")  # and put back at the end
    Path("news/long.txt").write_text("x" * 2**20 + " 5 cats")
    assert "news/long.txt: more than 1 MB in one article" in run(command, "news").stderr
    assert "more than" not in run(f"{command} --most-text 2", "news").stderr
    assert os.environ[MOST_TEXT] == "2"


@pytest.mark.parametrize("said", ["0", "1025", "ten"])
def test_most_text_that_is_none(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MOST_TEXT, "")
    done = run(f"extract news --most-text {said}")
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert done.stderr.startswith("error: Invalid value for '--most-text'")
