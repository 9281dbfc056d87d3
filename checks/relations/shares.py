"""A part, its whole and its share, told together: "620,000 children, or about 41% of the 1.9 million"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from checks.passages import Sentence
from checks.records import Relation
from checks.relations.light import ends_with_of, is_of, is_of_them, says_again
from checks.relations.relation import relation
from checks.slips import slip_of_reckoned
from checks.wording import amount, quoted
from claims.intervals import Interval, stated
from claims.records import Claim

_SHARES = ("percent", "ratio")
_HUNDRED = 100.0


def shares(sentence: Sentence) -> Iterator[Relation]:
    """A relation for each share that the sentence tells together with its part and its whole."""
    sentence = sentence.without(_BESIDE_THE_POINT)
    for place, claim in enumerate(sentence.claims):
        if claim.kind in _SHARES and claim.change == "level" and claim.value is not None:
            found = part_and_whole(sentence, place)
            if found is not None:
                yield share(claim, *found)


_BESIDE_THE_POINT = frozenset(("duration", "age"))  # "in the first two weeks" tells neither part nor whole


def part_and_whole(sentence: Sentence, place: int) -> tuple[Claim, Claim] | None:
    """The claims of which the one at `place` is the share: "9,100 of the 38,900 students, or about 32%"."""
    for first in range(max(0, place + 1 - _THREE), min(place, len(sentence.claims) - _THREE) + 1):
        others = [other for other in range(first, first + _THREE) if other != place]
        for part, whole in permutations(others):
            claims = sentence.claims[part], sentence.claims[whole]
            if are_part_and_whole(*claims) and is_told(sentence, part, place, whole):
                return claims
    return None


_THREE = 3  # claims, side by side


def are_part_and_whole(part: Claim, whole: Claim) -> bool:
    """Whether one claim can be a part of the other: levels of one unit, the part no more than the whole."""
    if part.kind in _SHARES or whole.kind in _SHARES or part.change != "level" or whole.change != "level":
        return False
    return (
        part.unit == whole.unit and part.value is not None and whole.value is not None and 0 < part.value <= whole.value
    )


def is_told(sentence: Sentence, part: int, place: int, whole: int) -> bool:
    """Whether the words between the three, which stand side by side, tell that one is the share of the others."""
    _, middle, last = sorted((part, place, whole))
    one, other = sentence.before(middle), sentence.before(last)
    if whole == last:  # "720,000, or 68%, of the 1.2 million", "68% (720,000) of the 1.2 million"
        return says_again(one) and is_of(other)
    if whole == middle:  # "9,100 of the 38,900 students, or 32%", "32% of the 38,900 students, or 9,100"
        return is_of(one) and says_again(other)
    # As in "of the 1.2 million mortgages, 720,000, or 68%" and "1.2 million mortgages, 720,000 of them, or 68%".
    return says_again(other) and (ends_with_of(sentence.before(whole)) or is_of_them(one) or is_of_them(other))


def share(told: Claim, part: Claim, whole: Claim) -> Relation:
    """The stated share beside the one that part and whole make."""
    scale = 1.0 if told.kind == "ratio" else _HUNDRED
    one, all_of = stated(part), stated(whole)
    reckoned = Interval(
        one.low / all_of.high * scale if one.low is not None and all_of.high else None,
        one.high / all_of.low * scale if one.high is not None and all_of.low else None,
    )
    assert part.value is not None and whole.value is not None and told.value is not None
    exact = part.value / whole.value * scale
    observed = stated(told)
    if told.kind == "ratio" and told.bound == "=":
        observed = Interval(told.value * (1 - _ROUGHLY), told.value * (1 + _ROUGHLY))
    unit = "percent" if told.kind == "percent" else ""
    return relation(
        "share",
        "error",
        (told, part, whole),
        observed=observed,
        allowed=reckoned,
        unit=unit,
        slip=slip_of_reckoned(told.value, exact),
        message=f"{quoted(part)} of {quoted(whole)} is {amount(exact, unit)}, not {quoted(told)}.",
    )


_ROUGHLY = 0.1  # of a fraction in words: 32% is a third
