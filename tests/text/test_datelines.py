"""Datelines: where and when, as the first lines say; and what says nothing."""

from datetime import date

import pytest

from claims.records import Article
from claims.text.datelines import Dateline, anchor_day, dated, dateline

MARCH = date(2025, 3, 5)
NEXT = " The vote of Friday, April 4, was called in the first weeks of 2025."


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("OSLO, March 4 (Nordwire) - Fish exports rose 4%.", MARCH, ("Oslo", date(2025, 3, 4))),
        ("OSLO, Dec 31 - Fish exports rose 4%.", date(2025, 1, 1), ("Oslo", date(2024, 12, 31))),
        ("OSLO, March 4 (Nordwire) - Fish exports rose 4%.", None, ("Oslo", None)),
        ("OSLO, Feb 29 - Fish exports rose 4%.", date(2024, 3, 1), ("Oslo", date(2024, 2, 29))),
        ("PORT ELLEN, Scotland (IW) — Whisky sales fell 3%.", MARCH, ("Port Ellen, Scotland", None)),
        ("Vienna, 4 December 2024\n\nMinisters agreed on 3%.", None, ("Vienna", date(2024, 12, 4))),
        ("Sun. Jan 26th, 2025\nA caption\n\nVienna, 4 December 2024\nText.", None, ("Vienna", date(2024, 12, 4))),
        ("Ferries sink\nPosted on 3 May 2025\n\nTwo ferries sank.", None, ("", date(2025, 5, 3))),
        ("Ferries sink\nPublished: May 3, 2025 at 10:15 GMT\nTwo sank.", None, ("", date(2025, 5, 3))),
        ("Ferries sink\nBy Ana Ruiz\nMay 3, 2025\nTwo ferries sank.", None, ("", date(2025, 5, 3))),
        ("OSLO, Friday, April 4 (NW) - Fish exports rose 4%." + NEXT, None, ("Oslo", date(2025, 4, 4))),
        ("A summit\nOn Friday, April 4, ministers met." + NEXT, None, ("", date(2025, 4, 4))),
    ],
)
def test_reads(text: str, published: date | None, expected: tuple[str, date | None]) -> None:
    found = dateline(text, published)
    assert found is not None
    assert (found.place, found.day) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sun. Jan 26th, 2025\nFerries sink\nTwo ferries sank.",  # a masthead's
        "Two ferries sank on 3 May 2025 - the worst day of the year.",
        "He said this on Thursday - a day after the vote on April 3-4.",
        "On Friday, April 4, ministers met.",  # 2014, 2025 or 2031
        "On Friday, April 4, ministers agreed on 3% by 2030.",
        "Two sank, the most since Monday, May 3, 1999.",
        "EU - a club of 27.",
        "Anna - the oldest of 3 - won.",
        "May 3 was the hottest day.",
    ],
)
def test_leaves(text: str) -> None:
    assert dateline(text) is None


def test_an_article_is_dated_by_a_full_dateline_alone() -> None:
    full, short = "Vienna, 4 December 2024\n\nThey agreed on 3%.", "OSLO, March 4 (NW) - Exports rose 4%."
    assert dated(Article("a", full)).published == date(2024, 12, 4)
    assert dated(Article("a", short)).published is None
    assert dated(Article("a", full, published=MARCH)).published == MARCH


def test_an_event_dates_what_is_counted_from_it_and_not_the_article() -> None:
    article = Article("a", "A summit\nOn Friday, April 4, ministers met." + NEXT)
    assert dateline(article.text) == Dateline("", date(2025, 4, 4), is_publication=False)
    assert dated(article).published is None
    assert anchor_day(article) == date(2025, 4, 4)


def test_yesterday_counts_from_the_dateline() -> None:
    text = "OSLO, March 4 (Nordwire) - Fish exports rose 4%."
    assert anchor_day(Article("a", text, published=MARCH)) == date(2025, 3, 4)
    assert anchor_day(Article("a", "Fish exports rose 4%.", published=MARCH)) == MARCH
    assert anchor_day(Article("a", "Fish exports rose 4%.")) is None
