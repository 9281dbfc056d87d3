"""How many of the figures that people find in a text are read, and how many of those read are right.

A gold figure and a claim of the same text are paired when they are the same by a criterion, each with one partner at
most, so many as can be; a figure read twice is once too often. By criterion:

    value        the same number, or both ends of the same range
    unit         value, and the same currency, physical unit or noun
    change       value, and the same sign of = ~ > < up down
    unit+change  value, unit and change
    place        value, and the same start and end in the text

Precision is the part of the claims that have a partner, recall the part of the gold figures.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import click

from claims.extract import claims_of
from claims.records import Article
from tests.benchmarks import figures
from tests.benchmarks.figures import CRITERIA, Figure, Measure
from tests.benchmarks.tables import show_table
from tests.quantity.readings import expected

CORPUS = Path(__file__).parents[1] / "corpus"
First = TypeVar("First")
Second = TypeVar("Second")


class Gold(NamedTuple):
    """A text and the figures that people found in it."""

    group: str  # the kind of wording, in the project's own tables; else empty
    text: str
    figures: list[Figure]


class Result(NamedTuple):
    """A text with what was found in it."""

    gold: Gold
    read: list[Figure]


class Score(NamedTuple):
    """How many figures there are, how many were read, and how many of these were right."""

    wanted: int
    read: int
    right: int

    @property
    def precision(self) -> float:
        """Of 100 claims, those that are right; 100 when there is none."""
        return 100 * self.right / self.read if self.read else 100.0

    @property
    def recall(self) -> float:
        """Of 100 gold figures, those that were read right; 100 when there is none."""
        return 100 * self.right / self.wanted if self.wanted else 100.0

    @property
    def f1(self) -> float:
        total = self.wanted + self.read
        return 200 * self.right / total if total else 100.0


def show_accuracy(files: Sequence[Path], errors: int = 0) -> None:
    """Score the files, or the project's own corpus when there is none, and show so many of the misses."""
    for file in files or sorted((*CORPUS.glob("*.csv"), *CORPUS.glob("*.jsonl"))):
        results = [result_of(gold) for gold in read_gold(file)]
        count, read = (sum(len(side) for side in sides) for sides in zip(*map(both, results), strict=True))
        click.echo(f"{file.name}: {len(results):,} texts, {count:,} figures, {read:,} read\n")
        show_criteria(results)
        if file.suffix == ".csv":
            show_groups(results)
        show_errors(results, errors)


def result_of(gold: Gold) -> Result:
    return Result(gold, [figures.of_claim(claim) for claim in claims_of(Article("text", gold.text))])


def both(result: Result) -> tuple[list[Figure], list[Figure]]:
    return result.gold.figures, result.read


def show_criteria(results: list[Result]) -> None:
    scores = {name: score(results, name) for name in criteria_in(results)}
    show_table(
        ("criterion", "P", "R", "F1"),
        ((name, f"{s.precision:.1f}", f"{s.recall:.1f}", f"{s.f1:.1f}") for name, s in scores.items()),
    )


def show_groups(results: list[Result]) -> None:
    """One row for each group, F1 by criterion; a group of look-alikes has no figures, and should have none read."""
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[result.gold.group].append(result)
    names = criteria_in(results)
    rows = []
    for group, own in sorted(groups.items()):
        scores = [score(own, name) for name in names]
        rows.append((group, len(own), scores[0].wanted, scores[0].read, *(f"{each.f1:.1f}" for each in scores)))
    show_table(("group", "texts", "figures", "read", *(f"{name} F1" for name in names)), rows)


def show_errors(results: list[Result], most: int) -> None:
    """Texts with figures that were not read right, or should not have been read."""
    strictest = [name for name in criteria_in(results) if name != "place"][-1]
    for result in results:
        pairs = matching(*both(result), CRITERIA[strictest])
        missed = [figure for place, figure in enumerate(result.gold.figures) if place not in pairs.values()]
        extra = [figure for place, figure in enumerate(result.read) if place not in pairs]
        if most > 0 and (missed or extra):
            click.echo(f"{result.gold.text}\n    missed {shown(missed)}\n    extra  {shown(extra)}")
            most -= 1


def shown(listed: list[Figure]) -> str:
    return "; ".join(
        " ".join((figure.change, "..".join(f"{end:g}" for end in figure.ends), *parts(figure.measure)))
        for figure in listed
    )


def parts(measure: Measure) -> list[str]:
    return [part for part in (*sorted(measure.codes), measure.size, *sorted(measure.words)) if part]


def criteria_in(results: list[Result]) -> list[str]:
    """The criteria that a file has an opinion on: many say nothing of change, or of the place."""
    wanted = [figure for result in results for figure in result.gold.figures]
    left_out = set()
    if not any(figure.change for figure in wanted):
        left_out |= {"change", "unit+change"}
    if not any(figure.place for figure in wanted):
        left_out.add("place")
    return [name for name in CRITERIA if name not in left_out]


def score(results: list[Result], criterion: str) -> Score:
    """All texts together by one criterion."""
    wanted = sum(len(result.gold.figures) for result in results)
    read = sum(len(result.read) for result in results)
    return Score(wanted, read, sum(len(matching(*both(result), CRITERIA[criterion])) for result in results))


def matching(
    wanted: Sequence[First], read: Sequence[Second], is_same: Callable[[First, Second], bool]
) -> dict[int, int]:
    """As many one-to-one pairs as there can be: the place in `read` -> its partner's place in `wanted`.

    Each in turn takes a partner; one whose partners are all taken asks their owners to take another, by Kuhn's
    augmenting paths, https://en.wikipedia.org/wiki/Maximum_cardinality_matching
    """
    options = [[place for place, other in enumerate(read) if is_same(one, other)] for one in wanted]
    owners: dict[int, int] = {}

    def is_served(one: int, asked: set[int]) -> bool:
        for place in options[one]:
            if place in asked:
                continue
            asked.add(place)
            if place not in owners or is_served(owners[place], asked):
                owners[place] = one
                return True
        return False

    for one in range(len(wanted)):
        is_served(one, set())
    return owners


# ----------------------------------------------------------------------------------------------------- gold standards
def read_gold(file: Path) -> Iterator[Gold]:
    """The texts of a file: a table with group, text and reads, or lines of JSON with quantities or claims.

    click.ClickException: for a file in any other form.
    """
    try:
        yield from table_gold(file) if file.suffix == ".csv" else json_gold(file)
    except (KeyError, TypeError, ValueError) as error:
        raise click.ClickException(
            f"{file}: {error!r}: give a .jsonl with text and quantities (value, unit, change), or a .csv with "
            "group, text and reads"
        ) from error


def table_gold(file: Path) -> Iterator[Gold]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Gold(row["group"], row["text"], list(map(figures.of_quantity, expected(row["reads"]))))


def json_gold(file: Path) -> Iterator[Gold]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if "claims" in record:
                found = list(map(figures.of_annotation, record["claims"]))
            else:
                found = list(map(figures.of_benchmark, record["quantities"]))
            yield Gold("", record["text"], found)
