"""What a type checker knows of table.claims: mypy reads this, nobody runs it."""

from datetime import date
from pathlib import Path
from typing import assert_type

from matplotlib.axes import Axes
from pandas import DataFrame

import claims
from claims.frames import typed
from claims.frames.marked import Html


def types() -> None:
    table = claims.extract("Rents rose 4% to £900.", base_currency="EUR")
    assert_type(table, typed.ClaimsTable)
    assert_type(claims.read_table(Path("claims.csv")), typed.ClaimsTable)
    assert_type(table[table["low"] > 3].sort_values("low").claims, claims.ClaimsAccessor)
    assert_type(table.claims.facts(), DataFrame)
    assert_type(table.claims.conflicts(), DataFrame)
    assert_type(table.claims.at(date(2026, 3, 10)).claims.to_unit("km").claims.to_currency("EUR"), typed.ClaimsTable)
    assert_type(table.claims.linked().claims.timeline("0"), DataFrame)
    assert_type(table.claims.plot("0"), Axes)
    assert_type(table.claims.html(), Html)
    assert_type(claims.check(table), DataFrame)
    claims.extract(3)  # type: ignore[arg-type]  # neither text nor file nor record: mypy tells when it is allowed
    table.claims.sums()  # type: ignore[attr-defined]  # no such method
