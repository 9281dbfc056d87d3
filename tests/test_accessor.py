"""table.claims: what comes back, of tables as an analyst makes them, and what it says of those that are none."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import claims
from checks.frames import DISCREPANCY_COLUMNS, FACT_COLUMNS
from claims.frames.timelines import TELLING_COLUMNS
from claims.table import COLUMNS
from claims.text.files import InputError
from tests.worked import type_as_written

ROOT = Path(__file__).parents[1]
README = (ROOT / "claims" / "frames" / "README.md").read_text(encoding="utf-8")
PORT = "Halvorsund's port handled {} containers in 2025."
TABLES: dict[str, Callable[[Any], pd.DataFrame]] = {
    "linked": lambda own: own.linked(),
    "to_currency": lambda own: own.to_currency("EUR"),
    "to_unit": lambda own: own.to_unit("km"),
    "at": lambda own: own.at("2026-03-11"),
}
ANSWERS: dict[str, Callable[[Any], Any]] = {
    "facts": lambda own: own.facts(),
    "conflicts": lambda own: own.conflicts(),
    "timeline": lambda own: own.timeline("0"),
    "plot": lambda own: own.plot("0"),
    "html": lambda own: own.html(),
}
every_method = pytest.mark.parametrize("method", [*TABLES, *ANSWERS])
every_table = pytest.mark.parametrize("method", TABLES)


def ask(table: pd.DataFrame, method: str) -> Any:
    return (TABLES | ANSWERS)[method](table.claims)


def papers(*told: tuple[str, str, str]) -> pd.DataFrame:
    """A table of articles, each with its paper, day and text."""
    rows = (
        {"id": f"{number:02}", "source": told[0], "published": told[1], "text": told[2]}
        for number, told in enumerate(told)
    )
    return claims.extract(rows)


@pytest.fixture(scope="module")
def port() -> pd.DataFrame:
    """Two papers that agree, and later a third with swapped digits."""
    return papers(
        ("Courier", "2026-03-10", PORT.format("1.42 million") + " It is 9 miles long."),
        ("Ledger", "2026-03-11", PORT.format("1,418,300") + " It cost €3 million on 31 December 2024."),
        ("Gazette", "2026-03-12", PORT.format("1.24 million")),
    )


def shared_fact(table: pd.DataFrame) -> str:
    found: str = table["fact_id"].value_counts().idxmax()
    return found


# There on import, and never the reason that pandas is


@pytest.mark.parametrize("order", ["import claims, pandas", "import pandas, claims"])
def test_registered_in_either_order(order: str) -> None:
    run(f"{order}; assert pandas.DataFrame.claims is claims.ClaimsAccessor")


def test_pandas_waits_until_it_is_asked_for() -> None:
    run("import sys, claims; assert 'pandas' not in sys.modules")


def test_no_trace_is_left_on_the_way_pandas_is_loaded() -> None:
    before = "import sys; before = list(sys.meta_path)"
    run(f"{before}; import claims, pandas; assert sys.meta_path == before")
    run("import claims, pandas; assert 'exec_module' not in vars(pandas.__spec__.loader)")


def test_loaded_again_without_a_warning() -> None:
    run("import importlib, pandas, claims; importlib.reload(claims); importlib.reload(claims)")


def test_a_look_whether_pandas_is_there_changes_nothing() -> None:
    run("import importlib.util, claims; importlib.util.find_spec('pandas'); import pandas; pandas.DataFrame.claims")


def test_no_pandas_is_the_error_it_would_be() -> None:
    broken = "import sys, claims; sys.path[:] = []; sys.path_importer_cache.clear()"
    done = run(f"{broken}\ntry: import pandas\nexcept ModuleNotFoundError as error: print(error)")
    assert done == "No module named 'pandas'\n"


def run(code: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# Any table


@every_table
def test_tables_keep_rows_columns_and_types(port: pd.DataFrame, method: str) -> None:
    mine = port.assign(desk="trade", weight=1.5).set_index(pd.Index(list("ddccb")[: len(port)]))
    mine.attrs["desk"] = "trade"
    found = ask(mine, method)
    assert list(found.columns) == list(mine.columns)
    assert (found.dtypes == mine.dtypes).all()
    assert found.index.isin(mine.index).all()
    assert found.attrs == mine.attrs


@every_method
def test_the_table_itself_stays(port: pd.DataFrame, method: str) -> None:
    mine = port.assign(fact_id="0")
    before = mine.copy(deep=True)
    ask(mine, method)
    assert_frame_equal(mine, before)


@every_method
@pytest.mark.parametrize("column", ["unit", "published", "base_high"])
def test_missing_columns_are_named(port: pd.DataFrame, method: str, column: str) -> None:
    with pytest.raises(ValueError, match=rf"claims\.{method}\(\) needs columns .* missing here: {column}$"):
        ask(port.drop(columns=column), method)


@every_method
def test_a_column_that_stands_twice_is_named(port: pd.DataFrame, method: str) -> None:
    with pytest.raises(ValueError, match=r"several called unit$"):
        ask(pd.concat([port, port[["unit"]]], axis=1), method)


def test_of_many_missing_columns_some_are_named() -> None:
    with pytest.raises(ValueError, match=r"claim_id, article_id, source, published, title and \d+ more$"):
        pd.DataFrame({"claims": [1]}).claims.facts()


@pytest.mark.parametrize("method", ["to_currency", "to_unit"])
def test_conversions_need_no_more_than_the_figures(port: pd.DataFrame, method: str) -> None:
    short = port.drop(columns=["sentence", "rule", "title", "fact_id", "claim_id"])
    assert_frame_equal(ask(short, method), ask(port, method)[short.columns])


@pytest.mark.parametrize("method", ["facts", "to_currency", "to_unit"])
def test_columns_of_other_types_are_named(port: pd.DataFrame, method: str) -> None:
    with pytest.raises(ValueError, match=rf"claims\.{method}\(\) needs the types of a claims table: .*many"):
        ask(port.assign(low="many"), method)


def test_days_of_other_precision_are_days(port: pd.DataFrame) -> None:
    fine = port.astype({"published": "datetime64[ns]", "source": "category"})
    assert_frame_equal(fine.claims.facts(), port.claims.facts())
    assert len(fine.claims.at("2026-03-10")) == 2


def test_days_of_a_zone_are_none(port: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"claims\.at\(\) needs the types of a claims table"):
        port.assign(published=port["published"].dt.tz_localize("UTC")).claims.at("2026-03-10")


@every_table
def test_no_rows(method: str) -> None:
    empty = claims.extract("")
    assert_frame_equal(ask(empty, method), empty)


def test_no_rows_of_other_tables() -> None:
    own = claims.extract("").claims
    assert {name: str(dtype) for name, dtype in own.facts().dtypes.items()} == FACT_COLUMNS
    assert {name: str(dtype) for name, dtype in own.conflicts().dtypes.items()} == DISCREPANCY_COLUMNS
    assert "no claims" in own.html()


def test_as_pandas_reads_it(port: pd.DataFrame, tmp_path: Path) -> None:
    """Days are words there, and empty words are gaps."""
    port.to_csv(tmp_path / "claims.csv", index=False)
    read = pd.read_csv(tmp_path / "claims.csv")
    assert_frame_equal(read.claims.facts(), port.claims.facts())
    converted = read.claims.to_currency("EUR")
    assert_frame_equal(converted[["base_low", "rate_date"]], port.claims.to_currency("EUR")[["base_low", "rate_date"]])
    assert len(read.claims.at("2026-03-10")) == 2


# Facts


def test_facts_are_those_of_the_rows_that_are_there(port: pd.DataFrame) -> None:
    assert status(port) == ["conflicts", "single", "single"]
    assert status(port[port["source"] != "Gazette"]) == ["agrees", "single", "single"]
    assert status(port[port["source"] == "Gazette"]) == ["single"]


def status(table: pd.DataFrame) -> list[str]:
    return sorted(table.claims.facts()["status"])


def test_facts_do_not_go_by_the_order_of_rows(port: pd.DataFrame) -> None:
    assert_frame_equal(port.iloc[::-1].claims.facts(), port.claims.facts())


def test_a_row_that_stands_twice_counts_once(port: pd.DataFrame) -> None:
    assert_frame_equal(pd.concat([port, port.head(2)]).claims.facts(), port.claims.facts())


def test_check_counts_it_once_too() -> None:
    table = claims.extract("Rents rose 50%, from £800 to £900.")
    assert_frame_equal(claims.check(pd.concat([table, table])), claims.check(table))


def test_facts_are_linked_where_the_table_names_none(port: pd.DataFrame) -> None:
    bare = port.assign(fact_id="")
    assert_frame_equal(bare.claims.facts(), port.claims.facts())
    assert_frame_equal(bare.claims.timeline(shared_fact(port)), port.claims.timeline(shared_fact(port)))


def test_tables_put_together_are_linked_when_asked() -> None:
    articles = [claims.Article(name, PORT.format("1.42 million")) for name in "ab"]
    apart = pd.concat([claims.extract(article) for article in articles])
    assert status(apart) == ["single", "single"]
    together = apart.claims.linked()
    assert status(together) == ["agrees"]
    assert together.index.tolist() == [0, 0]
    assert_frame_equal(together.reset_index(drop=True), claims.extract(articles))


def test_conflicts_are_those_of_check(port: pd.DataFrame) -> None:
    found = port.claims.conflicts()
    assert found[["type", "severity", "slip"]].to_numpy().tolist() == [["conflict", "error", "digits"]]
    assert_frame_equal(found, claims.check(port))
    assert port[port["source"] != "Gazette"].claims.conflicts().empty


def test_sums_and_growth_are_left_to_check() -> None:
    table = claims.extract("Rents rose 50%, from £800 to £900.")
    assert claims.check(table)["type"].tolist() == ["growth"]
    assert table.claims.conflicts().empty


# Currencies


def test_in_dollars_nothing_changes() -> None:
    table = claims.extract(ROOT / "seeds")
    assert (table["kind"] == "money").any()
    assert_frame_equal(table.claims.to_currency("USD"), table)


def test_in_euros_it_is_as_if_read_so() -> None:
    table = claims.extract(ROOT / "seeds")
    assert_frame_equal(table.claims.to_currency("EUR"), claims.extract(ROOT / "seeds", base_currency="EUR"))
    assert_frame_equal(table.claims.to_currency("EUR").claims.to_currency("USD"), table)


@pytest.mark.parametrize(
    ("text", "published", "unit", "rate_date"),
    [
        ("It cost $3 million on 3 January 2024.", "2024-06-28", "EUR", "2024-01-03"),  # the day it is about
        ("It cost $3 million.", "2024-06-28", "EUR", "2024-06-28"),  # none: the day of publication
        ("It will cost $3 million in 2027.", "2024-06-28", "EUR", "2024-06-28"),  # no later rate is known
        ("It will cost $3 million in 2024.", "2024-06-28", "EUR", "2024-06-28"),  # nor of what goes on
        ("It cost $3 million.", "2024-06-30", "EUR", "2024-06-28"),  # of a Sunday, Friday's
        ("It costs $3 a barrel.", "2024-06-28", "EUR / meter ** 3", "2024-06-28"),
        ("It cost €3 million.", "", "EUR", None),  # nothing to exchange
        ("It cost $3 million.", "", "", None),  # no day
        ("It cost 3 million hryvnias.", "2024-06-28", "", None),  # no rate
        ("It cost about Sh5,000.", "2024-06-28", "", None),  # several currencies
    ],
)
def test_rates_are_of_their_day(text: str, published: str, unit: str, rate_date: str | None) -> None:
    row = papers(("", published, text)).claims.to_currency("EUR").iloc[0]
    assert row["base_unit"] == unit
    assert pd.isna(row["base_low"]) == (not unit)
    assert (None if pd.isna(row["rate_date"]) else f"{row['rate_date']:%Y-%m-%d}") == rate_date


def test_currencies_go_by_place_not_by_index(port: pd.DataFrame) -> None:
    mixed = pd.concat([port, port.iloc[::-1]]).set_index(pd.Index([0] * 2 * len(port)))
    found = mixed.claims.to_currency("EUR")
    assert found.loc[found["kind"] == "money", "base_unit"].tolist() == ["EUR", "EUR"]
    assert (
        found.loc[found["kind"] != "money", "base_unit"].tolist()
        == mixed.loc[mixed["kind"] != "money", "base_unit"].tolist()
    )


@pytest.mark.parametrize("currency", ["UAH", "euro", "XYZ", ""])
def test_no_currency(port: pd.DataFrame, currency: str) -> None:
    with pytest.raises(ValueError, match="such as EUR"):
        port.claims.to_currency(currency)


# Units


@pytest.mark.parametrize(
    ("text", "unit", "low", "base_unit"),
    [
        ("It is 30 miles long.", "kilometer", 48.28032, "kilometer"),
        ("It is 30 miles long.", "km", 48.28032, "kilometer"),
        ("It is 30 miles long.", "mile", 30.0, "mile"),
        ("It is 30 miles long.", "km²", 48280.32, "meter"),  # a length is no area
        ("It weighs 30 tonnes.", "km", 30000.0, "kilogram"),
        ("It covers 3 square miles.", "km²", 7.769964, "kilometer ** 2"),
        ("It was 50 degrees Fahrenheit.", "degC", 10.0, "degree_Celsius"),
        ("It warmed by 9 degrees Fahrenheit.", "degC", 5.0, "degree_Celsius"),
        ("It lasted 90 minutes.", "hour", 1.5, "hour"),
        ("She is 30 years old.", "day", 10957.5, "day"),
        ("Rates rose 25 basis points.", "percentage_point", 0.25, "percentage_point"),
        ("Rates rose 25 basis points.", "%", 0.25, "percentage_point"),  # points are no share
        ("Rates rose 25%.", "%", 25.0, "percent"),
        ("It cost $30 on 31 December 2024.", "km", 30.0, "USD"),
        ("It killed 30 people.", "km", 30.0, ""),
    ],
)
def test_units(text: str, unit: str, low: float, base_unit: str) -> None:
    table = claims.extract(text)
    row = table.claims.to_unit(unit).iloc[0]
    assert (row["base_low"], row["base_unit"]) == (pytest.approx(low), base_unit)
    assert row[["value", "low", "high", "unit"]].tolist() == table.iloc[0][["value", "low", "high", "unit"]].tolist()


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        ("furlongish", "'furlongish' is no unit that pint knows"),
        ("", "'' is no unit"),
        ("dimensionless", "is no unit"),
        ("3 km", "'3 km' is no unit"),
        ("__import__('os')", "is no unit"),
        ("EUR", r"EUR is a currency: take to_currency\('EUR'\)"),
    ],
)
def test_no_unit(port: pd.DataFrame, unit: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        port.claims.to_unit(unit)


@pytest.mark.parametrize(
    ("unit", "floor", "ceiling"),
    [("kelvin", 282.872222, 283.427778), ("degC", 9.722222, 10.277778), ("degF", 49.5, 50.5)],
)
def test_facts_in_degrees_round_as_they_were_stated(unit: str, floor: float, ceiling: float) -> None:
    fact = claims.extract("It was 50 degrees Fahrenheit.").claims.to_unit(unit).claims.facts().iloc[0]
    assert (fact["floor"], fact["ceiling"]) == (pytest.approx(floor), pytest.approx(ceiling))


# Days


@pytest.mark.parametrize(
    "day", ["2026-03-11", date(2026, 3, 11), datetime(2026, 3, 11, 9, tzinfo=UTC), pd.Timestamp("2026-03-11")]
)
def test_at_a_day(port: pd.DataFrame, day: Any) -> None:
    found = port.claims.at(day)
    assert set(found["source"]) == {"Courier", "Ledger"}
    assert status(found) == ["agrees", "single", "single"]


def test_facts_of_a_day_are_linked_from_what_was_there() -> None:
    """The first article of a fact names it: a later one does not before it is there."""
    table = papers(
        ("Gazette", "2026-03-12", PORT.format("1.42 million")), ("Courier", "2026-03-10", PORT.format("1.42 million"))
    )
    (early,) = table.claims.at("2026-03-10")["fact_id"]
    assert early == claims.extract({"id": "01", "text": PORT.format("1.42 million")})["fact_id"][0]
    assert early != table["fact_id"][0]


def test_before_all_days_nothing_was_known(port: pd.DataFrame) -> None:
    found = port.claims.at("2026-03-09")
    assert found.empty
    assert (found.dtypes == port.dtypes).all()


def test_what_has_no_day_was_never_known() -> None:
    assert claims.extract(PORT.format("1.42 million")).claims.at("9999-12-31").empty


@pytest.mark.parametrize(
    ("day", "error"),
    [("11/03/2026", ValueError), ("today", ValueError), ("", ValueError), (2026, TypeError), (pd.NaT, TypeError)],
)
def test_no_day(port: pd.DataFrame, day: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="is no day"):
        port.claims.at(day)


def test_timeline(port: pd.DataFrame) -> None:
    found = port.iloc[::-1].claims.timeline(shared_fact(port))
    assert {name: str(dtype) for name, dtype in found.dtypes.items()} == TELLING_COLUMNS
    assert found["source"].tolist() == ["Courier", "Ledger", "Gazette"]
    assert found["status"].tolist() == ["single", "agrees", "conflicts"]
    assert found["allowed_low"].tolist() == [1415000, 1418250, 1235000]
    assert found["floor"].tolist() == [1415000, 1418250, 1418250]
    assert found["ceiling"].tolist() == [1425000, 1418350, 1245000]


def test_timelines_end_as_their_facts_do(port: pd.DataFrame) -> None:
    for fact in port.claims.facts().itertuples():
        last = port.claims.timeline(fact.fact_id).iloc[-1]
        assert (last["floor"], last["ceiling"], last["status"]) == (fact.floor, fact.ceiling, fact.status)


def test_what_has_no_day_comes_last() -> None:
    told = papers(("Wire", "", PORT.format("1.42 million")), ("Courier", "2026-03-10", PORT.format("1.42 million")))
    assert told.claims.timeline(shared_fact(told))["source"].tolist() == ["Courier", "Wire"]


def test_claims_in_other_units_are_told_but_not_counted() -> None:
    told = papers(
        ("Courier", "2024-06-28", "It cost $30."),
        ("Wire", "", "It cost $20."),
        ("Ledger", "2024-07-01", "It cost €26."),
    )
    found = told.assign(fact_id="0").claims.timeline("0")
    assert found["unit"].tolist() == ["USD", "USD", "USD"]
    found = told.assign(fact_id="0").claims.to_currency("EUR").claims.timeline("0")
    assert found["unit"].tolist() == ["EUR", "EUR", "USD"]
    assert found["floor"].iloc[2] == found["floor"].iloc[1]


@pytest.mark.parametrize("method", ["timeline", "plot"])
def test_no_fact(port: pd.DataFrame, method: str) -> None:
    with pytest.raises(ValueError, match="no claim in this table is of the fact '0'"):
        ask(port, method)


# Plots


@pytest.fixture
def closed() -> Iterator[None]:
    from matplotlib import pyplot  # noqa: PLC0415  # a second, for these tests alone

    pyplot.switch_backend("agg")
    yield
    pyplot.close("all")


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (["1.42 million", "1,418,300"], "green: what is allowed by all"),
        (["1.42 million", "1.24 million"], "red: the gap between claims that cannot all be true"),
        (["1.42 million", "more than 1.4 million"], "green: what is allowed by all"),
        (["more than 1.4 million"], "green: what is allowed by all"),
        (["millions of"], "green: what is allowed by all"),
    ],
)
def test_plot(figures: list[str], told: str) -> None:
    table = papers(
        *((f"Paper {number}", f"2026-03-{number}", PORT.format(one)) for number, one in enumerate(figures, 10))
    )
    axes = table.assign(fact_id="0").claims.plot("0")
    assert axes.get_title("left").splitlines()[-1] == told
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert names == [f"Paper {number}, 2026-03-{number}" for number, _ in enumerate(figures, 10)]
    assert axes.yaxis_inverted()  # the first day on top
    axes.figure.canvas.draw()
    assert axes.get_xlabel() == "million"


@pytest.mark.usefixtures("closed")
def test_a_count_that_goes_on_is_no_conflict() -> None:
    table = papers(
        ("Courier", "2026-03-10", "The fire killed 2 people."), ("Ledger", "2026-03-11", "The fire killed 5 people.")
    )
    axes = table.assign(fact_id="0").claims.plot("0")
    assert axes.get_title("left").splitlines()[-1] == "yellow: how far the count went on"


@pytest.mark.usefixtures("closed")
def test_names_are_no_formulas(port: pd.DataFrame) -> None:
    """Matplotlib takes what stands between two dollar signs for one, and fails at a wrong one."""
    axes = port.assign(source=r"$\frac$ Weekly", subject=r"$\bad$").claims.plot(shared_fact(port))
    axes.figure.canvas.draw()
    assert axes.get_yticklabels()[0].get_text().startswith(r"\$\frac\$ Weekly")


@pytest.mark.usefixtures("closed")
def test_drawn_where_it_is_asked_for(port: pd.DataFrame) -> None:
    from matplotlib import pyplot  # noqa: PLC0415  # as above

    _, both = pyplot.subplots(2)
    assert port.claims.plot(shared_fact(port), ax=both[1]) is both[1]
    assert both[1].lines
    assert not both[0].lines


def test_without_matplotlib_it_says_what_to_install(port: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=re.escape("pip install 'numeric-claims[plot]'")):
        port.claims.plot(shared_fact(port))


# HTML


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Rents rose 4% to £900.", ["4%", "£900"]),
        ("Rents rose in May.", []),
        ("Sales rose 5% and then 5% again.", ["5%", "5%"]),
        ("<b>Sales</b> rose <script>alert(5)</script> by 7% & more.", ["5", "7%"]),
        ("Sales\nrose\n7% \u202eagain\u202c.", ["7%"]),
    ],
)
def test_figures_are_marked_and_words_escaped(text: str, marks: list[str]) -> None:
    page = claims.extract(text).claims.html()
    found = re.findall(r'<mark title="[^"<>]*">([^<]*)</mark>', page)
    assert found == marks
    assert not re.search(r"<(?!/?(div|p|strong|mark)\b)|[\u202a-\u202e]", page)
    assert page._repr_html_() == page


def test_words_around_the_marks_are_all_there() -> None:
    text = "Rents rose 4% to £900, A&B <says>."
    page = claims.extract(text).claims.html().splitlines()[2]
    plain = re.sub("<[^>]*>", "", page).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain == text


def test_a_filtered_table_marks_its_own_figures() -> None:
    table = claims.extract("Rents rose 4% to £900.")
    assert re.findall(r"<mark[^>]*>(.*?)<", table[table["kind"] == "money"].claims.html()) == ["£900"]


def test_what_lost_its_sentence_is_shown_by_its_quote() -> None:
    page = claims.extract("Rents rose 4% to £900.").assign(sentence="").claims.html()
    assert re.findall(r"<p dir=\"auto\"><mark[^>]*>(.*?)</mark></p>", page) == ["4%", "£900"]


def test_readings_names_and_days_are_told_and_escaped() -> None:
    article = {
        "id": "a",
        "title": 'A "<i>"',
        "source": "R&B",
        "published": "2026-03-10",
        "text": PORT.format("1.42 million"),
    }
    page = claims.extract(article).claims.html()
    assert "<strong>A &quot;&lt;i&gt;&quot;</strong> (R&amp;B, 2026-03-10)" in page
    assert "containers handled; of Halvorsund&#x27;s port; 2025-01-01 to 2025-12-31" in page


def test_formulas_are_left_alone() -> None:
    """Notebooks run MathJax, which reads "$4 a gallon, up from $" as one unless it is told not to."""
    page = claims.extract("It was $4 a gallon, up from $3.").claims.html()
    assert page.startswith('<div class="tex2jax_ignore mathjax_ignore">')


def test_a_notebook_shows_the_first_rows_unasked() -> None:
    table = claims.extract(" ".join(f"Paper {number} sold {number} copies." for number in range(100, 250)))
    page = table.claims._repr_html_()
    assert page is not None
    assert page.count("<mark") == 100
    assert f"and {len(table) - 100} claims in other rows" in page
    assert table.claims.html().count("<mark") == len(table)
    assert "other rows" not in str(table.head(100).claims._repr_html_())


def test_what_is_shown_of_the_accessor(port: pd.DataFrame) -> None:
    assert repr(port.claims) == "<claims of 3 articles: 5 claims on 3 facts>"
    assert repr(port.head(1).assign(fact_id="").claims) == "<claims of 1 article: 1 claim>"
    other = pd.DataFrame({"claims": [1]})
    assert repr(other.claims).startswith("<no claims table: ")
    assert other.claims._repr_html_() is None
    assert other["claims"].tolist() == [1]
    assert port.claims.facts().query("claims > 1")["claims"].tolist() == [3]


# The functions beside it


def test_functions_of_the_package(port: pd.DataFrame, tmp_path: Path) -> None:
    port.to_csv(tmp_path / "claims.csv", index=False)
    read = claims.read_table(tmp_path / "claims.csv")
    assert_frame_equal(read, port)
    assert claims.check(read)["type"].tolist() == ["conflict"]
    assert list(claims.extract("Rents rose 4%.").columns) == list(COLUMNS)
    with pytest.raises(InputError, match="no such file"):
        claims.read_table(tmp_path / "other.csv")


def test_the_worked_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a reader types, in its order, prints what the README says."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    type_as_written(README)
    assert Path("port.png").read_bytes().startswith(b"\x89PNG")
    assert "<mark" in Path("marked.html").read_text(encoding="utf-8")
