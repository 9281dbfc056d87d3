"""A claim with what a test is about, the rest as plain as can be."""

from typing import Any

from claims.records import Claim

_PLAIN = Claim(
    claim_id="0" * 16, article_id="a", source="", published=None, title="", start=0, end=2, line=1, column=1,
    quote="40", sentence="40.", kind="count", value=40.0, low=40.0, high=40.0, bound="=", approximate=False, step=1.0,
    unit="", noun="people", fact_id="f",
)  # fmt: skip


def claim(value: float | None = None, **fields: Any) -> Claim:
    """A claim of so much; low, high and base values follow from it where they are not given."""
    told = {"value": value, "low": value, "high": value} | fields if value is not None else fields
    if told.get("base_unit"):
        told = {"base_low": told.get("low"), "base_high": told.get("high")} | told
    return _PLAIN._replace(**told)
