"""How firmly: each text of the corpus with the modality of each of its figures."""

import pytest

from claims.statement.modality.words import modals
from claims.vocabulary import rows
from tests.statement.voices import corpus, modalities

_MODALITIES = {"stated", "expected", "pledged", "target", "denied", "hypothetical"}
_DIRECTIONS = "forward backward both active noun adjective plan condition object giving negation amount baseline nearby"


@pytest.mark.parametrize(("text", "reads"), corpus("modalities.csv"))
def test_modalities(text: str, reads: str) -> None:
    assert "|".join(modalities(text)) == reads


_LEXICON = list(rows("modality.csv"))


@pytest.mark.parametrize("row", _LEXICON, ids=lambda row: row["phrase"][:30])
def test_lexicon_reads_its_example(row: dict[str, str]) -> None:
    if row["example"]:
        assert modalities(row["example"] + ".")[-1] == row["modality"]
    assert row["modality"] in _MODALITIES
    assert row["direction"] in _DIRECTIONS.split()


@pytest.mark.parametrize("row", _LEXICON, ids=lambda row: row["phrase"][:30])
def test_lexicon_shows_one_of_its_words(row: dict[str, str]) -> None:
    assert any(phrase in row["example"].lower() for phrase in row["phrase"].split("|"))


@pytest.mark.parametrize(
    ("words", "tags", "found"),
    [
        ("it will rise", "RXV", ["expected"]),
        ("the will of all", "DNOR", []),
        ("if it could hear", "SRXV", ["hypothetical"]),
        ("more likely to rise", "ANTV", []),
        ("", "", []),
    ],
)
def test_modals(words: str, tags: str, found: list[str]) -> None:
    assert [one.modal.modality for one in modals(words.split(), tags)] == found


def test_a_sentence_far_from_a_pledge_pledges_nothing() -> None:
    text = "The mayor pledged £3m. It rained. The sun rose. The birds sang. The sum would be paid in four steps."
    assert modalities(text) == ["pledged", "expected"]


def test_no_sentence() -> None:
    assert modalities("") == []
