"""The whole way from articles to claims, top down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import chain, count, repeat
from operator import attrgetter
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeAlias

from claims.normalise import BASE_CURRENCY, When, base_of, currency_fault, is_number
from claims.records import Article, Claim, Mention, Quantity, Statement
from claims.table import frame
from claims.text.articles import LOGGER, read_articles, with_own_id
from claims.text.datelines import dated
from claims.text.decoding import whole_characters
from claims.text.files import InputError
from claims.text.headers import article_from, by_name

if TYPE_CHECKING:
    from pandas import DataFrame

Item: TypeAlias = "str | PathLike[str] | Article | Mapping[str, Any]"
Source: TypeAlias = "Item | Iterable[Item]"

ID_BYTES = 8  # of a hash: 16 hex digits; among ten million claims two share one by a chance of 1 in 370,000
SENTENCE_REACH = 1000  # characters on either side of a quote; what is longer is a list or broken text


def extract(
    source: Source, base_currency: str = BASE_CURRENCY, lexicon: str | PathLike[str] | None = None
) -> DataFrame:
    """The claims of a text, a file or folder (as a Path), an Article, or any number of these, as a table.

    "Sales rose 20% to $3 million." gives one row for 20 percent and one for 3000000 USD, of the article
    "text-1"; a text without figures gives a table without rows. A dict is a record: its text, and where
    known its id, source, published and title. Money is told in `base_currency` as well, where a rate is known.
    A folder of your own rows is named as `lexicon` in the first call, and then holds until the process ends.

    InputError: when a file or a row of the lexicon cannot be read, or a record has no text. TypeError: for anything
    else. ValueError: for a currency without exchange rates.
    """
    if lexicon is not None:
        from claims.own_lexicon import use_lexicon  # noqa: PLC0415  # which most readers do without

        use_lexicon(lexicon)
    if fault := currency_fault(base_currency):
        raise ValueError(fault)
    claims = chain.from_iterable(claims_of(article, base_currency) for article in articles_in(source))
    return frame(linked(claims))


def linked(claims: Iterable[Claim]) -> list[Claim]:
    """The claims ordered by article and place, each with the fact that it speaks of."""
    from claims.facts import fact_ids  # noqa: PLC0415  # the lexicon, as below

    ordered = sorted(claims, key=attrgetter("article_id"))
    return [claim._replace(fact_id=fact) for claim, fact in zip(ordered, fact_ids(ordered), strict=True)]


def articles_in(source: Source) -> Iterator[Article]:
    """The articles that Python code hands over, each with its own id: "text-1" for the first without."""
    if hasattr(source, "itertuples"):  # going through a table of pandas gives the names of its columns
        raise TypeError("a table is read as its rows: give table.to_dict('records')")
    items: Iterable[object] = [source] if isinstance(source, str | PathLike | Article | Mapping) else source
    names = (f"text-{number}" for number in count(1))
    wishes: dict[str, int] = {}
    for number, item in enumerate(items, 1):
        for article in articles_of_item(item, f"item {number}"):
            named = article if article.id else article._replace(id=next(names))
            yield with_own_id(dated(named), wishes, LOGGER.warning)


def articles_of_item(item: object, place: str) -> Iterable[Article]:
    """One text or record (its id empty where it has none), or all articles of a file or folder."""
    if isinstance(item, str):
        return [Article("", whole_characters(item))]
    if isinstance(item, Article):
        return [item._replace(text=whole_characters(item.text))]
    if isinstance(item, PathLike):
        return read_articles(item)
    if isinstance(item, Mapping):
        try:
            return [article_from(by_name(item.items()), "", LOGGER.warning)]
        except ValueError as error:
            raise InputError(f"{place}: {error}") from error
    raise TypeError(f"{place} is of {type(item)}: give a str, a Path, an Article or a dict with a text")


def claims_of(article: Article, base_currency: str = BASE_CURRENCY) -> list[Claim]:
    """Every claim of one article, in order: "Rents rose 4% to £900." has 4 percent and 900 GBP."""
    # Reading the lexicon takes 0.1 s, which `claims --help` and read_table need not pay.
    from claims.statement.statements import stated  # noqa: PLC0415

    found = [pair for pair in stated(article) if is_countable(pair[0].quantity)]
    found.sort(key=lambda pair: pair[0].start)
    places = line_places(article, [mention.start for mention, _ in found])
    return [
        claim_of(article, mention, statement, *place, base_currency)
        for (mention, statement), place in zip(found, places, strict=False)
    ]


def is_countable(quantity: Quantity) -> bool:
    """Whether a table can hold it: "1e400 times" is more than a float can be."""
    return is_number(quantity.value) and is_number(quantity.low) and is_number(quantity.high)


def line_places(article: Article, starts: list[int]) -> Iterator[tuple[int, int]]:
    """The line and column in the input file, both from 1, of places in the article, which stand in order.

    Text that is no stretch of its file (of a page, of a record) has one place: where the record begins.
    """
    if not article.is_verbatim:
        yield from repeat((article.first_line, 1), len(starts))
        return
    line, margin, last = article.first_line, 1 - article.first_column, 0
    for start in starts:
        if breaks := article.text.count("\n", last, start):
            line += breaks
            margin = article.text.rindex("\n", last, start) + 1
        last = start
        yield line, start - margin + 1


def claim_of(  # noqa: PLR0913, PLR0917
    article: Article, mention: Mention, statement: Statement, line: int, column: int, base_currency: str
) -> Claim:
    start, end, quantity, _ = mention
    quote = article.text[start:end]
    first, last = (statement.period.first, statement.period.last) if statement.period else (None, None)
    base = base_of(quantity, base_currency, When(article.published, first, last))
    return Claim(
        claim_id=claim_id(article.id, start, end, quote),
        article_id=article.id,
        source=article.source,
        published=article.published,
        title=article.title,
        start=start,
        end=end,
        line=line,
        column=column,
        quote=quote,
        sentence=article.text[slice(*sentence_near(mention))],
        kind=kind_of(quantity),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        approximate=quantity.is_approximate,
        step=quantity.step,
        unit=quantity.unit.name if quantity.unit else "",
        noun=quantity.noun,
        of=statement.of,
        change=quantity.change,
        subject=statement.subject,
        measure=statement.measure,
        period_start=first,
        period_end=last,
        speaker=statement.speaker,
        modality=statement.modality,
        base_low=base.low,
        base_high=base.high,
        base_unit=base.unit,
        rate=base.rate,
        rate_date=base.rate_date,
        rule=" ".join(quantity.rules),
    )


def claim_id(article_id: str, start: int, end: int, quote: str) -> str:
    """The same for the same claim from run to run, and another for any other."""
    # With the id's length in front, no two claims are written alike, whatever ids and quotes hold.
    written = f"{start} {end} {len(article_id)} {article_id}{quote}"
    return blake2b(written.encode("utf-8", "surrogatepass"), digest_size=ID_BYTES).hexdigest()


def sentence_near(mention: Mention) -> tuple[int, int]:
    """Where its sentence starts and ends; of an endless one only what is near, or so would be the table."""
    start, end = mention.sentence
    return max(start, mention.start - SENTENCE_REACH), min(end, mention.end + SENTENCE_REACH)


def kind_of(quantity: Quantity) -> str:
    """A kind of claims.csv: what a rule said, else count for what has a noun, else number."""
    return quantity.kind or ("count" if quantity.noun else "number")
