"""Which measure a claim is of: the words of reference_words.csv, and what of a sentence tells a measure."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from claims.facts.features import stems
from claims.records import Claim
from claims.vocabulary import word_class

KNOWN_TEXTS = 2**12  # claims of one sentence come one after another

with Path(__file__).with_name("reference_words.csv").open(encoding="utf-8", newline="") as _lines:
    WORDS = {row["class"]: row["words"].split("|") for row in csv.DictReader(_lines)}


def pattern(name: str) -> re.Pattern[str]:
    """Any word of a class, in whatever case."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, WORDS[name]))})\b", re.IGNORECASE)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(stems, words))


MEMBERS = stems_of(word_class("members of a body"))
_PERSONS = stems_of(word_class("persons counted"))  # "a population of 5 million people"
_SAME = {stem: name for name in ("defence", "spending") for stem in stems_of(WORDS[name])}
_ALLIANCES = stems_of(WORDS["defence alliances"])
_EMPTY = stems_of(WORDS["tells no measure"])
_PRODUCT = stems_of(WORDS["gross domestic product"])
_GDP = frozenset(("GDP",))
_OTHER_SHARES, _AIMED_AT, _PARTS = pattern("other shares"), pattern("aimed at"), pattern("parts")
_CLAUSE_ENDS = ",;:()–—"
_SHARE = re.compile(r"\bshare of (?P<whole>.+)$")


def strength(claim: Claim, measure: frozenset[str], of: frozenset[str]) -> str:
    """Whether the measure is this one: "told" by itself, "heard" with its sentence; empty where it is another."""
    share = _SHARE.search(claim.measure)
    if whole(claim.of or (share["whole"] if share else "")) != of:
        return ""
    told = concepts(claim.measure)
    is_of_persons = claim.kind == "count" and told <= _PERSONS and not told & measure
    if told <= _EMPTY or is_of_persons:
        told = frozenset()
    if measure <= told:
        return "told" if measure == told else ""
    if not told <= measure or not (told or of or is_of_persons):
        return ""  # "spending on education"; a sum of something that is not told
    heard = concepts(claim.sentence)
    if of == _GDP and heard & _ALLIANCES:
        heard |= {"defence"}  # what a NATO member spends of its GDP
    if not measure <= told | heard or _OTHER_SHARES.search(claim.sentence):
        return ""
    return "heard"


@lru_cache(KNOWN_TEXTS)
def concepts(text: str) -> frozenset[str]:
    """The stems of a measure, one for all words that mean the same: "military spending" is defence and spending."""
    found = frozenset(_SAME.get(stem, stem) for stem in stems(_SHARE.sub("", text)))
    return found - _EMPTY or found


@lru_cache(KNOWN_TEXTS)
def whole(text: str) -> frozenset[str]:
    """What a share is of: "GDP" and "gross domestic product" are one."""
    found = stems(text)
    return _GDP if found and found <= _PRODUCT else found


def is_no_outcome(claim: Claim) -> bool:
    """Whether the words beside the figure speak of what is wanted or of a part: "the 2% guideline", "of which 30%"."""
    beside = clause(claim)
    is_asked = claim.sentence.rstrip("\"”’' )").endswith("?")
    return is_asked or bool(_AIMED_AT.search(beside)) or bool(_PARTS.search(beside))


def clause(claim: Claim) -> str:
    """The words between the commas before and behind the figure."""
    return _clause_of(claim.sentence, claim.quote)


@lru_cache(KNOWN_TEXTS)
def _clause_of(sentence: str, quote: str) -> str:
    at = max(sentence.find(quote), 0)
    first = max(sentence.rfind(mark, 0, at) for mark in _CLAUSE_ENDS) + 1
    ends = [end for mark in _CLAUSE_ENDS if (end := sentence.find(mark, at + len(quote))) >= 0]
    return sentence[first : min(ends, default=len(sentence))]
