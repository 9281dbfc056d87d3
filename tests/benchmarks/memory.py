"""How much memory `claims extract` needs, which should not depend on how much it is given to read."""

import csv
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.process import cost_of
from tests.benchmarks.speed import MEGABYTE
from tests.benchmarks.tables import short, show_table
from tests.benchmarks.text import articles_of_size, write_articles

SIZES = (1, 10, 100)  # megabytes of text


def show_memory(sizes: Iterable[int]) -> None:
    """One row for each size of input, of our own making."""
    show_table(("MB of text", "articles", "claims", "seconds", "MB/s", "peak MB"), map(memory_of, sizes))


def memory_of(size: int) -> tuple[object, ...]:
    with TemporaryDirectory() as folder:
        made, output = Path(folder, "made.jsonl"), Path(folder, "claims.csv")
        count = write_articles(articles_of_size(int(size * MEGABYTE)), made)
        cost = cost_of("extract", str(made), "--workers", "1", "-o", str(output))
        with output.open(encoding="utf-8", newline="") as lines:
            claims = sum(1 for _ in csv.reader(lines)) - 1
    return (
        size,
        f"{count:,}",
        f"{claims:,}",
        short(cost.seconds),
        short(size / cost.seconds),
        short(cost.peak / MEGABYTE),
    )
