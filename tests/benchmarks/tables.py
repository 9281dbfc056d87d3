"""Results as Markdown tables, as a README takes them."""

from collections.abc import Iterable, Sequence

import click


def show_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; its first column is of words, the others are of numbers."""
    cells = [list(heads), *([str(cell) for cell in row] for row in rows)]
    widths = [max(3, *map(len, column)) for column in zip(*cells, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    for row in (cells[0], rule, *cells[1:]):
        first, *others = (
            cell.ljust(width) if not place else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        click.echo("| " + " | ".join([first, *others]) + " |")
    click.echo()


def short(number: float) -> str:
    """A measured number with as many digits as it deserves: "0.043", "3.2", "118"."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2g}"
