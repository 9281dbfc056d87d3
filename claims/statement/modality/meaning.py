"""What a modal word means in its sentence: "would" after "if" is hypothetical, "will provide" a pledge."""

from claims.statement.modality.clauses import Reading
from claims.statement.modality.words import AMOUNTS, EXPECTED, GIVING, HYPOTHETICAL, PLEDGED, STATED, Found
from claims.statement.tags import VERBS


def as_read(reading: Reading, one: Found) -> str:
    """The modality of a governed figure: "would" after "if" is hypothetical, "will" after a pledge is pledged."""
    modality = one.modal.modality
    word = reading.words[one.first]
    if word in _SHOULD:
        return modality if _verb_after(reading, one) in AMOUNTS or "aiming" in reading.words else STATED
    if "never" in reading.words[one.last : one.last + 2] or (word in ("have", "need") and _is_negated(reading, one)):
        return HYPOTHETICAL
    if modality != EXPECTED or word not in AUXILIARIES | _PLANS:
        return modality
    if word not in _PLANS and (reading.is_conditional or (word in _WOULD and _is_imagined(reading, one))):
        return HYPOTHETICAL
    if reading.words[-1] == "?":
        return HYPOTHETICAL
    verb = _verb_after(reading, one)
    if word in _WILL and (verb in GIVING or (reading.holds and verb in _PAID)):
        return PLEDGED
    is_pledged = reading.holds or any(other.modal.modality == PLEDGED for other in reading.found)
    return PLEDGED if is_pledged and word in _WOULD | _PLANS else modality


def _verb_after(reading: Reading, one: Found) -> str:
    """The verb that "will" stands before, in its base form; "" where none is near."""
    for at in range(one.last, min(one.last + 4, len(reading.words))):
        if reading.words[at] in VERBS and reading.sentence.tags[at] in "VEN":
            return VERBS[reading.words[at]][1]
    return ""


def _is_negated(reading: Reading, one: Found) -> bool:
    return any(word in _NOT for word in reading.words[max(0, one.first - 2) : one.first])


def _is_imagined(reading: Reading, one: Found) -> bool:
    """ "I would trade", "an option would take", "closing it would save": nobody plans that."""
    tags, words = reading.sentence.tags, reading.words
    clause = next(clause for clause in reading.clauses if one.first < clause.last)
    if any(words[at] in ("i", "we", "you", "option") for at in range(clause.first, one.first)):
        return True
    return any(tags[at] == "G" and (at == 0 or tags[at - 1] in "VESC") for at in range(one.first))


_WILL = frozenset(["will", "'ll", "’ll", "we'll", "we’ll", "i'll", "i’ll", "they'll", "it'll"])
_SHOULD = frozenset(["should", "shouldn't", "shouldn’t", "ought"])
_WOULD = frozenset(["would", "wouldn't", "wouldn’t"])
AUXILIARIES = (
    _WILL
    | _WOULD
    | frozenset(["shall", "is", "are", "was", "were", "won't", "won’t", "could", "might", "may", "should"])
)
_PLANS = frozenset(["earmarked", "allotted", "budgeted", "set"])
_PAID = frozenset(["lend", "pay", "spend", "go"])
_NOT = frozenset(["not", "don't", "don’t", "doesn't", "doesn’t", "n't"])
