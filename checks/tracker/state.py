"""What the last run left for the next one: a file beside its tables, written whole and after them.

JSON Lines, packed: what decided the tables; the findings; then a line for each article, with its claims and with what
was found inside it. JSON gives every number, date and empty cell back exactly as it was.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

from checks.records import Discrepancy, Relation
from claims.output import Stream, packed
from claims.records import Claim

STATE = ".claims-state.jsonl.gz"  # hidden, so that nobody reads it for an article
# Of this file; a state with other fields is of another version as well.
FORMAT = [1, list(Claim._fields), list(Relation._fields), list(Discrepancy._fields)]
FAST = 1  # of gzip's levels: twice as fast as the usual one, and a sixth larger
DATES = [place for place, hint in enumerate(get_type_hints(Claim).values()) if hint == date | None]


class Header(NamedTuple):
    """What decided the tables of a run, and what was told of it."""

    rules: str = ""  # digest of what reads an article: the lexicon and rules, and the base currency
    options: str = ""  # digest of what else decides the rows
    inputs: str = ""  # digest of the files; empty when they were not all files
    articles: str = ""  # digest of the articles in their order
    tables: dict[str, str] = {}  # noqa: RUF012  # digest of each table, by its name; never changed
    counts: dict[str, int] = {}  # noqa: RUF012  # of claims.terminal.Run; never changed
    warnings: Sequence[str] = ()


class Reading(NamedTuple):
    """What one article says."""

    digest: str
    first_line: int  # of the article in its file, when it was read
    claims: list[Claim]
    relations: Sequence[Relation]  # inside it


class State(NamedTuple):
    """What a run leaves."""

    header: Header = Header()
    findings: Sequence[Discrepancy] = ()
    readings: Sequence[Reading] = ()  # in the order of the input; their claims with their facts


class StateError(ValueError):
    """Why a state cannot be used, in some words."""


def write_state(state: State, stream: Stream) -> None:
    with packed(stream, FAST) as inner:
        inner.write(line_of({"format": FORMAT, **state.header._asdict()}))
        inner.write(line_of(state.findings))
        for reading in state.readings:
            inner.write(line_of(reading))
        inner.write(line_of(len(state.readings)))


def line_of(value: object) -> bytes:
    return (json.dumps(value, default=date.isoformat) + "\n").encode()


def read_head(path: Path) -> State:
    """The state without its articles, which a run without news does not need. StateError: as of `read_state`."""
    with sound(path) as stream:
        return head_of(stream)


def read_state(path: Path) -> State:
    """All that the last run left. StateError: when it is missing, damaged or of another version."""
    with sound(path) as stream:
        head = head_of(stream)
        *readings, count = map(json.loads, stream)
        if count != len(readings):
            raise ValueError("cut short")
        return head._replace(readings=list(map(reading_of, readings)))


@contextmanager
def sound(path: Path) -> Iterator[gzip.GzipFile]:
    """The lines of a state; whatever is wrong with it becomes a StateError."""
    try:
        with gzip.open(path) as stream:
            yield stream
    except StateError:
        raise
    except FileNotFoundError as error:
        raise StateError("missing") from error
    except (OSError, EOFError, zlib.error, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise StateError("damaged") from error


def head_of(stream: gzip.GzipFile) -> State:
    fields: dict[str, Any] = json.loads(stream.readline())
    if fields.pop("format") != FORMAT:
        raise StateError("of another version")
    return State(Header(**fields), list(map(Discrepancy._make, json.loads(stream.readline()))))


def reading_of(row: Sequence[Any]) -> Reading:
    digest, first_line, claims, relations = row
    return Reading(digest, first_line, list(map(claim_of, claims)), list(map(relation_of, relations)))


def claim_of(cells: list[Any]) -> Claim:
    for place in DATES:
        if cells[place] is not None:
            cells[place] = date.fromisoformat(cells[place])
    return Claim._make(cells)


def relation_of(cells: list[Any]) -> Relation:
    relation = Relation._make(cells)
    return relation._replace(claims=tuple(relation.claims), articles=tuple(relation.articles))


def read_again(reading: Reading, first_line: int) -> Reading:
    """The reading of the same article where it begins on that line: its claims as they were before they were linked."""
    moved = first_line - reading.first_line
    return Reading(
        reading.digest,
        first_line,
        [claim._replace(fact_id="", line=claim.line + moved) for claim in reading.claims],
        [relation._replace(line=relation.line + moved) for relation in reading.relations],
    )
