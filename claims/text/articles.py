"""From files, folders and standard input to articles, one at a time."""

import io
import logging
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, TypeAlias

from claims.records import Article
from claims.text.datelines import dated
from claims.text.decoding import GZIP_MAGIC, sniffed_suffix, unpacked
from claims.text.files import STANDARD_INPUT, File, InputError, Warn, file_at, opened, plain_errors, problem, shown
from claims.text.formats import Items, is_known, items_in, known_suffixes

SNIFFED = 1024  # bytes of standard input that decide what it is

OnOpen: TypeAlias = Callable[[IO[bytes]], object]  # hears of each file that is read

LOGGER = logging.getLogger(__name__)


def read_articles(
    inputs: Iterable[str | os.PathLike[str]] | os.PathLike[str],
    *,
    strict: bool = False,
    warn: Warn = LOGGER.warning,
    skip: Callable[[InputError], None] | None = None,
    on_open: OnOpen = lambda _: None,
) -> Iterator[Article]:
    """The articles of files, folders (all that is in them, in order of name) and "-" (standard input).

    `["nato.txt", "archive/"]` gives the article "nato", then those of the folder.

    A record that cannot be read is left out, and so is a file in a folder: `skip` is called once for each
    (by default it warns). `warn` hears of all else that is odd: a date that cannot be read, an id met
    twice, a link that leads out of its folder. `on_open` is given each file before it is read.

    InputError: at once when an input is missing or of an unknown kind; later when a file named here cannot
    be read or an input holds nothing that can; with `strict`, at the first thing left out.
    """
    # A string is an iterable of strings too: "news" is one input, not four.
    named = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    paths = [checked(os.fspath(path)) for path in named]
    if paths.count(STANDARD_INPUT) > 1:
        raise InputError("standard input: given twice, but it can be read only once: give - once")
    return articles_of(paths, strict, warn, skip or (lambda error: warn(str(error))), on_open)


def articles_of(
    paths: list[str], strict: bool, warn: Warn, skip: Callable[[InputError], None], on_open: OnOpen
) -> Iterator[Article]:
    wishes: dict[str, int] = {}
    for path in paths:
        is_read, first_error = False, None
        for item in items_of(path, warn, on_open):
            if isinstance(item, Article):
                is_read = True
                yield with_own_id(dated(item), wishes, warn)
            elif strict:
                raise item
            else:
                first_error = first_error or item
                skip(item)
        if first_error and not is_read:
            raise InputError(f"{shown(path)}: nothing in it can be read; the first of it: {first_error}")


def checked(path: str) -> str:
    """The path of an input, once it is known to be there and of a kind that can be read."""
    if path == STANDARD_INPUT:
        return path
    if not path:  # which Python takes for the current folder, and whoever wrote "$NAME" did not mean
        raise InputError(f"{shown(path)}: no name: name a file or folder, or . for the current one")
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        raise InputError(f"{shown(path)}: {problem(error)}") from error
    if stat.S_ISDIR(mode):
        return path
    if not stat.S_ISREG(mode):
        raise InputError(f"{shown(path)}: neither a file nor a folder: use - to read from a pipe")
    if not is_known(file_at(path)):
        raise InputError(f"{shown(path)}: of an unknown kind: save it as {known_suffixes()}")
    return path


def items_of(path: str, warn: Warn, on_open: OnOpen) -> Items:
    if path == STANDARD_INPUT:
        return standard_input_items(warn)
    return folder_items(path, warn, on_open) if Path(path).is_dir() else file_items(path, warn, on_open)


def folder_items(folder: str, warn: Warn, on_open: OnOpen) -> Items:
    is_empty = True
    for found in files_in(folder, warn):
        is_empty = False
        if isinstance(found, InputError):
            yield found
            continue
        try:
            yield from file_items(found, warn, on_open)
        except InputError as error:
            yield error
    if is_empty:
        raise InputError(f"{shown(folder)}: no article in it: put files there that end in {known_suffixes()}")


def files_in(folder: str, warn: Warn) -> Iterator[str | InputError]:
    """The files of a folder and of those in it, in order of name; of a million only the names are held."""
    root = Path(folder)
    levels = [(root, iter([""]))]
    while levels:
        parent, names = levels[-1]
        if (name := next(names, None)) is None:
            levels.pop()
            continue
        path = parent / name
        try:
            kind = kind_of(path, root, warn)
            if kind == "folder":
                levels.append((path, iter(names_in(path))))
            elif kind == "file":
                yield str(path)
        except (OSError, RuntimeError) as error:  # RuntimeError: a link to itself, before Python 3.13
            yield InputError(f"{shown(str(path))}: {problem(error)}")


def names_in(folder: Path) -> list[str]:
    """What a folder holds, in order, without hidden files and without a README, which speaks of the others."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if not entry.name.lower().startswith((".", "readme.")))


def kind_of(path: Path, root: Path, warn: Warn) -> str:
    """ "folder", "file", or "" for what is not to be read."""
    is_link = path.is_symlink() and path != root
    if path.is_dir():
        if is_link:  # it may lead in circles, or to what is read anyway
            warn(f"{shown(str(path))}: a link to a folder, left out: name that folder to read it")
        return "" if is_link else "folder"
    if not is_known(file_at(path.name)):
        return ""
    if is_link and not path.resolve().is_relative_to(root.resolve()):
        warn(f"{shown(str(path))}: a link out of its folder, left out: name that file to read it")
        return ""
    if not stat.S_ISREG(path.stat().st_mode):
        warn(f"{shown(str(path))}: a pipe or device, left out: use - to read from it")
        return ""
    return "file"


def file_items(path: str, warn: Warn, on_open: OnOpen) -> Items:
    file = file_at(path)
    with plain_errors(path), opened(path) as stream:
        before = version_of(path)
        on_open(stream)
        yield from items_in(unpacked(stream) if file.is_packed else stream, file, warn)
        if version_of(path) != before:
            warn(f"{shown(path)}: changed while it was read: read it again when it is whole")


def version_of(path: str) -> tuple[int, ...]:
    """What changes when a file is written to, or another takes its name; nothing when it is gone."""
    try:
        state = Path(path).stat()
    except OSError:
        return ()
    return state.st_ino, state.st_size, state.st_mtime_ns


def standard_input_items(warn: Warn) -> Items:
    """Standard input is what its first bytes look like: JSON Lines, HTML, Parquet, else one plain text."""
    stream: Any = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError(f"{shown(STANDARD_INPUT)}: it is closed: pipe an article into it")
    with plain_errors(STANDARD_INPUT):
        stream = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)
        if is_packed := stream.peek(SNIFFED).startswith(GZIP_MAGIC):
            stream = unpacked(stream)
        suffix = sniffed_suffix(stream.peek(SNIFFED)[:SNIFFED])
        yield from items_in(stream, File(STANDARD_INPUT, "stdin", suffix, is_packed), warn)


def length(article: Article) -> int:
    """Characters, by which work is shared out."""
    return len(article.text)


def with_own_id(article: Article, wishes: dict[str, int], warn: Warn) -> Article:
    """The article with an id that none before it has: the second "nato" of a run is "nato-2".

    `wishes` counts how many articles wanted each id.
    """
    number = wishes.get(article.id, 0) + 1
    wishes[article.id] = number
    if number == 1:
        return article
    while (own := f"{article.id}-{number}") in wishes:
        number += 1
    wishes[article.id], wishes[own] = number, 1
    place = f"{shown(article.path)}:{article.first_line}"
    warn(f"{place}: an earlier article has the id {article.id}, so this one is {own}: give each its own")
    return article._replace(id=own)
