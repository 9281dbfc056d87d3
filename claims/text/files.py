"""The door to the files that are read: their names, and what goes wrong with them in one line."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeAlias

from claims.text.decoding import whole_characters

STANDARD_INPUT = "-"
PACKED = ".gz"

Warn: TypeAlias = Callable[[str], None]


class FileError(ValueError):
    """What goes wrong with a file, in one line."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.splitlines()))  # the name of a file may hold a line end


class InputError(FileError):
    """What cannot be read: one line that names the file, the line where there is one, and what to do."""


class File(NamedTuple):
    path: str  # as given, or as found in a folder; "-" for standard input
    stem: str  # "nato" of "archive/nato.txt.gz"
    suffix: str  # ".txt" of the same, in lower case
    is_packed: bool  # by gzip


def file_at(path: str) -> File:
    name = Path(path).name
    is_packed = name.lower().endswith(PACKED)
    inner = Path(name[: -len(PACKED)] if is_packed else name)
    return File(path, whole_characters(inner.stem), inner.suffix.lower(), is_packed)


def shown(path: str) -> str:
    """The path as messages call it."""
    return "standard input" if path == STANDARD_INPUT else whole_characters(path)


def problem(error: Exception) -> str:
    """What the system says, in words that lead on."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder: check the name"
    if isinstance(error, PermissionError):
        return "you may not read it: ask its owner, or change its permissions"
    return f"cannot be read ({getattr(error, 'strerror', None) or error}): check its name and the disk"


def at(place: str, warn: Warn) -> Warn:
    return lambda message: warn(f"{place}: {message}")


@contextmanager
def plain_errors(path: str) -> Iterator[None]:
    """Whatever goes wrong in reading the file becomes an InputError that names it."""
    try:
        yield
    except InputError:
        raise
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{shown(path)}: not gzip, or broken ({error}): fetch or pack it again") from error
    except ValueError as error:
        raise InputError(f"{shown(path)}: {error}") from error
    except OSError as error:
        raise InputError(f"{shown(path)}: {problem(error)}") from error
