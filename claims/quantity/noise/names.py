"""Numbers that are part of a name, or that only name: labels, products, titles."""

import itertools

from claims.grammar import Grammar, Match
from claims.quantity.arithmetic import quantity_of
from claims.quantity.noise.marks import (
    IN_WORDS,
    UNITS,
    follows_noun,
    follows_unit,
    is_free,
    numerals_of,
)
from claims.quantity.plurals import is_plural
from claims.quantity.tokens import before_name, kind_at
from claims.records import Token
from claims.vocabulary import KINDS, kinds, word_class

_K = KINDS
_CALLED = word_class("called by number")
_AS_NAMES = word_class("numbers as names")
_NAMED_IN_CAPITALS = word_class("named by number when capitalised")
_BEFORE_MODEL = word_class("before a model")
_AIRCRAFT = word_class("aircraft by number")
_BEFORE_PLACE = word_class("before a place")
NAMES = Grammar()


@NAMES.look_alike(
    "label colon? numeral ((comma|and|to|through|or|hyphen|dash|comma and) numeral)*",
    reads={
        "Section 4 of the bill": "",
        "see pages 22 to 27": "",
        "Article Five": "",
        "No. 10": "",
        "no two leaves": "",
    },
    leaves=("the road is 3 miles long", "there were no 3-bedroom flats", "on the flight one passenger slept"),
)
def labelled(match: Match) -> bool:
    """What a number only names: "Section 4", "pages 22 to 27", "No. 9"."""
    word, number = match.inside()[0], numerals_of(match)[0]
    if quantity_of(number).scale != 1 or follows_unit(match):
        return False
    if _is_no_two(match, word, number):
        return True
    if quantity_of(number).form in IN_WORDS and not (
        word.word[0].isupper() or (word.word in ("number", "numbers") and not follows_noun(match))
    ):
        return False
    return word.word.lower() not in _AS_NAMES or _is_naming(match, word)


def _is_no_two(match: Match, word: Token, number: Token) -> bool:
    """ "no two leaves are alike", "no two ways about it": of any number of leaves."""
    return word.word == "no" and number.word == "two" and match.kind_after() in _COUNTED


_COUNTED = kinds("word stop")


def _is_naming(match: Match, word: Token) -> bool:
    """ "No. 9" and "number 10" name; "no 3 people" and "numbers 40" do not."""
    if word.word.lower() in _CALLED:
        return not follows_noun(match)
    return word.word[0].isupper() or (word.word == "number" and not follows_noun(match))


@NAMES.look_alike(
    "maybe_label/unit bare ((comma|and|to|or|hyphen|dash) bare)*",
    reads={"Week 5 of the season": "", "in unit 3": ""},
    leaves=("last week 52 people came", "a model 40 metres long"),
)
def perhaps_labelled(match: Match) -> bool:
    """Words that sometimes number things: "Game 6", "unit 3"; not "last week 52 people"."""
    word = match.inside()[0]
    if follows_unit(match) or match.kind_after() == _K["slash"]:
        return False
    is_plain = word.kind != _K["unit"] and not word.word.endswith("s") and word.word not in _NAMED_IN_CAPITALS
    return word.word[0].isupper() or (is_plain and not follows_noun(match))


@NAMES.look_alike(
    "<in/at/by/of/to/from/on/bound unit> bare",
    reads={"in week 41 they came home": "", "by day 90, all was calm": ""},
    leaves=("at noon 40 people left", "in day 3 people came", "from mile 20 km away"),
)
def point_reached(match: Match) -> bool:
    """How far something has got: "in week 41", "by day 90", "at kilometre 170"."""
    unit = match.before()
    assert unit is not None
    is_singular = not unit.word.endswith("s") and len(unit.word) > 2
    return is_singular and is_free(match)


@NAMES.look_alike(
    "label/maybe_label bare hyphen? (risky/name/unit)",
    reads={"a bed in ward 7B": "", "of Unit 14-C": "", "in Room 3M": ""},
    leaves=("a model 40 metres long", "Room 3 Mr Cole", "stage 5km"),
)
def lettered_label(match: Match) -> bool:
    """A label with a number and a capital: "ward 7B", "Unit 14-C"."""
    inside = match.inside()
    letter = inside[-1].word
    is_glued = inside[1].end == inside[2].start and inside[-1].start == inside[-2].end
    return is_glued and len(letter) == 1 and letter.isupper()


@NAMES.look_alike(
    "<name> bare|<name/risky/currency hyphen/sign> bare",
    reads={"a Boeing 737": "", "Readiness 2030": "", "Mirage 2000 jets": "", "sold COVID -19 tests": ""},
    leaves=("In Kabul 12 people died", "In Kabul 10-15 people died", "Tesla 8.5% up", "Sales 4,300"),
)
def named(match: Match) -> bool:
    """A name with its number: "Boeing 737", "Windows 11"; not "in Kabul 12 people"."""
    if follows_unit(match) or _goes_on(match):
        return False
    if match.kind_before() in (_K["hyphen"], _K["sign"]):
        name = match.before(2)
        assert name is not None
        return name.kind == _K["name"] or (name.word.isupper() and name.word.isalpha())
    if follows_noun(match):
        return not (_owns(match) or match.word_before(2) in _BEFORE_PLACE)  # "in Kabul 12 people"
    return not _is_listed(match)


def _goes_on(match: Match) -> bool:
    """Whether the number is the first half of a range: "in Kabul 10-15 people"."""
    return match.kind_after() == _K["hyphen"] and match.kind_after(2) == _K["numeral"]


def _owns(match: Match) -> bool:
    """ "NATO's 32 allies" are counted; "Boeing's 737 jets" are named."""
    return match.word_before().endswith(("'s", "’s")) and match.inside()[0].word not in _AIRCRAFT


_LARGEST_VERSION = 20.0  # "Bluetooth 5.4", "Kavach 4.0"


_LISTED = kinds("comma and")


def _is_list_of_names(match: Match) -> bool:
    """Whether commas or "and" set the name off: "Wi-Fi 7, Bluetooth 5.4 and Android 16"."""
    return match.kind_before(2) in _LISTED or match.kind_after() in _LISTED


@NAMES.look_alike(
    "<name> numeral",
    reads={"update to iOS 17.2": "", "has Wi-Fi 6, Bluetooth 5.4 and USB": ""},
    leaves=("Brent 63.5", "Tesla 8.5%"),
)
def version(match: Match) -> bool:
    """A version after its name: "iOS 17.2", "Kavach 4.0"."""
    number, name = match.inside()[0], match.before()
    assert name is not None
    quantity = quantity_of(number)
    if (
        quantity.form != "decimal"
        or quantity.scale != 1
        or (quantity.value or 0) >= _LARGEST_VERSION
        or follows_unit(match)
    ):
        return False
    is_product = not (name.word.istitle() or name.word.isupper())
    return is_product or number.word.endswith(".0") or _is_list_of_names(match)


def _is_listed(match: Match) -> bool:
    """Whether the name is one of a list with figures: "Hull had 41mm, Leeds 33", "won 31 seats, the Left 25"."""
    if kind_at(match.tokens, before_name(match.tokens, match.first - 1)) not in _LISTED:
        return False
    number = quantity_of(match.inside()[0]).value or 0
    earlier = match.tokens[max(0, match.first - _LONGEST_LIST) : match.first]
    for left, right in itertools.pairwise(earlier):
        if left.kind == _K["numeral"] and (right.kind in UNITS or _counts_alike(left, right, number)):
            return True
    return False


_LONGEST_LIST = 40  # tokens


def _counts_alike(numeral: Token, noun: Token, number: float) -> bool:
    """Whether "31 deputies" may lead a list in which "the Left 25" has as many or few: a Boeing 737 has not."""
    first = quantity_of(numeral).value or 0
    is_close = first > 0 and number > 0 and 1 / _ALIKE <= number / first <= _ALIKE
    return is_close and noun.kind == _K["word"] and is_plural(noun.word)


_ALIKE = 5.0  # times


@NAMES.look_alike(
    "<the/a/an/apostrophe/stop/word> bare name",
    reads={"the 787 Dreamliner": "", "a 911 Carrera": ""},
    leaves=("the 12 Coast Guard cutters", "killed 12 Kurds", "won 12 Grammys"),
)
def number_in_name(match: Match) -> bool:
    """A model number before its name: "the 787 Dreamliner"."""
    name, lead = match.inside()[1], match.word_before()
    is_owned = lead in _BEFORE_MODEL or lead.endswith(("'s", "’s"))
    if match.kind_before() in (_K["stop"], _K["word"]) and not is_owned:
        return False
    return not (follows_noun(match) or is_plural(name.word) or name.word.isupper())


@NAMES.look_alike(
    "<the/a> bare",
    reads={"The 747 carried 416 people": "416 (people)"},
    leaves=("the 747 homes", "The 12 met"),
)
def aircraft(match: Match) -> bool:
    """An aircraft by its number alone: "the 747"."""
    number = match.inside()[0]
    return number.word in _AIRCRAFT and is_free(match)


@NAMES.look_alike("<quote> numeral name", reads={'watched "12 Angry Men"': ""}, leaves=('"40 Britons died," he said',))
def title(match: Match) -> bool:
    """A number that opens a title in quotation marks."""
    rest = match.tokens[match.last : match.last + 3]
    closes = next((place for place, token in enumerate(rest) if token.kind == _K["quote"]), None)
    named = closes is not None and all(token.kind == _K["name"] for token in rest[:closes])
    return named


@NAMES.look_alike(
    "spelt (name/unit/rise)",
    reads={"the Six Nations": "", "the Three Gorges Dam": "", "on Ten Mile Creek": ""},
    leaves=("Two Coast Guard cutters sank", "won three Oscars", "Premier Sacks Two Ministers"),
)
def number_as_name(match: Match) -> bool:
    """A number word with a capital inside a sentence is part of a name, unless all words have one (a headline)."""
    number, following = match.inside()
    is_word = quantity_of(number).form in IN_WORDS and following.word[0].isupper()
    return is_word and match.first > 0 and not _is_headline(match)


@NAMES.look_alike(
    "<name/risky/maybe_label/label/unit/rise> spelt",
    reads={"the Big Three carmakers": "", "the G Seven leaders": "", "a League One club": ""},
    leaves=("Labour won four", "Storm Kills Three"),
)
def name_before_number_word(match: Match) -> bool:
    """ "the Big Four", "Group of Seven"."""
    name, number = match.before(), match.inside()[0]
    assert name is not None
    is_word = quantity_of(number).form in IN_WORDS and name.word[0].isupper()
    return is_word and not _is_headline(match)


def _is_headline(match: Match) -> bool:
    """Whether the sentence prints most of its longer words with a capital."""
    words = [token.word for token in match.tokens if token.word.isalpha() and len(token.word) > 3]
    if match.tokens[-1].kind in (_K["point"], _K["ask"], _K["exclaim"]):
        return False
    return len(words) > 2 and sum(word[0].isupper() for word in words) > len(words) / 2
