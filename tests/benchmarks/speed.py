"""How fast figures are read, beside how fast they could be and how fast others are.

What counts are the ratios: another machine, or the same one at another hour, is faster or slower at everything. So
all contestants take their turns in one run, again and again, and a ratio is taken of two that ran in the same turn;
shown are medians.

    every number   the floor: `re` finds every number in the text and does nothing with it
    find_mentions  the quantities of a text, in this process
    claims_of      the claims of an article, in this process
    claims extract the whole command in a process of its own, from start-up to the written table
    … before       the same of an older copy of the project, when one is named
    quantulum3     a peer, when it is installed, on as many of the first articles as it reads in two seconds

Start-up of modules in this process is not counted, that of the command is.
"""

import logging
import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import click

from claims.extract import claims_of
from claims.quantity.find import find_mentions
from claims.records import Article
from claims.text.articles import read_articles
from tests.benchmarks.process import Cost, cost_of
from tests.benchmarks.tables import short, show_table
from tests.benchmarks.text import articles_of_size, write_articles

MADE = 5_000_000  # characters of our own text, when none is given
MEGABYTE = 1e6  # bytes, of text in UTF-8
PATIENCE = 2.0  # seconds for the peer, each turn
STARTS = 5  # of `claims explain`
NUMBER = re.compile(r"\d[\d,.]*")
FLOOR, WHOLE, PEER = "`re`, every number", "`claims extract`, whole", "quantulum3"
BEFORE = "`claims extract` before"


class Contestant(NamedTuple):
    name: str
    run: Callable[[], int]  # tells how many figures it found
    size: int  # bytes of the text that it reads


class Turn(NamedTuple):
    rate: float  # megabytes a second
    per_figure: float  # seconds


def show_speed(paths: Sequence[Path], rounds: int, before: Path | None = None) -> None:
    """Measure on the articles of files and folders, or on text of our own making; `before` is an older copy of us."""
    with TemporaryDirectory() as folder:
        if not paths:
            made = Path(folder, "made.jsonl")
            write_articles(articles_of_size(MADE), made)
            paths = [made]
        show_rates(paths, rounds, Path(folder, "claims.csv"), before)
    starts = [cost_of("explain", "Revenue rose 12% to $1.2bn") for _ in range(STARTS)]
    click.echo(f"`claims explain` starts and answers in {median(start.seconds for start in starts):.2f} s\n")


def show_rates(paths: Sequence[Path], rounds: int, output: Path, before: Path | None) -> None:
    articles = list(read_articles(paths))
    count = sum(len(claims_of(article)) for article in articles)
    costs: list[Cost] = []
    names = [str(path.resolve()) for path in paths]
    lineup = contestants(articles, names, count, output, costs)
    if before is not None:
        lineup.append(older(before, names, count, output, lineup[0].size))
    turns: dict[str, list[Turn]] = {contestant.name: [] for contestant in lineup}
    for _ in range(rounds):
        for contestant in lineup:
            turns[contestant.name].append(turn_of(contestant))
    size = lineup[0].size
    kilobytes = size / 1000 / len(articles)
    click.echo(
        f"{len(articles):,} articles of {kilobytes:.1f} KB, {size / MEGABYTE:.1f} MB, {count:,} claims "
        f"({1000 * count / size:.1f} per KB); medians of {rounds} rounds\n"
    )
    rivals = [name for name in (FLOOR, PEER, BEFORE) if name in turns]
    show_table(
        ("", "MB of text", "MB/s", "µs per figure", *(f"times {name}" for name in rivals)),
        (
            (
                contestant.name,
                f"{contestant.size / MEGABYTE:.2f}",
                short(median(turn.rate for turn in turns[contestant.name])),
                short(1e6 * median(turn.per_figure for turn in turns[contestant.name])),
                *(ratio(turns[contestant.name], turns[rival]) for rival in rivals),
            )
            for contestant in lineup
        ),
    )
    click.echo(f"`claims extract` held {median(cost.peak for cost in costs) / MEGABYTE:.0f} MB of memory at most\n")


def ratio(turns: list[Turn], rival: list[Turn]) -> str:
    return short(median(one.rate / other.rate for one, other in zip(turns, rival, strict=True)))


def turn_of(contestant: Contestant) -> Turn:
    began = perf_counter()
    found = contestant.run()
    seconds = perf_counter() - began
    return Turn(contestant.size / MEGABYTE / seconds, seconds / max(found, 1))


def contestants(
    articles: list[Article], paths: list[str], count: int, output: Path, costs: list[Cost]
) -> list[Contestant]:
    """All that can run here; `costs` is filled as the command runs."""
    texts = [article.text for article in articles]

    def whole() -> int:
        costs.append(cost_of("extract", *paths, "--workers", "1", "-o", str(output)))
        return count

    size = size_of(texts)
    found = [
        Contestant(FLOOR, lambda: sum(len(NUMBER.findall(text)) for text in texts), size),
        Contestant("`find_mentions`", lambda: sum(len(find_mentions(text)) for text in texts), size),
        Contestant("`claims_of`", lambda: sum(len(claims_of(article)) for article in articles), size),
        Contestant(WHOLE, whole, size),
    ]
    return [*found, *peers(texts)]


def older(root: Path, paths: list[str], count: int, output: Path, size: int) -> Contestant:
    """The whole command of another copy of the project, which may be older than `--workers`."""
    options = root / "claims" / "commands" / "options.py"
    one_process = ["--workers", "1"] if "--workers" in options.read_text(encoding="utf-8") else []

    def whole() -> int:
        cost_of("extract", *paths, *one_process, "-o", str(output), root=root)
        return count

    return Contestant(BEFORE, whole, size)


def peers(texts: list[str]) -> list[Contestant]:
    """quantulum3 where it is installed, https://github.com/nielstron/quantulum3"""
    if find_spec("quantulum3") is None:
        return []
    warnings.filterwarnings("ignore", module="quantulum3")  # it would like a classifier of units
    logging.getLogger("quantulum3").setLevel(logging.CRITICAL)
    parser = import_module("quantulum3.parser")

    def readings(text: str) -> int:
        try:
            return len(parser.parse(text))
        except Exception:  # a text that it cannot read takes its time all the same
            return 0

    readings("It sold 20 miles of cable.")  # it reads its units at its first text
    patient, began = [], perf_counter()
    for text in texts:
        patient.append(text)
        readings(text)
        if perf_counter() - began > PATIENCE:
            break
    return [Contestant(PEER, lambda: sum(map(readings, patient)), size_of(patient))]


def size_of(texts: Iterable[str]) -> int:
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
