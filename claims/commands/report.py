"""claims report: one page that shows what disagrees, in its sentences."""

from __future__ import annotations

import click

from claims.commands.check import result_of
from claims.commands.options import (
    inputs_argument,
    most_text_option,
    reference_option,
    settled_currency_option,
    settled_lexicon_option,
    strict_option,
    workers_option,
)
from claims.commands.reading import Shelf, own_places
from claims.normalise import BASE_CURRENCY
from claims.output import write_report
from claims.terminal import Run


@click.command(short_help="Write a page that shows what disagrees, in its sentences.")
@inputs_argument
@click.option("-o", "--output", required=True, metavar="FILE", help="The page, as report.html; - for standard output.")
@reference_option
@settled_currency_option
@settled_lexicon_option
@most_text_option
@strict_option
@workers_option
def report(  # noqa: PLR0913, PLR0917  # an argument for each option
    inputs: tuple[str, ...],
    output: str,
    references: tuple[str, ...],
    base_currency: str | None,
    strict: bool,
    workers: int | None,
) -> None:
    """Write an HTML page on the figures of INPUT: what disagrees, what several articles state, every figure marked.

    INPUT is what `claims check` reads; of a claims table the page shows the sentences that hold figures, as the
    articles' text is not in it. The page is one file that needs no network. Reference tables, base currency and
    accepted findings are also read from claims.toml, or [tool.claims] of pyproject.toml, in the current folder. Exit
    status: 0 whatever is found, 2 when something cannot be read.

    \b
    Example:
      claims report archive/ -o report.html
    """
    from checks.accepted import accepted, today  # noqa: PLC0415  # the lexicon, 0.1 s, which --help need not pay
    from checks.report import report as page  # noqa: PLC0415  # as above
    from checks.settings import settings  # noqa: PLC0415  # as above

    wished, run = settings(), Run()
    own = own_places(inputs, output, None)
    shelf = Shelf()
    currency = base_currency or wished.base_currency or BASE_CURRENCY
    known = wished.reference + references
    result, _ = result_of(inputs, known, wished.suite, currency, strict, own, run, workers, shelf.keep)
    marked = accepted(result.discrepancies, wished.accept, today())
    write_report(page(result, marked, shelf.articles, run.skipped), output)
