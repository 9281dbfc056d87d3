"""Exchange rates: those of the day or of the last day before it, and none where there is none."""

from datetime import date, timedelta

import pytest
from currency_converter import CurrencyConverter
from hypothesis import given
from hypothesis import strategies as some

from claims.normalise import NO_BASE, When, base_of, currency_fault, price_of
from claims.rates import LONGEST_CLOSING, currencies, history, rate_over
from claims.records import Quantity, Unit

# Euro foreign exchange reference rates of the European Central Bank: units of a currency for one euro.
# https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/
PUBLISHED = """
asked       published   USD     JPY     GBP
1999-01-04  1999-01-04  1.1789  133.73  0.7111   the first of all
2000-10-26  2000-10-26  0.8252  89.30   0.5807   the euro at its lowest
2008-07-15  2008-07-15  1.5990  167.48  0.79555
2016-12-31  2016-12-30  1.0541  123.40  0.85618  a Saturday
2018-12-31  2018-12-31  1.1450  125.85  0.89453
2020-12-31  2020-12-31  1.2271  126.49  0.89903
2021-12-31  2021-12-31  1.1326  130.38  0.84028
2022-12-30  2022-12-30  1.0666  140.66  0.88693
2023-04-10  2023-04-06  1.0915  143.49  0.87495  Easter Monday
2023-12-31  2023-12-29  1.1050  156.33  0.86905  a Sunday
2024-12-31  2024-12-31  1.0389  163.06  0.82918
2025-01-01  2024-12-31  1.0389  163.06  0.82918  New Year's Day
"""
GOLDEN = [line.split() for line in PUBLISHED.strip().splitlines()[1:]]
TOLERANCE = 1e-12  # relative: a few of the last bits
FIRST, LAST = (date.fromordinal(history().days[place]) for place in (0, -1))
LIVING = sorted(code for code in currencies() if rate_over("EUR", code, LAST, LAST))

days = some.dates(FIRST, LAST)
codes = some.sampled_from(LIVING)
amounts = some.floats(-1e12, 1e12)


def on(day: str) -> date:
    return date.fromisoformat(day)


def rate_on(stated: str, base: str, day: date) -> tuple[float, date] | None:
    rate = rate_over(stated, base, day, day)
    return rate and (rate.last, rate.day)


def money(low: float | None, high: float | None, unit: str = "EUR") -> Quantity:
    return Quantity(None, low, high, unit=Unit(unit, "money"), kind="money")


def close(end: float | None) -> object:
    return end if end is None else pytest.approx(end, rel=1e-9)


# Rates


@pytest.mark.parametrize(("asked", "published", "usd", "jpy", "gbp"), [row[:5] for row in GOLDEN])
def test_published_rates(asked: str, published: str, usd: str, jpy: str, gbp: str) -> None:
    for code, rate in (("USD", usd), ("JPY", jpy), ("GBP", gbp)):
        assert rate_on("EUR", code, on(asked)) == (float(rate), on(published))
        assert rate_on(code, "EUR", on(asked)) == (pytest.approx(1 / float(rate)), on(published))
    assert rate_on("GBP", "USD", on(asked)) == (pytest.approx(float(usd) / float(gbp)), on(published))


@pytest.mark.parametrize(
    ("currency", "day", "per_euro"),
    [
        # The kuna became euros on 1 January 2023, a Sunday; the next day has rates, and none of the kuna.
        ("HRK", "2022-12-30", 7.5365),
        ("HRK", "2023-01-01", 7.5365),
        ("HRK", "2023-01-02", None),
        ("HRK", "2024-06-03", None),
        # The lev became euros on 1 January 2026, a holiday.
        ("BGN", "2025-12-31", 1.9558),
        ("BGN", "2026-01-01", 1.9558),
        ("BGN", "2026-01-02", None),
        # The ECB suspended the rouble on 2 March 2022.
        ("RUB", "2022-03-01", 117.201),
        ("RUB", "2022-03-02", None),
        ("RUB", "2022-03-05", None),
        ("RUB", "2023-03-01", None),
        # It never had these.
        ("UAH", "2024-12-31", None),
        ("BTC", "2024-12-31", None),
        ("EUR|USD", "2024-12-31", None),
        # Currencies of before the euro have none, nor has any day of before it.
        ("DEM", "1998-12-31", None),
        ("DEM", "2000-01-03", None),
        ("USD", "1998-12-31", None),
        ("USD", "1999-01-03", None),
        # The old lira and the new one, a million times as much.
        ("TRY", "2004-12-31", None),
        ("TRY", "2022-12-30", 19.9649),
        # Iceland's króna was not published from December 2008 to January 2018.
        ("ISK", "2013-05-02", None),
    ],
)
def test_currencies_that_come_and_go(currency: str, day: str, per_euro: float | None) -> None:
    rate = rate_on("EUR", currency, on(day))
    assert (rate and rate[0]) == per_euro


def test_nothing_stale_after_the_end_of_the_history() -> None:
    """Of the days after the last one that was shipped, only a week-end is known to have had no rates."""
    later = [LAST + timedelta(days) for days in range(1, 10)]
    known = [day for day in later if rate_on("USD", "EUR", day)]
    assert all(day.weekday() >= 5 and (day - LAST).days <= 2 for day in known)
    assert rate_on("USD", "EUR", LAST) is not None


@given(days, codes)
def test_never_a_later_one_and_never_a_stale_one(day: date, code: str) -> None:
    rate = rate_on("EUR", code, day)
    if rate is not None:
        assert timedelta(0) <= day - rate[1] <= timedelta(LONGEST_CLOSING)


def test_as_the_package_reads_them() -> None:
    package = CurrencyConverter()
    for number in history().days[::50]:
        day = date.fromordinal(number)
        for code in package.currencies:
            known = package.bounds[code].first_date <= day <= package.bounds[code].last_date and code != "ISK"
            if known:
                assert rate_on(code, "USD", day) == (pytest.approx(package.convert(1, code, "USD", day)), day)


# Money


@pytest.mark.parametrize(
    ("unit", "ends", "factor", "base_unit"),
    [
        ("EUR", (3.0, 3.0), 1.0389, "USD"),
        ("EUR", (3.0, 5.0), 0.82918, "GBP"),
        ("GBP", (3.0, None), 1.0389 / 0.82918, "USD"),
        ("USD", (None, 3.0), 1 / 1.0389, "EUR"),
        ("EUR", (-5.0, -3.0), 1.0389, "USD"),
        ("EUR", (0.0, 0.0), 1.0389, "USD"),
        ("EUR / oil_barrel", (60.0, 60.0), 1.0389 / 0.158987294928, "USD / meter ** 3"),
        ("EUR / kilometer ** 2", (60.0, 60.0), 1.0389e-6, "USD / meter ** 2"),
        ("EUR / hour", (36.0, 36.0), 1.0389 / 3600, "USD / second"),
        ("EUR / megawatt_hour", (36.0, 36.0), 1.0389 / 3.6e9, "USD * second ** 2 / kilogram / meter ** 2"),
        # What is counted stays by its name: pint's bag is one of cement, its unit a "micro-nit".
        ("EUR / share", (3.0, 3.0), 1.0389, "USD / share"),
        ("EUR / bag", (3.0, 3.0), 1.0389, "USD / bag"),
        ("EUR / unit", (3.0, 3.0), 1.0389, "USD / unit"),
    ],
)
def test_money(unit: str, ends: tuple[float | None, ...], factor: float, base_unit: str) -> None:
    day = on("2024-12-31")
    base = base_of(money(*ends, unit), base_unit[:3], When(day))
    assert base[:3] == (*(None if end is None else close(end * factor) for end in ends), base_unit)
    assert base.rate_date == day


def test_the_currency_itself_needs_no_rate() -> None:
    assert base_of(money(3.0, 5.0, "USD / share")) == (3.0, 5.0, "USD / share", 1.0, None)
    assert base_of(money(3.0, None, "UAH"), "UAH") == (3.0, None, "UAH", 1.0, None)


@pytest.mark.parametrize(
    ("quantity", "when"),
    [
        (money(3.0, 3.0), When()),
        (money(3.0, 3.0), When(start=on("2024-01-01"))),
        (money(3.0, 3.0), When(on("1998-05-01"))),
        (money(3.0, 3.0), When(LAST + timedelta(30))),
        (money(3.0, 3.0, "UAH"), When(on("2024-12-31"))),
        (money(3.0, 3.0, "AUD|USD"), When(on("2024-12-31"))),
        (money(3.0, 3.0, "RUB"), When(on("2024-12-31"))),
        (money(3e307, 1e308, "GBP"), When(on("2007-11-08"))),
    ],
)
def test_money_without_a_rate(quantity: Quantity, when: When) -> None:
    assert base_of(quantity, "USD", when) == NO_BASE


@pytest.mark.parametrize(
    ("days", "rates", "day"),
    [
        # One day: of the period before that of the publication.
        ("2024-06-03 2023-12-31 2023-12-31", (1.1050, 1.1050, 1.1050), "2023-12-29"),
        ("2024-12-31 ? ?", (1.0389, 1.0389, 1.0389), "2024-12-31"),
        # The days between widen, the first by the last rate before it.
        ("? 2022-12-31 2023-01-02", (1.0666, 1.0683, 1.0683), "2023-01-02"),
        ("2024-06-03 2022-01-01 2022-12-31", (0.9565, 1.1464, 1.0666), "2022-12-30"),
        # What nobody could know yet is left out.
        ("2022-12-30 2022-12-29 2023-12-31", (1.0649, 1.0666, 1.0666), "2022-12-30"),
        ("2024-12-31 2030-01-01 2030-12-31", (1.0389, 1.0389, 1.0389), "2024-12-31"),
        # One end is missing.
        ("2022-12-30 2022-12-29 ?", (1.0649, 1.0666, 1.0666), "2022-12-30"),
        ("2024-12-31 ? 2023-12-31", (1.1050, 1.1050, 1.1050), "2023-12-29"),
        # An end before its start is no period, but a day.
        ("2024-12-31 2023-01-01 2022-01-01", (1.1326, 1.1326, 1.1326), "2021-12-31"),
    ],
)
def test_period(days: str, rates: tuple[float, ...], day: str) -> None:
    """The days are those of publication, of the start and of the end."""
    when = When(*(None if given == "?" else on(given) for given in days.split()))
    low, high, rate = rates
    assert base_of(money(1.0, 1.0), "USD", when) == (low, high, "USD", rate, on(day))


def test_a_gap_in_a_period() -> None:
    """Nobody knows how the rouble moved after its last rate, the króna between its two series, or all before 1999."""
    year = When(on("2023-06-01"), on("2022-01-01"), on("2022-12-31"))
    assert base_of(money(1.0, 1.0, "RUB"), "USD", year) == NO_BASE
    decade = When(on("2023-06-01"), on("2008-01-01"), on("2018-12-31"))
    assert base_of(money(1.0, 1.0, "ISK"), "USD", decade) == NO_BASE
    nineties = When(on("2023-06-01"), on("1990-01-01"), on("1999-12-31"))
    assert base_of(money(1.0, 1.0), "USD", nineties) == NO_BASE


def test_losses_over_a_period() -> None:
    base = base_of(money(-100.0, -100.0), "USD", When(None, on("2022-12-31"), on("2023-01-02")))
    assert base[:2] == (close(-106.83), close(-106.66))


@given(amounts, codes, codes, days)
def test_there_and_back(amount: float, stated: str, base: str, day: date) -> None:
    there = base_of(money(amount, amount, stated), base, When(day))
    if there != NO_BASE:
        back = base_of(money(there.low, there.high, base), stated, When(day))
        assert back[:3] == (pytest.approx(amount, rel=TOLERANCE), pytest.approx(amount, rel=TOLERANCE), stated)


@given(some.tuples(amounts, amounts), codes, codes, some.tuples(days, days, days))
def test_a_conversion_never_narrows(
    ends: tuple[float, float], stated: str, base: str, span: tuple[date, date, date]
) -> None:
    """What the figure would be at the rate of any day of the period lies within what it is over the period."""
    stretch, (start, day, end) = money(*sorted(ends), stated), sorted(span)
    wide = base_of(stretch, base, When(None, start, end))
    if wide != NO_BASE:
        narrow = base_of(stretch, base, When(None, day, day))
        assert wide.low <= narrow.low <= narrow.high <= wide.high


# Base currencies and prices


def test_base_currencies() -> None:
    assert [currency_fault(code) for code in ("USD", "EUR", "JPY", "HRK")] == ["", "", "", ""]
    assert currency_fault("UAH").startswith("UAH has no exchange rates")
    assert currency_fault("ABC").startswith("ABC is no currency")


def test_price() -> None:
    assert price_of("USD") == ("USD", ("", 1, 0))
    assert price_of("USD / person / day") == ("USD", (" / person / day", 1, 0))
