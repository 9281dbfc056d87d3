"""Whom and what an article speaks of: its names, their short forms, and which of them is spoken of at a place."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from claims.statement.capitals import NO_NAMES, found_in
from claims.statement.described import body_of, described_in, kind_of, words_of
from claims.statement.speakers.people import People
from claims.vocabulary import CURRENCY_OF_PLACE, rows, word_class

_DATELINE = re.compile(r"[A-Z][A-Z][A-Z .'’/-]*(?:, [^\n]{0,40}?)? ?(?:\([^)\n]{1,30}\) ?)?[-–—]{1,2} ")
_LEAD = 400  # characters: the first paragraph of most articles
_TITLE_WEIGHT = 3
_STRONG = 4
_FAR_AHEAD = 1.5  # times the weight of the next name
_NEAR, _REACH = 120, 900  # characters back: the same sentence; as far as a pronoun reaches
_NEAR_BONUS = 4


def _countries() -> dict[str, str]:
    """An adjective or a people and its country: "Danish", "Danes" -> Denmark."""
    return {
        form: row["name"]
        for row in rows("countries.csv")
        for column in ("adjectives", "people", "aliases")
        for form in filter(None, row[column].split("|"))
    }


COUNTRIES = _countries()
FULL_NAMES = COUNTRIES | {
    alias: row["name"] for row in rows("organisations.csv") for alias in filter(None, row["aliases"].split("|"))
}  # an organisation's other names and its full one as well


class Names:
    """The names of one article."""

    def __init__(self, text: str, title: str = "", source: str = "", people: People | None = None) -> None:
        self._people = people or People(text)
        self.text = text
        self.title = title
        self.source = source

    @cached_property
    def found(self) -> list[tuple[int, str]]:
        """Every name with its place, in order, each as it is printed there."""
        dateline = _DATELINE.match(self.text)
        begins = dateline.end() if dateline else 0
        return [
            (start, name)
            for start, name in found_in(self.text, self.title)
            if start >= begins and not self._is_source(start, name) and not self._is_turn(start, name)
        ]

    def _is_turn(self, start: int, name: str) -> bool:
        """Whether it only says who speaks next, in a transcript: "GRAVA: Turnout was 58 per cent."."""
        end = start + len(name)
        return name.isupper() and self.text[end : end + 1] == ":" and self.text[max(0, start - 1) : start] in ("", "\n")

    def _is_source(self, start: int, name: str) -> bool:
        """Whether it names the paper: "the Alder Gazette", "the Gazette"; not the Alder that is a town."""
        if name not in self.source:
            return False
        return " " in name or name == self.source or self.text[max(0, start - 4) : start].lower() == "the "

    @cached_property
    def starts(self) -> list[int]:
        return [start for start, _ in self.found]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of a name."""
        return frozenset(word for _, name in self.found for word in name.split(" "))

    @cached_property
    def full(self) -> dict[str, str]:
        """A short form and the full name that it stands for: "Wanderers" -> "Alder Wanderers"."""
        counted = Counter(name for _, name in self.found)
        first: dict[str, int] = {}
        for start, name in self.found:
            first.setdefault(name, start)
        found: dict[str, str] = {}
        for name in sorted(counted, key=lambda name: (-counted[name], name)):
            words = name.split(" ")
            if len(words) > 1 and name not in CURRENCY_OF_PLACE:
                for short in (words[-1], words[0], " ".join(words[1:]), " ".join(words[:-1])):
                    is_short = short[:1].isupper() and short not in CURRENCY_OF_PLACE and short not in NO_NAMES
                    if is_short and first.get(short, first[name]) >= first[name]:
                        found.setdefault(short, name)
        return found

    @cached_property
    def weights(self) -> Counter[str]:
        """How much each full name matters: how often it stands in the text, in the lead and in the title."""
        found: Counter[str] = Counter()
        for start, name in self.found:
            weight = 2 if start < _LEAD else 1
            found[self.complete(name)] += weight
            first = name.partition(" ")[0]
            if first != name and first.isupper() and len(first) > 1:
                found[first] += weight  # "NATO foreign ministers"
        for name in found:
            if any(part in self.title for part in (name, *name.split(" ")) if len(part) > 3):
                found[name] += _TITLE_WEIGHT
        return found

    @cached_property
    def topic(self) -> str:
        """The name that the article is mostly about, no person's where there is another; empty where there is none."""
        return max(
            (name for name in self.weights if not self.is_person(name)), key=lambda name: self.weights[name], default=""
        )

    @cached_property
    def event(self) -> str:
        """What happened, where the article is about that: "Miller Creek Fire", "Tarrow crash"; else empty."""
        lead = f"{self.title} {self.text[:_LEAD]}".lower()
        told = [word for word in dict.fromkeys(_WORDS.findall(lead)) if word in _EVENTS]
        if not told:
            return ""
        text = self.text.lower()
        if all(text.count(word) + 2 * (word in self.title.lower()) < _TIMES_OF_EVENT for word in told):
            return ""  # as most often, which a count of letters tells sooner than one of words
        times = {word: len(re.findall(rf"\b{word}\b", text)) + 2 * (word in self.title.lower()) for word in told}
        noun = max(told, key=lambda word: times[word])
        if times[noun] < _TIMES_OF_EVENT:
            return ""
        noun = _EVENT_OF.get(noun, noun)
        capital = noun.capitalize()
        named = [name for name in self.weights if capital in name.split(" ") and name != capital]
        if named:
            return max(named, key=lambda name: self.weights[name])
        return f"{self.topic} {noun}".strip()

    @cached_property
    def _described(self) -> dict[str, Counter[str]]:
        return described_in(self.text, self.found)

    def called(self, noun: str) -> str:
        """The name that a noun stands for here: "the fire" Miller Creek Fire, "the vessel" the ferry Seto Hikari."""
        words = words_of(noun)
        for word in words:
            said = Counter({self.complete(name): times for name, times in self._described.get(word, {}).items()})
            named = [name for name in said if not self.is_person(name)]
            if named and (kind_of(noun) not in ("company", "team") or self._may_be_meant(named)):
                return max(named, key=lambda name: (said[name], self.weights[name]))
        capitals = {word.capitalize() for word in words if kind_of(word) != "company" or word == noun}
        found = (name for name in self.weights if not capitals.isdisjoint(name.split(" ")))
        return max(found, key=lambda name: self.weights[name], default="")

    def _may_be_meant(self, named: list[str]) -> bool:
        """Whether one of them is as likely "the company" as the topic is: it is the topic, or that is a place."""
        return self.topic in named or self.topic in CURRENCY_OF_PLACE

    @cached_property
    def tells_of_event(self) -> bool:
        """Whether the title or lead tells what happened on some day, and whom it struck."""
        lead = f"{self.title} {self.text[:_LEAD]}".lower()
        return bool(self.event) or not _STRUCK.isdisjoint(_WORDS.findall(lead))

    @cached_property
    def is_about_topic(self) -> bool:
        """Whether the article is so much about its topic that what has no other owner is the topic's."""
        return self.weights[self.topic] >= _STRONG

    @cached_property
    def is_mostly_about_topic(self) -> bool:
        """Whether no other name comes near: "it" is then the topic."""
        others = [weight for name, weight in self.weights.items() if name != self.topic and not self.is_person(name)]
        return self.is_about_topic and self.weights[self.topic] >= _FAR_AHEAD * max(others, default=0)

    def complete(self, name: str) -> str:
        """The full form of a name: "Wanderers" is Alder Wanderers in an article that says so; "Danish" is Denmark."""
        return FULL_NAMES.get(name) or self.full.get(name, name)

    def body_of(self, person: str) -> str:
        """The full name of the body that a person speaks for; empty where none is told."""
        bodies = ((start, name) for start, name in self.found if not self.is_person(name))
        return self.complete(body_of(person, self.text, bodies)) if person else ""

    def is_person(self, name: str) -> bool:
        """Whether it is a person's name, with or without a role before it."""
        return name in self._people.persons

    def spoken_of(self, place: int, *, person: bool = False, country: bool | None = None) -> str:
        """The name that a pronoun at a place most likely stands for: named near it, and often."""
        best, best_weight = "", 0.0
        for at in range(bisect_left(self.starts, place) - 1, -1, -1):
            start, printed = self.found[at]
            if place - start > _REACH:
                break
            name = self.complete(printed)
            if self.is_person(name) != person:
                continue
            if country is not None and (name in CURRENCY_OF_PLACE) != country:
                continue
            weight = (
                1000.0 - place + start if person else self.weights[name] + (_NEAR_BONUS if place - start < _NEAR else 0)
            )
            if weight > best_weight:
                best, best_weight = name, weight
        return best


_WORDS = re.compile(r"[a-z]+")
_EVENT_OF = dict(pair.split("=") for pair in word_class("events") if "=" in pair)
_EVENTS = frozenset(pair.partition("=")[0] for pair in word_class("events"))
_STRUCK = word_class("suffered in an event") | word_class("victims") | {"dead", "dies", "died", "kills"}
_TIMES_OF_EVENT = 3  # times an event is named, the title counting twice, before the article is about it
