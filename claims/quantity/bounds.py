"""A value and the bounds beside it; a value alone is a quantity too."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import bounded, in_unit
from claims.quantity.tokens import VALUE, VALUES, quantity_token, values_of
from claims.records import Quantity, Token, Unit
from claims.vocabulary import KINDS, Bound, Change, kinds, word_class

_K = KINDS
BOUNDS = Grammar()
_LASTING = word_class("lasting")
_TOPICS = frozenset(("over", "under"))
_NEGATIONS = word_class("negations")
_FIGURES = VALUES | kinds("quantity")
_REVISING = word_class("revising verbs") | word_class("going verbs")


@BOUNDS.rule(
    "(minus/negative/sign) numeral",
    reads={"a balance of minus 19": "-19 number", "a score of negative 7": "-7 number", "a pH of -2.5": "-2.5 number"},
    leaves=("plus or minus 3",),
)
def below_nought(match: Match) -> Token | None:
    """A bare number below zero: "minus 19", "-2.5". The sign after a number joins the two: "a 3 -2 win"."""
    number, before = values_of(match)[0], match.before()
    if number.value is None or (before is not None and before.word[-1:].isdigit()):
        return None
    return quantity_token(
        match, number._replace(value=-number.value, low=-number.value, high=-number.value), "below_nought"
    )


@BOUNDS.rule(
    f"((bound/bound_or_tail) hyphen? (a/an)? (another/additional/extra/further/only)?)? (a/an)? ({VALUE})"
    " (hyphen? (tail/bound_or_tail))?",
    reads={
        "most were older than 60": ">60 year old",
        "more than a 2% rise": ">2 percent up",
        "at least a dozen boats": ">=12 (boats)",
        "40-odd boats": "~40 (boats)",
        "70 or more boats": ">=70 (boats)",
    },
    leaves=("fewer than the boats",),
)
def with_bounds(match: Match) -> Token | None:
    """A value and the bounds beside it: "more than a 2%", "40-odd", "70 or more"."""
    match = _without_false_tail(match)
    inside = match.inside()
    quantity = values_of(match)[0]
    first, last = inside[0], inside[-1]
    skip = 0
    if isinstance(first.value, Bound):
        if first.value.before == "":
            return None
        if _is_topic(match) or _is_span(match, quantity) or _is_moved_up_to(match) or _is_comparison(match):
            skip = 1
        else:
            sign = _NEGATED[first.value.before] if _is_negated(match) else first.value.before
            quantity = bounded(_of_age(quantity, first), sign, is_approximate=first.value.is_approximate)
            if any(token.kind in _ADDITIONAL for token in inside) and not _is_moved(match):
                quantity = quantity._replace(change="increase")
    while inside[skip].kind in (_K["a"], _K["an"]) or (skip and inside[skip].kind not in VALUES):
        skip += 1
    if isinstance(last.value, Bound) and last is not first:
        quantity = bounded(quantity, last.value.after, is_approximate=last.value.is_approximate)
    return quantity_token(match, quantity, "with_bounds" if len(inside) > 1 else "plain", first=skip)


_NEGATED = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
_ADDITIONAL = kinds("extra additional")  # "at least an extra 700 places"


def _is_negated(match: Match) -> bool:
    """ "cannot exceed 80%", "is not at least 5%"; what is "not as much as 5%" is no more than that either."""
    first = match.inside()[0]
    assert isinstance(first.value, Bound)
    is_reversed = first.value.before in _NEGATED and not first.word.lower().startswith(_COMPARED)
    return is_reversed and match.word_before() in _NEGATIONS


_COMPARED = ("as ", "up to", "upto")


def _without_false_tail(match: Match) -> Match:
    """The match up to its number, where the word after that bounds something else: "$40 plus a $5 fee"."""
    inside = match.inside()
    last = inside[-1]
    if not isinstance(last.value, Bound) or len(inside) == 1:
        return match
    is_apart = last.word == "+" and last.start != inside[-2].end
    if last.value.after and not is_apart and (last.word != "plus" or _is_joined(match)):
        return match
    return match._replace(last=match.last - 1)


def _of_age(quantity: Quantity, bound: Token) -> Quantity:
    """ "older than 60": only ages are old."""
    is_age = quantity.unit is None and bound.word.lower() in ("older than", "younger than")
    return in_unit(quantity, Unit("year", "age")) if is_age else quantity


def _is_comparison(match: Match) -> bool:
    """ "12% more than five years ago", "10 times better than two years ago": the bound word compares two figures."""
    return match.kind_before() in _FIGURES and match.inside()[0].word.lower().endswith("than")


def _is_topic(match: Match) -> bool:
    """ "a row over a $3 fee", "over a 10-year term": what it is about, or how long, and no bound."""
    bound, article = match.inside()[:2]
    return bound.word.lower() in _TOPICS and article.kind in (_K["a"], _K["an"])


def _is_span(match: Match, quantity: Quantity) -> bool:
    """ "over four years" tells how long something took, unless a verb or noun of length asks for a bound."""
    word = match.inside()[0].word.lower()
    if word != "over" or quantity.unit is None or quantity.unit.kind != "duration":
        return False
    return match.word_before() not in _LASTING


def _is_joined(match: Match) -> bool:
    """Whether "plus" belongs to the number before: "40-plus", "40 plus,"; not "40 plus a bonus"."""
    if match.find("hyphen") is not None:
        return True
    is_measured = values_of(match)[0].unit is not None
    return match.kind_after() not in (_ADDED | _ADDED_TO_MEASURED if is_measured else _ADDED)


_ADDED = VALUES | kinds("a an the stop name")
_ADDED_TO_MEASURED = kinds("word unit")  # "$40 plus tax", but "40 plus members"


def _is_moved(match: Match) -> bool:
    """ "fell by at least an additional 5%": the verb tells the direction."""
    before = match.before()
    value = before.value if before is not None else None
    return match.kind_before() == _K["by"] or (isinstance(value, Change) and value.role == "verb")


def _is_moved_up_to(match: Match) -> bool:
    """ "revised up to 3.9 million", "went up to 5%": a level reached, not a bound."""
    before = match.before()
    if match.inside()[0].word.lower() != "up to" or before is None:
        return False
    return isinstance(before.value, Change) or before.word.lower() in _REVISING


def hedged(match: Match, quantity: Quantity) -> Quantity:
    """With the bound word at the front of the match applied."""
    first = match.inside()[0]
    if isinstance(first.value, Bound):
        return bounded(quantity, first.value.before, is_approximate=first.value.is_approximate)
    return quantity
