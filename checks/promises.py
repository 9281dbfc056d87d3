"""What the tables promise, a row each: the expectation by its name in Great Expectations, and a sentence for people.

A new promise is a new row. What breaks one is a fault of the table; only the promises about gaps and verdicts, which
are `findings`, tell of what the articles say, and discrepancies.csv has them row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from checks.frames import CLAIM_COLUMNS, FACT_COLUMNS, GAP, RELATION_COLUMNS
from checks.records import SEVERITIES, SLIPS, TYPES
from claims.normalise import physical_scale
from claims.vocabulary import CURRENCY_CODES, rows

Arguments: TypeAlias = Mapping[str, Any]
FromCells: TypeAlias = Callable[[Iterable[str]], list[str]]


class Promise(NamedTuple):
    table: str  # claims, facts, relations; of a suite given by a user also discrepancies
    expectation: str  # its type as Great Expectations names it
    arguments: Arguments  # a function among them makes its argument from the table, see checks.checkpoint
    severity: str  # of SEVERITIES
    sentence: str  # "claims: low is at most high"
    is_finding: bool = False  # whether what breaks it is a finding about articles, not a fault of the table


class Suite(NamedTuple):
    """Promises that are run together; the name is that of the built-in suite, or of the user's."""

    name: str
    promises: tuple[Promise, ...]
    path: str = ""  # the user's file; empty for a built-in suite


class FromTable(NamedTuple):
    """An argument that is made from the table: from the distinct cells of a column, or from its column names."""

    make: FromCells
    column: str = ""  # empty: `make` is given the names of the columns


ORDERED = "expect_table_columns_to_match_ordered_list"
TYPED = "expect_column_values_to_be_in_type_list"
SHAPE = (ORDERED, TYPED)  # where one of these is broken, no other promise can be asked
UNIQUE = "expect_column_values_to_be_unique"
REGEX = "expect_column_values_to_match_regex"
BETWEEN = "expect_column_values_to_be_between"
LENGTH = "expect_column_value_lengths_to_be_between"
IN_SET = "expect_column_values_to_be_in_set"
PAIR = "expect_column_pair_values_a_to_be_greater_than_b"
NOT_NULL = "expect_column_values_to_not_be_null"

TYPES_BY_DTYPE = {  # as pandas calls them, then Spark
    "string": ["StringDtype", "StringType"],
    "int64": ["int64", "LongType", "IntegerType"],
    "float64": ["float64", "DoubleType"],
    "bool": ["bool", "BooleanType"],
    "datetime64[s]": ["datetime64[s]", "DateType", "TimestampType", "TimestampNTZType"],
}
SIXTEEN_HEX = "^[0-9a-f]{16}$"
SIXTEEN_HEX_OR_NOTHING = "^(?:[0-9a-f]{16})?$"
WHOLE = 100  # percent
# "debt of 235% of GDP", "110% of capacity": what a figure is measured against, not a whole that it is a part of.
YARDSTICKS = (
    "GDP", "gdp", "its GDP", "their GDP", "national GDP", "gross domestic product", "GNP", "GNI",
    "gross national income", "output", "national output", "annual output", "capacity", "income", "disposable income",
    "national income", "revenue", "revenues", "sales", "earnings", "profit", "profits", "equity", "capital",
    "face value", "par", "the average", "average", "normal", "target", "its target", "the target", "quota", "budget",
    "exports", "imports", "value",
)  # fmt: skip
KINDS = sorted({"money", "count", "age", "ratio", "number", *(row["kind"] for row in rows("units.csv"))})
BOUNDS = ["=", "<", "<=", ">", ">=", "range", "vague"]
CHANGES = ["level", "increase", "decrease"]
MODALITIES = ["stated", "pledged", "target", "expected", "denied", "hypothetical"]
STATUSES = ["agrees", "conflicts", "revised", "single"]
VERDICTS = ["supported", "contradicted", "unverified"]


def is_known_unit(unit: str) -> bool:
    """Whether pint knows the unit, or ISO 4217 the currency: "mile", "USD / oil_barrel", "EUR|USD"; "" of a count.

    What it is by may be anything that can be counted: "minute / station".
    """
    of, _, by = unit.partition(" / ")
    is_money = all(code in _CODES for code in of.split("|"))
    is_by_anything = by.replace(" / ", "").isalpha() and physical_scale(of, True) is not None
    return not unit or is_money or is_by_anything or physical_scale(unit, True) is not None


_CODES = frozenset(CURRENCY_CODES.values())


def known_units(units: Iterable[str]) -> list[str]:
    """Those that are known; never none at all, which would be no promise."""
    return sorted({"", *filter(is_known_unit, units)})


UNITS = FromTable(known_units, "unit")


def first_columns(wanted: Mapping[str, str]) -> FromCells:
    """The columns of the contract, then what else the table has."""
    return lambda names: [*wanted, *(name for name in names if name not in wanted)]


def where(column: str, operator: str, parameter: Any) -> dict[str, Any]:
    """A condition on rows, as data that Great Expectations 1.9 and later read on pandas and on Spark alike."""
    return {"type": "comparison", "column": {"name": column}, "operator": operator, "parameter": parameter}


def all_of(*conditions: dict[str, Any]) -> dict[str, Any]:
    return {"type": "and", "conditions": list(conditions)}


def at_least(higher: str, lower: str) -> Arguments:
    """Of a pair: the first is at least the second, in rows that have both."""
    return {"column_A": higher, "column_B": lower, "or_equal": True, "ignore_row_if": "either_value_is_missing"}


def one_of(column: str, words: Iterable[str]) -> str:
    return f"{column} is one of {' '.join(words)}"


def shape_of(table: str, columns: Mapping[str, str]) -> tuple[Promise, ...]:
    """The promises that the columns are there, in order, each of its type."""
    ordered = Promise(
        table, ORDERED, {"column_list": FromTable(first_columns(columns))}, "error",
        f"{table}: the first columns are {', '.join(columns)}",
    )  # fmt: skip
    typed = (
        Promise(
            table, TYPED, {"column": name, "type_list": TYPES_BY_DTYPE[dtype]}, "error",
            f"{table}: {name} holds {dtype}",
        )
        for name, dtype in columns.items()
    )  # fmt: skip
    return ordered, *typed


CLAIM_PROMISES = tuple(
    Promise("claims", expectation, arguments, severity, f"claims: {sentence}")
    for expectation, arguments, severity, sentence in (
        (UNIQUE, {"column": "claim_id"}, "error", "no two have one claim_id"),
        (NOT_NULL, {"column": "claim_id"}, "error", "each has a claim_id"),
        (REGEX, {"column": "claim_id", "regex": SIXTEEN_HEX}, "error", "claim_id is 16 hex digits"),
        (REGEX, {"column": "fact_id", "regex": SIXTEEN_HEX_OR_NOTHING}, "error", "fact_id is 16 hex digits, or empty"),
        (LENGTH, {"column": "article_id", "min_value": 1}, "error", "article_id is not empty"),
        (LENGTH, {"column": "quote", "min_value": 1}, "error", "quote is not empty"),
        (BETWEEN, {"column": "start", "min_value": 0}, "error", "start is at least 0"),
        (PAIR, {"column_A": "end", "column_B": "start"}, "error", "start is before end"),
        (BETWEEN, {"column": "line", "min_value": 1}, "error", "line is at least 1"),
        (BETWEEN, {"column": "column", "min_value": 1}, "error", "column is at least 1"),
        (IN_SET, {"column": "kind", "value_set": KINDS}, "error", "kind is one of the contract"),
        (IN_SET, {"column": "bound", "value_set": BOUNDS}, "error", one_of("bound", BOUNDS)),
        (IN_SET, {"column": "change", "value_set": CHANGES}, "error", one_of("change", CHANGES)),
        (IN_SET, {"column": "modality", "value_set": MODALITIES}, "error", one_of("modality", MODALITIES)),
        (IN_SET, {"column": "unit", "value_set": UNITS}, "error", "unit is known to pint or ISO 4217"),
        (PAIR, at_least("high", "low"), "error", "low is at most high"),
        (PAIR, at_least("value", "low"), "error", "value is at least low"),
        (PAIR, at_least("high", "value"), "error", "value is at most high"),
        (PAIR, at_least("base_high", "base_low"), "error", "base_low is at most base_high"),
        (BETWEEN, {"column": "step", "min_value": 0, "strict_min": True}, "error", "step is above 0"),
        (BETWEEN, {"column": "rate", "min_value": 0, "strict_min": True}, "error", "rate is above 0"),
        (PAIR, at_least("period_end", "period_start"), "error", "period_start is at most period_end"),
        (PAIR, at_least("published", "rate_date"), "error", "rate_date is at most published"),
        (PAIR, at_least("period_end", "rate_date"), "error", "rate_date is at most period_end"),
        (BETWEEN, {"column": "value", "min_value": 0, "max_value": WHOLE, "row_condition": all_of(
            where("kind", "==", "percent"), where("change", "==", "level"), where("of", "NOT_IN", ["", *YARDSTICKS]))},
            "warning", "a share of a whole is 0 to 100 percent"),
    )
)  # fmt: skip
FACT_PROMISES = tuple(
    Promise("facts", expectation, arguments, severity, f"facts: {sentence}")
    for expectation, arguments, severity, sentence in (
        (UNIQUE, {"column": "fact_id"}, "error", "no two have one fact_id"),
        (REGEX, {"column": "fact_id", "regex": SIXTEEN_HEX}, "error", "fact_id is 16 hex digits"),
        (IN_SET, {"column": "status", "value_set": STATUSES}, "error", one_of("status", STATUSES)),
        (IN_SET, {"column": "verdict", "value_set": VERDICTS}, "error", one_of("verdict", VERDICTS)),
        (BETWEEN, {"column": "claims", "min_value": 1}, "error", "each has a claim"),
        (BETWEEN, {"column": "articles", "min_value": 1}, "error", "each has an article"),
        (BETWEEN, {"column": "sources", "min_value": 1}, "error", "each has a source"),
        (PAIR, at_least("claims", "articles"), "error", "no more articles than claims"),
        (PAIR, at_least("articles", "sources"), "error", "no more sources than articles"),
        (PAIR, at_least("period_end", "period_start"), "error", "period_start is at most period_end"),
        (PAIR, at_least("last_published", "first_published"), "error", "first_published is at most last_published"),
        (BETWEEN, {"column": GAP, "max_value": 0, "row_condition": where("status", "NOT_IN", ["conflicts", "revised"])},
            "error", "floor is at most ceiling unless status is conflicts or revised"),
    )
)  # fmt: skip
RELATION_PROMISES = tuple(
    Promise("relations", expectation, arguments, severity, f"relations: {sentence}")
    for expectation, arguments, severity, sentence in (
        (UNIQUE, {"column": "relation_id"}, "error", "no two have one relation_id"),
        (REGEX, {"column": "relation_id", "regex": SIXTEEN_HEX}, "error", "relation_id is 16 hex digits"),
        (IN_SET, {"column": "type", "value_set": list(TYPES)}, "error", "type is one of the contract"),
        (IN_SET, {"column": "severity", "value_set": list(SEVERITIES)}, "error", one_of("severity", SEVERITIES)),
        (IN_SET, {"column": "slip", "value_set": ["", *SLIPS]}, "error", one_of("slip", SLIPS) + ", or empty"),
        (BETWEEN, {"column": "gap", "min_value": 0}, "error", "gap is at least 0"),
        (PAIR, at_least("observed_high", "observed_low"), "error", "observed_low is at most observed_high"),
        (PAIR, at_least("allowed_high", "allowed_low"), "error", "allowed_low is at most allowed_high"),
    )
)  # fmt: skip
SEVERITY_OF_TYPE = dict.fromkeys(TYPES, "error") | {
    "floor": "warning", "hedge": "warning", "enumeration": "warning", "revision": "info", "ambiguous": "info",
}  # fmt: skip


def held(kind: str) -> Promise:
    """The promise that every relation of a type holds."""
    arguments = {"column": "gap", "min_value": 0, "max_value": 0, "row_condition": where("type", "==", kind)}
    sentence = f"relations: gap is 0 in each of type {kind}"
    return Promise("relations", BETWEEN, arguments, SEVERITY_OF_TYPE[kind], sentence, is_finding=True)


REFERENCE_PROMISES = (
    Promise(
        "facts", "expect_column_values_to_not_be_in_set", {"column": "verdict", "value_set": ["contradicted"]}, "error",
        "facts: no reference table contradicts one", is_finding=True,
    ),
    held("reference"),
)  # fmt: skip

SUITES = (
    Suite("claims", (*shape_of("claims", CLAIM_COLUMNS), *CLAIM_PROMISES)),
    Suite("facts", (*shape_of("facts", FACT_COLUMNS), *FACT_PROMISES)),
    Suite(
        "relations",
        (
            *shape_of("relations", RELATION_COLUMNS),
            *RELATION_PROMISES,
            *(held(kind) for kind in TYPES if kind != "reference"),
        ),
    ),
    Suite("reference", REFERENCE_PROMISES),
)
