"""The tables in data/ are what the commands of its README make today: a change of reading shows as a change of them."""

import csv
import hashlib
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import frictionless
import pytest
from click.testing import CliRunner

from claims.cli import main
from claims.columns import Column, columns
from claims.commands.run import TABLES

_ROOT = Path(__file__).parents[1]
_DATA = _ROOT / "data"
_README = (_DATA / "README.md").read_text(encoding="utf-8")
_COMMANDS = re.findall(r"^    claims (run .+)$", _README, re.MULTILINE)
(_EXPORT,) = re.findall(r"^    claims (export .+)$", _README, re.MULTILINE)
_ORIGINALS = _ROOT.parent / "shared" / "seeds"
_DIGESTS = "articles.csv"
LONGEST_SHARED_RUN = 7  # words in a row that a cell may share with an original: "two-day meeting of NATO Foreign …"

needs_originals = pytest.mark.skipif(
    not _ORIGINALS.is_dir(), reason="needs ../shared: the originals, which are not in the repository"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which the commands have written their tables, each under the name that it has here."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(_ROOT)
        for command in _COMMANDS:
            *arguments, source, option, output = _parted(command)
            if Path(source).exists():
                (folder / output).parent.mkdir(parents=True, exist_ok=True)
                done = CliRunner().invoke(main, [*arguments, source, option, str(folder / output)])
                assert done.exit_code == 0, done.stderr
        yield folder


def _parted(command: str) -> list[str]:
    """The words of a command, its input and its output last."""
    run, source, *options, option, output = shlex.split(command)
    return [run, *options, source, option, output]


def test_both_commands_are_told() -> None:
    told = [(_parted(command)[-3], _parted(command)[-1]) for command in _COMMANDS]
    assert told == [("seeds", "data"), ("../shared/seeds", "data/originals")]


@pytest.mark.parametrize("name", TABLES)
def test_data_is_made_of_seeds(name: str, made: Path) -> None:
    assert _text(made / "data" / name) == _text(_DATA / name)


@needs_originals
@pytest.mark.parametrize("name", TABLES)
def test_data_is_made_of_originals(name: str, made: Path) -> None:
    assert _text(made / "data" / "originals" / name) == _text(_DATA / "originals" / name)


@needs_originals
def test_digests_of_originals() -> None:
    found = [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in sorted(_ORIGINALS.glob("*.txt"))]
    assert [tuple(row.values()) for row in _rows(_DIGESTS)] == found


def test_originals_are_those_of_the_briefs() -> None:
    briefs = "".join(_text(path) for path in (_ROOT / "seeds").glob("*.md"))
    assert [row["sha256"] for row in _rows(_DIGESTS) if row["sha256"] not in briefs] == []
    assert {row["article_id"] for row in _rows("claims.csv")} == {Path(row["name"]).stem for row in _rows(_DIGESTS)}


@needs_originals
@pytest.mark.parametrize("name", TABLES)
def test_no_sentence_of_an_original_is_told(name: str) -> None:
    """Their words are their publishers': a quote is a figure with its noun, and no more."""
    runs = {run for path in _ORIGINALS.glob("*.txt") for run in _runs(_text(path))}
    assert runs
    assert [cell for row in _rows(name) for cell in row.values() if not runs.isdisjoint(_runs(cell))] == []


@pytest.mark.parametrize("table", [Path(name).stem for name in TABLES])
def test_every_column_is_explained(table: str) -> None:
    """In the words of columns.csv: where it says something else, this is what README.md is to say."""
    told = "\n".join(_explained(column) for column in columns(table))
    assert told in _README
    assert _text(_DATA / f"{table}.csv").partition("\n")[0].split(",") == [column.name for column in columns(table)]


def test_the_data_package_describes_what_is_there(tmp_path: Path) -> None:
    """When this fails after a change of the tables, the README's command writes it anew."""
    package = tmp_path / "data"
    shutil.copytree(_DATA, package)
    command = shlex.split(_EXPORT)
    assert command[:2] == ["export", "data/claims.csv"]
    done = CliRunner().invoke(main, ["export", str(package / "claims.csv"), *command[2:-1], str(package)])
    assert done.exit_code == 0, done.stderr
    assert _text(package / "datapackage.json") == _text(_DATA / "datapackage.json")
    report = frictionless.validate(str(package / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    assert len(report.tasks) == len([*TABLES, *(_DATA / "reference").glob("*.csv")])


def _explained(column: Column) -> str:
    values = f" One of {', '.join(f'`{value}`' for value in column.values)}." if column.values else ""
    meaning = (column.description + values).replace("|", "\\|")
    return f"| {column.name} | {column.type} | {column.unit} | {meaning} |"


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / "originals" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every stretch of words that is longer than may be shared."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + LONGEST_SHARED_RUN + 1]) for start in range(len(words) - LONGEST_SHARED_RUN)}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
