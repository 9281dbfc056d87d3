"""The words between two figures: whether they tell that one figure is said of the other."""

from __future__ import annotations

import re
from itertools import pairwise

from claims.vocabulary import word_class

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?")
_BREAK = re.compile(r"[,(\[–—:;]| - ")
_AROUND_CHANGE = frozenset[str]().union(
    *map(word_class, ("words between a change and its ends", "change nouns", "words of records"))
)
_AGAIN = word_class("words that say a share again")
_BASELINES = word_class("words before a baseline")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_FEWEST_OF_WHOLE = 6  # words between "of" and the whole: "of the stadium's 52,000 seats"


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in lower case: "a third-quarter rise" has four."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def are_around_change(text: str) -> bool:
    """Whether words only tie a change to the levels it lies between: ", a jump of", "up from", "a year earlier"."""
    return not set(";:!?") & set(text) and all(word in _AROUND_CHANGE or _YEAR.match(word) for word in words_of(text))


def ends_around_change(text: str) -> bool:
    """Whether the last piece of the words, after a comma or dash, only ties a change to its levels: "…, a drop of"."""
    piece = _BREAK.split(text)[-1]
    return bool(words_of(piece)) and are_around_change(piece)


def leads_from_old_to_new(text: str) -> bool:
    """Whether words lead from an old level to the new one: " people when it opened to ", not " and profit to "."""
    told = words_of(text)
    return (
        0 < len(told) <= _FEWEST_BETWEEN
        and not set(";:!?,–—(") & set(text)
        and "to" in told[-2:]
        and not _OF_TWO & set(told)
    )


_FEWEST_BETWEEN = 8  # words: more lead to another matter
_OF_TWO = word_class("words between two matters")


def is_before_baseline(text: str) -> bool:
    """Whether words end as those before an old level: "up from", "against", "on the", "compared with"."""
    told = words_of(text)
    for last in range(len(told), max(0, len(told) - _AFTER_MARK) - 1, -1):
        heard = " ".join(told[:last])
        if any(heard == phrase or heard.endswith(f" {phrase}") for phrase in _BASELINES):
            return "to" not in told[last:]  # "from March to $900 million" ends at the new level
    return False


def is_of_loss(text: str) -> bool:
    """Whether words make the level after them one below zero: "from a loss of", "into a deficit of some"."""
    return _LOSS.search(text) is not None


_LOSS = re.compile(r"\b(?:from|to|into|against|with|than|after) (?:\S+ ){0,4}?(?:loss|deficit)(?: of)?(?: \w+)? $")
_AFTER_MARK = 3  # words between "from" and its figure: "from the previous year's 259"


def says_again(text: str) -> bool:
    """Whether what follows is said of the figure before: ", or", " (", ", filling", " – about"."""
    pieces = _BREAK.split(text)
    last = pieces[-1]
    told = words_of(last)
    if not told:
        return len(pieces) > 1 and not words_of(text) and text.rstrip()[-1:] in tuple("([–—")
    return all(word in _AGAIN for word in told) and (len(pieces) > 1 or told[0] == "or")


def is_of(text: str) -> bool:
    """Whether words begin with "of" and lead on to the whole: " of the stadium's ", not " of whom in "."""
    told = words_of(text.lstrip(", "))
    if told[:2] == ["out", "of"]:
        told = told[1:]
    return (
        bool(told)
        and told[0] == "of"
        and len(told) <= _FEWEST_OF_WHOLE
        and not _BREAK.search(text.lstrip(", "))
        and not _THEM & set(told)
    )


_THEM = word_class("pronouns of the whole")


def is_of_them(text: str) -> bool:
    """Whether words tell that a part is of what was named before: ", of whom ", " of them, or "."""
    told = words_of(text)
    return any(one in ("of", "among") and other in _THEM for one, other in pairwise(told))


def ends_with_of(text: str) -> bool:
    """Whether the whole is announced right before it: "Of the ", "out of some "."""
    told = words_of(text)[-3:]
    return "of" in told and all(word in BEFORE_WHOLE for word in told[told.index("of") + 1 :])


BEFORE_WHOLE = word_class("words before a whole")
