"""What is known of the five originals, held where ../shared lies beside the project: slips, agreement, and no alarm."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from checks.check import Checked, checked
from checks.inside import inside
from checks.passages import passages_of
from checks.records import SEVERITIES, Relation
from checks.references import read_references
from claims.extract import claims_of, linked
from claims.records import Article
from claims.text.articles import read_articles
from claims.text.datelines import dated

_PROJECT = Path(__file__).parents[2]
_SHARED = _PROJECT.parent / "shared"
_GOLD = _SHARED / "gold" / "seed-relations.json"
_OF_SEVERAL = ("conflict", "self_conflict", "sum", "growth", "share")  # what puts one figure beside others

pytestmark = pytest.mark.skipif(not _GOLD.is_file(), reason="needs ../shared: the originals and what is known of them")


class Originals(NamedTuple):
    articles: dict[str, Article]
    result: Checked


class Place(NamedTuple):
    """A stretch of an article."""

    article: str
    start: int
    end: int

    def meets(self, other: "Place") -> bool:
        return self.article == other.article and self.start < other.end and other.start < self.end


@pytest.fixture(scope="module")
def originals() -> Originals:
    articles = [dated(article) for article in read_articles(_SHARED / "seeds")]
    claims = {article.id: claims_of(article) for article in articles}
    within = [relation for article in articles for relation in inside(passages_of(article, claims[article.id]))]
    references = read_references([str(path) for path in sorted((_PROJECT / "data" / "reference").glob("*.csv"))])
    rows = linked([claim for found in claims.values() for claim in found])
    return Originals({article.id: article for article in articles}, checked(rows, within, references))


def _gold(expect: str) -> list[Any]:
    gold = json.loads(_GOLD.read_text(encoding="utf-8")) if _GOLD.is_file() else []
    return [pytest.param(row, id=f"{row['id']}-{row['type']}") for row in gold if row["expect"] == expect]


@pytest.mark.parametrize("row", _gold("flag"))
def test_flagged(row: dict[str, Any], originals: Originals) -> None:
    found = [relation for relation, _ in _met(row, originals) if not relation.holds]
    assert [relation.type for relation in found] == [row["type"]]
    assert all(SEVERITIES.index(relation.severity) >= SEVERITIES.index(row["severity"]) for relation in found)
    rows = {finding.discrepancy_id for finding in originals.result.discrepancies}
    assert {relation.relation_id for relation in found} <= rows


@pytest.mark.parametrize("row", _gold("holds"))
def test_holds(row: dict[str, Any], originals: Originals) -> None:
    """What compares figures has to have met two of the places at once."""
    fewest = 2 if row["type"] in _OF_SEVERAL else 1
    met = [relation for relation, quotes in _met(row, originals) if relation.type == row["type"] and quotes >= fewest]
    assert met
    assert all(relation.holds for relation in met)


@pytest.mark.parametrize("row", _gold("never"))
def test_never_flagged(row: dict[str, Any], originals: Originals) -> None:
    if row["type"] == "claim":
        places = [Place(claim.article_id, claim.start, claim.end) for claim in originals.result.claims]
        assert not [place for place in places if any(place.meets(quote) for quote in _quotes(row))]
    else:
        met = [relation for relation, _ in _met(row, originals) if relation.type == row["type"]]
        assert all(relation.holds for relation in met)


def test_nothing_else_is_flagged(originals: Originals) -> None:
    known = [param.values[0] for param in _gold("flag")]
    told = {relation.relation_id for row in known for relation, _ in _met(row, originals)}
    assert [row for row in originals.result.discrepancies if row.discrepancy_id not in told] == []


def _met(row: dict[str, Any], originals: Originals) -> Iterator[tuple[Relation, int]]:
    """The relations that stand at a place of the row, and at how many of its places."""
    for relation in originals.result.relations:
        places = list(_places(relation, originals))
        count = sum(any(place.meets(quote) for place in places) for quote in _quotes(row))
        if count:
            yield relation, count


def _quotes(row: dict[str, Any]) -> list[Place]:
    return [Place(Path(quote["document"]).stem, quote["start"], quote["end"]) for quote in row["quotes"]]


def _places(relation: Relation, originals: Originals) -> Iterator[Place]:
    """Where the claims of a relation stand, or the words of one without claims."""
    for claim in originals.result.claims:
        if claim.claim_id in relation.claims:
            yield Place(claim.article_id, claim.start, claim.end)
    if not relation.claims:
        article = originals.articles[relation.articles[0]]
        lines = article.text.split("\n")[: relation.line - article.first_line]
        start = sum(len(line) + 1 for line in lines) + relation.column - 1
        yield Place(article.id, start, start + len(relation.quote))
