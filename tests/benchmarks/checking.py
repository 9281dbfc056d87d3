"""How long a check takes and the most memory that it holds, import of Great Expectations included, as claims grow."""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from tests.benchmarks.process import KILOBYTE, ROOT
from tests.benchmarks.tables import short, show_table

COUNTS = (10_000, 100_000, 1_000_000)  # claims
MEGABYTE = 1e6
STEPS = ("import, read, inside articles", "link", "across articles, promises", "all")


def show_checking(counts: Iterable[int]) -> None:
    """One row for each number of claims, each in a process of its own that begins with a table on disk."""
    show_table(("claims", *(f"{step}, s" for step in STEPS), "µs per claim", "peak MB"), map(checking_of, counts))


def checking_of(count: int) -> tuple[object, ...]:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "claims.parquet")
        module = [sys.executable, "-m", __name__]
        subprocess.run([*module, "make", str(count), str(table)], cwd=ROOT, check=True)
        done = subprocess.run(
            [*module, "check", str(table)], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True
        )
    seconds, peak = json.loads(done.stdout)
    return (f"{count:,}", *map(short, seconds), short(seconds[-1] / count * 1e6), short(peak / MEGABYTE))


def make(count: int, table: str) -> None:
    """A table of so many made claims, several articles to a story."""
    from claims.output import write_claims  # noqa: PLC0415  # here only, so that the process that checks starts anew
    from tests.benchmarks.stories import made_claims  # noqa: PLC0415

    write_claims(made_claims(count), table)


def check(table: str) -> tuple[list[float], int]:
    """The seconds of each step of `claims check TABLE`, and the peak memory in bytes."""
    marks = [perf_counter()]
    from checks.check import checked  # noqa: PLC0415  # importing is part of what a user waits for
    from checks.reading import read_tables  # noqa: PLC0415  # as above
    from claims.extract import linked  # noqa: PLC0415  # as above

    found = read_tables([table])
    marks.append(perf_counter())
    claims = linked(found.claims)
    marks.append(perf_counter())
    checked(claims, found.relations)
    marks.append(perf_counter())
    seconds = [after - before for before, after in pairwise(marks)]
    return [*seconds, marks[-1] - marks[0]], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(int(sys.argv[2]), sys.argv[3])
    else:
        print(json.dumps(check(sys.argv[2])))
