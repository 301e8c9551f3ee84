"""From stretch to stretch: on which days an obligation binds, when that is open, and how it came to an end."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, cast

from dsa.act.schedule.binding import Binding

FIRST, SECOND, THIRD, FOURTH = (date(2025, month, 1) for month in (1, 4, 7, 10))
DAY = timedelta(days=1)


def binding(*binds: bool | None) -> Binding:
    days = (FIRST, SECOND, THIRD, FOURTH)[: len(binds)]
    return Binding(days=days, statuses=cast(Any, tuple(SimpleNamespace(binds=known) for known in binds)))


def test_what_is_open_is_told_of_the_first_day_that_is() -> None:
    open_first = binding(None, True, None)
    assert open_first.open_on(FIRST) is open_first.statuses[0]
    assert open_first.open_on(SECOND, THIRD, SECOND - DAY) is open_first.statuses[2]
    assert open_first.open_on(FIRST - DAY, SECOND) is None


def test_an_end_is_one_after_the_beginning_and_by_the_day() -> None:
    twice = binding(True, False, True, False)
    assert twice.ended_between(FIRST, SECOND) is twice.statuses[1]
    assert twice.ended_between(FIRST, FOURTH) is twice.statuses[3]
    assert twice.ended_between(FIRST, SECOND - DAY) is None
    assert twice.ended_between(FIRST, THIRD) is None
    assert twice.ended_between(SECOND, THIRD - DAY) is None
