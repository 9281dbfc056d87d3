"""Running suites over tables: breaches with the ids of rows, exceptions that are never a pass, and Data Docs."""

import gc
import json
import logging
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checks.checkpoint import CheckError, breaches, results, write_data_docs
from checks.frames import discrepancy_frame, fact_frame, relation_frame
from checks.outcomes import types_in
from checks.promises import SUITES, Promise, Suite, where
from checks.records import TYPES, Discrepancy
from checks.suites import read_suite
from claims.extract import claims_of
from claims.facts import facts
from claims.output import OutputError
from claims.records import Article
from claims.table import frame, read_table
from tests.checks.rows import a_claim, a_fact, a_relation

EMPTY = {"claims": frame([]), "facts": fact_frame([]), "relations": relation_frame([])}
CLAIMS = frame([a_claim(claim_id=f"{number:016x}", value=float(number)) for number in range(40)])


def one(expectation: str, **arguments: Any) -> list[Suite]:
    promise = Promise("claims", expectation, arguments, "error", "claims: so it is")
    return [Suite("newsroom", (promise,), "newsroom.json")]


def test_a_breach_tells_how_many_rows_and_shows_some() -> None:
    (breach,) = breaches({"claims": frame([a_claim(line=0, claim_id=f"{n:016x}") for n in range(9)])})
    assert (breach.suite, breach.table, breach.severity) == ("claims", "claims", "error")
    assert (breach.promise, breach.count) == ("claims: line is at least 1", 9)
    assert breach.examples == tuple(f"{number:016x}" for number in range(5))


def test_the_tables_of_the_seeds_keep_every_promise() -> None:
    claims = read_table(Path(__file__).parents[2] / "data" / "claims.csv")
    assert len(claims) and not breaches({"claims": claims})


def test_the_tables_of_an_article_keep_every_promise() -> None:
    text = "Two of the 32 allies spent $40 billion, or 2.1% of GDP, in 2024. It is 25 °C in Rome, up 3 °C."
    rows = claims_of(Article("story", text))
    assert len(rows) > 4
    assert not breaches({"claims": frame(rows), "facts": fact_frame(facts(rows))})


def test_empty_tables_keep_every_promise() -> None:
    assert not breaches(EMPTY)
    assert {found.rows for found in types_in(results(EMPTY))} == {0}


def test_no_more_is_asked_of_a_table_whose_columns_are_wrong() -> None:
    rows = frame([a_claim(line=0)]).drop(columns="quote")
    found = breaches({"claims": rows, "facts": fact_frame([a_fact(claims=0)])})
    assert [breach.promise.partition(":")[0] for breach in found] == ["claims", "facts", "facts"]
    assert found[0].promise.endswith("found sentence in place of quote")


def test_words_where_numbers_belong_are_told_as_such() -> None:
    (breach,) = breaches({"claims": frame([a_claim()]).astype({"low": "string"})})
    assert breach.promise.startswith("claims: low holds float64: found ")


def test_relations_that_do_not_hold_are_no_fault_of_the_table() -> None:
    rows = [a_relation(relation_id="1" * 16, type="growth", gap=2.0), a_relation(type="growth"), a_relation(gap=0.0)]
    tables = {"relations": relation_frame([row._replace(relation_id=f"{n:016x}") for n, row in enumerate(rows)])}
    assert not breaches(tables)
    told = {found.type: (found.rows, found.broken) for found in types_in(results(tables))}
    assert told == dict.fromkeys(TYPES, (0, 0)) | {"growth": (2, 1), "sum": (1, 0)}


@pytest.mark.parametrize(
    ("suites", "reason"),
    [
        (
            one("expect_column_values_to_be_between", column="quote", max_value=3),
            "about claims.quote cannot be checked",
        ),
        (one("expect_column_max_to_be_between", column="quote", max_value=3), "'<=' not supported"),
        (one("expect_column_values_to_be_between", column="none", max_value=3), 'column "none" in BatchData does not'),
        (one("expect_column_values_to_match_regex", column="quote", regex="("), "Invalid regular expression"),
        (one("expect_column_values_to_be_between", column="value", min_value=5, max_value=3), "cannot be greater than"),
        (
            one("expect_column_max_to_be_between", column="value", min_value=5, row_condition=where("none", "==", 1)),
            "name 'none' is not defined",
        ),
    ],
)
def test_an_exception_is_an_error_and_not_a_pass(suites: list[Suite], reason: str) -> None:
    with pytest.raises(CheckError) as raised:
        breaches({"claims": CLAIMS}, suites)
    (promise,) = suites[0].promises
    assert str(raised.value).startswith(f"newsroom.json: suite newsroom: {promise.expectation} about claims.")
    assert reason in str(raised.value)


def test_a_suite_about_a_table_that_is_not_there() -> None:
    with pytest.raises(CheckError, match="suite claims: there is no table claims to check: give it, or leave"):
        breaches({"facts": EMPTY["facts"]}, SUITES)


@pytest.mark.parametrize(
    ("suites", "count", "found"),
    [
        (one("expect_column_max_to_be_between", column="value", max_value=38), 0, "found 39.0"),
        (one("expect_column_max_to_be_between", column="value", max_value=39), None, ""),
        (one("expect_column_values_to_be_between", column="value", max_value=37), 2, "so it is"),
        (one("expect_column_values_to_be_between", column="value", max_value=37, mostly=0.9), None, ""),
        (one("expect_column_distinct_values_to_be_in_set", column="bound", value_set=["<"]), 0, "found ['=']"),
        (one("expect_table_row_count_to_be_between", max_value=39), 0, "found 40"),
        (one("expect_table_columns_to_match_set", column_set=["value"]), 0, "found {'unexpected': ['"),
        (one("expect_compound_columns_to_be_unique", column_list=["quote", "bound"]), 40, "so it is"),
        (one("expect_column_kl_divergence_to_be_less_than", column="value"), None, ""),
    ],
)
def test_suites_of_users(suites: list[Suite], count: int | None, found: str, capfd: pytest.CaptureFixture[str]) -> None:
    told = breaches({"claims": CLAIMS}, suites)
    assert [breach.count for breach in told] == ([] if count is None else [count])
    assert all(found in breach.promise for breach in told)
    assert capfd.readouterr() == ("", "")


def test_a_suite_from_its_file_to_its_breach(tmp_path: Path) -> None:
    kwargs = {"column": "severity", "value_set": ["info"]}
    expectation = {"type": "expect_column_values_to_be_in_set", "kwargs": kwargs, "severity": "info"}
    path = tmp_path / "quiet.json"
    path.write_text(json.dumps({"table": "discrepancies", "expectations": [expectation]}))
    suite = read_suite(path)
    (breach,) = breaches({"discrepancies": discrepancy_frame([a_discrepancy("error"), a_discrepancy("info")])}, [suite])
    assert (breach.suite, breach.table, breach.severity, breach.count) == ("quiet", "discrepancies", "info", 1)
    assert breach.promise == f'discrepancies: {expectation["type"]}(column "severity", value_set ["info"])'
    assert not breaches({"discrepancies": discrepancy_frame([a_discrepancy("info")])}, [suite])


def a_discrepancy(severity: str) -> Discrepancy:
    return Discrepancy("d" * 16, "sum", severity, "", "", "", "one", "32", "33", 1.0, "eight", "", 1, 1, "33")


def test_words_in_a_condition_are_no_code() -> None:
    condition = where("quote", "==", "' or @CLAIMS.shape or `quote` == \\'")
    arguments = {"column": "value", "max_value": -1, "row_condition": condition}
    assert not breaches({"claims": CLAIMS}, one("expect_column_values_to_be_between", **arguments))


def test_nothing_is_logged_and_logging_stays_as_it_was() -> None:
    logger = logging.getLogger("great_expectations")
    logger.setLevel(logging.INFO)
    breaches({"claims": CLAIMS}, one("expect_column_values_to_be_between", column="value", max_value=3))
    assert logger.level == logging.INFO


def test_a_frame_is_let_go_when_it_has_been_checked() -> None:
    rows = frame([a_claim()]).assign(more="more")
    held = weakref.ref(rows)
    results({"claims": rows}, one("expect_column_to_exist", column="more"))
    del rows
    gc.collect()
    assert held() is None


def test_data_docs(tmp_path: Path) -> None:
    tables = {**EMPTY, "claims": CLAIMS}
    suites = one("expect_column_max_to_be_between", column="value", max_value=38)
    found = [*results(tables), *results(tables, [suites[0]._replace(name="../../newsroom")])]
    index = Path(write_data_docs(found, tmp_path / "docs"))
    assert index == tmp_path / "docs" / "index.html"
    pages = list(pages_in(tmp_path))
    assert len(pages) == 1 + len(found)
    assert all(tmp_path / "docs" in page.parents for page in pages)


def test_data_docs_run_nothing_that_stands_in_a_table(tmp_path: Path) -> None:
    code = "<script>alert(1)"
    tables = {"claims": frame([a_claim(bound=code)]).assign(**{code: 1})}
    suites = one("expect_column_distinct_values_to_be_in_set", column="bound", value_set=["<"])
    suites += one("expect_column_values_to_be_between", column=code, min_value=2)
    suites += one("expect_column_values_to_be_in_set", column="quote", value_set=[code])
    suites += one("expect_column_values_to_match_regex", column="quote", regex=code.replace("(1)", "[(]1[)]"))
    suites += one(
        "expect_column_max_to_be_between", column="line", max_value=0, row_condition=where("bound", "==", code)
    )
    write_data_docs([*results(tables), *results(tables, suites)], tmp_path)
    told = "".join(page.read_text() for page in pages_in(tmp_path))
    assert "&lt;script&gt;alert(1)" in told
    assert "<script>alert" not in told


def pages_in(folder: Path) -> Iterator[Path]:
    return (page for page in folder.rglob("*.html") if "static" not in page.parts)


def test_data_docs_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("")
    with pytest.raises(OutputError, match="docs: a file: name a folder"):
        write_data_docs([], tmp_path / "docs")
