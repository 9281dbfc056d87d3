"""What a user is told before reading anything: help with a true example, and completion in three shells, quickly."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from claims import cli

_ROOT = Path(cli.__file__).parents[1]
WIDEST = 80  # columns of a plain terminal
SHELLS = ("bash", "zsh", "fish")
HEAVY = (
    "pyspark",
    "pandas",
    "pint",
    "pyarrow",
    "great_expectations",
    "claims.vocabulary",
    "trafilatura",
    "lxml",
    "checks",
)
_LOADED = """
import sys
try:
    from claims.cli import main
    main(prog_name="claims")
finally:
    print([name for name in sys.argv[1:] if name in sys.modules], file=sys.stderr)
"""
_CONTEXT = click.Context(cli.main)
_LISTED = [(name, cli.main.get_command(_CONTEXT, name)) for name in cli.main.list_commands(_CONTEXT)]
COMMANDS: dict[str, click.Command] = {name: command for name, command in _LISTED if command is not None}
each_command = pytest.mark.parametrize("name", COMMANDS)
each_shell = pytest.mark.parametrize("shell", SHELLS)


def help_of(*words: str) -> str:
    done = CliRunner().invoke(cli.main, [*words, "--help"], prog_name="claims")
    assert done.exit_code == 0
    return done.stdout


def examples_in(text: str) -> list[list[str]]:
    """The commands under "Example:", each in words."""
    _, _, after = text.partition("Example")
    return [shlex.split(line) for line in re.findall(r"^\s+(claims .+)$", after.partition("\n\n")[0], re.MULTILINE)]


# Help


@each_command
def test_help_of_a_command_has_an_example_that_the_command_takes(name: str) -> None:
    (words,) = examples_in(help_of(name))
    assert words[:2] == ["claims", name]
    COMMANDS[name].make_context(name, words[2:])  # a UsageError for an option or argument that there is none of


def test_help_has_an_example_of_each_command() -> None:
    examples = examples_in(help_of())
    assert [words[1] for words in examples] == list(dict.fromkeys(words[1] for words in examples))
    assert {words[1] for words in examples} == set(COMMANDS)
    for words in examples:
        COMMANDS[words[1]].make_context(words[1], words[2:])


# The forms of an export stand in a table of their own, wider than that.
@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS if name != "export")])
def test_help_fits_a_terminal(words: tuple[str, ...]) -> None:
    assert [line for line in help_of(*words).splitlines() if len(line) > WIDEST] == []


@each_command
def test_every_option_says_what_it_does(name: str) -> None:
    options = [one for one in COMMANDS[name].params if isinstance(one, click.Option)]
    assert [one.name for one in options if not (one.help or "").endswith(".")] == []


@pytest.mark.parametrize("name", ["extract", "check", "run", "explain"])
def test_help_tells_of_own_rows(name: str) -> None:
    assert "--lexicon DIR" in help_of(name)


# Completion


def asked(shell: str, kind: str, line: str = "") -> subprocess.CompletedProcess[str]:
    """What click answers a shell that asks for its script ("source") or completions of a line ("complete")."""
    words = line.split(" ")
    environment = os.environ | {
        "PYTHONPATH": str(_ROOT),
        "_CLAIMS_COMPLETE": f"{shell}_{kind}",
        "COMP_WORDS": line if shell != "fish" else line.rpartition(" ")[0],
        "COMP_CWORD": words[-1] if shell == "fish" else str(len(words) - 1),
    }
    command = [sys.executable, "-c", _LOADED, *HEAVY]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def completions(shell: str, line: str) -> list[str]:
    """The words offered, without their descriptions and kinds."""
    lines = asked(shell, "complete", line).stdout.strip().splitlines()
    if shell == "zsh":
        return lines[1::3]
    return [line.partition(",")[2].partition("\t")[0] for line in lines]


@each_shell
def test_help_tells_how_to_have_completion(shell: str) -> None:
    (line,) = [line for line in help_of().splitlines() if f"_CLAIMS_COMPLETE={shell}_source claims" in line]
    assert line.strip().startswith(f"{shell}:")


@each_shell
def test_script(shell: str) -> None:
    done = asked(shell, "source")
    assert done.returncode == 0
    assert f"_CLAIMS_COMPLETE={shell}_complete" in done.stdout


def test_bash_takes_its_script(tmp_path: Path) -> None:
    """As typed after the help, with the program found on the path: `claims ex` and the tabulator."""
    program = tmp_path / "claims"
    call = shlex.join([sys.executable, "-c", "from claims.cli import main; main(prog_name='claims')"])
    program.write_text(f'#!/bin/sh\nexec {call} "$@"\n')
    program.chmod(0o755)
    (typed,) = re.findall(r"bash: +(.+)", help_of())
    script = f'{typed}\nCOMP_WORDS=(claims ex) COMP_CWORD=1\n_claims_completion claims\necho "${{COMPREPLY[@]}}"\n'
    environment = os.environ | {"PYTHONPATH": str(_ROOT), "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert (sorted(done.stdout.split()), done.stderr) == (["explain", "export", "extract"], "")


@each_shell
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("claims ex", {"extract", "explain", "export"}),
        ("claims q", set()),
        ("claims check --f", {"--fail-on", "--format"}),
        ("claims check --format s", {"sarif"}),
        ("claims check --fail-on ", {"error", "warning", "info"}),
        ("claims export --to s", {"spreadsheet", "sqlite"}),
        ("claims run --le", {"--lexicon"}),
    ],
)
def test_completions(shell: str, line: str, offered: set[str]) -> None:
    assert set(completions(shell, line)) == offered


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("claims check art", "file"),
        ("claims extract -o cla", "file"),
        ("claims check --reference bud", "file"),
        ("claims run --lexicon ow", "dir"),
        ("claims run -o tab", "dir"),
        ("claims check --data-docs do", "dir"),
        ("claims check --base-currency E", ""),
    ],
)
def test_a_shell_is_told_to_offer_its_files(line: str, kind: str) -> None:
    word = line.rpartition(" ")[2]
    assert asked("bash", "complete", line).stdout.strip().splitlines() == ([f"{kind},{word}"] if kind else [])


@pytest.mark.parametrize("line", ["claims ex", "claims check --f", "claims run --lexicon nowhere -", "claims run a -"])
def test_completion_imports_nothing_heavy(line: str) -> None:
    done = asked("bash", "complete", line)
    assert done.stdout
    assert done.stderr.splitlines()[-1] == "[]"
