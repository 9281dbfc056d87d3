"""What is read in the corpus, held line by line, so that a changed word or rule shows the claims it gains and loses.

`python -m tests.drift` tells what differs from tests/corpus/kept/claims.csv, and `python -m tests.drift --keep` writes
that anew, for the change to be looked at and committed with what made it.
"""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from claims.extract import claims_of
from claims.records import Claim
from claims.text.articles import read_articles

CORPUS = Path(__file__).parent / "corpus" / "articles.jsonl"
READ = CORPUS.parent / "kept" / "claims.csv"
# Ids say no more than the place, the sentence and the day no more than the article, and base values follow from these.
COLUMNS = (
    "article_id", "start", "quote", "kind", "low", "high", "bound", "approximate", "step", "unit", "noun", "of",
    "change", "subject", "measure", "period_start", "period_end", "speaker", "modality", "rule",
)  # fmt: skip


def read() -> list[str]:
    """A line of CSV for each claim that is read in the articles of the corpus, below a line of names."""
    claims = [claim for article in read_articles([str(CORPUS)]) for claim in claims_of(article)]
    return [line_of(COLUMNS), *map(line_of, cells(claims))]


def cells(claims: Iterable[Claim]) -> Iterator[list[object]]:
    for claim in claims:
        yield [getattr(claim, name) for name in COLUMNS]


def line_of(row: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(row)
    return line.getvalue()


def kept() -> list[str]:
    with READ.open(encoding="utf-8", newline="") as lines:
        return [line_of(row) for row in csv.reader(lines)]


def drift(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """The claims lost and gained, by article and place: "lost a1,14,5 km,…" above "gained a1,14,5 miles,…".

    Nothing where the same claims are read.
    """
    was, now = Counter(before), Counter(after)
    lines = [(place(line), f"lost   {line}") for line in (was - now).elements()]
    lines += [(place(line), f"gained {line}") for line in (now - was).elements()]
    return [line for _, line in sorted(lines, key=lambda each: each[0])]  # of one place the lost one first


def place(line: str) -> tuple[str, int]:
    article, start, *_ = next(csv.reader([line]))
    return article, int(start) if start.isdigit() else 0


def main() -> None:
    lines = read()
    changed = drift(kept() if READ.exists() else (), lines)
    for line in changed:
        print(line)
    gained = sum(line.startswith("gained") for line in changed)
    print(f"{len(lines) - 1:,} claims read in the corpus: {gained:,} gained, {len(changed) - gained:,} lost")
    if "--keep" in sys.argv[1:]:
        READ.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
