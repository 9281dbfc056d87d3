"""How news prints figures, and who and where: what stands in the braces of sentences.txt."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

HERE = Path(__file__).parent


class Style(NamedTuple):
    """How one article prints its figures."""

    money: str  # a pattern for large amounts: "$%s billion"
    millions: str  # the same for smaller ones: "$%s million"
    price: str  # the same for any amount: "$%s"
    cents: str
    percent: str
    is_short: bool  # km for kilometres


Draw: TypeAlias = Callable[[], float]  # the next random number, from 0 to below 1
Figure: TypeAlias = Callable[[Draw, Style], str]


def _names() -> dict[str, list[str]]:
    rows = (line.partition(": ") for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines())
    return {kind: names.split(" | ") for kind, _, names in rows}


NAMES = _names()
SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")  # from ten on, digits


def spelt(number: int) -> str:
    """A whole number as agencies print it: "nine", "10"."""
    return SMALL[number] if number < len(SMALL) else f"{number:,}"


def whole(low: int, high: int, pattern: str = "%s", *, is_spelt: bool = False) -> Figure:
    """A whole number: "482", "12,400", "nine" where it is spelt."""
    span = high - low + 1
    if is_spelt:
        return lambda draw, _: pattern % spelt(low + int(draw() * span))
    return lambda draw, _: pattern % f"{low + int(draw() * span):,}"


def rounded(low: int, high: int, to: int) -> Figure:
    """A whole number that ends in zeros, small ones more often than large ones: "12,400"."""
    span = (high - low) // to
    return lambda draw, _: f"{low + int(draw() ** 3 * span) * to:,}"


def measure(low: float, high: float, digits: int, units: str) -> Figure:
    """A number with its unit, long or short by the article's style: "3.4 metres", "480 km"."""
    long, _, short = units.partition("|")
    span = high - low

    def figure(draw: Draw, style: Style) -> str:
        return f"{low + draw() * span:,.{digits}f} {short if short and style.is_short else long}"

    return figure


def period(high: int, unit: str) -> Figure:
    """A length of time: "three years", "18 months"."""
    return lambda draw, _: f"{spelt(2 + int(draw() * (high - 1)))} {unit}"


def between(low: int, high: int, width: int, pattern: str) -> Figure:
    """A range: "18 to 65"."""

    def figure(draw: Draw, _: Style) -> str:
        start = low + int(draw() * (high - low))
        return pattern % (start, start + 1 + int(draw() * width))

    return figure


def won(most: int, margin: int) -> Figure:
    """A score that wins: "3-1"."""

    def figure(draw: Draw, _: Style) -> str:
        goals = most - int(draw() * margin)
        return f"{goals}-{int(draw() * min(goals, margin)) + max(goals - margin, 0)}"

    return figure


def named(kind: str) -> Figure:
    """One of the words in names.txt: "two-thirds"."""
    names = NAMES[kind]
    return lambda draw, _: names[int(draw() * len(names))]


def percent(draw: Draw, style: Style) -> str:
    """ "12%", "3.4 percent"."""
    number = draw() ** 2 * 95 + 0.6
    return style.percent % (f"{number:.0f}" if number > 20 or draw() < 0.3 else f"{number:.1f}")


def percent_range(draw: Draw, style: Style) -> str:
    """ "3% to 4%", "2.5 to 3.5 percent"."""
    low = 1 + int(draw() * 8)
    if style.percent.startswith("%s%%"):
        return f"{low}% to {low + 2}%"
    return style.percent % f"{low} to {low + 1.5}"


def money(draw: Draw, style: Style) -> str:
    """Millions and billions: "$1.2 billion", "£340m"."""
    if draw() < 0.4:
        return style.money % f"{1 + draw() ** 3 * 80:.1f}"
    number = 1 + draw() * 900
    return style.millions % (f"{number:.0f}" if draw() < 0.7 else f"{number:.1f}")


def price(draw: Draw, style: Style) -> str:
    """ "$88.40", "£3.20"."""
    return style.price % f"{1 + draw() ** 2 * 120:.2f}"


def total(draw: Draw, style: Style) -> str:
    """Hundreds and thousands: "$12,400"."""
    return style.price % f"{2 + int(draw() ** 2 * 900)},{int(draw() * 10)}00"


FIGURES: dict[str, Figure] = {
    "percent": percent,
    "percent_range": percent_range,
    "points": measure(0.2, 9, 1, "percentage points"),
    "basis_points": lambda draw, _: f"{25 * (1 + int(draw() * 4))} basis points",
    "money": money,
    "sum": total,
    "price": price,
    "cents": lambda draw, style: style.cents % (2 + int(draw() * 90)),
    "bitcoin": whole(2, 80),
    "count": whole(13, 990),
    "count_words": lambda draw, _: "a dozen" if draw() < 0.1 else f"{11 + int(draw() * 40)}",
    "few": whole(2, 9, is_spelt=True),
    "few_more": whole(10, 60),
    "goals": whole(11, 60),
    "votes": whole(110, 340),
    "votes_large": whole(350, 650),
    "points_index": whole(13, 990),
    "points_score": whole(11, 60),
    "thousands": rounded(1_100, 240_000, 100),
    "millions": measure(1.1, 70, 1, "million"),
    "share": named("share"),
    "vague": named("vague"),
    "times": named("times"),
    "multiple": named("multiple"),
    "times_rate": whole(20, 4_000, "%s times"),
    "magnitude": lambda draw, _: f"{5 + draw() * 3:.1f}",
    "age": whole(18, 84),
    "age_range": between(16, 40, 30, "%d to %d"),
    "years": period(40, "years"),
    "years_life": measure(70, 86, 1, "years"),
    "months": period(20, "months"),
    "weeks": period(18, "weeks"),
    "days": period(20, "days"),
    "hours": period(14, "hours"),
    "hours_time": between(2, 5, 50, "%d hours %d minutes"),
    "minutes": period(50, "minutes"),
    "seconds": measure(0.2, 40, 1, "seconds"),
    "nanoseconds": whole(3, 90, "%s nanoseconds"),
    "millennia": whole(8, 90, "%s,000 years"),
    "kilometres": measure(3, 480, 0, "kilometres|km"),
    "miles": measure(2, 300, 0, "miles"),
    "metres": measure(60, 900, 0, "metres|m"),
    "metres_small": measure(1.5, 9, 1, "metres"),
    "feet": rounded(8_000, 38_000, 500),
    "centimetres": measure(3, 70, 0, "centimetres|cm"),
    "cm_range": between(10, 40, 40, "%d to %d centimetres"),
    "cm_by": between(30, 120, 60, "%d by %d cm"),
    "millimetres": measure(20, 160, 0, "millimetres|mm"),
    "light_years": whole(11, 900, "%s light years"),
    "hectares": measure(20, 9_000, 0, "hectares"),
    "tonnes": measure(3, 9_000, 0, "tonnes"),
    "kilograms": measure(2, 400, 0, "kilograms|kg"),
    "milligrams": measure(5, 400, 0, "milligrams|mg"),
    "micrograms": measure(11, 60, 0, "micrograms"),
    "litres": measure(200, 90_000, 0, "litres"),
    "celsius": measure(24, 46, 1, "degrees Celsius|°C"),
    "celsius_low": measure(-14, 9, 0, "degrees Celsius|°C"),
    "celsius_high": whole(11, 90, "%s million degrees"),
    "fahrenheit": measure(91, 112, 0, "degrees Fahrenheit|°F"),
    "speed": measure(60, 240, 0, "kilometres per hour|kph"),
    "megawatts": measure(60, 1_900, 0, "megawatts|MW"),
    "gigawatt_hours": measure(110, 9_000, 0, "gigawatt hours|GWh"),
    "kilowatt_hours": measure(11, 90, 0, "kilowatt hours|kWh"),
    "year": lambda draw, _: f"{2004 + int(draw() * 21)}",
    "date": lambda draw, _: f"{NAMES['month'][int(draw() * 12)]} {1 + int(draw() * 28)}",
    "clock": lambda draw, _: f"{1 + int(draw() * 11)}:{10 + int(draw() * 49)} {'a.m.' if draw() < 0.5 else 'p.m.'}",
    "score": won(3, 3),
    "basket": won(120, 30),
}
LOOK_ALIKES = frozenset(("year", "date", "clock", "score", "basket"))

STYLES = [
    Style("$%s billion", "$%s million", "$%s", "%d cents", "%s%%", False),
    Style("$%s billion", "$%s million", "$%s", "%d cents", "%s percent", False),
    Style("$%sbn", "$%sm", "$%s", "%d cents", "%s%%", True),
    Style("£%sbn", "£%sm", "£%s", "%dp", "%s%%", True),
    Style("£%s billion", "£%s million", "£%s", "%d pence", "%s per cent", False),
    Style("€%s billion", "€%s million", "€%s", "%d cents", "%s%%", True),
    Style("%s billion euros", "%s million euros", "%s euros", "%d cents", "%s percent", False),
    Style("US$%s billion", "US$%s million", "US$%s", "%d cents", "%s per cent", True),
    Style("A$%s billion", "A$%s million", "A$%s", "%d cents", "%s per cent", False),
    Style("%s billion rupees", "%s million rupees", "%s rupees", "%d paise", "%s%%", False),
    Style("%s billion yuan", "%s million yuan", "%s yuan", "%d fen", "%s%%", True),
]
