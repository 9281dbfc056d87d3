"""Every table of the Spark engine is the local engine's, row for row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from checks.check import Checked as CheckedHere
from checks.check import checked as checked_here
from checks.frames import FACT_COLUMNS
from checks.reading import read
from checks.references import read_references
from checks.spark import check as on_spark
from checks.spark.readings import Wish
from checks.spark.session import spark_session
from checks.spark.streams import unpacked
from claims.normalise import BASE_CURRENCY
from claims.records import Article
from claims.terminal import Run
from claims.text.articles import read_articles
from tests.benchmarks.text import articles, write_articles

ROOT = Path(__file__).parents[2]
REFERENCES = sorted(str(path) for path in (ROOT / "data" / "reference").glob("*.csv"))
pytestmark = pytest.mark.usefixtures("spark")

WHOLE = 300  # made articles; `python -m tests.benchmarks spark` holds the same of ten thousand
TWICE = 5_000  # openings of made articles, each in two papers
PARAGRAPHS = 2  # of an opening
SLIP = 20  # of so many openings, one has two digits the wrong way round in its second paper
TWO_DIGITS = re.compile(r"([1-9])([1-9])(?=[.,]\d)")


class Both(NamedTuple):
    here: CheckedHere
    there: on_spark.Checked
    run: Run
    same_run: Run


@pytest.fixture(scope="module", params=["seeds and corpus", "made articles", "ten thousand openings"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    inputs = [str(ROOT / "seeds"), str(ROOT / "tests" / "corpus" / "articles.jsonl")]
    made = {"made articles": articles(WHOLE), "ten thousand openings": told_twice(articles(TWICE))}.get(request.param)
    if made is not None:
        inputs = [str(tmp_path_factory.mktemp("made") / "made.jsonl")]
        write_articles(made, Path(inputs[0]))
    references = read_references(REFERENCES)
    run, same_run = Run(), Run()
    found = read(read_articles(inputs, warn=run.warn), BASE_CURRENCY, run.count)
    here = checked_here(found.claims, found.relations, references)
    with spark_session() as session:
        wish = Wish(BASE_CURRENCY, with_relations=True)
        readings, has_facts = on_spark.readings_of(session, inputs, wish, False, same_run)
        on_spark.count(readings, same_run)
        yield Both(here, on_spark.checked(readings, has_facts, references), run, same_run)


def told_twice(made: Iterable[Article]) -> Iterator[Article]:
    """The opening of each article, as two papers print it."""
    for number, article in enumerate(made):
        text = "\n\n".join(article.text.split("\n\n")[:PARAGRAPHS])
        yield article._replace(text=text)
        again = TWO_DIGITS.sub(r"\2\1", text, count=1) if number % SLIP == 0 else text
        yield article._replace(id=f"{article.id}-again", source="The Second Paper", text=again)


def test_the_rows_lie_in_several_partitions(both: Both) -> None:
    assert both.there.articles.rdd.getNumPartitions() > 1
    assert both.there.facts.rdd.getNumPartitions() > 1


def test_claims(both: Both) -> None:
    assert rows_in(both.there.claims, "article_id", "start") == rows_of(both.here.claims, "article_id", "start")


def test_facts(both: Both) -> None:
    facts = both.there.facts.select(*FACT_COLUMNS)
    assert rows_in(facts, "fact_id") == rows_of(both.here.facts, "fact_id")


def test_relations(both: Both) -> None:
    words = [
        each._replace(claims=" ".join(each.claims), articles=" ".join(each.articles)) for each in both.here.relations
    ]
    assert rows_in(both.there.relations, "relation_id", "message") == rows_of(words, "relation_id", "message")


def test_discrepancies_in_their_order(both: Both) -> None:
    found = [each for row in both.there.found.collect() for each in unpacked(row.discrepancies)]
    assert found == both.here.discrepancies
    assert found


def test_promises(both: Both) -> None:
    """But for which of the broken rows are shown, for the rows of Spark come in no order."""
    here, there = ([told._replace(examples=()) for one in found.results for told in one.outcomes] for found in both[:2])
    assert there == here
    assert len(both.there.breaches) == len(both.here.breaches)


def test_what_a_run_tells(both: Both) -> None:
    assert both.same_run.counts() == both.run.counts()
    assert both.same_run.warnings == both.run.warnings


def rows_in(frame: Any, *order: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in sorted(frame.collect(), key=attrgetter(*order))]


def rows_of(records: Iterable[Sequence[Any]], *order: str) -> list[tuple[Any, ...]]:
    return [tuple(record) for record in sorted(records, key=attrgetter(*order))]
