"""The report that an editor reads: `report(checked(...), accepted(...), articles)` is the whole page, as HTML."""

from __future__ import annotations

from collections.abc import Iterable

from checks.accepted import Accepted
from checks.check import Checked
from checks.report.content import page_of
from checks.report.page import written
from claims.records import Article

__all__ = ["report"]


def report(result: Checked, marked: Accepted, articles: Iterable[Article] = (), skipped: int = 0) -> str:
    """The page on what a check has found: one HTML file with style, script and drawings inside.

    `marked` are the findings, those that the user has accepted with their reason; `articles` those that were read, to
    be shown with every figure marked where their text is at hand; `skipped` is how many records could not be read.
    """
    return written(page_of(result, marked, articles, skipped))
