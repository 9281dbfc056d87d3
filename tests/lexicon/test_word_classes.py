"""word_classes.csv: every class has a name of its own, a user in claims or checks, no word twice, and an example.

A second row of one name would silently take the place of the first.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

import checks
import claims
from claims.statement.tags import VERBS
from claims.vocabulary import rows, word_class

_CLASSES = list(rows("word_classes.csv"))
_SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for package in (claims, checks)
    for path in Path(str(package.__file__)).parent.rglob("*.py")
)
_ASKED = set(re.findall(r"word_class\(\s*\"([^\"]+)\"", _SOURCE))

each_class = pytest.mark.parametrize("row", _CLASSES, ids=lambda row: row["class"])


def test_names_are_unique() -> None:
    assert _repeated(row["class"] for row in _CLASSES) == []


def test_every_class_asked_for_is_there() -> None:
    assert sorted(_ASKED - {row["class"] for row in _CLASSES}) == []


@each_class
def test_is_used(row: dict[str, str]) -> None:
    assert f'"{row["class"]}"' in _SOURCE, "no rule asks for it"


@each_class
def test_no_word_stands_twice(row: dict[str, str]) -> None:
    words = row["words"].split("|")
    assert _repeated(words) == []
    assert "" not in words
    assert word_class(row["class"]) == frozenset(words)


@each_class
def test_example_shows_one_of_its_words(row: dict[str, str]) -> None:
    """As printed, or as the verb that a form belongs to: "stood" shows "stand"."""
    example = row["example"].lower()
    words = {word.partition("=")[0].lower() for word in row["words"].split("|")}
    bases = {VERBS[word][1] for word in re.findall(r"[\w'’]+", example) if word in VERBS}
    assert any(word in example for word in words) or not bases.isdisjoint(words) or _shows_have(example, words)


def _shows_have(example: str, words: set[str]) -> bool:
    """ "has" is an auxiliary, so the table of verbs does not know it."""
    return "have" in words and " has " in example


def _repeated(words: Iterable[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]
