"""A number that is announced against the items that follow: "four possible causes: a, b and c"."""

from __future__ import annotations

import re
from functools import cache

from checks.passages import Passages, Sentence
from checks.records import Relation, gap_between, relation_id
from checks.relations.lists import MATTERS, Items, head_of, listed
from claims.intervals import Interval
from claims.records import Claim
from claims.text.scan import has_numeral

_FEWEST, _MOST = 2, 12  # items: nobody lists more in one sentence
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NEAR = 12  # sentences after an announcement in which "the second is …" may still be of it
_BLANK_LINE = 2  # characters between two paragraphs, at least
_LONGEST_GAP = 8  # characters between two sentences that follow one another


def enumeration(article: Passages) -> list[Relation]:
    """Each announced number beside the items that plainly make up its list, in the sentence or after it.

    "four possible causes: a steering fault, fatigue on the bridge and a misread radar" does not hold. A list
    that can be cut so that it has the number does, as "research and development" is one area or two. Nothing comes back
    for lists that are open ("four causes, among them fog"), and for items that may be several or stand for others.
    """
    found = []
    for number, sentence in enumerate(article.sentences):
        for claim in sentence.claims:
            if not _is_announcement(claim, sentence):
                continue
            items = listed(claim, sentence) or _bulleted(article, number, claim) or _ordered(article, number, claim)
            if items is not None:
                found.append(_relation(article, claim, items))
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


def _bulleted(article: Passages, number: int, claim: Claim) -> Items | None:
    """The paragraphs with a bullet or a number that follow "Five things, then:", when all that follows is at hand."""
    announcing = article.sentences[number]
    if (
        head_of(claim) not in MATTERS
        or not announcing.text.endswith(":")
        or has_numeral(announcing.text, claim.end - announcing.start, len(announcing.text))
    ):
        return None
    bullets, is_over, last = 0, False, announcing
    for sentence in article.sentences[number + 1 :]:
        gap = sentence.start - last.start - len(last.text)
        is_paragraph = gap >= _BLANK_LINE or sentence.line > last.line
        last = sentence
        mark = _BULLET.match(sentence.text)
        if gap > _LONGEST_GAP or (mark is not None and not is_paragraph) or (mark is None and not bullets):
            return None  # sentences without claims are not at hand, or no bullets are
        if mark is not None and (is_over or (mark["number"] and int(mark["number"]) != bullets + 1)):
            return None  # another list
        bullets += mark is not None
        is_over = is_over or (mark is None and is_paragraph)
    return Items(bullets, bullets) if bullets >= _FEWEST else None


_BULLET = re.compile(r"(?:[–—•*·▪◦-] |(?P<number>\d{1,2})[.)] )")


def _ordered(article: Passages, number: int, claim: Claim) -> Items | None:
    """What is told in order: "two conditions … The first condition is … The second is …".

    Only where as many are told as announced, or "the third condition" is one too many: others may be told elsewhere.
    """
    if head_of(claim) not in MATTERS:
        return None
    singular = head_of(claim).removesuffix("s")
    told = 0
    announcing = article.sentences[number]
    following = [announcing.text[claim.end - announcing.start :]]
    following += [sentence.text for sentence in article.sentences[number + 1 : number + 1 + _NEAR]]
    is_named = False
    for text in following:
        while told < len(_ORDINALS) and (match := _told(_ORDINALS[told], singular).search(text)):
            told += 1
            is_named = match["named"] is not None
    assert claim.value is not None
    announced = int(claim.value)
    return Items(told, told) if told == announced or (told > announced and is_named) else None


@cache  # of the ordinals and the matters, no more
def _told(ordinal: str, singular: str) -> re.Pattern[str]:
    """How an item is told in order: "First, …", "the second is", "The third condition"."""
    opening = rf"(?:^|[;:] )(?:And )?(?i:{ordinal}(?:ly)?),"
    return re.compile(rf"{opening}|\b[Tt]he {ordinal} (?:(?P<named>(?:\w+ )?{singular}) )?(?:is|was|being)\b")


def _relation(article: Passages, claim: Claim, items: Items) -> Relation:
    assert claim.value is not None
    announced = int(claim.value)
    observed, allowed = Interval(items.fewest, items.most), Interval(announced, announced)
    count = f"{items.fewest}" if items.fewest == items.most else f"{items.fewest} to {items.most}"
    told = count
    if items.fewest != items.most and not items.fewest <= announced <= items.most:
        told = f"at most {items.most}" if announced > items.most else f"at least {items.fewest}"
    shown = f": {'; '.join(items.words)}" if items.words else ""
    return Relation(
        relation_id("enumeration", (claim.claim_id,)), "enumeration", "warning", (claim.claim_id,), (article.article,),
        claim.fact_id, *observed, *allowed, gap_between(observed, allowed), "items", "",
        f"{count} items", f"{announced} items", f"“{claim.quote}” announces {announced}, and {told} follow{shown}",
        claim.line, claim.column, claim.quote,
    )  # fmt: skip
