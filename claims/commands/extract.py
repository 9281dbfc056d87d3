"""claims extract: a table with a row for each figure."""

from __future__ import annotations

from collections.abc import Iterable

import click

from claims.commands import on_spark
from claims.commands.options import (
    SPARK,
    base_currency_option,
    engine_option,
    files,
    inputs_argument,
    lexicon_option,
    no_sentence_option,
    strict_option,
)
from claims.commands.reading import articles_in, claims_in
from claims.commands.writing import write_table
from claims.output import STANDARD_OUTPUT
from claims.records import Claim
from claims.terminal import Run


@click.command(short_help="Write a table with a row for each figure.")
@inputs_argument
@click.option(
    "-o",
    "--output",
    default=STANDARD_OUTPUT,
    metavar="FILE",
    shell_complete=files,
    help="Where the table goes: .csv or .jsonl, either with .gz, or .parquet; else to standard output.",
)
@base_currency_option
@lexicon_option
@no_sentence_option
@strict_option
@engine_option
def extract(  # noqa: PLR0913, PLR0917  # an argument for each option
    inputs: tuple[str, ...], output: str, base_currency: str, no_sentence: bool, strict: bool, engine: str
) -> None:
    """Write a table with a row for each figure in the articles of INPUT.

    INPUT is any mix of files, folders and - (standard input): .txt, .md, .html, .jsonl, .csv or .parquet,
    each also with .gz. Files in a folder that cannot be read are left out with a warning.

    \b
    Example:
      claims extract archive/ today.html -o claims.csv --base-currency EUR
    """
    if engine == SPARK:
        on_spark.extract(on_spark.Asked(inputs, base_currency, strict, no_sentence=no_sentence), output)
        return
    run = Run()
    rows: Iterable[Claim] = claims_in(articles_in(inputs, [output], strict, run), base_currency, run)
    if no_sentence:
        rows = (row._replace(sentence="") for row in rows)
    try:
        write_table(rows, output)
    finally:
        run.clear()
    run.finish()
