"""Which articles tell one story: by the rare words and names that they share, and how close their days are."""

from __future__ import annotations

import heapq
import math
import re
from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import Protocol, TypeVar

from claims.records import Claim

T = TypeVar("T", int, str)

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][\w&-]*\w")  # not at the start of a sentence
KEPT = 60  # rarest words of an article: the others tell no story
LEADING = 40  # of them that lead to other articles
LATEST = 60  # articles that a word leads to
_MOST_ALIKE = 30  # articles that one is compared with, the likest first
_FEWEST_SHARED = 2  # rare words, or two articles are not compared
LEAST_LIKENESS = 0.25  # below which no two claims of two articles are of one fact, however like each other
FEWEST = 2  # articles that a word is in, or it joins none
_FORTNIGHT = 14  # days: reports of one story are seldom further apart
_OF_OTHER_DAYS = 0.6  # what the likeness of two articles further apart is worth
_SURE = 0.2  # cosine: two articles as like as that tell one story


class Likenesses(Protocol):
    """Whatever knows how like articles are."""

    def are_one(self, left: str, right: str) -> bool:
        """Whether two articles are like enough for their claims to be compared."""


class Stories:
    """The articles of a table of claims.

    Articles and words are numbers here, articles by their day and words the rarest first: there are many of them.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        days = {claim.article_id: claim.published.toordinal() for claim in claims if claim.published is not None}
        articles, words = words_of_articles(claims)
        counted = [0] * len(words)
        for own in articles.values():
            for word in own:
                counted[word] += 1
        order = sorted(range(len(words)), key=lambda word: (counted[word], words[word]))
        rank = {word: place for place, word in enumerate(order) if counted[word] >= FEWEST}
        self._weight = [weight_of(counted[word], len(articles)) for word in order]
        self._names = sorted(articles, key=lambda name: (days.get(name, 0), name))
        self._numbers = {name: number for number, name in enumerate(self._names)}
        self._days = [days.get(name) for name in self._names]
        self._rare = [
            tuple(sorted(rank[word] for word in articles[name] if word in rank)[:KEPT]) for name in self._names
        ]
        self._length = [length_of(map(self._weight.__getitem__, own)) for own in self._rare]
        self._last = "", "", 0.0  # two articles and their likeness: their claims are compared one after another

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The pairs of articles that may tell one story, each once, found by the rare words that they share.

        Day by day, so that of the many articles with a word only the latest are looked at.
        """
        latest: dict[int, deque[int]] = {}  # the articles before with that word
        for article, rare in enumerate(self._rare):
            own, leading = frozenset(rare), rare[:LEADING]
            for other in likeliest(chain.from_iterable(latest[word] for word in leading if word in latest)):
                likeness = self._compared(article, own, other)
                if likeness >= LEAST_LIKENESS:
                    one, two = sorted((self._names[article], self._names[other]))
                    self._last = one, two, likeness
                    yield one, two
            for word in leading:
                latest.setdefault(word, deque(maxlen=LATEST)).append(article)

    def are_one(self, left: str, right: str) -> bool:
        """Whether two articles are like enough for their claims to be compared; one with itself never is."""
        return left != right and self.likeness(left, right) >= LEAST_LIKENESS

    def likeness(self, left: str, right: str) -> float:
        """How surely two articles tell one story, 0 to 1: the cosine of their words, the rare ones weighing most."""
        if left == right:
            return 1.0
        one, other, known = self._last
        if (one, other) not in ((left, right), (right, left)):
            number = self._numbers[left]
            known = self._compared(number, frozenset(self._rare[number]), self._numbers[right])
            self._last = left, right, known
        return known

    def _compared(self, left: int, words: frozenset[int], right: int) -> float:
        length = self._length[left] * self._length[right]
        if not length:
            return 0.0
        shared = words.intersection(self._rare[right])
        return likeness_of(map(self._weight.__getitem__, shared), length, self._days[left], self._days[right])


def weight_of(counted: int, articles: int) -> float:
    """What a word weighs that so many of the articles have."""
    return math.log((articles + 1) / counted) ** 4


def length_of(weights: Iterable[float]) -> float:
    """The length of an article as a vector of its words."""
    return math.sqrt(math.fsum(weights))


def likeness_of(shared: Iterable[float], length: float, ours: int | None, theirs: int | None) -> float:
    """How surely two articles tell one story: the weights that they share by both their lengths, and their days."""
    cosine = math.fsum(shared) / length  # the same in whatever order a set gives them
    if ours is not None and theirs is not None and abs(ours - theirs) > _FORTNIGHT:
        cosine *= _OF_OTHER_DAYS
    return min(1.0, cosine / _SURE)


def likeliest(others: Iterable[T]) -> Iterator[T]:
    """The articles that one is compared with, of all that share a word with it, once for each word."""
    likely = [(times, other) for other, times in Counter(others).items() if times >= _FEWEST_SHARED]
    return (other for _, other in heapq.nlargest(_MOST_ALIKE, likely))


def words_of_articles(claims: Sequence[Claim]) -> tuple[dict[str, array[int]], list[str]]:
    """The words of each article, as places in the list of all words."""
    places: dict[str, int] = {}
    by_article = attrgetter("article_id")
    articles = {
        article: array("L", {places.setdefault(word, len(places)) for word in told(list(own))})
        for article, own in groupby(sorted(claims, key=by_article), by_article)
    }
    return articles, list(places)


def told(claims: Iterable[Claim]) -> Iterator[str]:
    """What claims tell of their article's story: the words of sentences and title, names twice, the units."""
    for text in {text for claim in claims for text in (claim.title, claim.sentence, claim.subject)}:
        for word in _WORD.findall(text):
            yield word.lower().rstrip("s")
        for name in _NAME.findall(text):
            yield f"{name} "
    for unit in {claim.unit for claim in claims}:
        yield f"{unit} unit"
