"""claims check: which figures contradict one another."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.commands import on_spark
from claims.commands.options import (
    SPARK,
    engine_option,
    files,
    folders,
    inputs_argument,
    most_text_option,
    reference_option,
    settled_currency_option,
    settled_lexicon_option,
    strict_option,
    suite_option,
    workers_option,
)
from claims.commands.reading import articles_in, besides, own_places
from claims.normalise import BASE_CURRENCY
from claims.output import STANDARD_OUTPUT, write_report
from claims.records import Article
from claims.table import holds_claims
from claims.terminal import Run, is_coloured, is_terminal, quiet_pipe

if TYPE_CHECKING:
    from checks.check import Checked
    from checks.records import Report
    from checks.settings import Settings

# As in checks.records and checks.formats, which --help and completion need not load.
SEVERITIES = ("error", "warning", "info")
FORMATS = ("text", "json", "sarif", "junit", "github", "markdown")


@click.command(short_help="Tell which figures contradict one another.")
@inputs_argument
@reference_option
@suite_option
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    help="Least severity of a finding that ends in status 1; error if not said.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="How findings are told; text if not said.")
@click.option(
    "-o",
    "--output",
    default=STANDARD_OUTPUT,
    metavar="FILE",
    shell_complete=files,
    help="Where they go; else to standard output.",
)
@click.option(
    "--data-docs",
    metavar="DIR",
    shell_complete=folders,
    help="Write the Data Docs of Great Expectations into DIR as well.",
)
@settled_currency_option
@settled_lexicon_option
@most_text_option
@strict_option
@workers_option
@engine_option
def check(  # noqa: PLR0913, PLR0917  # an argument for each option
    inputs: tuple[str, ...],
    references: tuple[str, ...],
    suites: tuple[str, ...],
    fail_on: str | None,
    form: str | None,
    output: str,
    data_docs: str | None,
    base_currency: str | None,
    strict: bool,
    workers: int | None,
    engine: str,
) -> None:
    """Tell which figures in the articles of INPUT cannot all be true, with both quotes and the arithmetic.

    INPUT is what `claims extract` reads, or tables that it wrote. Settings and accepted findings are read from
    claims.toml, or [tool.claims] of pyproject.toml, in the current folder. Exit status: 0 when nothing is as severe
    as --fail-on, 1 when something is, 2 when something cannot be read.

    \b
    Example:
      claims check articles/ --reference budget.csv --fail-on warning
    """
    from checks.formats import FORMATS as WRITERS  # noqa: PLC0415  # which --help need not pay
    from checks.formats import Manner  # noqa: PLC0415  # as above
    from checks.settings import settings  # noqa: PLC0415  # as above
    from checks.status import FAIL_ON, exit_status  # noqa: PLC0415  # as above

    wished, run = settings(), Run()
    fail_on = fail_on or wished.fail_on or FAIL_ON
    base_currency = base_currency or wished.base_currency or BASE_CURRENCY
    references, suites = wished.reference + references, wished.suite + suites
    own = own_places(inputs, output, data_docs)
    if engine == SPARK:
        asked = on_spark.Asked(inputs, base_currency, strict, references, suites, wished.accept)
        report, results = on_spark.check(asked)
    else:
        result, paths = result_of(inputs, references, suites, base_currency, strict, own, run, workers)
        report, results = report_of(result, paths, wished, run), result.results
    is_shown = output == STANDARD_OUTPUT and is_terminal(sys.stdout)
    width = shutil.get_terminal_size().columns if is_shown else None
    manner = Manner(fail_on=fail_on, width=width, is_coloured=output == STANDARD_OUTPUT and is_coloured(sys.stdout))
    words = WRITERS[form or wished.format or "text"](report, manner)
    if data_docs is not None:
        from checks.checkpoint import write_data_docs  # noqa: PLC0415  # as above

        write_data_docs(results, data_docs)
    with quiet_pipe():  # what was found counts, whoever has stopped to read
        write_report(words, output)
    click.get_current_context().exit(exit_status(report, fail_on))


def result_of(  # noqa: PLR0913, PLR0917  # what the command line says
    inputs: Sequence[str],
    references: Sequence[str],
    suites: Sequence[str],
    base_currency: str,
    strict: bool,
    own: Sequence[Path],
    run: Run,
    workers: int | None,
    keep: Callable[[Article], object] = lambda _: None,
) -> tuple[Checked, dict[str, str]]:
    """What a check finds, and the file of each article; what lies at our `own` places is no article.

    `keep` is given each article that is read.
    """
    from checks.check import checked  # noqa: PLC0415  # the lexicon, 0.1 s, which --help need not pay
    from checks.reading import read, read_tables  # noqa: PLC0415  # as above
    from checks.references import read_references  # noqa: PLC0415  # as above
    from checks.suites import read_suite  # noqa: PLC0415  # as above

    known, asked = read_references(dict.fromkeys(references)), list(map(read_suite, dict.fromkeys(suites)))

    def kept(articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            keep(article)
            yield article

    tables = [path for path in inputs if holds_claims(path)]
    others = [path for path in inputs if path not in tables]
    try:
        articles = besides(articles_in(others, [], strict, run), own) if others else ()
        found = read(kept(articles), base_currency, run.count, workers)
        of_tables = read_tables(tables, found.claims)
        run.add(of_tables.claims)
        found.claims.extend(of_tables.claims)
        found.relations.extend(of_tables.relations)
        return checked(found.claims, found.relations, known, asked), found.paths
    finally:
        run.clear()


def report_of(result: Checked, paths: dict[str, str], wished: Settings, run: Run) -> Report:
    """What the formats write: the findings, those that the user has accepted marked."""
    from checks.accepted import accepted, today  # noqa: PLC0415  # as above
    from checks.records import Report  # noqa: PLC0415  # as above

    marked = accepted(result.discrepancies, wished.accept, today())
    named = {claim for finding in marked.discrepancies for claim in finding.claims.split()}
    return Report(
        discrepancies=marked.discrepancies,
        breaches=result.breaches,
        claims={claim.claim_id: claim for claim in result.claims if claim.claim_id in named},
        paths=paths,
        stale=marked.stale,
        expired=marked.expired,
        articles=run.articles,
        claims_read=len(result.claims),
        facts=len(result.facts),
        relations=len(result.relations),
    )
