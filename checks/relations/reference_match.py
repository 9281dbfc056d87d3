"""Which rows of reference tables a claim may be about: those of its subject, measure, whole, period and basis."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from checks.references import Reference
from claims.facts.features import stems
from claims.records import Claim
from claims.statement.names import COUNTRIES
from claims.vocabulary import rows, word_class

_KINDS = {"number": "count"}  # "a population of 5.5 million" names nobody counted
YEARS_AROUND = 2  # before the publication: the last year that a table has as actual lags so far behind
_NEWEST_LAG = 1  # year: a table whose newest year is older says nothing of now
_KNOWN_TEXTS = 2**12  # claims of one sentence come one after another

_PATH = Path(__file__).with_name("reference_words.csv")
with _PATH.open(encoding="utf-8", newline="") as _lines:
    _WORDS = {row["class"]: row["words"].split("|") for row in csv.DictReader(_lines)}


def _pattern(*classes: str) -> re.Pattern[str]:
    words = sorted({word for name in classes for word in _WORDS[name]}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _stems(name: str) -> frozenset[str]:
    return frozenset().union(*map(stems, _WORDS[name]))


_PERSONS = frozenset().union(*map(stems, word_class("persons counted")))  # "a population of 5 million people"
_MEMBERS = frozenset().union(*map(stems, word_class("members of a body")))
_SAME = {stem: name for name in ("defence", "spending") for stem in _stems(name)}
_ALLIANCES = _stems("defence alliances")
_EMPTY = _stems("tells no measure")
_PRODUCT = _stems("gross domestic product")
_GDP = frozenset(("GDP",))
_OTHER_SHARES, _AIMED_AT, _OTHER_STRETCHES, _ADDITIONAL, _CONSTANT, _CURRENT = map(
    _pattern,
    ("other shares", "aimed at", "other stretches", "additional", "constant prices", "current prices"),
)
_PART = re.compile(rf"(?:{_pattern('part of a body').pattern}|\d) (?:of )?(?:the |its )?$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TELLS_YEAR = re.compile(r"\b(?:(?:19|20)\d\d|year|now|currently|today|annual|annually)\b", re.IGNORECASE)
_CLAUSE_ENDS = ",;:()–—"
_JOINED = re.compile(r"(?:\band|&|,)\s*(?:the\s+)?$|^\s*(?:and|&)\s+(?=[A-Z])")
_SHARE = re.compile(r"\bshare of (?P<whole>.+)$")


class Match(NamedTuple):
    """The rows that a claim may be about."""

    known: list[Reference]  # of the latest edition when the article appeared
    earlier: list[Reference]  # of editions before that one
    later: list[Reference]  # stated after the article
    is_sure: bool  # whether the claim tells enough to be contradicted in earnest
    only_supports: bool  # whether a figure that differs may well be of something else


class Shelf:
    """Reference rows by what claims are looked up by."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self.groups: dict[tuple[str, str], dict[tuple[frozenset[str], frozenset[str]], dict[str, list[Reference]]]] = {}
        names: dict[str, dict[str, None]] = {}
        for row in references:
            if row.modality != "stated":
                continue  # a plan is no outcome
            for name in (row.subject, *row.also):
                names.setdefault(_key(name), {})[row.subject] = None
            about = (_concepts(row.measure), _whole(row.of))
            for change in (row.change, "increase") if _ADDITIONAL.search(row.basis) else (row.change,):
                group = self.groups.setdefault((_KINDS.get(row.kind, row.kind), change), {})
                group.setdefault(about, {}).setdefault(row.subject, []).append(row)
        self.subjects = {name: tuple(found) for name, found in names.items()}
        self.names = _name_pattern(name for row in references for name in (row.subject, *row.also))
        self.is_listed = lru_cache(_KNOWN_TEXTS)(lambda name: self.subjects.get(_key(name), ()))

    def match(self, claim: Claim) -> Match | None:
        """The rows that the claim may be about; None where there are none, or the words leave doubt."""
        if claim.modality != "stated":
            return None
        groups = self.groups.get((_KINDS.get(claim.kind, claim.kind), claim.change))
        if groups is None or "/" in claim.unit:
            return None
        listed = self.is_listed(claim.subject)
        if not listed and claim.subject and claim.subject != claim.speaker:
            return None
        for (measure, whole), by_subject in groups.items():
            strength = _strength(claim, measure, whole)
            if strength is None or _is_aimed_at(claim):
                continue
            subjects = self._subjects_of(claim, listed, strength)
            found = [row for subject in subjects for row in by_subject.get(subject, ())]
            if found and (match := _in_time(claim, found)) is not None:
                return match
        return None

    def _subjects_of(self, claim: Claim, listed: tuple[str, ...], strength: str) -> tuple[str, ...]:
        """The subjects of the tables that the claim may be of: its own, else the only one that its sentence names."""
        sentence = claim.sentence
        named: dict[str, re.Match[str]] = {_key(found.group()): found for found in self.names.finditer(sentence)}
        if listed:
            place = named.get(_key(claim.subject))
            if place is None:
                return listed if not named and strength == "told" else ()
            return () if _PART.search(sentence[: place.start()]) else listed
        if len(named) != 1:
            return ()
        ((name, only),) = named.items()
        if _JOINED.search(sentence[: only.start()]) or _JOINED.search(sentence[only.end() :]):
            return ()  # "European countries and Canada" are not Canada
        return self.subjects.get(name, ())


@lru_cache(_KNOWN_TEXTS)
def _key(name: str) -> str:
    """What all names of one subject share: "Polish", "Poles" and "Poland" are Poland."""
    plain = name.strip().removesuffix("'s").removesuffix("’s")
    plain = plain[4:] if plain[:4].lower() == "the " else plain
    return COUNTRIES.get(plain, plain).lower()


def _name_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Every name of the tables and of a country, the longest first; single words only as they are printed."""
    countries = [row["name"] for row in rows("countries.csv")]
    listed = {form for name in names for form in (name, name.removeprefix("the "))}
    told = sorted({*listed, *countries, *COUNTRIES}, key=len, reverse=True)
    forms = (f"(?i:{re.escape(name)})" if " " in name else re.escape(name) for name in told)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


@lru_cache(_KNOWN_TEXTS)
def _concepts(text: str) -> frozenset[str]:
    """The stems of a measure, one for all words that mean the same: "military spending" is defence and spending."""
    found = frozenset(_SAME.get(stem, stem) for stem in stems(_SHARE.sub("", text)))
    return found - _EMPTY or found


@lru_cache(_KNOWN_TEXTS)
def _whole(text: str) -> frozenset[str]:
    """What a share is of: "GDP" and "gross domestic product" are one."""
    found = stems(text)
    return _GDP if found and found <= _PRODUCT else found


def _strength(claim: Claim, measure: frozenset[str], whole: frozenset[str]) -> str | None:
    """Whether the measure is this one: "told" by itself, "heard" with its sentence; None where it is another."""
    share = _SHARE.search(claim.measure)
    if _whole(claim.of or (share["whole"] if share else "")) != whole:
        return None
    told = _concepts(claim.measure)
    is_of_persons = claim.kind == "count" and told <= _PERSONS and not told & measure
    if told <= _EMPTY or is_of_persons:
        told = frozenset()
    if measure <= told:
        return "told" if measure == told else None
    if not told <= measure or not (told or whole or is_of_persons):
        return None  # "spending on education"; a sum of something that is not told
    heard = _concepts(claim.sentence)
    if whole == _GDP and heard & _ALLIANCES:
        heard |= {"defence"}  # what a NATO member spends of its GDP
    if not measure <= told | heard or _OTHER_SHARES.search(claim.sentence):
        return None
    return "heard"


def _is_aimed_at(claim: Claim) -> bool:
    """Whether the words beside the figure speak of what is wanted: "the 2% guideline", "Should all … 3%?"."""
    return claim.sentence.rstrip("\"”’' )").endswith("?") or bool(_AIMED_AT.search(_clause(claim)))


@lru_cache(_KNOWN_TEXTS)
def _clause_of(sentence: str, quote: str) -> str:
    at = max(sentence.find(quote), 0)
    first = max(sentence.rfind(mark, 0, at) for mark in _CLAUSE_ENDS) + 1
    ends = [end for mark in _CLAUSE_ENDS if (end := sentence.find(mark, at + len(quote))) >= 0]
    return sentence[first : min(ends, default=len(sentence))]


def _clause(claim: Claim) -> str:
    """The words between the commas before and behind the figure."""
    return _clause_of(claim.sentence, claim.quote)


def _in_time(claim: Claim, rows: Sequence[Reference]) -> Match | None:
    """The rows of the claim's period and basis, by edition; None where none is left."""
    heard = claim.sentence if claim.kind == "money" else _clause(claim)
    if claim.change == "level" and _OTHER_STRETCHES.search(heard):
        return None
    tells_period = claim.period_start is not None
    if not tells_period and _YEAR.search(heard):
        return None
    is_inherited = tells_period and not _TELLS_YEAR.search(claim.sentence)
    based = _of_basis(claim, rows)
    found = [row for row in based if _is_of_period(claim, row)] if tells_period else []
    if not tells_period or is_inherited:
        found += [row for row in _around(claim.published, based) if row not in found]
    if not found:
        return None
    known, earlier, later = _editions(claim.published, found)
    if not known:
        return None
    is_growth = claim.change != "level" and claim.kind == "percent" and not _CONSTANT.search(claim.sentence)
    counts_members = claim.kind == "count" and any(_concepts(row.measure) & _MEMBERS for row in known)
    is_sure = claim.kind != "money" or (tells_period and not is_inherited)
    return Match(known, earlier, later, is_sure, is_growth or counts_members)


def _of_basis(claim: Claim, rows: Sequence[Reference]) -> list[Reference]:
    """The rows of the basis that the sentence names; of any but "additional" where it names none."""
    sentence = claim.sentence
    if _ADDITIONAL.search(sentence):
        return [row for row in rows if _ADDITIONAL.search(row.basis)]
    rows = [row for row in rows if not _ADDITIONAL.search(row.basis)]
    if claim.kind != "percent" or claim.change != "level":  # of a share, prices stand above and below
        for told in (_CONSTANT, _CURRENT):
            if told.search(sentence):
                named = [row for row in rows if told.search(row.basis)]
                return (
                    named if named and told is _CONSTANT else [row for row in rows if not _CONSTANT.search(row.basis)]
                )
    return rows


def _is_of_period(claim: Claim, row: Reference) -> bool:
    if row.period_end is None:
        return claim.period_start is not None and claim.period_start >= row.period_start
    return (claim.period_start, claim.period_end) == (row.period_start, row.period_end)


def _around(published: date | None, rows: Sequence[Reference]) -> list[Reference]:
    """The rows of the years that an article without a period may speak of; all for one without a day.

    None where the newest that was known is too old to say anything of the time of the article.
    """
    if published is None:
        return list(rows)
    first = published.year - YEARS_AROUND
    near = [
        row
        for row in rows
        if row.period_start <= published and (row.period_end is None or row.period_end.year >= first)
    ]
    newest = max((published.year if row.period_end is None else row.period_end.year for row in near), default=0)
    return near if newest >= published.year - _NEWEST_LAG else []


def _editions(
    published: date | None, rows: Sequence[Reference]
) -> tuple[list[Reference], list[Reference], list[Reference]]:
    """What stood in the latest edition when the article appeared, in earlier ones, and in later ones."""
    if published is None:
        return list(rows), [], []
    latest: dict[object, date] = {}
    for row in rows:
        if row.stated_on <= published:
            edition = _edition(row)
            latest[edition] = max(latest.get(edition, row.stated_on), row.stated_on)
    known = [row for row in rows if latest.get(_edition(row)) == row.stated_on]
    earlier = [row for row in rows if row.stated_on < latest.get(_edition(row), row.stated_on)]
    later = [row for row in rows if row.stated_on > published]
    return known, earlier, later


def _edition(row: Reference) -> object:
    """What a later edition replaces: the figure of one subject, period and kind of prices."""
    prices = ""
    if row.kind == "money":
        prices = "current" if _CURRENT.search(row.basis) else "constant" if _CONSTANT.search(row.basis) else ""
    return row.subject, row.period_start, row.period_end, prices
