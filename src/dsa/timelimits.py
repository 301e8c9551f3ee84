"""Time limits under Regulation (EEC, Euratom) No 1182/71: when a period that runs from an event is over.

It knows nothing of the Digital Services Act and serves any Union law. The order is the Regulation's own: the day
of the event is not counted (Article 3(1)), the period ends on its last day (3(2)), a last day that is a holiday,
Sunday or Saturday moves to the following working day (3(4)), and at least two working days lie within (3(5)).

>>> from datetime import date
>>> limit = deadline(date(2025, 12, 23), "P2D", calendar="EC")
>>> print(limit.explain())
2 days from 23 December 2025 end on 6 January 2026
  1. The day of the event, 23 December 2025, is not counted: the first day of the period is 24 December 2025. \
[Article 3(1), second subparagraph, Regulation 1182/71]
  2. A period of 2 days ends with its last day: 25 December 2025. [Article 3(2), point (b), Regulation 1182/71]
  3. 25 December 2025 is a public holiday (end-of-year day): the period ends with the following working \
day, 5 January 2026. [Article 3(4) Regulation 1182/71]
  4. Up to 5 January 2026 the period has fewer than two working days: it is extended to 6 January 2026. \
[Article 3(5) Regulation 1182/71]
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from attrs import frozen

from . import guards
from .calendars import Calendar, HolidayList
from .calendars import calendar as calendar_named
from .citations import REGULATION_1182_71
from .english import Phrase
from .errors import BeyondCoverage, InvalidValue
from .instants import end_of_day
from .periods import Period
from .reckoning import begin, reckon
from .trace import Explained, Notice, Point, Rule, Statement, Step

Direction: TypeAlias = Literal["after", "before"]
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
NOT_ROLLED_BACKWARDS = Rule(
    "not-rolled-backwards",
    "A period calculated backwards is not moved off a holiday, a Sunday or a Saturday: {before} stands.",
    REGULATION_1182_71.at(3, 4, subparagraph=2),
)
HOUR_EXCLUDED = Rule(
    "event-hour-excluded",
    "The hour of the event, {before}, is not counted: the period begins at {after}.",
    REGULATION_1182_71.at(3, 1, subparagraph=1),
)
HOUR_EXCLUDED_BACKWARDS = Rule(
    "event-hour-excluded-backwards",
    "The hour of the event, {before}, is not counted: counting back begins at {after}.",
    REGULATION_1182_71.at(3, 1, subparagraph=1),
)
HOURS_COUNTED = Rule(
    "hours-counted",
    "{period} of real time end at {after}, whatever day that is; a clock change neither adds nor takes an hour.",
    REGULATION_1182_71.at(3, 2, point="a"),
)
UNCERTAIN_LIST = Point(
    "uncertain-holiday-list",
    "The result rests on days of the calendar {calendar} that no published list settles ({status}: {source}). "
    "Check them before relying on it.",
    (REGULATION_1182_71.at(2, 1),),
)
BACKWARDS_TWO_DAYS = Point(
    "two-working-days-backwards",
    "The period counted back has fewer than two working days. Article 3(5) does not say that it spares periods "
    "counted backwards; the result is not lengthened.",
    (REGULATION_1182_71.at(3, 5),),
)

_DAY = dt.timedelta(days=1)
_HOUR = dt.timedelta(hours=1)
_SATURDAY = 5
_YEAR = 366


@frozen(kw_only=True)
class Deadline(Explained):
    """When a period is over: ``date`` is the last day to act, ``expires_at`` the instant at which it is too late.

    ``nominal`` is the last day before any roll. ``certain`` is False where the result rests on a list of holidays
    that is inferred, generated or projected; a notice then says so. For a period counted backwards, ``date`` is
    the day that it reaches back to. Compare deadlines by their ``date``.
    """

    date: dt.date
    nominal: dt.date
    certain: bool = True
    zone: str
    event: dt.date
    period: Period
    calendar: str
    direction: Direction = "after"
    counting_event_day: bool = False
    instant: dt.datetime | None = None
    """The exact end of a period in hours; None for periods in days."""

    @property
    def expires_at(self) -> dt.datetime:
        """The aware instant at which the time limit is over: midnight at the end of ``date``, in ``zone``.

        >>> from datetime import date
        >>> deadline(date(2023, 11, 6), "P3W", calendar="EC").expires_at.isoformat()
        '2023-11-28T00:00:00+01:00'
        """
        if self.instant is not None:
            return self.instant
        return end_of_day(self.date, self.zone)

    def late(self, done: dt.date) -> int:
        """How many days after the last day ``done`` is; nought if it was in time.

        >>> from datetime import date
        >>> deadline(date(2023, 11, 6), "P3W", calendar="EC").late(date(2023, 11, 29))
        2
        """
        return max(0, (guards.day("done", done) - self.date).days)

    @property
    def headline(self) -> Statement:
        """The period, the event and the day."""
        text = (
            "{period} from {event} end on {date}"
            if self.direction == "after"
            else "{period} back from {event} reach {date}"
        )
        facts = (("period", self.period), ("event", self.event), ("date", self.instant or self.date))
        return Statement(f"deadline-{self.direction}", text, facts)


def deadline(
    event: dt.date | dt.datetime,
    period: Period | str,
    *,
    calendar: Calendar | str,
    direction: Direction = "after",
    beyond: Beyond = "raise",
    known_on: dt.date | None = None,
    counting_event_day: bool = False,
) -> Deadline:
    """The end of ``period`` counted from ``event``, with every step (Regulation 1182/71, Article 3).

    :param event: the day of the event; for a period in hours, the moment, with its time zone.
    :param period: a :class:`~dsa.Period` or its text, "P4M", "10 working days", "PT24H".
    :param calendar: whose working days: that of the institution or Member State where the act is to be done
        (Article 2(1)), as a :class:`~dsa.calendars.Calendar` or its code. Never guessed.
    :param direction: "before" counts backwards; the result is then never moved off a holiday.
    :param beyond: what to do where no list is published yet: "raise", or "project" by rule, marked uncertain.
    :param known_on: use only the lists that were known on that day.
    :param counting_event_day: for the few provisions that count the day of the event itself.
    :raises BeyondCoverage: a day that decides lies outside the lists.
    :raises InvalidValue: a period or a direction that cannot be.

    >>> from datetime import date
    >>> print(deadline(date(2024, 5, 31), "P4M", calendar="EC").date)
    2024-09-30
    """
    wanted = Period.of(period)
    days = calendar_named(calendar)
    if known_on is not None:
        days = days.known_on(guards.day("known_on", known_on))
    _one_of("direction", direction, ("after", "before"))
    _one_of("beyond", beyond, ("raise", "project"))
    if wanted.hours:
        return _in_hours(guards.instant("event", event), wanted, days, direction, counting_event_day)
    first_day = guards.day("event", event)
    if wanted.working_days:
        end, steps, window, days = _in_working_days(first_day, wanted, days, direction, beyond, counting_event_day)
        nominal = end
    else:
        nominal, steps = reckon(
            first_day, wanted, backwards=direction == "before", counting_event_day=counting_event_day
        )
        if direction == "before":
            return _backwards(first_day, nominal, wanted, days, steps, counting_event_day)
        first = first_day if counting_event_day else first_day + _DAY
        end, steps, window, days = _rolled(first, nominal, days, steps, beyond)
    certain = not days.doubtful_days(*window)
    return Deadline(
        date=end,
        nominal=nominal,
        certain=certain,
        zone=days.zone,
        event=first_day,
        period=wanted,
        calendar=days.code,
        direction=direction,
        counting_event_day=counting_event_day,
        steps=steps,
        notices=() if certain else (_doubt(days, window),),
    )


def _rolled(
    first: dt.date, nominal: dt.date, days: Calendar, steps: tuple[Step, ...], beyond: Beyond
) -> tuple[dt.date, tuple[Step, ...], tuple[dt.date, dt.date], Calendar]:
    """Articles 3(4) and 3(5): the last day, the steps, the days that decided, the calendar that knew them."""
    days = _reaching(days, nominal, beyond)
    if days.is_working_day(nominal):
        end = nominal
        steps += (ENDS_ON_WORKING_DAY.step(nominal, nominal, calendar=days.code),)
    else:
        end, days = _following(nominal, 1, days, beyond)
        holiday = days.holiday(nominal) if nominal.weekday() < _SATURDAY else None
        steps += (
            ROLLED_OFF_HOLIDAY.step(nominal, end, holiday=holiday.name)
            if holiday
            else ROLLED_OFF_WEEKEND.step(nominal, end),
        )
    if first == nominal:  # a single day is no "period of two days or more"
        return end, steps, (nominal, end), days
    counted = max(first, days.coverage[0])
    if (lacking := 2 - days.working_days(counted, end)) > 0:
        if counted != first:
            days.is_working_day(first)  # the list that would decide is missing: says so
        extended, days = _following(end, lacking, days, beyond)
        return extended, (*steps, TWO_WORKING_DAYS.step(end, extended)), (first, extended), days
    # Where doubtful days could take the two working days away, they decide as well.
    doubtful = days.working_days(counted, end) - days.doubtful_days(counted, end) < 2
    return end, steps, (counted if doubtful else nominal, end), days


def _in_working_days(
    event: dt.date, period: Period, days: Calendar, direction: Direction, beyond: Beyond, counted: bool
) -> tuple[dt.date, tuple[Step, ...], tuple[dt.date, dt.date], Calendar]:
    """Article 3(3): a period in working days skips the others, and so ends on a working day."""
    backwards = direction == "before"
    start = begin(event, backwards=backwards, counting_event_day=counted)
    days = _reaching(days, event, beyond)
    number = period.working_days - (counted and days.is_working_day(event))
    end = event
    if number and backwards:
        end = days.add_working_days(event, -number)
    elif number:
        end, days = _following(event, number, days, beyond)
    steps = (start, WORKING_DAYS_COUNTED.step(start.after, end, calendar=days.code, period=period))
    return end, steps, (min(event, end), max(event, end)), days


def _backwards(
    event: dt.date, nominal: dt.date, period: Period, days: Calendar, steps: tuple[Step, ...], counted: bool
) -> Deadline:
    """A period counted back does not roll (Article 3(4), second subparagraph); whether 3(5) spares it is open."""
    last = event if counted else event - _DAY
    short = nominal < last and days.covers(nominal) and days.covers(last) and days.working_days(nominal, last) < 2
    return Deadline(
        date=nominal,
        nominal=nominal,
        zone=days.zone,
        event=event,
        period=period,
        calendar=days.code,
        direction="before",
        counting_event_day=counted,
        steps=(*steps, NOT_ROLLED_BACKWARDS.step(nominal, nominal)),
        notices=(BACKWARDS_TWO_DAYS.notice(),) if short else (),
    )


def _in_hours(event: dt.datetime, period: Period, days: Calendar, direction: Direction, counted: bool) -> Deadline:
    """Hours are hours of the place's clock to begin with, then real time; no working day is looked at."""
    from zoneinfo import ZoneInfo

    if counted:
        raise InvalidValue(
            field=Phrase("counting_event_day"), value=True, accepted=Phrase("False for a period in hours")
        )
    local = event.astimezone(ZoneInfo(days.zone))
    hour = local.replace(minute=0, second=0, microsecond=0)
    backwards = direction == "before"
    begins = hour.astimezone(dt.UTC) + (dt.timedelta(0) if backwards else _HOUR)
    try:
        ends = begins + period.hours * (-_HOUR if backwards else _HOUR)
        end = ends.astimezone(local.tzinfo)
        last = (end - dt.timedelta(microseconds=0 if backwards else 1)).date()
    except OverflowError:
        raise InvalidValue(
            field=Phrase("period"), value=period, accepted=Phrase("a period that ends in the years 1 to 9999")
        ) from None
    start = begins.astimezone(local.tzinfo)
    excluded = HOUR_EXCLUDED_BACKWARDS if backwards else HOUR_EXCLUDED
    return Deadline(
        date=last,
        nominal=last,
        zone=days.zone,
        event=local,
        period=period,
        calendar=days.code,
        direction=direction,
        instant=end,
        steps=(excluded.step(local, start), HOURS_COUNTED.step(start, end, period=period)),
    )


def _reaching(days: Calendar, day: dt.date, beyond: Beyond) -> Calendar:
    """The calendar, lengthened to ``day`` if that is wanted and needed."""
    if beyond == "project" and day > days.coverage[1]:
        return days.projected(day)
    return days


def _following(day: dt.date, number: int, days: Calendar, beyond: Beyond) -> tuple[dt.date, Calendar]:
    """The ``number``-th working day after ``day``, in a calendar lengthened as far as that takes."""
    while True:
        try:
            return days.add_working_days(day, number), days
        except BeyondCoverage:
            if beyond == "raise" or days.coverage[1] < day:
                raise
            days = days.projected(days.coverage[1] + dt.timedelta(days=max(_YEAR, number)))


def _doubt(days: Calendar, window: tuple[dt.date, dt.date]) -> Notice:
    """The notice that names the list which makes the result uncertain."""
    one = next(one for one in days.lists if one.last >= window[0] and one.first <= window[1] and _doubtful(one, window))
    status = one.status if not one.status.certain else "inferred day"
    return UNCERTAIN_LIST.notice(calendar=days.code, status=str(status), source=one.source)


def _doubtful(one: HolidayList, window: tuple[dt.date, dt.date]) -> bool:
    return any(window[0].toordinal() <= day <= window[1].toordinal() for day in one.uncertain_days)


def _one_of(name: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise InvalidValue(field=Phrase(name), value=value, accepted=Phrase(" or ".join(map(repr, choices))))
