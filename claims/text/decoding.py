"""From the bytes of a file to its characters: b"\\xa31.2bn" is £1.2bn, whoever saved it."""

import codecs
import gzip
import io
import re
import tempfile
from collections.abc import Iterator
from typing import IO, Generic, TypeVar

from claims.text.limits import most_text, too_large

Item = TypeVar("Item")

UNKNOWN_ENCODING = "bytes in no encoding that is known: save it as UTF-8"
LARGEST_COPY = 8 * 2**30  # bytes that a packed table, or one from a pipe, may put on the disk
TOO_LARGE_TO_COPY = f"more than {LARGEST_COPY // 2**30} GB in one table: split it"
CHUNK = 2**20  # bytes

GZIP_MAGIC = b"\x1f\x8b"
PARQUET_MAGIC = b"PAR1"
ARCHIVE_MAGIC = b"WARC/"
PAGE_TAGS = ("<!doctype html", "<html", "<body")

# The mark of UTF-32 begins with that of UTF-16, so it has to be asked first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LONGEST_MARK = 4  # bytes

# Pages say one name and mean its superset, https://encoding.spec.whatwg.org/#names-and-labels
SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
# A page whose declaration could be read byte by byte is in none of these, whatever it says.
NEVER_DECLARED = re.compile(r"utf[-_]?(7|16|32)|unicode|punycode|idna|undefined|mbcs|oem")

CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
META = re.compile(rb"<meta\s[^>]{1,500}>", re.IGNORECASE)
XML_PROLOG = re.compile(rb"""<\?xml\s[^>]{0,200}encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""", re.IGNORECASE)
DECLARATION_REACH = 4096  # bytes; browsers look into the first 1024, some pages open with a long comment

CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))  # \x1a ends DOS files, \x1b leads ISO-2022-JP
MOST_CONTROLS = 0.05  # share of bytes: prose has none, compressed data one in ten
HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def decode(raw: bytes, *declared: str | None) -> str:
    """The characters of `raw`: b"\\xa31.2bn" and b"\\xc2\\xa31.2bn" are both "£1.2bn".

    A byte order mark decides (and is left out), then the declared encodings in turn, then UTF-8 where it
    fits without a fault, then Windows-1252. Line ends stay as they are.

    UnicodeError: when none of them fits, or when the bytes are no text at all.
    """
    marked = marked_encoding(raw)
    if marked is None and is_binary(raw):
        raise UnicodeError(UNKNOWN_ENCODING)
    candidates = [marked] if marked else [*map(codec_of, declared), "utf-8", "cp1252"]
    for encoding in filter(None, candidates):
        try:
            return raw.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    raise UnicodeError(UNKNOWN_ENCODING)


def marked_encoding(raw: bytes) -> str | None:
    """The encoding that a byte order mark at the start of `raw` tells."""
    return next((encoding for mark, encoding in BYTE_ORDER_MARKS if raw.startswith(mark)), None)


def is_binary(raw: bytes) -> bool:
    return b"\0" in raw or len(raw) - len(raw.translate(None, CONTROLS)) > MOST_CONTROLS * len(raw)


def codec_of(declared: str | None) -> str | None:
    """Python's codec for a charset label: "GB2312" is "gb18030"; None for a label that tells nothing."""
    if not declared or NEVER_DECLARED.search(declared.lower()):
        return None
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    codec = SUPERSETS.get(name, name)
    # Servers write iso-8859-1 over everything: believing them before trying UTF-8 gives "Â£1.2bn".
    return None if codec == "cp1252" else codec


def declared_charset(page: bytes) -> str | None:
    """The charset an HTML page names for itself: `<meta charset=shift_jis>` gives "shift_jis"."""
    head = page[:DECLARATION_REACH]
    found = XML_PROLOG.match(head.lstrip())
    for meta in META.finditer(head):
        found = found or CHARSET.search(meta[0])
    return found[1].decode("ascii", "replace") if found else None


def raw_lines(stream: io.BufferedReader) -> Iterator[bytes]:
    """The lines of a file, one at a time, of which an overlong one comes cut off (and fails in `line_text`).

    Lines of a file in UTF-16 or UTF-32 come in UTF-8, since their line ends are not a single byte.
    """
    marked = marked_encoding(stream.peek(LONGEST_MARK)[:LONGEST_MARK])
    if marked and marked != "utf-8-sig":
        yield from wide_lines(stream, marked)
        return
    most = most_text()
    while line := stream.readline(most + 1):
        rest = line
        while len(rest) > most and not rest.endswith(b"\n"):
            rest = stream.readline(most + 1)
        yield line


def wide_lines(stream: io.BufferedReader, encoding: str) -> Iterator[bytes]:
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="\n")  # a mark leaves no doubt
    most = most_text()
    while line := text.readline(most + 1):
        rest = line
        while len(rest) > most and not rest.endswith("\n"):
            rest = text.readline(most + 1)
        yield line.encode()


def line_text(line: bytes) -> str:
    """The characters of one line. ValueError: when it is overlong or in no known encoding."""
    if len(line) > most_text():
        raise ValueError(too_large())
    return decode(line)


def whole_file(stream: io.BufferedReader) -> bytes:
    """All bytes of a file that is one article. ValueError: when it is overlong."""
    most = most_text()
    raw = stream.read(most + 1)
    if len(raw) > most:
        raise ValueError(too_large())
    return raw


class Counted(Generic[Item]):
    """The same items, and `number`, which tells how many were taken so far: the line that is being read."""

    def __init__(self, items: Iterator[Item]) -> None:
        self.items = items
        self.number = 0

    def __iter__(self) -> Iterator[Item]:
        return self

    def __next__(self) -> Item:
        item = next(self.items)
        self.number += 1
        return item


def sniffed_suffix(head: bytes) -> str:
    """The ending that a file with this beginning should have: ".jsonl" for b'{"text": "Allies'."""
    if head.startswith(PARQUET_MAGIC):
        return ".parquet"
    if head.startswith(ARCHIVE_MAGIC):
        return ".warc"
    beginning = head.decode(marked_encoding(head) or "latin-1", "ignore").lstrip().lower()
    if beginning.startswith("{"):
        return ".jsonl"
    is_page = beginning.startswith("<") and any(tag in beginning for tag in PAGE_TAGS)
    return ".html" if is_page else ".txt"


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    return io.BufferedReader(gzip.GzipFile(fileobj=stream))


def copy_on_disk(stream: io.BufferedReader) -> IO[bytes]:
    """A copy that can be read from its end, as Parquet is. ValueError: when it fills the disk."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115  # the caller closes it
    size = 0
    while chunk := stream.read(CHUNK):
        size += copy.write(chunk)
        if size > LARGEST_COPY:
            raise ValueError(TOO_LARGE_TO_COPY)
    copy.seek(0)
    return copy


def whole_characters(text: str) -> str:
    """`text` with U+FFFD for halves of a character, which no file can hold.

    JSON writes them when an emoji was cut in two ("\\\\ud83d"), Python for bytes of a file's name.
    """
    return HALF_CHARACTER.sub("\ufffd", text)
