"""A quantity as one line of text: `~3e6..5e6 USD`, `>=40 (people)`, `20 percent up`, `66 year old`, `0.2 ratio`.

reading  = ["?"] [bound] ["~"] number [".." number] [unit] ["(" noun ")"] ["of" whole] ["up" | "down"]
bound    = ">" | ">=" | "<" | "<="          nothing for "="; "?" marks a vague amount, ".." a range
unit     = a unit of claims.csv | "year old" (an age) | "ratio" | "number"
"""

import re

from claims.records import Claim, Quantity, Unit

_READING = re.compile(
    r"(?P<vague>\?)?(?P<bound>[<>]=?)?(?P<approximate>~)?"
    r"(?P<low>-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?)(?:\.\.(?P<high>-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?))?"
    r"(?:\s+(?P<unit>[^\s()][^()]*?))??(?:\s*\((?P<noun>[^()]*)\))?(?:\s+of\s+(?P<whole>.+?))?(?:\s+(?P<change>up|down))?$"
)
_CHANGES = {"up": "increase", "down": "decrease", None: "level"}
_CLOSE = 1e-5  # relative: fractions in words are written to six digits
_ARROWS = {"increase": " up", "decrease": " down", "level": ""}
_AGE_UNIT = " old"


def read(line: str) -> Quantity:
    """The quantity that a line states: `>=40 (people)` has low 40, no high, bound ">=" and noun "people".

    Raises ValueError for a line that is not in the notation.
    """
    match = _READING.match(line.strip())
    if match is None:
        raise ValueError(f"not a reading: {line!r}; write it like `>=40 (people)`, `3..5 percent` or `~14 mile up`")
    low = float(match["low"])
    high = float(match["high"]) if match["high"] else low
    bound = "vague" if match["vague"] else match["bound"] or ("range" if match["high"] else "=")
    unit, kind = _unit(match["unit"])
    if match["noun"] is not None and unit is None:
        kind = "count"
    return Quantity(
        value=None if bound == "vague" else (low + high) / 2,
        low=None if bound.startswith("<") else low,
        high=None if bound.startswith(">") else high,
        bound=bound,
        is_approximate=bool(match["approximate"]),
        unit=unit,
        noun=match["noun"] or "",
        kind=kind,
        change=_CHANGES[match["change"]],
    )


def read_all(reads: str) -> list[Quantity]:
    """The quantities of a cell: readings set apart by semicolons; none for an empty cell."""
    return [read(line) for line in reads.split(" ; ")] if reads.strip() else []


def _unit(name: str | None) -> tuple[Unit | None, str]:
    if name in (None, "number"):
        return None, ""
    if name == "ratio":
        return None, "ratio"
    assert name is not None
    if name.endswith(_AGE_UNIT):
        return Unit(name.removesuffix(_AGE_UNIT), "age"), "age"
    return Unit(name, ""), ""


def quantity_of(claim: Claim) -> Quantity:
    """The quantity that a row of the table states, as `line` writes it."""
    return Quantity(
        value=claim.value,
        low=claim.low,
        high=claim.high,
        bound=claim.bound,
        is_approximate=claim.approximate,
        unit=Unit(claim.unit, claim.kind) if claim.unit else None,
        noun=claim.noun,
        kind=claim.kind,
        change=claim.change,
    )


def line(quantity: Quantity) -> str:
    """The notation of a quantity, the inverse of `read`."""
    ends = [f"{end:.10g}" for end in (quantity.low, quantity.high) if end is not None]
    number = "..".join(ends if quantity.bound == "range" else dict.fromkeys(ends))
    sign = {"vague": "?", "range": "", "=": ""}.get(quantity.bound, quantity.bound)
    unit = (
        quantity.unit.name
        if quantity.unit
        else quantity.kind
        if quantity.kind == "ratio"
        else ""
        if quantity.noun
        else "number"
    )
    if quantity.kind == "age":
        unit += _AGE_UNIT
    noun = f" ({quantity.noun})" if quantity.noun else ""
    hedge = "~" if quantity.is_approximate else ""
    return f"{sign}{hedge}{number}{' ' if unit else ''}{unit}{noun}{_ARROWS[quantity.change]}"


def is_same(want: Quantity, got: Quantity) -> bool:
    """Whether a reading says what was wanted: interval, bound, hedge, unit, change, and a word of the noun."""
    return (
        _is_close(want.low, got.low)
        and _is_close(want.high, got.high)
        and (want.bound, want.is_approximate, want.change) == (got.bound, got.is_approximate, got.change)
        and _unit_name(want) == _unit_name(got)
        and (want.kind != "ratio" or got.kind == "ratio")
        and (not want.noun or bool(_noun_words(want.noun) & _noun_words(got.noun)))
    )


def _is_close(want: float | None, got: float | None) -> bool:
    if want is None or got is None:
        return want is got
    return abs(want - got) <= _CLOSE * max(abs(want), abs(got))


def _unit_name(quantity: Quantity) -> str:
    return quantity.unit.name if quantity.unit else ""


def _noun_words(noun: str) -> set[str]:
    return {word.rstrip("s") for word in noun.lower().replace("-", " ").split()}
