"""The faults that are put into code: each is one change, and none is made of proofs, doc strings or types."""

import ast
from pathlib import Path

import pytest

from tests.mutants.coverage import Passage, coverage_of
from tests.mutants.faults import Fault, faults_in


def _faults(folder: Path, code: str) -> list[Fault]:
    file = folder / "some.py"
    file.write_text(code, encoding="utf-8")
    return list(faults_in(file))


@pytest.mark.parametrize(
    ("code", "now"),
    [
        ("low <= high", {"low < high"}),
        ("not low", {"low"}),
        ("low and high", {"low or high"}),
        ("low in high", {"low not in high"}),
        ("low + 1", {"low - 1", "low + 2"}),
        ("'Per'", {"'XXPerXX'", "'per'", "'PER'"}),
        ("True", {"False"}),
        ("low(high)", {"low(None)"}),
        ("low(high, more=1)", {
            "low(None, more=1)", "low(more=1)", "low(high, more=None)", "low(high)", "low(high, more=2)",
        }),
        ("low.lower()", {"low.upper()"}),
        ("low if high else more", {"low", "more"}),
        ("len(low)", set()),
        ("grammar.rule('a? b/c', reads={'3': ''})", {
            "grammar.rule('a b/c', reads={'3': ''})", "grammar.rule('a? b', reads={'3': ''})",
            "grammar.rule('a? c', reads={'3': ''})", "grammar.rule(None, reads={'3': ''})",
            "grammar.rule(reads={'3': ''})",
        }),
    ],
)  # fmt: skip
def test_each_is_one_change(tmp_path: Path, code: str, now: set[str]) -> None:
    faults = _faults(tmp_path, f'def made(low: "int") -> object:\n    """1 is True."""\n    return {code}\n')
    assert {ast.unparse(fault.tree()).partition("return ")[2] for fault in faults} == now
    assert {(fault.owner, fault.lines) for fault in faults} <= {("made", (3, 3))}


def test_what_is_done_at_import_has_no_owner(tmp_path: Path) -> None:
    faults = _faults(tmp_path, "_FAR = 5\n\n\ndef is_far(number):\n    return number > _FAR\n")
    assert {(fault.owner, fault.names) for fault in faults} == {("", ("_FAR",)), ("is_far", ())}


def test_a_fault_is_shown_to_the_tests_that_pass_through_it(tmp_path: Path) -> None:
    """The quickest first; what is done at import, to the tests of the functions that use it before all others."""
    code = "_FAR = 5\n\n\ndef is_far(number):\n    return number > _FAR\n\n\ndef is_near(number):\n    return not 1\n"
    faults = _faults(tmp_path, code)
    file = str(tmp_path / "some.py")
    lines = {"slow": [(file, 5)], "quick": [(file, 5), (file, 9)], "near": [(file, 9)], "other": [("other.py", 5)]}
    seconds = {"slow": 2.0, "quick": 1.0, "near": 0.5, "other": 0.1}
    coverage = coverage_of(Passage(test, seconds[test], frozenset(passed)) for test, passed in lines.items())
    found = {(fault.owner, coverage.tests_of(fault)) for fault in faults}
    assert found == {
        ("", ("quick", "slow", "near")),
        ("is_far", ("quick", "slow")),
        ("is_near", ("near", "quick")),
    }
