"""The library against a second implementation that walks day by day, over all units, directions and calendars.

The second one was written from the texts alone, by somebody who had not seen the library.
"""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Literal

import pytest

from dsa import Period, action_for_annulment, calendar, deadline
from dsa.time_limits.calendars import CODES
from tests.oracles import timelimits_by_hand as by_hand

HOLIDAYS = {
    code: frozenset(
        day.date for holiday_list in calendar(code).projected(date(2029, 12, 31)).lists for day in holiday_list.holidays
    )
    for code in CODES
}
FIRST, LAST = date(2022, 3, 1), date(2027, 12, 20)
EDGES = [
    *(date(year, 12, 24) + timedelta(days=n) for year in range(2022, 2028) for n in range(-3, 10)),
    *(date(year, month, day) for year in range(2022, 2028) for month in (1, 3, 5, 8, 10) for day in (29, 30, 31)),
    *(date(year, 10, 28) + timedelta(days=n) for year in (2022, 2024, 2027) for n in range(8)),
    *(date(year, 2, 28) for year in range(2023, 2028)),
    *(date(year, 4, 1) + timedelta(days=n) for year in range(2022, 2028) for n in range(0, 25, 3)),
]


def compare(cases: int, seed: int) -> None:
    random = Random(seed)
    for _ in range(cases):
        code = random.choice(CODES)
        event = (
            random.choice(EDGES)
            if random.random() < 0.4
            else FIRST + timedelta(days=random.randrange((LAST - FIRST).days))
        )
        backwards, counting = random.random() < 0.3, random.random() < 0.2
        direction: Literal["after", "before"] = "before" if backwards else "after"
        kind = random.randrange(5)
        if kind == 0:
            number = random.choice([1, 2, 3, 5, 10, 14, 20, 40])
            if backwards and event < date(2022, 7, 1):
                continue
            expected = by_hand.ends(
                event, working_days=number, holidays=HOLIDAYS[code], direction=direction, counting_event_day=counting
            )
            period = Period(working_days=number)
        else:
            months = random.choice([1, 2, 3, 4, 6, 12]) if kind in (1, 4) else 0
            weeks = random.randrange(1, 9) if kind == 2 else 0
            days = random.choice([1, 2, 3, 4, 5, 7, 10, 14, 15, 30, 90]) if kind in (3, 4) else 0
            expected = by_hand.ends(
                event,
                months=months,
                weeks=weeks,
                days=days,
                holidays=HOLIDAYS[code],
                direction=direction,
                counting_event_day=counting,
            )
            period = Period(months=months, weeks=weeks, days=days)
        answer = deadline(
            event, period, calendar=code, direction=direction, counting_event_day=counting, beyond="project"
        )
        assert answer.date == expected, (code, event, period, direction, counting)


def compare_hours(cases: int, seed: int) -> None:
    random = Random(seed)
    for _ in range(cases):
        code = random.choice(CODES)
        changes = [
            datetime(2024, 3, 30, tzinfo=UTC),
            datetime(2024, 10, 26, tzinfo=UTC),
            datetime(2025, 6, 1, tzinfo=UTC),
        ]
        event = random.choice(changes) + timedelta(seconds=random.randrange(3 * 86_400))
        number, backwards = random.randrange(1, 100), random.random() < 0.3
        expected = by_hand.ends_in_hours(event, number, calendar(code).zone, "before" if backwards else "after")
        answer = deadline(event, Period(hours=number), calendar=code, direction="before" if backwards else "after")
        # In UTC: Python never calls two zones' moments equal in the hour that a clock change repeats (PEP 495).
        assert answer.expires_at.astimezone(UTC) == expected, (code, event, number, backwards)


def compare_court(cases: int, seed: int) -> None:
    random = Random(seed)
    for _ in range(cases):
        notified = FIRST + timedelta(days=random.randrange((LAST - FIRST).days))
        assert action_for_annulment(notified).date == by_hand.annulment_action(notified, holidays=HOLIDAYS["CJEU"]), (
            notified
        )


def test_five_hundred_cases_agree() -> None:
    compare(450, seed=1182)
    compare_hours(25, seed=71)
    compare_court(25, seed=263)


@pytest.mark.slow
def test_a_hundred_thousand_cases_agree() -> None:
    compare(100_000, seed=1971)
    compare_hours(5_000, seed=3)
    compare_court(5_000, seed=6)


@pytest.mark.slow
def test_numpy_agrees_where_it_applies() -> None:
    numpy = pytest.importorskip("numpy")
    holidays = [day.isoformat() for day in sorted(HOLIDAYS["EC"])]
    ec = calendar("EC")
    for offset in range(1500):
        event = FIRST + timedelta(days=offset)
        # From a working day, the n-th working day after it is numpy's offset; from any other day numpy first moves on
        # ("forward"), and so counts the next working day as day nought where the Regulation counts it as the first.
        roll = "forward" if ec.is_working_day(event) else "backward"
        expected = numpy.busday_offset(event.isoformat(), 10, roll=roll, holidays=holidays).item()
        assert ec.add_working_days(event, 10) == expected
