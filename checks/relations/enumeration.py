"""A number that is announced against the items that follow: "four possible causes: a, b and c"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from checks.passages import Passages, Sentence
from checks.records import Relation, gap_between, relation_id
from checks.relations.places import place_of
from claims.intervals import Interval
from claims.records import Claim
from claims.text.scan import has_numeral
from claims.vocabulary import CURRENCY_OF_PLACE, word_class

_FEWEST, _MOST = 2, 12  # items: nobody lists more in one sentence
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PATTERNS = 1000  # of ordinals and nouns: all that there are
_NEAR = 12  # sentences after an announcement in which "the second is …" may still be of it
_BLANK_LINE = 2  # characters between two paragraphs, at least
_LONGEST_GAP = 8  # characters between two sentences that follow one another
_MATTERS, _PLACES = word_class("matters announced"), word_class("places announced")
_BODIES, _NEVER_JOINED = word_class("bodies announced"), word_class("places never joined")
_OPEN, _SEVERAL = word_class("words of open lists"), word_class("words of several")


class _List(NamedTuple):
    """The items that follow an announcement."""

    fewest: int  # items, as a reader may cut them
    most: int
    items: tuple[str, ...]  # as the words stand; empty where they are too long to show


def enumeration(article: Passages) -> list[Relation]:
    """Each announced number beside the items that plainly make up its list, in the sentence or after it.

    "four possible causes: a steering fault, fatigue on the bridge and a misread radar" does not hold. A list counts
    when it is closed and each of its items is one: nothing comes back for "four causes, among them fog", for people and
    their trades, or where the commas may be cut in a way that gives the number.
    """
    found = []
    for number, sentence in enumerate(article.sentences):
        for claim in sentence.claims:
            if not _is_announcement(claim, sentence):
                continue
            items = _listed(claim, sentence) or _bulleted(article, number, claim) or _ordered(article, number, claim)
            if items is not None:
                found.append(_relation(article, sentence, claim, items))
    return found


def _is_announcement(claim: Claim, sentence: Sentence) -> bool:
    """Whether a claim is a number of things that can be listed: "four possible causes", not "two of five districts"."""
    if claim.kind != "count" or claim.bound != "=" or claim.approximate or claim.value is None:
        return False
    if not _FEWEST <= claim.value <= _MOST or claim.value % 1 or not claim.noun:
        return False
    return not _PART_BEFORE.search(sentence.text[: claim.start - sentence.start])


_PART_BEFORE = re.compile(
    r"\b(?:of|among|between|other|another|all but|than) (?:the |its |their |these |those )?$", re.I
)


def _listed(claim: Claim, sentence: Sentence) -> _List | None:
    """The list that a colon, a bracket or a dash opens right after the announcement, or "are"."""
    start = claim.end - sentence.start
    for opened in _OPENED:
        match = opened.match(sentence.text, start)
        if match is not None and not _has_other_list(match["between"] or ""):
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
        return _List(len(items), len(items), items) if _AND_FIRST.match(inside.rpartition(";")[2].strip()) else None
    return _cut(inside, _head(claim), is_aside=opened is not _OPENED[0], is_near=not match["between"])


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
_NOT_ITEMS = re.compile(r"[\"“”?…]|\.\.\.|\. |\b(?:is|are|was|were|has|have|had|will|would|said|says)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+(?:\.[a-z])?")
_SEPARATOR = re.compile(r",? (?:and|or|&) |, ")


def _head(claim: Claim) -> str:
    return claim.noun.lower().rpartition(" ")[2]


def _has_other_list(between: str) -> bool:
    """Whether words before the colon announce something else: "four ministers discussed the measures:"."""
    return has_numeral(between, 0, len(between)) or any(
        word.endswith("s") and word not in _NO_PLURALS for word in between.split()
    )


_NO_PLURALS = frozenset(("is", "was", "has", "as", "this", "its", "his", "across", "yes", "thus"))


def _cut(inside: str, head: str, *, is_aside: bool, is_near: bool) -> _List | None:
    """A list cut into its items; None where one of them may be no item or several."""
    items = tuple(item.strip() for item in _SEPARATOR.split(inside))
    are_names = all(_NAME.match(item) for item in items)
    if not (head in _MATTERS and is_near) and not are_names and not all(_is_single(item) for item in items):
        return None
    are_known = all(item in CURRENCY_OF_PLACE for item in items)
    if is_aside and head not in _MATTERS | _PLACES | _BODIES and not are_known:
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
    return _List(max(fewest, 1), len(items) + len(_TWO_NAMES.findall(inside)), items)


_TWO_NAMES = re.compile(r"[a-z][-–/][A-Z]")  # "Air France-KLM"


def _is_single(item: str) -> bool:
    """Whether an item is one person or thing: "a misread radar"; not "the deckhands"."""
    return _NAME.match(item) is not None or (_ARTICLE.match(item) is not None and not _PLURAL.search(item))


_ARTICLE = re.compile(r"an? [a-z]")
_PLURAL = re.compile(r"\b[a-z]+[^su\W]s\b|\b(?:men|women|people)\b")
_WHOLE_COUNTRIES = frozenset(("countries", "nations", "states"))
_ASIDE = re.compile(r"(?:the|a|an|his|her|its|their|our|who|which|whose|where|when|then|now|also|with|in|at|by|near)\b")
_NAME = re.compile(r"(?:the )?[A-Z][\w'’.-]*(?: (?:(?:of|de|la|el|and|the|upon|on) )?[A-Z][\w'’.-]*){0,3}$")


def _bulleted(article: Passages, number: int, claim: Claim) -> _List | None:
    """The paragraphs with a bullet or a number that follow "Five things, then:", when all that follows is at hand."""
    announcing = article.sentences[number]
    if (
        _head(claim) not in _MATTERS
        or not announcing.text.endswith(":")
        or has_numeral(announcing.text, claim.end - announcing.start, _FAR)
    ):
        return None
    bullets, is_over = 0, False
    end = announcing.start + len(announcing.text)
    for sentence in article.sentences[number + 1 :]:
        gap, end = sentence.start - end, sentence.start + len(sentence.text)
        if gap > _LONGEST_GAP:
            return None  # sentences without claims are not at hand
        mark = _BULLET.match(sentence.text)
        if mark is not None and (is_over or (mark["number"] and int(mark["number"]) != bullets + 1)):
            return None  # another list
        bullets += mark is not None
        is_over = is_over or (mark is None and gap >= _BLANK_LINE)
        if is_over and not bullets:
            return None
    return _List(bullets, bullets, ()) if bullets >= _FEWEST else None


_FAR = 10**6  # characters: past the end of every sentence
_BULLET = re.compile(r"(?:[–—•*·▪◦-] |(?P<number>\d{1,2})[.)] )")


def _ordered(article: Passages, number: int, claim: Claim) -> _List | None:
    """What is told in order: "two conditions … The first condition is … The second is …".

    Only where as many are told as announced, or "the third condition" is one too many: others may be told elsewhere.
    """
    if _head(claim) not in _MATTERS:
        return None
    singular = _head(claim).removesuffix("s")
    told = 0
    announcing = article.sentences[number]
    following = [announcing.text[claim.end - announcing.start :]]
    following += [sentence.text for sentence in article.sentences[number + 1 : number + 1 + _NEAR]]
    is_named = False
    for text in following:
        while told < len(_ORDINALS) and (match := _told(_ORDINALS[told], singular).search(text)):
            told += 1
            is_named = match["named"] is not None
    announced = int(claim.value or 0)
    return _List(told, told, ()) if told == announced or (told > announced and is_named) else None


@lru_cache(_PATTERNS)
def _told(ordinal: str, singular: str) -> re.Pattern[str]:
    """How an item is told in order: "First, …", "the second is", "The third condition"."""
    opening = rf"(?:^|[;:] )(?:And )?(?i:{ordinal}(?:ly)?),"
    return re.compile(rf"{opening}|\b[Tt]he {ordinal} (?:(?P<named>(?:\w+ )?{singular}) )?(?:is|was|being)\b")


def _relation(article: Passages, sentence: Sentence, claim: Claim, items: _List) -> Relation:
    announced = int(claim.value or 0)
    observed, allowed = Interval(items.fewest, items.most), Interval(announced, announced)
    line, column = place_of(article, sentence, claim.start - sentence.start)
    count = f"{items.fewest}" if items.fewest == items.most else f"{items.fewest} to {items.most}"
    told = count
    if items.fewest != items.most and not items.fewest <= announced <= items.most:
        told = f"at most {items.most}" if announced > items.most else f"at least {items.fewest}"
    shown = f": {'; '.join(items.items)}" if items.items else ""
    return Relation(
        relation_id("enumeration", (claim.claim_id,)), "enumeration", "warning", (claim.claim_id,), (article.article,),
        claim.fact_id, *observed, *allowed, gap_between(observed, allowed), "items", "",
        f"{count} items", f"{announced} items", f"“{claim.quote}” announces {announced}, and {told} follow{shown}",
        line, column, claim.quote,
    )  # fmt: skip
