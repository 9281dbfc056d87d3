"""The tables of checking as pandas frames: a row for each record, of the same dtypes also when there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, get_type_hints

from checks.records import Discrepancy, Relation, gap_between
from claims.intervals import Interval
from claims.records import Fact
from claims.table import COLUMNS, DTYPES, column_of

if TYPE_CHECKING:
    from pandas import DataFrame

# Ids of claims and articles are space-separated words in every table.
EXTRA_DTYPES = {tuple[str, ...]: "string", float: "float64"}


def dtypes(record: type) -> dict[str, str]:
    """The columns of a record's table, in order, with their dtypes."""
    return {name: (DTYPES | EXTRA_DTYPES)[hint] for name, hint in get_type_hints(record).items()}


CLAIM_COLUMNS = COLUMNS
FACT_COLUMNS = dtypes(Fact)
RELATION_COLUMNS = dtypes(Relation)
DISCREPANCY_COLUMNS = dtypes(Discrepancy)
GAP = "gap"  # of a fact: how far its claims are from agreeing, in base_unit; 0 when one number is left to all of them


def fact_frame(facts: Iterable[Fact]) -> DataFrame:
    """A row for each fact, and a column more than facts.csv has: `gap`, 0 where the claims agree.

    Two ends that differ by less than a binary fraction can tell, floor 0.30000000000000004 and ceiling 0.3, agree.
    """
    rows = list(facts)
    gaps = [gap_between(Interval(fact.floor, None), Interval(None, fact.ceiling)) for fact in rows]
    return frame_of(rows, FACT_COLUMNS).assign(**{GAP: floats(gaps)})


def relation_frame(relations: Iterable[Relation]) -> DataFrame:
    """A row for each relation; its claims and articles are words with spaces between."""
    rows = (
        relation._replace(claims=" ".join(relation.claims), articles=" ".join(relation.articles))  # type: ignore[arg-type]  # words here
        for relation in relations
    )
    return frame_of(rows, RELATION_COLUMNS)


def discrepancy_frame(discrepancies: Iterable[Discrepancy]) -> DataFrame:
    """A row for each discrepancy."""
    return frame_of(discrepancies, DISCREPANCY_COLUMNS)


def frame_of(records: Iterable[tuple[Any, ...]], columns: Mapping[str, str]) -> DataFrame:
    from pandas import DataFrame  # noqa: PLC0415  # half a second, which --help need not pay

    rows = list(records)
    cells = zip(*rows, strict=True) if rows else [()] * len(columns)
    named = zip(columns.items(), cells, strict=True)
    return DataFrame({name: column_of(column, dtype) for (name, dtype), column in named})


def floats(numbers: list[float]) -> Any:
    from pandas import Series  # noqa: PLC0415  # as above

    return Series(numbers, dtype="float64")
