"""From files, folders and standard input to articles, one at a time."""

import csv
import gzip
import io
import logging
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeAlias

from claims.records import Article
from claims.text.decoding import (
    GZIP_MAGIC,
    LARGEST_RECORD,
    Counted,
    copy_on_disk,
    declared_charset,
    decode,
    line_text,
    raw_lines,
    sniffed_suffix,
    unpacked,
    whole_characters,
    whole_file,
)
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

STANDARD_INPUT = "-"
PACKED = ".gz"
SNIFFED = 1024  # bytes of standard input that decide what it is
BATCH = 64  # rows of a Parquet file held at a time, each an article of some kilobytes

LOGGER = logging.getLogger(__name__)

Warn: TypeAlias = Callable[[str], None]


class InputError(ValueError):
    """What cannot be read: one line that names the file, the line where there is one, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.splitlines()))  # the name of a file may hold a line end


# What the readers hand on: an article, or the reason why there is none. Reasons are values here, since a
# generator that raises cannot go on to the next record.
Items: TypeAlias = Iterator[Article | InputError]


def read_articles(
    inputs: Iterable[str | os.PathLike[str]] | os.PathLike[str],
    *,
    strict: bool = False,
    warn: Warn = LOGGER.warning,
    skip: Callable[[InputError], None] | None = None,
) -> Iterator[Article]:
    """The articles of files, folders (all that is in them, in order of name) and "-" (standard input).

    `["nato.txt", "archive/"]` gives the article "nato", then those of the folder.

    A record that cannot be read is left out, and so is a file in a folder: `skip` is called once for each
    (by default it warns). `warn` hears of all else that is odd: a date that cannot be read, an id met
    twice, a link that leads out of its folder.

    InputError: at once when an input is missing or of an unknown kind; later when a file named here cannot
    be read or an input holds nothing that can; with `strict`, at the first thing left out.
    """
    # A string is an iterable of strings too: "news" is one input, not four.
    named = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    paths = [checked(os.fspath(path)) for path in named]
    if paths.count(STANDARD_INPUT) > 1:
        raise InputError("standard input: given twice, but it can be read only once: give - once")
    return articles_of(paths, strict, warn, skip or (lambda error: warn(str(error))))


def articles_of(paths: list[str], strict: bool, warn: Warn, skip: Callable[[InputError], None]) -> Iterator[Article]:
    wishes: dict[str, int] = {}
    for path in paths:
        is_read, first_error = False, None
        for item in items_of(path, warn):
            if isinstance(item, Article):
                is_read = True
                yield with_own_id(item, wishes, warn)
            elif strict:
                raise item
            else:
                first_error = first_error or item
                skip(item)
        if first_error and not is_read:
            raise InputError(f"{shown(path)}: nothing in it can be read; the first of it: {first_error}")


def checked(path: str) -> str:
    """The path of an input, once it is known to be there and of a kind that can be read."""
    if path == STANDARD_INPUT:
        return path
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        raise InputError(f"{shown(path)}: {problem(error)}") from error
    if stat.S_ISDIR(mode):
        return path
    if not stat.S_ISREG(mode):
        raise InputError(f"{shown(path)}: neither a file nor a folder: use - to read from a pipe")
    if not file_at(path).is_known:
        raise InputError(f"{shown(path)}: of an unknown kind: save it as {known_suffixes()}")
    return path


def known_suffixes() -> str:
    return f"{', '.join(READERS)}, or one of these with {PACKED}"


def problem(error: Exception) -> str:
    """What the system says, in words that lead on."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder: check the name"
    if isinstance(error, PermissionError):
        return "you may not read it: ask its owner, or change its permissions"
    return f"cannot be read ({getattr(error, 'strerror', None) or error}): check its name and the disk"


def shown(path: str) -> str:
    """The path as messages call it."""
    return "standard input" if path == STANDARD_INPUT else whole_characters(path)


class File(NamedTuple):
    path: str  # as given, or as found in a folder; "-" for standard input
    stem: str  # "nato" of "archive/nato.txt.gz"
    suffix: str  # ".txt" of the same, in lower case
    is_packed: bool  # by gzip

    @property
    def is_known(self) -> bool:
        return self.suffix in READERS


def file_at(path: str) -> File:
    name = Path(path).name
    is_packed = name.lower().endswith(PACKED)
    inner = Path(name[: -len(PACKED)] if is_packed else name)
    return File(path, whole_characters(inner.stem), inner.suffix.lower(), is_packed)


def items_of(path: str, warn: Warn) -> Items:
    if path == STANDARD_INPUT:
        return standard_input_items(warn)
    return folder_items(path, warn) if Path(path).is_dir() else file_items(path, warn)


def folder_items(folder: str, warn: Warn) -> Items:
    is_empty = True
    for found in files_in(folder, warn):
        is_empty = False
        if isinstance(found, InputError):
            yield found
            continue
        try:
            yield from file_items(found, warn)
        except InputError as error:
            yield error
    if is_empty:
        raise InputError(f"{shown(folder)}: no article in it: put files there that end in {known_suffixes()}")


def files_in(folder: str, warn: Warn) -> Iterator[str | InputError]:
    """The files of a folder and of those in it, in order of name; of a million only the names are held."""
    root = Path(folder)
    levels = [(root, iter([""]))]
    while levels:
        parent, names = levels[-1]
        if (name := next(names, None)) is None:
            levels.pop()
            continue
        path = parent / name
        try:
            kind = kind_of(path, root, warn)
            if kind == "folder":
                levels.append((path, iter(names_in(path))))
            elif kind == "file":
                yield str(path)
        except (OSError, RuntimeError) as error:  # RuntimeError: a link to itself, before Python 3.13
            yield InputError(f"{shown(str(path))}: {problem(error)}")


def names_in(folder: Path) -> list[str]:
    """What a folder holds, in order, without hidden files and without a README, which speaks of the others."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if not entry.name.lower().startswith((".", "readme.")))


def kind_of(path: Path, root: Path, warn: Warn) -> str:
    """ "folder", "file", or "" for what is not to be read."""
    is_link = path.is_symlink() and path != root
    if path.is_dir():
        if is_link:  # it may lead in circles, or to what is read anyway
            warn(f"{shown(str(path))}: a link to a folder, left out: name that folder to read it")
        return "" if is_link else "folder"
    if not file_at(path.name).is_known:
        return ""
    if is_link and not path.resolve().is_relative_to(root.resolve()):
        warn(f"{shown(str(path))}: a link out of its folder, left out: name that file to read it")
        return ""
    if not stat.S_ISREG(path.stat().st_mode):
        warn(f"{shown(str(path))}: a pipe or device, left out: use - to read from it")
        return ""
    return "file"


def file_items(path: str, warn: Warn) -> Items:
    file = file_at(path)
    with plain_errors(path), Path(path).open("rb") as stream:
        yield from READERS[file.suffix](unpacked(stream) if file.is_packed else stream, file, warn)


def standard_input_items(warn: Warn) -> Items:
    """Standard input is what its first bytes look like: JSON Lines, HTML, Parquet, else one plain text."""
    stream: Any = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError(f"{shown(STANDARD_INPUT)}: it is closed: pipe an article into it")
    with plain_errors(STANDARD_INPUT):
        stream = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)
        if is_packed := stream.peek(SNIFFED).startswith(GZIP_MAGIC):
            stream = unpacked(stream)
        suffix = sniffed_suffix(stream.peek(SNIFFED)[:SNIFFED])
        yield from READERS[suffix](stream, File(STANDARD_INPUT, "stdin", suffix, is_packed), warn)


@contextmanager
def plain_errors(path: str) -> Iterator[None]:
    """Whatever goes wrong in reading the file becomes an InputError that names it."""
    try:
        yield
    except InputError:
        raise
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{shown(path)}: not gzip, or broken ({error}): fetch or pack it again") from error
    except ValueError as error:
        raise InputError(f"{shown(path)}: {error}") from error
    except OSError as error:
        raise InputError(f"{shown(path)}: {problem(error)}") from error


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


def at(place: str, warn: Warn) -> Warn:
    return lambda message: warn(f"{place}: {message}")


def with_own_id(article: Article, wishes: dict[str, int], warn: Warn) -> Article:
    """The article with an id that none before it has: the second "nato" of a run is "nato-2".

    `wishes` counts how many articles wanted each id.
    """
    number = wishes.get(article.id, 0) + 1
    wishes[article.id] = number
    if number == 1:
        return article
    while (own := f"{article.id}-{number}") in wishes:
        number += 1
    wishes[article.id], wishes[own] = number, 1
    place = f"{shown(article.path)}:{article.first_line}"
    warn(f"{place}: an earlier article has the id {article.id}, so this one is {own}: give each its own")
    return article._replace(id=own)


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
