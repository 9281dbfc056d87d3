"""The marked articles and the table of all claims, as JSON that the page lays out piece by piece."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from checks.records import SEVERITIES, Discrepancy
from checks.report.sources import Sources, Words
from checks.report.standing import STANDINGS, Standing
from checks.report.words import anchor, curled, day, period, reading
from claims.records import Article, Claim

OF_ARTICLE = ("article_id", "source", "published", "title")  # columns that are told once for all claims of an article
OWN_COLUMNS = tuple(name for name in Claim._fields if name not in (*OF_ARTICLE, "sentence"))
Piece: TypeAlias = str | int | list[str]  # plain text, the number of a claim, or words with the anchor of their finding

PARAGRAPH = "\n\n"
# In JSON these may stand as escapes; in HTML they could end the element, and in JavaScript of old a line.
UNSAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # halves of characters cannot be written in UTF-8


class Shown(NamedTuple):
    """What the page shows."""

    sources: Sources
    standings: Mapping[str, Standing]
    findings: Sequence[Discrepancy]
    facts: Collection[str]  # ids of those that have a card
    texts: Collection[str]  # ids of the articles whose whole text is shown; of others the sentences that hold figures
    most_claims: int


def data_of(shown: Shown) -> str:
    """The JSON of a page: articles as pieces of text and figures, claims as rows without what their article tells."""
    sources, standings = shown.sources, shown.standings
    claims = [claim for own in sources.by_article.values() for claim in own][: shown.most_claims]
    numbers = {claim.claim_id: place for place, claim in enumerate(claims)}
    words: dict[str, list[Words]] = {}
    for finding in shown.findings:
        if (found := sources.words(finding)) is not None:
            words.setdefault(finding.articles.partition(" ")[0], []).append(found)
    sentences = {sentence: place for place, sentence in enumerate(dict.fromkeys(claim.sentence for claim in claims))}
    articles = {article: place for place, article in enumerate(sources.by_article)}
    told = {
        "columns": OWN_COLUMNS,
        "all_columns": Claim._fields,
        "standings": list(STANDINGS.items()),
        "findings": {
            finding.discrepancy_id: [anchor("finding", finding.discrepancy_id), curled(finding.message)]
            for finding in shown.findings
        },
        "sentences": list(sentences),
        "articles": [article_row(shown, article, numbers, words.get(article, [])) for article in articles],
        "claims": [
            [
                articles[claim.article_id],
                sentences[claim.sentence],
                standings[claim.claim_id].name,
                anchor("", claim.claim_id)[1:],
                anchor("fact", claim.fact_id) if claim.fact_id in shown.facts else "",
                [each.discrepancy_id for each in standings[claim.claim_id].findings],
                reading(claim),
                period(claim.period_start, claim.period_end),
                *(getattr(claim, name) for name in OWN_COLUMNS),
            ]
            for claim in claims
        ],
    }
    return escaped(json.dumps(told, ensure_ascii=False, default=date.isoformat, separators=(",", ":")))


def escaped(words: str) -> str:
    """JSON that may stand inside a script element, the same when it is read: `</script>` is `\\u003c/script\\u003e`."""
    for sign, escape in UNSAFE.items():
        words = words.replace(sign, escape)
    return words.translate(SURROGATES)


def article_row(shown: Shown, article_id: str, numbers: Mapping[str, int], words: Sequence[Words]) -> dict[str, Any]:
    claims = [claim for claim in shown.sources.by_article[article_id] if claim.claim_id in numbers]
    article = shown.sources.articles.get(article_id)
    told: Article | Claim | None = article or next(iter(claims), None)
    is_whole = article is not None and article_id in shown.texts
    if article and is_whole:
        pieces = text_pieces(article.text, claims, numbers, words)
    else:
        pieces = sentence_pieces(claims, numbers)
    names = [shown.standings[claim.claim_id].name for claim in claims]
    counts = [names.count(severity) for severity in SEVERITIES]
    for each in words:
        counts[SEVERITIES.index(each.finding.severity)] += not each.finding.accepted
    return {
        "id": article_id,
        "source": told.source if told else "",
        "published": told.published if told else None,
        "day": day(told.published) if told else "",
        "title": told.title if told else "",
        "figures": len(claims),
        "counts": counts,
        "whole": is_whole,
        "text": list(pieces),
    }


def text_pieces(
    text: str, claims: Sequence[Claim], numbers: Mapping[str, int], words: Sequence[Words]
) -> Iterator[Piece]:
    """The text, each figure in it as the number of its claim; of two that overlap, the first."""
    spots: list[tuple[int, int, Piece]] = [(claim.start, claim.end, numbers[claim.claim_id]) for claim in claims]
    spots += [
        (
            each.start,
            each.end,
            [anchor("words", each.finding.discrepancy_id), each.finding.discrepancy_id, text[each.start : each.end]],
        )
        for each in words
    ]
    last = 0
    for start, end, piece in sorted(spots, key=lambda spot: spot[:2]):
        if start >= last:
            yield text[last:start]
            yield piece
            last = end
    yield text[last:]


def sentence_pieces(claims: Sequence[Claim], numbers: Mapping[str, int]) -> Iterator[Piece]:
    """The sentences that hold figures, each as a paragraph; the quotes alone where the sentences were left out."""
    for sentence, own in groupby(claims, key=lambda claim: claim.sentence):
        last = 0
        for claim in own:
            start = sentence.find(claim.quote, last)
            if start >= 0:
                yield sentence[last:start]
                last = start + len(claim.quote)
            elif last:
                yield sentence[last:] + PARAGRAPH  # said once more in the article
                start = sentence.find(claim.quote)
                yield sentence[:start]
                last = start + len(claim.quote)
            yield numbers[claim.claim_id]
            yield "" if sentence else PARAGRAPH
        yield sentence[last:] + PARAGRAPH
