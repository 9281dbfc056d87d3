"""The options that several commands share."""

import click
from click.shell_completion import CompletionItem

from claims.normalise import BASE_CURRENCY, currency_fault
from claims.own_rows import FOLDER


def checked_currency(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    if code is not None and (fault := currency_fault(code)):
        raise click.BadParameter(fault)
    return code


def used_lexicon(context: click.Context, _: click.Parameter, folder: str | None) -> None:
    if folder and not context.resilient_parsing:  # not when only a completion is asked for
        from claims.own_lexicon import use_lexicon  # noqa: PLC0415  # which --help need not pay

        use_lexicon(folder)


def files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """For a shell: it knows best which files there are."""
    return [CompletionItem(incomplete, type="file")]


def folders(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="dir")]


inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", shell_complete=files)
lexicon_option = click.option(
    "--lexicon",
    envvar=FOLDER,
    expose_value=False,
    is_eager=True,  # before a currency of its own is asked for
    callback=used_lexicon,
    metavar="DIR",
    shell_complete=folders,
    help="A folder with rows of your own: units.csv, currencies.csv, measures.csv, countries.csv, organisations.csv.",
)
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
no_sentence_option = click.option("--no-sentence", is_flag=True, help="Leave the column with the sentences empty.")
strict_option = click.option("--strict", is_flag=True, help="Stop at what cannot be read, instead of leaving it out.")
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
