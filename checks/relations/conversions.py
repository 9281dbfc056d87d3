"""One amount in two units or currencies: "14 miles (8.7 kilometers)", "24 million euros ($20.8 million)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.passages import Sentence
from checks.records import Relation
from checks.relations.light import words_of
from checks.relations.relation import relation
from checks.slips import slip_of_conversion
from checks.wording import amount, quoted
from claims.intervals import Interval, allowed, factor, stated
from claims.normalise import scale_of
from claims.rates import rate_over
from claims.records import Claim, Unit

_OPENS = re.compile(
    r"\s*(?:\((?:or |about |around |roughly |some |nearly |equal to |approximately )*|\[|/|, or |, equal to )$"
)
_RATE_SLACK = 0.05  # of an amount of money: banks and papers take other rates than the day's reference
_UNIT_SLACK = 0.02  # of another: 1.6 for 1.609
_LONGEST_TAIL = 30  # characters from the second amount to the closing bracket


def conversions(sentence: Sentence) -> Iterator[Relation]:
    """A relation for each amount that the sentence says again in another unit."""
    for place in range(len(sentence.claims) - 1):
        if is_said_in_two_units(sentence, place):
            yield conversion(sentence.claims[place], sentence.claims[place + 1])


def is_said_in_two_units(sentence: Sentence, place: int) -> bool:
    """Whether the next claim is this one in another unit: "10 miles (16 km)", not "10 miles (6 km of it uphill)"."""
    left, right = sentence.claims[place], sentence.claims[place + 1]
    if left.unit == right.unit or left.kind != right.kind or left.change != right.change or not left.unit:
        return False
    if not left.base_unit or left.base_unit != right.base_unit or left.value is None or right.value is None:
        return False
    between = sentence.before(place + 1)
    if not _OPENS.match(between):
        return False
    after = sentence.after(place + 1)
    if between.lstrip().startswith(("(", "[")):
        inside, bracket, _ = after.partition(")" if "(" in between else "]")
        return bool(bracket) and len(inside) <= _LONGEST_TAIL and "of" not in words_of(inside)
    return left.value != right.value and not after.startswith(" of")


def conversion(left: Claim, right: Claim) -> Relation:
    """The second amount beside what the first one is in its unit."""
    observed = in_unit(meant(right), right)
    expected = widened(in_unit(meant(left), right), slack_of(left))
    if left.kind == "money":
        today = at_rate_of(left, right)
        if today is not None and observed.shares_a_point_with(widened(today, _RATE_SLACK)):
            expected = widened(today, _RATE_SLACK)
    return relation(
        "double_unit",
        "error",
        (right, left),
        observed=observed,
        allowed=expected,
        unit=right.unit,
        slip=slip_of_conversion(left, right),
        message=f"{quoted(left)} is about {amount(middle(expected), right.unit)}, not {quoted(right)}.",
    )


def slack_of(claim: Claim) -> float:
    if claim.kind == "money":
        return _RATE_SLACK
    return 0.0 if claim.kind == "temperature" else _UNIT_SLACK


def widened(interval: Interval, share: float) -> Interval:
    assert interval.low is not None and interval.high is not None
    wide = share * max(abs(interval.low), abs(interval.high))
    return Interval(interval.low - wide, interval.high + wide)


def at_rate_of(left: Claim, right: Claim) -> Interval | None:
    """The first amount in the second one's currency, by today's rate: a ship of 2009 is told in today's money."""
    if left.published is None or " / " in left.unit + right.unit:
        return None
    rate = rate_over(left.unit, right.unit, left.published, left.published)
    if rate is None:
        return None
    low, high = stated(left._replace(bound="=")) if left.bound != "range" else stated(left)
    low, high = (low if low is not None else high), (high if high is not None else low)
    assert low is not None and high is not None
    return Interval(low * rate[0], high * rate[1])


def meant(claim: Claim) -> Interval:
    """What the amount allows in base units, whatever its bound: of "more than 10 miles (16 km)" the 10 is restated."""
    if claim.bound == "range":
        low, high = allowed(claim)
    else:
        base = claim.base_low if claim.base_low is not None else claim.base_high
        other = claim.base_high if claim.base_high is not None else claim.base_low
        low, high = allowed(claim._replace(bound="=", base_low=base, base_high=other))
    assert low is not None and high is not None
    return Interval(low, high)


def middle(interval: Interval) -> float:
    assert interval.low is not None and interval.high is not None
    return (interval.low + interval.high) / 2


def in_unit(interval: Interval, claim: Claim) -> Interval:
    """An interval of base units in those of the claim: kelvin in degrees Celsius."""
    assert interval.low is not None and interval.high is not None
    if claim.kind == "temperature":
        scale = scale_of(Unit(claim.unit, claim.kind), claim.change == "level")
        assert scale is not None
        size, zero = scale.factor, scale.offset
    else:
        size, zero = factor(claim), 0.0
    return Interval((interval.low - zero) / size, (interval.high - zero) / size)
