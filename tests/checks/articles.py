"""An article of a test as the checks read it."""

from datetime import date

from checks.passages import Passages, Sentence
from claims.extract import claims_of, line_places
from claims.records import Article
from claims.text.sentences import sentences


def passages(text: str, published: date | None = None, source: str = "", title: str = "") -> Passages:
    """All sentences of a text with their claims."""
    article = Article("a", text, source, published, title)
    claims = claims_of(article)
    spans = list(sentences(text))
    return Passages(
        "a",
        published,
        source,
        title,
        tuple(
            Sentence(start, text[start:end], line, column, tuple(c for c in claims if start <= c.start < end))
            for (start, end), (line, column) in zip(
                spans, line_places(article, [start for start, _ in spans]), strict=True
            )
        ),
    )
