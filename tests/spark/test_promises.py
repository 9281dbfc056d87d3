"""The same suites say the same of Spark frames as of pandas."""

from typing import Any

from pandas import DataFrame

from checks.checkpoint import results
from checks.frames import fact_frame, relation_frame
from checks.spark.session import spark_session
from claims.table import frame
from tests.checks.rows import a_claim, a_fact, a_relation


def tables() -> dict[str, DataFrame]:
    """A row that keeps every promise and one that breaks many."""
    wrong = a_claim(claim_id="1" * 16, start=-1, quote="", kind="monies", unit="US$", low=41.0, base_low=41.0, line=0)
    share = a_claim(claim_id="2" * 16, kind="percent", of="voters", value=110.0, low=110.0, high=110.0)
    return {
        "claims": frame([a_claim(), wrong, share]),
        "facts": fact_frame([a_fact(), a_fact(floor=33.0, claims=0, status="agrees", verdict="contradicted")]),
        "relations": relation_frame([a_relation(), a_relation(gap=2.0, slip="x1000"), a_relation(allowed_low=33.5)]),
    }


def test_the_same_suites_say_the_same(spark: Any) -> None:
    told = results(tables())
    with spark_session():  # with the settings that gaps need
        same = results({name: spark.createDataFrame(table).coalesce(1) for name, table in tables().items()})
    assert [found.outcomes for found in told] == [found.outcomes for found in same]
    assert sum(not outcome.is_kept for found in told for outcome in found.outcomes) > 14
