"""Whose dollar a bare "$" is: that of the country where an article is written, where that is plain to see."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from claims.records import Unit
from claims.vocabulary import CURRENCY_CODES, PHRASES, SHARED, word_class

_DOLLARS = frozenset(SHARED["dollars"]) - {"USD"}
_AMERICAN = re.compile(r"US ?\$|U\.S\. ?\$")  # "US dollars" and a bare "$" may be one writer's names for the same
_BARE = re.compile(r"(?<![A-Za-z])\$ ?\d")
_IN_BRACKETS = re.compile(r"\((?:[a-z]+ ){0,2}\$ ?\d")
_AMOUNT = 40  # characters that an amount takes: "about A$1.25 billion a year "
_LOWER = re.compile(r"[a-z]+")
_BRITISH_SPELLING = word_class("british spelling")
_AMERICAN_SPELLING = word_class("american spelling")
_AGENCY = re.compile(r"\((?:AP|Reuters|REUTERS|AFP|UPI|Bloomberg|Dow Jones|Xinhua)\)")
_MARKED_AT_HOME = frozenset(("HKD", "LRD", "NAD", "TWD"))  # there too it is "HK$", "NT$": a bare "$" is foreign copy's
_FAR_MORE = 2  # times as often as the United States
_TWICE, _OFTEN = 2, 3  # in title and first sentence each name counts for more than one
_OTHER_SIGNS = re.compile(r"[€£¥₹]")


def home_dollar(text: str, places: Mapping[str, int], source_places: Counter[str]) -> str:
    """The currency of a bare "$" in an article of a dollar country other than the United States; else empty.

    Copy of American agencies about Canada has US dollars. So its country must be named more than any other, and far
    more than the United States; and there must be a sign that the article is written there: its publisher, spelling
    that is not American, or being named again and again where nothing is spelt so, sooner where "US$" marks the other.
    """
    home = max(places.keys() & _DOLLARS, key=places.__getitem__, default="")
    if not home:
        return ""
    most = places[home]
    others = [times for code, times in places.items() if code != home]
    if most <= max(others, default=0) or most < _FAR_MORE * places.get("USD", 0):
        return ""
    if most < _OFTEN and _OTHER_SIGNS.search(text):
        return ""  # a British article that names Sydney once
    is_american_told = _AMERICAN.search(text) is not None
    if home in _MARKED_AT_HOME and not is_american_told:
        return ""
    words = set(_LOWER.findall(text))
    is_local = (
        source_places[home] > 0
        or " per cent" in text
        or not words.isdisjoint(_BRITISH_SPELLING)
        or (most >= (_TWICE if is_american_told else _OFTEN) and words.isdisjoint(_AMERICAN_SPELLING))
    )
    is_home = is_local and not is_for_foreigners(text, home, is_american_told=is_american_told)
    return home if is_home else ""


def is_for_foreigners(text: str, home: str, *, is_american_told: bool) -> bool:
    """Whether it has the country's own dollar with a sign, and a bare "$" for US dollars: "C$5m ($3.6m)".

    So has copy of a news agency abroad: "SYDNEY (AP)".
    """
    if _AGENCY.search(text):
        return True
    marked = marked_amount(home)
    if not marked.search(text):
        return False
    for brackets in _IN_BRACKETS.finditer(text):
        if marked.search(text, max(0, brackets.start() - _AMOUNT), brackets.start()):
            return True
    return not is_american_told and len(_BARE.findall(text)) < len(marked.findall(text))


@lru_cache(len(_DOLLARS))
def marked_amount(code: str) -> re.Pattern[str]:
    """Where an amount says whose dollar it is: "A$" and "Australian dollars"."""
    signs = [re.escape(sign) for sign, of in CURRENCY_CODES.items() if of == code and "$" in sign]
    names = [
        " ".join(words)
        for phrases in PHRASES.values()
        for words, entry in phrases
        if isinstance(entry.value, Unit) and entry.value.name == code and words[-1] == "dollar"
    ]
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(signs)})|\b(?i:{'|'.join(names)})")
