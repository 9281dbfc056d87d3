"""Claims of made stories, as many as wanted and the same ones each time: what linking is timed on.

How they are made: a thousand made articles (text.py) are read once. A story takes one of them in turn, gives all its
people, places and companies names of its own, says most of its longer words in others, and multiplies its figures by
a number of its own. One to four papers tell it within three days, each some of its sentences, in the story's words.
Names and words are drawn as they are met in news: a few come in every tenth story, most in one or two, so that
articles share some by chance as well, and the more so the more articles there are.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby, islice
from operator import attrgetter
from random import Random
from typing import NamedTuple

from claims.extract import claim_id, claims_of
from claims.facts.features import digits_of
from claims.records import Claim
from tests.benchmarks.printing import NAMES
from tests.benchmarks.text import articles

ARTICLES = 1000  # that are read
NAMED = ("first", "last", "city", "town", "village", "country", "company", "team")  # in names.txt
NAMES_OF_ARTICLES = {word for kind in NAMED for name in NAMES[kind] for word in re.findall(r"[A-Z][a-z]{3,}", name)}
OWN = re.compile(rf"\b({'|'.join(sorted(NAMES_OF_ARTICLES))}|[a-z]{{6,}})\b")  # what a story says in its own words
KEPT = 0.3  # of the words that are no names
SYLLABLES = tuple(f"{first}{second}" for first in "bdglmnrstv" for second in "aeio")
WORDS = 400_000  # that can be drawn: the first in every tenth story or so, the last hardly ever
MOST_PAPERS = 4
TOLD = 0.6  # of the sentences of a story, in one paper
LATEST = 2  # days after the first paper
APART = 30  # days between stories made of one article
SMALLEST = 12  # from where a figure is multiplied: every story has two of something
LARGEST_FACTOR = 9.0
FIXED = frozenset(("age", "ratio", "temperature", "angle"))  # no one is 400, and no half is 3


class Telling(NamedTuple):
    """A claim with its texts cut at the words that a story has its own for; they stand at the odd places."""

    claim: Claim
    sentence: list[str]
    subject: list[str]
    measure: list[str]


def made_claims(count: int) -> list[Claim]:
    """So many claims, ordered by article and place."""
    return list(islice(endless_claims(), count))


def endless_claims() -> Iterator[Claim]:
    random = Random(0)
    tellings = read_tellings()
    number = 0
    while True:
        copy, own = divmod(number, len(tellings))
        yield from story(random, tellings[own], f"story-{number:07d}", timedelta(copy * APART))
        number += 1


def read_tellings() -> list[list[list[Telling]]]:
    """The claims of the made articles, by sentence."""
    found = [
        [[telling_of(claim) for claim in claims] for _, claims in groupby(claims_of(article), attrgetter("sentence"))]
        for article in articles(ARTICLES)
    ]
    return [sentences for sentences in found if sentences]


def telling_of(claim: Claim) -> Telling:
    return Telling(claim, OWN.split(claim.sentence), OWN.split(claim.subject), OWN.split(claim.measure))


def story(random: Random, sentences: list[list[Telling]], name: str, later: timedelta) -> Iterator[Claim]:
    """The claims of one story, paper by paper."""
    draw = random.random
    factor = 1 + draw() * (LARGEST_FACTOR - 1)
    words: dict[str, str] = {}
    for paper in range(1 + int(draw() * MOST_PAPERS)):
        article = f"{name}-{paper}"
        day = later + timedelta(int(draw() * (LATEST + 1)))
        title = retold(OWN.split(sentences[0][0].claim.title), words, random)
        for told in sentences:
            if draw() < TOLD:
                sentence = retold(told[0].sentence, words, random)
                for telling in told:
                    claim = multiplied(telling.claim, factor)
                    assert claim.published is not None
                    yield claim._replace(
                        claim_id=claim_id(article, claim.start, claim.end, claim.quote),
                        article_id=article,
                        source=f"Paper {paper}",
                        published=claim.published + day,
                        title=title,
                        sentence=sentence,
                        subject=retold(telling.subject, words, random),
                        measure=retold(telling.measure, words, random),
                    )


def retold(parts: list[str], words: dict[str, str], random: Random) -> str:
    """The text in the story's own words; one for what comes for the first time is drawn now."""
    if len(parts) == 1:
        return parts[0]
    for word in parts[1::2]:
        if word not in words:
            is_kept = word.islower() and random.random() < KEPT
            words[word] = word if is_kept else word_of(int(WORDS ** random.random()), word[0].isupper())
    return "".join(words[part] if place % 2 else part for place, part in enumerate(parts))


def word_of(rank: int, is_name: bool) -> str:
    """The word of that rank: three syllables or more, another for each."""
    syllables, rest = [], rank + len(SYLLABLES) ** 2
    while rest:
        rest, last = divmod(rest, len(SYLLABLES))
        syllables.append(SYLLABLES[last])
    word = "".join(syllables)
    return word.capitalize() if is_name else word


def multiplied(claim: Claim, factor: float) -> Claim:
    """The claim of a figure so many times as large, with as many digits; a small one and an age stay as they are."""
    ends = [end for end in (claim.low, claim.high) if end]
    if claim.kind in FIXED or not ends or max(map(abs, ends)) < SMALLEST:
        return claim
    exact = rounded(ends[0] * factor, digits_of(claim)) / ends[0]
    value, low, high, base_low, base_high = (
        end * exact if end is not None else None
        for end in (claim.value, claim.low, claim.high, claim.base_low, claim.base_high)
    )
    return claim._replace(value=value, low=low, high=high, base_low=base_low, base_high=base_high)


def rounded(number: float, digits: str) -> float:
    """The number to as many digits as these: 5,283 to "415" is 5,280."""
    return float(f"{number:.{max(1, len(digits))}g}")
