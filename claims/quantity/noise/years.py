"""Years: four digits that count nothing."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.noise.marks import (
    first_numeral,
    follows_noun,
    follows_unit,
    is_bare,
    is_year,
    noise_token,
)
from claims.records import Token
from claims.vocabulary import KINDS, word_class

_K = KINDS
YEARS = Grammar("years")
_COUNTED_THINGS = word_class("counted by the thousand")
_BEFORE_YEARS = frozenset(
    _K[k]
    for k in ("in", "since", "by", "the", "until", "from", "during", "after", "before", "between", "month")
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
    inside = match.inside()
    number = first_numeral(match)
    if len(inside) > 1 and is_bare(number or inside[0]):
        return noise_token(match, "year")
    if number is None or not is_year(number):
        return None
    lead = match.before()
    value = int(quantity_of(number).value or 0)
    is_sure = value in _SURE_YEARS
    if follows_unit(match) and not (
        is_sure and lead is not None and lead.kind in _BEFORE_YEARS and match.after().kind == _K["unit"]
    ):  # type: ignore[union-attr]
        return None
    if lead is not None and lead.kind in (_K["bound"], _K["bound_or_tail"]):
        is_date_word = lead.word.lower() in (
            "about",
            "around",
            "circa",
            "ca.",
            "c.",
            "near",
            "some",
            "beyond",
            "within",
            "almost",
            "nearly",
            "below",
            "above",
            "well below",
        )
        return noise_token(match, "year") if is_sure and is_date_word and not follows_noun(match) else None
    if lead is not None and lead.kind in _BEFORE_YEARS:
        return noise_token(match, "year")
    if follows_noun(match):
        if is_sure and not _counts_things(match):
            return noise_token(match, "year")
        is_counted = (
            lead is not None
            and lead.kind in (_K["stop"], _K["word"], _K["rise"])
            and lead.word.lower() not in _DETERMINERS
        )
        if is_counted or (lead is not None and lead.kind == _K["of"] and not is_sure):
            return None
        return noise_token(match, "year")
    return (
        noise_token(match, "year")
        if is_sure or (lead is not None and lead.kind in (_K["of"], _K["and"], _K["to"]))
        else None
    )


def _counts_things(match: Match) -> bool:
    """Whether the noun right after is of things that reports count by the thousand: "1999 people", not "1999 sales"."""
    after = match.after()
    return after is not None and after.word.lower() in _COUNTED_THINGS
