"""The turns of a transcript: who holds the floor from where to where.

A line that names a speaker is known by its shape, and by others like it in the same article:

    NATO Spokesperson Farah Lund        JANE DOE Chief Executive        Jane Doe (Agency): Thank you.
    Okay, we go to Reuters.             Good morning, everyone.         Q: How much will it cost?
"""

import re
from collections import Counter
from typing import NamedTuple

from claims.statement.speakers.people import without_role
from claims.statement.speakers.words import ROLES


class Turn(NamedTuple):
    """What one speaker says: from `start` to the next turn."""

    start: int
    speaker: str  # empty for "Q:" and other labels that name nobody


class _Label(NamedTuple):
    start: int
    label: str
    is_inline: bool  # whether the words follow on the same line, after a colon


_OWN_LINE = re.compile(r"^(?=[A-Z])[^\n:.!?;\"“”]{5,80}$(?=\n[\"“]?[A-Z0-9])", re.MULTILINE)
_INLINE = re.compile(r"^(?:\*\*)?(?=[A-Z])([^\n:.!?;\"“”]{1,70})(?:\*\*)?:(?:\*\*)? +(?=\S)", re.MULTILINE)
_OPENING = re.compile(r" by (?:the )?([A-Z][^\n:.!?;]{3,200})$", re.MULTILINE)
_OCCASION = re.compile(r"(?:conference|remarks|speech|statement|address|lecture|doorstep|testimony)$", re.IGNORECASE)
_LONGEST_OCCASION = 12  # letters
_HEADING_REACH = 60  # characters from the start of a heading to "press conference by"
_SMALL = frozenset(
    ["of", "the", "and", "for", "de", "van", "von", "der", "at", "in", "&", "on", "al", "bin", "la", "le", "di", "da"]
)
_FEWEST = 2  # turns that make a transcript
_QUESTION, _ANSWER = ("q", "question", "interviewer", "reporter", "journalist"), ("a", "answer")


def turns(text: str) -> list[Turn]:
    """The turns of a transcript, in order; any other article gives []."""
    found = _turns_of([_Label(match.start(), match.group(), False) for match in _OWN_LINE.finditer(text)])
    if not found and ":" in text:
        found = _turns_of([_Label(match.start(), match.group(1), True) for match in _INLINE.finditer(text)])
    opening = next((match for match in _OPENING.finditer(text) if _is_heading(text, match.start())), None)
    if opening is not None and (not found or opening.start() < found[0].start):
        return [Turn(opening.start(), speaker_of_label(opening.group(1))), *found]
    return found


def _is_heading(text: str, place: int) -> bool:
    """Whether "press conference" or the like stands before it, on a line that begins close by."""
    if _OCCASION.search(text, max(0, place - _LONGEST_OCCASION), place) is None:
        return False
    before = text[max(0, place - _HEADING_REACH) : place].rpartition("\n")
    return (bool(before[1]) or place < _HEADING_REACH) and not set(before[2]) & set(".!?:")


def _turns_of(labels: list[_Label]) -> list[Turn]:
    """The labels that are turns: two at least that differ, one of which comes again."""
    named = [label for label in labels if _may_be_label(label)]
    if len(named) <= _FEWEST:
        return []
    times = Counter(label.label for label in named)
    if len(times) < _FEWEST or max(times.values()) < _FEWEST:
        return []
    return [Turn(label.start, speaker_of_label(label.label)) for label in named]


def _may_be_label(label: _Label) -> bool:
    """Whether a line could name a speaker: all its words have capitals and it holds a name of two words."""
    if label.is_inline and label.label.lower() in (*_QUESTION, *_ANSWER):
        return True
    words = label.label.replace(",", "").replace("(", "").replace(")", "").split()
    if any(not word[0].isupper() and word not in _SMALL for word in words) or len(words) > _MOST_WORDS:
        return False
    if label.label.isupper() and label.is_inline:
        return True
    return len(speaker_of_label(label.label).split()) > 1


_MOST_WORDS = 10


def speaker_of_label(label: str) -> str:
    """The name in a label: "Secretary General Mara Lind" -> "Mara Lind", "JANE DOE Chief Executive" -> "Jane Doe".

    A label that names nobody ("Q") gives "".
    """
    if label.lower() in (*_QUESTION, *_ANSWER):
        return ""
    words = re.split(r" ?[,(] ?| [–—-] | following | at | on | after ", label, maxsplit=1)[0].split()
    if words and words[0].isupper() and len(words[0]) > 1 and len(words) > 1 and words[1].isupper():
        return " ".join(without_role(" ".join(word for word in words if word.isupper()).title().split(" ")))
    if len(words) == 1 and words[0].isupper():
        return words[0].title()
    plain = without_role(words)
    first_role = next((place for place, word in enumerate(words) if word.lower().strip(".") in ROLES), 0)
    return " ".join(words[:first_role] if plain == words and first_role > 1 else plain)
