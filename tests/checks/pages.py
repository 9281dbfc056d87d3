"""Small reports as pages: papers on a port, and a paper that means to do harm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from checks.accepted import accepted
from checks.check import Checked, checked
from checks.inside import inside
from checks.passages import passages_of
from checks.records import Acceptance
from checks.report import report
from claims.extract import claims_of
from claims.records import Article

PORT = (
    Article(
        "monday",
        "The port of Halvorsund handled 1.42 million containers in 2025.\n\nRents rose 50%, from £800 to £900.",
        "Halvorsund Post", date(2026, 2, 2), "Boxes & boats", "news/monday.txt",
    ),
    Article(
        "tuesday", "Halvorsund's port handled 1.24 million containers in 2025. The quay is 3 miles long.",
        "Fjord Wire", date(2026, 2, 3), "Port hands on less", "news/tuesday.txt",
    ),
    Article(
        "thursday", "They see hundreds of billions of euros/dollars rolling in, on Friday, February 4, 2026.",
        "Fjord Wire", date(2026, 2, 5), "", "news/thursday.txt",
    ),
)  # fmt: skip

SCRIPT = "<script>window.hit=1</script>"
IMAGE = "<img src=x onerror=window.hit=1>"
LEAVING = "</script><script>window.hit=1</script>"
COMMENT = "<!--<script>"
TURNED = "\u202eevil\u202c"
LINES = "a\u2028b\u2029c"
ATTRIBUTE = "\"'><svg onload=window.hit=1>"
HOSTILE = (SCRIPT, IMAGE, LEAVING, COMMENT, TURNED, LINES, ATTRIBUTE, "{{ 7*7 }}", "javascript:window.hit=1")
HARM = tuple(
    Article(
        f"{number}{words}",
        f"{words} The port of Halvorsund handled 1.{number}2 million containers in 2025, {words} said. {words}\n\n"
        f"Some 40 {words} {LEAVING} people, or 12% {words}.",
        f"Wire {words}", date(2026, 2, 2), f"Title {words}", f"news/{words}.txt",
    )
    for number, words in enumerate(HOSTILE)
)  # fmt: skip


class Shown(NamedTuple):
    """A page and what it was made of."""

    html: str
    result: Checked


def shown(articles: Sequence[Article] = PORT, has_text: bool = True, accept: Sequence[str] = ()) -> Shown:
    """The page on these articles; without their text it is what a claims table gives."""
    claims = [claim for article in articles for claim in claims_of(article)]
    within = [
        relation
        for article in articles
        for relation in inside(passages_of(article, [claim for claim in claims if claim.article_id == article.id]))
    ]
    result = checked(claims, within)
    acceptances = [Acceptance(each, "as the ministry says", None) for each in accept]
    marked = accepted(result.discrepancies, acceptances, date(2026, 3, 1))
    return Shown(report(result, marked, articles if has_text else ()), result)
