"""What a type checker is told of `table.claims`: pandas says of any such name that it is a column."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, cast

if TYPE_CHECKING:
    from pandas import DataFrame

    from claims.frames.accessor import ClaimsAccessor

    class ClaimsTable(DataFrame):
        """A plain DataFrame when the program runs; its rows picked or sorted are one again."""

        @property
        def claims(self) -> ClaimsAccessor: ...


Arguments = ParamSpec("Arguments")


def makes_claims(function: Callable[Arguments, DataFrame]) -> Callable[Arguments, ClaimsTable]:
    """The same function, of which a type checker knows that it makes a table of claims."""
    return cast("Callable[Arguments, ClaimsTable]", function)


def of_claims(table: DataFrame) -> ClaimsTable:
    """The same table, of which a type checker knows that it is one of claims."""
    return cast("ClaimsTable", table)
