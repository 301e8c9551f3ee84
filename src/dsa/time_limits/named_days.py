"""Dates that do not move: Articles 4 and 5 of Regulation 1182/71.

The day from which an act applies, or ceases to apply, is counted like any period but never moved off a holiday or
a weekend (Article 4(1)); nor is an action that is due on a day that somebody named (Article 5).
"""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from ..ground import checks
from ..ground.answering import answers
from ..ground.citations import REGULATION_1182_71
from ..ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ..ground.values import SETS_AT_LEAST, Cited
from .deadlines import NOT_ROLLED_BACKWARDS
from .periods import Period
from .reckoning import reckon
from .zones import COMMISSION_ZONE, by_its_clock, end_of_day, local_to, zone_name

NOT_MOVED = Rule(
    "date-of-effect-not-moved",
    "{before} is the day from which an act takes effect or ceases to: it is not moved off a holiday or a weekend.",
    REGULATION_1182_71.at(4, 1),
)
WHEN_IT_IS_OVER = Point(
    "date-of-effect-or-next-day",
    "Read strictly, what ceases goes on until the end of this day, and what takes effect after weeks, months or years "
    "does so only then: from {next_day}.",
    (
        REGULATION_1182_71.at(3, 2, point="c"),
        REGULATION_1182_71.at(4, 2),
        REGULATION_1182_71.at(4, 3),
    ),
)
DUE_ON_DAY = Rule(
    "due-on-named-day",
    "The action is due on a day that was named, {after}: it may be done until the expiry of its last hour, and "
    "the day is not moved, even off a holiday.",
    REGULATION_1182_71.at(5, 2),
)
DUE_AT_MOMENT = Rule(
    "due-at-named-moment",
    "The action is due at a moment that was named, {after}: neither holidays nor weekends move it.",
    REGULATION_1182_71.at(5, 1),
)


@frozen(kw_only=True)
class EffectiveDate(Explained):
    """The first day on which an act, or a provision of one, applies or no longer applies.

    :param date: the first day on which it does, or no longer does.
    """

    date: dt.date

    @property
    def headline(self) -> Sentence:
        """The day."""
        return Sentence("effective-date", "from {date}", (("date", self.date),))


@frozen(kw_only=True)
class NamedDay(Explained):
    """A day, named by somebody, by whose end an action is due; or a named moment of that day (``instant``).

    :param date: the day by whose end the action is due.
    :param zone: the time zone in which it ends.
    :param instant: the moment of that day, with its time zone; None where the whole day is left.
    """

    date: dt.date
    zone: str = COMMISSION_ZONE
    instant: dt.datetime | None = field(default=None, eq=by_its_clock)

    @property
    def expires_at(self) -> dt.datetime:
        """The aware instant at which it is too late: midnight at the end of ``date``, in ``zone``."""
        return self.instant or end_of_day(self.date, self.zone)

    @property
    def headline(self) -> Sentence:
        """The day: on which the action is due, up to which something lasts, or before which no end may be set."""
        facts = (("date", self.instant or self.date),)
        rules = {step.rule for step in self.steps}
        if SETS_AT_LEAST.id in rules:
            return Sentence("earliest-end", "{date} at the earliest", facts)
        if not rules or rules & {DUE_ON_DAY.id, DUE_AT_MOMENT.id}:
            return Sentence("due-on", "due on {date}", facts)
        return Sentence("lasts-until", "until {date}", facts)


@answers
def effective_date(event: dt.date, period: Period | str | Cited[Period]) -> EffectiveDate:
    """The day on which a provision takes effect or ceases to, a period after an event; never rolled.

    It is the last day of the period; that it is the first with the effect, or without, is said to be a reading.

    :param event: the day of the event; it is not counted.
    :param period: a :class:`~dsa.Period` or its text, such as "P4M"; or a period of the law with its provision.

    >>> from datetime import date
    >>> effective_date(date(2023, 12, 21), "P4M").date.strftime("%A %d %B %Y")
    'Sunday 21 April 2024'
    """
    opening, length = _opening(event, period)
    end, steps = reckon(checks.day("event", event), length)
    return EffectiveDate(
        date=end,
        steps=(*opening, *steps, NOT_MOVED.step(end, end)),
        notices=read_strictly(WHEN_IT_IS_OVER, end),
    )


def read_strictly(point: Point, day: dt.date) -> tuple[Notice, ...]:
    """That the day after is the one, by the other reading; nothing where there is no day after."""
    return () if day == dt.date.max else (point.notice(next_day=day + dt.timedelta(days=1)),)


def reached_back(event: dt.date, period: Cited[Period]) -> EffectiveDate:
    """The first day of a time that is looked back over from an event; never rolled."""
    first, steps = reckon(checks.day("event", event), period.value, backwards=True)
    stands = NOT_ROLLED_BACKWARDS.step(first, first)
    return EffectiveDate(date=first, steps=(period.step(event), *steps, stands))


def _opening(event: dt.date, period: Period | str | Cited[Period]) -> tuple[tuple[Step, ...], Period]:
    """The step that says which provision sets the period, if one does, and the period."""
    if isinstance(period, Cited):
        return (period.step(event),), period.value
    return (), Period.of(period)


def unmoved_end(event: dt.date, period: Period | Cited[Period]) -> NamedDay:
    """The last day of a period as it is counted: for a day that somebody is to name, or up to which a thing is kept.

    >>> from datetime import date
    >>> print(unmoved_end(date(2024, 3, 2), Period(days=14)))
    until 16 March 2024
    """
    opening, length = _opening(event, period)
    end, steps = reckon(event, length)
    return NamedDay(date=end, steps=(*opening, *steps))


@answers
def due_on(day: dt.date, *, zone: str = COMMISSION_ZONE) -> NamedDay:
    """The time limit of an action that is due on a named day; never rolled.

    :param day: the day by whose end it is due.
    :param zone: the time zone in which that day ends.

    >>> from datetime import date
    >>> due_on(date(2024, 4, 5)).expires_at.isoformat()
    '2024-04-06T00:00:00+02:00'
    """
    return NamedDay(
        date=checks.day("day", day),
        zone=zone_name("zone", zone),
        steps=(DUE_ON_DAY.step(day, day),),
    )


@answers
def due_at(moment: dt.datetime, *, zone: str = COMMISSION_ZONE) -> NamedDay:
    """The time limit of an action that is due at a named moment; never rolled.

    :param moment: the moment, with its time zone.
    :param zone: the time zone in which the day of the moment is told.

    >>> from datetime import datetime
    >>> from zoneinfo import ZoneInfo
    >>> print(due_at(datetime(2024, 4, 5, 18, 0, tzinfo=ZoneInfo("Europe/Brussels"))))
    due on 5 April 2024, 18:00 (Europe/Brussels)
    """
    local = local_to("moment", moment, zone)
    return NamedDay(date=local.date(), zone=zone, instant=local, steps=(DUE_AT_MOMENT.step(local, local),))
