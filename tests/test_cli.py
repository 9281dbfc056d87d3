"""The command: what stands on stdout, what on stderr, how it ends."""

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from claims import cli, read_table, terminal
from claims.explain import explanations
from claims.records import Article, Claim
from claims.table import COLUMNS
from claims.text.files import InputError

HEADER = ",".join(COLUMNS)
STORY = "Port dues rose 12% to $3 million. About 40 ships came."
COMMAND = [sys.executable, "-m", "claims.cli"]


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    root = Path(cli.__file__).parents[1]
    monkeypatch.setenv("PYTHONPATH", f"{root}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")


def write(name: str, content: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def names_here() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def record(**fields: Any) -> str:
    return json.dumps(fields) + "\n"


def run(*arguments: str, **settings: Any) -> Result:
    return CliRunner().invoke(cli.main, arguments, prog_name="claims", **settings)


def process(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, **settings)


# A table of the articles


def test_table_on_standard_output() -> None:
    done = process("extract", write("port.txt", STORY))
    header, *rows = done.stdout.splitlines()
    assert done.returncode == 0
    assert header == HEADER
    assert [row.split(",")[1] for row in rows] == ["port"] * 3
    assert done.stderr.startswith("1 article, 0.1 KB, 3 claims (0 without a base value, ")
    counts = " 0 of them money without an exchange rate), 1 article without a date, 0 records skipped, "
    assert counts in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["claims.csv", "claims.csv.gz", "claims.jsonl", "claims.jsonl.gz", "claims.parquet"])
def test_table_in_a_file(name: str) -> None:
    done = run("extract", write("port.txt", STORY), "-o", name)
    assert (done.exit_code, done.stdout) == (0, "")
    assert list(read_table(name)["quote"]) == ["12%", "$3 million", "About 40 ships"]


def test_any_mix_of_inputs() -> None:
    write("archive/b.txt", "We saw 5 cats.")
    write("archive/deep/c.jsonl", record(id="c1", text="We saw 6 cats.") + record(id="c2", text="No cats."))
    write("a.md.gz", gzip.compress(b"We saw 7 cats."))
    done = run("extract", "archive", "-", "a.md.gz", "-o", "claims.csv", input="We saw 8 cats.")
    table = read_table("claims.csv")
    assert dict(zip(table["article_id"], table["quote"], strict=True)) == {
        "a": "7 cats", "b": "5 cats", "c1": "6 cats", "stdin": "8 cats",
    }  # fmt: skip
    assert done.stderr.startswith("5 articles, ")


def test_no_claims_at_all() -> None:
    assert run("extract", write("rain.txt", "It rained.")).stdout == HEADER + "\n"
    assert run("extract", "rain.txt", "-o", "claims.csv").exit_code == 0
    assert Path("claims.csv").read_text() == HEADER + "\n"


def test_no_sentence() -> None:
    run("extract", write("port.txt", STORY), "-o", "claims.csv", "--no-sentence")
    assert set(read_table("claims.csv")["sentence"]) == {""}
    assert list(read_table("claims.csv").columns) == list(COLUMNS)


def test_old_table_is_replaced() -> None:
    write("port.txt", STORY)
    for _ in range(2):
        assert run("extract", "port.txt", "-o", write("claims.csv", "old")).exit_code == 0
    assert len(read_table("claims.csv")) == 3


@pytest.mark.parametrize("name", ["claims.csv", "claims.jsonl", "claims.parquet", "deep/claims.csv.gz"])
@pytest.mark.parametrize("folder", [".", "./", "../news"])
def test_table_beside_its_articles(name: str, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The most natural place for it: the second run knows its own table, and neither reads nor mentions it."""
    write("news/port.txt", STORY)
    Path("news/deep").mkdir()
    monkeypatch.chdir("news")
    first = run("extract", folder, "-o", name)
    second = run("extract", folder, "-o", name)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "warning" not in second.stderr
    assert second.stderr.startswith("1 article,") and "0 records skipped" in second.stderr
    assert len(read_table(name)) == 3


def test_another_table_beside_the_articles() -> None:
    """Of tables that are not its own it says that they are left out."""
    write("port.txt", STORY)
    run("extract", ".", "-o", "old.csv")
    done = run("extract", ".", "-o", "new.csv")
    assert done.exit_code == 0
    assert done.stderr.startswith("warning: old.csv: no column named text")
    assert "1 record skipped" in done.stderr
    assert len(read_table("new.csv")) == 3


# What cannot be read


BAD_INPUT = {
    "nowhere.txt": None,
    "rain.pdf": "It rained.",
    "broken.txt.gz": b"We saw 5 cats.",
    "cut.txt.gz": gzip.compress(b"We saw 5 cats." * 50, mtime=0)[:-20],
    "binary.txt": bytes(range(256)) * 9,
    "lines.jsonl": "We saw 5 cats.\n",
    "untexted.jsonl": record(id="cats"),
    "table.csv": "id,words\n1,We saw 5 cats.\n",
    "empty.txt": "",
    "empty.csv": "",
    "table.parquet": "We saw 5 cats.",
    "folder": None,
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_unreadable_input(name: str) -> None:
    write("port.txt", STORY)
    write("claims.csv", "old")
    Path("folder").mkdir()
    content = BAD_INPUT[name]
    if content is not None:
        write(name, content)
    for arguments in ([name], ["port.txt", name]):
        done = run("extract", *arguments, "-o", "claims.csv")
        *warnings, error = done.stderr.splitlines()
        assert (done.exit_code, done.stdout) == (2, "")
        assert error.startswith(f"error: {name}: ")
        assert all(line.startswith("warning: ") for line in warnings)
        assert run("extract", *arguments).stdout == ""
    assert Path("claims.csv").read_text() == "old"


def test_one_bad_record_among_good_ones() -> None:
    write("cats.jsonl", record(text="We saw 5 cats.") + "{\n" + record(text="We saw 6 cats.") + record(id="x"))
    done = run("extract", "cats.jsonl", "-o", "claims.csv")
    first, second, summary = done.stderr.splitlines()
    assert first.startswith("warning: cats.jsonl:2: not JSON")
    assert second.startswith("warning: cats.jsonl:4: no text in it")
    assert summary.startswith("2 articles, ") and "2 records skipped" in summary
    assert list(read_table("claims.csv")["line"]) == [1, 3]


def test_money_in_the_base_currency() -> None:
    write("port.jsonl", record(published="2024-12-31", text="Dues of $3 million and 5 million hryvnias were paid."))
    done = run("extract", "port.jsonl", "--base-currency", "EUR", "-o", "claims.csv")
    assert " 2 claims (1 without a base value, 1 of them money without an exchange rate), " in done.stderr
    dollars, hryvnias = read_table("claims.csv").to_dict("records")
    assert (dollars["base_unit"], dollars["rate"], str(dollars["rate_date"])[:10]) == ("EUR", 1 / 1.0389, "2024-12-31")
    assert (hryvnias["base_unit"], str(hryvnias["rate"])) == ("", "nan")


def test_strict_stops_at_it() -> None:
    write("cats.jsonl", record(text="We saw 5 cats.") + "{\n" + record(text="We saw 6 cats."))
    done = run("extract", "cats.jsonl", "--strict", "-o", "claims.csv")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: cats.jsonl:2: not JSON")
    assert len(done.stderr.splitlines()) == 1
    assert names_here() == ["cats.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "port.txt", "-o", "claims.xlsx"], "claims.xlsx: of an unknown kind: name the table .csv"),
        (["extract", "port.txt", "-o", "."], ".: a folder: name a file in it"),
        (["extract", "port.txt", "-o", "nowhere/claims.csv"], "nowhere/claims.csv: its folder does not exist"),
        (["extract", "port.csv", "-o", "port.csv"], "port.csv: an input as well: write the table elsewhere"),
        (["extract", "port.csv", "-o", "link.csv"], "link.csv: an input as well"),
        (["extract", ".", "--strict", "-o", "port.csv"], "port.csv: in a folder to be read with --strict"),
        (["extract", "-", "-"], "standard input: given twice"),
        (["extract"], "Missing argument 'INPUT...'. See claims extract --help"),
        (["extract", "port.txt", "--threads"], "No such option '--threads'"),
        (["extract", "port.txt", "--base-currency", "ABC"], "Invalid value for '--base-currency': ABC is no currency"),
        (["extract", "port.txt", "--base-currency", "UAH"], "Invalid value for '--base-currency': UAH has no exchange"),
        (["explain"], "Missing argument 'TEXT'. See claims explain --help"),
        (["explain", "5 cats", "6 cats"], "Got unexpected extra argument (6 cats)"),
        (["explode"], "No such command 'explode'"),
        (["--explode"], "No such option '--explode'"),
    ],
)
def test_wrong_use(arguments: list[str], message: str) -> None:
    write("port.txt", STORY)
    write("port.csv", "text\nWe saw 5 cats.\n")
    Path("link.csv").symlink_to("port.csv")
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {message}")
    assert len(done.stderr.splitlines()) == 1
    assert Path("port.csv").read_text() == "text\nWe saw 5 cats.\n"


def test_place_for_the_table_is_checked_before_reading() -> None:
    """Standard input is still open here: a command that read it first would wait for ever."""
    with subprocess.Popen(
        [*COMMAND, "extract", "-", "-o", "claims.xlsx"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        assert started.wait(timeout=20) == 2


def test_error_of_a_process() -> None:
    done = process("extract", "nowhere.txt", "-o", write("claims.csv", "old"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: nowhere.txt: no such file or folder: check the name\n"
    assert Path("claims.csv").read_text() == "old"


# How it ends


def test_reader_that_leaves() -> None:
    """As in `claims extract port.txt | head -1`: no traceback, and no complaint of Python at its end."""
    write("port.txt", "\n".join(f"We saw {number} cats." for number in range(20, 5000)))
    with subprocess.Popen([*COMMAND, "extract", "port.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None and started.stderr is not None
        started.stdout.readline()
        started.stdout.close()
        errors = started.stderr.read()
        assert started.wait(timeout=20) == 0
    assert b"Traceback" not in errors and b"Exception" not in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is found on Linux only")
def test_standard_output_that_is_full() -> None:
    write("port.txt", STORY)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "extract", "port.txt"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == "error: standard output: cannot be written (No space left on device): free the disk\n"


@pytest.mark.parametrize(("arguments", "status"), [([], 2), (["-o", "claims.csv"], 0)])
def test_closed_streams(arguments: list[str], status: int) -> None:
    """As a daemon starts its commands."""
    command = [*COMMAND, "extract", write("port.txt", STORY), *arguments]
    assert subprocess.run(["sh", "-c", '"$@" >&- 2>&-', "sh", *command], check=False).returncode == status
    assert Path("claims.csv").exists() == (status == 0)


def test_terminal_without_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    done = process("explain", "東 cost $5.")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "  ? cost $5."


def test_ctrl_c() -> None:
    with subprocess.Popen(
        [*COMMAND, "extract", "-", "-o", write("claims.csv", "old")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # no threads here
    ) as started:  # fmt: skip
        assert started.stdin is not None and started.stderr is not None
        started.stdin.write(record(text="We saw 5 cats.") * 20_000)  # more than a pipe holds,
        started.stdin.flush()  # so that here it is in the midst of reading
        started.send_signal(signal.SIGINT)
        errors = started.stderr.read()
        assert started.wait(timeout=20) == 130
    assert errors.split() == ["stopped"]
    assert names_here() == ["claims.csv"]
    assert Path("claims.csv").read_text() == "old"


def test_error_in_the_midst_of_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    def articles(*_: object) -> Any:
        yield Article("port", STORY)
        raise InputError("port.txt: torn")

    monkeypatch.setattr("claims.commands.extract.articles_in", articles)
    done = run("extract", write("port.txt", STORY), "-o", write("claims.csv", "old"))
    assert (done.exit_code, done.stderr) == (2, "error: port.txt: torn\n")
    assert Path("claims.csv").read_text() == "old"
    assert names_here() == ["claims.csv", "port.txt"]


# Help


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--help"], "claims extract archive/ -o claims.csv"),
        (["-h"], 'claims explain "Revenue rose 12% to $1.2bn"'),
        (["extract", "--help"], "claims extract archive/ today.html -o claims.csv"),
        (["explain", "--help"], 'claims explain "Revenue rose 12% to $1.2bn"'),
        (["--version"], "claims "),
    ],
)
def test_help(arguments: list[str], expected: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    assert expected in done.stdout


def test_nothing_asked() -> None:
    done = run()
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Usage: claims" in done.stderr


# Explain


def test_explain() -> None:
    done = process("explain", "Port dues rose 12% to $3 million. About 40 ships came.")
    assert (done.returncode, done.stderr) == (0, "")
    first, second, third = done.stdout.split("\n\n")
    assert first.splitlines() == [
        "  Port dues rose 12% to $3 million.",
        "                 ^^^",
        "  12 percent up",
        "  percent: numeral, measured, plain, increase",
    ]
    assert second.splitlines()[1:3] == ["                        ^^^^^^^^^^", "  3000000 USD"]
    assert third.splitlines()[:3] == ["  About 40 ships came.", "  ^^^^^^^^^^^^^^", "  ~40 (ships)"]


@pytest.mark.parametrize("text", ["It rained.", "", "Article Five"])
def test_explain_nothing(text: str) -> None:
    assert run("explain", text).stdout == "no figures found\n"


@pytest.mark.parametrize("text", ["-5 degrees Celsius at dawn", "--20 cats"])
def test_explain_a_text_that_looks_like_an_option(text: str) -> None:
    assert run("explain", text).exit_code == 0


def test_explain_standard_input() -> None:
    assert "  5 (cats)" in run("explain", "-", input="We saw 5 cats.").stdout
    assert "  2000 GBP" in run("explain", "-", input=b"It cost \xa32,000.").stdout
    done = run("explain", "-", input=bytes(range(256)) * 9)
    assert (done.exit_code, done.stderr[:22]) == (2, "error: standard input:")


def test_explain_a_long_sentence() -> None:
    text = "and so on " * 30 + "we saw 5 cats " + "and so on " * 30
    (explanation,) = explanations(text, width=60)
    sentence, mark = click.unstyle(explanation).splitlines()[:2]
    assert len(sentence) <= 60
    assert sentence.startswith("  …") and sentence.endswith("…")
    assert sentence[mark.index("^") : mark.rindex("^") + 1] == "5 cats"


def test_explain_wide_letters() -> None:
    (explanation,) = explanations("東京 paid 5 euros.")
    sentence, mark = click.unstyle(explanation).splitlines()[:2]
    assert mark.index("^") == sentence.index("5") + 2  # two letters that take two columns each


# Terminals


@pytest.mark.parametrize(
    ("settings", "is_coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colours_on_a_terminal(settings: dict[str, str], is_coloured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    written = on_terminal("explain", "We saw 5 cats.")
    assert ("\x1b[" in written) == is_coloured


def on_terminal(*arguments: str) -> str:
    """What the command writes on a terminal, stdout and stderr."""
    pty = pytest.importorskip("pty")
    reader, writer = pty.openpty()
    with subprocess.Popen([*COMMAND, *arguments], stdout=writer, stderr=writer, stdin=subprocess.DEVNULL) as started:
        os.close(writer)
        written = b""
        try:
            while piece := os.read(reader, 65536):
                written += piece
        except OSError:  # so Linux says that all ends of the terminal are closed
            pass
        os.close(reader)
        assert started.wait(timeout=20) == 0
    return written.decode()


def test_progress_on_a_terminal() -> None:
    written = on_terminal("extract", write("port.txt", STORY), "-o", "claims.csv")
    assert "\r\x1b[K1 article, 0.1 KB, 3 claims, " in written
    assert written.endswith("KB/s\r\n")


ESCAPES = "\x1b]0;owned\x07 We saw \x1b[31m5 cats\x1b[0m\u202e today.\n"


def test_commands_to_the_terminal_stay_out_of_it() -> None:
    write("cats.txt", ESCAPES)
    for arguments in (["extract", "cats.txt"], ["explain", ESCAPES]):
        written = on_terminal(*arguments)
        assert "5 cats" in written
        assert "\x1b]" not in written and "\x07" not in written and "\u202e" not in written
        assert "\x1b[31m" not in written


def test_a_file_holds_what_was_read() -> None:
    """Only terminals are shielded: offsets and words in a table are those of the article."""
    write("cats.txt", ESCAPES)
    assert "\x1b[31m5 cats\x1b[0m" in run("extract", "cats.txt").stdout


def test_messages_hold_no_commands() -> None:
    done = run("extract", "now\x1b[31mhere\n.txt")
    assert done.stderr == "error: now\\x1b[31mhere\\n.txt: no such file or folder: check the name\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 cats", "5 cats"),
        ("5\ncats\tand\r\n6", "5 cats and  6"),
        ("a\0b\x1bc\x7fd\x9be", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("a\u202eb\u2066c\ud83dd", "a\ufffdb\ufffdc\ufffdd"),
        ("£5 in 東京 👍", "£5 in 東京 👍"),
    ],
)
def test_printable(text: str, expected: str) -> None:
    assert terminal.printable(text) == expected


def test_start_is_quick() -> None:
    """A quarter of a second on a plain machine; far more would mean that pandas or pint came along."""
    script = "import sys; from claims.cli import main; main(['explain', '5 cats in 3 hours'], standalone_mode=False)"
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", script], capture_output=True, text=True, check=False
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert not loaded & {"pandas", "pint", "pyarrow", "trafilatura", "great_expectations"}
    assert "claims.quantity.find" in loaded


def test_every_field_of_a_claim_is_a_column() -> None:
    assert tuple(COLUMNS) == Claim._fields
