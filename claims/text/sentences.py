"""Where sentences begin and end: offsets only, the text is never copied or changed."""

import re
from collections.abc import Iterator

from claims.vocabulary import rows

# A line break ends a sentence unless the article is wrapped: every line short, as in old wire copy.
_WRAPPED_WIDTH = 100  # characters; wire copy breaks at 65 to 80
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|\n")
_NEXT = re.compile(r"\s*[\"'“‘«(\[]*")
_LAST_WORD = re.compile(r"[^\s(\[“\"]*$")
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
        first, last = _trimmed(text, start, end)
        if first < last:
            yield first, last
        start = end


def _ends(text: str, wrapped: bool) -> Iterator[int]:
    for match in _END.finditer(text):
        end = match.end()
        if match.group()[0] == "\n":
            if not wrapped or _BLANK_LINE.match(text, match.start()):
                yield end
        elif _is_end(text, match.start(), end):
            yield end
    yield len(text)


def _is_end(text: str, mark: int, end: int) -> bool:
    """Whether the point, question or exclamation mark at `mark` closes its sentence."""
    after = _NEXT.match(text, end)
    following = text[after.end() : after.end() + 1] if after else ""
    if following.islower():
        return False
    if text[mark] != ".":
        return True
    word = _word_before(text, mark)
    if following.isdigit() and word.capitalize() in _MONTHS:
        return False  # "on sept. 30" in copy without capitals
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I"):
        return False
    if word in _MAY_END or (
        "." in word and word.replace(".", "").isalpha()
    ):  # "in the U.S. The", "at 3 a.m. Wednesday"
        opener = re.match(r"[\w']+", text[after.end() : after.end() + 12]) if after else None
        return opener is not None and opener.group() in _OPENERS
    return not (word.isdigit() and _starts_line(text, mark - len(word)))  # "1. First item"


def _word_before(text: str, mark: int) -> str:
    found = _LAST_WORD.search(text, max(0, mark - 20), mark)
    return found.group() if found else ""


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
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
