"""`table.claims`: what a table of claims tells beyond its rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claims.frames.conversions import in_currency, in_unit
from claims.frames.rows import cells_in, claims_in, linked_claims_in, with_facts_linked
from claims.frames.typed import of_claims

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

    from claims.frames.marked import Html
    from claims.frames.typed import ClaimsTable

MOST_SHOWN = 100  # rows that a notebook shows unasked: some screens of text
CONFLICTS = ("conflict", "self_conflict")  # types of discrepancies between claims of one fact


class ClaimsAccessor:
    """The methods of `table.claims`, for a table of `claims.extract` or `claims.read_table`.

    >>> import claims
    >>> table = claims.extract("Rents rose 4% to £900 in May 2024.")
    >>> table.claims
    <claims of 1 article: 2 claims on 2 facts>

    A table may be filtered, sorted, put together from several and have columns of its own; each method goes by the
    rows that are there, and none changes the table itself. One that lacks a column which a method needs gives a
    ValueError that names the column. A type checker takes `table.claims` for a column unless the table came from
    `claims.extract` or `claims.read_table`: `claims.ClaimsAccessor(table)` is the same with its types.
    """

    def __init__(self, table: DataFrame) -> None:
        self._table = table

    def facts(self) -> DataFrame:
        """What the claims say together: a row for each fact, ordered by fact_id, with the columns of facts.csv.

        >>> import claims
        >>> table = claims.extract(["The ferry carried 340 people.", "The ferry carried 340 people on Sunday."])
        >>> print(table.claims.facts()[["subject", "measure", "claims", "low_stated", "status"]])
          subject         measure  claims  low_stated  status
        0   ferry  people carried       2       340.0  agrees

        The facts are those that the column fact_id names, told from the rows of this table alone; where a row names
        none they are linked anew. Tables put together after they were made know nothing of each other's facts: see
        `linked`. Reference tables are not asked, so verdict is "unverified". A table without rows gives one without
        rows.

        ValueError: when a column is missing.
        """
        from checks.frames import FACT_COLUMNS, frame_of  # noqa: PLC0415  # the lexicon, which importing need not pay
        from claims.facts import facts  # noqa: PLC0415  # as above

        return frame_of(facts(linked_claims_in(self._table, "claims.facts()")), FACT_COLUMNS)

    def linked(self) -> ClaimsTable:
        """The table with the facts that its claims make among themselves, whatever fact_id said before.

        For tables put together after they were made, where each knows only its own facts:

        >>> import claims, pandas
        >>> articles = [claims.Article(name, "Halvorsund's port handled 1.42 million containers.") for name in "ab"]
        >>> apart = pandas.concat([claims.extract(article) for article in articles])
        >>> len(apart.claims.facts()), len(apart.claims.linked().claims.facts())
        (2, 1)

        Rows, their order and their index stay. Articles are told apart by article_id: texts without an id of their own
        are all called "text-1" when they are read one by one.

        ValueError: when a column is missing.
        """
        return of_claims(with_facts_linked(self._table, "claims.linked()"))

    def conflicts(self) -> DataFrame:
        """Where claims on one fact cannot all be true: a row for each finding, with the columns of discrepancies.csv.

        >>> import claims
        >>> table = claims.extract([
        ...     "Halvorsund's port handled 1.42 million containers in 2025.",
        ...     "The port of Halvorsund handled 1.24 million containers in 2025.",
        ... ])
        >>> print(table.claims.conflicts()[["type", "severity", "slip"]])
               type severity    slip
        0  conflict    error  digits

        They are the rows of `claims.check(table)` of the types conflict and self_conflict, the most severe first;
        `claims.check` also reckons sums, growth and shares within the articles, and takes longer. A table whose
        claims agree gives one without rows.

        ValueError: when a column is missing.
        """
        from checks.check import discrepancies  # noqa: PLC0415  # as above
        from checks.frames import discrepancy_frame  # noqa: PLC0415  # as above
        from checks.relations.agreement import agreements  # noqa: PLC0415  # as above

        found = agreements(linked_claims_in(self._table, "claims.conflicts()"))
        return discrepancy_frame(discrepancies(found, CONFLICTS))

    def to_currency(self, currency: str) -> ClaimsTable:
        """The table with base_low, base_high, base_unit, rate and rate_date of money in another currency.

        >>> import claims, datetime
        >>> article = claims.Article("fares", "The fare is $10.", published=datetime.date(2024, 12, 31))
        >>> print(claims.extract(article).claims.to_currency("EUR")[["quote", "base_low", "base_unit", "rate_date"]])
          quote  base_low base_unit  rate_date
        0   $10  9.625566       EUR 2024-12-31

        The rates are the European Central Bank's of the days that a figure is about, or else of its publication, and
        never later ones; over a period base_low takes the lowest and base_high the highest. Money without such a rate
        (of no known day, hryvnias, a dollar that may be several) has empty base values, rate and rate_date. All other
        rows, and what was stated, stay as they are.

        ValueError: for a currency without rates, or when a column is missing.
        """
        return of_claims(in_currency(self._table, currency, "claims.to_currency()"))

    def to_unit(self, unit: str) -> ClaimsTable:
        """The table with base_low, base_high and base_unit in a unit of pint, of all figures that can be told in it.

        >>> import claims
        >>> table = claims.extract("The trail is 30 miles long and climbs 900 metres; rucksacks weigh 12 kg.")
        >>> print(table.claims.to_unit("km")[["quote", "base_low", "base_unit"]])
                quote  base_low  base_unit
        0    30 miles  48.28032  kilometer
        1  900 metres   0.90000  kilometer
        2       12 kg  12.00000   kilogram

        A rise of 9 °F is one of 5 "degree_Celsius", and a temperature of 50 °F is 10. What measures something else
        keeps the base values that it has; base_unit tells which rows are in the unit. What was stated stays.

        ValueError: for what pint does not know, for a currency, or when a column is missing.
        """
        return of_claims(in_unit(self._table, unit, "claims.to_unit()"))

    def at(self, day: str | date) -> ClaimsTable:
        """What was known on a day: the claims published by then, with the facts that these alone make.

        >>> import claims
        >>> text = "The quarry employs 240 people."
        >>> records = [{"id": day, "published": day, "text": text} for day in ("2026-03-10", "2026-03-12")]
        >>> print(claims.extract(records).claims.at("2026-03-11")[["article_id", "quote"]])
           article_id       quote
        0  2026-03-10  240 people

        Rows keep their order and index. Articles of no known day are left out. A fact may have another fact_id than
        in the whole table, where its first claim is a later one.

        ValueError: for words that are no day, or when a column is missing. TypeError: for anything else.
        """
        from claims.frames.timelines import known_by  # noqa: PLC0415  # as above

        return of_claims(known_by(self._table, day, "claims.at()"))

    def timeline(self, fact_id: str) -> DataFrame:
        """The claims on one fact, ordered by day: a row for each, with what all claims up to it still allow.

        >>> import claims
        >>> figures = {"2026-03-12": "240", "2026-03-10": "more than 200"}
        >>> table = claims.extract(
        ...     {"id": day, "published": day, "text": f"The quarry in Mirefell employs {figure} people."}
        ...     for day, figure in figures.items()
        ... )
        >>> told = table.claims.timeline(table["fact_id"][0])
        >>> print(told[["published", "quote", "allowed_low", "allowed_high", "floor", "ceiling"]])
           published                 quote  allowed_low  allowed_high  floor  ceiling
        0 2026-03-10  more than 200 people        200.0           NaN  200.0      NaN
        1 2026-03-12            240 people        235.0         245.0  235.0    245.0

        The columns are published, source, article_id, claim_id, quote, speaker, modality; allowed_low and allowed_high,
        the numbers that the words allow, in `unit`; floor, ceiling and status, of the claims so far: those of the last
        row are those of the fact. Claims of no known day come last.

        ValueError: when no claim is of that fact, or a column is missing.
        """
        from checks.frames import frame_of  # noqa: PLC0415  # as above
        from claims.frames.timelines import TELLING_COLUMNS, claims_on, tellings  # noqa: PLC0415  # as above

        told = claims_on(fact_id, linked_claims_in(self._table, "claims.timeline()"))
        return frame_of(tellings(told), TELLING_COLUMNS)

    def plot(self, fact_id: str, ax: Axes | None = None) -> Axes:
        """The claims on one fact drawn with matplotlib: what each allows, by day and source, and what all allow.

        >>> import claims
        >>> table = claims.extract("The quarry employs more than 200 people.")
        >>> picture = table.claims.plot(table["fact_id"][0])
        >>> print(picture.get_title("left"))
        quarry: employees
        green: what is allowed by all

        Claims stand one below the other in the order of their days, those of no known day last; a bar that ends in an
        arrow has no end there. Only claims in the unit of most of them are drawn. The axes come back, as pandas' own
        plots give them, and `ax` may be given to draw into.

        ImportError: when matplotlib is not installed (pip install 'numeric-claims[plot]'). ValueError: when no claim
        is of that fact, or a column is missing.
        """
        from claims.frames.plots import plot  # noqa: PLC0415  # as above
        from claims.frames.timelines import claims_on, tellings, title_of  # noqa: PLC0415  # as above

        told = claims_on(fact_id, linked_claims_in(self._table, "claims.plot()"))
        return plot(list(tellings(told)), title_of(told), ax)

    def html(self) -> Html:
        """The sentences of the table with their figures marked, each with its reading on hover: HTML for a notebook.

        >>> import claims
        >>> print(claims.extract("R&D costs rose 4%.").claims.html())
        <div class="tex2jax_ignore mathjax_ignore">
        <p><strong>text-1</strong></p>
        <p dir="auto">R&amp;D costs rose <mark title="4 percent up; R&amp;D costs">4%</mark>.</p>
        </div>

        It is a str, which a notebook shows as a page. Articles come in the order of their ids, sentences in the order
        of the text; a claim without its sentence is shown by its quote. All words are escaped. `table.claims` at the
        end of a cell shows the same of the first 100 rows.

        ValueError: when a column is missing.
        """
        from claims.frames.marked import marked  # noqa: PLC0415  # click, which importing need not pay

        return marked(claims_in(self._table, "claims.html()"))

    def __repr__(self) -> str:
        from claims.terminal import number  # noqa: PLC0415  # click, which importing need not pay

        try:
            articles, facts = (
                set(cells) for cells in cells_in(self._table, ["article_id", "fact_id"], "a claims table")
            )
        except ValueError as error:
            return f"<no claims table: {error}>"
        about = f" on {number(len(facts - {''}), 'fact')}" if facts - {""} else ""
        return f"<claims of {number(len(articles), 'article')}: {number(len(self._table), 'claim')}{about}>"

    def _repr_html_(self) -> str | None:
        """What a notebook shows; None, for which it takes the words above, of what is no claims table."""
        from claims.frames.marked import marked  # noqa: PLC0415  # as above

        try:
            first = claims_in(self._table.head(MOST_SHOWN), "a claims table")
        except ValueError:
            return None
        return marked(first, max(len(self._table) - MOST_SHOWN, 0))
