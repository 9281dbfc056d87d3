"""An announced number beside the items that follow: each slip beside the nearest text that is right or open."""

import pytest

from checks.passages import Passages
from checks.records import Relation, relation_id
from checks.relations.enumeration import enumeration
from tests.checks.articles import passages


def found(text: str) -> list[Relation]:
    return enumeration(passages(text))


NINE = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
THREE_TOLD = "The first condition is peace. The second is trade. The third condition is trust."
CREW = ("on its crew", "of his crew", "behind this plot", "across the river", "known as the crew", "it is after",
        "he was with", "he has with him", "he named thus", "who said yes")  # fmt: skip
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
        (
            "He set two conditions. The first is peace. The second is trade. The third main condition is trust.",
            "two conditions",
            3,
            3,
        ),
        (
            "Rain fell. He set two conditions; first, peace. The second is trade. The third condition is trust.",
            "two conditions",
            3,
            3,
        ),
        (f"He set two conditions. {'Rain fell. ' * 9}{THREE_TOLD}", "two conditions", 3, 3),
        (
            f"He set nine conditions. {''.join(f'The {each} is told. ' for each in NINE)}The tenth condition is trust.",
            "nine conditions",
            10,
            10,
        ),
        ("It set four conditions: a truce; a vote; or a pardon.", "four conditions", 3, 3),
        ("The four parties are the Greens, Labour and Reform.", "four parties", 2, 3),
        ("The four towns were Chowe, Lumesi and Nkandu!", "four towns", 3, 3),
        ("The twelve towns are Chowe, Lumesi and Nkandu", "twelve towns", 3, 3),
        ("It named four helpers: a guard, an old pilot and a cook.", "four helpers", 2, 3),
        ("It named four culprits: a fuse, a valve and a bus.", "four culprits", 2, 3),
        ("It named four men: Adam Holt, a pilot and a cook.", "four men", 1, 3),
        ("It named four dukes: Ann of Cleves, Bo de Rue and Cy Eno.", "four dukes", 2, 3),
        ("It named four men: Will Cole, Bo Dale and Cy Eno.", "four men", 2, 3),
        ("It named five causes: fog, the ice and a drift.", "five causes", 1, 3),
        ("It named four causes: fog, ice, and drift.", "four causes", 3, 3),
        ("Two nations (Serbia, Croatia and Italy) agreed.", "Two nations", 3, 3),
        ("Two states (Serbia, Croatia and Italy) agreed.", "Two states", 3, 3),
        ("Five firms (Marks & Spencer, Tesco and Asda) bid.", "Five firms", 2, 4),
        ("Five airlines (IAG, Lufthansa and Air France-KLM) bid.", "Five airlines", 2, 4),
        ("It has four plants: namely, Leeds, Hull and York.", "four plants", 2, 3),
        ("It has four plants, namely Leeds, Hull and York.", "four plants", 2, 3),
        ("It has four plants, Leeds, Hull or York.", "four plants", 2, 3),
        ("It has four plants—Leeds, Hull and York—here.", "four plants", 2, 3),
        ("After 3 days it named four causes: fog, ice and drift.", "four causes", 2, 3),
        *((f"The four men {crew}: Ann Cole, Bo Dale and Cy Eno.", "four men", 2, 3) for crew in CREW),
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
        f"He set two conditions. {'Rain fell. ' * 10}{THREE_TOLD}",  # the third is too far off
        "It set three conditions: a truce; a vote; or a pardon.",
        "Three towns (Chowe, Lumesi and Nkandu and Simbota) agreed.",
        "Four ministers met two leaders: Ann Cole and Bo Dale.",
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
        "Thirteen districts (Chowe, Lumesi and Nkandu) ran out.",
        "Four men (France, Spain and Italy) were banned.",  # their teams
        "Four helpers came: a guard, a pilot and a set of cooks.",
        "Four helpers came: a guard, a pilot with people and a cook.",
        "It set four conditions: a truce; a vote; a pardon.",  # and more, it seems
        "It named four causes: 3 fires, ice and drift.",
        "Rain fell. It ran out in two of five districts (Chowe and Lumesi).",
        "Of the five districts (Chowe, Lumesi and Nkandu) one ran out.",
        "Of their five districts (Chowe, Lumesi and Nkandu) one ran out.",
        "Between five districts (Chowe, Lumesi and Nkandu) it ran dry.",
        "All but five districts (Chowe, Lumesi and Nkandu) ran out.",
        "Another five districts (Chowe, Lumesi and Nkandu) ran out.",
        "Rain fell.\n\nThree things, after 2 days:\n\n– Size matters. It does.\n\n– You stayed in bed.",
        "Three things, then:\n\n– Size matters.",
        "He gave two reasons. The second is cost.",
        "The first is ready. He set two conditions. The second is trade.",
    ],
)
def test_leaves(text: str) -> None:
    assert found(text) == []


def test_bullets_count_only_where_all_sentences_are_at_hand() -> None:
    article = passages(BULLETS + "– Money counts.\n\n– Sleep well.\n\nGood night.")
    assert [relation.holds for relation in enumeration(article)] == [False]
    record = tuple(sentence._replace(line=1, column=1) for sentence in article.sentences)
    assert [relation.holds for relation in enumeration(Passages("a", None, "", "", record))] == [False]
    some = tuple(sentence for sentence in article.sentences if "bed" not in sentence.text)
    assert enumeration(Passages("a", None, "", "", some)) == []


def test_relation_is_written_in_full() -> None:
    (relation,) = found("Rain.\nIt ran out in five districts (Chowe, Lumesi and Nkandu).")
    (claim,) = relation.claims
    assert relation.relation_id == relation_id("enumeration", [claim])
    assert (relation.type, relation.articles, relation.fact_id) == ("enumeration", ("a",), "")
    assert (relation.line, relation.column, relation.gap, relation.unit) == (2, 15, 2, "items")
    assert (relation.observed, relation.expected) == ("2 to 3 items", "5 items")
    assert relation.message == "“five districts” announces 5, and at most 3 follow: Chowe; Lumesi; Nkandu"
    (relation,) = found("It named two causes: fog, ice, frost and drift.")
    assert relation.message == "“two causes” announces 2, and at least 3 follow: fog; ice; frost; drift"
