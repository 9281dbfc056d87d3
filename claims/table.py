"""Claims as a table: its columns, and the way from claims or from a file to a DataFrame."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date
from functools import partial
from os import SEEK_END, PathLike, fspath
from pathlib import Path
from reprlib import repr as shortened
from typing import IO, TYPE_CHECKING, Any, get_type_hints

from claims.records import Claim
from claims.text.decoding import unpacked, whole_characters
from claims.text.files import file_at, opened, plain_errors

if TYPE_CHECKING:
    from pandas import DataFrame, Series
    from pyarrow import Schema, Table

DTYPES = {  # of pandas, by what a field of a claim holds; words have no gaps, they are empty
    str: "string",
    int: "int64",
    bool: "bool",
    float | None: "float64",
    date | None: "datetime64[s]",
}
COLUMNS: dict[str, str] = {name: DTYPES[hint] for name, hint in get_type_hints(Claim).items()}
LARGEST_ROW = 32 * 2**20  # bytes that Arrow holds at a time, so that no row may have more
LONGEST_REASON = 200  # characters
PARTS = "part-*.parquet"  # the files of a table in a folder, ours and those of other programs
MANIFEST = "_claims.jsonl"  # what our parts were made of; other programs pass over names that begin so
LONGEST_LAST_LINE = 100  # bytes
SECONDS, DAYS = "timestamp[s]", "date32"  # Arrow's names for dates: what pandas can hold, and what they are


def frame(claims: Iterable[Claim]) -> DataFrame:
    """A row for each claim, with the names and dtypes of COLUMNS also when there is none."""
    rows = list(claims)
    cells = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    return frame_of_columns(dict(zip(COLUMNS, cells, strict=True)))


def frame_of_columns(columns: dict[str, Any]) -> DataFrame:
    from pandas import DataFrame  # noqa: PLC0415  # half a second, which `claims explain` need not pay

    return DataFrame({name: column_of(cells, COLUMNS.get(name)) for name, cells in columns.items()})


def column_of(cells: Iterable[Any], dtype: str | None) -> Series[Any]:
    """The cells as a column; half of a character, as of an emoji cut in two, is U+FFFD there, as it is in any file."""
    from pandas import Series  # noqa: PLC0415  # as above

    if dtype == DTYPES[str]:  # of which pandas 3 takes no halves, and pandas 2 hands them on
        cells = [cell if not isinstance(cell, str) or cell.isascii() else whole_characters(cell) for cell in cells]
    return Series(list(cells), dtype=dtype)


def read_table(path: str | PathLike[str]) -> DataFrame:
    """The table in a file that `claims extract` wrote (.csv, .jsonl, either with .gz, or .parquet), or in a folder.

    `read_table("parts/")` gives the table that one file would hold. Each column has the dtype it has in `extract`;
    columns of other names come after those of COLUMNS.

    InputError: when there is no such file, it holds no claims table, or a part of it is still to be made.
    """
    if Path(path).is_dir():
        return read_parts(Path(path))
    file = file_at(fspath(path))
    with plain_errors(file.path):
        read = READERS.get(file.suffix)
        if read is None:
            raise ValueError(f"no claims table by its name: give one that ends in {', '.join(READERS)}")
        with opened(file.path) as stream:
            try:
                return within_calendar(read(unpacked(stream) if file.is_packed else stream))
            except (ValueError, TypeError, NotImplementedError, OverflowError) as error:  # pyarrow's too
                raise ValueError(f"no claims table ({reason(error)}): run claims extract again") from error


def read_parts(folder: Path) -> DataFrame:
    """The table in the parts of a folder, ordered as one file is."""
    with plain_errors(str(folder)):
        if not is_finished(folder):
            raise ValueError("parts of it are still to be made: start the same claims extract again")
        if not (parts := parts_in(folder)):
            raise ValueError("no table in it: name a table, or a folder that claims extract -o FOLDER/ has written")
    table = concatenated([read_part(part) for part in parts])
    return frame_of_arrow(table).sort_values("article_id", kind="stable", ignore_index=True)


def parts_in(folder: Path) -> list[Path]:
    return sorted(folder.glob(PARTS))


def is_finished(folder: Path) -> bool:
    """Whether the manifest has its last line; parts that came without a manifest are taken as they are."""
    manifest = folder / MANIFEST
    if not manifest.exists():
        return True
    with manifest.open("rb") as stream:
        stream.seek(-min(LONGEST_LAST_LINE, manifest.stat().st_size), SEEK_END)
        return any(line.startswith(b'{"parts":') for line in stream.read().splitlines()[-1:])


def read_part(path: Path) -> Table:
    from pyarrow import parquet  # noqa: PLC0415  # a quarter of a second

    with plain_errors(str(path)), path.open("rb") as stream:
        try:
            table = parquet.read_table(stream)
            check_columns(table.column_names)
        except (ValueError, TypeError, NotImplementedError) as error:  # pyarrow's too
            raise ValueError(f"no part of a claims table ({reason(error)}): run claims extract again") from error
    return table


def concatenated(tables: list[Table]) -> Table:
    import pyarrow  # noqa: PLC0415  # a quarter of a second

    return pyarrow.concat_tables(tables, promote_options="permissive")


def holds_claims(path: str | PathLike[str]) -> bool:
    """Whether a file or folder is a claims table by its first row or columns.

    False for articles, and for what cannot be read.
    """
    if Path(path).is_dir():
        return any(map(holds_claims, parts_in(Path(path))[:1]))
    file = file_at(fspath(path))
    if file.suffix not in READERS or not Path(path).is_file():  # a pipe would keep us waiting
        return False
    try:
        with opened(file.path) as stream:
            if file.suffix == ".parquet":
                from pyarrow import parquet  # noqa: PLC0415  # a quarter of a second

                return "claim_id" in parquet.read_schema(stream).names
            first = (unpacked(stream) if file.is_packed else stream).readline(LONGEST_HEADER)
    except (OSError, ValueError):
        return False
    return first.startswith((b"claim_id,", b'{"claim_id"'))


LONGEST_HEADER = 2**16  # bytes


def reason(error: Exception) -> str:
    """The first line of what went wrong: pyarrow goes on with the row, which may hold a whole article."""
    return next(iter(str(error).splitlines()), type(error).__name__)[:LONGEST_REASON]


def read_csv(stream: IO[bytes]) -> DataFrame:
    return frame_of_arrow(arrow_of_csv(stream, SECONDS))


def arrow_of_csv(stream: IO[bytes], dates: str, header: list[str] | None = None) -> Table:
    """The rows of a CSV file in Arrow's types; `header` names its columns when its first row does not."""
    from pyarrow import csv  # noqa: PLC0415  # a quarter of a second

    return csv.read_csv(
        stream,
        read_options=csv.ReadOptions(column_names=header, block_size=LARGEST_ROW),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(column_types=schema(dates)),
    )


def read_parquet(stream: IO[bytes]) -> DataFrame:
    from pyarrow import parquet  # noqa: PLC0415  # a quarter of a second

    return frame_of_arrow(parquet.read_table(stream))


def read_lines(stream: IO[bytes]) -> DataFrame:
    lines = iter(partial(stream.readline, LARGEST_ROW + 1), b"")
    rows = [row_of_line(line, number) for number, line in enumerate(lines, 1)]
    names = dict.fromkeys(COLUMNS) | dict.fromkeys(name for row in rows for name in row)
    return without_gaps(frame_of_columns({name: [row.get(name) for row in rows] for name in names}))


def row_of_line(line: bytes, number: int) -> dict[str, Any]:
    if len(line) > LARGEST_ROW:
        raise ValueError(f"line {number} has more than {LARGEST_ROW // 2**20} MB")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:  # of JSON, of bytes that are not UTF-8, of brackets in brackets
        raise ValueError(f"line {number} is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise ValueError(f"line {number} is not a JSON object")
    check_columns(row)
    return row


def frame_of_arrow(table: Table) -> DataFrame:
    check_columns(table.column_names)
    wanted = schema(SECONDS)
    for place, name in enumerate(table.column_names):
        if name in COLUMNS:
            table = table.set_column(place, name, table[name].cast(wanted.field(name).type))
    others = [name for name in table.column_names if name not in COLUMNS]
    return without_gaps(table.select([*COLUMNS, *others]).to_pandas().astype(COLUMNS))


def without_gaps(table: DataFrame) -> DataFrame:
    """The same with empty words where other programs wrote nothing at all."""
    return table.fillna({name: "" for name, dtype in COLUMNS.items() if dtype == "string"})


def within_calendar(table: DataFrame) -> DataFrame:
    """The same table. ValueError: when a day of it is past the year 9999, which no date in Python can be."""
    for name, dtype in COLUMNS.items():
        if dtype.startswith("datetime") and not table[name].dt.year.dropna().between(MINYEAR, MAXYEAR).all():
            raise ValueError(f"a day in {name} that is in no year from {MINYEAR} to {MAXYEAR}")
    return table


def check_columns(names: Iterable[str]) -> None:
    """ValueError: when a column is missing."""
    if missing := COLUMNS.keys() - names:
        raise ValueError(f"without the columns {shortened(sorted(missing))}")


def schema(dates: str) -> Schema:
    """The columns in Arrow's types."""
    import pyarrow  # noqa: PLC0415  # a quarter of a second

    names = {"datetime64[s]": dates}
    return pyarrow.schema({name: pyarrow.type_for_alias(names.get(dtype, dtype)) for name, dtype in COLUMNS.items()})


READERS = {".csv": read_csv, ".jsonl": read_lines, ".parquet": read_parquet}


def claims_of_frame(table: DataFrame) -> list[Claim]:
    """The claims in the rows of a table, in their order, the inverse of `frame`; columns of other names are left out.

    ValueError: when a column is missing.
    """
    check_columns(table.columns)
    return list(map(Claim._make, zip(*(cells_of(table[name], dtype) for name, dtype in COLUMNS.items()), strict=True)))


def cells_of(column: Any, dtype: str) -> list[Any]:
    """The cells of a column as fields of a claim hold them: None and "" for gaps, dates without an hour."""
    cells: list[Any] = column.astype(dtype).tolist()
    gaps = column.isna().tolist()
    if dtype.startswith("datetime"):
        return [None if gap else cell.date() for cell, gap in zip(cells, gaps, strict=True)]
    if any(gaps):
        nothing = "" if dtype == "string" else None
        return [nothing if gap else cell for cell, gap in zip(cells, gaps, strict=True)]
    return cells
