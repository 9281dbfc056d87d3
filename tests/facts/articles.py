"""Short articles as claims, each put into facts among unrelated news, as in an archive."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from claims.extract import claims_of, linked
from claims.records import Article, Claim
from tests.benchmarks import text

BACKGROUND = 20  # made articles: what is rare in the news shows only beside other news
FIRST_DAY = date(2026, 3, 10)


def article(name: str, words: str, day: date = FIRST_DAY, source: str = "") -> Article:
    return Article(name, words, source or f"Paper {name}", day)


@lru_cache(1)
def background() -> tuple[Claim, ...]:
    return tuple(claim for article in text.articles(BACKGROUND) for claim in claims_of(article))


def linked_among_others(articles: Iterable[Article]) -> list[Claim]:
    """The claims of the articles, each with its fact; those of the background are left out."""
    own = [claim for article in articles for claim in claims_of(article)]
    names = {claim.article_id for claim in own}
    return [claim for claim in linked([*own, *background()]) if claim.article_id in names]


def groups(claims: Iterable[Claim]) -> set[frozenset[str]]:
    """The facts as groups of claims, whatever their ids."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        found[claim.fact_id].add(claim.claim_id)
    return set(map(frozenset, found.values()))
