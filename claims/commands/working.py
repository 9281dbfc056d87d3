"""Reading articles in several processes: what each of them makes of an article, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from claims.extract import claims_of
from claims.output import Lines, Rows, rows_of
from claims.parts import Told
from claims.pool import spread
from claims.records import Article
from claims.terminal import tally_of
from claims.text.articles import length


class Manner(NamedTuple):
    """How articles become rows, in words that can be sent to another process."""

    base_currency: str
    no_sentence: bool
    lines: Lines  # from claims to the bytes of the table


@contextmanager
def read(articles: Iterable[Article], manner: Manner, workers: int | None) -> Iterator[Iterator[Told]]:
    """The rows of each article, in the order of the articles, read by so many processes or as many as there are cores.

    WorkerError: when one of them is killed.
    """
    with spread(partial(told, manner=manner), articles, length, workers) as all_told:
        yield all_told


def told(article: Article, manner: Manner) -> Told:
    """ "Rents rose 4%." gives a row in bytes, and counts of one article and one claim."""
    claims = claims_of(article, manner.base_currency)
    tally = tally_of(article, claims)
    if manner.no_sentence:
        claims = [claim._replace(sentence="") for claim in claims]
    content = b"".join(rows.content for rows in rows_of(claims, manner.lines))
    return Rows(article.id, content), tally
