"""How far a run has come, told to a person who waits for it."""

import gzip
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from claims import cli, terminal
from claims.commands import reading
from claims.progress import Progress, bar, duration, size_of
from claims.records import Article
from claims.terminal import Run, Tally


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.4, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (3599, "60 min"),
        (3600, "1 h 00 min"),
        (11_100, "3 h 05 min"),
        (400_000, "111 h 06 min"),
    ],
)
def test_duration(seconds: float, told: str) -> None:
    assert duration(seconds) == told


@pytest.mark.parametrize(
    ("share", "drawn"),
    [
        (0, "[....................] 0%"),
        (0.42, "[########............] 42%"),
        (1, "[####################] 100%"),
    ],
)
def test_bar(share: float, drawn: str) -> None:
    assert bar(share) == drawn


def test_size_of_inputs(tmp_path: Path) -> None:
    Path(tmp_path, "news").mkdir()
    for name in ("a.txt", "news/b.txt", "news/c.txt.gz", "news/README.md", "news/.hidden.txt", "news/d.pdf"):
        Path(tmp_path, name).write_bytes(b"0123456789")
    given = [str(tmp_path / "a.txt"), str(tmp_path / "news")]
    assert size_of(given) == 30
    assert size_of([*given, "-"]) == 0


def test_share_of_what_is_done(tmp_path: Path) -> None:
    """Half of the second of two files has been read, and of the articles read a quarter still waits for its turn."""
    for name in "ab":
        Path(tmp_path, name).write_bytes(b"x" * 1000)
    ahead = Progress([str(tmp_path / name) for name in "ab"])
    assert ahead.share(0) is None
    list(ahead.watched([Article("a", "x" * 900), Article("b", "é" * 150)]))
    with Path(tmp_path, "a").open("rb") as first:
        ahead.opened(first)
        first.read()
        assert ahead.share(1200) == 0.5
    with Path(tmp_path, "b").open("rb") as second:
        ahead.opened(second)
        assert second.tell() == 0
        second.read(500)
        assert ahead.share(1200) == 0.75
        assert ahead.share(900) == 0.75 * 0.75


def test_nobody_knows_the_end_of_standard_input() -> None:
    ahead = Progress(["-"])
    ahead.opened(io.BytesIO(b"x"))
    list(ahead.watched([Article("a", "x")]))
    assert ahead.share(1) is None


def test_rate_counts_what_this_run_has_done(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(started=0.0)
    monkeypatch.setattr(terminal, "perf_counter", lambda: 10.0)
    run.keep(Tally(articles=9, size=9_000_000))
    run.count(Tally(articles=1, size=1_000_000))
    assert (run.size, run.rate()) == (10_000_000, 100_000)


@pytest.mark.parametrize(
    ("name", "told"),
    [("news.txt", "/s [####################] 100%, 0 s left …"), ("news.txt.gz", "100%, 0 s left …"), ("-", "/s …")],
)
def test_line_of_progress(name: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (terminal, reading):
        monkeypatch.setattr(module, "is_terminal", lambda stream: stream is not None)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    Path("news.txt").write_text("We saw 5 cats.")
    Path("news.txt.gz").write_bytes(gzip.compress(b"We saw 5 cats."))
    done = CliRunner().invoke(cli.main, ["extract", name, "-o", "claims.csv"], input="We saw 5 cats.")
    assert done.exit_code == 0
    line = done.stderr.split("\r")[1]
    assert line.startswith("1 article, 0.0 KB, 1 claim, ")
    assert told in line
    assert (" left …" in line) is (name != "-")
