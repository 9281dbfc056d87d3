"""From the unit of the article to a base unit, in which figures can be compared: the only door to pint."""

from functools import lru_cache
from math import isclose, isfinite
from typing import TYPE_CHECKING, NamedTuple

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


class Base(NamedTuple):
    """The ends of a quantity in its base unit."""

    low: float | None = None  # None where the quantity has no such end, or no base unit is known
    high: float | None = None
    unit: str = ""  # of pint, "percent" or "percentage_point"; empty for pure numbers, and where unknown


class Scale(NamedTuple):
    """How to get there: a number of the stated unit times `factor`, plus `offset`, is a number of `unit`."""

    unit: str
    factor: float = 1.0
    offset: float = 0.0  # only temperatures have one


NO_BASE = Base()
PURE = Scale("")
# pint makes bare fractions of them, but a rise of 3 points is not a share of 0.03.
SHARES = {
    "percent": Scale("percent"),
    "percentage_point": Scale("percentage_point"),
    "basis_point": Scale("percentage_point", 0.01),
}


def base_of(quantity: Quantity) -> Base:
    """The quantity in base units: 30 miles is 48280.32 meter, 25 °C is 298.15 kelvin, 40 people are 40.

    A change of temperature has no offset: a rise of 3 °C is one of 3 kelvin. Of money nothing comes back,
    since no exchange rate is known here, and nor does it of a unit that pint does not know.
    """
    scale = scale_of(quantity.unit, quantity.change == "level") if quantity.unit else PURE
    if scale is None:
        return NO_BASE
    unit, factor, offset = scale
    low = None if quantity.low is None else quantity.low * factor + offset
    high = None if quantity.high is None else quantity.high * factor + offset
    return Base(low, high, unit) if is_number(low) and is_number(high) else NO_BASE


def is_number(end: float | None) -> bool:
    """Whether a table can hold it: 1e300 light years are more metres than a float can count."""
    return end is None or isfinite(end)


def scale_of(unit: Unit, is_level: bool) -> Scale | None:
    """The way from a unit to its base unit; None for money, and for what pint does not know."""
    if unit.kind == "money":
        return None
    return SHARES.get(unit.name) or physical_scale(unit.name, is_level)


@lru_cache(KNOWN_UNITS)
def physical_scale(name: str, is_level: bool) -> Scale | None:
    """The same for physical units: "mile" is 1609.344 meter; asked of pint once for each unit."""
    try:
        return measured_scale(name, is_level)
    except Exception:  # of a name that is no unit, pint raises whatever its tokenizer and parser do
        return None


def measured_scale(name: str, is_level: bool) -> Scale:
    """What pint makes of 0, 1 and 2 of a unit: degrees Celsius are 1 kelvin each, from 273.15 on.

    A unit that grows by factors stays as it is: 85 decibel are 85 decibel.
    """
    units = registry()
    stated = units.parse_units(name)
    zero, one, two = (units.Quantity(number, stated).to_base_units() for number in (0.0, 1.0, 2.0))
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
