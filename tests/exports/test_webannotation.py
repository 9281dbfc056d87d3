"""Web Annotation: each figure is found again in its article, by its words and by its place."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from checks.exports.webannotation import annotation, in_words, source
from claims import read_table
from claims.notation import read
from tests.checks.rows import a_claim
from tests.exports.tables import TEXTS, export, make


def items(folder: Path) -> list[dict[str, Any]]:
    page = json.loads((folder / "annotations.jsonld").read_text(encoding="utf-8"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    found: list[dict[str, Any]] = page["items"]
    return found


def test_figures_are_found_again(table: Path, tmp_path: Path) -> None:
    export(table, "webannotation", tmp_path)
    found = items(tmp_path)
    claims = read_table(table)
    assert [each["id"] for each in found] == [f"#{claim_id}" for claim_id in claims["claim_id"]]
    texts = {source(name): text for name, text in TEXTS.items()}
    told = 0
    for each in found:
        quote, position = each["target"]["selector"]
        text = texts[each["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        before, after = text[: position["start"]], text[position["end"] :]
        assert before.endswith(quote.get("prefix", "")) and after.startswith(quote.get("suffix", ""))
        told += "prefix" in quote or "suffix" in quote
    assert told == len(found) > 0


def test_one_of_two_same_quotes(table: Path, tmp_path: Path) -> None:
    """The words around them tell them apart."""
    export(table, "webannotation", tmp_path)
    selectors = [each["target"]["selector"][0] for each in items(tmp_path)]
    twelve = [each for each in selectors if each["exact"].endswith("12%")]
    assert len(twelve) == 2
    assert twelve[0] != twelve[1]


def test_reading(table: Path, tmp_path: Path) -> None:
    export(table, "webannotation", tmp_path)
    (cats,) = (each for each in items(tmp_path) if each["target"]["source"] == "later")
    words, fields = (body["value"] for body in cats["body"])
    assert words.startswith(">40 (cats of Halvorsund)") or words.startswith(">40 (cats)")
    assert read(words.partition(";")[0]).low == 40
    told = json.loads(fields)
    assert (told["low"], told["bound"], told["kind"], told["approximate"]) == (40.0, ">", "count", False)
    assert "high" not in told


def test_reading_in_words() -> None:
    claim = a_claim(
        unit="percent", kind="percent", noun="", of="GDP", subject="Norway", measure="spending", speaker="Ana Leite"
    )
    assert in_words(claim) == "40 percent of GDP; Norway: spending; 2025-03-03 to 2025-03-07; stated by Ana Leite"
    bare = claim._replace(of="", subject="", measure="", period_start=None, period_end=None, speaker="")
    assert in_words(bare) == "40 percent; stated"


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("port", "port"),
        ("Port fire", "Port%20fire"),
        ("a:b", "a%3Ab"),  # else a program would take a for a scheme
        ("../état", "..%2F%C3%A9tat"),
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("https://example.org/a b<c>", "https://example.org/a%20b%3Cc%3E"),
    ],
)
def test_source(article: str, expected: str) -> None:
    assert source(article) == expected
    assert unquote(source(article)) == article


def test_sentence_that_is_not_known(tmp_path: Path) -> None:
    made = make(tmp_path, ({"id": "rents", "text": "Rents rose 50%, from £800 to £900."},), "--no-sentence")
    export(made, "webannotation", tmp_path / "out")
    assert len(items(tmp_path / "out")) == 3
    for each in items(tmp_path / "out"):
        assert each["target"]["selector"][0].keys() == {"type", "exact"}


def test_sentence_that_does_not_hold_the_quote() -> None:
    """No words around it, rather than wrong ones."""
    claim = a_claim(quote="40", sentence="It has 40.", start=17, end=19)
    assert annotation(claim, 10)["target"]["selector"][0] == {
        "type": "TextQuoteSelector", "exact": "40", "prefix": "It has ", "suffix": "."
    }  # fmt: skip
    assert annotation(claim, 11)["target"]["selector"][0] == {"type": "TextQuoteSelector", "exact": "40"}


def test_no_claims(empty: Path, tmp_path: Path) -> None:
    export(empty, "webannotation", tmp_path)
    assert items(tmp_path) == []
