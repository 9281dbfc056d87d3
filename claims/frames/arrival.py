"""`table.claims` is there as soon as pandas is, whichever is imported first, and pandas is never imported for it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from claims.frames.accessor import ClaimsAccessor

PANDAS = "pandas"
NAME = "claims"  # of the accessor


def register_with_pandas() -> None:
    """Make `table.claims` work: at once where pandas is imported already, else right after it is.

    Importing pandas takes half a second, which `claims --help` need not pay.
    """
    if PANDAS in sys.modules:
        register()
    elif not any(isinstance(finder, Arrival) for finder in sys.meta_path):
        sys.meta_path.insert(0, Arrival())


def register() -> None:
    from pandas import DataFrame  # noqa: PLC0415  # half a second, see above
    from pandas.api.extensions import register_dataframe_accessor  # noqa: PLC0415  # as above

    if getattr(DataFrame, NAME, None) is not ClaimsAccessor:  # a notebook may load claims again
        register_dataframe_accessor(NAME)(ClaimsAccessor)


class Arrival(MetaPathFinder):
    """Finds pandas as anybody else would, and registers the accessor when it has been loaded."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != PANDAS:
            return None
        others = (finder for finder in sys.meta_path if finder is not self)
        spec = next(filter(None, (finder.find_spec(fullname, path, target) for finder in others)), None)
        if spec is None or spec.loader is None:
            return None
        loader = spec.loader

        def exec_module(module: ModuleType) -> None:
            del loader.exec_module  # its own again, for whoever loads pandas a second time
            loader.exec_module(module)
            if self in sys.meta_path:
                sys.meta_path.remove(self)
            register()

        loader.exec_module = exec_module  # type: ignore[method-assign]  # of this one loader, which is that of pandas
        return spec
