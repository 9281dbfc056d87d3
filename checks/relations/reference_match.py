"""Which rows of reference tables a claim may be about: those of its subject, measure, whole, period and basis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from checks.references import Reference
from checks.relations.reference_times import Match, in_time, is_additional
from checks.relations.reference_words import KNOWN_TEXTS, concepts, is_no_outcome, pattern, strength, whole
from claims.records import Claim
from claims.statement.names import FULL_NAMES
from claims.vocabulary import rows

_COUNTRY_NAMES = frozenset(row["name"].lower() for row in rows("countries.csv"))
_KINDS = {"number": "count"}  # "a population of 5.5 million" names nobody counted
_PART = re.compile(rf"(?:{pattern('part of a body').pattern}|\d) (?:of )?(?:the |its )?$", re.IGNORECASE)
_JOINED = re.compile(r"(?:\band|&|,)\s*(?:the\s+)?$|^\s*(?:and|&)\s+(?=[A-Z])")

_WITH_OTHERS = re.compile(r"\s+(?:and|&|with)\s+(?:its|their|the|other|[A-Z])")  # "Norway and its allies"


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
            about = (concepts(row.measure), whole(row.of))
            for change in (row.change, "increase") if is_additional(row) else (row.change,):
                group = self.groups.setdefault((_KINDS.get(row.kind, row.kind), change), {})
                group.setdefault(about, {}).setdefault(row.subject, []).append(row)
        self.subjects = {name: tuple(found) for name, found in names.items()}
        self.names = _name_pattern(name for row in references for name in (row.subject, *row.also))
        self.is_listed = lru_cache(KNOWN_TEXTS)(lambda name: self.subjects.get(_key(name), ()))

    def match(self, claim: Claim) -> Match | None:
        """The rows that the claim may be about; None where there are none, or the words leave doubt."""
        if claim.modality != "stated":
            return None
        groups = self.groups.get((_KINDS.get(claim.kind, claim.kind), claim.change))
        if groups is None:
            return None
        listed = self.is_listed(claim.subject)
        is_thing = not listed and bool(claim.subject) and claim.subject != claim.speaker
        thing = concepts(claim.subject) if is_thing else frozenset()
        for (measure, of), by_subject in groups.items():
            if is_thing and thing != measure:
                continue  # but "a coastline of 62,700 miles" is a coastline's length
            told = "heard" if is_thing else strength(claim, measure, of)
            if not told or is_no_outcome(claim):
                continue
            subjects = self._subjects_of(claim, listed, told)
            found = [row for subject in subjects for row in by_subject.get(subject, ())]
            if found and (match := in_time(claim, found)) is not None:
                return match
        return None

    def _subjects_of(self, claim: Claim, listed: tuple[str, ...], told: str) -> tuple[str, ...]:
        """The subjects of the tables that the claim may be of: its own, else the only one that its sentence names."""
        sentence = claim.sentence
        named = [(_key(found.group()), found) for found in self.names.finditer(sentence)]
        if listed:
            if not named:
                return listed if told == "told" else ()
            own = _key(claim.subject)
            places = [place for name, place in named if name == own]
            if not places or _PART.search(sentence[: places[-1].start()]) or _is_of_another(claim, own, named):
                return ()
            return () if _WITH_OTHERS.match(sentence, places[-1].end()) else listed
        if len({name for name, _ in named}) != 1:
            return ()
        name, place = named[-1]
        before = sentence[: place.start()]
        if _PART.search(before) or _JOINED.search(before) or _JOINED.search(sentence[place.end() :]):
            return ()  # "half of the allies" are not all, "European countries and Canada" are not Canada
        return self.subjects.get(name, ())


def _is_of_another(claim: Claim, own: str, named: list[tuple[str, re.Match[str]]]) -> bool:
    """Whether another owner stands between the subject and the figure: "is followed by Estonia with 3.43%".

    Another country, or whoever has the figure in the genitive: "of NATO's $1.47 trillion".
    """
    figure = claim.sentence.find(claim.quote)
    before = [(name, place) for name, place in named if place.end() <= figure]
    for name, place in reversed(before):
        if name == own:
            return False
        if name in _COUNTRY_NAMES or claim.sentence[place.end() : figure].strip() in ("'s", "’s"):
            return True
    return False


@lru_cache(KNOWN_TEXTS)
def _key(name: str) -> str:
    """What all names of one subject share: "Polish", "Poles" and "Poland" are Poland."""
    plain = name.strip().removesuffix("'s").removesuffix("’s")
    plain = plain[4:] if plain[:4].lower() == "the " else plain
    return FULL_NAMES.get(plain, plain).lower()


def _name_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Every name of the tables and of a country, the longest first; single words only as they are printed.

    The "US" of "US dollars" names money.
    """
    listed = {form for name in names for form in (name, name.removeprefix("the "))}
    countries = {row["name"] for row in rows("countries.csv")} | set(FULL_NAMES)
    told = sorted(listed | countries, key=len, reverse=True)
    forms = (f"(?i:{re.escape(name)})" if " " in name else re.escape(name) for name in told)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w| dollars?| cents?)")
