"""Which rule each part of a mixed period is counted by, over what period, and from where: the whole trace."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from dsa import Period
from dsa.time_limits import reckoning
from dsa.time_limits.reckoning import add_months, reckon

MIDDLE, LAST = date(2025, 3, 14), date(2025, 1, 31)


@pytest.mark.parametrize(
    ("event", "period", "backwards", "counted", "rules"),
    [
        (MIDDLE, Period(months=1), False, False, ["same-number 1 month"]),
        (LAST, Period(months=1), False, False, ["last-day-of-month 1 month"]),
        (LAST, Period(years=1, months=1), False, False, ["last-day-of-month 1 year and 1 month"]),
        (MIDDLE, Period(months=1), False, True, ["beside-same-number 1 month"]),
        (MIDDLE, Period(months=1), True, False, ["same-number 1 month"]),
        (MIDDLE, Period(weeks=2), False, False, ["same-weekday 2 weeks"]),
        (MIDDLE, Period(days=9), False, False, ["days-counted 9 days"]),
        (MIDDLE, Period(weeks=1, days=2), False, False, ["same-weekday 1 week", "days-counted 2 days"]),
        (MIDDLE, Period(months=1, days=15), False, False, ["same-number 1 month", "part-of-month 15 days"]),
        (LAST, Period(years=1, days=2), False, False, ["same-number 1 year", "days-counted 2 days"]),
        (MIDDLE, Period(months=1, weeks=1), False, False, ["same-number 1 month", "same-weekday 1 week"]),
        (
            MIDDLE,
            Period(months=1, weeks=1, days=1),
            True,
            False,
            ["same-number 1 month", "same-weekday 1 week", "part-of-month 1 day"],
        ),
    ],
)  # fmt: skip
def test_each_part_is_counted_by_its_rule(
    event: date, period: Period, backwards: bool, counted: bool, rules: list[str]
) -> None:
    end, reckoned = reckon(event, period, backwards=backwards, counting_event_day=counted)
    steps: Any = reckoned
    assert [f"{step.rule} {step.facts['period']}" for step in steps[1:]] == rules
    assert steps[-1].after == end
    assert all(step.after == other.before for step, other in pairwise(steps))


def test_a_period_begins_beside_the_event_on_the_side_that_it_runs_to() -> None:
    def first(**how: bool) -> tuple[str, object]:
        step = reckon(MIDDLE, Period(days=1), **how)[1][0]
        return step.rule, step.after

    assert first() == ("event-day-excluded", date(2025, 3, 15))
    assert first(backwards=True) == ("event-day-excluded-backwards", date(2025, 3, 13))
    assert first(counting_event_day=True) == ("event-day-counted", MIDDLE)


def test_counting_the_day_of_the_event_backwards_ends_a_day_later() -> None:
    assert reckon(MIDDLE, Period(months=1), backwards=True, counting_event_day=True)[0] == date(2025, 2, 15)
    assert reckon(date(2025, 3, 31), Period(months=1), counting_event_day=True)[0] == date(2025, 4, 30)


def test_whether_a_number_was_lacking() -> None:
    assert add_months(date(2025, 1, 28), 1) == (date(2025, 2, 28), False)
    assert add_months(date(2025, 1, 29), 1) == (date(2025, 2, 28), True)
    assert add_months(date(2025, 1, 30), 2) == (date(2025, 3, 30), False)


def test_a_period_begins_the_day_after_unless_it_is_said_otherwise() -> None:
    day = date(2024, 3, 14)
    assert reckoning.begin(day).after == date(2024, 3, 15)
    assert reckoning.begin(day, backwards=True).after == date(2024, 3, 13)
    assert reckoning.begin(day, counting_event_day=True).after == day
