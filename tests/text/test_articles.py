"""Files of every kind, whole and broken: the articles in them, or the one line that says why none is."""

import csv
import gzip
import io
import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from claims.records import Article
from claims.text import decoding, formats
from claims.text.articles import read_articles
from claims.text.decoding import UNKNOWN_ENCODING, declared_charset, decode
from claims.text.files import InputError
from claims.text.headers import day_written, split_header
from claims.text.html import read_page

KINDS = ".txt, .md, .html, .htm, .jsonl, .ndjson, .csv, .parquet, or one of these with .gz"
STORY = "Harbour dues rose 12% to £1.2bn last year."
PARAGRAPHS = "".join(
    f"<p>The port of {town} took in £{amount}m in dues, 4% more than a year before, its office said.</p>"
    for town, amount in {"Leith": 31, "Tilbury": 87, "Grimsby": 45}.items()
)


class Run(NamedTuple):
    articles: list[Article]
    warnings: list[str]
    skipped: list[str]


def run(*inputs: str | Path, strict: bool = False) -> Run:
    warnings: list[str] = []
    skipped: list[str] = []
    found = read_articles(inputs, strict=strict, warn=warnings.append, skip=lambda error: skipped.append(str(error)))
    return Run(list(found), warnings, skipped)


def ids(found: Run) -> list[str]:
    return [article.id for article in found.articles]


def page(head: str = "", body: str = PARAGRAPHS) -> str:
    return f"<html><head>{head}</head><body><article><h1>Dues up</h1>{body}</article></body></html>"


def table(**columns: list[Any]) -> bytes:
    file = io.BytesIO()
    parquet.write_table(pa.table(columns), file)
    return file.getvalue()


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: bytes | str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


# Whole files


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


# Many articles


def test_rows_know_the_line_on_which_they_begin() -> None:
    write("port.csv", 'id,text\na,"one\ntwo"\n\nb,three\nc,"four, five"\n')
    found = [(article.id, article.first_line) for article in run("port.csv").articles]
    assert found == [("a", 2), ("b", 5), ("c", 6)]


def test_a_long_cell_is_read() -> None:
    text = "Dues rose 12%. " * 20_000
    write("port.csv", f"text\n{text}\n")
    assert run("port.csv").articles[0].text == text


def test_half_an_emoji_does_not_shift_what_follows() -> None:
    write("port.jsonl", '{"text": "up \\ud83d 12%", "title": "\\ud83d\\ude00"}')
    [article] = run("port.jsonl").articles
    assert (article.text, article.title) == ("up \ufffd 12%", "😀")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_records_in_any_encoding(encoding: str) -> None:
    write("port.jsonl", '{"text": "£1.2bn"}\n{"text": "£3bn"}\n'.encode(encoding))
    write("port.csv", '"text"\n"£1.2bn"\n"£3bn"\n'.encode(encoding))
    assert [article.text for article in run("port.jsonl", "port.csv").articles] == ["£1.2bn", "£3bn"] * 2


def test_articles_come_one_at_a_time() -> None:
    write("port.jsonl", '{"text": "one"}\nnot JSON\n')
    found = read_articles(["port.jsonl"], strict=True)
    assert next(found).text == "one"
    with pytest.raises(InputError):
        next(found)


def test_a_folder_is_read_in_order_of_name_to_its_last_corner() -> None:
    others = (".hidden.txt", ".git/x.txt", "notes.docx", "README")
    for name in ("b.txt", "a/z.md", "a/b/c.csv", "c.txt.gz", *others):
        content = f"text\n{STORY}\n" if name.endswith(".csv") else STORY
        write(f"news/{name}", gzip.compress(content.encode()) if name.endswith(".gz") else content)
    found = run("news")
    paths = ["news/a/b/c.csv", "news/a/z.md", "news/b.txt", "news/c.txt.gz"]
    assert [article.path for article in found.articles] == paths
    assert (ids(found), found.warnings, found.skipped) == (["c-2", "z", "b", "c"], [], [])


def test_a_path_may_be_given_alone() -> None:
    write("port.txt", STORY)
    assert [article.id for article in read_articles("port.txt")] == ["port"]
    assert [article.id for article in read_articles(Path("port.txt"))] == ["port"]


def test_an_id_met_twice_gets_a_number() -> None:
    write("a/port.txt", STORY)
    write("b/port.txt", STORY)
    write("c.csv", "id,text\nport-2,x\nport,y\nport,z\n")
    found = run("a", "b", "c.csv")
    assert ids(found) == ["port", "port-2", "port-2-2", "port-3", "port-4"]
    assert found.warnings[0] == (
        "b/port.txt:1: an earlier article has the id port, so this one is port-2: give each its own"
    )
    places = [warning.partition(" ")[0] for warning in found.warnings]
    assert places == ["b/port.txt:1:", "c.csv:2:", "c.csv:3:", "c.csv:4:"]


def test_links_are_followed_to_files_in_the_folder_only() -> None:
    write("news/a.txt", STORY)
    write("secret/b.txt", STORY)
    links = {"c.txt": "a.txt", "d.txt": "../secret/b.txt", "e": "../secret", "f": ".", "g.docx": "../x"}
    for name, target in links.items():
        Path("news", name).symlink_to(target)
    assert run("news") == Run(
        [Article("a", STORY, path="news/a.txt"), Article("c", STORY, path="news/c.txt")],
        [
            "news/d.txt: a link out of its folder, left out: name that file to read it",
            "news/e: a link to a folder, left out: name that folder to read it",
            "news/f: a link to a folder, left out: name that folder to read it",
        ],
        [],
    )


def test_pipes_in_a_folder_are_not_opened() -> None:
    write("news/a.txt", STORY)
    os.mkfifo("news/b.txt")
    assert run("news").warnings == ["news/b.txt: a pipe or device, left out: use - to read from it"]


# Standard input


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (STORY.encode(), [("stdin", STORY, 1, True)]),
        (STORY.encode("utf-16"), [("stdin", STORY, 1, True)]),
        (gzip.compress(STORY.encode()), [("stdin", STORY, 1, True)]),
        (b"---\nid: dues\n---\n12%", [("dues", "12%", 4, True)]),
        (
            b'\n {"text": "12%"}\n{"id": 4, "text": "13%"}',
            [("stdin-2", "12%", 2, False), ("4", "13%", 3, False)],
        ),
        (gzip.compress(b'{"text": "12%"}'), [("stdin-1", "12%", 1, False)]),
        ('{"text": "£1"}'.encode("utf-16"), [("stdin-1", "£1", 1, False)]),
        (table(text=["12%"]), [("stdin-1", "12%", 1, False)]),
        (gzip.compress(table(text=["12%"])), [("stdin-1", "12%", 1, False)]),
        (b"<b>not a page</b>", [("stdin", "<b>not a page</b>", 1, True)]),
    ],
)
def test_standard_input_is_what_it_looks_like(
    raw: bytes, expected: list[tuple[str, str, int, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    found = run("-").articles
    assert [(each.id, each.text, each.first_line, each.is_verbatim) for each in found] == expected
    assert {each.path for each in found} == {"-"}


def test_a_page_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n<!DOCTYPE html>" + page().encode("cp1252"))))
    [article] = run("-").articles
    assert (article.id, article.is_verbatim) == ("stdin", False)
    assert "Leith took in £31m" in article.text


# Broken files


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("port.docx", b"", f"port.docx: of an unknown kind: save it as {KINDS}"),
        ("port", b"", f"port: of an unknown kind: save it as {KINDS}"),
        ("port.txt", b"", "port.txt: no text in it: write the article there, or leave it out"),
        ("port.txt", b" \r\n\t", "port.txt: no text in it: write the article there, or leave it out"),
        (
            "port.txt",
            b"---\nid: 8\n---\n",
            "port.txt: no text in it: write the article there, or leave it out",
        ),
        ("port.md", b"12\0%", "port.md: bytes in no encoding that is known: save it as UTF-8"),
        (
            "port.html",
            b"",
            "port.html: no article found in the page: save its words as .txt, or leave it out",
        ),
        ("port.htm", b"\x89PNG\r\n\0", "port.htm: bytes in no encoding that is known: save it as UTF-8"),
        (
            "port.txt.gz",
            b"12%",
            "port.txt.gz: not gzip, or broken (Not a gzipped file (b'12')): fetch or pack it again",
        ),
        (
            "port.txt.gz",
            gzip.compress(STORY.encode())[:-9],
            "port.txt.gz: not gzip, or broken "
            "(Compressed file ended before the end-of-stream marker was reached): fetch or pack it again",
        ),
        ("port.jsonl", b"\n\n", "port.jsonl: no record in it: leave it out"),
        (
            "port.jsonl",
            b'{"text": "12%"',
            "port.jsonl: nothing in it can be read; the first of it: "
            "port.jsonl:1: not JSON (Expecting ',' delimiter): mend the line, or leave it out",
        ),
        (
            "port.csv",
            b"",
            "port.csv: no column named text (it has none at all): name the column of the articles so",
        ),
        (
            "port.csv",
            b"id;text\n1;12%\n",
            "port.csv: no column named text (it has ['id;text']): name the column of the articles so",
        ),
        (
            "port.csv",
            b'"text"x\n12%\n',
            "port.csv: first row not CSV (',' expected after '\"'): write the names of the columns there",
        ),
        ("port.csv", b"text\n", "port.csv: no record in it: leave it out"),
        (
            "port.parquet",
            table(words=["12%"]),
            "port.parquet: no column named text (it has ['words']): name the column of the articles so",
        ),
        (
            "port.parquet",
            table(text=[12]),
            "port.parquet: nothing in it can be read; the first of it: "
            "port.parquet:1: its text is not a string but 12: mend it, or leave it out",
        ),
    ],
)
def test_a_file_named_here_that_cannot_be_read(name: str, content: bytes, message: str) -> None:
    with pytest.raises(InputError) as raised:
        run(write(name, content))
    assert str(raised.value) == message


@pytest.mark.parametrize("content", [b"", b"PAR1", b"text\n12%", table(text=["12%"])[:-20]])
def test_what_is_not_parquet(content: bytes) -> None:
    with pytest.raises(InputError, match=r"^port\.parquet: not Parquet, or broken \(.+\): write it again$"):
        run(write("port.parquet", content))


def test_gzip_with_a_wrong_sum() -> None:
    packed = bytearray(gzip.compress(STORY.encode()))
    packed[-8] ^= 1
    with pytest.raises(InputError, match=r"^port\.txt\.gz: not gzip, or broken \(CRC check failed.+pack it again$"):
        run(write("port.txt.gz", bytes(packed)))


@pytest.mark.parametrize(
    ("name", "bad", "message"),
    [
        ("port.jsonl", b'{"text"}', "not JSON (Expecting ':' delimiter): mend the line, or leave it out"),
        (
            "port.jsonl",
            b"[" * 100_000,
            "not JSON (too deep, or a number too long): mend the line, or leave it out",
        ),
        ("port.jsonl", b"[12]", "not a JSON object but [12]: mend the line, or leave it out"),
        ("port.jsonl", b"{}", "no text in it: write the article there, or leave it out"),
        ("port.jsonl", b'{"text": null}', "no text in it: write the article there, or leave it out"),
        ("port.jsonl", b'{"text": " "}', "no text in it: write the article there, or leave it out"),
        ("port.jsonl", b'{"text": 12}', "its text is not a string but 12: mend it, or leave it out"),
        ("port.jsonl", b'{"text": "\x00"}', UNKNOWN_ENCODING),
        ("port.csv", b"1,", "no text in it: write the article there, or leave it out"),
        ("port.csv", b"1", "no text in it: write the article there, or leave it out"),
        ("port.csv", b"1,rose by 1,200", "3 cells, but 2 columns: quote the cells with commas"),
        (
            "port.csv",
            b'1,"said "up" to her"',
            "not CSV (',' expected after '\"'): mend its quotation marks, or leave the row out",
        ),
        ("port.csv", b"1,\x81\x8d", UNKNOWN_ENCODING),
    ],
)
def test_one_bad_record_among_good_ones(name: str, bad: bytes, message: str) -> None:
    is_csv = name.endswith(".csv")
    good = b"0,good" if is_csv else b'{"id": 0, "text": "good"}'
    late = b"2,late" if is_csv else b'{"id": 2, "text": "late"}'
    write(name, b"\n".join([b"id,text" if is_csv else b"", good, bad, late]))
    found = run(name)
    assert (ids(found), found.warnings, found.skipped) == (["0", "2"], [], [f"{name}:3: {message}"])
    assert found.articles[-1].first_line == 4
    with pytest.raises(InputError) as raised:
        run(name, strict=True)
    assert str(raised.value) == f"{name}:3: {message}"


def test_a_quotation_mark_that_is_never_closed() -> None:
    write("port.csv", 'id,text\n0,good\n1,"said up\n2,late\n')
    assert run("port.csv").skipped == [
        "port.csv:3: not CSV (unexpected end of data): mend its quotation marks, or leave the row out"
    ]


def test_one_bad_row_of_parquet() -> None:
    days = pa.array([0, 2**60], pa.timestamp("us"))  # the second is in the year 38505
    write("port.parquet", table(id=["a", "b"], text=["12%", "13%"], published=days))
    found = run("port.parquet")
    assert ids(found) == ["a"]
    [message] = found.skipped
    assert message.startswith("port.parquet:2: a cell that cannot be read (")
    assert message.endswith("): mend it, or leave the row out")


def test_one_bad_file_in_a_folder() -> None:
    write("news/a.txt", STORY)
    write("news/b.txt", b"")
    write("news/c.jsonl", '{"text": "12%"}\n{}\n')
    found = run("news")
    assert ids(found) == ["a", "c-1"]
    assert found.skipped == [
        "news/b.txt: no text in it: write the article there, or leave it out",
        "news/c.jsonl:2: no text in it: write the article there, or leave it out",
    ]
    with pytest.raises(InputError, match=r"^news/b\.txt: no text in it: write the article there, or leave"):
        run("news", strict=True)


def test_what_is_left_out_is_warned_of_where_nobody_counts_it() -> None:
    write("port.jsonl", '{"text": "12%"}\n{}\n')
    warnings: list[str] = []
    assert len(list(read_articles(["port.jsonl"], warn=warnings.append))) == 1
    assert warnings == ["port.jsonl:2: no text in it: write the article there, or leave it out"]


def make_pipe() -> None:
    os.mkfifo("news")


def make_empty_folder() -> None:
    Path("news").mkdir()


def make_folder_of_others() -> None:
    write("news/logo.png", b"")
    write("news/.cache/a.txt", STORY)


def make_folder_of_broken_files() -> None:
    write("news/a.txt", b"")
    write("news/b.txt", b"\0")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: None, "news: no such file or folder: check the name"),
        (make_pipe, "news: neither a file nor a folder: use - to read from a pipe"),
        (make_empty_folder, f"news: no article in it: put files there that end in {KINDS}"),
        (make_folder_of_others, f"news: no article in it: put files there that end in {KINDS}"),
        (
            make_folder_of_broken_files,
            "news: nothing in it can be read; the first of it: "
            "news/a.txt: no text in it: write the article there, or leave it out",
        ),
    ],
)
def test_an_input_without_articles(make: Callable[[], None], message: str) -> None:
    make()
    with pytest.raises(InputError) as raised:
        run("news")
    assert str(raised.value) == message


def test_a_missing_input_is_found_before_any_is_read() -> None:
    write("a.txt", STORY)
    with pytest.raises(InputError, match=r"^b\.txt: no such file or folder: check the name$"):
        read_articles(["a.txt", "b.txt"])


def test_standard_input_cannot_be_read_twice() -> None:
    with pytest.raises(InputError, match=r"^standard input: given twice, but .+: give - once$"):
        read_articles(["-", "-"])


def test_standard_input_may_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match=r"^standard input: it is closed: pipe an article into it$"):
        run("-")


@pytest.mark.parametrize("name", ["new\nline.txt", "n\0l.txt", "l" * 300 + ".txt"])
def test_a_message_is_one_line_whatever_the_name(name: str) -> None:
    with pytest.raises(InputError) as raised:
        run(name)
    assert "\n" not in str(raised.value)


def test_a_file_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    write("news/a.txt", STORY)
    write("news/b.txt", STORY)
    opened = Path.open

    def refusing(path: Path, mode: str) -> Any:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refusing)
    message = "news/b.txt: you may not read it: ask its owner, or change its permissions"
    assert run("news").skipped == [message]
    with pytest.raises(InputError) as raised:
        run("news/b.txt")
    assert str(raised.value) == message


def test_an_article_too_long_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST_RECORD", 50)
    long = "x" * 60
    write("port.txt.gz", gzip.compress(long.encode()))
    with pytest.raises(InputError, match=r"^port\.txt\.gz: more than 32 MB in one article: split it$"):
        run("port.txt.gz")
    write("port.jsonl", f'{{"text": "a"}}\n{{"text": "{long}"}}\n{{"text": "b"}}\n')
    found = run("port.jsonl")
    assert ids(found) == ["port-1", "port-3"]
    assert found.skipped == ["port.jsonl:2: more than 32 MB in one article: split it"]


def test_a_cell_too_long_to_be_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "LARGEST_RECORD", 50)
    limit = csv.field_size_limit()
    write("port.csv", "text\na\n" + "x" * 60 + "\nb\n")
    found = run("port.csv")
    csv.field_size_limit(limit)
    assert ids(found) == ["port-2", "port-4"]
    assert found.skipped == [
        "port.csv:3: not CSV (field larger than field limit (50)): mend its quotation marks, or leave the row out"
    ]


def test_a_table_too_large_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST_COPY", 50)
    with pytest.raises(InputError, match=r"^port\.parquet\.gz: more than 8 GB in one table: split it$"):
        run(write("port.parquet.gz", gzip.compress(table(text=["12%"]))))


SCRAPS = (b"---\n", b"text", b"id: 8\n", b'"', b",", b"\n", b"{", b"}", b":", b"\xa3", b"<p>")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    raw=st.binary(max_size=400) | st.lists(st.sampled_from(SCRAPS)).map(b"".join),
    suffix=st.sampled_from(list(formats.READERS)),
    is_packed=st.booleans(),
)
def test_no_bytes_in_any_file_raise_anything_else(raw: bytes, suffix: str, is_packed: bool) -> None:
    name = write(f"any{suffix}.gz", gzip.compress(raw)) if is_packed else write(f"any{suffix}", raw)
    try:
        found = run(name)
    except InputError as error:
        assert str(error).startswith(name)
        assert len(str(error).splitlines()) == 1
    else:
        assert all(article.text.strip() and article.id for article in found.articles)
        assert len(set(ids(found))) == len(found.articles)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\t\n\r")))
def test_offsets_point_into_the_file_as_it_was_saved(text: str) -> None:
    content = f"---\nid: 8\n---\nDues: {text}"
    [article] = run(write("port.txt", content)).articles
    assert article.text == f"Dues: {text}"
    assert content.split("\n")[article.first_line - 1].startswith("Dues: ")
