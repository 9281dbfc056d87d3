"""Sentences with their figures marked, as HTML for a notebook: all words of articles are escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from claims.notation import line, quantity_of
from claims.records import Claim
from claims.terminal import number, printable

if TYPE_CHECKING:
    from checks.passages import Passages, Sentence

# The classes that keep MathJax, which notebooks run, from reading a formula between two dollar signs.
OPEN, CLOSE = '<div class="tex2jax_ignore mathjax_ignore">', "</div>"


class Html(str):
    """Words of HTML, which a notebook shows as a page and print() as they are."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def marked(claims: Iterable[Claim], left: int = 0) -> Html:
    """The sentences in the order of the articles, each figure marked, with its reading on hover.

    The claims that are `left` out are counted below them.
    """
    from checks.passages import passages  # noqa: PLC0415  # the lexicon, 0.1 s, which `import claims` need not pay

    # What has lost its sentence is shown by its quote.
    found = passages(claim if claim.sentence else claim._replace(sentence=claim.quote) for claim in claims)
    parts = [part for article in found for part in article_parts(article)]
    if left:
        parts.append(f"<p>… and {number(left, 'claim')} in other rows: html() has them</p>")
    return Html("\n".join((OPEN, *(parts or ["<p>no claims</p>"]), CLOSE)))


def article_parts(article: Passages) -> Iterator[str]:
    """A line that names the article, and a paragraph for each sentence."""
    day = f"{article.published:%Y-%m-%d}" if article.published else ""
    about = ", ".join(safe(words) for words in (article.source, day) if words)
    yield f"<p><strong>{safe(article.title or article.article)}</strong>{f' ({about})' if about else ''}</p>"
    for sentence in article.sentences:
        yield f'<p dir="auto">{"".join(sentence_parts(sentence))}</p>'


def sentence_parts(sentence: Sentence) -> Iterator[str]:
    done = 0
    for claim in sentence.claims:
        first, last = claim.start - sentence.start, claim.end - sentence.start
        if first >= done:
            yield safe(sentence.text[done:first])
            yield f'<mark title="{safe(reading(claim))}">{safe(sentence.text[first:last])}</mark>'
            done = last
    yield safe(sentence.text[done:])


def safe(words: str) -> str:
    """Words as HTML shows them, without marks that would turn the order of letters around."""
    return escape(printable(words))


def reading(claim: Claim) -> str:
    """ "20 percent up; sales; of Norrland; 2024-01-01 to 2024-12-31; expected; says Ana Leite", as far as known."""
    days = [f"{day:%Y-%m-%d}" for day in (claim.period_start, claim.period_end) if day]
    parts = (
        line(quantity_of(claim)),
        claim.measure,
        f"of {claim.subject}" if claim.subject not in ("", claim.measure) else "",
        " to ".join(dict.fromkeys(days)),
        claim.modality if claim.modality != "stated" else "",
        f"says {claim.speaker}" if claim.speaker else "",
    )
    return "; ".join(filter(None, parts))
