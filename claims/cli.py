"""The command `claims`: what it takes, what it prints, and how it ends."""

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import click

import claims
from claims.extract import claims_of, linked
from claims.normalise import BASE_CURRENCY, currency_fault
from claims.output import OutputError, folder_at, print_claims, target_at, write_claims, write_facts
from claims.records import Article, Claim
from claims.terminal import Run, is_coloured, is_terminal, printable, printable_lines
from claims.text.articles import read_articles
from claims.text.files import STANDARD_INPUT, InputError, shown

STANDARD_OUTPUT = "-"
WRONG_USE = 2  # exit status, of unreadable input as well
STOPPED = 130  # exit status after Ctrl-C, as shells give it


class Commands(click.Group):
    """The commands, ending as the contract says: with one line on stderr and an exit status that tells."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # "?" where a terminal has no 円, not a traceback
        try:
            status = super().main(*arguments, **{**settings, "standalone_mode": False})
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "claims"
            status = fail(f"{error.format_message()} See {command} --help")
        except (InputError, OutputError) as error:
            status = fail(str(error))
        except click.Abort:  # Ctrl-C
            click.echo("stopped", err=True)
            status = STOPPED
        sys.exit(status)

    def invoke(self, context: click.Context) -> Any:
        with quiet_pipe():
            return super().invoke(context)


def fail(message: str) -> int:
    click.echo(f"error: {printable(message)}", err=True)
    return WRONG_USE


@contextmanager
def quiet_pipe() -> Iterator[None]:
    """When the reader of our output has seen enough, as `head` has, the command ends, and well."""
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes again at its end


def print_version(context: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    if is_wanted:
        click.echo(f"claims {claims.__version__}")
        context.exit()


def checked_currency(_: click.Context, __: click.Parameter, code: str) -> str:
    if fault := currency_fault(code):
        raise click.BadParameter(fault)
    return code


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="Tell the version and leave.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Read the figures out of news articles into a table of claims.

    \b
    Examples:
      claims extract archive/ -o claims.csv
      claims run archive/ -o tables/
      claims explain "Revenue rose 12% to $1.2bn"
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(WRONG_USE)


base_currency_option = click.option(
    "--base-currency",
    default=BASE_CURRENCY,
    show_default=True,
    callback=checked_currency,
    metavar="CODE",
    help="Currency that all money is told in as well, by the rates of its days (ISO 4217).",
)
no_sentence_option = click.option("--no-sentence", is_flag=True, help="Leave the column with the sentences empty.")
strict_option = click.option("--strict", is_flag=True, help="Stop at what cannot be read, instead of leaving it out.")


@main.command(short_help="Write a table with a row for each figure.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    default=STANDARD_OUTPUT,
    metavar="FILE",
    help="Where the table goes: .csv or .jsonl, either with .gz, or .parquet; else to standard output.",
)
@base_currency_option
@no_sentence_option
@strict_option
def extract(inputs: tuple[str, ...], output: str, base_currency: str, no_sentence: bool, strict: bool) -> None:
    """Write a table with a row for each figure in the articles of INPUT.

    INPUT is any mix of files, folders and - (standard input): .txt, .md, .html, .jsonl, .csv or .parquet,
    each also with .gz. Files in a folder that cannot be read are left out with a warning.

    \b
    Example:
      claims extract archive/ today.html -o claims.csv --base-currency EUR
    """
    run = Run()
    earlier = earlier_tables(inputs, output, strict)

    def skip(error: InputError) -> None:
        if not str(error).startswith(earlier):
            run.skip(str(error))

    articles = read_articles(inputs, strict=strict, warn=run.warn, skip=skip)
    rows = claims_in(articles, base_currency, run)
    if no_sentence:
        rows = (row._replace(sentence="") for row in rows)
    try:
        write_table(rows, output)
    finally:
        run.clear()
    run.finish()


@main.command(short_help="Write the tables of claims and facts into a folder.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder for the tables; made when it is new.")
@base_currency_option
@no_sentence_option
@strict_option
def run(inputs: tuple[str, ...], output: str, base_currency: str, no_sentence: bool, strict: bool) -> None:
    """Read the articles of INPUT and write claims.csv and facts.csv into DIR.

    INPUT is what `claims extract` reads. facts.csv has a row for each fact: which claims speak of it, what they
    say together, and whether they agree.

    \b
    Example:
      claims run archive/ -o tables/
    """
    from claims.facts import facts  # noqa: PLC0415  # the lexicon, 0.1 s, which --help need not pay

    folder = folder_at(output)
    progress = Run()
    earlier = tuple(table for name in TABLES for table in earlier_tables(inputs, str(folder / name), strict))

    def skip(error: InputError) -> None:
        if not str(error).startswith(earlier):
            progress.skip(str(error))

    articles = read_articles(inputs, strict=strict, warn=progress.warn, skip=skip)
    try:
        rows = linked(claims_in(articles, base_currency, progress))
        found = facts(rows)
        kept = (row._replace(sentence="") for row in rows) if no_sentence else rows
        write_claims(kept, folder / "claims.csv")
        write_facts(found, folder / "facts.csv")
    finally:
        progress.clear()
    progress.finish()


TABLES = ("claims.csv", "facts.csv")


def earlier_tables(inputs: tuple[str, ...], output: str, strict: bool) -> tuple[str, ...]:
    """How messages begin about an earlier table at `output`: found in a folder to be read, it is no article.

    OutputError: when it is an input itself, or `strict` would stop at it.
    """
    if output == STANDARD_OUTPUT:
        return ()
    table, places = target_at(output).path, []
    for given in filter(os.path.exists, inputs):
        root = Path(given).resolve()
        if root == table:
            raise OutputError(f"{shown(output)}: an input as well: write the table elsewhere")
        if table.exists() and table.is_relative_to(root):
            places.append(f"{shown(str(Path(given, table.relative_to(root))))}:")
    if strict and places:
        raise OutputError(f"{shown(output)}: in a folder to be read with --strict: write the table elsewhere")
    return tuple(places)


def claims_in(articles: Iterable[Article], base_currency: str, run: Run) -> Iterable[Claim]:
    for article in articles:
        found = claims_of(article, base_currency)
        run.count(article, found)
        yield from found


def write_table(rows: Iterable[Claim], output: str) -> None:
    if output != STANDARD_OUTPUT:
        write_claims(rows, output)
    elif sys.stdout is None:
        raise OutputError("standard output: it is closed: name a file with -o")
    elif is_terminal(sys.stdout):
        print_claims(rows, sys.stdout.buffer, printable_lines)
    else:
        print_claims(rows, sys.stdout.buffer)


@main.command(
    short_help="Show how the figures of a text are read.",
    context_settings={"ignore_unknown_options": True},  # for a text like "-5 degrees"
)
@click.argument("text")
def explain(text: str) -> None:
    """Show the figures in TEXT, how each is read, and by which rules; - reads the text from standard input.

    \b
    Example:
      claims explain "Revenue rose 12% to $1.2bn"
    """
    from claims.explain import explanations  # noqa: PLC0415  # 0.1 s, which --help need not pay

    is_input = text == STANDARD_INPUT
    texts = (article.text for article in read_articles(text, warn=Run().warn)) if is_input else [text]
    width = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None
    count = 0
    for explanation in chain.from_iterable(explanations(text, width) for text in texts):
        click.echo("\n" * bool(count) + explanation, color=is_coloured(sys.stdout))
        count += 1
    if not count:
        click.echo("no figures found")


if __name__ == "__main__":
    main()
