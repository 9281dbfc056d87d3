"""The digits of a number, whatever its size: what a slip of the pen leaves, and what tells a figure from another."""

from __future__ import annotations

_SEEN = 6  # significant digits of a figure


def digits_of(value: float) -> str:
    """The significant digits: "907" of 90,700 and of 0.0907; nothing of 0."""
    return f"{abs(value):.{_SEEN}g}".replace(".", "").split("e")[0].strip("0")


def are_swapped(ours: str, theirs: str) -> bool:
    """Whether two digits that stand side by side have changed places, and nothing else: "214" and "241"."""
    if len(ours) != len(theirs):
        return False
    apart = [place for place, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1]]
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return (ours[first], ours[second]) == (theirs[second], theirs[first])
