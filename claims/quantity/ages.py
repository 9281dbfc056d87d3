"""Ages: numbers that a name, "aged" or an old-age word makes years of life."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import in_unit, quantity_of
from claims.quantity.plurals import is_plural
from claims.quantity.tokens import quantity_token
from claims.records import Quantity, Token, Unit
from claims.vocabulary import KINDS, Bound, word_class

_K = KINDS
_QUANTITY, _AMOUNT = KINDS["quantity"], KINDS["amount"]
AGES = Grammar()  # over quantities
_YEARS = Unit("year", "age")
_OLDEST = 120  # years; the oldest age on record is 122
_PERSONS = word_class("persons")
_AFTER_NAME_AND_AGE = word_class("after a name and age")
_MET_ONCE = word_class("persons met once")
_STATIONS = word_class("stations of life")
_BIRTHDAYS = word_class("birthday verbs")


def age_kinds(tokens: list[Token]) -> str:
    """The letters of the tokens, quantities that can be no age made something else: most have a unit."""
    return "".join(
        [_AMOUNT if token.kind == _QUANTITY and not _may_be_age(quantity_of(token)) else token.kind for token in tokens]
    )


def _may_be_age(quantity: Quantity) -> bool:
    if quantity.unit is not None:
        return quantity.unit.kind == "duration"
    top = quantity.high if quantity.high is not None else quantity.low
    return top is not None and 0 <= top <= _OLDEST and not quantity.kind


def _aged(match: Match, token: Token, rule: str, first: int, bound: Bound | None = None) -> Token | None:
    quantity = token.value
    assert isinstance(quantity, Quantity)
    top = quantity.high if quantity.high is not None else quantity.low
    if quantity.unit is not None and quantity.unit.kind == "duration":
        aged = quantity._replace(unit=quantity.unit._replace(kind="age"), kind="age")
    elif (
        quantity.unit is None
        and top is not None
        and 0 <= top <= _OLDEST
        and quantity.scale == 1
        and quantity.kind != "ratio"
        and quantity.bound != "vague"
    ):
        aged = in_unit(quantity, _YEARS)
    else:
        return None
    if bound is not None and bound.before and bound.before != "=":
        aged = aged._replace(
            bound=bound.before,
            low=aged.value if bound.before[0] == ">" else None,
            high=aged.value if bound.before[0] == "<" else None,
        )
    return quantity_token(match, aged, rule, first)


@AGES.rule(
    "aged/age/ages (of|stop)? (between)? quantity",
    reads={
        "a son aged 12": "12 year old",
        "men aged 30 to 44": "30..44 year old",
        "at the age of 21": "21 year old",
        "The average age is 47.": "47 year old",
    },
    leaves=("aged beef, 40 tonnes",),
)
def aged(match: Match) -> Token | None:
    """ "aged 12", "over the age of 21", "ages 5 to 12"."""
    number = match.inside()[-1]
    before = match.before()
    bound = None
    link, after = match.find("stop"), match.after()
    if link is not None and (link.word.lower() not in _IS or (after is not None and after.kind not in _AFTER_AGE)):
        return None
    if before is not None and before.kind == _K["the"]:
        before = match.before(2)
    if before is not None and isinstance(before.value, Bound):
        bound = before.value
    return _aged(match, number, "aged", len(match.inside()) - 1, bound)


@AGES.rule(
    "<name/word comma> quantity|<name/word comma stop> quantity",
    reads={"Maria Holt, 44, won": "44 year old", "said Tom Reed, 31.": "31 year old"},
    leaves=("In Rome, 44 people met", "prices, 40 of them"),
)
def name_and_age(match: Match) -> Token | None:
    """A person's age set off by commas: "Priya Stannard, 44, called"."""
    number, adverb = match.inside()[0], match.before()
    assert adverb is not None
    back = 3 if adverb.kind == _K["stop"] else 2
    person, earlier, end = match.before(back), match.before(back + 1), match.after()
    assert person is not None
    if back == 3 and adverb.word.lower() not in ("now", "then"):
        return None
    quantity = number.value
    assert isinstance(quantity, Quantity)
    if quantity.form != "digits" or quantity.bound != "=" or quantity.is_approximate or quantity.unit is not None:
        return None
    if end is not None and end.kind not in _AFTER_AGE:
        return None
    if end is not None and end.kind == _K["stop"] and end.word.lower() not in _AFTER_NAME_AND_AGE:
        return None
    if person.kind == _K["word"] and person.word.lower() not in _PERSONS:
        return None
    if person.kind == _K["name"] and not _is_person(earlier, end):
        return None
    return _aged(match, number, "name_and_age", 0)


_IS = frozenset(("is", "was"))
_AFTER_AGE = frozenset(_K[k] for k in ("comma", "point", "semicolon", "close", "quote", "stop", "dash"))


def _is_person(before: Token | None, closing: Token | None) -> bool:
    """A name of two capitalised words, or one that has its age between commas."""
    if before is not None and before.kind in (_K["name"], _K["point"], _K["quote"]):
        return True
    return (
        closing is not None
        and closing.kind in (_K["comma"], _K["stop"])
        and (before is None or before.kind not in (_K["in"], _K["at"], _K["from"], _K["comma"]))
    )


@AGES.rule(
    "<name name open> quantity",
    reads={"Ethan Boyle (19) was held": "19 year old"},
    leaves=("Acme Holdings (19%)",),
)
def age_in_brackets(match: Match) -> Token | None:
    """ "Ethan Boyle (19)"."""
    number, after = match.inside()[0], match.after()
    quantity = number.value
    assert isinstance(quantity, Quantity)
    if (
        after is None
        or after.kind != _K["close"]
        or quantity.form != "digits"
        or quantity.unit is not None
        or not 3 <= (quantity.value or 0) <= 115
    ):
        return None
    return _aged(match, number, "age_in_brackets", 0)


@AGES.rule(
    "expectancy (word/name/stop/of/for/in/at/the/to/by/rise/between/and)* quantity",
    reads={"a life expectancy of 73": "73 year old"},
    leaves=("expectancy in 40 countries",),
)
def expectancy(match: Match) -> Token | None:
    """ "life expectancy for men is around 73"."""
    return _aged(match, match.inside()[-1], "expectancy", len(match.inside()) - 1) if _is_unnamed(match) else None


@AGES.rule(
    "<word of> quantity",
    reads={"a woman of 58": "58 year old"},
    leaves=("a crowd of 58", "a mother of three"),
)
def person_of(match: Match) -> Token | None:
    """ "a man of 66 and a boy of 9"."""
    person, number = match.before(2), match.inside()[0]
    assert person is not None
    return _aged(match, number, "person_of", 0) if person.word.lower() in _MET_ONCE and _is_unnamed(match) else None


def _is_counting(match: Match) -> bool:
    after = match.after()
    return after is not None and (
        after.kind == _K["unit"] or (after.kind in (_K["word"], _K["name"]) and is_plural(after.word))
    )


def _is_unnamed(match: Match) -> bool:
    after = match.after()
    return after is None or after.kind not in (
        _K["word"],
        _K["name"],
        _K["unit"],
        _K["label"],
        _K["maybe_label"],
    )


@AGES.rule(
    "<word/name/stop> quantity",
    reads={"people over 65": ">65 year old", "children under five": "<5 year old"},
    leaves=("people over 65 tonnes", "people 40"),
)
def persons_over(match: Match) -> Token | None:
    """ "people over 65", "children under five": a bound beside persons is an age."""
    person, number = match.before(), match.inside()[0]
    assert person is not None
    quantity = number.value
    assert isinstance(quantity, Quantity)
    if (
        person.word.lower() not in _PERSONS
        or quantity.unit is not None
        or quantity.bound not in ("<", "<=", ">", ">=")
        or _is_counting(match)
    ):
        return None
    return _aged(match, number, "persons_over", 0)


@AGES.rule(
    "<word/stop/rise> quantity|<word/stop/rise at> quantity",
    reads={"he turned 40": "40 year old", "she retired at 61": "61 year old"},
    leaves=("he turned 40 pages", "it retired 40 planes"),
)
def turned(match: Match) -> Token | None:
    """ "turned 40", "retire at 61", "died at 87"."""
    number, joint = match.inside()[0], match.before()
    assert joint is not None
    has_at = joint.kind == _K["at"]
    token = match.before(2) if has_at else joint
    verb = token.word.lower() if token is not None else ""
    if not _is_unnamed(match) or verb not in (_STATIONS if has_at else _BIRTHDAYS):
        return None
    return _aged(match, number, "turned", 0)
