"""The tables as Spark frames, each row a record, with the columns and types of the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from checks.frames import (  # columns first, then what fills them
    CLAIM_COLUMNS,
    DISCREPANCY_COLUMNS,
    FACT_COLUMNS,
    GAP,
    RELATION_COLUMNS,
    discrepancy_frame,
    fact_frame,
    relation_frame,
)
from checks.spark.streams import SPARK_TYPES, chunks, ddl, rows_in, unpacked
from claims.table import frame as claim_frame

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame

ToPandas = Callable[[Iterable[Any]], "pandas.DataFrame"]


def claims_table(packed: DataFrame, column: str = "claims") -> DataFrame:
    """A row for each claim, in the order of the packed ones."""
    return table(packed, column, claim_frame, CLAIM_COLUMNS)


def facts_table(packed: DataFrame) -> DataFrame:
    """A row for each fact, with the `gap` that the promises are about."""
    return table(packed, "facts", fact_frame, {**FACT_COLUMNS, GAP: "float64"})


def relations_table(packed: DataFrame) -> DataFrame:
    """A row for each relation."""
    return table(packed, "relations", relation_frame, RELATION_COLUMNS)


def discrepancies_table(packed: DataFrame) -> DataFrame:
    """A row for each discrepancy."""
    return table(packed, "discrepancies", discrepancy_frame, DISCREPANCY_COLUMNS)


def table(packed: DataFrame, column: str, to_pandas: ToPandas, columns: Mapping[str, str]) -> DataFrame:
    schema = ddl({name: SPARK_TYPES[dtype] for name, dtype in columns.items()})
    filled = packed.where(f"length({column}) > 0").select(column)
    return filled.mapInPandas(partial(frames_of, to_pandas=to_pandas), schema)


def frames_of(batches: Iterable[pandas.DataFrame], to_pandas: ToPandas) -> Iterator[pandas.DataFrame]:
    records = chain.from_iterable(unpacked(row[0]) for row in rows_in(batches))
    return map(to_pandas, chunks(records))
