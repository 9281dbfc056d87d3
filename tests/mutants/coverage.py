"""Which tests pass through which line, and how long each takes: a fault is shown to these tests alone."""

from __future__ import annotations

import ast
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from tests.mutants.faults import Fault

Line = tuple[str, int]  # file and number


class Passage(NamedTuple):
    """What one test did."""

    test: str  # node id
    seconds: float
    lines: frozenset[Line]


class Coverage(NamedTuple):
    """The tests, quickest first, by the lines and the files that they pass through."""

    by_line: dict[Line, tuple[str, ...]]
    by_file: dict[str, tuple[str, ...]]
    seconds: dict[str, float]

    def tests_of(self, fault: Fault) -> tuple[str, ...]:
        """The tests that can see a fault, those first that pass through its line, or through a user of its name.

        Of a file that only joins what others define, any test may.
        """
        file = str(fault.file)
        if fault.owner:
            return self._passing((file, line) for line in range(fault.lines[0], fault.lines[1] + 1))
        users = self._passing((file, line) for line in _lines_of_users(fault.file, fault.names))
        return tuple(dict.fromkeys((*users, *self.by_file.get(file, self.seconds))))

    def _passing(self, lines: Iterable[Line]) -> tuple[str, ...]:
        tests = {test for line in lines for test in self.by_line.get(line, ())}
        return tuple(sorted(tests, key=self.seconds.__getitem__))


def coverage_of(passages: Iterable[Passage]) -> Coverage:
    by_line: defaultdict[Line, list[str]] = defaultdict(list)
    by_file: defaultdict[str, list[str]] = defaultdict(list)
    ordered = sorted(passages, key=lambda passage: passage.seconds)
    for passage in ordered:
        for line in passage.lines:
            by_line[line].append(passage.test)
        for file in {file for file, _ in passage.lines}:
            by_file[file].append(passage.test)
    return Coverage(
        {line: tuple(tests) for line, tests in by_line.items()},
        {file: tuple(tests) for file, tests in by_file.items()},
        {passage.test: passage.seconds for passage in ordered},
    )


def passage_of(test: str, run: Callable[[], None], files: Collection[str]) -> Passage:
    """Run a test and note its lines in these files."""
    lines: set[Line] = set()

    def inside(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return inside

    def called(frame: FrameType, _: str, __: Any) -> Any:
        return inside if frame.f_code.co_filename in files else None

    begun = time.process_time()  # of others at work on the machine nothing is known
    sys.settrace(called)
    try:
        run()
    finally:
        sys.settrace(None)
    return Passage(test, time.process_time() - begun, frozenset(lines))


def _lines_of_users(file: Path, names: Collection[str]) -> set[int]:
    """The lines of the functions that use names of a module, themselves or by other names made of them."""
    module = ast.parse(file.read_text(encoding="utf-8"))
    known, lines = set(names), set()
    while True:
        before = len(known)
        for statement in module.body:
            used = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
            is_named = isinstance(statement, ast.FunctionDef | ast.ClassDef) and statement.name in names
            if not (used & known or is_named):
                continue
            if isinstance(statement, ast.FunctionDef | ast.ClassDef):
                lines.update(range(statement.body[0].lineno, (statement.end_lineno or statement.lineno) + 1))
            else:
                known.update(node.id for node in ast.walk(statement) if isinstance(node, ast.Name))
        if len(known) == before:
            return lines
