"""The words between two figures: whether they tell that one figure is said of the other."""

from __future__ import annotations

import re

from claims.vocabulary import word_class

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?")
_BREAK = re.compile(r"[,(\[–—:;]| - ")
_AROUND_CHANGE = word_class("words between a change and its ends") | word_class("change nouns")
_AGAIN = word_class("words that say a share again")
_BASELINES = tuple(sorted(word_class("words before a baseline"), key=len, reverse=True))
_YEAR = re.compile(r"(?:19|20)\d\d$")
_FEWEST_OF_WHOLE = 6  # words between "of" and the whole: "of the stadium's 52,000 seats"


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in lower case: "a third-quarter rise" has four."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def are_around_change(text: str) -> bool:
    """Whether words only tie a change to the levels it lies between: ", a jump of", "up from", "a year earlier"."""
    return not set(";:!?") & set(text) and all(
        word in _AROUND_CHANGE or word.endswith("est") or _YEAR.match(word) for word in words_of(text)
    )


def is_before_baseline(text: str) -> bool:
    """Whether words end as those before an old level: "up from", "against", "on the", "compared with"."""
    told = words_of(text)
    for last in range(len(told), max(0, len(told) - _AFTER_MARK) - 1, -1):
        heard = " ".join(told[:last])
        if any(heard == phrase or heard.endswith(f" {phrase}") for phrase in _BASELINES):
            return "to" not in told[last:]  # "from March to $900 million" ends at the new level
    return False


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
    told = words_of(text)
    return (
        bool(told)
        and told[0] == "of"
        and len(told) <= _FEWEST_OF_WHOLE
        and not _BREAK.search(text)
        and not {"whom", "which", "these", "those", "them"} & set(told)
    )
