"""From what a command is given to articles and claims, with what people see meanwhile."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claims.output import NAMELESS, STANDARD_OUTPUT, OutputError, place_of, target_at
from claims.progress import Progress
from claims.records import Article
from claims.terminal import Run, is_terminal
from claims.text.articles import read_articles
from claims.text.files import STANDARD_INPUT, InputError, shown

# Characters of articles held until the findings are known: ten times what a report shows, which picks from them.
MOST_KEPT = 40_000_000


class Shelf:
    """The articles that a report is made of: whole while there is room, then without their text."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.room = MOST_KEPT

    def kept(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles as they come, each kept as it passes."""
        for article in articles:
            self.keep(article)
            yield article

    def keep(self, article: Article) -> None:
        size = len(article.text)
        self.articles.append(article if size <= self.room else article._replace(text=""))
        self.room -= size if size <= self.room else 0


def articles_in(inputs: Sequence[str], outputs: Sequence[str], strict: bool, run: Run) -> Iterator[Article]:
    """The articles of the inputs; what cannot be read is told, but for earlier tables of ours at the outputs.

    OutputError: when a table would be written onto an input.
    """
    earlier = tuple(place for output in outputs for place in earlier_tables(inputs, output, strict))

    def skip(error: InputError) -> None:
        if not str(error).startswith(earlier):
            run.skip(str(error))

    if not is_terminal(sys.stderr):
        return read_articles(inputs, strict=strict, warn=run.warn, skip=skip)
    run.ahead = Progress(inputs)
    return run.ahead.watched(read_articles(inputs, strict=strict, warn=run.warn, skip=skip, on_open=run.ahead.opened))


def earlier_tables(inputs: Sequence[str], output: str, strict: bool) -> tuple[str, ...]:
    """How messages begin about an earlier table at `output`: found in a folder to be read, it is no article.

    OutputError: when it is an input itself, or `strict` would stop at it.
    """
    if output == STANDARD_OUTPUT:
        return ()
    table, places = target_at(output).path, []
    for given in filter(os.path.exists, inputs):
        root = Path(given).resolve()
        if root == table:
            raise OutputError(f"{shown(output)}: an input as well: write the table elsewhere")
        if table.exists() and table.is_relative_to(root):
            places.append(f"{shown(str(Path(given, table.relative_to(root))))}:")
    if strict and places:
        raise OutputError(f"{shown(output)}: in a folder to be read with --strict: write the table elsewhere")
    return tuple(places)


def own_places(inputs: Sequence[str], report: str, pages: str | None) -> list[Path]:
    """Where a report and a folder of pages are to go, so that a second run does not read them for articles.

    OutputError: when no report can be written there, or an input would be written over.
    """
    given = [Path(name).resolve() for name in filter(os.path.exists, inputs)]
    places = []
    if report != STANDARD_OUTPUT:
        places.append(place_of(report))
        if places[0] in given:
            raise OutputError(f"{shown(report)}: an input as well: write the report elsewhere")
    if pages is not None:
        if not pages:
            raise OutputError(f"{shown(pages)}: {NAMELESS}")
        folder = Path(pages).resolve()
        if any(name.is_relative_to(folder) for name in given):
            raise OutputError(f"{shown(pages)}: with an input in it: write the pages elsewhere")
        places.append(folder)
    return places


def besides(articles: Iterable[Article], places: Sequence[Path]) -> Iterator[Article]:
    """The articles but for those in files at these places."""
    for article in articles:
        file = Path(article.path).resolve()
        if article.path == STANDARD_INPUT or not any(file.is_relative_to(place) for place in places):
            yield article
