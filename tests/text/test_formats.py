"""What one file says: its kind, encoding, header, dates and page."""

import gzip
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from claims.records import Article
from claims.text.decoding import UNKNOWN_ENCODING, declared_charset, decode
from claims.text.headers import day_written, split_header
from claims.text.html import read_page
from tests.text.reading import PARAGRAPHS, STORY, Run, page, run, table, write


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("port.txt", STORY, Article("port", STORY)),
        ("port.TXT", STORY, Article("port", STORY)),
        ("port.2024.md", "# Dues\n\n12%", Article("port.2024", "# Dues\n\n12%")),
        ("port.txt", "  kept as it is\r\n\r\n", Article("port", "  kept as it is\r\n\r\n")),
        (
            "port.jsonl",
            '{"id": "a7", "text": "12%", "source": "Tide", "published": "2024-05-31", "title": "Dues\\nup"}',
            Article("a7", "12%", "Tide", date(2024, 5, 31), "Dues up", is_verbatim=False),
        ),
        ("port.ndjson", '{"text": "12%"}', Article("port-1", "12%", is_verbatim=False)),
        (
            "port.jsonl",
            '\n{"Text": "12%", "id": 17}\n',
            Article("17", "12%", first_line=2, is_verbatim=False),
        ),
        ("port.csv", "id,text\n17,12%\n", Article("17", "12%", first_line=2, is_verbatim=False)),
        ("port.csv", "\ufeffText\n12%\n", Article("port-2", "12%", first_line=2, is_verbatim=False)),
        ("port.csv", "text\r\n12%\r\n", Article("port-2", "12%", first_line=2, is_verbatim=False)),
        ("port.csv", "id,text,,\n8,12%,,\n", Article("8", "12%", first_line=2, is_verbatim=False)),
        (
            "port.csv",
            'text,id\n"a ""b"", c\nd",9\n',
            Article("9", 'a "b", c\nd', first_line=2, is_verbatim=False),
        ),
        (
            "port.parquet",
            table(id=[17], text=["12%"], published=[datetime(2024, 5, 31, 23, 0)], pages=[3]),  # noqa: DTZ001
            Article("17", "12%", published=date(2024, 5, 31), is_verbatim=False),
        ),
        ("port.parquet", table(TEXT=["12%"], id=[None]), Article("port-1", "12%", is_verbatim=False)),
        ("port.parquet", table(text=["12%"], id=[3.0]), Article("3", "12%", is_verbatim=False)),
    ],
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_one_article_of_each_kind_of_file(name: str, content: str | bytes, expected: Article, is_packed: bool) -> None:
    raw = content.encode() if isinstance(content, str) else content
    path = write(f"{name}.gz", gzip.compress(raw)) if is_packed else write(name, raw)
    assert run(path) == Run([expected._replace(path=path)], [], [])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\xa31.2bn", "£1.2bn"),
        (b"\xc2\xa31.2bn", "£1.2bn"),
        (b"\x80500m \x96 a record", "€500m – a record"),
        (b"\xef\xbb\xbf\xc2\xa31.2bn", "£1.2bn"),
        ("£1.2bn".encode("utf-16"), "£1.2bn"),
        ("£1.2bn".encode("utf-32"), "£1.2bn"),
        (b"\xfe\xff" + "£1.2bn".encode("utf-16-be"), "£1.2bn"),
        (b"12%\r\n\r\n13%\r14%\n\x1a", "12%\r\n\r\n13%\r14%\n\x1a"),
    ],
)
def test_a_text_is_read_in_the_encoding_it_was_saved_in(raw: bytes, text: str) -> None:
    assert decode(raw) == text
    assert run(write("port.txt", raw)).articles[0].text == text


@pytest.mark.parametrize(
    ("declared", "raw", "text"),
    [
        ("windows-1251", "рост 12%".encode("cp1251"), "рост 12%"),
        ("GB2312", "增长12%".encode("gb18030"), "增长12%"),
        ("shift_jis", "12%増①".encode("cp932"), "12%増①"),
        ("iso-2022-jp", "12%増".encode("iso2022_jp"), "12%増"),
        ("iso-8859-1", "£1.2bn".encode(), "£1.2bn"),  # servers say so of UTF-8 too
        ("iso-8859-1", "£1.2bn – up".encode("cp1252"), "£1.2bn – up"),  # and of Windows-1252
        ("utf-8", "£1.2bn".encode("cp1252"), "£1.2bn"),
        ("utf-16", "£1.2bn".encode(), "£1.2bn"),  # the declaration itself could be read byte by byte
        ("rot13", b"12%", "12%"),
        ("unicode_escape", rb"C:\new", r"C:\new"),
        ("no-such-thing", "£1.2bn".encode(), "£1.2bn"),
    ],
)
def test_a_declared_encoding_holds_where_it_can(declared: str, raw: bytes, text: str) -> None:
    assert decode(raw, declared) == text


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b"<meta charset=shift_jis>", "shift_jis"),
        (b'<META CHARSET="UTF-8">', "UTF-8"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso-8859-2"),
        (b"<p>charset=koi8-r</p>", None),
        (b"<meta name=author content=koi8-r>", None),
    ],
)
def test_the_charset_that_a_page_declares(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset


@pytest.mark.parametrize("raw", [b"GIF89a\x00\x01", b"a\0b", b"\x01\x02\x03\x04", b"\x81\x8d", b"\xff\xfe\x00"])
def test_bytes_that_are_no_text(raw: bytes) -> None:
    with pytest.raises(UnicodeError, match=UNKNOWN_ENCODING):
        decode(raw)


# Headers


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        ("---\nsource: Lloyd's\n---\nDues", {"source": "Lloyd's"}, "Dues"),
        ("---\r\nID: 8\r\nTitle: Dues: up\r\n---\r\n\r\nDues", {"id": "8", "title": "Dues: up"}, "\r\nDues"),
        (
            '---\ntitle: "Dues: up"\ntags:\n  - port\n- sea\n\nid: 8\n---\n',
            {"title": "Dues: up", "id": "8"},
            "",
        ),
        ('---\ntitle: "Up" or "down"\n---\nDues', {"title": '"Up" or "down"'}, "Dues"),
        ("---\nid: 8\nid: 9\n---", {"id": "8"}, ""),
        ("---\nsource:\n---\nDues", {"source": ""}, "Dues"),
    ],
)
def test_a_header_between_two_rules(text: str, fields: dict[str, str], rest: str) -> None:
    found, start = split_header(text)
    assert {key: value for key, value in found.items() if key != "tags"} == fields
    assert text[start:] == rest


@pytest.mark.parametrize(
    "text",
    [
        "Dues rose.\n---\nid: 8\n---\n",
        "\n---\nid: 8\n---\nDues",
        "---\nDues rose by a third.\n---\n",
        "---\nid: 8\nDues rose.\n---\n",
        "---\nMayor: we will pay\n---\nDues",  # a dialogue between rules, for no key of it is known
        "---\nid: 8\n",
        "--- id: 8",
        "----\nid: 8\n----\n",
        "",
    ],
)
def test_no_header_but_text(text: str) -> None:
    assert split_header(text) == ({}, 0)


def test_the_article_begins_after_its_header_and_knows_its_line() -> None:
    header = "---\nid: dues\nsource: Lloyd's\npublished: 2024-05-31\ntitle: Up\nlanguage: en\n---\n"
    body = "\nHarbour dues rose 12%.\r\nMore."
    path = write("port.txt", "\ufeff" + header + body)
    [article] = run(path).articles
    assert article == Article("dues", body, "Lloyd's", date(2024, 5, 31), "Up", path, first_line=8)
    place = article.text.index("Harbour")
    line = article.first_line + article.text.count("\n", 0, place)
    assert Path(path).read_text().splitlines()[line - 1] == "Harbour dues rose 12%."


# Dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-31", date(2024, 5, 31)),
        (" 2024-05-31 ", date(2024, 5, 31)),
        ("2024-05-31T23:10:00-04:00", date(2024, 5, 31)),
        ("2024-05-31 06:00 UTC", date(2024, 5, 31)),
        ("2024-02-30", None),
        ("2024-05-31st", None),
        ("2024-05", None),
        ("05/06/2024", None),
        ("31 May 2024", None),
    ],
)
def test_a_day_is_read_only_when_it_can_mean_one_day(text: str, expected: date | None) -> None:
    assert day_written(text) == expected


@pytest.mark.parametrize(
    ("field", "warning"),
    [
        (
            {"published": "last May"},
            "port.jsonl:1: its published is no date that can be read ('last May'): write it as 2024-05-31",
        ),
        (
            {"published": 1717113600},
            "port.jsonl:1: its published is no date that can be read (1717113600): write it as 2024-05-31",
        ),
        (
            {"source": {"name": "Tide"}},
            "port.jsonl:1: its source is neither words nor a number ({'name': 'Tide'}): write it as a string",
        ),
        ({"id": True}, "port.jsonl:1: its id is neither words nor a number (True): write it as a string"),
    ],
)
def test_a_field_that_cannot_be_read_stays_empty(field: dict[str, Any], warning: str) -> None:
    path = write("port.jsonl", json.dumps({"text": "12%", **field}))
    assert run(path) == Run([Article("port-1", "12%", path=path, is_verbatim=False)], [warning], [])


@pytest.mark.parametrize("empty", [None, "", "  ", float("nan")])
def test_an_empty_field_is_not_worth_a_warning(empty: object) -> None:
    fields = dict.fromkeys(("id", "source", "published", "title"), empty)
    path = write("port.jsonl", json.dumps({"text": "12%", **fields}))
    assert run(path) == Run([Article("port-1", "12%", path=path, is_verbatim=False)], [], [])


# Pages


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_page_without_a_declared_charset_keeps_its_pounds(encoding: str) -> None:
    path = write("port.html", page("<title>Dues up</title>").encode(encoding))
    [article] = run(path).articles
    assert "Tilbury took in £87m in dues" in article.text
    assert (article.id, article.title, article.is_verbatim) == ("port", "Dues up", False)


def test_a_page_is_stripped_of_what_surrounds_its_article() -> None:
    found = read_page(
        page(
            '<meta property="og:title" content="Dues up"><meta property="og:site_name" content="Port News">',
            f'{PARAGRAPHS}<div class="comments"><p>I paid 99% more than that, says a reader.</p></div>',
        )
    )
    assert found is not None
    assert (found.title, found.source, found.published) == ("Dues up", "Port News", None)
    assert "Leith took in £31m" in found.text
    assert "99%" not in found.text


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2024-05-31T23:30:00-04:00">', ""),
        ('<meta name="pubdate" content="2024-05-31"><meta name="date" content="2024-06-02">', ""),
        ('<meta name="DC.date.issued" content="2024-05-31">', ""),
        ('<meta itemprop="datePublished" content="2024-05-31">', ""),
        ('<script type="application/ld+json">{"datePublished" : "2024-05-31T10:00Z"}</script>', ""),
        ("", '<time itemprop="datePublished" datetime="2024-05-31">Friday</time>'),
        ("", '<time pubdate datetime="2024-05-31">Friday</time>'),
        ("", '<header><time datetime="2024-05-31">Friday</time></header>'),
        (
            '<script type="application/ld+json">["related", {"datePublished": "2020-01-01"}, '
            '{"datePublished": "2021-01-01"}]</script><meta name="date" content="2024-05-31">',
            "",
        ),
    ],
)
def test_a_page_declares_its_day(head: str, body: str) -> None:
    found = read_page(page(head, body + PARAGRAPHS))
    assert found is not None
    assert found.published == date(2024, 5, 31)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<footer>© 2019 Port News. Updated 2022-01-02</footer>"),
        ("", "<h2>What happened on 11 September 2001</h2>"),
        ("", "<p>The bridge was opened on 2001-09-11 and closed at once.</p>"),
        ("", '<p>The bridge was opened on <time datetime="2001-09-11">that day</time>.</p>'),
        ('<meta itemprop="copyrightYear" content="2019">', ""),
        ('<meta property="article:modified_time" content="2022-01-02">', ""),
        ('<link rel="canonical" href="https://port.example/2022/01/02/dues">', ""),
        ('<meta name="date" content="05/06/2024">', ""),
        ('<meta name="date" content="2024">', ""),
    ],
)
def test_a_day_that_a_page_only_mentions_is_not_its_own(head: str, body: str) -> None:
    found = read_page(page(head, PARAGRAPHS + body))
    assert found is not None
    assert found.published is None
