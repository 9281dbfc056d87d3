"""How far the reading of the inputs has come, and how long the rest will take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from claims.records import Article
from claims.text.articles import files_in
from claims.text.files import STANDARD_INPUT, InputError

WIDTH = 20  # characters of the bar
MINUTE, HOUR = 60, 3600  # seconds


class Progress:
    """What has been read of files whose sizes are known before."""

    def __init__(self, inputs: Sequence[str]) -> None:
        self.inputs = inputs
        self.total: int | None = None  # bytes of all files; asked for when it is first shown
        self.closed = 0  # bytes of the files before this one
        self.size = 0  # bytes of this one
        self.stream: IO[bytes] | None = None
        self.read = 0  # bytes of the articles that were handed on

    def opened(self, stream: IO[bytes]) -> None:
        """The next file is being read."""
        self.closed += self.size
        self.size = stream.seek(0, 2)
        stream.seek(0)
        self.stream = stream

    def watched(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            self.read += len(article.text.encode())
            yield article

    def share(self, done: int) -> float | None:
        """The part of the inputs whose articles are done, when `done` bytes of their text are; None when nobody knows.

        Articles are read before their turn comes, so what is read of the files is more than what is done.
        """
        if self.total is None:
            self.total = size_of(self.inputs)
        if not self.total or not self.read:
            return None
        inside = 0
        if self.stream is not None:
            inside = self.size if self.stream.closed else self.stream.tell()
        return min(1.0, (self.closed + inside) / self.total * done / self.read)


def size_of(inputs: Sequence[str]) -> int:
    """Bytes of all files that will be read; 0 when that cannot be known, as of standard input."""
    if STANDARD_INPUT in inputs:
        return 0
    return sum(map(size_of_file, files_of(inputs)))


def files_of(inputs: Sequence[str]) -> Iterator[str]:
    for name in inputs:
        if Path(name).is_dir():
            yield from (found for found in files_in(name, lambda _: None) if not isinstance(found, InputError))
        else:
            yield name


def size_of_file(name: str) -> int:
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0


def bar(share: float) -> str:
    """[########............] 40% for 0.4"""
    full = int(share * WIDTH)
    return f"[{'#' * full}{'.' * (WIDTH - full)}] {share:.0%}"


def duration(seconds: float) -> str:
    """ "40 s", "12 min", "3 h 05 min": as much as matters to who waits."""
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    if seconds < HOUR:
        return f"{seconds / MINUTE:.0f} min"
    return f"{seconds // HOUR:.0f} h {seconds % HOUR // MINUTE:02.0f} min"
