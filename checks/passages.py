"""An article as its checks see it: its sentences in order, each with the claims in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, islice, takewhile
from operator import attrgetter
from typing import NamedTuple

from claims.extract import line_places
from claims.records import Article, Claim
from claims.text.sentences import sentences


class Sentence(NamedTuple):
    """One sentence, with the claims that stand in it."""

    start: int  # offset in the article's text
    text: str
    line: int  # where it starts in the file, from 1; 0 where that is not known
    column: int
    claims: tuple[Claim, ...]  # in the order of the text

    def before(self, place: int) -> str:
        """The words between the claim at `place` and the one before it, or the start of the sentence."""
        first = self.claims[place - 1].end if place else self.start
        return self.text[max(0, first - self.start) : self.claims[place].start - self.start]

    def after(self, place: int) -> str:
        """The words between the claim at `place` and the one after it, or the end of the sentence."""
        last = self.claims[place + 1].start if place + 1 < len(self.claims) else self.start + len(self.text)
        return self.text[self.claims[place].end - self.start : last - self.start]

    def without(self, kinds: frozenset[str]) -> Sentence:
        """The sentence as if claims of some kinds were plain words: "620,000 in two weeks, or 41%" without weeks."""
        return self._replace(claims=tuple(claim for claim in self.claims if claim.kind not in kinds))


class Passages(NamedTuple):
    """The sentences of one article; those without claims are there only where the article's text is at hand."""

    article: str
    published: date | None
    source: str
    title: str
    sentences: tuple[Sentence, ...]


def passages(claims: Iterable[Claim]) -> Iterator[Passages]:
    """The articles of a claims table, each with the sentences that hold claims; none from a table without sentences."""
    ordered = sorted((claim for claim in claims if claim.sentence), key=attrgetter("article_id", "start"))
    for article, own in groupby(ordered, key=attrgetter("article_id")):
        found = list(own)
        first = found[0]
        yield Passages(article, first.published, first.source, first.title, tuple(sentences_of(found)))


def passages_of(article: Article, claims: Iterable[Claim]) -> Passages:
    """The sentences of an article whose text is at hand, those without claims as well."""
    held = {sentence.start: sentence for sentence in sentences_of(list(claims))}
    spans = list(sentences(article.text))
    places = line_places(article, [start for start, _ in spans])
    found = tuple(
        Sentence(start, article.text[start:end], *place, held[start].claims if start in held else ())
        for (start, end), place in zip(spans, places, strict=True)
    )
    return Passages(article.id, article.published, article.source, article.title, found)


def sentences_of(claims: list[Claim]) -> Iterator[Sentence]:
    """The sentences that hold the claims of one article, which stand in order."""
    place = 0
    while place < len(claims):
        text = claims[place].sentence
        start = start_of(claims, place)
        end = place + 1
        while end < len(claims) and claims[end].sentence == text and claims[end].end <= start + len(text):
            end += 1
        first = claims[place]
        column = first.column - (first.start - start)
        yield Sentence(start, text, first.line, max(column, 1), tuple(claims[place:end]))
        place = end


def start_of(claims: list[Claim], place: int) -> int:
    """Where the sentence of a claim starts: where its quote is found, at a place that suits the next claims too."""
    claim = claims[place]
    at = claim.sentence.find(claim.quote)
    while at >= 0:
        if suits(claims, place, claim.start - at):
            return claim.start - at
        at = claim.sentence.find(claim.quote, at + 1)
    return claim.start


def suits(claims: list[Claim], place: int, start: int) -> bool:
    """Whether the claims that follow stand in the sentence where their quotes do, when it starts there.

    Those behind its end are of the same sentence said once more.
    """
    text = claims[place].sentence
    following = takewhile(
        lambda other: other.sentence == text and other.start < start + len(text), islice(claims, place + 1, None)
    )
    return all(text.startswith(other.quote, other.start - start) for other in following)
