"""Tables that all tests of exports read, and none changes."""

from pathlib import Path

import pytest

from tests.exports.tables import make


@pytest.fixture(scope="session")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A claims table without rows, and the like beside it."""
    return make(tmp_path_factory.mktemp("empty"), ())
