"""Years: four digits that count nothing."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.noise.marks import (
    first_numeral,
    follows_noun,
    follows_unit,
    is_bare,
    noise_token,
)
from claims.records import Token
from claims.vocabulary import KINDS, kinds, word_class

_K = KINDS
YEARS = Grammar("years")
_COUNTED_THINGS = word_class("counted by the thousand")
_BOUNDS = kinds("bound bound_or_tail")
_LISTED = kinds("of and to")
_VERBS = kinds("stop word rise")
_DATE_BOUNDS = word_class("bounds of dates")
_BEFORE_YEARS = frozenset(
    _K[k] for k in ("in", "since", "by", "the", "until", "from", "during", "after", "before", "between", "month")
)
_DETERMINERS = word_class("before years")
_SURE_YEARS = range(1900, 2051)  # "2024 sales": hardly ever a count


@YEARS.rule(
    "era bare ((and/to/hyphen/dash) bare)?|bare era|year_like",
    reads={"in 2024": "", "the 2024 budget": "", "since 2014, Europe": "", "in 44 BC": ""},
    leaves=("more than 2000 people", "sales of 5835 units", "killed 2000 people"),
)
def year(match: Match) -> Token | None:
    """Four plain digits that count nothing: "in 2024", "the 2025 results"."""
    number = first_numeral(match)
    if number is None or len(match.inside()) > 1:
        return noise_token(match, "year") if number is not None and is_bare(number) else None
    lead = match.before()
    is_sure = int(quantity_of(number).value or 0) in _SURE_YEARS
    follows_lead = lead is not None and lead.kind in _BEFORE_YEARS
    if follows_unit(match) and not (is_sure and follows_lead and _next_kind(match) == _K["unit"]):
        return None
    if lead is not None and lead.kind in _BOUNDS:
        is_dated = is_sure and lead.word.lower() in _DATE_BOUNDS and not follows_noun(match)
        return noise_token(match, "year") if is_dated else None
    if follows_lead:
        return noise_token(match, "year")
    if follows_noun(match):
        is_count = _counts_things(match) if is_sure else _is_counted(lead)
        return None if is_count else noise_token(match, "year")
    return noise_token(match, "year") if is_sure or (lead is not None and lead.kind in _LISTED) else None


def _next_kind(match: Match) -> str:
    after = match.after()
    return after.kind if after is not None else ""


def _is_counted(lead: Token | None) -> bool:
    """Whether the word before makes a number of it: "sales of 5835 units", "killed 1200 people"."""
    if lead is None:
        return False
    return lead.kind == _K["of"] or (lead.kind in _VERBS and lead.word.lower() not in _DETERMINERS)


def _counts_things(match: Match) -> bool:
    """Whether the noun right after is of things that reports count by the thousand: "1999 people", not "1999 sales"."""
    after = match.after()
    return after is not None and after.word.lower() in _COUNTED_THINGS
