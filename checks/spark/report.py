"""What a check on Spark has found, for people and for tables: only what is asked for leaves the cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from checks.accepted import accepted, today
from checks.frames import FACT_COLUMNS
from checks.records import Acceptance, Discrepancy, Report
from checks.spark.check import Checked
from checks.spark.output import write_claims_folder, write_folder
from checks.spark.readings import claim_of
from checks.spark.streams import Row, mapped, packed, unpacked
from checks.spark.tables import discrepancies_table

CLAIMS_FOLDER, FACTS_FOLDER, DISCREPANCIES_FOLDER = "claims.parquet", "facts.parquet", "discrepancies.parquet"


def report_of(result: Checked, acceptances: Sequence[Acceptance], articles: int) -> Report:
    """What the formats write: the findings, and of the claims and articles those that they name."""
    found = [
        discrepancy
        for row in result.found.select("discrepancies").toLocalIterator()
        for discrepancy in unpacked(row.discrepancies)
    ]
    marked = accepted(found, acceptances, today())
    named = result.found.selectExpr("explode(claim_ids) as claim_id").distinct()
    claims = [claim_of(tuple(row)) for row in result.claims.join(named, "claim_id", "leftsemi").collect()]
    told = result.found.selectExpr("explode(articles) as article_id").distinct()
    paths = result.readings.where("path != ''").join(told, "article_id", "leftsemi").select("article_id", "path")
    return Report(
        discrepancies=marked.discrepancies,
        breaches=result.breaches,
        claims={claim.claim_id: claim for claim in claims},
        paths={row.article_id: row.path for row in paths.collect()},
        stale=marked.stale,
        expired=marked.expired,
        articles=articles,
        claims_read=result.claims.count(),
        facts=result.facts.count(),
        relations=result.relations.count(),
    )


def write_tables(
    result: Checked, folder: str, acceptances: Sequence[Acceptance], no_sentence: bool
) -> tuple[list[str], int]:
    """The three tables in their order; what comes back are the severities of what is not accepted, and how much is.

    OutputError: when Spark cannot write there.
    """
    place = folder.rstrip("/")
    found = mapped(result.found, partial(marked, acceptances=acceptances, today=today()), {"discrepancies": "binary"})
    write_claims_folder(result.articles, f"{place}/{CLAIMS_FOLDER}", no_sentence)
    write_folder(result.facts.select(*FACT_COLUMNS).orderBy("fact_id"), f"{place}/{FACTS_FOLDER}")
    table = discrepancies_table(found).persist()
    write_folder(table, f"{place}/{DISCREPANCIES_FOLDER}")
    counts = {row.severity: row["count"] for row in table.where("accepted = ''").groupBy("severity").count().collect()}
    severities = [severity for severity, count in counts.items() for _ in range(count)]
    return severities, table.count() - len(severities)


def marked(rows: Iterator[Row], acceptances: Sequence[Acceptance], today: date) -> Iterator[tuple[Any, ...]]:
    """The discrepancies with the reason where they are accepted."""
    for row in rows:
        found: list[Discrepancy] = unpacked(row.discrepancies)
        yield (packed(accepted(found, acceptances, today).discrepancies),)
