"""What is known of a figure before its measure is read, and what a measure is read to be."""

from typing import NamedTuple

from claims.records import Quantity
from claims.statement.clauses import Governors
from claims.statement.nouns import singular
from claims.statement.phrases import Noun, Parse
from claims.vocabulary import CHANGES, word_class


class Topic(NamedTuple):
    """What a figure is about: the words of the sentence, not yet the names that they stand for."""

    subject: str = ""  # "the club", "its", "Asda"
    measure: str = ""
    of: str = ""
    itself: str = ""  # the noun that is measured, for want of an owner: "annual inflation"
    teller: str = ""  # who says so in the same sentence, for an "it" that is its subject
    where: str = ""  # the place named beside it: "Scotland" of "5% in Scotland"


NO_TOPIC = Topic()


class Figure(NamedTuple):
    """One figure of a sentence, where it stands, and the one before it."""

    parse: Parse
    place: int  # of its phrase
    quantity: Quantity
    lean: Governors
    before: "Topic"  # of the figure before, in this sentence or the one before
    kind_before: str  # the kind of that figure
    last: "Topic"  # of the figure straight before, however little it tells
    known: "dict[str, Topic]"  # by family: the last topic that was told in words, anywhere before


DIMENSIONS = {
    "length": "length", "area": "area", "volume": "volume", "mass": "weight", "speed": "speed", "power": "power",
    "energy": "energy", "temperature": "temperature", "duration": "time",
}  # fmt: skip
DIMENSION_WORDS = dict(pair.split("=") for pair in word_class("dimension adjectives"))
LIGHT = word_class("light nouns")
SHARES = frozenset(("percent", "percentage_point", "basis_point", "ratio"))
CHANGE_NOUNS = word_class("change nouns")
BASELINES = frozenset(("from", "than", "against", "versus", "vs", "with", "on"))
STANDARD_NAMES = dict(pair.split("=") for pair in word_class("standard names of measures"))
FORECASTS = frozenset(
    [
        "forecast",
        "estimate",
        "expectation",
        "range",
        "reading",
        "figure",
        "consensus",
        "prediction",
        "projection",
        "guidance",
    ]
)
PRONOUNS = frozenset(("its", "their", "his", "her", "our", "my"))
TELLS_NOTHING = word_class("verbs that tell no measure")
GIVING = frozenset(("pledge", "promise", "offer", "commit"))
REPORTS = frozenset(("report", "announce", "promise", "pledge", "post", "show", "record", "expect"))
LONGEST = 6  # words of a measure's tail: what is longer is a sentence of its own


def family(quantity: Quantity) -> str:
    """Figures of one family may be of one measure: all shares together, counts by what they count."""
    if quantity.kind in SHARES:
        return "share"
    return f"count {singular(quantity.noun.rpartition(' ')[2])}" if quantity.noun else quantity.kind or "number"


def same_family(quantity: Quantity, kind: str) -> bool:
    return quantity.kind == kind or (quantity.kind in SHARES and kind in SHARES) or not quantity.kind


def is_change(noun: Noun, quantity: Quantity) -> bool:
    """ "rise" of "a rise of 3%", not "surge" of "a 9-foot wave"."""
    is_change = noun.head in CHANGE_NOUNS or noun.head in CHANGES
    return is_change and (quantity.kind in SHARES or quantity.change != "level")
