"""Whose dollar, peso or pound: that of the country where the article is written, and else the usual one."""

import pytest

from claims.quantity.find import find_mentions
from claims.records import Mention
from claims.text.places import places_in
from claims.vocabulary import CURRENCY_CODES, SHARED

HOME, ASSUMED, SURE = "home_currency", "assumed_usd", ""

ARTICLES = [
    # Written at home, as its spelling says.
    (
        "The Ballarat hospital will get 18 more beds. Building them costs $46 million, the health service said, 12 per "
        "cent above the plan.",
        "46000000 AUD",
        HOME,
    ),
    (
        "HAMILTON, Ont. — Council voted to spend $3.2 million on a new library beside the arts centre.",
        "3200000 CAD",
        HOME,
    ),
    # Named again and again, and nothing is spelt as Americans do.
    (
        "Auckland bus fares rise on Monday. A ride across New Zealand's largest city will be $2.80, and Auckland "
        "Transport blames dearer diesel.",
        "2.8 NZD",
        HOME,
    ),
    # The other dollar has its sign, so the bare one is the home dollar; oil has the other one without.
    (
        "Calgary's Elkford Energy earned $310 million in the quarter. The Alberta producer sold oil at $71 a barrel "
        "and Canadian gas for US$2 less than last year.",
        "310000000 CAD ; 71 USD / oil_barrel ; 2 USD",
        HOME,
    ),
    # The first amount has the sign of home, the rest lean on it.
    (
        "A Singapore hawker who kept his prices for 20 years will raise them. The S$3.50 bowl will be $4, he said, for "
        "rent in Singapore's centre goes up.",
        "3.5 SGD ; 4 SGD",
        HOME,
    ),
    # Cents are of the same dollar.
    (
        "A litre of milk in Brisbane rose 8 cents to $2.10, the Queensland dairy board said.",
        "0.08 AUD up ; 2.1 AUD",
        HOME,
    ),
    # An agency abroad, and a paper that explains the foreign amount in brackets.
    ("OTTAWA (AP) — Canada will lend Canadian farmers $40 million for drainage.", "40000000 USD", ASSUMED),
    (
        "The Toronto insurer paid C$90 million ($65 million) for its Canadian rival. Labour costs at the Ontario firm "
        "will fall by $4 million.",
        "90000000 CAD ; 65000000 USD ; 4000000 USD",
        ASSUMED,
    ),
    # The United States are named about as often, or spelling is American.
    (
        "Vancouver and Seattle will share a ferry. Washington state pays $12 million, British Columbia as much, the "
        "harbour board said.",
        "12000000 USD",
        ASSUMED,
    ),
    ("The Sydney marathon drew 30,000 runners over 26 miles. Sydney gave $5 million.", "5000000 USD", ASSUMED),
    # A British article that names the country once; a Taiwanese one, whose own dollars are "NT$".
    (
        "The Tarnside firm, worth £40m, has sold its arm in Canada for $9 million, or 12 per cent of sales.",
        "40000000 GBP ; 9000000 USD",
        ASSUMED,
    ),
    (
        "Taiwan's chip maker in Hsinchu, Taiwan, will spend $8 billion on its Taichung centre.",
        "8000000000 USD",
        ASSUMED,
    ),
    # American, and said to be.
    ("The Denver school board will spend $6 million on Colorado teachers.", "6000000 USD", SURE),
]


def reading_of(text: str, title: str = "", source: str = "") -> Mention:
    """The first mention of money."""
    return next(found for found in find_mentions(text, title, source) if found.quantity.kind == "money")


@pytest.mark.parametrize(("text", "reads", "rule"), ARTICLES)
def test_dollars(text: str, reads: str, rule: str) -> None:
    found = [mention.quantity for mention in find_mentions(text) if mention.quantity.kind == "money"]
    wanted = [(line.split(" ", 1)[0], line.split()[1]) for line in reads.split(" ; ")]
    assert [(f"{amount.low:.10g}", amount.unit.name.split(" /")[0]) for amount in found if amount.unit] == wanted
    bare = {HOME, ASSUMED} & {name for amount in found for name in amount.rules}
    assert bare == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("title", "source", "code"),
    [
        ("", "", "USD"),
        ("Hobart bridge to close", "", "USD"),
        ("Hobart bridge to close", "The Hobart Gazette", "AUD"),
        ("Hobart bridge to close as Tasmania looks for money", "", "AUD"),
        ("", "The Hobart Gazette", "AUD"),
        ("Hobart bridge to close", "The Denver Gazette", "USD"),
    ],
)
def test_title_and_publisher_say_where(title: str, source: str, code: str) -> None:
    unit = reading_of("The bridge will cost $5 million.", title, source).quantity.unit
    assert unit is not None
    assert unit.name == code


@pytest.mark.parametrize(
    ("text", "unit", "rule"),
    [
        ("The fare in Bogotá is 3,000 pesos.", "COP", "home_currency"),
        ("The fare is 3,000 pesos.", "MXN", "assumed_mxn"),
        ("The fare in Monterrey, Mexico, is 30 pesos.", "MXN", ""),
        ("Cebu and Santiago both charge 30 pesos.", "CLP|PHP", "home_currency"),
        ("Manila and Cebu, unlike Santiago, charge 30 pesos.", "PHP", "home_currency"),
        ("Rice in Colombo is Rs 240 a kilo.", "LKR / kilogram", "home_currency"),
        ("Rice in Colombo, as in Mumbai, is Rs 240 a kilo.", "INR / kilogram", "assumed_inr"),
        ("A Cairo family pays 900 pounds for rent.", "EGP", "home_currency"),
        ("In Cairo a room costs 900 pounds, but the firm's head office in London costs £1m.", "GBP", "assumed_gbp"),
        ("The Dakar plant cost 90 million francs.", "XOF", "home_currency"),
        ("The watch cost 9,000 francs.", "CHF", "assumed_chf"),
        ("In Durban bread is up 40 cents, to R19.", "ZAR", "home_currency"),
        ("In Galway kelp fetches 80 cent a kilo, or €14 dried.", "EUR / kilogram", "home_currency"),
        ("Coffee rose 3 cents in New York as Brazil's frost passed.", "USD", ""),
        ("In Perth milk is 80c a litre, said the labour office.", "AUD / liter", None),
        ("In Denver milk is 80c a pint.", "USD / pint", None),
        ("Rents in Singapore rose to $4,000; some ask US$5,000.", "SGD", "home_currency"),
        ("Canada gave 5 million US dollars, Canadians say, and then $3 million.", "USD", None),
        # What says whose it is needs no country.
        ("A Manila dealer sold it for 30 Mexican pesos.", "MXN", None),
        ("A Sydney dealer sold it for US$30 a litre.", "USD / liter", None),
    ],
)
def test_names_that_countries_share(text: str, unit: str, rule: str | None) -> None:
    quantity = reading_of(text).quantity
    assert quantity.unit is not None
    assert quantity.unit.name == unit
    assert [name for name in quantity.rules if name.startswith(("home_", "assumed_"))] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("A $5 million grant was paid in Denver.", "USD"),
        ("A$5 million was paid in Denver.", "AUD"),
        ("Can $5 million save it?", "USD"),
        ("Can$5 million may save it.", "CAD"),
    ],
)
def test_a_word_before_a_dollar_sign(text: str, unit: str) -> None:
    quantity = reading_of(text).quantity
    assert quantity.unit is not None
    assert quantity.unit.name == unit


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("OSLO, May 4 - Norway and New Zealand signed.", {"NOK": 2, "NZD": 1}),
        ("The US paid US$5, 6 Canadian dollars and 9 U.S. cents.", {"USD": 1}),
        ("Trinidad and Tobago's team", {"TTD": 1}),
        ("Kelowna, B.C., in 2019", {"CAD": 2}),
        ("a bowl of 300 B.C.", {}),
        ("US and UK troops; IN CAPITALS", {"USD": 1, "GBP": 1}),
        ("no place at all", {}),
    ],
)
def test_places(text: str, places: dict[str, int]) -> None:
    assert places_in(text) == places


@pytest.mark.parametrize("form", SHARED)
def test_a_shared_name_has_known_codes_each_once(form: str) -> None:
    codes = SHARED[form]
    assert set(codes) <= set(CURRENCY_CODES.values())
    assert len(set(codes)) == len(codes) > 1
