"""From amounts to quantities: ranges, ratios, multiples and bounds; what is left of a number is a quantity by itself."""

from claims.grammar import Grammar, Match
from claims.quantity.amounts import bounded, in_unit
from claims.quantity.numerals import product
from claims.records import Quantity, Token
from claims.vocabulary import KINDS, MINOR, Bound, Change

QUANTITIES = Grammar("quantities")
_K = KINDS
_VALUES = frozenset((_K["numeral"], _K["amount"], _K["portion"]))
_VALUE = "numeral/amount/portion"
_HOURS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2629746.0, "year": 31556952.0}
_RANGE_VERBS = frozenset("range ranges ranged ranging vary varies varied varying run runs running span spans spanning anywhere".split())
_REACH = 12  # tokens before "from 12 to 15" in which a word of change makes it a change with its baseline


def _quantity(token: Token) -> Quantity:
    assert isinstance(token.value, Quantity)
    return token.value


def _made(match: Match, quantity: Quantity, rule: str, first: int = 0) -> Token:
    inside = match.inside()[first:]
    start, end = inside[0].start, inside[-1].end
    return Token(_K["quantity"], start, end, match.text[start:end], quantity._replace(rules=(*quantity.rules, rule)))


def _values(match: Match) -> list[Quantity]:
    return [_quantity(token) for token in match.inside() if token.kind in _VALUES]


def _between(low: Quantity, high: Quantity, *, rule: str = "") -> Quantity | None:
    """The range of two values, the lower end taking scale and unit from the upper one where it has none; None when
    their units differ. "3 to 5 million people", "$3-5bn", "nine months to 14 years"."""
    if low.value is None or high.value is None or low.kind == "ratio" != high.kind:
        return None
    if low.scale == 1 and high.scale > 1 and low.form != "grouped" and low.value < high.value / high.scale:
        low = low._replace(value=product(low.value, high.scale), step=product(low.step, high.scale), scale=high.scale)
    if low.unit is None and high.unit is not None:
        low = in_unit(low, high.unit) if not low.unit else low
    elif low.unit is not None and high.unit is None:
        high = in_unit(high, low.unit)
    if _name(low) != _name(high):
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


def _name(quantity: Quantity) -> str:
    return quantity.unit.name if quantity.unit is not None else ""


def _bounded(quantity: Quantity, bound: Bound, side: str) -> Quantity | None:
    """The quantity under a bound: `>` leaves no upper end, `<` no lower one; a range or vague amount takes only a hedge."""
    sign = bound.before if side == "before" else bound.after
    return bounded(quantity, sign, is_approximate=bound.is_approximate)


def _hedged(match: Match, quantity: Quantity) -> Quantity:
    """With the bound word at the front of the match applied."""
    first = match.inside()[0]
    if isinstance(first.value, Bound):
        return _bounded(quantity, first.value, "before") or quantity
    return quantity


@QUANTITIES.rule(
    f"(bound/bound_or_tail)? between ({_VALUE}) and ({_VALUE})",
    reads={"between 3 and 5 million people": "3e6..5e6 (people)", "between $95 million and $120 million": "9.5e7..1.2e8 USD"},
    leaves=("between 5 miles and $2",),
)
def between(match: Match) -> Token | None:
    """The upper end lends the lower one its scale and unit: "between 3 and 5 million"."""
    pair = _between(*_values(match))
    return None if pair is None else _made(match, _hedged(match, pair), "between")


@QUANTITIES.rule(
    f"from (bound/bound_or_tail)? (a/an)? ({_VALUE}) (to/until/through) (bound/bound_or_tail)? (a/an)? ({_VALUE})",
    reads={"a term of from 12 to 15 years": "12..15 year"},
    leaves=("rose from 12 to 15 tonnes",),
)
def from_to(match: Match) -> Token | None:
    """A stretch: "homes from $750,000 to $1 million". After a word of change both ends are quantities of their own."""
    if _is_change(match) and not _is_from_rest(match):
        return None
    inside = match.inside()
    if any(token.kind in (_K["bound"], _K["bound_or_tail"]) for token in inside):
        return None
    pair = _between(*_values(match))
    return None if pair is None else _made(match, pair, "from_to", first=1)


def _is_from_rest(match: Match) -> bool:
    """ "going from 0 to 62 mph": an acceleration is one figure."""
    low, high = _values(match)
    return low.value == 0 and high.kind == "speed"


def _is_change(match: Match) -> bool:
    """Whether "from 12 to 15" tells a change: a word of change before it in the clause, and no verb of range."""
    after, beyond = match.after(), match.after(2)
    if after is not None and beyond is not None and after.kind == _K["to"] and beyond.kind in _VALUES:
        return False  # "from 5 to 7 per cent to 3 to 5 per cent": both ends are ranges
    for distance in range(1, _REACH):
        token = match.before(distance)
        if token is None or token.kind in (_K["semicolon"], _K["colon"]):
            return False
        if token.word.lower() in _RANGE_VERBS:
            return False
        if (isinstance(token.value, Change) and token.value.role != "comparative") or (distance <= 2 and token.word.lower() in _GOING):
            return True
    return False


_GOING = frozenset("went gone go goes going moved moving shifted switched".split())


@QUANTITIES.rule(
    f"(bound/bound_or_tail)? (a/an)? ({_VALUE}) (hyphen? to hyphen?|hyphen|dash|sign) ({_VALUE})",
    reads={"3% to 4% of GDP": "3..4 percent of GDP", "a $3-5bn plan": "3e9..5e9 USD", "a wait of 3–4 hours": "3..4 hour", "a 0-to-60-mph run": "0..60 mile / hour"},
    leaves=("won 3-1", "sales rose 6% to $4 million", "the 1914-18 war"),
)
def stretch(match: Match) -> Token | None:
    """Two ends with "to" or a dash. Two bare numbers with a dash are a score, not a range, unless they count a noun."""
    inside = match.inside()
    values = _values(match)
    low, high = values
    before = match.before()
    if before is not None and before.kind == _K["from"] and _is_change(match):
        return None
    spaced = any(token.kind in (_K["dash"], _K["sign"]) for token in inside)
    if spaced and (low.unit is not None and high.unit is not None or (low.unit is None and high.unit is None)):
        return None
    with_to = any(token.kind == _K["to"] for token in inside)
    if low.unit is not None and with_to and _is_moved(match):
        return None
    if low.unit is None and high.unit is None and not _counts(match, high, with_to):
        return None
    if with_to and low.value is not None and high.value is not None and low.scale == high.scale and low.value >= high.value and not (before and before.kind == _K["from"]):
        return None  # "49% to 43%", "312 to 208"
    pair = _between(low, high)
    return None if pair is None else _made(match, _hedged(match, pair), "stretch")


def _is_moved(match: Match) -> bool:
    """ "fell 3% to 5%", "up 4p to 80p": a change and the level reached, not a range."""
    for distance in range(1, 4):
        before = match.before(distance)
        if before is None:
            return False
        if isinstance(before.value, Change) and before.value.role in ("verb", "weak verb"):
            return True
        if before.kind not in (_K["by"], _K["a"], _K["an"], _K["further"]) and not before.word.endswith("ly"):
            return False
    return False


def _counts(match: Match, high: Quantity, with_to: bool) -> bool:
    after = match.after()
    before = match.before()
    if before is not None and before.kind in (_K["aged"], _K["age"], _K["ages"]):
        return True
    if after is None or after.kind not in (_K["word"], _K["name"], _K["unit"]):
        return with_to and (high.scale > 1 or (before is not None and before.kind in (_K["stop"], _K["word"], _K["the"], _K["of"], _K["bound"])))
    if with_to:
        return not (after.kind == _K["word"] and after.word.endswith(("ed", "ly")))
    return after.word.endswith("s") or after.word.lower() in ("people", "men", "women", "children", "staff") or high.scale > 1


@QUANTITIES.rule(
    f"(bound/bound_or_tail)? (a/an)? numeral or ({_VALUE})",
    reads={"four or five years": "4..5 year", "two or three hundred people": "200..300 (people)"},
    leaves=("10 or $5",),
)
def either(match: Match) -> Token | None:
    """Two neighbours: "four or five years"; "100 or 300" are two figures."""
    low, high = _values(match)
    if low.value is None or high.value is None or low.scale != 1 or high.bound != "=":
        return None
    upper = high.value / high.scale
    if not (low.value < upper <= low.value + max(3.0, low.value)) or low.form != high.form and {low.form, high.form} - {"one", "words"}:
        return None
    pair = _between(low, high)
    return None if pair is None else _made(match, _hedged(match, pair), "either")


@QUANTITIES.rule(
    f"(bound/bound_or_tail)? (a/an)? ({_VALUE}) plus_minus ({_VALUE})",
    reads={"300 ± 20 metres": "280..320 meter"},
    leaves=("300 or 20",),
)
def plus_or_minus(match: Match) -> Token | None:
    """A value and its tolerance: "300 ± 20 metres", "49, plus or minus 3"."""
    middle, spread = _values(match)
    if middle.value is None or spread.value is None:
        return None
    if middle.unit is None and spread.unit is not None:
        middle = in_unit(middle, spread.unit)
    low, high = middle.value - abs(spread.value), middle.value + abs(spread.value)  # type: ignore[operator]
    return _made(match, middle._replace(low=low, high=high, bound="range"), "plus_or_minus")


@QUANTITIES.rule(
    "(bound/bound_or_tail)? (a/an)? numeral hyphen? (in|out of|in every|out of every|of every) hyphen? numeral",
    reads={"one in five voters": "0.2 ratio", "nine out of 10 homes": "0.9 ratio", "1 in 20": "0.05 ratio"},
    leaves=("5 in 2024", "three in a row"),
)
def one_in_five(match: Match) -> Token | None:
    """So many of so many: "one in five", "nine out of ten"."""
    part, whole = _values(match)
    if part.value is None or whole.value is None or not 0 < part.value < whole.value or part.scale != 1:
        return None
    if "out" not in [t.word.lower() for t in match.inside()] and (whole.value > 1000 and part.value > 1 or part.form != "one" and part.value > 10):  # noqa: PLR2004
        return None
    if 1900 <= whole.value <= 2100 and whole.form == "digits":  # noqa: PLR2004
        return None
    share = float(f"{part.value / whole.value:.6g}")
    ratio = Quantity(share, share, share, kind="ratio", form="fraction", rules=part.rules + whole.rules)
    return _made(match, _hedged(match, ratio), "one_in_five")


@QUANTITIES.rule(
    "(bound/bound_or_tail)? (a/an)? numeral hyphen? times (as/more/less/fewer/the/rise/stop/word)",
    reads={"three times as many voters": "3 ratio", "four times the limit": "4 ratio"},
    leaves=("voted four times",),
)
def times_as_many(match: Match) -> Token | None:
    """A multiple: "three times as many", "four times the limit"; "four times" alone counts occasions."""
    word = match.inside()[-1].word.lower()
    if match.inside()[-1].kind in (_K["stop"], _K["rise"], _K["word"]) and word not in _TIMES_WHAT:
        return None
    return _multiple(match, "times_as_many", drop=1)


_TIMES_WHAT = frozenset("that what its their his her our higher larger bigger greater faster longer stronger heavier better earnings sales revenue profit book oversubscribed".split())


@QUANTITIES.rule(
    "(bound/bound_or_tail)? (a/an)? numeral hyphen? (fold|by_sign)",
    reads={"a 10-fold rise": "10 ratio up"},
    leaves=("10 folders",),
)
def fold(match: Match) -> Token | None:
    """ "10-fold", "3x"."""
    return _multiple(match, "fold", drop=0)


def _multiple(match: Match, rule: str, drop: int) -> Token | None:
    number = _values(match)[0]
    if number.value is None:
        return None
    ratio = number._replace(unit=None, kind="ratio", form="fraction")
    inside = match.inside()
    inside = inside[: len(inside) - drop]
    start, end = inside[0].start, inside[-1].end
    quantity = _hedged(match, ratio)
    return Token(_K["quantity"], start, end, match.text[start:end], quantity._replace(rules=(*quantity.rules, rule)))


@QUANTITIES.rule(
    "(bound/bound_or_tail)? multiple",
    reads={"profit doubled": "2 ratio up", "more than tripled": ">3 ratio up", "costs were halved": "0.5 ratio down"},
    leaves=("a double room",),
)
def multiplied(match: Match) -> Token | None:
    """A verb that is a multiple: "doubled" 2, "halved" 0.5."""
    word = match.inside()[-1]
    value = word.value
    assert isinstance(value, Quantity)
    before = match.before()
    if word.word.lower() in ("double", "triple", "twice", "half") or (before is not None and before.kind in (_K["the"],)):
        pass
    return _made(match, _hedged(match, value), "multiplied")


@QUANTITIES.rule(
    "(minus/negative) numeral",
    reads={"a balance of minus 19": "-19 number"},
    leaves=("plus or minus 3",),
)
def below_nought(match: Match) -> Token | None:
    """A bare number below zero: "minus 19"."""
    number = _values(match)[0]
    if number.value is None:
        return None
    return _made(match, number._replace(value=-number.value, low=-number.value, high=-number.value), "below_nought")


@QUANTITIES.rule(
    "(bound/bound_or_tail)? amount and? (amount/numeral)",
    reads={"two pounds and fifty pence in change": "2.5 GBP", "it cost 5 dollars 99.": "5.99 USD"},
    leaves=("£5 and $6", "5 dollars and 40 people", "paid 5 dollars 40 times"),
)
def with_small_change(match: Match) -> Token | None:
    """Main and minor unit together: "two pounds fifty", "thirteen dollars and forty-five cents"."""
    main, minor = _values(match)
    if main.kind != "money" or main.value is None or minor.value is None or main.scale != 1 or main.value % 1 or main.bound != "=":
        return None
    last = match.inside()[-1]
    if minor.kind == "money":
        if _name(minor) != _name(main) or not 0 < minor.value < 1 or not any(word in MINOR for word in last.word.lower().replace("-", " ").split()):
            return None
        part = minor.value
    else:
        after = match.after()
        ends = after is None or after.kind in (_K["point"], _K["comma"], _K["quote"], _K["close"], _K["more"])
        if minor.kind or minor.scale != 1 or not 10 <= minor.value < 100 or not ends or minor.form not in ("digits", "words", "priced"):  # noqa: PLR2004
            return None
        part = minor.value / 100
    whole = product(main.value + part, 1.0)
    return _made(match, _hedged(match, main._replace(value=whole, low=whole, high=whole, step=0.01)), "with_small_change")


@QUANTITIES.rule(
    f"((bound/bound_or_tail) hyphen? (a/an|another|additional|extra|further|only)?)? (a/an)? ({_VALUE}) (hyphen? (tail/bound_or_tail))?",
    reads={
        "more than a 2% rise": ">2 percent up",
        "at least a dozen boats": ">=12 (boats)",
        "40-odd boats": "~40 (boats)",
        "70 or more boats": ">=70 (boats)",
    },
    leaves=("fewer than the boats",),
)
def with_bounds(match: Match) -> Token | None:
    """A value and the bounds beside it: "more than a 2%", "40-odd", "70 or more"."""
    inside = match.inside()
    quantity = _values(match)[0]
    first, last = inside[0], inside[-1]
    skip = 0
    if isinstance(first.value, Bound):
        if first.value.before == "":
            return None
        if _is_span(match, quantity) or _is_moved_up_to(match) or _is_comparison(match):
            skip = 1
        else:
            quantity = _bounded(quantity, first.value, "before") or quantity
    while inside[skip].kind in (_K["a"], _K["an"]) or (skip and inside[skip].kind not in _VALUES):
        skip += 1
    if isinstance(last.value, Bound) and last is not first:
        if last.word == "plus" and not _is_joined(match):
            return None
        if last.value.after == "" or (last.word == "+" and last.start != inside[-2].end):
            return None
        quantity = _bounded(quantity, last.value, "after") or quantity
    return _made(match, quantity, "with_bounds" if len(inside) > 1 else "plain", first=skip)


def _is_comparison(match: Match) -> bool:
    """ "12% more than five years ago", "$3m less than $8m": the bound word compares two figures."""
    before = match.before()
    return before is not None and before.kind in (*_VALUES, _K["quantity"]) and match.inside()[0].word.lower().endswith("than")


def _is_span(match: Match, quantity: Quantity) -> bool:
    """ "over four years" tells how long something took, unless a verb or noun of length asks for a bound."""
    word = match.inside()[0].word.lower()
    if quantity.unit is None or quantity.unit.kind != "duration" or word not in ("over", "within", "under", "after", "near"):
        return False
    if word != "over":
        return False
    before = match.before()
    return before is None or before.word.lower() not in _LASTING


def _is_joined(match: Match) -> bool:
    """Whether "plus" belongs to the number before: "40-plus", "40 plus,"; not "40 plus a bonus"."""
    after = match.after()
    hyphen = any(token.kind == _K["hyphen"] for token in match.inside())
    if _values(match)[0].unit is not None and after is not None and after.kind in (_K["word"], _K["unit"]):
        return hyphen
    return hyphen or after is None or after.kind not in (_K["a"], _K["an"], _K["the"], *_VALUES, _K["stop"], _K["name"])


def _is_moved_up_to(match: Match) -> bool:
    """ "revised up to 1.4 million", "went up to 5%": a level reached, not a bound."""
    before = match.before()
    if match.inside()[0].word.lower() != "up to" or before is None:
        return False
    return isinstance(before.value, Change) or before.word.lower() in ("revised", "went", "moved", "pushed", "raised", "brought", "goes", "go", "gone", "going")


_LASTING = frozenset("for lasted lasting took taken take takes well spent waited of is was are were just lasts after in".split())
