"""What people say of a dataset: its title, who made it, where it is published, under which licence.

It is said once, on the command line or in the datapackage.json beside the tables, and every export repeats it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from claims.columns import TABLES
from claims.text.decoding import decode
from claims.text.files import InputError, bytes_of, plain_errors, shown

FILE = "datapackage.json"
NAME = "numeric-claims"
TITLE = "Numeric claims of news articles"
DESCRIPTION = (
    "Each figure that the articles state, with its place in the text, how it was read and its unit (claims); "
    "what several of them say of one fact (facts); and what cannot all be true (discrepancies)."
)
SPDX = "https://spdx.org/licenses/"
MADE_ANEW = ("$schema", "profile", "resources")  # what an export writes itself
MARKS = ":/?#[]@!$&'()*+,;=%"  # of an address, https://www.rfc-editor.org/rfc/rfc3986#section-2.2
_DAY = len("2026-03-09")


class About(NamedTuple):
    """A dataset as its makers describe it; what nobody has said is empty."""

    name: str = NAME  # for programs: lower case, without spaces
    title: str = TITLE
    description: str = DESCRIPTION
    author: str = ""  # a person or an organisation
    url: str = ""  # of the page on which it is published
    license: str = ""  # a name that SPDX knows, such as CC-BY-4.0, or an address
    published: date | None = None
    version: str = ""
    other: Mapping[str, Any] = {}  # all properties of an earlier datapackage.json but those that an export makes
    resources: tuple[Mapping[str, Any], ...] = ()  # further files that it describes

    @property
    def license_url(self) -> str:
        return self.license if is_address(self.license) else SPDX + self.license if self.license else ""


def is_address(words: str) -> bool:
    return words.startswith(("https://", "http://"))


def address(words: str) -> str:
    """An address as JSON-LD may hold it: "https://example.org/a b" is "https://example.org/a%20b"."""
    return quote(words, safe=MARKS)


def read_about(folder: Path) -> About:
    """What the datapackage.json of a folder says of its dataset: {"title": "Rents", …} has the title "Rents".

    Where there is no such file, only the name, title and description that every dataset has.

    InputError: when it is no JSON object, or says something in another form than Data Package has.
    """
    path = folder / FILE
    if not path.exists():
        return About()
    with plain_errors(str(path)):
        try:
            tree = json.loads(decode(bytes_of(str(path))))
        except (ValueError, RecursionError) as error:
            raise ValueError(f"not JSON ({error}): mend it, or move it away") from error
    if not isinstance(tree, dict):
        raise fault(path, "no JSON object", "mend it")
    return About(
        name=words(tree, "name", path) or NAME,
        title=words(tree, "title", path) or TITLE,
        description=words(tree, "description", path) or DESCRIPTION,
        author=first(tree, "contributors", "title", path),
        url=words(tree, "homepage", path),
        license=first(tree, "licenses", "name", path) or first(tree, "licenses", "path", path),
        published=day(tree, path),
        version=words(tree, "version", path),
        other={name: told for name, told in tree.items() if name not in MADE_ANEW},
        resources=tuple(each for each in objects(tree, "resources", path) if each.get("name") not in TABLES),
    )


def words(tree: Mapping[str, Any], name: str, path: Path) -> str:
    told = tree.get(name, "")
    if not isinstance(told, str):
        raise fault(path, f"{name} is no text", "write it in quotation marks")
    return told


def first(tree: Mapping[str, Any], name: str, key: str, path: Path) -> str:
    """What the first of a list of objects says under a key: of [{"title": "City desk"}] "City desk"."""
    told = objects(tree, name, path)
    return words(told[0], key, path) if told else ""


def objects(tree: Mapping[str, Any], name: str, path: Path) -> list[dict[str, Any]]:
    told = tree.get(name, [])
    if not isinstance(told, list) or not all(isinstance(each, dict) for each in told):
        raise fault(path, f"{name} is no list of objects", "write it as [{…}]")
    return told


def day(tree: Mapping[str, Any], path: Path) -> date | None:
    """The day of `created`, which Data Package gives with its hour."""
    told = words(tree, "created", path)
    try:
        return date.fromisoformat(told[:_DAY]) if told else None
    except ValueError:
        raise fault(path, f"created is no day ({told})", "write it as 2026-03-09T00:00:00Z") from None


def fault(path: Path, what: str, remedy: str) -> InputError:
    return InputError(f"{shown(str(path))}: {what}: {remedy}, or move the file away")
