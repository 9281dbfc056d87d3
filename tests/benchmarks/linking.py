"""How long it takes to put claims into facts, and the most memory that it holds, as the claims grow in number."""

import json
import resource
import subprocess
import sys
from collections.abc import Iterable
from time import perf_counter

from tests.benchmarks.process import KILOBYTE, ROOT
from tests.benchmarks.tables import short, show_table

COUNTS = (10_000, 100_000, 1_000_000)  # claims
MEGABYTE = 1e6


def show_linking(counts: Iterable[int]) -> None:
    """One row for each number of claims, each in a process of its own."""
    show_table(
        ("claims", "articles", "facts", "seconds", "µs per claim", "MB of claims", "peak MB"), map(linking_of, counts)
    )


def linking_of(count: int) -> tuple[object, ...]:
    done = subprocess.run(
        [sys.executable, "-m", __name__, str(count)], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    articles, facts, seconds, before, peak = json.loads(done.stdout)
    return (
        f"{count:,}",
        f"{articles:,}",
        f"{facts:,}",
        short(seconds),
        short(seconds / count * 1e6),
        short(before / MEGABYTE),
        short(peak / MEGABYTE),
    )


def link(count: int) -> tuple[int, int, float, int, int]:
    """How many articles and facts the made claims are of, the seconds, and the peak memory before and after."""
    from claims.extract import linked  # noqa: PLC0415  # here only, so that the process that asks stays small
    from tests.benchmarks.stories import made_claims  # noqa: PLC0415

    claims = made_claims(count)
    before = peak()
    began = perf_counter()
    rows = linked(claims)
    seconds = perf_counter() - began
    return len({row.article_id for row in rows}), len({row.fact_id for row in rows}), seconds, before, peak()


def peak() -> int:
    """The most bytes that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE


if __name__ == "__main__":
    print(json.dumps(link(int(sys.argv[1]))))
