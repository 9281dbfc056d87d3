"""Figures that leave something open, each beside the nearest that does not."""

import pytest

from checks.records import Relation, relation_id
from checks.relations.ambiguous import ambiguous
from tests.checks.articles import passages

METRIC = "The dam is 142 metres high and 600 metres long. The road runs 62 kilometres. "
VANCOUVER = "VANCOUVER - The tour earned the club $6 million. "


def found(text: str) -> list[Relation]:
    return ambiguous(passages(text))


@pytest.mark.parametrize(
    ("text", "quote", "observed"),
    [
        (
            "There are hundreds of billions of euros/dollars rolling in.",
            "hundreds of billions of euros/dollars",
            "EUR or USD; 100 billion to 1 trillion",
        ),
        ("It owes hundreds of billions of euros.", "hundreds of billions of euros", "100 billion to 1 trillion"),
        ("That is Gaza, where thousands were killed.", "thousands", "1,000 to 10,000"),
        ("Tens of thousands of people have died.", "Tens of thousands of people", "10,000 to 100,000"),
        ("It is tens of percent, percentage points.", "tens of percent", "percent or percentage points; 10 to 100"),
        (VANCOUVER + "Tickets in Seattle started at US$45.", "$6 million", "USD or another dollar"),
        (METRIC + "Pumps lift 45,000 gallons a minute.", "45,000 gallons a minute", "US gallon or imperial gallon"),
        (METRIC + "It took 4,800 tons of steel.", "4,800 tons", "US ton or tonne"),
        (METRIC + "It costs $3 a gallon.", "$3 a gallon", "US gallon or imperial gallon"),
        (METRIC + "It holds 9,000 gallons of oil.", "9,000 gallons", "US gallon or imperial gallon"),
        ("It owes tens of billions of dollars.", "tens of billions of dollars", "10 billion to 100 billion"),
        ("Hundreds of thousands were killed.", "Hundreds of thousands", "100,000 to 1 million"),
        ("Millions of people perished.", "Millions of people", "1 million to 10 million"),
        ("It was so. Thousands of people in a town by the sea died.", "Thousands of people", "1,000 to 10,000"),
        ("Thousands are feared slain.", "Thousands", "1,000 to 10,000"),
        ("It is tens of percent or percentage points.", "tens of percent", "percent or percentage points; 10 to 100"),
        ("It is tens of percent, or percentage points.", "tens of percent", "percent or percentage points; 10 to 100"),
        ("It is so. It is tens of percent higher.", "tens of percent", "10 to 100"),
        ("It rose 1 percent or percentage point.", "1 percent", "percent or percentage points"),
        (METRIC + "It rose from 4,200 to 4,800 tons.", "4,800 tons", "US ton or tonne"),
        (METRIC + "It uses 4,800 Tons.", "4,800 Tons", "US ton or tonne"),
        (METRIC + "It holds 900 gal.", "900 gal", "US gallon or imperial gallon"),
        (METRIC + "It is a two-ton bell.", "two-ton", "US ton or tonne"),
        (METRIC + "It holds one gallon.", "one gallon", "US gallon or imperial gallon"),
        ("TORONTO - The house cost $6 million, not US$4 million.", "$6 million", "CAD or USD"),
        (VANCOUVER + "Tickets in Seattle started at U.S.$45.", "$6 million", "USD or another dollar"),
    ],
)
def test_open(text: str, quote: str, observed: str) -> None:
    (relation,) = found(text)
    assert (relation.quote, relation.observed) == (quote, observed)
    assert (relation.severity, relation.holds, relation.allowed_high) == ("info", False, 1)


@pytest.mark.parametrize(
    "text",
    [
        "It owes 300 billion euros or more.",
        "It owes billions of euros.",
        "Thousands of people, it is said, were killed.",
        "Thousands of people in the long dry summer months were killed.",
        METRIC + "It costs $3 a gallon, $4 a pound and $5 an inch.",
        METRIC + "Pumps lift 45,000 Imperial gallons a minute.",
        METRIC + "Pumps lift 45,000 U.S. gallons a minute.",
        METRIC + "Pumps lift 45,000 UK gallons a minute.",
        METRIC + "It took 4,800 short tons of steel.",
        METRIC + "It took 4,800 metric tons of steel.",
        METRIC + "It took 4,800 long tons of steel.",
        METRIC + "It took 4,800 imperial tons of steel.",
        METRIC + "Pumps lift 45,000 British gallons a minute.",
        METRIC + "Output rose to 4.8 million short tons from 4.2 million.",
        METRIC + "Output rose from 4.2 million to 4.8 million short tons.",
        METRIC + "It mined 4,800 short tons in May and 4,200 in June.",
        METRIC + "A short ton costs $300, up from $280.",
        METRIC + "It costs $300 a short ton, up from $280.",
        METRIC + "It holds 4,800 U.S. gallons, up from 4,200.",
        METRIC + "It does 40 miles per US gallon, up from 35.",
        METRIC + "It does 40 mpg, up from 35.",
        METRIC + "It does 40 MPG.",
        METRIC + "It lifts 40 gpm.",
        METRIC + "It holds 34,000 litres (9,000 gallons).",
        METRIC + "It holds 9,000 gallons or 34,000 litres.",
        METRIC + "It holds 9,000 gallons, or 34,000 litres.",
        "The lake is 12 km long and 90 metres deep, 3 miles off. Pumps lift 45,000 gallons a minute.",
        "It rained. It paid ¥1.9bn ($12.7m) for it. Tickets cost US$45.",
        VANCOUVER.replace("$", "C$") + "Tickets in Seattle started at US$45.",
        "It costs billions of dollars a year.",
        "Thousands of fans came to see it.",
        "Dozens were killed.",
        "A couple of people were killed.",
        "About 4,000 people were killed.",
        "It is 10 percent, or 2 percentage points.",
        VANCOUVER + "Tickets in Seattle started at $45.",
        "VANCOUVER - The tour earned the club US $6 million. Tickets in Seattle started at US$45.",
        "TORONTO - Houses in Canada slid to $1.02 million. Toronto has Canada's dearest. It raised US$1.1 billion.",
        METRIC + "Pumps lift 45,000 imperial gallons a minute.",
        METRIC + "Pumps lift 45,000 gallons (170,000 litres) a minute.",
        METRIC + "It took 4,800 tonnes of steel.",
        "The lake is 12 miles long and 90 feet deep. Pumps lift 45,000 gallons a minute.",
    ],
)
def test_leaves(text: str) -> None:
    assert found(text) == []


def test_a_habit_is_told_once_and_an_article_has_a_handful() -> None:
    assert len(found(METRIC + "Pumps lift 45,000 gallons a minute. A tank holds 9,000 gallons.")) == 1
    assert len(found(METRIC + "It took 4,800 tons of steel and 90 tons of paint.")) == 1
    assert len(found(VANCOUVER + "It paid $3 million. Tickets in Seattle started at US$45.")) == 1
    assert len(found("It pays 40 euros/dollars, and 30 dollars/pounds and 20 euros/dollars.")) == 2
    assert len(found("In one place thousands were killed. " * 9)) == 4


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("3 tonnes of paint", ", since tonnes stand elsewhere in the article"),
        ("1 tonne of paint", ", since tonnes stand elsewhere in the article"),
        ("a metric ton of paint", ", since tonnes stand elsewhere in the article"),
        ("3 metric tons of paint", ", since tonnes stand elsewhere in the article"),
        ("3 cans of paint", ""),
    ],
)
def test_tons_beside_tonnes(other: str, why: str) -> None:
    (relation,) = found(METRIC + f"It took 4,800 tons of steel and {other}.")
    assert relation.message == f"“4,800 tons” leaves open the unit (US ton or tonne){why}"


def test_relation_is_written_in_full() -> None:
    (relation,) = found(VANCOUVER + "\nTickets in Seattle started at US$45.")
    assert (relation.line, relation.column, relation.gap, relation.unit) == (1, 38, 1, "readings")
    assert relation.message == (
        "“$6 million” leaves open whose dollar it is (USD or another dollar), "
        "since “US$” stands elsewhere in the article"
    )
    (claim,) = relation.claims
    assert relation.relation_id == relation_id("ambiguous", [claim])
    assert (relation.type, relation.articles, relation.fact_id) == ("ambiguous", ("a",), "")
    assert (relation.observed_low, relation.observed_high) == (2, 2)
    assert (relation.allowed_low, relation.allowed_high, relation.expected) == (1, 1, "one reading")
