"""An announced number beside the items that follow: each slip beside the nearest text that is right or open."""

import pytest

from checks.passages import Passages
from checks.records import Relation
from checks.relations.enumeration import enumeration
from tests.checks.articles import passages


def found(text: str) -> list[Relation]:
    return enumeration(passages(text))


BULLETS = "Three things, then, before I go:\n\n– Size matters. It does.\n\n– You stayed in bed.\n\n"


@pytest.mark.parametrize(
    ("text", "quote", "low", "high"),
    [
        (
            "It named four possible causes: a steering fault, fatigue on the bridge and a misread radar.",
            "four possible causes",
            2,
            3,
        ),
        ("It ran out in five districts (Chowe, Lumesi, Nkandu and Simbota) in May.", "five districts", 3, 4),
        ("It ran out in three towns (Chowe, Lumesi, Nkandu and Simbota) in May.", "three towns", 4, 4),
        ("It ran out in two districts – Chowe, Lumesi, and Nkandu – in May.", "two districts", 3, 3),
        ("Four men were charged: Adam Holt, Ivo Marsh and Tom Reed.", "Four men", 2, 3),
        ("The five towns are Chowe, Lumesi, Nkandu and Simbota.", "five towns", 4, 4),
        (
            "It set three conditions: a truce, with no limit; an exchange; a vote; and a pardon.",
            "three conditions",
            4,
            4,
        ),
        ("It has plants in three towns, Chowe and Lumesi, and a mine.", "three towns", 2, 2),
        ("It has five plants: in Chowe, Lumesi and Nkandu.", "five plants", 2, 3),
        ("He met three parties (Osta and the Accord) on Friday.", "three parties", 1, 2),
        ("It borders four neighbours, namely Chad, Niger and Libya.", "four neighbours", 1, 3),
        (BULLETS, "Three things", 2, 2),
        ("Three things, then:\n1. Size matters.\n2. You stayed in bed.\nMore words.", "Three things", 2, 2),
        (
            "He set two conditions. The first condition is peace. The second is trade. The third condition is trust.",
            "two conditions",
            3,
            3,
        ),
    ],
)
def test_slip(text: str, quote: str, low: int, high: int) -> None:
    (relation,) = found(text)
    assert (relation.quote, relation.observed_low, relation.observed_high) == (quote, low, high)
    assert not relation.holds
    assert relation.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "It named three possible causes: a steering fault, fatigue on the bridge and a misread radar.",
        "It ran out in four districts (Chowe, Lumesi, Nkandu and Simbota) in May.",
        "It has two areas: Research and Development and Sales and Marketing.",
        "Four airlines (IAG, Lufthansa and Air France-KLM) bid.",
        "It plans work in three areas: transport, health, food and drink.",
        "It has sites in two towns (Paris, Texas, and Rome, Italy).",
        "Three men were charged: Adam Holt, Ivo Marsh and Tom Reed.",
        "It set four conditions: a truce, with no limit; an exchange; a vote; and a pardon.",
        BULLETS + "– Money counts.\n\nA confession follows.",
        "He set two main conditions. He noted that the first condition is peace. The second is trade.",
        "He gave three reasons. First, cost. Second, time. Third, risk.",
        "It closed in three districts (Chowe, Lumesi, Hinckley and Bosworth).",
        "It sells in three countries (Serbia, Croatia, Bosnia and Herzegovina).",
    ],
)
def test_holds(text: str) -> None:
    (relation,) = found(text)
    assert relation.holds


@pytest.mark.parametrize(
    "text",
    [
        "It named four possible causes, among them a steering fault and a misread radar.",
        "It named four possible causes: a steering fault, fatigue and others.",
        "It ran out in five districts (including Chowe, Lumesi and Nkandu) in May.",
        "It ran out in two of five districts (Chowe and Lumesi).",
        "Five players (Leeds, Hull and York) were banned.",
        "Six countries – Germany, France, Italy and the Benelux – founded it.",
        "Four players, Leeds and York, were banned.",
        "It has towns in three countries, Smith and Jones say.",
        "Four people died: a couple and a child.",
        "Five people died: two from Kent and three from Sussex.",
        "Five people died: the captain, an engineer and deckhands.",
        "About five districts (Chowe, Lumesi and Nkandu) ran out.",
        "Four ministers discussed the measures: a tax, a levy and a fine.",
        "Four men told police: a car, a van and a bus were gone.",
        "He gave three reasons. First, cost. Second, time.",
        "It came second in two races. The first is the Derby.",
        "Three things, then:\nSome words.\n– Size matters.\n– You stayed in bed.",
        "Three things, then:\n– Size matters.\n– You stayed in bed.\nMore words.\n– Money counts.\n– Sleep well.",
        BULLETS + "Some words between.\n\n– Money counts.",
        "Fourteen districts (Chowe, Lumesi and Nkandu) ran out.",
    ],
)
def test_leaves(text: str) -> None:
    assert found(text) == []


def test_bullets_count_only_where_all_sentences_are_at_hand() -> None:
    article = passages(BULLETS + "– Money counts.\n\n– Sleep well.\n\nGood night.")
    assert [relation.holds for relation in enumeration(article)] == [False]
    some = tuple(sentence for sentence in article.sentences if "bed" not in sentence.text)
    assert enumeration(Passages("a", None, "", "", some)) == []


def test_relation_is_written_in_full() -> None:
    (relation,) = found("Rain.\nIt ran out in five districts (Chowe, Lumesi and Nkandu).")
    assert (relation.line, relation.column, relation.gap, relation.unit) == (2, 15, 2, "items")
    assert (relation.observed, relation.expected) == ("2 to 3 items", "5 items")
    assert relation.message == "“five districts” announces 5, and at most 3 follow: Chowe; Lumesi; Nkandu"
