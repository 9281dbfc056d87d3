"""Arithmetic on quantities: another unit, a bound, a number of decimal digits."""

from claims.records import Quantity, Token, Unit


def product(number: float | None, factor: float) -> float | None:
    """number × factor, rounded to the digits that a double holds: 1.1 × 1e9 is 1.1e9, not 1100000000.0000002."""
    if number is None or factor == 1:
        return number
    return tidy(number * factor)


def tidy(number: float) -> float:
    """The number to the 15 digits that a double holds: 1.1 + 2.2 is 3.3, not 3.3000000000000003."""
    return float(f"{number:.15g}")


def in_unit(quantity: Quantity, unit: Unit, rule: str = "", *, negative: bool = False) -> Quantity:
    """The number as one of `unit`: 64 of cents -> 0.64 of USD. The unit keeps its factor, so that a bare number that
    leans on this one is of the same cents."""
    factor = -unit.factor if negative else unit.factor
    low = product(quantity.low, factor)
    high = low if quantity.high == quantity.low else product(quantity.high, factor)
    value = low if quantity.value == quantity.low else product(quantity.value, factor)
    if negative:
        low, high = high, low
    return Quantity(
        value,
        low,
        high,
        quantity.bound,
        quantity.is_approximate,
        product(quantity.step, unit.factor),
        unit,
        quantity.noun,
        unit.kind,
        quantity.change,
        quantity.form,
        quantity.scale,
        (*quantity.rules, rule) if rule else quantity.rules,
    )


def with_rule(quantity: Quantity, rule: str) -> Quantity:
    """The same quantity, read by one rule more."""
    return Quantity(*quantity[:-1], (*quantity.rules, rule))


def bounded(quantity: Quantity, sign: str, *, is_approximate: bool) -> Quantity:
    """The quantity under a bound: `>` leaves no upper end, `<` no lower one; a range takes only a hedge."""
    if quantity.bound in ("range", "vague"):
        return quantity._replace(is_approximate=quantity.is_approximate or sign == "=")
    if sign == "=":
        return quantity._replace(is_approximate=True)
    return quantity._replace(
        bound=sign,
        low=quantity.value if sign[0] == ">" else None,
        high=quantity.value if sign[0] == "<" else None,
        is_approximate=quantity.is_approximate or is_approximate,
    )


def quantity_of(token: Token) -> Quantity:
    """The quantity that a token stands for: of a numeral, an amount or a whole mention."""
    assert isinstance(token.value, Quantity)
    return token.value


def unit_name(quantity: Quantity) -> str:
    """The name of its unit; empty for counts and bare numbers."""
    return quantity.unit.name if quantity.unit is not None else ""
