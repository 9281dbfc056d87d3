"""What an input says of its articles: the header of a text file, the fields of a record."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from math import isnan
from reprlib import repr as shortened
from typing import Any, TypeAlias

from claims.records import Article
from claims.text.decoding import whole_characters
from claims.text.limits import most_text, too_large

Fields: TypeAlias = Mapping[str, Any]  # of one article, by name in lower case
Doubt: TypeAlias = Callable[[str], None]  # takes what is odd about a field and what to do about it

FENCE = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
ENTRY = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(?P<value>[^\r\n]*))?(?:\r?\n|\Z)")
# Lists and nested entries, as site generators write them: "tags:\n  - budget"
CONTINUATION = re.compile(r"(?:[ \t]+\S|- |#)[^\r\n]*(?:\r?\n|\Z)|[ \t]*\r?\n")
FIELD_NAMES = frozenset({"id", "text", "source", "published", "title"})
KNOWN_KEYS = frozenset({"id", "source", "published", "title", "language", "sha256"})

ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ]\d\d:?\d\d.*)?")


def split_header(text: str) -> tuple[dict[str, str], int]:
    """The entries of the header and where the article begins.

    "---\\nsource: NATO\\n---\\nAllies spent" gives {"source": "NATO"} and 21, the place of "Allies".

    A text that opens with a ruled line and goes on in prose has no header: {} and 0.
    """
    fields: dict[str, str] = {}
    fence = FENCE.match(text)
    place = fence.end() if fence else len(text)
    while place < len(text):
        if closing := FENCE.match(text, place):
            return (fields, closing.end()) if KNOWN_KEYS & fields.keys() else ({}, 0)
        line = ENTRY.match(text, place) or CONTINUATION.match(text, place)
        if line is None:
            break
        if line.re is ENTRY:
            fields.setdefault(line["key"].lower(), unquoted(line["value"] or ""))
        place = line.end()
    return {}, 0


def unquoted(value: str) -> str:
    """`"NATO: up"` without its marks; `"Up" or "down"` as it is, for its outer marks are no pair."""
    value = value.strip()
    for mark in "\"'":
        if len(value) > 1 and value[0] == value[-1] == mark and mark not in value[1:-1]:
            return value[1:-1]
    return value


def json_fields(line: str) -> Fields | None:
    """The fields of one line of JSON; None for an empty line. ValueError: when it is not a JSON object."""
    if not line.strip():
        return None
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "too deep, or a number too long")
        raise ValueError(f"not JSON ({reason}): mend the line, or leave it out") from error
    if not isinstance(record, dict):
        raise ValueError(f"not a JSON object but {shortened(record)}: mend the line, or leave it out")
    return by_name(record.items())


def row_fields(row: list[str], names: list[str]) -> Fields | None:
    """The fields of one row of CSV; None for an empty row. ValueError: when a comma split its text in two."""
    if any(row[len(names) :]):
        raise ValueError(f"{len(row)} cells, but {len(names)} columns: quote the cells with commas")
    return by_name(zip(names, row, strict=False)) or None


def by_name(pairs: Iterable[tuple[str, Any]]) -> Fields:
    """The fields of a record, with "Text" and " text" called "text"; of two alike the first counts."""
    fields: dict[str, Any] = {}
    for name, value in pairs:
        fields.setdefault(plain_name(name), value)
    return fields


def plain_name(name: str) -> str:
    return name.strip().lower()


def check_names(names: Iterable[str]) -> None:
    """ValueError: when no column of the table can be the text of its articles."""
    if "text" not in map(plain_name, names):
        found = shortened(list(names)) if names else "none at all"
        raise ValueError(f"no column named text (it has {found}): name the column of the articles so")


def article_from(fields: Fields, unnamed: str, doubt: Doubt) -> Article:
    """The article that `fields` describe, with the id `unnamed` where they give none.

    `doubt` hears of a field that cannot be read and so stays empty. ValueError: when there is no text.
    """
    text = fields.get("text")
    if not isinstance(text, str | None):
        raise ValueError(f"its text is not a string but {shortened(text)}: mend it, or leave it out")
    if not text or text.isspace():
        raise ValueError("no text in it: write the article there, or leave it out")
    if len(text) > most_text():
        raise ValueError(too_large())
    return Article(
        id=words("id", fields, doubt) or unnamed,
        text=whole_characters(text),
        source=words("source", fields, doubt),
        published=day("published", fields, doubt),
        title=words("title", fields, doubt),
    )


def words(name: str, fields: Fields, doubt: Doubt) -> str:
    """The field in one line of words: 17 is "17", and so is 17.0, which pandas makes of it beside a gap."""
    value = fields.get(name)
    if is_missing(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        doubt(f"its {name} is neither words nor a number ({shortened(value)}): write it as a string")
        return ""
    return whole_characters(" ".join(str(value).split()))


def day(name: str, fields: Fields, doubt: Doubt) -> date | None:
    value = fields.get(name)
    if is_missing(value):
        return None
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    written = day_written(value) if isinstance(value, str) else None
    if written is None:
        doubt(f"its {name} is no date that can be read ({shortened(value)}): write it as 2024-05-31")
    return written


def is_missing(value: object) -> bool:
    if isinstance(value, float):
        return isnan(value)
    return value is None or (isinstance(value, str) and not value.strip())


def day_written(text: str) -> date | None:
    """The day of an ISO 8601 date or time: "2024-05-31T23:10:00-04:00" is 31 May 2024, as its place wrote it.

    None for anything else: "05/06/2024" may be May or June, "May 2024" has no day.
    """
    found = ISO_DAY.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:  # 2024-02-30
        return None
