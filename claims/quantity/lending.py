"""A unit or noun said once holds for the figures that lean on it: "from 12 to 15 tonnes", "263 of them"."""

import re
from itertools import pairwise

from claims.grammar import compiled, kinds_of
from claims.quantity.arithmetic import in_unit, quantity_of
from claims.quantity.beside import named_nearby, subject_noun, toll
from claims.quantity.plurals import is_plural
from claims.quantity.restated import OR_AGAIN, is_close, size_of, with_restatements
from claims.quantity.tokens import before_name, kind_at, word_at
from claims.records import Mention, Quantity, Token
from claims.vocabulary import KINDS, kinds, word_class

_K = KINDS
_QUANTITY = KINDS["quantity"]
_NEAR = 3  # tokens beside a figure in which a word tells what it counts
_BESIDE = kinds(
    "from to against than and or with versus comma by at of bound bound_or_tail another open colon hyphen dash between"
)
_GOES_ON = kinds("comma and or to")
_LONGEST_AGAIN = len(OR_AGAIN) + 2  # with a quantity and a comma before it
_DEFINITE = word_class("definite")
_UNSAID = frozenset(("children",))  # of "a mother of four", and of no other figure
_COUNTED_SIZE = 30.0  # times: "in 19 countries, 832 of them on the drug": not so many countries
_OF_ANY_SIZE = frozenset(("people", "points"))  # "killed 12 people and drove 18,000 from their homes"
_MOST_DONORS = 12  # figures looked back at: what is further off in a list lends nothing


def with_lent_units(tokens: list[Token], previous: list[Mention]) -> list[Token]:
    """The tokens with every bare number given the unit or noun that it leans on, where one is plain."""
    places = [place for place, token in enumerate(tokens) if token.kind == _QUANTITY]
    tokens = with_restatements(tokens, places, previous)
    for order, place in enumerate(places):
        quantity = quantity_of(tokens[place])
        if _is_bare(quantity):
            lent = _lent(tokens, places, order, previous)
            if lent is not None:
                tokens[place] = tokens[place]._replace(value=lent._replace(rules=(*lent.rules, "lent")))
    return tokens


def _is_bare(quantity: Quantity) -> bool:
    return quantity.unit is None and not quantity.noun and quantity.kind == "" and quantity.form != "one"


def _lent(tokens: list[Token], places: list[int], order: int, previous: list[Mention]) -> Quantity | None:
    place = places[order]
    quantity = quantity_of(tokens[place])
    if word_at(tokens, place - 1) == "p" and quantity.bound != "=":
        return None  # "(p<0.001)"
    # An index of 51.2 and odds of 2 x 10^-8 count no managers.
    is_countable = quantity.scale > 1 or (quantity.scale == 1 and quantity.form != "decimal")
    noun = is_countable and (named_nearby(tokens, place) or toll(tokens, place))
    if noun:
        return _counting(quantity, noun)
    donor = _whole(tokens, place) or _suspended(tokens, place) or _donor(tokens, places, order)
    if donor is not None and (donor.unit is not None or is_countable):
        if donor.kind == "money" and donor.unit is not None and _is_exchange_rate(tokens, place):
            donor = donor._replace(unit=donor.unit._replace(factor=1.0))
        return _like(quantity, donor)
    if not is_countable:
        return None
    noun = subject_noun(tokens, place)
    if noun:
        return _counting(quantity, noun)
    return _from_before(tokens, place, quantity, previous)


def _counting(quantity: Quantity, noun: str) -> Quantity:
    return quantity._replace(noun=noun, kind="count")


def _like(quantity: Quantity, donor: Quantity) -> Quantity:
    if donor.unit is None:
        return _counting(quantity, donor.noun)
    return in_unit(quantity, donor.unit)._replace(noun=donor.noun)


def _is_exchange_rate(tokens: list[Token], place: int) -> bool:
    """ "fell 2 paise to 84.39 to the dollar": of rupees."""
    if kind_at(tokens, place + 2) == _K["the"]:
        return word_at(tokens, place + 1) in ("to", "against", "versus") and kind_at(tokens, place + 3) == _K["money"]
    return False


def _donor(tokens: list[Token], places: list[int], order: int) -> Quantity | None:
    """The figure of the same sentence that this one leans on: at the end of its list, or the nearest before it."""
    place = places[order]
    quantity = quantity_of(tokens[place])
    end = _end_of_list(tokens, places, order)
    leads_list = not (order and _is_joined(tokens, places[order - 1], place)) and kind_at(tokens, end - 1) in _AND_OR
    if end and leads_list:
        return quantity_of(tokens[end])
    for earlier in reversed(places[max(0, order - _MOST_DONORS) : order]):
        donor = quantity_of(tokens[earlier])
        if _is_bracketed(tokens, earlier) and not _is_bracketed(tokens, place):
            continue
        if _may_lend(tokens, earlier, place, donor, quantity):
            return donor
    return quantity_of(tokens[end]) if end else None


_AND_OR = kinds("and or")


def _end_of_list(tokens: list[Token], places: list[int], order: int) -> int:
    """The place of the figure with the unit of a list: of "15 tonnes" in "12 or 15 tonnes"; 0 where there is none."""
    quantity = quantity_of(tokens[places[order]])
    for earlier, later in pairwise(places[order : order + _LONGEST_RUN]):
        donor = quantity_of(tokens[later])
        if not _is_joined(tokens, earlier, later):
            return 0
        if not _is_bare(donor):
            return later if donor.kind not in ("age", "ratio") and _fits(quantity, donor) else 0
    return 0


_LONGEST_RUN = 6  # figures


def _whole(tokens: list[Token], place: int) -> Quantity | None:
    """The whole that a part is of: "90 million of the 1.2 billion zlotys"."""
    if kind_at(tokens, place + 1) != _K["of"]:
        return None
    for token in tokens[place + 2 : place + 6]:
        if token.kind in (_K["comma"], _K["stop"]) and token.word.lower() not in _DEFINITE:
            return None
        if token.kind == _QUANTITY:
            donor = quantity_of(token)
            is_kind = donor.kind != "money" and "-" in token.word.split()[-1]  # "two of the three-year terms" are terms
            return None if is_kind or _is_bare(donor) or donor.kind in ("ratio", "age") else donor
    return None


def _suspended(tokens: list[Token], place: int) -> Quantity | None:
    """ "two- and three-bedroom flats": a hyphen left hanging takes what the next one is joined to."""
    if kind_at(tokens, place + 1) != _K["hyphen"] or kind_at(tokens, place + 2) not in _GOES_ON:
        return None
    for token in tokens[place + 2 : place + 9]:
        if token.kind == _QUANTITY and not _is_bare(quantity_of(token)):
            return quantity_of(token)
    return None


def _is_bracketed(tokens: list[Token], place: int) -> bool:
    """Whether a figure stands in brackets by itself: a conversion, which lends nothing."""
    return kind_at(tokens, place - 1) == _K["open"] and kind_at(tokens, place + 1) == _K["close"]


def _may_lend(tokens: list[Token], earlier: int, place: int, donor: Quantity, quantity: Quantity) -> bool:
    if donor.kind == "age" and place - earlier == 2 and _goes_on_with_ages(tokens, place):
        return quantity.form == "digits"
    if _is_bare(donor) or donor.kind in ("age", "duration"):
        return donor.kind == "duration" and (
            (kind_at(tokens, place + 1) == _K["more"] and place - earlier < 10) or _is_from_to(tokens, earlier, place)
        )
    if donor.unit is None:
        is_unsaid = donor.noun in _UNSAID and donor.noun not in tokens[earlier].word
        if is_unsaid or not donor.noun or not is_plural(donor.noun.split()[-1]):
            return False
        if _is_far_larger(quantity, donor) or _is_of_its_own(tokens, place):
            return False
        return quantity.scale <= max(donor.scale, 1) * 1e3 or quantity.scale == donor.scale
    if donor.kind == "percent" and _is_said_again(tokens, place):
        return False
    if not _fits(quantity, donor) or (
        donor.kind == "percent"
        and tokens[place - 1].kind in (_K["to"], _K["at"])
        and kind_at(tokens, earlier - 1) != _K["from"]
    ):
        return False
    same_form = quantity.form == donor.form == "grouped"
    if donor.kind == "money" and quantity.scale == 1 and tokens[place - 1].kind == _K["and"] and not same_form:
        return False
    is_alike = quantity.scale > 1 or (quantity.form == donor.form == "decimal")
    return is_alike or _is_beside(tokens, place) or _is_named_in_list(tokens, place)


def _is_named_in_list(tokens: list[Token], place: int) -> bool:
    """ "Hull had 41mm of rain, Leeds 33 and York 28": a name alone stands between the figure and its list."""
    before = before_name(tokens, place - 1)
    is_named = before < place - 1 and kind_at(tokens, before) in _JOINS_ITEMS
    if not is_named or kind_at(tokens, place + 1) not in _ENDS_ITEM:
        return False
    is_alone = kind_at(tokens, before) == _K["comma"] and kind_at(tokens, place + 1) not in _JOINS_ITEMS
    return not is_alone or kind_at(tokens, before - 1) == _QUANTITY  # "in Grand Canal Dock, Dublin 2."


_JOINS_ITEMS = kinds("comma and semicolon")
_ENDS_ITEM = _JOINS_ITEMS | {_K["point"], ""}


def _is_far_larger(quantity: Quantity, donor: Quantity) -> bool:
    is_larger = quantity.scale == 1 and size_of(quantity) > _COUNTED_SIZE * size_of(donor)
    return is_larger and donor.noun not in _OF_ANY_SIZE


def _is_of_its_own(tokens: list[Token], place: int) -> bool:
    """ "five grandchildren and a cat of 19": what the number is of stands before it."""
    return kind_at(tokens, place - 1) == _K["of"] and kind_at(tokens, place - 3) in _ARTICLES


_ARTICLES = kinds("a an")


def _is_said_again(tokens: list[Token], place: int) -> bool:
    """ "fell 4%, or about 300"; in a list the last has the unit of the others: "4%, 5%, or 6"."""
    before = kinds_of(tokens[max(0, place - _LONGEST_AGAIN) : place])
    return before.endswith(OR_AGAIN) and not before.endswith(_QUANTITY + _K["comma"] + OR_AGAIN)


def _goes_on_with_ages(tokens: list[Token], place: int) -> bool:
    """ "aged 14 or 15", "aged 4, 7 and 11", not "aged 14, 7 of them girls"."""
    if kind_at(tokens, place - 1) in _AND_OR_TO:
        return True
    return (
        kind_at(tokens, place - 1) == _K["comma"]
        and _LIST.match(kinds_of(tokens[place + 1 : place + _LONGEST_LIST])) is not None
    )


_LONGEST_LIST = 40  # tokens
_AND_OR_TO = kinds("and or to")
_LIST = re.compile(compiled("(comma quantity)* comma? (and/or) quantity"))


def _is_from_to(tokens: list[Token], earlier: int, place: int) -> bool:
    """ "from 78.8 years to 76.1"."""
    links = (kind_at(tokens, earlier - 1), tokens[place - 1].kind)
    return place - earlier == 2 and links == (_K["from"], _K["to"])


def _is_more(tokens: list[Token], place: int) -> bool:
    return kind_at(tokens, place + 1) in (_K["more"], _K["others"])


def _fits(quantity: Quantity, donor: Quantity) -> bool:
    """Whether a number printed so can be one of the donor's unit: "642 billion" of money, "57" of bushels."""
    if donor.kind in ("percent", "percentage_point", "basis_point", "temperature"):
        return quantity.scale == 1 and quantity.form in ("digits", "decimal")
    if quantity.scale < 1:
        return donor.scale < 1  # "40 miles, with a chance of 2 x 10^-8"
    if quantity.scale > 1 or donor.scale > 1:
        return quantity.scale > 1 and (
            donor.kind in ("money", "mass", "volume", "count", "area", "energy", "rate") or donor.scale > 1
        )
    return True


def _is_beside(tokens: list[Token], place: int) -> bool:
    return kind_at(tokens, place - 1) in _BESIDE


def _is_joined(tokens: list[Token], place: int, later: int) -> bool:
    """Whether only a link word stands between two figures: "12 to 15 tonnes", "12 or, at most, 15"."""
    return kinds_of(tokens[place + 1 : later]) in _LINKS


_LINKS = kinds("to or and comma hyphen") | {_K["comma"] + _K["and"], _K["comma"] + _K["or"]}


def _is_between_commas(tokens: list[Token], place: int) -> bool:
    """ "Another, 61, was older": what is said of the noun before, as ages are."""
    return kind_at(tokens, place - 1) == kind_at(tokens, place + 1) == _K["comma"]


def _from_before(tokens: list[Token], place: int, quantity: Quantity, previous: list[Mention]) -> Quantity | None:
    """The noun of the sentence before, for a figure that opens its sentence or says "another", "more", "others"."""
    opens = place <= _NEAR and _QUANTITY not in kinds_of(tokens[:place]) and not _is_between_commas(tokens, place)
    if quantity.scale > 1 or quantity.form == "grouped":
        for mention in reversed(previous):
            donor = mention.quantity
            if donor.noun and donor.unit is None and donor.scale == quantity.scale and is_close(donor, quantity):
                return _counting(quantity, donor.noun)
    if not (opens or _is_more(tokens, place) or kind_at(tokens, place - 1) == _K["another"]):
        return None
    for mention in reversed(previous):
        donor = mention.quantity
        if donor.noun and donor.unit is None:
            return None if _is_far_larger(quantity, donor) else _counting(quantity, donor.noun)
        if donor.kind == "money" and quantity.scale > 1:
            return _like(quantity, donor)
    return None
