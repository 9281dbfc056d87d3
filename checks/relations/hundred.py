"""Percentages that are told to be all there is: "41% for Osta, 35% for Ilves and the remaining 24% for others"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.passages import Sentence
from checks.records import Relation
from checks.relations.light import words_of
from checks.relations.relation import relation
from checks.slips import slip_of_reckoned
from checks.wording import amount, joined, quoted
from claims.intervals import Interval, stated
from claims.records import Claim
from claims.vocabulary import word_class

_HUNDRED = 100.0
_REST = "remaining"
_NEARLY = (85.0, 115.0)  # what shares of one whole make: others are of several
_LONGEST_GLUE = 90  # characters between two shares
_OF_THE_SHARE = word_class("pronouns of the whole")  # a share of a share
_PART_OF_ALL = re.compile(  # "of the half who walk, 60% …", but "in the third quarter", "the third party 35%"
    r"(?<!first )(?<!second )(?<!third )(?<!fourth )(?<!last )\b(?:half|quarter)\b|\bthird (?:of|who|that|which|$)"
)


def hundred(sentence: Sentence) -> Iterator[Relation]:
    """A relation for the shares of a sentence of which the last is the rest: they make 100%."""
    last = place_of_rest(sentence)
    shares = sentence.claims[: last + 1]
    if not shares or not all(is_share(claim) for claim in shares):
        return
    glues = [
        sentence.text[left.end - sentence.start : right.start - sentence.start] for left, right in pairwise(shares)
    ]
    if any(len(glue) > _LONGEST_GLUE or is_of_the_share(glue) for glue in glues):
        return
    if _NEARLY[0] <= sum(claim.value or 0 for claim in shares) <= _NEARLY[1]:
        yield whole(shares)


def is_of_the_share(glue: str) -> bool:
    return bool(set(words_of(glue)) & _OF_THE_SHARE) or _PART_OF_ALL.search(glue) is not None


def place_of_rest(sentence: Sentence) -> int:
    """The place of "the remaining 24%"; -1 where there is none, or only "of the remaining 24%, half are …"."""
    for place in range(1, len(sentence.claims)):
        told = words_of(sentence.before(place))
        if told[-1:] == [_REST] and told[-3:-2] != ["of"]:
            return place
    return -1


def is_share(claim: Claim) -> bool:
    return claim.kind == "percent" and claim.change == "level" and claim.value is not None and claim.bound == "="


def whole(shares: Sequence[Claim]) -> Relation:
    """The whole beside what the shares make, the rest doubted first."""
    *others, rest = shares
    ends = [stated(share) for share in others]
    left = Interval(
        _HUNDRED - sum(end.high or 0 for end in ends),
        _HUNDRED - sum(end.low or 0 for end in ends),
    )
    made = sum(share.value or 0 for share in others)
    assert rest.value is not None
    return relation(
        "sum",
        "warning",
        (rest, *others),
        observed=stated(rest),
        allowed=left,
        unit="percent",
        slip=slip_of_reckoned(rest.value, _HUNDRED - made),
        message=f"Beside {joined([quoted(share) for share in others])} {amount(_HUNDRED - made, 'percent')} remains, "
        f"not {quoted(rest)}.",
    )
