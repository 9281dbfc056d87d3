"""ClaimReview: a review for each claim that a reference speaks of, and for no other."""

import json
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from checks.exports import Dataset
from checks.exports.about import About
from checks.exports.claimreview import review, reviews, verdict_of
from checks.exports.documents import write_listing
from checks.records import Discrepancy
from claims.records import Fact
from tests.checks.reports import finding
from tests.checks.rows import a_claim, a_fact
from tests.exports.tables import HARM, SAID, export

REQUIRED = {"@type", "claimReviewed", "reviewRating", "url", "author", "datePublished", "itemReviewed"}


def graph(folder: Path) -> list[dict[str, Any]]:
    tree = json.loads((folder / "claimreview.jsonld").read_text(encoding="utf-8"))
    assert tree["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = tree["@graph"]
    return found


def test_reviews(table: Path, tmp_path: Path) -> None:
    done = export(table, "claimreview", tmp_path, *SAID)
    assert "warning" not in done.stderr
    found = {each["itemReviewed"]["appearance"]["identifier"]: each for each in graph(tmp_path)}
    assert len(found) == len(graph(tmp_path)) == 2
    agrees, differs = found["norway-agrees"], found["https://example.org/norway differs"]
    assert [each["reviewRating"]["ratingValue"] for each in (agrees, differs)] == [5, 1]
    for each in (agrees, differs):
        assert each.keys() >= REQUIRED
        assert each["url"] == f"https://example.org/figures/{each['@id']}"
        assert each["author"] == {
            "@type": "Organization", "name": "City desk", "url": "https://example.org/figures/"
        }  # fmt: skip
        rating = each["reviewRating"]
        assert (rating["worstRating"], rating["bestRating"]) == (1, 5)
        assert "Scale: 5 the figure agrees" in rating["ratingExplanation"]
        assert "the ministry" in rating["ratingExplanation"]
        assert date.fromisoformat(each["datePublished"]) == date(2026, 4, 1)
    assert differs["claimReviewed"] == "Norway spent 2.9% of its GDP on defence in 2024."
    assert agrees["itemReviewed"]["author"] == {"@type": "Thing", "name": "Ana Leite"}
    assert agrees["itemReviewed"]["datePublished"] == "2025-03-09"
    assert agrees["itemReviewed"]["appearance"]["headline"] == "A budget, and a half"
    assert differs["itemReviewed"]["author"] == {"@type": "Organization", "name": "Fjord Post"}
    assert differs["itemReviewed"]["appearance"]["url"] == "https://example.org/norway%20differs"
    assert "url" not in agrees["itemReviewed"]["appearance"]


def test_without_a_publisher(table: Path, tmp_path: Path) -> None:
    """No day is made up; the address leads to the place in the file."""
    done = export(table, "claimreview", tmp_path)
    assert done.stderr.splitlines()[0].endswith(
        "tell who publishes the reviews, where and when: --author, --url, --published"
    )
    for each in graph(tmp_path):
        assert each.keys() == REQUIRED - {"datePublished"} | {"@id"}
        assert each["url"] == f"claimreview.jsonld{each['@id']}"


def test_no_verdicts(table: Path, tmp_path: Path) -> None:
    """Without the tables beside it and without a reference no claim has one; with a reference it has."""
    alone = tmp_path / "claims.csv"
    shutil.copy(table, alone)
    done = export(alone, "claimreview", tmp_path / "none", *SAID)
    assert "warning: claimreview.jsonld: no review in it" in done.stderr
    assert graph(tmp_path / "none") == []
    reference = str(table.parents[1] / "budget.csv")
    done = export(alone, "claimreview", tmp_path / "some", *SAID, "--reference", reference)
    assert "made anew" in done.stderr
    assert len(graph(tmp_path / "some")) == 2


CLAIM = a_claim(claim_id="a" * 16)
SUPPORTED = a_fact(verdict="supported", evidence="the ministry: 40")
OTHERWISE = finding(CLAIM, type="reference", severity="warning", message="not so")


@pytest.mark.parametrize(
    ("fact", "findings", "verdict"),
    [
        (SUPPORTED, [], 5),
        (SUPPORTED._replace(status="single"), [], 5),
        (SUPPORTED._replace(status="conflicts"), [], None),  # the reference agrees with one of two
        (a_fact(), [], None),
        (a_fact(verdict="contradicted"), [], None),  # another claim on the fact is
        (a_fact(verdict="contradicted"), [OTHERWISE], 1),
        (SUPPORTED, [OTHERWISE], 1),
        (a_fact(), [OTHERWISE._replace(severity="info")], None),
        (SUPPORTED, [OTHERWISE._replace(severity="info")], None),  # one edition of two
        (a_fact(), [OTHERWISE._replace(accepted="so it is")], None),
        (a_fact(), [OTHERWISE._replace(type="growth")], None),
        (a_fact(), [OTHERWISE._replace(claims="b" * 16)], None),
    ],
)  # fmt: skip
def test_verdict_of_a_claim(fact: Fact, findings: list[Discrepancy], verdict: int | None) -> None:
    dataset = Dataset([CLAIM], [fact], findings, About(), {})
    assert [each["reviewRating"]["ratingValue"] for each in reviews(dataset)] == ([verdict] if verdict else [])


@pytest.mark.parametrize(("modality", "verdict"), [("stated", "supported"), ("denied", None), ("target", None)])
def test_only_what_is_stated_is_supported(modality: str, verdict: str | None) -> None:
    found = verdict_of(CLAIM._replace(modality=modality), SUPPORTED, None)
    assert (found.verdict if found else None) == verdict


def test_words_where_the_sentence_is_not_passed_on() -> None:
    claim = CLAIM._replace(sentence="", quote="2.9%", subject="Norway", measure="defence expenditure")
    verdict = verdict_of(claim, SUPPORTED, None)
    assert verdict is not None
    dataset = Dataset([claim], [SUPPORTED], [], About(), {})
    assert review(claim, verdict, dataset)["claimReviewed"] == "Norway, defence expenditure: 2.9%"
    plain = claim._replace(subject="", measure="")
    assert review(plain, verdict, dataset)["claimReviewed"] == "2.9%"


class Scripts(HTMLParser):
    """What a browser takes for scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, _: Any) -> None:
        self.scripts += [""] * (tag == "script")

    def handle_data(self, data: str) -> None:
        if self.scripts:
            self.scripts[-1] += data


def test_words_that_would_end_a_script(tmp_path: Path) -> None:
    """The file may be pasted into a page as it is."""
    claim = CLAIM._replace(sentence=f"It said {HARM} is 40.", source=HARM)
    write_listing({}, "@graph", reviews(Dataset([claim], [SUPPORTED], [], About(), {})), tmp_path / "a.jsonld")
    words = (tmp_path / "a.jsonld").read_text(encoding="utf-8")
    page = Scripts()
    page.feed(f'<script type="application/ld+json">{words}</script>')
    (script,) = page.scripts
    assert json.loads(script)["@graph"][0]["claimReviewed"] == f"It said {HARM} is 40."
