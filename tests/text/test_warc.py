"""Web archives: the pages in their records, and what becomes of all the rest."""

import gzip
import io
import sys
import zlib
from datetime import date

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claims.text.files import InputError
from claims.text.limits import MEGABYTE, MOST_TEXT
from tests.text.reading import STORY, ids, page, run, write

ADDRESS = "https://tide.example/dues?page=2"
HTML = "Content-Type: text/html"
TEXT = "Content-Type: text/plain"


def response(body: bytes | str, *head: str, status: str = "200 OK") -> bytes:
    raw = body.encode() if isinstance(body, str) else body
    return "\r\n".join([f"HTTP/1.1 {status}", *head, "", ""]).encode() + raw


def record(block: bytes, kind: str = "response", address: str = ADDRESS, length: object = None) -> bytes:
    size = len(block) if length is None else length
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Length: {size}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


GOOD = record(response(STORY, TEXT), address="https://tide.example/good")


def test_a_page_is_read_as_a_file_is() -> None:
    head = '<meta name="pubdate" content="2024-05-31"><meta property="og:site_name" content="Port News">'
    write("port.html", page(head))
    write("port.warc", record(response(page(head), HTML)))
    [article], [file] = run("port.warc").articles, run("port.html").articles
    assert article == file._replace(id=ADDRESS, path="port.warc")
    assert (article.source, article.published) == ("Port News", date(2024, 5, 31))


def test_a_page_that_names_no_source_has_its_host() -> None:
    date_of_record = record(response(page(), HTML)).replace(
        b"Content-Length", b"WARC-Date: 2024-05-31\r\nContent-Length", 1
    )
    [article] = run(write("port.warc", date_of_record)).articles
    assert (article.source, article.published) == ("tide.example", None)


@pytest.mark.parametrize("name", ["port.warc", "port.warc.gz"])
def test_archives_as_others_write_them(name: str) -> None:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=name.endswith(".gz"))
    writer.write_record(writer.create_warcinfo_record(name, {"software": "a test"}))
    for number in (1, 2):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/plain; charset=utf-8")], protocol="HTTP/1.1")
        address, body = f"https://tide.example/{number}", io.BytesIO(STORY.encode())
        answer = writer.create_warc_record(address, "response", payload=body, http_headers=head)
        asked = StatusAndHeaders(f"GET /{number} HTTP/1.1", [("Host", "tide.example")], is_http_request=True)
        question = writer.create_warc_record(address, "request", http_headers=asked)
        writer.write_request_response_pair(question, answer)
    found = run(write(name, file.getvalue()))
    assert [(each.id, each.text, each.first_line) for each in found.articles] == [
        ("https://tide.example/1", STORY, 2),
        ("https://tide.example/2", STORY, 4),
    ]
    assert (found.warnings, found.skipped) == ([], [])


@pytest.mark.parametrize(
    "other",
    [
        record(response(STORY, TEXT), "request"),
        record(response(STORY, TEXT), "resource"),
        record(response(STORY, TEXT), "revisit"),
        record(b"", "warcinfo"),
        record(b""),
        record(STORY.encode()),
        record(response(STORY, TEXT, status="404 Not Found")),
        record(response(STORY, TEXT, status="206 Partial Content")),
        record(response(STORY, "Content-Type: image/svg+xml")),
        record(response(STORY, "Content-Type: application/json")),
        record(response(STORY)),
        b"\r\n\r\n\r\n",
    ],
)
def test_what_is_no_page_is_passed_over(other: bytes) -> None:
    found = run(write("port.warc", other + GOOD))
    assert (ids(found), found.warnings, found.skipped) == (["https://tide.example/good"], [], [])
    with pytest.raises(InputError, match=r"^other\.warc: no record in it: leave it out$"):
        run(write("other.warc", other))


def chunked(*parts: bytes) -> bytes:
    return b"".join(b"%x;last=no\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


BARE = zlib.compressobj(wbits=-zlib.MAX_WBITS)
PACKED = {
    "sent in chunks": response(chunked(b"Harbour du", STORY[10:].encode()), TEXT, "Transfer-Encoding: chunked"),
    "said to be in chunks": response(STORY, TEXT, "Transfer-Encoding: chunked"),
    "packed by gzip": response(gzip.compress(STORY.encode(), mtime=0), TEXT, "Content-Encoding: gzip"),
    "said to be packed": response(STORY, TEXT, "Content-Encoding: gzip"),
    "packed by zlib": response(zlib.compress(STORY.encode()), TEXT, "Content-Encoding: deflate"),
    "packed without a header": response(
        BARE.compress(STORY.encode()) + BARE.flush(), TEXT, "Content-Encoding: Deflate"
    ),
    "both": response(
        chunked(gzip.compress(STORY.encode(), mtime=0)), TEXT, "content-encoding: x-gzip", "transfer-encoding: Chunked"
    ),
    "of a type with parameters": response(STORY, "Content-Type: Text/Plain ; charset=utf-8"),
    "with ends of lines of its own": response(STORY, TEXT).replace(b"\r\n", b"\n"),
}


@pytest.mark.parametrize("block", PACKED.values(), ids=PACKED)
def test_however_a_page_was_sent(block: bytes) -> None:
    [article] = run(write("port.warc", record(block))).articles
    assert article.text == STORY


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1251", "cp1251"), ('"shift_jis"', "shift_jis"), ("utf-8", "cp1252"), ("nonsense", "utf-8")],
)
def test_a_server_says_the_charset(charset: str, encoding: str) -> None:
    words = {"cp1251": "Сборы выросли", "shift_jis": "港湾", "cp1252": "£87m", "utf-8": "£87m"}[encoding]
    body = f"<p>The dues, {words}, rose by 4% at the port in a year, its office said.</p>" * 5
    block = response(page(body=body).encode(encoding), f"{HTML}; charset={charset}")
    [article] = run(write("port.warc", record(block))).articles
    assert words in article.text


def test_a_page_says_the_charset_that_its_server_does_not() -> None:
    body = "<p>Сборы порта выросли на 4% за год, сообщила его контора в понедельник.</p>" * 5
    block = response(page("<meta charset=windows-1251>", body).encode("cp1251"), HTML)
    [article] = run(write("port.warc", record(block))).articles
    assert "Сборы порта выросли" in article.text


NO_ARTICLE = "no article found in the page: save its words as .txt, or leave it out"
TOO_LARGE = "more than 1 MB in one article: split it, or allow more with --most-text"


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (response("<p>", HTML), NO_ARTICLE),
        (response(" ", TEXT), "no text in it: write the article there, or leave it out"),
        (response(STORY, TEXT, "Content-Encoding: br"), "packed by 'br': fetch the page without, or leave it out"),
        (response("x" * MEGABYTE + "y", TEXT), TOO_LARGE),
        (response(gzip.compress(b"x" * 50 * MEGABYTE, mtime=0), TEXT, "Content-Encoding: gzip"), TOO_LARGE),
        (response(chunked(*[b"x"] * MEGABYTE), TEXT, "Transfer-Encoding: chunked"), TOO_LARGE),
        (response(STORY, "X: " + "x" * MEGABYTE, TEXT), "a header of more than 256 KB: leave it out"),
    ],
)
def test_one_bad_page_among_good_ones(block: bytes, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MOST_TEXT, "1")
    found = run(write("port.warc", record(b"", "warcinfo") + record(block) + GOOD))
    assert (ids(found), found.skipped) == (["https://tide.example/good"], [f"port.warc:2: {message}"])


def test_a_page_as_large_as_an_article_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MOST_TEXT, "1")
    [article] = run(write("port.warc", record(response("x" * MEGABYTE, TEXT)))).articles
    assert len(article.text) == MEGABYTE


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (b"<html>", "no WARC record begins with b'<html>': fetch the archive again"),
        (record(b"", length="-1"), "no length of a WARC record: '-1': fetch the archive again"),
        (record(b"", length="٣"), "no length of a WARC record: '٣': fetch the archive again"),
        (b"WARC/1.1\r\n\r\n", "no length of a WARC record: 'none': fetch the archive again"),
        (
            record(b"", length=10**30),
            f"cut off {10**30 - 4:,} bytes before the end of the record: fetch the archive again",
        ),
        (b"WARC/1.1\r\n" + b"X: y\r\n" * MEGABYTE, "a header of more than 256 KB: leave it out"),
        (b"WARC/1.1\r\nX: " + b"y" * MEGABYTE, "a header of more than 256 KB: leave it out"),
    ],
)
def test_where_an_archive_ends_early(bad: bytes, message: str) -> None:
    found = run(write("port.warc", GOOD + bad))
    assert (ids(found), found.skipped) == (["https://tide.example/good"], [f"port.warc:2: {message}"])


def test_an_archive_whose_packing_is_cut_off() -> None:
    packed = gzip.compress(GOOD * 1000)
    write("news/port.warc.gz", packed[: len(packed) // 2])
    found = run("news")
    assert 1 < len(found.articles) < 1000
    [message] = found.skipped
    assert message.startswith("news/port.warc.gz: not gzip, or broken (")


@pytest.mark.parametrize("raw", [GOOD, gzip.compress(GOOD, mtime=0)])
def test_an_archive_on_standard_input(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert ids(run("-")) == ["https://tide.example/good"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [("<https://tide.example/a>", "tide.example"), ("https://[::1", ""), ("urn:uuid:8", "")],
)
def test_the_host_of_an_address(address: str, expected: str) -> None:
    [article] = run(write("port.warc", record(response(STORY, TEXT), address=address))).articles
    assert (article.id, article.source) == (address.strip("<>"), expected)
