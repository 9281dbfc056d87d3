"""The options that several commands share."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from claims.normalise import BASE_CURRENCY, currency_fault
from claims.own_rows import FOLDER
from claims.text.limits import LARGEST_MOST_TEXT, MOST_TEXT, USUAL_MOST_TEXT, allow_text

Command = TypeVar("Command", bound=Callable[..., Any])


def checked_currency(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    if code is not None and (fault := currency_fault(code)):
        raise click.BadParameter(fault)
    return code


def used_lexicon(context: click.Context, _: click.Parameter, folder: str | None) -> None:
    if folder and not context.resilient_parsing:  # not when only a completion is asked for
        from claims.own_lexicon import use_lexicon  # noqa: PLC0415  # which --help need not pay

        use_lexicon(folder)


def settled_lexicon(context: click.Context, parameter: click.Parameter, folder: str | None) -> None:
    """As above, for commands that read settings: those speak when neither command line nor environment does."""
    if not folder and not context.resilient_parsing:
        from claims.settings import lexicon_of, source_in  # noqa: PLC0415  # as above

        folder = lexicon_of(source_in(""))
    used_lexicon(context, parameter, folder)


def allowed_text(context: click.Context, _: click.Parameter, megabytes: int | None) -> None:
    if megabytes and not context.resilient_parsing:
        allow_text(megabytes)


def files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """For a shell: it knows best which files there are."""
    return [CompletionItem(incomplete, type="file")]


def folders(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="dir")]


def folder_option(content: str) -> Callable[[Command], Command]:
    """Where a command writes several files."""
    return click.option(
        "-o",
        "--output",
        required=True,
        metavar="DIR",
        shell_complete=folders,
        help=f"The folder for the {content}; made when it is new.",
    )


inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", shell_complete=files)
lexicon_manner = partial(
    click.option,
    "--lexicon",
    envvar=FOLDER,
    expose_value=False,
    is_eager=True,  # before a currency of its own is asked for
    metavar="DIR",
    shell_complete=folders,
    help="A folder with rows of your own: units.csv, currencies.csv, measures.csv, countries.csv, organisations.csv.",
)
lexicon_option = lexicon_manner(callback=used_lexicon)
settled_lexicon_option = lexicon_manner(callback=settled_lexicon)
base_currency_option = click.option(
    "--base-currency",
    default=BASE_CURRENCY,
    show_default=True,
    callback=checked_currency,
    metavar="CODE",
    help="Currency that all money is told in as well, by the rates of its days (ISO 4217).",
)
settled_currency_option = click.option(  # of commands that read settings, which say it when the command line does not
    "--base-currency", callback=checked_currency, metavar="CODE", help="As for `claims extract`; USD if not said."
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="COUNT",
    help="Read articles in so many processes; as many as there are cores if not said. The tables are the same.",
)
no_sentence_option = click.option("--no-sentence", is_flag=True, help="Leave the column with the sentences empty.")
strict_option = click.option("--strict", is_flag=True, help="Stop at what cannot be read, instead of leaving it out.")
most_text_option = click.option(
    "--most-text",
    envvar=MOST_TEXT,
    expose_value=False,
    callback=allowed_text,
    type=click.IntRange(1, LARGEST_MOST_TEXT),
    metavar="MB",
    help=f"Leave out an article of more megabytes, once it is unpacked; {USUAL_MOST_TEXT} if not said.",
)
LOCAL, SPARK = "local", "spark"
engine_option = click.option(
    "--engine",
    type=click.Choice((LOCAL, SPARK)),
    default=LOCAL,
    show_default=True,
    help="spark: on a cluster, of paths that Spark reads, into Parquet.",
)
reference_option = click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    shell_complete=files,
    help="A table of published figures to hold claims against (.csv); may be given several times.",
)
suite_option = click.option(
    "--suite",
    "suites",
    multiple=True,
    metavar="FILE",
    shell_complete=files,
    help="A suite of Great Expectations of your own (.json) over claims, facts or discrepancies; may be repeated.",
)
