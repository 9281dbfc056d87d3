"""The claims on one fact as a picture: the only door to matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from claims.frames.timelines import Telling
from claims.intervals import HAIR, Interval, floor_and_ceiling
from claims.terminal import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INSTALL = "plot needs matplotlib, which is not installed: pip install 'numeric-claims[plot]'"
WIDTH = 8.0  # inches: what a notebook or a page holds
HEIGHT, HEIGHT_OF_CLAIM, HIGHEST = 1.6, 0.4, 30.0  # inches: of title and axis, of each claim, of what is still seen
MARGIN = 0.1  # of all figures, on either side: as far goes a bar without an end
ROOM = 0.6  # of a claim, above the first and below the last
LONGEST_NAME = 28  # characters of a source: two thirds of the picture are left to the figures
LONGEST_LINE = 64  # characters of a title, above these two thirds
TICKS = 6  # at most: more numbers run into one another
THICK, CAP, DOT = 2.0, 9.0, 5.0  # points: a bar, the mark at its end, the figure in its middle
STATED = "#1f4e79"  # blue, eight times as dark as white
FAINT = 0.15  # opacity of what lies behind
DIGITS = 10  # of a number at the axis: the last ones of a binary fraction are noise
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def plot(claims: Sequence[Telling], title: str, ax: Axes | None) -> Axes:
    """What each claim allows, one below the other in the order of their days, each with its source and day.

    ImportError: when matplotlib is not installed.
    """
    try:
        from matplotlib import pyplot  # noqa: PLC0415  # an extra, and a second
    except ImportError as error:
        raise ImportError(INSTALL) from error
    unit = unit_of(claims)
    shown = [claim for claim in claims if claim.unit == unit]
    if ax is None:
        height = min(HEIGHT + HEIGHT_OF_CLAIM * len(shown), HIGHEST)
        _, ax = pyplot.subplots(figsize=(WIDTH, height), layout="constrained")
    edges = edges_of(shown)
    for place, claim in enumerate(shown):
        draw_bar(ax, place, claim, edges)
    told = draw_shared(ax, shown, edges)
    ax.set_xlim(*edges)
    scale, word = next((one for one in SCALES if max(map(abs, edges)) >= one[0]), (1.0, ""))
    ax.locator_params(axis="x", nbins=TICKS)
    ax.xaxis.set_major_formatter(lambda number, _: f"{number / scale:,.{DIGITS}g}")
    ax.set_xlabel(plain(f"{word} {unit}".strip()))
    ax.set_ylim(len(shown) - 1 + ROOM, -ROOM)  # the first day on top
    ax.set_yticks(range(len(shown)), [plain(label_of(claim)) for claim in shown])
    ax.set_title(f"{fill(plain(title), LONGEST_LINE)}\n{told}", loc="left", fontsize="medium")
    return ax


def unit_of(claims: Sequence[Telling]) -> str:
    """The unit that most claims are told in: only figures in one unit stand on one scale."""
    units = [claim.unit for claim in claims]
    return max(units, key=units.count)


def edges_of(claims: Sequence[Telling]) -> tuple[float, float]:
    """Where the picture begins and ends: a little beyond all figures."""
    ends = [end for claim in claims for end in (claim.allowed_low, claim.allowed_high) if end is not None] or [0.0]
    low, high = min(ends), max(ends)
    size = max(abs(low), abs(high)) or 1.0
    margin = MARGIN * (high - low if high - low > HAIR * size else size)
    return low - margin, high + margin


def draw_bar(ax: Axes, place: int, claim: Telling, edges: tuple[float, float]) -> None:
    """From the lowest to the highest number that the claim allows; an arrow at the edge where it sets no end."""
    low, high = claim.allowed_low, claim.allowed_high
    first, last = low if low is not None else edges[0], high if high is not None else edges[1]
    ax.plot([first, last], [place, place], color=STATED, linewidth=THICK)
    ax.plot([first], [place], marker="|" if low is not None else "<", color=STATED, markersize=CAP, clip_on=False)
    ax.plot([last], [place], marker="|" if high is not None else ">", color=STATED, markersize=CAP, clip_on=False)
    if low is not None and high is not None:
        ax.plot([(low + high) / 2], [place], marker="o", color=STATED, markersize=DOT)


def draw_shared(ax: Axes, claims: Sequence[Telling], edges: tuple[float, float]) -> str:
    """What all claims allow, behind their bars, or the gap between them where nothing is left; and that in words."""
    low, high = floor_and_ceiling([Interval(claim.allowed_low, claim.allowed_high) for claim in claims])
    first, last = low if low is not None else edges[0], high if high is not None else edges[1]
    agree = first <= last + HAIR * abs(last)
    is_revised = claims[-1].status == "revised"
    colour, told = AGREE if agree else REVISED if is_revised else TORN
    ax.axvspan(min(first, last), max(first, last), color=colour, alpha=FAINT)
    return told


AGREE = "#2e7d32", "green: what is allowed by all"
REVISED = "#8a6d00", "yellow: how far the count went on"
TORN = "#c62828", "red: the gap between claims that cannot all be true"


def label_of(claim: Telling) -> str:
    name = claim.source or claim.article_id
    day = claim.published.isoformat() if claim.published else "no day"
    return f"{name[: LONGEST_NAME - 1] + '…' if len(name) > LONGEST_NAME else name}, {day}"


def plain(words: str) -> str:
    """Words that matplotlib shows as they are: between two dollar signs it would read a formula."""
    return printable(words).replace("$", r"\$")
