"""From claims to a file: ordered by article_id and start, written whole or not at all, in constant memory.

The rows are first written to a file without a name beside the table, then copied from there in their order.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import secrets
import stat
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from types import SimpleNamespace
from typing import IO, NamedTuple, TypeAlias

from claims.records import Claim, Fact
from claims.table import COLUMNS, DAYS, arrow_of_csv, schema
from claims.text.files import PACKED, File, FileError, file_at, shown

STANDARD_OUTPUT = "-"
MOST_ROWS = 1000  # of an article that are held in memory at a time, each of about a kilobyte
PARQUET_BLOCK = 2**22  # bytes of rows that become one row group
ALONE, PART = ".claims-", ".part"  # how the name of a file begins and ends that is not whole
SMALLEST = 9  # of the levels of gzip
# Python takes it for the current folder, and whoever wrote -o "$NAME" did not mean that.
NAMELESS = "no name: say where it is to go, as in ./tables"
APPROXIMATE = list(COLUMNS).index("approximate")

Stream: TypeAlias = io.BufferedIOBase
Clean: TypeAlias = Callable[[bytes], bytes]
Writer: TypeAlias = Callable[[Stream], None]
Lines: TypeAlias = Callable[[list[Claim]], bytes]


class OutputError(FileError):
    """Where no table can be written: one line that names the place and what to do."""


class Rows(NamedTuple):
    """The rows of an article, or some of them, as the bytes of a table."""

    article_id: str
    content: bytes


def write_claims(claims: Iterable[Claim], path: str | os.PathLike[str]) -> None:
    """The table of `claims` as a file: .csv or .jsonl, either with .gz, or .parquet.

    On any error, of the claims too, there is no new file, and an old one stays as it was.

    OutputError: before the first claim is asked for, when none can be written there; later on a full disk.
    """
    name = os.fspath(path)
    write_table(rows_of(claims, lines_at(name)), name)


def lines_at(path: str) -> Lines:
    """What makes of claims the bytes that `write_table` takes for a table at `path`. OutputError: as of that."""
    return FORMATS[target_at(path).file.suffix].lines


def write_table(rows: Iterable[Rows], path: str) -> None:
    """The table whose rows come as bytes that `lines_at` made. OutputError: as of `write_claims`."""
    file, place = target_at(path)
    form = FORMATS[file.suffix]
    try:
        with (
            ordered(rows, place.parent) as chunks,
            replacement(place) as stream,
            packed(stream) if file.is_packed else nullcontext(stream) as inner,
        ):
            form.write(chunks, inner)
    except OSError as error:
        fault = f"cannot be written ({error.strerror}): free the disk, or choose another place"
        raise OutputError(f"{shown(file.path)}: {fault}") from error


def write_facts(facts: Iterable[Fact], path: str | os.PathLike[str]) -> None:
    """The table of facts as a CSV file, whole or not at all. OutputError: when it cannot be written there."""
    write_rows(Fact._fields, facts, os.fspath(path))


def write_discrepancies(
    rows: Iterable[tuple[object, ...]], columns: Iterable[str], path: str | os.PathLike[str]
) -> None:
    """The table of discrepancies as a CSV file, whole or not at all. OutputError: as of `write_facts`."""
    write_rows(columns, rows, os.fspath(path))


def write_rows(columns: Iterable[str], rows: Iterable[tuple[object, ...]], path: str) -> None:
    with whole(target_at(path).path, path) as stream:
        rows_writer(columns, rows)(stream)


def rows_writer(columns: Iterable[str], rows: Iterable[tuple[object, ...]]) -> Writer:
    """What writes a table of any rows as CSV."""

    def write(stream: Stream) -> None:
        stream.write((",".join(columns) + "\n").encode())
        stream.write(lines_of_csv(rows))

    return write


def text_writer(words: str) -> Writer:
    """What writes a text in UTF-8."""

    def write(stream: Stream) -> None:
        stream.write(words.encode(errors="replace"))

    return write


def claims_writer(claims: Iterable[Claim], folder: Path) -> Writer:
    """What writes the table of claims as CSV, with the room that it needs meanwhile in that folder."""

    def write(stream: Stream) -> None:
        with ordered(rows_of(claims, csv_lines), folder) as chunks:
            write_csv(chunks, stream)

    return write


def write_report(words: str, path: str) -> None:
    """The words as a file, whole or not at all, or with "-" on standard output.

    OutputError: when they cannot be written there.
    """
    if path != STANDARD_OUTPUT:
        with whole(place_of(path), path) as stream:
            stream.write(words.encode(errors="replace"))
    elif sys.stdout is None:
        raise OutputError("standard output: it is closed: name a file with -o")
    else:
        try:
            sys.stdout.write(words)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"standard output: cannot be written ({error.strerror}): free the disk") from error


def place_of(path: str) -> Path:
    """Where a report is to go, past any links. OutputError: when none can be written there."""
    try:
        fault = fault_of_place(Path(path)) if path else NAMELESS
    except (OSError, ValueError, RuntimeError) as error:  # a name too long, with a NUL, a link to itself
        fault = f"no name for a file ({error}): choose another"
    if fault:
        raise OutputError(f"{shown(path)}: {fault}")
    return Path(path).resolve()


@contextmanager
def whole(place: Path, path: str) -> Iterator[Stream]:
    """A file that is there whole or not at all. OutputError: when the disk has no room for it."""
    try:
        with replacement(place) as stream:
            yield stream
    except OSError as error:
        fault = f"cannot be written ({error.strerror}): free the disk, or choose another place"
        raise OutputError(f"{shown(path)}: {fault}") from error


def packed(stream: Stream, level: int = SMALLEST) -> gzip.GzipFile:
    """What is written there goes packed into `stream`, the same bytes on any day and under any name."""
    return gzip.GzipFile(filename="", fileobj=stream, mode="wb", compresslevel=level, mtime=0)


def print_table(rows: Iterable[Rows], stream: IO[bytes], clean: Clean = bytes) -> None:
    """The table of `rows` in CSV on a stream, each piece of it made `clean`.

    On an error of the rows nothing of it appears. OutputError: when the disk behind the stream is full.
    BrokenPipeError: when its reader has left.
    """
    try:
        with ordered(rows) as chunks:
            stream.write(HEADER)
            stream.writelines(map(clean, chunks))
            stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output: cannot be written ({error.strerror}): free the disk") from error


class Target(NamedTuple):
    file: File  # as named by the user
    path: Path  # where it lies, past any links


def target_at(path: str) -> Target:
    """Where a table is to go. OutputError: when none can be written there."""
    file = file_at(path)
    try:
        fault = fault_of(file, Path(path)) if path else NAMELESS
    except (OSError, ValueError, RuntimeError) as error:  # a name too long, with a NUL, a link to itself
        fault = f"no name for a file ({error}): choose another"
    if fault:
        raise OutputError(f"{shown(path)}: {fault}")
    return Target(file, Path(path).resolve())


def folder_at(path: str) -> Path:
    """The folder where tables are to go, made when there is none. OutputError: when none can be made there."""
    if not path:
        raise OutputError(f"{shown(path)}: {NAMELESS}")
    folder = Path(path)
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise OutputError(f"{shown(path)}: a file: name a folder") from error
    except NotADirectoryError as error:
        raise OutputError(f"{shown(path)}: what stands above it is a file: choose another place") from error
    except FileNotFoundError as error:
        raise OutputError(f"{shown(path)}: the folder above it does not exist: make it, or choose another") from error
    except (OSError, ValueError) as error:
        raise OutputError(f"{shown(path)}: no folder can be made there ({error}): choose another place") from error
    return folder


@contextmanager
def folder_for(path: str) -> Iterator[Path]:
    """The same, for what is done there; where that fails, a folder that was made for it is gone unless it holds a file.

    OutputError: when none can be made there.
    """
    was_there = os.path.lexists(path)
    folder = folder_at(path)
    try:
        yield folder
    except BaseException:  # Ctrl-C as well
        if not was_there:
            with suppress(OSError):  # what is written there stays
                folder.rmdir()
        raise


def fault_of(file: File, path: Path) -> str:
    """Why no table can be written there and what to do; empty when one can."""
    is_of_kind = file.suffix in FORMATS and (not file.is_packed or FORMATS[file.suffix].may_be_packed)
    if not path.is_dir() and not is_of_kind:
        return f"of an unknown kind: name the table {', '.join(suffixes())}"
    return fault_of_place(path)


def fault_of_place(path: Path) -> str:
    """Why no file can be written there and what to do; empty when one can."""
    folder = path.resolve().parent
    if path.is_dir():
        return f"a folder: name a file in it, such as {shown(str(path / 'claims.csv'))}"
    if not folder.is_dir():
        fault = "its folder is a file: choose another" if folder.exists() else ""
        return fault or "its folder does not exist: make it, or choose another"
    if path.exists() and not path.is_file():
        return "a pipe or device: leave out -o to write to standard output"
    if not os.access(folder, os.W_OK | os.X_OK) or (path.exists() and not os.access(path, os.W_OK)):
        return "you may not write there: choose another place, or change its permissions"
    return ""


def rows_of(claims: Iterable[Claim], lines: Lines) -> Iterator[Rows]:
    """The claims, of which those of an article stand together, as bytes."""
    for article_id, own in groupby(claims, key=attrgetter("article_id")):
        while some := list(islice(own, MOST_ROWS)):
            yield Rows(article_id, lines(some))


@contextmanager
def ordered(rows: Iterable[Rows], folder: Path | None = None) -> Iterator[Iterator[bytes]]:
    """The rows in pieces, by article_id, once all have been written to a spool in `folder`."""
    with tempfile.TemporaryFile(dir=folder) as spool:
        ids: list[str] = []
        ends = array("q", [0])
        for article_id, content in rows:
            if content:
                ids.append(article_id)
                ends.append(ends[-1] + spool.write(content))
        order = sorted(range(len(ids)), key=ids.__getitem__)
        yield (piece(spool, ends[place], ends[place + 1]) for place in order)


def piece(spool: IO[bytes], start: int, end: int) -> bytes:
    spool.seek(start)
    return spool.read(end - start)


@contextmanager
def replacement(path: Path, prefix: str = ALONE) -> Iterator[Stream]:
    """A file that takes the place of the one at `path` at the end, or is gone without a trace on an error."""
    part = path.with_name(f"{prefix}{secrets.token_hex(8)}{PART}")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())  # or a loss of power could leave the new name on an empty file
        if path.exists():
            part.chmod(stat.S_IMODE(path.stat().st_mode))
        part.replace(path)
    except BaseException:  # Ctrl-C as well
        part.unlink(missing_ok=True)
        raise


def csv_lines(claims: list[Claim]) -> bytes:
    """The rows of claims, their one truth value as the contract writes it."""
    return lines_of_csv(
        (*claim[:APPROXIMATE], "true" if claim.approximate else "false", *claim[APPROXIMATE + 1 :]) for claim in claims
    )


def lines_of_csv(rows: Iterable[Iterable[object]]) -> bytes:
    r"""The rows in UTF-8, after RFC 4180 but for their ends in "\n"."""
    lines: list[str] = []
    # Ends in "\r\n" while it writes, or Python 3.11 would leave the "\r" of a sentence unquoted.
    csv.writer(SimpleNamespace(write=lines.append)).writerows(rows)
    return "".join([line[:-2] + "\n" for line in lines]).encode(errors="replace")


def json_lines(claims: list[Claim]) -> bytes:
    rows = [json.dumps(claim._asdict(), ensure_ascii=False, default=str) for claim in claims]
    return "".join([row + "\n" for row in rows]).encode(errors="replace")


HEADER = (",".join(COLUMNS) + "\n").encode()


def write_csv(chunks: Iterator[bytes], stream: Stream) -> None:
    stream.write(HEADER)
    stream.writelines(chunks)


def write_json(chunks: Iterator[bytes], stream: Stream) -> None:
    stream.writelines(chunks)


def write_parquet(chunks: Iterator[bytes], stream: Stream) -> None:
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415  # a quarter of a second

    with ParquetWriter(stream, schema(DAYS)) as writer:
        for block in blocks(chunks):
            writer.write_table(arrow_of_csv(io.BytesIO(block), DAYS, list(COLUMNS)))


def blocks(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks, a good many at a time."""
    block = bytearray()
    for chunk in chunks:
        block += chunk
        if len(block) >= PARQUET_BLOCK:
            yield bytes(block)
            block.clear()
    if block:
        yield bytes(block)


class Format(NamedTuple):
    lines: Lines  # from claims to the bytes of the spool
    write: Callable[[Iterator[bytes], Stream], None]  # and from there to the file
    may_be_packed: bool = True


FORMATS = {
    ".csv": Format(csv_lines, write_csv),
    ".jsonl": Format(json_lines, write_json),
    ".parquet": Format(csv_lines, write_parquet, may_be_packed=False),
}


def suffixes() -> Iterator[str]:
    for suffix, form in FORMATS.items():
        yield from [suffix, suffix + PACKED] if form.may_be_packed else [suffix]
