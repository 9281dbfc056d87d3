"""Who says so: the speaker of each figure of an article, empty for the article's own voice.

    "We will plant 300 trees," Mara Lind said. She put the cost at £9,000.      Mara Lind, twice
    Unemployment fell to 4%.                                                    nobody

A turn of a transcript comes before all else, then the words of speech of the sentence, then the quotation that
holds the figure, whose speaker stands in a sentence beside it.
"""

from bisect import bisect_right
from functools import cached_property

from claims.statement.phrases import Parse, parse
from claims.statement.speakers.naming import Naming
from claims.statement.speakers.people import People
from claims.statement.speakers.quotations import quotations
from claims.statement.speakers.speech import Speech, speeches
from claims.statement.speakers.turns import Turn, turns
from claims.text.scan import scan
from claims.vocabulary import KINDS

_QUANTITY = KINDS["quantity"]


class Attributions:
    """The speakers of one article: asked sentence by sentence, found when they are asked for."""

    def __init__(self, text: str, sentences: list[tuple[int, int]], people: People | None = None) -> None:
        self._text = text
        self._sentences = sentences
        self._people = people or People(text)
        self._speeches: dict[int, list[tuple[Speech, str]]] = {}
        self._parses: dict[int, Parse] = {}

    def speakers(self, place: int, sentence: Parse) -> list[str]:
        """The speaker of each quantity of the sentence numbered `place`, in order."""
        figures = [at for at, token in enumerate(sentence.tokens) if token[0] == _QUANTITY]
        if self._turns:
            return [self._turn_at(sentence.tokens[at].start) for at in figures]
        self._parses[place] = sentence
        said = self._said(place)
        return [self._speaker(place, sentence, at, said) for at in figures]

    def _speaker(self, place: int, sentence: Parse, at: int, said: list[tuple[Speech, str]]) -> str:
        quoted = self._quotation_at(sentence.tokens[at].start)
        best, distance = "", _FAR
        for speech, speaker in said:
            far = abs(speech.verb - at) + (_WEAK if speech.kind in ("pledge", "want") else 0)
            if far < distance and _reaches(sentence, speech, at):
                if quoted is not None and quoted[0] <= sentence.tokens[speech.verb].start < quoted[1]:
                    continue  # the words of speech are themselves quoted
                best, distance = speaker, far
        if best or quoted is None:
            return best or self._carried(place, sentence)
        return self._speaker_of_quotation(place)

    # --- transcripts

    @cached_property
    def _turns(self) -> list[Turn]:
        return turns(self._text)

    def _turn_at(self, start: int) -> str:
        at = bisect_right(self._turns, start, key=lambda turn: turn.start) - 1
        return self._turns[at].speaker if at >= 0 else ""

    # --- words of speech

    def _said(self, place: int) -> list[tuple[Speech, str]]:
        """The words of speech of a sentence, each with the name of its speaker; those without one are left out."""
        known = self._speeches.get(place)
        if known is None:
            known = self._speeches[place] = []  # a pronoun that leads back here finds nothing
            sentence = self._parse(place)
            # Made anew, since the two would hold each other: what an article leaves is freed at once where none do.
            naming = Naming(self._text, self._people, self._last_speaker, self._person_before)
            for speech in speeches(sentence):
                if speaker := naming.speaker(place, sentence, speech):
                    known.append((speech, speaker))
        return known

    def _parse(self, place: int) -> Parse:
        found = self._parses.get(place)
        if found is None:
            found = self._parses[place] = parse(scan(self._text, *self._sentences[place]))
        return found

    # --- before and after

    def _person_before(self, place: int, start: int) -> str:
        """Whom "she" means: the person last named, or who spoke in the sentence that names that one."""
        named, person = self._people.person_before(start)
        if named < 0:
            return ""
        where = bisect_right(self._sentences, (named, len(self._text))) - 1
        if where < place:
            for _, speaker in reversed(self._said(where)):
                if self._people.is_person(speaker):
                    return speaker
        return person

    def _last_speaker(self, place: int) -> str:
        """Who spoke last before that sentence, in the paragraphs next to it."""
        for before in range(place - 1, max(-1, place - _MEMORY), -1):
            if said := self._said(before):
                return said[-1][1]
        return ""

    def _carried(self, place: int, sentence: Parse) -> str:
        """Who goes on without being named again: "That is 5% more", "Eighteen were juniors", items of a list."""
        tokens, tags = sentence.tokens, sentence.tags
        if not place:
            return ""
        start, end = self._sentences[place][0], self._sentences[place - 1][1]
        gap = self._text[end:start]
        if "\n" in gap:
            return self._of_list(place, sentence)
        first = tokens[0].word.lower()
        is_number = tags[0] == "Q" and tags[1:2] in ("X", "V") and " " not in tokens[0].word
        if (first in _GO_ON and tags[1:2] == "X") or is_number or (tags[:1] in "AQ" and _counts_part(sentence)):
            return self._last_of(place - 1)
        return ""

    def _of_list(self, place: int, sentence: Parse) -> str:
        """The items of a list are his who introduces it: "It broke the cost down as follows:"."""
        if sentence.tokens[0].word not in _BULLETS:
            return ""
        while place and self._text[self._sentences[place][0]] in _BULLETS:
            place -= 1
        return self._last_of(place) if self._text[self._sentences[place][1] - 1] == ":" else ""

    def _last_of(self, place: int) -> str:
        """The speaker at the end of a sentence; "" where it ends in the article's own voice."""
        said = self._said(place)
        if said:
            return said[-1][1]
        return self._carried(place, self._parse(place)) if place else ""

    # --- quotations

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return quotations(self._text)

    def _quotation_at(self, start: int) -> tuple[int, int] | None:
        at = bisect_right(self._quotations, (start, len(self._text))) - 1
        return self._quotations[at] if at >= 0 and start < self._quotations[at][1] else None

    def _speaker_of_quotation(self, place: int) -> str:
        """The speaker named beside a quotation: in its paragraph, after it or before; else before, in the last ones."""
        count = len(self._sentences)
        for after in range(place, min(count, place + _MEMORY)):
            if after > place and "\n" in self._text[self._sentences[after - 1][1] : self._sentences[after][0]]:
                break
            for speech, speaker in self._said(after):
                if self._quotation_at(self._parse(after).tokens[speech.verb].start) is None:
                    return speaker
        for before in range(place - 1, max(-1, place - _MEMORY), -1):
            for speech, speaker in reversed(self._said(before)):
                if self._quotation_at(self._parse(before).tokens[speech.verb].start) is None:
                    return speaker
        return ""


_FAR, _WEAK = 1_000_000, 1_000  # tokens; he who tells of a pledge goes before him who made it
_GO_ON = frozenset(["that"])
_BULLETS = frozenset("-•*–·‣")
_MEMORY = 8  # sentences that a speaker is remembered


def _is_date(sentence: Parse, at: int) -> bool:
    """ "he said on Friday, 2 days after the fire": when it was said."""
    following = sentence.lower[at + 1] if at + 1 < len(sentence.tokens) else ""
    return following in ("after", "before", "later", "earlier")


def _reaches(sentence: Parse, speech: Speech, at: int) -> bool:
    """Whether a token is within what is said, and not within what describes the speaker."""
    subject = speech.subject
    inside = speech.first <= at < speech.last
    return (
        inside
        and not (at > speech.verb and not speech.is_before and _is_date(sentence, at))
        and not subject.first <= at < max(subject.end, subject.source_end)
    )


def _counts_part(sentence: Parse) -> bool:
    """ "About 9% of them were insured": a figure that leans on what was said before."""
    place = sentence.tags.find("Q")
    after = sentence.lower[place + 1 : place + 3]
    return place <= 1 and after[:1] == ["of"] and after[1:] in (["it"], ["them"], ["these"], ["those"], ["this"])
