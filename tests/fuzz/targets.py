"""The targets: each a way into the project, what is fed to it, and what must hold whatever that is."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree

from hypothesis import strategies as st

from claims import notation
from claims.extract import claims_of, linked
from claims.facts import facts
from claims.output import write_claims
from claims.quantity.find import find_mentions
from claims.records import Article, Claim
from claims.table import COLUMNS, claims_of_frame, frame, read_table
from claims.text.articles import read_articles
from claims.text.decoding import whole_characters
from claims.text.files import InputError
from claims.text.headers import article_from, json_fields, split_header
from claims.text.scan import scan
from claims.text.sentences import sentences
from claims.vocabulary import KINDS, LINKS
from tests.fuzz import material
from tests.fuzz.material import damaged, odd_cells, texts

if TYPE_CHECKING:
    from checks.check import Checked
    from checks.records import Relation


class Target(NamedTuple):
    material: Callable[[], st.SearchStrategy[Any]]
    check: Callable[[Any], None]


def reader(file: tuple[str, bytes]) -> None:
    """Any bytes under any ending: articles, or an InputError of one line; their text can be written to a file."""
    ending, content = file
    with folder({f"port{ending}": content}) as place, contextlib.suppress(InputError):
        for article in read_articles([place / f"port{ending}"], warn=one_line, skip=lambda error: one_line(str(error))):
            assert article.text.strip()
            assert article.id
            for word in (article.id, article.text, article.source, article.title):
                word.encode()
            if article.is_verbatim:
                assert article.first_line >= 1


def one_line(message: str) -> None:
    assert "\n" not in message


def scanner(text: str) -> None:
    """Sentences and tokens stand in order, and each token is what is printed there, but for the spaces of a phrase."""
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        last, place = end, start
        for token in scan(text, start, end):
            assert place <= token.start < token.end <= end
            assert "".join(token.word.split()) == "".join(text[token.start : token.end].split())
            assert token.kind in KNOWN_KINDS
            place = token.end


KNOWN_KINDS = frozenset(KINDS.values()) | frozenset(LINKS.values())


def grammar(text: str) -> None:
    """Offsets hold, ends are in order, and the notation of a quantity is read as that quantity."""
    for mention in find_mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
        quantity = mention.quantity
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        if not set("()") & set(quantity.noun) and is_writable(quantity.low) and is_writable(quantity.high):
            line = notation.line(quantity)
            assert notation.is_same(notation.read(line), quantity), line
    claims = claims_of(Article("story", text))
    assert [text[claim.start : claim.end] for claim in claims] == [claim.quote for claim in claims]


def is_writable(end: float | None) -> bool:
    return end is None or abs(end) < float("inf")


def header(text: str) -> None:
    """The article begins inside the text, and what the header says can be an article; so can a line of JSON."""
    fields, start = split_header(text)
    assert 0 <= start <= len(text)
    assert fields or not start
    with contextlib.suppress(ValueError):
        article_from({**fields, "text": text[start:]}, "port", one_line)
    for line in text.splitlines():
        with contextlib.suppress(ValueError):
            record = json_fields(line)
            if record is not None:
                article_from(record, "port", one_line)


def config(file: tuple[str, str]) -> None:
    """Settings, suites, reference tables: what they say, or an InputError of one line."""
    from checks.references import read_references  # noqa: PLC0415  # a fuzzed reader need not load it
    from checks.settings import settings  # noqa: PLC0415  # as above
    from checks.suites import read_suite  # noqa: PLC0415  # as above

    name, content = file
    with folder({name: content.encode("utf-8", "surrogatepass")}) as place:
        try:
            if name.endswith(".toml"):
                settings(str(place))
            elif name.endswith(".json"):
                read_suite(place / name)
            else:
                read_references([str(place / name)])
        except InputError as error:
            one_line(str(error))


def lexicon(file: tuple[str, str]) -> None:
    """A user's own rows are used, or an InputError says why not; in a process of its own, which knows no other."""
    name, content = file
    with folder({name: content.encode("utf-8", "surrogatepass")}) as place:
        alone(lambda: use_lexicon_anew(str(place)))


def use_lexicon_anew(place: str) -> None:
    for module in list(sys.modules):
        if module.split(".")[0] in ("claims", "checks"):
            del sys.modules[module]
    from claims.own_lexicon import use_lexicon  # noqa: PLC0415  # anew
    from claims.text.files import InputError as Declared  # noqa: PLC0415  # as above

    try:
        use_lexicon(place)
    except Declared as error:
        one_line(str(error))


def table(file: tuple[str, bytes]) -> None:
    """A table of any cells is checked, or an InputError says why not; what is written of it can be read again."""
    checked_table(file, is_whole=False)


def promises(file: tuple[str, bytes]) -> None:
    """The same with the promises of Great Expectations, which take half a second."""
    checked_table(file, is_whole=True)


def checked_table(file: tuple[str, bytes], *, is_whole: bool) -> None:
    from checks.check import checked  # noqa: PLC0415  # a fuzzed reader need not load it
    from checks.inside import inside  # noqa: PLC0415  # as above
    from checks.passages import passages  # noqa: PLC0415  # as above

    name, content = file
    with folder({name: content}) as place:
        try:
            claims = claims_of_frame(read_table(place / name))
        except InputError as error:
            one_line(str(error))
            return
        claims = list({claim.claim_id: claim for claim in claims}.values())
        within = [relation for article in passages(claims) for relation in inside(article)]
        result = checked(claims, within) if is_whole else compared(claims, within)
        formats_hold(result, {claim.claim_id: claim for claim in claims})
        written_again(result.claims, place)


def compared(claims: list[Claim], within: list[Relation]) -> Checked:
    """What `checks.check.checked` makes of claims, but for the promises."""
    from checks.check import Checked, discrepancies, with_facts  # noqa: PLC0415  # a fuzzed reader need not load it
    from checks.frames import discrepancy_frame, fact_frame, relation_frame  # noqa: PLC0415  # as above
    from checks.records import TYPES  # noqa: PLC0415  # as above
    from checks.relations.agreement import agreements  # noqa: PLC0415  # as above

    known = claims if all(claim.fact_id for claim in claims) else linked(claims)
    found = [*with_facts(within, known), *agreements(known)]
    rows = facts(known)
    failed = discrepancies(found, TYPES, known)
    assert len(frame(known)) == len(known)
    assert len(fact_frame(rows)) == len(rows)
    assert len(relation_frame(found)) == len(found)
    assert len(discrepancy_frame(failed)) == len(failed)
    return Checked(known, rows, found, failed, (), ())


def check(found: list[str]) -> None:
    """Articles of any text are checked, and what is written of them can be read again."""
    from checks.inside import inside  # noqa: PLC0415  # a fuzzed reader need not load it
    from checks.passages import passages_of  # noqa: PLC0415  # as above

    claims: list[Claim] = []
    within: list[Relation] = []
    for number, text in enumerate(found):
        article = Article(f"story {number}", text, source=f"Paper {number % 2}")
        own = claims_of(article)
        claims += own
        within += inside(passages_of(article, own))
    result = compared(claims, within)
    formats_hold(result, {claim.claim_id: claim for claim in claims})
    with folder({}) as place:
        written_again(result.claims, place)


def formats_hold(result: Any, claims: dict[str, Claim]) -> None:
    """Each format of a report can be read as what it is."""
    from checks.formats import FORMATS  # noqa: PLC0415  # a fuzzed reader need not load it
    from checks.records import Report  # noqa: PLC0415  # as above

    report = Report(
        discrepancies=result.discrepancies, breaches=result.breaches, claims=claims, paths={}, stale=(), expired=(),
        articles=1, claims_read=len(claims), facts=len(result.facts), relations=len(result.relations),
    )  # fmt: skip
    words = {name: written(report) for name, written in FORMATS.items()}
    json.loads(words["json"])
    json.loads(words["sarif"])
    ElementTree.fromstring(words["junit"].encode(errors="replace"))
    assert all(line.startswith("::") or not line for line in words["github"].split("\n")), words["github"]


def written_again(claims: Any, place: Path) -> None:
    """The table of claims has the same rows when it is read again."""
    for name in ("again.csv", "again.jsonl", "again.parquet"):
        write_claims(claims, place / name)
        again = claims_of_frame(read_table(place / name))
        assert sorted(claim.claim_id for claim in again) == sorted(map(kept_id, claims))


def kept_id(claim: Claim) -> str:
    """The id as a file holds it, which has no half characters."""
    return whole_characters(claim.claim_id)


@contextlib.contextmanager
def folder(files: dict[str, bytes]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        for file, content in files.items():
            (Path(name) / file).write_bytes(content)
        yield Path(name)


def alone(run: Callable[[], None]) -> None:
    """In a process of its own. AssertionError: with the traceback of what it raised."""
    sees, tells = os.pipe()
    child = os.fork()
    if not child:
        status = 0
        try:
            run()
        except BaseException:
            status = 1
            os.write(tells, traceback.format_exc().encode(errors="replace")[-60000:])
        os._exit(status)
    os.close(tells)
    with os.fdopen(sees, "rb") as told:
        words = told.read()
    _, status = os.waitpid(child, 0)
    assert not status, words.decode()


@cache
def sound_rows() -> tuple[tuple[str, ...], ...]:
    """Rows of a table of claims, as a file holds them."""
    with folder({}) as place:
        articles = [Article(f"a{n}", text, source=f"Paper {n}") for n, text in enumerate(material.SENTENCES)]
        write_claims(linked([claim for one in articles for claim in claims_of(one)]), place / "claims.csv")
        with (place / "claims.csv").open(encoding="utf-8", newline="") as lines:
            return tuple(map(tuple, csv.reader(lines)))[1:]


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, bytes]:
    """A table of claims in which some cells are odd, as CSV or as JSON Lines."""
    rows = [list(row) for row in draw(st.lists(st.sampled_from(sound_rows()), min_size=1, max_size=6))]
    for _ in range(draw(st.integers(0, 5))):
        row, column = draw(st.sampled_from(rows)), draw(st.integers(0, len(COLUMNS) - 1))
        row[column] = draw(odd_cells | st.sampled_from([other[column] for other in sound_rows()]))
    if draw(st.booleans()):
        stream = io.StringIO()
        csv.writer(stream).writerows([list(COLUMNS), *rows])
        return "claims.csv", stream.getvalue().encode("utf-8", "surrogatepass")
    lines = [json.dumps(dict(zip(COLUMNS, map(json_cell, row), strict=True))) for row in rows]
    return "claims.jsonl", "\n".join(lines).encode()


def json_cell(cell: str) -> Any:
    """A number for what looks like one, nothing for an empty cell."""
    if not cell:
        return None
    with contextlib.suppress(ValueError, RecursionError):
        return json.loads(cell)
    return cell


def named(name: str, document: str) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.just(name), damaged([document]))


TARGETS: dict[str, Target] = {
    "reader": Target(material.files, reader),
    "scanner": Target(lambda: texts, scanner),
    "grammar": Target(lambda: texts, grammar),
    "header": Target(lambda: damaged([material.HEADED, material.RECORDS]) | texts, header),
    "config": Target(
        lambda: (
            named("claims.toml", material.SETTINGS)
            | named("pyproject.toml", material.SHARED_SETTINGS)
            | named("suite.json", material.SUITE)
            | named("budget.csv", material.REFERENCES)
        ),
        config,
    ),
    "lexicon": Target(lambda: named("units.csv", material.UNITS) | named("countries.csv", material.COUNTRIES), lexicon),
    "table": Target(tables, table),
    "promises": Target(tables, promises),
    "check": Target(lambda: st.lists(texts, min_size=1, max_size=3), check),
}
