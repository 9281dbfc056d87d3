"""A part, its whole and its share, told together: "620,000 children, or about 41% of the 1.9 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from checks.passages import Sentence
from checks.records import Relation
from checks.relations.light import ends_with_of, is_of, is_of_them, says_again, words_of
from checks.relations.parts import LIKELY
from checks.relations.relation import relation
from checks.slips import slip_of_reckoned
from checks.wording import amount, quoted
from claims.intervals import Interval, stated
from claims.records import Claim
from claims.vocabulary import word_class

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
    if whole == last and part < place:
        # As in "720,000, or 68%, of the 1.2 million" and "1,200 jobs, 10% of its staff of 12,000".
        return is_of(other) and (says_again(one) or (is_mark(one, ",") and not _MORE.search(sentence.after(whole))))
    if whole == last:  # "68% (720,000) of the 1.2 million", "Turnout was 71%: 2.84 million of the 4 million"
        is_all = (sentence.claims[whole].value or 0) >= _MANY and _END.match(sentence.after(whole)) is not None
        is_share = is_all and is_mark(one, ":") and is_near(sentence, part, place, whole)
        return is_of(other) and (says_again(one) or is_share)
    if whole == middle:  # "9,100 of the 38,900 students, or 32%", "32% of the 38,900 students, or 9,100"
        return is_of(one) and says_again(other)
    # As in "of the 1.2 million mortgages, 720,000, or 68%" and "1.2 million mortgages, 720,000 of them, or 68%".
    if says_again(other):
        return ends_with_of(sentence.before(whole)) or is_of_them(one) or is_of_them(other)
    # As in "of the 1,200 staff, 480 are women (40%)" and "of 48 patients, 36 recovered, a success rate of 75%".
    is_rate = _RATE.search(other) is not None and not sentence.after(place).startswith(" of")
    is_share = ends_with_of(sentence.before(whole)) and (is_bracketed(sentence, place) or is_rate)
    return is_share and is_near(sentence, part, place, whole)


_MANY = 100  # of fewer, "three of the four polls" are told beside a share of something else
_MORE = re.compile(r"^[^,;:.()–—]* (?:and|but|while|with|or)\b")  # "300 cars, 40% of the 900 vans and all its bikes"
_END = re.compile(r"[.,;!?]|$")  # with a verb, "80 of the 1,200 workers struck" is told of something else


def is_near(sentence: Sentence, part: int, place: int, whole: int) -> bool:
    """Whether a share is near that of part and whole, or a slip of it.

    "Of the 1,200 firms, 480 pay the full tax (20%)" tells no share of them; in "486 are women (4.05%)" 40.5% slipped.
    """
    one, told, all_of = (sentence.claims[at].value or 0 for at in (part, place, whole))
    exact = one / all_of * (1.0 if sentence.claims[place].kind == "ratio" else _HUNDRED)
    return LIKELY[0] <= told / exact <= LIKELY[1] or bool(slip_of_reckoned(told, exact))


def is_mark(between: str, mark: str) -> bool:
    """Whether two claims have nothing but the nouns of the first and a mark between them."""
    return between.rstrip().endswith(mark) and not set(",:;(–—") & set(between.rstrip()[:-1])


def is_bracketed(sentence: Sentence, place: int) -> bool:
    """Whether a share stands alone in brackets, a few words after its part: " are women (40%)", not "(40% in 2019)"."""
    before = sentence.before(place)
    return (
        before.endswith(" (")
        and sentence.after(place).startswith(")")
        and not set(",;:–—") & set(before)
        and len(words_of(before)) <= _FEW
        and not set(words_of(before)) & _OF_A_RATE
    )


_FEW = 5  # words
_OF_A_RATE = word_class("rates of a part")  # "480 pay the top rate (45%)"
_RATES = "|".join(sorted(_OF_A_RATE))
_RATE = re.compile(rf"^[^,:;(–—]*, an? (?:{_RATES}) of (?:(?:about|nearly|just under|just over) )?$")


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
