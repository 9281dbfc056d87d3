"""What the cells of a reference table say: figures, units, periods and days. ValueError, with what to do, otherwise."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from claims.records import Period, Unit
from claims.vocabulary import ANY_CASE, CURRENCY_CODES, PHRASES, WORDS

Row = Mapping[str, str]  # a cell by the name of its column; a table may lack a column that is not demanded

_HALF = 0.5  # of the last printed digit: 4.12 is 4.115 to 4.125
_WHOLE = re.compile(r"(?:as )?(?:share|percentage|part) of |of ")
_YEAR = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)|[ -]?Q(?P<quarter>[1-4]))?")
_GROWTH = re.compile(r" (?:(?:annual|yearly) )?(?:change|growth|increase)$")
_MONTHS_OF_QUARTER, _DECEMBER = 3, 12
_SCALES = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))
_DIGITS = 4  # that a reader needs: 34.97 billion


class Figure(NamedTuple):
    """A figure with the ends that its last digit leaves open, in the unit without its scale."""

    low: float | None
    high: float | None
    shown: str  # "34.97 billion", "at least 40 billion", "640 billion to 700 billion"


def measure_of(row: Row) -> tuple[str, str, str]:
    """The measure, its whole and its change: "defence share of GDP" is "defence", "GDP" and "level".

    "defence expenditure annual change" is an increase of defence expenditure, and so are its other columns `of` and
    `change` where the table has them.
    """
    measure = required(row, "measure", "write what the figure measures")
    whole = row.get("of", "")
    if share := _WHOLE.search(row["unit"]):
        whole = whole or row["unit"][share.end() :].strip()
    if share := re.search(r" (?:as )?(?:a )?share of ", measure):
        whole = whole or measure[share.end() :].strip()
        measure = measure[: share.start()]
    change = one_of(("level", "increase", "decrease"), row, "change")
    if growth := _GROWTH.search(measure):
        measure = measure[: growth.start()]
        change = "increase" if change == "level" else change
    return measure, whole, change


def unit_of(row: Row) -> tuple[Unit | None, float]:
    """The unit and its scale: "USD billion" is USD and 1e9, "percent of GDP" percent and 1; None for counts."""
    written = _WHOLE.split(row["unit"], maxsplit=1)[0].strip()
    words = [word for word in written.split() if not isinstance(_scale(word), float)]
    scale = 1.0
    for word in written.split():
        scale *= _scale(word) or 1.0
    name = " ".join(words)
    if name in ("", "count"):
        return None, scale
    unit = _units().get(name) or _units().get(name.lower())
    if unit is None:
        raise ValueError(
            f'unit "{row["unit"]}" is not known: write an ISO 4217 code, "percent", a unit such as "kilometer", '
            'or "count" for what is counted'
        )
    return unit._replace(factor=1.0), scale * unit.factor


def _scale(word: str) -> float | None:
    entry = WORDS.get(word)
    return entry.value if entry and isinstance(entry.value, float) and entry.value > 1 else None


@lru_cache(1)
def _units() -> dict[str, Unit]:
    """Every unit by the forms that articles write and by the name that claims.csv has."""
    found = {code: Unit(code, "money") for code in CURRENCY_CODES.values()}
    entries = [(form, entry.value) for table in (ANY_CASE, WORDS) for form, entry in table.items()]
    entries += [(" ".join(words), entry.value) for same in PHRASES.values() for words, entry in same]
    for form, unit in entries:
        if isinstance(unit, Unit) and unit.kind != "money":
            found.setdefault(form, unit)
    for unit in [*found.values()]:
        if unit.factor == 1:
            found.setdefault(unit.name, unit)
    return found


def figure_of(row: Row, scale: float) -> Figure:
    """The figure in full: 4.12 is 4.115 to 4.125, 485 billion 484.5 to 485.5 billion; low and high stay as they are."""
    if row.get("value"):
        value = number(row["value"], "value")
        exact = float(value) * scale
        exponent = int(value.as_tuple().exponent)
        slack = 0.0 if exponent >= 0 and scale == 1 else _HALF * 10.0**exponent * scale  # 32 members are 32
        return Figure(exact - slack, exact + slack, shown_number(exact))
    low = float(number(row["low"], "low")) * scale if row.get("low") else None
    high = float(number(row["high"], "high")) * scale if row.get("high") else None
    if low is not None and high is not None:
        if low > high:
            raise ValueError(f"low {row['low']} is above high {row['high']}: put the lower figure under low")
        return Figure(low, high, " to ".join(map(shown_number, dict.fromkeys((low, high)))))
    if low is not None:
        return Figure(low, None, f"at least {shown_number(low)}")
    if high is not None:
        return Figure(None, high, f"at most {shown_number(high)}")
    raise ValueError("no figure: write value, or low, high or both")


def number(cell: str, column: str) -> Decimal:
    try:
        value = Decimal(cell)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise ValueError(f'{column} "{cell}" is no number: write one such as 4.12, or low and high for a range')
    return value


def shown_number(value: float) -> str:
    """As a reader writes it: "34.97 billion", "1,240", "4.12"."""
    for name, size in _SCALES:
        if abs(value) >= size:
            return f"{value / size:.{_DIGITS}g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.{_DIGITS}g}"


def shown_in(amount: str, unit: str, of: str = "") -> str:
    """A number with its unit: "4.12% of GDP", "34.97 billion USD"."""
    written = f"{amount}%" if unit == "percent" else f"{amount} {unit.replace('_', ' ')}".rstrip()
    return f"{written} of {of}" if of else written


def period_of(row: Row) -> tuple[date, date | None]:
    """The first and the last day: "2024", "2024-06", "2024 Q1" in period, or days in period_start and period_end.

    An empty period_end is for what still holds: a membership since some day.
    """
    if row.get("period"):
        period = calendar_period(row["period"], "period")
        return period.first, period.last
    if not row.get("period_start"):
        raise ValueError("no period: write one such as 2024, or the days period_start and period_end")
    first = calendar_period(row["period_start"], "period_start").first
    last = calendar_period(row["period_end"], "period_end").last if row.get("period_end") else None
    if last is not None and last < first:
        raise ValueError(f"period_end {row['period_end']} is before period_start {row['period_start']}: swap them")
    return first, last


def calendar_period(cell: str, column: str) -> Period:
    """A day, month, quarter or year of the calendar."""
    match = _YEAR.fullmatch(cell)
    if match is None:
        day = day_of(cell, column, "2024, 2024-06, 2024 Q2 or 2024-06-30")
        return Period(day, day)
    year, first, last = int(match["year"]), 1, _DECEMBER
    if match["month"]:
        first = last = int(match["month"])
    elif match["quarter"]:
        last = int(match["quarter"]) * _MONTHS_OF_QUARTER
        first = last - _MONTHS_OF_QUARTER + 1
    if not 1 <= first <= _DECEMBER or not year:
        raise ValueError(f'{column} "{cell}" is no month: write one such as 2024-06')
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def day_of(cell: str, column: str, such_as: str = "2024-06-17") -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise ValueError(f'{column} "{cell}" is no date: write {such_as}') from None


def one_of(allowed: tuple[str, ...], row: Row, column: str) -> str:
    """The cell, where the table has it, else the first of what is allowed."""
    cell = row.get(column) or allowed[0]
    if cell not in allowed:
        raise ValueError(f'{column} "{cell}" is not known: write {", ".join(allowed)}')
    return cell


def required(row: Row, column: str, do: str) -> str:
    if not row[column]:
        raise ValueError(f"{column} is empty: {do}")
    return row[column]
