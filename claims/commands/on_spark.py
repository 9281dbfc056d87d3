"""The commands with --engine spark: what they read, write and tell is as with the local engine, see checks.spark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from claims.commands.writing import lines_for, put_table
from claims.output import rows_of
from claims.terminal import Run

if TYPE_CHECKING:
    from checks.outcomes import Result
    from checks.records import Acceptance, Report
    from checks.spark.check import Checked


class Asked(NamedTuple):
    """What the command line and claims.toml ask for."""

    inputs: Sequence[str]
    base_currency: str
    strict: bool
    references: Sequence[str] = ()
    suites: Sequence[str] = ()
    accept: Sequence[Acceptance] = ()
    no_sentence: bool = False


def extract(asked: Asked, output: str) -> None:
    """The claims of articles as a table."""
    from checks.spark.check import count, readings_in  # noqa: PLC0415  # the lexicon, which --help need not pay
    from checks.spark.output import check_output, claims_one_by_one, is_folder, write_claims_folder  # noqa: PLC0415
    from checks.spark.readings import Wish  # noqa: PLC0415  # as above
    from checks.spark.session import spark_session  # noqa: PLC0415  # as above

    run = Run()
    check_output(output, asked.inputs)
    with spark_session() as session:
        readings = readings_in(session, asked.inputs, Wish(asked.base_currency, False), asked.strict, run)
        count(readings, run)
        if is_folder(output):
            write_claims_folder(readings, output, asked.no_sentence)
        else:
            put_table(rows_of(claims_one_by_one(readings, asked.no_sentence), lines_for(output)), output)
    run.finish()


def check(asked: Asked) -> tuple[Report, Sequence[Result]]:
    """What the formats of `claims check` write, and the results for Data Docs."""
    from checks.spark.report import report_of  # noqa: PLC0415  # as above
    from checks.spark.session import spark_session  # noqa: PLC0415  # as above

    run = Run()
    with spark_session() as session:
        result = checked(session, asked, run)
        return report_of(result, asked.accept, run.articles), result.results


def run(asked: Asked, folder: str) -> None:
    """All tables, each a folder of Parquet files in `folder`."""
    from checks.spark.report import write_tables  # noqa: PLC0415  # as above
    from checks.spark.session import spark_session  # noqa: PLC0415  # as above

    progress = Run()
    with spark_session() as session:
        result = checked(session, asked, progress)
        severities, accepted = write_tables(result, folder, asked.accept, asked.no_sentence)
    progress.finish(severities, accepted, table="discrepancies.parquet")


def checked(session: Any, asked: Asked, run: Run) -> Checked:
    from checks.references import read_references  # noqa: PLC0415  # as above
    from checks.spark.check import checked, count, readings_of  # noqa: PLC0415  # as above
    from checks.spark.readings import Wish  # noqa: PLC0415  # as above
    from checks.suites import read_suite  # noqa: PLC0415  # as above

    references = read_references(dict.fromkeys(asked.references))
    suites = list(map(read_suite, dict.fromkeys(asked.suites)))
    readings, has_facts = readings_of(session, asked.inputs, Wish(asked.base_currency, True), asked.strict, run)
    count(readings, run)
    return checked(readings, has_facts, references, suites)
