"""From articles to claims: which columns hold what."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import claims
from claims.extract import SENTENCE_REACH, claim_id, claims_of, extract
from claims.records import Article, Claim
from claims.table import COLUMNS
from claims.text.files import InputError

STORY = "Port dues rose 12% to $3 million. About 40 ships came, carrying 6 tonnes in 2 days."


def claim(text: str, **of_article: Any) -> Claim:
    """The only claim of a text."""
    (found,) = claims_of(Article("story", text, **of_article))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rents rose 4% in spring.",
            {"quote": "4%", "kind": "percent", "value": 4.0, "unit": "percent", "change": "increase", "step": 1.0},
        ),
        (
            "The bridge cost $1.2bn.",
            {"quote": "$1.2bn", "kind": "money", "value": 1.2e9, "unit": "USD", "step": 1e8, "change": "level"},
        ),
        ("The bridge cost €1.2bn.", {"base_low": None, "base_high": None, "base_unit": "", "rate": None}),
        (
            "More than 300 nurses marched.",
            {"kind": "count", "noun": "nurses", "bound": ">", "low": 300.0, "high": None, "unit": ""},
        ),
        ("The bridge cost $1.2bn.", {"base_low": 1.2e9, "base_unit": "USD", "rate": 1.0, "rate_date": None}),
        ("More than 300 nurses marched.", {"base_low": 300.0, "base_high": None, "base_unit": ""}),
        (
            "The path is about 5 miles long.",
            {"kind": "length", "approximate": True, "unit": "mile", "base_unit": "meter", "base_low": 8046.72},
        ),
        (
            "The path takes 3 to 4 hours.",
            {"bound": "range", "value": 3.5, "low": 3.0, "high": 4.0, "base_low": 10800.0, "base_high": 14400.0},
        ),
        ("Dozens of shops closed.", {"bound": "vague", "value": None, "low": 12.0, "high": 120.0, "step": None}),
        ("Its index closed at 4,120.5.", {"kind": "number", "unit": "", "noun": "", "value": 4120.5}),
        (
            "Rents rose 4% in spring.",
            {"of": "", "subject": "Rents", "measure": "rents", "speaker": "", "fact_id": "", "modality": "stated"},
        ),
        (
            "Norway pledged to spend 3% of GDP on defence, Mara Lind said.",
            {
                "of": "GDP",
                "subject": "Norway",
                "measure": "spending on defence as share of GDP",
                "speaker": "Mara Lind",
                "modality": "pledged",
            },
        ),
        ("Rents rose 4% in spring.", {"period_start": None, "period_end": None, "rate_date": None}),
        ("It rained. Rents rose 4%. It rained.", {"sentence": "Rents rose 4%."}),
        ("The 66 - year - old miner won.", {"quote": "66 - year - old", "kind": "age"}),
        ("He said [they freed 40 hostages] before dawn.", {"quote": "40 hostages", "noun": "hostages"}),
        ("They freed 40 [hostages] before dawn.", {"quote": "40 [hostages]", "noun": "hostages"}),
    ],
)
def test_fields(text: str, expected: dict[str, object]) -> None:
    found = claim(text)._asdict()
    assert {name: found[name] for name in expected} == expected
    assert text[found["start"] : found["end"]] == found["quote"]


def test_rules_stand_in_order() -> None:
    assert claim("Rents rose 4% in spring.").rule.split()[0] == "numeral"
    assert claim("Rents rose 4% in spring.").rule.split()[-1] == "increase"


def test_article_goes_into_every_row() -> None:
    of_article: dict[str, Any] = {"source": "The Gazette", "published": date(2024, 5, 31), "title": "Port dues"}
    for found in claims_of(Article("port", STORY, **of_article)):
        assert (found.article_id, found.source, found.published, found.title) == ("port", *of_article.values())


# Where a claim stands


@pytest.mark.parametrize(
    ("text", "of_article", "expected"),
    [
        ("We saw 5 cats.", {}, (1, 8)),
        ("No news.\nWe saw 5 cats.", {}, (2, 8)),
        ("No news.\r\n\r\nWe saw 5 cats.", {}, (3, 8)),
        ("No news. We saw\n5 cats.", {}, (2, 1)),
        ("Çok güzel. We saw 5 cats.", {}, (1, 19)),
        # The text begins after a header, or in the midst of a line.
        ("We saw 5 cats.", {"first_line": 7}, (7, 8)),
        ("We saw 5 cats.", {"first_line": 7, "first_column": 11}, (7, 18)),
        ("No news.\nWe saw 5 cats.", {"first_line": 7, "first_column": 11}, (8, 8)),
        # A record has one place in its file.
        ("No news.\nWe saw 5 cats.", {"first_line": 7, "is_verbatim": False}, (7, 1)),
    ],
)
def test_place(text: str, of_article: dict[str, Any], expected: tuple[int, int]) -> None:
    found = claim(text, **of_article)
    assert (found.line, found.column) == expected


def test_places_of_many_claims() -> None:
    text = "".join(f"{'x' * number} saw {number + 20} cats.\n" for number in range(50))
    places = [(found.line, found.column) for found in claims_of(Article("cats", text))]
    assert places == [(number + 1, number + 6) for number in range(50)]


def test_endless_sentence_is_cut() -> None:
    """A file without one full stop would else be written out once for each of its figures."""
    text = "and then they counted 5 cats and " * 500
    found = claims_of(Article("cats", text))
    assert len(found) == 500
    longest = 2 * SENTENCE_REACH + len("5 cats")
    assert all(len(each.sentence) <= longest and each.quote in each.sentence for each in found)


def test_money_is_told_in_the_base_currency() -> None:
    record = {"text": "The bridge cost €3m.", "published": "2025-01-01"}
    in_dollars, in_pounds = (extract(record, base_currency=code).iloc[0] for code in ("USD", "GBP"))
    assert list(in_dollars[["base_low", "base_unit", "rate"]]) == [3e6 * 1.0389, "USD", 1.0389]
    assert list(in_pounds[["base_low", "base_unit", "rate"]]) == [3e6 * 0.82918, "GBP", 0.82918]
    assert in_dollars["rate_date"] == in_pounds["rate_date"] == pd.Timestamp("2024-12-31")


def test_base_currency_without_rates() -> None:
    with pytest.raises(ValueError, match="UAH has no exchange rates"):
        extract("", base_currency="UAH")


def test_more_than_a_float_can_hold_is_left_out() -> None:
    assert claims_of(Article("far", "It grew 1e400 times.")) == []


# Ids


def test_id_is_stable() -> None:
    """It stands in the lists of accepted discrepancies that people keep."""
    assert claim_id("port", 15, 18, "12%") == "659448d76a402720"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("port", 1, 2, "3%"), ("fort", 1, 2, "3%")),
        (("port", 1, 2, "3%"), ("port", 1, 3, "3%")),
        (("port", 1, 2, "3%"), ("port", 1, 2, "4%")),
        (("port", 1, 23, "3%"), ("port", 12, 3, "3%")),
        (("port", 1, 2, "3%"), ("port3", 1, 2, "%")),
        (("a\0b", 1, 2, "c"), ("a", 1, 2, "b\0c")),
        (("1 a", 1, 2, "c"), ("a", 1, 2, "1 c")),
        (("\ud83d", 1, 2, "3%"), ("\ufffd", 1, 2, "3%")),
    ],
)
def test_ids_differ(one: tuple[str, int, int, str], other: tuple[str, int, int, str]) -> None:
    assert claim_id(*one) != claim_id(*other)


# From Python


def test_text() -> None:
    table = extract(STORY)
    assert list(table["quote"]) == ["12%", "$3 million", "About 40 ships", "6 tonnes", "2 days"]
    assert set(table["article_id"]) == {"text-1"}
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == COLUMNS


@pytest.mark.parametrize("source", ["", "It rained.", [], [""], ["It rained.", {"text": "It snowed."}]])
def test_nothing_found(source: Any) -> None:
    table = extract(source)
    assert len(table) == 0
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == COLUMNS


def test_path(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("We saw 5 cats.")
    (tmp_path / "a.txt").write_text("We saw 6 cats.")
    assert list(extract(tmp_path / "b.txt")["article_id"]) == ["b"]
    assert list(extract(tmp_path)["article_id"]) == ["a", "b"]


def test_name_of_a_file_is_a_text() -> None:
    assert list(extract("12 ships.txt")["quote"]) == ["12 ships"]


@dataclass(frozen=True)
class Case:
    source: Any
    ids: list[str]


def lines() -> Iterator[str]:
    yield from ["We saw 5 cats.", "We saw 6 cats."]


@pytest.mark.parametrize(
    "case",
    [
        Case(["We saw 5 cats.", "We saw 6 cats."], ["text-1", "text-2"]),
        Case(("We saw 5 cats.", "No cats.", "We saw 6 cats."), ["text-1", "text-3"]),
        Case(lines(), ["text-1", "text-2"]),
        Case(pd.Series(["We saw 5 cats.", "We saw 6 cats."]), ["text-1", "text-2"]),
        Case({"text": "We saw 5 cats."}, ["text-1"]),
        Case({"id": "cats", "text": "We saw 5 cats."}, ["cats"]),
        Case({"ID": 7, "Text": "We saw 5 cats."}, ["7"]),
        Case([{"text": "We saw 5 cats.", "id": float("nan")}, "We saw 6 cats."], ["text-1", "text-2"]),
        Case([{"text": "We saw 5 cats.", "id": "z"}, "We saw 6 cats."], ["text-1", "z"]),
        Case([{"text": "We saw 5 cats.", "id": "a"}, {"text": "We saw 6 cats.", "id": "a"}], ["a", "a-2"]),
        Case(Article("own", "We saw 5 cats."), ["own"]),
        Case([Article("own", "We saw 5 cats."), "We saw 6 cats."], ["own", "text-1"]),
    ],
)
def test_sources(case: Case) -> None:
    assert list(extract(case.source)["article_id"]) == case.ids


def test_record_brings_its_fields() -> None:
    record = {"text": "We saw 5 cats.", "source": "The Gazette", "published": "2024-05-31", "title": "Cats"}
    (row,) = extract(record).to_dict("records")
    assert (row["source"], row["published"], row["title"]) == ("The Gazette", pd.Timestamp("2024-05-31"), "Cats")


def test_half_characters_are_replaced() -> None:
    """A table holds none: "\\ud83d" is what JSON leaves of an emoji cut in two."""
    (row,) = extract("Cats \ud83d: we saw 5 cats \ud83d today.").to_dict("records")
    assert "\ufffd" in row["sentence"]
    assert (row["start"], row["quote"]) == (15, "5 cats")


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        (7, TypeError, "not iterable"),
        ([7], TypeError, "item 1 is of <class 'int'>"),
        (b"We saw 5 cats.", TypeError, "item 1 is of <class 'int'>"),
        (["We saw 5 cats.", None], TypeError, "item 2"),
        (pd.DataFrame({"text": ["We saw 5 cats."]}), TypeError, "to_dict"),
        ({"id": "cats"}, InputError, "item 1: no text in it"),
        (["We saw 5 cats.", {"text": 7}], InputError, "item 2: its text is not a string"),
        (Path("nowhere.txt"), InputError, "nowhere.txt: no such file"),
    ],
)
def test_unreadable(source: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        extract(source)


def test_package() -> None:
    assert claims.extract is extract  # and not the module of that name
    assert {"Article", "check", "extract", "read_table"} <= set(claims.__all__)
    assert claims.__version__
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = claims.nothing


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        'Rents rose 4%, Mara Lind said. "We built 300 homes." She put the cost at £9m last year, up from £8m in 2023.',
        "A fire killed 3 people in Alder on Monday. The company lost 40 vans, and it will buy 20 by 2027.",
    ],
)
def test_an_article_leaves_nothing_behind(text: str) -> None:
    """What is read of an article is freed with it: records that hold each other would stay until Python looks."""
    story = Article("story", text, published=date(2025, 3, 5))
    claims_of(story)  # the lexicon and the units stay
    gc.collect()
    gc.disable()
    try:
        assert claims_of(story)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_package_is_light() -> None:
    """Whoever asks for --help does not wait for pandas."""
    heavy = "{'pandas', 'pint', 'pyarrow', 'trafilatura', 'great_expectations'}"
    script = f"import sys, claims, claims.cli, claims.explain; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
