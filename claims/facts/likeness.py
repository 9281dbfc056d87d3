"""How likely it is that two claims speak of one fact."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from claims.digits import are_swapped
from claims.facts.blocks import REVISED
from claims.facts.contrasts import are_set_apart
from claims.facts.features import Feature, stem
from claims.vocabulary import word_class


class Evidence(NamedTuple):
    """What speaks for and against two claims being of one fact, each between 0 and 1."""

    measure: float  # the shared words of the measures, by weight
    subject: float
    other_subject: float  # both are told, and share nothing
    context: float  # the shared words of the sentences
    told_there: float  # how much of what each is about stands in the other's sentence
    noun: float  # they count the same
    story: float  # the articles tell one story
    equal: float  # the figures agree
    rounded: float  # they agree only when one is taken for rounded
    within: float  # one is only a bound, and the other within it
    equal_exactly: float  # to two digits
    near: float  # they differ by less than a third
    slip: float  # the same digits in another unit, at another scale or in another order
    period_same: float
    period_apart: float
    one_period: float  # only one is told
    modality: float
    same_article: float
    said_again: float  # in the same article, of the same figure
    slipped_there: float  # in the same article, with a slip
    revised: float  # a toll, and the figures differ


# A logistic regression on annotated clusters of articles, by `python -m tests.benchmarks facts --fit CLUSTER.json ...`.
WEIGHTS = Evidence(
    measure=0.5,
    subject=0.0,
    other_subject=-0.6,
    context=2.8,
    told_there=0.8,
    noun=0.2,
    story=5.6,
    equal=5.0,
    rounded=1.6,
    within=3.1,
    equal_exactly=0.1,
    near=0.3,
    slip=5.0,
    period_same=0.8,
    period_apart=-1.5,
    one_period=-0.3,
    modality=1.3,
    same_article=-3.6,
    said_again=0.2,
    slipped_there=2.5,
    revised=3.0,
)
BASE = -10.0


def evidence(left: Feature, right: Feature, rarity: Rarity) -> Evidence | None:
    """The evidence on two claims; None where they exclude each other."""
    if left.family != right.family or left.per != right.per:
        return None
    if left.base != right.base and not left.family.startswith("money") and not are_points_for_percent(left, right):
        return None
    if is_of_others(left, right) or {left.modality, right.modality} in NEVER_ONE:
        return None
    same, _, apart, unknown = periods(left, right)
    if apart and not is_equal(left, right, 0.0) and not is_revised(left, right):
        return None
    same_article = left.article == right.article
    equal = is_equal(left, right)
    revised = is_revised(left, right)
    only_rounded = equal and left.unit == right.unit and not agree(left.printed, right.printed)
    within = equal and (left.is_bound or right.is_bound)
    alike = bool(left.measure & right.measure) or counts_the_same(left, right)
    slip = not equal and is_slip(left, right)
    if not (equal or slip or alike):
        return None  # another figure of another measure
    if not (equal or same_article) and left.names and right.names and left.known.isdisjoint(right.known):
        return None  # "Ardent's revenue rose to $1.24 billion" and "Bolder's revenue rose to $1.42 billion"
    if not equal and are_set_apart(left.sentence, right.sentence):
        return None  # "a return of 12.3% after fees" and "a return of 13.2% before fees"
    if slip and not same_article and left.figure in right.figures and right.figure in left.figures:
        return None  # "61.4%, against 64.1% four years ago" in both
    told_there = (rarity.told(left, right) + rarity.told(right, left)) / 2
    if equal and not alike and told_there < _TOLD and digits_shared(left, right) < _EXACT:
        return None  # "less than half" of one thing and 43% of another; two of these and two of those
    digits = digits_shared(left, right) if equal else 0
    subject = rarity.overlap(left.subject, right.subject)
    return Evidence(
        measure=rarity.overlap(left.measure, right.measure),
        subject=subject,
        other_subject=float(bool(left.subject and right.subject) and not subject),
        context=rarity.context(left.context, right.context),
        told_there=told_there,
        noun=float(counts_the_same(left, right)),
        story=rarity.story(left.article, right.article),
        equal=float(equal and not within and not only_rounded),
        rounded=float(only_rounded),
        within=float(within),
        equal_exactly=float(digits >= _EXACT),
        near=float(not equal and alike and is_near(left, right)),
        slip=float(slip),
        period_same=same,
        period_apart=0.0 if revised else apart,  # a toll goes on
        one_period=float(not revised and bool(unknown) and (left.first is None) != (right.first is None)),
        modality=float(left.modality == right.modality),
        same_article=float(same_article),
        said_again=float(same_article and equal),
        slipped_there=float(same_article and slip),
        revised=float(revised and not equal and not same_article),
    )


def is_revised(left: Feature, right: Feature) -> bool:
    """Whether two claims tell a toll, which goes on from day to day; nothing is known of that without the days."""
    return left.day is not None and right.day is not None and not REVISED.isdisjoint(left.measure & right.measure)


# What is aimed at and what is so, what is so and what is denied, are two facts.
NEVER_ONE = ({"target", "stated"}, {"denied", "stated"}, {"denied", "expected"}, {"denied", "pledged"})


def counts_the_same(left: Feature, right: Feature) -> bool:
    """Whether two claims count things of one name, or by two names for the members of a body: allies and nations."""
    if not left.noun or not right.noun:
        return False
    return left.noun == right.noun or (left.noun in _MEMBERS and right.noun in _MEMBERS)


_MEMBERS = frozenset(map(stem, word_class("members of a body")))


def is_said_again(left: Feature, right: Feature) -> bool:
    """Whether one article says the same twice: "1 billion people", or the same measure of the same to two digits."""
    if left.article != right.article or left.stated != right.stated or periods(left, right)[2]:
        return False
    size = max((abs(end) for end in left.stated if end), default=0.0)
    if counts_the_same(left, right) and size > _SMALL_COUNT:
        return True
    if left.family.startswith("duration") and left.measure & right.measure - _OF_ANY_TIME:
        return True  # "two days of meetings" and "our two-day meeting"
    same = bool(left.measure) and left.measure == right.measure and left.subject == right.subject
    return same and min(len(left.digits), len(right.digits)) >= _EXACT


_SMALL_COUNT = 12  # two of these and two of those are two facts


def digits_shared(left: Feature, right: Feature) -> int:
    """To how many digits two figures that agree do so: the fewer of the two."""
    return min(len(left.digits), len(right.digits))


_TOLD = 0.2  # of what two claims are about: where less stands in the other's sentence, it is about something else


def is_beside(left: Feature, right: Feature) -> bool:
    """Whether the second figure is the first in another unit: "10 miles (16 km)", "3bn yen ($20m)"."""
    first, second = (left, right) if left.order < right.order else (right, left)
    return (
        first.article == second.article
        and 0 < second.start - first.end <= _BESIDE
        and first.unit != second.unit
        and first.family == second.family
    )


def is_of_others(left: Feature, right: Feature) -> bool:
    """Whether two counts count different things, or two ages are of different persons."""
    if left.family.startswith("age"):
        return not left.subject & right.subject
    if left.family.startswith("duration") and left.unit == right.unit:
        return not left.measure & right.measure - _OF_ANY_TIME
    if not left.noun or not right.noun or counts_the_same(left, right):
        return False
    if left.noun in _PERSONS and right.noun in _PERSONS:
        return False
    if digits_shared(left, right) >= _PRECISE and (is_equal(left, right) or is_slip(left, right)):
        return False  # "613,400 people" and "613,400 votes"
    return not (left.measure - {left.noun}) & (right.measure - {right.noun})


_OF_ANY_TIME = frozenset(map(stem, ("time", "length", "duration", "years", "months", "days", "hours")))
_PERSONS = frozenset(map(stem, word_class("persons counted")))
_PRECISE = 4  # digits: figures that agree to so many agree hardly ever by chance
_EXACT = 2  # digits: two figures that agree to so many agree seldom by chance
_BESIDE = 3  # characters: the bracket of "10 miles (16 kilometres)"


_HAIR = 0.01  # a rounded figure and its exact one: "2.31 billion" and 2,308 million


def is_equal(left: Feature, right: Feature, hair: float = _HAIR) -> bool:
    """Whether two figures may be the same number: "more than 400" and 412, not "more than 400" and 3,600."""
    if left.unit == right.unit:  # a conversion would only blur them
        return agree(left.stated, right.stated, hair)
    return left.base == right.base and agree((left.low, left.high), (right.low, right.high))


def agree(
    one: tuple[float | None, float | None], other: tuple[float | None, float | None], hair: float = _HAIR
) -> bool:
    """Whether two intervals share a point, or nearly; an open end is taken for as far as a speaker means."""
    ours, theirs = closed(*one), closed(*other)
    if ours is None or theirs is None:
        return False
    low, high = max(ours[0], theirs[0]), min(ours[1], theirs[1])
    return low <= high + hair * abs(high)


def closed(low: float | None, high: float | None) -> tuple[float, float] | None:
    """The interval that a speaker means: "more than 400" is not said of 3,600; None where nothing is told."""
    if low is None and high is None:
        return None
    if low is None:
        assert high is not None
        low = high - _MEANT * abs(high)
    elif high is None:
        high = low + _MEANT * abs(low)
    return low, high


_MEANT = 0.3  # of a bound: how far beyond it a figure is still meant


def is_near(left: Feature, right: Feature) -> bool:
    ends = [
        end
        for end in (left.low if left.low is not None else left.high, right.low if right.low is not None else right.high)
        if end
    ]
    if len(ends) < 2 or left.base != right.base or ends[0] * ends[1] <= 0:
        return False
    return 0.75 < ends[0] / ends[1] < 1.34


def is_slip(left: Feature, right: Feature) -> bool:
    """The same digits at another scale or in another unit, or two of them swapped; never within one sentence."""
    if not left.digits or not right.digits:
        return False
    if left.article == right.article and left.sentence == right.sentence:
        return False  # "2,100 tonnes, of which 1,200 tonnes of barley"
    if are_points_for_percent(left, right):
        return left.printed != (1, 1)
    if left.is_bound != right.is_bound and left.unit == right.unit:
        return is_slipped_floor(left, right)
    steps = _steps_between(left, right)
    if left.digits == right.digits:
        if left.unit != right.unit:
            if left.family.startswith("duration"):
                return False  # 13 hours and 13 weeks
            return len(left.digits) > 1 and steps <= _STEPS
        return len(left.digits) > 1 and (abs(steps - 3) < _HAIR or (len(left.digits) > 2 and steps <= _STEPS))
    if size_of(left, right) != size_of(right, left) or not are_swapped(left.digits, right.digits):
        return False
    if len(left.digits) > 2:
        return True
    if not left.unit:
        return counts_the_same(left, right) and bool(left.measure & right.measure)
    return (
        not left.family.startswith(_EVERYWHERE)
        and bool(left.measure & right.measure)
        and bool(left.subject & right.subject)
    )


_EVERYWHERE = ("money", "share", "age", "duration")  # an article is full of such figures of two digits


def size_of(feature: Feature, beside: Feature) -> int:
    """The place of the first digit of a figure, in the unit that it shares with another: 2 of 214."""
    ends = feature.printed if feature.unit == beside.unit else (feature.low, feature.high)
    return math.floor(math.log10(next((abs(end) for end in ends if end), 1.0)))


def are_points_for_percent(left: Feature, right: Feature) -> bool:
    """Whether two changes have the same figure, once in percent and once in points: a slip, if they are one."""
    return {left.base, right.base} == {"percent", "percentage_point"} and left.printed == right.printed


def is_slipped_floor(left: Feature, right: Feature) -> bool:
    """Whether a bound would be meant so, were it a thousand times larger: "more than 640,000" and 643 million."""
    floor, other = (left, right) if left.is_bound else (right, left)
    low, value = floor.stated[0], other.stated[0]
    if not low or not value:
        return False
    if len(floor.digits) < _EXACT:
        return False  # "at least 50 people" and 50,000
    return any(low * times <= value <= low * times * (1 + _MEANT) for times in _SLIPPED)


_SLIPPED = (1e3, 1e6)


def _steps_between(left: Feature, right: Feature) -> float:
    """How many powers of ten lie between two figures as they are stated."""
    ends = [next((abs(end) for end in feature.stated if end), 1.0) for feature in (left, right)]
    return abs(math.log10(ends[0] / ends[1]))


_STEPS = 3.5  # million for billion is a slip; what lies further apart is another figure


def periods(left: Feature, right: Feature) -> tuple[float, float, float, float]:
    """Whether two periods are the same, near, apart, or one of them unknown: one of the four is 1."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return 0.0, 0.0, 0.0, 1.0
    shared = min(left.last, right.last) - max(left.first, right.first) + 1
    whole = max(left.last, right.last) - min(left.first, right.first) + 1
    if shared > 0.6 * whole:
        return 1.0, 0.0, 0.0, 0.0
    if shared > 0 and whole < _FORTNIGHT:
        return 0.0, 1.0, 0.0, 0.0
    return 0.0, 0.0, 1.0, 0.0


_FORTNIGHT = 15  # days: the counts of one event, a few days apart


def weights_of(features: Sequence[Feature]) -> dict[str, float]:
    """What each word of the claims weighs."""
    total = len(features)
    return {word: weight_of(times, total) for word, times in words_in(features).items()}


def words_in(features: Iterable[Feature]) -> Counter[str]:
    """How many claims have each word."""
    return Counter(word for feature in features for word in feature.measure | feature.subject | feature.context)


def weight_of(times: int, claims: int) -> float:
    """What a word weighs that so many of the claims have."""
    return math.log(1 + (claims + 1) / times)


class Rarity:
    """How much a shared word or name weighs: the rarer, the more."""

    def __init__(self, weight: Mapping[str, float], story: Callable[[str, str], float]) -> None:
        self.weight = weight  # of each word of the claims that are compared
        self.story = story  # how surely two articles tell one

    def of(self, words: frozenset[str]) -> float:
        """What words weigh together."""
        return math.fsum(map(self.weight.__getitem__, words))  # the same in whatever order a set gives them

    def overlap(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weight of the shared words against that of the lesser side's: 1 when one holds the other."""
        shared = left & right
        return self.of(shared) / min(self.of(left), self.of(right)) if shared else 0.0

    def told(self, left: Feature, right: Feature) -> float:
        """How much of what the one claim is about, by weight, stands in the other's sentence."""
        about = left.measure | left.subject
        if not about:
            return 0.0
        return self.of(about & (right.context | right.measure | right.subject)) / self.of(about)

    def context(self, left: frozenset[str], right: frozenset[str]) -> float:
        """How much two sentences have in common: the weight of the shared words, 1 for three rare ones."""
        return min(1.0, self.of(left & right) / _SURE_CONTEXT)


_SURE_CONTEXT = 20.0  # nats
