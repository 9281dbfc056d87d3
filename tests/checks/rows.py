"""Rows that keep every promise, for tests to change one thing in."""

from datetime import date
from typing import Any

from checks.records import Relation
from claims.records import Claim, Fact
from tests.facts.claim import claim

MONDAY, FRIDAY = date(2025, 3, 3), date(2025, 3, 7)

_FACT = Fact(
    fact_id="f" * 16, subject="NATO", measure="allies", kind="count", of="", change="level", modality="stated",
    period_start=MONDAY, period_end=FRIDAY, base_unit="", claims=3, articles=2, sources=2, first_published=MONDAY,
    last_published=FRIDAY, floor=31.5, ceiling=32.5, low_stated=32.0, high_stated=32.0, status="agrees",
)  # fmt: skip
_RELATION = Relation(
    relation_id="e" * 16, type="sum", severity="error", claims=("a" * 16, "b" * 16), articles=("one", "two"),
    fact_id="", observed_low=31.5, observed_high=32.5, allowed_low=32.0, allowed_high=33.0, gap=0.0, unit="", slip="",
    observed="32", expected="32 to 33", message="eight and 24 are 32", line=1, column=1, quote="32",
)  # fmt: skip


def a_claim(**fields: Any) -> Claim:
    plain = claim(40.0, fact_id="f" * 16, period_start=MONDAY, period_end=FRIDAY, published=FRIDAY, rate_date=MONDAY)
    return plain._replace(**{"base_low": 40.0, "base_high": 40.0, "rate": 1.1} | fields)


def a_fact(**fields: Any) -> Fact:
    return _FACT._replace(**fields)


def a_relation(**fields: Any) -> Relation:
    return _RELATION._replace(**fields)
