"""What a reading and its gold standard have in common, and when two figures are the same."""

import re
from collections.abc import Callable
from functools import lru_cache
from math import isclose
from typing import Any, NamedTuple

from claims.normalise import scale_of
from claims.records import Claim, Quantity, Unit
from claims.vocabulary import CURRENCY_CODES, MINOR, rows

CLOSE = 1e-5  # relative: annotators write fractions to six digits
DIRECTIONS = {"increase": "up", "decrease": "down"}
BARE = frozenset(("", "-", "count", "unit", "dimensionless"))  # what annotators write where there is no unit
# What annotators call units that pint knows by another name.
NAMES = {
    "percentage": "percent",
    "age": "year",
    "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "brake horsepower": "horsepower",
    "barrel": "oil_barrel",
    "barrel of oil": "oil_barrel",
    "pound-mass": "pound",
    "mega british thermal unit": "megaBtu",
}
POWERS = re.compile(r"\b(square|cubic) (\w+)")
IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life"}
LONGEST_STEM = 4  # letters of a word that ends in -ies and is no "movies" or "ties"


class Measure(NamedTuple):
    """A unit or a noun, for comparison. All are empty for a bare number."""

    codes: frozenset[str] = frozenset()  # ISO 4217; two where the text leaves two
    size: str = ""  # in pint's base units; for money, of what stands below the slash
    words: frozenset[str] = frozenset()  # in the singular
    factor: float = 1.0  # a cent is 0.01 of its currency


class Figure(NamedTuple):
    """One figure as the words state it."""

    ends: tuple[float, ...]  # one number, or the two ends of a range
    measure: Measure
    change: str = ""  # = ~ > < up down; empty where the gold standard does not say
    place: tuple[int, int] | None = None  # start and end in the text; None where the gold standard does not say


def of_claim(claim: Claim) -> Figure:
    ends = ends_of(claim.value, claim.low, claim.high, claim.bound)
    measure = measure_of(claim.unit, claim.noun)
    return Figure(ends, measure, change_of(claim.change, claim.bound, claim.approximate), (claim.start, claim.end))


def of_quantity(quantity: Quantity) -> Figure:
    """The figure of a reading in the notation of claims/notation.py."""
    ends = ends_of(quantity.value, quantity.low, quantity.high, quantity.bound)
    measure = measure_of(quantity.unit.name if quantity.unit else "", quantity.noun)
    return Figure(ends, measure, change_of(quantity.change, quantity.bound, quantity.is_approximate))


def of_annotation(record: dict[str, Any]) -> Figure:
    """The figure of an annotated claim: {"low", "high", "bound", "approximate", "unit", "noun", "change" …}."""
    ends = ends_of(None, record["low"], record["high"], record["bound"])
    change = change_of(record["change"], record["bound"], record["approximate"])
    return Figure(ends, measure_of(record["unit"], record["noun"]), change, (record["start"], record["end"]))


def of_benchmark(record: dict[str, Any]) -> Figure:
    """The figure of a published benchmark: {"value", "unit", "change"}, with the benchmark's own name of the unit."""
    value = record["value"]
    ends = tuple(map(float, value)) if isinstance(value, list) else (float(value),)
    return Figure(ends, named_measure(record["unit"] or ""), record["change"] or "")


def ends_of(value: float | None, low: float | None, high: float | None, bound: str) -> tuple[float, ...]:
    """Both ends of a range or a vague amount, else the one number that is printed."""
    if bound in ("range", "vague") and low is not None and high is not None and low != high:
        return low, high
    return tuple(end for end in (value, low, high) if end is not None)[:1]


def change_of(change: str, bound: str, is_approximate: bool) -> str:
    """The one sign that benchmarks have for direction, bound and hedge: "up by at least 20%" is up."""
    return DIRECTIONS.get(change) or (bound[0] if bound[0] in "<>" else "~" if is_approximate else "=")


@lru_cache(None)
def measure_of(unit: str, noun: str = "") -> Measure:
    """A unit as the table writes it, with the noun that a count has: "USD / oil_barrel", "mile / hour", "people"."""
    above, _, below = unit.partition(" / ")
    codes = frozenset(above.split("|"))
    if codes <= frozenset(CURRENCY_CODES.values()):
        return Measure(codes, size(below) or " ".join(sorted(singulars(below))))
    return Measure(size=size(unit), words=singulars(noun or unit))


@lru_cache(None)
def named_measure(name: str) -> Measure:
    """A unit as a benchmark names it: "dollar per barrel", "mile per hour"; a name that is no unit is a noun."""
    name = " ".join(name.split())
    if name.lower() in BARE:
        return Measure()
    parts = name.split(" per ")
    minor = MINOR.get(parts[0].lower())
    measure = measure_of(" / ".join(map(own_name, parts)))
    return measure._replace(factor=minor.factor) if minor else measure


def own_name(name: str) -> str:
    """What the table writes for one part of a benchmark's unit: "square metre" is "metre ** 2", "yen" JPY."""
    lower = name.lower().removesuffix(" of age")
    if minor := MINOR.get(lower):
        return minor.name
    if known := currency_names().get(lower) or NAMES.get(lower):
        return known
    name = POWERS.sub(lambda match: f"{match[2]} ** {2 if match[1] == 'square' else 3}", name.removesuffix(" of age"))
    return re.sub(r"(?<=[a-z]) (?=[a-z])", "_", name.replace("inverse ", "1 / "))


@lru_cache(1)
def currency_names() -> dict[str, str]:
    """Full names and bare ones: "swiss franc" and "yen"."""
    listed = rows("currencies.csv")
    return {form: row["code"] for row in listed for form in f"{row['words']}|{row['bare']}".split("|") if form}


def size(unit: str) -> str:
    """A physical unit in base units, the same for "kilometre" and "kilometer"; empty where pint knows none."""
    scale = scale_of(Unit(unit, ""), is_level=True) if unit else None
    return f"{scale.factor:.6g} {scale.unit} {scale.offset:.6g}" if scale else ""


def singulars(noun: str) -> frozenset[str]:
    return frozenset(map(singular, re.findall(r"[^\W\d_]+", noun.lower())))


def singular(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > LONGEST_STEM:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word if word.endswith("ss") else word.removesuffix("s")


# ------------------------------------------------------------------------------------------- when two are the same
def has_same_value(wanted: Figure, got: Figure) -> bool:
    """Equal as they are printed, or once both are in the main unit of a currency: 61 cents and 0.61 dollars."""
    if len(wanted.ends) != len(got.ends):
        return False
    ends = list(zip(wanted.ends, got.ends, strict=True))
    here, there = wanted.measure.factor, got.measure.factor
    return all(isclose(a, b, rel_tol=CLOSE) for a, b in ends) or (
        here != there and all(isclose(a * here, b * there, rel_tol=CLOSE) for a, b in ends)
    )


def has_same_measure(wanted: Figure, got: Figure) -> bool:
    """One currency and denominator, one physical unit by whatever name, or nouns that share a word."""
    here, there = wanted.measure, got.measure
    if here.codes or there.codes:
        return bool(here.codes & there.codes) and here.size == there.size
    if here.size and there.size:
        return here.size == there.size
    if here.words or there.words:
        return bool(here.words & there.words)
    return True


def has_same_change(wanted: Figure, got: Figure) -> bool:
    return not wanted.change or wanted.change == got.change


CRITERIA: dict[str, Callable[[Figure, Figure], bool]] = {
    "value": has_same_value,
    "unit": lambda wanted, got: has_same_value(wanted, got) and has_same_measure(wanted, got),
    "change": lambda wanted, got: has_same_value(wanted, got) and has_same_change(wanted, got),
    "unit+change": lambda wanted, got: (
        has_same_value(wanted, got) and has_same_measure(wanted, got) and has_same_change(wanted, got)
    ),
    "place": lambda wanted, got: has_same_value(wanted, got) and wanted.place == got.place,
}
