"""What became of the promises: what Great Expectations answers, as records, and the breaches and counts in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from checks.promises import Promise
from checks.records import TYPES, Breach

EXAMPLES = 5  # of broken rows that a message shows
LONGEST_REASON = 200  # characters


class Outcome(NamedTuple):
    """What became of one promise."""

    suite: str
    promise: Promise
    is_kept: bool
    rows: int  # that it was asked of; 0 where it is about the whole column or table
    broken: int  # of these that break it
    examples: tuple[str, ...]  # ids of some of them
    found: str = ""  # what was seen instead, where it is about the whole column or table


class Result(NamedTuple):
    """A suite's run over one table."""

    suite: str
    table: str
    outcomes: tuple[Outcome, ...]  # in the order of the promises
    raw: Any  # an ExpectationSuiteValidationResult: as Great Expectations tells it, for its Data Docs


class TypeResult(NamedTuple):
    """How the relations of one type fare."""

    type: str
    rows: int  # compared
    broken: int  # of them, those that do not hold


def breaches_in(found: Iterable[Result]) -> list[Breach]:
    return [
        breach_of(outcome)
        for result in found
        for outcome in result.outcomes
        if not outcome.is_kept and not outcome.promise.is_finding
    ]


def breach_of(outcome: Outcome) -> Breach:
    suite, promise, _, _, count, examples, found = outcome
    sentence = f"{promise.sentence}: found {found}" if found else promise.sentence
    return Breach(suite, promise.table, promise.expectation, sentence, promise.severity, count, examples)


def types_in(found: Iterable[Result]) -> list[TypeResult]:
    """How many relations of each type there are, and how many do not hold; none for types that were not asked about."""
    about = {
        outcome.promise.arguments["row_condition"]["parameter"]: outcome
        for result in found
        if result.table == "relations"
        for outcome in result.outcomes
        if outcome.promise.is_finding
    }
    return [TypeResult(kind, about[kind].rows, about[kind].broken) for kind in TYPES if kind in about]


def exception_in(told: Mapping[str, Any]) -> str:
    """What the first exception says; empty where there is none. It is told plainly, or by metric."""
    for info in [told, *(inner for inner in told.values() if isinstance(inner, dict))]:
        if info.get("raised_exception"):
            return reason_of(info.get("exception_message"))
    return ""


def reason_of(error: object) -> str:
    """The same on one line: of Spark it goes on with a page of Java."""
    return shortened(" ".join(str(error or "no reason told").split()), LONGEST_REASON)


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def ids_in(result: Mapping[str, Any], column: str) -> tuple[str, ...]:
    """The ids of the broken rows that came along, of pandas as a frame, of Spark as rows."""
    rows = result.get("unexpected_rows")
    if rows is None:
        return ()
    told = rows[column].tolist() if hasattr(rows, "columns") else [row[column] for row in rows]
    return tuple(map(str, told[:EXAMPLES]))


def found_in(result: Mapping[str, Any]) -> str:
    """What was seen instead, as far as it fits a line: a number, a type, the first column out of place."""
    mismatched = (result.get("details") or {}).get("mismatched")
    if isinstance(mismatched, list) and mismatched:
        return f"{mismatched[0]['Found'] or 'none'} in place of {mismatched[0]['Expected'] or 'none'}"
    seen = mismatched or result.get("observed_value")
    seen = result.get("partial_unexpected_list") if seen is None else seen
    return "nothing" if seen is None else shortened(str(seen), LONGEST_REASON)
