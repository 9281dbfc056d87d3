"""Where a table of claims goes: to a file, or to standard output."""

import sys
from collections.abc import Iterable

from claims.output import STANDARD_OUTPUT, OutputError, print_claims, write_claims
from claims.records import Claim
from claims.terminal import is_terminal, printable_lines


def write_table(rows: Iterable[Claim], output: str) -> None:
    """OutputError: when it cannot be written there."""
    if output != STANDARD_OUTPUT:
        write_claims(rows, output)
    elif sys.stdout is None:
        raise OutputError("standard output: it is closed: name a file with -o")
    elif is_terminal(sys.stdout):
        print_claims(rows, sys.stdout.buffer, printable_lines)
    else:
        print_claims(rows, sys.stdout.buffer)
