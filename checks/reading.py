"""What is checked: articles, each read and compared with itself while its text is at hand, and tables of claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from checks.inside import inside
from checks.passages import passages, passages_of
from checks.records import Relation
from claims.extract import claims_of
from claims.records import Article, Claim
from claims.table import claims_of_frame, read_table


class Read(NamedTuple):
    """Claims that are not yet linked, and what was found inside their articles."""

    claims: list[Claim]
    relations: list[Relation]
    paths: dict[str, str]  # the file of each article as it was given, by the article's id


def read(articles: Iterable[Article], base_currency: str, count: Callable[[Article, list[Claim]], None]) -> Read:
    """The claims of articles, which `count` is told of one by one, and the relations inside them."""
    found = Read([], [], {})
    for article in articles:
        own = claims_of(article, base_currency)
        count(article, own)
        found.claims.extend(own)
        found.relations.extend(inside(passages_of(article, own)))
        found.paths[article.id] = article.path
    return found


def read_tables(paths: Iterable[str]) -> Read:
    """The claims of tables that `claims extract` or `claims run` wrote, and the relations inside their articles.

    InputError: when one cannot be read, or two have the same claim.
    """
    found = Read([], [], {})
    for path in paths:
        found.claims.extend(claims_of_frame(read_table(path)))
    for article in passages(found.claims):
        found.relations.extend(inside(article))
    return found
