"""The likely cause of a disagreement: a factor of 1000, mile for kilometre, currency, percent for points, digits."""

from __future__ import annotations

import math

from claims.digits import are_swapped, digits_of
from claims.intervals import allowed, factor, stated
from claims.records import Claim

_CLOSE = 0.03  # relative: figures that are so near are one but for rounding
_THOUSANDS = (1e3, 1e6, 1e9)
_TENS = (1e1, 1e2, 1e4, 1e5)
# What is taken for one another, as the ratio of the two. Tons and nautical miles are too near one another to be told
# from figures that merely differ.
_UNIT_RATIOS = {
    "length": (1.609344, 3.28084, 2.54),  # mile and kilometre, metre and foot, inch and centimetre
    "area": (2.471054, 2.589988, 10.76391),  # hectare and acre, square mile and kilometre, square metre and foot
    "mass": (2.204623,),  # kilogram and pound
    "volume": (3.785412,),  # US gallon and litre
    "speed": (1.609344, 1.852),  # mile and kilometre an hour, knot and kilometre an hour
}
_TAKEN_FOR_ANOTHER = (*_UNIT_RATIOS, "temperature", "energy", "power")  # but no weeks for years
_TELLING = 3  # digits: 19 and 190 are two figures, 19.4 and 194 may be one


def slip_of_conversion(left: Claim, right: Claim) -> str:
    """Why two amounts that should be one are not: "14 miles (8.7 km)" was divided where it should be multiplied."""
    one, other = middle(left), middle(right)
    if not one or not other or one * other < 0:
        return ""
    ratio = abs(other / one)
    if is_power(ratio, _THOUSANDS):
        return "scale"
    wanted = factor(left) / factor(right)
    if any(is_close(ratio, power) for power in (wanted**2, wanted**-2, 1 / wanted)):  # divided, or not converted at all
        return "currency" if left.kind == "money" else "unit"
    expected = one * unit_of_base(right)
    if is_power(ratio, _TENS) or (right.value and slip_of_reckoned(right.value, expected) == "digits"):
        return "digits"
    if left.kind == "money":
        return "digits" if is_swapped_of(right.value, expected) else "currency"
    return "unit" if is_ratio_of_units(max(ratio, 1 / ratio), left.kind) else ""


def slip_between(left: Claim, right: Claim) -> str:
    """Why two claims on one fact differ: the same digits at another scale, in another unit, or two of them swapped."""
    if left.value is None or right.value is None:
        return ""
    if left.unit != right.unit and are_one_figure(left, right):
        return slip_of_units(left, right)
    ours, theirs = (left.value, right.value) if left.unit == right.unit else (middle(left), middle(right))
    return slip_of_numbers(ours, theirs, left.kind)


def are_one_figure(left: Claim, right: Claim) -> bool:
    """Whether two claims print one number, whatever its unit: 1.2 and 1.21 million, but not 568 and 573."""
    assert left.value is not None and right.value is not None
    return is_close(left.value, right.value) and stated(left).shares_a_point_with(stated(right))


def slip_of_units(left: Claim, right: Claim) -> str:
    """Of two figures with the same digits in two units."""
    if left.kind == right.kind == "money":
        return "currency"
    if {left.unit, right.unit} == {"percent", "percentage_point"}:
        return "percent_points"
    return "unit" if left.kind == right.kind and left.kind in _TAKEN_FOR_ANOTHER else ""


def slip_of_numbers(observed: float, expected: float, kind: str = "") -> str:
    """Of two numbers of one unit: 90.4 million for 90.4 billion, 241 for 214, 100 km for 62."""
    if not observed or not expected or observed * expected < 0:
        return ""
    ratio = max(observed / expected, expected / observed)
    if is_power(ratio, _THOUSANDS):
        return "scale"
    telling = min(len(digits_of(observed)), len(digits_of(expected))) >= _TELLING
    if are_digits_moved(observed, expected) or (is_power(ratio, _TENS) and telling):
        return "digits"
    return "unit" if is_ratio_of_units(ratio, kind) else ""


def is_ratio_of_units(ratio: float, kind: str) -> bool:
    return any(is_close(ratio, near) for near in _UNIT_RATIOS.get(kind, ()))


def slip_of_reckoned(observed: float, exact: float) -> str:
    """Of a printed number and what others make, told to as many digits: 23.6% where 620 of 1,900 are 32.63%."""
    digits = len(digits_of(observed))
    return slip_of_numbers(observed, float(f"{exact:.{digits}g}")) or slip_of_numbers(observed, exact)


def are_digits_moved(one: float | None, other: float | None) -> bool:
    """Whether two numbers have the same digits but for two neighbours swapped, or one left out: 214, 241 and 24."""
    if not one or not other:
        return False
    ours, theirs = digits_of(one), digits_of(other)
    if len(ours) > len(theirs):
        ours, theirs = theirs, ours
    if len(theirs) < 2 or ours == theirs:
        return False
    if len(ours) == len(theirs):
        return are_swapped(ours, theirs) and abs(math.log10(abs(one / other))) < 1
    return len(ours) >= 2 and is_one_left_out(ours, theirs) and abs(size(one) - size(other)) == 1


def is_swapped_of(value: float | None, expected: float) -> bool:
    """Whether two neighbouring digits changed back make what a rate of exchange makes: $52.7 million for $25.7 million.

    The rate that a paper took is not known to the digit, so near is enough.
    """
    digits = digits_of(value) if value else ""
    turned = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1))
    scale = 10.0 ** (size(value) - len(digits) + 1) if value else 1.0
    return any(is_close(float(other) * scale, abs(expected)) for other in turned if other != digits)


def is_one_left_out(fewer: str, more: str) -> bool:
    return len(more) == len(fewer) + 1 and any(more[:place] + more[place + 1 :] == fewer for place in range(len(more)))


def size(value: float) -> int:
    """The place of the first digit: 2 of 214."""
    return math.floor(math.log10(abs(value)))


def is_power(ratio: float, powers: tuple[float, ...]) -> bool:
    return any(is_close(max(ratio, 1 / ratio), power) for power in powers)


def is_close(one: float, other: float) -> bool:
    """Whether two numbers are one but for rounding."""
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def middle(claim: Claim) -> float:
    """The amount in base units, 0 for one without figures."""
    ends = [end for end in allowed(claim) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def unit_of_base(claim: Claim) -> float:
    """How many of the claim's units one base unit is."""
    return claim.value / middle(claim) if claim.value and middle(claim) else 1.0
