"""What the five originals say of days, lists and open figures, held where ../shared lies beside the project."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checks.records import Relation
from checks.relations.ambiguous import ambiguous
from checks.relations.calendar import calendar
from checks.relations.enumeration import enumeration
from claims.text.articles import read_articles
from claims.text.datelines import dated
from tests.checks.articles import passages

_SHARED = Path(__file__).parents[2].parent / "shared"
_GOLD = _SHARED / "gold" / "seed-relations.json"
_FAMILIES = {"calendar": calendar, "enumeration": enumeration, "ambiguous": ambiguous}


def _gold() -> list[Any]:
    gold = json.loads(_GOLD.read_text(encoding="utf-8")) if _GOLD.is_file() else []
    return [pytest.param(row, id=row["id"]) for row in gold if row["type"] in _FAMILIES]


def _found(kind: str, document: str) -> Iterator[tuple[int, Relation]]:
    """The relations of an original, each with the offset of its words."""
    (article,) = map(dated, read_articles(_SHARED / "seeds" / document))
    lines = [0]
    for line in article.text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    for relation in _FAMILIES[kind](passages(article.text, article.published, article.source, article.title)):
        yield lines[relation.line - article.first_line] + relation.column - 1, relation


@pytest.mark.skipif(not _GOLD.is_file(), reason="needs ../shared: the originals and what is known of them")
@pytest.mark.parametrize("row", _gold())
def test_relation_of_originals(row: dict[str, Any]) -> None:
    met = [
        (relation.holds, relation.severity)
        for quote in row["quotes"]
        for start, relation in _found(row["type"], quote["document"])
        if start < quote["end"] and quote["start"] < start + len(relation.quote)
    ]
    assert met
    assert all(holds == (row["expect"] == "holds") for holds, _ in met)
    assert all(severity == row["severity"] for holds, severity in met if not holds)
