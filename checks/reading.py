"""What is checked: articles, each read and compared with itself while its text is at hand, and tables of claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from checks.inside import inside
from checks.passages import passages, passages_of
from checks.records import Relation
from claims.extract import claims_of
from claims.facts.link import no_collecting
from claims.pool import spread
from claims.records import Article, Claim
from claims.table import claims_of_frame, read_table
from claims.terminal import Tally, tally_of
from claims.text.articles import length
from claims.text.files import InputError, shown


class Read(NamedTuple):
    """Claims that are not yet linked, and what was found inside their articles."""

    claims: list[Claim]
    relations: list[Relation]
    paths: dict[str, str]  # the file of each article as it was given, by the article's id


class Compared(NamedTuple):
    """One article, read and compared with itself."""

    claims: list[Claim]
    relations: list[Relation]
    tally: Tally


def read(
    articles: Iterable[Article], base_currency: str, count: Callable[[Tally], None], workers: int | None = 1
) -> Read:
    """The claims of articles, which `count` is told of one by one, and the relations inside them.

    `workers` are so many processes, or None for as many as there are cores.
    """
    found = Read([], [], {})

    def noted() -> Iterator[Article]:
        for article in articles:
            found.paths[article.id] = article.path
            yield article

    with all_compared(noted(), base_currency, workers) as every:
        for compared in every:
            count(compared.tally)
            found.claims.extend(compared.claims)
            found.relations.extend(compared.relations)
    return found


@contextmanager
def all_compared(articles: Iterable[Article], base_currency: str, workers: int | None) -> Iterator[Iterator[Compared]]:
    """What each article says, in their order."""
    with spread(partial(compared_with_itself, base_currency=base_currency), articles, length, workers) as every:
        yield every


def compared_with_itself(article: Article, base_currency: str) -> Compared:
    """The claims of an article, and the relations that its own words tell of."""
    claims = claims_of(article, base_currency)
    return Compared(claims, list(inside(passages_of(article, claims))), tally_of(article, claims))


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
