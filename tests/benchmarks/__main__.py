"""The command: `python -m tests.benchmarks`, from the folder of the project."""

from pathlib import Path

import click

from tests.benchmarks.text import articles, write_articles

EXISTING = click.Path(exists=True, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
ROUNDS = 5
WORKER_ROUNDS = 3
PAIRS = 200

# Each benchmark is imported where it is run: the text needs neither the lexicon nor pint.


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(context: click.Context) -> None:
    """Measure how well and how fast figures are read; without a command, everything on the project's own text.

    \b
    Examples:
      python -m tests.benchmarks
      python -m tests.benchmarks accuracy annotated.jsonl --errors 20
      python -m tests.benchmarks facts --fit
      python -m tests.benchmarks speed archive/
      python -m tests.benchmarks text 30000 -o big.jsonl
    """
    if context.invoked_subcommand is None:
        for title, command in (("Accuracy", accuracy), ("Facts", facts), ("Speed", speed), ("Memory", memory)):
            click.echo(f"## {title}\n")
            context.invoke(command)


@main.command()
@click.argument("files", nargs=-1, type=FILE)
@click.option("--errors", default=0, metavar="COUNT", help="Show so many texts that were not read right.")
def accuracy(files: tuple[Path, ...] = (), errors: int = 0) -> None:
    """Precision, recall and F1 on FILES, or on the project's own corpus.

    A file is .jsonl with {"id", "text", "quantities": [{"value", "unit", "change"}]} or with annotated claims,
    or .csv with group, text and reads.
    """
    from tests.benchmarks.accuracy import show_accuracy  # noqa: PLC0415

    show_accuracy(files, errors)


@main.command()
@click.argument("paths", nargs=-1, type=EXISTING)
@click.option("--rounds", default=ROUNDS, show_default=True, type=click.IntRange(1), help="Turns of each contestant.")
@click.option("--before", type=FOLDER, help="An older copy of the project, whose `claims extract` runs in turn.")
def speed(paths: tuple[Path, ...] = (), rounds: int = ROUNDS, before: Path | None = None) -> None:
    """Megabytes a second on the articles of PATHS, or on 5 MB of made text, beside the floor and a peer."""
    from tests.benchmarks.speed import show_speed  # noqa: PLC0415

    show_speed(paths, rounds, before)


@main.command()
@click.argument("paths", nargs=-1, type=EXISTING)
def profile(paths: tuple[Path, ...]) -> None:
    """Where the time goes: the share of each step of reading the articles of PATHS, or 1 MB of made text."""
    from tests.benchmarks.profile import show_profile  # noqa: PLC0415

    show_profile(paths)


@main.command()
@click.argument("sizes", nargs=-1, type=click.IntRange(1))
def memory(sizes: tuple[int, ...] = ()) -> None:
    """The most memory that `claims extract` holds on made text of SIZES megabytes (1, 10 and 100)."""
    from tests.benchmarks.memory import SIZES, show_memory  # noqa: PLC0415

    show_memory(sizes or SIZES)


@main.command()
@click.argument("sizes", nargs=-1, type=click.IntRange(1))
def inputs(sizes: tuple[int, ...]) -> None:
    """The most memory that reading holds, of each kind of input with made text of SIZES megabytes (5 and 50)."""
    from tests.benchmarks.inputs import SIZES, show_inputs  # noqa: PLC0415

    show_inputs(sizes or SIZES)


@main.command()
@click.argument("paths", nargs=-1, type=EXISTING)
@click.option("--rounds", default=WORKER_ROUNDS, show_default=True, type=click.IntRange(1), help="Turns of each count.")
@click.option("--count", "counts", multiple=True, default=(1, 2), type=click.IntRange(1), help="Processes; repeat it.")
def workers(paths: tuple[Path, ...], rounds: int, counts: tuple[int, ...]) -> None:
    """`claims extract` with one process and with two, on the articles of PATHS or on 20 MB of made text."""
    from tests.benchmarks.workers import show_workers  # noqa: PLC0415

    show_workers(paths, counts, rounds)


@main.command()
@click.argument("size", default=1000, type=click.IntRange(1), metavar="[MB]")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1))
def lake(size: int, workers: int) -> None:
    """Memory over time of `claims extract -o parts/` on MB of made text (1000); then killed three times and resumed."""
    from tests.benchmarks.lake import show_lake  # noqa: PLC0415

    show_lake(size, workers)


@main.command()
@click.argument("files", nargs=-1, type=FILE, metavar="[CLUSTER.json]...")
@click.option("--fit", is_flag=True, help="Show the weights that fit best: those of claims/facts/likeness.py.")
def facts(files: tuple[Path, ...] = (), fit: bool = False) -> None:
    """Linked claims and the fields beside the figure, on annotated clusters or the project's own."""
    from tests.benchmarks.facts import show_facts  # noqa: PLC0415

    show_facts(files, fit)


@main.command()
@click.argument("counts", nargs=-1, type=click.IntRange(1), metavar="[COUNT]...")
def linking(counts: tuple[int, ...]) -> None:
    """Seconds and memory of putting COUNT claims of made stories into facts (10000, 100000 and 1000000)."""
    from tests.benchmarks.linking import COUNTS, show_linking  # noqa: PLC0415

    show_linking(counts or COUNTS)


@main.command()
@click.argument("files", nargs=-1, type=FILE, metavar="[CLUSTER.json]...")
def findings(files: tuple[Path, ...] = ()) -> None:
    """Discrepancies found and false alarms, on annotated clusters or the project's own."""
    from tests.benchmarks.findings import show_findings  # noqa: PLC0415

    show_findings(files)


@main.command()
@click.argument("counts", nargs=-1, type=click.IntRange(1), metavar="[COUNT]...")
def checking(counts: tuple[int, ...]) -> None:
    """Seconds and memory of `claims check` on a table of COUNT made claims (10000, 100000 and 1000000)."""
    from tests.benchmarks.checking import COUNTS, show_checking  # noqa: PLC0415

    show_checking(counts or COUNTS)


@main.command()
@click.argument("counts", nargs=-1, type=click.IntRange(1), metavar="[COUNT]...")
@click.option("--articles", "made", type=click.IntRange(1), metavar="COUNT", help="Made articles, 10000 if not said.")
def spark(counts: tuple[int, ...], made: int | None) -> None:
    """Both engines on made articles, whose tables must be the same, and on tables of COUNT claims (100000)."""
    from tests.benchmarks.spark import ARTICLES, CLAIMS, show_spark  # noqa: PLC0415

    show_spark(made or ARTICLES, counts or CLAIMS)


@main.command()
@click.argument("count", default=PAIRS, type=click.IntRange(1), metavar="[COUNT]")
@click.option("--misses", default=0, metavar="COUNT", help="Show so many slips of a kind that were not caught.")
def mutations(count: int, misses: int) -> None:
    """How many slips put into COUNT pairs of agreeing articles are caught, and how many findings are false."""
    from tests.benchmarks.mutations import show_mutations  # noqa: PLC0415

    show_mutations(count, misses)


@main.command()
@click.argument("count", type=click.IntRange(0))
@click.option("-o", "--output", required=True, type=NEW_FILE, help="A .jsonl file.")
@click.option("--seed", default=0, show_default=True, help="Other articles for another seed.")
def text(count: int, output: Path, seed: int) -> None:
    """Write COUNT made articles, the same ones each time."""
    write_articles(articles(count, seed), output)


if __name__ == "__main__":
    main(prog_name="python -m tests.benchmarks")
