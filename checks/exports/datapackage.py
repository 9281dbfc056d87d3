"""A Data Package: datapackage.json, which describes the tables to any program, https://datapackage.org/standard/"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checks.exports.about import FILE, About, is_address
from checks.exports.dataset import Dataset, Written
from checks.exports.documents import without_gaps, write_document
from checks.exports.tables import TableFile, size_and_digest, table_files
from claims.columns import Column, columns

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TABLE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
TITLES = {
    "claims": "A row for each figure that an article states",
    "facts": "A row for each fact that claims speak of",
    "discrepancies": "A row for each finding, the most severe first",
}


def write(dataset: Dataset, folder: Path) -> Written:
    """claims.csv, facts.csv and discrepancies.csv with the datapackage.json that describes them.

    Tables that lie in the folder already stay as they are, and so does what an earlier datapackage.json says of the
    dataset: title, licences, contributors, and further files of the folder. A table without rows is described too.

    OutputError: when a file cannot be written there.
    """
    files = table_files(dataset, folder)
    resources = [resource(file) for file in files] + further(dataset.about, folder)
    write_document({"$schema": PROFILE, **described(dataset.about), "resources": resources}, folder / FILE)
    return Written([FILE, *(file.file for file in files)])


def described(about: About) -> dict[str, Any]:
    """The dataset in the words of Data Package: what an earlier file has, and what is said anew."""
    said = without_gaps(
        {
            "name": about.name,
            "title": about.title,
            "description": about.description,
            "homepage": about.url,
            "version": about.version,
            "created": created(about),
            "licenses": licenses(about),
            "contributors": contributors(about),
        }
    )
    return said | {name: told for name, told in about.other.items() if name not in said}


def created(about: About) -> str:
    """The day with an hour, as Data Package has it: that of an earlier file while the day is the same."""
    earlier: str = about.other.get("created", "")
    day = about.published.isoformat() if about.published else ""
    return earlier if earlier.startswith(day) else f"{day}T00:00:00Z"


def licenses(about: About) -> list[dict[str, str]]:
    """The licences of an earlier file while they begin with the one that holds, else that alone."""
    earlier: list[dict[str, str]] = about.other.get("licenses", [])
    if earlier and about.license in (earlier[0].get("name"), earlier[0].get("path")):
        return earlier
    if is_address(about.license):
        return [{"path": about.license}]
    return [{"name": about.license, "path": about.license_url}] if about.license else []


def contributors(about: About) -> list[dict[str, str]]:
    earlier: list[dict[str, str]] = about.other.get("contributors", [])
    if earlier and about.author == earlier[0].get("title"):
        return earlier
    return [{"title": about.author}] if about.author else []


def resource(file: TableFile) -> dict[str, Any]:
    return {
        "$schema": TABLE_PROFILE,
        "name": file.table,
        "type": "table",
        "title": TITLES[file.table],
        "path": file.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": {"lineTerminator": file.line_end},  # all else is as usual
        "schema": schema(file),
    }


def schema(file: TableFile) -> dict[str, Any]:
    """The Table Schema; of a column that a user has added only the name is known."""
    known = {column.name: column for column in columns(file.table)}
    return {
        "$schema": SCHEMA_PROFILE,
        "fields": [field(known[name]) if name in known else {"name": name, "type": "any"} for name in file.header],
        "missingValues": [""],
        "primaryKey": [column.name for column in known.values() if column.is_primary],
        "foreignKeys": [
            {"fields": [column.name], "reference": {"resource": column.references[0], "fields": [column.references[1]]}}
            for column in known.values()
            if column.references
        ],
    }


def further(about: About, folder: Path) -> list[dict[str, Any]]:
    """What an earlier file says of other files: those of the folder with their size and digest of today.

    One that is gone from the folder is left out, and so is one outside it, which no Data Package may name.
    """
    found: list[dict[str, Any]] = []
    for told in about.resources:
        path = told.get("path")
        if not isinstance(path, str) or is_address(path):  # in the package itself, in parts, or elsewhere
            found.append(dict(told))
        elif (folder / path).is_file() and (folder / path).resolve().is_relative_to(folder.resolve()):
            size, digest = size_and_digest(folder / path)
            found.append({**told, "bytes": size, "hash": f"sha256:{digest}"})
    return found


def field(column: Column) -> dict[str, Any]:
    list_of_words = {"delimiter": " ", "itemType": "string"} if column.type == "list" else {}
    return without_gaps(
        {
            "name": column.name,
            "type": column.type,
            **list_of_words,
            "description": column.description,
            "unit": column.unit,
            "constraints": constraints(column),
        }
    )


def constraints(column: Column) -> dict[str, Any]:
    return without_gaps(
        {
            "required": column.is_required or None,
            "unique": column.is_primary or None,
            "pattern": column.pattern,
            "minimum": column.minimum,
            "enum": list(column.values),
        }
    )
