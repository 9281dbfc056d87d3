"""The tables beside a claims table: facts.csv and discrepancies.csv as `claims run` wrote them with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_type_hints

from checks.records import Discrepancy
from claims.records import Claim, Fact
from claims.text.decoding import decode
from claims.text.files import InputError, plain_errors, shown

FACTS, DISCREPANCIES = "facts.csv", "discrepancies.csv"
REMEDY = "write them again with claims run, or move both away to have them made anew"

Row = TypeVar("Row", Fact, Discrepancy)


class Beside(NamedTuple):
    """What was made of the claims of a table when they were read."""

    facts: list[Fact]
    discrepancies: list[Discrepancy]


def are_beside(table: Path) -> bool:
    """Whether both tables lie in the folder of a claims table; one alone tells nothing of the other."""
    return all((table.parent / name).is_file() for name in (FACTS, DISCREPANCIES))


def read_beside(table: Path, claims: Sequence[Claim]) -> Beside:
    """The facts and discrepancies beside the table that holds the claims.

    InputError, with file and line: when one cannot be read, or is of other claims than the table has.
    """
    facts = list(rows_in(table.parent / FACTS, Fact))
    discrepancies = list(rows_in(table.parent / DISCREPANCIES, Discrepancy))
    named = {claim.fact_id for claim in claims if claim.fact_id}
    if strangers := named ^ {fact.fact_id for fact in facts}:
        raise of_others(table.parent / FACTS, min(strangers), table)
    known = {claim.claim_id for claim in claims}
    if missing := {claim for finding in discrepancies for claim in finding.claims.split()} - known:
        raise of_others(table.parent / DISCREPANCIES, min(missing), table)
    if missing := {finding.fact_id for finding in discrepancies if finding.fact_id} - named:
        raise of_others(table.parent / DISCREPANCIES, min(missing), table)
    return Beside(facts, discrepancies)


def of_others(path: Path, stranger: str, table: Path) -> InputError:
    return InputError(f"{shown(str(path))}: not of the claims in {shown(table.name)} ({stranger}): {REMEDY}")


def rows_in(path: Path, record: type[Row]) -> Iterator[Row]:
    """The rows of a table as records, their cells by their types; columns of other names are left out."""
    readers = {name: READERS[hint] for name, hint in get_type_hints(record).items()}
    with plain_errors(str(path)):
        lines = csv.reader(io.StringIO(words_of(path.read_bytes()), newline=""), strict=True)
    try:
        header = next(lines, [])
        if missing := [name for name in readers if name not in header]:
            raise ValueError(f"no column {', '.join(missing)}: {REMEDY}")
        places = [(header.index(name), name, reader) for name, reader in readers.items()]
        for cells in lines:
            yield record._make(cells_of(cells, len(header), places))
    except (csv.Error, ValueError) as error:
        raise InputError(f"{shown(str(path))}:{max(lines.line_num, 1)}: {error}") from error


def words_of(raw: bytes) -> str:
    """The characters of a table that we wrote, whose article may be named with any of them, or that another saved."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(raw)


def cells_of(cells: list[str], width: int, places: Iterable[tuple[int, str, Callable[[str], Any]]]) -> Iterator[Any]:
    if len(cells) != width:
        raise ValueError(f"{len(cells)} cells under {width} columns: {REMEDY}")
    for place, name, reader in places:
        try:
            yield reader(cells[place])
        except ValueError:
            raise ValueError(f"{name} cannot be {cells[place]!r}: {REMEDY}") from None


def number_or_nothing(cell: str) -> float | None:
    return float(cell) if cell else None


def day_or_nothing(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


READERS: dict[Any, Callable[[str], Any]] = {
    str: str, int: int, float: float, float | None: number_or_nothing, date | None: day_or_nothing
}  # fmt: skip
