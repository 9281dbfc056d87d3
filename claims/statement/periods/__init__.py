"""When: phrases of time as closed stretches of the calendar, counted from the day of their article.

"in the three months to September" of 15 October 2025 is 1 July to 30 September 2025. What a phrase does to the figures
of its sentence is its role, one of a closed set, because each asks for something else of who joins the two:

in        the figure is of these days: "in 2024", "on Wednesday", "five years ago"
since     it runs from the name's first day to the article's: "since 2014"
until     a deadline or an end, the days of its name: "by 2029", "until June 20", "before 2030"
from      a beginning, the days of its name: "from January 1", "after 2015"
baseline  what another figure is measured against: "compared with 2023", "more than in 2023", "eased from July"
earlier   `shift` back from the period that the sentence is about: "a year earlier", "the previous month"
now       the article's day; of a rate or a budget it may well mean this year: "up from 19% now"
"""

import re
from datetime import date

from claims.grammar import Grammar, kinds_of
from claims.records import TimePhrase, Token
from claims.statement.periods.counted import COUNTED
from claims.statement.periods.dates import DAYS
from claims.statement.periods.leaning import LEANING
from claims.statement.periods.parts import ENDING, PARTS, RANGES
from claims.statement.periods.phrases import PHRASES, Meaning
from claims.statement.periods.words import TIME_WORDS, time_tokens
from claims.text.scan import scan
from claims.text.style import Style
from claims.vocabulary import KINDS

_PASSES: list[Grammar] = [DAYS, COUNTED, LEANING, PARTS, ENDING, RANGES, PHRASES]
_PHRASE = KINDS["phrase"]
_YEARS = range(1600, 2600)  # of newspapers: from other years one could count out of the calendar


def time_phrases(text: str, tokens: list[Token], published: date | None) -> list[TimePhrase]:
    """The phrases of time among the tokens of one sentence, in order, none inside another.

    The tokens are those of `merge_numerals`, before noise, which hides dates. "Output fell 3% in August from a year
    earlier" of 15 October 2025 gives "in August" (1 to 31 August 2025) and "from a year earlier", 12 months before
    that. Without the article's day only what says its year has a period. A sentence without a word of time gives [].
    """
    if TIME_WORDS.isdisjoint([token.word for token in tokens]):
        return []
    style = Style(text, anchor=published if published is not None and published.year in _YEARS else None)
    tokens = time_tokens(text, tokens, style)
    kinds = kinds_of(tokens)
    for grammar in _PASSES:
        tokens, kinds = grammar.apply(text, tokens, kinds, style)
    return [phrase(token) for token in tokens if token.kind == _PHRASE]


def phrases_in(text: str, start: int, end: int, published: date | None) -> list[TimePhrase]:
    """The phrases of time in a stretch of a text, which is left at once where no word in it is one of time."""
    if TIME_WORDS.isdisjoint(_WORD.findall(text, start, end)):
        return []
    return time_phrases(text, scan(text, start, end), published)


_WORD = re.compile(r"[A-Za-z0-9]+")


def phrase(token: Token) -> TimePhrase:
    meaning = Meaning(*token.value)  # type: ignore[misc]
    return TimePhrase(token.start, token.end, meaning.period, meaning.role, meaning.shift)
