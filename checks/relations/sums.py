"""Parts and their total in one sentence: "14.6bn: 6.2bn from banks, 4.9bn from …", "640 in Leeds …, 1,240 in all"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.passages import Sentence
from checks.records import Relation
from checks.relations.light import ends_with_of, is_before_baseline, words_of
from checks.relations.parts import (
    BEFORE_SOME,
    LIKELY,
    NEARLY,
    best,
    is_likely,
    is_list,
    plain_claims,
    run_of_parts,
    summed,
    text_between,
)
from claims.records import Claim
from claims.vocabulary import word_class

_FEWEST_PARTS = 2
_FEWEST_IN_LIST = 3
_BEFORE_ALL = word_class("words before all parts")
_BEFORE_TOTAL = word_class("words before a total of parts")
_OVER = (NEARLY[0], 1.5)  # of a total: parts that lie side by side may make too much of it, but not too little


def sums(sentence: Sentence) -> Iterator[Relation]:
    """A relation for each total of which the sentence tells all parts."""
    plain = plain_claims(sentence)
    for place, claim in enumerate(plain):
        found = announced(sentence, claim, plain[place + 1 :]) or concluded(sentence, claim, plain[:place])
        if found is not None:
            yield found


def announced(sentence: Sentence, total: Claim, following: Sequence[Claim]) -> Relation | None:
    """A total, and after it its parts: "£84m: £37m for roofs and £47m for walls", "530 pupils (290 at …, 240 at …)"."""
    parts = run_of_parts(total, following)
    if len(parts) < _FEWEST_PARTS or total.value is None:
        return None
    lead = text_between(sentence, total, parts[0])
    if set(words_of(lead)) & BEFORE_SOME or is_in_own_brackets(sentence, total):
        return None
    if lead.strip() == "(":
        parts = [part for part in parts if ")" not in text_between(sentence, total, part)]
        if len(parts) < _FEWEST_PARTS:
            return None
    cuts = [parts[:last] for last in range(len(parts), _FEWEST_PARTS - 1, -1)]
    is_told = ":" in lead or set(words_of(lead)) & _BEFORE_ALL or lead.rstrip().endswith(("–", "—"))
    if is_told and is_list(sentence, parts) and is_likely(total, parts, LIKELY):
        return best([summed(total, cut) for cut in cuts])
    if is_side_by_side(sentence, total, parts) and is_likely(total, parts, _OVER):
        return best([summed(total, cut) for cut in cuts])._replace(severity="warning")
    return None


def is_in_own_brackets(sentence: Sentence, claim: Claim) -> bool:
    """Whether a claim stands alone in brackets, as the parts of a list do: "split between housing ($74m), …"."""
    first, last = claim.start - sentence.start, claim.end - sentence.start
    return sentence.text[first - 1 : first] == "(" and sentence.text[last : last + 1] == ")"


def is_side_by_side(sentence: Sentence, total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether parts share a total out by one preposition, "290 at Garfield, 240 at Pine Street", or are "of" it."""
    if not is_list(sentence, parts) and not is_in_brackets(sentence, total, parts):
        return False
    lead = text_between(sentence, total, parts[0])
    if len(parts) >= _FEWEST_IN_LIST and all(is_in_own_brackets(sentence, part) for part in parts):
        return True
    if len(parts) >= _FEWEST_IN_LIST and ends_with_of(sentence.text[: total.start - sentence.start]):
        return True
    if not lead.lstrip().startswith((",", "(")) or is_before_baseline(lead):
        return False
    heads = [words_after(sentence, part) for part in parts]
    return not any(map(are_of_time, heads)) and {told[0] if told else "" for told in heads} in _SHARING


_SHARING = tuple({word} for word in ("in", "at", "for", "from", "on", "to", "by", "under"))
_TIMES = word_class("words of another time")


def words_after(sentence: Sentence, claim: Claim) -> list[str]:
    return words_of(sentence.text[claim.end - sentence.start :][:_NEXT])


def are_of_time(told: Sequence[str]) -> bool:
    """Whether the words after an amount are of another time: "$95 million in 2023", "in March"."""
    return bool(told[1:]) and (told[1][:1].isdigit() or told[1] in _TIMES)


_NEXT = 24  # characters: the next two words are all that is asked for


def is_in_brackets(sentence: Sentence, total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the parts are all that one pair of brackets holds: "530 pupils (290 at Garfield, 240 at Pine Street)"."""
    lead = text_between(sentence, total, parts[0])
    last = sentence.text[parts[-1].end - sentence.start :]
    inner = "".join(text_between(sentence, left, right) for left, right in pairwise(parts))
    return lead.strip() == "(" and ")" in last and not set("()") & set(inner)


def concluded(sentence: Sentence, total: Claim, before: Sequence[Claim]) -> Relation | None:
    """Parts, and at their end the total: "31 and 16 and 10, and that makes 58", "640, 410 and 90, 1,140 in all"."""
    if not before:
        return None
    lead = words_of(text_between(sentence, before[-1], total))
    is_told = bool(set(lead[-_TOTAL_REACH:]) & _BEFORE_TOTAL) or ends_in_all(sentence, total)
    if not is_told or set(lead) & BEFORE_SOME:
        return None
    parts = run_of_parts(total, before[::-1])[::-1]
    if len(parts) < _FEWEST_PARTS or not is_list(sentence, parts) or not is_likely(total, parts, LIKELY):
        return None
    return best([summed(total, parts[first:]) for first in range(len(parts) - 1)])


_TOTAL_REACH = 4  # words: "and that makes a total of"


def ends_in_all(sentence: Sentence, total: Claim) -> bool:
    """Whether words right after a claim make it a total: "1,240 in total"."""
    told = words_of(sentence.text[total.end - sentence.start :][:_NEXT])
    return told[:2] in (["in", "total"], ["in", "all"]) or told[:1] in (["altogether"], ["overall"], ["combined"])
