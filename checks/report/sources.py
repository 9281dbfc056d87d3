"""Where figures stand: in which article, in which sentence, at which of several same words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from checks.records import Discrepancy
from checks.report.records import Part, Place
from checks.report.words import anchor, day, letter, reading
from claims.extract import line_places
from claims.records import Article, Claim
from claims.terminal import printable
from claims.text.files import STANDARD_INPUT
from claims.text.sentences import sentences


class Words(NamedTuple):
    """Words of a finding that are no claim, such as a weekday beside a date, in an article's text."""

    start: int
    end: int
    finding: Discrepancy


class Sources:
    """The claims and articles of a report, to be asked where something stands."""

    def __init__(self, claims: Iterable[Claim], articles: Iterable[Article]) -> None:
        self.claims = {claim.claim_id: claim for claim in claims}
        self.articles = {article.id: article for article in articles}

    @cached_property
    def by_article(self) -> dict[str, list[Claim]]:
        """The claims of each article in the order of its text; the articles in the order in which they were read."""
        found: dict[str, list[Claim]] = {article: [] for article in self.articles}
        for claim in self.claims.values():
            found.setdefault(claim.article_id, []).append(claim)
        for own in found.values():
            own.sort(key=lambda claim: claim.start)
        return found

    def places(self, claim_ids: Iterable[str]) -> list[Place]:
        """The sentences of claims, which are lettered in this order; several in one sentence share a place."""
        known = [self.claims[claim_id] for claim_id in claim_ids if claim_id in self.claims]
        shared: dict[tuple[str, str], list[tuple[Claim, str]]] = {}
        for number, claim in enumerate(known):
            key = (claim.article_id, claim.sentence or claim.claim_id)
            shared.setdefault(key, []).append((claim, letter(number)))
        return [self.place(group) for group in shared.values()]

    def place(self, lettered: Sequence[tuple[Claim, str]]) -> Place:
        first = lettered[0][0]
        return Place(
            parts=tuple(self.parts(lettered)),
            source=printable(first.source),
            day=day(first.published),
            title=printable(first.title or first.article_id),
            file=self.file(first.article_id, first.line, first.column),
            target=anchor("figure", first.claim_id),
        )

    def parts(self, lettered: Sequence[tuple[Claim, str]]) -> Iterator[Part]:
        """The sentence of these claims, each of them marked; their quotes alone where the sentence is not known."""
        sentence, last = lettered[0][0].sentence, 0
        for start, claim, own_letter in sorted(
            ((self.start(claim), claim, own_letter) for claim, own_letter in lettered), key=itemgetter(0)
        ):
            if start > last:
                yield Part(printable(sentence[last:start]))
            yield Part(printable(claim.quote), True, own_letter, reading(claim))
            last = max(last, start + len(claim.quote))
        if sentence[last:] and last > 0:
            yield Part(printable(sentence[last:]))

    def start(self, claim: Claim) -> int:
        """Where a claim begins in its sentence; -1 where that is not known."""
        same = [
            other
            for other in self.by_article[claim.article_id]
            if other.sentence == claim.sentence and other.quote == claim.quote
        ]
        return nth(claim.sentence, claim.quote, same.index(claim))

    def file(self, article_id: str, line: int, column: int) -> str:
        """ "news/port.txt:3:14", the column only where the text is a stretch of the file."""
        article = self.articles.get(article_id)
        if article is None or article.path in ("", STANDARD_INPUT):
            return ""
        spot = [line, column] if article.is_verbatim else [line]
        return printable(":".join([article.path, *(str(part) for part in spot if part)]))

    def words(self, finding: Discrepancy) -> Words | None:
        """The words of a finding without claims in the text of its article; None where the text is not at hand."""
        article = self.articles.get(finding.articles.partition(" ")[0])
        if finding.claims or article is None or not finding.quote:
            return None
        starts = list(all_starts(article.text, finding.quote))
        for start, spot in zip(starts, line_places(article, starts), strict=True):
            if spot == (finding.line, finding.column):
                return Words(start, start + len(finding.quote), finding)
        return None

    def place_of_words(self, finding: Discrepancy) -> Place | None:
        """Where the words of a finding without claims stand; None of a finding that names none."""
        article_id = finding.articles.partition(" ")[0]
        article = self.articles.get(article_id)
        told = next(iter(self.by_article.get(article_id, ())), None)
        found = self.words(finding)
        if not finding.quote:
            return None
        before, after = sentence_around(article.text, found) if article and found else ("", "")
        return Place(
            parts=(Part(printable(before)), Part(printable(finding.quote), True), Part(printable(after))),
            source=printable(article.source if article else told.source if told else ""),
            day=day(article.published if article else told.published if told else None),
            title=printable((article.title if article else told.title if told else "") or article_id),
            file=self.file(article_id, finding.line, finding.column),
            target=anchor("words", finding.discrepancy_id) if found else "",
        )


def nth(sentence: str, quote: str, number: int) -> int:
    """Where the quote stands for the nth time in its sentence, from 0, or else for the first time; -1 for nowhere."""
    starts = list(all_starts(sentence, quote)) if quote else []
    return -1 if not starts else starts[number] if number < len(starts) else starts[0]


def all_starts(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + len(words))


def sentence_around(text: str, words: Words) -> tuple[str, str]:
    """What stands before and after the words in their sentence."""
    spans: Sequence[tuple[int, int]] = list(sentences(text))
    number = bisect_right([first for first, _ in spans], words.start) - 1
    first, last = spans[number] if number >= 0 else (words.start, words.end)
    return text[first : words.start], text[words.end : max(last, words.end)]
