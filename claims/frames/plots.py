"""The claims on one fact as a picture: the only door to matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.frames.timelines import Telling
from claims.intervals import Interval, floor_and_ceiling
from claims.terminal import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INSTALL = "plot needs matplotlib, which is not installed: pip install 'numeric-claims[plot]'"
HEIGHT = 4.8  # inches, as matplotlib has it
WIDTH, WIDTH_OF_CLAIM, WIDEST = 3.0, 0.9, 24.0  # inches: of the margins, of each claim, of what a page still holds
OPEN = 0.15  # of the height of all figures: how far a bar goes on where the words set no end
TILT = 30  # degrees: names of sources are longer than their bars are apart
CAP = 4  # points, half the width of the mark at an end that is stated
STATED, SHARED, TORN = "#1f4e79", "#2e7d32", "#c62828"  # blue, green, red; each 4.5 times as dark as white
FAINT = 0.15  # opacity of what lies behind
NUMBER = "{x:,.10g}"  # as a reader writes it; the last digits of a binary fraction are noise


def plot(claims: Sequence[Telling], title: str, ax: Axes | None) -> Axes:
    """What each claim allows, one beside another in the order of their days, each with its source and day.

    ImportError: when matplotlib is not installed.
    """
    try:
        from matplotlib import pyplot  # noqa: PLC0415  # an extra, and a second
    except ImportError as error:
        raise ImportError(INSTALL) from error
    if ax is None:
        width = min(WIDTH + WIDTH_OF_CLAIM * len(claims), WIDEST)
        _, ax = pyplot.subplots(figsize=(width, HEIGHT), layout="constrained")
    unit = unit_of(claims)
    shown = [claim for claim in claims if claim.unit == unit]
    reach = reach_of(shown)
    for place, claim in enumerate(shown):
        draw_bar(ax, place, claim, reach)
    draw_shared(ax, floor_and_ceiling([Interval(claim.allowed_low, claim.allowed_high) for claim in shown]))
    ax.set_xticks(range(len(shown)), [plain(label_of(claim)) for claim in shown], rotation=TILT, ha="right")
    ax.yaxis.set_major_formatter(NUMBER)
    ax.set_ylabel(plain(unit))
    ax.set_title(plain(title))
    ax.margins(x=OPEN, y=OPEN)
    ax.legend()
    return ax


def unit_of(claims: Sequence[Telling]) -> str:
    """The unit that most claims are told in: only figures in one unit stand on one scale."""
    units = [claim.unit for claim in claims]
    return max(units, key=units.count)


def reach_of(claims: Sequence[Telling]) -> float:
    """How far a bar without an end goes on."""
    ends = [end for claim in claims for end in (claim.allowed_low, claim.allowed_high) if end is not None]
    return OPEN * ((max(ends) - min(ends)) or abs(max(ends)) or 1.0) if ends else 1.0


def draw_bar(ax: Axes, place: int, claim: Telling, reach: float) -> None:
    """From the lowest to the highest number that the claim allows; an arrow where it sets no end."""
    low, high = claim.allowed_low, claim.allowed_high
    if low is None and high is None:
        return
    first = low if low is not None else (high or 0.0) - reach
    last = high if high is not None else (low or 0.0) + reach
    ax.plot([place, place], [first, last], color=STATED, linewidth=CAP)
    for end, stated, arrow in ((first, low, "v"), (last, high, "^")):
        ax.plot([place], [end], marker="_" if stated is not None else arrow, color=STATED, markersize=3 * CAP)


def draw_shared(ax: Axes, together: Interval) -> None:
    """What all claims still allow; where they disagree, the gap that no number can be in for all of them."""
    low, high = together
    is_torn = low is not None and high is not None and low > high
    name = "not allowed by all: they disagree" if is_torn else "allowed by all"
    colour = TORN if is_torn else SHARED
    if low is not None and high is not None and low != high:
        ax.axhspan(min(low, high), max(low, high), color=colour, alpha=FAINT, label=name)
        return
    end = low if low is not None else high
    if end is not None:
        ax.axhline(end, color=colour, linestyle="--", label=name)


def label_of(claim: Telling) -> str:
    day = f"{claim.published:%Y-%m-%d}" if claim.published else "no day"
    return f"{claim.source or claim.article_id}, {day}"


def plain(words: str) -> str:
    """Words that matplotlib shows as they are: between two dollar signs it would read a formula."""
    return printable(words).replace("$", r"\$")
