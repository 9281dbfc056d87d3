"""Whose figure it is: the name that a subject's words stand for."""

from typing import NamedTuple

from claims.statement.measures import Topic
from claims.statement.names import Names
from claims.vocabulary import CURRENCY_OF_PLACE, word_class

_THINGS = frozenset(["it", "its", "that", "this", "those", "these", "which", "they", "them", "their", "there"])
_PERSONS = frozenset(["he", "she", "him", "her", "his"])
_SPEAKERS = frozenset(["i", "we", "us", "our", "my", "me"])
_GENERIC = word_class("names for the one spoken of")
_PLACES = word_class("names for a place spoken of")


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
    if lower in _SPEAKERS and speaker:
        return speaker
    if lower in _PERSONS:
        return names.spoken_of(place, person=True)
    if lower in _THINGS:
        return names.topic if names.is_mostly_about_topic else before or names.topic
    if not words or lower in _SPEAKERS:
        if kind == "count" and names.event:
            return names.event
        if topic.where and (kind == "count" or names.topic in CURRENCY_OF_PLACE or not names.is_about_topic):
            return names.complete(topic.where)
        return names.topic if names.is_about_topic or not topic.itself else topic.itself
    owner, _, thing = words.partition(" ")
    if owner in ("its", "their", "his", "her", "our", "my"):
        whose = names.spoken_of(place, person=True) if owner in ("his", "her") else before or names.topic
        return f"{whose}'s {thing}" if whose else thing
    head = lower.rpartition(" ")[2]
    if head in _PLACES and lower == head:
        return names.spoken_of(place, country=True) or names.topic or words
    if head in _GENERIC and lower == head:
        return _with_that_word(words, names) or names.topic or words
    if words == lower and names.is_about_topic:
        return f"{names.topic} {words}"  # "the season opener" of an article about Alder Wanderers
    return names.complete(words)


def _with_that_word(word: str, names: Names) -> str:
    """A name that has the word in it: "the fire" is the Miller Creek Fire, where that is named."""
    capital = word.capitalize()
    return max(
        (name for name in names.weights if capital in name.split(" ")), key=lambda name: names.weights[name], default=""
    )
