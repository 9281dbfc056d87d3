"""An article as the checks read it: sentence by sentence, each with the claims that it makes."""

from datetime import date
from typing import NamedTuple

from claims.records import Claim


class Sentence(NamedTuple):
    """One sentence as it was printed, and where."""

    start: int  # offset in the article's text
    text: str
    line: int  # 1-based place of `start` in the input file
    column: int
    claims: tuple[Claim, ...]  # in order


class Passages(NamedTuple):
    """One article; of a claims table it has only the sentences with claims."""

    article: str  # its id
    published: date | None
    source: str
    title: str
    sentences: tuple[Sentence, ...]  # in order
