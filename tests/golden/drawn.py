"""The golden tables: for each text of the corpora and of the two pages here, a line for each figure or finding."""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from checks.inside import inside
from checks.passages import passages_of
from checks.records import Relation, relation_id
from checks.relations.agreement import agreements
from checks.relations.reference import reference_relations
from claims.extract import claims_of
from claims.notation import line as notation
from claims.notation import quantity_of
from claims.records import Article, Claim
from tests.checks.test_reference_relations import references
from tests.facts.articles import linked_among_others

FOLDER = Path(__file__).parent
TESTS = FOLDER.parent
DAY = date(2024, 6, 14)  # on which there are rates of exchange
BETWEEN = "\n~\n"  # two articles in one text
KEY_BYTES = 8  # of a hash: 16 hex digits, as an id of claims.csv

Told = dict[str, dict[str, list[str]]]  # lines by file and key of the text


class Table(NamedTuple):
    """One golden table."""

    file: str
    texts: tuple[str, ...]  # files of texts, from tests/
    told: Callable[[Article], Iterable[str]]


def drawn(table: Table) -> Told:
    """What is told now."""
    return {file: {key_of(text): list(table.told(article_of(text))) for text in texts(file)} for file in table.texts}


def figures(article: Article) -> Iterator[str]:
    """`40 people @12: 40 (people) count 1 numeral plain`: what is printed, its place, reading, kind, step and rules."""
    for claim in claims_of(article):
        yield figure(claim)


def figure(claim: Claim) -> str:
    whole = f" of {claim.of}" if claim.of else ""
    step = "" if claim.step is None else f" {claim.step:g}"
    value = "" if claim.value is None else f" {claim.value:g}"
    base = "" if claim.base_low is claim.base_high is None else f" [{claim.base_low}, {claim.base_high}]"
    reading = f"{notation(quantity_of(claim))}{whole} {claim.kind}{value}{step}{base} {claim.base_unit}"
    return f"{claim.quote} @{claim.start}: {reading} {claim.rule}"


def findings(article: Article) -> Iterator[str]:
    """`fails 12.5 double_unit error unit 1:24 8.7 km: 8.65 to 8.75 kilometer, not 21.26 to …: "14 miles" is …`."""
    for relation in inside(passages_of(article, claims_of(article))):
        yield finding(relation)


def finding(relation: Relation) -> str:
    gap = "holds" if relation.holds else f"fails {relation.gap:.6g}"
    place = f"{relation.line}:{relation.column} {relation.quote}"
    ends = f"{relation.observed}, not {relation.expected} ({relation.unit})"
    return f"{gap} {relation.type} {relation.severity} {relation.slip} {place}: {ends}: {relation.message}"


def agreements_of_two(article: Article) -> Iterator[str]:
    """The same of two articles on one fact, with the claims of each relation: `… one fact: a "£3 billion", b "£3"`."""
    first, second, later = article.text.split(BETWEEN)
    days = (DAY, DAY + timedelta(int(later or 0)))
    told = zip("ab", (first, second), days, strict=True)
    claims = linked_among_others(Article(name, text, f"Paper {name}", day) for name, text, day in told if text)
    known = {claim.claim_id: claim for claim in claims}
    for relation in agreements(claims):
        facts = "one fact" if relation.fact_id == known[relation.claims[0]].fact_id else f"facts {relation.fact_id}"
        said = ", ".join(f'{known[name].article_id} "{known[name].quote}"' for name in relation.claims)
        yield f"{finding(relation)} {facts}: {said}"


def verdicts_on(article: Article) -> Iterator[str]:
    """The same of an article, after its day or "-", beside the reference tables of their tests, with what is held."""
    day, _, text = article.text.partition(" ")
    claims = claims_of(Article("a", text, "The Courier", date.fromisoformat(day) if day != "-" else None))
    quotes = {claim.claim_id: claim.quote for claim in claims}
    for relation in reference_relations(claims, references()):
        held = [relation.observed_low, relation.observed_high, relation.allowed_low, relation.allowed_high]
        yield f"{finding(relation)} {[round(end, 6) if end is not None else None for end in held]} {relation.articles}"
        assert [quotes[name] for name in relation.claims] == [relation.quote]
        assert relation.relation_id == relation_id(relation.type, relation.claims)
        assert not relation.fact_id


def article_of(text: str) -> Article:
    return Article("a", text, "The Courier", DAY)


def key_of(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).hexdigest()


def texts(file: str) -> Iterator[str]:
    r"""The texts of a file: lines, with \n for a line end, rows, or all that is called text somewhere in JSON."""
    path = TESTS / file
    with path.open(encoding="utf-8", newline="") as lines:
        if path.suffix == ".csv":
            yield from (row.get("text") or BETWEEN.join(pair_of(row)) for row in csv.DictReader(lines))
        elif path.suffix == ".txt":
            yield from (line.replace(r"\n", "\n") for line in lines.read().splitlines())
        else:
            yield from texts_in([json.loads(line) for line in lines] if path.suffix == ".jsonl" else json.load(lines))


def pair_of(row: dict[str, str]) -> tuple[str, str, str]:
    """Two articles and how many days lie between them."""
    return row["first"], row["second"], row["later"]


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from [inner] if name == "text" and isinstance(inner, str) else texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


@cache
def kept(table: Table) -> Told:
    found: Told = defaultdict(dict)
    with (FOLDER / table.file).open(encoding="utf-8") as lines:
        for file, key, told in map(json.loads, lines):
            found[file][key] = told
    return found


def keep(table: Table) -> None:
    with (FOLDER / table.file).open("w", encoding="utf-8") as lines:
        for file, told in drawn(table).items():
            lines.writelines(json.dumps([file, key, each], ensure_ascii=False) + "\n" for key, each in told.items())


CLUSTERS = tuple(f"corpus/clusters/own-{number:02}.json" for number in range(1, 11))
TABLES = (
    Table(
        "figures.jsonl",
        ("golden/figures.txt", "corpus/quantities.csv", "corpus/negatives.csv", *CLUSTERS),
        figures,
    ),
    Table("findings.jsonl", ("golden/slips.txt", "checks/relations.csv", "corpus/articles.jsonl", *CLUSTERS), findings),
    Table("verdicts.jsonl", ("golden/claims.txt",), verdicts_on),
    Table("agreements.jsonl", ("checks/agreement.csv",), agreements_of_two),
)
