"""The briefs carry the figures of their originals, all of them and no others, in words of their own.

`figures.csv` lists every figure of every brief in the order in which it is printed, one row each, with
what a careful reader takes it to mean. It stands on its own. The originals are under their publishers'
copyright and are kept outside the repository; the tests that need them are skipped where they are absent.
"""

import csv
import hashlib
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BRIEFS = sorted(path for path in (ROOT / "seeds").glob("*.md") if not path.name.startswith("README."))
with Path(__file__).with_name("figures.csv").open(encoding="utf-8", newline="") as opened:
    FIGURES = list(csv.DictReader(opened))

SHARED = ROOT.parent / "shared"
ORIGINALS = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sorted((SHARED / "seeds").glob("*.txt"))}
GOLD = SHARED / "gold" / "seed-figures.jsonl"

HEADER_KEYS = ["id", "source", "published", "title", "language", "sha256"]
LONGEST_SHARED_RUN = 6  # words in a row that a brief may share with an original: a name, or a figure's phrase

# Numerals that state no figure. They stand in the originals too, and a reader of figures must leave them.
LOOK_ALIKES = {
    "rutte-closing-remarks-april-2025": ["Day two", "April 4", "of 2025", "10:00 a.m.", "Readiness 2030"],
    "rutte-foreign-ministers-april-2025": ["April 3-4", "that's one", "more theatres than one"],
    "rutte-press-conference-december-2024": [
        "Jan 26th, 2025",
        "4 December 2024",
        "December 4",
        "since 2022",
        "For 2024",
        "one day",
        "in 2008",
        "early 2022",
        "number one, two and three",
        "G7",
        "In 2014",
        "2016, 2017",
        "one percentage",
        "percentage points",
        "to one,",
        "last one",
    ],
    "rutte-ramstein-february-2025": [
        "12 February",
        "since 2014",
        "in 2024",
        "with 2023",
        "Since 2022",
        "Mirage 2000",
    ],
    "rutte-warsaw-lecture": ["Article Five"],
}
NUMERAL = re.compile(
    r"\d"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty-\w+"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|tens|dozens?|hundreds?|thousands?|[mbtr]+illions?"
    r"|couple|pair|several|few|half|halves|thirds?(?! row)|quarters?|twice|double[ds]?|triple[ds]?"
    r"|percent|percentage points?)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")

each_brief = pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.stem)
needs_originals = pytest.mark.skipif(
    not ORIGINALS or not GOLD.is_file(),
    reason="the original articles are under copyright and not part of the repository (looked in ../shared)",
)


def test_there_is_a_brief_for_each_name_in_the_list_of_figures():
    assert sorted({row["brief"] for row in FIGURES}) == [path.stem for path in BRIEFS]


@each_brief
def test_the_header_says_what_the_original_tells(brief):
    header, _ = header_and_body(brief)
    assert list(header) == HEADER_KEYS
    assert header["id"] == brief.stem
    assert header["language"] == "en"
    assert re.fullmatch(r"[0-9a-f]{64}", header["sha256"])
    if header["published"]:
        date.fromisoformat(header["published"])


@each_brief
def test_the_body_carries_its_figures_in_order_and_no_others(brief):
    rest = text_between_figures(brief)
    for look_alike in LOOK_ALIKES[brief.stem]:
        assert look_alike in rest, f"{brief.name} no longer has the look-alike {look_alike!r}"
        rest = rest.replace(look_alike, " ", 1)
    assert NUMERAL.findall(rest) == []


@needs_originals
def test_each_original_has_one_brief():
    assert sorted(header_and_body(path)[0]["sha256"] for path in BRIEFS) == sorted(ORIGINALS)


@needs_originals
@each_brief
def test_the_figures_are_those_of_the_original_and_mean_the_same(brief):
    gold = [row for row in gold_figures() if row["article_id"] == original_of(brief).stem]
    ours = Counter(meaning(row) for row in FIGURES if row["brief"] == brief.stem)
    required = Counter(meaning(row) for row in gold if not row["optional"])
    allowed = Counter(meaning(row) for row in gold)
    assert sorted(required - ours) == [], "figures of the original that the brief leaves out"
    assert sorted(ours - allowed) == [], "figures of the brief that the original does not have"


@needs_originals
@each_brief
def test_no_sentence_of_an_original_is_copied(brief):
    header, body = header_and_body(brief)
    ours = word_runs(f"{header['title']}\n{body}")
    for original in ORIGINALS.values():
        copied = ours & word_runs(original.read_text(encoding="utf-8"))
        assert sorted(copied) == [], f"{brief.name} shares these words in a row with {original.name}"


def header_and_body(brief: Path) -> tuple[dict[str, str], str]:
    """The header's keys and values as written, and all text after the header."""
    _, header, body = brief.read_text(encoding="utf-8").split("---\n", maxsplit=2)
    pairs = (line.partition(":") for line in header.splitlines())
    return {key: value.strip() for key, _, value in pairs}, body


def text_between_figures(brief: Path) -> str:
    """The body without its figures, each of which must be found after the one before it."""
    _, rest = header_and_body(brief)
    between = []
    for row in FIGURES:
        if row["brief"] == brief.stem:
            before, found, rest = rest.partition(row["quote"])
            assert found, f"{brief.name} lacks {row['quote']!r}, or has it in another place"
            between.append(before)
    return " # ".join([*between, rest])


def original_of(brief: Path) -> Path:
    return ORIGINALS[header_and_body(brief)[0]["sha256"]]


def gold_figures() -> list[dict]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def meaning(row: dict) -> tuple[str, ...]:
    """What must be the same in brief and original; names of measures and wholes follow the wording."""
    ends = tuple("" if row[end] in ("", None) else str(float(row[end])) for end in ("low", "high"))
    same = ("quote", "bound", "unit", "noun", "kind", "change", "subject", "period", "speaker", "modality")
    return (*(row[column] for column in same), *ends, str(row["approximate"]).lower())


def word_runs(text: str) -> set[str]:
    """Every run of words in a row that is too long to share: "1,000 men" is two words, "two-day" two."""
    words = WORD.findall(text.lower())
    length = LONGEST_SHARED_RUN + 1
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}
