"""The settings of a project: claims.toml, or [tool.claims] of pyproject.toml. The door to TOML."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple, TypeAlias

from claims.text.files import InputError, bytes_of, plain_errors, shown

OWN_FILE = "claims.toml"
SHARED_FILE = "pyproject.toml"
SHARED_TABLE = ("tool", "claims")
TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")

Table: TypeAlias = dict[str, object]


class Source(NamedTuple):
    """What a project has written, and where."""

    table: Table
    path: Path | None  # None where nothing is written


def source_in(folder: str) -> Source:
    """The settings as they are written in a folder: `fail_on = "warning"` is {"fail_on": "warning"}.

    An empty table where neither file has any. InputError: when the file cannot be read or is no TOML.
    """
    own, common = Path(folder, OWN_FILE), Path(folder, SHARED_FILE)
    if own.exists():
        return Source(read(own), own)
    table: object = read(common) if common.exists() else {}
    for name in SHARED_TABLE:
        table = table.get(name, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        raise InputError(f"{common}: tool.claims is no table: write [tool.claims] above the settings")
    return Source(table, common if table else None)


def read(path: Path) -> Table:
    with plain_errors(str(path)):
        words = bytes_of(str(path)).decode("utf-8-sig")
    try:
        return tomllib.loads(words)
    except tomllib.TOMLDecodeError as error:
        place = TOML_PLACE.search(str(error))
        line = f":{place['line']}" if place and place["line"] else ""
        fault = TOML_PLACE.sub("", str(error))
        raise InputError(f"{shown(str(path))}{line}: not TOML ({fault}): correct it") from error
    except (ValueError, RecursionError) as error:  # of a number of thousands of digits, of brackets in brackets
        fault = "too deep, or a number too long"
        raise InputError(f"{shown(str(path))}: no settings look like that ({fault}): correct it") from error


def lexicon_of(source: Source) -> str:
    """The folder of own rows that the settings name: "own" of `lexicon = "own"`; empty where they name none.

    InputError: when it is no name.
    """
    name = source.table.get("lexicon", "")
    if not isinstance(name, str):
        raise InputError(f'{shown(str(source.path))}: lexicon is {name!r}: name one folder in quotes, as in "own"')
    return name
