"""claims extract: a table with a row for each figure."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from claims.commands.options import (
    base_currency_option,
    files,
    inputs_argument,
    lexicon_option,
    most_text_option,
    no_sentence_option,
    strict_option,
)
from claims.commands.reading import articles_in, claims_in
from claims.output import STANDARD_OUTPUT, OutputError, print_claims, write_claims
from claims.records import Claim
from claims.terminal import Run, is_terminal, printable_lines


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
@most_text_option
@strict_option
def extract(inputs: tuple[str, ...], output: str, base_currency: str, no_sentence: bool, strict: bool) -> None:
    """Write a table with a row for each figure in the articles of INPUT.

    INPUT is any mix of files, folders and - (standard input): .txt, .md, .html, .jsonl, .csv, .parquet or
    .warc, each also with .gz. Files in a folder that cannot be read are left out with a warning.

    \b
    Example:
      claims extract archive/ today.html -o claims.csv --base-currency EUR
    """
    run = Run()
    rows: Iterable[Claim] = claims_in(articles_in(inputs, [output], strict, run), base_currency, run)
    if no_sentence:
        rows = (row._replace(sentence="") for row in rows)
    try:
        write_table(rows, output)
    finally:
        run.clear()
    run.finish()


def write_table(rows: Iterable[Claim], output: str) -> None:
    if output != STANDARD_OUTPUT:
        write_claims(rows, output)
    elif sys.stdout is None:
        raise OutputError("standard output: it is closed: name a file with -o")
    elif is_terminal(sys.stdout):
        print_claims(rows, sys.stdout.buffer, printable_lines)
    else:
        print_claims(rows, sys.stdout.buffer)
