"""Years: four digits that count nothing."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.noise.marks import (
    follows_noun,
    follows_unit,
)
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
    lead, word = match.kind_before(), match.word_before()
    is_sure = int(quantity_of(match.inside()[0]).value or 0) in _SURE_YEARS
    if follows_unit(match) and not (is_sure and lead in _BEFORE_YEARS and match.kind_after() == _K["unit"]):
        return False
    if lead in _BOUNDS:
        return is_sure and word in _DATE_BOUNDS and not follows_noun(match)
    if lead in _BEFORE_YEARS:
        return True
    if not follows_noun(match):
        return is_sure or lead in _LISTED
    if is_sure:
        return match.word_after() not in _COUNTED_THINGS  # "1999 people", but "1999 sales"
    is_counted = lead == _K["of"] or (lead in _VERBS and word not in _DETERMINERS)
    return not is_counted  # "sales of 5835 units", "killed 1200 people"
