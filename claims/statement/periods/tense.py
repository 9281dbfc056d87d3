"""Whether a clause looks ahead or back: which August "in August" is."""

from collections.abc import Iterable

from claims.records import Token
from claims.vocabulary import kinds, word_class

AHEAD, BEHIND, UNKNOWN = "ahead", "behind", ""
_AHEAD, _BEFORE_AHEAD = word_class("words ahead"), word_class("words before a verb ahead")
_BEHIND, _BEFORE_PARTICIPLE = word_class("words behind"), word_class("words before a participle")
_ENDS = frozenset([",", ";", ":", "(", ")", "–", "—", '"', "“", "”", "that", "which", "who", "when", "while", "but"])
_NAMES = kinds("yearly weekly whole_year dated month")
_SHORTEST_PAST = 5  # letters: "need", "feed" and "red" are no past


def tense(tokens: list[Token], first: int, last: int) -> str:
    """Where the clause around `tokens[first:last]` looks: ahead, behind, or "" where no verb tells.

    The nearest verb to the left tells first ("said on Thursday it would publish figures in August" has both), then
    the nearest to the right ("On Thursday the bank will …"), then those past a comma to the left.
    """
    left = range(first - 1, -1, -1)
    right = range(last + (last < len(tokens) and tokens[last].word == ","), len(tokens))
    return _told(tokens, left, stops=True) or _told(tokens, right, stops=True) or _told(tokens, left, stops=False)


def _told(tokens: list[Token], places: Iterable[int], *, stops: bool) -> str:
    for place in places:
        word = tokens[place].word if place else tokens[place].word.lower()
        if tokens[place].kind in _NAMES or word[:1].isupper():
            continue  # "May", "Will Carey"
        if stops and word in _ENDS:
            return UNKNOWN
        before = tokens[place - 1].word.lower() if place else ""
        if word in _AHEAD or word.endswith(("'ll", "’ll")) or (word == "to" and before in _BEFORE_AHEAD):
            return BEHIND if before == "had" else AHEAD
        if word in _BEHIND or (word.endswith("ed") and len(word) >= _SHORTEST_PAST):
            if before.endswith("ly") and place > 1:
                before = tokens[place - 2].word.lower()
            if before not in _BEFORE_PARTICIPLE:
                return BEHIND
    return UNKNOWN
