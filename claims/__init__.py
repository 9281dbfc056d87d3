"""News text in, a table of its numeric claims out.

>>> import claims
>>> table = claims.extract("Sales rose 20% to $3 million.")
>>> print(table[["quote", "value", "unit", "change"]])
        quote      value     unit    change
0         20%       20.0  percent  increase
1  $3 million  3000000.0      USD     level
"""

from typing import TYPE_CHECKING, Any

from claims.extract import extract as extract_claims
from claims.frames.accessor import ClaimsAccessor
from claims.frames.arrival import register_with_pandas
from claims.frames.typed import makes_claims
from claims.records import Article
from claims.table import read_table as read_claims

if TYPE_CHECKING:
    from checks.check import check

    __version__: str

__all__ = ["Article", "ClaimsAccessor", "check", "extract", "read_table"]

extract = makes_claims(extract_claims)
read_table = makes_claims(read_claims)
register_with_pandas()


def __getattr__(name: str) -> Any:
    """`claims.__version__` and `claims.check`, looked up when asked for: they take longer than all the rest."""
    if name == "check":
        from checks.check import check  # noqa: PLC0415  # the word lists of checks, which reading need not pay

        return check
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("numeric-claims")
    except PackageNotFoundError:
        return "0+not.installed"
