"""Whom and what a claim's sentence names: two articles that name none of the same tell two stories in like words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from functools import lru_cache

from claims.records import Claim
from claims.statement.capitals import found_in
from claims.statement.speakers.people import ORDINARY
from claims.vocabulary import rows, word_class

_PLAIN = re.compile(r"\b[a-z]+")
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+")
_DAYS = frozenset(map(str.lower, (*calendar.month_name, *calendar.day_name)))
_NO_NAMES = word_class("words in many names") | _DAYS
_KNOWN_TEXTS = 2**12  # the claims of one sentence come one after another, and those of one title


def names_of(claim: Claim) -> frozenset[str]:
    """The words of the names in a claim's sentence and subject, in small letters; of a country always its own name.

    >>> from claims.extract import claims_of
    >>> from claims.records import Article
    >>> [sorted(names_of(claim)) for claim in claims_of(Article("a", "Spanish exports to Peru rose by 4%."))]
    [['peru', 'spain']]
    """
    sentence = claim.sentence.replace(claim.quote, " ")  # "PLN 90.4m" names nobody
    subject = claim.subject
    if claim.sentence.startswith(subject):
        subject = subject.partition(" ")[2]  # "Average earnings": the first word is a name where the sentence has it so
    return (_names_in(sentence, claim.title) | _words(subject)) - _words(claim.source)


def names_of_article(claims: Sequence[Claim]) -> frozenset[str]:
    """All names beside the claims of an article, those of its headline included; none of no claims."""
    names = frozenset[str]().union(*map(names_of, claims))
    if not claims:
        return names
    plain = frozenset(_PLAIN.findall(" ".join({claim.sentence for claim in claims})))
    headline = _words(claims[0].title.partition(" ")[2])  # "City Backs Bridge": words with a capital may be no names
    return names | headline - plain - ORDINARY - _words(claims[0].source)


@lru_cache(_KNOWN_TEXTS)
def _names_in(sentence: str, title: str) -> frozenset[str]:
    return frozenset[str]().union(*(_words(name) for _, name in found_in(sentence, title)))


@lru_cache(_KNOWN_TEXTS)
def _words(text: str) -> frozenset[str]:
    words = (word.lower() for word in _CAPITAL.findall(text))
    return frozenset(_COUNTRIES.get(word, word) for word in words if word not in _NO_NAMES)


def _countries() -> dict[str, str]:
    """A country's name by its adjectives and its people, as far as all of these are single words."""
    return {
        word.lower(): row["name"].lower()
        for row in rows("countries.csv")
        if " " not in row["name"]
        for word in (*row["adjectives"].split("|"), *row["people"].split("|"))
        if word and " " not in word
    }


_COUNTRIES = _countries()
