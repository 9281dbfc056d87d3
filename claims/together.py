"""Files that belong together: all of them are written, or none, and by one run at a time."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from claims.output import ALONE, PART, OutputError, Writer, replacement
from claims.text.files import shown

TOGETHER = ".claims-run-"  # how the name of a file begins that waits for the others


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else writes files together in that folder meanwhile; what a killed run has left half-written is gone.

    OutputError: while another run does. Where folders cannot be locked, nobody is kept out, and nothing goes.
    """
    with ExitStack() as at_end:
        if sys.platform != "win32" and os.access(folder, os.R_OK):
            door = os.open(folder, os.O_RDONLY)
            at_end.callback(os.close, door)  # which opens the lock; the end of a killed run does so too
            if is_locked(door, folder):
                for part in folder.glob(f"{TOGETHER}*{PART}"):
                    part.unlink(missing_ok=True)
        yield


def is_locked(door: int, folder: Path) -> bool:
    """Whether the folder is ours; False on a disk without locks. OutputError: when it is another's."""
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415  # Windows has none

    try:
        fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OutputError(f"{shown(str(folder))}: another run writes there: wait for its end") from error
    except OSError:
        return False
    return True


def write_together(files: Mapping[Path, Writer]) -> None:
    """All files or none: the first takes its place when the last is written, and the last one takes its place last.

    OutputError: when the disk has no room for them; then all old ones stay as they were.
    """
    try:
        with ExitStack() as places:  # which are left in the opposite order
            streams = [places.enter_context(replacement(place, TOGETHER)) for place in reversed(list(files))]
            for write, stream in zip(files.values(), reversed(streams), strict=True):
                write(stream)
                stream.flush()
                os.fsync(stream.fileno())
    except OSError as error:
        folder = next(iter(files)).parent
        fault = f"cannot be written ({error.strerror}): free the disk, or choose another place"
        raise OutputError(f"{shown(str(folder))}: {fault}") from error


@contextmanager
def scratch_in(folder: Path) -> Iterator[Path]:
    """A new folder in that one, gone at the end with all that is in it.

    OutputError: when the disk has no room for it, or for what is put there.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=ALONE, dir=folder) as name:
            yield Path(name)
    except OSError as error:
        fault = f"cannot be written ({error.strerror}): free the disk, or choose another place"
        raise OutputError(f"{shown(str(folder))}: {fault}") from error


def move_into(folder: Path, scratch: Path) -> None:
    """All files of one folder into another on the same disk, each in the place of an earlier one."""
    for file in sorted(path for path in scratch.rglob("*") if path.is_file()):
        place = folder / file.relative_to(scratch)
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
