"""What a report holds, top-down: what was read and what disagrees, the findings, the facts, the articles, the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checks.accepted import Accepted
from checks.check import Checked
from checks.formats import wording
from checks.records import Breach, Discrepancy
from checks.report import facts, findings
from checks.report.data import Shown, data_of
from checks.report.facts import MOST_FACTS
from checks.report.records import Overview, Page
from checks.report.sources import Sources
from checks.report.standing import standings
from checks.report.words import curled, day
from claims.records import Article, Claim
from claims.terminal import number

MOST_FINDINGS = 500  # drawn, about 3 MB of page
MOST_CLAIMS = 20_000  # rows of the table, about 10 MB of page: what a phone still sorts within a second
MOST_TEXT = 4_000_000  # characters of articles, about 700 long ones; those with findings come first


def page_of(result: Checked, marked: Accepted, articles: Iterable[Article] = (), skipped: int = 0) -> Page:
    """All that the report on a check shows.

    `articles` are those that were read; of those without text, and of the articles of tables, the sentences that hold
    figures are shown. `skipped` is how many records could not be read. A check of nothing gives a page that says so.
    """
    texts = list(articles)
    sources = Sources(result.claims, texts)
    standing = standings(result.claims, {fact.fact_id: fact for fact in result.facts}, marked.discrepancies)
    shared = facts.shared(result.facts)
    shown = shared[:MOST_FACTS]
    shown_ids = {fact.fact_id for fact in shown}
    open_ones = [each for each in marked.discrepancies if not each.accepted]
    accepted = [each for each in marked.discrepancies if each.accepted]
    shown_findings = [*open_ones[:MOST_FINDINGS], *accepted[:MOST_FINDINGS]]
    whole = whole_texts(texts, marked.discrepancies)
    return Page(
        overview=overview(result, marked.discrepancies, texts, len(shared), skipped),
        findings=tuple(findings.cards(open_ones[:MOST_FINDINGS], result.relations, sources, shown_ids)),
        accepted=tuple(findings.cards(accepted[:MOST_FINDINGS], result.relations, sources, shown_ids)),
        facts=tuple(facts.cards(shown, sources, standing)),
        remarks=tuple(remarks(result.breaches, marked)),
        left_out=tuple(left_out(result, len(open_ones), len(shared), len(texts) - len(whole))),
        data=data_of(Shown(sources, standing, shown_findings, shown_ids, whole, MOST_CLAIMS)),
    )


def whole_texts(articles: Sequence[Article], discrepancies: Sequence[Discrepancy]) -> set[str]:
    """The articles whose whole text is shown: all, or as many as have room, those with findings first."""
    named = {article for finding in discrepancies for article in finding.articles.split()}
    room, found = MOST_TEXT, set()
    for article in sorted(articles, key=lambda each: each.id not in named):
        if 0 < len(article.text) <= room:
            room -= len(article.text)
            found.add(article.id)
    return found


def overview(
    result: Checked, discrepancies: Sequence[Discrepancy], articles: Sequence[Article], shared: int, skipped: int
) -> Overview:
    told: dict[str, Article | Claim] = {claim.article_id: claim for claim in result.claims}
    told |= {article.id: article for article in articles}
    days = [one.published for one in told.values() if one.published]
    severities = [each.severity for each in discrepancies if not each.accepted]
    return Overview(
        articles=len(told),
        claims=len(result.claims),
        facts=len(result.facts),
        shared=shared,
        relations=len(result.relations),
        sources=len({one.source for one in told.values() if one.source}),
        days=" to ".join(dict.fromkeys((day(min(days)), day(max(days))))) if days else "",
        undated=len(told) - len(days),
        skipped=skipped,
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        notes=severities.count("info"),
        accepted=len(discrepancies) - len(severities),
    )


def remarks(breaches: Iterable[Breach], marked: Accepted) -> list[str]:
    """What is broken in the tables, and acceptances without a use."""
    lines = [
        *(f"{breach.severity}: promise: {wording.broken(breach)}" for breach in breaches),
        *(f"expired: {wording.expired(each)}" for each in marked.expired),
        *(f"stale: {wording.stale(each)}" for each in marked.stale),
    ]
    return [curled(line) for line in lines]


def left_out(result: Checked, findings_found: int, shared: int, without_text: int) -> Iterable[str]:
    """What would make the page too heavy, and where it is to be found."""
    if findings_found > MOST_FINDINGS:
        yield f"{findings_found - MOST_FINDINGS:,} more findings are in discrepancies.csv."
    if shared > MOST_FACTS:
        yield f"{number(shared - MOST_FACTS, 'more fact')} that several articles state: see facts.csv."
    if len(result.claims) > MOST_CLAIMS:
        yield f"{len(result.claims) - MOST_CLAIMS:,} more claims are in claims.csv."
    if without_text:
        yield f"Of {number(without_text, 'article')} only the sentences that hold figures are shown."
