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
  3. 25 December 2025 is a public holiday (End-of-year closing day): the period ends with the following working \
day, 5 January 2026. [Article 3(4) Regulation 1182/71]
  4. Up to 5 January 2026 the period has fewer than two working days: it is extended to 6 January 2026. \
[Article 3(5) Regulation 1182/71]
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from ..ground import checks
from ..ground.answering import answers
from ..ground.citations import REGULATION_1182_71
from ..ground.errors import BeyondCoverage, InvalidValue
from ..ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ..ground.values import Cited
from ..ground.words import Phrase
from . import calendars
from .calendars import Calendar
from .doubts import SAME_UNDER_EVERY_LIST
from .hours import run_hours
from .periods import Period
from .reckoning import reckon
from .rolling import AT_LEAST, Beyond, End, in_working_days, known_beyond, reaching, rolled
from .zones import by_its_clock, end_of_day

Direction: TypeAlias = Literal["after", "before"]

NOT_ROLLED_BACKWARDS = Rule(
    "not-rolled-backwards",
    "A period calculated backwards is not moved off a holiday, a Sunday or a Saturday: {before} stands.",
    REGULATION_1182_71.at(3, 4, subparagraph=2),
)
BACKWARDS_TWO_DAYS = Point(
    "two-working-days-backwards",
    "The period counted back has fewer than two working days. Article 3(5) does not say that it spares periods "
    "counted backwards; the result is not lengthened.",
    (REGULATION_1182_71.at(3, 5),),
)
TWO_DAYS_IN_HOURS = Point(
    "two-working-days-in-hours",
    "The period lies on fewer than two working days. Article 3(4) excepts periods in hours in so many words, Article "
    "3(5) does not: read so, it would last until the end of {other}. It is not lengthened here.",
    (REGULATION_1182_71.at(3, 4), REGULATION_1182_71.at(3, 5)),
)

_DAY = dt.timedelta(days=1)
_TWO_DAYS = 48


@frozen(kw_only=True)
class Deadline(Explained):
    """What :func:`dsa.deadline` answers: the last day to act, and in ``expires_at`` the instant when it is too late.

    Where it is not certain, notices name the days in doubt, how they are known and from where, and ``robust`` says
    whether it is the same day whatever they turn out to be. Compare deadlines by their ``date``.

    :param date: the last day to act; of a period counted backwards, the day that it reaches back to, which is its
        first: what has to precede the whole of it, "at least ten days before", is done on the day before.
    :param nominal: the last day before any roll to another one.
    :param certain: whether every day that decides is settled by a list that was read.
    :param zone: the time zone in which the last day ends.
    :param event: the day of the event that sets the period running.
    :param period: the period.
    :param calendar: the code of the calendar whose working days count.
    :param lists: the sources of the lists, and of single days, that decided; empty where no holiday was looked at.
    :param direction: ``"after"`` the event, or ``"before"`` it.
    :param counting_event_day: whether the day of the event itself counts.
    :param instant: the exact end of a period in hours; None for periods in days.
    """

    date: dt.date
    nominal: dt.date
    certain: bool = True
    zone: str
    event: dt.date
    period: Period
    calendar: str
    lists: tuple[str, ...] = ()
    direction: Direction = "after"
    counting_event_day: bool = False
    instant: dt.datetime | None = field(default=None, eq=by_its_clock)

    @property
    def robust(self) -> bool:
        """Whether the day is the same under every list that can come: then it is as good as certain.

        >>> from datetime import date
        >>> limit = deadline(date(2029, 2, 1), "P1M", calendar="EC")
        >>> print(limit.date, limit.certain, limit.robust)
        2029-03-01 False True
        """
        return self.certain or any(notice.id == SAME_UNDER_EVERY_LIST.id for notice in self.notices)

    @property
    def expires_at(self) -> dt.datetime:
        """The aware instant at which the time limit is over: midnight at the end of ``date``, in ``zone``.

        >>> from datetime import date
        >>> deadline(date(2023, 11, 6), "P3W", calendar="EC").expires_at.isoformat()
        '2023-11-28T00:00:00+01:00'
        """
        return self.instant or end_of_day(self.date, self.zone)

    def late(self, done: dt.date) -> int:
        """How many days after the last day ``done`` is; nought if it was in time.

        >>> from datetime import date
        >>> deadline(date(2023, 11, 6), "P3W", calendar="EC").late(date(2023, 11, 29))
        2
        """
        return max(0, (checks.day("done", done) - self.date).days)

    @property
    def headline(self) -> Sentence:
        """The period, the event and the day."""
        facts = (("period", self.period), ("event", self.event), ("date", self.instant or self.date))
        if self.period.of_one_unit:
            if self.direction == "after":
                return Sentence("deadline-after-one", "{period} from {event} ends on {date}", facts)
            return Sentence("deadline-before-one", "{period} back from {event} reaches {date}", facts)
        if self.direction == "after":
            return Sentence("deadline-after", "{period} from {event} end on {date}", facts)
        return Sentence("deadline-before", "{period} back from {event} reach {date}", facts)


@answers
def deadline(
    event: dt.date | dt.datetime,
    period: Period | str | Cited[Period],
    *,
    calendar: Calendar | str,
    direction: Direction = "after",
    beyond: Beyond | None = None,
    known_on: dt.date | None = None,
    counting_event_day: bool = False,
) -> Deadline:
    """The end of ``period`` counted from ``event``, with every step (Regulation 1182/71, Article 3).

    :param event: the day of the event; for a period in hours, the moment, with its time zone.
    :param period: a :class:`~dsa.Period` or its text, "P4M", "10 working days", "PT24H"; or a period of the law with
        its provision (:meth:`~dsa.parameters.Parameter.cited`), which the answer then cites first.
    :param calendar: whose working days: that of the institution or Member State where the act is to be done
        (Article 2(1)), as a :class:`~dsa.Calendar` or its code. Never guessed.
    :param direction: "before" counts backwards; the result is then never moved off a holiday.
    :param beyond: what to do where no list is published yet: "project" by rule, marked as not certain, or "raise".
        Without it, the calendar says: an ordinary one is projected for a century, one made
        :meth:`~dsa.Calendar.strict` never is, whatever is said here.
    :param known_on: use only the lists that were known on that day.
    :param counting_event_day: for the few provisions that count the day of the event itself.
    :raises BeyondCoverage: a day that decides lies outside the lists: before them, or after them where it is not
        projected.
    :raises InvalidValue: a period or a direction that cannot be.

    >>> from datetime import date
    >>> print(deadline(date(2024, 5, 31), "P4M", calendar="EC").date)
    2024-09-30
    """
    opening: tuple[Step, ...] = ()
    checks.flag("counting_event_day", counting_event_day)
    if isinstance(period, Cited):
        opening, period = (period.step(event),), period.value
    wanted = Period.of(period)
    days = calendars.calendar(calendar)
    if known_on is not None:
        days = days.known_on(checks.day("known_on", known_on))
    checks.one_of("direction", direction, ("after", "before"))
    known_beyond(beyond)
    if wanted.hours:
        return _in_hours(checks.instant("event", event), wanted, days, direction, beyond, counting_event_day, opening)
    start = checks.day("event", event)
    backwards = direction == "before"
    if wanted.working_days:
        end = in_working_days(
            start, wanted, days, backwards=backwards, beyond=beyond, counting_event_day=counting_event_day
        )
        return _ended(end, end.day, start, wanted, direction, counting_event_day, opening)
    nominal, steps = reckon(start, wanted, backwards=backwards, counting_event_day=counting_event_day)
    if backwards:
        return _backwards(
            Deadline(
                date=nominal,
                nominal=nominal,
                zone=days.zone,
                event=start,
                period=wanted,
                calendar=days.code,
                direction=direction,
                counting_event_day=counting_event_day,
                steps=(*opening, *steps, NOT_ROLLED_BACKWARDS.step(nominal, nominal)),
            ),
            reaching(days, start, beyond),
        )
    end = rolled(start if counting_event_day else start + _DAY, nominal, days, beyond=beyond)
    return _ended(end, nominal, start, wanted, direction, counting_event_day, opening + steps)


def _ended(
    end: End,
    nominal: dt.date,
    event: dt.date,
    period: Period,
    direction: Direction,
    counting_event_day: bool,
    before: tuple[Step, ...],
) -> Deadline:
    """The answer whose last steps are those of its end."""
    certain = end.certain
    return Deadline(
        date=end.day,
        nominal=nominal,
        certain=certain,
        zone=end.calendar.zone,
        event=event,
        period=period,
        calendar=end.calendar.code,
        lists=end.sources,
        direction=direction,
        counting_event_day=counting_event_day,
        steps=before + end.steps,
        notices=() if certain else end.notices,
    )


def _backwards(answer: Deadline, days: Calendar) -> Deadline:
    """A period counted back does not roll (Article 3(4), second subparagraph); whether 3(5) spares it is open."""
    last = answer.event if answer.counting_event_day else answer.event - _DAY
    known = days.covers(answer.date) and days.covers(last)
    if known and answer.date < last and days.working_days(answer.date, last) < 2:
        return evolve(answer, notices=(BACKWARDS_TWO_DAYS.notice(),))
    return answer


def _in_hours(
    event: dt.datetime,
    period: Period,
    days: Calendar,
    direction: Direction,
    beyond: Beyond | None,
    counting_event_day: bool,
    opening: tuple[Step, ...],
) -> Deadline:
    if counting_event_day:
        raise InvalidValue(
            field=Phrase("counting_event_day"), value=True, accepted=Phrase("False for a period in hours")
        )
    backwards = direction == "before"
    end, steps = run_hours(event, period, days.zone, backwards=backwards)
    # A period that ends at midnight ends with the day before: its last hour is that day's.
    day = (end if backwards else end - end.resolution).date()
    return Deadline(
        date=day,
        nominal=day,
        zone=days.zone,
        event=event,
        period=period,
        calendar=days.code,
        direction=direction,
        instant=end,
        steps=opening + steps,
        notices=_two_days_in_hours(period, end, days, backwards, beyond),
    )


def _two_days_in_hours(
    period: Period, end: dt.datetime, calendar: Calendar, backwards: bool, beyond: Beyond | None
) -> tuple[Notice, ...]:
    """Article 3(5) on hours: where they lie on fewer than two working days, the day until which it would lengthen them.

    A period of two days or more is one of 48 hours or more; a working day of which it takes a part is in it.
    """
    if period.hours < _TWO_DAYS:
        return ()
    length = dt.timedelta(hours=period.hours)
    start = (end.astimezone(dt.UTC) + (length if backwards else -length)).astimezone(end.tzinfo)
    first, last = min(start, end).date(), (max(start, end) - end.resolution).date()
    try:
        longer = rolled(first, last, calendar, beyond=beyond)
        enough = longer.calendar.working_days(first, last) >= AT_LEAST
    except BeyondCoverage:  # nobody knows the holidays
        return ()
    if enough or backwards:  # counted back it would reach farther back, not past its event: open as it is of days
        return () if enough else (BACKWARDS_TWO_DAYS.notice(),)
    return (TWO_DAYS_IN_HOURS.notice(other=longer.day), *longer.notices)
