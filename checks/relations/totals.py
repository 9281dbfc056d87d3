"""Parts and totals across sentences: lines of a list, a list after its total, the other part of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.passages import Passages, Sentence
from checks.records import Relation
from checks.relations.conversions import is_said_in_two_units
from checks.relations.light import BEFORE_WHOLE, ends_with_of, words_of
from checks.relations.parts import (
    BEFORE_SOME,
    LONGEST_GLUE,
    NEARLY,
    can_be_part,
    can_be_unit,
    is_likely,
    is_list,
    plain_claims,
    summed,
)
from claims.records import Claim
from claims.vocabulary import word_class

_FEWEST_IN_LIST = 3
_OTHER = word_class("words before the other part")
_TOTAL = word_class("words before a total of parts")
_BACK = 4  # sentences from the other part, or from a list, back to the whole


def totals(article: Passages) -> Iterator[Relation]:
    """A relation for each total of which other sentences tell all parts."""
    for place, sentence in enumerate(article.sentences):
        if place and sentence.claims:
            yield from listed_after(article.sentences[place - 1], sentence)
        yield from with_the_other(article, place)
    yield from lined_up(article)


def listed_after(before: Sentence, sentence: Sentence) -> Iterator[Relation]:
    """A total, and in the next sentence a list that nearly makes it: too near to be of something else."""
    plain = plain_claims(sentence)
    for total in plain_claims(before)[:1]:
        parts = [claim for claim in in_unit_of(total, sentence) if can_be_part(claim, total)]
        if len(parts) < _FEWEST_IN_LIST or len(parts) < len(plain) or not is_likely(total, parts, NEARLY):
            continue
        if are_of_two_names(total, parts):
            continue
        if is_list(sentence, parts) and not set(words_of(sentence.before(0))) & BEFORE_SOME:
            yield summed(total, parts)._replace(severity="warning")


def are_of_two_names(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether some parts are of the total's things and others are not: "in 2 votes eight allies …", of 32 allies."""
    names = {noun_of(part) for part in parts} - {""}
    return noun_of(total) in names and len(names) > 1


def in_unit_of(total: Claim, sentence: Sentence) -> list[Claim]:
    """The sentence's claims, of an amount in two units that in the total's."""
    found: list[Claim] = []
    for place, claim in enumerate(sentence.claims):
        again = place and is_said_in_two_units(sentence, place - 1)
        if again and found and found[-1].unit != total.unit:
            found[-1] = claim
        elif not again:
            found.append(claim)
    return found


def with_the_other(article: Passages, place: int) -> Iterator[Relation]:
    """Two parts that make a whole: "the eight on the eastern flank, unlike the other 24", of the 32 before."""
    sentence = article.sentences[place]
    for at, (one, other) in enumerate(pairwise(sentence.claims)):
        if not set(words_of(sentence.before(at + 1))[-1:]) & _OTHER or other.kind != "count" or other.value is None:
            continue
        if one.kind != other.kind or one.value is None or "of" in words_of(sentence.before(at + 1)):
            continue
        whole = whole_before(article, place, one, other, max(one.value, other.value))
        if whole is not None:
            found = summed(whole, [one, other])._replace(severity="warning")
            if found.holds or is_whole_of(sentence, at, whole):
                yield found


def whole_before(article: Passages, place: int, one: Claim, other: Claim, larger: float) -> Claim | None:
    """The last count before that is more than the larger of both parts, and of things of their name."""
    nouns = {noun_of(one), noun_of(other)} - {""}
    for earlier in range(place, max(-1, place - _BACK - 1), -1):
        sentence = article.sentences[earlier]
        for at in range(len(sentence.claims) - 1, -1, -1):
            claim = sentence.claims[at]
            if claim.start >= one.start or claim.kind not in ("count", "number") or claim.value is None:
                continue
            if claim.value > larger and is_of_name(sentence, at, nouns):
                return claim
    return None


def is_whole_of(sentence: Sentence, at: int, whole: Claim) -> bool:
    """Whether the first part is told to be of the count right before it: "of the 32 allies, eight …".

    So it is in "the 32 allies voted, eight for it and the other 24 against", where all are of one name.
    """
    if at != 1 or whole != sentence.claims[0]:
        return False
    opens = set(words_of(sentence.before(0))[-2:]) <= BEFORE_WHOLE
    nouns = {noun_of(part) for part in sentence.claims[1:3]} - {""}
    is_shared_out = opens and nouns <= {noun_of(whole)} and _AND_THE_OTHER.search(sentence.before(at + 1)) is not None
    return is_shared_out or ends_with_of(sentence.before(0))


_AND_THE_OTHER = re.compile(r"(?:[,;]|\b(?:and|but|while)) the (?:other|remaining) $")


def noun_of(claim: Claim) -> str:
    return claim.noun.rpartition(" ")[2].lower()


_MEMBERS = word_class("members of a body")


def is_of_name(sentence: Sentence, at: int, nouns: set[str]) -> bool:
    """Whether a count is of things named so: of 32 allies eight are nations, and so they are of "the 32 alliance"."""
    names = {noun_of(sentence.claims[at]), *words_of(sentence.after(at))[:1]} - {""}
    return bool(names & nouns) or bool(names & _BODIES and nouns & _MEMBERS)


_BODIES = _MEMBERS | word_class("bodies with members")


def lined_up(article: Passages) -> Iterator[Relation]:
    """A list of lines, each with one amount, and the total that it breaks down: in its last line, or before it."""
    place = 0
    while place < len(article.sentences):
        end = place
        while end < len(article.sentences) and is_line(article.sentences[end]):
            end += 1
        lines = of_one_unit(article.sentences[place:end])
        parts = [sentence.claims[0] for sentence in lines]
        if len(parts) >= _FEWEST_IN_LIST and is_total_line(lines) and is_broken_down(parts[-1], parts[:-1]):
            yield summed(parts[-1], parts[:-1])
        elif len(parts) >= _FEWEST_IN_LIST:
            total = total_before(article, end - len(lines), parts)
            if total is not None:
                yield summed(total, parts)
        place = max(end, place + 1)


def of_one_unit(lines: Sequence[Sentence]) -> Sequence[Sentence]:
    """The last lines of a list, as many as tell amounts of one unit: a heading with a number is none of them."""
    first = len(lines)
    while first and can_be_unit(lines[first - 1].claims[0], lines[-1].claims[0]):
        first -= 1
    return lines[first:]


def is_line(sentence: Sentence) -> bool:
    """Whether a sentence is a line of a list: one amount, maybe with its share, and few words."""
    if len(plain_claims(sentence)) != 1 or len(sentence.text) > LONGEST_GLUE:
        return False
    return not sentence.text.endswith((".", "!", "?", '"', "”"))


def is_total_line(lines: Sequence[Sentence]) -> bool:
    """Whether the last of some lines is that of a reckoning: "Total: €412bn"; after two, "Total points: 24" is none."""
    told = words_of(lines[-1].before(0))
    return bool(set(told[:1]) & _TOTAL) and (len(told) == 1 or len(lines) > _FEWEST_IN_LIST)


def is_broken_down(total: Claim, parts: Sequence[Claim]) -> bool:
    return all(can_be_part(part, total) for part in parts) and is_likely(total, parts, NEARLY)


def total_before(article: Passages, place: int, parts: Sequence[Claim]) -> Claim | None:
    """The amount of which the lines are the parts: the nearest before that they nearly make."""
    for earlier in range(place - 1, max(-1, place - _BACK - 1), -1):
        for claim in article.sentences[earlier].claims:
            if is_broken_down(claim, parts):
                return claim
    return None
