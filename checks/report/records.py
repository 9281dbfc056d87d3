"""What stands in the report: records without a mark of HTML, each ready to be laid out."""

from __future__ import annotations

from typing import NamedTuple


class Tick(NamedTuple):
    """A named place on an axis."""

    place: float  # percent of the width, or of the height from above
    text: str


class Bar(NamedTuple):
    """What one figure states, on a number line."""

    letter: str  # of the figure in the list beside it; empty for what the other figures make
    text: str  # "90.35 to 90.45 billion PLN"
    start: float  # percent of the width
    width: float  # 0 for a single number
    is_open_left: bool  # without an end on that side
    is_open_right: bool
    is_doubted: bool
    anchor: str  # of the text above the bar: start, middle, end
    text_place: float  # percent of the width

    @property
    def middle(self) -> float:
        return self.start + self.width / 2


class NumberLine(NamedTuple):
    """The stated intervals of one finding, above one another on one axis."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    is_logarithmic: bool
    told: str  # the same in words, for who does not see it


class Point(NamedTuple):
    """What one figure states, at the day on which it was published."""

    letter: str
    x: float  # percent of the width
    top: float  # percent of the height, from above
    height: float  # 0 for a single number
    is_open_up: bool
    is_open_down: bool
    severity: str  # of the findings on it, or empty


class Timeline(NamedTuple):
    """What was stated of a fact from day to day."""

    points: tuple[Point, ...]
    days: tuple[Tick, ...]
    values: tuple[Tick, ...]
    band: tuple[float, float] | None  # top and height of what all figures together allow; None when they disagree
    is_logarithmic: bool
    told: str


class Part(NamedTuple):
    """A stretch of a sentence: plain words, or a figure, or other words that a finding is about."""

    text: str
    is_marked: bool = False
    letter: str = ""  # "A", as a drawing names the figure
    reading: str = ""  # "about 22.5 km"; empty for words that are no figure


class Place(NamedTuple):
    """A sentence with the figures in it that a finding or a fact is about."""

    parts: tuple[Part, ...]
    source: str
    day: str  # "12 March 2025", or empty
    title: str
    file: str  # "news/port.txt:3:14", or empty
    target: str  # where the first of them stands in the marked article

    @property
    def marked(self) -> list[Part]:
        return [part for part in self.parts if part.is_marked]


class Card(NamedTuple):
    """One finding."""

    anchor: str
    severity: str
    kind: str  # "two figures for one fact"
    topic: str  # of what and whom; empty where no figure tells
    message: str
    slip: str  # "a factor of a thousand"; empty where none is seen
    stated: str  # what is doubted: "14.55 to 14.65 billion PLN"
    allowed: str  # what the other figures or the calendar allow
    apart: str  # how far apart these are; empty where that is no amount
    places: tuple[Place, ...]
    more: int  # places that are not shown
    line: NumberLine | None
    fact: str  # anchor of the fact when it is shown
    id: str
    accepted: str  # the reason


class FactCard(NamedTuple):
    """One fact that several articles state."""

    anchor: str
    topic: str
    detail: str  # "percent of GDP, 2024, expected"
    status: str  # of facts.csv
    verdict: str
    evidence: str
    range: str  # what all figures together allow, or the lowest and highest stated
    told: str  # "4 figures in 3 articles"
    places: tuple[Place, ...]
    more: int
    timeline: Timeline | None


class Overview(NamedTuple):
    """What was read, and what disagrees."""

    articles: int
    claims: int
    facts: int
    shared: int  # facts that several articles state
    relations: int
    sources: int
    days: str  # "12 March 2025 to 30 June 2026", or empty
    undated: int
    skipped: int
    errors: int
    warnings: int
    notes: int
    accepted: int


class Page(NamedTuple):
    """The whole report."""

    overview: Overview
    findings: tuple[Card, ...]
    accepted: tuple[Card, ...]
    facts: tuple[FactCard, ...]
    remarks: tuple[str, ...]  # broken promises, acceptances without a use
    left_out: tuple[str, ...]  # what is not in the page, in sentences
    data: str  # the articles and the table of claims, as JSON that may stand in HTML
