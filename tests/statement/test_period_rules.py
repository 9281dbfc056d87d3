"""Every rule and word of time proves itself on the day of tests.statement.times."""

import pytest

from claims.grammar import Grammar, Match, Rule
from claims.records import Token
from claims.statement.periods import _PASSES
from claims.vocabulary import rows
from tests.statement.times import lines

_RULES = [pytest.param(grammar, rule, id=rule.name) for grammar in _PASSES for rule in grammar.rules]
_ROWS = [
    pytest.param(row["example"], row["reads"], id=f"periods.csv:{number}")
    for number, row in enumerate(rows("periods.csv"), start=2)
]


@pytest.mark.parametrize(("grammar", "rule"), _RULES)
def test_reads(grammar: Grammar, rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rule.reads, f"{rule.name} has no proof"
    for text, reads in rule.reads.items():
        assert lines(text) == reads
        assert _fires(grammar, rule, text, monkeypatch), f"{rule.name} did not read {text!r}"


@pytest.mark.parametrize(("grammar", "rule"), _RULES)
def test_leaves(grammar: Grammar, rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in rule.leaves:
        assert not _fires(grammar, rule, text, monkeypatch), f"{rule.name} read {text!r}"


def _fires(grammar: Grammar, rule: Rule, text: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the rule makes anything of the text."""
    made: list[Token | None] = []

    def watched(match: Match) -> Token | None:
        made.append(rule.production(match))
        return made[-1]

    watching = [rule._replace(production=watched) if each is rule else each for each in grammar.rules]
    with monkeypatch.context() as patch:
        patch.setattr(grammar, "rules", watching)
        lines(text)
    return any(made)


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for grammar in _PASSES for rule in grammar.rules]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("example", "reads"), _ROWS)
def test_word_reads_its_example(example: str, reads: str) -> None:
    assert lines(example) == reads
