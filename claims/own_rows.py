"""A user's own rows of the lexicon: CSV files in a folder, with the names and columns of those in claims/lexicon.

They are data alone, and only what a user is likely to lack may be added: units, currencies, measures, countries and
organisations. The folder is named by an environment variable, so that processes started later read the same rows.
"""

import csv
import io
import os
import re
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from math import isfinite
from pathlib import Path
from typing import NamedTuple

LEXICON = Path(__file__).with_name("lexicon")
FOLDER = "CLAIMS_LEXICON"  # the environment variable
LARGEST_TABLE = 10 * 2**20  # bytes: a hundred thousand rows, each of which is tried on its example
DIGEST_BYTES = 8  # of a hash: 16 hex digits, as an id of claims.csv


class LexiconError(ValueError):
    """What is wrong with a user's own rows: one line that names the file, the row's line and what to do."""


class OwnRow(NamedTuple):
    """A row of a user's own with its place, for messages."""

    path: str
    line: int  # in the file, from 1
    cells: dict[str, str]

    def error(self, message: str) -> LexiconError:
        return LexiconError(f"{self.path}:{self.line}: {message}")


NEEDED = {  # the cells that no row does without; other columns may be left out
    "units.csv": ("unit", "kind", "example", "reads"),
    "currencies.csv": ("code", "words", "example", "reads"),
    "measures.csv": ("measure", "kinds", "example"),
    "countries.csv": ("code", "name", "currency", "example"),
    "organisations.csv": ("name", "aliases", "example"),
}
FORMS = {  # the cells that hold phrases, with | between them
    "units.csv": ("words", "symbols", "risky"),
    "currencies.csv": ("words", "bare", "symbols", "risky", "minor_words", "minor_symbols"),
    "measures.csv": ("nouns", "verbs"),
    "countries.csv": ("name", "aliases", "adjectives", "people", "cities"),
    "organisations.csv": ("name", "aliases"),
}


def built_in_rows(file: str) -> Iterator[dict[str, str]]:
    """The rows of one file of the project's lexicon, in order."""
    with (LEXICON / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def folder_in_use() -> str:
    """The folder of own rows that this process reads; empty where there is none."""
    return os.environ.get(FOLDER, "")


def own_rows(folder: str) -> dict[str, list[OwnRow]]:
    """The rows of a folder by file, each with a cell for every column: {"units.csv": [OwnRow("own/units.csv", 2, …)]}.

    No folder ("") gives none. LexiconError: when there is no such folder or no file of the lexicon in it, and for a
    row without a cell that it needs.
    """
    return {path.name: rows_of(path) for path in files_of(folder)} if folder else {}


def files_of(folder: str) -> list[Path]:
    names = ", ".join(NEEDED)
    if not Path(folder).is_dir():
        fault = "a file: name the folder that holds it" if Path(folder).exists() else "no such folder: check the name"
        raise LexiconError(f"{folder}: {fault}")
    try:  # a folder that may not be read is an empty one to glob
        found = sorted(path for path in Path(folder).iterdir() if path.name.endswith(".csv"))
    except OSError as error:
        raise LexiconError(f"{folder}: cannot be read ({error.strerror}): check its permissions") from error
    for path in found:
        if path.name not in NEEDED:
            raise LexiconError(f"{path}: no table that takes rows of your own: name it one of {names}")
    if not found:
        raise LexiconError(f"{folder}: no table in it: write one of {names}")
    return found


def rows_of(path: Path) -> list[OwnRow]:
    """The rows of one file, which an editor or a spreadsheet has written."""
    try:
        text = content_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not in UTF-8: save it as CSV in UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[OwnRow] = []
    try:
        names = [name.strip() for name in next(reader, [])]
        check_columns(path, names)
        line = reader.line_num + 1
        for cells in reader:
            if any(map(str.strip, cells)):
                rows.append(row_of(path, line, names, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise LexiconError(f"{path}:{reader.line_num}: not CSV ({error}): mend its quotation marks") from error
    return rows


def content_of(path: Path) -> bytes:
    """The bytes of one table. LexiconError: when it cannot be read; a link may lead to a device without an end."""
    try:
        if path.exists() and not path.is_file():
            raise LexiconError(f"{path}: a folder, pipe or device: write a table of that name")
        with path.open("rb") as stream:
            content = stream.read(LARGEST_TABLE + 1)
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}): check the file and its permissions") from error
    if len(content) > LARGEST_TABLE:
        raise LexiconError(f"{path}: more than {LARGEST_TABLE // 2**20} MB: leave out rows that no article needs")
    return content


def check_columns(path: Path, names: list[str]) -> None:
    known = columns_of(path.name)
    for name in names:
        if name not in known:
            raise LexiconError(f"{path}:1: unknown column {name!r}: name each one of {', '.join(known)}, with commas")
        if names.count(name) > 1:
            raise LexiconError(f"{path}:1: two columns {name!r}: name each once")
    if wanted := [name for name in NEEDED[path.name] if name not in names]:
        raise LexiconError(f"{path}:1: no column {', '.join(wanted)}: name it in the first row")


def columns_of(file: str) -> list[str]:
    with (LEXICON / file).open(encoding="utf-8", newline="") as lines:
        return next(csv.reader(lines))


def row_of(path: Path, line: int, names: list[str], cells: list[str]) -> OwnRow:
    known = columns_of(path.name)
    found = dict(zip(names, map(str.strip, cells), strict=False))
    row = OwnRow(str(path), line, {name: found.get(name, "") for name in known})
    if len(cells) != len(names):
        raise row.error(f"{len(cells)} cells under {len(names)} columns: put cells with a comma in quotes")
    for name in NEEDED[path.name]:
        if not row.cells[name]:
            raise row.error(f"no {name}: fill the cell in")
    columns = FORMS[path.name]
    forms = [form for column in columns for form in row.cells[column].split("|") if row.cells[column]]
    if not forms:
        raise row.error(f"no phrase: give at least one in {', '.join(columns)}")
    for form in forms:
        if not form or form != " ".join(form.split()):
            raise row.error(f"a phrase {form!r}: write phrases as they are printed, with | between them and no spaces")
        if forms.count(form) > 1:
            raise row.error(f"{form!r} stands twice in the row: leave one out")
    check_cells(row)
    return row


def check_cells(row: OwnRow) -> None:
    """LexiconError: for a number, day or code that is none, and a word that is not written as the scanner reads it."""
    cells = row.cells
    if not is_positive(cells.get("factor") or "1"):
        raise row.error(f"factor is {cells['factor']!r}: write how many of the unit one of these is, as in 1.7")
    if cells.get("ended") and not is_day(cells["ended"]):
        raise row.error(f"ended is {cells['ended']!r}: write a day as in 2001-12-31")
    for column in ("words", "bare", "minor_words"):
        for form in filter(None, cells.get(column, "").split("|")):
            if form != form.lower() or "-" in form:
                raise row.error(f"{form!r} in {column}: write it small and without hyphens, or put it in symbols")
    if "minor_per_unit" in cells:
        minor = cells["minor_words"] + cells["minor_symbols"]
        if bool(minor) != bool(cells["minor_per_unit"]) or not is_positive(cells["minor_per_unit"] or "1"):
            raise row.error("minor_per_unit: write how many minor units make one, as in 100, beside their words")
        if not re.fullmatch("[A-Z]{3}", cells["code"]):
            raise row.error(f"code is {cells['code']!r}: write three capitals, those of ISO 4217 where there are any")


def is_positive(written: str) -> bool:
    try:
        return float(written) > 0 and isfinite(float(written))
    except ValueError:
        return False


def is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def digest_of(folder: str) -> str:
    """16 hex digits that change with any row of the lexicon, of the project or of the folder ("" for none)."""
    written = blake2b(digest_size=DIGEST_BYTES)
    for path in [*sorted(LEXICON.glob("*.csv")), *(files_of(folder) if folder else [])]:
        content = content_of(path)
        written.update(f"{path.name} {len(content)} ".encode() + content)
    return written.hexdigest()
