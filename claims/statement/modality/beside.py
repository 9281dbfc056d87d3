"""What stands beside a figure and tells how firm it is: "a target of 3%", "up from £2m", "a 60-seat hall"."""

from claims.statement.modality.clauses import Clause, Reading
from claims.statement.modality.meaning import AUXILIARIES, as_read
from claims.statement.modality.words import HYPOTHETICAL, PRESENT, Found


def beside(reading: Reading, at: int, clause: Clause) -> str | None:
    """What a word in the figure's own phrase says: "a target of 3%", "its 2% target", "the 5,000 it planned for"."""
    best: Found | None = None
    start = clause.first
    if clause.opener in (",", ":") and not clause.has_verb:
        start = next(other.first for other in reading.clauses if other.last == clause.first)
    for one in reading.found:
        direction = one.modal.direction
        if direction == "adjective" and one.last == at:
            return one.modal.modality
        if direction == "noun" and start <= one.first < clause.last:
            if one.last <= at and _leads(reading, one, at):
                best = one
            elif at < one.first and set(reading.sentence.tags[at + 1 : one.first]) <= _WITHIN_PHRASE:
                return one.modal.modality
    if best is not None:
        return best.modal.modality
    return _behind(reading, at)


def _leads(reading: Reading, noun: Found, at: int) -> bool:
    """Whether the noun speaks of a figure after it: no other verb of its own than "is" stands between."""
    between = reading.words[noun.last : at]
    tags = reading.sentence.tags[noun.last : at]
    return "L" not in tags and not any(
        tag in "VEX" and word not in _LINKING for tag, word in zip(tags, between, strict=True)
    )


def _behind(reading: Reading, at: int) -> str | None:
    """ "the 11% forecast by brokers", "the 50 that it intends to show", "£5m pencilled in"."""
    tags = reading.sentence.tags
    place, steps = at + 1, 0
    while place < len(tags) and steps < _LONGEST_STEP:
        for one in reading.found:
            if (
                one.first == place
                and one.modal.direction in ("both", "backward", "active")
                and one.modal.modality != HYPOTHETICAL
            ):
                return _plain(reading, one) if tags[place] in "EN" or tags[at + 1] not in "XVYT" else None
        if tags[place] not in "NWDRSLPXAJEO" or reading.words[place].endswith(("than", "as")):
            return None
        if tags[place] == "E" or (tags[place] == "X" and reading.words[place] not in _PAST):
            return None
        place, steps = place + 1, steps + 1
    return None


def _plain(reading: Reading, one: Found) -> str | None:
    return None if reading.words[one.first] in AUXILIARIES else as_read(reading, one)


def is_baseline(reading: Reading, at: int) -> bool:
    """Whether the figure is only what another is compared with: "up from £2m", "compared with 40 at present"."""
    tags, words = reading.sentence.tags, reading.words
    before = at - 1
    if words[max(0, before - 1) : at] == ["of", "the"] and "Q" in tags[max(0, at - _NEAR) : at]:
        return True  # "70% of the £9m repair"
    if before >= 0 and (tags[before] == "J" or words[before] in _PRESUPPOSED):
        return True
    if before > 0 and words[before] in _PASSED and tags[before - 1] == "D":
        return True
    while before >= 0 and (tags[before] in "DAJNO") and at - before <= _NEAR:
        if words[before] in _CURRENT:
            return True
        before -= 1
    before = at - 1
    if any(word in _PRESENT for word in words[at + 1 : at + 4]) or words[at + 1 : at + 3] == ["at", "present"]:
        return True
    while before >= 0 and tags[before] in "DAJ":
        before -= 1
    word = words[before] if before >= 0 else ""
    if word == "by":
        return any(one.last == before and one.modal.direction == "active" for one in reading.found)
    if word in ("with", "to"):
        return before > 0 and words[before - 1] in ("compared", "compares", "comparison", "contrast")
    return word in _BASES


def is_tail(reading: Reading, at: int) -> bool:
    """ "reached the goal of 50 laps, up from three": another figure than the noun's."""
    return any(word in _TAILS for word in reading.words[max(0, at - 3) : at])


def is_attribute(reading: Reading, at: int) -> bool:
    """ "a 60-seat hall", "(2019: £4)": what a thing is like, or was like in another year."""
    tags = reading.sentence.tags
    if tags[at + 1 : at + 2] == "N" and "-" in reading.words[at]:
        return True
    return at > 2 and tags[at - 1] == ":" and tags[at - 3] == "("


_LONGEST_STEP = 5  # tokens between a figure and "planned" after it
_NEAR = 4
_TAILS = frozenset(["up", "down", "compared"])
_WITHIN_PHRASE = frozenset("NWJHA")
_LINKING = frozenset(
    [
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "means",
        "amounts",
        "raised",
        "raises",
        "lowered",
        "lowers",
        "cut",
        "shaved",
        "lifted",
        "lifts",
        "trimmed",
        "increased",
        "revised",
        "remains",
        "remain",
        "stands",
        "stood",
        "delivering",
    ]
)
_PAST = frozenset(["had", "has", "have", "was", "were", "is", "are", "be", "been"])
_CURRENT = frozenset(["current", "present", "existing"])
_PRESENT = PRESENT - _CURRENT
_PRESUPPOSED = frozenset(["our", "these", "those"])
_PASSED = frozenset(["past", "last", "previous"])
_BASES = frozenset(["from", "than", "versus", "against", "vs"])
