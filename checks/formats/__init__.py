"""The door to the formats in which a report is written: `FORMATS["sarif"](report)` is the whole text."""

from collections.abc import Mapping
from typing import Protocol

from checks.formats import github, json, junit, markdown, sarif, text
from checks.formats.findings import PLAIN, Manner
from checks.records import Report

__all__ = ["FORMATS", "PLAIN", "Format", "Manner"]


class Format(Protocol):
    """A way to write a report; `manner` says what fails, how wide a line may be, and whether it may have colours."""

    def __call__(self, report: Report, manner: Manner = PLAIN, /) -> str: ...


FORMATS: Mapping[str, Format] = {
    "text": text.written,
    "json": json.written,
    "sarif": sarif.written,
    "junit": junit.written,
    "github": github.written,
    "markdown": markdown.written,
}
