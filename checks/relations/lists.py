"""The items that a sentence lists after it announces how many: "four possible causes: a, b and c"."""

from __future__ import annotations

import re
from typing import NamedTuple

from checks.passages import Sentence
from claims.records import Claim
from claims.text.scan import has_numeral
from claims.vocabulary import CURRENCY_OF_PLACE, word_class

MATTERS = word_class("matters announced")
_PLACES, _NEVER_JOINED = word_class("places announced"), word_class("places never joined")
_BODIES = word_class("bodies announced")
_OPEN, _SEVERAL = word_class("words of open lists"), word_class("words of several")


class Items(NamedTuple):
    """The items that follow an announcement."""

    fewest: int  # as a reader may cut them
    most: int
    words: tuple[str, ...] = ()  # as they stand; empty where they are too long to show


def listed(claim: Claim, sentence: Sentence) -> Items | None:
    """The list that a colon, a bracket or a dash opens right after the announcement, or "are"."""
    start = claim.end - sentence.start
    for opened in _OPENED:
        match = opened.match(sentence.text, start)
        if match is not None and not _has_other_list(match["between"]):
            break
    else:
        return None
    inside = _LEAD.sub("", match["items"].strip())
    if not _AND.search(inside) or _NOT_ITEMS.search(inside) or has_numeral(inside, 0, len(inside)):
        return None
    words = set(_WORD.findall(inside.lower()))
    if words & _OPEN or words & _SEVERAL:
        return None
    if ";" in inside:
        items = tuple(_AND_FIRST.sub("", item.strip()) for item in inside.split(";"))
        return Items(len(items), len(items), items) if _AND_FIRST.match(inside.rpartition(";")[2].strip()) else None
    return _cut(inside, head_of(claim), is_aside=opened is not _OPENED[0], is_near=not match["between"])


_NAMED = r"[A-Z][^–—():;\n,]+"
_OPENED = (
    re.compile(r"(?P<between>(?: [a-z'’-]+){0,6}) ?: ?(?P<items>[^:()\n–—]+?)[.!]?$"),
    re.compile(r"(?P<between>) ?\((?P<items>[^()]+)\)"),
    re.compile(r"(?P<between>) ?[–—] ?(?P<items>[^–—():\n]+?) ?(?:[–—]|[.!]?$)"),
    re.compile(r"(?P<between>),? namely,? (?P<items>[^–—():;\n]+?)[.!]?$"),
    re.compile(rf"(?P<between>), (?P<items>{_NAMED}(?:, {_NAMED})*,? (?:and|or) {_NAMED}?)(?:,|[.!]?$)"),
    re.compile(r"(?P<between>) (?:are|were) (?P<items>(?:the )?[A-Z][^–—():;\n]+?)[.!]?$"),
)
_AND = re.compile(r"\b(?:and|or)\b|&")
_LEAD = re.compile(r"^(?:in|at|from|on|of|namely,?|both) ")  # "four plants: in Leeds, Hull and York"
_AND_FIRST = re.compile(r"(?:and|or) ")
_NOT_ITEMS = re.compile(r"[\"“”?…]|\.\.\.|\. |\b(?:is|are|was|were|has|have|had|will|would|said|says)\b")
_WORD = re.compile(r"[a-z]+(?:\.[a-z])?")
_SEPARATOR = re.compile(r",? (?:and|or|&) |, ")


def head_of(claim: Claim) -> str:
    return claim.noun.lower().rpartition(" ")[2]


def _has_other_list(between: str) -> bool:
    """Whether words before the colon announce something else: "four ministers discussed the measures:"."""
    return has_numeral(between, 0, len(between)) or any(
        word.endswith("s") and word not in _NO_PLURALS for word in between.split()
    )


_NO_PLURALS = word_class("no plurals")


def _cut(inside: str, head: str, *, is_aside: bool, is_near: bool) -> Items | None:
    """A list cut into its items; None where one of them may be no item or several."""
    items = tuple(item.strip() for item in _SEPARATOR.split(inside))
    are_names = all(_NAME.match(item) for item in items)
    if not (head in MATTERS and is_near) and not are_names and not all(_is_single(item) for item in items):
        return None
    if is_aside and head not in MATTERS | _PLACES | _BODIES:
        return None  # "four players (Leeds, Hull and York)": their clubs
    loose = 0  # items that a reader may count to the one before
    for item in items[1:]:
        is_more = _ASIDE.match(item) is not None and not _ASIDE.match(items[0])
        loose += is_more or (head not in _WHOLE_COUNTRIES and item in CURRENCY_OF_PLACE)
    parts = inside.split(", ")
    is_last_led = _AND_FIRST.match(parts[-1]) is not None
    cut = len(parts) + (not is_last_led and _AND.search(parts[-1]) is not None)
    is_last_apart = is_last_led or (
        are_names
        and head in _NEVER_JOINED
        and len(_AND.findall(inside)) == 1
        and f"{items[-2]} and {items[-1]}" not in CURRENCY_OF_PLACE
    )
    fewest = cut - loose - (not is_last_apart)  # "health, food and drink" may be two
    return Items(max(fewest, 1), len(items) + len(_TWO_NAMES.findall(inside)), items)


_TWO_NAMES = re.compile(r"[a-z][-–/][A-Z]")  # "Air France-KLM"


def _is_single(item: str) -> bool:
    """Whether an item is one person or thing: "a misread radar"; not "the deckhands"."""
    return _NAME.match(item) is not None or (_ARTICLE.match(item) is not None and not _PLURAL.search(item))


_ARTICLE = re.compile(r"an? [a-z]")
_PLURAL = re.compile(r"\b[a-z]+[^su\W]s\b|\b(?:men|women|people)\b")
_WHOLE_COUNTRIES = frozenset(("countries", "nations", "states"))
_ASIDE = re.compile(r"(?:the|a|an|his|her|its|their|our|who|which|whose|where|when|then|now|also|with|in|at|by|near)\b")
_NAME = re.compile(r"(?:the )?[A-Z][\w'’.-]*(?: (?:(?:of|de|la|el|and|the|upon|on) )?[A-Z][\w'’.-]*){0,3}$")
