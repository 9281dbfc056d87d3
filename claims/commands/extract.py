"""claims extract: a table with a row for each figure."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from math import ceil
from pathlib import Path

import click

from claims.commands import on_spark
from claims.commands.options import (
    SPARK,
    base_currency_option,
    engine_option,
    files,
    inputs_argument,
    lexicon_option,
    most_text_option,
    no_sentence_option,
    strict_option,
    workers_option,
)
from claims.commands.reading import articles_in
from claims.commands.working import Manner, read
from claims.commands.writing import lines_for, put_table
from claims.manifest import parts_folder
from claims.output import STANDARD_OUTPUT, OutputError, Rows, csv_lines
from claims.own_rows import digest_of, folder_in_use
from claims.parts import Folder, Told, write_parts
from claims.terminal import MEGABYTE, Run
from claims.text.files import shown

PART_SIZE = 16.0  # MB: of Parquet a third of that, and what a stopped run does again is half a minute


@click.command(short_help="Write a table with a row for each figure.")
@inputs_argument
@click.option(
    "-o",
    "--output",
    default=STANDARD_OUTPUT,
    metavar="FILE",
    shell_complete=files,
    help="Where the table goes: .csv or .jsonl, either with .gz, or .parquet, or a folder/; else to standard output.",
)
@base_currency_option
@lexicon_option
@no_sentence_option
@most_text_option
@strict_option
@workers_option
@click.option(
    "--part-size",
    default=PART_SIZE,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    metavar="MB",
    help="How much text a part of a table in a folder is made of.",
)
@engine_option
def extract(  # noqa: PLR0913, PLR0917  # an argument for each option
    inputs: tuple[str, ...],
    output: str,
    base_currency: str,
    no_sentence: bool,
    strict: bool,
    workers: int | None,
    part_size: float,
    engine: str,
) -> None:
    """Write a table with a row for each figure in the articles of INPUT.

    INPUT is any mix of files, folders and - (standard input): .txt, .md, .html, .jsonl, .csv, .parquet or
    .warc, each also with .gz. Files in a folder that cannot be read are left out with a warning.

    An output that ends in /, as parts/, is a folder, for a large table in parts of Parquet. Stopped and started again,
    the command does only the rest. Other commands read the folder as one table.

    \b
    Example:
      claims extract archive/ today.html -o claims.csv --base-currency EUR
    """
    if engine == SPARK:
        on_spark.extract(on_spark.Asked(inputs, base_currency, strict, no_sentence=no_sentence), output)
        return
    run, news = Run(), []
    try:
        if output.endswith(("/", os.sep)) or (output and Path(output).is_dir()):
            articles = articles_in(inputs, [], strict, run)
            folder = folder_of(inputs, output, base_currency, no_sentence, part_size, run)
            manner = Manner(base_currency, no_sentence, csv_lines)
            news.append(write_parts(articles, partial(read, manner=manner, workers=workers), folder))
        else:
            manner = Manner(base_currency, no_sentence, lines_for(output))
            with read(articles_in(inputs, [output], strict, run), manner, workers) as all_told:
                put_table(counted(all_told, run), output)
    finally:
        run.clear()
    run.finish(news=list(filter(None, news)))


def folder_of(  # noqa: PLR0913, PLR0917  # what the command line says
    inputs: Sequence[str], output: str, base_currency: str, no_sentence: bool, part_size: float, run: Run
) -> Folder:
    """Where parts go. OutputError: when they cannot, or would be read as articles."""
    from checks.tracker.digests import rules_digest  # noqa: PLC0415  # which --help need not pay

    path = parts_folder(output)
    if any(path.resolve().is_relative_to(Path(given).resolve()) for given in filter(os.path.exists, inputs)):
        raise OutputError(f"{shown(output)}: in a folder to be read: write the parts elsewhere")
    settings = {
        "version of the rules": rules_digest(),
        "lexicon": digest_of(folder_in_use()),
        "base currency": base_currency,
        "choice of sentences": not no_sentence,
        "part size": part_size,
    }
    return Folder(path, settings, ceil(part_size * MEGABYTE), run.count, run.keep, run.warn)


def counted(all_told: Iterable[Told], run: Run) -> Iterator[Rows]:
    for rows, tally in all_told:
        run.count(tally)
        yield rows
