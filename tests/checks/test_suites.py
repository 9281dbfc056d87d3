"""Each promise has a row that breaks it and, beside it, the nearest that keeps it; and suites that users write."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pandas import DataFrame

from checks.checkpoint import breaches, results
from checks.frames import fact_frame, relation_frame
from checks.promises import FACT_PROMISES, ORDERED, SHAPE, SUITES, TYPED, Promise, Suite, is_known_unit
from checks.records import TYPES
from checks.suites import read_suite
from claims.table import frame
from claims.text.files import InputError
from tests.checks.rows import FRIDAY, MONDAY, a_claim, a_fact, a_relation

PROMISES = {promise.sentence: promise for suite in SUITES for promise in suite.promises}
SHAPES = {sentence: promise for sentence, promise in PROMISES.items() if promise.expectation in SHAPE}
CELLS = {sentence: promise for sentence, promise in PROMISES.items() if promise.expectation not in SHAPE}
TWICE = "twice"  # the row stands in the table two times

# What breaks a promise, and the nearest that keeps it.
ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "claims: no two have one claim_id": ({TWICE: True}, {}),
    "claims: each has a claim_id": ({"claim_id": None}, {}),
    "claims: claim_id is 16 hex digits": ({"claim_id": "0" * 15 + "g"}, {"claim_id": "0" * 15 + "f"}),
    "claims: fact_id is 16 hex digits, or empty": ({"fact_id": "f" * 17}, {"fact_id": ""}),
    "claims: article_id is not empty": ({"article_id": ""}, {"article_id": "a"}),
    "claims: quote is not empty": ({"quote": ""}, {"quote": "4"}),
    "claims: start is at least 0": ({"start": -1}, {"start": 0}),
    "claims: start is before end": ({"start": 2, "end": 2}, {"start": 2, "end": 3}),
    "claims: line is at least 1": ({"line": 0}, {"line": 1}),
    "claims: column is at least 1": ({"column": 0}, {"column": 1}),
    "claims: kind is one of the contract": ({"kind": "monies"}, {"kind": "pressure"}),
    "claims: bound is one of = < <= > >= range vague": ({"bound": "≥"}, {"bound": ">="}),
    "claims: change is one of level increase decrease": ({"change": "rise"}, {"change": "increase"}),
    "claims: modality is one of stated pledged target expected denied hypothetical": (
        {"modality": "hoped"},
        {"modality": "pledged"},
    ),
    "claims: unit is known to pint or ISO 4217": ({"unit": "US$"}, {"unit": "USD"}),
    "claims: low is at most high": ({"low": 40.5}, {"low": None}),
    "claims: value is at least low": ({"low": 40.5}, {"low": 40.0}),
    "claims: value is at most high": ({"high": 39.5}, {"high": None}),
    "claims: base_low is at most base_high": ({"base_low": 40.5}, {"base_high": 40.5}),
    "claims: step is above 0": ({"step": 0.0}, {"step": 0.01}),
    "claims: rate is above 0": ({"rate": 0.0}, {"rate": None}),
    "claims: period_start is at most period_end": (
        {"period_end": MONDAY, "period_start": FRIDAY},
        {"period_end": MONDAY},
    ),
    "claims: rate_date is at most published": ({"published": MONDAY, "rate_date": FRIDAY}, {"published": MONDAY}),
    "claims: rate_date is at most period_end": ({"period_end": MONDAY, "rate_date": FRIDAY}, {"period_end": None}),
    "claims: a share of a whole is 0 to 100 percent": (
        {"kind": "percent", "of": "voters", "value": 110.0},
        {"kind": "percent", "of": "capacity", "value": 110.0},
    ),
    "facts: no two have one fact_id": ({TWICE: True}, {}),
    "facts: fact_id is 16 hex digits": ({"fact_id": ""}, {"fact_id": "0" * 16}),
    "facts: status is one of agrees conflicts revised single": ({"status": "agreed"}, {"status": "single"}),
    "facts: verdict is one of supported contradicted unverified": ({"verdict": ""}, {"verdict": "supported"}),
    "facts: each has a claim": ({"claims": 0}, {"claims": 3}),
    "facts: each has an article": ({"articles": 0}, {"articles": 1}),
    "facts: each has a source": ({"sources": 0}, {"sources": 1}),
    "facts: no more articles than claims": ({"claims": 1}, {"claims": 2}),
    "facts: no more sources than articles": ({"articles": 1}, {"sources": 1}),
    "facts: period_start is at most period_end": (
        {"period_end": MONDAY, "period_start": FRIDAY},
        {"period_end": MONDAY},
    ),
    "facts: first_published is at most last_published": (
        {"last_published": MONDAY, "first_published": FRIDAY},
        {"last_published": MONDAY},
    ),
    "facts: floor is at most ceiling unless status is conflicts or revised": (
        {"floor": 33.0},
        {"floor": 33.0, "status": "revised"},
    ),
    "facts: no reference table contradicts one": ({"verdict": "contradicted"}, {"verdict": "supported"}),
    "relations: no two have one relation_id": ({TWICE: True}, {}),
    "relations: relation_id is 16 hex digits": ({"relation_id": "e" * 15}, {"relation_id": "0" * 16}),
    "relations: type is one of the contract": ({"type": "total"}, {"type": "sum"}),
    "relations: severity is one of error warning info": ({"severity": "critical"}, {"severity": "info"}),
    "relations: slip is one of scale unit currency percent_points digits year, or empty": (
        {"slip": "x1000"},
        {"slip": "scale"},
    ),
    "relations: gap is at least 0": ({"gap": -0.5}, {"gap": 0.5}),
    "relations: observed_low is at most observed_high": ({"observed_low": 33.0}, {"observed_low": None}),
    "relations: allowed_low is at most allowed_high": ({"allowed_low": 33.5}, {"allowed_low": 33.0}),
} | {
    f"relations: gap is 0 in each of type {kind}": ({"type": kind, "gap": 1e-9}, {"type": kind, "gap": 0.0})
    for kind in TYPES
}  # fmt: skip
OTHER_TYPES = {"string": "int64", "int64": "float64", "float64": "string", "bool": "int64", "datetime64[s]": "string"}


def table(name: str, fields: Mapping[str, Any]) -> DataFrame:
    told = {column: cell for column, cell in fields.items() if column != TWICE}
    times = 2 if TWICE in fields else 1
    if name == "claims":
        return frame([a_claim(**told)] * times)
    if name == "facts":
        return fact_frame([a_fact(**told)] * times)
    return relation_frame([a_relation(**told)] * times)


def is_kept(promise: Promise, rows: DataFrame) -> bool:
    (result,) = results({promise.table: rows}, [Suite("one", (promise,))])
    (outcome,) = result.outcomes
    return outcome.is_kept


def test_each_promise_has_a_row_that_breaks_it() -> None:
    assert set(ROWS) == set(CELLS)


@pytest.mark.parametrize("sentence", ROWS)
def test_what_breaks_a_promise_and_what_keeps_it(sentence: str) -> None:
    promise = PROMISES[sentence]
    broken, kept = (table(promise.table, fields) for fields in ROWS[sentence])
    assert not is_kept(promise, broken)
    assert is_kept(promise, kept)


@pytest.mark.parametrize("sentence", [one for one, promise in SHAPES.items() if promise.expectation == TYPED])
def test_a_column_has_its_type(sentence: str) -> None:
    promise = PROMISES[sentence]
    rows, column = table(promise.table, {}), promise.arguments["column"]
    other = rows.assign(**{column: 0 if str(rows[column].dtype) == "string" else rows[column]})
    assert is_kept(promise, rows)
    assert not is_kept(promise, other.astype({column: OTHER_TYPES[str(rows[column].dtype)]}))


@pytest.mark.parametrize("sentence", [one for one, promise in SHAPES.items() if promise.expectation == ORDERED])
def test_columns_stand_in_order_and_more_may_follow(sentence: str) -> None:
    promise = PROMISES[sentence]
    rows = table(promise.table, {})
    assert is_kept(promise, rows.assign(more=1))
    assert not is_kept(promise, rows[[*rows.columns[1::-1], *rows.columns[2:]]])
    assert not is_kept(promise, rows.drop(columns=rows.columns[3]))


@pytest.mark.parametrize("fields", [{"of": ""}, {"change": "increase"}, {"kind": "ratio"}, {"value": 100.0}])
def test_more_than_a_hundred_percent_of_no_whole(fields: dict[str, Any]) -> None:
    over = {"kind": "percent", "of": "voters", "value": 110.0}
    assert is_kept(PROMISES["claims: a share of a whole is 0 to 100 percent"], table("claims", over | fields))


@pytest.mark.parametrize(
    ("unit", "is_known"),
    [
        ("", True),
        ("mile", True),
        ("furlongs per jiffy", False),
        ("kilometer ** 2", True),
        ("USD", True),
        ("USF", False),
        ("USD / oil_barrel", True),
        ("GBP / share", True),
        ("GPB / share", False),
        ("EUR|USD", True),
        ("EUR|UDS", False),
        ("1 / kilometer ** 2", True),
        ("percentage_point", True),
        ("minute / station", True),
        ("gallon / day / resident", True),
        ("minutte / station", False),
        ("minute / ", False),
        ("|", False),
    ],
)
def test_units_that_are_known(unit: str, is_known: bool) -> None:
    assert is_known_unit(unit) == is_known


def test_claims_that_agree_to_a_hair_agree() -> None:
    fact = a_fact(floor=0.1 + 0.2, ceiling=0.3)
    assert not breaches({"facts": fact_frame([fact])}, [Suite("facts", FACT_PROMISES)])


GOOD = {"type": "expect_column_max_to_be_between", "kwargs": {"column": "value", "max_value": 1e15}}
CONDITION = {"type": "comparison", "column": {"name": "kind"}, "operator": "==", "parameter": "money"}


def changed(item: Mapping[str, Any] = GOOD, **kwargs: Any) -> dict[str, Any]:
    return {**item, "kwargs": {**item["kwargs"], **kwargs}}


def suite_of(*items: Any, **keys: Any) -> str:
    return json.dumps({"name": "newsroom", "table": "claims", "expectations": items} | keys)


def written(folder: Path, text: str) -> Path:
    path = folder / "newsroom.json"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        suite_of(GOOD),
        suite_of(GOOD, table=None, meta={"table": "facts"}).replace('"value"', '"floor"'),
        suite_of({**GOOD, "severity": "info", "notes": "why"}),
        suite_of(changed(row_condition=CONDITION)),
        suite_of(changed(row_condition={"type": "and", "conditions": [CONDITION, CONDITION]})),
        "\ufeff" + suite_of(GOOD),
    ],
)
def test_suites_that_are_read(text: str, tmp_path: Path) -> None:
    suite = read_suite(written(tmp_path, text))
    assert suite.name == "newsroom"
    assert suite.promises[0].expectation == GOOD["type"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"name": "x",\n "table": claims}', "line 2: not JSON (Expecting value): correct it"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", 'no suite: write an object with "name", "table" and "expectations"'),
        (suite_of(), 'no expectations: list them under "expectations"'),
        (suite_of(GOOD, expectation=[]), "unknown key 'expectation': use name, table"),
        (suite_of(GOOD, table=None), 'names no table: add "table", one of claims, facts, discrepancies'),
        (suite_of(GOOD, table="relations"), "unknown table 'relations': name one of claims, facts, discrepancies"),
        (suite_of(GOOD, table=["claims"]), "unknown table ['claims']"),
        (suite_of(GOOD, 7), "line 1: expectation 2: no expectation: write an object"),
        (suite_of({"kwargs": {}}), "line 1: expectation 1: no expectation"),
        (suite_of({**GOOD, "kwarg": {}}), "unknown key 'kwarg': use type, kwargs"),
        (suite_of({**GOOD, "kwargs": []}), '"kwargs" is no object'),
        (suite_of({**GOOD, "severity": "error"}), "unknown severity 'error': use critical, warning, info"),
        (suite_of({**GOOD, "type": "expect_truth"}), "expectation 1 (expect_truth): no such expectation"),
        (suite_of(changed(column="vlaue")), "unknown column 'vlaue': use one of claim_id,"),
        (suite_of(changed(maximum=3)), "unknown argument 'maximum': check its name"),
        (suite_of(changed(strict_max="perhaps")), "argument 'strict_max': "),
        (suite_of({**GOOD, "kwargs": {"max_value": 3}}), "without 'column': add it"),
        (suite_of(changed(result_format="COMPLETE")), "unknown argument 'result_format': leave it out"),
        (suite_of(changed(max_value={"$PARAMETER": "most"})), "argument 'max_value' is a parameter"),
        (suite_of(changed(row_condition="kind == 'money'", condition_parser="pandas")), "row_condition is no object"),
        (suite_of(changed(row_condition={"type": "pass_through", "pass_through_filter": "1"})), "row_condition is no"),
        (suite_of(changed(row_condition={**CONDITION, "column": {"name": "kin"}})), "unknown column 'kin'"),
        (suite_of(changed(row_condition={**CONDITION, "operator": "~"})), "expectation 1 (expect_column_max"),
        (suite_of(changed(row_condition={"type": "and"})), "expectation 1 (expect_column_max"),
        (
            suite_of({"type": "unexpected_rows_expectation", "kwargs": {"unexpected_rows_query": "SELECT 1"}}),
            "asks by a query, which no table here answers: name columns instead",
        ),
    ],
)  # fmt: skip
def test_suites_that_are_refused(text: str, message: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    with pytest.raises(InputError) as raised:
        read_suite(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert message in str(raised.value)


def test_the_line_of_a_wrong_expectation_is_told(tmp_path: Path) -> None:
    text = json.dumps(json.loads(suite_of(GOOD, changed(column="vlaue"))), indent=1)
    line = next(number for number, words in enumerate(text.splitlines(), 1) if "vlaue" in words) - 3
    with pytest.raises(InputError, match=f"newsroom.json: line {line}: expectation 2 "):
        read_suite(written(tmp_path, text))


def test_a_suite_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.json: no such file or folder: check the name"):
        read_suite(tmp_path / "gone.json")


def test_a_suite_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "newsroom.json"
    path.write_bytes(suite_of(GOOD, name="café").replace("\\u00e9", "é").encode("latin-1"))
    with pytest.raises(InputError, match=r"newsroom\.json: not UTF-8: save it as UTF-8"):
        read_suite(path)


def test_great_expectations_is_imported_when_a_suite_is_run() -> None:
    code = "import sys, checks.checkpoint, checks.suites; sys.exit('great_expectations' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
