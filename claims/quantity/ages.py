"""Ages: numbers that a name, "aged" or an old-age word makes years of life."""

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import bounded, in_unit, quantity_of
from claims.quantity.plurals import is_plural
from claims.quantity.tokens import quantity_token
from claims.records import Quantity, Token, Unit
from claims.vocabulary import KINDS, Bound, kinds, word_class

_K = KINDS
_QUANTITY, _AMOUNT = KINDS["quantity"], KINDS["amount"]
AGES = Grammar()  # over quantities
_YEARS = Unit("year", "age")
_OLDEST = 120  # years; the oldest age on record is 122
_IN_BRACKETS = range(3, 100)  # years; "Anna Berg (2)" scored twice, "Ben Cole (118)" a century
_PERSONS = word_class("persons")
_NAMED_PERSONS = _PERSONS | word_class("persons of an age")  # "the mayor, 44", but "sued the mayor over 44 of them"
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
    is_plain = not quantity.kind and quantity.scale == 1
    return is_plain and top is not None and 0 <= top <= _OLDEST


def _aged(match: Match, token: Token, rule: str, bound: Bound | None = None) -> Token:
    """The number alone, in years, or in the time that it tells: "aged 12", "aged six weeks"."""
    quantity = quantity_of(token)
    if quantity.unit is None:
        aged = in_unit(quantity, _YEARS)
    else:
        aged = quantity._replace(unit=quantity.unit._replace(kind="age"), kind="age")
    if bound is not None and bound.before:
        aged = bounded(aged, bound.before, is_approximate=bound.is_approximate)
    return quantity_token(match, aged, rule, len(match.inside()) - 1)


@AGES.rule(
    "aged/age/ages (of|stop|from/to)? quantity",
    reads={
        "raised the retirement age to 64": "64 year old",
        "a son aged 12": "12 year old",
        "men aged 30 to 44": "30..44 year old",
        "at the age of 21": "21 year old",
        "The average age is 47.": "47 year old",
    },
    leaves=("aged beef, 40 tonnes", "came of age to 40 cheers"),
)
def aged(match: Match) -> Token | None:
    """ "aged 12", "over the age of 21", "ages 5 to 12"."""
    if match.inside()[1].kind in _MOVED and not _is_unnamed(match):
        return None
    link = match.find("stop")
    if link is not None and (link.word.lower() not in _IS or match.kind_after() not in _AFTER_AGE):
        return None
    before = match.before(2 if match.kind_before() == _K["the"] else 1)
    bound = before.value if before is not None and isinstance(before.value, Bound) else None
    return _aged(match, match.inside()[-1], "aged", bound)


@AGES.rule(
    "<name/word comma> quantity|<name/word comma stop> quantity",
    reads={"Maria Holt, 44, won": "44 year old", "said Tom Reed, 31.": "31 year old"},
    leaves=("In Rome, 44 people met", "prices, 40 of them"),
)
def name_and_age(match: Match) -> Token | None:
    """A person's age set off by commas: "Priya Stannard, 44, called"."""
    number = match.inside()[0]
    back = 3 if match.kind_before() == _K["stop"] else 2
    quantity = quantity_of(number)
    if back == 3 and match.word_before() not in ("now", "then"):
        return None
    if quantity.form != "digits" or quantity.bound != "=" or quantity.is_approximate or quantity.unit is not None:
        return None
    if match.kind_after() not in _AFTER_AGE:
        return None
    if match.kind_after() == _K["stop"] and (match.word_after() not in _AFTER_NAME_AND_AGE or _is_led(match, back + 1)):
        return None
    if match.kind_before(back) == _K["name"]:
        is_person = _is_person(match, back + 1)
    else:
        is_person = match.word_before(back) in _NAMED_PERSONS
    return _aged(match, number, "name_and_age") if is_person else None


_MOVED = kinds("from to")
_IS = frozenset(("is", "was"))
_AFTER_AGE = kinds("comma point semicolon close quote stop dash") | {""}
_IN_FULL_NAME = kinds("name point quote")  # "Maria Holt", "J. Holt", "'Red' Holt"
_BEFORE_PLACE = kinds("in at from comma")
_IN_NAME = kinds("word name point quote the a an stop")
_LEADS = kinds("to for of with by from")


def _is_led(match: Match, before: int) -> bool:
    """ "According to Maria Holt, 12 died": the name that ends before the match closes a phrase, not the subject."""
    while match.kind_before(before) in _IN_NAME:
        before += 1
    return match.kind_before(before) in _LEADS


def _is_person(match: Match, before: int) -> bool:
    """Whether a name of two capitalised words, or one that has its age between commas, ends before the match."""
    if match.kind_before(before) in _IN_FULL_NAME:
        return True
    return match.kind_after() in (_K["comma"], _K["stop"]) and match.kind_before(before) not in _BEFORE_PLACE


@AGES.rule(
    "<name name open> quantity",
    reads={"Ethan Boyle (19) was held": "19 year old"},
    leaves=("Acme Holdings (19%)",),
)
def age_in_brackets(match: Match) -> Token | None:
    """ "Ethan Boyle (19)"."""
    number = match.inside()[0]
    quantity = quantity_of(number)
    if match.kind_after() != _K["close"] or quantity.form != "digits" or quantity.unit is not None:
        return None
    return _aged(match, number, "age_in_brackets") if quantity.value in _IN_BRACKETS else None


@AGES.rule(
    "expectancy (word/name/stop/of/for/in/at/the/to/by/rise/and)* quantity",
    reads={"a life expectancy of 73": "73 year old"},
    leaves=("expectancy in 40 countries",),
)
def expectancy(match: Match) -> Token | None:
    """ "life expectancy for men is around 73"."""
    return _aged(match, match.inside()[-1], "expectancy") if _is_unnamed(match) else None


@AGES.rule(
    "<word of> quantity",
    reads={"a woman of 58": "58 year old"},
    leaves=("a crowd of 58", "a mother of three"),
)
def person_of(match: Match) -> Token | None:
    """ "a man of 66 and a boy of 9"."""
    is_person = match.word_before(2) in _MET_ONCE and _is_unnamed(match)
    return _aged(match, match.inside()[0], "person_of") if is_person else None


def _is_counting(match: Match) -> bool:
    after = match.after()
    return after is not None and (
        after.kind == _K["unit"] or (after.kind in (_K["word"], _K["name"]) and is_plural(after.word))
    )


_NOUNS = kinds("word name unit label maybe_label")


def _is_unnamed(match: Match) -> bool:
    return match.kind_after() not in _NOUNS


@AGES.rule(
    "<word/name/stop> quantity",
    reads={"people over 65": ">65 year old", "children under five": "<5 year old"},
    leaves=("people over 65 tonnes", "people 40"),
)
def persons_over(match: Match) -> Token | None:
    """ "people over 65", "children under five": a bound beside persons is an age."""
    number = match.inside()[0]
    quantity = quantity_of(number)
    is_bounded = quantity.unit is None and quantity.bound in ("<", "<=", ">", ">=")
    is_age = is_bounded and match.word_before() in _PERSONS and not _is_counting(match)
    return _aged(match, number, "persons_over") if is_age else None


@AGES.rule(
    "<word> quantity|<word/stop/label/maybe_label at> quantity",
    reads={"he turned 40": "40 year old", "she retired at 61": "61 year old", "left school at 14": "14 year old"},
    leaves=("he turned 40 pages", "it retired 40 planes", "met at school at 14"),
)
def turned(match: Match) -> Token | None:
    """ "turned 40", "retire at 61", "died at 87"."""
    has_at = match.kind_before() == _K["at"]
    is_verb = _is_station(match) if has_at else match.word_before() in _BIRTHDAYS
    return _aged(match, match.inside()[0], "turned") if is_verb and _is_unnamed(match) else None


def _is_station(match: Match) -> bool:
    """ "she retired at 61", "left school at 14"."""
    if match.word_before(2) in ("school", "home", "work"):
        return match.word_before(3) in _LEAVING
    return match.word_before(2) in _STATIONS


_LEAVING = frozenset(("left", "leave", "leaves", "leaving", "quit", "began", "started"))
