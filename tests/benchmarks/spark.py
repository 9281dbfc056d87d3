"""What the Spark engine costs beside the local one, in time and memory, and that both make the same tables."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import Any, NamedTuple

from tests.benchmarks.process import KILOBYTE, ROOT
from tests.benchmarks.tables import short, show_table

ARTICLES = 10_000
CLAIMS = (100_000,)
MEGABYTE = 1e6
TICKS = os.sysconf("SC_CLK_TCK")  # in a second
BETWEEN = 0.5  # seconds between two looks at the memory
ENGINES = ("local", "spark")


class Cost(NamedTuple):
    seconds: float
    busy: float  # seconds of processors, of all processes together: what others do on the machine adds little
    peak: float  # bytes that all processes together held at most
    told: Any


def show_spark(articles: int, claims: Iterable[int]) -> None:
    """Articles from start to tables, then claims tables of some sizes, by each engine."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made.jsonl")
        count, size = write_made(articles, made)
        costs = {engine: cost_of("articles", engine, str(made)) for engine in ENGINES}
        here, there = (costs[engine].told for engine in ENGINES)
        told = "the same" if here[-1] == there[-1] else "NOT the same"
        print(f"{count:,} articles, {size / MEGABYTE:.1f} MB; the tables of both engines are {told}\n")
        heads = ("engine", "start, s", "read, s", "facts, findings, s", "all, s", "CPU s", "peak MB")
        show_table(heads, ((engine, *map(short, cost.told[:-1]), *cells(cost)) for engine, cost in costs.items()))
        print()
        show_table(("claims", "engine", "start, s", "check, s", "all, s", "CPU s", "peak MB"), checking(claims, folder))


def cells(cost: Cost) -> Iterator[str]:
    return map(short, (cost.seconds, cost.busy, cost.peak / MEGABYTE))


def write_made(count: int, path: Path) -> tuple[int, int]:
    from tests.benchmarks.text import articles, write_articles  # noqa: PLC0415  # here only: what is timed starts anew

    return write_articles(articles(count), path), path.stat().st_size


def checking(counts: Iterable[int], folder: str) -> Iterator[tuple[object, ...]]:
    for count in counts:
        table = str(Path(folder, f"{count}.parquet"))
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.checking", "make", str(count), table], cwd=ROOT, check=True
        )
        for engine in ENGINES:
            cost = cost_of("table", engine, table)
            yield f"{count:,}", engine, *map(short, cost.told), *cells(cost)


def cost_of(*arguments: str) -> Cost:
    """What one run costs, in a process of its own, with all that it starts."""
    began = perf_counter()
    done, seen = Event(), Seen()
    with subprocess.Popen([sys.executable, "-m", __name__, *arguments], cwd=ROOT, stdout=subprocess.PIPE) as run:
        watch = Thread(target=look, args=(run.pid, done, seen))
        watch.start()
        out, _ = run.communicate()
        done.set()
        watch.join()
    if run.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: it failed")
    return Cost(perf_counter() - began, seen.busy, seen.peak, json.loads(out.splitlines()[-1]))


@dataclass
class Seen:
    """What was seen of a family of processes so far."""

    peak: float = 0.0  # bytes
    busy: float = 0.0  # seconds of processors


def look(root: int, done: Event, seen: Seen) -> None:
    """See what a process and all that it has started hold together, and have worked, again and again (of Linux)."""
    while not done.wait(BETWEEN):
        family = family_of(root)
        seen.peak = max(seen.peak, sum(map(resident, family)))
        seen.busy = max(seen.busy, sum(family.values()))


def family_of(root: int) -> dict[int, float]:
    """The seconds that each process of a family has worked, with those of its children that have ended."""
    parents, busy = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                cells = (entry / "stat").read_text().rpartition(") ")[2].split()
            except OSError:
                continue  # it has ended meanwhile
            parents[int(entry.name)] = int(cells[1])
            busy[int(entry.name)] = sum(map(int, cells[11:15])) / TICKS
    family = {root}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return {process: busy.get(process, 0.0) for process in family}


def resident(process: int) -> float:
    """Its pages in memory, those that several processes hold shared among them."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(float(line.split()[1]) * KILOBYTE for line in lines if line.startswith("Pss:"))


def articles_here(path: str) -> tuple[float, float, float, str]:
    began = perf_counter()
    from checks.check import checked  # noqa: PLC0415  # importing is part of what a user waits for
    from checks.reading import read  # noqa: PLC0415  # as above
    from claims.text.articles import read_articles  # noqa: PLC0415  # as above

    started = perf_counter()
    found = read(read_articles([path]), "USD", lambda *_: None)
    was_read = perf_counter()
    result = checked(found.claims, found.relations)
    ended = perf_counter()
    return started - began, was_read - started, ended - was_read, digest([*result.claims, *result.facts], result)


def articles_there(path: str) -> tuple[float, float, float, str]:
    began = perf_counter()
    from checks.spark.check import checked, readings_of  # noqa: PLC0415  # as above
    from checks.spark.readings import Wish  # noqa: PLC0415  # as above
    from checks.spark.session import spark_session  # noqa: PLC0415  # as above
    from checks.spark.streams import unpacked  # noqa: PLC0415  # as above
    from claims.terminal import Run  # noqa: PLC0415  # as above

    with spark_session() as session:
        started = perf_counter()
        readings, has_facts = readings_of(session, [path], Wish("USD", with_relations=True), False, Run())
        was_read = perf_counter()
        result = checked(readings, has_facts)
        ended = perf_counter()
        claims = [claim for row in result.articles.select("claims").collect() for claim in unpacked(row.claims)]
        facts = [fact for row in result.packed.select("facts").collect() for fact in unpacked(row.facts)]
        findings = [
            one for row in result.found.select("discrepancies").collect() for one in unpacked(row.discrepancies)
        ]
    return started - began, was_read - started, ended - was_read, digest([*claims, *facts], findings)


def digest(rows: list[Any], found: Any) -> str:
    from hashlib import blake2b  # noqa: PLC0415  # as above

    findings = getattr(found, "discrepancies", found)
    return blake2b("\n".join([*sorted(map(repr, rows)), *map(repr, findings)]).encode()).hexdigest()


def table_here(path: str) -> tuple[float, float]:
    began = perf_counter()
    from checks.check import checked  # noqa: PLC0415  # as above
    from checks.reading import read_tables  # noqa: PLC0415  # as above

    started = perf_counter()
    found = read_tables([path])
    checked(found.claims, found.relations)
    return started - began, perf_counter() - started


def table_there(path: str) -> tuple[float, float]:
    began = perf_counter()
    from checks.spark.check import checked, readings_of  # noqa: PLC0415  # as above
    from checks.spark.readings import Wish  # noqa: PLC0415  # as above
    from checks.spark.session import spark_session  # noqa: PLC0415  # as above
    from claims.terminal import Run  # noqa: PLC0415  # as above

    with spark_session() as session:
        started = perf_counter()
        readings, has_facts = readings_of(session, [path], Wish("USD", with_relations=True), False, Run())
        checked(readings, has_facts)
        return started - began, perf_counter() - started


RUNS = {
    ("articles", "local"): articles_here, ("articles", "spark"): articles_there,
    ("table", "local"): table_here, ("table", "spark"): table_there,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(RUNS[sys.argv[1], sys.argv[2]](sys.argv[3])))
