"""Parts and their total: "14.6bn: 6.2bn from banks, 4.9bn from …, 2.5bn from …", "the eight … the other 24 … of 32"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.passages import Passages, Sentence
from checks.records import Relation
from checks.relations.conversions import is_said_in_two_units
from checks.relations.light import words_of
from checks.relations.relation import relation
from checks.slips import slip_of_reckoned
from checks.wording import amount, joined, quoted
from claims.intervals import Interval, rounding, stated
from claims.records import Claim
from claims.vocabulary import word_class

_FEWEST_PARTS = 2
_FEWEST_IN_LIST = 3
_LIKELY = (0.75, 1.34)  # what parts make of their total, where they are its parts at all
_NEARLY = (0.93, 1.075)  # the same where only the order of the sentences tells so
_LONGEST_GLUE = 90  # characters between two parts
_BEFORE_ALL = word_class("words before all parts")
_BEFORE_SOME = word_class("words of a part of more")
_BEFORE_TOTAL = word_class("words before a total of parts")
_OTHER = word_class("words before the other part")
_LIST_GAP = 4  # characters between the lines of a list: a line break and a bullet
_BACK = 4  # sentences from the other part back to the whole


def sums(article: Passages) -> Iterator[Relation]:
    """A relation for each total of which the article tells all parts."""
    for place, sentence in enumerate(article.sentences):
        plain = without_conversions(sentence)
        yield from announced(sentence, plain)
        yield from concluded(sentence, plain)
        if place:
            yield from listed_after(article.sentences[place - 1], sentence, plain)
        yield from with_the_other(article, place)
    yield from lined_up(article)


def without_conversions(sentence: Sentence) -> list[Claim]:
    """The sentence's claims but for amounts said again in another unit; of two that say one, the first stays."""
    again = {place + 1 for place in range(len(sentence.claims) - 1) if is_said_in_two_units(sentence, place)}
    return [claim for place, claim in enumerate(sentence.claims) if place not in again]


def can_be_part(part: Claim, total: Claim) -> bool:
    """Whether a claim can be a part of a total: of its unit, and less."""
    if not can_be_unit(part, total) or part.value is None or total.value is None:
        return False
    return 0 < part.value < total.value


def can_be_unit(part: Claim, total: Claim) -> bool:
    """Whether two claims are of what can be added up: levels, or changes, of one unit."""
    if part.change != total.change or part.unit != total.unit or part.kind in _NOT_SUMMED:
        return False
    return part.kind == total.kind or {part.kind, total.kind} <= {"count", "number"}


_NOT_SUMMED = ("age", "temperature", "ratio", "percentage_point", "basis_point", "speed", "rate")


def announced(sentence: Sentence, plain: Sequence[Claim]) -> Iterator[Relation]:
    """A total, and after a colon or "made up of" its parts up to the end of the sentence."""
    for place, total in enumerate(plain[:-_FEWEST_PARTS]):
        parts = run_of_parts(total, plain[place + 1 :])
        if len(parts) < _FEWEST_PARTS:
            continue
        lead = text_between(sentence, total, parts[0])
        told = set(words_of(lead))
        if told & _BEFORE_SOME or not (":" in lead or told & _BEFORE_ALL or lead.rstrip().endswith(("(", "–", "—"))):
            continue
        if is_list(sentence, parts) and is_likely(total, parts, _LIKELY):
            yield best([summed(total, parts[:last]) for last in range(len(parts), 1, -1)])


def run_of_parts(total: Claim, following: Sequence[Claim]) -> list[Claim]:
    """The claims that follow a total without a break and can be parts of it."""
    parts = []
    for claim in following:
        if not can_be_part(claim, total):
            break
        parts.append(claim)
    return parts


def text_between(sentence: Sentence, left: Claim, right: Claim) -> str:
    return sentence.text[left.end - sentence.start : right.start - sentence.start]


def is_list(sentence: Sentence, parts: Sequence[Claim]) -> bool:
    """Whether the parts stand in one list: short words between them, "and" before the last, and no more to come."""
    glues = [text_between(sentence, left, right) for left, right in pairwise(parts)]
    if any(len(glue) > _LONGEST_GLUE or set(words_of(glue)) & _BEFORE_SOME for glue in glues):
        return False
    return " and " in glues[-1] or "&" in glues[-1] or ";" in glues[-1] or " plus " in glues[-1]


def is_likely(total: Claim, parts: Sequence[Claim], bounds: tuple[float, float]) -> bool:
    assert total.value
    made = sum(part.value or 0 for part in parts) / total.value
    return bounds[0] <= made <= bounds[1]


def concluded(sentence: Sentence, plain: Sequence[Claim]) -> Iterator[Relation]:
    """Parts, and at their end the total: "31 and 16 and 10, and that makes 58"."""
    for place in range(_FEWEST_PARTS, len(plain)):
        total = plain[place]
        lead = words_of(text_between(sentence, plain[place - 1], total))
        if not lead or not set(lead[-_TOTAL_REACH:]) & _BEFORE_TOTAL or set(lead) & _BEFORE_SOME:
            continue
        parts = run_of_parts(total, plain[:place][::-1])[::-1]
        if len(parts) >= _FEWEST_PARTS and is_list(sentence, parts) and is_likely(total, parts, _LIKELY):
            yield best([summed(total, parts[first:]) for first in range(len(parts) - 1)])


def best(cuts: Sequence[Relation]) -> Relation:
    """Where a list begins is not always plain: the cut that holds, else the longest."""
    return next((cut for cut in cuts if cut.holds), cuts[0])


_TOTAL_REACH = 4  # words: "and that makes a total of"


def listed_after(before: Sentence, sentence: Sentence, plain: Sequence[Claim]) -> Iterator[Relation]:
    """A total, and in the next sentence a list that nearly makes it: too near to be of something else."""
    for total in without_conversions(before)[:1]:
        parts = [claim for claim in in_unit_of(total, sentence) if can_be_part(claim, total)]
        if len(parts) < _FEWEST_IN_LIST or len(parts) < len(plain) or not is_likely(total, parts, _NEARLY):
            continue
        if is_list(sentence, parts) and not set(words_of(sentence.before(0))) & _BEFORE_SOME:
            yield summed(total, parts)._replace(severity="warning")


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
        whole = whole_before(article, place, one, other)
        if whole is not None:
            found = summed(whole, [one, other])._replace(severity="warning")
            if found.holds or is_whole_of(sentence, at):
                yield found


def whole_before(article: Passages, place: int, one: Claim, other: Claim) -> Claim | None:
    """The last count before that is larger than both parts, and of things of their name."""
    nouns = {noun_of(one), noun_of(other)} - {""}
    for earlier in range(place, max(-1, place - _BACK - 1), -1):
        sentence = article.sentences[earlier]
        for at in range(len(sentence.claims) - 1, -1, -1):
            claim = sentence.claims[at]
            if claim.start >= one.start or claim.kind not in ("count", "number") or claim.value is None:
                continue
            if claim.value > max(one.value or 0, other.value or 0) and is_of_name(sentence, at, nouns):
                return claim
    return None


def is_whole_of(sentence: Sentence, at: int) -> bool:
    """Whether the first part is told to be of the count right before it: "of the 32 allies, eight …"."""
    return at == 1 and set(words_of(sentence.before(0))[-2:]) <= {"of", "the", "all", "its", "their", "these"}


def noun_of(claim: Claim) -> str:
    return claim.noun.rpartition(" ")[2].lower()


_MEMBERS = word_class("members of a body")


def is_of_name(sentence: Sentence, at: int, nouns: set[str]) -> bool:
    """Whether a count is of things named so: of 32 allies eight are nations, and so they are of "the 32 alliance"."""
    names = {noun_of(sentence.claims[at]), *words_of(sentence.after(at))[:1]} - {""}
    return bool(names & nouns) or bool(names & _BODIES and nouns & _MEMBERS)


_BODIES = _MEMBERS | word_class("bodies with members")


def lined_up(article: Passages) -> Iterator[Relation]:
    """A list of lines, each with one amount, after a line that announces it, and the total that it breaks down."""
    place = 0
    while place < len(article.sentences):
        end = place
        while end < len(article.sentences) and is_line(article, end):
            end += 1
        if end - place >= _FEWEST_IN_LIST and place:
            parts = [sentence.claims[0] for sentence in article.sentences[place:end]]
            total = total_before(article, place, parts)
            if total is not None:
                yield summed(total, parts)
        place = max(end, place + 1)


def is_line(article: Passages, place: int) -> bool:
    """Whether a sentence is a line of a list: one amount, few words, and the next line right below."""
    sentence = article.sentences[place]
    if len(sentence.claims) != 1 or len(sentence.text) > _LONGEST_GLUE or sentence.text.endswith((".", "!", "?", '"')):
        return False
    return bool(sentence.claims[0].unit) or sentence.text.lstrip("-•*– ")[:1].isalnum() or not place


def total_before(article: Passages, place: int, parts: Sequence[Claim]) -> Claim | None:
    """The amount of which the lines are the parts: the nearest before that they nearly make."""
    for earlier in range(place - 1, max(-1, place - _BACK - 1), -1):
        for claim in article.sentences[earlier].claims:
            if all(can_be_part(part, claim) for part in parts) and is_likely(claim, parts, _NEARLY):
                return claim
    return None


def summed(total: Claim, parts: Sequence[Claim]) -> Relation:
    """The stated total beside what its parts make; a warning where only every part rounded one way would make it."""
    ends = [stated(part) for part in parts]
    low = None if any(end.low is None for end in ends) else sum(end.low or 0 for end in ends)
    high = None if any(end.high is None for end in ends) else sum(end.high or 0 for end in ends)
    made = sum(part.value or 0 for part in parts)
    assert total.value is not None
    observed, allowed, severity = stated(total), Interval(low, high), "error"
    if observed.shares_a_point_with(allowed) and is_exact([total, *parts]):
        likely = _SIGMAS * math.sqrt(sum(rounding(claim) ** 2 / 3 for claim in (total, *parts)))
        if abs(made - total.value) > likely:
            observed, allowed = Interval(total.value, total.value), Interval(made - likely, made + likely)
            severity = "warning"
    return relation(
        "sum",
        severity,
        (total, *parts),
        observed=observed,
        allowed=allowed,
        unit=total.unit,
        slip=slip_of_reckoned(total.value, made),
        message=f"{joined([quoted(part) for part in parts])} make {amount(made, total.unit)}, not {quoted(total)}.",
    )


_SIGMAS = 3.0  # standard deviations: rounding each part at random seldom moves a sum so far


def is_exact(claims: Sequence[Claim]) -> bool:
    return all(claim.bound == "=" and not claim.approximate for claim in claims)
