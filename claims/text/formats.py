"""From the bytes of one file to its articles, by its kind: text, page, JSON Lines, CSV, Parquet."""

import csv
import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Any, TypeAlias

from claims.records import Article
from claims.text.decoding import (
    LARGEST_RECORD,
    Counted,
    copy_on_disk,
    declared_charset,
    decode,
    line_text,
    raw_lines,
    whole_characters,
    whole_file,
)
from claims.text.files import PACKED, File, InputError, Warn, at, shown
from claims.text.headers import (
    FIELD_NAMES,
    Fields,
    article_from,
    by_name,
    check_names,
    json_fields,
    plain_name,
    row_fields,
    split_header,
)
from claims.text.html import read_page

BATCH = 64  # rows of a Parquet file held at a time, each an article of some kilobytes

# What the readers hand on: an article, or the reason why there is none. Reasons are values here, since a
# generator that raises cannot go on to the next record.
Items: TypeAlias = Iterator[Article | InputError]


def items_in(stream: io.BufferedReader, file: File, warn: Warn) -> Items:
    """The articles of one file of a known kind, from its bytes as they were before it was packed."""
    return READERS[file.suffix](stream, file, warn)


def is_known(file: File) -> bool:
    return file.suffix in READERS


def known_suffixes() -> str:
    return f"{', '.join(READERS)}, or one of these with {PACKED}"


def text_items(stream: io.BufferedReader, file: File, warn: Warn) -> Items:
    text = decode(whole_file(stream))
    fields, start = split_header(text)
    article = article_from({**fields, "text": text[start:]}, file.stem, at(shown(file.path), warn))
    yield article._replace(path=whole_characters(file.path), first_line=1 + text.count("\n", 0, start))


def page_items(stream: io.BufferedReader, file: File, warn: Warn) -> Items:
    raw = whole_file(stream)
    page = read_page(decode(raw, declared_charset(raw)))
    if page is None:
        raise ValueError("no article found in the page: save its words as .txt, or leave it out")
    article = article_from(page._asdict(), file.stem, at(shown(file.path), warn))
    yield article._replace(path=whole_characters(file.path), is_verbatim=False)


def json_items(stream: io.BufferedReader, file: File, warn: Warn) -> Items:
    lines = Counted(raw_lines(stream))
    return record_items(map(json_fields, map(line_text, lines)), lines, file, warn)


def csv_items(stream: io.BufferedReader, file: File, warn: Warn) -> Items:
    csv.field_size_limit(LARGEST_RECORD)  # of the whole process; some reports pass its default of 128 KB
    lines = Counted(raw_lines(stream))
    rows = csv.reader(map(line_text, lines), strict=True)
    try:
        names = next(filter(None, rows), [])
    except csv.Error as error:
        raise ValueError(f"first row not CSV ({error}): write the names of the columns there") from error
    check_names(names)
    return record_items(map(partial(row_fields, names=names), rows), lines, file, warn)


def parquet_items(stream: io.BufferedReader, file: File, warn: Warn) -> Items:
    is_on_disk = stream.seekable() and not file.is_packed
    with stream if is_on_disk else copy_on_disk(stream) as table:
        rows = Counted(parquet_rows(table, file))
        yield from record_items(map(row_of_cells, rows), rows, file, warn)


def parquet_rows(table: IO[bytes], file: File) -> Iterator[list[tuple[str, Any]]]:
    """The rows of a Parquet file, each as pairs of a name and an Arrow scalar."""
    import pyarrow  # noqa: PLC0415  # a quarter of a second, which runs without Parquet need not pay
    from pyarrow import parquet  # noqa: PLC0415

    try:
        source = parquet.ParquetFile(table)
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


def record_items(records: Iterator[Fields | None], lines: Counted[Any], file: File, warn: Warn) -> Items:
    """An article or a reason for each record; `lines` tells its first line (of Parquet, its row).

    InputError: when there is no record at all.
    """
    is_empty = True
    while True:
        line = lines.number + 1
        place = f"{shown(file.path)}:{line}"
        try:
            fields = next(records)
            if fields is None:
                continue
            article = article_from(fields, f"{file.stem}-{line}", at(place, warn))
            item: Article | InputError = article._replace(
                path=whole_characters(file.path), first_line=line, is_verbatim=False
            )
        except StopIteration:
            break
        except InputError:
            raise
        except csv.Error as error:
            item = InputError(f"{place}: not CSV ({error}): mend its quotation marks, or leave the row out")
        except ValueError as error:
            item = InputError(f"{place}: {error}")
        is_empty = False
        yield item
    if is_empty:
        raise InputError(f"{shown(file.path)}: no record in it: leave it out")


Reader: TypeAlias = Callable[[io.BufferedReader, File, Warn], Items]

READERS: dict[str, Reader] = {  # by suffix, in the order in which messages list them
    ".txt": text_items,
    ".md": text_items,
    ".html": page_items,
    ".htm": page_items,
    ".jsonl": json_items,
    ".ndjson": json_items,
    ".csv": csv_items,
    ".parquet": parquet_items,
}
