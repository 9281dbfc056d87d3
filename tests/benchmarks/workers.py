"""How much faster several processes read than one, and that they write the same.

The whole command takes its turns in one run, with one process and with several: start-up, reading, the table. A ratio
is taken of two that ran in the same turn, and it means something only where the machine has as many cores free; the
seconds of all cores together, which other work changes less, tell what the sharing out costs.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from claims.pool import cores
from claims.records import Article
from claims.text.articles import read_articles
from tests.benchmarks.process import Cost, cost_of
from tests.benchmarks.speed import MEGABYTE, WHOLE, peers, size_of, turn_of
from tests.benchmarks.tables import short, show_table
from tests.benchmarks.text import articles_of_size, write_articles

MADE = 20_000_000  # characters of our own text, when none is given: start-up is then a hundredth


def show_workers(paths: Sequence[Path], counts: Sequence[int], rounds: int) -> None:
    """A row for each number of processes, and one for a peer where it is installed."""
    with TemporaryDirectory() as folder:
        if not paths:
            made = Path(folder, "made.jsonl")
            write_articles(articles_of_size(MADE), made)
            paths = [made]
        articles = list(read_articles(paths))
        size = size_of(article.text for article in articles)
        costs = turns(paths, counts, rounds, Path(folder))
    click.echo(f"{len(articles):,} articles, {size / MEGABYTE:.1f} MB, {cores()} cores; medians of {rounds} rounds\n")
    show_table(
        ("", "MB/s", "times one process", "seconds of all cores", "times quantulum3"), rows(articles, size, costs)
    )
    click.echo("The tables are the same, byte for byte.\n")


def turns(paths: Sequence[Path], counts: Sequence[int], rounds: int, folder: Path) -> dict[int, list[Cost]]:
    """What each number of processes costs, round by round. RuntimeError: when two tables differ."""
    inputs = [str(path.resolve()) for path in paths]
    costs: dict[int, list[Cost]] = {count: [] for count in counts}
    for _ in range(rounds):
        for count in counts:
            output = folder / f"{count}.csv"
            costs[count].append(cost_of("extract", *inputs, "-o", str(output), "--workers", str(count)))
        for one, other in pairwise(counts):
            if (folder / f"{one}.csv").read_bytes() != (folder / f"{other}.csv").read_bytes():
                raise RuntimeError(f"{one} and {other} processes write different tables")
    return costs


def rows(articles: Sequence[Article], size: int, costs: dict[int, list[Cost]]) -> list[tuple[object, ...]]:
    rivals = [turn_of(peer).rate for peer in peers([article.text for article in articles])]
    alone = next(iter(costs.values()))
    found: list[tuple[object, ...]] = []
    for count, own in costs.items():
        rate = median(size / MEGABYTE / cost.seconds for cost in own)
        times = median(first.seconds / cost.seconds for first, cost in zip(alone, own, strict=True))
        name = f"{WHOLE}, `--workers {count}`"
        processor = short(median(cost.processor for cost in own))
        found.append((name, short(rate), f"{times:.2f}", processor, short(rate / rivals[0]) if rivals else ""))
    found += [("quantulum3", short(rate), "", "", "1") for rate in rivals]
    return found
