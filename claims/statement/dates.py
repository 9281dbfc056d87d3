"""When: which phrase of time says of what days a figure is, and what holds where none does.

An article speaks mostly of one time: the year of a budget, the quarter of its results, the day of an accident. That
is told once, often at the top; figures after it that name no time of their own are of it too.
"""

from datetime import date

from claims.quantity.arithmetic import quantity_of
from claims.records import Period, Quantity, TimePhrase, Token
from claims.statement.baselines import before_change, follows_from
from claims.statement.clauses import NOWHERE
from claims.statement.happened import Happening, is_harm, is_match, was_done
from claims.statement.markets import is_traded
from claims.statement.measures import NO_TOPIC, Topic
from claims.statement.periods import phrases_in, time_phrases
from claims.statement.periods.reckoning import earlier, year
from claims.statement.phrases import Parse
from claims.statement.reach import OF_A_STRETCH, follows_speech, is_stretch, phrase_of, verb_before_time
from claims.statement.stretches import Stretch
from claims.statement.verbs import base_of_verb, speaks
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
        self._stretch = Stretch(text, anchor)
        self._news: Period | None = None  # the day on which it was said
        self._before: Period | None = None  # of the figure before
        first = text[slice(*spans[0])] if spans else ""
        day: Period | None = None
        for part in (title, first):
            phrases = phrases_in(part, 0, len(part), anchor)
            told = [phrase for phrase in phrases if phrase.role == "in" and not _is_said(part, phrase)]
            self._stretch.learn(told)
            day = day or next((phrase.period for phrase in told if _is_day(phrase.period)), None)
        tells = happened or (day is not None and is_match(f"{title} {first}"))
        self._happening = Happening(text, title, spans, anchor, day) if tells else None

    def periods(self, parse: Parse, numerals: list[Token], topics: dict[int, Topic]) -> dict[int, Period]:
        """The period of each figure of a sentence that has one, by the place of its token."""
        phrases = time_phrases(self._text, numerals, self._anchor)
        saying = [phrase for phrase in phrases if self._is_of_saying(parse, phrase)]
        said = next((phrase.period for phrase in saying if _is_day(phrase.period)), None)
        self._news = self._news or said
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
            kind = quantity_of(parse.tokens[place]).kind
            if kind in _TIMELESS:
                continue
            phrase = phrase_of(parse, phrases, figures, number, kind)
            period = self._period(parse, place, topics.get(place, NO_TOPIC), phrase, said)
            if period is not None:
                found[place] = self._before = period
                if phrase is not None and kind in OF_A_STRETCH:
                    self._stretch.learn_from_figure(phrase, period)
        return found

    def _period(
        self, parse: Parse, place: int, topic: Topic, phrase: TimePhrase | None, said: Period | None
    ) -> Period | None:
        """The period of one figure, `phrase` being the phrase of time that reaches it."""
        kind = quantity_of(parse.tokens[place]).kind
        period = self._dated(phrase, kind) if phrase is not None else None
        if period is not None and self._happening is not None and is_harm(topic):
            period = self._happening.since(period) or period
            if period == self._happening.day:
                period = self._happening.period(parse, place, kind, topic, said)
        if period is None and phrase is not None and phrase.role == "in":
            period = self._stretch.meant(phrase)
        is_open = phrase is None or (phrase.role == "in" and not self._stretch.names_another(phrase))
        if period is None and is_open:
            period = self._carried(parse, place, kind, topic, said)
        if follows_from(parse, place) and (phrase is None or phrase.end <= parse.tokens[place].start):
            period = before_change(parse, place, kind, period, self._anchor)
        return period

    def _carried(self, parse: Parse, place: int, kind: str, topic: Topic, said: Period | None) -> Period | None:
        """The period of a figure whose sentence names none."""
        if self._happening is not None and is_harm(topic):
            return self._happening.period(parse, place, kind, topic, said)
        if is_traded(parse, place, kind, topic):
            return self._news or (Period(self._anchor, self._anchor) if self._anchor is not None else None)
        flows = (kind in _LASTING or kind == "count") and not _FLOWS.isdisjoint(topic.measure.split(" "))
        if kind in _LASTING and self._happening is None and not flows:
            return None
        done = kind == "count" and self._stretch.is_over() and was_done(parse, place)
        if (kind in OF_A_STRETCH or flows or done) and self._stretch.period is not None:
            return self._stretch.of(topic)
        return self._happening.period(parse, place, kind, topic, said) if self._happening is not None else None

    def _dated(self, phrase: TimePhrase, kind: str) -> Period | None:
        if phrase.role == "earlier" and phrase.shift is not None:
            main = self._before or self._stretch.period
            return earlier(main, phrase.shift) if main is not None else None
        if phrase.role == "now" and phrase.period is not None and kind in OF_A_STRETCH:
            return year(phrase.period.first.year)
        if phrase.role == "until" and phrase.period is not None and self._happening is not None:
            return self._happening.since(phrase.period) or phrase.period  # "by Friday it had answered 300 calls"
        return phrase.period

    def _is_of_saying(self, parse: Parse, phrase: TimePhrase) -> bool:
        """ "said on Wednesday", "told reporters in Brussels on Thursday", "figures published on Monday"."""
        if phrase.period is not None and is_stretch(phrase.period):
            is_led = self._text.startswith(("in ", "In "), phrase.start)  # not "reported third-quarter sales"
            return is_led and phrase.role == "in" and follows_speech(parse, phrase.start)
        at = verb_before_time(parse, phrase.start)
        return at != NOWHERE and (speaks(parse, at) or base_of_verb(parse, at) in _PUBLISHING)


def _is_day(period: Period | None) -> bool:
    return period is not None and period.first == period.last


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
