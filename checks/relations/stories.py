"""Whether two claims on one fact are of one story, and who tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from claims.facts.features import stem, stems
from claims.facts.names import names_of, names_of_article
from claims.records import Claim
from claims.vocabulary import word_class

Archive: TypeAlias = Mapping[str, Sequence[Claim]]  # the claims of each article


def are_of_two_stories(one: Claim, other: Claim, archive: Archive) -> bool:
    """Whether each sentence has names, and the articles none in common: a fire here and a fire there."""
    if one.article_id == other.article_id or not (names_of(one) and names_of(other)):
        return False
    ours, theirs = (names_of_article(archive.get(claim.article_id, ())) for claim in (one, other))
    return ours.isdisjoint(theirs)


def share_a_word(one: Claim, other: Claim) -> bool:
    """Whether a word of what the one is about stands in the other's sentence: swapped digits alone may be chance."""
    return any(
        ((stems(left.measure) | stems(left.subject) | stems(left.noun)) - _ANY_SIZE) & stems(right.sentence)
        for left, right in ((one, other), (other, one))
    )


_ANY_SIZE = frozenset(map(stem, word_class("names of any size")))


def are_said_alike(one: Claim, other: Claim, archive: Archive) -> bool:
    """Whether two claims tell the same measure of the same subject on the same days."""
    return (
        bool(one.measure and one.subject and one.period_start)
        and not are_of_two_stories(one, other, archive)
        and stems(one.measure) == stems(other.measure)
        and bool(stems(one.subject) & stems(other.subject))
        and (one.period_start, one.period_end) == (other.period_start, other.period_end)
    )


def voice_of(claim: Claim) -> str:
    """What counts as one voice: a reprint, and an article that says the same again, are none of their own."""
    return claim.sentence or claim.article_id


def order_of(claim: Claim) -> tuple[str, str, int]:
    return str(claim.published or ""), claim.article_id, claim.start


def place_of(claim: Claim) -> str:
    return f" ({claim.source or claim.article_id})"
