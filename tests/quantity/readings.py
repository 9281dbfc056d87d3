"""What the tests of readings share: the readings of a text, and what is wrong with them."""

from claims import notation
from claims.notation import read_all as expected
from claims.quantity.find import find_mentions
from claims.records import Quantity

__all__ = ["difference", "expected", "readings"]


def readings(text: str) -> list[Quantity]:
    """The quantities that a text states, in order."""
    return [mention.quantity for mention in find_mentions(text)]


def difference(text: str, reads: str) -> str:
    """What is wrong with the readings of a text, in one line; empty when nothing is."""
    want, got = expected(reads), readings(text)
    if len(want) == len(got) and all(map(notation.is_same, want, got)):
        return ""
    return f"{text!r}\n    wanted {reads!r}\n    read   {' ; '.join(map(notation.line, got))!r}"
