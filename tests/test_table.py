"""Claims as tables and files: what is written is read back the same, whole, or not at all."""

import csv
import gzip
import json
import os
import stat
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from pyarrow import parquet

from claims import output
from claims.extract import claims_of
from claims.output import OutputError, write_claims
from claims.records import Article, Claim
from claims.table import COLUMNS, claims_of_frame, frame, read_table
from claims.text.files import InputError

SUFFIXES = (".csv", ".csv.gz", ".jsonl", ".jsonl.gz", ".parquet")
CONTRACT = """
    claim_id article_id source published title start end line column quote sentence kind value low high bound
    approximate step unit noun of change subject measure period_start period_end speaker modality base_low base_high
    base_unit rate rate_date fact_id rule
""".split()  # noqa: SIM905  # as the contract writes them

every_format = pytest.mark.parametrize("suffix", SUFFIXES)


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def names_here() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def claims_in(text: str, name: str = "story", published: date | None = None) -> list[Claim]:
    return claims_of(Article(name, text, published=published))


CAT = claims_in("We saw more than 5 cats.")[0]
ODD_WORDS = [
    'He said "no", twice',
    "two\nlines",
    "two\r\nlines",
    "a lone\rreturn",
    "NA",
    "null",
    "nan",
    "",
    " spaced ",
    "true",
    "007",
    "2024-05-31",
    "=1+1",
    "zero\0byte",
    "half a \U0001f600",
    "line\u2028separator",
    "back\\slash",
    "tab\tand, comma; semicolon",
]
ODD_NUMBERS = [0.0, -0.0, 0.1, 1 / 3, 1e-9, 4.85e11, 1e16, 123456789.123456789, 5e-324, 1.7976931348623157e308, None]
ODD_DAYS = [date(2024, 2, 29), date(1, 1, 1), date(1677, 9, 21), date(9999, 12, 31), None]
ODD_CLAIMS = [
    *(CAT._replace(title=words, sentence=words, quote=words, noun=words) for words in ODD_WORDS),
    *(CAT._replace(value=number, low=number, base_high=number) for number in ODD_NUMBERS),
    *(CAT._replace(published=day, period_start=day, rate_date=day) for day in ODD_DAYS),
    CAT._replace(approximate=True, start=2**40, end=2**62),
]


# Columns


def test_columns_are_those_of_the_contract() -> None:
    assert list(COLUMNS) == CONTRACT


def test_dtypes() -> None:
    table = frame(claims_in("Rents rose 4% to 900 hryvnias.", published=date(2024, 5, 31)))
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == COLUMNS
    assert table["published"].tolist() == [pd.Timestamp("2024-05-31")] * 2
    assert table["approximate"].tolist() == [False, False]
    assert table["base_low"].isna().tolist() == [False, True]


def test_empty_frame_has_its_dtypes() -> None:
    table = frame([])
    assert table.empty
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == COLUMNS


# There and back


@every_format
@pytest.mark.parametrize("rows", [[], [CAT], ODD_CLAIMS], ids=["none", "one", "odd"])
def test_read_as_written(suffix: str, rows: list[Claim]) -> None:
    write_claims(iter(rows), "claims" + suffix)
    assert_frame_equal(read_table("claims" + suffix), frame(rows))
    assert names_here() == ["claims" + suffix]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
ANY_CLAIM = st.builds(
    CAT._replace,
    title=WORDS,
    quote=WORDS,
    sentence=WORDS,
    noun=WORDS,
    value=NUMBERS,
    base_low=NUMBERS,
    published=st.none() | st.dates(),
    approximate=st.booleans(),
    start=st.integers(0, 2**63 - 1),
)


@every_format
@settings(max_examples=30, deadline=None)
@given(rows=st.lists(ANY_CLAIM, max_size=5))
def test_any_claim_is_read_as_written(suffix: str, rows: list[Claim]) -> None:
    write_claims(rows, "claims" + suffix)
    assert_frame_equal(read_table("claims" + suffix), frame(rows))


@pytest.mark.parametrize(
    ("name", "save"),
    [
        ("saved.csv", lambda table: table.to_csv("saved.csv", index=False)),
        ("saved.parquet", lambda table: table.to_parquet("saved.parquet")),
        (
            "saved.jsonl",
            lambda table: table.to_json("saved.jsonl", orient="records", lines=True, date_format="iso"),
        ),
    ],
)
def test_tables_that_pandas_saved(name: str, save: Callable[[pd.DataFrame], None]) -> None:
    table = frame([CAT._replace(published=date(2024, 5, 31), approximate=True), CAT])
    save(table)
    assert_frame_equal(read_table(name), table)


def test_columns_of_others_come_last() -> None:
    table = frame([CAT])
    table.insert(0, "reviewer", ["Ana"])
    table.to_csv("claims.csv", index=False)
    found = read_table("claims.csv")
    assert list(found.columns) == [*CONTRACT, "reviewer"]
    assert_frame_equal(found[CONTRACT], frame([CAT]))


@every_format
def test_rows_are_ordered_by_article(suffix: str) -> None:
    """Articles come in the order of their files, and are looked up by their id."""
    rows = [claim for name in ("b", "a-2", "a", "ä", "10", "9") for claim in claims_in("5 cats, 6 dogs.", name)]
    write_claims(iter(rows), "claims" + suffix)
    found = read_table("claims" + suffix)
    assert list(zip(found["article_id"], found["start"], strict=True)) == [
        (name, start) for name in ("10", "9", "a", "a-2", "b", "ä") for start in (0, 8)
    ]


@every_format
def test_long_articles_stay_in_order(suffix: str) -> None:
    rows = [CAT._replace(start=start) for start in range(2 * output.MOST_ROWS + 1)]
    write_claims(iter(rows), "claims" + suffix)
    assert list(read_table("claims" + suffix)["start"]) == list(range(len(rows)))


def test_parquet_in_several_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "PARQUET_BLOCK", 1000)
    rows = [CAT._replace(article_id=f"{number:04}") for number in range(100)]
    write_claims(iter(rows), "claims.parquet")
    assert parquet.ParquetFile("claims.parquet").num_row_groups > 5
    assert_frame_equal(read_table("claims.parquet"), frame(rows))


# As other programs see it


def test_csv_for_others() -> None:
    row = CAT._replace(published=date(2024, 5, 31), approximate=True, title="two\r\nlines")
    write_claims([row], "claims.csv")
    raw = Path("claims.csv").read_bytes()
    assert raw.startswith(b"claim_id,article_id,source,published,title,")
    assert raw.endswith(b"\n") and raw.count(b"\r") == 1
    with Path("claims.csv").open(encoding="utf-8", newline="") as lines:
        (found,) = csv.DictReader(lines)
    assert found["published"] == "2024-05-31"
    assert found["approximate"] == "true"
    assert found["low"] == "5.0" and found["high"] == ""
    assert found["title"] == "two\r\nlines"


def test_json_for_others() -> None:
    write_claims([CAT._replace(published=date(2024, 5, 31), title="Çats")], "claims.jsonl")
    (line,) = Path("claims.jsonl").read_text("utf-8").splitlines()
    found = json.loads(line)
    assert list(found) == CONTRACT
    assert "Çats" in line
    assert (found["published"], found["low"], found["high"], found["subject"]) == ("2024-05-31", 5.0, None, "")


def test_parquet_for_others() -> None:
    write_claims([CAT], "claims.parquet")
    types = {field.name: field.type for field in parquet.read_schema("claims.parquet")}
    assert types["published"] == types["rate_date"] == pa.date32()
    assert (types["low"], types["start"], types["approximate"]) == (pa.float64(), pa.int64(), pa.bool_())
    assert types["quote"] == pa.string()


def test_packed_files_are_the_same_on_any_day() -> None:
    write_claims([CAT], "one.csv.gz")
    write_claims([CAT], "two.csv.gz")
    assert Path("one.csv.gz").read_bytes() == Path("two.csv.gz").read_bytes()


# No claims table


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("claims.csv", b"", "claims.csv: no claims table (Empty CSV file)"),
        ("claims.csv", b"id,text\n1,We saw 5 cats.\n", "claims.csv: no claims table (without the columns ["),
        ("claims.csv", b"a,b\n1,2,3\n", "claims.csv: no claims table (CSV parse error"),
        ("claims.csv.gz", b"id,text\n", "claims.csv.gz: not gzip, or broken"),
        ("claims.csv.gz", gzip.compress(b"a,b\n" * 99, mtime=0)[:-12], "claims.csv.gz: not gzip, or broken"),
        ("claims.parquet", b"PAR1", "claims.parquet: no claims table ("),
        ("claims.jsonl", b'{"text": "We saw 5 cats."}\n', "claims.jsonl: no claims table (without the columns"),
        ("claims.jsonl", b"[1, 2]\n", "claims.jsonl: no claims table (line 1 is not a JSON object)"),
        ("claims.jsonl", b"We saw 5 cats.\n", "claims.jsonl: no claims table (line 1 is not JSON: "),
        ("claims.jsonl", b"\xff\n", "claims.jsonl: no claims table (line 1 is not JSON: "),
        ("claims.txt", b"We saw 5 cats.", "claims.txt: no claims table by its name: give one that ends in .csv"),
    ],
)
def test_no_claims_table(name: str, content: bytes, message: str) -> None:
    Path(name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_table(name)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_wrong_cell() -> None:
    write_claims([CAT], "claims.csv")
    Path("claims.csv").write_text(Path("claims.csv").read_text().replace("5.0", "five", 1))
    with pytest.raises(InputError, match=r"claims.csv: no claims table \(In CSV column #12.*'five'"):
        read_table("claims.csv")


@pytest.mark.parametrize(("name", "message"), [("nowhere.csv", "no such file"), (".", "no table in it")])
def test_no_file(name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_table(name)


# Whole or not at all


def broken_claims() -> Iterator[Claim]:
    yield CAT
    yield CAT._replace(start=99)
    raise InputError("port.jsonl:3: no text in it")


def stopped_claims() -> Iterator[Claim]:
    yield CAT
    raise KeyboardInterrupt


@every_format
@pytest.mark.parametrize("rows", [broken_claims, stopped_claims])
def test_on_an_error_nothing_is_written(suffix: str, rows: Callable[[], Iterator[Claim]]) -> None:
    with pytest.raises((InputError, KeyboardInterrupt)):
        write_claims(rows(), "claims" + suffix)
    assert names_here() == []


@every_format
def test_on_an_error_an_old_file_stays(suffix: str) -> None:
    name = "claims" + suffix
    write_claims([CAT], name)
    before = Path(name).read_bytes()
    with pytest.raises(InputError):
        write_claims(broken_claims(), name)
    assert Path(name).read_bytes() == before
    assert names_here() == [name]


@pytest.mark.parametrize(("seconds", "is_read"), [(253402214400, True), (253402300800, False)])
def test_a_day_past_the_year_9999_is_no_day(seconds: int, is_read: bool) -> None:
    """JSON Lines may hold a day as a number of seconds: 31 December 9999, and the day after it."""
    write_claims([CAT], "claims.jsonl")
    row = json.loads(Path("claims.jsonl").read_text(encoding="utf-8")) | {"period_end": seconds}
    Path("claims.jsonl").write_text(json.dumps(row), encoding="utf-8")
    if is_read:
        assert claims_of_frame(read_table("claims.jsonl"))[0].period_end == date(9999, 12, 31)
    else:
        with pytest.raises(InputError, match="a day in period_end that is in no year from 1 to 9999"):
            read_table("claims.jsonl")


def test_half_a_character_is_one_that_is_missing() -> None:
    """Python takes half of an emoji that was cut in two, Arrow and files do not. A whole one stays, as do offsets."""
    assert frame(claims_in("We saw 5 \ud83d cats."))["sentence"][0] == "We saw 5 \ufffd cats."
    assert frame(claims_in("We saw 5 \U0001f600 cats."))["sentence"][0] == "We saw 5 \U0001f600 cats."
    text = "We saw \ud83d 5 cats."
    table = frame(claims_in(text))
    assert text[table["start"][0] : table["end"][0]] == table["quote"][0]


@every_format
def test_on_an_error_of_the_disk_an_old_file_stays(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "claims" + suffix
    write_claims([CAT], name)
    before = Path(name).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"cannot be written \(No space left on device\)"):
        write_claims([CAT, CAT], name)
    assert Path(name).read_bytes() == before
    assert names_here() == [name]


def test_old_file_is_there_until_the_end() -> None:
    Path("claims.csv").write_text("old")

    def watching() -> Iterator[Claim]:
        yield CAT
        assert Path("claims.csv").read_text() == "old"
        assert names_here() == ["claims.csv"]  # what is half done has no name that a folder would show

    write_claims(watching(), "claims.csv")
    assert len(read_table("claims.csv")) == 1


def test_permissions_and_links_stay() -> None:
    Path("there").mkdir()
    Path("there/real.csv").write_text("old")
    Path("there/real.csv").chmod(0o640)
    Path("claims.csv").symlink_to("there/real.csv")
    write_claims([CAT], "claims.csv")
    assert Path("claims.csv").is_symlink()
    assert stat.S_IMODE(Path("there/real.csv").stat().st_mode) == 0o640
    assert len(read_table("there/real.csv")) == 1


def test_new_file_has_the_usual_permissions() -> None:
    Path("usual").touch()
    write_claims([CAT], "claims.csv")
    assert Path("claims.csv").stat().st_mode == Path("usual").stat().st_mode


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (".", ".: a folder: name a file in it, such as claims.csv"),
        ("folder.csv", "folder.csv: a folder: name a file in it, such as folder.csv/claims.csv"),
        ("nowhere/claims.csv", "nowhere/claims.csv: its folder does not exist"),
        ("file/claims.csv", "file/claims.csv: "),
        ("claims.xlsx", "claims.xlsx: of an unknown kind: name the table .csv, .csv.gz, .jsonl, .jsonl.gz, "),
        ("claims.parquet.gz", "claims.parquet.gz: of an unknown kind"),
        ("claims", "claims: of an unknown kind"),
        (".csv", ".csv: of an unknown kind"),
        ("pipe.csv", "pipe.csv: a pipe or device"),
        ("circle.csv", "circle.csv: no name for a file"),
        ("x" * 300 + ".csv", "x"),
        ("a\0b.csv", "a\\x00b.csv: no name for a file"),
    ],
)
def test_no_place_for_a_table(path: str, message: str) -> None:
    Path("folder.csv").mkdir()
    Path("file").touch()
    os.mkfifo("pipe.csv")
    Path("circle.csv").symlink_to("circle.csv")

    def unread() -> Iterator[Claim]:
        pytest.fail("the articles are read before the place for the table is known to be good")
        yield CAT

    with pytest.raises(OutputError) as caught:
        write_claims(unread(), path)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("locked", ["locked", "claims.csv"])
def test_no_right_to_write(locked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("locked").mkdir()
    Path("locked/claims.csv").touch()
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != locked)  # root may write anywhere
    with pytest.raises(OutputError, match="you may not write there"):
        write_claims([CAT], "locked/claims.csv")
