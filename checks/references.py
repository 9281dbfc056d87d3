"""Reference tables: what is known from elsewhere, each row with its source and the day on which it was stated.

A table is CSV: subject, measure, period_start and period_end (or period), value (or low and high), unit, basis,
stated_on and source, and where they help status, of, change, modality and also (other names of the subject, | between).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from checks.cells import Row, day_of, figure_of, measure_of, one_of, period_of, required, shown_in, unit_of
from claims.text.decoding import decode
from claims.text.files import InputError, bytes_of, plain_errors, shown

COLUMNS = (
    "subject",
    "measure",
    "unit",
    "basis",
    "stated_on",
    "source",
)  # beside figure and period
MODALITIES = ("stated", "pledged", "target", "expected", "denied", "hypothetical")


class Reference(NamedTuple):
    """One row of a reference table: a figure that somebody answers for."""

    subject: str  # as printed
    also: tuple[str, ...]  # other names of it
    measure: str  # as printed
    of: str  # the whole of a share: "GDP"
    kind: str  # as in claims.csv
    change: str  # level, increase, decrease
    modality: str
    period_start: date
    period_end: date | None  # None while it still holds
    low: float | None  # in `unit`, with what the last printed digit leaves open
    high: float | None
    figure: str  # as a reader writes it: "4.12% of GDP"
    unit: str  # as claims.csv has it: an ISO 4217 code, a unit of pint, empty for counts
    status: str  # "estimate"; empty where the table does not say
    basis: str  # of which prices, of what coverage: "constant 2015 prices"
    stated_on: date
    source: str
    path: str  # of the table, as given
    line: int  # in it, from 1


def read_references(paths: Iterable[str]) -> list[Reference]:
    """The rows of all tables, in order: "Norway,defence expenditure,2024,2.2,percent of GDP,…" is 2.15 to 2.25 percent.

    None come back for no paths. InputError, with file and line: for a table that lacks a column or has no rows, and
    for a row whose figure, unit, period, day or source cannot be read.
    """
    return [reference for path in paths for reference in references_in(path)]


def references_in(path: str) -> list[Reference]:
    """The rows of one table."""
    with plain_errors(path):
        text = decode(bytes_of(path)).lstrip("\ufeff")
    try:
        found = list(rows_of(path, io.StringIO(text, newline="")))
    except csv.Error as error:
        raise InputError(f"{shown(path)}: not CSV ({error}): mend its quotation marks") from error
    if not found:
        raise InputError(f"{shown(path)}: no row in it: give a table of reference figures, or leave it out")
    return found


def rows_of(path: str, lines: Iterable[str]) -> Iterator[Reference]:
    reader = csv.reader(lines, strict=True)
    names = [name.strip().lower() for name in next(reader, [])]
    check_columns(path, names)
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            try:
                if len(cells) != len(names):
                    raise ValueError(f"{len(cells)} cells under {len(names)} columns: put cells with a comma in quotes")
                row = dict(zip(names, (" ".join(cell.split()) for cell in cells), strict=True))
                yield reference_of(row, path, line)
            except ValueError as error:
                raise InputError(f"{shown(path)}:{line}: {error}") from error
        line = reader.line_num + 1


def check_columns(path: str, names: list[str]) -> None:
    """InputError: when a column is missing, or stands twice."""
    wanted = [name for name in COLUMNS if name not in names]
    if "period" not in names and not {"period_start", "period_end"} <= set(names):
        wanted.append("period (or period_start and period_end)")
    if "value" not in names and not {"low", "high"} <= set(names):
        wanted.append("value (or low and high)")
    if wanted:
        raise InputError(f"{shown(path)}:1: no column {', '.join(wanted)}: name it in the first row")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise InputError(f"{shown(path)}:1: two columns {', '.join(twice)}: name each once")


def reference_of(row: Row, path: str, line: int) -> Reference:
    """What one row says. ValueError: in one line, with what to do."""
    subject = required(row, "subject", "write whose figure it is")
    measure, of, change = measure_of(row)
    unit, scale = unit_of(row)
    low, high, amount = figure_of(row, scale)
    if change == "increase" and high is not None and high < 0:
        low, high, change = -high, -low if low is not None else None, "decrease"
        amount = amount.removeprefix("-")
    period_start, period_end = period_of(row)
    name = unit.name if unit else ""
    return Reference(
        subject=subject,
        also=tuple(name.strip() for name in row.get("also", "").split("|") if name.strip()),
        measure=measure,
        of=of,
        kind=unit.kind if unit else "count",
        change=change,
        modality=one_of(MODALITIES, row, "modality"),
        period_start=period_start,
        period_end=period_end,
        low=low,
        high=high,
        figure=_SIGNS[change] + shown_in(amount, name, of),
        unit=name,
        status=row.get("status", ""),
        basis=row["basis"],
        stated_on=day_of(row["stated_on"], "stated_on"),
        source=required(row, "source", "write who states the figure, and where"),
        path=path,
        line=line,
    )


_SIGNS = {"level": "", "increase": "up ", "decrease": "down "}
