"""claims run: every table in one go."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from claims.commands.options import (
    inputs_argument,
    no_sentence_option,
    reference_option,
    settled_currency_option,
    strict_option,
)
from claims.commands.reading import articles_in
from claims.normalise import BASE_CURRENCY
from claims.output import folder_at, write_claims, write_discrepancies, write_facts
from claims.terminal import Run

TABLES = ("claims.csv", "facts.csv", "discrepancies.csv")


@click.command(short_help="Write the tables of claims, facts and discrepancies into a folder.")
@inputs_argument
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder for the tables; made when it is new.")
@reference_option
@settled_currency_option
@no_sentence_option
@strict_option
def run(  # noqa: PLR0913, PLR0917  # an argument for each option
    inputs: tuple[str, ...],
    output: str,
    references: tuple[str, ...],
    base_currency: str | None,
    no_sentence: bool,
    strict: bool,
) -> None:
    """Read the articles of INPUT and write claims.csv, facts.csv and discrepancies.csv into DIR.

    INPUT is what `claims extract` reads. facts.csv has a row for each fact: which claims speak of it, what they
    say together, and whether they agree. discrepancies.csv has a row for each finding of `claims check`. Reference
    tables, base currency and accepted findings are also read from claims.toml, or [tool.claims] of pyproject.toml, in
    the current folder. Exit status: 0 whatever is found, 2 when something cannot be read.

    \b
    Example:
      claims run archive/ -o tables/
    """
    from checks.accepted import accepted  # noqa: PLC0415  # the lexicon, 0.1 s, which --help need not pay
    from checks.check import checked  # noqa: PLC0415  # as above
    from checks.reading import read  # noqa: PLC0415  # as above
    from checks.records import Discrepancy  # noqa: PLC0415  # as above
    from checks.references import read_references  # noqa: PLC0415  # as above
    from checks.settings import settings  # noqa: PLC0415  # as above

    wished = settings()
    known = read_references(dict.fromkeys(wished.reference + references))
    folder, progress = folder_at(output), Run()
    tables = [folder / name for name in TABLES]
    articles = articles_in(inputs, list(map(str, tables)), strict, progress)
    try:
        found = read(articles, base_currency or wished.base_currency or BASE_CURRENCY, progress.count)
        result = checked(found.claims, found.relations, known)
        findings = accepted(result.discrepancies, wished.accept, datetime.now(UTC).date()).discrepancies
        kept = (row._replace(sentence="") for row in result.claims) if no_sentence else result.claims
        write_claims(kept, tables[0])
        write_facts(result.facts, tables[1])
        write_discrepancies(findings, Discrepancy._fields, tables[2])
    finally:
        progress.clear()
    open_findings = [finding.severity for finding in findings if not finding.accepted]
    progress.finish(open_findings, len(findings) - len(open_findings))
