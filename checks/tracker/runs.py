"""A run beside the last one into the same folder: what need not be done again, what is new, and what is left behind."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from checks.reading import all_compared, claims_by_article
from checks.records import Discrepancy
from checks.tracker.changes import Change, told
from checks.tracker.digests import Digested, article_digest, content_digest, digest, inputs_digest, rules_digest
from checks.tracker.state import (
    STATE,
    Header,
    Reading,
    State,
    StateError,
    read_again,
    read_head,
    read_state,
    write_state,
)
from claims.output import Stream, Writer, place_of
from claims.records import Article, Claim
from claims.terminal import Tally, tally_of
from claims.together import write_together

CHANGES_FILE = "changes.csv"


class Last(NamedTuple):
    """The last run into a folder."""

    state: State
    doubt: str  # why its state cannot be used; empty when it can, and when there was no run


def wish_of(
    inputs: Sequence[str], own: Sequence[Path], base_currency: str, references: Sequence[str], others: object
) -> Header:
    """What a run is to be made of: files, rules, base currency, reference tables, and options that JSON can hold."""
    contents = [(path, content_digest(path)) for path in references]
    return Header(
        rules=digest(rules_digest(), base_currency),
        options=digest(contents, others),
        inputs=inputs_digest(inputs, own),
    )


def unchanged(folder: Path, wish: Header) -> State | None:
    """The state of the last run, without its articles, where this one would do the same; None where it may not."""
    try:
        head = read_head(folder / STATE)
    except StateError:
        return None
    is_same = wish.inputs and head.header[:3] == wish[:3]
    return head if is_same and is_intact(folder, head.header) else None


def is_intact(folder: Path, header: Header) -> bool:
    """Whether the tables are as the last run left them. What became of changes.csv is the affair of its reader."""
    return bool(header.tables) and all(
        content_digest(str(folder / name)) == written for name, written in header.tables.items()
    )


def last_run(folder: Path, tables: Iterable[str]) -> Last:
    """What the last run left; nothing in a folder that has none of the tables."""
    try:
        return Last(read_state(folder / STATE), "")
    except StateError as error:
        is_first = str(error) == "missing" and not any((folder / name).exists() for name in tables)
        return Last(State(), "" if is_first else f"{STATE} is {error}")


def readings(  # noqa: PLR0913, PLR0917  # what a run knows
    articles: Iterable[Article],
    base_currency: str,
    last: State,
    wish: Header,
    count: Callable[[Tally], None],
    workers: int | None = 1,
) -> list[Reading]:
    """What the articles say, which `count` is told of one by one: of those that the last run read, as it read them.

    `workers` are so many processes, or None for as many as there are cores.
    """
    known = {reading.digest: reading for reading in last.readings} if last.header.rules == wish.rules else {}
    found: list[Reading] = []
    waiting: deque[int] = deque()  # the places in `found` of articles that are being read

    def new_articles() -> Iterator[Article]:
        for article in articles:
            name = article_digest(article)
            if before := known.get(name):
                found.append(read_again(before, article.first_line))
                count(tally_of(article, found[-1].claims))
            else:
                waiting.append(len(found))
                found.append(Reading(name, article.first_line, [], []))
                yield article

    with all_compared(new_articles(), base_currency, workers) as every:
        for claims, relations, tally in every:
            place = waiting.popleft()
            found[place] = found[place]._replace(claims=claims, relations=relations)
            count(tally)
    return found


def header_of(wish: Header, found: Iterable[Reading], counts: dict[str, int], warnings: Sequence[str]) -> Header:
    """The wish, once its articles are known."""
    articles = digest([(reading.digest, reading.first_line) for reading in found])
    return wish._replace(articles=articles, counts=counts, warnings=warnings)


def is_as_before(folder: Path, last: State, header: Header) -> bool:
    """Whether the last run read the same articles, from whichever files, in the same manner."""
    was = last.header
    is_same = (was.rules, was.options, was.articles) == (header.rules, header.options, header.articles)
    return is_same and is_intact(folder, was)


def keep(folder: Path, last: State, header: Header) -> None:
    """The tables stay as they are; the state too, unless the same articles come from other files."""
    header = header._replace(tables=last.header.tables)
    if header != last.header:
        place = place_of(str(folder / STATE))
        write_together({place: lambda stream: write_state(last._replace(header=header), stream)})


def news_of(folder: Path, last: Last, wish: Header, found: Iterable[Change]) -> list[str]:
    """What a person reads of the changes, and why more than they was done; nothing in a new folder."""
    header = last.state.header
    if last.doubt:
        return [f"{last.doubt}: all is made anew, and {CHANGES_FILE} calls all of it new"]
    if not header.tables:
        return []
    lines = [f"{line}: {CHANGES_FILE}" for line in told(found)]
    if header.rules != wish.rules:
        lines.insert(0, "the rules or the base currency are others than at the last run: every article is read again")
    elif not is_intact(folder, header):
        lines.insert(0, "the tables are not as the last run left them: they are made anew")
    return lines


def left(header: Header, found: Iterable[Reading], claims: Iterable[Claim], findings: Sequence[Discrepancy]) -> State:
    """What the next run is to know: the readings with their claims as the table has them."""
    linked = claims_by_article(claims)  # in the order of the readings
    own = (linked[reading.claims[0].article_id] if reading.claims else [] for reading in found)
    return State(header, findings, [reading._replace(claims=rows) for reading, rows in zip(found, own, strict=True)])


def places_in(folder: Path, tables: Iterable[str]) -> list[Path]:
    """Where a run writes. OutputError: when it cannot write there, before anything is read."""
    return [place_of(str(folder / name)) for name in (*tables, CHANGES_FILE, STATE)]


def write_run(folder: Path, tables: Mapping[str, Writer], changed: Writer, state: State) -> None:
    """All that a run leaves in its folder, or nothing: the tables, what has changed in them, and last the state.

    A run that is stopped while the files take their places leaves some of them new, each of them whole. The state is
    then that of the run before, which knows the tables for others, so that the next run makes them anew.
    """
    digests: dict[str, str] = {}
    *places, place = places_in(folder, tables)

    def write_last(stream: Stream) -> None:
        write_state(state._replace(header=state.header._replace(tables=digests)), stream)

    writers = [*(digested(write, name, digests) for name, write in tables.items()), changed]
    write_together(dict(zip(places, writers, strict=True)) | {place: write_last})


def digested(write: Writer, name: str, digests: dict[str, str]) -> Writer:
    """The same, which notes the digest of what it has written."""

    def write_and_note(stream: Stream) -> None:
        through = Digested(stream)
        write(through)
        digests[name] = through.hash.hexdigest()

    return write_and_note
