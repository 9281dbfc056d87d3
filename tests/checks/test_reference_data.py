"""The reference tables that come with the project: what they hold, and what they say of the seeds."""

import csv
from functools import lru_cache
from pathlib import Path

import pytest

from checks.references import Reference, read_references
from checks.relations.reference import reference_relations
from checks.relations.reference_words import WORDS
from claims.extract import claims_of
from claims.text.articles import read_articles

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "reference"
WORKBOOK, STATEMENTS = FOLDER / "nato-defence-expenditure-2024-06.csv", FOLDER / "nato-statements.csv"
SOURCE = ROOT.parent / "shared" / "reference" / WORKBOOK.name


@lru_cache(1)
def references() -> tuple[Reference, ...]:
    return tuple(read_references([str(WORKBOOK), str(STATEMENTS)]))


def test_rows_are_as_the_readme_counts_them() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in (WORKBOOK, STATEMENTS):
        assert f"| {path.name} | {len(read_references([str(path)])):,} |" in readme


def test_no_row_stands_twice() -> None:
    told = [row[:9] + row[12:-2] for row in references()]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(
    ("subject", "year", "figure"),
    [
        ("Poland", 2024, "4.12% of GDP"),
        ("Poland", 2023, "3.26% of GDP"),
        ("Poland", 2024, "34.97 billion USD"),
        ("Poland", 2024, "26.84 billion USD"),
        ("Poland", 2024, "up 30.07%"),
        ("Poland", 2025, "4.48% of GDP"),
        ("NATO Europe and Canada", 2024, "485 billion USD"),
        ("NATO Europe and Canada", 2024, "506.7 billion USD"),
    ],
)
def test_figures(subject: str, year: int, figure: str) -> None:
    found = {row.figure for row in references() if row.subject == subject and row.period_start.year == year}
    assert figure in found


@pytest.mark.skipif(not SOURCE.is_file(), reason="needs ../shared: the figures as they came")
def test_workbook_is_as_it_came() -> None:
    columns = ("subject", "period_start", "period_end", "value", "unit", "status", "basis", "stated_on")
    tables = []
    for path in (SOURCE, WORKBOOK):
        with path.open(encoding="utf-8", newline="") as lines:
            tables.append([tuple(row[column] for column in columns) for row in csv.DictReader(lines)])
    assert tables[0] == tables[1]


@pytest.mark.skipif(not SOURCE.is_file(), reason="needs ../shared: the figures as they came")
def test_the_table_as_it_came_reads_the_same() -> None:
    came = read_references([str(SOURCE)])
    shipped = read_references([str(WORKBOOK)])
    assert [row[2:13] for row in came] == [row[2:13] for row in shipped]


def test_seeds() -> None:
    """One figure of them is no outcome that NATO has published; it is the plan of a later year."""
    claims = [claim for article in read_articles(ROOT / "seeds") for claim in claims_of(article)]
    found = {relation.quote: relation for relation in reference_relations(claims, references())}
    assert {quote: (relation.holds, relation.severity) for quote, relation in found.items()} == {
        "485 billion US dollars": (True, "warning"),
        "20%": (True, "warning"),
        "4.7%": (False, "warning"),
    }
    assert "17 June 2024: Poland 4.12% of GDP (2024 estimate)" in found["4.7%"].message


@pytest.mark.parametrize("name", WORDS)
def test_words(name: str) -> None:
    """Each class of words shows one of them in its example, and has none twice."""
    with (ROOT / "checks" / "relations" / "reference_words.csv").open(encoding="utf-8", newline="") as lines:
        examples = {row["class"]: row["example"].lower() for row in csv.DictReader(lines)}
    assert any(word.lower() in examples[name] for word in WORDS[name])
    assert len(set(WORDS[name])) == len(WORDS[name])
