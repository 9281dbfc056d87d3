"""Many articles: records, folders, links and standard input."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from claims.records import Article
from claims.text.articles import read_articles
from claims.text.files import InputError
from tests.text.reading import STORY, Run, ids, page, run, table, write

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
        (gzip.compress(STORY.encode(), mtime=0), [("stdin", STORY, 1, True)]),
        (b"---\nid: dues\n---\n12%", [("dues", "12%", 4, True)]),
        (
            b'\n {"text": "12%"}\n{"id": 4, "text": "13%"}',
            [("stdin-2", "12%", 2, False), ("4", "13%", 3, False)],
        ),
        (gzip.compress(b'{"text": "12%"}', mtime=0), [("stdin-1", "12%", 1, False)]),
        ('{"text": "£1"}'.encode("utf-16"), [("stdin-1", "£1", 1, False)]),
        (table(text=["12%"]), [("stdin-1", "12%", 1, False)]),
        (gzip.compress(table(text=["12%"]), mtime=0), [("stdin-1", "12%", 1, False)]),
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
