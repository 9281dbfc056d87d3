"""Parts of a stretch, spans up to a day and from one day to another: "the end of March", "the year to June"."""

from claims.grammar import Grammar, Match
from claims.records import Period, Shift, Token
from claims.statement.periods.names import NAMED, SEPARATOR, is_named, is_plural, named, names_in, settled, span_of
from claims.statement.periods.reckoning import (
    MONTHS,
    Named,
    Repeating,
    Weekly,
    Yearly,
    beginning,
    coming,
    current,
    ending,
    in_year,
    is_within_reach,
)
from claims.vocabulary import KINDS

_K = KINDS
PARTS = Grammar()


@PARTS.rule(
    f"the? edge (of the? | hyphen | lead)? the? {NAMED}|the? edge of the span",
    reads={
        "at the end of March": "in 2025-03-31",
        "by the end of 2026": "until 2026-12-31",
        "in early 2024": "in 2024-01-01..2024-12-31",
        "late on Thursday": "in 2025-10-09",
        "by the end of the year": "until 2025-12-31",
        "since mid-August": "since 2025-08-01..2025-10-15",
    },
    leaves=("it will end in 2026", "sales start on Monday"),
)
def edge_of(match: Match) -> Token | None:
    """ "the end of March" is a day; "early 2024" is all of that year, for nobody says where it stops being early."""
    edge, span, anchor = match.find("edge"), span_of(match), match.style.anchor
    assert edge is not None
    before = match.before()
    names = names_in(match)
    value: Named = names[0] if names else None
    if edge.value == "within":
        return named(match, value) if names else None
    is_led = before is not None and before.kind in (_K["lead"], _K["until"], _K["to"], _K["from"])
    if not (match.find("of") or match.find("hyphen") or is_led) or match.find("lead"):
        return None
    if span is not None:
        if span.months == MONTHS:
            value = Yearly((1, 1), (MONTHS, 31), "end")
        elif anchor is not None:
            value = current(span, anchor)
    return named(match, _edge(value, str(edge.value)))


def _edge(value: Named, edge: str) -> Named:
    """The first or last day of a stretch."""
    if isinstance(value, Yearly):
        day = value.last if edge == "end" else value.first
        return Yearly(day, day, "end")
    if isinstance(value, Weekly):
        return value if value.days == 1 else Weekly(value.first + (value.days - 1) * (edge == "end"))
    if value is None:
        return None
    day_of = value.last if edge == "end" else value.first
    return Period(day_of, day_of)


@PARTS.rule(
    "span hyphen? edge",
    reads={"by year-end": "until 2025-12-31", "at month-end": "in 2025-10-31"},
    leaves=("year start", "a year early"),
)
def year_end(match: Match) -> Token | None:
    """ "year-end"."""
    edge, span, anchor = match.find("edge"), span_of(match), match.style.anchor
    if span is None or edge is None or edge.value != "end" or is_plural(match) or not span.months:
        return None
    if span.months == MONTHS:
        return named(match, Yearly((MONTHS, 31), (MONTHS, 31), "end"))
    whole = current(span, anchor) if anchor is not None else None
    return named(match, _edge(whole, "end"))


@PARTS.rule(
    "the? (ordinal/relative) numeral? span of the? (whole_year|yearly|dated|span)",
    reads={
        "in the first three months of 2025": "in 2025-01-01..2025-03-31",
        "in the first nine months of the year": "in 2025-01-01..2025-09-30",
        "in the last quarter of 2024": "in 2024-10-01..2024-12-31",
        "in the first week of May": "in 2025-05-01..2025-05-07",
    },
    leaves=("in the second year of the war", "the first months of 2025"),
)
def first_so_many(match: Match) -> Token | None:
    """ "the first three months of 2025", "the last week of May"."""
    order, span = match.inside()[match.find("the") is match.inside()[0]], span_of(match)
    spans = match.all("span")
    counts = [token.value for token in match.inside() if isinstance(token.value, int) and token is not order]
    count = counts[0] if counts and isinstance(counts[0], int) else 1
    is_last = order.value in (-1, "last")
    if span is None or span == Shift() or (order.value != 1 and not is_last) or (is_plural(match) and not counts):
        return None
    if len(spans) > 1:
        if spans[1].value != Shift(MONTHS) or not span.months or not 1 <= count * span.months < MONTHS:
            return None
        edge = count * span.months
        first, last = (MONTHS - edge + 1, MONTHS) if is_last else (1, edge)
        return named(match, Yearly((first, 1), (last, 31), "part"))
    whole = settled(match, names_in(match)[0])
    if whole is None or not is_within_reach(span, count):
        return named(match, None)
    found = ending(whole.last, span, count) if is_last else beginning(whole.first, span, count)
    is_inside = whole.first <= found.first and found.last <= whole.last
    return named(match, found) if is_inside else None


@PARTS.rule(
    "the ordinal numeral span",
    reads={"in the first nine months": "in ?"},
    leaves=("in the second week", "first three months"),
)
def first_months(match: Match) -> Token | None:
    """ "in the first nine months": of a year, a war, a life."""
    span = span_of(match)
    return named(match, None) if span is not None and span.months else None


ENDING = Grammar()


@ENDING.rule(
    f"(the|numeral|the numeral) hyphen? (span|half hyphen? span) (hyphen? word)? (to/ended/until/through) "
    f"lead? the? {NAMED}|span (to/ended) the? {NAMED}",
    reads={
        "in the three months to September": "in 2025-07-01..2025-09-30",
        "for the 26 weeks to Oct. 4": "in 2025-04-06..2025-10-04",
        "in the year to March 2026": "in 2025-04-01..2026-03-31",
        "the quarter ended June 30": "in 2025-04-01..2025-06-30",
        "over the half year to August": "in 2025-03-01..2025-08-31",
        "in the five years to 2024": "in 2020-01-01..2024-12-31",
    },
    leaves=("gave them a year to March on", "12 months to the day", "two weeks to go"),
)
def span_to(match: Match) -> Token | None:
    """ "the three months to September", "the 26 weeks to Oct. 4"."""
    span, end, half = span_of(match), match.inside()[-1], match.find("half")
    before, counts = match.before(), [t.value for t in match.inside()[:3] if isinstance(t.value, int)]
    word = match.find("word")
    if span is None or span == Shift() or (word is not None and word.word not in ("period", "that", "which")):
        return None
    if before is not None and before.kind in (_K["a"], _K["an"]):
        return None
    if half is not None:
        if span.months != MONTHS:
            return None
        span = Shift(MONTHS // 2)
    period = settled(match, end.value)  # type: ignore[arg-type]
    count = counts[0] if counts else 1
    if period is None or not is_within_reach(span, count):
        return named(match, None)
    return named(match, ending(period.last, span, count))


RANGES = Grammar()


@RANGES.rule(
    f"(from/between) the? {NAMED} ({SEPARATOR}|and) the? {NAMED}|{NAMED} {SEPARATOR} {NAMED}",
    reads={
        "from 2019 to 2023": "in 2019-01-01..2023-12-31",
        "in the June-to-August period": "in 2025-06-01..2025-08-31",
        "between March and May 2024": "in 2024-03-01..2024-05-31",
        "from Monday to Wednesday": "in 2025-10-13..2025-10-15",
    },
    leaves=("from 3% in July to 4% in August", "between them in March and April"),
)
def stretch(match: Match) -> Token | None:
    """ "from 2019 to 2023", "May-July", "between March and May"."""
    lead = match.inside()[0]
    is_led = not is_named(lead)
    ends = [token for token in match.inside() if is_named(token)]
    if lead.kind == _K["from"] and match.find("and"):
        return None
    first, last = ends[0].value, ends[1].value
    found = _between(match, first, last, is_led)  # type: ignore[arg-type]
    if found is None:
        return None
    if not is_led:
        return named(match, found)
    start, end = lead.start, match.inside()[-1].end
    return Token(_K["phrase"], start, end, match.text[start:end], ("in", settled(match, found), None))


def _between(match: Match, first: Named, last: Named, is_led: bool) -> Named:
    """From the first of one to the last of the other, of which either may say no year; None for the wrong order."""
    if isinstance(first, Yearly) and isinstance(last, Yearly):
        return Yearly(first.first, last.last, last.kind if last.kind == first.kind else "days")
    if isinstance(first, Weekly):
        return _between_weekdays(match, first, last) if is_led else None
    if isinstance(first, Yearly) and isinstance(last, Period):
        number = last.first.year
        begin = in_year(first, number)
        if begin is not None and begin.first > last.first:
            begin = in_year(first, number - 1)
        return Period(begin.first, last.last) if begin is not None else None
    if isinstance(first, Period) and isinstance(last, Yearly):
        end = coming(last, first.last)
        return Period(first.first, end.last) if end is not None else None
    if isinstance(first, Period) and isinstance(last, Period) and first.first <= last.first:
        return Period(first.first, last.last) if first.last <= last.last else None
    return None


def _between_weekdays(match: Match, first: Repeating, last: Named) -> Period | None:
    begin = settled(match, first)
    if begin is None or not isinstance(last, Weekly):
        return None
    end = coming(last, begin.first)
    return Period(begin.first, end.last) if end is not None else None
