"""How firmly a figure is said: stated, pledged, target, expected, denied or hypothetical.

    "The bridge will cost £3m, up from £2m now."      £3m expected, £2m stated
    "If 40 members left, it would close 3 branches."  both hypothetical

A word beside the figure decides first ("a target of 3%"), then what is compared with it, then the verb of its
clause, then the clause before. Pledges hold on while the next sentences tell how they are to be met.
"""

import re

from claims.quantity.arithmetic import quantity_of
from claims.statement.modality.beside import beside, is_attribute, is_baseline, is_tail
from claims.statement.modality.clauses import Reading, clauses
from claims.statement.modality.governing import governing
from claims.statement.modality.meaning import as_read
from claims.statement.modality.words import HYPOTHETICAL, PLEDGED, STATED, TARGET, modals
from claims.statement.phrases import Parse


class Modalities:
    """The modalities of one article, asked sentence by sentence in order."""

    def __init__(self, text: str, sentences: list[tuple[int, int]]) -> None:
        self._text, self._sentences = text, sentences
        self._pledged = -_PLEDGE_HOLDS - 1  # the last sentence with a pledged figure
        self._last = STATED  # the modality of the last figure, of the sentence numbered `_place`
        self._place = -1

    def modalities(self, place: int, sentence: Parse) -> list[str]:
        """The modality of each quantity of the sentence numbered `place`, in order."""
        found = modalities(sentence, holds=place - self._pledged <= _PLEDGE_HOLDS)
        if STATED in found and (before := self._before(place, sentence)) != STATED:
            found = [before if modality == STATED else modality for modality in found]
        if PLEDGED in found:
            self._pledged = place
        if found:
            self._place, self._last = place, found[-1]
        return found

    def _before(self, place: int, sentence: Parse) -> str:
        """What a sentence takes over: "That is 5% more" from the sentence before, items of a list from its heading."""
        first = sentence.tokens[0].word
        if first in _BULLETS:
            return self._of_list(place)
        if self._last == STATED or place - self._place != 1 or first.lower() not in ("that", "that's", "that’s"):
            return STATED
        return self._last if _THAT_IS.match(sentence.tags) else STATED

    def _of_list(self, place: int) -> str:
        """ "The biggest pledges:" makes pledges of the items below it."""
        while place and self._text[self._sentences[place][0]] in _BULLETS:
            place -= 1
        heading = self._text[slice(*self._sentences[place])].lower()
        if not heading.endswith(":"):
            return STATED
        words = heading[:-1].split()
        found = modals(words, "N" * len(words))
        return next((one.modal.modality for one in found if one.modal.direction == "noun"), STATED)


_THAT_IS = re.compile(r"(?:R|Y|K)?[XVEYAP]{1,3}Q")  # "That is 5% more", "That works out at £3"
_BULLETS = frozenset("-•*–·‣")
_PLEDGE_HOLDS = 2  # sentences


def modalities(sentence: Parse, *, holds: bool = False) -> list[str]:
    """The modality of each quantity of a sentence, in order; `holds` tells that a pledge was spoken of just before."""
    tags = sentence.tags
    words = sentence.lower
    found = modals(words, tags)
    if not found and not (words[-1:] == ["?"] and tags[0] == "X"):
        return [STATED] * tags.count("Q")
    is_conditional = any(one.modal.direction == "condition" for one in found)
    return _read(Reading(sentence, words, found, clauses(sentence), holds, is_conditional))


def _read(reading: Reading) -> list[str]:
    """The modality of each figure of one sentence."""
    tags = reading.sentence.tags
    out: list[str] = []
    before = -1
    for at, tag in enumerate(tags):
        if tag == "Q":
            if out and _repeats(reading, at, before):
                out.append(out[-1])  # "£50m ($66m)"
            elif quantity_of(reading.sentence.tokens[at]).kind == "age":
                out.append(STATED)
            else:
                out.append(_modality(reading, at))
            before = at
    return out


def _repeats(reading: Reading, at: int, before: int) -> bool:
    """Whether a figure says the one before it again: in brackets, or after ", or" or "equal to"."""
    between = reading.words[before + 1 : at]
    if between[-1:] == ["("] and at - before <= _BRACKET:
        return not any(word == ":" for word in reading.words[at : at + 1])
    return len(between) <= _NEAR and between[:2] in ([",", "or"], [",", "equal"])


def _modality(reading: Reading, at: int) -> str:
    """The modality of the figure at one token."""
    number = next(number for number, clause in enumerate(reading.clauses) if at < clause.last)
    clause = reading.clauses[number]
    near, is_compared = beside(reading, at, clause), is_baseline(reading, at)
    if near is not None and not (is_compared and (near == PLEDGED or (near == TARGET and is_tail(reading, at)))):
        return near
    if is_compared or is_attribute(reading, at) or _is_known(reading, at):
        return STATED
    if _is_question(reading, number):
        return HYPOTHETICAL
    found = governing(reading, at, number)
    return STATED if found is None else as_read(reading, found)


def _is_known(reading: Reading, at: int) -> bool:
    """ "will reach the 3 million people housed there": how many there are is taken as known, whatever will be done."""
    return reading.words[at - 1 : at] == ["the"] and bool(quantity_of(reading.sentence.tokens[at]).noun)


def _is_question(reading: Reading, number: int) -> bool:
    """ "Did the council pay £3m?": asked, not said."""
    tags = reading.sentence.tags
    return reading.words[-1] == "?" and number == 0 and tags[:1] in ("X", "Y") and reading.words[0] != "should"


_BRACKET = 2  # tokens from a figure to the one in brackets after it
_NEAR = 4
