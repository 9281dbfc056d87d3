"""Ratios: "one in five", "three times as many", "10-fold", "doubled"."""

from claims.grammar import Grammar, Match
from claims.quantity.bounds import hedged
from claims.quantity.tokens import quantity_token, values_of
from claims.records import Quantity, Token
from claims.vocabulary import KINDS, kinds, word_class

_K = KINDS
RATIOS = Grammar()
_COUNTED = kinds("unit name word")
_TIMES_WHAT = word_class("after times")
_LEADING_ON = kinds("stop rise word only reported")


@RATIOS.rule(
    "(bound/bound_or_tail)? (a/an)? numeral hyphen? (in|out of|in every|out of every|of every) hyphen? numeral",
    reads={"one in five voters": "0.2 ratio", "nine out of 10 homes": "0.9 ratio", "1 in 20": "0.05 ratio"},
    leaves=("5 in 2024", "three in a row"),
)
def one_in_five(match: Match) -> Token | None:
    """So many of so many: "one in five", "nine out of ten"."""
    part, whole = values_of(match)
    if part.value is None or whole.value is None or not 0 < part.value < whole.value or part.scale != 1:
        return None
    if "out" not in [t.word.lower() for t in match.inside()] and (
        (whole.value > 1000 and part.value > 1) or part.value > 10
    ):
        return None
    ratio = _ratio(part.value, whole.value, part.rules + whole.rules)
    return quantity_token(match, hedged(match, ratio), "one_in_five")


def _ratio(part: float, whole: float, rules: tuple[str, ...]) -> Quantity:
    share = float(f"{part / whole:.6g}")
    return Quantity(share, share, share, kind="ratio", rules=rules)


@RATIOS.rule(
    "numeral word/rise (word/rise)? in every? numeral",
    reads={"one adult in seven has asthma": "0.142857 ratio", "One unsigned contract in three": "0.333333 ratio"},
    leaves=("one man in 2019", "one day in three weeks", "two men in seven cars"),
)
def one_voter_in_five(match: Match) -> Token | None:
    """ "one adult in seven": the noun stands between."""
    part, whole = values_of(match)
    if part.form != "one" or whole.form != "words" or not whole.value:
        return None  # "one test in zero gravity"
    if match.kind_after() in _COUNTED:
        return None  # "one day in three weeks"
    return quantity_token(match, _ratio(1, whole.value, part.rules + whole.rules), "one_voter_in_five")


@RATIOS.rule(
    "(bound/bound_or_tail)? (a/an)? numeral hyphen? times (as/more/less/fewer/the/rise/stop/word/only/reported/bound)",
    reads={
        "three times as many voters": "3 ratio",
        "four times the limit": "4 ratio",
        "4.5 times average earnings": "4.5 ratio",
        "10 times better than in May": "10 ratio up",
    },
    leaves=("voted four times",),
)
def times_as_many(match: Match) -> Token | None:
    """A multiple: "three times as many", "four times the limit"; "four times" alone counts occasions."""
    word = match.inside()[-1].word.lower()
    if match.inside()[-1].kind in _LEADING_ON and word not in _TIMES_WHAT:
        return None
    if match.inside()[-1].kind == _K["bound"] and not word.endswith(" than"):
        return None
    return _multiple(match, "times_as_many", drop=1)


@RATIOS.rule(
    "(bound/bound_or_tail)? (a/an)? numeral hyphen? times",
    reads={"debt of 2.8 times EBITDA": "2.8 ratio", "oversubscribed 1.4 times": "1.4 ratio"},
    leaves=("voted 14 times",),
)
def times_and_a_part(match: Match) -> Token | None:
    """A multiple with a decimal, since nothing occurs 2.8 times."""
    return _multiple(match, "times_and_a_part", drop=0) if values_of(match)[0].form == "decimal" else None


@RATIOS.rule(
    "(bound/bound_or_tail)? (a/an)? numeral hyphen? (fold|by_sign)",
    reads={"a 10-fold rise": "10 ratio up", "at 3x last year's pace": "3 ratio"},
    leaves=("10 folders",),
)
def fold(match: Match) -> Token | None:
    """ "10-fold", "3x"."""
    return _multiple(match, "fold", drop=0)


def _multiple(match: Match, rule: str, drop: int) -> Token | None:
    number = values_of(match)[0]
    if number.value is None:
        return None
    ratio = number._replace(kind="ratio")
    return quantity_token(match._replace(last=match.last - drop), hedged(match, ratio), rule)


@RATIOS.rule(
    "numeral slash numeral",
    reads={"We score it 4.5/5": "0.9 ratio", "rated 7.5/10": "0.75 ratio"},
    leaves=("at 4.5/6.5", "on 4/5 May"),
)
def marks_out_of(match: Match) -> Token | None:
    """Marks with a decimal: "4.5/5", "7.5/10"."""
    marks, most = values_of(match)
    given = marks.value or 0
    if marks.form != "decimal" or most.value not in _MOST_MARKS or not 0 <= given <= most.value:
        return None
    return quantity_token(match, _ratio(given, most.value, marks.rules), "marks_out_of")


_MOST_MARKS = (5, 10)


@RATIOS.rule(
    "(bound/bound_or_tail)? multiple",
    reads={
        "profit doubled": "2 ratio up",
        "more than tripled": ">3 ratio up",
        "costs were halved": "0.5 ratio down",
    },
    leaves=("a double room",),
)
def multiplied(match: Match) -> Token | None:
    """A verb that is a multiple: "doubled" 2, "halved" 0.5."""
    word = match.inside()[-1]
    value = word.value
    assert isinstance(value, Quantity)
    return quantity_token(match, hedged(match, value), "multiplied")
