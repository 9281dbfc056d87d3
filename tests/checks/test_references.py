"""Reference tables: what a row says, and what is wrong with one that says nothing."""

from datetime import date
from pathlib import Path

import pytest

from checks.references import Reference, read_references
from claims.text.files import InputError

HEADER = "subject,measure,period,value,unit,basis,stated_on,source"
ROW = "Norway,defence expenditure,2024,2.2,percent of GDP,current,2024-06-17,The yearbook"


def table(folder: Path, *lines: str, name: str = "table.csv") -> str:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def read(folder: Path, row: str, header: str = HEADER) -> Reference:
    (reference,) = read_references([table(folder, header, row)])
    return reference


def test_a_row(tmp_path: Path) -> None:
    reference = read(tmp_path, ROW)
    assert reference[:7] == ("Norway", (), "defence expenditure", "GDP", "percent", "level", "stated")
    assert (reference.period_start, reference.period_end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (reference.low, reference.high) == pytest.approx((2.15, 2.25))
    assert (reference.figure, reference.unit, reference.basis) == ("2.2% of GDP", "percent", "current")
    assert (reference.stated_on, reference.source, reference.line) == (date(2024, 6, 17), "The yearbook", 2)


@pytest.mark.parametrize(
    ("value", "unit", "low", "high", "name", "figure"),
    [
        ("485", "USD billion", 484.5e9, 485.5e9, "USD", "485 billion USD"),
        ("485000000000", "USD", 485e9, 485e9, "USD", "485 billion USD"),
        ("20.9", "EUR million", 20.85e6, 20.95e6, "EUR", "20.9 million EUR"),
        ("4.12", "percent", 4.115, 4.125, "percent", "4.12%"),
        ("4.12", "%", 4.115, 4.125, "percent", "4.12%"),
        ("12.5", "km", 12.45, 12.55, "kilometer", "12.5 kilometer"),
        ("12.5", "kilometer", 12.45, 12.55, "kilometer", "12.5 kilometer"),
        ("41.3", "square kilometres", 41.25, 41.35, "kilometer ** 2", "41.3 kilometer ** 2"),
        ("32", "count", 32, 32, "", "32"),
        ("32", "", 32, 32, "", "32"),
        ("5.5", "million", 5.45e6, 5.55e6, "", "5.5 million"),
        ("-3", "percent", -3, -3, "percent", "-3%"),
    ],
)
def test_figures(  # noqa: PLR0913, PLR0917  # one row of the table each
    tmp_path: Path, value: str, unit: str, low: float, high: float, name: str, figure: str
) -> None:
    reference = read(tmp_path, f"Norway,something,2024,{value},{unit},,2024-06-17,The yearbook")
    assert (reference.low, reference.high) == pytest.approx((low, high))
    assert (reference.unit, reference.figure) == (name, figure)


@pytest.mark.parametrize(
    ("low", "high", "figure"),
    [("640", "700", "640 billion to 700 billion EUR"), ("700", "", "at least 700 billion EUR"),
     ("", "700", "at most 700 billion EUR"), ("700", "700", "700 billion EUR")],
)  # fmt: skip
def test_ends(tmp_path: Path, low: str, high: str, figure: str) -> None:
    header = HEADER.replace("value", "low,high")
    reference = read(tmp_path, f"Norway,something,2024,{low},{high},EUR billion,,2024-06-17,The yearbook", header)
    assert reference.low == (float(low) * 1e9 if low else None)
    assert reference.high == (float(high) * 1e9 if high else None)
    assert reference.figure == figure


@pytest.mark.parametrize(
    ("measure", "value", "plain", "of", "change", "figure"),
    [
        ("defence share of GDP", "2", "defence", "GDP", "level", "2% of GDP"),
        ("defence expenditure as share of GDP", "2", "defence expenditure", "GDP", "level", "2% of GDP"),
        ("share capital", "2", "share capital", "", "level", "2%"),
        ("defence expenditure annual change", "2", "defence expenditure", "", "increase", "up 2%"),
        ("defence expenditure growth", "-2", "defence expenditure", "", "decrease", "down 2%"),
        ("growth forecast", "2", "growth forecast", "", "level", "2%"),
    ],
)
def test_measures(  # noqa: PLR0913, PLR0917  # one row of the table each
    tmp_path: Path, measure: str, value: str, plain: str, of: str, change: str, figure: str
) -> None:
    reference = read(tmp_path, f"Norway,{measure},2024,{value},percent,,2024-06-17,The yearbook")
    assert reference[2:4] == (plain, of)
    assert (reference.change, reference.figure) == (change, figure)
    assert reference.low == reference.high == 2


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024 Q2", date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-06-17", date(2024, 6, 17), date(2024, 6, 17)),
    ],
)
def test_periods(tmp_path: Path, period: str, first: date, last: date) -> None:
    reference = read(tmp_path, ROW.replace("2024,", f"{period},", 1))
    assert (reference.period_start, reference.period_end) == (first, last)


def test_two_days_and_what_still_holds(tmp_path: Path) -> None:
    header = HEADER.replace("period", "period_start,period_end")
    closed = read(tmp_path, ROW.replace("2024,", "2023-07-01,2024-06-30,", 1), header)
    assert (closed.period_start, closed.period_end) == (date(2023, 7, 1), date(2024, 6, 30))
    assert read(tmp_path, ROW.replace("2024,", "2023-07-01,,", 1), header).period_end is None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("2.2", "nearly 2", 'value "nearly 2" is no number'),
        ("2.2", "nan", 'value "nan" is no number'),
        ("2.2", "", "no figure: write value"),
        ("percent of GDP", "florins", 'unit "florins" is not known'),
        ("percent of GDP", "countries", 'unit "countries" is not known'),
        ("2024-06-17", "", 'stated_on "" is no date'),
        ("2024-06-17", "June 2024", 'stated_on "June 2024" is no date: write 2024-06-17'),
        ("2024-06-17", "2024-06-31", 'stated_on "2024-06-31" is no date'),
        ("The yearbook", "", "source is empty"),
        ("Norway", " ", "subject is empty"),
        ("defence expenditure", "", "measure is empty"),
        (",2024,", ",since 2014,", 'period "since 2014" is no date'),
        (",2024,", ",2024-13,", 'period "2024-13" is no month'),
        (",2024,", ",,", "no period: write one"),
        ("The yearbook", "The yearbook, p. 4", "9 cells under 8 columns"),
    ],
)
def test_faults_of_a_row(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """Told with the file and the line, counted as an editor does."""
    good = ROW.replace("The yearbook", '"The\nyearbook"')
    path = table(tmp_path, HEADER, good, "", ROW.replace(old, new, 1))
    with pytest.raises(InputError) as caught:
        read_references([path])
    assert str(caught.value).startswith(f"{path}:5: {fault}")


@pytest.mark.parametrize(
    ("header", "row", "fault"),
    [
        ("low,high", "3,2", "low 3 is above high 2"),
        ("low,high", ",", "no figure"),
        ("value,modality", "2,hoped", 'modality "hoped" is not known: write stated'),
        ("value,change", "2,up", 'change "up" is not known'),
    ],
)
def test_faults_of_other_columns(tmp_path: Path, header: str, row: str, fault: str) -> None:
    path = table(tmp_path, HEADER.replace("value", header), ROW.replace("2.2", row))
    with pytest.raises(InputError, match=f":2: {fault}"):
        read_references([path])


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ([HEADER.replace(",stated_on", ""), "x"], ":1: no column stated_on: name it in the first row"),
        ([HEADER.replace("period", "year"), "x"], ":1: no column period (or period_start and period_end)"),
        ([HEADER.replace("value", "figure"), "x"], ":1: no column value (or low and high)"),
        ([HEADER + ",source", "x"], ":1: two columns source"),
        ([HEADER], ": no row in it"),
        ([""], ":1: no column subject, measure"),
        ([HEADER, 'Norway,"defence'], ": not CSV ("),
    ],
)
def test_faults_of_a_table(tmp_path: Path, lines: list[str], fault: str) -> None:
    path = table(tmp_path, *lines)
    with pytest.raises(InputError) as caught:
        read_references([path])
    assert str(caught.value).startswith(path + fault)


def test_no_file(tmp_path: Path) -> None:
    assert read_references([]) == []
    with pytest.raises(InputError, match=r"gone\.csv: no such file"):
        read_references([str(tmp_path / "gone.csv")])


def test_lines_end_as_they_may(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(f"{HEADER}\r\n{ROW} of the\u2028north\r\n{ROW}\r\n".encode())
    first, second = read_references([str(path)])
    assert (first.source, first.line, second.line) == ("The yearbook of the north", 2, 3)


def test_tables_come_one_after_another(tmp_path: Path) -> None:
    other = ROW.replace("Norway", "Chad")
    paths = [table(tmp_path, HEADER, ROW, name="a.csv"), table(tmp_path, "\ufeff" + HEADER, other, name="b.csv")]
    assert [row.subject for row in read_references(paths)] == ["Norway", "Chad"]
