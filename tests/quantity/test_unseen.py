"""Characters that nobody sees, and numbers in other scripts: what a reader sees is what is read."""

import pytest

from claims.text import style
from tests.quantity.readings import difference

SEEN = [
    ("It cost $5{}million to build.", "5e6 USD"),
    ("Rents rose 5{}% last year.", "5 percent up"),
    ("The road is {}12 km{} long.", "12 kilometer"),
    ("It cost ${}5{} million to build.", "5e6 USD"),
]
WITHIN = [("It cost $5{},{}000 to build.", "5000 USD"), ("It cost $1{}2.5 million to build.", "12.5e6 USD")]
ZERO_WIDTH = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e"]
DIRECTIONS = ["\u200e", "\u200f", "\u202a", "\u202c", "\u2066", "\u2069"]


@pytest.mark.parametrize("mark", ["", *ZERO_WIDTH, *DIRECTIONS])
@pytest.mark.parametrize(("text", "reads"), SEEN)
def test_a_mark_that_is_not_seen_changes_nothing(text: str, reads: str, mark: str) -> None:
    assert not difference(text.replace("{}", mark), reads)


@pytest.mark.parametrize("mark", ["", *ZERO_WIDTH])
@pytest.mark.parametrize(("text", "reads"), WITHIN)
def test_nor_within_a_number(text: str, reads: str, mark: str) -> None:
    assert not difference(text.replace("{}", mark), reads)


@pytest.mark.parametrize("mark", ["\u202e", "\u202d", "\u200f", "\u2067"])
def test_digits_that_are_shown_in_another_order_are_left(mark: str) -> None:
    """A reader sees 521 for "5", an override and "12"."""
    assert not difference(f"It cost $5{mark}12 to build.", "")


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("It cost $５，０００．５０ to build.", "5000.5 USD"),
        ("The road is ٥٬٠٠٠ km long.", "5000 kilometer"),
        ("Rents rose ٥٫٥٪ last year.", "5.5 percent up"),
        ("Rents rose ५.५% last year.", "5.5 percent up"),
        ("Rents rose 5﹪ last year.", "5 percent up"),
    ],
)
def test_numbers_of_other_scripts(text: str, reads: str) -> None:
    assert not difference(text, reads)


@pytest.mark.parametrize(("digits", "is_seen"), [(1, True), (41, True), (42, False)])
def test_the_digits_of_a_serial_number_are_not_followed_to_their_end(digits: int, is_seen: bool) -> None:
    """In a search for "£40m" each of a million would be, which is the square of a million."""
    assert style.Style(f"It cost £{'5' * digits}m").m_is_million is is_seen
