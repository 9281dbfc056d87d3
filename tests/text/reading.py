"""What the tests of reading share: files written, and what is read back from them."""

import io
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from pyarrow import parquet

from claims.records import Article
from claims.text.articles import read_articles

KINDS = ".txt, .md, .html, .htm, .jsonl, .ndjson, .csv, .parquet, .warc, or one of these with .gz"
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


def write(name: str, content: bytes | str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name
