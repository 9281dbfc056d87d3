"""From paths that Spark reads to a frame of articles: Parquet, JSON Lines, and files that are read whole.

What an article is, and what is no article, is told by the readers of claims.text, as for the local engine.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from gzip import GzipFile
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from checks.spark.paths import READ_BY_LINE, READ_BY_ROW, READ_WHOLE, Place, place_in, plain_spark_errors
from checks.spark.streams import Row, Schema, mapped
from claims.records import Article
from claims.text.datelines import dated
from claims.text.decoding import Counted, line_text
from claims.text.files import InputError, file_at, plain_errors
from claims.text.formats import Items, items_in, record_items
from claims.text.headers import FIELD_NAMES, by_name, check_names, json_fields, plain_name

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ARTICLES: Schema = {
    "given": "int",  # which of the inputs it is in, from 0
    "uri": "string",  # of its file
    "fault": "string",  # why there is no article; empty where there is one
    "warnings": "array<string>",
    "id": "string",
    "text": "string",
    "source": "string",
    "published": "date",
    "title": "string",
    "path": "string",
    "first_line": "long",
    "first_column": "long",
    "is_verbatim": "boolean",
}
WHOLE_NUMBERS = ("byte", "short", "int", "long")  # of an id, beside gaps, pandas would make 17.0


def articles_in(session: SparkSession, inputs: Sequence[str]) -> DataFrame:
    """An article or a fault a row; `inputs` go to Spark as they are: folders, files, s3a://news/2025/*.parquet.

    InputError: when there is nothing at a path, or nothing that is read.
    """
    found = [frame for number, given in enumerate(inputs) for frame in frames_at(session, number, given)]
    return reduce(lambda one, other: one.unionByName(other), found)


def frames_at(session: SparkSession, number: int, given: str) -> Iterator[DataFrame]:
    """The articles of each kind of file at one path."""
    with plain_spark_errors(given):
        place = place_in(session, number, given)
        if READ_BY_LINE & place.suffixes:
            yield of_lines(session, place)
        if READ_BY_ROW & place.suffixes:
            yield of_rows(session, place)
        if READ_WHOLE & place.suffixes:
            yield of_files(session, place)


def of_files(session: SparkSession, place: Place) -> DataFrame:
    reader = session.read.format("binaryFile").options(**place.only(READ_WHOLE))
    return mapped(reader.load(place.path), partial(work, items=items_of_file, place=place), ARTICLES)


def items_of_file(row: Row, place: Place, warn: Callable[[str], None]) -> Items:
    """All that is in one file."""
    file = file_at(place.shown(row.path))
    try:
        with plain_errors(file.path):
            raw = io.BytesIO(row.content)
            yield from items_in(stream_of(GzipFile(fileobj=raw) if file.is_packed else raw), file, warn)
    except InputError as error:
        yield error


def stream_of(raw: Any) -> io.BufferedReader:
    return io.BufferedReader(raw)


def of_lines(session: SparkSession, place: Place) -> DataFrame:
    """A record of each line, with its number in the file: the lines of each part of a file are counted first."""
    reader = session.read.options(**place.only(READ_BY_LINE), lineSep="\n")
    lines = reader.text(place.path).selectExpr(
        "cast(value as binary) as content", "_metadata.file_path as path", "_metadata.file_block_start as block"
    )
    counted = lines.groupBy("path", "block").count().orderBy("path", "block").collect()
    before: dict[str, int] = {}
    starts: dict[tuple[str, int], int] = {}
    for path, block, count in counted:
        starts[path, block] = before.get(path, 0)
        before[path] = starts[path, block] + count
    return mapped(lines, partial(work_on_lines, starts=starts, place=place), ARTICLES)


def work_on_lines(rows: Iterator[Row], starts: dict[tuple[str, int], int], place: Place) -> Iterator[tuple[Any, ...]]:
    """As `work`; the lines of one part of a file come in order, one part after another."""
    at, number = None, 0
    for row in rows:
        if at != (row.path, row.block):
            at = row.path, row.block
            number = starts[at]
        number += 1
        line = row._replace(path=unquote(row.path), block=number)
        yield from work([line], item_of_line, place)


def item_of_line(row: Row, place: Place, warn: Callable[[str], None]) -> Items:
    """What one line holds; nothing in an empty one."""
    if row.content.strip():
        lines = Counted(iter((bytes(row.content),)))
        lines.number = row.block - 1
        yield next(record_items(map(json_fields, map(line_text, lines)), lines, file_at(place.shown(row.path)), warn))


def of_rows(session: SparkSession, place: Place) -> DataFrame:
    """A record of each row, with its number in the file."""
    table = session.read.options(**place.only(READ_BY_ROW)).parquet(place.path)
    check_names(table.columns)
    wanted: dict[str, str] = {}
    for name, kind in table.dtypes:
        if plain_name(name) in FIELD_NAMES:
            cell = f"`{name}`"
            wanted.setdefault(plain_name(name), f"cast({cell} as string)" if kind in WHOLE_NUMBERS else cell)
    cells = [f"{cell} as `{name}`" for name, cell in wanted.items()]
    rows = table.selectExpr(*cells, "_metadata.file_path as path", "_metadata.row_index as place")
    return mapped(rows, partial(work, items=partial(item_of_row, names=sorted(wanted)), place=place), ARTICLES)


def item_of_row(row: Row, place: Place, warn: Callable[[str], None], names: Sequence[str]) -> Items:
    """What one row of Parquet holds."""
    from pandas import isna  # noqa: PLC0415  # half a second, which other input need not pay

    cells = ((name, getattr(row, name)) for name in names)
    fields = by_name((name, None if isna(cell) is True else cell) for name, cell in cells)
    lines = Counted(iter((fields,)))
    lines.number = row.place
    yield next(record_items(fields_of(lines), lines, file_at(place.shown(unquote(row.path))), warn))


def fields_of(lines: Counted[Any]) -> Iterator[Any]:
    """The records as they come, each counted when it is taken."""
    yield from lines


def work(
    rows: Iterable[Row], items: Callable[[Row, Place, Callable[[str], None]], Items], place: Place
) -> Iterator[tuple[Any, ...]]:
    """A row of ARTICLES for each article or fault that `items` finds in a row of the input."""
    for row in rows:
        if place.is_left_out(unquote(row.path)):
            continue
        warnings: list[str] = []
        for item in items(row, place, warnings.append):
            yield place.number, unquote(row.path), *cells_of(item, warnings)
            warnings.clear()


def cells_of(item: Article | InputError, warnings: list[str]) -> tuple[Any, ...]:
    if isinstance(item, InputError):
        return str(item), [*warnings], "", "", "", None, "", "", 0, 0, False
    article = dated(item)
    told = article.id, article.text, article.source, article.published, article.title, article.path
    return "", [*warnings], *told, article.first_line, article.first_column, article.is_verbatim


def article_of(row: Row) -> Article:
    """The article in a row of ARTICLES."""
    return Article(
        row.id, row.text, row.source, day_of(row.published), row.title, row.path, row.first_line, row.first_column,
        row.is_verbatim,
    )  # fmt: skip


def day_of(cell: Any) -> Any:
    """The day in a cell; None for a gap, of which pandas makes NaT beside other days."""
    return cell if cell == cell else None  # noqa: PLR0124  # NaT is unlike itself
