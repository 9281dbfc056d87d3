"""Claims on one fact beside each other: conflict, self_conflict, revision and hedge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby, product
from operator import attrgetter

from checks.records import Relation
from checks.relations.floors import floors_of_fact
from checks.relations.relation import relation
from checks.relations.stories import (
    Archive,
    are_of_two_stories,
    are_said_alike,
    order_of,
    place_of,
    share_a_word,
    voice_of,
)
from checks.relations.years import other_years, taken_from_other_years
from checks.slips import slip_between
from checks.wording import quoted
from claims.digits import digits_of
from claims.facts.features import stems
from claims.intervals import Interval, allowed, last_digit, stated
from claims.records import Claim

_RATE_SLACK = 0.05  # of an amount in another currency: which day's rate a paper took is not known
_BESIDE = 4  # characters: "10 miles (16 km)" is one figure in two units, which its own relation compares


def agreements(claims: Iterable[Claim]) -> Iterator[Relation]:
    """The relations of each fact that several claims speak of: whether they agree, and what each camp says if not."""
    archive: dict[str, list[Claim]] = defaultdict(list)
    claims = list(claims)
    for claim in claims:
        archive[claim.article_id].append(claim)
    return agreements_of(claims, archive)


def agreements_of(claims: Iterable[Claim], archive: Archive) -> Iterator[Relation]:
    """The same of whole facts among the articles of an archive, which has all claims of each."""
    linked = sorted((claim for claim in claims if claim.fact_id), key=attrgetter("fact_id", "article_id", "start"))
    for _, group in groupby(linked, key=attrgetter("fact_id")):
        fact = [claim for claim in group if has_figure(claim)]
        if len(fact) > 1:
            yield from agreement(speaking(fact), archive)


def has_figure(claim: Claim) -> bool:
    return claim.bound != "vague" and (claim.low is not None or claim.high is not None)


def speaking(fact: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that speak for a fact: all, or of very many the first that tell each figure, then the next that do.

    So every figure is heard, and the one that most tell stays the one that most tell.
    """
    if len(fact) <= _MOST_COMPARED:
        return fact
    times: Counter[tuple[object, ...]] = Counter()
    turns: dict[str, tuple[int, tuple[str, str, int]]] = {}
    for claim in sorted(fact, key=order_of):
        figure = (claim.low, claim.high, claim.bound, claim.approximate, claim.step, claim.unit)
        times[figure] += 1
        turns[claim.claim_id] = times[figure], order_of(claim)
    last = sorted(turns.values())[:_MOST_COMPARED][-1]
    return [claim for claim in fact if turns[claim.claim_id] <= last]


_MOST_COMPARED = 200  # claims of a fact, ten times what is ever told of one: each is compared with each


def agreement(fact: Sequence[Claim], archive: Archive) -> Iterator[Relation]:
    """The camps of one fact: of those that agree one relation that holds; one for each camp that the first excludes."""
    yield from floors_of_fact(fact, archive)
    yield from taken_from_other_years(fact, archive)
    camps = camps_of(fact)
    first = camps[0]
    if len(first) > 1:
        yield agreed(first)
        yield from hedges(first)
        yield from other_years(first, archive)
    for camp in camps[1:]:
        own = [claim for claim in camp if not any(is_beside(claim, other) for other in fact)]
        if any(are_apart(one, other) for one in own for other in first):
            found = compared(own, first, archive)
            if found.slip != "percent_points" or found.severity == "error":
                yield found


def camps_of(fact: Sequence[Claim]) -> list[list[Claim]]:
    """The claims in camps that agree among themselves, the one that most sources stand for first."""
    camps: list[list[Claim]] = []
    for claim in fact:
        for camp in camps:
            if all(not are_apart(claim, other) for other in camp):
                camp.append(claim)
                break
        else:
            camps.append([claim])
    camps.sort(key=lambda camp: (-len({voice_of(claim) for claim in camp}), order_of(camp[0])))
    return camps


def are_apart(left: Claim, right: Claim) -> bool:
    """Whether two claims cannot both be true; of a rise in percent and one in points of one figure one is a slip."""
    if {left.unit, right.unit} == _PERCENT_POINTS:
        return True
    ours, theirs = in_one_unit(left, right)
    return not ours.shares_a_point_with(theirs)


_PERCENT_POINTS = {"percent", "percentage_point"}


def in_one_unit(left: Claim, right: Claim) -> tuple[Interval, Interval]:
    """What two claims allow, in the unit that they share; all numbers where they share none."""
    left, right = beside(left, right), beside(right, left)
    if left.unit == right.unit:
        return stated(left), stated(right)
    if {left.unit, right.unit} == _PERCENT_POINTS:
        return Interval(1.0, 1.0), Interval(2.0, 2.0)  # two units that nothing converts
    if not left.base_unit or left.base_unit != right.base_unit:
        return Interval(None, None), Interval(None, None)
    is_slip = left.value == right.value  # the same digits with another sign
    slack = _RATE_SLACK if left.kind == "money" and not is_slip else 0.0
    return spread(allowed(left), slack), spread(allowed(right), slack)


def beside(coarse: Claim, fine: Claim) -> Claim:
    """The claim as told to the place of its last digit, where the other is told to a lower one: "230 million" of 227.

    Of "230 million" and "240 million", both told so, each is meant.
    """
    if coarse.bound != "=" or coarse.unit != fine.unit or not coarse.value or not fine.value:
        return coarse
    if coarse.step not in _SCALES or abs(coarse.value) < _LARGE * coarse.step:
        return coarse
    place = min(last_digit(coarse.value), _TWO_DIGITS * abs(coarse.value))
    return coarse._replace(step=place) if last_digit(fine.value) < place > coarse.step else coarse


_SCALES = (1e3, 1e6, 1e9, 1e12)  # "230 million": its last digit says nothing of the place it is told to
_LARGE = 100  # of its scale: 40 million is no rounding of 41 million
_TWO_DIGITS = 0.1  # of a figure: the place of its second digit, at most


def spread(interval: Interval, share: float) -> Interval:
    low, high = interval
    return Interval(
        low - share * abs(low) if low is not None else None, high + share * abs(high) if high is not None else None
    )


def is_beside(left: Claim, right: Claim) -> bool:
    """Whether one claim says the other again in another unit, right beside it."""
    first, second = sorted((left, right), key=attrgetter("start"))
    return left.article_id == right.article_id and left.unit != right.unit and second.start - first.end <= _BESIDE


def agreed(camp: Sequence[Claim]) -> Relation:
    """What the first of a camp says beside what another of it allows."""
    one, other = camp[:2]
    ours, theirs = in_one_unit(one, other)
    kind = "self_conflict" if one.article_id == other.article_id else "conflict"
    return relation(kind, "warning", camp, observed=ours, allowed=theirs, unit=shared_unit(one, other), message="")


def compared(camp: Sequence[Claim], others: Sequence[Claim], archive: Archive) -> Relation:
    """What one camp says beside what the other allows."""
    one, other = min(
        ((one, other) for one in camp for other in others if are_apart(one, other)),
        key=lambda pair: (pair[0].unit != pair[1].unit, order_of(pair[0]), order_of(pair[1])),
    )
    ours, theirs = in_one_unit(one, other)
    slip = slip_between(one, other)
    kind, severity = kind_of(one, other, slip, any(share_a_word(*pair) for pair in product(camp, others)), archive)
    return relation(
        kind,
        severity,
        [one, other, *(claim for claim in (*camp, *others) if claim not in (one, other))],
        observed=ours,
        allowed=theirs,
        unit=shared_unit(one, other),
        slip=slip,
        message=f"{quoted(one)}{place_of(one)} and {quoted(other)}{place_of(other)} cannot both be true of one fact.",
    )


def shared_unit(one: Claim, other: Claim) -> str:
    return one.unit if one.unit == other.unit else one.base_unit


def kind_of(one: Claim, other: Claim, slip: str, is_of_one: bool, archive: Archive) -> tuple[str, str]:
    """The type and severity of a disagreement: an error where a slip explains it."""
    severity = "info"
    if states_both(one, other, archive) or states_both(other, one, archive):
        slip = ""  # a figure that is told there of something else
    elif are_said_alike(one, other, archive):
        severity = "warning"
    if slip and explains(slip, one, other, is_of_one, archive):
        severity = "error"
    if one.article_id == other.article_id:
        return "self_conflict", severity
    if not slip and is_later_count(one, other):
        return "revision", "info"
    return "conflict", severity


def explains(slip: str, one: Claim, other: Claim, is_of_one: bool, archive: Archive) -> bool:
    """Whether a slip is more than chance: of one story, and of figures with digits enough."""
    if are_of_two_stories(one, other, archive) or is_long_past(one) != is_long_past(other):
        return False
    if slip == "percent_points":
        return are_one_change(one, other)
    if slip not in _LIKE_CHANCE:
        return True  # the same digits
    if one.unit != other.unit:
        return True  # the same digits, in miles and in kilometres
    has_digits = all(len(digits_of(claim.value or 0)) >= _TELLING for claim in (one, other))
    if one.article_id == other.article_id and stems(one.measure) != stems(other.measure):
        return False  # "unemployment was 13.4%, youth unemployment 31.4%"
    return is_of_one and (has_digits or slip != "digits" or are_said_alike(one, other, archive))


def states_both(one: Claim, other: Claim, archive: Archive) -> bool:
    """Whether the first claim's article has the other's figure too, of another fact: "£231m before tax, £213m net"."""
    return one.article_id != other.article_id and any(
        (claim.value, claim.unit) == (other.value, other.unit) and claim.fact_id not in (one.fact_id, "")
        for claim in archive.get(one.article_id, ())
    )


def is_long_past(claim: Claim) -> bool:
    """Whether a claim is dated to more than a year before it was told: "a town of 14,200 in 1990"."""
    if claim.period_end is None or claim.published is None:
        return False
    return claim.published - claim.period_end > _LONG


_LONG = timedelta(days=400)  # the figures of last year are still told as those of today


def are_one_change(one: Claim, other: Claim) -> bool:
    """Whether a change in percent and one in points are told of one thing, within days, by a figure that tells it."""
    if one.published and other.published and abs(one.published - other.published) > _NEAR:
        return False
    periods = [(claim.period_start, claim.period_end) for claim in (one, other) if claim.period_start]
    is_telling = bool(one.step and one.step < 1) or len(digits_of(one.value or 0)) > 1
    if not is_telling or len(set(periods)) > 1:
        return False
    ours, theirs = stems(one.measure), stems(other.measure)
    if ours and theirs:
        return bool(ours & theirs)
    return len(periods) > 1 or one.measure == other.measure  # "the rate", which has no name


_NEAR = timedelta(days=10)  # between two articles of one story
_LIKE_CHANCE = ("digits", "unit")  # slips that two figures of nothing in common have often enough
_TELLING = 3  # digits: every tenth pair of two digits has the other pair's swapped


def is_later_count(one: Claim, other: Claim) -> bool:
    """Whether the claim of a later day only counts on."""
    if one.kind not in ("count", "number") or one.published is None or other.published is None:
        return False
    if one.published == other.published:
        return False
    first, last = sorted((one, other), key=lambda claim: str(claim.published))
    before, after = stated(first), stated(last)
    low = before.low if before.low is not None else before.high
    high = after.high if after.high is not None else after.low
    return low is not None and high is not None and low <= high


def hedges(camp: Sequence[Claim]) -> Iterator[Relation]:
    """A relation for a bound or hedge that one article has and another lacks: "up to 1.4 million" and "1.4 million"."""
    exact = [claim for claim in camp if claim.bound == "=" and not claim.approximate]
    hedged = [claim for claim in camp if claim.bound in ("<", "<=", ">", ">=") and claim.value is not None]
    for one, other in ((one, other) for one in exact for other in hedged):
        if one.article_id != other.article_id and one.unit == other.unit and one.value == other.value:
            yield relation(
                "hedge",
                "info",
                [one, other, *(claim for claim in (*exact, *hedged) if claim not in (one, other))],
                observed=Interval(1.0, 1.0),
                allowed=Interval(0.0, 0.0),
                unit="",
                message=f"{quoted(other)}{place_of(other)} and {quoted(one)}{place_of(one)}: "
                "a bound is lost or gained.",
            )
            return
