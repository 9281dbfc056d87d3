"""Croissant 1.1: croissant.json, by which catalogues and loaders of data sets find and read the tables.

https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checks.exports.about import About
from checks.exports.dataset import Dataset, Written
from checks.exports.documents import without_gaps, write_document
from checks.exports.tables import TableFile, table_files
from claims.columns import Column, columns

FILE = "croissant.json"
VERSION = "http://mlcommons.org/croissant/1.1"
KEYWORDS = ("news", "fact checking", "quantities")
DATA_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "cr:Float64",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "list": "sc:Text",  # of words with a space between: what splits cells is nothing that all loaders know
}
_OWN = (  # the terms of Croissant, which stand in its name space under their own names
    "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field", "fileObject",
    "fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5",
    "parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate", "separator",
    "source", "subField", "transform",
)  # fmt: skip
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    **{term: f"cr:{term}" for term in _OWN},
}


def write(dataset: Dataset, folder: Path) -> Written:
    """claims.csv, facts.csv and discrepancies.csv with the croissant.json that describes them.

    Tables that lie in the folder already stay as they are. What Croissant demands and nobody has said, such as the
    licence, is left out with a warning.

    OutputError: when a file cannot be written there.
    """
    files = table_files(dataset, folder)
    tree = metadata(dataset) | {
        "distribution": [file_object(file) for file in files],
        "recordSet": [record_set(file) for file in files],
    }
    write_document(tree, folder / FILE)
    return Written([FILE, *(file.file for file in files)], lacking(tree))


def metadata(dataset: Dataset) -> dict[str, Any]:
    about = dataset.about
    return {"@context": CONTEXT, "@type": "sc:Dataset", "conformsTo": VERSION} | without_gaps(
        {
            "name": about.name,
            "alternateName": about.title,
            "description": about.description,
            "url": about.url,
            "license": about.license_url,
            "creator": {"@type": "sc:Organization", "name": about.author} if about.author else {},
            "datePublished": about.published.isoformat() if about.published else "",
            "version": about.version,
            "keywords": about.other.get("keywords", list(KEYWORDS)),
            "inLanguage": "en",
            "citeAs": citation(about),
        }
    )


def citation(about: About) -> str:
    """How to cite it, in BibTeX; empty while nobody says who made it."""
    if not about.author:
        return ""
    told = {
        "author": f"{{{bare(about.author)}}}",  # the name of an organisation is not to be parted
        "title": bare(about.title),
        "year": str(about.published.year) if about.published else "",
        "version": about.version,
        "url": about.url,
    }
    fields = ", ".join(f"{name} = {{{words}}}" for name, words in told.items() if words)
    return f"@misc{{{about.name}, {fields}}}"


def bare(words: str) -> str:
    """The words without the braces that end a field of BibTeX."""
    return words.replace("{", "").replace("}", "")


def lacking(tree: dict[str, Any]) -> list[str]:
    """A warning for what Croissant demands and is not known."""
    options = {"license": "--license", "url": "--url", "creator": "--author", "datePublished": "--published"}
    missing = [name for name in options if name not in tree]
    if not missing:
        return []
    said = ", ".join(options[name] for name in missing)
    return [f"{FILE}: without {', '.join(missing)}, which catalogues demand: say them with {said}"]


def file_object(file: TableFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.file,
        "name": file.file,
        "contentUrl": file.file,
        "contentSize": f"{file.size} B",
        "encodingFormat": "text/csv",
        "sha256": file.sha256,
    }


def record_set(file: TableFile) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": file.table,
        "name": file.table,
        "key": [{"@id": field_id(file.table, column.name)} for column in columns(file.table) if column.is_primary],
        "field": [field(file, column) for column in columns(file.table)],
    }


def field(file: TableFile, column: Column) -> dict[str, Any]:
    references = {"references": {"field": {"@id": field_id(*column.references)}}} if column.references else {}
    unit = f" Unit: {column.unit}." if column.unit else ""
    return {
        "@type": "cr:Field",
        "@id": field_id(file.table, column.name),
        "name": column.name,
        "description": column.description + unit,
        "dataType": DATA_TYPES[column.type],
        **references,
        "source": {"fileObject": {"@id": file.file}, "extract": {"column": column.name}},
    }


def field_id(table: str, column: str) -> str:
    return f"{table}/{column}"
