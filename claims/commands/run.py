"""claims run: every table in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from claims.commands import on_spark
from claims.commands.options import (
    SPARK,
    engine_option,
    folder_option,
    inputs_argument,
    most_text_option,
    no_sentence_option,
    reference_option,
    settled_currency_option,
    settled_lexicon_option,
    strict_option,
    workers_option,
)
from claims.commands.reading import Shelf, articles_in, besides
from claims.normalise import BASE_CURRENCY
from claims.output import Writer, claims_writer, folder_for, rows_writer, text_writer
from claims.own_rows import digest_of, folder_in_use
from claims.records import Article, Claim, Fact
from claims.terminal import Run
from claims.text.limits import most_text
from claims.together import alone_in

if TYPE_CHECKING:
    from checks.records import Acceptance, Discrepancy
    from checks.references import Reference
    from checks.tracker.runs import Last
    from checks.tracker.state import Header, Reading, State

UNCHANGED = "nothing has changed since the last run: its tables stay as they are"


class Wanted(NamedTuple):
    """What a run is asked for."""

    articles: Iterable[Article]
    base_currency: str
    known: Sequence[Reference]
    accept: Sequence[Acceptance]  # those in force
    no_sentence: bool
    wish: Header  # digests of all this
    workers: int | None


class Made(NamedTuple):
    """What a run has found, from which each of its outputs is made."""

    claims: Sequence[Claim]
    facts: Sequence[Fact]
    findings: Sequence[Discrepancy]
    page: str  # the report, as HTML


def claims_table(made: Made, folder: Path) -> Writer:
    return claims_writer(made.claims, folder)


def facts_table(made: Made, _: Path) -> Writer:
    return rows_writer(Fact._fields, made.facts)


def discrepancies_table(made: Made, _: Path) -> Writer:
    from checks.records import Discrepancy  # noqa: PLC0415  # which --help need not pay

    return rows_writer(Discrepancy._fields, made.findings)


def report_page(made: Made, _: Path) -> Writer:
    return text_writer(made.page)


OUTPUTS: dict[str, Callable[[Made, Path], Writer]] = {
    "claims.csv": claims_table,
    "facts.csv": facts_table,
    "discrepancies.csv": discrepancies_table,
    "report.html": report_page,
}
TABLES = tuple(name for name in OUTPUTS if name.endswith(".csv"))


@click.command(short_help="Write every table and the report into a folder.")
@inputs_argument
@folder_option("tables")
@reference_option
@settled_currency_option
@settled_lexicon_option
@no_sentence_option
@most_text_option
@strict_option
@workers_option
@engine_option
def run(  # noqa: PLR0913, PLR0917  # an argument for each option
    inputs: tuple[str, ...],
    output: str,
    references: tuple[str, ...],
    base_currency: str | None,
    no_sentence: bool,
    strict: bool,
    workers: int | None,
    engine: str,
) -> None:
    """Read the articles of INPUT and write claims.csv, facts.csv, discrepancies.csv and report.html into DIR.

    INPUT is what `claims extract` reads. facts.csv has a row for each fact: which claims speak of it, what they
    say together, and whether they agree. discrepancies.csv has a row for each finding of `claims check`, and
    report.html shows them in their articles. Reference tables, base currency and accepted findings are also read from
    claims.toml, or [tool.claims] of pyproject.toml, in the current folder. Exit status: 0 whatever is found, 2 when
    something cannot be read.

    Run it again into the same DIR, with all the articles that are wanted: only those that are new or have changed are
    read, claims of those that are gone go, and changes.csv tells what differs since the last run that had any news. The
    tables are those of a run into a new folder. Without news nothing is written.

    \b
    Example:
      claims run archive/ -o tables/
    """
    from checks.references import read_references  # noqa: PLC0415  # the lexicon, 0.1 s, which --help need not pay
    from checks.settings import settings  # noqa: PLC0415  # as above
    from checks.tracker import runs  # noqa: PLC0415  # as above

    wished, progress = settings(), Run()
    paths = list(dict.fromkeys(wished.reference + references))
    currency, accept = base_currency or wished.base_currency or BASE_CURRENCY, in_force(wished.accept)
    if engine == SPARK:
        asked = on_spark.Asked(inputs, currency, strict, paths, accept=accept, no_sentence=no_sentence)
        on_spark.run(asked, output)
        return
    known = read_references(paths)
    with folder_for(output) as folder, alone_in(folder):
        outputs = [str(folder / name) for name in (*TABLES, runs.CHANGES_FILE)]
        articles = articles_in(inputs, outputs, strict, progress)
        own = runs.places_in(folder, OUTPUTS)
        wish = runs.wish_of(inputs, own, currency, paths, (accept, no_sentence, strict, most_text()))
        if own_words := folder_in_use():  # what was read without these rows is read again
            wish = wish._replace(rules=f"{wish.rules} {digest_of(own_words)}")
        if (same := runs.unchanged(folder, wish)) is not None:
            tell_again(same, progress)
        else:
            wanted = Wanted(besides(articles, own), currency, known, accept, no_sentence, wish, workers)
            run_anew(folder, wanted, progress)


def run_anew(folder: Path, wanted: Wanted, progress: Run) -> None:
    """Read what is new, and write the outputs unless it all comes to the same."""
    from checks.tracker import runs  # noqa: PLC0415  # as above

    last, shelf = runs.last_run(folder, OUTPUTS), Shelf()
    articles = shelf.kept(wanted.articles)
    try:
        found = runs.readings(articles, wanted.base_currency, last.state, wanted.wish, progress.count, wanted.workers)
        header = runs.header_of(wanted.wish, found, progress.counts(), progress.warnings)
        if runs.is_as_before(folder, last.state, header):
            runs.keep(folder, last.state, header)
            findings, news = last.state.findings, [UNCHANGED]
        else:
            made = made_of(found, wanted, shelf, progress.skipped)
            state = runs.left(header, found, made.claims, made.findings)
            findings, news = made.findings, written(folder, made, state, last, wanted.no_sentence)
    finally:
        progress.clear()
    tell(findings, news, progress)


def in_force(acceptances: Iterable[Acceptance]) -> list[Acceptance]:
    """Those that count today: on the day after its last one, an acceptance makes another table."""
    from checks.accepted import today  # noqa: PLC0415  # as above

    day = today()
    return [each for each in acceptances if each.expires is None or each.expires >= day]


def tell_again(state: State, progress: Run) -> None:
    """What the last run told of the same articles."""
    for message in state.header.warnings:
        progress.warn(message)
    progress.recall(state.header.counts)
    tell(state.findings, [UNCHANGED], progress)


def made_of(found: Sequence[Reading], wanted: Wanted, shelf: Shelf, skipped: int) -> Made:
    """What all articles together tell."""
    from checks.accepted import accepted, today  # noqa: PLC0415  # as above
    from checks.check import checked  # noqa: PLC0415  # as above
    from checks.report import report  # noqa: PLC0415  # as above

    claims = [claim for reading in found for claim in reading.claims]
    result = checked(claims, [relation for reading in found for relation in reading.relations], wanted.known)
    marked = accepted(result.discrepancies, wanted.accept, today())
    if wanted.no_sentence:  # nor the words of articles in the report
        shown = result._replace(claims=without_sentences(result.claims))
        page = report(shown, marked, (article._replace(text="") for article in shelf.articles), skipped)
    else:
        page = report(result, marked, shelf.articles, skipped)
    return Made(result.claims, result.facts, marked.discrepancies, page)


def written(folder: Path, made: Made, state: State, last: Last, no_sentence: bool) -> list[str]:
    """The news since the last run, once all outputs are in their folder."""
    from checks.tracker import runs  # noqa: PLC0415  # as above
    from checks.tracker.changes import Change, Tables, changes  # noqa: PLC0415  # as above

    before = [claim for reading in last.state.readings for claim in reading.claims]
    if no_sentence:
        before, made = without_sentences(before), made._replace(claims=without_sentences(made.claims))
    changed = changes(Tables(before, last.state.findings), Tables(made.claims, made.findings))
    news = runs.news_of(folder, last, state.header, changed)
    outputs = {name: output(made, folder) for name, output in OUTPUTS.items()}
    runs.write_run(folder, outputs, rows_writer(Change._fields, changed), state)
    return news


def without_sentences(claims: Iterable[Claim]) -> list[Claim]:
    return [claim._replace(sentence="") for claim in claims]


def tell(findings: Sequence[Discrepancy], news: Sequence[str], progress: Run) -> None:
    severities = [finding.severity for finding in findings if not finding.accepted]
    progress.finish(severities, len(findings) - len(severities), news)
