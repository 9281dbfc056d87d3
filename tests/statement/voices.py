"""What an article's figures are read as: who says each, and how firmly."""

import csv
from pathlib import Path

import pytest

from claims.quantity.find import find_sentences
from claims.statement.modality import Modalities
from claims.statement.phrases import Parse, parse
from claims.statement.speakers import Attributions
from claims.text.sentences import sentences
from claims.text.style import Style


def sentences_with_figures(text: str) -> list[tuple[int, Parse]]:
    """The sentences that state a quantity, each with its number among all of the text."""
    found = find_sentences(text, list(sentences(text)), Style(text))
    return [(sentence.place, parse(sentence.tokens)) for sentence in found]


def speakers(text: str) -> list[str]:
    """The speaker of each figure of a text, in order."""
    attributions = Attributions(text, list(sentences(text)))
    return [name for place, sentence in sentences_with_figures(text) for name in attributions.speakers(place, sentence)]


def modalities(text: str) -> list[str]:
    """The modality of each figure of a text, in order."""
    reader = Modalities(text, list(sentences(text)))
    return [one for place, sentence in sentences_with_figures(text) for one in reader.modalities(place, sentence)]


def corpus(name: str) -> list[object]:
    """The rows of a table beside this file: a text and what each of its figures reads as."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as lines:
        return [
            pytest.param(row["text"], row["reads"], id=f"{row['group']}:{number}")
            for number, row in enumerate(csv.DictReader(lines), 2)
        ]
