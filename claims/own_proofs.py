"""Whether a user's own rows of the lexicon fit their tables, and are read in their examples as they say.

Only claims.own_lexicon imports this, once the folder is known: with it the vocabulary is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.normalise import scale_of
from claims.notation import is_same, line, read_all
from claims.own_rows import FORMS, OwnRow, built_in_rows
from claims.quantity.find import find_mentions
from claims.records import Article, Unit
from claims.statement.statements import stated
from claims.statement.tags import VERBS
from claims.vocabulary import CURRENCY_CODES, OWN_ROWS

ANY_DIMENSION = ("percent", "rate")  # kinds of units that say nothing of what is measured
KINDS_OF_MEASURES = frozenset(
    [
        "count",
        "money",
        "percent",
        "rate",
        "area",
        "length",
        "volume",
        "mass",
        "speed",
        "power",
        "energy",
        "temperature",
        "age",
        "duration",
    ]
)
KEYS = {"measures.csv": "measure", "countries.csv": "name", "organisations.csv": "name"}


def prove() -> None:
    """LexiconError: for a row that does not fit its table, and one whose example is not read as it says."""
    for file, rows in OWN_ROWS.items():
        seen: dict[tuple[str, str], str] = {}
        for row in rows:
            check_once(row, file, seen)
            check_example_holds_a_phrase(row, file)
        for row in rows:
            PROOFS[file](row)


def check_once(row: OwnRow, file: str, seen: dict[tuple[str, str], str]) -> None:
    """No phrase of a measure or a name stands in two rows; the vocabulary looks after units and currencies itself."""
    if file in ("units.csv", "currencies.csv"):
        return
    if not seen:
        seen.update(phrases_known(file))
    for phrase in phrases_of(row.cells, file):
        owner = row.cells[KEYS[file]]
        if phrase in seen and not (phrase[0] == row.cells.get("name") and seen[phrase] == owner):
            raise row.error(f"{phrase[0]!r} is in the lexicon already, as {seen[phrase]}: leave it out")
        seen[phrase] = owner


def phrases_known(file: str) -> dict[tuple[str, str], str]:
    """Each phrase of the project's tables that one of this file must not repeat, with the row that has it."""

    files = ("countries.csv", "organisations.csv") if file != "measures.csv" else (file,)
    return {
        phrase: row[KEYS[name]] for name in files for row in built_in_rows(name) for phrase in phrases_of(row, name)
    }


def phrases_of(cells: dict[str, str], file: str) -> list[tuple[str, str]]:
    """The phrases of a row; those of a measure once for each kind of figure and column that it holds for."""
    split = [(column, form) for column in FORMS[file] for form in cells[column].split("|") if form]
    if file != "measures.csv":
        return [(form, "") for _, form in split]
    return [(form, f"{column} {kind}") for column, form in split for kind in cells["kinds"].split()]


def check_example_holds_a_phrase(row: OwnRow, file: str) -> None:
    """Else it would prove nothing of the row: "smoots" stands in "a bridge of 364 smoots"."""
    forms = [form for column in FORMS[file] for form in row.cells[column].split("|") if form]
    forms += [prefix + form for prefix in row.cells.get("prefixes", "").split() for form in forms]
    example = row.cells["example"].replace("-", " ").lower()
    if file != "measures.csv" and not any(
        re.search(rf"(?<![^\W\d_]){re.escape(form.replace('-', ' ').lower())}(?![^\W_])", example) for form in forms
    ):
        raise row.error(f"no phrase of the row stands in its example {row.cells['example']!r}: write one with it")


def prove_unit(row: OwnRow) -> None:
    name, kind = row.cells["unit"], row.cells["kind"]
    scale = None if kind == "money" else scale_of(Unit(name, kind), True)
    if scale is None or name[:1].isdigit():
        raise row.error(
            f"unit {name!r} is not known to pint: write one that is, such as meter or furlong / fortnight, "
            "and in factor how many of it one of these is"
        )
    check_kind(row, scale.unit)
    prefixed = [prefix + name for prefix in row.cells["prefixes"].split()]
    prove_reading(row, [name, *prefixed])


def check_kind(row: OwnRow, base: str) -> None:
    """A kind that the lexicon has is one dimension; a new kind is a dimension that none of its kinds has."""

    kind, known = row.cells["kind"], {one["kind"] for one in built_in_rows("units.csv")}
    bases: dict[str, set[str]] = {}
    for one in built_in_rows("units.csv"):
        if (scale := scale_of(Unit(one["unit"], one["kind"]), True)) is not None:
            bases.setdefault(scale.unit, set()).add(one["kind"])
    fitting = bases.get(base, set())
    if kind not in fitting and (fitting or kind in known) and kind not in ANY_DIMENSION:
        advice = f"write {' or '.join(sorted(fitting))}" if fitting else f"write a kind of its own, or one of {known}"
        raise row.error(f"kind {kind!r} does not fit the unit {row.cells['unit']!r}: {advice}")


def prove_currency(row: OwnRow) -> None:
    prove_reading(row, [row.cells["code"]])


def prove_reading(row: OwnRow, units: list[str]) -> None:

    example, reads = row.cells["example"], row.cells["reads"]
    try:
        wanted = read_all(reads)
    except ValueError as error:
        raise row.error(f"reads: {error}") from error
    if not any(quantity.unit is not None and quantity.unit.name in units for quantity in wanted):
        raise row.error(f"reads {reads!r} has nothing in {units[0]}: write what the example states, in that unit")
    found = [mention.quantity for mention in find_mentions(example)]
    if len(found) != len(wanted) or not all(map(is_same, wanted, found)):
        told = " ; ".join(map(line, found)) or "nothing"
        raise row.error(f"{example!r} is read as {told!r}, not {reads!r}: correct the row or its example")


def prove_measure(row: OwnRow) -> None:
    measure, example, kinds = row.cells["measure"], row.cells["example"], row.cells["kinds"].split()
    for kind in kinds:
        if kind not in KINDS_OF_MEASURES:
            raise row.error(f"kind {kind!r} is not known: give some of {' '.join(sorted(KINDS_OF_MEASURES))}")
    bases = {base for _, base in VERBS.values()}
    for verb in filter(None, row.cells["verbs"].split("|")):
        if verb not in bases and "count" not in kinds:
            raise row.error(f"verb {verb!r} is not known: give it in its plain form, or a noun instead")
    told = [statement.measure for _, statement in stated(Article("example", example))]
    if measure not in told:
        shown = ", ".join(filter(None, told)) or "nothing"
        raise row.error(
            f"{example!r} is read as a figure of {shown!r}, not {measure!r}: correct the row or its example"
        )


def prove_country(row: OwnRow) -> None:

    cells = row.cells
    if cells["currency"] not in CURRENCY_CODES.values():
        raise row.error(f"currency {cells['currency']!r} is not known: give its code, or add it to currencies.csv")
    if cells["dollar"] not in ("", "yes"):
        raise row.error(f"dollar is {cells['dollar']!r}: write yes where the currency is a dollar, else nothing")
    for one in built_in_rows("countries.csv"):
        if one["code"] == cells["code"] and (one["name"], one["currency"]) != (cells["name"], cells["currency"]):
            raise row.error(f"code {one['code']} is of {one['name']} ({one['currency']}): write the same, or another")


def prove_organisation(row: OwnRow) -> None:

    name, example = row.cells["name"], row.cells["example"]
    told = [statement.subject for _, statement in stated(Article("example", example))]
    if name not in told:
        shown = ", ".join(filter(None, told)) or "nobody"
        raise row.error(f"{example!r} is read as a figure of {shown!r}, not {name!r}: correct the row or its example")


PROOFS: dict[str, Callable[[OwnRow], None]] = {
    "units.csv": prove_unit,
    "currencies.csv": prove_currency,
    "measures.csv": prove_measure,
    "countries.csv": prove_country,
    "organisations.csv": prove_organisation,
}
