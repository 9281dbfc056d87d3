"""Articles read in several processes: the same bytes as in one, and a clean end however it comes."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claims import cli, pool
from claims.pool import WorkerError, spread
from tests.benchmarks.text import articles, write_articles

COMMAND = [sys.executable, "-m", "claims.cli"]
NEWS = "news.jsonl"
MANY = 10_000
PATIENCE = 60.0  # seconds that nothing here takes on a machine that does nothing else

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and processes of POSIX")


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    root = Path(cli.__file__).parents[1]
    monkeypatch.setenv("PYTHONPATH", f"{root}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")


@pytest.fixture(name="at_once")
def processes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes start at the first article, and are given few at a time."""
    monkeypatch.setattr(pool, "ENOUGH", 1)
    monkeypatch.setattr(pool, "BATCH", 10_000)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments, prog_name="claims")


def news(count: int) -> str:
    write_articles(articles(count), Path(NEWS))
    return NEWS


def children(pid: int) -> list[int]:
    """The processes that a process has started, and they; none once it is gone. Those that only wait count too."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = dict(map(int, line.split()) for line in listed.splitlines())
    found = [pid]
    for own in found:
        found += [child for child, parent in parents.items() if parent == own]
    return found[1:]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def soon(wish: str, is_so: object) -> None:
    """Wait until it is so. AssertionError: when it never is."""
    assert callable(is_so)
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, wish
        time.sleep(0.02)


# The same results


def doubled(item: int) -> int:
    return 2 * item


def slow_at_first(item: int) -> int:
    time.sleep(0.2 if item == 0 else 0)
    return item


def weight(_: int) -> int:
    return pool.BATCH // 2


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
@pytest.mark.parametrize("workers", [2, 3])
def test_results_are_in_the_order_of_the_items(method: str, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "METHOD", method)
    with spread(slow_at_first, range(100), weight, workers) as results:
        assert list(results) == list(range(100))
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(("count", "workers", "processes"), [(0, 2, 0), (5, 1, 0), (5, 2, 0), (6, 2, 2), (6, 3, 3)])
def test_processes_start_only_for_enough_work(
    count: int, workers: int, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "ENOUGH", 6 * (pool.BATCH // 2))
    with spread(doubled, range(count), weight, workers) as results:
        assert len(multiprocessing.active_children()) == processes
        assert list(results) == [2 * item for item in range(count)]


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("workers", [2, 3])
def test_only_so_many_items_are_held(workers: int) -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        while taken < MANY:
            taken += 1
            yield taken

    with spread(slow_at_first, items(), weight, workers) as results:
        for number, _ in enumerate(results, 1):
            assert taken - number <= 2 * (pool.AHEAD * workers + 1)
    assert taken == number == MANY


SUFFIXES = ["csv", "csv.gz", "jsonl", "jsonl.gz", "parquet"]


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_extract_gives_the_same_bytes(suffix: str) -> None:
    news(16)
    ended = [run("extract", NEWS, "-o", f"{count}.{suffix}", "--workers", str(count)) for count in (1, 2)]
    assert [done.exit_code for done in ended] == [0, 0]
    assert Path(f"1.{suffix}").read_bytes() == Path(f"2.{suffix}").read_bytes()
    assert len({done.stderr.partition(" skipped")[0] for done in ended}) == 1


@pytest.mark.usefixtures("at_once")
def test_extract_passes_its_options_on() -> None:
    news(8)
    for count in "123":
        options = ["--no-sentence", "--base-currency", "EUR", "--workers", count]
        assert run("extract", NEWS, "-o", f"{count}.csv", *options).exit_code == 0
    assert Path("1.csv").read_bytes() == Path("2.csv").read_bytes() == Path("3.csv").read_bytes()
    assert ",EUR," in Path("2.csv").read_text()


def test_rows_of_the_lexicon_reach_the_processes() -> None:
    Path("own").mkdir()
    header = "unit,factor,kind,words,symbols,prefixes,example,reads"
    Path("own/units.csv").write_text(f"{header}\nmeter,1.7018,length,smoot|smoots,,,364 smoots,619.4552 meter\n")
    made = [article._replace(text=f"{article.text}\nIt is 364 smoots long.\n") for article in articles(400)]
    write_articles(made, Path(NEWS))
    for count in "12":
        done = subprocess.run(
            [*COMMAND, "extract", NEWS, "-o", f"{count}.csv", "--lexicon", "own", "--workers", count],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    table = Path("2.csv").read_text()
    assert table.count(",364 smoots,") == 400
    assert table == Path("1.csv").read_text()


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("command", ["check", "report"])
def test_findings_are_the_same(command: str) -> None:
    news(8)
    for count in "12":
        assert run(command, NEWS, "-o", count, "--workers", count).exit_code in (0, 1)
    assert Path("1").read_bytes() == Path("2").read_bytes()
    assert Path("1").stat().st_size > 0


@pytest.mark.usefixtures("at_once")
def test_run_gives_the_same_tables() -> None:
    """The second run reads what is new alone, between articles that it knows."""
    write_articles(list(articles(12))[::2], Path(NEWS))
    for count in "12":
        assert run("run", NEWS, "-o", count, "--workers", count).exit_code == 0
    news(12)
    for count in "12":
        assert run("run", NEWS, "-o", count, "--workers", count).exit_code == 0
    for name in ("claims.csv", "facts.csv", "discrepancies.csv", "changes.csv", "report.html"):
        assert Path("1", name).read_bytes() == Path("2", name).read_bytes()


@pytest.mark.usefixtures("at_once")
def test_strict_and_warnings() -> None:
    news(8)
    with Path(NEWS).open("a") as lines:
        lines.write("torn\n")
    told = [run("extract", NEWS, "-o", "claims.csv", "--workers", count).stderr.splitlines()[0] for count in "12"]
    assert told == [told[0]] * 2
    assert told[0].startswith("warning: news.jsonl:9: not JSON")
    Path("claims.csv").unlink()
    done = run("extract", NEWS, "-o", "claims.csv", "--workers", "2", "--strict")
    assert (done.exit_code, done.stderr.split(":")[:3]) == (2, ["error", " news.jsonl", "9"])
    assert not Path("claims.csv").exists()


# How it ends


class TornError(Exception):
    pass


def torn(item: int) -> int:
    if item == 50:
        raise TornError("at fifty")
    return item


@pytest.mark.usefixtures("at_once")
def test_an_error_is_raised_here() -> None:
    with pytest.raises(TornError, match="at fifty") as caught, spread(torn, range(100), weight, 2) as results:
        list(results)
    assert "in torn" in caught.value.__notes__[0]
    assert multiprocessing.active_children() == []


def shot(item: int) -> int:
    if item == 50:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def leaving(item: int) -> int:
    if item == 50:
        os._exit(7)
    return item


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("work", "message"),
    [(shot, "a worker process was killed, as happens"), (leaving, "a worker process has ended with status 7: try")],
)
def test_a_process_that_is_gone(work: object, message: str) -> None:
    with pytest.raises(WorkerError, match=message), spread(work, range(100), weight, 2) as results:  # type: ignore[arg-type]
        list(results)
    assert multiprocessing.active_children() == []


def extracting(*options: str) -> tuple[subprocess.Popen[str], list[int]]:
    """A command in a process group of its own that is in the midst of reading, and the processes it has started."""
    news(4000)
    Path("claims.csv").write_text("old")
    started = subprocess.Popen(
        [*COMMAND, "extract", NEWS, "-o", "claims.csv", "--workers", "2", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=interruptible,  # noqa: PLW1509  # unsafe beside threads, of which there are none here
    )  # fmt: skip
    soon("it starts", lambda: len(workers_of(started.pid)) == 2)
    return started, children(started.pid)


def interruptible() -> None:
    """As at a prompt: what a shell starts beside itself, such as these tests, may be told to ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def workers_of(pid: int) -> list[int]:
    """Those that read, without the one that multiprocessing starts to count what they share."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,args="], capture_output=True, text=True, check=True).stdout
    named = dict(line.split(None, 1) for line in listed.splitlines() if "spawn_main" in line)
    return [child for child in children(pid) if str(child) in named]


def ended(started: subprocess.Popen[str], those: list[int]) -> tuple[int, str]:
    """The status and the words with which it ends, once nothing that it started is left, nor half a file."""
    _, told = started.communicate(timeout=PATIENCE)
    soon("its processes are gone", lambda: not any(map(is_alive, those)))
    assert sorted(path.name for path in Path().iterdir()) == ["claims.csv", NEWS]
    assert Path("claims.csv").read_text() == "old"
    return started.returncode, told.strip()  # click leaves the line that a terminal has put ^C on


@pytest.mark.parametrize("pause", [0.0, 1.0])
def test_ctrl_c_goes_to_the_whole_group(pause: float) -> None:
    started, those = extracting()
    time.sleep(pause)
    os.killpg(started.pid, signal.SIGINT)
    assert ended(started, those) == (130, "stopped")


@pytest.mark.parametrize("pause", [0.0, 1.0])
def test_a_worker_that_the_system_kills(pause: float) -> None:
    started, those = extracting()
    time.sleep(pause)
    os.kill(workers_of(started.pid)[1], signal.SIGKILL)
    status, told = ended(started, those)
    message = "error: a worker process was killed, as happens when memory runs out: use fewer --workers"
    assert (status, told) == (2, message)


def test_a_command_that_is_killed_leaves_no_process() -> None:
    started, those = extracting()
    started.kill()
    started.communicate()
    soon("its processes are gone", lambda: not any(map(is_alive, those)))


@pytest.mark.parametrize("count", ["0", "-1", "two"])
def test_no_number_of_workers(count: str) -> None:
    done = run("extract", news(1), "--workers", count)
    assert done.exit_code == 2
    assert "--workers" in done.stderr
