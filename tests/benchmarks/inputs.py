"""How much memory each kind of input takes, which should not depend on how much of it there is.

The same made articles are written in every way; in a web archive they are plain text, as the time of a page is that of
finding its article. What is measured is reading alone, in a process of its own: `claims extract` adds the same to each.
"""

import csv
import gzip
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.records import Article
from claims.text.articles import read_articles
from claims.text.decoding import Counted
from tests.benchmarks.process import cost_of
from tests.benchmarks.speed import MEGABYTE
from tests.benchmarks.tables import short, show_table
from tests.benchmarks.text import articles_of_size

SIZES = (5, 50)  # megabytes of text
PACKING = 1  # of the levels of gzip: the fastest
ROWS = 10_000  # of a row group, as most writers of Parquet have or more

Write = Callable[[Iterator[Article], Path], None]


def show_inputs(sizes: Iterable[int]) -> None:
    """One row for each kind and size of input, of our own making."""
    rows = (row_of(name, size) for name in WAYS for size in sizes)
    show_table(("input", "MB of text", "articles", "seconds", "MB/s", "peak MB"), rows)


def row_of(name: str, size: int) -> tuple[object, ...]:
    with TemporaryDirectory() as folder:
        made, counted = Path(folder, name), Counted(articles_of_size(int(size * MEGABYTE)))
        WAYS[name](counted, made)
        cost = cost_of(str(made), command=(sys.executable, "-m", "tests.benchmarks.inputs"))
    return (
        name,
        size,
        f"{counted.number:,}",
        short(cost.seconds),
        short(size / cost.seconds),
        short(cost.peak / MEGABYTE),
    )


def read(path: str) -> None:
    for _ in read_articles(path):
        pass


def fields(article: Article) -> dict[str, str]:
    return {"id": article.id, "text": article.text, "published": str(article.published), "title": article.title}


def write_json(made: Iterator[Article], path: Path) -> None:
    with gzip.open(path, "wt", PACKING, encoding="utf-8") as lines:
        lines.writelines(json.dumps(fields(article)) + "\n" for article in made)


def write_csv(made: Iterator[Article], path: Path) -> None:
    with gzip.open(path, "wt", PACKING, encoding="utf-8", newline="") as lines:
        rows = csv.DictWriter(lines, ["id", "text", "published", "title"])
        rows.writeheader()
        rows.writerows(map(fields, made))


def write_parquet(made: Iterator[Article], path: Path) -> None:
    import pyarrow  # noqa: PLC0415  # so that the parent stays small
    from pyarrow import parquet  # noqa: PLC0415  # as above

    parquet.write_table(pyarrow.Table.from_pylist(list(map(fields, made))), path, row_group_size=ROWS)


def write_archive(made: Iterator[Article], path: Path) -> None:
    """Each record packed alone, as crawlers do."""
    with path.open("wb") as stream:
        for article in made:
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + article.text.encode()
            address = f"https://news.example/{article.id}"
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            stream.write(gzip.compress(head.encode() + block + b"\r\n\r\n", PACKING))


def write_folder(made: Iterator[Article], path: Path) -> None:
    path.mkdir()
    for number, article in enumerate(made):
        path.joinpath(f"{number:07}.txt").write_text(article.text, encoding="utf-8")


WAYS: dict[str, Write] = {
    "made.jsonl.gz": write_json,
    "made.csv.gz": write_csv,
    "made.parquet": write_parquet,
    "made.warc.gz": write_archive,
    "folder": write_folder,
}

if __name__ == "__main__":
    read(sys.argv[1])
