"""Prices of the day: what a share, a currency or a barrel did is of the day's trade, where no time is told."""

from claims.statement.clauses import NOWHERE, governors
from claims.statement.measures import Topic
from claims.statement.phrases import Parse
from claims.vocabulary import word_class

_TRADED = word_class("traded by the day")
_TRADING = frozenset(("trades", "traded", "trading", "closed"))
_PRICED = frozenset(("money", "percent", "basis_point", "percentage_point", "ratio"))
_WAS = frozenset(("was", "were"))
_PERFECT = frozenset(("has", "have", "had", "'ve", "’ve"))


def is_traded(parse: Parse, place: int, kind: str, topic: Topic) -> bool:
    """Whether a figure is of the day's trade: "the dollar slipped 0.4%", "gold traded at $4,080"; not "has risen"."""
    is_share = topic.measure.startswith("share price")
    if not is_share and kind not in _PRICED:
        return False
    names = (topic.subject.lower().rpartition(" ")[2], topic.measure.lower().rpartition(" ")[2])
    is_named = is_share or not _TRADED.isdisjoint(names)
    if not is_named and _TRADING.isdisjoint([token.word for token in parse.tokens]):
        return False
    verb = governors(parse, parse.place_of(place)).verb
    if verb == NOWHERE:
        return is_share
    words = parse.lower_of(parse.phrases[verb])
    if words[0] in _PERFECT:
        return False
    if is_share or not _TRADING.isdisjoint(words):
        return True
    return "E" in parse.tags[parse.phrases[verb].first : parse.phrases[verb].last] or words[0] in _WAS
