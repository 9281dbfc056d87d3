"""When: which phrase of time says of what days a figure is, and what holds where none does.

An article speaks mostly of one time: the year of a budget, the quarter of its results, the day of an accident. That
is told once, often at the top; figures after it that name no time of their own are of it too.
"""

from datetime import date

from claims.quantity.arithmetic import quantity_of
from claims.records import Period, Quantity, TimePhrase, Token
from claims.statement.clauses import NOWHERE
from claims.statement.measures import Topic
from claims.statement.periods import time_phrases
from claims.statement.periods.reckoning import earlier, year
from claims.statement.phrases import Parse
from claims.statement.verbs import base_of_verb, speaks
from claims.text.scan import scan
from claims.vocabulary import KINDS, word_class

_COMPARING = frozenset(("than", "on", "from", "over", "against", "with", "to"))
_LEAD = 20  # characters, in which the word before a phrase of time ends
_ENDS_REACH = frozenset(";:-S")
_PUBLISHING = word_class("verbs of publishing")
_TIMELESS = frozenset(("age", "duration"))
_OF_A_STRETCH = frozenset(("money", "percent", "percentage_point", "basis_point", "ratio", "rate"))  # mostly of months
_LASTING = frozenset(("length", "area", "volume", "mass", "power", "energy", "speed", "data"))
_FLOWS = word_class("flows")
_SUFFERED = word_class("suffered in an event")


class Calendar:
    """The days of one article: asked sentence by sentence."""

    def __init__(
        self, text: str, title: str, anchor: date | None, lead: tuple[int, int] | None, happened: bool
    ) -> None:
        self._text = text
        self._anchor = anchor
        self._stretch: Period | None = None  # of a month and more: the article's year, quarter or month
        self._is_sure = False  # whether a figure is told to be of that stretch
        self._day: Period | None = None  # of what happened
        self._before: Period | None = None  # of the figure before
        self._happened = happened
        if title:
            self._learn(time_phrases(title, scan(title, 0, len(title)), anchor))
        if lead is not None:
            self._learn(time_phrases(text, scan(text, *lead), anchor))

    def _learn(self, phrases: list[TimePhrase]) -> None:
        for phrase in phrases:
            if phrase.period is not None and phrase.role == "in":
                if _is_stretch(phrase.period):
                    if self._anchor is not None and phrase.period.first > self._anchor and not _is_year(phrase.period):
                        continue  # "lifts its outlook after a good third quarter": not the one to come
                    self._stretch = self._stretch or (phrase.period if self._is_recent(phrase.period) else None)
                elif self._day is None and phrase.period.first == phrase.period.last:
                    self._day = phrase.period

    def periods(self, parse: Parse, numerals: list[Token], topics: dict[int, Topic]) -> dict[int, Period]:
        """The period of each figure of a sentence that has one, by the place of its token."""
        phrases = time_phrases(self._text, numerals, self._anchor)
        said = [phrase for phrase in phrases if self._is_of_saying(parse, phrase)]
        phrases = [
            phrase
            for phrase in phrases
            if phrase.role != "baseline" and phrase not in said and not _is_compared_with(self._text, phrase)
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
            if period is not None and _is_harm(topic) and self._is_since(period):
                assert self._day is not None
                period = Period(self._day.first, period.last)
            if period is None and (phrase is None or phrase.role == "in"):
                period = self._carried(quantity.kind, topic, said)
            if period is not None:
                found[place] = period
            if phrase is not None and period is not None and quantity.kind in _OF_A_STRETCH:
                self._learn_from_figure(phrase, period)
            self._before = found.get(place, self._before)
        return found

    def _learn_from_figure(self, phrase: TimePhrase, period: Period) -> None:
        """The first figure that is told to be of a stretch says of which the others are, better than the lead."""
        if phrase.role == "in" and _is_stretch(period) and not self._is_sure and self._is_recent(period):
            self._stretch, self._is_sure = period, True

    def _is_recent(self, period: Period) -> bool:
        """Whether an article may be about that time as a whole: not about a year long past that it only mentions."""
        return self._anchor is None or (self._anchor - period.last).days <= _LONGEST_AGO

    def _carried(self, kind: str, topic: Topic, said: list[TimePhrase]) -> Period | None:
        """The period of a figure whose sentence names none."""
        if self._day is not None and self._happened and _is_harm(topic):
            last = next((phrase.period.last for phrase in said if phrase.period is not None), self._anchor)
            return Period(self._day.first, max(last, self._day.last)) if last is not None else self._day
        if topic.measure.startswith("share price"):
            return Period(self._anchor, self._anchor) if self._anchor is not None else None
        flows = (kind in _LASTING or kind == "count") and not _FLOWS.isdisjoint(topic.measure.split(" "))
        if kind in _LASTING and not self._happened and not flows:
            return None
        if (kind in _OF_A_STRETCH or flows) and self._stretch is not None:
            return self._stretch
        if self._happened and kind not in ("money", "ratio"):
            return self._day
        return None

    def _dated(self, phrase: TimePhrase, kind: str) -> Period | None:
        if phrase.role == "earlier" and phrase.shift is not None:
            main = self._before or self._stretch
            return earlier(main, phrase.shift) if main is not None else None
        if phrase.role == "now" and phrase.period is not None and kind in _OF_A_STRETCH:
            return year(phrase.period.first.year)
        if phrase.role == "until" and phrase.period is not None and self._is_since(phrase.period):
            assert self._day is not None
            return Period(self._day.first, phrase.period.last)  # "by Friday it had answered 300 calls"
        return phrase.period

    def _is_since(self, period: Period) -> bool:
        """Whether a period lies between what happened and the day of the article."""
        if not self._happened or self._day is None or self._anchor is None:
            return False
        return self._day.first < period.first and period.last <= self._anchor

    def _is_of_saying(self, parse: Parse, phrase: TimePhrase) -> bool:
        """ "said on Wednesday", "told reporters in Brussels on Thursday", "figures published on Monday"."""
        if phrase.period is not None and _is_stretch(phrase.period):
            return False  # "reported third-quarter sales"
        at = _verb_before(parse, phrase.start)
        return at != NOWHERE and (speaks(parse, at) or base_of_verb(parse, at) in _PUBLISHING)


def _is_compared_with(text: str, phrase: TimePhrase) -> bool:
    """ "12% more than a year before", "up 3% from a year earlier": what a change is counted from, not when it was."""
    if phrase.role != "earlier":
        return False
    before = text[max(0, phrase.start - _LEAD) : phrase.start].split()[-1:]
    words = before + text[phrase.start : phrase.end].split()[:1]
    return not _COMPARING.isdisjoint(word.lower() for word in words)


def _is_harm(topic: Topic) -> bool:
    """Whether a figure counts what something did that happened: people killed, homes destroyed."""
    return not _SUFFERED.isdisjoint(topic.measure.split(" "))


def _is_stretch(period: Period) -> bool:
    return (period.last - period.first).days >= _SHORTEST_STRETCH


def _is_year(period: Period) -> bool:
    return (period.last - period.first).days >= _SHORTEST_YEAR


_SHORTEST_YEAR = 360  # days
_LONGEST_AGO = 370  # days: the year before is still reported
_SHORTEST_STRETCH = 27  # days between the first and the last of a month


def _verb_before(parse: Parse, start: int) -> int:
    """The verb that a phrase of time hangs on: the nearest before it, past nouns but no figure."""
    at = len(parse.phrases) - 1
    while at >= 0 and parse.tokens[parse.phrases[at].first].start >= start:
        at -= 1
    while at >= 0 and parse.phrases[at].kind in "nPTOzA":
        if "Q" in parse.tags[parse.phrases[at].first : parse.phrases[at].last]:
            return NOWHERE
        at -= 1
    return at if at >= 0 and parse.phrases[at].kind == "v" else NOWHERE


def phrase_of(parse: Parse, phrases: list[TimePhrase], figures: list[int], number: int, kind: str) -> TimePhrase | None:
    """The phrase of time that says when the figure holds: the one straight after it, else before it, else none."""
    if not phrases:
        return None
    while True:
        found = _nearest(parse, phrases, figures, number, kind)
        is_last = number + 1 >= len(figures) or not _is_joined(parse, figures[number], figures[number + 1])
        if found is not None or is_last:
            return found or _opening(parse, phrases, parse.tokens[figures[number]], kind)
        phrases = [phrase for phrase in phrases if phrase.role != "earlier"]  # "to £3m from £4m a year earlier"
        number += 1


def _nearest(parse: Parse, phrases: list[TimePhrase], figures: list[int], number: int, kind: str) -> TimePhrase | None:
    """The phrase that holds the figure, or the first after it, or the last before it, past no other figure."""
    token = parse.tokens[figures[number]]
    inside = next((phrase for phrase in phrases if _holds(phrase, token)), None)
    if inside is not None:
        return inside
    after = parse.tokens[figures[number + 1]].start if number + 1 < len(figures) else parse.tokens[-1].end + 1
    for phrase in phrases:
        if token.end <= phrase.start < after and _is_of(parse, phrase, token, kind):
            if _reaches(parse, token.end, phrase.start):
                return phrase
            break
    before = _figure_before(parse, phrases, figures, number)
    for phrase in reversed(phrases):
        is_between = before <= phrase.start and phrase.end <= token.start
        if is_between and _lasts(parse, phrase) and _is_of(parse, phrase, token, kind):
            return phrase if _reaches(parse, _after_label(parse, phrase), token.start) else None
    return None


def _figure_before(parse: Parse, phrases: list[TimePhrase], figures: list[int], number: int) -> int:
    """Where the last figure before ends that is no part of a time; 0 for none."""
    for place in reversed(figures[:number]):
        if not any(_holds(phrase, parse.tokens[place]) for phrase in phrases):
            return parse.tokens[place].end
    return 0


def _opening(parse: Parse, phrases: list[TimePhrase], token: Token, kind: str) -> TimePhrase | None:
    """The phrase with which the sentence opens, that is of all its figures."""
    reach = parse.tokens[min(_OPENING, len(parse.tokens) - 1)].start
    opening = (phrase for phrase in phrases if phrase.start <= reach and _lasts(parse, phrase))
    return next((phrase for phrase in opening if _is_of(parse, phrase, token, kind)), None)


def _is_of(parse: Parse, phrase: TimePhrase, token: Token, kind: str) -> bool:
    return _fits(parse, phrase, token, kind) and not _is_label(parse, phrase, token)


def _lasts(parse: Parse, phrase: TimePhrase) -> bool:
    """Whether a phrase may be of what follows it."""
    return phrase.role not in ("earlier", "now") and not _is_aside(parse, phrase)


def _is_aside(parse: Parse, phrase: TimePhrase) -> bool:
    """ "The firm, founded in 1990, has 40 shops": a time between commas that has a verb of its own."""
    after = next((place for place, other in enumerate(parse.tokens) if other.start >= phrase.end), 0)
    if parse.tags[after : after + 1] != ",":
        return False
    opens = parse.tags.rfind(",", 0, after)
    return opens >= 0 and parse.tags[opens + 1] in "EL"


_OPENING = 2  # tokens from the start of a sentence: a phrase that begins there is of all its figures


def _holds(phrase: TimePhrase, token: Token) -> bool:
    """Whether a figure is part of a time itself: the 26 weeks of "for the 26 weeks to June 28"."""
    return phrase.start <= token.start and token.end <= phrase.end


def _is_label(parse: Parse, phrase: TimePhrase, token: Token) -> bool:
    """ "(2024: £3m)": a time that is only of the figure after it."""
    if phrase.start < token.start:
        return False
    opens = [other.kind for other in parse.tokens if other.end <= phrase.start][-1:]
    after = [other.word for other in parse.tokens if other.start >= phrase.end][:1]
    return opens == [_OPEN] and after == [":"]


def _after_label(parse: Parse, phrase: TimePhrase) -> int:
    """Where what a phrase of time heads begins: after the colon of "Rainfall, 19 to 22 June: 231 mm"."""
    colon = next((token for token in parse.tokens if token.start >= phrase.end), None)
    return colon.end if colon is not None and colon.word == ":" else phrase.end


_OPEN = KINDS["open"]


def _fits(parse: Parse, phrase: TimePhrase, token: Token, kind: str) -> bool:
    """Whether a figure of that kind may be of that time: sums and shares are of a day only with its own verb."""
    if kind not in _OF_A_STRETCH or phrase.period is None or _is_stretch(phrase.period):
        return True
    return _is_of_verb(parse, phrase, token)


def _is_of_verb(parse: Parse, phrase: TimePhrase, token: Token) -> bool:
    """Whether no other verb stands between: "shares fell 3% on Friday", not "adopted on Friday a budget of £3m"."""
    first, last = sorted((phrase.start, token.start))
    between = {parse.tags[place] for place, other in enumerate(parse.tokens) if first < other.start < last}
    return (
        not between & set("VEGX,")
        if phrase.start > token.start
        else "," not in between and "P" not in between - set("T")
    )


def _reaches(parse: Parse, start: int, end: int) -> bool:
    """Whether nothing between two places of the sentence ends what is said."""
    return not any(
        parse.tags[place] in _ENDS_REACH for place, token in enumerate(parse.tokens) if start <= token.start < end
    )


def _is_joined(parse: Parse, first: int, second: int) -> bool:
    """ "rose 12% to £96m in May": two figures of one verb, with no comma between."""
    return set(parse.tags[first + 1 : second]) <= set("TPODN(A")
