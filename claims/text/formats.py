"""From the bytes of one file to its articles, by its kind: text, page, JSON Lines, CSV, Parquet, web archive."""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from typing import Any, TypeAlias

from claims.records import Article
from claims.text.decoding import (
    Counted,
    copy_on_disk,
    decode,
    line_text,
    raw_lines,
    whole_characters,
    whole_file,
)
from claims.text.files import PACKED, File, InputError, Warn, at, shown
from claims.text.headers import (
    Fields,
    article_from,
    check_names,
    json_fields,
    row_fields,
    split_header,
)
from claims.text.html import page_in
from claims.text.tables import Rows, parquet_rows, row_of_cells
from claims.text.warc import fields_of_record, records

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
    page = page_in(whole_file(stream))
    article = article_from(page._asdict(), file.stem, at(shown(file.path), warn))
    yield article._replace(path=whole_characters(file.path), is_verbatim=False)


def json_items(stream: io.BufferedReader, file: File, warn: Warn) -> Items:
    lines = Counted(raw_lines(stream))
    return record_items(map(json_fields, map(line_text, lines)), lines, file, warn)


def csv_items(stream: io.BufferedReader, file: File, warn: Warn) -> Items:
    lines = Counted(raw_lines(stream))
    rows = Rows(map(line_text, lines))
    try:
        names = next(filter(None, rows), [])
    except csv.Error as error:
        raise ValueError(f"first row not CSV ({error}): write the names of the columns there") from error
    check_names(names)
    return record_items(map(partial(row_fields, names=names), rows), lines, file, warn)


def parquet_items(stream: io.BufferedReader, file: File, warn: Warn) -> Items:
    is_on_disk = stream.seekable() and not file.is_packed
    with nullcontext(stream) if is_on_disk else copy_on_disk(stream) as table:
        rows = Counted(parquet_rows(table, file))
        yield from record_items(map(row_of_cells, rows), rows, file, warn)


def archive_items(stream: io.BufferedReader, file: File, warn: Warn) -> Items:
    """Of a web archive the pages and plain texts that were found; its "lines" are its records."""
    found = Counted(records(stream))
    return record_items(map(fields_of_record, found), found, file, warn)


def record_items(records: Iterator[Fields | None], lines: Counted[Any], file: File, warn: Warn) -> Items:
    """An article or a reason for each record; `lines` tells its first line (of Parquet its row, of WARC its number).

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
            fault = f"not CSV ({error}){up_to(lines.number, line)}"
            item = InputError(f"{place}: {fault}: mend its quotation marks, or leave the row out")
        except ValueError as error:
            item = InputError(f"{place}: {error}{up_to(lines.number, line)}")
        is_empty = False
        yield item
    if is_empty:
        raise InputError(f"{shown(file.path)}: no record in it: leave it out")


def up_to(last: int, first: int) -> str:
    """What a bad record has taken with it."""
    return f", left out up to line {last}" if last > first else ""


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
    ".warc": archive_items,
}
