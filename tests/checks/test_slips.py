"""The likely cause of a disagreement: each beside figures that only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.records import SLIPS
from checks.slips import (
    are_digits_moved,
    is_swapped_of,
    size,
    slip_between,
    slip_of_conversion,
    slip_of_numbers,
    slip_of_reckoned,
)
from claims.digits import digits_of
from claims.extract import claims_of
from claims.records import Article, Claim
from tests.facts.articles import FIRST_DAY
from tests.facts.claim import claim

figures = st.tuples(st.integers(1, 99_999), st.integers(-3, 9)).map(lambda pair: pair[0] * 10.0 ** pair[1])
numbers = st.integers(100, 10**7)


def claims_in(text: str) -> list[Claim]:
    return claims_of(Article("a", text, published=FIRST_DAY))


@pytest.mark.parametrize(
    ("observed", "expected", "slip"),
    [
        (90.4e6, 90.4e9, "scale"),
        (90.4e6, 90.4e12, "scale"),
        (90.4e6, 91.2e9, "scale"),  # rounded elsewhere
        (90.4e6, 98.4e9, ""),
        (241, 214, "digits"),
        (2_410, 214, ""),
        (1_234, 1_324, "digits"),
        (1_234, 1_432, ""),  # two that are no neighbours
        (1_234, 1_235, ""),  # another digit
        (214, 24, "digits"),  # one left out
        (214, 4, ""),
        (19.4, 194, "digits"),
        (19.4, 1_940, "digits"),
        (19.4, 194_000, "digits"),
        (19.4, 1_940_000, "digits"),
        (19.4, 1_740, ""),
        (19, 190, ""),  # two figures, as likely as not
        (2, 20, ""),
        (194, 20, ""),  # ten times, nearly: another figure
        (12, 21, "digits"),
        (-12, 21, ""),
        (0, 12, ""),
        (12, 0, ""),
        (12, 12, ""),
        (100, 62, ""),
    ],
)
def test_of_numbers(observed: float, expected: float, slip: str) -> None:
    assert slip_of_numbers(observed, expected) == slip
    assert slip_of_numbers(expected, observed) == slip


@pytest.mark.parametrize(
    ("observed", "expected", "kind", "slip"),
    [
        (62, 100, "length", "unit"),  # miles and kilometres
        (62, 100, "count", ""),
        (100, 247, "area", "unit"),  # hectares and acres
        (100, 220, "mass", "unit"),  # kilograms and pounds
        (100, 328, "length", "unit"),  # metres and feet
        (100, 254, "length", "unit"),  # inches and centimetres
        (100, 259, "area", "unit"),  # square miles and square kilometres
        (100, 1076, "area", "unit"),  # square metres and square feet
        (100, 378, "volume", "unit"),  # US gallons and litres
        (100, 161, "speed", "unit"),  # miles and kilometres an hour
        (100, 185, "speed", "unit"),  # knots and kilometres an hour
        (100, 161, "mass", ""),
        (100, 220, "volume", ""),
        (100, 150, "length", ""),
    ],
)
def test_of_numbers_of_a_kind(observed: float, expected: float, kind: str, slip: str) -> None:
    assert slip_of_numbers(observed, expected, kind) == slip


@pytest.mark.parametrize(
    ("observed", "exact", "slip"),
    [
        (23.6, 32.631, "digits"),
        (23, 32.631, ""),  # 33 to two digits
        (33, 32.631, ""),
        (241, 213.97, "digits"),
        (6.2e6, 6.2131e9, "scale"),
    ],
)
def test_of_a_reckoned_number(observed: float, exact: float, slip: str) -> None:
    assert slip_of_reckoned(observed, exact) == slip


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("14 miles (8.7 km)", "unit"),  # divided
        ("14 miles (14 km)", "unit"),  # not converted
        ("14.3 miles (32 km)", "digits"),
        ("14 miles (225 km)", "digits"),
        ("14 miles (22,500 km)", "scale"),
        ("€24 million ($24 million)", "currency"),
        ("€24 million ($28 billion)", "scale"),
        ("€24 million ($280 million)", "digits"),
        ("50 pounds (110 kg)", "unit"),
        ("40 kilowatt hours (40 megajoules)", "unit"),
        ("14 miles (74 km)", "unit"),  # and once more metres to feet
        ("14 miles (6.9 km)", "unit"),
        ("14 miles (30 km)", ""),
        ("14 miles (0 km)", ""),
        ("€24 million ($82 million)", "digits"),
        ("€24 million ($60 million)", "currency"),
        ("0 miles (3 km)", ""),
    ],
)
def test_of_a_conversion(text: str, slip: str) -> None:
    left, right = claims_in(text)
    assert slip_of_conversion(left, right) == slip


@pytest.mark.parametrize(
    ("left", "right", "slip"),
    [
        ("It cost $40 million.", "It cost €40 million.", "currency"),
        ("It cost $40 million.", "It cost $40 billion.", "scale"),
        ("It is 40 miles long.", "It is 40 km long.", "unit"),
        ("It is 40 miles long.", "It is 25 miles long.", "unit"),
        ("It is 40 miles long.", "It is 40 acres large.", ""),
        ("It is 40 miles long.", "It is 103.6 km long.", "unit"),  # one of them converted twice
        ("It is 40 miles long.", "It is 50 km long.", ""),
        ("It was 40 degrees Celsius.", "It was 40 degrees Fahrenheit.", "unit"),
        ("It used 40 kilowatt hours.", "It used 40 megajoules.", "unit"),
        ("It makes 40 horsepower.", "It makes 40 kilowatts.", "unit"),
        ("It took 40 weeks.", "It took 40 years.", ""),
        ("It weighs 40 kilograms.", "It weighs 40 pounds.", "unit"),
        ("It holds 40 litres.", "It holds 40 gallons.", "unit"),
        ("It cost dozens.", "It cost $40 million.", ""),
        ("The share rose 4%.", "The share rose 4 percentage points.", "percent_points"),
        ("The share rose 4%.", "The share rose 5 percentage points.", ""),
        ("It cost $40 million.", "It cost dozens.", ""),
        ("It cost $41 million.", "It cost $44 million.", ""),
    ],
)
def test_between_two_claims(left: str, right: str, slip: str) -> None:
    (one,), (other,) = claims_in(left), claims_in(right)
    assert slip_between(one, other) == slip
    assert slip_between(other, one) == slip


@given(figures, figures)
def test_a_slip_is_of_the_contract_and_works_both_ways(one: float, other: float) -> None:
    slip = slip_of_numbers(one, other)
    assert slip in {"", *SLIPS}
    assert slip_of_numbers(other, one) == slip


@given(figures)
def test_a_number_is_no_slip_of_itself(number: float) -> None:
    assert not slip_of_numbers(number, number)
    assert not are_digits_moved(number, number)
    assert not slip_between(claim(number), claim(number))


@given(figures, st.sampled_from([1e3, 1e6]))
def test_a_thousand_times_as_much(number: float, times: float) -> None:
    assert slip_of_numbers(number, number * times) == "scale"


@given(numbers, st.data())
def test_two_neighbours_swapped(number: int, data: st.DataObject) -> None:
    digits = str(number)
    at = data.draw(st.integers(0, len(digits) - 2))
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    is_told = swapped != digits and swapped[0] != "0" and len(digits.strip("0")) <= 6
    if is_told and swapped.strip("0") != digits.strip("0") and len(swapped.strip("0")) == len(digits.strip("0")):
        assert are_digits_moved(number, int(swapped))
    if swapped[0] != "0" and swapped[-1] != "0" and swapped != digits:
        assert is_swapped_of(int(swapped), number)


@given(figures)
def test_digits_and_size_tell_the_number(number: float) -> None:
    digits = digits_of(number)
    assert digits.isdigit()
    assert not digits.startswith("0")
    assert float(f"0.{digits}") * 10.0 ** (size(number) + 1) == pytest.approx(number, rel=1e-5)
