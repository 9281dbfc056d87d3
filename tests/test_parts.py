"""A table in parts: one table for those who read it, whole parts only, and a killed run that goes on where it was."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet, table

import claims
from claims import cli, pool
from claims.manifest import Manifest
from claims.parts import batches
from claims.records import Article
from claims.table import COLUMNS, MANIFEST
from claims.text.files import InputError
from claims.together import alone_in
from tests.benchmarks.text import articles, write_articles

COMMAND = [sys.executable, "-m", "claims.cli"]
NEWS = "news.jsonl"
SIZE = "0.012"  # MB, of which the news below make
COUNT = 24  # articles
PARTS = 6
PATIENCE = 120.0  # seconds that nothing here takes on a machine that does nothing else


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    root = Path(cli.__file__).parents[1]
    monkeypatch.setenv("PYTHONPATH", f"{root}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    write_articles(articles(COUNT), Path(NEWS))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments, prog_name="claims")


def extract(output: str = "parts/", *options: str) -> Result:
    done = run("extract", NEWS, "-o", output, "--part-size", SIZE, *options)
    assert done.exit_code == 0, done.output
    return done


def contents(folder: str = "parts") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def part_names(count: int = PARTS) -> list[str]:
    return [f"part-{number:05d}.parquet" for number in range(count)]


def change(line: int, old: str, new: str) -> None:
    """Other words in one article of the news."""
    lines = Path(NEWS).read_text().splitlines(keepends=True)
    assert old in lines[line]
    lines[line] = lines[line].replace(old, new, 1)
    Path(NEWS).write_text("".join(lines))


# One table


def test_parts_are_one_table() -> None:
    extract()
    assert sorted(contents()) == sorted([*part_names(), MANIFEST])
    run("extract", NEWS, "-o", "whole.csv")
    whole = claims.read_table("whole.csv")
    assert len(whole) > 200
    assert claims.read_table("parts").equals(whole)
    assert claims.read_table(Path("parts/")).equals(whole)


def test_each_part_is_a_table() -> None:
    extract()
    first = claims.read_table("parts/part-00000.parquet")
    assert list(first.columns) == list(COLUMNS)
    assert list(first["article_id"]) == sorted(first["article_id"])


@pytest.mark.parametrize("options", [["--workers", "1"], ["--workers", "2"], ["--workers", "3"]])
def test_parts_are_the_same_whoever_makes_them(options: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    extract("alone/", "--workers", "1")
    monkeypatch.setattr(pool, "ENOUGH", 1)
    monkeypatch.setattr(pool, "BATCH", 7_000)
    extract("parts/", *options)
    assert contents() == contents("alone")


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([], []),
        ([1], [[1]]),
        ([9, 1, 10, 30, 9], [[9, 1], [10], [30], [9]]),
        ([9, 9, 9], [[9, 9], [9]]),
    ],
)
def test_where_parts_are_cut(lengths: list[int], expected: list[list[int]]) -> None:
    made = [Article(str(number), "x" * length) for number, length in enumerate(lengths)]
    assert [[len(article.text) for article in own] for _, own in batches(made, 10)] == expected


def test_an_article_without_figures_has_a_part() -> None:
    Path(NEWS).write_text(json.dumps({"text": "It rained."}) + "\n")
    assert extract().stderr.startswith("1 article, 0.0 KB, 0 claims")
    assert sorted(contents()) == [MANIFEST, "part-00000.parquet"]
    assert list(claims.read_table("parts").columns) == list(COLUMNS)
    assert len(claims.read_table("parts")) == 0


def test_commands_read_the_folder_as_one_table() -> None:
    extract()
    run("extract", NEWS, "-o", "whole.csv")
    told = {name: run("check", name) for name in ("parts/", "whole.csv")}
    assert len({done.exit_code for done in told.values()}) == 1
    assert len({done.stdout for done in told.values()}) == 1
    for name in ("parts/", "whole.csv"):
        assert run("export", name, "--to", "webannotation", "-o", name.strip("/") + ".out").exit_code == 0
    folders = ("parts.out", "whole.csv.out")
    assert len({Path(folder, "annotations.jsonld").read_bytes() for folder in folders}) == 1


def test_parts_of_another_program() -> None:
    """Spark names its parts in its own way, and leaves a mark beside them."""
    extract()
    Path("theirs").mkdir()
    for number, name in enumerate(part_names()):
        shutil.copy(Path("parts", name), f"theirs/part-{number:05d}-c0ffee.snappy.parquet")
    Path("theirs/_SUCCESS").touch()
    assert claims.read_table("theirs").equals(claims.read_table("parts"))


# Only the rest


def test_a_second_run_makes_nothing() -> None:
    extract()
    first, before = contents(), {path: path.stat().st_mtime_ns for path in Path("parts").iterdir()}
    done = extract()
    assert contents() == first
    assert {path: path.stat().st_mtime_ns for path in Path("parts").iterdir()} == before
    told, kept = done.stderr.splitlines()
    assert told.startswith(f"{COUNT} articles, ")
    assert kept == f"{PARTS} of {PARTS} parts were there already"


def test_counts_are_those_of_the_whole_table() -> None:
    first, second = extract().stderr, extract().stderr
    assert first.partition(" skipped")[0] == second.partition(" skipped")[0]


@pytest.mark.parametrize("left", range(PARTS))
def test_a_run_goes_on_after_the_last_whole_part(left: int) -> None:
    """As a kill leaves it between two parts, with a part that is not yet listed, and half a line."""
    extract()
    whole = contents()
    lines = whole[MANIFEST].splitlines(keepends=True)
    Path("parts", MANIFEST).write_bytes(b"".join(lines[: 1 + left]) + lines[1 + left][:20])
    for name in part_names()[left + 1 :]:
        Path("parts", name).unlink()
    Path("parts/.claims-run-0123456789abcdef.part").write_text("half a part")
    before = {path: path.stat().st_mtime_ns for path in Path("parts").iterdir()}
    done = extract()
    assert contents() == whole
    after = {path: path.stat().st_mtime_ns for path in Path("parts").iterdir()}
    assert {path.name for path in after if before.get(path) == after[path]} == set(part_names(left))
    assert "warning" not in done.stderr
    assert (f"{left} of {PARTS} parts were there already" in done.stderr) is (left > 0)


def with_more() -> None:
    write_articles(articles(COUNT + 10), Path(NEWS))


def with_less() -> None:
    write_articles(articles(COUNT - 12), Path(NEWS))


def with_parts_less() -> None:
    write_articles(articles(9), Path(NEWS))  # as many as the first two parts hold


def with_other_words() -> None:
    change(13, '"text": "', '"text": "It cost $7. ')


def with_another_source() -> None:
    change(0, '"source": "', '"source": "The ')


def with_an_article_less() -> None:
    lines = Path(NEWS).read_text().splitlines(keepends=True)
    Path(NEWS).write_text("".join(lines[:9] + lines[10:]))


def with_a_torn_part() -> None:
    Path("parts/part-00002.parquet").write_bytes(b"PAR1")


def without_a_part() -> None:
    Path("parts/part-00002.parquet").unlink()


def with_a_torn_manifest() -> None:
    Path("parts", MANIFEST).write_bytes(b"{}\n")


def with_an_empty_manifest() -> None:
    Path("parts", MANIFEST).write_bytes(b"")


@pytest.mark.parametrize(
    ("happening", "kept", "warning"),
    [
        (with_more, PARTS - 1, "parts: other articles from part-00005.parquet on: made anew from there"),
        (with_less, 2, "parts: other articles from part-00002.parquet on: made anew from there"),
        (with_parts_less, 2, "parts: fewer articles than before: what comes after part-00001.parquet goes"),
        (with_other_words, 3, "parts: other articles from part-00003.parquet on: made anew from there"),
        (with_another_source, 0, "parts: other articles from part-00000.parquet on: made anew from there"),
        (with_an_article_less, 2, "parts: other articles from part-00002.parquet on: made anew from there"),
        (with_a_torn_part, 2, "parts: part-00002.parquet is not as it was left: made anew from there"),
        (without_a_part, 2, "parts: part-00002.parquet is not as it was left: made anew from there"),
        (with_a_torn_manifest, 0, "parts: _claims.jsonl is broken: all parts are made anew"),
        (with_an_empty_manifest, 0, "parts: _claims.jsonl is broken: all parts are made anew"),
    ],
)
def test_what_differs_is_told_and_made_anew(happening: Callable[[], None], kept: int, warning: str) -> None:
    extract()
    before = {path.name: path.stat().st_mtime_ns for path in Path("parts").iterdir()}
    happening()
    done = extract()
    extract("anew/")
    assert contents() == contents("anew")
    assert done.stderr.splitlines()[0] == f"warning: {warning}"
    after = {path.name: path.stat().st_mtime_ns for path in Path("parts").iterdir()}
    assert {name for name in after if before.get(name) == after[name]} == set(part_names(kept))


@pytest.mark.parametrize(
    ("options", "changed"),
    [
        (["--base-currency", "EUR"], "base currency"),
        (["--no-sentence"], "choice of sentences"),
        (["--part-size", "0.05"], "part size"),
        (["--part-size", "0.05", "--no-sentence"], "choice of sentences and another part size"),
    ],
)
def test_other_settings_make_all_parts_anew(options: list[str], changed: str) -> None:
    extract()
    done = extract("parts/", *options)
    extract("anew/", *options)
    assert contents() == contents("anew")
    assert done.stderr.splitlines()[0] == f"warning: parts: made with another {changed}: all parts are made anew"
    assert "were there already" not in done.stderr


def test_other_rules_make_all_parts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    extract()
    monkeypatch.setattr("checks.tracker.digests.rules_digest", lambda: "other")
    told = "warning: parts: made with another version of the rules: all parts are made anew"
    assert extract().stderr.splitlines()[0] == told


# Killed


def started(*options: str) -> "subprocess.Popen[str]":
    command = [*COMMAND, "extract", NEWS, "-o", "parts/", "--part-size", SIZE, *options]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # no threads here
    )  # fmt: skip


def names_in(folder: str) -> set[str]:
    return {path.name for path in Path(folder).glob("*")}


def lines_of_manifest() -> int:
    try:
        return Path("parts", MANIFEST).read_bytes().count(b"\n")
    except FileNotFoundError:
        return 0


def half_a_part() -> bool:
    return any(name.startswith(".claims-run-") for name in names_in("parts"))


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("a part is being written", half_a_part),
        ("the first part is there", lambda: "part-00000.parquet" in names_in("parts")),
        ("the first part is listed", lambda: lines_of_manifest() == 2),
        ("some parts are listed", lambda: lines_of_manifest() >= 4),
    ],
)
def test_killed_at_a_moment(name: str, moment: Callable[[], bool]) -> None:
    extract("whole/", "--workers", "1")
    process = started("--workers", "1")
    end = time.monotonic() + PATIENCE
    while not moment():
        assert process.poll() is None and time.monotonic() < end, f"over before {name}"
    process.kill()
    process.communicate()
    assert {name for name in names_in("parts") if not name.startswith(".claims-run-")} < names_in("whole")
    with pytest.raises(InputError, match=r"parts of it are still to be made|no table in it"):
        claims.read_table("parts")
    extract()
    assert contents() == contents("whole")


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_killed_again_and_again() -> None:
    """At random moments, with two processes, until a run comes to its end."""
    write_articles(articles(340), Path(NEWS))  # enough for processes
    size = ("--part-size", "0.1", "--workers", "2")
    extract("whole/", *size)
    chance = random.Random(6)
    for number in range(1, 100):
        process = started(*size)
        try:
            process.wait(timeout=chance.uniform(0.5, 2.0 + number))
            break
        except subprocess.TimeoutExpired:
            process.send_signal(chance.choice([signal.SIGKILL, signal.SIGTERM]))
            process.wait()
    assert process.returncode == 0
    assert contents() == contents("whole")


@pytest.mark.skipif(sys.platform == "win32", reason="signals as of POSIX")
def test_ctrl_c_leaves_whole_parts() -> None:
    write_articles(articles(1000), Path(NEWS))
    process = started("--part-size", "0.1", "--workers", "2")
    end = time.monotonic() + PATIENCE
    while lines_of_manifest() < 3:
        assert process.poll() is None and time.monotonic() < end
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert (process.returncode, told.split()) == (130, ["stopped"])
    listed = [json.loads(line).get("part") for line in Path("parts", MANIFEST).read_text().splitlines()[1:]]
    assert names_in("parts") == {MANIFEST, *listed}
    assert listed == part_names(len(listed))


def test_an_error_leaves_whole_parts() -> None:
    extract("whole/")
    with Path(NEWS).open("a") as lines:
        lines.write("torn\n")
    done = run("extract", NEWS, "-o", "parts/", "--part-size", SIZE, "--strict", "--workers", "1")
    assert done.exit_code == 2
    made = {name: content for name, content in contents().items() if name != MANIFEST}
    assert 0 < len(made) < PARTS + 1
    assert made.items() <= contents("whole").items()


def test_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Manifest, "add", full)
    done = run("extract", NEWS, "-o", "parts/", "--part-size", SIZE)
    fault = "error: parts: cannot be written (No space left on device): free the disk, then start again, which does"
    assert done.exit_code == 2
    assert done.stderr.startswith(fault)


# Where no parts can be


def test_two_runs_at_once() -> None:
    extract()
    with alone_in(Path("parts")):
        done = run("extract", NEWS, "-o", "parts/", "--part-size", SIZE)
    assert (done.exit_code, done.stderr) == (2, "error: parts: another run writes there: wait for its end\n")


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("full", "full: a folder: name a file in it, such as full/claims.csv, or a new folder for parts"),
        ("full/", "full/: a folder: name a file in it, such as full/claims.csv, or a new folder for parts"),
        ("news.jsonl/", "news.jsonl/: a file: name a folder"),
        ("no/parts/", "no/parts/: the folder above it does not exist: make it, or choose another"),
        ("archive/parts/", "archive/parts/: in a folder to be read: write the parts elsewhere"),
    ],
)
def test_no_folder_for_parts(output: str, message: str) -> None:
    for name in ("full", "archive"):
        Path(name).mkdir()
        Path(name, "port.txt").write_text("We saw 5 cats.")
    done = run("extract", NEWS, "archive", "-o", output)
    assert (done.exit_code, done.stderr) == (2, f"error: {message}\n")
    assert names_in("full") == {"port.txt"}


@pytest.mark.parametrize("size", ["0", "-1", "big"])
def test_no_size(size: str) -> None:
    done = run("extract", NEWS, "-o", "parts/", "--part-size", size)
    assert done.exit_code == 2
    assert "--part-size" in done.stderr
    assert not Path("parts").exists()


def test_no_table_in_a_folder() -> None:
    Path("empty").mkdir()
    with pytest.raises(InputError, match=r"^empty: no table in it: name a table, or a folder that claims extract"):
        claims.read_table("empty")
    done = run("export", "empty", "--to", "sqlite", "-o", "out")
    assert (done.exit_code, done.stderr.startswith("error: empty: no table in it")) == (2, True)


def test_a_part_that_is_broken() -> None:
    extract()
    Path("parts/part-00001.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match=r"^parts/part-00001\.parquet: no part of a claims table \("):
        claims.read_table("parts")


def test_a_folder_of_articles_is_no_table() -> None:
    """Parts of some other table: articles, which are read as such."""
    Path("archive").mkdir()
    made = table({"id": ["a"], "text": ["We saw 5 cats."]})
    parquet.write_table(made, "archive/part-00000.parquet")
    done = run("check", "archive")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1 article" in done.stdout
