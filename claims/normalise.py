"""From the unit of the article to a base unit, in which figures can be compared: the only door to pint."""

import re
from datetime import date
from functools import lru_cache
from math import isclose, isfinite, prod
from typing import TYPE_CHECKING, NamedTuple

from claims.rates import currencies, rate_over
from claims.records import Quantity, Unit

if TYPE_CHECKING:
    from pint import UnitRegistry

# What news writes and pint does not define. The barrel of oil equivalent as the US tax code has it,
# https://www.law.cornell.edu/uscode/text/26/45K; the Sun's mass from https://ssd.jpl.nasa.gov/astro_par.html
DEFINITIONS = (
    "percentage_point = 0.01",
    "basis_point = 0.0001",
    "part_per_billion = 1e-9",
    "part_per_trillion = 1e-12",
    "barrel_of_oil_equivalent = 5.8 * megaBtu",
    "solar_mass = 1.98841e30 * kilogram",
)
KNOWN_UNITS = 4096  # more than the lexicon can make of its units and prefixes
HAIR = 1e-9  # relative; what binary fractions lose on the way through a conversion
BASE_CURRENCY = "USD"  # unless another is asked for


class Base(NamedTuple):
    """The ends of a quantity in its base unit."""

    low: float | None = None  # None where the quantity has no such end, or no base unit is known
    high: float | None = None
    unit: str = ""  # of pint, a currency, "percent" or "percentage_point"; empty for pure numbers, and where unknown
    rate: float | None = None  # units of the base currency for one of the stated; None for all but money
    rate_date: date | None = None  # when it was published; None where nothing needed to be exchanged


class When(NamedTuple):
    """The days that an article tells of a figure; None where it does not."""

    published: date | None = None
    start: date | None = None  # of the period that the figure is about
    end: date | None = None


class Scale(NamedTuple):
    """How to get there: a number of the stated unit times `factor`, plus `offset`, is a number of `unit`."""

    unit: str
    factor: float = 1.0
    offset: float = 0.0  # only temperatures have one


NUMBER_BELOW = re.compile(r" / (\d+)\b")  # "1 / 100000", "liter / 100 / kilometer"
NO_BASE = Base()
NO_DAY = When()
PURE = Scale("")
NO_UNIT = ("", "dimensionless")  # as pint writes it
# pint makes bare fractions of them, but a rise of 3 points is not a share of 0.03.
SHARES = {
    "percent": Scale("percent"),
    "percentage_point": Scale("percentage_point"),
    "basis_point": Scale("percentage_point", 0.01),
}


def base_of(quantity: Quantity, currency: str = BASE_CURRENCY, when: When = NO_DAY) -> Base:
    """The quantity in base units: 30 miles is 48280.32 meter, 25 °C is 298.15 kelvin, 40 people are 40.

    A change of temperature has no offset: a rise of 3 °C is one of 3 kelvin. Money is told in `currency`, at the rates
    of its days. Nothing comes back of a unit that pint does not know, and of money without a rate.
    """
    unit = quantity.unit
    if unit is not None and unit.kind == "money":
        return base_of_money(quantity, unit.name, currency, when)
    scale = scale_of(unit, quantity.change == "level") if unit else PURE
    if scale is None:
        return NO_BASE
    name, factor, offset = scale
    low = None if quantity.low is None else quantity.low * factor + offset
    high = None if quantity.high is None else quantity.high * factor + offset
    return Base(low, high, name) if is_number(low) and is_number(high) else NO_BASE


def base_of_money(quantity: Quantity, unit: str, currency: str, when: When) -> Base:
    """Money at the lowest and the highest rate of its days: €3 of 31 December 2024 are 3.1167 USD, by 1.0389.

    Over a period the ends so move apart, and never together. Of several currencies ("EUR|USD") none is converted: an
    amount that may be two different ones has no rate that could be told.
    """
    stated, scale = price_of(unit)
    if stated == currency:
        lowest, highest, last, day = 1.0, 1.0, 1.0, None
    else:
        days = days_of(when)
        rate = rate_over(stated, currency, *days) if days else None
        if rate is None:
            return NO_BASE
        lowest, highest, last, day = rate
    low, high = quantity.low, quantity.high
    low = None if low is None else min(low * lowest, low * highest) * scale.factor  # of a loss, the highest rate's
    high = None if high is None else max(high * lowest, high * highest) * scale.factor
    if not (is_number(low) and is_number(high)):
        return NO_BASE
    return Base(low, high, currency + scale.unit, last, day)


def days_of(when: When) -> tuple[date, date] | None:
    """The first and the last day whose rates count: those of the period, else the day of publication; None without.

    None of them comes after the publication, when nobody could know its rate: a period that goes on is cut there,
    and of one that is all to come only that day remains.
    """
    published, start, end = when
    last = end or published
    if last is None:
        return None
    if published is not None and last > published:
        last = published
    return min(start or last, last), last


def is_number(end: float | None) -> bool:
    """Whether a table can hold it: 1e300 light years are more metres than a float can count."""
    return end is None or isfinite(end)


@lru_cache(KNOWN_UNITS)
def price_of(unit: str) -> tuple[str, Scale]:
    """The currency of a price, and the way to its denominator in base units.

    "EUR / oil_barrel" is EUR, and 6.29 for each " / meter ** 3". What is counted and not measured stays as it is:
    "GBP / share" is GBP and " / share".
    """
    currency, _, below = unit.partition(" / ")
    if not below:
        return currency, PURE
    measures = NUMBER_BELOW.sub("", f" / {below}").split(" / ")[1:]
    scale = physical_scale(f"1 / {below}", True) if measures and all(map(is_measured, measures)) else None
    if scale is None:
        return currency, Scale(f" / {below}")
    name = scale.unit.removeprefix("1") if scale.unit.startswith("1 / ") else f" * {scale.unit}"
    return currency, scale._replace(unit=name)


def is_measured(denominator: str) -> bool:
    """Whether a price per this is one per a unit of measurement: a "bag" of coffee is not pint's bag of cement."""
    from claims.vocabulary import MEASURES  # noqa: PLC0415  # 0.1 s, which `claims --help` need not pay

    return denominator in MEASURES or denominator.split(" ** ", maxsplit=1)[0] in MEASURES


def currency_fault(code: str) -> str:
    """Why no money can be converted into it: "UAH has no exchange rates …"; empty when it can."""
    if code == BASE_CURRENCY or code in currencies():
        return ""
    from claims.vocabulary import CURRENCY_CODES  # noqa: PLC0415  # 0.1 s, which `claims --help` need not pay

    if code in CURRENCY_CODES.values():
        return f"{code} has no exchange rates of the European Central Bank: give a currency that has, such as EUR."
    return f"{code} is no currency known here: give an ISO 4217 code such as EUR."


def scale_of(unit: Unit, is_level: bool) -> Scale | None:
    """The way from a unit to its base unit; None for money, and for what pint does not know."""
    if unit.kind == "money":
        return None
    return SHARES.get(unit.name) or physical_scale(unit.name, is_level)


def scale_between(stated: Unit, wanted: str, is_level: bool) -> Scale | None:
    """The way from one unit to another: a number of miles times 1.609344 is one of "kilometer".

    None where the two do not measure the same: miles and kilograms, percent and percentage points, money and anything.
    """
    own, other = scale_of(stated, is_level), scale_of(Unit(wanted, ""), is_level)
    if own is None or other is None or own.unit != other.unit:
        return None
    if stated.name == wanted:
        return Scale(wanted)
    return Scale(wanted, own.factor / other.factor, (own.offset - other.offset) / other.factor)


def unit_named(words: str) -> str:
    """The unit as a table writes it: "km²" is "kilometer ** 2", "%" is "percent".

    ValueError: when pint knows no unit of that name, as it knows no currency.
    """
    if words in SHARES:
        return words
    units = registry()
    try:
        name = str(units.parse_units(words))
    except Exception:  # of a name that is no unit, pint raises whatever its tokenizer and parser do
        name = ""
    if name not in SHARES and (name in NO_UNIT or physical_scale(name, True) is None):
        raise ValueError(f"{words!r} is no unit that pint knows: give one such as 'kilometer', 'kg' or 'km / hour'")
    return name


@lru_cache(KNOWN_UNITS)
def physical_scale(name: str, is_level: bool) -> Scale | None:
    """The same for physical units: "mile" is 1609.344 meter; asked of pint once for each unit."""
    units = registry()  # what is raised here is no affair of the name
    try:
        return measured_scale(units, name, is_level)
    except Exception:  # of a name that is no unit, pint raises whatever its tokenizer and parser do
        return None


def measured_scale(units: "UnitRegistry[float]", name: str, is_level: bool) -> Scale:
    """What pint makes of 0, 1 and 2 of a unit: degrees Celsius are 1 kelvin each, from 273.15 on.

    A number in a unit, as of "liter / 100 / kilometer", is told pint apart, which would take it for no unit.
    A unit that grows by factors stays as it is: 85 decibel are 85 decibel.
    """
    stated = units.parse_units(NUMBER_BELOW.sub("", name))
    many = prod(map(float, NUMBER_BELOW.findall(name)))
    zero, one, two = (units.Quantity(number / many, stated).to_base_units() for number in (0.0, 1.0, 2.0))
    if not isclose(two.magnitude - one.magnitude, one.magnitude - zero.magnitude, rel_tol=HAIR):
        return Scale(name)
    unit = "" if one.unitless else str(one.units)
    if not zero.magnitude:
        return Scale(unit, one.magnitude)
    step = units.Quantity(1.0, f"delta_{name}").to_base_units()  # one less zero is off by a hair for °F
    return Scale(unit, step.magnitude, zero.magnitude if is_level else 0.0)


@lru_cache(1)
def registry() -> "UnitRegistry[float]":
    """pint with our own definitions: built when the first physical unit is met, since it takes 0.3 s."""
    from pint import UnitRegistry  # noqa: PLC0415

    units: UnitRegistry[float] = UnitRegistry()
    for definition in DEFINITIONS:
        units.define(definition)
    return units
