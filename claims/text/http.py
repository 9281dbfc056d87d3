"""What a server has sent, as a web archive keeps it: from a response to the bytes of its page (RFC 9110, RFC 9112)."""

import io
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from claims.text.limits import most_text, too_large

LARGEST_HEAD = 2**18  # bytes of a header; servers send some kilobytes
LINE_END = b"\r\n"
HEXADECIMAL = 16  # what the sizes of chunks are written in
PLAIN_TEXT = "text/plain"
READ_TYPES = frozenset({"text/html", "application/xhtml+xml", PLAIN_TEXT})
NOT_PACKED = frozenset({"", "identity"})
PACKED = frozenset({"gzip", "x-gzip", "deflate"})
# As zlib calls them: either header, or none, as some servers send what they call "deflate".
WINDOWS = (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS)

Head: TypeAlias = Mapping[str, str]  # the fields of a header by name in lower case


class Body(NamedTuple):
    """What a server has answered."""

    media_type: str  # one of READ_TYPES
    charset: str  # that the server has said; else empty
    raw: bytes


def body_of(response: bytes, is_whole: bool = True) -> Body | None:
    """The page or plain text of a response; None for all else: pictures, pages that were not found, no HTTP at all.

    b"HTTP/1.1 200 OK\\r\\nContent-Type: text/plain; charset=utf-8\\r\\n\\r\\nDues rose" has the body b"Dues rose".

    ValueError: when it is too large, as one is that is not whole, or packed in a way that is not known.
    """
    stream = io.BytesIO(response)
    version, status, *_ = [*stream.readline(LARGEST_HEAD).split(), b"", b""]
    if not version.startswith(b"HTTP/") or status != b"200":
        return None
    head = read_head(stream)
    media_type, _, parameters = head.get("content-type", "").partition(";")
    media_type = media_type.strip().lower()
    if media_type not in READ_TYPES:
        return None
    raw = stream.read()
    if "chunked" in head.get("transfer-encoding", "").lower():
        raw = joined(raw)
    raw = without_packing(raw, head.get("content-encoding", "").strip().lower())
    if not is_whole or len(raw) > most_text():
        raise ValueError(too_large())
    return Body(media_type, charset_in(parameters), raw)


def read_head(stream: io.BufferedIOBase) -> Head:
    """The fields of a header, up to the empty line that ends it: {"content-type": "text/html"}.

    Of two alike the first counts. ValueError: when it has no end in sight.
    """
    fields: dict[str, str] = {}
    for line in head_lines(stream):
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


def head_lines(stream: io.BufferedIOBase) -> Iterator[str]:
    left = LARGEST_HEAD
    while (line := stream.readline(left)).strip():
        left -= len(line)
        if left <= 0:
            raise ValueError(f"a header of more than {LARGEST_HEAD // 2**10} KB: leave it out")
        yield line.decode(errors="replace")


def joined(raw: bytes) -> bytes:
    """What was sent in chunks, without the lines between them; as it is where the archive holds it joined already."""
    whole, place = bytearray(), 0
    while (end := raw.find(LINE_END, place, place + LARGEST_HEAD)) >= 0:
        try:
            size = int(raw[place:end].partition(b";")[0], HEXADECIMAL)
        except ValueError:
            break
        if size <= 0:
            break
        start = end + len(LINE_END)
        whole += raw[start : start + size]
        place = start + size + len(LINE_END)
    return bytes(whole) if place else raw


def without_packing(raw: bytes, packing: str) -> bytes:
    """The body as it was before it was packed, cut off above the most that an article may have.

    As it is where the archive holds it unpacked already. ValueError: for a packing that is not known.
    """
    if packing in NOT_PACKED:
        return raw
    if packing not in PACKED:
        raise ValueError(f"packed by {packing[:20]!r}: fetch the page without, or leave it out")
    for window in WINDOWS:
        try:
            return zlib.decompressobj(window).decompress(raw, most_text() + 1)
        except zlib.error:
            continue
    return raw


def charset_in(parameters: str) -> str:
    """The charset among the parameters of a type: "utf-8" of ` charset="utf-8"`; empty where there is none."""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""
