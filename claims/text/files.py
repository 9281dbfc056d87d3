"""The door to the files that are read: their names, and what goes wrong with them in one line."""

import errno
import gzip
import io
import os
import re
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeAlias

from claims.text.limits import most_text, too_large_to_read

STANDARD_INPUT = "-"
PACKED = ".gz"

# What ends a line, commands a terminal, turns the order of letters around, or is half a character.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

BYTE_OF_A_NAME = 0xDC00  # plus a byte that is no UTF-8: the letter that stands for it in Python's names of files
# A pipe that nobody writes to is not waited for; and Windows changes no line ends.
AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

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
    return File(path, escaped(inner.stem), inner.suffix.lower(), is_packed)


def shown(path: str) -> str:
    """The path as messages call it, always on one line."""
    return "standard input" if path == STANDARD_INPUT else escaped(path) or '""'


def escaped(name: str) -> str:
    r"""The name as it can stand on a line and on a terminal: "new\nline" where a line ends, "\xff" for that byte."""
    return UNSAFE.sub(lambda found: code_of(found[0]), name)


def code_of(letter: str) -> str:
    byte = ord(letter) - BYTE_OF_A_NAME
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else ascii(letter)[1:-1]


def opened(path: str) -> io.BufferedReader:
    """The file, to be read. OSError: when there is none, or a pipe or device by now, which is not read."""
    number = os.open(path, os.O_RDONLY | AT_ONCE)
    if stat.S_ISREG(os.fstat(number).st_mode):
        return os.fdopen(number, "rb")
    os.close(number)
    raise OSError(errno.EINVAL, "no file but a folder, pipe or device")


def bytes_of(path: str) -> bytes:
    """All of a file that is read whole: settings, a suite, a table of references.

    ValueError: when it is larger than an article may be. OSError: as of `opened`; a link may lead to a device.
    """
    with opened(path) as stream:
        found = stream.read(most_text() + 1)
    if len(found) > most_text():
        raise ValueError(too_large_to_read())
    return found


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
