"""News text in, a table of its numeric claims out.

>>> import claims
>>> table = claims.extract("Sales rose 20% to $3 million.")
>>> print(table[["quote", "value", "unit", "change"]])
        quote      value     unit    change
0         20%       20.0  percent  increase
1  $3 million  3000000.0      USD     level
"""

from typing import TYPE_CHECKING

# Before anything else imports the module of the same name, which would take the name from the function.
from claims.extract import extract
from claims.records import Article
from claims.table import read_table

if TYPE_CHECKING:
    __version__: str

__all__ = ["Article", "extract", "read_table"]


def __getattr__(name: str) -> str:
    """`claims.__version__`, looked up when it is asked for, since that takes longer than all the rest."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("numeric-claims")
    except PackageNotFoundError:
        return "0+not.installed"
