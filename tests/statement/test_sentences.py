"""A sentence taken apart: the tag of each token, the phrases, and what each figure leans on."""

import csv
from pathlib import Path

import pytest

from claims.quantity.find import find_sentences
from claims.records import Quantity
from claims.statement.clauses import NOWHERE, governors
from claims.statement.nouns import noun_of, singular
from claims.statement.phrases import Parse, parse, phrases_of
from claims.statement.tags import tags_of
from claims.statement.verbs import base_of_verb, past_participle, says_having, says_level, speaks
from claims.text.scan import scan
from claims.text.sentences import sentences
from claims.text.style import Style

with Path(__file__).with_name("sentences.csv").open(encoding="utf-8", newline="") as _lines:
    _ROWS = [pytest.param(row, id=row["text"]) for row in csv.DictReader(_lines)]


def parsed(text: str) -> Parse:
    """A text of one sentence with a figure."""
    (sentence,) = find_sentences(text, list(sentences(text)), Style(text))
    return parse(sentence.tokens)


def leaning(text: str) -> list[str]:
    """What each figure leans on, as "noun|verb|subject|preposition", each as printed."""
    parse = parsed(text)

    def printed(place: int) -> str:
        if place == NOWHERE:
            return ""
        phrase = parse.phrases[place]
        return text[parse.tokens[phrase.first].start : parse.tokens[phrase.last - 1].end]

    found = []
    for place, phrase in enumerate(parse.phrases):
        for token in range(phrase.first, phrase.last):
            if phrase.kind == "n" and isinstance(parse.tokens[token].value, Quantity):
                lean = governors(parse, place)
                found.append("|".join([*map(printed, (lean.noun, lean.verb, lean.subject)), lean.preposition]))
    return found


@pytest.mark.parametrize("row", _ROWS)
def test_tags(row: dict[str, str]) -> None:
    assert parsed(row["text"]).tags == row["tags"]


@pytest.mark.parametrize("row", _ROWS)
def test_phrases(row: dict[str, str]) -> None:
    assert "".join(phrase.kind for phrase in phrases_of(row["tags"])) == row["phrases"]


@pytest.mark.parametrize("row", _ROWS)
def test_governors(row: dict[str, str]) -> None:
    assert leaning(row["text"]) == row["governors"].split(" ; ")


@pytest.mark.xfail(strict=True, reason="cannot be read yet")
@pytest.mark.parametrize(
    ("text", "governing"),
    [
        ("The mayor (who has 40 cows) left.", "|has|The mayor|"),  # before a bracket
        ("Spending on roads reached £3m.", "|reached|Spending|"),  # no participle, as in "Speaking on Friday"
        ("The number of homes flooded rose to 40.", "|rose|The number|to"),  # two verbs side by side
        ("Drivers face tolls of £3.", "tolls|face|Drivers|of"),
    ],
)
def test_governors_not_read_yet(text: str, governing: str) -> None:
    assert leaning(text) == [governing]


def test_no_token() -> None:
    assert tags_of([]) == ""
    assert phrases_of("") == []
    assert parse([]) == Parse([], "", [])


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("NVQTQ.", [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]),
        ("DNNXAEQ.", [(0, 3), (3, 6), (6, 7), (7, 8)]),  # "The water levels have sharply passed £3m."
        ("W&WEQ", [(0, 3), (3, 4), (4, 5)]),  # "Osgood & Hale sold 40"
        ("NQ", [(0, 1), (1, 2)]),  # "population 40": the figure stands alone
        ("DNQ", [(0, 3)]),  # "the last 40 people" are one
        ("VTVQ", [(0, 3), (3, 4)]),  # "plans to build 40"
    ],
)
def test_where_phrases_begin_and_end(tags: str, spans: list[tuple[int, int]]) -> None:
    assert [(phrase.first, phrase.last) for phrase in phrases_of(tags)] == spans


@pytest.mark.parametrize("tags", ["", "N", "QQQ", "TTT", ")(", "DYJNWQHJ" * 5, "VTVTVT", "Z,Z,Z", "GGEEXX", "#?"])
def test_phrases_hold_every_token_once(tags: str) -> None:
    places = [place for phrase in phrases_of(tags) for place in range(phrase.first, phrase.last)]
    assert places == list(range(len(tags)))


@pytest.mark.parametrize(
    ("text", "noun", "owner", "head"),
    [
        ("Finland's annual defence budget is £3m.", "annual defence budget", "Finland", "budget"),
        ("The latest toll is 40.", "toll", "", "toll"),
        ("Its debts are £3m.", "debts", "its", "debt"),
        ("The new same-store sales are £3m.", "same-store sales", "", "sale"),
        ("Osgood & Hale has 40 shops.", "Osgood & Hale", "", "hale"),
        ("It has 40 shops.", "", "", ""),
    ],
)
def test_noun_of_the_first_phrase(text: str, noun: str, owner: str, head: str) -> None:
    parse = parsed(text)
    found = noun_of(parse, parse.phrases[0])
    assert (found.text, found.owner, found.head) == (noun, owner, head)


def test_pronoun_and_name() -> None:
    pronoun, name = parsed("It has 40 shops."), parsed("Osgood & Hale has 40 shops.")
    assert noun_of(pronoun, pronoun.phrases[0]).pronoun == "it"
    assert noun_of(name, name.phrases[0]).is_name


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("Prices", "price"),
        ("families", "family"),
        ("losses", "loss"),
        ("boxes", "box"),
        ("churches", "church"),
        ("Finland's", "finland"),
        ("gas", "gas"),
        ("", ""),
    ],
)
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one


@pytest.mark.parametrize(
    ("text", "base", "says"),
    [
        ("Debt stood at £3m.", "stand", "level"),
        ("Sales rose 3%.", "rise", "level"),
        ("Sales had been expected to reach £3m.", "reach", "level"),
        ("The bank was £3m short.", "be", "level"),
        ("It had 40 shops.", "have", "having"),
        ("The firm employs 40 people.", "employ", "having"),
        ("Police said 40 cows strayed.", "say", "speech"),
        ("The bank expects 3%.", "expect", "speech"),
        ("It spent £3m.", "spend", ""),
        ("The firm offered £3m.", "offer", ""),
        ("It travelled 40 km.", "travel", ""),
    ],
)
def test_what_a_verb_says(text: str, base: str, says: str) -> None:
    parse = parsed(text)
    verb = next(place for place, phrase in enumerate(parse.phrases) if phrase.kind == "v")
    assert base_of_verb(parse, verb) == base
    found = {"level": says_level(parse, verb), "having": says_having(parse, verb), "speech": speaks(parse, verb)}
    assert [kind for kind, holds in found.items() if holds] == ([says] if says else [])


def test_no_verb() -> None:
    assert base_of_verb(parsed("40 cows."), NOWHERE) == ""


@pytest.mark.parametrize(("base", "form"), [("spend", "spent"), ("plan", "planned"), ("cut", "cut"), ("zig", "zig")])
def test_past_participle(base: str, form: str) -> None:
    assert past_participle(base) == form


def test_place_of_a_token() -> None:
    parse = parsed("The water levels rose 3 feet.")
    assert [parse.place_of(token) for token in range(len(parse.tokens))] == [0, 0, 0, 1, 2, 3]
    assert parse.words(parse.phrases[0]) == ["The", "water", "levels"]


def test_tokens_without_a_figure_have_tags_too() -> None:
    text = "The firm plans a factory."
    assert tags_of(scan(text, 0, len(text))) == "DNVDN."
