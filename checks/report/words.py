"""Figures, days and names as a reader of the report likes them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from hashlib import blake2b

from checks.wording import amount, span
from claims.intervals import Interval
from claims.records import Claim
from claims.terminal import printable

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_POWERS = {" ** 2": "²", " ** 3": "³"}
_SYMBOLS = {  # of the units that news uses most, https://www.bipm.org/en/publications/si-brochure
    "kilometer": "km", "meter": "m", "centimeter": "cm", "kilogram": "kg", "degree_Celsius": "°C", "kelvin": "K",
    "degree_Fahrenheit": "°F", "megawatt": "MW", "gigawatt": "GW", "kilowatt": "kW", "watt": "W", "joule": "J",
    "metric_ton": "tonnes", "second": "s", "hour": "h",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z_]+")
_STRAIGHT_QUOTES = re.compile(r'"([^"]*)"')
_PLAIN_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_ID_BYTES = 8
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BOUNDS = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}


def day(of: date | None) -> str:
    """ "12 March 2025"; nothing where no day is known."""
    return f"{of.day} {_MONTHS[of.month - 1]} {of.year}" if of else ""


def period(first: date | None, last: date | None) -> str:
    """A closed stretch of the calendar: "2024", "March 2025", "12 March 2025", "1 March to 12 April 2025"."""
    if first is None or last is None:
        return " to ".join(filter(None, (day(first), day(last))))
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    is_whole_month = first.day == 1 and (last.year, last.month) == (first.year, first.month)
    if is_whole_month and last.day == monthrange(last.year, last.month)[1]:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{day(first)} to {day(last)}"


def unit_words(unit: str) -> str:
    """A unit as people write it: "meter ** 2" m², "USD / oil_barrel" USD/oil barrel, "EUR|USD" EUR or USD."""
    for power, sign in _POWERS.items():
        unit = unit.replace(power, sign)
    named = _WORD.sub(lambda found: _SYMBOLS.get(found.group(), found.group()), unit)
    return named.replace(" / ", "/").replace("|", " or ").replace("_", " ")


def measured(value: float, unit: str) -> str:
    """ "13.6 billion PLN", "32.6%", "145 km²"."""
    return amount(value, unit if unit in ("percent", "percentage_point", "basis_point") else unit_words(unit))


def spanned(interval: Interval, unit: str) -> str:
    """ "13.55 to 13.65 billion PLN", "at least 40"."""
    return span(interval, unit if unit in ("percent", "percentage_point", "basis_point") else unit_words(unit))


def reading(claim: Claim) -> str:
    """What was read, in words: "about 145 km²", "more than 300 season tickets", "40 to 60%"."""
    value = claim.value if claim.bound not in _BOUNDS else next(iter(ends(claim)), None)
    if claim.bound in ("range", "vague") or value is None:
        told = spanned(Interval(claim.low, claim.high), claim.unit)
    else:
        told = measured(value, claim.unit)
    hedge = "about" if claim.approximate else ""
    noun = claim.noun if not claim.unit else ""
    change = {"increase": "up", "decrease": "down"}.get(claim.change, "")
    vague = "(vague)" if claim.bound == "vague" else ""
    return printable(" ".join(filter(None, (change, _BOUNDS.get(claim.bound, ""), hedge, told, noun, vague))))


def ends(claim: Claim) -> list[float]:
    return [end for end in (claim.low, claim.high) if end is not None]


def topic(subject: str, measure: str) -> str:
    """Of whom and of what: "Halvorsund's port: containers handled"; nothing where the text tells neither."""
    return printable(": ".join(filter(None, (subject, measure))))


def curled(words: str) -> str:
    """The words with typographic quotation marks, on one printable line."""
    return _STRAIGHT_QUOTES.sub(r"“\1”", printable(words))


def anchor(kind: str, name: str) -> str:
    """A name for a place in the page: "fact-0123…", the id itself where it may stand in an address."""
    if not _PLAIN_ID.fullmatch(name):
        name = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=_ID_BYTES).hexdigest()
    return f"{kind}-{name}"


def letter(number: int) -> str:
    """The letters of figures in order: 0 is "A", 26 "A2"."""
    again, place = divmod(number, len(_LETTERS))
    return _LETTERS[place] + (str(again + 1) if again else "")
