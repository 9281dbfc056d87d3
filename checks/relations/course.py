"""Two levels and the way from one to the other: "77.4%, up from 75.1%", "fell to $2.1 billion from $2.4 billion"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checks.passages import Sentence
from checks.records import Relation
from checks.relations.light import words_of
from checks.relations.relation import relation
from checks.relations.steps import are_of_one_kind
from checks.wording import quoted
from claims.intervals import Interval, stated
from claims.records import Claim
from claims.vocabulary import CHANGES, word_class

_FEW = 6  # words from a verb to its "to": "cut its forecast for the year to"
_HEDGES = r"(?:(?:just|about|only|nearly|around|some|an?|the) )?"
_LEANS = re.compile(rf"[^,;:()–—]{{0,40}}(?:,| \(| [–—]) ?(?P<way>up|down) from {_HEDGES}")
_FROM = re.compile(rf"(?: [\w.]+){{0,4}},? from {_HEDGES}")
_MARK = re.compile(r"[,;:()–—]")
_OLD = frozenset(("from", "of"))  # "12 of 20 games, up from 15 of 30"


class Course(NamedTuple):
    """A level, the one before it, and whether it is told to have gone up."""

    new: Claim
    old: Claim
    is_up: bool


def courses(sentence: Sentence) -> Iterator[Course]:
    """What the sentence tells of the way between two levels that stand side by side."""
    for place in range(len(sentence.claims) - 1):
        new, old = sentence.claims[place : place + 2]
        if not are_levels(new, old) or set(words_of(sentence.before(place))[-1:]) & _OLD:
            continue  # a level that is old itself, or a whole
        between = sentence.before(place + 1)
        if (leaning := _LEANS.fullmatch(between)) is not None:
            yield Course(new, old, leaning["way"] == "up")
        elif _FROM.fullmatch(between) and (way := way_before(sentence, place)):
            yield Course(new, old, way == "increase")


def are_levels(new: Claim, old: Claim) -> bool:
    """Whether two claims can be compared: levels above zero of one unit, and of things that are counted alike."""
    return (
        new.change == old.change == "level"
        and new.unit == old.unit
        and are_of_one_kind(new, old)
        and new.kind != "ratio"
        and all(claim.value is not None and claim.value > 0 for claim in (new, old))
    )


def way_before(sentence: Sentence, place: int) -> str:
    """What a verb of change says of the level at `place`, to which it leads; empty for none.

    Empty as well for currencies and ranks: "the yen fell to 151.2 from 150.7" goes up.
    """
    *told, last = ["", *words_of(_MARK.split(sentence.before(place))[-1])]
    if last != "to" or _INVERSE & set(words_of(sentence.text)):
        return ""
    for word in reversed(told[-_FEW:]):
        change = CHANGES.get(word)
        if change is not None:
            return change.direction if word in _PLAIN else ""
    return ""


_PLAIN = word_class("plain verbs of change")
_INVERSE = word_class("what falls as its figure rises")


def course(found: Course) -> Relation:
    """The new level beside what the old one and the way allow."""
    new, old, is_up = found
    before = stated(old)
    return relation(
        "growth",
        "error",
        (new, old),
        observed=stated(new),
        allowed=Interval(before.low, None) if is_up else Interval(None, before.high),
        unit=new.unit,
        message=f"{quoted(new)} is not {'up' if is_up else 'down'} from {quoted(old)}.",
    )
