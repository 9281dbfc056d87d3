"""The pipeline of checking on Spark, top-down: articles -> readings -> facts -> tables -> promises -> discrepancies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from checks.checkpoint import results
from checks.outcomes import breaches_in, types_in
from checks.promises import SUITES, Suite
from checks.records import Breach
from checks.references import Reference
from checks.spark.articles import articles_in
from checks.spark.facts import facts_in, linked
from checks.spark.findings import discrepancies_in
from checks.spark.ids import own_ids
from checks.spark.links import links_of
from checks.spark.paths import plain_spark_errors, spark_path
from checks.spark.readings import COUNTED, Wish, readings_of_articles, readings_of_table
from checks.spark.streams import kept
from checks.spark.tables import claims_table, discrepancies_table, facts_table, relations_table
from claims.table import check_columns
from claims.terminal import COUNTS, Run
from claims.text.files import InputError, shown

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from checks.outcomes import Result

MOST_WARNINGS = 100  # that are told one by one
TABLE_SUFFIX = ".parquet"


class Checked(NamedTuple):
    """What a check makes of claims: frames, each of which is asked for when it is needed."""

    readings: DataFrame
    articles: DataFrame  # their claims and relations, with the facts of both
    packed: DataFrame  # facts, with the relations among their claims
    claims: DataFrame  # as claims.csv has them, with their facts; not in order
    facts: DataFrame  # as facts.csv has them, and their gap; not in order
    relations: DataFrame
    found: DataFrame  # a row for each discrepancy, the most severe first: see checks.spark.findings
    breaches: Sequence[Breach]
    results: Sequence[Result]  # of Great Expectations, for its Data Docs


def readings_in(session: SparkSession, inputs: Sequence[str], wish: Wish, strict: bool, run: Run) -> DataFrame:
    """The claims of articles; what cannot be read, and what is odd, is told.

    InputError: when nothing can be read at a path, and with `strict` at the first thing that is left out.
    """
    articles = articles_in(session, inputs)
    asked = index_of(articles).persist()
    tell_faults(asked, inputs, strict, run)
    ids = own_ids(asked, run.warn)
    asked.unpersist()
    return kept(readings_of_articles(articles, ids, wish))


def index_of(articles: DataFrame) -> DataFrame:
    """All of the articles but what is in them."""
    columns = ("given", "uri", "first_line", "id", "path", "fault", "warnings")
    return articles.selectExpr(*columns, "int(fault != '') as is_fault")


def tell_faults(asked: DataFrame, inputs: Sequence[str], strict: bool, run: Run) -> None:
    """What could not be read is told, and what is odd, as far as a reader gets; all of it is counted."""
    counts = asked.groupBy("given").agg({"fault": "count", "is_fault": "sum"}).collect()
    faults = {row.given: row["sum(is_fault)"] for row in counts}
    unread = {row.given for row in counts if row["sum(is_fault)"] == row["count(fault)"]}
    odd = asked.where("is_fault > 0 or size(warnings) > 0").orderBy("given", "uri", "first_line")
    for row in odd.limit(MOST_WARNINGS).collect():
        if row.fault and strict:
            raise InputError(row.fault)
        if row.fault and row.given in unread:
            given = shown(inputs[row.given])
            raise InputError(f"{given}: nothing in it can be read; the first of it: {row.fault}")
        for warning in row.warnings:
            run.warn(warning)
        if row.fault:
            run.skip(row.fault)
    run.skipped = sum(faults.values())


def count(readings: DataFrame, run: Run) -> None:
    """The run has read what is in these readings."""
    sums = readings.selectExpr(*(f"sum({COUNTED}{name})" for name in COUNTS)).first()
    assert sums is not None
    skipped = run.skipped
    run.recall({name: int(told or 0) for name, told in zip(COUNTS, sums, strict=True)})
    run.skipped += skipped


def readings_of(
    session: SparkSession, inputs: Sequence[str], wish: Wish, strict: bool, run: Run
) -> tuple[DataFrame, bool]:
    """The claims of articles or of one claims table, and whether these have their facts already."""
    table = claims_table_at(session, inputs)
    if table is None:
        return readings_in(session, inputs, wish, strict, run), False
    with plain_spark_errors(inputs[0]):
        check_columns(table.columns)
        has_facts = table.where("fact_id is null or fact_id = ''").first() is None
        return kept(readings_of_table(table)), has_facts


def claims_table_at(session: SparkSession, inputs: Sequence[str]) -> DataFrame | None:
    """The claims table that is the input; None for articles. InputError: for a table among other inputs."""
    for given in inputs:
        if given.rstrip("/").endswith(TABLE_SUFFIX):
            with plain_spark_errors(given):
                table = session.read.parquet(spark_path(session, given))
            if "claim_id" in table.columns:
                if len(inputs) > 1:
                    raise InputError(f"{shown(given)}: Spark takes one claims table, or articles: leave out the others")
                return table
    return None


def checked(
    readings: DataFrame, has_facts: bool, references: Sequence[Reference] = (), suites: Sequence[Suite] = ()
) -> Checked:
    """The claims with their facts, all relations among them, and what Great Expectations finds broken."""
    articles = kept(linked(readings, None if has_facts else links_of(readings)))
    facts = kept(facts_in(articles, references))
    relations = relations_table(articles.select("relations").unionByName(facts.select("relations"))).persist()
    tables = {"claims": claims_table(articles).persist(), "facts": facts_table(facts).persist(), "relations": relations}
    asked = results(tables, SUITES)
    broken = {told.type for told in types_in(asked) if told.broken}
    found = kept(discrepancies_in(articles, facts, broken))
    if suites:
        asked += results(tables | {"discrepancies": discrepancies_table(found)}, suites)
    return Checked(
        readings, articles, facts, tables["claims"], tables["facts"], relations, found, breaches_in(asked), asked
    )
