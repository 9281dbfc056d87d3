"""The rows of tables, one at a time: CSV and Parquet."""

import csv
from collections.abc import Iterable, Iterator
from typing import IO, Any

from claims.text.files import File, InputError, shown
from claims.text.headers import FIELD_NAMES, Fields, by_name, check_names, plain_name
from claims.text.limits import most_text, too_large

# One row of a Parquet file at a time: a file of a kilobyte can hold a thousand rows of 30 MB, all of them the same.
BATCH = 1
PART = 2**16  # bytes of a column of a Parquet file held at a time; without it they are those of a whole row group


class Rows(Iterator[list[str]]):
    """The rows of a CSV file, of which one of too many lines raises ValueError; the next row begins on the next line.

    A quotation mark that is never closed would take in all that follows.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.most, self.size = most_text(), 0
        csv.field_size_limit(self.most)  # of the whole process; some reports pass its default of 128 KB
        self.rows = csv.reader(map(self.counted, lines), strict=True)

    def counted(self, line: str) -> str:
        self.size += len(line)
        if self.size > self.most:
            raise ValueError(too_large())
        return line

    def __next__(self) -> list[str]:
        self.size = 0
        return next(self.rows)


def parquet_rows(table: IO[bytes], file: File) -> Iterator[list[tuple[str, Any]]]:
    """The rows of a Parquet file, each as pairs of a name and an Arrow scalar."""
    import pyarrow  # noqa: PLC0415  # a quarter of a second, which runs without Parquet need not pay
    from pyarrow import parquet  # noqa: PLC0415

    try:
        source = parquet.ParquetFile(table, buffer_size=PART)
        names = source.schema_arrow.names
        check_names(names)
        wanted = [name for name in names if plain_name(name) in FIELD_NAMES]
        for batch in source.iter_batches(batch_size=BATCH, columns=wanted):
            for row in range(batch.num_rows):
                yield [(name, column[row]) for name, column in zip(batch.schema.names, batch, strict=True)]
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"{shown(file.path)}: not Parquet, or broken ({error}): write it again") from error
    except ValueError as error:  # of the names; here it is the file that fails, not one of its rows
        raise InputError(f"{shown(file.path)}: {error}") from error


def row_of_cells(row: list[tuple[str, Any]]) -> Fields:
    """ValueError: when a cell has no counterpart in Python, such as a day in the year 300,000."""
    try:
        return by_name((name, cell.as_py()) for name, cell in row)
    except (ValueError, ArithmeticError, LookupError) as error:
        raise ValueError(f"a cell that cannot be read ({error}): mend it, or leave the row out") from error
