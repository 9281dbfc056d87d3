"""How many annotated discrepancies a check finds, and how many of its errors and warnings are none.

Measured on annotated clusters of articles: .json with articles, claims and `discrepancies` (type, severity, claims).
All files are checked as one archive, so that a finding between two stories counts against it.

    found    annotated ones of which a finding names at least two claims, or the one that there is; of a date, which has
             no claims, a finding of type calendar in an article of the cluster
    typed    those of them of which a finding has the type as well; a conflict in one article or two is one type
    alarms   errors and warnings, and how many of them are annotated
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from checks.check import checked
from checks.inside import inside
from checks.passages import passages_of
from checks.records import Discrepancy
from claims.extract import claims_of
from claims.records import Claim
from tests.benchmarks.facts import CLUSTERS, Key, article_of, partners
from tests.benchmarks.tables import show_table

ONE_TYPE = {"self_conflict": "conflict", "revision": "conflict"}
LOUD = ("error", "warning")


def show_findings(files: Sequence[Path]) -> None:
    """Score the clusters in the files, or the project's own ones."""
    clusters = [json.loads(file.read_text(encoding="utf-8")) for file in files or sorted(CLUSTERS.glob("*.json"))]
    keys, found = findings_in(clusters)
    wanted, located, typed = Counter[str](), Counter[str](), Counter[str]()
    explained: set[str] = set()
    for cluster in clusters:
        for one in cluster["discrepancies"]:
            hits = [finding for finding in found if is_of(finding, one, cluster, keys)]
            explained.update(hit.discrepancy_id for hit in hits)
            wanted[one["type"]] += 1
            located[one["type"]] += bool(hits)
            typed[one["type"]] += any(family(hit.type) == family(one["type"]) for hit in hits)
    show_table(
        ("type", "annotated", "found", "typed"),
        [(kind, wanted[kind], located[kind], typed[kind]) for kind in sorted(wanted)]
        + [("all", wanted.total(), located.total(), typed.total())],
    )
    loud = [finding for finding in found if finding.severity in LOUD]
    right = sum(finding.discrepancy_id in explained for finding in loud)
    click.echo(f"{len(loud)} errors and warnings, {right} of them annotated")


def findings_in(clusters: Iterable[dict[str, Any]]) -> tuple[dict[str, Key], Sequence[Discrepancy]]:
    """The annotated claim that each claim stands for, by claim_id, and what a check of all articles together finds."""
    claims: list[Claim] = []
    relations = []
    keys: dict[str, Key] = {}
    for cluster in clusters:
        for record in cluster["articles"]:
            article = article_of(record)
            own = claims_of(article)
            claims += own
            relations += inside(passages_of(article, own))
            annotated = [one for one in cluster["claims"] if one["article"] == record["id"]]
            keys |= {claim: (cluster["cluster"], one) for claim, one in partners(record["text"], annotated, own)}
    return keys, checked(claims, relations).discrepancies


def is_of(finding: Discrepancy, one: dict[str, Any], cluster: dict[str, Any], keys: dict[str, Key]) -> bool:
    """Whether a finding is the annotated one."""
    articles = {record["id"] for record in cluster["articles"]}
    if one["type"] == "calendar":
        return finding.type == "calendar" and not articles.isdisjoint(finding.articles.split())
    wanted = {(cluster["cluster"], claim) for claim in one["claims"]}
    named = set(named_in(finding, keys))
    return len(named & wanted) >= min(2, len(wanted))


def named_in(finding: Discrepancy, keys: dict[str, Key]) -> Iterator[Key]:
    return (keys[claim] for claim in finding.claims.split() if claim in keys)


def family(kind: str) -> str:
    return ONE_TYPE.get(kind, kind)
