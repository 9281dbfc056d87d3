"""CSV files that a spreadsheet opens as they are meant: in UTF-8 with its mark, and with no cell that would be run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from checks.exports.dataset import Dataset, Written
from claims.columns import columns
from claims.output import text_writer, whole

MARK = "\ufeff"  # without which Excel takes UTF-8 for the code page of its country
# How a cell begins that is run, https://owasp.org/www-community/attacks/CSV_Injection
# and so with the wide forms of Japan.
RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
TEXT = "'"  # before a cell, for Excel and LibreOffice: what follows is text


def write(dataset: Dataset, folder: Path) -> Written:
    """spreadsheet-claims.csv, spreadsheet-facts.csv and spreadsheet-discrepancies.csv.

    The words "=1+1" stand there as "'=1+1", and so does the quote "-5%"; a figure such as -5.0 stays a number. The
    files are to be looked at: what reads tables takes those of `claims run`.

    OutputError: when a file cannot be written there.
    """
    files = {table: folder / f"spreadsheet-{table}.csv" for table in dataset.rows}
    for table, file in files.items():
        header = [column.name for column in columns(table)]
        with whole(file.resolve(), str(file)) as stream:
            text_writer(MARK + sheet([header, *dataset.rows[table]]))(stream)
    return Written([file.name for file in files.values()])


def sheet(rows: Iterable[Iterable[object]]) -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(map(harmless, rows))
    return lines.getvalue()


def harmless(cells: Iterable[object]) -> list[object]:
    return [TEXT + cell if isinstance(cell, str) and cell.startswith(RUN) else shown(cell) for cell in cells]


def shown(cell: object) -> object:
    """A truth value as the tables have it: "true"."""
    return str(cell).lower() if isinstance(cell, bool) else cell
