"""claims export: the tables in a form that others find, cite, search or show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.commands.options import files, folder_option, reference_option, settled_lexicon_option
from claims.output import folder_at
from claims.table import claims_of_frame, read_table
from claims.terminal import Run, number

if TYPE_CHECKING:
    from checks.exports import Dataset
    from checks.exports.about import About

FORMS = ("datapackage", "croissant", "claimreview", "webannotation", "sqlite", "spreadsheet")
DAY = "%Y-%m-%d"


@click.command(short_help="Pass the tables on: as a data package, for catalogues, as a database.")
@click.argument("table", metavar="CLAIMS", shell_complete=files)
@click.option("--to", "form", required=True, type=click.Choice(FORMS), help="The form in which they are passed on.")
@folder_option("files")
@reference_option
@settled_lexicon_option
@click.option("--title", metavar="WORDS", help="Title of the dataset.")
@click.option("--author", metavar="NAME", help="Who publishes it.")
@click.option("--url", metavar="URL", help="Page on which it is published.")
@click.option("--license", metavar="NAME", help="Its licence, as SPDX names it (CC-BY-4.0), or the licence's address.")
@click.option("--published", metavar="DAY", type=click.DateTime([DAY]), help="Day on which it is published.")
def export(  # noqa: PLR0913, PLR0917  # an argument for each option
    table: str,
    form: str,
    output: str,
    references: tuple[str, ...],
    title: str | None,
    author: str | None,
    url: str | None,
    license: str | None,
    published: datetime | None,
) -> None:
    """Write the claims table CLAIMS, and the facts and discrepancies of its claims, in another form into DIR.

    \b
    datapackage    datapackage.json beside the three tables (Data Package 2)
    croissant      croissant.json beside the three tables (Croissant 1.1)
    claimreview    claimreview.jsonld: the verdicts against reference tables (schema.org)
    webannotation  annotations.jsonld: each figure in its article (W3C Web Annotation)
    sqlite         claims.db: the tables and their links, for SQL and Datasette
    spreadsheet    spreadsheet-claims.csv and others: nothing in them is run

    Facts and discrepancies are those of facts.csv and discrepancies.csv beside CLAIMS; where these are not both there,
    or --reference is given, they are made anew. What is once said of the dataset in datapackage.json beside CLAIMS
    (title, licence, who made it) holds for every form.

    \b
    Example:
      claims export tables/claims.csv --to datapackage -o tables/ --license CC-BY-4.0
    """
    from checks.exports import EXPORTS  # noqa: PLC0415  # a tenth of a second, which --help need not pay
    from checks.exports.about import read_about  # noqa: PLC0415  # as above

    earlier = read_about(Path(table).parent)
    about = earlier._replace(
        title=title or earlier.title,
        author=author or earlier.author,
        url=url or earlier.url,
        license=license or earlier.license,
        published=published.date() if published else earlier.published,
    )
    dataset = dataset_of(Path(table), references, about)
    written = EXPORTS[form](dataset, folder_at(output))
    for warning in written.warnings:
        Run().warn(warning)
    click.echo(f"{summary(dataset)}: {', '.join(written.files)}", err=True)


def dataset_of(table: Path, references: Sequence[str], about: About) -> Dataset:
    """The claims with the facts and discrepancies beside them, or with those that are found anew."""
    from checks.exports import Dataset  # noqa: PLC0415  # as above
    from checks.exports.beside import DISCREPANCIES, FACTS, are_beside, read_beside  # noqa: PLC0415  # as above

    if references or not are_beside(table):
        return found_anew(table, references, about)
    claims = claims_of_frame(read_table(table))
    beside = read_beside(table, claims)
    paths = {"claims": table, "facts": table.parent / FACTS, "discrepancies": table.parent / DISCREPANCIES}
    return Dataset(claims, beside.facts, beside.discrepancies, about, paths)


def found_anew(table: Path, references: Sequence[str], about: About) -> Dataset:
    """The claims linked and checked as `claims run` does, with the settings of the current folder."""
    from checks.accepted import accepted, today  # noqa: PLC0415  # as above
    from checks.check import checked  # noqa: PLC0415  # as above
    from checks.exports import Dataset  # noqa: PLC0415  # as above
    from checks.reading import read_tables  # noqa: PLC0415  # as above
    from checks.references import read_references  # noqa: PLC0415  # as above
    from checks.settings import settings  # noqa: PLC0415  # as above

    wished = settings()
    known = read_references(dict.fromkeys((*wished.reference, *references)))
    found = read_tables([str(table)])
    result = checked(found.claims, found.relations, known)
    findings = accepted(result.discrepancies, wished.accept, today()).discrepancies
    return Dataset(result.claims, result.facts, findings, about, {"claims": table})


def summary(dataset: Dataset) -> str:
    """ "53 claims, 44 facts, 6 findings", and whether the last two were found anew."""
    tables = ((dataset.claims, "claim"), (dataset.facts, "fact"), (dataset.discrepancies, "finding"))
    counts = ", ".join(number(len(rows), noun) for rows, noun in tables)
    return counts if "facts" in dataset.paths else f"{counts} (facts and findings made anew)"
