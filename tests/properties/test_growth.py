"""Work grows with the length of a text, never with its square: counted in calls, not in seconds."""

import pytest

from claims.quantity.find import find_mentions
from tests.properties.counting import calls

_LENGTH = 6_000  # characters; three of the longest stretches that are read as one sentence
_MOST_GROWTH = 2.6  # of the calls when the text doubles; a square would give 4

_PIECES = [
    "1 ", "5 per ", "1-", "twenty ", "and 3 to ", "$5 million (", "9,999,", "a@", "5 pounds ", "half a ", "5' ", "1.",
    "½", "one in ", "Mr. ", "Jan 5 ", "- ", "5 of the ", "U.S.", "5\n", "thousands of ", "7:8:", "Name 5 ", "% of ",
]  # fmt: skip


@pytest.mark.parametrize("piece", _PIECES)
def test_calls_grow_with_length(piece: str) -> None:
    text = piece * (_LENGTH // len(piece))
    find_mentions(text)  # the words are remembered from here on
    assert calls(find_mentions, text * 2) <= _MOST_GROWTH * calls(find_mentions, text) + 100
