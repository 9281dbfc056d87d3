"""The notation of quantities: what a line says, and that it is written as it is read."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract import claims_of
from claims.notation import is_same, line, quantity_of, read, read_all
from claims.records import Article, Quantity, Unit


@dataclass(frozen=True)
class Wanted:
    """What a reading has beside its line."""

    value: float | None
    low: float | None
    high: float | None
    kind: str = ""


LINES = [
    ("40 (people)", Wanted(40, 40, 40, "count")),
    (">=40 (people)", Wanted(40, 40, None, "count")),
    (">40 (people)", Wanted(40, 40, None, "count")),
    ("<=3 percent", Wanted(3, None, 3)),
    ("<3 percent", Wanted(3, None, 3)),
    ("3..5 percent", Wanted(4, 3, 5)),
    ("0..0 USD", Wanted(0, 0, 0)),
    ("~14 mile up", Wanted(14, 14, 14)),
    ("?1000..10000 (boats)", Wanted(None, 1000, 10000, "count")),
    ("<~3 kilometer", Wanted(3, None, 3)),
    ("-12 degree_Celsius", Wanted(-12, -12, -12)),
    ("20 percent down", Wanted(20, 20, 20)),
    ("66 year old", Wanted(66, 66, 66, "age")),
    ("0.2 ratio", Wanted(0.2, 0.2, 0.2, "ratio")),
    ("2 ratio up", Wanted(2, 2, 2, "ratio")),
    ("7 number", Wanted(7, 7, 7)),
    ("1 1 / week (visitors)", Wanted(1, 1, 1)),
    ("0.034 GBP / share", Wanted(0.034, 0.034, 0.034)),
]


@pytest.mark.parametrize(("written", "wanted"), LINES)
def test_a_line_is_read_and_written_again(written: str, wanted: Wanted) -> None:
    quantity = read(written)
    assert (quantity.value, quantity.low, quantity.high, quantity.kind) == (
        wanted.value, wanted.low, wanted.high, wanted.kind,
    )  # fmt: skip
    assert line(quantity) == written


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        (" 40 (people) ", {"noun": "people", "unit": None, "bound": "=", "change": "level"}),
        ("3..5 percent", {"bound": "range", "unit": Unit("percent", "")}),
        ("?12..120 (boats)", {"bound": "vague", "noun": "boats"}),
        (">=~2 percent of GDP", {"bound": ">=", "is_approximate": True, "unit": Unit("percent", "")}),
        ("66 year old", {"unit": Unit("year", "age")}),
        ("0.5 ratio down", {"change": "decrease", "unit": None}),
        ("3 percent up", {"change": "increase"}),
        ("1e6 USD", {"low": 1e6, "unit": Unit("USD", "")}),
        (".5 mile", {"low": 0.5}),
        ("5e-3 gram", {"low": 0.005}),
        ("3 gram (salt)", {"noun": "salt", "kind": ""}),
        ("3 ()", {"noun": "", "kind": "count"}),
    ],
)
def test_what_a_line_says(written: str, fields: dict[str, object]) -> None:
    found = read(written)._asdict()
    assert {name: found[name] for name in fields} == fields


@pytest.mark.parametrize("written", ["", "people", "about 40", "3 ..5 mile (", "> =3", "3 (a) (b)", "--3", "3..", "e5"])
def test_no_reading(written: str) -> None:
    with pytest.raises(ValueError, match=r"^not a reading: .*; write it like `>=40 \(people\)`"):
        read(written)


def test_several_readings() -> None:
    assert read_all("3 percent ; >=40 (people)") == [read("3 percent"), read(">=40 (people)")]
    assert read_all(" ") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("40 (people)", "40 (people)", True),
        ("40 (people)", "41 (people)", False),
        ("40 (people)", "40 (boats)", False),
        ("40 (people)", "40 (young people)", True),
        ("40 (NATO-ally)", "40 (allies nato)", True),
        ("40 (boats)", "40 (Boat)", True),
        ("40 number", "40 (boats)", True),  # nothing is wanted of the noun
        ("40 (boats)", "40 number", False),
        ("40 percent", "~40 percent", False),
        ("40 percent", ">40 percent", False),
        ("40 percent", "40 percent up", False),
        ("40 percent", "40 USD", False),
        ("0.333333 ratio", "0.3333333333 ratio", True),
        ("0.3333 ratio", "0.3334 ratio", False),
        ("0.2 ratio", "0.2 number", False),
        ("0.2 number", "0.2 ratio", True),
        (">40 number", "40..50 number", False),
        ("-100000 number", "-100001 number", True),
        ("0 number", "0.00000001 number", False),
    ],
)
def test_same(one: str, other: str, same: bool) -> None:
    assert is_same(read(one), read(other)) == same


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Sales rose 3% in May.", "3 percent up"),
        ("Nearly 40 boats left.", "~40 (boats)"),
        ("It took three to five hours.", "3..5 hour"),
        ("He is 66 years old.", "66 year old"),
        ("One in five voted.", "0.2 ratio"),
        ("Thousands of boats left.", "?1000..10000 (boats)"),
        ("At least $3m was lost.", ">=3000000 USD"),
    ],
)
def test_of_a_claim(text: str, written: str) -> None:
    (claim,) = claims_of(Article("a", text))
    assert line(quantity_of(claim)) == written


numbers = st.floats(-1e15, 1e15).map(lambda number: float(f"{number:.9g}"))


@given(numbers, numbers, st.sampled_from(["=", "<", "<=", ">", ">=", "range", "vague"]), st.booleans())
def test_any_quantity_is_read_as_it_is_written(one: float, other: float, bound: str, hedged: bool) -> None:
    low, high = (min(one, other), max(one, other)) if bound in ("range", "vague") else (one, one)
    quantity = Quantity(
        None if bound == "vague" else (low + high) / 2,
        None if bound.startswith("<") else low,
        None if bound.startswith(">") else high,
        bound,
        hedged,
        unit=Unit("meter", ""),
    )
    assert is_same(read(line(quantity)), quantity)
