"""From a web page to its article; the only door to trafilatura."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from claims.text.decoding import declared_charset, decode
from claims.text.headers import day_written

# Names of <meta> elements: https://ogp.me/#type_article, https://schema.org/datePublished, Dublin Core
PUBLISHED_NAMES = frozenset({
    "article:published", "article:published_date", "article:published_time", "og:article:published_time",
    "og:published_time", "published_time", "datepublished", "date_published", "date-published",
    "published-date", "publish-date", "publish_date", "publishdate", "publication_date", "pubdate",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "dc.date.issued", "dcterms.issued",
})  # fmt: skip
DATE_NAMES = frozenset({"date", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created"})
JSON_PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{1,40})"')


class Page(NamedTuple):
    text: str
    title: str  # empty when the page does not say, as the next two
    source: str
    published: date | None


def page_in(raw: bytes, charset: str = "") -> Page:
    """The article of a page; `charset` is what its server has said. ValueError: when there is none in it."""
    page = read_page(decode(raw, charset, declared_charset(raw)))
    if page is None:
        raise ValueError("no article found in the page: save its words as .txt, or leave it out")
    return page


def read_page(html: str) -> Page | None:
    """The article of a page, without its menus, adverts and comments; None when there is none to be found."""
    import trafilatura  # noqa: PLC0415  # a fifth of a second, which runs without HTML need not pay

    try:
        tree = trafilatura.load_html(html)
        if tree is None:
            return None
        published = published_day(tree)
        # Its own date search would read a footer, a headline ("What happened on 11 September 2001") or the
        # last change as the day of publication, even in the narrow mode chosen here for being the cheapest.
        found = trafilatura.bare_extraction(
            tree,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception:  # heuristics over other people's markup fail in ways nobody has listed
        return None
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        return None
    return Page(found.text or "", found.title or "", found.sitename or "", published)


def published_day(tree: Any) -> date | None:
    """The day that the markup declares as that of publication: `<meta name=pubdate content=2024-05-31>`.

    The surest mark that names one day wins. One that names several is passed over: JSON-LD often lists
    related articles too. A day in the text, the footer or the address of the page declares nothing.
    """
    marks: tuple[Iterable[str], ...] = (
        meta_contents(tree, PUBLISHED_NAMES),
        json_days(tree),
        marked_days(tree),
        meta_contents(tree, DATE_NAMES),
        tree.xpath("(//article|//main)//header//time/@datetime"),
    )
    for texts in marks:
        days = {day_written(text) for text in texts} - {None}
        if len(days) == 1:
            return days.pop()
    return None


def meta_contents(tree: Any, names: frozenset[str]) -> Iterator[str]:
    for meta in tree.iter("meta"):
        if {meta.get(key, "").lower() for key in ("name", "property", "itemprop")} & names:
            yield meta.get("content", "")


def json_days(tree: Any) -> Iterator[str]:
    """Of JSON-LD: `{"@type": "NewsArticle", "datePublished": "2024-05-31T10:00Z"}`."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from JSON_PUBLISHED.findall(script.text or "")


def marked_days(tree: Any) -> Iterator[str]:
    """Of `<time itemprop=datePublished datetime=2024-05-31>` and its older form, `<time pubdate>`."""
    for element in tree.xpath("//*[@itemprop='datePublished' or self::time[@pubdate]]"):
        yield element.get("datetime") or element.get("content") or element.text or ""
