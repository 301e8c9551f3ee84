"""Where a period really ends: Article 3(3) to (5) of Regulation 1182/71, which look at working days.

A last day that is a holiday, a Sunday or a Saturday moves to the following working day (3(4)); a period of two days
or more holds at least two working days (3(5)); a period in working days counts nothing else (3(3)). Each function
returns an :class:`End`: the day, the steps, and the days whose holidays decided it.

Where no list is published yet, the calendar is lengthened by rule, unless the caller (``beyond="raise"``) or the
calendar (``Calendar.strict()``) forbids it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, TypeAlias

from attrs import Factory, field, frozen

from ..ground import checks
from ..ground.citations import REGULATION_1182_71
from ..ground.errors import BeyondCoverage
from ..ground.trace import Notice, Rule, Step
from .calendars import Calendar, HolidayList
from .calendars.lists import on_weekday
from .doubts import SAME_UNDER_EVERY_LIST, doubt_notices
from .periods import Period
from .reckoning import begin

Beyond: TypeAlias = Literal["raise", "project"]

WORKING_DAYS_COUNTED = Rule(
    "working-days-counted",
    "Only working days of the calendar {calendar} are counted ({period}): the last is {after}.",
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
    "{before} is a {before:weekday}: the period ends with the following working day, {after}.",
    REGULATION_1182_71.at(3, 4),
)
TWO_WORKING_DAYS = Rule(
    "two-working-days",
    "Up to {before} the period has fewer than two working days: it is extended to {after}.",
    REGULATION_1182_71.at(3, 5),
)
_DAY = timedelta(days=1)
CENTURY = timedelta(days=100 * 366)
"""So far beyond the published lists, nobody foresees holidays: they are projected only if the caller says so."""


def _settled(end: End) -> bool:
    return not end.calendar.doubtful_days(end.start, end.stop)


@frozen
class End:
    """The last day of a period, how it was found, and the span of days whose holidays decided it.

    ``again`` finds the day in another calendar: it is never earlier for one holiday more (never later, counted
    backwards). So the calendars with the fewest and the most holidays that can be enclose it.
    """

    day: date
    steps: tuple[Step, ...]
    calendar: Calendar
    start: date
    stop: date
    again: Callable[[Calendar], date]
    certain: bool = field(init=False, default=Factory(_settled, takes_self=True))
    """Whether lists that were read settle every day that decided: asked twice by every answer, and found once."""

    @property
    def robust(self) -> bool:
        """Whether it is the same day under every list that can come."""
        return self.certain or self._enclosed()

    def _enclosed(self) -> bool:
        """Whether the fewest and the most holidays that can be give the same day."""
        if self.stop - self.calendar.published_until > CENTURY:
            return False
        try:
            return self.again(self.calendar.fewest) == self.again(self.calendar.most) == self.day
        except BeyondCoverage:  # with the most holidays, it lies after every day that was looked at
            return False

    @property
    def lists(self) -> tuple[HolidayList, ...]:
        """The lists that decided."""
        return self.calendar.lists_between(self.start, self.stop)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where those lists come from, and the days of them that were not read in one, once each."""
        read = [listed.source for listed in self.lists]
        if self.certain:
            return tuple(dict.fromkeys(read))
        unread = [day.source for day in self.calendar.doubts(self.start, self.stop)]
        return tuple(dict.fromkeys(read + unread))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The days in doubt, if there are any, and that the result is the same whatever they are, if it is."""
        if self.certain:
            return ()
        same = (SAME_UNDER_EVERY_LIST.notice(),) if self.robust else ()
        return (*doubt_notices(self.calendar, self.start, self.stop), *same)


def rolled(first: date, nominal: date, calendar: Calendar, *, beyond: Beyond | None = None) -> End:
    """Articles 3(4) and (5): the end of a period whose first day is ``first`` and nominal end ``nominal``."""
    days = reaching(calendar, nominal, beyond)
    if days.is_working_day(nominal):
        end, step = nominal, ENDS_ON_WORKING_DAY.step(nominal, nominal, calendar=days.code)
    else:
        end, days = _following(nominal, 1, days, beyond)
        holiday = days.holiday(nominal) if on_weekday(nominal) else None
        step = (
            ROLLED_OFF_HOLIDAY.step(nominal, end, holiday=holiday.name)
            if holiday
            else ROLLED_OFF_WEEKEND.step(nominal, end)
        )
    if first == nominal:  # a single day is no "period of two days or more"
        return End(end, (step,), days, nominal, end, lambda other: _on_or_after(nominal, 1, other))
    counted = max(first, days.coverage[0])

    def again(other: Calendar) -> date:
        return max(_on_or_after(nominal, 1, other), _on_or_after(counted, AT_LEAST, other))

    working = days.working_days(counted, end)
    if working < AT_LEAST:
        extended, days = _following(end, AT_LEAST - working, days, beyond)
        # Every day from the first on decides: where no list covers one, it is refused.
        return End(extended, (step, TWO_WORKING_DAYS.step(end, extended)), days, first, extended, again)
    start = nominal
    if days.settled_working_days(counted, end) < AT_LEAST:
        # Days in doubt could still take the two working days away: then those two decide as well.
        start = min(nominal, days.add_working_days(end, 1 - AT_LEAST))
    return End(end, (step,), days, start, end, again)


def in_working_days(
    event: date,
    period: Period,
    calendar: Calendar,
    *,
    backwards: bool,
    beyond: Beyond | None = None,
    counting_event_day: bool,
) -> End:
    """Article 3(3): a period in working days skips all other days, and so ends on a working day."""
    start = begin(event, backwards=backwards, counting_event_day=counting_event_day)
    first = event if counting_event_day else event - _DAY if backwards else event + _DAY

    def again(other: Calendar) -> date:
        rest = period.working_days - other.is_working_day(first)
        return other.add_working_days(first, -rest if backwards else rest) if rest else first

    days = reaching(calendar, first, beyond)
    rest = period.working_days - days.is_working_day(first)
    end = first
    if rest and backwards:
        end = days.add_working_days(first, -rest)
    elif rest:
        end, days = _following(first, rest, days, beyond)
    counted = WORKING_DAYS_COUNTED.step(start.after, end, calendar=days.code, period=period)
    # The day of the event decides nothing where it is not counted.
    return End(end, (start, counted), days, min(first, end), max(first, end), again)


AT_LEAST = 2
"""Article 3(5): "at least two working days"."""


def known_beyond(beyond: object) -> None:
    """One of the two words, or None.

    :raises InvalidValue: anything else.
    """
    if beyond is not None:
        checks.one_of("beyond", beyond, ("raise", "project"))


def reaching(calendar: Calendar, day: date, beyond: Beyond | None) -> Calendar:
    """The calendar, lengthened to ``day`` if it is needed, and neither the caller nor the calendar forbids it."""
    return calendar.projected(day) if _may_project(calendar, day, beyond) else calendar


def _may_project(calendar: Calendar, day: date, beyond: Beyond | None) -> bool:
    if beyond is None and day - calendar.published_until > CENTURY:
        return False
    return beyond != "raise" and calendar.projects and bool(calendar.rules)


def _on_or_after(day: date, number: int, calendar: Calendar) -> date:
    """The ``number``-th working day from ``day`` on, which counts."""
    rest = number - calendar.is_working_day(day)
    return calendar.add_working_days(day, rest) if rest else day


def _following(day: date, number: int, calendar: Calendar, beyond: Beyond | None) -> tuple[date, Calendar]:
    """The ``number``-th working day after ``day``, in a calendar lengthened as far as that takes."""
    while True:
        try:
            return calendar.add_working_days(day, number), calendar
        except BeyondCoverage:
            last = calendar.coverage[1]
            if last == date.max or not calendar.covers(day):
                raise
            left = number - calendar.working_days(day, last)  # so many days farther it is at least
            farther = last + min(timedelta(days=max(1, left)), date.max - last)
            if not _may_project(calendar, farther, beyond):
                raise
        calendar = calendar.projected(farther)
