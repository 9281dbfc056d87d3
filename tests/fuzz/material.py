"""What is fed to the targets: odd texts, and sound documents with some damage."""

from __future__ import annotations

import gzip
import io
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

from tests.properties.test_properties import FRAGMENTS, any_text

Written = TypeVar("Written", str, bytes)

SENTENCES = (
    "The bank lent 14.6bn zlotys: 6.2bn to firms, 4.9bn to farms and 2.5bn to towns.",
    "Rents rose 50%, from £800 to £900, in the three months to March 2024.",
    "The fence is 14 miles (8.7 km) long, and 620 of the 1,900 pupils, or 41%, walk along it.",
    "It opened on Sunday, 16 September 2017; nearly 40 people came, said Ms Okoro.",
    "Output fell by between 3 and 5 per cent, to no more than 2.4 million barrels a day.",
    "Three towns, Aford, Beford and Ceford, pay $1.2bn; the deal ended in 2031.",
)
HEADED = f"---\nid: port-7\nsource: The Courier\npublished: 2024-05-31\ntitle: 'Rents: up'\n---\n{SENTENCES[1]}\n"
PAGE = (
    "<!doctype html><html><head><meta charset='utf-8'><title>Rents</title></head><body><article><h1>Rents</h1>"
    + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    + "</article></body></html>"
)
RECORDS = "\n".join(
    [
        '{"id": "a", "text": "Rents rose 5% to £900.", "source": "The Courier", "published": "2024-05-31"}',
        '{"text": "It cost \\ud83d 3m.", "published": null, "title": 17.0, "id": ["x"]}',
    ]
)
ROWS = 'id,text,published\n1,"Rents rose 5%, to £900.",2024-05-31\n2,40 people came.,\n'
SETTINGS = (
    'fail_on = "warning"\nformat = "json"\nbase_currency = "EUR"\nreference = ["facts/budget.csv"]\nsuite = []\n\n'
    '[[accept]]\nid = "00112233aabbccdd"\nreason = "the suburbs count as well"\nexpires = 2026-12-31\n'
)
SHARED_SETTINGS = '[project]\nname = "x"\n\n[tool.claims]\nfail_on = "error"\n\n[[tool.claims.accept]]\nid = "0011"\n'
REFERENCES = (
    "subject,measure,period,value,unit,basis,stated_on,source\n"
    "Norway,defence expenditure,2024,2.2,percent of GDP,current prices,2024-06-17,NATO\n"
    'Leeds,residents,2023,"812,000",people,census,2024-01-05,The council\n'
    "Aford,rent,May 2024,>=900,GBP,mean,2024-06-01,The council\n"
)
SUITE = (
    '{"name": "newsroom", "table": "claims", "expectations": [\n'
    ' {"type": "expect_column_max_to_be_between", "kwargs": {"column": "value", "max_value": 1e15}, '
    '"severity": "info"},\n'
    ' {"type": "expect_column_values_to_be_in_set", "kwargs": {"column": "kind", "value_set": ["money"], '
    '"row_condition": {"type": "comparison", "column": {"name": "kind"}, "operator": "==", "parameter": "money"}}}]}'
)
UNITS = (
    "unit,kind,words,symbols,factor,example,reads\n"
    "meter,length,smoot|smoots,,1.7018,a bridge of 364 smoots,619.4552 meter\n"
)
COUNTRIES = (
    "code,name,aliases,adjectives,people,currency,example\n"
    "ZQ,Zubrowka,,Zubrowkan,Zubrowkans,EUR,Zubrowka spent 3 million euros.\n"
)
CELLS = (
    "", " ", "0", "1", "-1", "1e400", "nan", "inf", "-0.0", "1e-320", "true", "FALSE", "None", "null", "2024-02-30",
    "2024-05-31", "0001-01-01", "9999-12-31", "12000-01-01", "2024-05-31T23:10:00", "=1+1", "'", '"', "a,b", "a\nb",
    "\ufeff", "\0", "\ud83d", "\x1b[31m", "percent", "USD", "EUR|USD", "GBP / share", "kilometer ** 2", "1 / ", " / ",
    "increase", "vague", "range", "<=", "stated", "money", "age", "ratio", "[[accept]]", "{}", "[]", "$PARAMETER",
    "claims", "column", "meter", "0" * 400, "9" * 400, "<script>", "%s", "{0}", "../x", "١٢", "½", "é" * 300,
)  # fmt: skip

texts = any_text | st.lists(st.sampled_from([*SENTENCES, *FRAGMENTS, "\n\n", " "]), max_size=30).map(" ".join)
odd_cells = st.sampled_from(CELLS) | st.text(max_size=8) | st.integers().map(str) | st.floats().map(str)


@st.composite
def damaged(draw: st.DrawFn, documents: Sequence[str]) -> str:
    """One of the documents, with some stretches cut out, repeated, or replaced by what does not belong there."""
    document = draw(st.sampled_from(documents))
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.integers(0, len(document)))
        last = min(len(document), first + draw(st.sampled_from((0, 1, 2, 8, 40))))
        stretch = document[first:last]
        instead = draw(odd_cells | st.sampled_from(("", stretch * 2, stretch.upper(), "\r", "\r\n", "\t", "\u2028")))
        document = document[:first] + instead + document[last:]
    return document


@st.composite
def damaged_bytes(draw: st.DrawFn, documents: Sequence[bytes]) -> bytes:
    """The same of bytes."""
    document = draw(st.sampled_from(documents))
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.integers(0, len(document)))
        last = min(len(document), first + draw(st.sampled_from((0, 1, 2, 8, 200))))
        stretch = document[first:last]
        instead = draw(st.binary(max_size=6) | st.sampled_from((b"", stretch * 2, stretch[::-1], b"\0", b"\xff\xfe")))
        document = document[:first] + instead + document[last:]
    return document


def parquet() -> bytes:
    import pyarrow as pa  # noqa: PLC0415  # a quarter of a second
    from pyarrow import parquet as tables  # noqa: PLC0415  # as above

    stream = io.BytesIO()
    tables.write_table(
        pa.table({"id": [1, 2], "text": [SENTENCES[0], SENTENCES[3]], "published": [None, "2024"]}), stream
    )
    return stream.getvalue()


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "shift_jis", "gb18030")


def files() -> st.SearchStrategy[tuple[str, bytes]]:
    """The ending of a file, and its bytes: those of its kind with some damage, of another kind, or any."""
    kinds = {".txt": HEADED, ".md": HEADED, ".html": PAGE, ".htm": PAGE, ".jsonl": RECORDS, ".csv": ROWS}
    encoded = [text.encode(code, "replace") for text in kinds.values() for code in ENCODINGS]
    sound = [*dict.fromkeys(encoded), parquet()]
    endings = st.sampled_from([*kinds, ".parquet"])
    content = (
        damaged_bytes(sound)
        | damaged(list(kinds.values())).map(lambda text: text.encode("utf-8", "surrogatepass"))
        | st.binary(max_size=200)
        | texts.map(lambda text: text.encode("utf-8", "surrogatepass"))
    )
    plain = st.tuples(endings, content)
    packed = plain.map(lambda file: (file[0] + ".gz", gzip.compress(file[1], mtime=0)))
    broken = st.tuples(endings, damaged_bytes([gzip.compress(one, mtime=0) for one in sound]))
    return plain | packed | broken.map(lambda file: (file[0] + ".gz", file[1]))
