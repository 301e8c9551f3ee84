"""What the single time limits of the Act have in common: each is a row with its provision, its event and its calendar.

A row says everything that tells one time limit from another; the function that bears its name says it to people.
:mod:`dsa.act.procedures.table` lists all rows.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from attrs import evolve, frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import REGULATION_1182_71, Citation
from ...ground.errors import MissingFact
from ...ground.trace import Notice, Point, Step
from ...ground.values import Cited, Parameter
from ...ground.words import Phrase
from ...time_limits.calendars import Calendar
from ...time_limits.deadlines import Deadline, deadline
from ...time_limits.named_days import EffectiveDate, NamedDay, reached_back, unmoved_end
from ...time_limits.periods import Period
from ...time_limits.reckoning import EVENT_DAY_COUNTED
from ...time_limits.unmoved import whether_it_moves

DAYS_MOVED = Point(
    "days-moved-off-a-holiday",
    "The period of {period} ends on {nominal}, and Article 3(4) of Regulation 1182/71 moves the last day to {date}. "
    "Read as a number of days that is not to be exceeded, it is not moved: who acts by {nominal} is in time under "
    "both readings.",
    (REGULATION_1182_71.at(3, 4), REGULATION_1182_71.at(5)),
)
STANDS_ON_WEEKEND = Point(
    "earliest-end-not-moved",
    "{day} is a Saturday or a Sunday. Whether the end moves to the next working day is open; it is not moved here.",
    (REGULATION_1182_71.at(3, 4), REGULATION_1182_71.at(5)),
)
STANDS_ON_HOLIDAY = Point(
    "earliest-end-not-moved-off-holiday",
    "{day} is a public holiday in the calendar {calendar} ({holiday}). Whether the end moves to the next working day "
    "is open; it is not moved here.",
    (REGULATION_1182_71.at(2, 1), REGULATION_1182_71.at(3, 4), REGULATION_1182_71.at(5)),
)

End: TypeAlias = Deadline | NamedDay | EffectiveDate


@frozen(kw_only=True)
class TimeLimit(Brief):
    """One time limit of the law: how long, from what, on whose calendar.

    :param name: that of its function in :mod:`dsa.procedures`.
    :param period: how long it is, as a number of the law.
    :param runs_from: the event that sets it running.
    :param whose: the code of the calendar on which it runs where that is always the same; None where it has to be
        named.
    :param first_day_counted: whether the day of the event itself counts.
    :param first_day_provision: the provision that counts it, where that is not the one that sets the period.
    :param moves: whether its last day moves off a holiday; it does not where nothing is to be done on that day.
    :param backwards: whether it is looked back over from the event.
    :param points: what is to be said of it wherever it is computed.
    :param if_moved: what is to be said where its last day moved off a holiday, and the law can be read so that it does
        not.
    :param if_not_counted: what is to be said where it would end on another day if the day of the event did not count.

    >>> from dsa import procedures
    >>> row = procedures.TABLE["assistance_reply"]
    >>> print(row.provision, row.runs_from, row.period.on(date(2026, 1, 1)))
    Article 57(3) DSA receipt of the request 2 months
    >>> print(row.end(date(2025, 12, 31), calendar="DE").date)
    2026-03-02
    """

    name: str
    period: Parameter[Period]
    runs_from: str
    whose: str | None = None
    first_day_counted: bool = False
    first_day_provision: Citation | None = None
    moves: bool = True
    backwards: bool = False
    points: tuple[Point, ...] = ()
    if_moved: Point | None = None
    if_not_counted: Point | None = None

    @property
    def provision(self) -> Citation:
        """The provision that sets the period."""
        return self.period.citation

    @property
    def at_least(self) -> bool:
        """Whether the period is a minimum: the answer is then the earliest day that may be named."""
        return self.period.at_least

    @answers
    def end(self, event: date, *, calendar: Calendar | str) -> Deadline:
        """The end of the time limit on a calendar; beyond the published lists it is projected, and says so.

        :param event: the day of the event that sets it running.
        :param calendar: whose working days count, as a :class:`~dsa.Calendar` or its code.
        """
        period = self.cited(checks.day("event", event))
        answer = deadline(event, period, calendar=calendar, counting_event_day=self.first_day_counted, beyond="project")
        if self.first_day_counted:
            answer = evolve(answer, steps=tuple(map(self._under_its_provision, answer.steps)))
        readings: list[Notice] = []
        if self.if_moved is not None and answer.date != answer.nominal:
            readings.append(self.if_moved.notice(period=answer.period, nominal=answer.nominal, date=answer.date))
        if self.if_not_counted is not None:
            other = deadline(event, period, calendar=calendar, beyond="project").date
            if other != answer.date:
                readings.append(self.if_not_counted.notice(period=answer.period, other=other))
        return self.noted(evolve(answer, notices=(*readings, *answer.notices)) if readings else answer)

    @answers
    def last_day(self, event: date) -> NamedDay:
        """The last day, of a time limit that does not move; whether a least time does is open.

        :param event: the day of the event that sets it running.
        """
        answer = unmoved_end(event, self.cited(event))
        if not self.at_least:
            return answer
        return evolve(
            answer, notices=whether_it_moves(answer.date, weekend=STANDS_ON_WEEKEND, holiday=STANDS_ON_HOLIDAY)
        )

    @answers
    def first_day(self, event: date) -> EffectiveDate:
        """The first day, of a time that is looked back over."""
        return reached_back(event, self.cited(event))

    def _under_its_provision(self, step: Step) -> Step:
        """A step; that the day of the event counts is said by the provision that makes it count."""
        if step.rule != EVENT_DAY_COUNTED.id:
            return step
        return evolve(step, citation=self.first_day_provision or self.provision)

    def cited(self, event: date) -> Cited[Period]:
        """The period as it is law on the day of the event."""
        return self.period.cited(event)

    def noted(self, answer: Deadline) -> Deadline:
        """An answer with what is to be said of this time limit."""
        if not self.points:
            return answer
        return evolve(answer, notices=(*(point.notice() for point in self.points), *answer.notices))

    @answers
    def __call__(self, event: date, *, calendar: Calendar | str | None = None) -> End:
        """The answer to an event, whatever kind of day this time limit has.

        :raises MissingFact: it runs on a calendar that has to be named.
        """
        if self.backwards:
            return self.first_day(event)
        if not self.moves:
            return self.last_day(event)
        where = calendar if calendar is not None else self.whose
        if where is None:
            raise MissingFact(missing=Phrase("The calendar on which the time limit runs"), give=Phrase("calendar="))
        return self.end(event, calendar=where)
