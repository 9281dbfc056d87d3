"""Amounts and quotes as a message writes them."""

from __future__ import annotations

import math

from claims.intervals import Interval
from claims.records import Claim

_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
_SIGNS = {"percent": "%", "percentage_point": " points", "basis_point": " basis points"}
_DIGITS = 4  # of an amount that was reckoned: what was printed has seldom more
_SHORT = 60  # characters of a quote


def amount(value: float, unit: str = "") -> str:
    """A number with its unit: 13.6 billion PLN, 32.6%, 1,180, 22.53 kilometer."""
    if not math.isfinite(value):
        return str(value)
    scale, word = next(((size, name) for size, name in _SCALES if abs(value) >= size), (1.0, ""))
    scaled = value / scale
    whole = 0 if abs(scaled) >= 10 ** (_DIGITS - 1) else _DIGITS - 1 - math.floor(math.log10(abs(scaled) or 1))
    digits = f"{scaled:,.{min(whole, _DIGITS)}f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{digits}{word}{_SIGNS.get(unit, f' {unit}' if unit else '')}"


def span(interval: Interval, unit: str = "") -> str:
    """An interval in words: "13.55 to 13.65 billion", "at least 40"; "any amount" without ends."""
    low, high = interval
    if low is None:
        return "any amount" if high is None else f"at most {amount(high, unit)}"
    if high is None:
        return f"at least {amount(low, unit)}"
    one, other = amount(low, unit), amount(high, unit)
    return one if one == other else f"{amount(low)} to {other}"


def quoted(claim: Claim) -> str:
    """The claim's words in quotation marks, on one line and no longer than a message bears."""
    words = " ".join(claim.quote.split())
    return f'"{words[: _SHORT - 1]}…"' if len(words) > _SHORT else f'"{words}"'


def joined(words: list[str]) -> str:
    """A list in words: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
