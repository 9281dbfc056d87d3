"""The CSV files of a dataset that is described: written into the folder, or left as they are where they lie in it."""

from __future__ import annotations

import csv
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple

from checks.exports.dataset import Dataset
from checks.records import Discrepancy
from claims.columns import TABLES
from claims.output import OutputError, write_claims, write_discrepancies, write_facts
from claims.text.files import plain_errors, shown


class TableFile(NamedTuple):
    """One table as it lies in the folder."""

    table: str  # of TABLES
    file: str  # its name there
    header: tuple[str, ...]  # the names of its columns; a user may have added some
    line_end: str
    size: int  # bytes
    sha256: str


def table_files(dataset: Dataset, folder: Path) -> list[TableFile]:
    """The three tables in the folder, with what tells whether a copy is whole.

    A table that was read from there stays as it is, byte for byte.

    OutputError: when the claims were read from there and linked anew, so that the file does not hold what is passed on.
    """
    files = {table: folder / f"{table}.csv" for table in TABLES}
    is_there = {table: is_same(dataset.paths.get(table), file) for table, file in files.items()}
    if is_there["claims"] and not all(is_there.values()):
        fault = "the claims to export are in it, and facts and discrepancies were made anew: name another folder"
        raise OutputError(f"{shown(str(folder))}: {fault}")
    if not is_there["claims"]:
        write_claims(dataset.claims, files["claims"])
    if not is_there["facts"]:
        write_facts(dataset.facts, files["facts"])
    if not is_there["discrepancies"]:
        write_discrepancies(dataset.discrepancies, Discrepancy._fields, files["discrepancies"])
    return [table_file(table, file) for table, file in files.items()]


def is_same(path: Path | None, file: Path) -> bool:
    return path is not None and path.resolve() == file.resolve()


def table_file(table: str, path: Path) -> TableFile:
    with plain_errors(str(path)), path.open("rb") as stream:
        first = stream.readline().decode("utf-8-sig", errors="replace")
    header = tuple(next(csv.reader([first]), []))
    line_end = "\r\n" if first.endswith("\r\n") else "\n"
    return TableFile(table, path.name, header, line_end, *size_and_digest(path))


def size_and_digest(path: Path) -> tuple[int, str]:
    """How many bytes a file has, and their SHA-256 in hex digits."""
    with plain_errors(str(path)), path.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
        return stream.tell(), digest
