"""The stretch of time that an article is about: the year of a budget, the quarter of its results, a league's season."""

from datetime import date

from claims.records import Period, TimePhrase
from claims.statement.measures import Topic
from claims.statement.periods.reckoning import year
from claims.statement.reach import is_stretch, is_year
from claims.statement.seasons import season_meant, season_of
from claims.vocabulary import word_class

_LONGEST_AGO = 370  # days: the year before is still reported
_LENGTHS = {"month": (27, 30), "quarter": (83, 98), "half": (176, 190), "year": (350, 380)}  # days from first to last
_UNITS = frozenset(_LENGTHS) | {"months", "years", "quarters", "weeks"}
_STOCKS = word_class("counted at the end")


class Stretch:
    """What one article has told of its time so far."""

    def __init__(self, text: str, anchor: date | None) -> None:
        self.period: Period | None = None  # of a month and more
        self._is_sure = False  # whether a figure is told to be of it
        self._text = text
        self._anchor = anchor
        self._season = season_of(text)

    def learn(self, phrases: list[TimePhrase]) -> None:
        """From the title or the lead, where none is known yet."""
        for phrase in phrases:
            period = phrase.period
            if self.period is None and period is not None and is_stretch(period):
                is_to_come = self._anchor is not None and period.first > self._anchor and not is_year(period)
                if not is_to_come and self._is_recent(period):  # "lifts its outlook after a good third quarter"
                    self.period = period

    def learn_from_figure(self, phrase: TimePhrase, period: Period) -> None:
        """The first figure that is told to be of a stretch says of which the others are, better than the lead."""
        if phrase.role == "in" and is_stretch(period) and not self._is_sure and self._is_recent(period):
            self.period, self._is_sure = period, True

    def _is_recent(self, period: Period) -> bool:
        """Whether an article may be about that time as a whole: not about a year long past that it only mentions."""
        return self._anchor is None or (self._anchor - period.last).days <= _LONGEST_AGO

    def is_over(self) -> bool:
        """Whether the article looks back on it."""
        return self.period is not None and self._anchor is not None and self.period.last < self._anchor

    def of(self, topic: Topic) -> Period | None:
        """The stretch, or its last day for what is counted on that: net debt, cash, deposits."""
        if self.period is not None and self.is_over() and not _STOCKS.isdisjoint(topic.measure.split(" ")):
            return Period(self.period.last, self.period.last)
        return self.period

    def meant(self, phrase: TimePhrase) -> Period | None:
        """What "the quarter", "the full year" and "last season" are in this article; None where nobody can tell."""
        printed = self._text[phrase.start : phrase.end]
        season = season_meant(printed, self._season) if self._season is not None else None
        if season is not None or self.period is None:
            return season
        words = _words(printed)
        unit = "half" if "half" in words else words[-1]
        days = (self.period.last - self.period.first).days
        shortest, longest = _LENGTHS.get(unit, (0, 0))
        if shortest <= days <= longest:
            return self.period
        is_of_calendar = self.period.first.day == 1 and days < _LENGTHS["year"][0]
        return year(self.period.first.year) if unit == "year" and is_of_calendar else None

    def names_another(self, phrase: TimePhrase) -> bool:
        """Whether a phrase without a date says itself of how long a time it is: "in the first nine months"."""
        return not _UNITS.isdisjoint(_words(self._text[phrase.start : phrase.end]))


def _words(printed: str) -> list[str]:
    return printed.lower().replace("-", " ").split()
