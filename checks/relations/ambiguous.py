"""Figures that a reader cannot pin down: "hundreds of billions of euros/dollars", "$6 million" beside "US$45"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from checks.passages import Passages, Sentence
from checks.records import Relation, gap_between, relation_id
from claims.intervals import Interval
from claims.records import Claim
from claims.vocabulary import word_class

_HANDFUL = 4  # findings an article: more is a habit of the writer, which is told by the first ones
_ONE_READING = Interval(1, 1)
_MANY_DEAD = 1e3  # people: "dozens were killed" is as exact as the first day of a disaster allows
_MUCH_MONEY = 1e10  # of any currency: "billions of dollars" is a figure of speech, tens of billions is a budget
_HOW_MUCH = "how much it is"
_IN_WORDS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


class _Doubt(NamedTuple):
    """What a claim leaves open."""

    about: str  # "the currency"
    readings: tuple[str, ...]  # at least two
    habit: str = ""  # one finding is enough for all claims of an article with the same; empty for what stands alone
    why: str = ""  # ends the message


class _Habits(NamedTuple):
    """What the rest of an article tells of its units."""

    marks_american_dollars: bool  # "US$" stands somewhere
    is_metric: bool  # most of its measures are
    has_tonnes: bool


def ambiguous(article: Passages) -> list[Relation]:
    """The claims of an article that can be read in more than one way, a handful at most, none of which holds.

    "45,000 gallons a minute" in an article of metres and kilometres may be of US or imperial gallons. Nothing comes
    back for claims of one reading, for "dozens" and "billions of dollars", and for a unit that is told a second time
    in another.
    """
    habits = _habits(article)
    found: list[Relation] = []
    met: set[str] = set()
    for sentence in article.sentences:
        for claim in sentence.claims:
            told = [ask(claim, sentence, habits) for ask in _DOUBTS]
            doubts = [doubt for doubt in told if doubt is not None and doubt.habit not in met]
            if doubts and len(found) < _HANDFUL:
                found.append(_relation(article, claim, doubts))
                met |= {doubt.habit for doubt in doubts if doubt.habit}
    return found


def _habits(article: Passages) -> _Habits:
    units = [claim.unit for sentence in article.sentences for claim in sentence.claims]
    metric = sum(_METRIC.search(unit) is not None for unit in units)
    customary = sum(_CUSTOMARY.search(unit) is not None for unit in units)
    has_tonnes = any(_TONNES.search(sentence.text) for sentence in article.sentences)
    marks = any(_AMERICAN.search(sentence.text) for sentence in article.sentences)
    return _Habits(marks, metric > customary, has_tonnes)


_TONNES = re.compile(r"\btonnes?\b|\bmetric tons?\b")
_METRIC = re.compile(r"met(?:er|re)|gram|lit(?:er|re)|hectare|tonne|celsius")
_CUSTOMARY = re.compile(r"\b(?:mile|foot|feet|yard|inch|gallon|pound|lb|ounce|acre|ton|fahrenheit)\b")
_AMERICAN = re.compile(r"\bU\.?S\.? ?\$")


def _currency(claim: Claim, sentence: Sentence, habits: _Habits) -> _Doubt | None:
    """ "euros/dollars", and a bare "$" where the article marks other dollars as American."""
    codes = claim.unit.partition(" /")[0].split("|")
    if claim.kind != "money":
        return None
    if len(codes) > 1:
        return _Doubt("the currency", tuple(codes), claim.unit)
    if not (_BARE_DOLLAR.search(claim.quote) and habits.marks_american_dollars):
        return None
    opens = sentence.text[: claim.start - sentence.start].rstrip().endswith("(")
    if opens or (codes[0] != "USD" and not _AMERICAN.search(sentence.text)):
        return None  # "¥1.9bn ($12.7m)", and a house in Toronto
    readings = ("USD", "another dollar") if codes[0] == "USD" else (codes[0], "USD")
    return _Doubt("whose dollar it is", readings, "dollar", ", since “US$” stands elsewhere in the article")


_BARE_DOLLAR = re.compile(r"(?<![A-Za-z.])(?<!\b[A-Z]{2} )(?<!\.[A-Z]\. )\$")


def _measure(claim: Claim, sentence: Sentence, habits: _Habits) -> _Doubt | None:
    """Gallons of either country and tons of either system, in an article that is metric otherwise."""
    if not habits.is_metric or _EXACT.search(claim.quote) or _is_converted(claim, sentence):
        return None
    if not _NAMED.search(claim.quote):
        return None  # "4,800 short tons, up from 4,200": the other figure lends its unit
    words = claim.unit.split()
    if "gallon" in words:
        return _Doubt("the unit", ("US gallon", "imperial gallon"), "gallon")
    if "ton" in words:
        why = ", since tonnes stand elsewhere in the article" if habits.has_tonnes else ""
        return _Doubt("the unit", ("US ton", "tonne"), "ton", why)
    return None


_EXACT = re.compile(r"\b(?:US|U\.S|short)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:tons?|gal(?:lons?)?)\b", re.IGNORECASE)


def _is_converted(claim: Claim, sentence: Sentence) -> bool:
    """Whether the amount is told in another unit too: "9,000 gallons (34,000 litres)"."""
    start, end = claim.start - sentence.start, claim.end - sentence.start
    before, after = sentence.text[:start].rstrip(), sentence.text[end:].lstrip(" ,")
    return after.startswith(("(", "or ")) or before.endswith("(")


def _magnitude(claim: Claim, sentence: Sentence, _: _Habits) -> _Doubt | None:
    """ "thousands were killed", "hundreds of billions of euros", "tens of percent"."""
    if claim.bound != "vague" or claim.low is None or claim.high is None:
        return None
    after = sentence.text[claim.end - sentence.start :]
    is_toll = claim.kind in ("count", "number") and claim.low >= _MANY_DEAD and _is_of_dead(claim, after)
    is_budget = claim.kind == "money" and claim.low >= _MUCH_MONEY
    if not (is_toll or is_budget or claim.kind == "percent"):
        return None
    return _Doubt(_HOW_MUCH, (_in_words(claim.low), _in_words(claim.high)))


def _is_of_dead(claim: Claim, after: str) -> bool:
    words = re.findall(r"[a-z]+", _CLAUSE_END.split(after)[0])[:_NEAR]
    return not _HARMED.isdisjoint(words + claim.measure.split() + claim.noun.split())


_HARMED = word_class("words of deaths and wounds")
_CLAUSE_END = re.compile(r"[.,;:()–—]")
_NEAR = 4  # words after a number, in which its verb stands: "of people have been killed"


def _points(claim: Claim, sentence: Sentence, _: _Habits) -> _Doubt | None:
    """ "tens of percent, percentage points": the speaker leaves it to the hearer."""
    after = sentence.text[claim.end - sentence.start :]
    is_open = claim.kind == "percent" and _POINTS_AFTER.match(after)
    return _Doubt("the unit", ("percent", "percentage points")) if is_open else None


_POINTS_AFTER = re.compile(r"[, ]*(?:or )?percentage points?\b")
_DOUBTS: tuple[Callable[[Claim, Sentence, _Habits], _Doubt | None], ...] = (_currency, _measure, _points, _magnitude)


def _in_words(number: float) -> str:
    """ "100 billion", "1,000"."""
    for scale, word in _IN_WORDS:
        if number >= scale:
            return f"{number / scale:,.15g} {word}"
    return f"{number:,.15g}"


def _relation(article: Passages, claim: Claim, doubts: list[_Doubt]) -> Relation:
    told = [(doubt.about, (" to " if doubt.about == _HOW_MUCH else " or ").join(doubt.readings)) for doubt in doubts]
    number = max(len(doubt.readings) for doubt in doubts)
    observed = Interval(number, number)
    open_to = " and ".join(f"{about} ({reading})" for about, reading in told)
    why = "".join(doubt.why for doubt in doubts)
    return Relation(
        relation_id("ambiguous", (claim.claim_id,)), "ambiguous", "info", (claim.claim_id,), (article.article,),
        claim.fact_id, *observed, *_ONE_READING, gap_between(observed, _ONE_READING), "readings", "",
        "; ".join(reading for _, reading in told), "one reading", f"“{claim.quote}” leaves open {open_to}{why}",
        claim.line, claim.column, claim.quote,
    )  # fmt: skip
