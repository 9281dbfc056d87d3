"""Parts and a total: which claims can be them, and what the parts make together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from checks.passages import Sentence
from checks.records import Relation
from checks.relations.conversions import is_said_in_two_units
from checks.relations.light import words_of
from checks.relations.relation import relation
from checks.relations.steps import are_of_one_kind
from checks.slips import slip_of_reckoned
from checks.wording import amount, joined, quoted
from claims.intervals import Interval, rounding, stated
from claims.records import Claim
from claims.vocabulary import word_class

LIKELY = (0.75, 1.34)  # what parts make of their total, where they are its parts at all
NEARLY = (0.93, 1.075)  # the same where only the order of the sentences tells so
LONGEST_GLUE = 90  # characters between two parts
BEFORE_SOME = word_class("words of a part of more")


def plain_claims(sentence: Sentence) -> list[Claim]:
    """The sentence's claims but for those that say another again: in another unit, or as a share in brackets."""
    found = []
    for place, claim in enumerate(sentence.claims):
        is_again = place and is_said_in_two_units(sentence, place - 1)
        if not is_again and not is_share_in_brackets(sentence, place):
            found.append(claim)
    return found


def is_share_in_brackets(sentence: Sentence, place: int) -> bool:
    """Whether a claim is a share told beside an amount: "£1.35bn (33%)"."""
    claim = sentence.claims[place]
    return (
        claim.kind in ("percent", "ratio")
        and place > 0
        and sentence.claims[place - 1].kind != claim.kind
        and sentence.before(place).strip() == "("
        and sentence.after(place).lstrip().startswith(")")
    )


def can_be_part(part: Claim, total: Claim) -> bool:
    """Whether a claim can be a part of a total: of its unit, and less."""
    if not can_be_unit(part, total) or part.value is None or total.value is None:
        return False
    return 0 < part.value < total.value


def can_be_unit(part: Claim, total: Claim) -> bool:
    """Whether two claims are of what can be added up: levels, or changes, of one unit."""
    if part.change != total.change or part.unit != total.unit or part.kind in _NOT_SUMMED:
        return False
    return are_of_one_kind(part, total)


_NOT_SUMMED = ("age", "temperature", "ratio", "percentage_point", "basis_point", "speed", "rate")


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
    if any(len(glue) > LONGEST_GLUE or set(words_of(glue)) & BEFORE_SOME for glue in glues):
        return False
    return any(mark in glues[-1] for mark in (" and ", "&", ";"))


def is_likely(total: Claim, parts: Sequence[Claim], bounds: tuple[float, float]) -> bool:
    assert total.value
    made = sum(part.value or 0 for part in parts) / total.value
    return bounds[0] <= made <= bounds[1]


def summed(total: Claim, parts: Sequence[Claim]) -> Relation:
    """The stated total beside what its parts make; a warning where only every part rounded one way would make it."""
    ends = [stated(part) for part in parts]
    low = None if any(end.low is None for end in ends) else sum(end.low or 0 for end in ends)
    high = None if any(end.high is None for end in ends) else sum(end.high or 0 for end in ends)
    made = sum(part.value or 0 for part in parts)
    assert total.value is not None
    observed, allowed, severity = stated(total), Interval(low, high), "error"
    if observed.shares_a_point_with(allowed) and is_exact([total, *parts]):
        likely = SIGMAS * math.sqrt(sum(rounding(claim) ** 2 / 3 for claim in (total, *parts)))
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


SIGMAS = 3.0  # standard deviations: rounding each part at random seldom moves a sum so far


def is_exact(claims: Sequence[Claim]) -> bool:
    return all(claim.bound == "=" and not claim.approximate for claim in claims)


def best(cuts: Sequence[Relation]) -> Relation:
    """Where a list begins is not always plain: the cut that holds, else the longest."""
    return next((cut for cut in cuts if cut.holds), cuts[0])
