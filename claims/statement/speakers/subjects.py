"""The noun phrase that names a speaker: before the word of speech, past an apposition, or after it."""

from typing import NamedTuple

from claims.statement.phrases import Parse, Phrase
from claims.statement.speakers.words import DOCUMENTS


class Subject(NamedTuple):
    """The words that name a speaker: `tokens[first:last]` of the sentence."""

    first: int
    last: int  # of the noun phrase with the name or the head noun
    end: int  # of what still belongs to it: "traders in the market"
    source_end: int = 0  # where its appositions end: ", 44, of Brackley,"


def subject_after(parse: Parse, place: int) -> Subject | None:
    """The noun phrase that begins at the token `place`, with the phrases that hang on it."""
    at = phrase_at(parse, place)
    phrases = parse.phrases
    if at < len(phrases) and phrases[at].kind == "v" and parse.lower[place] in DOCUMENTS:
        return _released_by(parse, place)
    if at >= len(phrases) or phrases[at].kind != "n":
        return None
    while at + 1 < len(phrases) and phrases[at + 1].kind == "n":
        at += 1  # "letting agents Hale & Moss"
    end = at + 1
    if end + 2 < len(phrases) and parse.tags[phrases[end].first] == "E" and parse.words(phrases[end + 1]) == ["by"]:
        end += 1  # "a bulletin printed by the harbour master"
    while (
        end + 1 < len(phrases)
        and phrases[end].kind in "PO"
        and phrases[end + 1].kind in "nz"
        and parse.tags[phrases[end].first] in "PO"
    ):
        if "Q" in parse.tags[phrases[end + 1].first : phrases[end + 1].last]:
            break
        end += 2
    return Subject(phrases[at].first, phrases[at].last, phrases[end - 1].last)


def _released_by(parse: Parse, place: int) -> Subject | None:
    """ "figures released by the electoral office", where "figures" looks like a verb."""
    at = phrase_at(parse, place)
    phrases = parse.phrases
    if parse.lower_of(phrases[at + 1]) != ["by"] if at + 2 < len(phrases) else True:
        return Subject(place, place + 1, place + 1)
    return Subject(place, place + 1, phrases[at + 2].last)


def subject_before(parse: Parse, at: int, depth: int = 0, *, shares: bool = True) -> Subject | None:
    """The noun phrase that is the subject of the verbs at phrase `at`; None where it is not told or cannot speak."""
    phrases = parse.phrases
    if depth > _DEEPEST:
        return None
    here = at - 1
    while here >= 0 and phrases[here].kind in "zA)":
        here = _opening(phrases, here) - 1 if phrases[here].kind == ")" else here - 1
    if here < 0:
        return None
    kind = phrases[here].kind
    if kind == "n":
        if (
            here >= 2
            and phrases[here - 1].kind == "P"
            and phrases[here - 2].kind == "v"
            and _is_auxiliary(parse, phrases[here - 2])
        ):
            return subject_before(parse, here - 2, depth + 1)  # "had in private pointed to"
        return _chain(parse, here)
    if kind == ",":
        found = _past_apposition(parse, here)
        return found if found is not None or not shares else _of_verb_before(parse, here, depth)
    if kind == "L":
        return _antecedent(parse, here)
    return _of_verb_before(parse, here, depth) if shares and kind in "CTPv" else None


_DEEPEST = 3  # verbs that share one subject: "came, saw and said"


def _is_auxiliary(parse: Parse, phrase: Phrase) -> bool:
    return all(tag in "XA" for tag in parse.tags[phrase.first : phrase.last])


def _opening(phrases: list[Phrase], place: int) -> int:
    while place > 0 and phrases[place].kind != "(":
        place -= 1
    return place


def _of_verb_before(parse: Parse, here: int, depth: int) -> Subject | None:
    """The subject that is shared with the verb before: "the bank rose and said", "wrote to the port, saying"."""
    while here >= 0:
        if parse.phrases[here].kind == "v":
            return subject_before(parse, here, depth + 1)
        if parse.phrases[here].kind in ";:.-S":
            return None
        here -= 1
    return None


def _past_apposition(parse: Parse, comma: int) -> Subject | None:
    """The subject before what stands between commas: "Mara Lind, 44, of Brackley, said"."""
    phrases = parse.phrases
    at = comma - 1
    for _ in range(_MOST_COMMAS):
        while at >= 0 and phrases[at].kind != ",":
            if phrases[at].kind in ";:" or (phrases[at].kind == '"' and at < comma - 1):
                return None
            at -= 1
        if at <= 0:
            return None
        before = phrases[at - 1]
        named = phrases[at + 1]
        if (
            before.kind == "n"
            and "W" not in parse.tags[before.first : before.last]
            and parse.tags[named.first : named.last].strip("W") == ""
        ):
            return Subject(named.first, named.last, named.last)  # "the owner, Brackley Foods, said"
        if before.kind == "n" and not _is_number(parse, before):
            chain = _chain(parse, at - 1)
            if chain is not None and opens_clause(parse, chain.first):
                return chain._replace(source_end=phrases[comma].last)
        at -= 1
    return None


_MOST_COMMAS = 4  # in what describes a speaker


_MAY_SUBORDINATE = frozenset(["after", "before", "since", "until", "as", "than"])  # "a reset after auditors said"


def _is_reduced(parse: Parse, phrase: Phrase) -> bool:
    return phrase.kind == "v" and parse.tags[phrase.first : phrase.last] == "E"


def _is_number(parse: Parse, phrase: Phrase) -> bool:
    return parse.tags[phrase.first : phrase.last] == "Q"


def opens_clause(parse: Parse, first: int) -> bool:
    return first == 0 or parse.tags[first - 1] in ',"CS;:-ZA.('


def _antecedent(parse: Parse, here: int) -> Subject | None:
    """Whom "who" stands for."""
    here -= 1
    while here >= 0 and parse.phrases[here].kind in ',"':
        here -= 1
    return _chain(parse, here) if here >= 0 and parse.phrases[here].kind == "n" else None


def _chain(parse: Parse, here: int) -> Subject | None:
    """The head of "traders in the market", whose last phrase is at `here`; None where a preposition governs it."""
    phrases = parse.phrases
    head = here
    while head >= 2 and phrases[head - 1].kind in "PO":
        if parse.lower[phrases[head - 1].first] in _MAY_SUBORDINATE:
            break
        if phrases[head - 2].kind in "nz":
            head -= 2
        elif head >= 3 and phrases[head - 3].kind == "n" and _is_reduced(parse, phrases[head - 2]):
            head -= 3  # "figures shown at the congress"
        else:
            break
    while head < here and phrases[head].kind != "n":
        head += 2
    if head and phrases[head - 1].kind in "PO" and head == here and parse.tags[phrases[head - 1].first] == "O":
        return None
    if (
        head < here
        and phrases[here - 1].kind == "O"
        and "Q" in parse.tags[phrases[here - 2].first : phrases[here - 2].last]
    ):
        return None  # "with 30 per cent of cooks saying"
    phrase = phrases[head]
    return Subject(phrase.first, phrase.last, phrases[here].last)


def phrase_at(parse: Parse, token: int) -> int:
    for place, phrase in enumerate(parse.phrases):
        if phrase.last > token:
            return place
    return len(parse.phrases)
