"""Python between two Spark frames: a function from rows to rows, a group at a time where that is asked for."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from checks.spark.session import MOST_ROWS

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame

Schema: TypeAlias = Mapping[str, str]  # the columns of a frame with their types, as Spark's SQL names them
Row: TypeAlias = Any  # has the columns of its frame as attributes
Work: TypeAlias = Callable[[Iterator[Row]], Iterator[tuple[Any, ...]]]
Key: TypeAlias = Any

SPARK_TYPES = {  # by the dtypes of pandas that claims, facts, relations and discrepancies have
    "string": "string",
    "int64": "long",
    "bool": "boolean",
    "float64": "double",
    "datetime64[s]": "date",
}


def mapped(frame: DataFrame, work: Work, columns: Schema) -> DataFrame:
    """What `work` makes of the rows of each partition, in their order, as a frame with these columns."""
    names = list(columns)

    def run(batches: Iterable[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        for rows in chunks(work(rows_in(batches))):
            yield table_of(rows, names)

    return frame.mapInPandas(run, ddl(columns))


def mapped_groups(frame: DataFrame, by: str, then: Iterable[str], work: Work, columns: Schema) -> DataFrame:
    """The same of rows that stand beside those with the same `by`, in the order of the columns of `then`.

    A group is never held by Spark: it comes row by row, so that one that is hot costs time and no memory here.
    """
    return mapped(frame.repartition(by).sortWithinPartitions(by, *then), work, columns)


def kept(frame: DataFrame) -> DataFrame:
    """The same, worked out now and once: what is made of it later does not know of how it was made.

    Without that, plans double with every step, until Spark runs out of memory in printing them. It goes to
    `spark.checkpoint.dir` where that is set, and so outlives a lost machine, else to the disks of the executors.
    """
    has_place = frame.sparkSession.sparkContext.getCheckpointDir() is not None
    return frame.checkpoint() if has_place else frame.localCheckpoint()


def ddl(columns: Schema) -> str:
    return ", ".join(f"`{name}` {kind}" for name, kind in columns.items())


def rows_in(batches: Iterable[pandas.DataFrame]) -> Iterator[Row]:
    for batch in batches:
        yield from batch.itertuples(index=False)


def chunks(rows: Iterable[Any], most: int = MOST_ROWS) -> Iterator[list[Any]]:
    """The rows, so many at a time."""
    found = iter(rows)
    while chunk := list(islice(found, most)):
        yield chunk


def table_of(rows: list[tuple[Any, ...]], names: list[str]) -> pandas.DataFrame:
    from pandas import DataFrame, Series  # noqa: PLC0415  # half a second, which --help need not pay

    cells = zip(*rows, strict=True)
    return DataFrame({name: Series(list(column), dtype=object) for name, column in zip(names, cells, strict=True)})


def groups(rows: Iterable[Row], by: str) -> Iterator[tuple[Key, Iterator[Row]]]:
    """Rows that stand beside one another with the same `by`."""
    return groupby(rows, attrgetter(by))


def packed(records: Any) -> bytes:
    """Records of ours as one cell of a frame, which only `unpacked` reads."""
    return pickle.dumps(records, pickle.HIGHEST_PROTOCOL)


def unpacked(cell: Any) -> Any:
    return pickle.loads(cell)
