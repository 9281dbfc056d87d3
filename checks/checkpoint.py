"""Which promises the tables keep: suites run over frames of pandas or of Spark, with no files, questions or noise."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr
from copy import deepcopy
from html import escape
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from checks.outcomes import EXAMPLES, Outcome, Result, breaches_in, exception_in, found_in, ids_in, reason_of
from checks.promises import SHAPE, SUITES, Arguments, FromTable, Promise, Suite
from checks.records import Breach
from checks.suites import COLUMN_ARGUMENTS, columns_of_condition, expectation_of, quiet
from claims.output import folder_at
from claims.text.files import InputError, shown
from claims.together import move_into, scratch_in

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult
    from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
    from great_expectations.datasource.fluent.interfaces import Batch

Frame: TypeAlias = Any  # of pandas or of Spark, which need not be installed

IDS = {"claims": "claim_id", "facts": "fact_id", "relations": "relation_id", "discrepancies": "discrepancy_id"}
# COMPLETE names every broken row, at 55 µs for each row of the table; this gives the first few.
FORMAT = {"result_format": "SUMMARY", "include_unexpected_rows": True, "partial_unexpected_count": EXAMPLES}
SHAPE_ROWS = 100  # pandas tells the types of columns, but for those of Python objects, which are looked at
NOT_IN_NAMES = re.compile(r"[^\w -]")  # pages lie in folders called like their suite: "../newsroom" is "___newsroom"
TAG = re.compile(r"<(?=[A-Za-z/!?])")
LONGEST_NAME = 60  # characters of a folder's name
SOURCE = "frame"
LOGGERS = ("great_expectations", "py4j")


class CheckError(InputError):
    """Where a promise could not be asked: one line with suite, expectation, column and reason."""


def breaches(tables: Mapping[str, Frame], suites: Sequence[Suite] | None = None) -> list[Breach]:
    """The promises that the tables break, but for findings about articles, which discrepancies.csv has row by row.

    A claim with low 3 and high 2 is a breach of the suite "claims", its promise "claims: low is at most high", count 1,
    examples ("2580453195fb82ca",). Without `suites`, the built-in ones run over such tables as are given. Nothing comes
    back when all is kept.

    CheckError: when a promise cannot be asked.
    """
    return breaches_in(results(tables, suites))


def results(tables: Mapping[str, Frame], suites: Sequence[Suite] | None = None) -> list[Result]:
    """Each suite's run over each of its tables, first over its shape; over the rest only where the shape is right.

    CheckError: when a promise cannot be asked, or a suite in `suites` speaks of a table that is not there.
    """
    found: list[Result] = []
    misshapen = set()
    with silence():
        context = new_context()
        for part in parts(SUITES if suites is None else suites):
            if part.table in misshapen or (suites is None and part.table not in tables):
                continue
            result = run(context, part, tables)
            if part.is_shape and not all(outcome.is_kept for outcome in result.outcomes):
                misshapen.add(part.table)
            found.append(result)
    return found


class Part(NamedTuple):
    """The promises of a suite that are asked of one frame together."""

    suite: Suite
    table: str
    is_shape: bool
    promises: tuple[Promise, ...]


def parts(suites: Iterable[Suite]) -> Iterator[Part]:
    """The parts of each suite, table by table; a user's suite is one part, which may ask about all columns at once."""
    for suite in suites:
        for (table, shape), promises in groupby(suite.promises, key=lambda promise: kind_of(suite, promise)):
            yield Part(suite, table, bool(shape), tuple(promises))


def kind_of(suite: Suite, promise: Promise) -> tuple[str, str]:
    """By which promises are parted: one about the order of columns comes before those about their types."""
    is_shape = promise.expectation in SHAPE and not suite.path
    return promise.table, promise.expectation if is_shape else ""


def named(suite: Suite) -> str:
    return f"{shown(suite.path)}: suite {suite.name}" if suite.path else f"suite {suite.name}"


@contextmanager
def silence() -> Iterator[None]:
    """Nothing is logged: what goes wrong is raised here, and told once."""
    loggers = [logging.getLogger(name) for name in LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        with quiet(), redirect_stderr(StringIO()):  # some expectations draw a bar of progress whatever they are told
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def new_context() -> EphemeralDataContext:
    """A place for Great Expectations to work in, in memory alone, with no bars of progress."""
    import great_expectations  # noqa: PLC0415  # 2.5 s, which only a check pays
    from great_expectations.data_context.types.base import (  # noqa: PLC0415  # as above
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        data_docs_sites={},
        analytics_enabled=False,
        progress_bars=ProgressBarsConfig(globally=False, metric_calculations=False),
    )
    return great_expectations.get_context(mode="ephemeral", project_config=config)


def run(context: EphemeralDataContext, part: Part, tables: Mapping[str, Frame]) -> Result:
    """The outcome of each promise of a part. CheckError: when one cannot be asked."""
    suite, table, is_shape, promises = part
    if table not in tables:
        raise CheckError(f"{named(suite)}: there is no table {table} to check: give it, or leave the suite out")
    frame = needed(part, tables[table])
    try:
        arguments = [arguments_over(frame, promise.arguments) for promise in promises]
        batch = batch_of(context, frame)
        if is_spark(frame) and not is_shape and not suite.path:
            raw = told_cheaply(batch, frame, part, arguments)
        else:
            raw = validated(batch, part, arguments, range(len(promises)), FORMAT)
    except Exception as error:  # what it does not catch itself may be anything, of Spark too
        raise CheckError(f"{named(suite)}: cannot be checked: {reason_of(error)}") from error
    finally:
        let_go(context)
    answers = sorted(raw.results, key=place_of)
    outcomes = (outcome_of(suite, promise, answer) for promise, answer in zip(promises, answers, strict=True))
    return Result(suite.name, table, tuple(outcomes), raw)


def validated(
    batch: Batch, part: Part, arguments: Sequence[Arguments], places: Iterable[int], form: Any
) -> ExpectationSuiteValidationResult:
    """What Great Expectations says of the promises at some places of a part."""
    from great_expectations import ExpectationSuite  # noqa: PLC0415  # as above

    asked = [expectation_of(part.promises[place], arguments[place], place) for place in places]
    return batch.validate(ExpectationSuite(part.suite.name, asked), result_format=form)


def told_cheaply(
    batch: Batch, frame: Frame, part: Part, arguments: Sequence[Arguments]
) -> ExpectationSuiteValidationResult:
    """The same of Spark, where examples cost a job for each promise, and whether all are kept one job together.

    So examples and counts are asked for only where a promise is broken, or is of some rows alone.
    """
    raw = validated(batch, part, arguments, range(len(part.promises)), "BOOLEAN_ONLY")
    of_some = {place for place, promise in enumerate(part.promises) if "row_condition" in promise.arguments}
    open_places = of_some | {place_of(answer) for answer in raw.results if not answer.success}
    told = {}
    if open_places:
        told = {place_of(each): each for each in validated(batch, part, arguments, sorted(open_places), FORMAT).results}
    rows = frame.count()
    for answer in raw.results:
        answer.result = {"element_count": rows, "unexpected_count": 0}
    raw.results = [told.get(place_of(answer), answer) for answer in raw.results]
    return raw


def place_of(answer: ExpectationValidationResult) -> int:
    """Where in its part the promise stands: answers come in an order of their own."""
    asked: Any = answer.expectation_config
    place: int = asked.meta["promise"]
    return place


def needed(part: Part, frame: Frame) -> Frame:
    """As little of the frame as the part asks about, for Great Expectations copies whatever it is given.

    A built-in suite's shape shows in a few rows; its other promises need only the columns that they name and the id.
    """
    if part.suite.path:
        return frame
    if part.is_shape:
        return frame if is_spark(frame) else frame.iloc[:SHAPE_ROWS]
    told = {IDS[part.table]}
    for promise in part.promises:
        told |= {promise.arguments[name] for name in COLUMN_ARGUMENTS if name in promise.arguments}
        told |= set(columns_of_condition(promise.arguments.get("row_condition")))
    return frame[[column for column in frame.columns if column in told]]


def is_spark(frame: Frame) -> bool:
    return type(frame).__module__.startswith("pyspark.")


def arguments_over(frame: Frame, arguments: Arguments) -> dict[str, Any]:
    """The arguments, with those made that come from the table: each distinct cell is asked about once."""
    return {
        name: value.make(cells(frame, value.column)) if isinstance(value, FromTable) else value
        for name, value in arguments.items()
    }


def cells(frame: Frame, column: str) -> list[Any]:
    """The distinct cells of a column, or the names of all columns."""
    if not column:
        return list(frame.columns)
    if is_spark(frame):
        return [row[0] for row in frame.select(column).distinct().collect() if row[0] is not None]
    told: list[Any] = frame[column].dropna().unique().tolist()
    return told


def batch_of(context: EphemeralDataContext, frame: Frame) -> Batch:
    """The whole frame as a batch: all that differs between pandas and Spark."""
    source: Any = context.data_sources
    made = source.add_spark(SOURCE) if is_spark(frame) else source.add_pandas(SOURCE)
    whole = made.add_dataframe_asset(SOURCE).add_batch_definition_whole_dataframe(SOURCE)
    batch: Batch = whole.get_batch({"dataframe": frame})
    return batch


def let_go(context: EphemeralDataContext) -> None:
    """The frame is held no longer, which may be a gigabyte: Great Expectations keeps the last context for ever."""
    if SOURCE in context.data_sources.all():
        context.data_sources.delete(SOURCE)


def outcome_of(suite: Suite, promise: Promise, answer: ExpectationValidationResult) -> Outcome:
    """What an answer says. CheckError: when it holds an exception, which Great Expectations gives as a mere failure."""
    result, is_kept = answer.result, bool(answer.success)
    if reason := exception_in(answer.exception_info):
        raise CheckError(f"{asked_of(suite, promise)}: {reason}")
    if "element_count" in result and "unexpected_count" in result:
        broken = result["unexpected_count"] or 0  # Spark counts nothing among no rows
        ids = ids_in(result, IDS[promise.table])
        return Outcome(suite.name, promise, is_kept, result["element_count"], broken, ids)
    if not result and not is_kept:
        raise CheckError(f"{asked_of(suite, promise)}: it gives neither rows nor a value")
    return Outcome(suite.name, promise, is_kept, 0, 0, (), "" if is_kept else found_in(result))


def asked_of(suite: Suite, promise: Promise) -> str:
    columns = [str(promise.arguments[name]) for name in COLUMN_ARGUMENTS if name in promise.arguments]
    about = f" about {promise.table}.{' and '.join(columns)}" if columns else f" about {promise.table}"
    return f"{named(suite)}: {promise.expectation}{about} cannot be checked"


def write_data_docs(found: Sequence[Result], folder: str | os.PathLike[str]) -> str:
    """The Data Docs of Great Expectations about the results, static HTML; their index page comes back.

    OutputError: when they cannot be written there.
    """
    place = folder_at(os.fspath(folder)).resolve()
    with scratch_in(place) as scratch, silence():
        context = new_context()
        context.add_data_docs_site("claims", site_in(str(scratch)))
        for number, result in enumerate(found):
            keep(context, result, number)
        context.build_data_docs(site_names=["claims"])
        move_into(place, scratch)
    return str(place / "index.html")


def site_in(folder: str) -> Any:
    return {
        "class_name": "SiteBuilder",
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": folder},
    }


def keep(context: EphemeralDataContext, result: Result, number: int) -> None:
    """The result goes where the builder of Data Docs looks for it."""
    from great_expectations.core.run_identifier import RunIdentifier  # noqa: PLC0415  # as above
    from great_expectations.data_context.types.resource_identifiers import (  # noqa: PLC0415  # as above
        ExpectationSuiteIdentifier,
        ValidationResultIdentifier,
    )

    name = NOT_IN_NAMES.sub("_", result.suite)[:LONGEST_NAME]
    run_id = RunIdentifier(run_name=f"{name} {number + 1}")
    raw = harmless(result.raw)
    raw.meta["run_id"] = run_id
    key = ValidationResultIdentifier(ExpectationSuiteIdentifier(name), run_id, result.table)
    context.validation_results_store.set(key, raw)


def harmless(raw: ExpectationSuiteValidationResult) -> ExpectationSuiteValidationResult:
    """The same for a page of HTML, which shows cells and names of columns as they are: "<script>" in an article too.

    Other arguments are made safe by some releases and not by others, so "<script>" there becomes "‹script>".
    """
    copied = deepcopy(raw)
    for answer in copied.results:
        told = {name: cell for name, cell in answer.result.items() if name != "unexpected_rows"}
        answer.result = rewritten(told, escape)
        asked: Any = answer.expectation_config
        for name, argument in asked.kwargs.items():
            asked.kwargs[name] = rewritten(argument, escape if name in COLUMN_ARGUMENTS else without_tags)
    return copied


def rewritten(told: Any, word: Callable[[str], str]) -> Any:
    """The same with each word in it rewritten."""
    if isinstance(told, dict):
        return {rewritten(name, word): rewritten(cell, word) for name, cell in told.items()}
    if isinstance(told, (list, tuple)):
        return [rewritten(cell, word) for cell in told]
    return word(told) if isinstance(told, str) else told


def without_tags(text: str) -> str:
    return TAG.sub("‹", text)
