"""The commands with --engine spark: tables and words as without it, and one line where Spark is not there."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from claims import cli, read_table

MONDAY = "The port of Halvorsund handled 1.42 million containers in 2025. It spent €1.2bn."
TUESDAY = "Halvorsund's port handled 1.24 million containers in 2025, a rise of 5% from 1.1 million in 2024."
ACCEPTED = '[[accept]]\nid = "{}"\nreason = "as the port says"\n'


def command(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments, prog_name="claims")


@pytest.fixture(autouse=True)
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    for number, text in enumerate((MONDAY, TUESDAY), 1):
        Path("news", f"{number}.txt").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("spark")
def test_extract_writes_the_same_file() -> None:
    assert command("extract", "news", "-o", "here.csv", "--base-currency", "EUR").exit_code == 0
    done = command("extract", "news", "-o", "there.csv", "--base-currency", "EUR", "--engine", "spark")
    assert done.exit_code == 0, done.stderr
    assert Path("there.csv").read_bytes() == Path("here.csv").read_bytes()
    assert "2 articles, 0.2 KB, 5 claims" in done.stderr


@pytest.mark.usefixtures("spark")
def test_extract_writes_a_folder_of_parquet_in_order() -> None:
    assert command("extract", "news", "-o", "here.csv", "--no-sentence").exit_code == 0
    done = command("extract", "news", "-o", "there.parquet", "--no-sentence", "--engine", "spark")
    assert done.exit_code == 0, done.stderr
    there = parquet.read_table("there.parquet").to_pandas().astype("object")
    here = read_table("here.csv").astype("object")
    assert there["claim_id"].tolist() == here["claim_id"].tolist()
    assert list(there.columns) == list(here.columns)
    assert set(there["sentence"]) == {""}


@pytest.mark.usefixtures("spark")
def test_check_tells_the_same() -> None:
    here = command("check", "news")
    there = command("check", "news", "--engine", "spark")
    assert here.exit_code == 1, here.output
    assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout)
    assert "1.24 million containers" in there.stdout


@pytest.mark.usefixtures("spark")
def test_run_writes_tables_that_check_reads() -> None:
    assert command("run", "news", "-o", "here").exit_code == 0
    finding = Path("here/discrepancies.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    Path("claims.toml").write_text(ACCEPTED.format(finding), encoding="utf-8")
    done = command("run", "news", "-o", "there", "--engine", "spark")
    assert done.exit_code == 0, done.stderr
    assert "1 accepted: discrepancies.parquet" in done.stderr
    there = parquet.read_table("there/claims.parquet").to_pydict()
    assert there["fact_id"] == read_table("here/claims.csv")["fact_id"].tolist()
    found = parquet.read_table("there/discrepancies.parquet").to_pydict()
    assert (found["discrepancy_id"][0], found["accepted"][0]) == (finding, "as the port says")
    again = command("check", "there/claims.parquet", "--engine", "spark")
    assert again.exit_code == 1, again.output  # the other finding counts
    assert f"{finding} (as the port says)" in again.stdout


@pytest.mark.parametrize(
    "arguments", [("extract", "news", "-o", "a.csv"), ("check", "news"), ("run", "news", "-o", "a")]
)
def test_without_the_extra_one_line_tells_what_to_install(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)  # as where it is not installed
    done = command(*arguments, "--engine", "spark")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "error: --engine spark: pyspark is missing: pip install 'numeric-claims[spark]'\n"


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("news/", "news/: an input as well: write the table elsewhere"),
        ("s3a://claims/all.csv", "s3a://claims/all.csv: Spark writes Parquet there"),
        ("nowhere/all.csv", "nowhere/all.csv: "),
    ],
)
def test_an_output_that_cannot_be_written_is_told_first(output: str, told: str) -> None:
    done = command("extract", "news", "-o", output, "--engine", "spark")
    assert done.exit_code == 2
    assert done.stderr.startswith(f"error: {told}")
