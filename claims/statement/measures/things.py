"""Measures told by what kind of thing has the figure: gold has a price, a dam a height, a town a population."""

from claims.statement.clauses import NOWHERE, Governors
from claims.statement.measures.complements import complement, place_after, subject_text, with_place
from claims.statement.measures.figures import CHANGE_NOUNS, DIMENSIONS, FORECASTS, LIGHT, SHARES, Figure, Topic
from claims.statement.nouns import MEASURE_NOUNS, noun_of, singular, text_between
from claims.statement.phrases import Noun, Parse
from claims.statement.verbs import base_of_verb, says_having, says_level
from claims.vocabulary import CHANGES, word_class

COMMODITIES = word_class("commodities")
CURRENCY_NOUNS = word_class("currency nouns")
BODIES_ASKED = dict(pair.split("=") for pair in word_class("bodies asked"))
_RAIN = dict(pair.split("=") for pair in word_class("rain and snow"))
_SETTLEMENTS = dict(pair.split("=") for pair in word_class("settlements"))
_ECONOMIES = frozenset(("economy", "gdp", "gross domestic product"))
_NO_THINGS = MEASURE_NOUNS | LIGHT | CHANGE_NOUNS | FORECASTS
_GOODS = word_class("sold by the piece")
_TALL = word_class("tall things")
_WORKS = word_class("things of a capacity")
_OF_TRADE = frozenset(("grow", "expand", "make", "include", "account", "add"))  # "gas grew 3%" tells no price


def dimension_of(head: str, kind: str) -> str:
    """What a figure of that kind measures of such a thing: of a wave its height, of a power station its capacity."""
    if kind == "length" and head in _TALL:
        return "height"
    if kind in ("power", "volume", "energy") and head in _WORKS:
        return "capacity"
    return DIMENSIONS.get(kind, "")


def as_rain(figure: Figure) -> Topic | None:
    """ "20 mm of rain fell at Leeds": rainfall, of the place."""
    parse, place = figure.parse, figure.place
    if figure.quantity.kind != "length":
        return None
    what = complement(parse, place, "of")
    fallen = _RAIN.get(noun_of(parse, parse.phrases[what]).head, "") if what != NOWHERE else ""
    had = subject_text(figure) if figure.lean.verb != NOWHERE and says_having(parse, figure.lean.verb) else ""
    return Topic(had or place_after(parse, what), fallen) if fallen else None


def as_size(figure: Figure) -> Topic | None:
    """ "a lake of 3 square miles", "Brenham, a town of 3,000": the size of what comes before "of"."""
    parse, lean, kind = figure.parse, figure.lean, figure.quantity.kind
    if (
        lean.preposition != "of"
        or lean.noun == NOWHERE
        or kind == "duration"
        or parse.phrases[figure.place - 1].kind != "O"
    ):
        return None
    noun = noun_of(parse, parse.phrases[lean.noun])
    if noun.head in _SETTLEMENTS and kind in ("count", "number", "") and figure.quantity.noun in ("", "people"):
        return Topic(_named_before(parse, lean.noun) or with_place(parse, lean.noun, noun), _SETTLEMENTS[noun.head])
    if kind not in DIMENSIONS or not noun.text or noun.head in _NO_THINGS:
        return None
    return Topic(with_place(parse, lean.noun, noun), dimension_of(noun.head, kind))


def _named_before(parse: Parse, place: int) -> str:
    """The name that a noun phrase explains: "Brenham" of "Brenham, a town"."""
    if place < 2 or parse.phrases[place - 1].kind != "," or parse.phrases[place - 2].kind != "n":
        return ""
    noun = noun_of(parse, parse.phrases[place - 2])
    return noun.text if noun.is_name else ""


def of_economy(figure: Figure) -> Topic | None:
    """ "Poland's economy grew 3%", "GDP shrank 0.2%": economic growth, of the country."""
    parse, lean, quantity = figure.parse, figure.lean, figure.quantity
    if quantity.kind not in SHARES or quantity.change == "level" or lean.subject == NOWHERE or lean.is_subject:
        return None
    noun = noun_of(parse, parse.phrases[lean.subject])
    if lean.noun != NOWHERE or noun.text.lower() not in _ECONOMIES or not says_level(parse, lean.verb):
        return None
    place = "" if noun.owner else place_after(parse, lean.subject) if lean.subject + 1 < lean.verb else ""
    return Topic(noun.owner or place, "economic growth", itself=noun.text)


def of_market(figure: Figure) -> Topic | None:
    """ "Copper rose 2% to $9,800 a tonne", "the euro slipped 0.3%": what is traded has a price, a currency a rate."""
    parse, lean, quantity = figure.parse, figure.lean, figure.quantity
    if lean.subject == NOWHERE or lean.is_subject or lean.noun != NOWHERE or not says_level(parse, lean.verb):
        return None
    noun = noun_of(parse, parse.phrases[lean.subject])
    moves = quantity.kind in SHARES and quantity.change != "level" and _is_move(parse, lean)
    is_rate = not quantity.kind and noun.head.rpartition(" ")[2] in CURRENCY_NOUNS  # "152 to the dollar"
    if noun.owner or not (moves or is_rate or quantity.kind == "money"):
        return None
    if is_traded(noun):
        return Topic(noun.text, "price")
    is_rate = quantity.kind == "money" and quantity.unit is not None and " / " in quantity.unit.name
    if noun.head.rpartition(" ")[2] in CURRENCY_NOUNS:
        return Topic(noun.text, "exchange rate")
    named = noun.is_name or noun.head in MEASURE_NOUNS or noun.pronoun
    if (is_rate and noun.text and not named) or (noun.head in _GOODS and base_of_verb(parse, lean.verb) == "be"):
        return Topic(with_goods(parse, lean.subject, noun), "price")
    return None


def with_goods(parse: Parse, place: int, noun: Noun) -> str:
    """ "block of butter", "ticket for the final": what is sold."""
    after = complement(parse, place, "of")
    return text_between(parse, place, after) if after != NOWHERE else with_place(parse, place, noun)


def _is_move(parse: Parse, lean: Governors) -> bool:
    base = base_of_verb(parse, lean.verb)
    return base not in _OF_TRADE and (base in CHANGES or says_level(parse, lean.verb))


def is_traded(noun: Noun) -> bool:
    """Whether it is a commodity, with whatever says which: "gold", "spot gold", "Brent crude"."""
    words = noun.text.lower().split(" ")
    return words[-1] in COMMODITIES or singular(words[-1]) in COMMODITIES or " ".join(words[-2:]) in COMMODITIES
