"""Seasons of sport: what "last season" and "2025-26" are in an article that writes seasons with two years."""

import re

from claims.records import Period, Shift
from claims.statement.periods.dates import season_from
from claims.statement.periods.reckoning import MONTHS, day_after, earlier
from claims.vocabulary import word_class

_SPLIT_YEARS = re.compile(r"\b(20\d\d)[-–/](\d\d)\b")
_NO_SPORT = frozenset(("crop", "marketing", "harvest", "growing", "fiscal", "financial"))
_OF_SPORT = word_class("words of sport")
_WORD = re.compile(r"[a-z-]+")


def season_of(text: str) -> Period | None:
    """The season that an article of sport names with two years: "2025-26" is 1 August 2025 to 31 May 2026."""
    found = _SPLIT_YEARS.search(text) if "season" in text else None
    if found is None or (int(found[1]) + 1) % 100 != int(found[2]):
        return None
    words = set(_WORD.findall(text.lower()))
    return season_from(int(found[1])) if words & _OF_SPORT and not words & _NO_SPORT else None


def season_meant(printed: str, season: Period) -> Period | None:
    """What a phrase means beside that season: "last season" is the one before; None for no season at all."""
    years = _SPLIT_YEARS.search(printed)
    if years is not None:
        return season_from(int(years[1])) if (int(years[1]) + 1) % 100 == int(years[2]) else None
    words = printed.lower().split()
    if not words or not words[-1].startswith("season"):
        return None
    if "last" in words:
        return earlier(season, Shift(MONTHS))
    return season_from(day_after(season.first, MONTHS).year) if "next" in words else season
