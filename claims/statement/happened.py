"""What happened, and on which day: the crash, fire or vote that an article tells of."""

import re
from datetime import date, timedelta

from claims.records import Period, TimePhrase
from claims.statement.clauses import NOWHERE, governors
from claims.statement.measures import Topic
from claims.statement.periods import phrases_in
from claims.statement.phrases import Parse
from claims.vocabulary import word_class

_EVENTS = frozenset(pair.partition("=")[0] for pair in word_class("events"))
_HAPPENING = word_class("verbs of events")
_SUFFERED = word_class("suffered in an event")
_MATCHES = word_class("words of match reports")
_STATES = word_class("so for the time being")
_LONG_EVENTS = word_class("events of many days")
_SIZES = frozenset(("length", "height", "width", "depth", "distance", "thickness"))
_HAVING = frozenset(("has", "have", "can", "may", "normally", "usually"))
_MODAL = frozenset(("will", "would", "could", "should", "shall", "must", "might"))
_PERFECT = frozenset(("has", "have", "had", "'ve", "’ve"))
_DAYS_ON = timedelta(days=2)  # from which on what happened may still go on
_PRESENT = frozenset(("is", "are", "remain", "remains", "stay", "stays"))
_TELLING = _EVENTS | _HAPPENING | _SUFFERED
_WORD = re.compile(r"[a-z-]+")
_WEEKDAY = re.compile(r"[A-Z][a-z]+day\b")
_GENITIVES = ("'s", "’s")
_RECENT = timedelta(days=30)  # what happened before is no news
_BESIDE = 60  # characters, in which the words beside a phrase of time are read
_WORDS_TO_NOUN = 4  # "Saturday's early general election"
_WORDS_TO_VERB = 5  # "broke out in the hills late on Sunday"


def day_of_event(text: str, spans: list[tuple[int, int]], anchor: date | None) -> Period | None:
    """The first day told to be an event's: "Saturday's election", "struck on Monday", "burned since Tuesday"."""
    days = [
        phrase.period.first
        for start, end in spans
        if _WEEKDAY.search(text, start, end) and not _TELLING.isdisjoint(_WORD.findall(text[start:end].lower()))
        for phrase in phrases_in(text, start, end, anchor)
        if _is_recent(phrase, anchor) and _is_of_event(text, start, end, phrase)
        if phrase.period is not None
    ]
    return Period(min(days), min(days)) if days else None


def _is_recent(phrase: TimePhrase, anchor: date | None) -> bool:
    if phrase.period is None or anchor is None or not anchor - _RECENT <= phrase.period.first <= anchor:
        return False
    return phrase.role == "since" or (phrase.role == "in" and phrase.period.first == phrase.period.last)


def _is_of_event(text: str, start: int, end: int, phrase: TimePhrase) -> bool:
    before = _WORD.findall(text[max(start, phrase.start - _BESIDE) : phrase.start].rpartition(",")[2].lower())
    if phrase.role == "since":
        return not (_SUFFERED | _EVENTS).isdisjoint(_WORD.findall(text[start:end].lower()))
    if text.startswith(_GENITIVES, phrase.end):
        after = _WORD.findall(text[phrase.end + 2 : phrase.end + _BESIDE].lower())[:_WORDS_TO_NOUN]
        return not _EVENTS.isdisjoint(after)
    return before[-1:] != [] and (before[-1] in _EVENTS or not _HAPPENING.isdisjoint(before[-_WORDS_TO_VERB:]))


def is_harm(topic: Topic) -> bool:
    """Whether a figure counts what something did that happened: people killed, homes destroyed."""
    return not _SUFFERED.isdisjoint(topic.measure.split(" "))


class Happening:
    """What one article tells of: when it began, and of which of its days a figure is."""

    def __init__(self, text: str, title: str, spans: list[tuple[int, int]], anchor: date | None, day: Period | None):
        self.day = day_of_event(text, spans, anchor) or day
        self._anchor = anchor
        lead = f"{title} {text[slice(*spans[0])] if spans else ''}".lower()
        is_fresh = self.day is not None and anchor is not None and anchor - self.day.first < _DAYS_ON
        self._lasts = not is_fresh and not _LONG_EVENTS.isdisjoint(_WORD.findall(lead))

    def since(self, period: Period) -> Period | None:
        """From what happened to the end of a period between it and the article's day; None for any other."""
        if self.day is None or self._anchor is None:
            return None
        is_after = self.day.first < period.first and period.last <= self._anchor
        return Period(self.day.first, period.last) if is_after else None

    def period(self, parse: Parse, place: int, kind: str, topic: Topic, said: Period | None) -> Period | None:
        """The days of a figure that names none: the event's own, those up to now, or now."""
        now = said or (Period(self._anchor, self._anchor) if self._anchor is not None else None)
        when = _told(parse, place)
        is_state = not _STATES.isdisjoint(topic.measure.split(" "))
        if is_state or (when == _NOW and not is_harm(topic)):
            return now if kind != "money" else None
        if self.day is None or when == _ALWAYS:
            return None
        until_now = Period(self.day.first, max(now.last, self.day.last)) if now is not None else self.day
        if is_harm(topic):
            return until_now if self._lasts or when in (_UNTIL_NOW, _NOW) or said is not None else self.day
        if kind in ("money", "ratio"):
            return None
        if when == _UNTIL_NOW and self._lasts:
            return until_now
        is_size = topic.measure.split(" ")[0] in _SIZES and parse.tags[place + 1 : place + 2] != "O"
        return None if self._lasts or is_size else self.day


_NOW, _UNTIL_NOW, _ALWAYS, _THEN, _AHEAD = "now", "until now", "always", "then", "ahead"


def was_done(parse: Parse, place: int) -> bool:
    """Whether a figure is of what a verb says was done: "it opened 40 shops", not "it has 40 shops"."""
    return governors(parse, parse.place_of(place)).verb != NOWHERE and _told(parse, place) == _THEN


def _told(parse: Parse, place: int) -> str:
    """When its verb puts a figure: "are missing" now, "have fled" until now, "has nine ships" always, "fled" then."""
    verb = governors(parse, parse.place_of(place)).verb
    if verb == NOWHERE:
        verb = next((at for at, phrase in enumerate(parse.phrases) if phrase.kind == "v"), NOWHERE)
    if verb == NOWHERE:
        return _THEN
    words = parse.lower_of(parse.phrases[verb])
    if words[0] in _PRESENT:
        return _NOW
    if words[0] in _PERFECT and len(words) > 1:
        return _NOW if "been" in words and words[0] != "had" else _UNTIL_NOW
    first = parse.phrases[verb].first
    if words[0] in _MODAL:
        return _AHEAD
    return _ALWAYS if words[0] in _HAVING or (parse.tags[first] == "V" and words[0].endswith("s")) else _THEN


def is_match(lead: str) -> bool:
    """Whether a title and first sentence tell of a match, whose crowd and goals are of its day."""
    return not _MATCHES.isdisjoint(_WORD.findall(lead.lower()))
