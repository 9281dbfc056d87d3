"""Bounds far below what the text itself implies: "more than 300 tickets, including 18,400 renewals"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.passages import Passages, Sentence
from checks.records import Relation
from checks.relations.light import words_of
from checks.relations.parts import can_be_unit, text_between
from checks.relations.relation import relation
from checks.relations.stories import Archive, are_of_two_stories
from checks.slips import slip_of_numbers
from checks.wording import amount, joined, quoted
from claims.facts.features import stems
from claims.intervals import Interval, stated
from claims.records import Claim

_FAR = 2.0  # times: "more than 300" is not said of 600
_FAR_FROM_ALL = 1.2  # times: what some years alone make is far more than "more than" means of all
_LONGEST_LEAD = 4  # words from "including" to the part: "including about 18,400", not "including one that has 9"
_SINCE = re.compile(r"\bsince ((?:19|20)\d\d)\b", re.IGNORECASE)
_NEAR = 3  # sentences around a bound in which its years may be told
_YEAR = (350, 380)  # days of a period that is one year


def floors(article: Passages) -> Iterator[Relation]:
    """A relation for each total beside a part that it includes, and each bound since some year beside its years."""
    for place, sentence in enumerate(article.sentences):
        yield from with_parts(sentence)
        yield from since(article, place)


def with_parts(sentence: Sentence) -> Iterator[Relation]:
    """Totals of which the sentence tells a part: "more than 300 season tickets, including 18,400 renewals"."""
    told = sentence.claims
    for place in range(len(told) - 1):
        total, part = told[place], told[place + 1]
        if not can_be_unit(part, total) or not part.value or not has_low(total) or holds_others(total, part):
            continue
        if is_included(text_between(sentence, total, part)):
            parts = [part]
            for other in told[place + 2 : place + 3]:
                if can_be_unit(other, total) and " and " in sentence.before(place + 2):
                    parts.append(other)
            yield far_below(total, parts)


def holds_others(total: Claim, part: Claim) -> bool:
    """Whether the one only holds the other: "47 files, which include 5.1 million passport numbers"."""
    is_of_others = bool(total.noun and part.noun) and stems(total.noun).isdisjoint(stems(part.noun))
    return is_of_others and (part.value or 0) > _CONTENT * (total.low or 0)


_CONTENT = 1e4  # times what holds it: no slip makes a part so much more than its whole


def has_low(claim: Claim) -> bool:
    return claim.low is not None and claim.low > 0 and claim.bound in ("=", ">", ">=")


def is_included(text: str) -> bool:
    """Whether words tell that what follows is a part of what goes before: ", including some "."""
    told = words_of(text)
    marks = [place for place, word in enumerate(told) if word.startswith("includ")]
    return (
        bool(marks)
        and len(told) - marks[-1] - 1 <= _LONGEST_LEAD
        and not {"one", "with", "of"} & set(told[marks[-1] :])
    )


def far_below(total: Claim, parts: Sequence[Claim]) -> Relation:
    """The total as a speaker means it beside the largest of its parts."""
    largest = max(parts, key=lambda part: part.value or 0)
    low = stated(largest).low
    assert total.low is not None and largest.value is not None
    meant = Interval(total.low, total.low * _FAR) if total.bound != "=" else stated(total)
    made = sum(part.value or 0 for part in parts)
    return relation(
        "floor" if total.bound != "=" else "sum",
        "warning",
        (total, *parts),
        observed=meant,
        allowed=Interval(low, None),
        unit=total.unit,
        slip=slip_of_numbers(total.low, made)
        or slip_of_numbers(total.low, largest.value)
        or scale_slip(total.low, made),
        message=f"{quoted(total)} is far less than {joined([quoted(part) for part in parts])}, which it includes.",
    )


def scale_slip(low: float, made: float) -> str:
    """A floor is told in round numbers: 16,000 for 11.9 million and more."""
    return "scale" if any(0.3 < made / (low * times) < 2.0 for times in (1e3, 1e6)) else ""


def since(article: Passages, place: int) -> Iterator[Relation]:
    """A bound for all years since one, beside what single years make: "more than 700 since 2014", 485 in 2024."""
    sentence = article.sentences[place]
    for at, bound in enumerate(sentence.claims):
        if bound.bound not in (">", ">=") or bound.low is None or bound.change != "level" or bound.kind not in _FLOWS:
            continue
        first = first_year(sentence, at)
        if first is None:
            continue
        for near in article.sentences[max(0, place - _NEAR) : place + _NEAR + 1]:
            years = years_of(near, bound, first)
            if years:
                yield below_years(bound, years)


_FLOWS = ("money", "count")


def floors_of_fact(fact: Sequence[Claim], archive: Archive) -> Iterator[Relation]:
    """A relation for each bound that lies far below what other claims on its fact say."""
    exact = [claim for claim in fact if claim.bound == "=" and claim.value]
    for bound in fact:
        if bound.bound in (">", ">=") and bound.low and bound.low > 0:
            others = [claim for claim in exact if claim.unit == bound.unit]
            if others:
                yield far_below_others(bound, others, archive)


def far_below_others(bound: Claim, others: Sequence[Claim], archive: Archive) -> Relation:
    """The bound as a speaker means it beside the nearest of what others say."""
    nearest = min(others, key=lambda claim: claim.value or 0)
    assert bound.low is not None and nearest.value is not None
    return relation(
        "floor",
        "info" if are_of_two_stories(bound, nearest, archive) else "warning",
        (bound, *others),
        observed=Interval(bound.low, bound.low * _FAR_FROM_OTHERS),
        allowed=Interval(stated(nearest).low, None),
        unit=bound.unit,
        slip=slip_of_numbers(bound.low, nearest.value) or scale_slip(bound.low, nearest.value),
        message=f"{quoted(bound)} is far less than {quoted(nearest)}, said of one fact.",
    )


_FAR_FROM_OTHERS = 5.0  # times: of what two articles tell, "more than" may be an older count


def first_year(sentence: Sentence, at: int) -> int | None:
    bound = sentence.claims[at]
    if bound.period_start and bound.period_end and (bound.period_end - bound.period_start).days > 2 * _YEAR[0]:
        return bound.period_start.year
    found = _SINCE.findall(sentence.text)
    return int(found[0]) if len(found) == 1 else None


def years_of(sentence: Sentence, bound: Claim, first: int) -> list[Claim]:
    """A level of one year that the bound covers, and the change from the year before where it is told."""
    for at, claim in enumerate(sentence.claims):
        if claim.unit != bound.unit or claim.kind != bound.kind or claim.change != "level" or claim.value is None:
            continue
        if claim.claim_id == bound.claim_id or not is_one_year(claim, first) or not is_of_same(claim, bound):
            continue
        following = sentence.claims[at + 1 : at + 2]
        growth = [
            other
            for other in following
            if other.kind == "percent" and other.change in ("increase", "decrease") and other.value
        ]
        return [claim, *growth]
    return []


def is_one_year(claim: Claim, first: int) -> bool:
    if claim.period_start is None or claim.period_end is None or claim.period_start.year <= first:
        return False
    return _YEAR[0] <= (claim.period_end - claim.period_start).days + 1 <= _YEAR[1]


def is_of_same(claim: Claim, bound: Claim) -> bool:
    """Whether two claims speak of one thing: "defence" and "spending on defence" are, "spending on roads" is not."""
    ours, theirs = stems(claim.measure), stems(bound.measure)
    if not (ours and theirs and (ours <= theirs or theirs <= ours)):
        return False
    return bool(stems(claim.subject) & (stems(bound.subject) | stems(bound.sentence)))


def below_years(bound: Claim, years: Sequence[Claim]) -> Relation:
    """The bound as a speaker means it beside what its years make together."""
    level, *changes = years
    low = stated(level).low
    assert low is not None and bound.low is not None
    total, arithmetic = low, f"{quoted(level)}"
    for change in changes:
        high = stated(change).high
        if high is not None:
            sign = 1 if change.change == "increase" else -1
            total += low / (1 + sign * high / 100)
            arithmetic = f"{quoted(level)} after {quoted(change)} makes {amount(total, bound.unit)} in two years"
    return relation(
        "floor",
        "warning",
        (bound, *years),
        observed=Interval(bound.low, bound.low * _FAR_FROM_ALL),
        allowed=Interval(total, None),
        unit=bound.unit,
        slip=slip_of_numbers(bound.low, total),
        message=f"{quoted(bound)} is far less than its years: {arithmetic}.",
    )
