"""The mentions of one article, top down: scan, numerals, noise, amounts, quantities, nouns, units lent, changes."""

from collections.abc import Iterator
from typing import NamedTuple

from claims.grammar import kinds_of
from claims.quantity.ages import AGES, age_kinds
from claims.quantity.amounts import AMOUNTS
from claims.quantity.arithmetic import quantity_of
from claims.quantity.changes import with_changes
from claims.quantity.compounds import COMPOUNDS
from claims.quantity.lending import with_lent_units
from claims.quantity.noise import NOISE, noise_kinds
from claims.quantity.nouns import with_nouns
from claims.quantity.numerals import merge_numerals
from claims.quantity.quantities import QUANTITIES
from claims.records import Mention, Token
from claims.text.scan import has_numeral, scan
from claims.text.sentences import sentences
from claims.text.style import Style
from claims.vocabulary import KINDS

QUANTITY = KINDS["quantity"]


class Sentence(NamedTuple):
    """One sentence that states a quantity, with each quantity made one token."""

    place: int  # among the sentences of its article, from 0
    start: int
    end: int
    tokens: list[Token]
    numerals: list[Token]  # the same before dates and names became noise: what the phrases of time are read from
    mentions: list[Mention]  # its quantities that are worth a row, in order


def find_mentions(text: str, title: str = "", source: str = "") -> list[Mention]:
    """Every quantity that the text states, in order; its title and publisher help to tell whose dollars they are.

    "Sales rose 20% to $3 million." gives 20 percent (an increase) and 3000000 USD. A text without figures gives [].
    """
    found = find_sentences(text, list(sentences(text)), Style(text, title, source))
    return [mention for sentence in found for mention in sentence.mentions]


def find_sentences(text: str, spans: list[tuple[int, int]], style: Style) -> Iterator[Sentence]:
    """Those sentences of a text that state a quantity, in order; `spans` are all of them."""
    previous: list[Mention] = []
    for place, (start, end) in enumerate(spans):
        if has_numeral(text, start, end):
            numerals = merge_numerals(text, scan(text, start, end), style)
            tokens = quantity_tokens(text, numerals, style)
            mentions: list[Mention] = []
            if QUANTITY in kinds_of(tokens):
                tokens = with_changes(with_lent_units(with_nouns(text, tokens), previous))
                mentions = mentions_in(tokens, (start, end))
            if mentions:
                yield Sentence(place, start, end, tokens, numerals, mentions)
            previous = mentions
        elif "\n" in text[start - 2 : start]:
            previous = []


def mentions_in(tokens: list[Token], sentence: tuple[int, int]) -> list[Mention]:
    """The quantities of a sentence that are worth a row, in order."""
    return [
        Mention(token.start, token.end, quantity_of(token), sentence)
        for token in tokens
        if token[0] == QUANTITY and is_claim(token)
    ]


def quantity_tokens(text: str, numerals: list[Token], style: Style) -> list[Token]:
    """The tokens of one sentence with each quantity made one token."""
    tokens, _ = NOISE.apply(text, numerals, noise_kinds(numerals), style)
    kinds = kinds_of(tokens)
    for grammar in (AMOUNTS, COMPOUNDS, QUANTITIES):
        tokens, kinds = grammar.apply(text, tokens, kinds, style)
    tokens, _ = AGES.apply(text, tokens, age_kinds(tokens), style)
    return tokens


def is_claim(token: Token) -> bool:
    """Whether a quantity is worth a row: a number word that measures and counts nothing is not ("one", "the two")."""
    quantity = quantity_of(token)
    if quantity.form == "one" and quantity.unit is not None and token.word.lower() == "one day":
        return False  # "one day they will talk"
    if quantity.unit is None and not quantity.noun and not quantity.kind and quantity.form in ("one", "words"):
        return quantity.scale != 1 or (quantity.value or 0) > _LARGEST_PRONOUN
    return True


_LARGEST_PRONOUN = 12  # "the two", "all twelve" stand for things named elsewhere
