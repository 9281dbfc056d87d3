"""Ranges: two values that are the ends of one quantity."""

import math

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import in_unit, product, unit_name
from claims.quantity.bounds import hedged
from claims.quantity.plurals import PLURALS
from claims.quantity.tokens import VALUE, VALUES, quantity_token, values_of
from claims.records import Quantity, Token
from claims.vocabulary import KINDS, Change, kinds, word_class

_K = KINDS
RANGES = Grammar()
_HOURS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "month": 2629746.0,
    "year": 31556952.0,
}
_APART = word_class("what lies between two figures")
_RANGE_VERBS = word_class("range verbs")
_GOING = word_class("going verbs")
_FAR = 5  # times: "fell 12 to 340 pence" is no range
_NEIGHBOURS = 3.0  # "one or four"
_REACH = 12  # tokens before "from 12 to 15" in which a word of change makes it a change with its baseline


@RANGES.rule(
    f"(bound/bound_or_tail)? between ({VALUE}) and ({VALUE})",
    reads={
        "between 3 and 5 million people": "3e6..5e6 (people)",
        "between $65 million and $80 million": "6.5e7..8e7 USD",
    },
    leaves=("between 5 miles and $2", "the gap between 10-year and two-year yields"),
)
def between(match: Match) -> Token | None:
    """The upper end lends the lower one its scale and unit: "between 3 and 5 million"."""
    if match.word_before() in _APART:
        return None
    pair = _between(*values_of(match))
    return None if pair is None else quantity_token(match, hedged(match, pair), "between")


@RANGES.rule(
    f"from (a/an)? ({VALUE}) (to/until/through) (a/an)? ({VALUE})",
    reads={"a term of from 12 to 15 years": "12..15 year"},
    leaves=("rose from 12 to 15 tonnes", "halved from 30 to 15 tonnes"),
)
def from_to(match: Match) -> Token | None:
    """A stretch: "homes from $640,000 to $2 million". After a word of change both ends are quantities of their own."""
    if _is_change(match) and not _is_from_rest(match):
        return None
    pair = _between(*values_of(match))
    return None if pair is None else quantity_token(match, pair, "from_to", first=1)


def _is_multiplied(token: Token) -> bool:
    """ "halved from 30 to 15"; "at double the size, rooms cost from 30 to 60" tells no change."""
    return isinstance(token.value, Quantity) and token.value.change != "level"


def _is_from_rest(match: Match) -> bool:
    """ "going from 0 to 70 mph": an acceleration is one figure."""
    low, high = values_of(match)
    return low.value == 0 and high.kind == "speed"


def _is_change(match: Match) -> bool:
    """Whether "from 12 to 15" tells a change: a word of change before it in the clause, and no verb of range."""
    if match.kind_after() == _K["to"] and match.kind_after(2) in VALUES:
        return False  # "from 8 to 9 per cent to 4 to 6 per cent": both ends are ranges
    for distance in range(1, _REACH):
        token = match.before(distance)
        if token is None or token.kind in (_K["semicolon"], _K["colon"]):
            return False
        if token.word.lower() in _RANGE_VERBS:
            return False
        if isinstance(token.value, Change) and token.value.role != "comparative":
            return True
        if _is_multiplied(token) or (distance <= 2 and token.word.lower() in _GOING):
            return True
    return False


@RANGES.rule(
    f"(bound/bound_or_tail)? (a/an)? ({VALUE}) (hyphen? to hyphen?|hyphen|dash|sign) ({VALUE})",
    reads={
        "3% to 4% of GDP": "3..4 percent of GDP",
        "a $3-5bn plan": "3e9..5e9 USD",
        "a wait of 3–4 hours": "3..4 hour",
        "a 0-to-60-mph run": "0..60 mile / hour",
        "(1.1 to 1.8)": "1.1..1.8 number",
    },
    leaves=("won 3-1", "sales rose 6% to $4 million", "the 1914-18 war"),
)
def stretch(match: Match) -> Token | None:
    """Two ends with "to" or a dash. Two bare numbers with a dash are a score, not a range, unless they count a noun."""
    low, high = values_of(match)
    follows_from = match.kind_before() == _K["from"]
    with_to = match.find("to") is not None
    if follows_from and with_to and _is_change(match):
        return None
    spaced = match.find("dash") is not None or match.find("sign") is not None
    if spaced and (low.unit is None) == (high.unit is None):
        return None
    if with_to and (_is_moved(match, low, high) or _is_unit_first(low, high)):
        return None
    if low.unit is None and high.unit is None and not _counts(match, high, with_to):
        return None
    if with_to and low.scale == high.scale and _times(low, high) <= 1 and not follows_from:
        return None  # "49% to 43%", "312 to 208"
    pair = _between(low, high)
    return None if pair is None else quantity_token(match, hedged(match, pair), "stretch")


def _is_unit_first(low: Quantity, high: Quantity) -> bool:
    """ "0.6 per cent to 7,812": the ends of a range share the unit after the second; only money has it in front."""
    return low.unit is not None and low.kind != "money" and high.unit is None


def _times(low: Quantity, high: Quantity) -> float:
    """How many times the first printed number the second is: 1.5 of "8 to 12 cents", 3.5 of "two days to a week"."""
    factor = high.unit.factor if high.unit is not None and low.unit is None else 1.0
    if {unit_name(low), unit_name(high)} <= _HOURS.keys():
        factor = _HOURS[unit_name(low)] / _HOURS[unit_name(high)]
    return (high.value or 0) / (low.value * factor) if low.value else math.inf


def _is_moved(match: Match, low: Quantity, high: Quantity) -> bool:
    """ "fell 3% to 5%", "up 4p to 80p", "fell 12 to 340 pence": a change and the level reached, not a range."""
    if match.kind_before() == _K["by"] and low.unit is not None and high.unit is not None:
        return True  # "by 3 cents to $2.19"
    if low.unit is None and _times(low, high) < _FAR:
        return False  # "gained 8 to 12 cents"
    for distance in range(1, 4):
        before = match.before(distance)
        if before is None:
            return False
        if isinstance(before.value, Change) and before.value.role in ("verb", "weak verb"):
            return True
        if before.kind not in (_K["by"], _K["a"], _K["an"], _K["further"]) and not before.word.endswith("ly"):
            return False
    return False


_AGES = kinds("aged age ages")
_NOUNS = kinds("word name unit")
_BOUNDS = kinds("bound bound_or_tail")
_BEFORE_RANGE = kinds("stop word the of bound")
_BEFORE_BRACKETED = kinds("open colon noise comma")  # "a ratio of 1.4 (1.1 to 1.8)", "(95% CI: 1.1 to 1.8)"


def _counts(match: Match, high: Quantity, with_to: bool) -> bool:
    if match.kind_before() in _AGES:
        return True
    if match.kind_after() == _K["close"] and match.kind_before() in _BEFORE_BRACKETED:
        return with_to
    if match.kind_after() not in _NOUNS:
        is_hedged = match.inside()[0].kind in _BOUNDS
        return with_to and (high.scale != 1 or is_hedged or match.kind_before() in _BEFORE_RANGE)
    word = match.word_after()
    if with_to:
        return not (match.kind_after() == _K["word"] and word.endswith(("ed", "ly")))
    return high.scale != 1 or word.endswith("s") or word in PLURALS


@RANGES.rule(
    f"(bound/bound_or_tail)? (a/an)? numeral or ({VALUE})",
    reads={"four or five years": "4..5 year", "two or three hundred people": "200..300 (people)"},
    leaves=("10 or $5",),
)
def either(match: Match) -> Token | None:
    """Two neighbours: "four or five years"; "100 or 300" are two figures."""
    low, high = values_of(match)
    if low.value is None or high.value is None or low.scale != 1 or high.bound != "=":
        return None
    if match.kind_before() == _K["comma"] and match.kind_before(2) == _K["numeral"]:
        return None  # "12, 14 or 20 tonnes"
    upper = high.value / high.scale
    are_alike = low.form == high.form or {low.form, high.form} == {"one", "words"}
    if not (low.value < upper <= low.value + max(_NEIGHBOURS, low.value)) or not are_alike:
        return None
    pair = _between(low, high)
    return None if pair is None else quantity_token(match, hedged(match, pair), "either")


@RANGES.rule(
    f"(bound/bound_or_tail)? (a/an)? ({VALUE}) plus_minus ({VALUE})",
    reads={"300 ± 20 metres": "280..320 meter"},
    leaves=("300 or 20",),
)
def plus_or_minus(match: Match) -> Token | None:
    """A value and its tolerance: "300 ± 20 metres", "49, plus or minus 3"."""
    middle, spread = values_of(match)
    if middle.value is None or spread.value is None:
        return None
    if middle.unit is None and spread.unit is not None:
        middle = in_unit(middle, spread.unit)
    low, high = middle.value - abs(spread.value), middle.value + abs(spread.value)  # type: ignore[operator]
    return quantity_token(match, middle._replace(low=low, high=high, bound="range"), "plus_or_minus")


def _between(low: Quantity, high: Quantity) -> Quantity | None:
    """The range of two values, the lower end taking scale and unit from the upper one where it has none; None when
    their units differ. "3 to 5 million people", "$3-5bn", "six weeks to 11 years"."""
    if low.value is None or high.value is None or low.kind == "ratio" != high.kind:
        return None
    if low.scale == 1 and low.value < high.value / high.scale:
        low = low._replace(value=product(low.value, high.scale), step=product(low.step, high.scale))
    if low.unit is None and high.unit is not None:
        low = in_unit(low, high.unit)
    elif low.unit is not None and high.unit is None:
        high = in_unit(high, low.unit)
    if unit_name(low) != unit_name(high):
        if low.unit is None or high.unit is None:
            return None
        if low.unit.name not in _HOURS or high.unit.name not in _HOURS:
            return None
        low = low._replace(value=product(low.value, _HOURS[low.unit.name] / _HOURS[high.unit.name]))
    assert low.value is not None and high.value is not None
    ends = sorted((low.value, high.value))
    steps = [q.step for q in (low, high) if q.step is not None]
    return high._replace(
        value=product(ends[0] + ends[1], 0.5),
        low=ends[0],
        high=ends[1],
        bound="range",
        is_approximate=low.is_approximate or high.is_approximate,
        step=max(steps) if steps else None,
        rules=low.rules + high.rules,
    )
