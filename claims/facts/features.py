"""What of a claim is compared with others: the stems of its words, its figure in base units, its days."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple, TypeAlias

from claims import digits
from claims.facts.names import names_of, names_of_article
from claims.intervals import last_digit
from claims.records import Claim
from claims.statement.nouns import singular
from claims.statement.tags import VERBS
from claims.vocabulary import rows, word_class

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = word_class("words that tell no measure")
_SHARES = frozenset(("percent", "ratio"))
_HUNDRED = 100
_KNOWN_WORDS = 2**17  # that are remembered with their stems
_KNOWN_TEXTS = 2**12  # measures, subjects and sentences: the claims of one sentence come one after another


def _synonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("measures.csv"):
        name = singular(row["measure"].split(" ")[0]) if " " not in row["measure"] else row["measure"]
        for word in row["nouns"].split("|") + row["verbs"].split("|"):
            if word and " " not in word:
                found.setdefault(singular(word), name)
    return found


_SYNONYMS = _synonyms()


@lru_cache(_KNOWN_WORDS)
def stem(word: str) -> str:
    """What all forms of a word share: "spent", "spending" and "spends" are spend."""
    lower = word.lower()
    base = VERBS[lower][1] if lower in VERBS else singular(lower)
    return intern(base[:-3] if base.endswith("ing") and len(base) > 6 else base)


Figure: TypeAlias = tuple[str, float | None, float | None]  # its unit and its ends


class Feature(NamedTuple):
    """What of a claim is compared."""

    place: int  # in the table
    article: str
    family: str  # claims of two families never agree
    change: str
    modality: str
    stated: tuple[float | None, float | None]  # low and high, in `unit`
    printed: tuple[float | None, float | None]  # the same without allowance for rounding
    low: float | None  # in base units, else as stated
    high: float | None
    is_bound: bool  # whether it has one end only: "more than 400"
    unit: str  # as stated
    base: str
    per: str  # what money is stated by: "month" of dollars a month; empty for a sum
    digits: str  # the figure's significant digits
    day: int | None  # of publication, as an ordinal
    first: int | None  # the period's days, as ordinals
    last: int | None
    measure: frozenset[str]  # stems
    subject: frozenset[str]
    noun: str
    context: frozenset[str]  # stems of the sentence
    sentence: str
    names: frozenset[str]  # beside the claim
    known: frozenset[str]  # the names beside all claims of its article
    figures: frozenset[Figure]  # of its article
    start: int  # of the quote
    end: int

    @property
    def figure(self) -> Figure:
        """What it states."""
        return self.unit, *self.printed

    @property
    def order(self) -> tuple[str, int]:
        """Where the claim stands, whatever the order of the input."""
        return self.article, self.start


def rounded_off(claim: Claim) -> tuple[float | None, float | None]:
    """The interval that a figure stands for in its own unit: "2.31" for 2.305 to 2.315, "about 3,800" for more."""
    if claim.bound != "=" or claim.step is None or not claim.value:
        return claim.low, claim.high
    if claim.kind == "count" and claim.step <= 1 and not claim.approximate:
        return claim.low, claim.high  # two people are not nearly three
    step = claim.step * _UNDER_HALF
    if claim.approximate:
        step = max(step, min(last_digit(claim.value), _ABOUT * abs(claim.value)))
    return claim.value - step, claim.value + step


_ABOUT = 0.07  # of a value: how far from "about 3,800" and "nearly 4,000" one number may be
_UNDER_HALF = 0.49  # of a step: what is rounded to the next figure is another


def family_of(claim: Claim) -> str:
    """Claims of two families are of two facts: a share and a sum, a level and a change."""
    kind = claim.kind
    if kind in _SHARES:
        kind = "share"
    elif kind in ("percentage_point", "basis_point"):
        kind = "points" if claim.change == "level" else "share"  # a rise of 3 points may be told as one of 3%
    elif kind == "number":
        kind = "count"
    return intern(f"{kind} {claim.change}")


def features_of(claims: Sequence[Claim]) -> list[Feature]:
    """What is compared of each claim, in their order."""
    articles: dict[str, list[Claim]] = {}
    for claim in claims:
        articles.setdefault(claim.article_id, []).append(claim)
    known = {article: (names_of_article(own), frozenset(map(figure_of, own))) for article, own in articles.items()}
    return [feature_of(place, claim, *known[claim.article_id]) for place, claim in enumerate(claims)]


def feature_of(place: int, claim: Claim, known: frozenset[str], figures: frozenset[Figure]) -> Feature:
    """What is compared of one claim, of an article with these names and figures."""
    low, high = (claim.base_low, claim.base_high) if claim.base_unit else (claim.low, claim.high)
    stated, printed = rounded_off(claim), (claim.low, claim.high)
    unit, base = claim.unit, claim.base_unit or claim.unit
    if claim.kind == "ratio":  # "two-thirds" and 66%
        low, high = (end * _HUNDRED if end is not None else None for end in stated)
        stated = printed = low, high
        unit = base = "percent"
    return Feature(
        place=place,
        article=claim.article_id,
        family=family_of(claim),
        change=claim.change,
        modality=claim.modality,
        stated=stated,
        printed=printed,
        low=low,
        high=high,
        is_bound=(low is None) != (high is None),
        unit=unit,
        base=base,
        per=unit.partition(" / ")[2] if claim.kind == "money" else "",
        digits=digits_of(claim),
        day=claim.published.toordinal() if claim.published else None,
        first=claim.period_start.toordinal() if claim.period_start else None,
        last=claim.period_end.toordinal() if claim.period_end else None,
        measure=stems(claim.measure) | stems(claim.of) if claim.of else stems(claim.measure),
        subject=stems(claim.subject),
        noun=stem(claim.noun.rpartition(" ")[2]) if claim.noun else "",
        context=stems(heard(claim)),
        sentence=claim.sentence,
        names=names_of(claim),
        known=known,
        figures=figures,
        start=claim.start,
        end=claim.end,
    )


def figure_of(claim: Claim) -> Figure:
    """What a claim states, for any other to be held against."""
    return claim.unit, claim.low, claim.high


def heard(claim: Claim) -> str:
    """The claim's sentence; one figure of a long sentence hears only what is near it."""
    sentence = claim.sentence
    if len(sentence) <= 2 * _HEARING:
        return sentence
    at = sentence.find(claim.quote)
    return sentence[max(0, at - _HEARING) : at + len(claim.quote) + _HEARING]


_HEARING = 90  # characters on either side of a figure


@lru_cache(_KNOWN_TEXTS)
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a measure or subject, small words left out."""
    return frozenset(_SYNONYMS.get(found, found) for found in map(stem, _WORD.findall(text)) if found not in _SMALL)


def digits_of(claim: Claim) -> str:
    """The significant digits of the stated figure: "415" of 41.5 million; empty for a vague one."""
    value = claim.value if claim.value is not None else claim.low if claim.low is not None else claim.high
    if value is None or claim.bound == "vague" or not math.isfinite(value):
        return ""
    return digits.digits_of(value)
