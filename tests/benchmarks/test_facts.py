"""How well claims are put into facts on annotated clusters: floors that may only rise; and what linking is timed on."""

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from claims.extract import linked
from claims.facts.likeness import Evidence
from tests.benchmarks.__main__ import main
from tests.benchmarks.facts import CLUSTERS, Gold, field_shares, fitted, pair_score, partners, read_clusters, words
from tests.benchmarks.linking import linking_of
from tests.benchmarks.stories import made_claims, word_of
from tests.facts.claim import claim

LEAST_PRECISION, LEAST_RECALL = 93.0, 50.0  # of linked pairs
LEAST_SHARES = {"subject": 36.0, "measure": 55.0, "speaker": 74.0, "period": 34.0, "modality": 85.0, "kind": 91.0}


@pytest.fixture(scope="module")
def gold() -> Gold:
    return read_clusters(sorted(CLUSTERS.glob("*.json")))


def test_linked_pairs(gold: Gold) -> None:
    found = pair_score(gold)
    assert found.precision >= LEAST_PRECISION
    assert found.recall >= LEAST_RECALL


@pytest.mark.parametrize("field", LEAST_SHARES)
def test_fields(field: str, gold: Gold) -> None:
    assert field_shares(gold)[field].percent >= LEAST_SHARES[field]


def test_fit(gold: Gold) -> None:
    """Figures that agree, in articles of one story, speak for one fact; of themselves two claims are of two."""
    weights = dict(zip((*Evidence._fields, "BASE"), fitted(gold), strict=True))
    assert all(weights[name] > 1 for name in ("context", "story", "equal", "slip"))
    assert all(weights[name] < -1 for name in ("same_article", "BASE"))


def test_pairs_are_counted() -> None:
    claims = [claim(claim_id=str(number), fact_id="ab"[number > 2]) for number in range(5)]
    keys = {str(number): ("one", f"c{number}") for number in range(4)}  # the fifth is no annotated one
    pairs = frozenset(
        frozenset((("one", one), ("one", two))) for one, two in (("c0", "c1"), ("c3", "c2"), ("c0", "c9"))
    )
    found = pair_score(Gold(claims, keys, {}, pairs))
    assert (found.wanted, found.read, found.right) == (3, 3, 1)


def test_annotated_claims_have_one_partner_each() -> None:
    text = "It rose 5% and fell 5%."
    annotated = [
        {"id": "c1", "context": "rose 5%", "quote": "5%"},
        {"id": "c2", "context": "fell 5%", "quote": "5%"},
        {"id": "c3", "context": "It rose", "quote": "rose"},
    ]
    claims = [claim(claim_id="up", start=8, end=10), claim(claim_id="down", start=20, end=22)]
    assert list(partners(text, annotated, claims)) == [("up", "c1"), ("down", "c2")]


def test_words_that_two_phrases_may_share() -> None:
    assert words("the Cities of Norway's 2 ports") == {"city", "norway", "port"}


def test_facts_are_shown_as_tables() -> None:
    run = CliRunner().invoke(main, ["facts", str(CLUSTERS / "own-01.json"), "--fit"])
    assert run.exit_code == 0, run.output
    assert all(head in run.output for head in ("| pairs |", "| subject ", "| BASE "))


def test_a_cluster_in_another_form_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    file.write_text(json.dumps({"articles": []}))
    run = CliRunner().invoke(main, ["facts", str(file)])
    assert run.exit_code == 1
    assert "other.json" in run.output and "cluster" in run.output


# -------------------------------------------------------------------------------------------------------- made stories
@pytest.fixture(scope="module")
def made() -> list[tuple[str, int, str]]:
    """The story, the place in it and the fact of each of many made claims."""
    return [(row.article_id.rpartition("-")[0], row.start, row.fact_id) for row in linked(made_claims(2000))]


def test_made_claims_are_the_same_every_time() -> None:
    claims = made_claims(300)
    assert made_claims(200) == claims[:200]
    assert len({claim.claim_id for claim in claims}) == 300


def test_made_stories_are_told_by_some_papers(made: list[tuple[str, int, str]]) -> None:
    told = Counter((story, start) for story, start, _ in made)
    assert 1.3 < len(made) / len(told) < 2.2
    assert max(told.values()) <= 4


def test_made_stories_are_linked(made: list[tuple[str, int, str]]) -> None:
    """Nearly all that is told twice, and hardly anything of two stories."""
    stories: dict[str, set[str]] = defaultdict(set)
    facts: dict[tuple[str, int], set[str]] = defaultdict(set)
    for story, start, fact in made:
        stories[fact].add(story)
        facts[story, start].add(fact)
    assert sum(len(own) > 1 for own in stories.values()) < 0.05 * len(stories)
    assert sum(len(own) > 1 for own in facts.values()) < 0.05 * len(facts)


def test_made_words_differ() -> None:
    assert len({word_of(rank, is_name=False) for rank in range(20_000)}) == 20_000
    assert word_of(5, is_name=True).istitle()


def test_linking_is_measured_in_a_process_of_its_own() -> None:
    claims, articles, facts, *_ = linking_of(500)
    assert claims == "500"
    assert 10 < int(str(articles)) < int(str(facts)) < 500
