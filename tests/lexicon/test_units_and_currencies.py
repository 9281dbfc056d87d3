"""units.csv and currencies.csv: a form names one thing, pint knows every unit, every row proves itself.

A form is a spelling that a reader may meet. `words` match in any case; `symbols` only beside a number and
as printed; `risky` forms are also something else ("5m" people or metres, "12st" or "1st") and count only
in context. `prefixes` make more: milli + "watt" is "milliwatt", and m + "W" is "mW", which is safe though
"W" is not.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pint
import pytest

LEXICON = Path(__file__).parents[2] / "claims" / "lexicon"

# What pint's default registry lacks or means otherwise; the project's own registry defines the same.
OWN_UNITS = (
    "percentage_point = 0.01",
    "basis_point = 0.0001",
    "part_per_billion = 1e-9",
    "part_per_trillion = 1e-12",
    "barrel_of_oil_equivalent = 5.8 * megaBtu",  # 5.8 million Btu: US tax code, section 45K
    "solar_mass = 1.98841e30 * kilogram",  # GM of IAU 2015 Resolution B3 over G of CODATA 2018
)

PREFIX_LETTERS = {
    "femto": "f", "pico": "p", "nano": "n", "micro": "μµu", "milli": "m", "centi": "c", "deci": "d",
    "hecto": "h", "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z",
    "yotta": "Y",
    "kibi": ("Ki",), "mebi": ("Mi",), "gibi": ("Gi",), "tebi": ("Ti",), "pebi": ("Pi",), "exbi": ("Ei",),
}  # fmt: skip

# Each kind is one dimension, told by a unit that has it; several where usage lumps them together.
KIND_UNITS = {
    "percent": ("percent",),
    "percentage_point": ("percentage_point",),
    "basis_point": ("basis_point",),
    "duration": ("second",),
    "length": ("meter",),
    "area": ("meter ** 2",),
    "volume": ("meter ** 3",),
    "mass": ("kilogram",),
    "speed": ("meter / second",),
    "power": ("watt",),
    "energy": ("joule",),
    "temperature": ("kelvin",),
    "data": ("bit",),
    "acceleration": ("meter / second ** 2",),
    "amount_of_substance": ("mole",),
    "angle": ("radian",),
    "capacitance": ("farad",),
    "charge": ("coulomb",),
    "concentration": ("ppm", "kilogram / meter ** 3", "mole / meter ** 3"),
    "current": ("ampere",),
    "density": ("kilogram / meter ** 3",),
    "force": ("newton",),
    "frequency": ("hertz",),
    "fuel_consumption": ("meter ** 3 / meter",),
    "fuel_economy": ("meter / meter ** 3",),
    "illuminance": ("lux",),
    "luminance": ("nit",),
    "luminous_flux": ("lumen",),
    "luminous_intensity": ("candela",),
    "magnetic_field": ("tesla",),
    "pixel_density": ("pixel / meter",),
    "pressure": ("pascal",),
    "radiation": ("sievert", "becquerel", "roentgen"),  # dose, activity, exposure
    "resistance": ("ohm",),
    "resolution": ("pixel",),
    "sound": ("decibel",),
    "torque": ("newton * meter",),
    "voltage": ("volt",),
}
CONTRACT_KINDS = [
    "percent", "percentage_point", "basis_point", "duration", "length", "area", "volume", "mass", "speed",
    "power", "energy", "temperature", "data", "rate",
]  # fmt: skip

# Signs that two rows claim on purpose, since only the article can tell. None is added unknowingly.
SHARED_UNIT_SIGNS = {
    "K": {"kilometer", "kelvin"},  # "a 10K run", "a superconductor at 77K"
    "kt": {"knot", "kilometric_ton"},
    "m": {"minute", "meter"},  # "2h 15m", "a 15m pool"
    "mb": {"megabyte", "millibar"},
    "ppt": {"percentage_point", "part_per_trillion"},
}
SHARED_CURRENCY_SIGNS = {
    "crown": "CSK CZK DKK EEK ISK NOK SEK SKK", "crowns": "CSK CZK DKK EEK ISK NOK SEK SKK",
    "dinar": "BHD DZD IQD JOD KWD LYD RSD TND", "dinars": "BHD DZD IQD JOD KWD LYD RSD TND",
    "koruna": "CSK CZK SKK", "korunas": "CSK CZK SKK", "koruny": "CSK CZK SKK", "korun": "CSK CZK SKK",
    "krone": "DKK NOK", "kroner": "DKK NOK", "kwacha": "MWK ZMW", "kwachas": "MWK ZMW",
    "mark": "DDM DEM FIM", "marks": "DDM DEM FIM",
    "shilling": "KES SOS TZS UGX", "shillings": "KES SOS TZS UGX",
    "B$": "BND BSD", "Br": "BYN ETB", "K": "MMK PGK ZMW", "L": "ALL HNL ITL", "P": "BWP PHP",
    "Sh": "KES TZS UGX", "Shs": "KES TZS UGX",
    "Kr": "DKK NOK SEK", "kr": "DKK EEK ISK NOK SEK", "kr.": "DKK NOK SEK",
    "ƒ": "ANG AWG NLG",
}  # fmt: skip

# Forms that are a unit in one table and money in the other: "20 pounds" of flour or of debt.
UNIT_OR_MONEY = {
    "pound", "pounds", "dram", "drams",
    "A", "B", "F", "Ft", "G", "Gs", "K", "KGS", "KM", "L", "MT", "N", "PS", "R", "W", "c", "ct", "cts", "kn",
}  # fmt: skip

NUMBER_WORDS = {"two": 2, "three": 3, "four": 4, "six": 6}
SCALES = {"": 1, " million": 1e6, " billion": 1e9}


def table(name: str) -> list[dict[str, str]]:
    with (LEXICON / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def cell(row: dict[str, str], *columns: str) -> list[str]:
    return [form for column in columns for form in row[column].split("|") if form]


UNITS = table("units.csv")
CURRENCIES = table("currencies.csv")
UNIT_NAMES = [f"{row['kind']}-{row['unit']}-{number}" for number, row in enumerate(UNITS, 2)]
CURRENCY_NAMES = [row["code"] for row in CURRENCIES]
each_unit = pytest.mark.parametrize("row", UNITS, ids=UNIT_NAMES)
each_currency = pytest.mark.parametrize("row", CURRENCIES, ids=CURRENCY_NAMES)


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    registry = pint.UnitRegistry()
    for definition in OWN_UNITS:
        registry.define(definition)
    return registry


def prefixed_words(row: dict[str, str]) -> Iterator[str]:
    for prefix in row["prefixes"].split():
        yield from (prefix + word for word in cell(row, "words"))


def prefixed_signs(row: dict[str, str]) -> Iterator[str]:
    for prefix in row["prefixes"].split():
        for letters in PREFIX_LETTERS[prefix]:
            yield from (letters + sign for sign in cell(row, "symbols", "risky"))


def unit_words(row: dict[str, str]) -> set[str]:
    return {*cell(row, "words"), *prefixed_words(row)}


def unit_signs(row: dict[str, str]) -> set[str]:
    return {*cell(row, "symbols"), *prefixed_signs(row)}


def owners(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Each form with the rows that claim it."""
    claimed = defaultdict(set)
    for form, owner in pairs:
        claimed[form].add(owner)
    return claimed


def shared(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    return {form: rows for form, rows in owners(pairs).items() if len(rows) > 1}


def is_in(text: str, words: Iterable[str], signs: Iterable[str], *, before: bool = False) -> bool:
    """Whether the text holds one of the words, or one of the signs right after (or `before`) a number."""
    plain = f" {re.sub(r'[- ]+', ' ', text).lower()} "
    return (
        any(f" {word} " in plain for word in words)
        or any(re.search(rf"\d(?: \w+illion)?[ -]?{re.escape(sign)}(?!\w)", text) for sign in signs)
        or (before and any(re.search(rf"(?<!\w){re.escape(sign)} ?\d", text) for sign in signs))
    )


def stated(example: str) -> float:
    """The first figure of an example: "40 million US dollars" -> 4e7, "two decades" -> 2."""
    found = re.search(r"(\d[\d,]*(?:\.\d+)?)( million| billion)?", example)
    if found:
        return float(found[1].replace(",", "")) * SCALES[found[2] or ""]
    return next(value for word, value in NUMBER_WORDS.items() if word in example.split())


def test_unit_columns():
    columns = "unit factor kind words symbols risky prefixes example reads"
    assert " ".join(UNITS[0]) == columns


def test_units_stand_by_kind_in_the_order_of_the_contract():
    kinds = list(dict.fromkeys(row["kind"] for row in UNITS))
    assert kinds == [*CONTRACT_KINDS, *sorted(set(kinds) - set(CONTRACT_KINDS))]
    assert [row["kind"] for row in UNITS] == sorted((row["kind"] for row in UNITS), key=kinds.index)


@each_unit
def test_pint_knows_the_unit_and_its_prefixes(row, registry):
    for prefix in ("", *row["prefixes"].split()):
        registry.Quantity(1, prefix + row["unit"])


@each_unit
def test_kind_is_the_dimension_of_the_unit(row, registry):
    if row["kind"] == "rate":  # per time, per area, per distance: no dimension of its own
        assert re.search(r" / | \*\* -1|_per_", row["unit"])
        return
    base = {registry.Quantity(1, unit).to_base_units().units for unit in KIND_UNITS[row["kind"]]}
    assert registry.Quantity(1, row["unit"]).to_base_units().units in base


@each_unit
def test_unit_forms_are_well_written(row):
    assert cell(row, "words", "symbols", "risky"), "a row without any form"
    for column in ("words", "symbols", "risky"):
        forms = cell(row, column)
        assert forms == list(dict.fromkeys(form.strip() for form in forms))
    for word in cell(row, "words"):
        assert word == word.lower()
        assert not re.search(r"-|\s\s", word)  # a hyphen in a text is read as a space


@each_unit
def test_unit_example_holds_a_form_and_reads_as_stated(row):
    signs = {*unit_signs(row), *cell(row, "risky")}
    assert is_in(row["example"], unit_words(row), signs)
    figure, _, unit = row["reads"].removesuffix(" up").removesuffix(" down").partition(" ")
    assert unit in {prefix + row["unit"] for prefix in ("", *row["prefixes"].split())}
    assert float(figure) == pytest.approx(stated(row["example"]) * float(row["factor"] or 1), rel=1e-9)


def test_a_unit_word_or_sign_stands_in_one_row():
    rows = list(zip(UNITS, UNIT_NAMES, strict=True))
    assert shared((form, name) for row, name in rows for form in unit_words(row) | unit_signs(row)) == {}


def test_a_risky_unit_sign_is_safe_nowhere_and_shared_only_knowingly():
    safe = set().union(*(unit_signs(row) | unit_words(row) for row in UNITS))
    assert safe & {form for row in UNITS for form in cell(row, "risky")} == set()
    assert shared((form, row["unit"]) for row in UNITS for form in cell(row, "risky")) == SHARED_UNIT_SIGNS


def test_currency_columns():
    columns = "code words bare symbols risky minor_words minor_symbols minor_per_unit ended example reads"
    assert " ".join(CURRENCIES[0]) == columns


def test_currencies_stand_by_code_each_once():
    assert sorted(set(CURRENCY_NAMES)) == CURRENCY_NAMES
    assert all(re.fullmatch("[A-Z]{3}", code) for code in CURRENCY_NAMES)


@each_currency
def test_currency_forms_are_well_written(row):
    assert cell(row, "words"), "a currency without a name"
    for column in ("words", "bare", "symbols", "risky", "minor_words", "minor_symbols"):
        forms = cell(row, column)
        assert forms == list(dict.fromkeys(form.strip() for form in forms))
    for word in cell(row, "words", "bare", "minor_words"):
        assert word == word.lower()
        assert not re.search(r"-|\s\s", word)


@each_currency
def test_minor_unit_and_end_are_stated_together_and_in_numbers(row):
    assert bool(row["minor_per_unit"]) == bool(cell(row, "minor_words", "minor_symbols"))
    assert not row["minor_per_unit"] or int(row["minor_per_unit"]) > 1
    assert not row["ended"] or date(1980, 1, 1) < date.fromisoformat(row["ended"])


@each_currency
def test_currency_example_holds_a_form_and_reads_as_stated(row):
    words = cell(row, "words", "bare")
    assert is_in(row["example"], words, cell(row, "symbols"), before=True)
    figure, _, code = row["reads"].partition(" ")
    assert code == row["code"]
    assert float(figure) == stated(row["example"])


def test_a_currency_word_or_sign_stands_in_one_row():
    for columns in (("words", "bare", "minor_words"), ("symbols", "minor_symbols")):
        assert shared((form, row["code"]) for row in CURRENCIES for form in cell(row, *columns)) == {}


def test_no_currency_sign_is_the_code_of_another():
    signs = {(sign, row["code"]) for row in CURRENCIES for sign in cell(row, "symbols", "risky")}
    assert {(sign, code) for sign, code in signs if sign in CURRENCY_NAMES and sign != code} == set()


def test_a_risky_currency_sign_is_safe_nowhere_and_shared_only_knowingly():
    """A code in the `risky` cell of its own row is also a word in capitals ("TOP 10", "TRY")."""
    safe = {form for row in CURRENCIES for form in cell(row, "words", "bare", "symbols", "minor_words")}
    assert safe & {form for row in CURRENCIES for form in cell(row, "risky")} == set()
    expected = {form: set(codes.split()) for form, codes in SHARED_CURRENCY_SIGNS.items()}
    assert shared((form, row["code"]) for row in CURRENCIES for form in cell(row, "risky")) == expected


def test_forms_that_are_a_unit_or_money_are_known():
    units = set().union(*(unit_words(row) | unit_signs(row) | {*cell(row, "risky")} for row in UNITS))
    columns = ("code", "words", "bare", "symbols", "risky", "minor_words", "minor_symbols")
    assert units & {form for row in CURRENCIES for form in cell(row, *columns)} == UNIT_OR_MONEY
