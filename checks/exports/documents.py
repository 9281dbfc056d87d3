"""JSON files: the same bytes for the same content, safe inside a page, and large ones written an item at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claims.output import place_of, whole
from claims.text.decoding import whole_characters

# JSON-LD is pasted into pages, where "</script>" in an article's sentence would end the script.
ESCAPES = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"})


def write_document(tree: Mapping[str, Any], path: Path) -> None:
    """The tree as a JSON file, indented. OutputError: when it cannot be written there."""
    with whole(place_of(str(path)), str(path)) as stream:
        stream.write(f"{dumped(tree, indent=2)}\n".encode())


def write_listing(head: Mapping[str, Any], name: str, items: Iterable[Mapping[str, Any]], path: Path) -> int:
    """A JSON object of `head` and, under `name`, the items, a line each; how many there are comes back.

    OutputError: when it cannot be written there.
    """
    count = 0
    with whole(place_of(str(path)), str(path)) as stream:
        opening = "".join(f"{dumped(key)}: {dumped(told)},\n" for key, told in head.items())
        stream.write(f"{{\n{opening}{dumped(name)}: [".encode())
        for count, item in enumerate(items, 1):
            stream.write(f"{',' if count > 1 else ''}\n{dumped(item)}".encode())
        stream.write(b"\n]\n}\n")
    return count


def dumped(tree: object, indent: int | None = None) -> str:
    """The tree as JSON. ValueError: for a number that JSON does not have."""
    return whole_characters(json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=indent)).translate(ESCAPES)


def without_gaps(tree: Mapping[str, Any]) -> dict[str, Any]:
    """The same without what is not known: {"name": "Wire", "url": ""} is {"name": "Wire"}."""
    return {name: told for name, told in tree.items() if told not in (None, "", [], {})}
