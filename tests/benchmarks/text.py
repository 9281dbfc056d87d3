"""Plain news articles of our own making, as many as wanted, and the same ones each time.

How they are made: sentences.txt holds several hundred sentences in the manner of news agencies, by topic, with braces
for what differs from article to article; names.txt says who and where, printing.py how the figures look. An article
takes a topic, a cast, a currency and a way to print percentages, opens with a dateline and a lead, and goes on with
sentences of its topic and common ones. One with figures follows whenever there are fewer than the article should have,
about five in a thousand characters, so that most sentences have none and the figures stand in clusters, as in print.
Figures of one sentence that are compared ("81%, up from 59%") are put in the order that makes it true.
Dates, years, clock times, scores and names with a number in them are there as well and are not counted: a reader has
to leave them alone.

One generator of random numbers, with a known seed, makes every choice; nothing depends on the day or the machine.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from random import Random
from typing import NamedTuple

from claims.records import Article
from tests.benchmarks.printing import FIGURES, HERE, LOOK_ALIKES, NAMES, SMALL, STYLES, Draw, Style

FEWEST, MOST = 2.9, 6.5  # figures per 1,000 characters of one article; about 5 over many
SHORTEST, LONGEST = 1_300, 5_000  # characters of an article, give or take its dateline and a sentence
LONGEST_PARAGRAPH = 4  # sentences
MANY = 0.7  # the part of the paragraphs with more than one sentence
COMMON = 30  # the common sentences, at most, that one article has beside those of its topic
FIRST_DAY = date(2025, 1, 1)  # of the days on which the articles are published, one year of them
CURLY = 0.4  # the part of the articles with typographic quotation marks
_PLACE = r"\{([<>]?)(\w+)\}"


class Sentence(NamedTuple):
    """One line of sentences.txt."""

    pattern: str  # with %s for each place
    places: tuple[str, ...]
    ordered: tuple[tuple[int, int], ...]  # the places of two figures of which the second is no less than the first
    figures: int  # places that state a figure


class Topic(NamedTuple):
    """What can be said of one subject."""

    name: str
    titles: list[Sentence]
    leads: list[Sentence]
    plain: list[Sentence]  # without a figure
    single: list[Sentence]  # with one
    crowded: list[Sentence]  # with more


def articles(count: int, seed: int = 0) -> Iterator[Article]:
    """So many articles, always the same ones for a seed."""
    endless = all_articles(seed)
    return (next(endless) for _ in range(count))


def articles_of_size(size: int, seed: int = 0) -> Iterator[Article]:
    """Articles until their texts have so many characters together."""
    total = 0

    def is_wanted(article: Article) -> bool:
        nonlocal total
        is_short = total < size
        total += len(article.text)
        return is_short

    return takewhile(is_wanted, all_articles(seed))


def write_articles(made: Iterable[Article], path: Path) -> int:
    """Write articles as lines of JSON that `claims extract` reads, and tell how many they were."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for article in made:
            record = {
                "id": article.id,
                "source": article.source,
                "published": str(article.published),
                "title": article.title,
                "text": article.text,
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
    return count


def all_articles(seed: int) -> Iterator[Article]:
    """Articles without end: `markets-000000` and on."""
    random = Random(seed)
    topics = read_topics()
    common = topics.pop("common")
    subjects = list(topics.values())
    number = 0
    while True:
        topic = random.choice(subjects)
        day = FIRST_DAY + timedelta(days=int(random.random() * 365))
        yield new_article(random, topic, common, day, f"{topic.name}-{number:06d}")
        number += 1


def new_article(random: Random, topic: Topic, common: Topic, day: date, name: str) -> Article:
    """One article of a topic, its cast and its style chosen first."""
    draw = random.random
    cast = new_cast(draw)
    style = STYLES[int(draw() * len(STYLES))]
    title = written(random.choice(topic.titles), draw, cast, style)
    dateline = f"{cast['city'].upper()}, {NAMES['month'][day.month - 1]} {day.day} ({cast['wire']}) - "
    text = dateline + body(random, topic, common, cast, style)
    if draw() < CURLY:
        text = re.sub('"([^"]*)"', "“\\1”", text).replace("'", "’")
    return Article(name, text, cast["wire"], day, title)


def body(random: Random, topic: Topic, common: Topic, cast: dict[str, str], style: Style) -> str:
    """The paragraphs: a lead, then sentences until the article is long enough; no sentence stands in it twice."""
    draw = random.random
    wanted = SHORTEST + draw() * (LONGEST - SHORTEST)
    density = (FEWEST + draw() * (MOST - FEWEST)) / 1000
    figured = topic.single + random.sample(topic.crowded, len(topic.crowded) // 2)
    random.shuffle(figured)
    plain = topic.plain + random.sample(common.plain, COMMON)
    random.shuffle(plain)
    lead = random.choice(topic.leads)
    pieces = [written(lead, draw, cast, style)]
    length, figures, room = len(pieces[0]), lead.figures, 0
    while length < wanted and figured and plain:
        sentence = (figured if figures < length * density else plain).pop()
        piece = written(sentence, draw, cast, style)
        pieces += (" " if room else "\n\n", piece)
        room = room - 1 if room else 1 + int(draw() * (LONGEST_PARAGRAPH - 1)) if draw() < MANY else 0
        length += len(piece) + 1
        figures += sentence.figures
    return "".join(pieces) + "\n"


def written(sentence: Sentence, draw: Draw, cast: dict[str, str], style: Style) -> str:
    """A sentence with its places filled, beginning with a capital."""
    filled = []
    for place in sentence.places:
        if place in cast:
            filled.append(cast[place])
        elif place in FIGURES:
            filled.append(FIGURES[place](draw, style))
        else:
            names = NAMES[place]
            filled.append(names[int(draw() * len(names))])
    for _ in sentence.ordered:
        for less, more in sentence.ordered:
            filled[less], filled[more] = sorted((filled[less], filled[more]), key=size)
    text = (sentence.pattern % tuple(filled)).replace(".m..", ".m.")  # "at 10:15 a.m.": one stop is enough
    return text if text[0].isupper() else text[0].upper() + text[1:]


def size(figure: str) -> float:
    """What a printed figure amounts to: 4.2e9 for "$4.2 billion", 9 for "nine"."""
    digits = re.search(r"[\d,.]*\d", figure)
    scale = 1e9 if "billion" in figure else 1e6 if "million" in figure else 1
    return scale * (float(digits[0].replace(",", "")) if digits else SMALL.index(figure))


def new_cast(draw: Draw) -> dict[str, str]:
    """The people and places that stay the same through one article."""

    def pick(kind: str, roles: str) -> dict[str, str]:
        names, first = NAMES[kind], int(draw() * len(NAMES[kind]))
        return {role: names[(first + place) % len(names)] for place, role in enumerate(roles.split())}

    cast = pick("city", "city other_city") | pick("company", "company rival") | pick("team", "team opponent")
    for kind in ("town", "village", "region", "country", "agency", "wire"):
        cast |= pick(kind, kind)
    cast |= pick("last", "person_last expert_last minister_last")
    for role in ("person", "expert", "minister"):
        cast[role] = f"{pick('first', role)[role]} {cast[f'{role}_last']}"
    return cast


@lru_cache(1)
def sentences_by_mark() -> dict[str, dict[str, list[Sentence]]]:
    """The sentences by topic and by their mark: "=" for titles, ">" for leads, none for the others."""
    topics: dict[str, dict[str, list[Sentence]]] = {}
    for line in (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "#":
            lines = topics.setdefault(rest, {"=": [], ">": [], "": []})
        else:
            marked = mark in lines
            lines[mark if marked else ""].append(read_sentence(rest if marked else line))
    return topics


def read_topics() -> dict[str, Topic]:
    """The topics of sentences.txt, and "common", which has what can stand in an article of any."""
    return {
        name: Topic(
            name,
            lines["="],
            lines[">"],
            [sentence for sentence in lines[""] if sentence.figures == 0],
            [sentence for sentence in lines[""] if sentence.figures == 1],
            [sentence for sentence in lines[""] if sentence.figures > 1],
        )
        for name, lines in sentences_by_mark().items()
    }


def read_sentence(line: str) -> Sentence:
    """A line cut at its places: "Sales rose {percent}." has one, which states a figure.

    "{percent}, up from {>percent}": the one before is the greater, as "{<percent}" would make it the lesser.
    """
    found = re.findall(_PLACE, line)
    places = tuple(name for _, name in found)
    ordered = []
    for place, (mark, name) in enumerate(found):
        if mark:
            before = max(earlier for earlier in range(place) if places[earlier] == name)
            ordered.append((before, place) if mark == "<" else (place, before))
    pattern = re.sub(_PLACE, "%s", line.replace("%", "%%"))
    figures = sum(place in FIGURES and place not in LOOK_ALIKES for place in places)
    return Sentence(pattern, places, tuple(ordered), figures)
