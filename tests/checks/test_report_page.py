"""The page as a file: one piece, light, with everything escaped."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from checks.report.content import MOST_TEXT, whole_texts
from checks.report.page import hashed
from claims.records import Article
from tests.checks.pages import HARM, HOSTILE, PORT, shown

ALLOWED_SCRIPTS = 2  # the data and the script
FETCHING = {"src", "srcset", "action", "poster", "data", "formaction", "background", "ping"}


class Page(HTMLParser):
    """The elements of a page with their attributes, and what stands in script and style."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.lasttag in self.inside and data.strip():
            self.inside[self.lasttag].append(data)
        else:
            self.words.append(data)

    def names(self) -> list[str]:
        return [name for name, _ in self.elements]


def data(html: str) -> Any:
    return json.loads(Page(html).inside["script"][0])


def test_nothing_is_fetched() -> None:
    page = Page(shown().html)
    for name, attributes in page.elements:
        assert not FETCHING & attributes.keys(), (name, attributes)
        assert (attributes.get("href") or "#").startswith(("#", "data:,"))
        assert not [key for key in attributes if key.startswith("on") or key == "style"]
    assert "url(" not in page.inside["style"][0]
    assert "@import" not in page.inside["style"][0]


def test_policy_names_the_style_and_the_script() -> None:
    page = Page(shown().html)
    policy = next(each["content"] for _, each in page.elements if "Content-Security-Policy" in each.values())
    assert policy
    style, script = page.inside["style"][0], page.inside["script"][1]
    assert policy.split("; ")[:3] == [
        "default-src 'none'", f"style-src '{hashed(style)}'", f"script-src '{hashed(script)}'"
    ]  # fmt: skip
    assert hashed(script) != hashed(script + " ")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script)


@pytest.mark.parametrize("has_text", [True, False])
def test_hostile_words_are_text(has_text: bool) -> None:
    html = shown(HARM, has_text).html
    page = Page(html)
    names = page.names()
    assert names.count("script") == ALLOWED_SCRIPTS
    assert "img" not in names
    assert not [each for name, each in page.elements if name == "svg" and "onload" in each]
    assert not re.search("[\u2028\u2029\u202e\ud800-\udfff]", html.split('<script type="application/json"')[0])
    told = data(html)
    assert len(told["articles"]) == len(HARM)
    for words, article in zip(HOSTILE, told["articles"], strict=True):
        assert article["title"] == f"Title {words}"


def test_pieces_of_an_article_are_its_text() -> None:
    for articles in (PORT, HARM):
        told = data(shown(articles).html)
        quote = 8 + told["columns"].index("quote")
        for article, own in zip(articles, told["articles"], strict=True):
            pieces = [
                told["claims"][piece][quote]
                if isinstance(piece, int)
                else piece[2]
                if isinstance(piece, list)
                else piece
                for piece in own["text"]
            ]
            assert "".join(pieces) == article.text


def test_half_a_character_is_told_as_one_that_can_be_written() -> None:
    html = shown([Article("rain", "It rained \ud83d.", title="\ud83d")]).html
    assert html.encode()
    assert data(html)["articles"][0]["text"] == ["It rained \ufffd."]


def test_words_of_a_finding_without_claims_are_marked() -> None:
    told = data(shown().html)
    assert [piece[2] for piece in told["articles"][2]["text"] if isinstance(piece, list)] == [
        "Friday, February 4, 2026"
    ]


def test_of_a_table_the_sentences_are_shown() -> None:
    told = data(shown(has_text=False).html)
    first = told["articles"][0]
    assert not first["whole"]
    assert first["text"][0] == "The port of Halvorsund handled "
    assert all(isinstance(piece, str | int) for piece in first["text"])


def test_a_sentence_said_twice_is_two_paragraphs() -> None:
    told = data(shown([Article("a", "Some 40 people came and 3 left. Some 40 people came and 3 left.")], False).html)
    quote = 8 + told["columns"].index("quote")
    pieces = told["articles"][0]["text"]
    words = "".join(told["claims"][each][quote] if isinstance(each, int) else each for each in pieces)
    assert words.split("\n\n") == ["Some 40 people came and 3 left."] * 2 + [""]


def test_headings_in_order_and_ids_once() -> None:
    page = Page(shown().html)
    levels = [int(name[1]) for name in page.names() if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [each["id"] for _, each in page.elements if each.get("id")]
    assert len(ids) == len(set(ids))


def test_top_tells_what_was_read_and_what_disagrees() -> None:
    words = " ".join(" ".join(Page(shown().html).words).split())
    assert "7 figures read in 3 articles of 2 sources, 2 February 2026 to 5 February 2026." in words
    assert "3 findings say that figures cannot all be true." in words
    nothing = " ".join(" ".join(Page(shown(()).html).words).split())
    assert "0 figures read in 0 articles. None of them contradicts another." in nothing


def test_accepted_findings_stand_apart() -> None:
    first = shown().result.discrepancies[0]
    html = shown(accept=[first.discrepancy_id]).html
    assert "Accepted: <bdi>as the ministry says</bdi>" in html
    assert "Accepted: " not in shown().html


def test_same_page_from_the_same_articles() -> None:
    assert shown().html == shown().html


def test_most_text_goes_to_articles_with_findings() -> None:
    finding = shown().result.discrepancies[0]
    large = [Article("large", "x" * MOST_TEXT), *PORT]
    assert whole_texts(large, [finding]) == {article.id for article in PORT}
    assert "large" in whole_texts(large[:1], [])
