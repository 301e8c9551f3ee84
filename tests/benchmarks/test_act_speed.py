"""Schedules and long proceedings: what people compute for all services at once, and what no case has had yet.

That the work grows with the years and with the events, and no faster, is counted in tests/act and not timed.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from dsa import DSA, Investigation, record, schedule
from dsa.events import MonitoringOrdered
from tests.standard import OPENED, SHOP

pytestmark = pytest.mark.benchmark

HISTORY = [MonitoringOrdered(date=OPENED + timedelta(days=number)) for number in range(10_000)]


def fold() -> Investigation:
    return Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], events=HISTORY)


def one_by_one() -> Investigation:
    case = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)])
    for event in HISTORY:
        case = case.record(event)
    return case


def test_ten_years_of_every_designated_service(benchmark: Any) -> None:
    designations = record.designations()
    assert len(designations) >= 29
    start, end = date(2023, 1, 1), date(2033, 1, 1)
    benchmark(
        lambda: [
            schedule(designation.platform, start=start, end=end, designation=designation)
            for designation in designations
        ]
    )


@pytest.mark.benchmark(group="ten thousand events")
def test_events_that_are_all_there(benchmark: Any) -> None:
    benchmark(fold)


@pytest.mark.benchmark(group="ten thousand events")
def test_events_one_by_one(benchmark: Any) -> None:
    benchmark(one_by_one)


@pytest.mark.benchmark(group="ten thousand events")
def test_the_state_on_every_day(benchmark: Any) -> None:
    case = fold()
    benchmark(lambda: [case.state(event.date) for event in HISTORY])
