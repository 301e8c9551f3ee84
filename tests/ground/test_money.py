"""Money, financial years, turnovers and exchange rates: exact, and refused where they could not be."""

from datetime import date, timedelta
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from dsa import DSAError, ExchangeRate, FinancialYear, Money, Turnover
from dsa.errors import CurrencyMismatch, InvalidType, InvalidValue, OutOfOrder, UnknownName
from dsa.ground.currencies import CODES, KNOWN, WITHDRAWN, decimals

amounts = st.decimals(min_value=-(10**15), max_value=10**15, places=2)
positive = st.decimals(min_value=1, max_value=10**12, places=2)
# The deliberate mistakes below are not to be stopped by the type checker first.
money: Any = Money
turnover: Any = Turnover
exchange_rate: Any = ExchangeRate

year = FinancialYear.ending(date(2024, 3, 31))


@pytest.mark.parametrize("value", [7.5, True, None, b"7", [7], 1j])
def test_money_of_a_wrong_type_is_refused(value: object) -> None:
    with pytest.raises(InvalidType, match=r"amount: .* is refused. Accepted: an int, a Decimal, or text"):
        money(value, "EUR")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "7,5",
        "1e400",
        "nan",
        "inf",
        "٣",
        "0x10",
        "7.",
        "_7",
        Decimal("nan"),
        Decimal("inf"),
        Decimal("1e400"),
        Decimal("1e-99"),
        10**40,
    ],
)
def test_money_of_a_wrong_value_is_refused(value: str) -> None:
    with pytest.raises(InvalidValue, match="amount"):
        money(value, "EUR")


@pytest.mark.parametrize(
    ("within", "beyond"),
    [
        (10**30 - 1, 10**30),
        (1 - 10**30, -(10**30)),
        (Decimal("9.99E+29"), Decimal("1E+30")),
        (Decimal("1E-29"), Decimal("9.99E-30")),
        ("9".zfill(64), "9".zfill(65)),
        (Decimal(f"0.{'1' * 1_000}"), Decimal(f"0.{'1' * 1_001}")),
    ],
    ids=["large", "below nought", "large with an exponent", "small", "long text", "many decimals"],
)
def test_an_amount_has_bounds_and_is_kept_exactly_within_them(within: Any, beyond: Any) -> None:
    assert Money(within, "EUR").exact == Fraction(within)
    with pytest.raises(InvalidValue, match=r"^amount: "):
        Money(beyond, "EUR")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        *((0, "0"), ("0.00", "0.00"), ("-0", "0"), (Decimal("-0.0"), "0.0")),
        *((Decimal("0E+1"), "0"), (Decimal("-0E+5"), "0"), (Decimal("0E+100000"), "0")),
    ],
)
def test_nought_keeps_its_decimals_and_has_neither_sign_nor_exponent(value: Any, kept: str) -> None:
    assert str(Money(value, "EUR").amount) == kept
    assert str(Money(value, "EUR")) == "EUR 0.00"


@pytest.mark.parametrize(
    "text", ["7 000.50", "7\N{NO-BREAK SPACE}000.50", "7\N{NARROW NO-BREAK SPACE}000.50", " 7_000.50\n"]
)
def test_an_amount_is_read_with_any_space_as_it_was_pasted(text: str) -> None:
    assert Money(text, "EUR") == Money("7000.50", "EUR")


@pytest.mark.parametrize("text", ["0.0061728395", "1.1234567", f"0.{'1' * 60}"])
def test_text_may_have_the_decimals_that_a_decimal_has(text: str) -> None:
    assert Money(text, "EUR") == Money(Decimal(text), "EUR")
    rate = ExchangeRate(base="JPY", quote="EUR", rate=text, on=date(2026, 1, 2), source="invented")
    assert rate.rate == Decimal(text)


@pytest.mark.parametrize("text", ["1" * 39 + "x", "1_" * 30 + "x", "1 " * 400_000 + "x", "1" * 70])
def test_an_endless_amount_is_refused_without_trying_every_way_to_read_it(text: str) -> None:
    with pytest.raises(InvalidValue, match="amount") as caught:
        Money(text, "EUR")
    assert len(str(caught.value)) < 400


def test_money_has_the_habits_of_numbers_where_they_are_safe() -> None:
    assert sum([Money(1, "EUR"), Money("2.50", "EUR")]) == Money("3.50", "EUR")
    assert -Money(5, "EUR") == Money(-5, "EUR")
    assert abs(Money(-5, "EUR")) == +Money(5, "EUR")
    assert str(-Money(0, "EUR")) == "EUR 0.00"
    assert f"{Money(5, 'EUR'):>12}|" == "    EUR 5.00|"
    with pytest.raises(CurrencyMismatch):
        sum([Money(1, "EUR"), Money(1, "USD")])
    with pytest.raises(TypeError):
        _ = money(1, "EUR") + 1
    with pytest.raises(TypeError):
        _ = 1 + money(1, "EUR")
    with pytest.raises(InvalidValue, match="format_money"):
        f"{Money(5, 'EUR'):.2f}"


def test_what_is_printed_does_not_hang_on_the_decimal_context_of_the_caller() -> None:
    with localcontext(Context(prec=6)):
        assert str(Money("-99_999_999.99", "EUR")) == "EUR -99 999 999.99"
        assert -Money("99_999_999.99", "EUR") == Money("-99_999_999.99", "EUR")


@pytest.mark.parametrize("code", ["EURO", "eur", "XYZ", "E U", "€"])
def test_a_currency_outside_iso_4217_is_refused_and_the_near_one_named(code: str) -> None:
    with pytest.raises(UnknownName, match="currency"):
        money(1, code)


def test_euro_with_an_o_is_told_what_was_meant() -> None:
    with pytest.raises(UnknownName, match=r"Did you mean EUR\? Accepted: one of the \d+ that are known"):
        Money(1, "EURO")


@pytest.mark.parametrize("code", ["", " ", 978, None])
def test_a_currency_must_be_text(code: object) -> None:
    with pytest.raises(DSAError, match="currency"):
        money(1, code)


def test_equal_by_value_and_hash() -> None:
    assert Money(6, "EUR") == Money("6.00", "EUR") == Money(Decimal("6.0"), "EUR")
    assert len({Money(6, "EUR"), Money("6.00", "EUR")}) == 1
    assert Money(6, "EUR") != Money(6, "USD")
    assert Money(6, "EUR") != 6


def test_order_is_by_value() -> None:
    assert Money(1, "EUR") < Money("1.01", "EUR")
    assert not Money(1, "EUR") < Money("1.00", "EUR")
    assert Money(1, "EUR") <= Money("1.00", "EUR")


def test_comparing_or_adding_across_currencies_is_refused() -> None:
    for act in (Money.__lt__, Money.__add__, Money.__sub__, Money.share_of):
        with pytest.raises(CurrencyMismatch, match="ExchangeRate"):
            act(money(1, "EUR"), money(1, "USD"))
    with pytest.raises(TypeError):
        _ = money(1, "EUR") < 2
    with pytest.raises(InvalidType):
        _ = money(1, "EUR") + 2


@given(amounts, amounts)
def test_sums_are_exact_under_any_decimal_context(left: Decimal, right: Decimal) -> None:
    with localcontext(Context(prec=3)):
        total = Money(left, "EUR") + Money(right, "EUR")
        assert total - Money(right, "EUR") == Money(left, "EUR")
    assert total.exact == Fraction(left) + Fraction(right)


@given(st.fractions(min_value=-(10**12), max_value=10**12), st.sampled_from(["EUR", "JPY", "KWD", "CLF"]))
def test_floor_is_the_largest_amount_of_whole_units_not_above(value: Fraction, code: str) -> None:
    unit = Fraction(1, 10 ** decimals(code))
    floored = Money.floor(value, code)
    assert floored.exact <= value < floored.exact + unit
    assert (floored.exact / unit).denominator == 1


@given(amounts)
def test_text_of_money_reads_back_to_the_same_amount(amount: Decimal) -> None:
    code, digits = str(Money(amount, "EUR")).split(" ", 1)
    assert Money(digits.replace(" ", ""), code) == Money(amount, "EUR")


def test_a_value_without_an_end_of_decimals_is_no_exact_amount() -> None:
    assert Money.exactly(Fraction(1, 8), "EUR") == Money("0.125", "EUR")
    with pytest.raises(InvalidValue, match="at most 60 decimals"):
        Money.exactly(Fraction(1, 3), "EUR")
    with pytest.raises(InvalidValue, match="at most 60 decimals"):
        Money.exactly(1 + Fraction(1, 10**61), "EUR")
    for number in (1 + Fraction(1, 10**60), -1 - Fraction(1, 10**60), Fraction(0)):
        assert Money.exactly(number, "EUR").exact == number


def test_text_of_money_keeps_what_there_is() -> None:
    assert str(Money("1234567.8", "EUR")) == "EUR 1 234 567.80"
    assert str(Money("-0.125", "EUR")) == "EUR -0.125"
    assert str(Money(1_000, "JPY")) == "JPY 1 000"
    assert str(Money(10**20, "EUR")) == "EUR 100 000 000 000 000 000 000.00"


def test_a_share_of_nothing_is_refused() -> None:
    with pytest.raises(InvalidValue, match="other than nought"):
        Money(1, "EUR").share_of(Money(0, "EUR"))


def test_currencies_agree_with_the_unicode_cldr() -> None:
    from babel.numbers import get_currency_precision, list_currencies

    assert list_currencies() >= CODES - {"SLE", "VED", "XCG", "ZWG"}
    # ISO 4217 gives these decimals that are no longer used; the CLDR shows how people write them.
    unused = {
        "AFN",
        "ALL",
        "AMD",
        "COP",
        "CRC",
        "GYD",
        "IDR",
        "IQD",
        "IRR",
        "KPW",
        "LAK",
        "LBP",
        "MGA",
        "MMK",
        "MNT",
        "MRU",
        "MUR",
        "PKR",
        "RSD",
        "SLE",
        "SLL",
        "SOS",
        "SYP",
        "TZS",
        "UZS",
        "YER",
        "ZWG",
        "CZK",
        "HUF",
        "TWD",
        "NOK",
        "SEK",
        "STN",
        "KHR",
        "KYD",
        "BIF",
    }
    differ = {code for code in KNOWN if code in list_currencies() and get_currency_precision(code) != decimals(code)}
    assert differ <= unused


def test_currencies_that_are_money_are_those_of_the_unicode_cldr() -> None:
    from babel.core import get_global

    held = [entry for entries in get_global("territory_currencies").values() for entry in entries]
    money = {code for code, _, last, tender in held if last is None and tender}
    if "XCG" not in money:
        pytest.skip("a Babel from before 2025")
    assert money == CODES - {"CLF", "SVC", "VED"}  # which are in ISO 4217 and not the CLDR's
    lasts: dict[str, date] = {}
    for code, _, last, _ in held:
        if last is not None and code not in money:
            lasts[code] = max(date(*last), lasts.get(code, date.min))
    for code, last in WITHDRAWN.items():  # both were money for some weeks
        assert last <= lasts[code] <= last + timedelta(days=150)
    assert {code for code, last in lasts.items() if last.year >= 2020} <= WITHDRAWN.keys()


def test_a_currency_that_the_euro_replaced_ends_on_the_day_before_it() -> None:
    from babel.core import get_global

    of_states = get_global("territory_currencies")
    if "EUR" not in {code for code, *_ in of_states["BG"]}:
        pytest.skip("a Babel from before 2026")
    for state in ("SI", "CY", "MT", "SK", "EE", "LV", "LT", "HR", "BG"):
        (euro,) = (date(*first) for code, first, _, _ in of_states[state] if code == "EUR")
        assert euro - timedelta(days=1) in {WITHDRAWN.get(code) for code, *_ in of_states[state]}, state


@pytest.mark.parametrize(
    ("code", "end", "accepted"),
    [
        ("HRK", date(2021, 12, 31), True),
        ("HRK", date(2022, 12, 31), True),
        ("HRK", date(2023, 12, 30), True),  # the year began on 31 December 2022
        ("HRK", date(2023, 12, 31), False),
        ("HRK", date(2024, 12, 31), False),
        ("BGN", date(2025, 12, 31), True),
        ("BGN", date(2026, 6, 30), True),  # its accounts may be in either
        ("BGN", date(2026, 12, 31), False),
        ("EEK", date(2010, 12, 31), True),
        ("EEK", date(2022, 12, 31), False),
        ("LVL", date(2022, 12, 31), False),
        ("LTL", date(2022, 12, 31), False),
        ("DEM", date(2022, 12, 31), False),
        ("ANG", date(2024, 12, 31), True),
        ("ANG", date(2026, 12, 31), False),
        ("EUR", date(2022, 12, 31), True),
        ("XCG", date(2025, 12, 31), True),
    ],
)
def test_a_turnover_is_in_a_currency_that_was_money_in_its_year(code: str, end: date, accepted: bool) -> None:
    amount, its = Money(1_000, code), FinancialYear.ending(end)
    if accepted:
        assert Turnover(amount=amount, year=its).amount == amount
        return
    with pytest.raises(InvalidValue, match=rf"^amount: .*a currency of that year; {code} was money until"):
        Turnover(amount=amount, year=its)


def test_a_rate_of_a_replaced_currency_holds_after_its_end() -> None:
    fixed = ExchangeRate(base="EUR", quote="HRK", rate="7.53450", on=date(2023, 1, 1), source="Regulation 2022/1208")
    assert str(fixed.convert(Money("7_534_500", "HRK"), to="EUR")) == "EUR 1 000 000.00"


@pytest.mark.parametrize(
    ("end", "start"),
    [
        (date(2024, 3, 31), date(2023, 4, 1)),
        (date(2023, 12, 31), date(2023, 1, 1)),
        (date(2024, 2, 28), date(2023, 3, 1)),  # the year before it ended on 28 February 2023
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2023, 2, 28), date(2022, 3, 1)),
        (date(2025, 2, 28), date(2024, 3, 1)),  # the year before it ended on 29 February 2024, with the month
    ],
)
def test_twelve_months_that_end_on_a_day(end: date, start: date) -> None:
    assert FinancialYear.ending(end) == FinancialYear(start=start, end=end)


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9000, 1, 1)))
def test_twelve_months_have_365_or_366_days(end: date) -> None:
    financial_year = FinancialYear.ending(end)
    assert financial_year.days in (365, 366)
    assert financial_year.twelve_months


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9000, 1, 1)))
def test_the_year_before_ends_on_the_day_before(end: date) -> None:
    before = FinancialYear.ending(end).start - timedelta(days=1)
    ends_with_the_month = (end + timedelta(days=1)).day == 1
    assert (before.year, before.month) == (end.year - 1, end.month)
    assert (before + timedelta(days=1)).day == 1 if ends_with_the_month else before.day == end.day


def test_the_first_and_the_last_years_that_there_are() -> None:
    assert FinancialYear.ending(date.max).start == date(9999, 1, 1)
    assert FinancialYear.ending(date(2, 1, 1)).start == date(1, 1, 2)
    with pytest.raises(InvalidValue, match=r"^end: .*begins in the years 1 to 9999"):
        FinancialYear.ending(date(1, 12, 31))


def test_an_average_rate_is_one_of_a_financial_year() -> None:
    year = FinancialYear.ending(date(2024, 3, 31))
    rate = ExchangeRate.average(year, base="EUR", quote="CNY", rate="7.5", source="invented")
    assert (rate.average_from, rate.on) == (year.start, year.end)
    day = ExchangeRate(base="EUR", quote="CNY", rate="7.5", on=year.end, source="invented", average_from=year.end)
    assert str(day) == "1 EUR = 7.5 CNY on average from 31 March 2024 to 31 March 2024 (invented)"
    with pytest.raises(OutOfOrder, match=r"^on: 31 March 2024 is before average_from \(1 April 2024\)"):
        ExchangeRate(
            base="EUR", quote="CNY", rate=1, on=year.end, source="x", average_from=year.end + timedelta(days=1)
        )
    with pytest.raises(InvalidType, match=r"^year: .*a FinancialYear"):
        exchange_rate.average(2024, base="EUR", quote="CNY", rate="7.5", source="invented")


def test_a_financial_year_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(OutOfOrder, match=r"end: 1 January 2023 is before start \(1 January 2024\)"):
        FinancialYear(start=date(2024, 1, 1), end=date(2023, 1, 1))


@pytest.mark.parametrize("days", [1, 182, 363, 364, 365, 366, 367, 370, 371, 372, 730])
def test_a_full_year_has_twelve_months_or_52_or_53_weeks(days: int) -> None:
    start = date(2024, 1, 1)
    year = FinancialYear(start=start, end=start + timedelta(days=days - 1))
    assert year.days == days
    assert year.twelve_months == (days in (365, 366) or days in (52 * 7, 53 * 7))


@pytest.mark.parametrize(
    "bad", [{"amount": 6}, {"amount": Money(-1, "EUR")}, {"year": 2023}, {"group": 1}, {"of": ""}, {"source": 3}]
)
def test_a_turnover_with_one_thing_wrong_is_refused_by_name(bad: dict[str, object]) -> None:
    good: dict[str, object] = {"amount": Money(6, "EUR"), "year": year}
    with pytest.raises(DSAError, match=f"^{next(iter(bad))}: "):
        turnover(**{**good, **bad})


@given(positive, positive)
def test_converting_there_and_back_never_gains(amount: Decimal, rate: Decimal) -> None:
    exchange = ExchangeRate(base="EUR", quote="CNY", rate=rate, on=date(2024, 5, 31), source="a test")
    there = exchange.convert(Money(amount, "EUR"), to="CNY")
    assert there.exact <= Fraction(amount) * Fraction(rate)
    assert exchange.convert(there, to="EUR") <= Money(amount, "EUR")


@pytest.mark.parametrize(
    "bad",
    [
        {"rate": 0},
        {"rate": -1},
        {"rate": 7.5},
        {"quote": "EUR"},
        {"quote": "CNYY"},
        {"source": ""},
        {"on": "2024-05-31"},
        {"base": "EURO"},
    ],
)
def test_an_exchange_rate_with_one_thing_wrong_is_refused_by_name(bad: dict[str, object]) -> None:
    good: dict[str, object] = {
        "base": "EUR",
        "quote": "CNY",
        "rate": "7.8",
        "on": date(2024, 5, 31),
        "source": "a test",
    }
    with pytest.raises(DSAError, match=f"^{next(iter(bad))}: "):
        exchange_rate(**{**good, **bad})


def test_a_rate_converts_only_its_own_two_currencies() -> None:
    rate = ExchangeRate(base="EUR", quote="CNY", rate=8, on=date(2024, 5, 31), source="a test")
    with pytest.raises(CurrencyMismatch):
        rate.convert(Money(1, "USD"), to="EUR")
    with pytest.raises(CurrencyMismatch):
        rate.convert(Money(1, "EUR"), to="EUR")
    untyped: Any = rate
    with pytest.raises(InvalidType, match=r"^money: 75 is refused\. Accepted: a Money"):
        untyped.convert(75, to="EUR")
