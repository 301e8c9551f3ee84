"""When a period is over for every day on which it can begin: one table a period and calendar, made once with NumPy.

A calendar's lists cover finitely many days, so the events from which a period ends within them are finitely many, too.
Their last days are computed together, from running counts of working days (Regulation 1182/71, Article 3), and a
column of any length is then looked up in the table: what a row costs depends neither on the period nor on the holidays.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve, frozen

from ...time_limits import rolling
from ...time_limits.calendars import Calendar
from ...time_limits.periods import Period
from ...time_limits.reckoning import EVENT_DAY_EXCLUDED, LAST_DAY_OF_MONTH, SAME_NUMBER, add_months, reckon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Days: TypeAlias = "NDArray[np.int64]"
"""Days as their numbers since 1 January 1970."""

NEVER = -(2**31)
"""Stands in the table for an event from which no day can be reckoned with the lists that there are."""
_EPOCH = date(1970, 1, 1).toordinal()
_SLACK = 31
"""Two days with the same number are at most so many days farther apart than their months."""


@frozen(eq=False)
class DayTable:
    """For every event from ``first`` on: the last day, which rules led to it, and how surely it is known."""

    first: int
    ends: NDArray[np.int32]
    codes: NDArray[np.int8]
    certain: NDArray[np.bool_]
    """Whether lists that were read settle the day."""
    robust: NDArray[np.bool_]
    """Whether it is the same under every list that can come."""
    rules: tuple[str, ...]
    """What a code says: the ids of the rules, as the steps of :func:`dsa.deadline` have them."""


@frozen(eq=False)
class _Counts:
    """Running counts over the days that a calendar covers."""

    first: int
    last: int
    up_to: Days
    """How many working days there are up to and including each day."""
    doubtful_up_to: Days
    """How many days in doubt there are up to and including each day."""
    settled_up_to: Days
    """How many days up to and including each day are working days for sure."""
    working: Days
    """The working days."""

    def working_days(self, start: Days, end: Days) -> Days:
        return self._between(self.up_to, start, end)

    def doubtful_days(self, start: Days, end: Days) -> Days:
        return self._between(self.doubtful_up_to, start, end)

    def settled_working_days(self, start: Days, end: Days) -> Days:
        return self._between(self.settled_up_to, start, end)

    def _between(self, counts: Days, start: Days, end: Days) -> Days:
        import numpy as np

        before: Days = np.where(start > self.first, counts[self._index(start - 1)], 0)
        between: Days = counts[self._index(end)] - before
        return between

    def _index(self, days: Days) -> Days:
        import numpy as np

        return np.clip(days - self.first, 0, len(self.up_to) - 1)

    def following(self, days: Days, number: Days) -> tuple[Days, NDArray[np.bool_]]:
        """The ``number``-th working day after each day, and where the lists reach that far."""
        import numpy as np

        before = np.where(days < self.first, 0, self.up_to[self._index(days)])
        target = before + number - 1
        reached = target < len(self.working)
        return self.working[np.minimum(target, len(self.working) - 1)], reached


@lru_cache(maxsize=64)
def table(period: Period, calendar: Calendar) -> DayTable:
    """The table of a period, which is not one of hours, in a calendar."""
    made = _made(period, calendar)
    if made.certain.all():
        return made
    least, most = _made(period, calendar.fewest).ends, _made(period, calendar.most).ends
    return evolve(made, robust=made.certain | ((least == most) & (most != NEVER)))


def _made(period: Period, calendar: Calendar) -> DayTable:
    counts = _counts(calendar)
    return _in_working_days(period, counts) if period.working_days else _rolled(period, counts, calendar)


@lru_cache(maxsize=64)
def _counts(calendar: Calendar) -> _Counts:
    import numpy as np

    first, last = calendar.coverage
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    up_to = np.array([calendar.working_days(first, day) for day in days])
    doubtful = np.array([calendar.doubtful_days(first, day) for day in days])
    settled = np.array([calendar.settled_working_days(first, day) for day in days])
    working = np.flatnonzero(np.diff(up_to, prepend=0)) + (first.toordinal() - _EPOCH)
    return _Counts(first.toordinal() - _EPOCH, last.toordinal() - _EPOCH, up_to, doubtful, settled, working)


def _in_working_days(period: Period, counts: _Counts) -> DayTable:
    import numpy as np

    events = np.arange(counts.first - 1, counts.last + 1)  # from the eve on, which need not be known itself
    ends, reached = counts.following(events, np.full(len(events), period.working_days))
    certain = counts.doubtful_days(events + 1, ends) == 0
    rules = (f"{EVENT_DAY_EXCLUDED.id}; {rolling.WORKING_DAYS_COUNTED.id}",)
    return _table(events, ends, reached, np.zeros(len(events), np.int8), certain, rules)


def _rolled(period: Period, counts: _Counts, calendar: Calendar) -> DayTable:
    import numpy as np

    events = _events(period, calendar)
    nominal, lacking = _nominal(events, period)
    first = events + 1
    covered = (nominal >= counts.first) & (nominal <= counts.last)
    works = counts.working_days(nominal, nominal) > 0
    following, reached = counts.following(nominal, np.ones_like(nominal))
    end = np.where(works, nominal, following)
    covered &= works | reached
    counted = np.maximum(first, counts.first)
    working = counts.working_days(counted, end)
    short = (first != nominal) & (working < rolling.AT_LEAST)
    extended, reached = counts.following(end, np.where(short, rolling.AT_LEAST - working, 1))
    covered &= ~short | ((first >= counts.first) & reached)
    ends = np.where(short, extended, end)
    in_doubt = counts.settled_working_days(counted, end) < rolling.AT_LEAST
    looked_at = np.where((first != nominal) & (short | in_doubt), counted, nominal)
    certain = counts.doubtful_days(looked_at, ends) == 0
    weekend = (nominal + 3) % 7 >= 5  # 1 January 1970 was a Thursday
    codes = lacking * 6 + np.where(works, 0, np.where(weekend, 2, 1)) * 2 + short
    return _table(events, ends, covered, codes, certain, _rules(period))


def _events(period: Period, calendar: Calendar) -> Days:
    """The days from which the period can end in the calendar, and some more; never none."""
    import numpy as np

    months, days = period.whole_months, period.whole_days
    first, last = calendar.coverage
    zero = 1 - _EPOCH  # 1 January of the year 1, the first day that there is
    try:
        begin = add_months(first, -months)[0].toordinal() - _EPOCH - days - _SLACK
        end = add_months(last, -months)[0].toordinal() - _EPOCH - days + _SLACK
    except ValueError:
        begin = end = zero
    return np.arange(max(begin, zero), max(end, zero) + 1)


def _nominal(events: Days, period: Period) -> tuple[Days, NDArray[np.bool_]]:
    """The last days before any roll (Article 3(2)), and where the last month lacked the number."""
    import numpy as np

    lacking = np.zeros(len(events), np.bool_)
    ends = events
    if period.whole_months:
        dates = events.view("datetime64[D]")
        months = dates.astype("datetime64[M]")
        number = (dates - months).astype(np.int64)
        last = months + np.timedelta64(period.whole_months, "M")
        begin = last.astype("datetime64[D]").astype(np.int64)
        length = (last + np.timedelta64(1, "M")).astype("datetime64[D]").astype(np.int64) - begin
        lacking = number >= length
        ends = begin + np.minimum(number, length - 1)
    return ends + period.whole_days, lacking


def _rules(period: Period) -> tuple[str, ...]:
    """What the codes say, in their order: two ways to count months, three to end, and lengthened or not."""
    counted = "; ".join(step.rule for step in reckon(date(2024, 1, 1), period)[1])
    ways = (counted, counted.replace(SAME_NUMBER.id, LAST_DAY_OF_MONTH.id))
    ends = (rolling.ENDS_ON_WORKING_DAY, rolling.ROLLED_OFF_HOLIDAY, rolling.ROLLED_OFF_WEEKEND)
    lengths = ("", f"; {rolling.TWO_WORKING_DAYS.id}")
    return tuple(f"{way}; {end.id}{length}" for way in ways for end in ends for length in lengths)


def _table(events: Any, ends: Any, covered: Any, codes: Any, certain: Any, rules: tuple[str, ...]) -> DayTable:
    import numpy as np

    known = np.where(covered, ends, NEVER).astype(np.int32)
    return DayTable(int(events[0]), known, codes.astype(np.int8), certain, certain, rules)
