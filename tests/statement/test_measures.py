"""What a figure measures: the ways of saying it that are read one after the other, and the words of the tables."""

import pytest

from claims.records import Article
from claims.statement.measures import READINGS
from claims.statement.statements import stated


def measures(text: str) -> list[str]:
    """The measure of each figure of a text, with "of …" where it is a share of a whole."""
    found = [statement for _, statement in stated(Article("story", text))]
    return [f"{each.measure} (of {each.of})" if each.of else each.measure for each in found]


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        # a share says of what, a rate says itself
        ("Debt is 60% of GDP.", ["debt as share of GDP (of GDP)"]),
        ("Unemployment is 6%.", ["unemployment rate"]),
        ("Turnout was 60%.", ["turnout"]),
        ("Half of the pupils passed.", ["share of pupils passed (of pupils)"]),
        ("Debt rose 6%.", ["debt"]),  # a change is no share
        # what it is of tells the measure
        ("The economy grew 3%.", ["economic growth"]),
        ("The flight of 300 km from Leeds to Oulu was late.", ["distance"]),
        ("A wave of 9 feet struck.", ["height"]),
        ("A 9-foot wave struck.", ["height"]),
        ("A 90 MW plant opened.", ["capacity"]),
        ("A 90 MW engine failed.", ["power"]),
        ("It mined 40 tonnes.", ["production"]),
        # how far from another figure
        ("Pay is £3, 5% more than before.", ["pay"] * 2),
        ("It built 40 more shops.", ["shops built"]),
        # per year
        ("The museum costs £3m a year.", ["annual cost"]),
        ("The annual cost is £3m a year.", ["annual cost"]),  # once
        ("The museum costs £3m.", ["cost"]),
        ("The museum costs £3 a head.", ["price"]),
        # length or distance
        ("The wall is 3 km long.", ["length"]),
        ("The tower is 30 metres high.", ["height"]),
        ("The probe travelled 300 km.", ["distance"]),
        # the capital of a sentence is not the measure's
        ("Net debt is £3m.", ["net debt"]),
        ("GDP is £3m.", ["GDP"]),
        # the same again
        ("The trail is 3 miles (5 km) long.", ["length", "length"]),
        ("Profit rose 3%, up from 2%.", ["profit", "profit"]),
        ("Net profit rose 13% to £60m from £54m.", ["net profit"] * 3),
        # beside: a label, a bracket, a comma
        ("Trains ordered: 64.", ["trains ordered"]),
        ("Mara Lind, 44, left.", ["age"]),
        ("The ring, worth £3m, is lost.", ["value"]),
        ("The median rent, £900, is high.", ["median rent"]),
        # counted
        ("The fire killed 12 people.", ["people killed"]),
        ("Twelve people died in the fire.", ["people killed"]),
        ("The crash injured 12 people.", ["people injured"]),
        ("It has 40 shops.", ["shops"]),
        ("It opened 40 shops.", ["shops opened"]),
        ("The town has a population of 3 million.", ["population"]),
        ("It had sales of 40 units.", ["sales of units"]),
        # what is said has a verb of its own
        ("Kestrel said revenue fell 3%.", ["revenue"]),
        ("Kestrel said same-store sales rose 3%.", ["same-store sales"]),
        ("The bank announced a plan backed by 40 firms.", ["firms"]),
        # what the verb measures
        ("It spent £3m.", ["spending"]),
        ("It earned £3m.", ["profit"]),
        ("It owes £3m.", ["debt"]),
        ("It raised £3m.", ["amount raised"]),
        ("It was fined £3m.", ["fine"]),
        ("It sold for £3m.", ["price"]),
        ("It weighs 3 kg.", ["weight"]),
        ("Officials offered £3m.", ["offered"]),
        ("The fire left 12 people dead.", ["people killed"]),
        ("", []),
    ],
)
def test_measures(text: str, reads: list[str]) -> None:
    assert measures(text) == reads


@pytest.mark.xfail(strict=True, reason="cannot be read yet")
@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Some 64% are in favour.", "share in favour"),
        ("It turned over £3m.", "sales"),
        ("The tax raised £3m.", "amount raised"),  # "tax" is a measure elsewhere
    ],
)
def test_measures_not_read_yet(text: str, reads: str) -> None:
    assert measures(text) == [reads]


def test_readings_stand_once() -> None:
    assert len(READINGS) == len(set(READINGS))


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.__name__)
def test_reading_shows_what_it_reads(reading: object) -> None:
    assert '"' in (reading.__doc__ or "")
