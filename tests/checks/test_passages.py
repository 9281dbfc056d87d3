"""An article as its checks see it: where its sentences start, also where one quote stands twice in them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.passages import Passages, passages, passages_of
from claims.extract import claims_of
from claims.records import Article

TWICE = "It sold 20 shirts, 20 shoes and 20 hats. It sold 20 shirts again."
PIECES = ("It sold 20 shirts", "and 20 shoes", "20% more", "£20", "they said", "20 shirts", "in all", "a third of it")
ENDS = (" ", ", ", ". ", ".\n", ".\n\n", "! ")

texts = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(ENDS)), min_size=1, max_size=12).map(
    lambda pairs: "".join(piece + end for piece, end in pairs)
)


def _read(text: str, **fields: Any) -> tuple[Article, Passages, Passages]:
    """The article, its passages from the table alone, and those from its text."""
    article = Article("a", text, **fields)
    claims = claims_of(article)
    found = list(passages(claims))
    return article, found[0] if found else Passages("a", None, "", "", ()), passages_of(article, claims)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_a_sentence_stands_where_it_is_said_to(text: str) -> None:
    """Each claim is in the sentence that holds it, and no two sentences overlap."""
    article, of_table, of_text = _read(text)
    for found in (of_table, of_text):
        for sentence in found.sentences:
            assert text[sentence.start :].startswith(sentence.text)
            for claim in sentence.claims:
                assert sentence.start <= claim.start <= claim.end <= sentence.start + len(sentence.text)
                assert sentence.text[claim.start - sentence.start :].startswith(claim.quote)
        ends = [sentence.start + len(sentence.text) for sentence in found.sentences]
        assert all(end <= after.start for end, after in zip(ends, found.sentences[1:], strict=False))
    claims = claims_of(article)
    assert [claim for sentence in of_text.sentences for claim in sentence.claims] == claims
    assert [claim for sentence in of_table.sentences for claim in sentence.claims] == claims


@settings(max_examples=100, deadline=None)
@given(texts)
def test_a_table_tells_the_sentences_with_figures_as_the_text_does(text: str) -> None:
    _, of_table, of_text = _read(text)
    figured = [sentence for sentence in of_text.sentences if sentence.claims]
    assert [(found.start, found.text, found.claims) for found in of_table.sentences] == [
        (found.start, found.text, found.claims) for found in figured
    ]


@settings(max_examples=100, deadline=None)
@given(texts)
def test_the_words_around_the_claims_make_the_sentence(text: str) -> None:
    _, of_table, _ = _read(text)
    for sentence in of_table.sentences:
        told = "".join(sentence.before(place) + claim.quote for place, claim in enumerate(sentence.claims))
        assert told + sentence.after(len(sentence.claims) - 1) == sentence.text


def test_a_quote_that_stands_twice() -> None:
    _, found, _ = _read(TWICE)
    first, second = found.sentences
    assert (first.start, second.start) == (0, TWICE.index("It sold 20 shirts again"))
    assert [first.before(place) for place in range(3)] == ["It sold ", ", ", " and "]
    assert second.before(0) == "It sold "


def test_one_sentence_said_twice() -> None:
    text = "It sold 20 shirts. It sold 20 shirts."
    _, found, _ = _read(text)
    assert [sentence.start for sentence in found.sentences] == [0, 19]


def test_words_around_the_first_and_the_last_claim() -> None:
    _, found, _ = _read("It sold 20 shirts and 30 hats in May.")
    (sentence,) = found.sentences
    assert (sentence.before(0), sentence.after(0), sentence.after(1)) == ("It sold ", " and ", " in May.")


def test_without_some_kinds() -> None:
    _, found, _ = _read("It sold 20 shirts in two weeks, or 41%.")
    (sentence,) = found.sentences
    plain = sentence.without(frozenset(("duration",)))
    assert [claim.quote for claim in plain.claims] == ["20 shirts", "41%"]
    assert plain.before(1) == " in two weeks, or "


def test_lines_of_the_file() -> None:
    article, of_table, of_text = _read("Sales rose.\nIt sold 20 shirts.", path="news.txt", first_line=5)
    assert [(sentence.line, sentence.column) for sentence in of_text.sentences] == [(5, 1), (6, 1)]
    assert [(sentence.line, sentence.column) for sentence in of_table.sentences] == [(6, 1)]
    assert article.text[of_table.sentences[0].start :] == "It sold 20 shirts."


@pytest.mark.parametrize("text", ["", "Nothing was sold."])
def test_no_figures(text: str) -> None:
    article = Article("a", text)
    assert list(passages(claims_of(article))) == []
    assert all(not sentence.claims for sentence in passages_of(article, []).sentences)


def test_a_table_without_sentences() -> None:
    claims = [claim._replace(sentence="") for claim in claims_of(Article("a", TWICE))]
    assert list(passages(claims)) == []
