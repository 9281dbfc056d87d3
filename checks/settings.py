"""What a project wants of every check, by its claims.toml or [tool.claims] of its pyproject.toml."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from checks.formats import FORMATS
from checks.records import ID_BYTES, SEVERITIES, Acceptance
from claims.normalise import currency_fault
from claims.settings import Source, Table, lexicon_of, source_in
from claims.text.files import InputError, bytes_of, shown

FINDING_ID = re.compile(rf"[0-9a-f]{{{2 * ID_BYTES}}}")
ACCEPTANCE_KEYS = ("id", "reason", "expires")
# The headings of accepted findings, to name the line of a wrong one.
HEADING = re.compile(r"^[ \t]*\[\[[ \t]*(?:tool[ \t]*\.[ \t]*claims[ \t]*\.[ \t]*)?accept[ \t]*\]\]", re.MULTILINE)


class Settings(NamedTuple):
    """What the file says; None and empty where it is silent, so that the command line can fill it or overrule it."""

    fail_on: str | None = None  # of SEVERITIES
    format: str | None = None  # of FORMATS
    base_currency: str | None = None  # ISO 4217
    reference: tuple[str, ...] = ()  # files, as seen from the folder of the settings
    suite: tuple[str, ...] = ()
    lexicon: str = ""  # a folder of own rows, which are in use before anything else is read
    accept: tuple[Acceptance, ...] = ()
    path: str = ""  # of the file itself; empty when there is none


def settings(folder: str = "") -> Settings:
    """What claims.toml of the folder says, or else [tool.claims] of its pyproject.toml; nothing without them.

        fail_on = "warning"
        reference = ["facts/budget.csv"]

        [[accept]]
        id = "00112233aabbccdd"
        reason = "the ministry counts the suburbs as well"
        expires = 2026-12-31

    In pyproject.toml the same stands in `[tool.claims]` and `[[tool.claims.accept]]`.

    InputError: when the file cannot be read, or says what no check understands.
    """
    source = source_in(folder)
    return Settings() if source.path is None else settings_of(source, source.path)


def settings_of(source: Source, path: Path) -> Settings:
    table = source.table
    check_keys(table, tuple(name for name in Settings._fields if name != "path"), shown(str(path)))
    return Settings(
        fail_on=chosen(table, "fail_on", SEVERITIES, path),
        format=chosen(table, "format", tuple(FORMATS), path),
        base_currency=currency(table, path),
        reference=files(table, "reference", path),
        suite=files(table, "suite", path),
        lexicon=lexicon_of(source),
        accept=tuple(acceptances(table.get("accept", []), path)),
        path=str(path),
    )


def check_keys(table: Table, known: tuple[str, ...], place: str) -> None:
    """InputError: for a key that is not known, with the one that is probably meant."""
    for key in table:
        if key not in known:
            meant = get_close_matches(key, known, 1)
            advice = f"write {meant[0]}" if meant else f"take it out; the keys are {', '.join(known)}"
            raise InputError(f"{place}: unknown key {key!r}: {advice}")


def chosen(table: Table, key: str, choices: tuple[str, ...], path: Path) -> str | None:
    choice = table.get(key)
    if choice is None or (isinstance(choice, str) and choice in choices):
        return choice
    raise InputError(f"{shown(str(path))}: {key} is {choice!r}: write one of {', '.join(choices)}, in quotes")


def currency(table: Table, path: Path) -> str | None:
    code = table.get("base_currency")
    if code is None:
        return None
    fault = currency_fault(code) if isinstance(code, str) else "write its code in quotes, as in 'EUR'"
    if fault or not isinstance(code, str):
        raise InputError(f"{shown(str(path))}: base_currency is {code!r}: {fault}")
    return code


def files(table: Table, key: str, path: Path) -> tuple[str, ...]:
    names = table.get(key, [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise InputError(f'{shown(str(path))}: {key} is no list of files: write {key} = ["first.csv", "second.csv"]')
    return tuple(names)


def acceptances(tables: object, path: Path) -> Iterator[Acceptance]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise InputError(f"{shown(str(path))}: accept is no list of findings: write [[accept]] above each")
    seen: set[str] = set()
    for place, table in zip(places_of(len(tables), path), tables, strict=True):
        acceptance = acceptance_of(table, place)
        if acceptance.id in seen:
            raise InputError(f"{place}: {acceptance.id} is accepted twice: keep one of the two")
        seen.add(acceptance.id)
        yield acceptance


def places_of(count: int, path: Path) -> list[str]:
    """The file with the line of each heading, where the file has one for each."""
    words = bytes_of(str(path)).decode("utf-8-sig")
    lines = [f":{number}" for number, line in enumerate(words.split("\n"), 1) if HEADING.match(line)]
    return [f"{shown(str(path))}{line}" for line in (lines if len(lines) == count else [""] * count)]


def acceptance_of(table: Table, place: str) -> Acceptance:
    check_keys(table, ACCEPTANCE_KEYS, place)
    finding, reason, expires = (table.get(key) for key in ACCEPTANCE_KEYS)
    if not isinstance(finding, str) or not FINDING_ID.fullmatch(finding):
        raise InputError(f"{place}: id is {finding!r}: copy the 16 hex digits that the check prints with the finding")
    if not isinstance(reason, str) or not reason.strip():
        raise InputError(f'{place}: {finding} has no reason: write why it is right as it stands, reason = "…"')
    if expires is not None and (not isinstance(expires, date) or isinstance(expires, datetime)):
        raise InputError(f"{place}: expires is {str(expires)!r}: write a day without quotes, as in 2026-12-31")
    return Acceptance(finding, reason.strip(), expires)
