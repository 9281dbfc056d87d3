"""What the tests of readings share: the readings of a text, and when two readings are the same."""

from claims import notation
from claims.quantity.find import find_mentions
from claims.records import Quantity

_CLOSE = 1e-5  # relative: fractions in words are written to six digits


def readings(text: str) -> list[Quantity]:
    """The quantities that a text states, in order."""
    return [mention.quantity for mention in find_mentions(text)]


def expected(reads: str) -> list[Quantity]:
    """The quantities of a cell: readings set apart by semicolons; none for an empty cell."""
    return [notation.read(line) for line in reads.split(" ; ")] if reads.strip() else []


def is_same(want: Quantity, got: Quantity) -> bool:
    """Whether a reading says what was wanted: interval, bound, hedge, unit, change, and a word of the noun."""
    return (
        _is_close(want.low, got.low)
        and _is_close(want.high, got.high)
        and (want.bound, want.is_approximate, want.change) == (got.bound, got.is_approximate, got.change)
        and _unit(want) == _unit(got)
        and (want.kind != "ratio" or got.kind == "ratio")
        and (not want.noun or bool(_words(want.noun) & _words(got.noun)))
    )


def difference(text: str, reads: str) -> str:
    """What is wrong with the readings of a text, in one line; empty when nothing is."""
    want, got = expected(reads), readings(text)
    if len(want) == len(got) and all(map(is_same, want, got)):
        return ""
    return f"{text!r}\n    wanted {reads!r}\n    read   {' ; '.join(map(notation.line, got))!r}"


def _is_close(want: float | None, got: float | None) -> bool:
    if want is None or got is None:
        return want is got
    return abs(want - got) <= _CLOSE * max(abs(want), abs(got))


def _unit(quantity: Quantity) -> str:
    return quantity.unit.name if quantity.unit else ""


def _words(noun: str) -> set[str]:
    return {word.rstrip("s") for word in noun.lower().replace("-", " ").split()}
