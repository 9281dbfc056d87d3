"""Which modal word governs a figure: the one of its clause, or of the clause that this one hangs on."""

from claims.statement.modality.clauses import Clause, Reading
from claims.statement.modality.words import DENIED, EXPECTED, HYPOTHETICAL, OBJECTS, STATED, Found
from claims.statement.tags import VERBS


def governing(reading: Reading, at: int, number: int) -> Found | None:
    """The modal word that governs a figure: of its clause, else of the clause that this one hangs on."""
    clause = reading.clauses[number]
    own = _of_clause(reading, clause, at)
    if own is not None:
        return own
    if (after := _said_after(reading, number)) is not None:
        return after
    if clause.has_verb:
        if number and clause.opener == "C" and _shares_auxiliary(reading, clause):
            return governing(reading, at, number - 1)
        return _inherited(reading, number, at) if clause.opener in ("S", "L") else None
    if clause.opener in ("L", "S"):
        return None
    if clause.opener == "" or (clause.opener == "C" and number == 0):
        return _following(reading, number, at)
    if (
        number + 1 < len(reading.clauses)
        and reading.clauses[number + 1].begins_with_verb
        and reading.clauses[number + 1].opener == ","
    ):
        is_subject = not number or clause.last - clause.first == _COMMA_AND_FIGURE
        return _of_clause(reading, reading.clauses[number + 1], at) if is_subject else None
    if number > 1 and reading.clauses[number - 1].opener == "L" and clause.opener == ",":
        number -= 1  # ", which aims for 1%, shed 30 posts"
    return governing(reading, at, number - 1) if number else None


def _said_after(reading: Reading, number: int) -> Found | None:
    """ ", modellers estimated on Friday": what follows a sentence may tell that it was a guess."""
    tags = reading.sentence.tags
    if number + 1 >= len(reading.clauses) or reading.clauses[number + 1].opener != ",":
        return None
    clause = reading.clauses[number + 1]
    if "Q" in tags[clause.first : clause.last]:
        return None
    for one in reading.found:
        if clause.first < one.first < clause.last and tags[one.last : one.last + 1] in (".", "Z", "P", ",", ""):
            is_guess = (
                one.modal.modality == EXPECTED and reading.words[one.first] not in _THINKS and tags[one.first] in "VE"
            )
            return one if is_guess and tags[one.first - 1] in "NW" else None
    return None


def _shares_auxiliary(reading: Reading, clause: Clause) -> bool:
    """ "will take £3m and create 40 posts": a bare verb goes on from the one before."""
    if not clause.begins_with_verb:
        return False
    word = next(
        (reading.words[at] for at in range(clause.first, clause.last) if reading.sentence.tags[at] in "VXE"), ""
    )
    return VERBS.get(word, ("", ""))[1] == word


def _of_clause(reading: Reading, clause: Clause, at: int) -> Found | None:
    """The closest modal before the figure that reaches forward, else the first after it that reaches back."""
    before = after = over = None
    for one in reading.found:
        direction = one.modal.direction
        if not clause.first <= one.first < clause.last:
            if direction in _OVER and one.modal.ends == "sentence" and (one.first < at or direction == "both"):
                over = one
            continue
        if one.last <= at and direction in _FORWARD and (one.modal.ends != "loss" or _has_loss(reading, one, at)):
            if before is None or before.modal.modality in (EXPECTED, STATED) or one.modal.modality != EXPECTED:
                before = one
        elif one.first > at and _reaches_back(reading, one) and (after is None or one.modal.modality == HYPOTHETICAL):
            after = one
    if over is not None and over.modal.modality == DENIED:
        return over
    if after is not None and after.modal.modality == HYPOTHETICAL:
        return after
    return before or after or over


def _reaches_back(reading: Reading, one: Found) -> bool:
    """ "3% is expected": a passive reaches its subject, "3% expect more" does not."""
    if one.modal.ends == "loss":
        return reading.sentence.tags[one.last : one.last + 1] in (".", "Z", "P", "")
    if one.modal.direction == "active":
        return any(word in _BE for word in reading.words[max(0, one.first - 3) : one.first])
    return one.modal.direction in _BACKWARD


def _has_loss(reading: Reading, one: Found, at: int) -> bool:
    """ "put the damage at", not "put the ball in"."""
    words = reading.words[one.last : at]
    return "average" not in words and any(word in OBJECTS for word in words or reading.words[:at])


def _following(reading: Reading, number: int, at: int) -> Found | None:
    """What governs a phrase that stands before its clause: "With spending of £3m, the town will be short"."""
    for clause in reading.clauses[number + 1 :]:
        if clause.has_verb and clause.opener in (",", ""):
            return _of_clause(reading, clause, at)
    return None


def _inherited(reading: Reading, number: int, at: int) -> Found | None:
    """What a "that" hangs on: "denied that 40 died", "expects that repairs cost £3m"."""
    if not number or reading.words[reading.clauses[number].first] not in ("that", "if", "whether"):
        return None
    found = _of_clause(reading, reading.clauses[number - 1], at)
    return (
        found
        if found is not None
        and found.modal.direction in _FORWARD
        and found.first > reading.clauses[number - 1].first - 1
        else None
    )


_COMMA_AND_FIGURE = 2  # tokens: ", £9m, is meant for paths"
_THINKS = frozenset(["reckon", "reckons", "reckoned"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_FORWARD = frozenset(["forward", "both", "active", "condition", "plan"])
_BACKWARD = frozenset(["backward", "both"])
_OVER = frozenset(["forward", "both", "condition", "plan"])
