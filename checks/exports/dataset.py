"""What is passed on: the rows of the three tables, where they were read, and what people say of the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checks.exports.about import About
from checks.records import Discrepancy
from claims.records import Claim, Fact


class Dataset(NamedTuple):
    """The tables and their dataset."""

    claims: Sequence[Claim]
    facts: Sequence[Fact]
    discrepancies: Sequence[Discrepancy]
    about: About
    paths: Mapping[str, Path]  # the file of each table that was read, by the table's name; none of one made anew

    @property
    def rows(self) -> Mapping[str, Sequence[tuple[Any, ...]]]:
        """The rows of each table, by its name."""
        return {"claims": self.claims, "facts": self.facts, "discrepancies": self.discrepancies}


class Written(NamedTuple):
    """What an export has done."""

    files: Sequence[str]  # names in the folder, the one that describes the others first
    warnings: Sequence[str] = ()  # a line each
