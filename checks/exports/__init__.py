"""The door to the forms in which tables are passed on: `EXPORTS["sqlite"](dataset, folder)` writes the files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from checks.exports import claimreview, croissant, datapackage, spreadsheet, sqlite, webannotation
from checks.exports.dataset import Dataset, Written

__all__ = ["EXPORTS", "Dataset", "Export", "Written"]


class Export(Protocol):
    """A way to pass tables on: writes its files into a folder, each whole or not at all.

    OutputError: when one cannot be written there.
    """

    def __call__(self, dataset: Dataset, folder: Path, /) -> Written: ...


EXPORTS: Mapping[str, Export] = {
    "datapackage": datapackage.write,
    "croissant": croissant.write,
    "claimreview": claimreview.write,
    "webannotation": webannotation.write,
    "sqlite": sqlite.write,
    "spreadsheet": spreadsheet.write,
}
