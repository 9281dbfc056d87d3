"""Where sentences begin and end: offsets only, the text is never copied or changed."""

import re
from collections.abc import Iterator

from claims.vocabulary import rows

# A line break ends a sentence unless the article is wrapped: every line short, as in old wire copy.
_WRAPPED_WIDTH = 100  # characters; wire copy breaks at 65 to 80
# A mark after five small letters and before a capital is an end for sure, which saves a look at most marks.
_END = re.compile(r"[.!?…]((?<=[a-z]{5}.)(?=\s+[A-Z]))?[\"'”’»)\]]*(?=\s)|\n")
_NEXT = re.compile(r"\s*[\"'“‘«(\[]*")
_LONGEST = 2000  # characters: what runs on longer is a list or a table, and is cut between words
_BREAK = re.compile(r"[^\w.,]")
_OPENER = re.compile(r"[\w']+")
_BEFORE_WORD = frozenset(' \t\r\n\xa0([“"')
_WORD_REACH = 20  # characters; no abbreviation is longer
_LONGEST_ABBREVIATION = 7  # letters: "Messrs"
_BLANK_LINE = re.compile(r"[ \t\r]*\n[ \t\r]*\n")

_ABBREVIATIONS = frozenset(
    form for row in rows("abbreviations.csv") if row["kind"] == "inner" for form in row["words"].split("|")
)
_MAY_END = frozenset(
    form for row in rows("abbreviations.csv") if row["kind"] == "may end" for form in row["words"].split("|")
)
_OPENERS = frozenset(
    form for row in rows("abbreviations.csv") if row["kind"] == "opener" for form in row["words"].split("|")
)


_MONTHS = frozenset(["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"])


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each sentence, in order, without the space around it.

    "Mr. Rutte spoke. NATO has 32 allies." gives (0, 16) and (17, 36). A text without a letter gives nothing.
    """
    wrapped = _is_wrapped(text)
    start = 0
    for end in _ends(text, wrapped):
        while end - start > _LONGEST:
            cut = _BREAK.search(text, start + _LONGEST, end)
            if cut is None:
                break
            yield start, cut.start()
            start = cut.start()
        first, last = _trimmed(text, start, end)
        if first < last:
            yield first, last
        start = end


def _ends(text: str, wrapped: bool) -> Iterator[int]:
    for match in _END.finditer(text):
        mark, end = match.span()
        if match.lastindex:
            yield end
        elif text[mark] == "\n":
            if not wrapped or _BLANK_LINE.match(text, mark):
                yield end
        elif _is_end(text, mark, end):
            yield end
    yield len(text)


def _is_end(text: str, mark: int, end: int) -> bool:
    """Whether the point, question or exclamation mark at `mark` closes its sentence."""
    after = end + 1
    following = text[after : after + 1]
    if not following.isalnum():
        found = _NEXT.match(text, end)
        after = found.end() if found else after
        following = text[after : after + 1]
    if following.islower():
        return False
    return text[mark] != "." or _point_ends(text, mark, after, following)


def _point_ends(text: str, mark: int, after: int, following: str) -> bool:
    """Whether a full point closes its sentence, by the word before it and what comes after."""
    word = _word_before(text, mark)
    if len(word) > _LONGEST_ABBREVIATION and word.isalpha():
        return True
    if following.isdigit() and word.capitalize() in _MONTHS:
        return False  # "on sept. 30" in copy without capitals
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I"):
        return False
    if word in _MAY_END or ("." in word and word.replace(".", "").isalpha()):
        opener = _OPENER.match(text, after, after + 12)  # "in the U.S. The", "at 3 a.m. Wednesday"
        return opener is not None and opener.group() in _OPENERS
    return not (word.isdigit() and _starts_line(text, mark - len(word)))  # "1. First item"


def _word_before(text: str, mark: int) -> str:
    start = mark
    while start > 0 and mark - start < _WORD_REACH and text[start - 1] not in _BEFORE_WORD:
        start -= 1
    return text[start:mark]


def _starts_line(text: str, place: int) -> bool:
    return text[max(0, place - 1) : place] in ("", "\n")


def _is_wrapped(text: str) -> bool:
    lines = text.split("\n")
    return (
        len(lines) > 3
        and max(map(len, lines)) <= _WRAPPED_WIDTH
        and sum(len(line) > 50 for line in lines) > len(lines) / 2
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
