"""Files that mean harm, or lie about themselves: little memory, one line on each, and what is good is read."""

import gzip
import io
import os
import socket
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from claims.text import articles
from claims.text.articles import read_articles
from claims.text.decoding import raw_lines
from claims.text.files import InputError, escaped, opened
from claims.text.limits import LARGEST_MOST_TEXT, MEGABYTE, MOST_TEXT, most_text
from tests.text.reading import STORY, Run, ids, run, table, write

TOO_LARGE = "more than 1 MB in one article: split it, or allow more with --most-text"
LONG = 64  # megabytes that a small file unpacks to
MOST_HELD = 8 * MEGABYTE  # bytes; a line, its characters and what unpacks them, where an article may have one megabyte


@pytest.fixture(autouse=True)
def most_is_a_megabyte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MOST_TEXT, "1")


def packed(*parts: bytes) -> bytes:
    """The parts as gzip packs them, without ever holding the long ones."""
    file = io.BytesIO()
    with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=1) as stream:
        for part in parts:
            stream.write(part)
    return file.getvalue()


@contextmanager
def little_memory() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < MOST_HELD
    finally:
        tracemalloc.stop()


# What unpacks to more than an article


FILLER = [b"x" * MEGABYTE] * LONG


@pytest.mark.parametrize(
    ("name", "before", "filler", "after", "place"),
    [
        ("a.jsonl.gz", b'{"id": 1, "text": "a"}\n{"text": "', FILLER, b'"}\n{"id": 3, "text": "b"}\n', 2),
        ("a.csv.gz", b"id,text\n1,a\n2,", FILLER, b"\n3,b\n", 3),
        ("a.csv.gz", b"id,text\n1,a\n2,", [b"y," * 2**19] * LONG, b"\n3,b\n", 3),
    ],
)
def test_a_line_that_unpacks_to_a_bomb(name: str, before: bytes, filler: list[bytes], after: bytes, place: int) -> None:
    write(name, packed(before, *filler, after))
    with little_memory():
        found = run(name)
    assert (ids(found), found.skipped) == (["1", "3"], [f"{name}:{place}: {TOO_LARGE}"])


@pytest.mark.parametrize("name", ["a.txt.gz", "a.md.gz", "a.html.gz"])
def test_a_file_that_unpacks_to_a_bomb(name: str) -> None:
    write(name, packed(*FILLER))
    with little_memory(), pytest.raises(InputError) as raised:
        run(name)
    assert str(raised.value) == f"{name}: {TOO_LARGE}"


def test_a_long_line_of_two_bytes_a_letter_is_one_line() -> None:
    lines = '{"id": 1, "text": "a"}\n' + "x" * (3 * MEGABYTE) + '\n{"id": 3, "text": "b"}\n'
    found = run(write("a.jsonl", lines.encode("utf-16")))
    assert (ids(found), found.skipped) == (["1", "3"], [f"a.jsonl:2: {TOO_LARGE}"])


@pytest.mark.parametrize(("length", "is_read"), [(MEGABYTE, True), (MEGABYTE + 1, False)])
@pytest.mark.parametrize("kind", ["txt", "csv", "parquet"])
def test_an_article_of_just_the_most(length: int, is_read: bool, kind: str) -> None:
    text = "x" * length
    content = {"txt": text.encode(), "csv": f"text\n{text}".encode(), "parquet": table(text=[text])}[kind]
    write("news/good.txt", STORY)
    found = run(str(Path(write(f"news/long.{kind}", content)).parent))
    assert [len(article.text) for article in found.articles] == [len(STORY), length][: 1 + is_read]
    assert [message.endswith(TOO_LARGE) for message in found.skipped] == [True] * (not is_read)


def test_a_mark_that_is_never_closed_takes_in_no_more_than_an_article() -> None:
    row = b"9,good\n"
    write("a.csv", b'id,text\n1,good\n2,"never closed\n' + row * (MEGABYTE // len(row) + 10))
    found = run("a.csv")
    assert ids(found)[:2] == ["1", "9"]
    [message] = found.skipped
    assert message.startswith("a.csv:3: more than 1 MB in one article: ")
    assert message.endswith(f", left out up to line {found.articles[1].first_line - 1}")


def test_a_row_of_many_lines_each_of_them_short() -> None:
    """No cell of it is long, but all of them together are; where it ends cannot be known then."""
    cell = '"' + "y" * (MEGABYTE // 8) + '\n",'
    write("a.csv", "id,text\n1,a\n" + cell * 20 + "end\n")
    with little_memory():
        found = run("a.csv")
    assert ids(found) == ["1"]
    assert found.skipped[0] == f"a.csv:3: {TOO_LARGE}, left out up to line 10"


def test_a_small_table_of_many_long_rows_is_held_a_row_at_a_time() -> None:
    text = "x" * (MEGABYTE // 2)
    file = io.BytesIO()
    parquet.write_table(pa.table({"text": [text] * 200}), file)
    write("a.parquet", file.getvalue())
    before = pa.total_allocated_bytes()
    most = 0
    for article in read_articles("a.parquet"):
        assert len(article.text) == len(text)
        most = max(most, pa.total_allocated_bytes() - before)
    assert 0 < most < MOST_HELD


def test_only_the_columns_of_articles_are_read() -> None:
    """The column beside them is broken, which nobody notices."""
    content = table(text=[STORY] * 3, other=[f"{number} is of no use" for number in range(3)])
    broken = content.replace(b"is of no use", b"\xff" * 12)
    assert broken != content
    assert [article.text for article in run(write("a.parquet", broken)).articles] == [STORY] * 3


# Files that lie about themselves


def test_a_table_cut_off_within_its_rows() -> None:
    content = table(text=[STORY + str(number) for number in range(1000)])
    holed = content[:200] + bytes(len(content) // 2) + content[200 + len(content) // 2 :]
    write("news/a.parquet", holed)
    write("news/b.txt", STORY)
    found = run("news")
    assert ids(found)[-1] == "b"
    [message] = found.skipped
    assert message.startswith("news/a.parquet: not Parquet, or broken (")


def test_every_way_to_cut_a_table() -> None:
    content = table(text=[STORY] * 5, id=list("abcde"))
    for size in range(len(content)):
        with pytest.raises(InputError, match=r"^a\.parquet: not Parquet, or broken"):
            run(write("a.parquet", content[:size]))


@pytest.mark.parametrize("said", ["0", "1025", "ten", "-1", "1.5", "٣"])
def test_a_limit_that_is_none(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MOST_TEXT, said)
    with pytest.raises(InputError) as raised:
        run(write("a.txt", STORY))
    fault = f"CLAIMS_MOST_TEXT is {said!r}: set it to a number of megabytes from 1 to {LARGEST_MOST_TEXT}"
    assert str(raised.value) == f"a.txt: {fault}"


@pytest.mark.parametrize(("said", "expected"), [("", 10), ("1", 1), ("1024", 1024)])
def test_a_limit(said: str, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MOST_TEXT, said)
    assert most_text() == expected * MEGABYTE


# What is no file


def make_socket(path: str) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(path)


PIPE = "a pipe or device, left out: use - to read from it"
LINK_OUT = "a link out of its folder, left out: name that file to read it"
FOLDER_LINK = "a link to a folder, left out: name that folder to read it"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (os.mkfifo, PIPE),
        (make_socket, PIPE),
        (
            lambda path: Path(path).symlink_to("/dev/zero"),
            "a link out of its folder, left out: name that file to read it",
        ),
        (lambda path: Path(path).symlink_to("../news"), FOLDER_LINK),
        (lambda path: Path(path).symlink_to("/"), FOLDER_LINK),
        (
            lambda path: Path(path).symlink_to("/etc/passwd"),
            "a link out of its folder, left out: name that file to read it",
        ),
    ],
)
def test_what_is_never_opened(make: Callable[[str], None], message: str) -> None:
    write("news/good.txt", STORY)
    make("news/bad.txt")
    found = run("news")
    assert (ids(found), found.warnings, found.skipped) == (["good"], [f"news/bad.txt: {message}"], [])


@pytest.mark.parametrize(
    ("target", "reason"), [("bad.txt", "cannot be read ("), ("gone.txt", "no such file or folder")]
)
def test_links_that_lead_nowhere(target: str, reason: str) -> None:
    write("news/good.txt", STORY)
    Path("news/bad.txt").symlink_to(target)
    found = run("news")
    assert ids(found) == ["good"]
    assert [message.startswith(f"news/bad.txt: {reason}") for message in found.skipped] == [True]


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for() -> None:
    os.mkfifo("a.txt")
    with pytest.raises(OSError, match="no file but a folder, pipe or device"):
        opened("a.txt")


@pytest.mark.parametrize("change", [b"\nMore.", None])
def test_a_file_that_changes_while_it_is_read(change: bytes | None) -> None:
    write("a.jsonl", '{"text": "one"}\n{"text": "two"}\n')
    warnings: list[str] = []
    found = read_articles("a.jsonl", warn=warnings.append)
    next(found)
    if change is None:
        Path("a.jsonl").unlink()
    else:
        with Path("a.jsonl").open("ab") as stream:
            stream.write(change)
    list(found)
    assert "a.jsonl: changed while it was read: read it again when it is whole" in warnings


def test_a_file_that_shrinks_while_it_is_read() -> None:
    line = '{"text": "' + "x" * 100 + '"}\n'
    write("a.jsonl", line * 1000)
    warnings: list[str] = []
    found = read_articles("a.jsonl", warn=warnings.append)
    next(found)
    os.truncate("a.jsonl", len(line) * 500 - 50)
    assert len(list(found)) == 498
    assert [message.split(" (")[0] for message in warnings] == [
        "a.jsonl:500: not JSON",
        "a.jsonl: changed while it was read: read it again when it is whole",
    ]


def test_a_file_that_only_is_read_does_not_change() -> None:
    assert run(write("a.jsonl", '{"text": "one"}\n')).warnings == []


# Names


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("new\nline", r"new\nline"),
        ("tab\tand\rreturn", r"tab\tand\rreturn"),
        ("red\x1b[31m", r"red\x1b[31m"),
        ("c1\x9b", r"c1\x9b"),
        (os.fsdecode(b"by\xfft\xa3e"), r"by\xfft\xa3e"),
        ("gnp\u202etxt", r"gnp\u202etxt"),
        ("lines\u2028\u2029", r"lines\u2028\u2029"),
        ("half\ud83d", r"half\ud83d"),
        ("-rf --output", "-rf --output"),
        ("Ångström 港 £5 😀", "Ångström 港 £5 😀"),
        ("back\\slash", "back\\slash"),
    ],
)
def test_names_are_told_on_one_line_without_commands(name: str, expected: str) -> None:
    assert escaped(name) == expected
    path = f"news/{name}.txt"
    if name != "half\ud83d":  # which no file can be called
        write(path, STORY)
        assert ids(run("news")) == [expected]
        write(path, "")
        with pytest.raises(InputError) as raised:
            run("news")
        assert f"news/{expected}.txt: no text in it" in str(raised.value)


# Many files


def test_of_a_large_folder_only_names_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 3000
    for number in range(count):
        write(f"news/{number:04}.txt", STORY)
    read: list[str] = []

    def counted(path: str, *_: object) -> Iterator[object]:
        read.append(path)
        return iter(())

    monkeypatch.setattr(articles, "file_items", counted)
    found = articles.folder_items("news", print, print)
    assert next(found, None) is None
    assert read == [f"news/{number:04}.txt" for number in range(count)]


def test_lines_of_any_stream_are_bounded() -> None:
    class Endless(io.RawIOBase):
        left = 64 * MEGABYTE

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            size = min(len(buffer), self.left)
            buffer[:size] = b"x" * size
            self.left -= size
            return size

    with little_memory():
        [line] = raw_lines(io.BufferedReader(Endless()))
    assert len(line) == MEGABYTE + 1


def test_an_empty_run() -> None:
    assert run() == Run([], [], [])
