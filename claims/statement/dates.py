"""When: which phrase of time says of what days a figure is, and what holds where none does.

An article speaks mostly of one time: the year of a budget, the quarter of its results, the day of an accident. That
is told once, often at the top; figures after it that name no time of their own are of it too.
"""

from datetime import date

from claims.quantity.arithmetic import quantity_of
from claims.records import Period, Quantity, TimePhrase, Token
from claims.statement.clauses import NOWHERE
from claims.statement.happened import Happening, is_harm
from claims.statement.measures import Topic
from claims.statement.periods import time_phrases
from claims.statement.periods.reckoning import earlier, year
from claims.statement.phrases import Parse
from claims.statement.reach import OF_A_STRETCH, is_stretch, is_year, phrase_of, verb_before_time
from claims.statement.verbs import base_of_verb, speaks
from claims.text.scan import scan
from claims.vocabulary import word_class

_COMPARING = frozenset(("than", "on", "from", "over", "against", "with", "to"))
_LEAD = 20  # characters, in which the word before a phrase of time ends
_PUBLISHING = word_class("verbs of publishing")
_SPEECH = word_class("verbs of speech") | {"estimated", "announced"}
_TIMELESS = frozenset(("age", "duration"))
_LASTING = frozenset(("length", "area", "volume", "mass", "power", "energy", "speed", "data"))
_FLOWS = word_class("flows")


class Calendar:
    """The days of one article: asked sentence by sentence."""

    def __init__(
        self, text: str, title: str, anchor: date | None, spans: list[tuple[int, int]], happened: bool
    ) -> None:
        self._text = text
        self._anchor = anchor
        self._stretch: Period | None = None  # of a month and more: the article's year, quarter or month
        self._is_sure = False  # whether a figure is told to be of that stretch
        self._day: Period | None = None  # of what happened
        self._before: Period | None = None  # of the figure before
        if title:
            self._learn(title, time_phrases(title, scan(title, 0, len(title)), anchor))
        if spans:
            self._learn(text, time_phrases(text, scan(text, *spans[0]), anchor))
        self._happening = Happening(text, title, spans, anchor, self._day) if happened else None

    def _learn(self, text: str, phrases: list[TimePhrase]) -> None:
        for phrase in phrases:
            if phrase.period is not None and phrase.role == "in":
                if is_stretch(phrase.period):
                    if self._anchor is not None and phrase.period.first > self._anchor and not is_year(phrase.period):
                        continue  # "lifts its outlook after a good third quarter": not the one to come
                    self._stretch = self._stretch or (phrase.period if self._is_recent(phrase.period) else None)
                elif self._day is None and phrase.period.first == phrase.period.last and not _is_said(text, phrase):
                    self._day = phrase.period

    def periods(self, parse: Parse, numerals: list[Token], topics: dict[int, Topic]) -> dict[int, Period]:
        """The period of each figure of a sentence that has one, by the place of its token."""
        phrases = time_phrases(self._text, numerals, self._anchor)
        saying = [phrase for phrase in phrases if self._is_of_saying(parse, phrase)]
        said = next((phrase.period for phrase in saying if phrase.period is not None), None)
        phrases = [
            phrase
            for phrase in phrases
            if phrase.role != "baseline" and phrase not in saying and not _is_compared_with(self._text, phrase)
        ]
        found: dict[int, Period] = {}
        figures = [
            place
            for place, token in enumerate(parse.tokens)
            if parse.tags[place] == "Q" and isinstance(token.value, Quantity)
        ]
        for number, place in enumerate(figures):
            quantity = quantity_of(parse.tokens[place])
            if quantity.kind in _TIMELESS:
                continue
            phrase = phrase_of(parse, phrases, figures, number, quantity.kind)
            topic = topics.get(place, Topic())
            period = self._dated(phrase, quantity.kind) if phrase is not None else None
            if period is not None and self._happening is not None and is_harm(topic):
                period = self._happening.since(period) or period
                if period == self._happening.day:
                    period = self._happening.period(parse, place, quantity.kind, topic, said)
            if period is None and (phrase is None or phrase.role == "in"):
                period = self._carried(parse, place, quantity.kind, topic, said)
            if period is not None:
                found[place] = period
            if phrase is not None and period is not None and quantity.kind in OF_A_STRETCH:
                self._learn_from_figure(phrase, period)
            self._before = found.get(place, self._before)
        return found

    def _learn_from_figure(self, phrase: TimePhrase, period: Period) -> None:
        """The first figure that is told to be of a stretch says of which the others are, better than the lead."""
        if phrase.role == "in" and is_stretch(period) and not self._is_sure and self._is_recent(period):
            self._stretch, self._is_sure = period, True

    def _is_recent(self, period: Period) -> bool:
        """Whether an article may be about that time as a whole: not about a year long past that it only mentions."""
        return self._anchor is None or (self._anchor - period.last).days <= _LONGEST_AGO

    def _carried(self, parse: Parse, place: int, kind: str, topic: Topic, said: Period | None) -> Period | None:
        """The period of a figure whose sentence names none."""
        if self._happening is not None and is_harm(topic):
            return self._happening.period(parse, place, kind, topic, said)
        if topic.measure.startswith("share price"):
            return Period(self._anchor, self._anchor) if self._anchor is not None else None
        flows = (kind in _LASTING or kind == "count") and not _FLOWS.isdisjoint(topic.measure.split(" "))
        if kind in _LASTING and self._happening is None and not flows:
            return None
        if (kind in OF_A_STRETCH or flows) and self._stretch is not None:
            return self._stretch
        return self._happening.period(parse, place, kind, topic, said) if self._happening is not None else None

    def _dated(self, phrase: TimePhrase, kind: str) -> Period | None:
        if phrase.role == "earlier" and phrase.shift is not None:
            main = self._before or self._stretch
            return earlier(main, phrase.shift) if main is not None else None
        if phrase.role == "now" and phrase.period is not None and kind in OF_A_STRETCH:
            return year(phrase.period.first.year)
        if phrase.role == "until" and phrase.period is not None and self._happening is not None:
            return self._happening.since(phrase.period) or phrase.period  # "by Friday it had answered 300 calls"
        return phrase.period

    def _is_of_saying(self, parse: Parse, phrase: TimePhrase) -> bool:
        """ "said on Wednesday", "told reporters in Brussels on Thursday", "figures published on Monday"."""
        if phrase.period is not None and is_stretch(phrase.period):
            return False  # "reported third-quarter sales"
        at = verb_before_time(parse, phrase.start)
        return at != NOWHERE and (speaks(parse, at) or base_of_verb(parse, at) in _PUBLISHING)


def _is_said(text: str, phrase: TimePhrase) -> bool:
    """ "officials said on Thursday": the day of the words, not of what happened."""
    return not _SPEECH.isdisjoint(text[max(0, phrase.start - _LEAD) : phrase.start].split()[-1:])


def _is_compared_with(text: str, phrase: TimePhrase) -> bool:
    """ "12% more than a year before", "up 3% from a year earlier": what a change is counted from, not when it was."""
    if phrase.role != "earlier":
        return False
    before = text[max(0, phrase.start - _LEAD) : phrase.start].split()[-1:]
    words = before + text[phrase.start : phrase.end].split()[:1]
    return not _COMPARING.isdisjoint(word.lower() for word in words)


_LONGEST_AGO = 370  # days: the year before is still reported
