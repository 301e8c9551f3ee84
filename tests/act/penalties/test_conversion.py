"""A ceiling in the currency of the fine: at which rate, and of which time."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from dsa import (
    DSA,
    ExchangeRate,
    FinancialYear,
    Money,
    Turnover,
    maximum_fine,
    periodic_penalty_ceiling,
)
from dsa.act.penalties.conversion import before_cut
from dsa.errors import CurrencyMismatch, InvalidValue

DAY = timedelta(days=1)
Y2023, Y2024 = (FinancialYear.ending(date(year, 3, 31)) for year in (2023, 2024))


def of(amount: Decimal | int, year: FinancialYear = Y2024) -> Turnover:
    return Turnover(amount=Money(amount, "EUR"), year=year)


def test_a_rate_of_other_currencies_is_refused() -> None:
    rate = ExchangeRate(base="GBP", quote="USD", rate=1, on=date(2024, 6, 1) + timedelta(days=1), source="a test")
    with pytest.raises(CurrencyMismatch):
        maximum_fine(of(1), decided=date(2024, 6, 1), rate=rate)


def rate_of(on: date, average_from: date | None = None) -> ExchangeRate:
    return ExchangeRate(base="USD", quote="EUR", rate=2, on=on, source="a test", average_from=average_from)


@pytest.mark.parametrize(
    ("rate", "noted"),
    [
        (rate_of(Y2024.end, Y2024.start), False),
        (ExchangeRate.average(Y2024, base="USD", quote="EUR", rate=2, source="a test"), False),
        (rate_of(Y2024.start), True),
        (rate_of(Y2024.end), True),
        (rate_of(date(2024, 6, 1)), True),
        (rate_of(Y2024.end, Y2024.start + DAY), True),
        (rate_of(Y2024.end, Y2024.start - DAY), True),
        (rate_of(Y2024.end - DAY, Y2024.start), True),
    ],
)
def test_a_rate_that_is_not_the_average_of_the_year_is_spoken_of(rate: ExchangeRate, noted: bool) -> None:
    fine = maximum_fine(of(100), decided=date(2024, 6, 1), rate=rate)
    payments = periodic_penalty_ceiling(of(36_600), decided=date(2024, 6, 1), days=1, rate=rate)
    for answer, limit in ((fine, DSA.at(74, 1)), (payments, DSA.at(76, 1))):
        notices = [notice for notice in answer.notices if notice.id == "rate-not-average"]
        assert [(notice.facts, notice.citations) for notice in notices] == (
            [({"rate": rate, "year": Y2024}, (limit,))] if noted else []
        )
    assert (fine.ceiling, payments.ceiling) == (Money(3, "USD"), Money("2.50", "USD"))


@pytest.mark.parametrize(
    "rate",
    [
        rate_of(date(2010, 6, 1)),
        rate_of(Y2024.start - DAY),
        rate_of(date(2024, 6, 2)),
        ExchangeRate.average(Y2023, base="USD", quote="EUR", rate=2, source="a test"),
        rate_of(date(2024, 12, 31), Y2024.start),
    ],
)
def test_a_rate_of_another_time_is_refused_and_both_are_named(rate: ExchangeRate) -> None:
    with pytest.raises(InvalidValue, match=r"^rate: 1 USD = 2 EUR on .*1 April 2023 to 31 March 2024.*1 June 2024"):
        maximum_fine(of(1), decided=date(2024, 6, 1), rate=rate)
    with pytest.raises(InvalidValue, match=r"^rate"):
        periodic_penalty_ceiling(of(1), decided=date(2024, 6, 1), days=1, rate=rate)


def test_a_step_follows_from_the_one_before_it_where_an_average_has_no_end() -> None:
    yen = Turnover(amount=Money(1_000_003, "JPY"), year=Y2024)
    rate = ExchangeRate.average(Y2024, base="EUR", quote="JPY", rate="0.5", source="a test")
    plain = periodic_penalty_ceiling(yen, decided=date(2024, 6, 1), days=1)
    converted = periodic_penalty_ceiling(yen, decided=date(2024, 6, 1), days=1, rate=rate)
    average, cut = plain.steps[-2:]
    assert (average.after, cut.rule, cut.before) == (Money("136.6124316939", "JPY"), "ceiling-cut", average.after)
    assert plain.ceiling == cut.after == Money(136, "JPY")
    before, after = converted.steps[-1].before, converted.steps[-1].after
    assert isinstance(before, Money)
    assert converted.ceiling == after == rate.convert(before, to="EUR") == Money("273.22", "EUR")
    whole = periodic_penalty_ceiling(of(36_600), decided=date(2024, 6, 1), days=1)
    assert [step.rule for step in whole.steps if step.rule == "ceiling-cut"] == []


def test_an_exact_amount_is_shown_in_full_where_its_decimals_end() -> None:
    twelve_decimals = before_cut(Fraction(1, 2**12), "EUR")
    assert (str(twelve_decimals.amount), twelve_decimals.exact) == ("0.000244140625", Fraction(1, 2**12))
    assert str(before_cut(Fraction(2, 3), "EUR").amount) == "0.6666666666"
