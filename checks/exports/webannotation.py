"""Web Annotation: annotations.jsonld, by which a program marks each figure in its article and shows how it was read.

https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from checks.exports.about import address, is_address
from checks.exports.dataset import Dataset, Written
from checks.exports.documents import without_gaps, write_listing
from checks.passages import passages
from claims.notation import line, quantity_of
from claims.records import Claim

FILE = "annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
REACH = 32  # code points before and after a quote: enough to tell one "12%" of an article from another
READING = (  # the columns that say how a figure was read
    "kind", "value", "low", "high", "bound", "approximate", "step", "unit", "noun", "of", "change", "subject",
    "measure", "period_start", "period_end", "speaker", "modality", "base_low", "base_high", "base_unit", "fact_id",
)  # fmt: skip


def write(dataset: Dataset, folder: Path) -> Written:
    """annotations.jsonld, a page of annotations, each on a line of its own under items.

    OutputError: when the file cannot be written there.
    """
    head = {"@context": CONTEXT, "id": FILE, "type": "AnnotationPage"}
    write_listing(head, "items", marks(dataset), folder / FILE)
    return Written([FILE])


def marks(dataset: Dataset) -> Iterator[dict[str, Any]]:
    """One for each claim, in the order of the table."""
    starts = {
        claim.claim_id: sentence.start
        for article in passages(dataset.claims)
        for sentence in article.sentences
        for claim in sentence.claims
    }
    for claim in dataset.claims:
        yield annotation(claim, starts.get(claim.claim_id))


def annotation(claim: Claim, sentence_start: int | None) -> dict[str, Any]:
    """The figure as an annotation; without the words around it where its sentence is not known."""
    return {
        "id": f"#{claim.claim_id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "format": "text/plain", "language": "en", "value": in_words(claim)},
            {"type": "TextualBody", "format": "application/json", "value": in_fields(claim)},
        ],
        "target": {
            "source": source(claim.article_id),
            "selector": [
                {"type": "TextQuoteSelector", "exact": claim.quote, **around(claim, sentence_start)},
                {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
            ],
        },
    }


def source(article_id: str) -> str:
    """The article's address where its id is one; else the id as a name beside the file: "Port%20fire"."""
    return address(article_id) if is_address(article_id) else quote(article_id, safe="")


def around(claim: Claim, sentence_start: int | None) -> dict[str, str]:
    """What stands just before and after the figure in its sentence."""
    if sentence_start is None:
        return {}
    start, end = claim.start - sentence_start, claim.end - sentence_start
    if claim.sentence[start:end] != claim.quote:
        return {}
    return without_gaps(
        {"prefix": claim.sentence[max(0, start - REACH) : start], "suffix": claim.sentence[end : end + REACH]}
    )


def in_words(claim: Claim) -> str:
    """The reading on one line: "~1.4e9 EUR; Portugal: spending; 2024-01-01 to 2024-12-31; stated by Ana Leite"."""
    days = " to ".join(day.isoformat() for day in (claim.period_start, claim.period_end) if day is not None)
    return "; ".join(
        filter(
            None,
            (
                line(quantity_of(claim)) + (f" of {claim.of}" if claim.of else ""),
                ": ".join(filter(None, (claim.subject, claim.measure))),
                days,
                f"{claim.modality} by {claim.speaker}" if claim.speaker else claim.modality,
            ),
        )
    )


def in_fields(claim: Claim) -> str:
    """The columns of the reading as JSON, for programs."""
    told = {name: getattr(claim, name) for name in READING}
    return json.dumps(without_gaps(told), ensure_ascii=False, default=str)
