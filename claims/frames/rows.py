"""The claims in a table of pandas, however it was filtered, sorted or put together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from claims.extract import linked
from claims.records import Claim
from claims.table import COLUMNS, cells_of, claims_of_frame

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_NAMED = 5  # columns in a message, which is one line


def require(table: DataFrame, names: Collection[str], method: str) -> None:
    """ValueError: when the table lacks a column that `method` needs, or has it twice."""
    here = list(table.columns)
    if missing := [name for name in names if name not in here]:
        raise ValueError(f"{method} needs columns of a claims table that are missing here: {some(missing)}")
    if double := [name for name in names if here.count(name) > 1]:
        raise ValueError(f"{method} needs each column once, and here are several called {some(double)}")


def some(names: list[str]) -> str:
    """ "start, end", and of many names the first: "claim_id, article_id, source, published, title and 32 more"."""
    left = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + left


def claims_in(table: DataFrame, method: str) -> list[Claim]:
    """The claims in the rows, in their order; a row that stands twice counts once.

    ValueError: when a column is missing, or holds what no claims table has there.
    """
    require(table, COLUMNS, method)
    with plain_types(method):
        rows = claims_of_frame(table)
    return list({claim.claim_id: claim for claim in rows}.values())


def cells_in(table: DataFrame, names: Sequence[str], method: str) -> list[list[Any]]:
    """The cells of some columns, as fields of a claim hold them.

    ValueError: as above.
    """
    require(table, names, method)
    with plain_types(method):
        return [cells_of(table[name], COLUMNS[name]) for name in names]


@contextmanager
def plain_types(method: str) -> Iterator[None]:
    """What pandas says of a cell that cannot be what its column holds, and what to do."""
    try:
        yield
    except (ValueError, TypeError) as error:
        raise ValueError(f"{method} needs the types of a claims table: {error}. See claims.read_table") from error


def linked_claims_in(table: DataFrame, method: str) -> list[Claim]:
    """The same, each with its fact: the one that the table names, or, where a row names none, linked anew."""
    rows = claims_in(table, method)
    return rows if all(claim.fact_id for claim in rows) else linked(rows)


def with_facts_linked(table: DataFrame, method: str) -> DataFrame:
    """The same rows, with the facts that these claims make among themselves."""
    facts = {claim.claim_id: claim.fact_id for claim in linked(claims_in(table, method))}
    return with_columns(table, {"fact_id": [facts[claim] for claim in table["claim_id"]]})


def with_columns(table: DataFrame, columns: dict[str, list[Any]]) -> DataFrame:
    """A copy with other cells in some columns, in the types that they have in a claims table."""
    from pandas import Series  # noqa: PLC0415  # half a second, which `import claims` need not pay

    # As arrays, which go by place: rows put together from two tables share the names of their index.
    return table.assign(**{name: Series(cells, dtype=COLUMNS[name]).array for name, cells in columns.items()})
