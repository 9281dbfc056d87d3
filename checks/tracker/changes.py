"""What a run has changed: which claims and discrepancies are new, changed, only moved, or gone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from checks.records import SEVERITIES, Discrepancy
from claims.records import Claim

CHANGES = ("new", "changed", "moved", "gone")
PLACES = ("start", "end", "line", "column")  # of the words, which say the same at another one
# What a row that has only moved differs in. The facts of others decide to which fact it belongs.
MOVES = frozenset({"claim_id", "discrepancy_id", "claims", "fact_id", *PLACES})

Row = TypeVar("Row", Claim, Discrepancy)


class Change(NamedTuple):
    """One row of changes.csv: a row that is new or gone, or a cell that is another than at the last run."""

    change: str  # new, changed, moved (another place in the text or another fact, and nothing else), gone
    table: str  # claims, discrepancies
    id: str  # of the row, as it is now where it is still there
    articles: str  # ids, space-separated: of a claim one, of a discrepancy that of the doubted figure first
    line: int
    quote: str
    context: str  # the sentence of a claim, the message of a discrepancy
    column: str  # the column that differs; empty for a row that is new or gone
    before: str  # its cell, as the table had it
    after: str  # and as the table has it


class Tables(NamedTuple):
    """The rows that are compared."""

    claims: Sequence[Claim] = ()
    discrepancies: Sequence[Discrepancy] = ()


def changes(last: Tables, now: Tables) -> list[Change]:
    """What differs, first of claims by article and place, then of discrepancies, the most severe first.

    When "Rents rose 4%." becomes "Rents rose 5%.", one claim is new and one is gone; words that stand elsewhere now, in
    the same sentence, have moved, and so have the discrepancies among them. Tables alike have no changes.
    """
    moved = successors(last.claims, now.claims, lambda claim: (claim.article_id, claim.quote, claim.sentence))
    known = successors(last.discrepancies, now.discrepancies, lambda finding: finding_key(finding, moved))
    found = sorted(changed_rows(last.claims, now.claims, moved), key=lambda pair: place_of(*pair))
    findings = sorted(changed_rows(last.discrepancies, now.discrepancies, known), key=lambda pair: rank_of(*pair))
    return [
        *(change for before, after in found for change in changes_of(before, after, "claims")),
        *(change for before, after in findings for change in changes_of(before, after, "discrepancies")),
    ]


def successors(before: Iterable[Row], after: Iterable[Row], key: Callable[[Row], Hashable]) -> dict[str, str]:
    """The new id of each row that is still there, by its old one: the same, or that of the same words in order."""
    old, new = {row[0]: row for row in before}, {row[0]: row for row in after}
    waiting: dict[Hashable, list[str]] = {}
    for identity, row in old.items():
        if identity not in new:
            waiting.setdefault(key(row), []).append(identity)
    found = {identity: identity for identity in old if identity in new}
    if not waiting:
        return found
    for identity, row in new.items():
        if identity not in old and (alike := waiting.get(key(row))):
            found[alike.pop(0)] = identity
    return found


def finding_key(finding: Discrepancy, moved: Mapping[str, str]) -> Hashable:
    """What makes a discrepancy the same when its claims have moved."""
    claims = frozenset(moved.get(claim, claim) for claim in finding.claims.split())
    return finding.type, claims, "" if claims else (finding.articles, finding.quote, finding.message)


def changed_rows(
    before: Iterable[Row], after: Iterable[Row], known: Mapping[str, str]
) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows that differ, old and new; None where there is none."""
    old = {known.get(row[0], ""): row for row in before}
    for row in after:
        last = old.get(row[0])
        if last != row:
            yield last, row
    for row in before:
        if row[0] not in known:
            yield row, None


def place_of(before: Claim | None, after: Claim | None) -> tuple[str, int, int, str]:
    claim = either(before, after)
    return claim.article_id, claim.start, claim.end, claim.claim_id


def rank_of(before: Discrepancy | None, after: Discrepancy | None) -> tuple[int, str, int, int, str]:
    finding = either(before, after)
    severity = SEVERITIES.index(finding.severity)
    return severity, finding.articles, finding.line, finding.column, finding.discrepancy_id


def either(before: Row | None, after: Row | None) -> Row:
    row = after if after is not None else before
    assert row is not None
    return row


def changes_of(before: Row | None, after: Row | None, table: str) -> Iterator[Change]:
    """A row for what is new or gone; else one for each column that differs, but for places.

    Other offsets make another id, and another line is no news: one record more at the top of a file moves all below it.
    """
    row = either(before, after)
    if before is None or after is None:
        yield change_of("gone" if after is None else "new", table, row)
        return
    differing = {
        name: (cell(was), cell(now))
        for name, was, now in zip(row._fields, before, after, strict=True)
        if cell(was) != cell(now)
    }
    kind = "moved" if differing.keys() <= MOVES else "changed"
    for name in [name for name in differing if name not in PLACES]:
        yield change_of(kind, table, row)._replace(column=name, before=differing[name][0], after=differing[name][1])


def change_of(kind: str, table: str, row: Claim | Discrepancy) -> Change:
    articles, context = (row.article_id, row.sentence) if isinstance(row, Claim) else (row.articles, row.message)
    return Change(kind, table, row[0], articles, row.line, row.quote, context, "", "", "")


def cell(value: object) -> str:
    """A cell as the tables write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def told(found: Iterable[Change]) -> list[str]:
    """What a person reads of the changes, a line for each table: "claims: 3 new, 1 changed, 0 gone".

    What has only moved is told where there is any.
    """
    ids: dict[tuple[str, str], set[str]] = {}
    for change in found:
        ids.setdefault((change.table, change.change), set()).add(change.id)
    return [
        f"{table}: "
        + ", ".join(
            f"{len(ids.get((table, kind), ())):,} {kind}" for kind in CHANGES if kind != "moved" or (table, kind) in ids
        )
        for table in ("claims", "discrepancies")
    ]
