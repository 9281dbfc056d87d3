"""A large table in parts: the memory that all processes hold from beginning to end, and the same bytes after kills.

First one run that nothing stops, whose memory is looked at every second, with that of all processes which it started.
Then one that is killed at random moments, each time without a warning, and started again.
"""

import os
import random
import signal
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import NamedTuple

import click

from tests.benchmarks.process import COMMAND, ROOT
from tests.benchmarks.speed import MEGABYTE
from tests.benchmarks.tables import short, show_table
from tests.benchmarks.text import articles_of_size, write_articles

KILLS = 3
SEED = 7  # of the moments at which it is killed
LOOK = 1.0  # seconds between two looks at the memory
ROWS = 20  # of the curve, at most
PART = 16  # megabytes of text of each part
KILOBYTE = 1024  # what ps counts in


class Look(NamedTuple):
    """What was seen at one moment."""

    seconds: float
    parts: int
    memory: int  # bytes of all processes, those that they share counted once for each


def show_lake(size: int, workers: int) -> None:
    """Both runs on so many megabytes of our own text."""
    with TemporaryDirectory() as folder:
        made = Path(folder, "made.jsonl")
        articles = write_articles(articles_of_size(int(size * MEGABYTE)), made)
        whole, stopped = Path(folder, "whole"), Path(folder, "stopped")
        looks = list(watched(made, whole, workers))
        click.echo(f"{articles:,} articles, {size} MB, --workers {workers}: {short(looks[-1].seconds)} s\n")
        curve = looks[:: max(1, len(looks) // ROWS)]
        show_table(
            ("seconds", "MB of text done", "MB of memory"),
            ((f"{at:.0f}", min(parts * PART, size), f"{memory / MEGABYTE:.0f}") for at, parts, memory in curve),
        )
        click.echo(f"At most {max(look.memory for look in looks) / MEGABYTE:.0f} MB in all processes together\n")
        moments = killed(made, stopped, workers, looks[-1].seconds)
        click.echo(f"Killed after {', '.join(f'{moment:.0f} s' for moment in moments)}, then started again: ", nl=False)
        click.echo("the same bytes\n" if contents(whole) == contents(stopped) else "OTHER BYTES\n")


def started(made: Path, output: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [*COMMAND, "extract", str(made), "-o", f"{output}/", "--workers", str(workers)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)


def watched(made: Path, output: Path, workers: int) -> Iterator[Look]:
    """What is seen of a run until its end. RuntimeError: when it fails."""
    began, process = perf_counter(), started(made, output, workers)
    while process.poll() is None:
        yield Look(perf_counter() - began, len(list(output.glob("part-*"))), memory_of(process.pid))
        sleep(LOOK)
    if process.returncode:
        raise RuntimeError(f"claims extract ended with status {process.returncode}")
    yield Look(perf_counter() - began, len(list(output.glob("part-*"))), 0)


def memory_of(pid: int) -> int:
    """Bytes that a process and all that it has started hold, as ps tells."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    processes = {own: (parent, size) for own, parent, size in (map(int, line.split()) for line in listed.splitlines())}
    family = [pid]
    for one in family:
        family += [own for own, (parent, _) in processes.items() if parent == one]
    return KILOBYTE * sum(processes[one][1] for one in family if one in processes)


def killed(made: Path, output: Path, workers: int, seconds: float) -> list[float]:
    """The moments at which the runs were killed, before one that came to its end."""
    chance, moments = random.Random(SEED), []
    for number in count():
        process = started(made, output, workers)
        if number == KILLS:
            process.wait()
            return moments
        moments.append(chance.uniform(0, seconds / KILLS))
        sleep(moments[-1])
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    return moments


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
