"""Every rule proves itself: its `reads` are read, by it, and its `leaves` are left alone."""

import pytest

from claims.grammar import Grammar, Rule
from claims.quantity.ages import AGES
from claims.quantity.amounts import AMOUNTS
from claims.quantity.compounds import COMPOUNDS
from claims.quantity.find import find_mentions, quantity_tokens
from claims.quantity.noise import NOISE
from claims.quantity.numerals import merge_numerals
from claims.quantity.quantities import QUANTITIES
from claims.text.scan import scan
from claims.text.style import Style
from tests.quantity.readings import difference

_GRAMMARS: list[Grammar] = [NOISE, AMOUNTS, COMPOUNDS, QUANTITIES, AGES]
_RULES = [pytest.param(rule, id=rule.name) for grammar in _GRAMMARS for rule in grammar.rules]


@pytest.mark.parametrize("rule", _RULES)
def test_reads(rule: Rule) -> None:
    assert rule.reads, f"{rule.name} has no proof"
    for text, reads in rule.reads.items():
        assert difference(text, reads) == ""
        assert rule.name in _fired(text), f"{rule.name} did not read {text!r}: {_fired(text)}"


@pytest.mark.parametrize("rule", _RULES)
def test_leaves(rule: Rule) -> None:
    for text in rule.leaves:
        assert rule.name not in _fired(text), f"{rule.name} read {text!r}"


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for grammar in _GRAMMARS for rule in grammar.rules]
    assert len(names) == len(set(names))


def _fired(text: str) -> set[str]:
    """The names of the rules that read a text, those of noise too."""
    names = {name for mention in find_mentions(text) for name in mention.quantity.rules}
    numerals = merge_numerals(text, scan(text, 0, len(text)), Style(text))
    tokens = quantity_tokens(text, numerals, Style(text))
    return names | {str(token.value) for token in tokens if isinstance(token.value, str)}
