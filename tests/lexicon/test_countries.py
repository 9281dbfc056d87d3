"""countries.csv: who is named and in which money, each form in one row, each example read back to its row.

Forms are as printed: "US" is not "us", and "Polish" is not "polish". A name that is also a person or an
ordinary word is no city here, and an adjective of two countries ("Guinean", "Congolese") stands in neither.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

LEXICON = Path(__file__).parents[2] / "claims" / "lexicon"

NAMES = ("name", "aliases", "adjectives", "people", "cities")
PARTS_OF_BRITAIN = {"GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"}
EURO_AREA = (
    "AUT BEL BGR CYP DEU ESP EST FIN FRA GRC HRV IRL ITA LTU LUX LVA MLT NLD PRT SVK SVN "  # members
    "AND MCO SMR VAT MNE XKX EUU "  # by treaty or by choice, and the whole
    "ALA BLM GLP GUF MAF MTQ MYT REU SPM"  # territories
)
DOLLARS = "AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD USD XCD"

# Two or more countries answer to these, or a person, or a thing.
TOO_AMBIGUOUS = (
    "Congo Congolese Dominican Dominicans Guinean Guineans Korean Koreans Kashmir Kurdistan Punjab Patagonia "
    "European Europe African Asian Victoria Hamilton Cordoba Alexandria Georgetown Richmond Durham Nice "
    "Nancy Tours Reading Bath Hull Derby Kent Mobile Phoenix Buffalo Columbus Jackson Lincoln Madison "
    "Charlotte Austin Darwin Nelson Napier Regina Florence Split Bar Male Cork Orange Salvador Natal Hue"
)
# A short name inside the name of another place: the longer one has a row of its own or stands in one.
NAMES_WITHIN_NAMES = {
    "voters in New England": "USA",
    "a garage in Jersey City": "USA",
    "homes in Nassau County": "USA",
    "a ranch in New Mexico": "USA",
    "a mine in New South Wales": "AUS",
    "herders of Inner Mongolia": "CHN",
    "hotels in Baja California": "MEX",
    "farms in Niger State": "NGA",
    "spills in the Niger Delta": "NGA",
    "schools in Benin City": "NGA",
    "buses in Santiago de Cuba": "CUB",
    "mines in the Democratic Republic of Congo": "COD",
    "villages in Papua New Guinea": "PNG",
    "cashews from Guinea-Bissau": "GNB",
    "oil from Equatorial Guinea": "GNQ",
    "rum from the U.S. Virgin Islands": "VIR",
    "ministers in Northern Ireland": "GB-NIR",
}


def table(name: str) -> list[dict[str, str]]:
    with (LEXICON / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def forms(row: dict[str, str], *columns: str) -> list[str]:
    return [form for column in columns or NAMES for form in row[column].split("|") if form]


COUNTRIES = table("countries.csv")
CODES = [row["code"] for row in COUNTRIES]
CURRENCIES = {row["code"]: row for row in table("currencies.csv")}
each_country = pytest.mark.parametrize("row", COUNTRIES, ids=CODES)


def folded(form: str) -> str:
    """The form without case, accents and hyphens: what a careless writer makes of it."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", form) if not unicodedata.combining(sign))
    return " ".join(plain.casefold().replace("-", " ").replace("’", "'").split())


def owners(write: Callable[[str], str] = str) -> dict[str, set[str]]:
    """Each form, written so, with the codes of the rows that claim it."""
    claimed = defaultdict(set)
    for row in COUNTRIES:
        for form in forms(row):
            claimed[write(form)].add(row["code"])
    return claimed


CLAIMED = owners()
LONGEST_FIRST = re.compile(
    r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(CLAIMED, key=len, reverse=True))) + r")(?!\w)"
)


def countries_in(text: str) -> list[set[str]]:
    return [CLAIMED[found[0]] for found in LONGEST_FIRST.finditer(text)]


def test_columns():
    assert " ".join(COUNTRIES[0]) == "code name aliases adjectives people cities currency dollar example"
    assert all(None not in row and None not in row.values() for row in COUNTRIES)


def test_countries_stand_by_code_each_once():
    assert sorted(set(CODES)) == CODES
    assert {code for code in CODES if not re.fullmatch("[A-Z]{3}", code)} == PARTS_OF_BRITAIN
    assert {"GBR", "XKX", "TWN", "HKG", "MAC", "EUU"} <= set(CODES)


@each_country
def test_row_is_complete_and_well_written(row):
    assert row["name"]
    assert "|" not in row["name"] + row["code"] + row["currency"]
    assert row["dollar"] in ("", "yes")
    for column in NAMES:
        cell = row[column].split("|") if row[column] else []
        assert cell == list(dict.fromkeys(" ".join(form.split()) for form in cell))
        assert all(cell), "an empty form"
    assert row["name"] not in forms(row, "aliases")
    assert not [form for form in forms(row) if not re.fullmatch(r"[^\W\d_][\w .,'&()-]*", form)]
    assert not [form for form in forms(row, "people") if " " in form]


def test_a_form_names_one_country():
    assert {form: codes for form, codes in owners(folded).items() if len(codes) > 1} == {}


def test_a_form_of_two_countries_or_of_something_else_stands_nowhere():
    assert set(CLAIMED) & set(TOO_AMBIGUOUS.split()) == set()


@pytest.mark.parametrize(("text", "code"), NAMES_WITHIN_NAMES.items())
def test_the_longest_name_wins(text, code):
    assert countries_in(text) == [{code}]


def test_a_name_is_read_as_printed():
    assert countries_in("Irish and British ministers") == [{"IRL"}, {"GBR"}]
    assert countries_in("they sold us china, turkey and polish for the poles") == []


@each_country
def test_currency_is_current_and_a_dollar_if_it_says_so(row):
    currency = CURRENCIES[row["currency"]]
    assert not currency["ended"]
    assert bool(row["dollar"]) == ("dollar" in forms(currency, "words")[0])


def test_dollars():
    assert {row["currency"] for row in COUNTRIES if row["dollar"]} == set(DOLLARS.split())


def test_every_part_of_britain_counts_in_pounds():
    assert {row["currency"] for row in COUNTRIES if row["code"] in PARTS_OF_BRITAIN | {"GBR"}} == {"GBP"}


def test_euro_area():
    assert {row["code"] for row in COUNTRIES if row["currency"] == "EUR"} == set(EURO_AREA.split())


def test_every_money_of_today_has_a_country():
    of_no_country = {"BTC", "ETH", "SVC", "XDR"}  # El Salvador pays in US dollars
    today = {code for code, row in CURRENCIES.items() if not row["ended"]}
    assert today - {row["currency"] for row in COUNTRIES} == of_no_country


@each_country
def test_example_names_this_country_alone(row):
    assert countries_in(row["example"])
    assert set().union(*countries_in(row["example"])) == {row["code"]}
