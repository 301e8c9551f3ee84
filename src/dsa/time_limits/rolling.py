"""Where a period really ends: Article 3(3) to (5) of Regulation 1182/71, which look at working days.

A last day that is a holiday, a Sunday or a Saturday moves to the following working day (3(4)); a period of two days
or more holds at least two working days (3(5)); a period in working days counts nothing else (3(3)). Each function
returns an :class:`End`: the day, the steps, and the days whose holidays decided it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, TypeAlias

from attrs import frozen

from ..ground.citations import REGULATION_1182_71
from ..ground.errors import BeyondCoverage
from ..ground.trace import Notice, Point, Rule, Step
from .calendars import Calendar, HolidayList
from .periods import Period
from .reckoning import begin

Beyond: TypeAlias = Literal["raise", "project"]

WORKING_DAYS_COUNTED = Rule(
    "working-days-counted",
    "Only working days of the calendar {calendar} are counted: {period} end on {after}.",
    REGULATION_1182_71.at(3, 3),
)
ENDS_ON_WORKING_DAY = Rule(
    "ends-on-working-day",
    "{before} is a working day in the calendar {calendar}: the period ends there.",
    REGULATION_1182_71.at(3, 4),
)
ROLLED_OFF_HOLIDAY = Rule(
    "rolled-off-holiday",
    "{before} is a public holiday ({holiday}): the period ends with the following working day, {after}.",
    REGULATION_1182_71.at(3, 4),
)
ROLLED_OFF_WEEKEND = Rule(
    "rolled-off-weekend",
    "{before} is a Saturday or a Sunday: the period ends with the following working day, {after}.",
    REGULATION_1182_71.at(3, 4),
)
TWO_WORKING_DAYS = Rule(
    "two-working-days",
    "Up to {before} the period has fewer than two working days: it is extended to {after}.",
    REGULATION_1182_71.at(3, 5),
)
UNCERTAIN_LIST = Point(
    "uncertain-holiday-list",
    "The result rests on days of the calendar {calendar} that no published list settles ({status}: {source}). "
    "Check them before relying on it.",
    (REGULATION_1182_71.at(2, 1),),
)

_SATURDAY = 5
_YEAR = 366


@frozen
class End:
    """The last day of a period, how it was found, and the span of days whose holidays decided it."""

    day: date
    steps: tuple[Step, ...]
    calendar: Calendar
    start: date
    stop: date

    @property
    def certain(self) -> bool:
        """Whether published or transcribed lists settle every day that decided."""
        return not self.calendar.doubtful_days(self.start, self.stop)

    @property
    def lists(self) -> tuple[HolidayList, ...]:
        """The lists that decided."""
        return self.calendar.lists_between(self.start, self.stop)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where those lists come from, once each."""
        return tuple(dict.fromkeys(one.source for one in self.lists))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The warning that names the list in doubt, if there is one."""
        if self.certain:
            return ()
        one = next(one for one in self.lists if one.in_doubt(self.start, self.stop))
        status = "a day inferred" if one.status.certain else str(one.status)
        return (UNCERTAIN_LIST.notice(calendar=self.calendar.code, status=status, source=one.source),)


def rolled(first: date, nominal: date, calendar: Calendar, *, beyond: Beyond) -> End:
    """Articles 3(4) and (5): the end of a period whose first day is ``first`` and nominal end ``nominal``."""
    days = _reaching(calendar, nominal, beyond)
    if days.is_working_day(nominal):
        end, step = nominal, ENDS_ON_WORKING_DAY.step(nominal, nominal, calendar=days.code)
    else:
        end, days = _following(nominal, 1, days, beyond)
        holiday = days.holiday(nominal) if nominal.weekday() < _SATURDAY else None
        step = (
            ROLLED_OFF_HOLIDAY.step(nominal, end, holiday=holiday.name)
            if holiday
            else ROLLED_OFF_WEEKEND.step(nominal, end)
        )
    if first == nominal:  # a single day is no "period of two days or more"
        return End(end, (step,), days, nominal, end)
    counted = max(first, days.coverage[0])
    working = days.working_days(counted, end)
    if working < _AT_LEAST:
        days.is_working_day(first)  # raises where the list that would settle it is missing
        extended, days = _following(end, _AT_LEAST - working, days, beyond)
        return End(extended, (step, TWO_WORKING_DAYS.step(end, extended)), days, first, extended)
    # Days in doubt could still take the two working days away; then they decide as well.
    in_doubt = days.settled_working_days(counted, end) < _AT_LEAST
    return End(end, (step,), days, counted if in_doubt else nominal, end)


def in_working_days(
    event: date, period: Period, calendar: Calendar, *, backwards: bool, beyond: Beyond, counting_event_day: bool
) -> End:
    """Article 3(3): a period in working days skips all other days, and so ends on a working day."""
    start = begin(event, backwards=backwards, counting_event_day=counting_event_day)
    days = _reaching(calendar, event, beyond)
    number = period.working_days - (counting_event_day and days.is_working_day(event))
    end = event
    if number and backwards:
        end = days.add_working_days(event, -number)
    elif number:
        end, days = _following(event, number, days, beyond)
    counted = WORKING_DAYS_COUNTED.step(start.after, end, calendar=days.code, period=period)
    return End(end, (start, counted), days, min(event, end), max(event, end))


_AT_LEAST = 2
"""Article 3(5): "at least two working days"."""


def _reaching(calendar: Calendar, day: date, beyond: Beyond) -> Calendar:
    """The calendar, lengthened to ``day`` if that is wanted and needed."""
    return calendar.projected(day) if beyond == "project" else calendar


def _following(day: date, number: int, calendar: Calendar, beyond: Beyond) -> tuple[date, Calendar]:
    """The ``number``-th working day after ``day``, in a calendar lengthened as far as that takes."""
    while True:
        try:
            return calendar.add_working_days(day, number), calendar
        except BeyondCoverage:
            if beyond == "raise" or not calendar.covers(day):
                raise
        calendar = calendar.projected(calendar.coverage[1] + timedelta(days=max(_YEAR, number)))
