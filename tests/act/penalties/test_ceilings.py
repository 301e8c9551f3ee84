"""The most that can be imposed: exact, never a fraction of a cent above the share, from the right financial year."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import dsa
from dsa import (
    DSA,
    DSAError,
    ExchangeRate,
    FinancialYear,
    FineGround,
    Money,
    PeriodicReading,
    Turnover,
    maximum_fine,
    periodic_penalty_ceiling,
)
from dsa.errors import InvalidType, InvalidValue, MissingFact, NotInForce
from tests.standard import OPENED

Y2022, Y2023, Y2024 = (FinancialYear.ending(date(year, 3, 31)) for year in (2022, 2023, 2024))
ALIBABA = [
    Turnover(amount=Money(868_687_000_000, "CNY"), year=Y2023, group=True),
    Turnover(amount=Money(941_168_000_000, "CNY"), year=Y2024, group=True),
]
SHARES = {
    FineGround.INFRINGEMENT: Fraction(6, 100),
    FineGround.INFORMATION: Fraction(1, 100),
    FineGround.NATIONAL_INFRINGEMENT: Fraction(6, 100),
    FineGround.NATIONAL_INFORMATION: Fraction(1, 100),
}
DAY = timedelta(days=1)
amounts = st.decimals(min_value=0, max_value=10**14, places=2)
grounds = st.sampled_from(FineGround)
untyped_fine: Any = maximum_fine
untyped_periodic: Any = periodic_penalty_ceiling


def of(amount: Decimal | int, year: FinancialYear = Y2024) -> Turnover:
    return Turnover(amount=Money(amount, "EUR"), year=year)


@pytest.mark.parametrize(
    ("decided", "year", "ceiling"),
    [
        (date(2024, 3, 14), Y2023, 52_121_220_000),
        (date(2024, 3, 31), Y2023, 52_121_220_000),  # the year that ends today has not ended before today
        (date(2024, 4, 1), Y2024, 56_470_080_000),
        (date(2024, 6, 1), Y2024, 56_470_080_000),
    ],
)
def test_the_day_of_the_decision_chooses_the_financial_year(decided: date, year: FinancialYear, ceiling: int) -> None:
    answer = maximum_fine(reversed(ALIBABA), decided=decided)
    assert (answer.turnover.year, answer.decided) == (year, decided)
    assert answer.ceiling == Money(ceiling, "CNY")
    assert maximum_fine(answer.turnover, decided=decided).ceiling == answer.ceiling


@given(amounts, grounds)
def test_the_ceiling_is_the_largest_cent_within_the_share(amount: Decimal, ground: FineGround) -> None:
    answer = maximum_fine(of(amount), decided=date(2024, 6, 1), ground=ground)
    limit = Fraction(amount) * SHARES[ground]
    assert answer.ceiling.exact <= limit < answer.ceiling.exact + Fraction(1, 100)
    assert (answer.share, answer.ground) == (SHARES[ground], ground)


@given(amounts, amounts, grounds)
def test_a_larger_turnover_never_lowers_the_ceiling(turnover: Decimal, other: Decimal, ground: FineGround) -> None:
    low, high = sorted((turnover, other))
    small, large = (maximum_fine(of(amount), decided=date(2024, 6, 1), ground=ground) for amount in (low, high))
    assert small.ceiling <= large.ceiling


@given(amounts, st.decimals(min_value="0.0001", max_value=10_000, places=4), grounds, st.booleans())
def test_converting_rounds_once_and_down(amount: Decimal, rate: Decimal, ground: FineGround, inverse: bool) -> None:
    base, quote = ("EUR", "USD") if inverse else ("USD", "EUR")
    exchange = ExchangeRate(base=base, quote=quote, rate=rate, on=date(2024, 6, 1), source="a test")
    turnover = Turnover(amount=Money(amount, "USD"), year=Y2024)
    answer = maximum_fine(turnover, decided=date(2024, 6, 1), ground=ground, rate=exchange)
    factor = 1 / Fraction(rate) if inverse else Fraction(rate)
    limit = Fraction(amount) * SHARES[ground] * factor
    assert answer.ceiling.currency == "EUR"
    assert answer.ceiling.exact <= limit < answer.ceiling.exact + Fraction(1, 100)


@given(amounts, st.integers(1, 1000), st.sampled_from(PeriodicReading))
def test_periodic_payments_by_hand(amount: Decimal, days: int, reading: PeriodicReading) -> None:
    answer = periodic_penalty_ceiling(of(amount), decided=date(2024, 6, 1), days=days, reading=reading)
    daily = Fraction(amount) / 366 if reading is PeriodicReading.AVERAGE_DAILY else Fraction(amount)
    limit = daily * Fraction(5, 100) * days
    assert answer.ceiling.exact <= limit < answer.ceiling.exact + Fraction(1, 100)
    assert str(answer).startswith("periodic penalty payments of at most EUR ")
    assert f"This is the reading: {reading}." in answer.explain()
    assert "periodic-penalty-base" in [notice.id for notice in answer.notices]


def test_the_literal_reading_counts_the_annual_turnover_for_each_day() -> None:
    answer = periodic_penalty_ceiling(of(1_000), decided=date(2024, 6, 1), days=10, reading=PeriodicReading.ANNUAL)
    assert (
        "Taken literally, 5 % of the annual turnover of EUR 1 000.00 for each day, times 10, is EUR 500.00."
        in answer.explain()
    )
    assert (answer.decided, answer.share, answer.ground) == (date(2024, 6, 1), Fraction(5, 100), None)
    assert [str(reading) for reading in PeriodicReading] == ["average daily", "annual"]


@pytest.mark.parametrize(("national", "article"), [(False, r"Article 76\(1\)"), (True, r"Article 52\(4\)")])
def test_periodic_payments_before_the_act_are_refused_with_their_article(national: bool, article: str) -> None:
    with pytest.raises(NotInForce, match=article):
        periodic_penalty_ceiling(of(1, Y2022), decided=date(2022, 11, 15), days=1, national=national)


def test_the_national_maximum_per_day_has_one_reading() -> None:
    answer = periodic_penalty_ceiling(of(366_00), decided=date(2024, 6, 1), days=1, national=True)
    assert answer.ceiling == answer.steps[-1].after == Money(5, "EUR")
    assert str(answer.steps[-1].citation) == "Article 52(4) DSA"
    assert "periodic-penalty-base" not in [notice.id for notice in answer.notices]


@given(amounts, st.integers(1, 365))
def test_more_days_never_cost_less(amount: Decimal, days: int) -> None:
    few, many = (periodic_penalty_ceiling(of(amount), decided=date(2024, 6, 1), days=n) for n in (days, days + 1))
    assert few.ceiling <= many.ceiling


def test_the_days_of_the_financial_year_are_its_own() -> None:
    leap, plain = FinancialYear.ending(date(2024, 12, 31)), FinancialYear.ending(date(2023, 12, 31))
    assert (leap.days, plain.days) == (366, 365)
    answer = periodic_penalty_ceiling(of(366_00, leap), decided=date(2025, 6, 1), days=1)
    assert answer.ceiling == Money(5, "EUR")
    assert str(answer.steps[-1].citation) == "Article 76(1) DSA"
    rate = ExchangeRate(base="EUR", quote="USD", rate=2, on=date(2025, 6, 1), source="a test")
    converted = periodic_penalty_ceiling(of(366_00, leap), decided=date(2025, 6, 1), days=1, rate=rate)
    assert converted.ceiling == Money(10, "USD")


def test_a_cut_is_said_and_what_needs_none_is_left_alone() -> None:
    assert maximum_fine(of(Decimal("0.99")), decided=date(2024, 6, 1)).steps[-1].rule == "ceiling-cut"
    assert maximum_fine(of(100), decided=date(2024, 6, 1)).steps[-1].rule == "ceiling-infringement"


@pytest.mark.parametrize("ground", FineGround)
def test_every_trace_is_a_chain_from_the_decision_to_the_ceiling(ground: FineGround) -> None:
    rate = ExchangeRate(base="EUR", quote="USD", rate=3, on=date(2024, 6, 1), source="a test")
    for exchange in (None, rate):
        answer = maximum_fine(of(Decimal("100.01")), decided=date(2024, 6, 1), ground=ground, rate=exchange)
        assert all(step.after == other.before for step, other in zip(answer.steps, answer.steps[1:], strict=False))
        assert (answer.steps[0].before, answer.steps[-1].after) == (date(2024, 6, 1), answer.ceiling)
        assert {step.citation for step in answer.steps[2:]} == {ground.ceiling.citation}


@pytest.mark.parametrize(
    ("history", "decided", "named"),
    [
        (ALIBABA[0], date(2024, 6, 1), "on or about 31 March 2024"),
        (ALIBABA, date(2025, 4, 1), "on or about 31 March 2025"),
        (ALIBABA, date(2023, 3, 31), "ended last before 31 March 2023"),
        ([], date(2024, 6, 1), "ended last before 1 June 2024"),
        (of(1, FinancialYear.ending(date(2023, 2, 28))), date(2024, 3, 1), "on or about 29 February 2024"),
    ],
)
def test_a_history_without_the_year_needed_is_refused_and_the_year_named(
    history: Any, decided: date, named: str
) -> None:
    with pytest.raises(MissingFact, match=named):
        maximum_fine(history, decided=decided)


def test_the_next_year_may_end_on_the_day_of_the_decision() -> None:
    assert maximum_fine(ALIBABA, decided=date(2025, 3, 31)).turnover == ALIBABA[1]
    mid_month = of(1, FinancialYear.ending(date(2023, 6, 15)))
    assert maximum_fine(mid_month, decided=date(2024, 6, 15)).turnover == mid_month
    with pytest.raises(MissingFact):
        maximum_fine(mid_month, decided=date(2024, 6, 16))


def test_two_turnovers_for_one_year_are_refused() -> None:
    assert maximum_fine([of(1), of(1)], decided=date(2024, 6, 1)).turnover == of(1)
    with pytest.raises(InvalidValue, match="one turnover for each financial year"):
        maximum_fine([of(1), of(2)], decided=date(2024, 6, 1))


def test_the_notices_say_what_is_open() -> None:
    odd = of(1, FinancialYear(start=date(2023, 10, 1), end=date(2024, 3, 31)))
    ids = [notice.id for notice in maximum_fine(odd, decided=date(2024, 6, 1)).notices]
    assert ids == [
        "preceding-year-by-analogy",
        "provider-turnover",
        "odd-financial-year",
        "maximum-per-infringement",
    ]
    group = maximum_fine(ALIBABA, decided=date(2024, 6, 1), ground=FineGround.INFORMATION).notices
    assert [notice.id for notice in group] == ["preceding-year-by-analogy", "group-turnover", "income-or-turnover"]
    assert str(FineGround.NATIONAL_INFRINGEMENT) == "national infringement"


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"decided": "2024-06-01"}, "decided"),
        ({"ground": "infringement"}, "ground"),
        ({"turnover": 6}, "turnover"),
        ({"turnover": [6]}, "turnover"),
        ({"rate": 7.8}, "rate"),
    ],
)
def test_bad_input_is_refused_by_name(arguments: dict[str, Any], field: str) -> None:
    good = {"turnover": of(1), "decided": date(2024, 6, 1)}
    with pytest.raises(DSAError, match=f"^{field}"):
        untyped_fine(**{**good, **arguments})


@pytest.mark.parametrize(
    ("arguments", "field"), [({"days": 0}, "days"), ({"days": True}, "days"), ({"reading": "daily"}, "reading")]
)
def test_bad_input_to_periodic_payments_is_refused_by_name(arguments: dict[str, Any], field: str) -> None:
    with pytest.raises(DSAError, match=f"^{field}"):
        untyped_periodic(**{"turnover": of(1), "decided": date(2024, 6, 1), "days": 1, **arguments})


def test_a_conversion_says_its_rate() -> None:
    rate = dsa.ExchangeRate(base="EUR", quote="CNY", rate="7.5", on=OPENED, source="invented example")
    year = Turnover(amount=Money(100, "CNY"), year=FinancialYear.ending(date(2023, 12, 31)))
    assert dsa.maximum_fine(year, decided=OPENED, rate=rate).steps[-1].facts["rate"] == rate


def test_a_reading_of_article_76_is_refused_for_article_52() -> None:
    with pytest.raises(InvalidValue, match=r"^reading: annual is refused\. Accepted: average daily.*Article 52\(4\)"):
        periodic_penalty_ceiling(of(1), decided=date(2024, 6, 1), days=1, national=True, reading=PeriodicReading.ANNUAL)


@pytest.mark.parametrize("flag", ["no", 1, None])
def test_national_is_a_flag(flag: Any) -> None:
    with pytest.raises(DSAError, match=r"^national"):
        periodic_penalty_ceiling(of(1), decided=date(2024, 6, 1), days=1, national=flag)


def test_a_ceiling_that_contradicts_its_turnover_is_refused_with_the_one_that_follows() -> None:
    right = maximum_fine(of(200), decided=date(2024, 6, 1))
    with pytest.raises(
        InvalidValue, match=r"^ceiling: EUR 20.00 is refused\. Accepted: EUR 12.00, which is the share of"
    ):
        evolve(right, ceiling=Money(20, "EUR"))
    number: Any = 12
    with pytest.raises(InvalidType, match=r"^ceiling: 12 "):
        evolve(right, ceiling=number)


@pytest.mark.parametrize(
    ("euro", "read"),
    [("11.015", False), ("11.02", True), ("12", True), ("12.01", True), ("12.015", True), ("12.02", False)],
)
def test_a_ceiling_that_was_cut_by_less_than_a_unit_or_not_at_all_is_read(euro: str, read: bool) -> None:
    right = maximum_fine(of(Decimal("200.25")), decided=date(2024, 6, 1))
    if read:
        assert evolve(right, ceiling=Money(euro, "EUR")).ceiling == Money(euro, "EUR")
    else:
        with pytest.raises(InvalidValue, match=rf"^ceiling: EUR {euro}"):
            evolve(right, ceiling=Money(euro, "EUR"))


def test_the_year_that_follows_is_told_by_whichever_step_names_it() -> None:
    weeks = FinancialYear(start=date(2024, 9, 29), end=date(2025, 9, 27))
    following = FinancialYear(start=date(2025, 9, 28), end=date(2026, 10, 3))
    answer = maximum_fine([of(1, weeks), following], decided=date(2026, 9, 30))
    assert evolve(answer, steps=tuple(reversed(answer.steps))).following == answer.following == following


def test_the_days_of_a_ceiling_are_those_of_its_payments() -> None:
    assert periodic_penalty_ceiling(of(1), decided=date(2024, 6, 1), days=7).days == 7
    fine = maximum_fine([of(1), FinancialYear.ending(date(2025, 3, 31))], decided=date(2025, 3, 31))
    assert (fine.days, fine.following) == (None, FinancialYear.ending(date(2025, 3, 31)))


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (FinancialYear(start=date(2023, 4, 2), end=date(2024, 3, 30)), 364),
        (FinancialYear(start=date(2023, 3, 26), end=date(2024, 3, 30)), 371),
        (FinancialYear(start=date(2024, 1, 1), end=date(2024, 3, 31)), 91),
        (FinancialYear(start=date(2023, 1, 1), end=date(2024, 3, 31)), 456),
    ],
)
def test_an_average_day_is_one_of_the_days_that_the_year_has(year: FinancialYear, days: int) -> None:
    for national in (False, True):
        answer = periodic_penalty_ceiling(of(days * 100, year), decided=date(2024, 6, 1), days=3, national=national)
        assert answer.ceiling == Money(15, "EUR")


def test_income_or_turnover_and_one_ceiling_each_are_said_of_payments_too() -> None:
    for national, limit in ((False, DSA.at(76, 1)), (True, DSA.at(52, 4))):
        answer = periodic_penalty_ceiling(of(1), decided=date(2024, 6, 1), days=1, national=national)
        notices = {notice.id: notice.citations for notice in answer.notices}
        assert notices["income-or-turnover"] == (limit,)
        assert notices["maximum-per-infringement"] == (DSA.recital(117),)
    for ground, limit in ((FineGround.INFORMATION, DSA.at(74, 2)), (FineGround.NATIONAL_INFORMATION, DSA.at(52, 3))):
        answer = maximum_fine(of(1), decided=date(2024, 6, 1), ground=ground)
        assert ("income-or-turnover", (limit,)) in [(notice.id, notice.citations) for notice in answer.notices]


def test_a_share_of_a_thought_experiment_need_not_end_in_decimals() -> None:
    sixth = dsa.WhatIf({dsa.parameters.FINE_INFRINGEMENT: Fraction(1, 6)})
    answer = maximum_fine(of(100), decided=date(2024, 6, 1), what_if=sixth)
    assert answer.ceiling == Money("16.66", "EUR")
    assert [step.after for step in answer.steps[-2:]] == [Money("16.6666666666", "EUR"), answer.ceiling]
