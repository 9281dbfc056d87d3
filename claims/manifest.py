"""What a folder of parts was made of, so that the next run keeps what it would make again."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from claims.output import OutputError, folder_at, replacement
from claims.table import MANIFEST
from claims.terminal import Tally
from claims.text.files import shown
from claims.together import TOGETHER

DIGEST_BYTES = 16  # as of a UUID: no two contents meet by chance
PART_NAME = re.compile(r"part-\d{5,}\.parquet")  # of ours; Spark's go on after the number

Settings: TypeAlias = Mapping[str, Any]  # by name in words: what JSON can hold


class Part(NamedTuple):
    """A line of the manifest: one part."""

    part: str  # name of its file
    articles: str  # digest of the articles that it was made of
    content: str  # digest of its bytes
    tally: Tally


def parts_folder(path: str) -> Path:
    """The folder where parts are to go, made when there is none.

    OutputError: when none can be made there, or other files are in it.
    """
    folder = folder_at(path)
    if not all(PART_NAME.fullmatch(file.name) or file.name.startswith((".", "_")) for file in folder.iterdir()):
        table = shown(str(folder / "claims.csv"))
        raise OutputError(f"{shown(path)}: a folder: name a file in it, such as {table}, or a new folder for parts")
    return folder


class Manifest:
    """The manifest of a folder: as the last run left it, then as this one goes on."""

    def __init__(self, folder: Path, settings: Settings, tell: Callable[[str], object]) -> None:
        self.folder = folder
        self.settings = settings
        self.tell = tell
        self.parts: list[Part] = []  # as the last run left them, until the first that has to be made
        self.is_finished = False  # whether the last line is there
        self.is_ours = False  # whether all that is in the file is ours: from here on lines are added
        self.kept = 0
        self.recall()

    def recall(self) -> None:
        """What the last run left, as far as it can be kept."""
        try:
            lines = (self.folder / MANIFEST).read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return
        try:
            # A line without an end is half of one: the run was killed while it wrote.
            rows = [json.loads(line) for line in lines if line.endswith(b"\n")]
            settings = rows[0]["settings"]
            self.parts = [part_of(row) for row in rows[1:] if "part" in row]
            self.is_finished = "parts" in rows[-1]
        except (ValueError, LookupError, TypeError, RecursionError):
            self.parts = []
            self.redo(f"{MANIFEST} is broken: all parts are made anew")
            return
        if changed := [name for name in {**settings, **self.settings} if settings.get(name) != self.settings.get(name)]:
            self.parts = []
            self.redo(f"made with another {' and another '.join(changed)}: all parts are made anew")

    def kept_part(self, number: int, articles: str) -> Part | None:
        """The part of this number where it is there and made of these articles; None where it has to be made."""
        if self.is_ours:
            return None
        if number < len(self.parts):
            part = self.parts[number]
            is_whole = content_of(self.folder / part.part) == part.content
            if is_whole and part.articles == articles:
                self.kept += 1
                return part
            fault = f"{part.part} is not as it was left" if not is_whole else f"other articles from {part.part} on"
            self.redo(f"{fault}: made anew from there")
        self.go_on_after(number)
        return None

    def redo(self, reason: str) -> None:
        self.tell(f"{shown(str(self.folder))}: {reason}")

    def go_on_after(self, number: int) -> None:
        """Keep so many parts: the manifest holds these and no others, and so does the folder."""
        self.parts = self.parts[:number]
        self.is_finished = False
        with replacement(self.folder / MANIFEST, TOGETHER) as stream:
            stream.write(line_of({"settings": self.settings}))
            stream.writelines(line_of(row_of(part)) for part in self.parts)
        self.is_ours = True
        self.sweep()

    def sweep(self) -> None:
        """No part but those that the manifest holds."""
        names = {part.part for part in self.parts}
        for file in list(self.folder.iterdir()):
            if PART_NAME.fullmatch(file.name) and file.name not in names:
                file.unlink(missing_ok=True)

    def add(self, part: Part) -> None:
        self.parts.append(part)
        self.append(row_of(part))

    def end_at(self, number: int) -> None:
        """The input has no more than so many parts."""
        if not self.is_ours and number < len(self.parts):
            self.redo(f"fewer articles than before: what comes after {self.parts[number - 1].part} goes")
            self.go_on_after(number)

    def finish(self) -> None:
        """All parts are there."""
        if not self.is_finished:
            if not self.is_ours:
                self.go_on_after(len(self.parts))
            self.append({"parts": len(self.parts)})

    def append(self, row: Mapping[str, Any]) -> None:
        with (self.folder / MANIFEST).open("ab") as stream:
            stream.write(line_of(row))
            stream.flush()
            os.fsync(stream.fileno())


def part_of(row: dict[str, Any]) -> Part:
    return Part(row["part"], row["articles"], row["content"], Tally(**row["tally"]))


def row_of(part: Part) -> dict[str, Any]:
    return part._asdict() | {"tally": part.tally._asdict()}


def line_of(row: Mapping[str, Any]) -> bytes:
    return json.dumps(row).encode() + b"\n"


def content_of(file: Path) -> str:
    """The digest of the bytes of a file; empty when there is none."""
    try:
        with file.open("rb") as stream:
            return file_digest(stream, lambda: blake2b(digest_size=DIGEST_BYTES)).hexdigest()
    except FileNotFoundError:
        return ""
