"""Which words with a capital are names: not those that only open a sentence, nor streets, units and headings."""

import re
from functools import lru_cache

from claims.statement.speakers.people import ORDINARY, without_role
from claims.vocabulary import CURRENCY_CODES, CURRENCY_OF_PLACE, WORDS, kinds, word_class

_PART = r"[A-Z][A-Za-zÀ-ž’'-]*[A-Za-zÀ-ž](?:-\d+)?"
_RUN = re.compile(rf"{_PART}(?:(?: | & | of | de | al-| for | of the ){_PART})*")
_OPENS = re.compile(r"(?:^|[.!?:\n][\"'”’)]*\s+[\"'“‘(-]*\s*|[\"“‘(-]\s?|[”\"])$")
_LONGEST_OPENING = 6  # characters that _OPENS looks back over
_GENITIVES = ("'s", "’s")
NO_NAMES = frozenset(word.capitalize() for word in word_class("never names")) | frozenset(
    word.upper() for word in word_class("never names")
)
_JOINING = frozenset(("of", "for", "&", "de", "the"))
_LABELS = kinds("label maybe_label")
_MEASURING = kinds("unit risky scale currency money month")
_STREETS = (" Street", " Road", " Avenue", " Lane", "Highway", "Route", " Square", " Drive")
_KNOWN_NAMES = 4_000  # remembered: an article has most of its names several times
_LONGEST_ACRONYM = 6  # letters: what is longer and all capitals is the place of a dateline


def found_in(text: str, title: str = "") -> list[tuple[int, str]]:
    """The capitalised names of a text and their places.

    A word that only ever opens a sentence, or also stands in small letters, is no name there: "Lenders signed"; but it
    is where the title has it with a capital among small letters.
    """
    runs = [(match.start(), match.group().split(" ")) for match in _RUN.finditer(text)]
    opening = [_opens(text, start) for start, _ in runs]
    sure = {word for (_, words), opens in zip(runs, opening, strict=True) for word in words[opens:]}
    sure.update(_capitals_inside(title))
    names: list[tuple[int, str]] = []
    for (start, words), opens in zip(runs, opening, strict=True):
        first = int(opens and _is_ordinary(text, words, sure))
        while first < len(words) and (words[first] in NO_NAMES or words[first] in _JOINING):
            first += 1
        for owner in range(first, len(words)):
            if words[owner].endswith(_GENITIVES):
                if _is_name(name := " ".join(words[first : owner + 1])[:-2]):
                    names.append((start, name))
                first = owner + 1
                break
        rest = words[first:]
        if len(rest) == 1 and _is_numbered(rest[0], text, start):
            continue  # "Junction 9"
        if _is_name(name := " ".join(without_role(rest) if len(rest) > 1 else rest).rstrip("'’")):
            names.append((start, name))
    return names


def _opens(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a bracket opens there."""
    if text[start - 1 : start] == " " and text[start - 2 : start - 1].isalnum():
        return False  # as most often: no more than the word before needs a look
    return _OPENS.search(text, max(0, start - _LONGEST_OPENING), start) is not None


def _capitals_inside(title: str) -> list[str]:
    """The words of a title that have a capital without opening it; none where most words have one."""
    words = [word.strip("\"'‘’“”.,:;!?") for word in title.split()[1:]]
    capitals = [word.removesuffix("'s").removesuffix("’s") for word in words if word[:1].isupper()]
    return capitals if len(capitals) * 2 < len(words) else []


def _is_numbered(word: str, text: str, start: int) -> bool:
    """Whether a number after a word says which one: "Phase 3", "Junction 9"."""
    entry = WORDS.get(word.lower())
    after = text[start:].partition(word)[2][:2] if entry is not None and entry.kind in _LABELS else ""
    return after.strip().isdigit()


@lru_cache(_KNOWN_NAMES)
def _is_name(name: str) -> bool:
    """Whether words with a capital name something wherever they stand: not "Main Street", "GBP", "BREAKING NEWS"."""
    is_heading = name.isupper() and (len(name) > _LONGEST_ACRONYM or " " in name) and name not in CURRENCY_OF_PLACE
    if len(name) < 2 or name in NO_NAMES or name in CURRENCY_CODES or is_heading:
        return False
    entry = WORDS.get(name)
    measures = entry is not None and entry.kind in _MEASURING
    return not (measures or name.rpartition("-")[2] in NO_NAMES or name.endswith(_STREETS))


def _is_ordinary(text: str, words: list[str], sure: set[str]) -> bool:
    """Whether the word that opens a sentence is no name for all that is known: nowhere else has it a capital."""
    word = words[0].removesuffix("'s").removesuffix("’s")
    if word in CURRENCY_OF_PLACE or word in sure or (word.isupper() and len(word) > 1):
        return False
    return len(words) == 1 or word.lower() in ORDINARY or f" {word.lower()}" in text
