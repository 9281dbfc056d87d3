"""Files that cannot be read: the one line that says why, and what is read all the same."""

import gzip
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.text import decoding, formats
from claims.text.articles import read_articles
from claims.text.decoding import UNKNOWN_ENCODING
from claims.text.files import InputError
from tests.text.reading import KINDS, STORY, ids, run, table, write

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
            gzip.compress(STORY.encode(), mtime=0)[:-9],
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
        "port.csv:3: not CSV (unexpected end of data), left out up to line 4: "
        "mend its quotation marks, or leave the row out"
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
    opened = os.open

    def refusing(path: Any, *settings: Any, **others: Any) -> int:
        if str(path).endswith("b.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *settings, **others)

    monkeypatch.setattr(os, "open", refusing)
    message = "news/b.txt: you may not read it: ask its owner, or change its permissions"
    assert run("news").skipped == [message]
    with pytest.raises(InputError) as raised:
        run("news/b.txt")
    assert str(raised.value) == message


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
