"""The pipeline of checking, top-down: claims -> relations -> promises -> discrepancies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checks.checkpoint import results
from checks.frames import discrepancy_frame, fact_frame, relation_frame
from checks.inside import inside
from checks.outcomes import breaches_in, types_in
from checks.passages import passages
from checks.promises import SUITES, Suite
from checks.records import SEVERITIES, Breach, Discrepancy, Relation, relation_id
from checks.references import Reference
from checks.relations.agreement import agreements
from checks.relations.reference import reference_relations, verdicts
from claims.extract import linked
from claims.facts import facts
from claims.facts.link import no_collecting
from claims.records import Claim, Fact
from claims.table import claims_of_frame, frame

if TYPE_CHECKING:
    from pandas import DataFrame

    from checks.outcomes import Result


class Checked(NamedTuple):
    """What a check makes of claims."""

    claims: Sequence[Claim]  # with their facts, in the order of the table
    facts: Sequence[Fact]  # with their verdicts
    relations: Sequence[Relation]
    discrepancies: Sequence[Discrepancy]  # the most severe first
    breaches: Sequence[Breach]
    results: Sequence[Result]  # of Great Expectations, for its Data Docs


def check(table: DataFrame, references: Sequence[Reference] = (), suites: Sequence[Suite] = ()) -> DataFrame:
    """What cannot all be true among the claims of a table: a row for each discrepancy, the most severe first.

    `claims.check(claims.extract("Rents rose 50%, from £800 to £900."))` has one row, of type growth: from 800 to 900 is
    12.5%. The columns are those of discrepancies.csv. A table without discrepancies gives an empty one. A table whose
    sentences were left out is checked for what facts tell alone. Claims that stand twice count once; of tables put
    together, `table.claims.linked()` finds the facts that they share.

    Raises InputError when an expectation cannot be asked. ValueError: when a column is missing.
    """
    rows = list({claim.claim_id: claim for claim in claims_of_frame(table)}.values())
    within = [relation for article in passages(rows) for relation in inside(article)]
    return discrepancy_frame(checked(rows, within, references, suites).discrepancies)


def checked(
    claims: Sequence[Claim],
    within: Iterable[Relation] = (),
    references: Sequence[Reference] = (),
    suites: Sequence[Suite] = (),
) -> Checked:
    """The claims with their facts, all relations among them, and what Great Expectations finds broken.

    `within` are the relations inside the articles, which are found while their text is at hand.
    """
    with no_collecting():
        known = claims if all(claim.fact_id for claim in claims) else linked(claims)
        found = with_facts(within, known)
        found += agreements(known)
        found += reference_relations(known, references)
        rows = verdicts(facts(known), known, found)
        tables = {"claims": frame(known), "facts": fact_frame(rows), "relations": relation_frame(found)}
    asked = results(tables, SUITES)
    broken = {told.type for told in types_in(asked) if told.broken}
    failed = discrepancies(found, broken, known)
    if suites:
        asked += results(tables | {"discrepancies": discrepancy_frame(failed)}, suites)
    return Checked(known, rows, found, failed, breaches_in(asked), asked)


def with_facts(within: Iterable[Relation], claims: Iterable[Claim]) -> list[Relation]:
    """The relations inside articles, each once, with the fact that all its claims are of."""
    of_claim = {claim.claim_id: claim.fact_id for claim in claims}
    found = {}
    for relation in within:
        of_all = {of_claim[claim] for claim in relation.claims}
        found[relation.relation_id] = relation._replace(fact_id=of_all.pop()) if len(of_all) == 1 else relation
    return list(found.values())


def discrepancies(
    found: Iterable[Relation], broken: Collection[str], claims: Iterable[Claim] = ()
) -> list[Discrepancy]:
    """The relations of broken types that do not hold, the most severe first, then by article and place.

    What fails in several ways for one figure is one finding: all claims that speak against it are named in it. So is
    what fails in the same words in several articles, as their `claims` tell: a slip and its reprints.
    """
    told = [relation for relation in found if relation.type in broken and not relation.holds]
    doubted = {relation.claims[0] for relation in told if relation.claims}
    sentences = {claim.claim_id: claim.sentence for claim in claims if claim.claim_id in doubted}
    return [discrepancy(relation) for relation in findings(told, sentences)]


def findings(told: Iterable[Relation], sentences: Mapping[str, str]) -> list[Relation]:
    """The relations that discrepancies tell, of all that are told, with the sentence of each claim that is doubted."""
    reprinted: dict[tuple[str, ...], str] = {}  # the figure that is doubted first, by the words in which it is
    failed: dict[tuple[str, str], list[Relation]] = {}
    for relation in sorted(told, key=rank):
        one = relation.claims[0] if relation.claims else relation.relation_id
        words = sentences.get(one, "") if relation.claims else relation.message
        if words:
            one = reprinted.setdefault((relation.type, words, relation.quote), one)
        failed.setdefault((relation.type, one), []).append(relation)
    return sorted(map(one_finding, failed.values()), key=rank)


def rank(relation: Relation) -> tuple[int, tuple[str, ...], int, int, str]:
    return SEVERITIES.index(relation.severity), relation.articles, relation.line, relation.column, relation.relation_id


def one_finding(echoes: Sequence[Relation]) -> Relation:
    """The most severe of the relations that doubt one figure, with the claims of all."""
    first = echoes[0]
    claims = tuple(dict.fromkeys(claim for echo in echoes for claim in echo.claims))
    articles = tuple(dict.fromkeys(article for echo in echoes for article in echo.articles))
    if len(echoes) > 1 and claims:
        first = first._replace(relation_id=relation_id(first.type, claims), claims=claims)
    return first._replace(articles=articles)


def discrepancy(relation: Relation) -> Discrepancy:
    return Discrepancy(
        discrepancy_id=relation.relation_id,
        type=relation.type,
        severity=relation.severity,
        slip=relation.slip,
        fact_id=relation.fact_id,
        claims=" ".join(relation.claims),
        articles=" ".join(relation.articles),
        expected=relation.expected,
        observed=relation.observed,
        gap=relation.gap,
        message=relation.message,
        accepted="",
        line=relation.line,
        column=relation.column,
        quote=relation.quote,
    )
