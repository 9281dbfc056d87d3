"""The records of a web archive, https://iipc.github.io/warc-specifications, and the article in a page that it keeps.

Read without a library: those at hand hold a line of a header whole, however long, and write of faults on stderr.
"""

import io
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from claims.text.decoding import ARCHIVE_MAGIC, CHUNK, decode
from claims.text.headers import Fields
from claims.text.html import page_in
from claims.text.http import LARGEST_HEAD, PLAIN_TEXT, Head, body_of, read_head
from claims.text.limits import most_text

REMEDY = "fetch the archive again"
SHOWN = 20  # characters of what stands where a record should begin


class Record(NamedTuple):
    """One record of an archive."""

    head: Head
    block: bytes  # of a response; empty of any other record
    is_whole: bool  # False where the block is cut off, above the most that an article may have


def records(stream: io.BufferedReader) -> Iterator[Record]:
    """The records of an archive, each when it is asked for.

    ValueError: where one is cut off, or none begins; what follows it cannot be found then.
    """
    while line := first_line(stream):
        if not line.startswith(ARCHIVE_MAGIC):
            raise ValueError(f"no WARC record begins with {line[:SHOWN]!r}: {REMEDY}")
        head = read_head(stream)
        length = head.get("content-length", "none")
        if not (length.isascii() and length.isdecimal()):
            raise ValueError(f"no length of a WARC record: {length[:SHOWN]!r}: {REMEDY}")
        yield record_of(head, int(length), stream)


def first_line(stream: io.BufferedReader) -> bytes:
    """The first line that is not empty, as two empty ones end each record; b"" at the end of the archive."""
    while line := stream.readline(LARGEST_HEAD):
        if line.strip():
            return line
    return b""


def record_of(head: Head, length: int, stream: io.BufferedReader) -> Record:
    """The record, its block read as far as it is wanted, the rest passed over."""
    is_response = head.get("warc-type") == "response"
    block = stream.read(min(length, most_text() + LARGEST_HEAD)) if is_response else b""
    left = length - len(block)
    while left > 0 and (passed := stream.read(min(left, CHUNK))):
        left -= len(passed)
    if left > 0:
        raise ValueError(f"cut off {left:,} bytes before the end of the record: {REMEDY}")
    return Record(head, block, len(block) == length)


def fields_of_record(record: Record) -> Fields | None:
    """The fields of the article in a record: its address is its id, and the host its source where the page names none.

    None for what is no article: requests, pictures, pages that were not found. ValueError: for a page without an
    article, and for what cannot be read.
    """
    address, body = record.head.get("warc-target-uri", "").strip("<>"), body_of(record.block, record.is_whole)
    if body is None:
        return None
    if body.media_type == PLAIN_TEXT:
        return {"id": address, "text": decode(body.raw, body.charset), "source": host_of(address)}
    page = page_in(body.raw, body.charset)
    return {**page._asdict(), "id": address, "source": page.source or host_of(address)}


def host_of(address: str) -> str:
    """ "tide.example" of "https://tide.example/dues"; empty where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # "https://[::1"
        return ""
