"""The name of a speaker, from the words that a sentence has for him: in full, without role and article."""

from collections.abc import Callable

from claims.records import Token
from claims.statement.phrases import Parse
from claims.statement.speakers.people import People, without_role
from claims.statement.speakers.speech import Speech
from claims.statement.speakers.subjects import Subject
from claims.statement.speakers.words import (
    COMPANIES,
    DOCUMENTS,
    NO_SPEAKERS,
    PERSON_PRONOUNS,
    QUALIFIERS,
    ROLES,
    WATCHDOGS,
)


class Naming:
    """Names the speakers of one article; what other sentences tell comes from `last_speaker` and `person_before`."""

    def __init__(
        self,
        text: str,
        people: People,
        last_speaker: Callable[[int], str],
        person_before: Callable[[int, int], str],
    ) -> None:
        self._text, self._people = text, people
        self._last_speaker, self._person_before = last_speaker, person_before

    def speaker(self, place: int, sentence: Parse, speech: Speech) -> str:
        """The name of the speaker: in full, without role; "" for one who cannot be named."""
        subject, tokens = speech.subject, sentence.tokens
        words = [token.word for token in tokens[subject.first : subject.last]]
        if not words:
            return ""  # "3-4 police expect": the figure has all the words there are
        first = words[0].lower()
        if speech.kind == "say" and first.startswith(_FEW) and first.endswith(_WITNESSES):
            return self._slice(tokens, subject.first, subject.end)  # "two people familiar with the matter"
        if len(words) == 1 and first in PERSON_PRONOUNS:
            return self._person_before(place, tokens[subject.first].start)
        if len(words) == 1 and first == "it" and speech.kind != "show":
            last = self._last_speaker(place)
            return last if last[:1].isupper() or speech.kind != "hold" else ""
        if len(words) == 1 and first == "they" and speech.kind == "say":
            return self._last_speaker(place)
        if (first in NO_SPEAKERS and len(words) == 1) or any(
            tag in "Q" for tag in sentence.tags[subject.first : subject.last]
        ):
            return ""
        head = words[-1].lower()
        if head in DOCUMENTS and (
            speech.kind not in _OF_PERSONS
            or len(words) < _MODIFIED
            or "J" in sentence.tags[subject.first : subject.last]
        ):
            return self._author(place, sentence, subject, speech)
        if speech.kind == "present" or (speech.kind == "show" and tokens[speech.verb].word.lower() in _FINDS):
            return ""
        name = self._name_in(sentence, subject)
        if (
            speech.kind == "pledge"
            and not name
            and len(words) == 1
            and words[0][0].isupper()
            and not head.endswith("s")
        ):
            return "" if self._is_role(head) else words[0]  # "Norland pledged £5m", at the start of a sentence
        if speech.kind in ("pledge", "want"):
            if name.endswith("s") and " " not in name and not self._people.is_name(name):
                return ""  # "Ministers promised", at the start of a sentence
            return name if name and (speech.kind == "pledge" or self._people.is_person(name)) else ""
        return name or self._described(place, sentence, subject, speech)

    def _name_in(self, sentence: Parse, subject: Subject) -> str:
        """The name that ends a noun phrase: "Prime Minister Mara Lind" -> "Mara Lind"; "" when none does."""
        tags, tokens = sentence.tags, sentence.tokens
        last = subject.last
        if tags[last - 1] != "W":
            return ""
        first = last - 1
        while first > subject.first and (
            tags[first - 1] in "WH&" or (tags[first - 1] in "OC" and tags[first - 2] == "W")
        ):
            first -= 1
        first = last - len(without_role([token.word for token in tokens[first:last]]))
        if subject.end > last and tokens[last].word.lower() in ("of", "for") and tags[last + 1 : last + 2] == "W":
            last = subject.end  # "Bank of Norland"
        if self._is_role(tokens[last - 1].word) and all(
            self._is_role(token.word) or token.word.isupper() for token in tokens[first:last]
        ):
            return ""  # "the OPEC Secretary General"
        return self._people.full(" ".join(without_role(self._slice(tokens, first, last).split(" "))))

    def _is_role(self, word: str) -> bool:
        return word.lower() in ROLES or word.lower() in QUALIFIERS

    def _slice(self, tokens: list[Token], first: int, last: int) -> str:
        return self._text[tokens[first].start : tokens[last - 1].end]

    def _described(self, place: int, sentence: Parse, subject: Subject, speech: Speech) -> str:
        """A speaker without a name: "the council" is the Plains Council where that was named, else as it is printed."""
        tokens = sentence.tokens
        first = subject.first
        has_article = sentence.tags[first] == "W" or tokens[first].word.lower() in ("the", "its", "their", "his", "her")
        while first < subject.last and sentence.tags[first] == "D":
            first += 1
        if first == subject.last:
            return ""
        head = tokens[subject.last - 1].word.lower()
        while first < subject.last - 1 and tokens[first].word.isupper():
            first += 1  # "the OPEC secretary general"
        if (
            head in _ONE_PERSON
            and has_article
            and all(self._is_role(token.word) for token in tokens[first : subject.last])
        ):
            role = self._slice(tokens, first, subject.last)
            return self._people.holder(role.lower()) or self._person_before(place, tokens[first].start) or role
        is_bare = first == subject.last - 1
        if is_bare and (has_article or head.endswith("s")) and (named := self._people.called(head)):
            return named
        if head in WATCHDOGS and (named := self._people.called(head)):
            return named
        if has_article and head in COMPANIES and (is_bare or tokens[first].word[0].isupper()):
            named = self._people.organisation(tokens[first].start)
            return named or self._slice(tokens, first, subject.end)
        if has_article and not is_bare and head in _GROUPS and sentence.tags[0] == "W" and not speech.is_before:
            return self._name_in(sentence, Subject(0, sentence.phrases[0].last, sentence.phrases[0].last))
        return self._people.full(self._slice(tokens, first, subject.end))

    def _author(self, place: int, sentence: Parse, subject: Subject, speech: Speech) -> str:
        """Whose report or survey it is: "the bureau's report", "a poll by Verity Research"; "" when not told."""
        tokens, tags = sentence.tokens, sentence.tags
        names = [
            at
            for at in range(subject.first, subject.end)
            if tags[at] in "WJ" and tokens[at].word.lower() not in DOCUMENTS
        ]
        by = next((at for at in range(subject.last, subject.end) if tokens[at].word.lower() in ("by", "from")), None)
        if by is not None and tokens[by - 1].word.lower() in _SEEN:
            return self._slice(tokens, subject.first, by - 1)  # "court documents seen by the Herald"
        if by is not None:
            return self._slice(tokens, by + 1, subject.end).removeprefix("the ")
        if names and (tags[names[0]] == "J" or names[-1] < subject.last):
            first = names[0]
            while first > subject.first and tags[first - 1] in "NW&":
                first -= 1
            last = next((at for at in range(first, subject.last) if tags[at] == "J"), names[-1]) + 1
            owner = self._slice(tokens, first, last).removesuffix("'s").removesuffix("’s")
            described = self._people.called(owner.lower())
            return described or self._people.full(owner)
        if speech.kind == "show" or tokens[subject.last - 1].word.lower() not in _PAPERS:
            return ""
        speaker = self._last_speaker(place) if tokens[subject.first].word.lower() == "the" else ""
        return speaker or tokens[subject.last - 1].word


_FEW = ("two ", "three ", "four ", "five ")
_WITNESSES = ("people", "sources", "officials", "witnesses", "diplomats", "executives", "bankers")
_SEEN = frozenset(["seen", "obtained", "reviewed", "viewed"])
_PAPERS = frozenset(["report", "survey", "study", "poll", "review", "audit", "inquiry", "paper", "filing", "statement"])
_FINDS = frozenset(["found", "find", "finds"])  # what men find they do not tell
_OF_PERSONS = ("say", "hold")
_MODIFIED = 3  # words in "the geological survey", which is a body; "the survey" is a paper
_GROUPS = frozenset(["club", "side", "team", "charity", "party", *COMPANIES])
_ONE_PERSON = frozenset(role for role in ROLES if not role.endswith("s")) | {"general", "executive"}
