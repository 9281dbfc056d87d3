"""How often claims of one fact are put together, and how much of what a claim says beside its figure is right.

Measured on annotated clusters: files of .json with a few articles of one story, their claims, and which of these speak
of one fact. All files are read as one table, so that a link between two stories counts against it.

    pairs    of annotated claims on one fact. Precision is the part of the linked pairs that are annotated, recall the
             part of the annotated pairs that are linked; a figure that was not read is in no pair
    fields   the part of the claims that were read with the right field. Subject, measure and speaker are right when
             they share a word with the annotation, and are counted where it has one, as is the period; period, kind,
             change and modality have to be the same
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import click
import numpy

from claims.extract import claims_of, linked
from claims.facts.blocks import pairs
from claims.facts.features import features_of
from claims.facts.likeness import Evidence, Rarity, evidence, weights_of
from claims.facts.stories import Stories
from claims.records import Article, Claim
from tests.benchmarks.accuracy import CORPUS, Score
from tests.benchmarks.figures import singular
from tests.benchmarks.tables import show_table

CLUSTERS = CORPUS / "clusters"
BY_WORD = ("subject", "measure", "speaker")
EXACT = ("kind", "change", "modality")
SMALL = frozenset(("a", "an", "and", "by", "for", "in", "its", "of", "on", "the", "to"))  # no shared word
RIDGE = 0.1  # of the fit: how strongly the weights are held to zero
STEPS = 60  # of Newton's method; it is there after ten
ALMOST_ZERO = 1e-9

Key: TypeAlias = tuple[str, str]  # cluster and id of an annotated claim


class Gold(NamedTuple):
    """The claims that were read in the articles of some clusters, and the annotated ones that they stand for."""

    claims: list[Claim]  # with their facts
    keys: dict[str, Key]  # of the annotated claim, by claim_id
    annotated: dict[Key, dict[str, Any]]
    pairs: frozenset[frozenset[Key]]  # of annotated claims on one fact


class Share(NamedTuple):
    right: int
    all: int

    @property
    def percent(self) -> float:
        return 100 * self.right / self.all if self.all else 100.0


def show_facts(files: Sequence[Path], is_fit: bool) -> None:
    """Score the clusters in the files, or the project's own ones, and fit the weights to them when wanted."""
    gold = read_clusters(files or sorted(CLUSTERS.glob("*.json")))
    found = pair_score(gold)
    click.echo(
        f"{len(gold.annotated):,} claims, {len(gold.keys):,} of them read; pairs on one fact: {found.wanted:,}, "
        f"linked {found.read:,}, right {found.right:,}\n"
    )
    show_table(("", "P", "R", "F1"), [("pairs", *(f"{x:.1f}" for x in (found.precision, found.recall, found.f1)))])
    fields = field_shares(gold)
    show_table(
        ("field", "right", "of", "percent"),
        ((name, share.right, share.all, f"{share.percent:.1f}") for name, share in fields.items()),
    )
    if is_fit:
        names = (*Evidence._fields, "BASE")
        show_table(("evidence", "weight"), ((name, f"{w:.1f}") for name, w in zip(names, fitted(gold), strict=True)))


# -------------------------------------------------------------------------------------------------------- the clusters
def read_clusters(files: Iterable[Path]) -> Gold:
    """The clusters, read and linked as one table. click.ClickException: for a file in any other form."""
    claims: list[Claim] = []
    keys: dict[str, Key] = {}
    annotated: dict[Key, dict[str, Any]] = {}
    paired: set[frozenset[Key]] = set()
    for file in files:
        try:
            cluster = json.loads(file.read_text(encoding="utf-8"))
            name = cluster["cluster"]
            for record in cluster["articles"]:
                own = claims_of(article_of(record))
                claims += own
                stated = [one for one in cluster["claims"] if one["article"] == record["id"]]
                keys |= {claim: (name, one) for claim, one in partners(record["text"], stated, own)}
            annotated |= {(name, one["id"]): one for one in cluster["claims"]}
            paired |= {
                frozenset(((name, one), (name, other)))
                for fact in cluster["facts"]
                for one, other in combinations(fact, 2)
            }
        except (KeyError, TypeError, ValueError) as error:
            raise click.ClickException(
                f"{file}: {error!r}: give a .json with cluster, articles, claims and facts, as in tests/corpus/clusters"
            ) from error
    return Gold(linked(claims), keys, annotated, frozenset(paired))


def article_of(record: dict[str, Any]) -> Article:
    published = date.fromisoformat(record["published"])
    return Article(record["id"], record["text"], record["source"], published, record["title"])


def partners(text: str, annotated: Iterable[dict[str, Any]], claims: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """The claims that stand where annotated ones do, each with one partner: their claim_id and its id."""
    taken: set[str] = set()
    for one in annotated:
        start = text.index(one["context"]) + one["context"].index(one["quote"])
        end = start + len(one["quote"])
        hits = (claim for claim in claims if claim.start < end and start < claim.end and claim.claim_id not in taken)
        if hit := next(hits, None):
            taken.add(hit.claim_id)
            yield hit.claim_id, one["id"]


# ------------------------------------------------------------------------------------------------------------- scores
def pair_score(gold: Gold) -> Score:
    """The pairs of annotated claims that are linked."""
    facts: dict[str, list[Key]] = defaultdict(list)
    for claim in gold.claims:
        if claim.claim_id in gold.keys:
            facts[claim.fact_id].append(gold.keys[claim.claim_id])
    found = {frozenset(pair) for keys in facts.values() for pair in combinations(keys, 2)}
    return Score(len(gold.pairs), len(found), len(found & gold.pairs))


def field_shares(gold: Gold) -> dict[str, Share]:
    """How many of the claims that were read have each field right."""
    right: dict[str, list[bool]] = {name: [] for name in (*BY_WORD, "period", *EXACT)}
    for claim in gold.claims:
        if claim.claim_id not in gold.keys:
            continue
        wanted = gold.annotated[gold.keys[claim.claim_id]]
        for name in BY_WORD:
            if wanted[name]:
                right[name].append(not words(wanted[name]).isdisjoint(words(getattr(claim, name))))
        if wanted.get("period"):
            right["period"].append([str(claim.period_start), str(claim.period_end)] == list(wanted["period"]))
        for name in EXACT:
            right[name].append(wanted[name] == getattr(claim, name))
    return {name: Share(sum(marks), len(marks)) for name, marks in right.items()}


def words(text: str) -> frozenset[str]:
    """The words of a phrase in the singular, small ones left out."""
    return frozenset(map(singular, re.findall(r"[^\W\d_]{2,}", text.lower()))) - SMALL


# ---------------------------------------------------------------------------------------------------------------- fit
def fitted(gold: Gold) -> list[float]:
    """The weights by which the evidence best tells the annotated pairs from the others, the base last.

    A logistic regression by Newton's method with a ridge, on the pairs of annotated claims of any two articles: what
    two stories have in common by chance is seen as well.
    """
    rows, marks = [], []
    features, stories = features_of(gold.claims), Stories(gold.claims)
    rarity = Rarity(weights_of(features), stories.likeness)
    articles = sorted({feature.article for feature in features})
    for left, right in pairs(features, combinations(articles, 2)):
        keys = [gold.keys.get(gold.claims[feature.place].claim_id) for feature in (left, right)]
        found = evidence(left, right, rarity)
        if found is not None and None not in keys:
            rows.append((*found, 1.0))
            marks.append(frozenset(keys) in gold.pairs)
    held = numpy.array([*[RIDGE] * len(Evidence._fields), ALMOST_ZERO])
    told, is_one = numpy.array(rows), numpy.array(marks, dtype=float)
    weights = numpy.zeros(len(held))
    for _ in range(STEPS):
        likely = 1 / (1 + numpy.exp(-told @ weights))
        slope = told.T @ (likely - is_one) + held * weights
        bend = (told.T * (likely * (1 - likely))) @ told + numpy.diag(held)
        weights -= numpy.linalg.solve(bend, slope)
    return [float(weight) for weight in weights]
