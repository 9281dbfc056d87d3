"""The command `claims`: what it takes, what it prints, and how it ends."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

import claims
from claims.extract import claims_of
from claims.output import OutputError, print_claims, target_at, write_claims
from claims.records import Article, Claim
from claims.terminal import Run, is_coloured, printable, printable_lines
from claims.text.articles import STANDARD_INPUT, InputError, read_articles, shown

STANDARD_OUTPUT = "-"
WRONG_USE = 2  # exit status, of unreadable input as well
STOPPED = 130  # exit status after Ctrl-C, as shells give it


class Commands(click.Group):
    """The commands, ending as the contract says: with one line on stderr and an exit status that tells."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
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
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes again at its end


def print_version(context: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    if is_wanted:
        click.echo(f"claims {claims.__version__}")
        context.exit()


def check_currency(_: click.Context, __: click.Parameter, code: str) -> None:
    from claims.vocabulary import CURRENCY_CODES  # noqa: PLC0415  # 0.1 s, which --help need not pay

    if code not in CURRENCY_CODES.values():
        raise click.BadParameter(f"{code} is no currency known here: give an ISO 4217 code such as EUR.")


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
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
      claims explain "Revenue rose 12% to $1.2bn"
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(WRONG_USE)


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    default=STANDARD_OUTPUT,
    metavar="FILE",
    help="Where the table goes: .csv or .jsonl, either with .gz, or .parquet. CSV to standard output by default.",
)
@click.option(
    "--base-currency",
    default="USD",
    show_default=True,
    expose_value=False,
    callback=check_currency,
    metavar="CODE",
    help="Currency for the base values of money. They stay empty as yet: no exchange rates are read.",
)
@click.option("--no-sentence", is_flag=True, help="Leave the column with the sentences empty.")
@click.option("--strict", is_flag=True, help="Stop at what cannot be read, instead of leaving it out.")
def extract(inputs: tuple[str, ...], output: str, no_sentence: bool, strict: bool) -> None:
    """Write a table with a row for each figure in the articles of INPUT.

    INPUT is any mix of files, folders and - (standard input): .txt, .md, .html, .jsonl, .csv or .parquet,
    each also with .gz. Files in a folder that cannot be read are left out with a warning.

    \b
    Example:
      claims extract archive/ today.html -o claims.csv
    """
    run = Run()
    earlier = () if output == STANDARD_OUTPUT else earlier_tables(inputs, output, strict)

    def skip(error: InputError) -> None:
        if not str(error).startswith(earlier):
            run.skip(str(error))

    def found() -> Iterator[Claim]:
        for article in read_articles(inputs, strict=strict, warn=run.warn, skip=skip):
            rows = claims_of(article)
            run.count(article, rows)
            yield from rows if not no_sentence else (row._replace(sentence="") for row in rows)

    try:
        if output == STANDARD_OUTPUT:
            clean = printable_lines if sys.stdout.isatty() else None
            print_claims(found(), click.get_binary_stream("stdout"), clean)
        else:
            write_claims(found(), output)
    finally:
        run.clear()
    run.finish()
