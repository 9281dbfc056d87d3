"""The options that several commands share."""

import click

from claims.normalise import BASE_CURRENCY, currency_fault


def checked_currency(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    if code is not None and (fault := currency_fault(code)):
        raise click.BadParameter(fault)
    return code


inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
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
reference_option = click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    help="A table of published figures to hold claims against (.csv); may be given several times.",
)
suite_option = click.option(
    "--suite",
    "suites",
    multiple=True,
    metavar="FILE",
    help="A suite of Great Expectations of your own (.json) over claims, facts or discrepancies; may be repeated.",
)
