"""Figures that leave something open, each beside the nearest that does not."""

import pytest

from checks.records import Relation
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
    assert len(found("In one place thousands were killed. " * 9)) == 4


def test_relation_is_written_in_full() -> None:
    (relation,) = found(VANCOUVER + "\nTickets in Seattle started at US$45.")
    assert (relation.line, relation.column, relation.gap, relation.unit) == (1, 38, 1, "readings")
    assert relation.message == (
        "“$6 million” leaves open whose dollar it is (USD or another dollar), "
        "since “US$” stands elsewhere in the article"
    )
    assert len(relation.claims) == 1
