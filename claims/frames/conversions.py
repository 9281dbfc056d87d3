"""The base values of a table told in another currency or another unit; what was stated stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from claims.frames.rows import cells_in, with_columns
from claims.normalise import Base, When, base_of_money, currency_fault, is_number, scale_between, unit_named
from claims.records import Quantity, Unit

if TYPE_CHECKING:
    from pandas import DataFrame

MONEY = "money"  # the kind
BASE = ("base_low", "base_high", "base_unit", "rate", "rate_date")


class Row(NamedTuple):
    """What a row tells of its figure: the columns that a conversion needs, by their names."""

    kind: str
    unit: str
    low: float | None
    high: float | None
    change: str
    published: date | None
    period_start: date | None
    period_end: date | None
    base_low: float | None
    base_high: float | None
    base_unit: str
    rate: float | None
    rate_date: date | None

    @property
    def base(self) -> Base:
        return Base(self.base_low, self.base_high, self.base_unit, self.rate, self.rate_date)


def in_currency(table: DataFrame, currency: str, method: str) -> DataFrame:
    """The table with the base values of money in another currency, at the rates of the days that they are about.

    ValueError: for a currency without exchange rates, and for a table that lacks a column.
    """
    if fault := currency_fault(currency):
        raise ValueError(fault)
    return with_bases(table, [exchanged(row, currency) for row in rows_of(table, method)])


def in_unit(table: DataFrame, unit: str, method: str) -> DataFrame:
    """The table with the base values in a unit, of all figures that can be told in it.

    ValueError: for what is no unit, and for a table that lacks a column.
    """
    if not currency_fault(unit):
        raise ValueError(f"{unit} is a currency: take to_currency({unit!r})")
    name = unit_named(unit)
    return with_bases(table, [converted(row, name) for row in rows_of(table, method)])


def rows_of(table: DataFrame, method: str) -> Iterator[Row]:
    return map(Row._make, zip(*cells_in(table, Row._fields, method), strict=True))


def exchanged(row: Row, currency: str) -> Base:
    if row.kind != MONEY:
        return row.base
    stated = Quantity(value=None, low=row.low, high=row.high)
    return base_of_money(stated, row.unit, currency, When(row.published, row.period_start, row.period_end))


def converted(row: Row, unit: str) -> Base:
    """The ends in the unit; the base values that the row has where it measures something else."""
    scale = scale_between(Unit(row.unit, row.kind), unit, row.change == "level") if row.unit else None
    if scale is None:
        return row.base
    low, high = (None if end is None else end * scale.factor + scale.offset for end in (row.low, row.high))
    return Base(low, high, unit) if is_number(low) and is_number(high) else row.base


def with_bases(table: DataFrame, bases: list[Base]) -> DataFrame:
    cells: Iterator[Any] = zip(*bases, strict=True) if bases else iter([()] * len(BASE))
    return with_columns(table, {name: list(column) for name, column in zip(BASE, cells, strict=True)})
