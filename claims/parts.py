"""A large table in parts: each part whole or not there, and a run that was stopped goes on where it was.

    parts/_claims.jsonl        what they were made of: a line for the settings, one for each part, one at the end
    parts/part-00000.parquet   the claims of the first articles, by article_id and place
    parts/part-00001.parquet   those of the next

A part ends with the article that brings its text to a fixed size, so the cuts follow from the input alone. The next run
reads the input again, which takes little beside finding its claims, and leaves out the parts whose articles it knows.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from claims.manifest import DIGEST_BYTES, Manifest, Part, Settings, content_of
from claims.output import OutputError, Rows, replacement, write_parquet
from claims.records import Article
from claims.terminal import Tally
from claims.text.files import shown
from claims.together import TOGETHER, alone_in

if TYPE_CHECKING:
    from concurrent.futures import Future

Told: TypeAlias = tuple[Rows, Tally]  # of one article
Read: TypeAlias = Callable[[Iterator[Article]], AbstractContextManager[Iterator[Told]]]
Tell: TypeAlias = Callable[[str], object]


class Folder(NamedTuple):
    """Where parts go, what they are made with, and who hears of them."""

    path: Path
    settings: Settings  # with others, other rows or other cuts
    size: int  # characters of text that a part but the last has at least
    tally: Callable[[Tally], object]  # hears of each article that is read
    keep: Callable[[Tally], object]  # hears of each part that is there already
    tell: Tell  # hears that parts are made anew, and why


class Planned(NamedTuple):
    """A part whose articles are being read."""

    name: str
    articles: str  # their digest
    length: int  # how many they are


def write_parts(articles: Iterable[Article], read: Read, folder: Folder) -> str:
    """All parts of the table in the folder, and in words what of it was there already; empty when nothing was.

    `read` makes rows of articles, in their order. Whatever stops it, each part is whole or not there; what is not
    listed in the manifest is made by the next run.

    OutputError: when a part cannot be written, or another run writes there.
    """
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # which --help need not pay

    with alone_in(folder.path), plain_faults(folder.path):
        manifest = Manifest(folder.path, folder.settings, folder.tell)
        planned: deque[Planned] = deque()
        with read(unread(articles, manifest, planned, folder)) as all_told, ThreadPoolExecutor(1) as beside:
            last: Future[None] | None = None
            for planned_part, told in whole_parts(all_told, planned, folder.tally):
                if last is not None:
                    last.result()
                last = beside.submit(write_part, manifest, planned_part, told)  # while the next is being read
            if last is not None:
                last.result()
        manifest.finish()
        return f"{manifest.kept} of {len(manifest.parts)} parts were there already" if manifest.kept else ""


@contextmanager
def plain_faults(folder: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # of a reader of standard output
        raise
    except OSError as error:
        fault = f"cannot be written ({error.strerror}): free the disk, then start again, which does only the rest"
        raise OutputError(f"{shown(str(folder))}: {fault}") from error


def unread(
    articles: Iterable[Article], manifest: Manifest, planned: deque[Planned], folder: Folder
) -> Iterator[Article]:
    """The articles of parts that are not there; each part is planned before its first article comes."""
    number = 0
    for number, (digest, own) in enumerate(batches(articles, folder.size), 1):
        if (part := manifest.kept_part(number - 1, digest)) is not None:
            folder.keep(part.tally)
            continue
        planned.append(Planned(part_name(number - 1), digest, len(own)))
        own.reverse()
        while own:  # each is let go as soon as it is read
            yield own.pop()
    manifest.end_at(number)


def batches(articles: Iterable[Article], size: int) -> Iterator[tuple[str, list[Article]]]:
    """The articles of each part, with their digest."""
    own: list[Article] = []
    total = 0
    for article in articles:
        own.append(article)
        total += len(article.text)
        if total >= size:
            yield digest_of(own), own
            own, total = [], 0
    if own:
        yield digest_of(own), own


def digest_of(articles: Iterable[Article]) -> str:
    """The same for articles that make the same rows, wherever their files lie."""
    found = blake2b(digest_size=DIGEST_BYTES)
    for article in articles:
        found.update(json.dumps(article._replace(path=""), default=str).encode() + b"\n")
    return found.hexdigest()


def part_name(number: int) -> str:
    return f"part-{number:05d}.parquet"


def whole_parts(
    all_told: Iterator[Told], planned: deque[Planned], count: Callable[[Tally], object]
) -> Iterator[tuple[Planned, list[Told]]]:
    """Each planned part, once all its articles are read."""
    so_far: list[Told] = []
    for told in all_told:
        count(told[1])
        so_far.append(told)
        if len(so_far) == planned[0].length:
            yield planned.popleft(), so_far
            so_far = []


def write_part(manifest: Manifest, planned: Planned, told: list[Told]) -> None:
    """The file first, then its line in the manifest: a file without a line is made again."""
    tally = Tally(*map(sum, zip(*(tally for _, tally in told), strict=True)))
    told.sort(key=lambda each: each[0].article_id, reverse=True)
    place = manifest.folder / planned.name
    with replacement(place, TOGETHER) as stream:
        write_parquet(drained(told), stream)
    manifest.add(Part(planned.name, planned.articles, content_of(place), tally))


def drained(told: list[Told]) -> Iterator[bytes]:
    """The rows from the last to the first, each let go as it is written."""
    while told:
        yield told.pop()[0].content
