"""Where a table of claims goes: to a file, or to standard output."""

import sys
from collections.abc import Iterable

from claims.output import STANDARD_OUTPUT, Lines, OutputError, Rows, csv_lines, lines_at, print_table, write_table
from claims.terminal import is_terminal, printable_lines


def lines_for(output: str) -> Lines:
    """What makes of claims the bytes that `put_table` takes. OutputError: when no table can be written there."""
    return csv_lines if output == STANDARD_OUTPUT else lines_at(output)


def put_table(rows: Iterable[Rows], output: str) -> None:
    """The rows as a table at `output`. OutputError: when it cannot be written there."""
    if output != STANDARD_OUTPUT:
        write_table(rows, output)
    elif sys.stdout is None:
        raise OutputError("standard output: it is closed: name a file with -o")
    elif is_terminal(sys.stdout):
        print_table(rows, sys.stdout.buffer, printable_lines)
    else:
        print_table(rows, sys.stdout.buffer)
