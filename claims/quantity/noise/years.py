"""Years: four digits that count nothing."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.noise.marks import (
    follows_noun,
    follows_unit,
)
from claims.records import Token
from claims.vocabulary import KINDS, kinds, word_class

_K = KINDS
YEARS = Grammar()
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


@YEARS.look_alike(
    "era bare ((and/to/hyphen/dash) bare)?|bare era",
    reads={"in 44 BC": "", "buried in AD 79": "", "from AD 43 to 410": "", "BC 3-4": "", "AD 9 and 16": ""},
    leaves=("in AD four towns fell",),
)
def year_of_an_era(_: Match) -> bool:
    """ "44 BC", "AD 43 to 410"."""
    return True


@YEARS.look_alike(
    "year_like",
    reads={"in 2024": "", "the 2024 budget": "", "since 2014, Europe": ""},
    leaves=("more than 2000 people", "sales of 5835 units", "killed 2000 people"),
)
def year(match: Match) -> bool:
    """Four plain digits that count nothing: "in 2024", "the 2025 results"."""
    lead = match.before()
    is_sure = int(quantity_of(match.inside()[0]).value or 0) in _SURE_YEARS
    follows_lead = lead is not None and lead.kind in _BEFORE_YEARS
    if follows_unit(match) and not (is_sure and follows_lead and _next_kind(match) == _K["unit"]):
        return False
    if lead is not None and lead.kind in _BOUNDS:
        return is_sure and lead.word.lower() in _DATE_BOUNDS and not follows_noun(match)
    if follows_lead:
        return True
    if follows_noun(match):
        return not (_counts_things(match) if is_sure else _is_counted(lead))
    return is_sure or (lead is not None and lead.kind in _LISTED)


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
