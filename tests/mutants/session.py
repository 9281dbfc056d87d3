"""A session of pytest that, in place of running its tests once, runs those that can see a fault, for each fault.

Every fault is put into a process of its own, a fork of the session: into the code of its function where it stands in
one, and otherwise by importing the project anew.
"""

from __future__ import annotations

import gc
import importlib.abc
import importlib.util
import os
import pickle
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from tests.mutants.coverage import Coverage, Passage, coverage_of, passage_of
from tests.mutants.faults import Fault

LONGEST_TEST = 1.5  # seconds: a slower one is left out
LONGEST_RUN = 60  # seconds of work: the tests of one fault take five at most, so this one does not end
WARMING = 40  # tests
MEMORY = 6 * 2**30  # bytes: a fault that fills more is seen too
OWN = ("claims", "checks", "tests")
KEPT = "tests.mutants"
KEPT_CACHES = ("registry",)  # pint itself is none of what is tested
BELOW = ("claims.vocabulary", "claims.own_rows", "claims.rates")  # what they remember comes from no tested code

_ALIVE, _SEEN, _UNFIT = 0, 1, 2  # exit statuses of a fork


class Outcome(NamedTuple):
    """What came of a fault."""

    fault: Fault
    told: str  # seen, alive, untested
    tests: int  # that passed through it


class Known(NamedTuple):
    """What is found in memory, before it is frozen for the forks."""

    functions: dict[tuple[str, str], list[FunctionType]]  # by file and name
    caches: list[Any]  # that may remember what a faulty function would have said otherwise


class Session:
    """The plugin: `outcomes` are there when pytest has ended."""

    def __init__(self, faults: Sequence[Fault], minutes: float, tell: Callable[[Outcome], None]) -> None:
        self.faults = faults
        self.minutes = minutes
        self.tell = tell

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        files = {str(fault.file) for fault in self.faults}
        coverage = _in_fork(lambda: coverage_of(_passages(session, files)))
        _warm(items, coverage)
        known = _known()
        gc.freeze()  # or each fork would copy the memory of all
        end = time.monotonic() + 60 * self.minutes
        for fault in self.faults:
            if time.monotonic() < end:
                self.tell(_outcome(fault, items, coverage, known))
        return True


def _known() -> Known:
    functions: defaultdict[tuple[str, str], list[FunctionType]] = defaultdict(list)
    caches = []
    for known in gc.get_objects():
        if isinstance(known, FunctionType):
            functions[known.__code__.co_filename, known.__code__.co_qualname].append(known)
        elif isinstance(known, _lru_cache_wrapper) and _may_hide(known):
            caches.append(known)
    return Known(functions, caches)


def _may_hide(cache: Any) -> bool:
    """Whether a cache is of the project, and not of what its tested code stands on."""
    is_own = str(cache.__module__).startswith(("claims", "checks"))
    return is_own and cache.__module__ not in BELOW and cache.__name__ not in KEPT_CACHES


def _outcome(fault: Fault, items: dict[str, pytest.Item], coverage: Coverage, known: Known) -> Outcome:
    tests = [test for test in coverage.tests_of(fault) if coverage.seconds[test] <= LONGEST_TEST]
    if not tests and fault.owner:  # a function that runs at import alone
        at_import = fault._replace(owner="", names=(fault.owner,))
        return _outcome(at_import, items, coverage, known)._replace(fault=fault)
    if not tests:
        return Outcome(fault, "untested", 0)
    child = os.fork()
    if not child:
        os._exit(_status(fault, tests, items, known))
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) != _UNFIT, f"{fault.file}:{fault.line} cannot be tried: {fault.now}"
    return Outcome(fault, "alive" if status == _ALIVE else "seen", len(tests))


def _status(fault: Fault, tests: Sequence[str], items: dict[str, pytest.Item], known: Known) -> int:
    """In the fork: whether a test fails."""
    gc.disable()
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_RUN, LONGEST_RUN))  # the machine may be busy with others
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    _silence()
    try:
        if fault.owner:
            _put_in(fault, known)
            return _SEEN if any(_fails(item, None) for item in map(items.__getitem__, tests)) else _ALIVE
        return _run_anew(fault, tests)
    except Exception:  # of this machinery: what a fault makes of the code, pytest sees as a test that fails
        return _UNFIT


def _put_in(fault: Fault, known: Known) -> None:
    """Give the function, wherever it is known, the code that it has with the fault."""
    name = str(fault.file)
    module = compile(fault.tree(), name, "exec", dont_inherit=True)
    code = next(code for code in _codes(module) if code.co_qualname == fault.owner)
    functions = known.functions[name, fault.owner]
    assert functions, fault
    for function in functions:
        function.__code__ = code
    for cache in known.caches:
        cache.cache_clear()


def _codes(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes(inner)


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the one module with its fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        root = next(Path(path or ".") for path in sys.path if (Path(path or ".") / "claims/__init__.py").exists())
        self.name = ".".join(fault.file.relative_to(root.resolve()).with_suffix("").parts).removesuffix(".__init__")

    def find_spec(self, name: str, *_: Any) -> Any:
        return importlib.util.spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self.fault.file)
        exec(compile(self.fault.tree(), str(self.fault.file), "exec", dont_inherit=True), module.__dict__)


def _run_anew(fault: Fault, tests: Sequence[str]) -> int:
    for name in list(sys.modules):
        if name.split(".")[0] in OWN and name != "tests" and not name.startswith(KEPT):
            del sys.modules[name]
    sys.meta_path.insert(0, _Faulty(fault))
    chosen = _Chosen(tests)
    files = list(dict.fromkeys(test.split("::")[0] for test in tests))
    status = pytest.main([*ARGUMENTS, "-x", *files], plugins=[chosen])
    return _ALIVE if status == pytest.ExitCode.OK else _SEEN


ARGUMENTS = ("-p", "no:cacheprovider", "-p", "no:warnings", "--tb=no", "--no-header", "-q", "-s")


class _Chosen:
    """Leaves of the tests of some files those that are wanted, in the wanted order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.order = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )


def _passages(session: pytest.Session, files: set[str]) -> Iterator[Passage]:
    for item, following in zip(session.items, [*session.items[1:], None], strict=True):
        failed: list[bool] = []
        passage = passage_of(item.nodeid, lambda: failed.append(_fails(item, following)), files)  # noqa: B023
        if not failed[0]:  # a test that fails without a fault, or in a fork, says nothing
            yield passage


def _fails(item: pytest.Item, following: pytest.Item | None) -> bool:
    from _pytest.runner import runtestprotocol  # noqa: PLC0415  # what pytest-xdist and others use too

    if hasattr(item, "_initrequest"):
        item._initrequest()
    return any(report.failed for report in runtestprotocol(item, nextitem=following, log=False))


def _warm(items: dict[str, pytest.Item], coverage: Coverage) -> None:
    """Run some quick tests of the first file, so that a fork finds made what is made late.

    No tests of tables are among them: they start threads, without which a fork waits for ever.
    """
    first = next(iter(items)).split("::")[0]
    for test in [test for test in coverage.seconds if test.startswith(first)][:WARMING]:
        _fails(items[test], None)


def _in_fork(made: Callable[[], Any]) -> Any:
    """What a function returns that runs in a fork, so that nothing of it stays behind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made"
        child = os.fork()
        if not child:
            try:
                path.write_bytes(pickle.dumps(made()))
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        return pickle.loads(path.read_bytes())  # our own, of a moment ago


def _silence() -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)


settings.register_profile("mutants", database=None, derandomize=True, deadline=None)
