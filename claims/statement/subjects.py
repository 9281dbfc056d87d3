"""Whose figure it is: the name that a subject's words stand for."""

from typing import NamedTuple

from claims.statement.measures import Topic
from claims.statement.names import COUNTRIES, Names
from claims.vocabulary import CURRENCY_OF_PLACE, word_class

_THINGS = frozenset(["it", "its", "that", "this", "those", "these", "which", "they", "them", "their", "there"])
_PERSONS = frozenset(["he", "she", "him", "her", "his"])
_SPEAKERS = frozenset(["i", "we", "us", "our", "my", "me"])
_TOGETHER = frozenset(["we", "us", "our"])
_GENERIC = word_class("names for the one spoken of")
_PLACES = word_class("names for a place spoken of")
_BUILT = word_class("names for what is built")
_NOUNS = _PLACES | _GENERIC | _BUILT
_LANDS = word_class("lands")


class Setting(NamedTuple):
    """What surrounds a figure, by which its subject is known."""

    place: int  # of the figure, in the text
    before: str  # the subject of the figure before
    speaker: str
    kind: str  # of the figure


def subject_named(topic: Topic, names: Names, setting: Setting) -> str:
    """The subject's name in full: "Wanderers" is Alder Wanderers, "the club" the one that the article is about.

    "I" and "we" are who speaks, "it" the subject of the figure before. Where no owner is told, what is counted belongs
    to the event that the article is about, and a measure to the article's topic.
    """
    place, before, speaker, kind = setting
    words = topic.subject
    lower = words.lower()
    if lower in _PERSONS or lower in _THINGS or (lower in _SPEAKERS and speaker):
        return _pronoun(topic, names, setting)
    if not words or lower in _SPEAKERS:
        if kind == "count" and names.event:
            return names.event
        if topic.where and (kind == "count" or names.topic in CURRENCY_OF_PLACE or not names.is_about_topic):
            return names.complete(topic.where)
        return names.topic if names.is_about_topic or not topic.itself else topic.itself
    owner, _, thing = words.partition(" ")
    if owner in ("its", "their", "his", "her", "our", "my"):
        whose = names.spoken_of(place, person=True) if owner in ("his", "her") else before or names.topic
        if whose.endswith(f"'s {thing}"):
            return whose
        return f"{whose}'s {thing}" if whose else thing
    head = lower.rpartition(" ")[2]
    if lower == head and head in _NOUNS:
        return names.called(lower) or _otherwise_called(lower, names, place)
    if head in _GENERIC and _is_known_one(words, names):
        return names.called(head) or _otherwise_called(head, names, place)
    if head in _GENERIC and _is_introduced(words, names, place) and (known := names.called(head) or names.event):
        return known
    if words == lower and names.is_about_topic:
        return f"{names.topic} {words}"  # "the season opener" of an article about Alder Wanderers
    return names.complete(words)


def _pronoun(topic: Topic, names: Names, setting: Setting) -> str:
    """Whom "he", "it" or "we" stands for."""
    lower = topic.subject.lower()
    if lower in _SPEAKERS:
        return (lower in _TOGETHER and names.body_of(setting.speaker)) or setting.speaker
    if lower in _PERSONS:
        return names.spoken_of(setting.place, person=True)
    if topic.teller and not names.is_person(names.complete(topic.teller)):
        return subject_named(Topic(topic.teller, topic.measure), names, setting)
    return names.topic if names.is_mostly_about_topic else setting.before or names.topic


def _is_known_one(words: str, names: Names) -> bool:
    """ "the FTSE 250 group", "the Danish brewer", "the London-listed miner": told by where it is, so the one known."""
    first, *others, _ = words.split(" ")
    tells = first in COUNTRIES or first.endswith(_WHERE) or first in _INDEXES
    return tells and all(word[0].isdigit() for word in others) and f"the {words}".lower() in names.text.lower()


def _is_introduced(words: str, names: Names, place: int) -> bool:
    """ "A wind-driven wildfire has killed two": the first sentence tells of the one that is named further on."""
    opens = f"a {words}".lower(), f"an {words}".lower()
    return place < _FIRST and words == words.lower() and any(name in names.text[:_FIRST].lower() for name in opens)


_WHERE = ("-based", "-listed", "-headquartered", "-born", "-owned")
_INDEXES = frozenset(("FTSE", "Nasdaq", "DAX", "CAC", "S&P"))
_FIRST = 200  # characters: most first sentences


def _otherwise_called(noun: str, names: Names, place: int) -> str:
    """What "the company" and "the country" are where no name is said to be one: the topic, the country named last."""
    if noun in _BUILT:
        return f"{names.topic} {noun}" if names.is_about_topic else noun
    if noun in _PLACES:
        return (names.spoken_of(place, country=True) if noun in _LANDS else "") or names.topic or noun
    return names.topic or noun
