"""The mentions of one article, top down: scan, numerals, noise, amounts, quantities, nouns, units lent, changes."""

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


def find_mentions(text: str, title: str = "", source: str = "") -> list[Mention]:
    """Every quantity that the text states, in order; its title and publisher help to tell whose dollars they are.

    "Sales rose 20% to $3 million." gives 20 percent (an increase) and 3000000 USD. A text without figures gives [].
    """
    style = Style(text, title, source)
    mentions: list[Mention] = []
    previous: list[Mention] = []
    for start, end in sentences(text):
        if has_numeral(text, start, end):
            previous = sentence_mentions(text, start, end, style, previous)
            mentions += previous
        elif "\n" in text[start - 2 : start]:
            previous = []
    return mentions


def sentence_mentions(text: str, start: int, end: int, style: Style, previous: list[Mention]) -> list[Mention]:
    """The quantities of one sentence; `previous` are those of the sentence before, which may lend a unit or noun."""
    tokens = quantity_tokens(text, start, end, style)
    if all(token.kind != QUANTITY for token in tokens):
        return []
    tokens = with_nouns(text, tokens)
    tokens = with_lent_units(tokens, previous)
    tokens = with_changes(tokens)
    found = [token for token in tokens if token.kind == QUANTITY]
    return [Mention(token.start, token.end, quantity_of(token), (start, end)) for token in found if is_claim(token)]


def quantity_tokens(text: str, start: int, end: int, style: Style) -> list[Token]:
    """The tokens of one sentence with each quantity made one token."""
    tokens = scan(text, start, end)
    tokens = merge_numerals(text, tokens, style)
    tokens, _ = NOISE.apply(text, tokens, noise_kinds(tokens), style)
    kinds = kinds_of(tokens)
    for grammar in (AMOUNTS, COMPOUNDS, QUANTITIES):
        tokens, kinds = grammar.apply(text, tokens, kinds, style)
    if QUANTITY in kinds and QUANTITY in (kinds := age_kinds(tokens)):
        tokens, _ = AGES.apply(text, tokens, kinds, style)
    return tokens


def is_claim(token: Token) -> bool:
    """Whether a quantity is worth a row: a number word that measures and counts nothing is not ("one", "the two")."""
    quantity = quantity_of(token)
    if quantity.form == "one" and quantity.unit is not None and token.word.lower() == "one day":
        return False  # "one day they will talk"
    if quantity.unit is None and not quantity.noun and not quantity.kind and quantity.form in ("one", "words"):
        return quantity.scale > 1 or (quantity.value or 0) > _LARGEST_PRONOUN
    return True


_LARGEST_PRONOUN = 12  # "the two", "all twelve" stand for things named elsewhere
