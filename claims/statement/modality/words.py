"""The words that say how firmly a figure is stated, found in one sentence: "will", "a target of", "denied"."""

from typing import NamedTuple

from claims.statement.tags import VERBS
from claims.vocabulary import rows

STATED, EXPECTED, PLEDGED, TARGET = "stated", "expected", "pledged", "target"
DENIED, HYPOTHETICAL = "denied", "hypothetical"


class Modal(NamedTuple):
    """One row of modality.csv: what a phrase makes of the figures that it reaches."""

    modality: str
    direction: str  # forward, backward, both; noun, adjective; condition, plan, baseline, nearby; object, giving
    ends: str  # where its reach ends: figure, clause, sentence; loss where its object must be one


class Found(NamedTuple):
    """A modal phrase where it stands: `tokens[first:last]`."""

    first: int
    last: int
    modal: Modal


_PHRASES: dict[str, list[tuple[tuple[str, ...], Modal]]] = {}  # by the first word, longest first
_NO_PHRASES = ("object", "giving", "negation", "amount", "baseline", "nearby")


def _load() -> None:
    for row in rows("modality.csv"):
        if row["direction"] not in _NO_PHRASES:
            for phrase in row["phrase"].split("|"):
                parts = tuple(phrase.split(" "))
                modal = Modal(row["modality"], row["direction"], row["ends"])
                _PHRASES.setdefault(parts[0], []).append((parts, modal))
    for entries in _PHRASES.values():
        entries.sort(key=lambda entry: -len(entry[0]))


def _of(direction: str) -> frozenset[str]:
    """The words of the rows with that direction."""
    return frozenset(
        word for row in rows("modality.csv") if row["direction"] == direction for word in row["phrase"].split("|")
    )


_load()
OBJECTS = _of("object")  # "put the damage at": what can only be estimated
GIVING = _of("giving")  # "will provide £3m" is a pledge
AMOUNTS = _of("amount")  # "should spend 3%" sets a target, "should stand 3 metres off" does not
BASELINES = _of("baseline")
PRESENT = _of("nearby")
STARTS = frozenset(_PHRASES)
_OF_VERBS = frozenset(["forward", "both", "active"])
_NOUNS = _of("noun") | _of("adjective")
_BOTH = frozenset(word for word, (tag, _) in VERBS.items() if tag == "B")
_ABILITIES = frozenset(["hear", "see", "feel", "smell", "remember", "only", "not", "afford", "barely"])


def modals(words: list[str], tags: str) -> list[Found]:
    """Every modal phrase of a sentence, in order; the longest wins, and a noun is told from a verb by its tag."""
    found: list[Found] = []
    if STARTS.isdisjoint(words):
        return found
    done = 0
    for place, word in enumerate(words):
        if word not in STARTS or place < done:
            continue
        for parts, modal in _PHRASES[word]:
            last = place + len(parts)
            if (len(parts) == 1 or tuple(words[place:last]) == parts) and _fits(words, tags, place, last, modal):
                found.append(Found(place, last, modal))
                done = last
                break
    return found


def _fits(words: list[str], tags: str, place: int, last: int, modal: Modal) -> bool:
    """Whether the word plays the part that its row tells of: "forecasts 3%" (verb), "a forecast of 3%" (noun)."""
    direction, word = modal.direction, words[place]
    if direction == "noun":
        return tags[last - 1] in "NBQ" or (tags[last - 1] == "V" and tags[last : last + 1] == "O")
    if direction == "adjective":
        return tags[place] in "NEVB" and _figure_near(tags, last)
    if word in ("could", "might", "couldn't", "couldn’t"):
        return words[last : last + 1] == [] or words[last] not in _ABILITIES
    if word in ("will", "may"):
        return tags[place] == "X" and (not place or tags[place - 1] not in "DJO")
    if word == "likely" and place:
        return words[place - 1] not in ("more", "less", "as", "twice")
    if tags[place] == "N" and direction in _OF_VERBS and word.endswith("ing"):
        return False  # "a promising start"
    if last - place == 1 and direction in _OF_VERBS and tags[place] == "N" and (word in _NOUNS or word in _BOTH):
        return tags[last : last + 1] == "Q" and word.endswith("s")  # "wants 6%": a verb that looks like a noun
    return True


def _figure_near(tags: str, last: int) -> bool:
    """ "a planned 15 metres", "the expected $3m": the figure follows at once."""
    return tags[last : last + 1] == "Q"
