"""The relations inside one article: a pure function of its sentences, so that processes can map over articles."""

from __future__ import annotations

from collections.abc import Iterator

from checks.passages import Passages
from checks.records import Relation
from checks.relations.ambiguous import ambiguous
from checks.relations.calendar import calendar
from checks.relations.conversions import conversions
from checks.relations.enumeration import enumeration
from checks.relations.floors import floors
from checks.relations.growth import growth
from checks.relations.growth_across import growth_across
from checks.relations.hundred import hundred
from checks.relations.shares import shares
from checks.relations.sums import sums
from checks.relations.totals import totals


def inside(article: Passages) -> Iterator[Relation]:
    """What the article's own words tell of its figures and dates, whether it holds or not; facts are not yet known."""
    for sentence in article.sentences:
        if sentence.claims:
            yield from conversions(sentence)
            yield from shares(sentence)
            yield from growth(sentence)
            yield from sums(sentence)
            yield from hundred(sentence)
    yield from totals(article)
    yield from growth_across(article)
    yield from floors(article)
    yield from enumeration(article)
    yield from ambiguous(article)
    yield from calendar(article)
