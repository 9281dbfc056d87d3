"""The second `claims run` into a folder: only what is new is read, and the tables are those of a first run."""

import csv
import json
import os
import random
import shutil
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checks import reading
from checks.tracker import digests, runs
from checks.tracker.digests import LIBRARIES, article_digest
from checks.tracker.state import STATE
from claims import cli
from claims.output import OutputError
from claims.records import Article
from claims.together import alone_in

TABLES = ("claims.csv", "facts.csv", "discrepancies.csv")
RENTS = "Rents in Halvorsund rose 50% in 2025, from £800 to £900."
DUES = "Port dues at Halvorsund rose 12% to $3 million in 2025. About 40 ships came."
LATER = "Halvorsund's port dues rose 12% in 2025, to $3 million, and 41 ships came."
UNCHANGED = "nothing has changed since the last run: its tables stay as they are"
# What articles say in the course of a test by chance: of one story and of others, right and wrong, without figures.
TEXTS = (
    RENTS,
    DUES,
    LATER,
    "Port dues at Halvorsund rose 15% to $3 million in 2025. It rained.\n\nAbout 40 ships came.",
    "It rained in Halvorsund.",
    "The ferry took 40 people. The ferry took 40 people.\nFares fell from €5 to €4, or 20%, on Monday, March 3, 2025.",
    "Three men, Ola, Per and Nils, caught 2.5 tonnes of cod, the mayor said, more than 700 kilograms above 2024.",
)


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return name


def records(*articles: tuple[str, str], file: str = "news.jsonl") -> str:
    """The articles as JSON Lines, each an id and a text."""
    lines = [json.dumps({"id": name, "text": text, "published": "2026-03-09"}) + "\n" for name, text in articles]
    return write(file, "".join(lines))


def run(*arguments: str, folder: str = "tables", **settings: Any) -> Result:
    done = CliRunner().invoke(cli.main, ["run", *arguments, "-o", folder], prog_name="claims", **settings)
    assert done.exit_code == 0, done.output
    return done


def rows_of(file: str) -> list[dict[str, str]]:
    with Path(file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def tables_in(folder: str) -> dict[str, bytes]:
    return {name: Path(folder, name).read_bytes() for name in TABLES}


def traces(folder: str) -> dict[str, tuple[int, int, bytes]]:
    """All that could tell that somebody has been at the files of a folder."""
    files = sorted(Path(folder).iterdir())
    return {file.name: (file.stat().st_mtime_ns, file.stat().st_ino, file.read_bytes()) for file in files}


def ids_in(folder: str, table: str) -> set[str]:
    return {next(iter(row.values())) for row in rows_of(f"{folder}/{table}.csv")}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that are read from here on."""
    names: list[str] = []

    def claims_of(article: Article, base_currency: str, original: Callable[..., Any] = reading.claims_of) -> Any:
        names.append(article.id)
        return original(article, base_currency)

    monkeypatch.setattr(reading, "claims_of", claims_of)
    return names


# The tables are those of a first run


@pytest.mark.parametrize(("form", "seed"), [("records", 0), ("records", 1), ("files", 2)])
def test_any_course_of_things(form: str, seed: int) -> None:
    """Articles come, change, go, and stand on other lines; after each step all is as if it had been so at once."""
    chance = random.Random(seed)
    articles: dict[str, str] = {}
    before: dict[str, set[str]] = {"claims": set(), "discrepancies": set()}
    for step in range(3):
        for _ in range(chance.randint(1, 3)):
            name = f"a{chance.randint(1, 5)}"
            articles.pop(name, None)  # so that it stands last, should it come again
            if chance.random() < 0.7 or not articles:
                articles[name] = chance.choice(TEXTS)
        source = records(*articles.items()) if form == "records" else files_of(articles)
        run(source)
        run(source, folder=f"fresh-{step}")
        assert tables_in("tables") == tables_in(f"fresh-{step}")
        for table, known in before.items():
            now = ids_in("tables", table)
            assert after_changes(known, table) == now
            before[table] = now


def files_of(articles: dict[str, str]) -> str:
    """The articles as files of a folder, and no others there."""
    for old in Path("news").glob("*.txt"):
        old.unlink()
    for name, text in articles.items():
        write(f"news/{name}.txt", text)
    return "news"


def after_changes(ids: set[str], table: str) -> set[str]:
    """The ids of a table after changes.csv, and so what a reader who keeps a copy of it has."""
    for row in rows_of("tables/changes.csv"):
        if row["table"] == table and row["change"] == "new":
            assert row["id"] not in ids
            ids = ids | {row["id"]}
        elif row["table"] == table and row["change"] == "gone":
            ids = ids - {row["id"]}
        elif row["table"] == table and row["column"] in ("claim_id", "discrepancy_id"):
            ids = ids - {row["before"]} | {row["after"]}
    return ids


def test_only_what_is_new_is_read(read: list[str]) -> None:
    run(records(("a", RENTS), ("b", DUES), ("c", LATER)))
    assert read == ["a", "b", "c"]
    run(records(("d", "It snowed."), ("a", RENTS), ("c", LATER.replace("41", "42"))))
    assert read[3:] == ["d", "c"]
    assert {row["article_id"]: row["line"] for row in rows_of("tables/claims.csv")} == {"a": "2", "c": "3"}


def test_same_articles_in_other_files(read: list[str]) -> None:
    """Neither another path nor another kind of file makes another article; nothing but the state is written."""
    records(("a", RENTS))
    run("news.jsonl")
    before = traces("tables")
    Path("moved.jsonl").write_bytes(Path("news.jsonl").read_bytes())
    assert UNCHANGED in run("moved.jsonl").stderr
    after = traces("tables")
    assert read == ["a"]
    assert {name for name in after if after[name] != before[name]} == {STATE}
    run("moved.jsonl")
    assert traces("tables") == after


# Without news nothing is done


def test_nothing_new(monkeypatch: pytest.MonkeyPatch) -> None:
    write("news/rents.txt", RENTS)
    write("news/broken.jsonl", "{\n")
    first = run("news").stderr.splitlines()
    before = traces("tables")
    for work in ("claims.commands.run.besides", "checks.check.checked", "claims.together.replacement"):
        monkeypatch.setattr(work, None)
    again = run("news").stderr.splitlines()
    assert traces("tables") == before
    warning, summary, news, findings = again
    assert (warning, findings) == (first[0], first[-1])
    assert warning.startswith("warning: news/broken.jsonl:1: not JSON")
    assert summary.split(" skipped, ")[0] == first[1].split(" skipped, ")[0]
    assert news == UNCHANGED


def test_standard_input() -> None:
    """It has to be read, but when it says the same, nothing is written."""
    run("-", input=DUES)
    before = traces("tables")
    assert UNCHANGED in run("-", input=DUES).stderr
    assert traces("tables") == before
    assert UNCHANGED not in run("-", input=LATER).stderr


def test_tables_in_the_folder_of_the_articles() -> None:
    write("news/rents.txt", RENTS)
    run("news", folder="news")
    before = traces("news")
    done = run("news", folder="news")
    assert traces("news") == before
    assert UNCHANGED in done.stderr and "warning: " not in done.stderr
    write("news/dues.txt", DUES)
    done = run("news", folder="news")
    assert "warning: " not in done.stderr
    assert {row["article_id"] for row in rows_of("news/claims.csv")} == {"rents", "dues"}


def test_what_has_been_read_of_the_changes_may_go() -> None:
    run(records(("a", RENTS)))
    Path("tables/changes.csv").unlink()
    assert UNCHANGED in run("news.jsonl").stderr
    assert not Path("tables/changes.csv").exists()


# What else decides the tables


SHARE = "Norway spent 2.9% of its GDP on defence in 2024."
REFERENCE = """subject,measure,period,value,unit,basis,stated_on,source
Norway,defence expenditure,2024,{},percent of GDP,,2025-01-01,the ministry
"""


@pytest.mark.parametrize(
    ("options", "is_read"),
    [
        (["--base-currency", "EUR"], True),  # money is told in it
        (["--no-sentence"], False),
        (["--reference", "shares.csv"], False),
    ],
)
def test_other_options(options: list[str], is_read: bool, read: list[str]) -> None:
    """Articles are read again only where their reading differs; there and back again all is as it was."""
    write("shares.csv", REFERENCE.format(2.2))
    source = records(("a", RENTS), ("b", SHARE))
    run(source)
    plain = tables_in("tables")
    read.clear()
    run(source, *options)
    assert read == (["a", "b"] if is_read else [])
    run(source, *options, folder="fresh")
    assert tables_in("tables") == tables_in("fresh") != plain
    run(source)
    assert tables_in("tables") == plain


def test_other_words_in_a_reference_table() -> None:
    source, reference = records(("a", SHARE)), write("shares.csv", REFERENCE.format(2.2))
    run(source, "--reference", reference)
    before = traces("tables")
    assert UNCHANGED in run(source, "--reference", reference).stderr
    assert traces("tables") == before
    write(reference, REFERENCE.format(2.9))
    assert "discrepancies: 0 new, 0 changed, 1 gone: changes.csv" in run(source, "--reference", reference).stderr


def test_an_acceptance_that_has_had_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow(datetime):  # type: ignore[misc, valid-type]  # a class of the standard library
        @classmethod
        def now(cls, zone: Any = None) -> Any:
            return datetime(2027, 1, 1, tzinfo=zone)

    source = records(("a", RENTS))
    run(source)
    (found,) = rows_of("tables/discrepancies.csv")
    told = f'[[accept]]\nid = "{found["discrepancy_id"]}"\nreason = "as told"\nexpires = 2026-12-31\n'
    write("claims.toml", told)
    run(source)
    assert [row["accepted"] for row in rows_of("tables/discrepancies.csv")] == ["as told"]
    (change,) = rows_of("tables/changes.csv")
    assert (change["change"], change["column"], change["before"], change["after"]) == (
        "changed", "accepted", "", "as told",
    )  # fmt: skip
    monkeypatch.setattr("checks.accepted.datetime", Tomorrow)
    run(source)
    assert [row["accepted"] for row in rows_of("tables/discrepancies.csv")] == [""]


def test_other_rules(read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """All is read anew, and what the new rules read otherwise has changed."""
    source = records(("a", RENTS))
    run(source)
    monkeypatch.setattr(runs, "rules_digest", lambda: "others")
    told = run(source).stderr.splitlines()
    assert read == ["a", "a"]
    assert told[1:] == [
        "the rules or the base currency are others than at the last run: every article is read again",
        "claims: 0 new, 0 changed, 0 gone: changes.csv",
        "discrepancies: 0 new, 0 changed, 0 gone: changes.csv",
        "1 error, 0 warnings, 0 notes: discrepancies.csv",
    ]
    assert rows_of("tables/changes.csv") == []
    assert UNCHANGED in run(source).stderr


def test_rules_are_what_lies_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    assert digests.rules_digest() == digests.rules_digest()
    before = digests.rules_digest()
    monkeypatch.setattr(digests, "version", lambda _: "0")
    assert digests.rules_digest() != before


def test_every_library_counts() -> None:
    project = tomllib.loads((Path(cli.__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {line.split(">=")[0] for line in project["project"]["dependencies"]}
    assert needed - {"click", "jinja2"} == set(LIBRARIES)  # these two decide no reading


ARTICLE = Article("port", "We saw 5 cats.", "Wire", date(2026, 3, 9), "Cats", "port.txt")


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (ARTICLE._replace(path="archive/port.md"), True),
        (ARTICLE._replace(first_line=7), True),
        (ARTICLE._replace(text="We saw 6 cats."), False),
        (ARTICLE._replace(id="port-2"), False),
        (ARTICLE._replace(source="Post"), False),
        (ARTICLE._replace(published=None), False),
        (ARTICLE._replace(title=""), False),
        (ARTICLE._replace(first_column=2), False),
        (ARTICLE._replace(is_verbatim=False), False),
        (ARTICLE._replace(source="WireCats", title=""), False),
    ],
)
def test_what_makes_an_article_another(other: Article, is_same: bool) -> None:
    assert (article_digest(other) == article_digest(ARTICLE)) == is_same


# A state that is of no use


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def of_another_version(content: bytes) -> bytes:
    import gzip  # noqa: PLC0415  # of this one alone

    return gzip.compress(gzip.decompress(content).replace(b'"format": [1, ', b'"format": [0, ', 1))


@pytest.mark.parametrize(
    ("spoiled", "doubt"),
    [
        (cut, "damaged"),
        (lambda _: b"", "damaged"),
        (lambda _: b"\x1f\x8b", "damaged"),
        (of_another_version, "of another version"),
        (None, "missing"),
    ],
)
def test_state_of_no_use(spoiled: Callable[[bytes], bytes] | None, doubt: str, read: list[str]) -> None:
    source = records(("a", RENTS), ("b", DUES))
    run(source)
    before, state = tables_in("tables"), Path("tables", STATE)
    state.write_bytes(spoiled(state.read_bytes())) if spoiled else state.unlink()
    read.clear()
    records(("a", RENTS), ("b", DUES), ("c", "It rained."))  # or a damage behind the first lines would not be met
    told = run(source).stderr.splitlines()
    assert told[1] == f"{STATE} is {doubt}: all is made anew, and changes.csv calls all of it new"
    assert read == ["a", "b", "c"]
    assert tables_in("tables") == before
    assert {row["change"] for row in rows_of("tables/changes.csv")} == {"new"}
    assert UNCHANGED in run(source).stderr


@pytest.mark.parametrize("name", ["claims.csv", "discrepancies.csv"])
def test_table_that_somebody_has_changed(name: str, read: list[str]) -> None:
    source = records(("a", RENTS))
    run(source)
    before, table = tables_in("tables"), Path("tables", name)
    for spoil in (lambda: table.write_text("mine"), table.unlink):
        spoil()
        assert "the tables are not as the last run left them: they are made anew" in run(source).stderr
        assert tables_in("tables") == before
    assert read == ["a"]


# A run that is killed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process of its own")
@pytest.mark.parametrize("moment", [0, 4])  # files that are new when it comes; the state would be the fifth
def test_killed_between_two_files(moment: int) -> None:
    """Each file is the old or the new one, and the next run ends as if the killed one had never been."""
    source = records(("a", RENTS), ("b", DUES))
    run(source)
    shutil.copytree("tables", "calm")
    old = {file.name: file.read_bytes() for file in Path("tables").iterdir()}
    records(("b", DUES.replace("40", "50")), ("c", LATER))
    run(source, folder="calm")
    new = {file.name: file.read_bytes() for file in Path("calm").iterdir()}
    if (child := os.fork()) == 0:
        replaced, original = [0], Path.replace

        def replace(part: Path, place: Path) -> Path:
            if replaced[0] == moment:
                os._exit(9)
            replaced[0] += 1
            return original(part, place)

        Path.replace = replace  # type: ignore[method-assign]  # of this process, which is soon gone
        run(source)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    left = {file.name: file.read_bytes() for file in Path("tables").iterdir()}
    assert [name for name in old if left[name] == new[name]] != list(old)  # the state, at least, is the old one
    assert all(left[name] in (old[name], new[name]) for name in old)
    assert sum(left[name] != old[name] for name in old) == moment
    assert len(left) == len(old) + len(old) - moment  # with what was to take the other places
    run(source)
    assert {file.name: file.read_bytes() for file in Path("tables").iterdir()} == new


def test_one_run_at_a_time() -> None:
    source = records(("a", RENTS))
    Path("tables").mkdir()
    with alone_in(Path("tables")):
        done = CliRunner().invoke(cli.main, ["run", source, "-o", "tables"], prog_name="claims")
        assert (done.exit_code, done.stderr) == (2, "error: tables: another run writes there: wait for its end\n")
        run(source, folder="others")
    run(source)
    with pytest.raises(OutputError), alone_in(Path("tables")), alone_in(Path("tables")):
        pass
