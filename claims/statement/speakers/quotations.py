"""The stretches of an article between quote marks: "...", “...” and ‘...’, over sentences and paragraphs."""

import re

_DOUBLE = re.compile(r"[\"“”«»]")
_SINGLE = re.compile(r"[‘’']")  # asked only where a text has no others, for most are apostrophes
_OPENERS = {"“": "”", "«": "»", "‘": "’", '"': '"', "'": "'"}


def quotations(text: str) -> list[tuple[int, int]]:
    """The start and end of each quotation, marks included, in order; a text without quote marks gives [].

    A quotation that no mark closes before the paragraph ends is one to there: the next paragraph opens it again.
    """
    found: list[tuple[int, int]] = []
    marks = _DOUBLE if '"' in text or "“" in text or "«" in text else _SINGLE
    opened, closer = -1, ""
    for match in marks.finditer(text):
        place, mark = match.start(), match.group()
        if marks is _SINGLE and not _is_quote(text, place, mark):
            continue
        if opened >= 0:
            end = text.find("\n", opened, place)
            if end >= 0:
                _add(found, opened, end, closer)
                opened = -1
            elif mark == closer:
                found.append((opened, place + 1))
                opened = -1
                continue
        if opened < 0 and mark in _OPENERS and (mark != "'" or text[place + 1 : place + 2].isalnum()):
            opened, closer = place, _OPENERS[mark]
    if opened >= 0:
        end = text.find("\n", opened)
        _add(found, opened, end if end >= 0 else len(text), closer)
    return found


def _is_quote(text: str, place: int, mark: str) -> bool:
    """Whether a single mark is no apostrophe: a letter stands on one side of it only."""
    before, after = text[place - 1 : place].isalnum(), text[place + 1 : place + 2].isalnum()
    return not before if mark == "‘" or after else not after and (before or text[place - 1 : place] in ".,!?…")


def _add(found: list[tuple[int, int]], start: int, end: int, closer: str) -> None:
    """Keep what no mark closes, but not after a single one, which may be an apostrophe."""
    if closer not in "'’":
        found.append((start, end))
