"""How long time limits take beside what people would use instead; ratios, not times, are what to quote.

    pip install -e ".[test,bench]" && python -m pytest tests/benchmarks --benchmark-only -m benchmark

The figure in brackets after each number is the ratio to the fastest of its group.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

import dsa
from dsa.time_limits.reckoning import add_months

pytest.importorskip("pytest_benchmark")
pytestmark = pytest.mark.benchmark

EC = dsa.calendar("EC")
FOUR_MONTHS = dsa.Period(months=4)
EVENT = date(2025, 3, 5)
WORKING = date(2022, 7, 4)
YEAR = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]


@pytest.mark.benchmark(group="a traced period of months")
def test_deadline(benchmark: Any) -> None:
    assert benchmark(dsa.deadline, EVENT, FOUR_MONTHS, calendar=EC).date == date(2025, 7, 7)


@pytest.mark.benchmark(group="a traced period of months")
def test_deadline_with_the_provision_that_sets_the_period(benchmark: Any) -> None:
    answer = benchmark(lambda: dsa.deadline(EVENT, dsa.parameters.UNTIL_APPLICATION.cited(EVENT), calendar=EC))
    assert len(answer.steps) == 4


@pytest.mark.benchmark(group="a traced period of months")
def test_single_time_limit(benchmark: Any) -> None:
    assert benchmark(dsa.procedures.assistance_reply, EVENT, calendar=EC).steps[0].citation == dsa.DSA.at(57, 3)


@pytest.mark.benchmark(group="what an answer was asked for")
def test_asked(benchmark: Any) -> None:
    answer = dsa.deadline(EVENT, FOUR_MONTHS, calendar=EC)
    assert benchmark(lambda: answer.asked).arguments["event"] == EVENT


@pytest.mark.benchmark(group="a traced period of months")
def test_lexdays(benchmark: Any) -> None:
    lexdays = pytest.importorskip("lexdays")
    assert benchmark(lexdays.compute, "eu/cj", "2025-03-05", "P4M") is not None


@pytest.mark.benchmark(group="four months from every day of a year")
def test_add_months(benchmark: Any) -> None:
    assert benchmark(lambda: [add_months(day, 4) for day in YEAR])[-1] == (date(2025, 4, 30), True)


@pytest.mark.benchmark(group="four months from every day of a year")
def test_relativedelta(benchmark: Any) -> None:
    assert benchmark(lambda: [day + relativedelta(months=4) for day in YEAR])[-1] == date(2025, 4, 30)


@pytest.mark.benchmark(group="sixty working days")
@pytest.mark.parametrize("number", [10, 60, 1000])
def test_add_working_days(benchmark: Any, number: int) -> None:
    assert benchmark(EC.add_working_days, WORKING, number) > WORKING


@pytest.mark.benchmark(group="sixty working days")
def test_holidays_package(benchmark: Any) -> None:
    holidays = pytest.importorskip("holidays")
    belgium = holidays.country_holidays("BE", years=range(2022, 2026))
    assert benchmark(belgium.get_nth_working_day, WORKING, 60) > WORKING
