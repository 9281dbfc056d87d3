"""ClaimReview: claimreview.jsonld, a review for each claim that a reference table supports or contradicts.

https://schema.org/ClaimReview, as search engines read it,
https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

from checks.exports.about import address, is_address
from checks.exports.dataset import Dataset, Written
from checks.exports.documents import without_gaps, write_listing
from checks.records import Discrepancy
from claims.records import Claim, Fact

FILE = "claimreview.jsonld"
CONTEXT = "https://schema.org"
AUTHOR = "numeric-claims"  # whose arithmetic it is, where nobody says who publishes it
BEST, WORST = 5, 1  # the scale that search engines suppose
SCALE = (
    f"Scale: {BEST} the figure agrees with the reference figure as that stood when the article appeared; "
    f"{WORST} it differs from it by more than its words leave open. There is nothing between."
)


class Rating(NamedTuple):
    value: int
    name: str


RATINGS = {"supported": Rating(BEST, "Agrees with the reference"), "contradicted": Rating(WORST, "Differs")}
_STEADY = ("agrees", "single")  # status of a fact of which a reference that supports one claim supports all


class Verdict(NamedTuple):
    """What is known of one claim."""

    verdict: str  # of RATINGS
    explanation: str


def write(dataset: Dataset, folder: Path) -> Written:
    """claimreview.jsonld, in which each review stands on a line of its own under @graph.

    A claim is contradicted where a discrepancy of type reference says so of it, as more than a note, and nobody has
    accepted that. It is supported where it is stated as an outcome, its fact is supported, no two claims on that
    disagree, and no reference differs from it even a little. Of no other claim comes a review; without any, @graph is
    empty and a warning tells what is missing.

    The day of a review is the one that is said, never that of the run: without it, it is left out with a warning.

    OutputError: when the file cannot be written there.
    """
    count = write_listing({"@context": CONTEXT}, "@graph", reviews(dataset), folder / FILE)
    return Written([FILE], warnings(dataset, count))


def reviews(dataset: Dataset) -> Iterator[dict[str, Any]]:
    facts = {fact.fact_id: fact for fact in dataset.facts}
    doubts = {
        finding.claims.partition(" ")[0]: finding for finding in dataset.discrepancies if finding.type == "reference"
    }
    for claim in dataset.claims:
        verdict = verdict_of(claim, facts.get(claim.fact_id), doubts.get(claim.claim_id))
        if verdict is not None:
            yield review(claim, verdict, dataset)


def verdict_of(claim: Claim, fact: Fact | None, doubt: Discrepancy | None) -> Verdict | None:
    """What is known of the claim; None where no reference speaks of it, or none plainly."""
    if doubt is not None:
        is_plain = doubt.severity != "info" and not doubt.accepted
        return Verdict("contradicted", doubt.message) if is_plain else None
    if claim.modality == "stated" and fact is not None and fact.verdict == "supported" and fact.status in _STEADY:
        return Verdict("supported", f'"{claim.quote}" agrees with the reference table: {fact.evidence}')
    return None


def review(claim: Claim, verdict: Verdict, dataset: Dataset) -> dict[str, Any]:
    about = dataset.about
    rating = RATINGS[verdict.verdict]
    return without_gaps(
        {
            "@type": "ClaimReview",
            "@id": f"#{claim.claim_id}",
            "url": urljoin(about.url, f"{FILE if not about.url else ''}#{claim.claim_id}"),
            "datePublished": about.published.isoformat() if about.published else "",
            "author": without_gaps({"@type": "Organization", "name": about.author or AUTHOR, "url": about.url}),
            "license": about.license_url,
            "claimReviewed": words_of(claim),
            "itemReviewed": item(claim),
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": rating.value,
                "bestRating": BEST,
                "worstRating": WORST,
                "alternateName": rating.name,
                "ratingExplanation": f"{verdict.explanation} ({SCALE})",
            },
        }
    )


def words_of(claim: Claim) -> str:
    """What is claimed: the sentence, or where that is not passed on "Norway, defence expenditure: 2.9%"."""
    told = ", ".join(filter(None, (claim.subject, claim.measure)))
    return " ".join(claim.sentence.split()) or f"{told}: {claim.quote}".removeprefix(": ")


def item(claim: Claim) -> dict[str, Any]:
    """The claim as a thing: who said it, when, and in which article; the text does not tell a person from a body."""
    speaker = {"@type": "Thing", "name": claim.speaker} if claim.speaker else publisher(claim)
    return without_gaps(
        {
            "@type": "Claim",
            "author": speaker,
            "datePublished": claim.published.isoformat() if claim.published else "",
            "appearance": without_gaps(
                {
                    "@type": "Article",
                    "identifier": claim.article_id,
                    "url": address(claim.article_id) if is_address(claim.article_id) else "",
                    "headline": claim.title,
                    "datePublished": claim.published.isoformat() if claim.published else "",
                    "publisher": publisher(claim),
                }
            ),
        }
    )


def publisher(claim: Claim) -> dict[str, str]:
    return {"@type": "Organization", "name": claim.source} if claim.source else {}


def warnings(dataset: Dataset, count: int) -> list[str]:
    """What search engines will miss, and why there may be no review at all."""
    if not count:
        return [f"{FILE}: no review in it: no claim has a verdict: give the figures to hold them against, --reference"]
    said = {"--author": dataset.about.author, "--url": dataset.about.url, "--published": dataset.about.published}
    if missing := [option for option, told in said.items() if not told]:
        return [f"{FILE}: tell who publishes the reviews, where and when: {', '.join(missing)}"]
    return []
