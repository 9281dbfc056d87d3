"""Which verb and which noun govern a figure, and who does what the verb says.

"Online sales reached £90m": verb "reached", subject "Online sales". "a gap of 12 billion": noun "a gap".
"""

from typing import NamedTuple

from claims.statement.phrases import Parse, Phrase
from claims.statement.tags import PAST_ALONE, VERBS
from claims.vocabulary import word_class

NOWHERE = -1
_STEPS = "PTOA"  # what stands between a figure and what it leans on: "at", "to", "of", "sharply"
_BEFORE_CLAUSE = word_class("verbs before a clause")


class Governors(NamedTuple):
    """What a figure leans on, as places in Parse.phrases; NOWHERE where there is none."""

    noun: int = NOWHERE  # "a gap of 12 billion", "put the loss at $1.7bn"
    verb: int = NOWHERE
    subject: int = NOWHERE  # of the verb
    preposition: str = ""  # that stands before the figure: "of", "at", "by"
    is_subject: bool = False  # whether the figure is its verb's own subject: "30 hikers were rescued"


def has_figure(parse: Parse, phrase: Phrase) -> bool:
    """Whether a phrase holds a quantity."""
    return "Q" in parse.tags[phrase.first : phrase.last]


def governors(parse: Parse, place: int) -> Governors:
    """What the figure in the phrase at `place` leans on."""
    noun, verb, preposition, at = _leftwards(parse, place)
    if verb != NOWHERE:
        return Governors(noun, verb, subject_of(parse, verb), preposition)
    ahead = NOWHERE if preposition else verb_after(parse, place)
    if at >= 0 and not preposition and parse.phrases[at].kind in ",C":
        along = _coordinate(parse, at)
        if along != NOWHERE and ahead in (NOWHERE, verb_after(parse, along)):
            return governors(parse, along)
    if ahead != NOWHERE:
        return Governors(noun, ahead, place, preposition, is_subject=True)
    if noun != NOWHERE:
        verb = verb_before(parse, noun)
    return Governors(noun, verb, subject_of(parse, verb) if verb != NOWHERE else NOWHERE, preposition)


def _leftwards(parse: Parse, place: int) -> tuple[int, int, str, int]:
    """The noun and the verb before a figure, the preposition that it follows, and where the search ended."""
    phrases = parse.phrases
    preposition, noun = "", NOWHERE
    at = place - 1
    while at >= 0:
        kind = phrases[at].kind
        if kind in "PTO":
            preposition = preposition or parse.lower[phrases[at].first]
        elif kind == "n" and preposition:
            if not has_figure(parse, phrases[at]):
                if noun != NOWHERE and phrases[at + 1].kind not in "OPTz":
                    break
                noun = at
                if preposition == "of":
                    break
        elif kind == "v":
            if not _hangs_on_noun(parse, at):
                return noun, at, preposition, at
        elif kind == ")":
            at = opening(phrases, at)
        elif kind not in "zA":
            break
        at -= 1
    return noun, NOWHERE, preposition, at


def _coordinate(parse: Parse, place: int) -> int:
    """The figure that the one after the "and" or comma at `place` goes along with: "40 shops and 300 staff"."""
    at = place - 1
    while at >= 0 and parse.phrases[at].kind in ",C":
        at -= 1
    while at >= 1 and parse.phrases[at].kind == "n" and not has_figure(parse, parse.phrases[at]):
        if parse.phrases[at - 1].kind not in "OP":
            return NOWHERE
        at -= 2
    is_figure = at >= 0 and parse.phrases[at].kind == "n" and has_figure(parse, parse.phrases[at])
    return at if is_figure else NOWHERE


def _hangs_on_noun(parse: Parse, verb: int) -> bool:
    """ "the number of nurses called in", "the cost of thatching a roof": a verb inside a chain of nouns.

    A verb stands further left in the same clause, or the noun before it would have none to be the subject or object of.
    "Kestrel said revenue fell" has two clauses: fell is no participle, and what is said has a verb of its own.
    """
    phrases = parse.phrases
    if not _is_participle(parse, verb) or verb < 2:
        return False
    before = phrases[verb - 1].kind
    if before == "O":
        return phrases[verb - 2].kind == "n"
    if before != "n":
        return False
    at = verb - 2
    while at >= 0 and phrases[at].kind in "nPOTzA":
        at -= 1
    return at >= 0 and phrases[at].kind == "v" and not _opens_clause(parse, at)


def teller_of(parse: Parse, subject: int) -> int:
    """Who says of itself what a clause with "it" tells: "Ford said it would cut 900 jobs"; NOWHERE where none does."""
    if subject < _LINK or parse.lower[parse.phrases[subject].first] != "it":
        return NOWHERE
    said = subject - 1 - int(parse.phrases[subject - 1].kind == "S")
    is_said = said > 0 and parse.phrases[said].kind == "v" and _opens_clause(parse, said)
    return subject_of(parse, said) if is_said else NOWHERE


def _opens_clause(parse: Parse, verb: int) -> bool:
    """ "said", "has warned": another clause may follow."""
    word = parse.lower[parse.phrases[verb].last - 1]
    return VERBS.get(word, ("", word))[1] in _BEFORE_CLAUSE


def opening(phrases: list[Phrase], place: int) -> int:
    """Where the bracket opens that closes at `place`; the sentence's start where none does."""
    while place > 0 and phrases[place].kind != "(":
        place -= 1
    return place


def verb_after(parse: Parse, place: int) -> int:
    """The verb of which the phrase at `place` is the subject: straight after it and its complements."""
    phrases = parse.phrases
    at = place + 1
    while at < len(phrases):
        kind = phrases[at].kind
        if kind == "v":
            return at
        if kind not in "POnzA":
            return NOWHERE
        if kind == "n" and phrases[at - 1].kind not in "PO":
            return NOWHERE
        at += 1
    return NOWHERE


def verb_before(parse: Parse, place: int) -> int:
    """The verb whose object the noun phrase at `place` is; NOWHERE when no verb comes straight before it."""
    phrases = parse.phrases
    at = place - 1
    while at >= 0 and phrases[at].kind in "POTnzA":
        if phrases[at].kind == "n" and phrases[at + 1].kind not in "POT":
            return NOWHERE
        at -= 1
    return at if at >= 0 and phrases[at].kind == "v" else NOWHERE


def subject_of(parse: Parse, verb: int, depth: int = 0) -> int:
    """The noun phrase that does what the verb at `verb` says; NOWHERE when it is not told here."""
    return verb - 2 if _is_made_to(parse, verb - 1) else _subject_before(parse, verb, depth)


def _subject_before(parse: Parse, verb: int, depth: int) -> int:
    phrases = parse.phrases
    if depth > _DEEPEST or verb <= 0:
        return NOWHERE
    at = verb - 1
    while at >= 0:
        kind = phrases[at].kind
        if kind == "n":
            at -= int(at > 0 and _is_reflexive(parse, at))  # "the town itself"
            at -= int(at > 0 and phrases[at - 1].kind == "n" and has_figure(parse, phrases[at]))  # "men aged 30"
            head = chain_start(parse, at)
            if head != NOWHERE and not _is_aside(parse, head):
                return named_by(parse, head, verb)
            if head != NOWHERE:
                at = head - 2
                continue
            at = start_of_chain(parse, at) - 1
        elif kind in 'zA"P' or (kind == "T" and at and phrases[at - 1].kind in "nz"):
            at -= 1
        elif kind == ")":
            at = opening(phrases, at) - 1
        elif kind == ",":
            before = apposition_start(parse, at)
            if before == NOWHERE:
                return _of_previous_verb(parse, at, depth)
            at = before - 1
        elif kind == "L":
            return antecedent(parse, at)
        elif kind == "v" and (relative := _relative_before(parse, at)) != NOWHERE:
            return antecedent(parse, relative)  # "the fire that broke out has killed"
        else:
            return _of_previous_verb(parse, at, depth) if kind in "CTv" else NOWHERE
    return NOWHERE


def _is_made_to(parse: Parse, place: int) -> bool:
    """ "expected the economy to grow": whether the "to" at `place` tells what the object before it is to do."""
    if (
        place < 2
        or parse.phrases[place].kind != "T"
        or parse.phrases[place - 1].kind != "n"
        or parse.phrases[place - 2].kind != "v"
    ):
        return False
    word = parse.lower[parse.phrases[place - 2].last - 1]
    return VERBS.get(word, ("", word))[1] in _MAKE_DO


_MAKE_DO = word_class("verbs that make another act")


def _is_reflexive(parse: Parse, place: int) -> bool:
    is_self = parse.lower[parse.phrases[place].first] in ("itself", "himself", "herself", "themselves")
    return is_self and parse.phrases[place - 1].kind == "n"


def _relative_before(parse: Parse, verb: int) -> int:
    at = verb - 1
    while at >= 0 and parse.phrases[at].kind in "Az":
        at -= 1
    return at if at >= 0 and parse.phrases[at].kind == "L" else NOWHERE


def _is_aside(parse: Parse, place: int) -> bool:
    """ "Ruth Lasker, 67, of Water Street": a figure between commas, of no verb the subject."""
    phrase = parse.phrases[place]
    return (
        phrase.last - phrase.first == 1
        and has_figure(parse, phrase)
        and place > 1
        and parse.phrases[place - 1].kind == ","
    )


def named_by(parse: Parse, place: int, verb: int) -> int:
    """The name that stands beside a common noun: "Its operator, Coastline Ferries, has"; else the noun itself."""
    phrases = parse.phrases
    if place + 3 < verb + 1 and phrases[place + 1].kind == "," and phrases[place + 2].kind == "n":
        beside = phrases[place + 2]
        if parse.tags[phrases[place].last - 1] == "N" and set(parse.tags[beside.first : beside.last]) <= {"W", "&"}:
            return place + 2
    return place


_DEEPEST = 4  # verbs that hang on one another: "wants to start to build"


def _of_previous_verb(parse: Parse, place: int, depth: int) -> int:
    """The subject that a verb shares with the one before it: "rose in May and fell in June", ", beating the rest"."""
    at = place
    while at >= 0:
        kind = parse.phrases[at].kind
        if kind == "v":
            return subject_of(parse, at, depth + 1)
        if kind in ";:.-S":
            return NOWHERE
        at -= 1
    return NOWHERE


def start_of_chain(parse: Parse, place: int) -> int:
    """Where the chain of "the toll from the fire in the valley" begins that ends with the phrase at `place`."""
    at = place
    while at >= _LINK:
        step = _link_before(parse, at)
        if not step:
            break
        at -= step
    return at


_LINK = 2  # phrases, at least: a noun and what joins it to the next


def _link_before(parse: Parse, at: int) -> int:
    """How many phrases back the noun stands that the one at `at` hangs on; 0 when it hangs on none."""
    kinds = "".join(phrase.kind for phrase in parse.phrases[max(0, at - 3) : at])
    if kinds.endswith(("nP", "nO", "zP", "zO", "nC")):
        begins = kinds[-1] != "O" and has_figure(parse, parse.phrases[at - 2])
        return 0 if begins else _LINK  # "Vestas jumped 8% and Orsted gained 3%": a clause of its own
    if kinds.endswith(("nPv", "nOv")):
        return _LINK + 1  # "the cost of dredging the canal"
    if kinds.endswith("nv") and _is_participle(parse, at - 1):
        return _LINK  # "the plan approved by judges"
    if kinds.endswith(")"):
        opens = opening(parse.phrases, at - 1)
        return at - opens + 1 if opens > 0 else 0
    return 0


def chain_start(parse: Parse, place: int) -> int:
    """The head of the chain of noun phrases that ends at `place`; NOWHERE when a preposition governs all of it."""
    start = start_of_chain(parse, place)
    if parse.phrases[start].kind != "n":
        return NOWHERE
    before = parse.phrases[start - 1].kind if start else "."
    if before in "PO" and start:
        return NOWHERE
    return start


def _is_participle(parse: Parse, place: int) -> bool:
    """ "barns flooded in the valley", "the plan approved by judges": a verb that stands in no full sentence."""
    phrase = parse.phrases[place]
    if phrase.last - phrase.first != 1 or parse.tags[phrase.first] not in "EG":
        return False
    return parse.lower[phrase.first] not in PAST_ALONE and not _opens_clause(parse, place)


def apposition_start(parse: Parse, comma: int) -> int:
    """The comma that opens what the one at `comma` closes: ", which has 40 shops,"; NOWHERE when none does."""
    phrases = parse.phrases
    nearest = NOWHERE
    for at in range(comma - 1, 0, -1):
        kind = phrases[at].kind
        if kind in ";:.-":
            break
        if kind == "," and phrases[at - 1].kind in 'n)z"':
            opener = phrases[at + 1].kind
            if opener == "L":
                return at
            if nearest == NOWHERE:
                if opener not in "nvPSDE":
                    return NOWHERE
                nearest = at
    return nearest


def antecedent(parse: Parse, relative: int) -> int:
    """What "which" stands for: the noun phrase before it, past its comma."""
    at = relative - 1
    while at >= 0 and parse.phrases[at].kind in ',"PA':
        at -= 1
    while at >= 0 and parse.phrases[at].kind == ")":
        at = opening(parse.phrases, at) - 1
    if at >= 2 and parse.phrases[at].kind == "n" and _is_aside(parse, at) and parse.phrases[at - 2].kind == "n":
        at -= 2  # "Dean Foxley, 34, who earns £12"
    return at if at >= 0 and parse.phrases[at].kind == "n" else NOWHERE
