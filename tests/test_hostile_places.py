"""Places that cannot be written, for every command: one line, exit status 2, and nothing left there."""

import os
import signal
import subprocess
import sys
import time
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


# Files that are read whole


BESIDE = {
    "table.csv": "--reference {}",
    "suite.json": "--suite {}",
    "own/units.csv": "--lexicon own",
    "claims.toml": "",
}


@pytest.mark.parametrize(("name", "option"), BESIDE.items())
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "large"])
def test_what_is_no_file_or_too_large_to_be_settings(
    name: str, option: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link in a project may lead to a device that never ends, and a pipe keeps whoever reads it waiting."""
    monkeypatch.delenv("CLAIMS_LEXICON", raising=False)
    place = Path(name)
    place.parent.mkdir(exist_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "device":
        place.symlink_to("/dev/zero")
    elif kind == "folder":
        place.mkdir()
    else:
        with place.open("wb") as stream:
            stream.truncate(11 * 2**20)
    done = run(f"check news {option}", name)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert done.stderr.startswith(f"error: {name}: ")


@pytest.mark.parametrize(
    "words", ["a = " + "[" * 5000, "a = " + "9" * 5000, "a = " + "{a = " * 3000 + "1" + "}" * 3000]
)
def test_settings_that_are_too_deep_or_too_long(words: str) -> None:
    Path("claims.toml").write_text(words)
    done = run("check news")
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert done.stderr.startswith("error: claims.toml: no settings look like that")


def test_claims_that_are_too_deep() -> None:
    Path("claims.jsonl").write_text('{"claim_id": ' + "[" * 100_000)
    done = run("check claims.jsonl")
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith("error: claims.jsonl: no claims table (line 1 is not JSON")


def test_claims_in_one_endless_line() -> None:
    with Path("claims.jsonl").open("wb") as stream:
        stream.write(b'{"claim_id": "')
        stream.truncate(33 * 2**20)
    done = run("check claims.jsonl")
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith("error: claims.jsonl: no claims table (line 1 has more than 32 MB)")


# What ends a command


@pytest.mark.parametrize(
    "words",
    [
        ["extract", ""],
        ["extract", "news", "-o", ""],
        ["check", "news", "-o", ""],
        ["check", "news", "--data-docs", ""],
        ["check", "news", "--reference", ""],
        ["report", "news", "-o", ""],
        ["run", "", "-o", "tables"],
        ["extract", "", "-o", "parts/"],
        ["run", "news", "-o", ""],
        ["export", "claims.csv", "--to", "sqlite", "-o", ""],
    ],
)
def test_no_name_is_not_the_current_folder(words: list[str]) -> None:
    """As a script writes where a variable is empty: "$NAME"."""
    before = all_here()
    done = CliRunner().invoke(cli.main, words, prog_name="claims")
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert done.stderr.startswith('error: "": no')
    assert all_here() == before


def test_memory_that_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("claims.commands.working.claims_of", none_left)
    done = run("extract news -o {}", "other.csv")
    assert (done.exit_code, done.stderr) == (
        2,
        "error: not enough memory: give it less at a time, or fewer --workers\n",
    )
    assert not Path("other.csv").exists()


def test_a_request_to_end_leaves_nothing_behind() -> None:
    """As of `kill` or `timeout`: a reader of standard input waits, with the file for its table begun."""
    before = all_here()
    root = str(Path(cli.__file__).parents[1])
    words = [sys.executable, "-m", "claims", "check", "-", "--data-docs", "docs"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}
    ) as started:
        assert started.stdin is not None
        started.stdin.write(b"Rents rose 5%.")
        started.stdin.flush()
        time.sleep(2)  # until it listens; a signal before that ends Python itself
        started.send_signal(signal.SIGTERM)
        started.communicate()
    assert started.returncode in (128 + signal.SIGTERM, -signal.SIGTERM)
    assert all_here() == before


@pytest.mark.parametrize("command", ["run bad.jsonl -o tables", "run none.txt -o tables", "extract none.txt -o parts/"])
def test_input_that_cannot_be_read_leaves_no_folder(command: str) -> None:
    Path("bad.jsonl").write_text("no JSON\n")
    before = all_here()
    assert run(command).exit_code == 2
    assert all_here() == before


def test_a_folder_that_was_there_stays() -> None:
    Path("tables").mkdir()
    assert run("run none.txt -o tables").exit_code == 2
    assert Path("tables").is_dir()
