"""What decides the rows of the tables, each as a digest: the same digests, the same rows."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections.abc import Collection, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import checks
import claims
from claims.records import Article
from claims.text.articles import files_in
from claims.text.files import STANDARD_INPUT, InputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

DIGEST_BYTES = 16  # as of a UUID: no two contents meet by chance
# What others bring to a reading: units, rates, the words inside a page, and the promises. `click` decides no row.
LIBRARIES = (
    "currencyconverter", "great-expectations", "lxml-html-clean", "pandas", "pint", "pyarrow", "trafilatura",
)  # fmt: skip
COMPILED = "__pycache__"


def digest(*parts: object) -> str:
    """32 hex digits of values that JSON can hold, and dates; the same for the same values on any day."""
    return digest_of_bytes(json.dumps(parts, default=str).encode())


def digest_of_bytes(content: bytes) -> str:
    return new_hash(content).hexdigest()


def new_hash(content: bytes = b"") -> hashlib.blake2b:
    return hashlib.blake2b(content, digest_size=DIGEST_BYTES)


class Digested(io.BufferedIOBase):
    """A stream that hands on what is written, and knows the digest of it."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self.stream = stream
        self.hash = new_hash()

    def write(self, content: ReadableBuffer) -> int:
        self.hash.update(content)
        return self.stream.write(content)


def article_digest(article: Article) -> str:
    """The same for an article that says the same, wherever its file lies and on whichever line it begins."""
    return digest(*article._replace(path="", first_line=0))


def rules_digest() -> str:
    """Of all that reads articles: the lexicon and rules as they are on the disk, and the libraries that they ask."""
    sources = [
        (path.relative_to(root).as_posix(), digest_of_bytes(path.read_bytes()))
        for root in (Path(claims.__file__).parent, Path(checks.__file__).parent)
        for path in sorted(root.rglob("*"))
        if path.is_file() and COMPILED not in path.parts
    ]
    return digest(sys.version_info[:2], [(name, version(name)) for name in LIBRARIES], sources)


def inputs_digest(inputs: Sequence[str], own: Collection[Path]) -> str:
    """Of the names and bytes of all files that would be read, without those at our `own` places.

    Empty for standard input, which can be read only once. A file that cannot be read counts with the reason.
    """
    if STANDARD_INPUT in inputs:
        return ""
    names = {path.name for path in own}
    found = [
        (file, content_digest(file))
        for file in files_of(inputs)
        if Path(file).name not in names or Path(file).resolve() not in own
    ]
    return digest(list(inputs), found)


def files_of(inputs: Sequence[str]) -> Iterator[str]:
    """The files of the inputs, and what is odd about folders, which counts as well."""
    for name in inputs:
        if Path(name).is_dir():
            odd: list[str] = []
            for found in files_in(name, odd.append):
                yield str(found) if isinstance(found, InputError) else found
            yield from odd
        else:
            yield name


def content_digest(file: str) -> str:
    try:
        with Path(file).open("rb") as stream:
            return hashlib.file_digest(stream, new_hash).hexdigest()
    except (OSError, ValueError) as error:
        return str(error)
