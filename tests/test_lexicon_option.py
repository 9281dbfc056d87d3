"""--lexicon: a user's own rows are read like those of the project, and each mistake in them is told in one line."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from claims.own_rows import FORMS, LEXICON, NEEDED, columns_of, digest_of

_ROOT = Path(__file__).parents[1]
UNITS = "unit,factor,kind,words,symbols,prefixes,example,reads\n"
CURRENCIES = "code,words,symbols,minor_words,minor_per_unit,example,reads\n"
MEASURES = "measure,nouns,verbs,kinds,example\n"
COUNTRIES = "code,name,aliases,adjectives,currency,example\n"
ORGANISATIONS = "name,aliases,example\n"
SMOOT = "meter,1.7018,length,smoot|smoots,,,a bridge of 364 smoots,619.4552 meter\n"
BANCOR = 'BCR,bancor|bancors,,groat|groats,100,"a grant of 8,000 bancors",8000 BCR\n'
OWN = {
    "units.csv": UNITS
    + SMOOT
    + "furlong / fortnight,,speed,furlong per fortnight|furlongs per fortnight,fpf,,"
    + "a snail at 12 furlongs per fortnight,12 furlong / fortnight\n",
    "currencies.csv": CURRENCIES + BANCOR,
    "measures.csv": MEASURES + "footfall,footfall|shoppers,,count percent,the arcade had 900 shoppers\n",
    "countries.csv": COUNTRIES + "VEY,Veyland,Republic of Veyland,Veylandic,BCR,40 Veylandic herders\n",
    "organisations.csv": ORGANISATIONS + "Northern Institute of Waterways,NIW|N.I.W.,The NIW spent £3m on pumps.\n",
}
STORY = (
    "The NIW spent £3m on pumps. A weir of 20 smoots came to 900 bancors and 40 groats. "
    "The barge ran at 12 furlongs per fortnight, not 15 fpf. The Veylandic rate rose 12%. The arcade had 900 shoppers."
)


def folder_of(place: Path, tables: Mapping[str, str | bytes]) -> Path:
    place.mkdir(parents=True)
    for name, content in tables.items():
        (place / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return place


def process(*arguments: str | Path, cwd: Path, lexicon: str = "") -> subprocess.CompletedProcess[str]:
    """A process of its own, since one knows one lexicon."""
    environment = {name: value for name, value in os.environ.items() if name != "CLAIMS_LEXICON"}
    environment |= {"PYTHONPATH": str(_ROOT)} | ({"CLAIMS_LEXICON": lexicon} if lexicon else {})
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def command(*arguments: str | Path, cwd: Path, lexicon: str = "") -> subprocess.CompletedProcess[str]:
    return process("-m", "claims.cli", *arguments, cwd=cwd, lexicon=lexicon)


def claims_told(output: str) -> dict[str, tuple[str, str, str, str]]:
    rows = [json.loads(line) for line in output.splitlines()]
    return {row["quote"]: (f"{row['value']:g}", row["unit"], row["subject"], row["measure"]) for row in rows}


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "weir.txt").write_text(STORY, encoding="utf-8")
    folder_of(tmp_path / "own", OWN)
    return tmp_path


# What is read


def test_each_table_adds_its_words(work: Path) -> None:
    done = command("extract", "weir.txt", "--lexicon", "own", "-o", "claims.jsonl", cwd=work)
    assert done.returncode == 0, done.stderr
    told = claims_told((work / "claims.jsonl").read_text(encoding="utf-8"))
    assert told["£3m"] == ("3e+06", "GBP", "Northern Institute of Waterways", "spending on pumps")
    assert told["20 smoots"][:2] == ("34.036", "meter")
    assert told["900 bancors and 40 groats"][:2] == ("900.4", "BCR")
    assert told["12 furlongs per fortnight"][:2] == ("12", "furlong / fortnight")
    assert told["15 fpf"][:2] == ("15", "furlong / fortnight")
    assert told["12%"][2] == "Veyland"
    assert told["900 shoppers"][2:] == ("arcade", "footfall")


def test_without_the_option_they_are_no_words(work: Path) -> None:
    done = command("extract", "weir.txt", "-o", "claims.jsonl", cwd=work)
    assert done.returncode == 0
    told = claims_told((work / "claims.jsonl").read_text(encoding="utf-8"))
    assert told["£3m"][2] == "NIW"
    assert told["900 shoppers"][3] != "footfall"
    assert "15 fpf" not in told
    assert not {"meter", "BCR"} & {unit for _, unit, _, _ in told.values()}


@pytest.mark.parametrize(("lexicon", "reads"), [("own", "34.036 meter"), ("", "20 (smoots)")])
def test_explain(lexicon: str, reads: str, work: Path) -> None:
    option = ["--lexicon", lexicon] if lexicon else []
    assert reads in command("explain", *option, "A weir of 20 smoots.", cwd=work).stdout.splitlines()[2]


def test_check_compares_figures_in_own_units(work: Path) -> None:
    for name, day, length in (("a", 1, "364 smoots"), ("b", 2, "700 metres")):
        line = {
            "id": name,
            "text": f"The Arl Bridge, which is {length} long, opened in 1932.",
            "published": f"2026-03-0{day}",
        }
        (work / f"{name}.jsonl").write_text(json.dumps(line), encoding="utf-8")
    with_own = command("check", "a.jsonl", "b.jsonl", "--fail-on", "warning", "--lexicon", "own", cwd=work)
    assert (with_own.returncode, "364 smoots" in with_own.stdout) == (1, True), with_own.stderr
    assert command("check", "a.jsonl", "b.jsonl", "--fail-on", "warning", cwd=work).returncode == 0


def test_run_reads_again_when_own_rows_change(work: Path) -> None:
    def run(*option: str) -> str:
        done = command("run", "weir.txt", "-o", "tables", *option, cwd=work)
        assert done.returncode == 0, done.stderr
        return done.stderr

    unchanged = "nothing has changed since the last run"
    run()
    assert unchanged not in run("--lexicon", "own")
    assert unchanged in run("--lexicon", "own")
    table = work / "own" / "units.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("1.7018", "1.7").replace("619.4552", "618.8"))
    assert unchanged not in run("--lexicon", "own")
    assert "34.0," in (work / "tables" / "claims.csv").read_text(encoding="utf-8")


def test_environment_names_the_folder_as_well(work: Path) -> None:
    assert "34.036 meter" in command("explain", "A weir of 20 smoots.", cwd=work, lexicon="own").stdout


def test_settings_name_the_folder_when_nobody_else_does(work: Path) -> None:
    """For the commands that read settings; `extract` and `explain` hear the command line and the environment alone."""
    (work / "claims.toml").write_text('lexicon = "own"\n', encoding="utf-8")
    assert command("run", "weir.txt", "-o", "tables", cwd=work).returncode == 0
    assert "34.036" in (work / "tables" / "claims.csv").read_text(encoding="utf-8")
    folder_of(work / "bad", {"units.csv": UNITS + SMOOT.replace("1.7018", "-1")})
    for wrong in (
        command("check", "weir.txt", "--lexicon", "bad", cwd=work),
        command("check", "weir.txt", cwd=work, lexicon="bad"),
    ):
        assert wrong.stderr.startswith("error: bad/units.csv:2: factor is '-1'")
    assert "34.036" not in command("explain", "A weir of 20 smoots.", cwd=work).stdout


def test_in_python(work: Path) -> None:
    code = "import claims; print(*claims.extract('A weir of 20 smoots.', lexicon='own')['unit'])"
    assert process("-c", code, cwd=work).stdout == "meter\n"


def test_processes_started_later_read_the_same(work: Path) -> None:
    code = (
        "import claims, subprocess, sys; claims.extract('', lexicon='own'); subprocess.run([sys.executable, '-c', "
        "\"import claims; print(*claims.extract('A weir of 20 smoots.')['unit'])\"])"
    )
    assert process("-c", code, cwd=work).stdout == "meter\n"


def test_later_calls_read_the_same_and_other_rows_come_too_late(work: Path) -> None:
    folder_of(work / "other", {"units.csv": UNITS + SMOOT.replace("smoot", "zoot")})
    code = (
        "import claims\n"
        "text = 'A weir of 20 smoots.'\n"
        "print(*claims.extract(text, lexicon='own')['unit'], *claims.extract(text)['unit'])\n"
        "print(*claims.extract(text, lexicon='own')['unit'])\n"
        "claims.extract(text, lexicon='other')\n"
    )
    done = process("-c", code, cwd=work)
    assert done.stdout == "meter meter\nmeter\n"
    assert done.stderr.splitlines()[-1] == (
        "claims.text.files.InputError: other: text was read with other rows before: "
        "name the folder first of all, in a new process"
    )


def test_digest_tells_rows_apart(work: Path) -> None:
    other = folder_of(work / "other", {"units.csv": UNITS + SMOOT})
    digests = [digest_of(""), digest_of(str(work / "own")), digest_of(str(other))]
    assert len(set(digests)) == 3
    assert digest_of(str(other)) == digests[2]
    code = "import claims.vocabulary as words; print(words.digest())"
    assert process("-c", code, cwd=work, lexicon="other").stdout.strip() == digests[2]
    assert process("-c", code, cwd=work).stdout.strip() == digests[0]


@pytest.mark.parametrize("file", NEEDED)
def test_columns_are_those_of_the_project(file: str) -> None:
    assert {*NEEDED[file], *FORMS[file]} <= set(columns_of(file))
    assert (LEXICON / file).is_file()


# What is wrong with it: tables, the row's line and what is said of it

MISTAKES: dict[str, tuple[dict[str, str | bytes], str]] = {
    "no table": ({}, "FOLDER: no table in it: write one of units.csv, currencies.csv"),
    "a table of another name": ({"unit.csv": UNITS}, "FOLDER/unit.csv: no table that takes rows of your own"),
    "a table that takes none": ({"verbs.csv": "class\n"}, "FOLDER/verbs.csv: no table that takes rows of your own"),
    "not UTF-8": ({"units.csv": "é".encode("cp1252")}, "FOLDER/units.csv: not in UTF-8: save it"),
    "empty file": ({"units.csv": ""}, "FOLDER/units.csv:1: no column unit, kind, example, reads"),
    "semicolons": ({"units.csv": UNITS.replace(",", ";")}, "FOLDER/units.csv:1: unknown column 'unit;factor;"),
    "unknown column": ({"units.csv": "plural," + UNITS}, "FOLDER/units.csv:1: unknown column 'plural': name each one"),
    "column twice": ({"units.csv": "unit," + UNITS}, "FOLDER/units.csv:1: two columns 'unit'"),
    "column missing": ({"measures.csv": "measure,nouns\n"}, "FOLDER/measures.csv:1: no column kinds, example"),
    "quotation marks": ({"units.csv": UNITS + '"meter"x,1\n'}, "FOLDER/units.csv:2: not CSV"),
    "comma in a cell": (
        {"units.csv": UNITS + SMOOT + "meter,,length,zoot,,,a wall of 1,000 zoots,1000 meter\n"},
        "FOLDER/units.csv:3: 9 cells under 8 columns: put cells with a comma in quotes",
    ),
    "line after a blank one": (
        {"units.csv": UNITS + "\n\n" + SMOOT.replace("length", "")},
        "FOLDER/units.csv:4: no kind: fill the cell in",
    ),
    "no phrase": ({"units.csv": UNITS + SMOOT.replace("smoot|smoots", "")}, "FOLDER/units.csv:2: no phrase: give"),
    "empty phrase": ({"units.csv": UNITS + SMOOT.replace("smoot|", "smoot||")}, "FOLDER/units.csv:2: a phrase ''"),
    "phrase twice in a row": (
        {"units.csv": UNITS + SMOOT.replace("smoot|", "smoots|")},
        "FOLDER/units.csv:2: 'smoots' stands twice in the row",
    ),
    "capitals in words": (
        {"units.csv": UNITS + SMOOT.replace("smoot|", "Smoot|")},
        "FOLDER/units.csv:2: 'Smoot' in words: write it small and without hyphens, or put it in symbols",
    ),
    "hyphen in words": ({"units.csv": UNITS + SMOOT.replace("smoot|", "smo-ot|")}, "FOLDER/units.csv:2: 'smo-ot' in"),
    "factor": ({"units.csv": UNITS + SMOOT.replace("1.7018", "1,7").replace("1,7", '"1,7"')}, ":2: factor is '1,7'"),
    "factor of nothing": ({"units.csv": UNITS + SMOOT.replace("1.7018", "0")}, "FOLDER/units.csv:2: factor is '0'"),
    "prefix": (
        {"units.csv": UNITS + SMOOT.replace("smoots,,,", "smoots,,kilos,")},
        "FOLDER/units.csv:2: prefix 'kilos' is not known: give some of yotta zetta",
    ),
    "unit unknown to pint": (
        {"units.csv": UNITS + SMOOT.replace("meter,1.7018", "smoot,")},
        "FOLDER/units.csv:2: unit 'smoot' is not known to pint: write one that is",
    ),
    "kind of another dimension": (
        {"units.csv": UNITS + SMOOT.replace("length", "mass")},
        "FOLDER/units.csv:2: kind 'mass' does not fit the unit 'meter': write length",
    ),
    "kind mistyped": (
        {"units.csv": UNITS + SMOOT.replace("length", "lenght")},
        "FOLDER/units.csv:2: kind 'lenght' does not fit the unit 'meter': write length",
    ),
    "phrase that is there": (
        {"units.csv": UNITS + SMOOT.replace("smoot|", "furlong|smoot|")},
        "FOLDER/units.csv:2: 'furlong' is in the lexicon already, as furlong: leave it out",
    ),
    "prefixed phrase that is there": (
        {"units.csv": UNITS + "meter,,length,metre,,kilo,a wall of 4 kilometres,4 kilometer\n"},
        "FOLDER/units.csv:2: 'metre' is in the lexicon already, as meter",
    ),
    "word of another kind": (
        {"units.csv": UNITS + SMOOT.replace("smoot|", "dozen|")},
        "FOLDER/units.csv:2: 'dozen' is in the lexicon already, as dozen",
    ),
    "phrase of a row above": ({"units.csv": UNITS + SMOOT * 2}, "FOLDER/units.csv:3: 'smoot' is in the lexicon"),
    "phrase of another table of one's own": (
        {"units.csv": UNITS + SMOOT, "currencies.csv": CURRENCIES + BANCOR.replace("bancor|", "smoot|")},
        "FOLDER/currencies.csv:2: 'smoot' is in the lexicon already, as meter",
    ),
    "example without the phrase": (
        {"units.csv": UNITS + SMOOT.replace("364 smoots", "364 metres").replace("619.4552", "364")},
        "FOLDER/units.csv:2: no phrase of the row stands in its example 'a bridge of 364 metres'",
    ),
    "example read otherwise": (
        {"units.csv": UNITS + SMOOT.replace("619.4552", "620")},
        "FOLDER/units.csv:2: 'a bridge of 364 smoots' is read as '619.4552 meter', not '620 meter': correct the row",
    ),
    "reads of another unit": (
        {"units.csv": UNITS + SMOOT.replace("2 meter", "2 mile")},
        "FOLDER/units.csv:2: reads '619.4552 mile' has nothing in meter",
    ),
    "reads in words": (
        {"units.csv": UNITS + SMOOT.replace("619.4552 meter", "long")},
        "FOLDER/units.csv:2: reads: not a reading: 'long'",
    ),
    "currency code": ({"currencies.csv": CURRENCIES + BANCOR.replace("BCR", "Bcr")}, ":2: code is 'Bcr': write three"),
    "minor words without their number": (
        {"currencies.csv": CURRENCIES + BANCOR.replace(",100,", ",,")},
        "FOLDER/currencies.csv:2: minor_per_unit: write how many minor units make one",
    ),
    "day of the end": (
        {"currencies.csv": "code,words,ended,example,reads\nBCR,bancors,2001,9 bancors,9 BCR\n"},
        "FOLDER/currencies.csv:2: ended is '2001': write a day as in 2001-12-31",
    ),
    "currency that is there": (
        {"currencies.csv": CURRENCIES + BANCOR.replace("bancor|", "euro|bancor|")},
        "FOLDER/currencies.csv:2: 'euro' is in the lexicon already, as EUR",
    ),
    "kind of a measure": (
        {"measures.csv": MEASURES + "footfall,footfall,,number,footfall rose 12%\n"},
        "FOLDER/measures.csv:2: kind 'number' is not known: give some of age area count",
    ),
    "verb of a measure": (
        {"measures.csv": MEASURES + "catch,,trawled,mass,it trawled 300 tonnes\n"},
        "FOLDER/measures.csv:2: verb 'trawled' is not known: give it in its plain form",
    ),
    "noun of a measure that is there": (
        {"measures.csv": MEASURES + "outlays,outlay,,money,the outlay was £3m\n"},
        "FOLDER/measures.csv:2: 'outlay' is in the lexicon already, as spending",
    ),
    "measure read otherwise": (
        {"measures.csv": MEASURES + "footfall,footfall,,percent,turnover rose 12%\n"},
        "FOLDER/measures.csv:2: 'turnover rose 12%' is read as a figure of 'turnover', not 'footfall'",
    ),
    "currency of a country": (
        {"countries.csv": COUNTRIES + "VEY,Veyland,,Veylandic,VVV,40 Veylandic herders\n"},
        "FOLDER/countries.csv:2: currency 'VVV' is not known",
    ),
    "code of another country": (
        {"countries.csv": COUNTRIES + "FRA,Veyland,,Veylandic,EUR,40 Veylandic herders\n"},
        "FOLDER/countries.csv:2: code FRA is of France (EUR): write the same, or another",
    ),
    "name that is there": (
        {"countries.csv": COUNTRIES + "VEY,Veyland,Norway,Veylandic,EUR,40 Veylandic herders\n"},
        "FOLDER/countries.csv:2: 'Norway' is in the lexicon already, as Norway",
    ),
    "country not in its example": (
        {"countries.csv": COUNTRIES + "VEY,Veyland,,Veylandic,EUR,40 herders\n"},
        "FOLDER/countries.csv:2: no phrase of the row stands in its example '40 herders'",
    ),
    "alias of two organisations": (
        {"organisations.csv": ORGANISATIONS + "North Inn,NI,The NI spent £3m.\nNew Ink,NI,The NI spent £3m.\n"},
        "FOLDER/organisations.csv:3: 'NI' is in the lexicon already, as North Inn",
    ),
    "organisation read otherwise": (
        {"organisations.csv": ORGANISATIONS + "North Inn,NIX,The NIW spent £3m with NIX.\n"},
        "FOLDER/organisations.csv:2: 'The NIW spent £3m with NIX.' is read as a figure of 'NIW', not 'North Inn'",
    ),
}
_TRIES = """
import json, sys
from claims.own_lexicon import use_lexicon
from claims.text.files import InputError
told = []
for folder in json.loads(sys.argv[1]):
    try:
        told.append(use_lexicon(folder) or "")
    except InputError as error:
        told.append(str(error))
import claims
print(json.dumps([told, list(claims.extract("A weir of 20 smoots.", lexicon="own")["unit"])]))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said of every mistake: all made in one process, which in the end reads with rows that are right."""
    place = tmp_path_factory.mktemp("mistakes")
    folder_of(place / "own", OWN)
    folders = [folder_of(place / str(number), tables) for number, (tables, _) in enumerate(MISTAKES.values())]
    done = process("-c", _TRIES, json.dumps([folder.name for folder in folders]), cwd=place)
    assert done.returncode == 0, done.stderr
    messages, units = json.loads(done.stdout)
    assert units == ["meter"]
    return dict(zip(MISTAKES, messages, strict=True))


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake(mistake: str, told: dict[str, str]) -> None:
    wanted = MISTAKES[mistake][1].replace("FOLDER", str(list(MISTAKES).index(mistake)))
    assert wanted in told[mistake]
    assert "\n" not in told[mistake]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("explain", "--lexicon", "none", "7 smoots"), "error: none: no such folder: check the name\n"),
        (("extract", "a.txt", "--lexicon", "a.txt"), "error: a.txt: a file: name the folder that holds it\n"),
        (("check", "a.txt", "--lexicon", "bad"), "error: bad/units.csv:2: factor is '-1': write how many of the unit"),
        (("run", "a.txt", "-o", "new", "--lexicon", "bad"), "error: bad/units.csv:2: factor is '-1'"),
    ],
)
def test_wrong_use_ends_in_2_with_one_line(words: tuple[str, ...], message: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A weir of 7 smoots.", encoding="utf-8")
    folder_of(tmp_path / "bad", {"units.csv": UNITS + SMOOT.replace("1.7018", "-1")})
    done = command(*words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "new").exists()


def test_other_words_of_what_is_there(tmp_path: Path) -> None:
    """Another name of a currency and of a country are rows with the code that these have already."""
    folder_of(
        tmp_path / "own",
        {
            "currencies.csv": CURRENCIES + "CAD,loonie buck|loonie bucks,,,,40 loonie bucks,40 CAD\n",
            "countries.csv": COUNTRIES + "NOR,Norway,Fjordland,,NOK,homes in Fjordland\n",
        },
    )
    done = command("explain", "--lexicon", "own", "He paid 40 loonie bucks.", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "40 CAD" in done.stdout


def test_nothing_is_run_that_stands_in_a_row(tmp_path: Path) -> None:
    spell = "__import__('pathlib').Path('run').touch()"
    folder_of(tmp_path / "own", {"units.csv": UNITS + f"{spell},,length,zoot,,,7 zoots,7 meter\n"})
    assert command("explain", "--lexicon", "own", "7 zoots", cwd=tmp_path).returncode == 2
    assert not (tmp_path / "run").exists()
