"""Quantities and what they are in base units."""

import csv
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from claims import normalise
from claims.normalise import NO_BASE, Base, When, base_of, days_of, scale_between, scale_of, unit_named
from claims.notation import read
from claims.quantity.find import find_mentions
from claims.records import Quantity, Unit

LEXICON = Path(normalise.__file__).with_name("lexicon")


def lexicon_units() -> list[Unit]:
    with (LEXICON / "units.csv").open(encoding="utf-8", newline="") as lines:
        return sorted(
            {
                Unit(prefix + row["unit"], row["kind"])
                for row in csv.DictReader(lines)
                for prefix in ["", *row["prefixes"].split()]
            }
        )


@pytest.mark.parametrize(
    ("stated", "low", "high", "unit"),
    [
        ("30 mile", 48280.32, 48280.32, "meter"),
        ("3..5 kilometer ** 2", 3e6, 5e6, "meter ** 2"),
        (">=2 hour", 7200, None, "second"),
        ("<2 hour", None, 7200, "second"),
        ("66 year old", 66 * 365.25 * 86400, 66 * 365.25 * 86400, "second"),
        ("2 gigawatt_hour", 7.2e12, 7.2e12, "kilogram * meter ** 2 / second ** 2"),
        ("1 barrel_of_oil_equivalent", 6.1194e9, 6.1194e9, "kilogram * meter ** 2 / second ** 2"),
        ("2 solar_mass", 3.97682e30, 3.97682e30, "kilogram"),
        ("700 1 / week (visitors)", 700 / 604800, 700 / 604800, "1 / second"),
        ("112 1 / kilometer ** 2 (people)", 112e-6, 112e-6, "1 / meter ** 2"),
        ("3 byte", 24, 24, "bit"),
        # Temperatures have a zero of their own, changes of temperature have none.
        ("25 degree_Celsius", 298.15, 298.15, "kelvin"),
        ("-40 degree_Fahrenheit", 233.15, 233.15, "kelvin"),
        ("3 degree_Celsius up", 3, 3, "kelvin"),
        ("9 degree_Fahrenheit down", 5, 5, "kelvin"),
        # Shares stay as they are said.
        ("12 percent", 12, 12, "percent"),
        ("3 percentage_point up", 3, 3, "percentage_point"),
        ("25 basis_point", 0.25, 0.25, "percentage_point"),
        # Pure numbers have no unit.
        ("40 (people)", 40, 40, ""),
        ("7 number", 7, 7, ""),
        ("0.5 ratio", 0.5, 0.5, ""),
        ("4 part_per_billion", 4e-9, 4e-9, ""),
        ("15 milligram / kilogram", 15e-6, 15e-6, ""),
        # A scale that grows by factors stays as it is.
        ("85 decibel", 85, 85, "decibel"),
    ],
)
def test_base(stated: str, low: float | None, high: float | None, unit: str) -> None:
    base = base_of(read(stated))
    assert base == (close(low), close(high), unit, None, None)


def close(end: float | None) -> object:
    return end if end is None else pytest.approx(end, rel=1e-4)


@pytest.mark.parametrize(
    "unit",
    [
        Unit("fathomful", "length"),
        Unit("GBP / share", ""),
        Unit("mile per", "length"),
        Unit("(((", "length"),
        Unit("3 + 4", "length"),
    ],
)
def test_no_base(unit: Unit) -> None:
    assert base_of(Quantity(3.0, 3.0, 3.0, unit=unit)) == NO_BASE


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("km²", "kilometer ** 2"),
        ("kg", "kilogram"),
        ("km / hour", "kilometer / hour"),
        ("%", "percent"),
        ("percentage_point", "percentage_point"),
        ("basis_point", "basis_point"),
        ("degC", "degree_Celsius"),
    ],
)
def test_the_name_of_a_unit(words: str, name: str) -> None:
    assert unit_named(words) == name


@pytest.mark.parametrize("words", ["", "EUR", "fathomful", "(((", "dimensionless"])
def test_no_name_of_a_unit(words: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(repr(words))} is no unit that pint knows: give one such as"):
        unit_named(words)


@pytest.mark.parametrize(
    ("stated", "wanted", "is_level", "scale"),
    [
        ("mile", "kilometer", True, (1.609344, 0.0)),
        ("degree_Celsius", "degree_Fahrenheit", True, (1.8, 32.0)),
        ("degree_Celsius", "degree_Fahrenheit", False, (1.8, 0.0)),
        ("basis_point", "percentage_point", True, (0.01, 0.0)),
        ("mile", "mile", True, (1.0, 0.0)),
        ("mile", "kilogram", True, None),
        ("percent", "percentage_point", True, None),
        ("mile", "fathomful", True, None),
        ("fathomful", "mile", True, None),
    ],
)
def test_between_units(stated: str, wanted: str, is_level: bool, scale: tuple[float, float] | None) -> None:
    found = scale_between(Unit(stated, ""), wanted, is_level)
    assert (found is None) == (scale is None)
    if found is not None:
        assert (found.unit, (found.factor, found.offset)) == (wanted, pytest.approx(scale))


@pytest.mark.parametrize(
    ("published", "start", "end", "days"),
    [
        ("2024-06-14", "2024-01-01", "2024-03-31", ("2024-01-01", "2024-03-31")),
        ("2024-06-14", "2024-01-01", "2024-12-31", ("2024-01-01", "2024-06-14")),  # it goes on
        ("2024-06-14", "2025-01-01", "2025-12-31", ("2024-06-14", "2024-06-14")),  # it is to come
        ("2024-06-14", None, None, ("2024-06-14", "2024-06-14")),
        ("2024-06-14", None, "2024-03-31", ("2024-03-31", "2024-03-31")),
        (None, "2024-01-01", "2024-03-31", ("2024-01-01", "2024-03-31")),
        (None, None, None, None),
    ],
)
def test_days_of_rates(published: str | None, start: str | None, end: str | None, days: tuple[str, str] | None) -> None:
    when = When(*(day and date.fromisoformat(day) for day in (published, start, end)))
    assert days_of(when) == (days and tuple(map(date.fromisoformat, days)))


@pytest.mark.parametrize(("kind", "is_known"), [("money", False), ("energy", True)])
def test_a_currency_is_no_unit_of_pint(kind: str, is_known: bool) -> None:
    """The code of a user's own currency may be the name of a unit."""
    assert (scale_of(Unit("BTU", kind), is_level=True) is not None) == is_known


def test_more_than_a_float_can_hold() -> None:
    assert base_of(Quantity(1e300, 1e300, 1e300, unit=Unit("light_year", "length"))) == NO_BASE


@pytest.mark.parametrize("unit", lexicon_units(), ids=lambda unit: unit.name)
def test_every_unit_of_the_lexicon_has_a_base(unit: Unit) -> None:
    scale = scale_of(unit, is_level=True)
    assert scale is not None
    assert scale.factor > 0


def test_a_dimension_has_one_base_unit() -> None:
    """Else two claims could not be compared that say the same."""
    units = normalise.registry()
    bases: dict[str, set[str]] = defaultdict(set)
    for unit in lexicon_units():
        scale = scale_of(unit, is_level=True)
        if scale is not None and scale.unit and unit.name not in normalise.SHARES and unit.name != "decibel":
            bases[str(units.Unit(scale.unit).dimensionality)].add(scale.unit)
    several = {dimension: found for dimension, found in bases.items() if len(found) > 1}
    # Angles, bits, pixels and counted decays are numbers to pint, each kept apart by its name.
    assert all("radian" in str(found) or dimension in ALIKE for dimension, found in several.items()), several


ALIKE = ("dimensionless", "1 / [time]")


def test_text() -> None:
    risen, reached = find_mentions("Water warmed up: temperatures rose 2 degrees Celsius, to 17 degrees Celsius.")
    assert base_of(risen.quantity) == Base(2.0, 2.0, "kelvin")
    assert base_of(reached.quantity) == Base(290.15, 290.15, "kelvin")
