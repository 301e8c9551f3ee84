"""Periods that come again."""

from dsa import (
    Period,
)
from dsa.act.schedule.recurring import repeated


def test_a_period_several_times_over_has_each_unit_so_many_times() -> None:
    period = Period(years=1, months=2, weeks=3, days=4)
    assert repeated(period, 3) == Period(years=3, months=6, weeks=9, days=12)
    assert repeated(period, 1) == period
