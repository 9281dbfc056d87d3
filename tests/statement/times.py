"""What the tests of periods share: the phrases of time of a text as lines, `since 2014-01-01..2025-10-15`."""

from datetime import date

from claims.quantity.numerals import merge_numerals
from claims.records import TimePhrase
from claims.statement.periods import time_phrases
from claims.text.scan import scan
from claims.text.style import Style

PROOF_DAY = date(2025, 10, 15)  # a Wednesday: the day of the article in every proof of a rule or word


def phrases(text: str, published: date | None = PROOF_DAY) -> list[TimePhrase]:
    """The phrases of time of a text of one sentence."""
    tokens = merge_numerals(text, scan(text, 0, len(text)), Style(text))
    return time_phrases(text, tokens, published)


def line(phrase: TimePhrase) -> str:
    """ "in 2025-07-01..2025-09-30", "until 2025-10-17", "earlier 12 months", "in ?" where there is no date."""
    if phrase.shift is not None:
        count, unit = (phrase.shift.months, "months") if phrase.shift.months else (phrase.shift.days, "days")
        return f"{phrase.role} {count} {unit}"
    if phrase.period is None:
        return f"{phrase.role} ?"
    first, last = phrase.period
    return f"{phrase.role} {first}" + (f"..{last}" if last != first else "")


def lines(text: str, published: date | None = PROOF_DAY) -> str:
    return " ; ".join(line(phrase) for phrase in phrases(text, published))
