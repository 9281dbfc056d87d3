"""What is checked: articles, each read and compared with itself while its text is at hand, and tables of claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from checks.inside import inside
from checks.passages import passages, passages_of
from checks.records import Relation
from claims.extract import claims_of
from claims.facts.link import no_collecting
from claims.records import Article, Claim
from claims.table import claims_of_frame, read_table
from claims.text.files import InputError, shown


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


@no_collecting()
def read_tables(paths: Sequence[str], known: Sequence[Claim] = ()) -> Read:
    """The claims of tables that `claims extract` or `claims run` wrote, and the relations inside their articles.

    An article that is in several of them, or among those `known` from elsewhere, counts once. The facts of a table that
    stands alone are kept; those of several do not know of one another, so all their claims come back without.

    InputError: when one cannot be read, or has other claims of an article that is known.
    """
    found = Read([], [], {})
    seen = claims_by_article(known)
    for path in paths:
        given = claims_by_article(claims_of_frame(read_table(path)))
        for article, own in given.items():
            if article in seen and ids(seen[article]) != ids(own):
                fault = (
                    f"other figures of {article!r} are in an input before it: leave one out, or give each its own id"
                )
                raise InputError(f"{shown(path)}: {fault}")
        found.claims.extend(claim for article in given if article not in seen for claim in given[article])
        seen = given | seen
    if known or len(paths) > 1:
        found.claims[:] = [claim._replace(fact_id="") for claim in found.claims]
    for article_passages in passages(found.claims):
        found.relations.extend(inside(article_passages))
    return found


def claims_by_article(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.article_id, []).append(claim)
    return found


def ids(claims: Iterable[Claim]) -> set[str]:
    return {claim.claim_id for claim in claims}
