"""A sentence cut into clauses, each of which may be said more or less firmly than the next."""

from typing import NamedTuple

from claims.statement.modality.words import Found
from claims.statement.phrases import Parse


class Clause(NamedTuple):
    """A stretch of a sentence: `tokens[first:last]`."""

    first: int
    last: int
    opener: str  # tag of what opens it: , ; : - C S L, or "" at the start of the sentence
    has_verb: bool
    begins_with_verb: bool


class Reading(NamedTuple):
    """One sentence with its modal words, asked figure by figure."""

    sentence: Parse
    words: list[str]  # in small letters
    found: list[Found]
    clauses: list[Clause]
    holds: bool  # whether a pledge was spoken of just before
    is_conditional: bool  # whether it has an "if"


def clauses(sentence: Parse) -> list[Clause]:
    """A sentence cut where a mark, a subordinator or a conjunction opens another clause."""
    phrases, tags = sentence.phrases, sentence.tags
    cuts: list[tuple[int, str]] = [(0, "")]
    for at, phrase in enumerate(phrases):
        kind = phrase.kind
        if (
            kind in ",;:-SL"
            or (kind == "C" and _opens(sentence, at + 1))
            or (kind == "P" and _subordinates(sentence, at))
        ):
            cuts.append((phrase.first, "S" if kind == "P" else kind))
    found = []
    verbs = [phrase for phrase in phrases if phrase.kind == "v"]
    for number, (first, opener) in enumerate(cuts):
        last = cuts[number + 1][0] if number + 1 < len(cuts) else len(tags)
        inside = [verb for verb in verbs if first <= verb.first < last and _is_finite(sentence, verb.first, verb.last)]
        begins = bool(inside) and all(tag in ',"SLCA' for tag in tags[first : inside[0].first])
        found.append(Clause(first, last, opener, bool(inside), begins))
    return found


def _opens(sentence: Parse, at: int) -> bool:
    """Whether a clause with a verb of its own begins at the phrase `at`: "and it will rise", "and will rise"."""
    for phrase in sentence.phrases[at : at + 7]:
        if phrase.kind == "v":
            return _is_finite(sentence, phrase.first, phrase.last)
        if phrase.kind not in "nPOzA":
            return False
    return False


def _subordinates(sentence: Parse, at: int) -> bool:
    """ "after it closed 3 shops": a preposition that opens a clause."""
    phrase = sentence.phrases[at]
    return sentence.lower[phrase.first] in _SUBORDINATING and _opens(sentence, at + 1)


_SUBORDINATING = frozenset(["after", "before", "since", "as", "until", "than"])


def _is_finite(sentence: Parse, first: int, last: int) -> bool:
    """Whether a group of verbs makes a sentence: "will rise", "rose"; "flooded in May" may be a participle."""
    tags = sentence.tags
    if last - first == 1 and sentence.tokens[first].word == "equal":
        return False
    if any(tag in "XYV" for tag in tags[first:last]):
        return first == 0 or tags[first - 1] != "T"
    return (tags[last - 1] == "E" and tags[last : last + 1] not in ("P", "O", "")) or tags[first - 1 : first] in (
        "R",
        "W",
    )
