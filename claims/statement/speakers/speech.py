"""Who speaks in one sentence, and over which of its words: "40 homes burned, Mara Lind said" is hers to the comma.

The words of speech stand in lexicon/attributions.csv with their classes: `say` may stand before or after what is
said, `hold` and `pledge` only before it, `show` wants a document or an instrument as its subject.
"""

from typing import NamedTuple

from claims.statement.phrases import Parse, Phrase
from claims.statement.speakers.subjects import Subject, opens_clause, phrase_at, subject_after, subject_before
from claims.statement.speakers.words import BY, CUES, DOCUMENTS, FORECASTS, SOURCES, TERMS, VERBS_OF_SPEECH


class Speech(NamedTuple):
    """One speaker and the tokens that are attributed to him; `tokens[first:last]`, less his own description."""

    verb: int  # the token of the word of speech
    kind: str  # say, hold, show, pledge, by, source
    subject: Subject
    first: int
    last: int
    is_before: bool  # whether speaker and verb stand before what is said


def speeches(parse: Parse) -> list[Speech]:
    """Every word of speech of a sentence with its speaker and reach; a sentence without one gives []."""
    cues = [place for place, word in enumerate(parse.lower) if word in CUES]
    if not cues:
        return []
    found = []
    for place in cues:
        word = parse.lower[place]
        if (speech := _of_source(parse, place, word) or _of_verb(parse, place, word)) is not None:
            found.append(speech)
    return found


# --- according to


def _of_source(parse: Parse, place: int, word: str) -> Speech | None:
    """ "according to Mara Lind", "expected by analysts": the speaker comes last."""
    tokens, tags = parse.tokens, parse.tags
    phrase = SOURCES.get(word)
    if phrase is not None:
        first = place - phrase.index(word)
        last = first + len(phrase)
        if tuple(parse.lower[max(0, first) : last]) != phrase:
            return None
        subject = subject_after(parse, last)
        if subject is None or _is_terms(parse, subject):
            return None
        return Speech(place, "source", subject, 0, len(tokens), first == 0)
    ahead = place + 1
    if (
        word in BY
        and tokens[ahead : ahead + 1]
        and parse.lower[ahead] == "by"
        and tags[ahead + 1 : ahead + 2] not in ("Z", "Q", "")
    ):
        subject = subject_after(parse, ahead + 1)
        if subject is not None and not any(tag in "QZ" for tag in tags[subject.first : subject.last]):
            return Speech(place, "by", subject, _segment_start(parse, place), place, is_before=False)
    return None


def _is_terms(parse: Parse, subject: Subject) -> bool:
    """ "according to plan": what sets how things go says nothing."""
    return not TERMS.isdisjoint(parse.lower[subject.first : subject.end])


def _segment_start(parse: Parse, place: int) -> int:
    """Where the stretch between marks begins that holds the token at `place`."""
    while place > 0 and parse.tags[place - 1] not in ",;:(-":
        place -= 1
    return place


# --- said


def _of_verb(parse: Parse, place: int, word: str) -> Speech | None:
    """ "Mara Lind said 40 homes burned", "40 homes burned, said Mara Lind", "the bank expects a loss"."""
    kind, particle = VERBS_OF_SPEECH.get(word, ("", ""))
    following = parse.lower[place + 1] if place + 1 < len(parse.tokens) else ""
    if (
        (not kind and word not in FORECASTS)
        or (particle and following != particle)
        or _is_bare_form(parse, place, word)
    ):
        return None
    at = phrase_at(parse, place)
    phrase = parse.phrases[at]
    if kind == "say" and not _NEGATING.isdisjoint(parse.lower_of(phrase)):
        return None  # "did not say how many"
    if phrase.kind == "n" and word in FORECASTS:
        own = _of_forecast(parse, place, at)
        return own if own is not None or kind != "hold" else _hidden(parse, place, at, kind)
    if phrase.kind != "v":
        is_ambiguous = phrase.kind == "n" and kind in _WITH_OBJECT and parse.tags[place] == "N"
        return _hidden(parse, place, at, kind) if is_ambiguous else None
    if _is_passive(parse, phrase, place) or (
        following == "to" and kind == "hold" and _is_participle(parse, phrase, place)
    ):
        return None
    if kind == "say" and (subject := _inverted(parse, at, word)) is not None:
        return Speech(place, "say", subject, 0, parse.phrases[at].first, is_before=False)
    is_joined = kind in _JOINED and at > 0 and parse.phrases[at - 1].kind == "C"
    subject = subject_before(parse, at, shares=kind == "say" or is_joined)
    if subject is None or (kind == "hold" and _is_terms(parse, subject)):
        return None
    after = parse.phrases[at].last
    if kind == "hold" and "Q" in parse.tags[subject.first : subject.last - 1]:  # "the £25m dealers predicted"
        subject = subject._replace(first=parse.tags.rindex("Q", subject.first, subject.last) + 1)
    if kind == "hold" and subject.first and parse.tags[subject.first - 1] == "Q" and not _has_clause(parse, at):
        return Speech(
            place, kind, subject, subject.first - 1, subject.first, is_before=False
        )  # "the £25m dealers predicted"
    if kind not in _EITHER_SIDE or word.endswith("ing") or _has_clause(parse, at):
        if not _takes(parse, at, kind, word):
            return None
        return Speech(place, kind, subject, after, len(parse.tokens), is_before=True)
    return Speech(place, kind, subject, 0, len(parse.tokens), is_before=subject.first == 0)


def _of_forecast(parse: Parse, place: int, at: int) -> Speech | None:
    """ "the bank cut its forecast for growth to 3%": his own forecast is what he says."""
    phrase, before = parse.phrases[at], parse.phrases[at - 1]
    if not at or before.kind != "v" or parse.lower[phrase.first] not in _OWN:
        return None
    subject = subject_before(parse, at - 1, shares=True)
    return Speech(place, "hold", subject, place, len(parse.tokens), is_before=True) if subject is not None else None


_OWN = frozenset(["its", "his", "her", "their"])
_NEGATING = frozenset(["not", "never", "didn't", "doesn't", "didn’t", "doesn’t"])
_JOINED = ("hold", "pledge", "want")  # "expects 90 posts and asks for £3m"
_EITHER_SIDE = ("say", "hold", "show")
_WITH_OBJECT = ("hold", "show", "present", "say")


def _hidden(parse: Parse, place: int, at: int, kind: str) -> Speech | None:
    """ "the council forecast exports of 3 tonnes": a verb that looks like a noun, for no other verb is there."""
    phrase, word = parse.phrases[at], parse.tokens[place].word
    if place == phrase.first and at > 1 and parse.phrases[at - 1].kind == "A" and parse.phrases[at - 2].kind == "n":
        before = parse.phrases[at - 2]  # "the bank now projects"
        subject = Subject(before.first, before.last, before.last)
        return Speech(place, kind, subject, place + 1, len(parse.tokens), is_before=True) if kind == "hold" else None
    if place == phrase.first or not opens_clause(parse, phrase.first) or (kind == "say" and not word.endswith("ed")):
        return None
    if place == phrase.last - 1:
        following = parse.tags[place + 1 : place + 2]
        if kind == "hold" and following in ("D", "R", "Q") and word.endswith("s"):  # "the bank pegs the damage at £3m"
            subject = Subject(phrase.first, place, place)
            return Speech(place, kind, subject, place + 1, len(parse.tokens), is_before=True)
        if following in ("P", ".", "") and parse.tags[place - 1] in "NW":  # "UN records show", "the table sets out"
            subject = Subject(phrase.first, place, place)
            return Speech(
                place,
                kind,
                subject,
                0 if following != "P" else place + 1,
                len(parse.tokens),
                is_before=following == "P",
            )
        return None
    if parse.tags[place - 1] not in "NW" or parse.tags[place + 1] not in "NWQDH":
        return None
    for after in parse.phrases[at + 1 :]:
        if after.kind in ",;:.":
            break
        if after.kind == "v":
            return None
    return Speech(place, kind, Subject(phrase.first, place, place), place + 1, len(parse.tokens), is_before=True)


def _is_participle(parse: Parse, phrase: Phrase, place: int) -> bool:
    """ "a bill expected to reach": the verb stands alone, with no noun before it that could expect."""
    before = parse.tags[phrase.first - 1] if phrase.first else "."
    return (
        (phrase.first == place and parse.tags[place] == "E" and before not in "WR")
        or before == "C"
        or (phrase.last - phrase.first > 1 and parse.tags[phrase.first] == "A" and before == "C")
    )


def _is_bare_form(parse: Parse, place: int, word: str) -> bool:
    """ "it would add £11", "to report": no one has spoken yet."""
    if place == 0 or word.endswith(("ed", "s", "ing", "said", "told")):
        return False
    before = place - 1
    while before > 0 and parse.tags[before] == "A":
        before -= 1
    return parse.tags[before] == "T" or parse.lower[before] in _MODALS


_MODALS = frozenset(["would", "will", "could", "can", "may", "might", "must", "should", "shall"])


def _takes(parse: Parse, at: int, kind: str, word: str) -> bool:
    """Whether what follows the verb is said: "claimed that 8 fell", not "claimed 8 statues" or "added up to"."""
    if kind == "show":
        return not _is_bare(parse, at) or _follows_that(parse, at)
    if kind != "say" or word in _WITH_NOUN:
        return True
    ahead = parse.phrases[at].last
    if "T" in parse.tags[parse.phrases[at].first : ahead + 1] or parse.lower[ahead] == "up":
        return False
    for phrase in parse.phrases[at + 1 :]:
        if phrase.kind in '"SL' or (phrase.kind == "v" and _is_clausal(parse, phrase)):
            return True
        if phrase.kind in ".;":
            return False
    return False


_WITH_NOUN = frozenset(["said", "says", "say", "told", "tells", "confirmed", "confirms", "warned", "saying"])


def _is_clausal(parse: Parse, phrase: Phrase) -> bool:
    return any(tag in "XYV" for tag in parse.tags[phrase.first : phrase.last]) or parse.tags[phrase.first - 1] in "NWRQ"


def _is_bare(parse: Parse, at: int) -> bool:
    """Whether no document is the subject of "showed": thermometers show, too, but say nothing."""
    before = parse.lower[max(0, parse.phrases[at].first - _CHAIN) : parse.phrases[at].first]
    return DOCUMENTS.isdisjoint(before)


_CHAIN = 12  # tokens of "a poll of 1,000 adults by Verity Research"


def _follows_that(parse: Parse, at: int) -> bool:
    last = parse.phrases[at].last
    return last < len(parse.tokens) and parse.lower[last] == "that"


def _is_passive(parse: Parse, phrase: Phrase, place: int) -> bool:
    """ "is expected to rise", "were told": nobody speaks there. "is telling" is active."""
    if parse.tags[place] != "E" and parse.lower[place] not in ("forecast", "put"):
        return False
    return not _PASSIVE.isdisjoint(parse.lower[phrase.first : place])


def _inverted(parse: Parse, at: int, word: str) -> Subject | None:
    """The speaker who comes after the verb: ", said Mara Lind, who lost two boats."."""
    phrases = parse.phrases
    before = phrases[at - 1].kind if at else '"'
    if (
        before not in (",\"'?!" if word in _INVERTING else "\"'?!")
        or at + 1 >= len(phrases)
        or phrases[at + 1].kind != "n"
    ):
        return None
    end = at + 2
    while end < len(phrases) and phrases[end].kind in "POnzTC":
        end += 1
    if end < len(phrases) and phrases[end].kind == "v":
        return None
    return subject_after(parse, phrases[at + 1].first)


def _has_clause(parse: Parse, at: int) -> bool:
    """Whether what is said follows the verb: "said that …", "said on Friday it …", "told MPs the …"."""
    phrases = parse.phrases
    at += 1
    if at < len(phrases) and phrases[at].kind == "n" and parse.lower[phrases[at - 1].last - 1] in _WITH_HEARER:
        if at + 1 < len(phrases) and phrases[at + 1].kind == "v" and parse.tags[phrases[at + 1].first] != "G":
            return True
        if at + 1 < len(phrases) and phrases[at + 1].kind == "L":
            return False
        at += 1
    while at < len(phrases):
        kind = phrases[at].kind
        if kind in "zA":
            at += 1
        elif kind in "PTO":
            at += 2
        elif kind in ",.;)-?" or kind == "C":
            return kind == "," and at + 1 < len(phrases) and phrases[at + 1].kind == '"'
        elif kind == "v":
            return parse.tags[phrases[at].first] not in "EG"
        else:
            return True
    return False


_INVERTING = frozenset(["said", "says", "added", "adds", "wrote", "writes", "explained", "noted", "warned", "recalled"])
_WITH_HEARER = frozenset(["told", "tells", "tell", "telling", "reminded", "assured", "informed", "warned", "urged"])


_PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "it's", "that's"])
