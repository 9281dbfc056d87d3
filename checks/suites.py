"""Promises as Great Expectations takes them, and suites that users write: JSON in its own format, data and no code.

{"name": "newsroom", "table": "claims", "expectations": [
    {"type": "expect_column_max_to_be_between", "kwargs": {"column": "value", "max_value": 1e15}, "severity": "info"}]}
"""

from __future__ import annotations

import json
import os
import re
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks.frames import CLAIM_COLUMNS, DISCREPANCY_COLUMNS, FACT_COLUMNS, GAP
from checks.promises import Promise, Suite
from claims.text.files import bytes_of, plain_errors

if TYPE_CHECKING:
    from great_expectations.expectations.expectation import Expectation

SEVERITY_NAMES = {"error": "critical", "warning": "warning", "info": "info"}  # as Great Expectations calls ours
OUR_NAMES = {theirs: ours for ours, theirs in SEVERITY_NAMES.items()}
TABLE_COLUMNS: dict[str, Collection[str]] = {  # that a user's suite may speak of
    "claims": CLAIM_COLUMNS,
    "facts": (*FACT_COLUMNS, GAP),
    "discrepancies": DISCREPANCY_COLUMNS,
}
SUITE_KEYS = ("name", "table", "expectations", "meta", "notes", "id")
EXPECTATION_KEYS = ("type", "kwargs", "severity", "description", "meta", "notes", "id")
ARGUMENTS_OF_OURS = ("result_format", "catch_exceptions", "batch_id", "severity", "description", "meta", "notes", "id")
COLUMN_ARGUMENTS = ("column", "column_A", "column_B")
COLUMN_LISTS = {"expect_table_columns_to_match_ordered_list", "expect_table_columns_to_match_set"}  # said, not asked of
OF_TWO_TABLES = ("expect_table_row_count_to_equal_other_table", "expect_query_results_to_match_comparison")
CONDITIONS = {"comparison", "nullity", "and", "or"}
BETWEEN_ITEMS = re.compile(r"[\s,]*")
CONDITION_EXAMPLE = '{"type": "comparison", "column": {"name": "kind"}, "operator": "==", "parameter": "money"}'


def expectation_of(promise: Promise, arguments: Mapping[str, Any], place: int = 0) -> Expectation:
    """The expectation that asks for a promise; its meta says at which `place` of its suite the promise stands.

    ValueError: for an expectation or an argument that Great Expectations does not know, in words for the user.
    """
    with quiet():
        from great_expectations.compatibility import pydantic  # noqa: PLC0415  # 2.5 s, which only a check pays
        from great_expectations.exceptions.exceptions import ExpectationNotFoundError  # noqa: PLC0415  # as above
        from great_expectations.expectations.metadata_types import FailureSeverity  # noqa: PLC0415  # as above
        from great_expectations.expectations.registry import get_expectation_impl  # noqa: PLC0415  # as above

        try:
            kind = get_expectation_impl(promise.expectation)
            severity = FailureSeverity(SEVERITY_NAMES[promise.severity])
            return kind(**arguments, severity=severity, meta={"promise": place})
        except ExpectationNotFoundError as error:
            raise ValueError("no such expectation: see https://greatexpectations.io/expectations") from error
        except pydantic.ValidationError as error:
            raise ValueError(fault_of_argument(error.errors()[0])) from error
        except (TypeError, ValueError) as error:  # what conditions raise by themselves
            raise ValueError(f"{str(error).splitlines()[0]}: correct it") from error


@contextmanager
def quiet() -> Iterator[None]:
    """Great Expectations does not warn of what it will do otherwise in releases to come."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def fault_of_argument(error: Mapping[str, Any]) -> str:
    name = ".".join(map(str, error["loc"]))
    if name == "__root__":  # about several at once
        return f"{error['msg']}: correct it"
    if error["type"] == "value_error.extra":
        return f"unknown argument {name!r}: check its name"
    if error["type"] == "value_error.missing":
        return f"without {name!r}: add it"
    return f"argument {name!r}: {error['msg']}: correct it"


def read_suite(path: str | os.PathLike[str], columns: Mapping[str, Collection[str]] = TABLE_COLUMNS) -> Suite:
    """The suite in a user's file; `columns` are those of each table that it may speak of.

    InputError: with file, line and what to do, when the file is no suite, or names a table, an expectation, an
    argument or a column that does not exist.
    """
    name = os.fspath(path)
    with plain_errors(name):
        text = text_of(Path(path))
        document = document_of(text)
        table = table_of(document, columns)
        given = document["expectations"]
        lines = lines_of(text, given)
        promises = tuple(promise_at(place, lines, table, columns[table], item) for place, item in enumerate(given))
        return Suite(str(document.get("name") or Path(path).stem), promises, name)


def text_of(path: Path) -> str:
    try:
        return bytes_of(str(path)).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("not UTF-8: save it as UTF-8") from error


def document_of(text: str) -> dict[str, Any]:
    """The JSON object with its list of expectations. ValueError: when there is none."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}: not JSON ({error.msg}): correct it") from error
    except RecursionError as error:
        raise ValueError("nested too deeply: no suite looks like that") from error
    if not isinstance(document, dict):
        raise ValueError('no suite: write an object with "name", "table" and "expectations"')
    known(document, SUITE_KEYS)
    if not isinstance(document.get("expectations"), list) or not document["expectations"]:
        raise ValueError('no expectations: list them under "expectations"')
    return document


def known(item: Mapping[str, Any], keys: Sequence[str]) -> None:
    """ValueError: when a key is not one of those."""
    for key in item:
        if key not in keys:
            raise ValueError(f"unknown key {key!r}: use {', '.join(keys)}")


def table_of(document: Mapping[str, Any], columns: Mapping[str, Collection[str]]) -> str:
    """The table that a suite speaks of. ValueError: when it does not say, or there is none of that name."""
    meta = document.get("meta")
    table = document.get("table") or (meta.get("table") if isinstance(meta, dict) else None)
    if not table:
        raise ValueError(f'names no table: add "table", one of {", ".join(columns)}')
    if not isinstance(table, str) or table not in columns:
        raise ValueError(f"unknown table {table!r}: name one of {', '.join(columns)}")
    return table


def lines_of(text: str, given: Sequence[Any]) -> list[int]:
    """The line on which each expectation begins, from 1; none at all where they are not found as they were read."""
    decoder, lines, found = json.JSONDecoder(), [], []
    place = text.find("[", text.find('"expectations"')) + 1
    try:
        for _ in given:
            place = BETWEEN_ITEMS.match(text, place).end()  # type: ignore[union-attr]  # it matches nothing as well
            lines.append(text.count("\n", 0, place) + 1)
            item, place = decoder.raw_decode(text, place)
            found.append(item)
    except ValueError:
        return []
    return lines if found == list(given) else []


def promise_at(place: int, lines: Sequence[int], table: str, columns: Collection[str], item: Any) -> Promise:
    """The promise that a user's expectation makes. ValueError: with its line, when something in it is unknown."""
    where = f"line {lines[place]}: " if lines else ""
    kind = item.get("type") if isinstance(item, dict) else None
    try:
        promise = promise_of(table, columns, item)
    except ValueError as error:
        raise ValueError(f"{where}expectation {place + 1}{f' ({kind})' if kind else ''}: {error}") from error
    return promise


def promise_of(table: str, columns: Collection[str], item: Any) -> Promise:
    if not isinstance(item, dict) or not isinstance(item.get("type"), str):
        raise ValueError('no expectation: write an object with "type" and "kwargs"')
    known(item, EXPECTATION_KEYS)
    arguments, severity = item.get("kwargs", {}), item.get("severity", "critical")
    if not isinstance(arguments, dict):
        raise ValueError('"kwargs" is no object: write {"column": …}')
    if severity not in OUR_NAMES:
        raise ValueError(f"unknown severity {severity!r}: use {', '.join(OUR_NAMES)}")
    kind = item["type"]
    if "query" in arguments or kind == "unexpected_rows_expectation" or kind in OF_TWO_TABLES:
        raise ValueError("asks by a query, which no table here answers: name columns instead")
    told = item.get("description") or ", ".join(f"{name} {json.dumps(value)}" for name, value in arguments.items())
    told = told if item.get("description") else f"{kind}({told})"
    promise = Promise(table, kind, arguments, OUR_NAMES[severity], f"{table}: {told}")
    expectation_of(promise, {name: value for name, value in arguments.items() if name not in ARGUMENTS_OF_OURS})
    check_arguments(kind, arguments, columns)
    return promise


def check_arguments(kind: str, arguments: Mapping[str, Any], columns: Collection[str]) -> None:
    """ValueError: for what Great Expectations itself would only stumble over in the middle of a run."""
    for name, value in arguments.items():
        if name in ARGUMENTS_OF_OURS:
            raise ValueError(f"unknown argument {name!r}: leave it out")
        if isinstance(value, dict) and "$PARAMETER" in value:
            raise ValueError(f"argument {name!r} is a parameter, which nobody fills in: write its value")
    named = [arguments[name] for name in COLUMN_ARGUMENTS if name in arguments]
    named += arguments.get("column_list", []) if kind not in COLUMN_LISTS else []
    named += columns_of_condition(arguments.get("row_condition"))
    for column in named:
        if column not in columns:
            raise ValueError(f"unknown column {column!r}: use one of {', '.join(columns)}")


def columns_of_condition(condition: Any) -> list[str]:
    """The columns that a condition on rows names. ValueError: for one in words, which pandas would run as code."""
    if condition is None:
        return []
    if not isinstance(condition, dict) or condition.get("type") not in CONDITIONS:
        raise ValueError(f"row_condition is no object: write {CONDITION_EXAMPLE}")
    if "conditions" in condition:
        return [column for inner in condition["conditions"] for column in columns_of_condition(inner)]
    return [condition["column"]["name"]]
