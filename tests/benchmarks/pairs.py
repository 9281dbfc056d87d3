"""Pairs of articles of one story that agree, as many as wanted and the same ones each time: what slips are put into.

How they are made: pairs.txt has ten stories, each with three or four facts in two or three wordings, and sentences
without a figure. A pair takes a story, names of its own and a figure for each of its facts. Both articles state all
the facts, each in a wording drawn for it, in an order drawn for it, with one or two sentences between them; the second
appears up to two days later, and rounds some figures or says "about". What is written in one article is no other
figure than in the other, so every finding of error or warning is a false alarm.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from random import Random
from typing import NamedTuple

from claims.records import Article
from tests.benchmarks.printing import HERE, NAMES
from tests.benchmarks.stories import word_of

FIRST_DAY = date(2024, 2, 1)  # there are rates of exchange for all days of the pairs
DAYS = 240
YEAR = 2023  # that the stories look back on
SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}
DIGITS = 3  # of a figure
ROUNDED = 0.3  # of the figures in the second article
HEDGED = 0.1
FEWER = 1  # digits that rounding takes away
NAMES_OF_PAIRS = 50_000  # that are drawn from


class Fact(NamedTuple):
    """What a story tells with one figure."""

    name: str
    kind: str
    low: float
    high: float
    wordings: tuple[str, ...]


class Story(NamedTuple):
    name: str
    facts: tuple[Fact, ...]
    plain: tuple[str, ...]  # sentences without a figure


class Written(NamedTuple):
    """A figure as an article has it."""

    fact: Fact
    value: float
    currency: str
    unit: str  # a key of UNITS
    year: int
    words: str  # as printed
    sentence: str  # with {figure} and, where it has one, {year}


class Telling(NamedTuple):
    """An article, and where its figures stand."""

    article: Article
    figures: tuple[tuple[int, int, Written], ...]  # start, end


class Pair(NamedTuple):
    first: Telling
    second: Telling
    sentences: tuple[Written | str, ...]  # of the second: for another to be made of it


UNITS = {  # of the kinds in pairs.txt; the words after a number
    "count": "",
    "acres": " acres",
    "hectares": " hectares",
    "miles": " miles",
    "km": " km",
    "inches": " inches",
    "centimetres": " centimetres",
    "tonnes": " tonnes",
    "speed": " mph",
    "km/h": " km/h",
    "share": "%",
    "change": "%",
    "fall": "%",
    "points": " percentage points",
}


def pairs(count: int, seed: int = 0) -> list[Pair]:
    """So many pairs, always the same ones for a seed."""
    return list(islice(all_pairs(seed), count))


def all_pairs(seed: int) -> Iterator[Pair]:
    random = Random(seed)
    stories = read_stories()
    number = 0
    while True:
        yield new_pair(random, stories[number % len(stories)], f"{number:05d}")
        number += 1


def new_pair(random: Random, story: Story, name: str) -> Pair:
    cast = {role: word_of(random.randrange(NAMES_OF_PAIRS), is_name=True) for role in ("town", "country", "river")}
    cast |= {role: f"{word_of(random.randrange(NAMES_OF_PAIRS), is_name=True)} Group" for role in ("company", "rival")}
    cast["person"] = f"{random.choice(NAMES['first'])} {word_of(random.randrange(NAMES_OF_PAIRS), is_name=True)}"
    currency = random.choice(list(SIGNS))
    values = {fact.name: new_value(random, fact) for fact in story.facts}
    day = FIRST_DAY + timedelta(random.randrange(DAYS))
    tellings = []
    for paper, is_second in (("a", False), ("b", True)):
        sentences = told(random, story, values, currency, cast, is_second)
        tellings.append((f"{story.name}-{name}-{paper}", day + timedelta(random.randrange(3) * is_second), sentences))
    first, second = (telling(*parts) for parts in tellings)
    return Pair(first, second, tellings[1][2])


def new_value(random: Random, fact: Fact) -> float:
    """A figure of three digits, the last no zero."""
    exponent = random.uniform(0, 1)
    value = fact.low * (fact.high / fact.low) ** exponent
    figure = float(f"{value:.{DIGITS}g}")
    last = 10 ** (len(f"{int(figure)}") - DIGITS)
    return figure if round(figure / last) % 10 else round(figure + last, 2)


def told(  # noqa: PLR0913, PLR0917  # all that a telling is made of
    random: Random, story: Story, values: dict[str, float], currency: str, cast: dict[str, str], is_second: bool
) -> tuple[Written | str, ...]:
    """The sentences of one article, in order."""
    facts = random.sample(story.facts, len(story.facts))
    plain = random.sample(story.plain, min(2, len(story.plain)))
    sentences: list[Written | str] = []
    for fact in facts:
        pattern = random.choice(fact.wordings)
        for role, name in cast.items():
            pattern = pattern.replace(f"{{{role}}}", name)
        figure = Written(fact, values[fact.name], currency, fact.kind, YEAR, "", pattern)
        draw = random.random()
        if is_second and draw < ROUNDED and fact.kind not in ("share", "change", "fall"):
            short = float(f"{figure.value:.{DIGITS - FEWER}g}")
            figure = figure._replace(value=short)
            sentences.append(figure._replace(words=printed(figure)))
        elif is_second and draw < ROUNDED + HEDGED:
            sentences.append(figure._replace(words=f"about {printed(figure)}"))
        else:
            sentences.append(figure._replace(words=printed(figure)))
    for words in plain:
        filled = words
        for role, name in cast.items():
            filled = filled.replace(f"{{{role}}}", name)
        sentences.insert(random.randrange(1, len(sentences) + 1), filled)
    return tuple(sentences)


def printed(figure: Written) -> str:
    """A figure as news prints it: "$4.27 billion", "12,400", "6.3%", "62 miles"."""
    if figure.unit == "money":
        return f"{SIGNS[figure.currency]}{number(figure.value)}"
    return f"{number(figure.value)}{UNITS[figure.unit]}"


def number(value: float) -> str:
    """A number as news prints it: "4.27 billion", "412,000", "6.3"."""
    for size, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if value >= size:
            return f"{value / size:.10g}{word}"
    return f"{value:,.10g}" if value < 1000 else f"{value:,.0f}"


def telling(name: str, day: date, sentences: tuple[Written | str, ...]) -> Telling:
    """The article that some sentences make."""
    text, figures = "", []
    for place, sentence in enumerate(sentences):
        text += ("\n\n" if place == 2 else " ") if text else ""
        if isinstance(sentence, str):
            text += sentence
            continue
        before, after = sentence.sentence.replace("{year}", str(sentence.year)).split("{figure}")
        start = len(text) + len(before)
        text += before + sentence.words + after
        figures.append((start, start + len(sentence.words), sentence))
    return Telling(Article(name, text, f"Paper {name[-1]}", day), tuple(figures))


@lru_cache(1)
def read_stories() -> list[Story]:
    """The stories of pairs.txt."""
    stories = []
    blocks = (HERE / "pairs.txt").read_text(encoding="utf-8").split("# ")[1:]
    for name, *lines in (block.splitlines() for block in blocks):
        wordings: dict[str, list[str]] = {}
        for fact, _, words in (line.partition(": ") for line in lines if line[0] not in "=-"):
            wordings.setdefault(fact, []).append(words)
        facts = []
        for fact, kind, low, high in (line[2:].split() for line in lines if line[0] == "="):
            facts.append(Fact(fact, kind, float(low), float(high), tuple(wordings[fact])))
        stories.append(Story(name, tuple(facts), tuple(line[2:] for line in lines if line[0] == "-")))
    return stories
