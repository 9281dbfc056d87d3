"""What Spark reads of odd files is what the local engine reads, with the same words on what neither can read."""

import gzip
from pathlib import Path

import pytest
from pandas import DataFrame

from checks.spark import check as on_spark
from checks.spark.articles import article_of, articles_in
from checks.spark.ids import own_ids
from checks.spark.paths import READ_BY_LINE, Place
from checks.spark.session import spark_session
from claims.records import Article
from claims.terminal import Run
from claims.text.articles import read_articles
from claims.text.files import InputError

PLACE = Place(0, "archive", frozenset((".txt",)), "archive")
FILES = {
    "news/b/port.txt": b"---\nid: port\npublished: 2024-03-10\n---\nThe port handled 1.42 million boxes.",
    "news/a/port.md": b"The port handled 1.24 million boxes.",
    "news/old fire #1%20.txt": "A fire cost £1.2bn.".encode("cp1252"),
    "news/README.md": b"These are 5 articles.",
    "news/page.html": b"<html><body><article><h1>Rents</h1><p>Rents rose 4% to 900 dollars in March, it said.</p>"
    b"<p>They had fallen by 2% in the two months before that, by the count of the city.</p></article></body></html>",
    "news/many.jsonl": b'{"id": "port", "text": "It cost $3.\r"}\r\n\n{"text": "No id here: 40 ships."}\n{"text": \n'
    b'{"id": 17, "text": "Half of it.", "published": "May 2024"}\n{"id": "port-2", "text": "Again 7."}',
    "news/packed.jsonl.gz": gzip.compress(
        b'{"id": "p", "text": "9 cranes", "published": "2024-05-31T23:10:00-04:00"}\n'
    ),
    "news/rows.csv": b'id,text,title\nr1,"One, 2 and 3",\nr2,\n',
}
pytestmark = pytest.mark.usefixtures("spark")

ROWS = DataFrame({"ID": [1, 2, None], "text": ["5 ships.", None, "6 ships."], "source": ["A", "B", None]})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    ROWS.to_parquet("news/table.parquet")
    return "news"


def test_odd_files(folder: str) -> None:
    run, same = Run(), Run()
    here = list(read_articles([folder], warn=run.warn, skip=lambda error: run.skip(str(error))))
    with spark_session() as session:
        found = articles_in(session, [folder])
        asked = on_spark.index_of(found)
        on_spark.tell_faults(asked, [folder], False, same)
        ids = own_ids(asked, same.warn)
        rows = found.where("fault = ''").collect()
    there = [(article_of(row), ids.get((row.given, row.uri, row.first_line))) for row in rows]
    named: list[Article] = [article._replace(id=own or article.id) for article, own in there]
    assert sorted(named, key=str) == sorted(here, key=str)
    assert sorted(same.warnings) == sorted(run.warnings)
    assert same.skipped == run.skipped == 4


def test_strict_stops_at_the_first_fault(folder: str) -> None:
    with spark_session() as session, pytest.raises(InputError, match=r"^news/many.jsonl:1: not JSON"):
        on_spark.tell_faults(on_spark.index_of(articles_in(session, [folder])), [folder], True, Run())


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("nowhere", "nowhere: no such file or folder: check the name"),
        ("-", "standard input: Spark does not read it"),
        ("other", "other: no article in it: put files there that end in .txt"),
        ("nameless.parquet", "nameless.parquet: no column named text"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(given: str, told: str) -> None:
    Path("other").mkdir()
    Path("other", "figures.xyz").write_text("5", encoding="utf-8")
    DataFrame({"words": ["5 ships"]}).to_parquet("nameless.parquet")
    with spark_session() as session, pytest.raises(InputError) as raised:
        articles_in(session, [given])
    assert str(raised.value).startswith(told)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("given", "uri", "shown"),
    [
        ("archive", "file:{}/archive/a/nato.txt", "archive/a/nato.txt"),
        ("archive/", "file:///{}/archive/nato.txt", "archive/nato.txt"),
        ("archive/nato.txt", "file:{}/archive/nato.txt", "archive/nato.txt"),
        ("archive/*.txt", "file:{}/archive/nato.txt", "{}/archive/nato.txt"),
        ("s3a://news/2025", "s3a://news/2025/nato.txt", "s3a://news/2025/nato.txt"),
    ],
)
def test_a_file_is_called_as_the_user_calls_it(given: str, uri: str, shown: str) -> None:
    here = str(Path.cwd())
    assert PLACE._replace(given=given, path=str(Path.cwd() / given)).shown(uri.format(here)) == shown.format(here)


def test_only_some_kinds_of_files_are_asked_for() -> None:
    wished = PLACE.only(READ_BY_LINE)["pathGlobFilter"]
    assert wished == "{*.JSONL,*.JSONL.gz,*.NDJSON,*.NDJSON.gz,*.jsonl,*.jsonl.gz,*.ndjson,*.ndjson.gz}"


@pytest.mark.parametrize(("uri", "is_left_out"), [("s3a://x/README.md", True), ("s3a://x/readme_first.md", False)])
def test_a_readme_is_no_article(uri: str, is_left_out: bool) -> None:
    assert PLACE.is_left_out(uri) == is_left_out
    assert not PLACE._replace(given=uri).is_left_out(uri)
