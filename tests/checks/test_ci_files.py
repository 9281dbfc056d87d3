"""The action and the pre-commit hook: what they call is there, and no input of theirs becomes a command."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from ruamel.yaml import YAML

from checks.formats import FORMATS
from checks.records import SEVERITIES
from claims.commands.check import check
from claims.text.formats import known_suffixes

ROOT = Path(__file__).parents[2]
# What TABLES.md and the README promise of `claims check`.
OPTIONS = {"--reference", "--suite", "--fail-on", "--format", "-o", "--output", "--data-docs"}
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def read(path: str) -> Any:
    return YAML(typ="safe", pure=True).load((ROOT / path).read_text(encoding="utf-8"))


ACTION = read(".github/actions/check/action.yml")
(HOOK,) = read(".pre-commit-hooks.yaml")
SCRIPTS = {step.get("name", ""): step["run"] for step in ACTION["runs"]["steps"] if "run" in step}
CHECK = SCRIPTS["Check the figures"]


def options_in(words: str) -> set[str]:
    return set(OPTION.findall(words))


def test_options_are_those_of_the_command() -> None:
    called = " ".join(line for line in CHECK.splitlines() if "$claims" in line or "arguments+=" in line)
    used = options_in(called)
    assert used == {"--format", "--fail-on", "--reference"}
    assert used <= OPTIONS
    formats = set(re.findall(r"--format (\w+)", CHECK))
    assert formats == {"markdown", "github"}
    assert formats <= set(FORMATS)


def test_the_command_has_these_options() -> None:
    options = {name for each in check.params if isinstance(each, click.Option) for name in each.opts}
    assert options >= OPTIONS


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=list(SCRIPTS))
def test_no_input_is_put_into_a_script(script: str) -> None:
    assert "${{" not in script
    assert "eval" not in script


def test_each_input_is_used() -> None:
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"]) == {"path", "version", "fail-on", "reference", "python-version"}
    assert all(step["shell"] == "bash" for step in ACTION["runs"]["steps"] if "run" in step)


class Machine:
    """A runner on which `claims` only notes how it was called, and ends as it is told."""

    def __init__(self, folder: Path) -> None:
        self.calls, self.summary, self.folder = folder / "calls", folder / "summary.md", folder
        program = folder / "numeric-claims" / "bin" / "claims"
        program.parent.mkdir(parents=True)
        program.write_text(
            f"#!{sys.executable}\n"
            "import json, os, sys\n"
            f"open({str(self.calls)!r}, 'a').write(json.dumps(sys.argv[1:]) + '\\n')\n"
            "print('written')\n"
            "sys.exit(int(os.environ['STATUS']))\n"
        )
        program.chmod(0o755)

    def run(self, inputs: dict[str, str], status: int = 0) -> tuple[int, str, list[list[str]]]:
        """Exit status and standard output of the script, and the calls of `claims`."""
        told = {"INPUT_PATHS": "news", "FAIL_ON": "", "REFERENCES": ""} | inputs
        own = {"RUNNER_TEMP": str(self.folder), "GITHUB_STEP_SUMMARY": str(self.summary), "STATUS": str(status)}
        shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", CHECK]  # as a runner calls it
        done = subprocess.run(
            shell, env=os.environ | told | own, cwd=self.folder, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout, [json.loads(line) for line in self.calls.read_text().splitlines()]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("inputs", "arguments"),
    [
        ({}, ["--", "news"]),
        ({"INPUT_PATHS": "news\nmore news\n\n"}, ["--", "news", "more news"]),
        ({"FAIL_ON": "warning"}, ["--fail-on=warning", "--", "news"]),
        ({"REFERENCES": "a.csv\nb c.csv"}, ["--reference=a.csv", "--reference=b c.csv", "--", "news"]),
        ({"INPUT_PATHS": "$(touch pwned); `touch pwned`"}, ["--", "$(touch pwned); `touch pwned`"]),
        ({"INPUT_PATHS": "-o*"}, ["--", "-o*"]),
        ({"FAIL_ON": 'info"; touch pwned; "'}, ['--fail-on=info"; touch pwned; "', "--", "news"]),
        ({"REFERENCES": "--data-docs"}, ["--reference=--data-docs", "--", "news"]),
    ],
)
def test_inputs_reach_the_command_as_they_are(inputs: dict[str, str], arguments: list[str], machine: Machine) -> None:
    status, output, calls = machine.run(inputs)
    assert calls == [["check", "--format", name, *arguments] for name in ("markdown", "github")]
    assert (status, output, machine.summary.read_text()) == (0, "written\n", "written\n")
    assert not (machine.folder / "pwned").exists()


@pytest.mark.parametrize(("status", "calls"), [(0, 2), (1, 2), (2, 1)])
def test_the_job_ends_as_the_command_does(status: int, calls: int, machine: Machine) -> None:
    ended, _, made = machine.run({}, status)
    assert (ended, len(made)) == (status, calls)


def test_the_hook_calls_the_command() -> None:
    assert HOOK["entry"] == "claims check"
    assert (HOOK["id"], HOOK["language"], HOOK["types"]) == ("claims-check", "python", ["text"])
    assert HOOK["args"] == ["--"]
    assert HOOK.get("pass_filenames", True)
    assert HOOK["require_serial"]


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [
        ("news/port.txt", True), ("port.md", True), ("port.html", True), ("a/port.jsonl", True), ("port.py", False),
        ("README.md", False), ("news/readme.txt", False), ("news/my-readme.txt", True), ("txt", False),
        ("port.txt.bak", False),
    ],
)  # fmt: skip
def test_the_hook_takes_articles(name: str, is_taken: bool) -> None:
    assert (bool(re.search(HOOK["files"], name)) and not re.search(HOOK["exclude"], name)) == is_taken
    suffix = Path(name).suffix
    assert not is_taken or suffix in known_suffixes()


def test_the_severities_are_those_that_the_action_names() -> None:
    assert all(severity in ACTION["inputs"]["fail-on"]["description"] for severity in SEVERITIES)
