"""When a designation begins to count, as far as that is known: Article 33(6).

A decision has effect from its notification to the provider (Article 297(2) TFEU), and Section 5 of Chapter III binds
four months later. The day of notification is mostly not public. What is known instead, a day or a time that the
Commission published for the application, or nothing, is one value; each says between which days the notification and
the application lie. Nothing is concluded from a day that is not known but its bounds.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

from attrs import evolve, frozen

from ...ground import checks
from ...ground.brief import Brief
from ...ground.citations import DSA, FEE_REGULATION
from ...ground.trace import Notice, Point, Rule, Step
from ...time_limits.named_days import EffectiveDate, effective_date, read_strictly
from ...time_limits.periods import Period
from ...time_limits.reckoning import nominal_end
from ..parameters import UNTIL_APPLICATION

NOTIFIED = Rule(
    "designation-notified",
    "It was notified to the provider on {after}, and has effect from then on.",
    DSA.at(33, 6),
)
PUBLISHED_APPLICATION = Rule(
    "published-application",
    "The Commission published {after} as the day from which the obligations apply.",
    DSA.at(33, 6, subparagraph=2),
)
SAME_NUMBER_OR_NEXT_DAY = Point(
    "first-day-of-application",
    "The same-number day is given, as the Commission's own dates have it. Read strictly, the obligations begin only "
    "when that day is over, on {next_day}.",
    (DSA.at(33, 6, subparagraph=2), FEE_REGULATION.recital(5)),
)
LAST_DAY_OR_NEXT = Point(
    "first-day-without-obligations",
    "The same-number day is given for the end, as for the beginning. Read strictly, the obligations still bind on that "
    "day and cease on {next_day}.",
    (DSA.at(33, 6, subparagraph=2), FEE_REGULATION.recital(5)),
)
NOTIFICATION_UNKNOWN = Point(
    "notification-unknown",
    "The day of notification, from which the four months run, is not known; the day is the one that the Commission "
    "published.",
    (DSA.at(33, 6, subparagraph=2),),
)
VAGUE_DAY = Point(
    "day-of-application-vague",
    "Only a vague time was published for the day of application; it lies between {first} and {last}.",
    (DSA.at(33, 6, subparagraph=2),),
)
NOT_BEFORE = Point(
    "application-not-before",
    "The day of notification is not known. The decision is of {decided}, so the date of application is not before "
    "{earliest}; what is counted from it moves with it.",
    (DSA.at(33, 6, subparagraph=2),),
)

_DAY = timedelta(days=1)


@frozen
class Bounds(Brief):
    """Between which days something happened; ``last`` is None where only the earliest day is known.

    :param first: the earliest day that it can be.
    :param last: the latest day that it can be; None where that is open.
    """

    first: date
    last: date | None

    def __attrs_post_init__(self) -> None:
        checks.day("first", self.first)
        if self.last is not None:
            checks.day("last", self.last)
            checks.not_before("last", self.last, "first", self.first)

    @classmethod
    def exactly(cls, day: date) -> Bounds:
        """A day that is known."""
        return cls(day, day)

    @property
    def exact(self) -> date | None:
        """The day, if it is known."""
        return self.first if self.first == self.last else None

    def reached(self, on: date) -> bool | None:
        """Whether it had happened by a day; None where that is not known.

        >>> [Bounds(date(2026, 5, 1), date(2026, 5, 31)).reached(date(2026, month, 31)) for month in (3, 5)]
        [False, True]
        """
        if checks.day("on", on) < self.first:
            return False
        return True if self.last is not None and self.last <= on else None


@frozen
class Notified(Brief):
    """The decision was notified to the provider on a day that is known."""

    day: date

    @property
    def notification(self) -> Bounds:
        """The day itself."""
        return Bounds.exactly(self.day)

    @property
    def application(self) -> Bounds:
        """Four months later, exactly."""
        return Bounds.exactly(four_months_after(self.day))

    @property
    def explained(self) -> EffectiveDate:
        """The first day of application, counted."""
        answer = effective_date(self.day, UNTIL_APPLICATION.cited(self.day))
        return evolve(answer, notices=read_strictly(SAME_NUMBER_OR_NEXT_DAY, answer.date))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Nothing is in doubt."""
        return ()


@frozen
class Published(Brief):
    """The Commission published the day of application; the notification lies at least four months before it."""

    day: date
    decided: date

    @property
    def notification(self) -> Bounds:
        """From the day of the decision to four months before the day of application."""
        return _since(self.decided, self.day)

    @property
    def application(self) -> Bounds:
        """The day that was published."""
        return Bounds.exactly(self.day)

    @property
    def explained(self) -> EffectiveDate:
        """The day that was published, and that it is no more than that."""
        step = PUBLISHED_APPLICATION.step(self.decided, self.day)
        return EffectiveDate(date=self.day, steps=(step,), notices=self.notices)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """That the notification is not known."""
        return (NOTIFICATION_UNKNOWN.notice(),)


@frozen
class Between(Brief):
    """The Commission published vague words for the day of application, which lies between two days."""

    first: date
    last: date
    decided: date

    @property
    def notification(self) -> Bounds:
        """From the day of the decision to four months before the last day that was meant."""
        return _since(self.decided, self.last)

    @property
    def application(self) -> Bounds:
        """The two days."""
        return Bounds(self.first, self.last)

    @property
    def explained(self) -> None:
        """There is no day to explain."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Between which days it lies."""
        return (VAGUE_DAY.notice(first=self.first, last=self.last),)


@frozen
class Unknown(Brief):
    """Nothing is known but the decision: it was not notified before it was taken."""

    decided: date

    @property
    def notification(self) -> Bounds:
        """Not before the decision."""
        return Bounds(self.decided, None)

    @property
    def application(self) -> Bounds:
        """Not before four months after the decision."""
        return Bounds(four_months_after(self.decided), None)

    @property
    def explained(self) -> None:
        """There is no day to explain."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Before which day it cannot be."""
        return (NOT_BEFORE.notice(decided=self.decided, earliest=self.application.first),)


Beginning: TypeAlias = Notified | Published | Between | Unknown
"""What is known of the beginning of a designation, from the best to the least."""


def four_months_after(day: date) -> date:
    """The first day on which Section 5 applies, or no longer applies, after a notification (Article 33(6)).

    >>> four_months_after(date(2024, 5, 31))
    datetime.date(2024, 9, 30)
    """
    return nominal_end(day, UNTIL_APPLICATION.on(day))


def last_notification_before(application: date) -> date:
    """The last day on which a decision can have been notified that applies from a day.

    >>> last_notification_before(date(2024, 9, 30)), last_notification_before(date(2024, 8, 30))
    (datetime.date(2024, 5, 31), datetime.date(2024, 4, 30))
    """
    return _last_before(application, UNTIL_APPLICATION.on(application))


@lru_cache(maxsize=64)
def _last_before(application: date, period: Period) -> date:
    """The same for a period; asked for every obligation of a service anew."""
    day = nominal_end(application, period, backwards=True)
    while nominal_end(day + _DAY, period) <= application:
        day += _DAY
    return day


def _since(decided: date, application: date) -> Bounds:
    """When a decision was notified that was taken on a day and applies from another.

    Where less than four months lie between the two, one of them is wrong: then it was notified by the day on which
    it applied, and no more is concluded.
    """
    if application < four_months_after(decided):
        return Bounds(decided, application)
    return Bounds(decided, last_notification_before(application))


def ending(notified: date) -> EffectiveDate:
    """The first day without obligations, four months after the end of a designation was notified, counted."""
    answer = effective_date(notified, UNTIL_APPLICATION.cited(notified))
    return evolve(answer, notices=read_strictly(LAST_DAY_OR_NEXT, answer.date))


def steps_to_application(beginning: Beginning, decided: date) -> tuple[Step, ...]:
    """How the day of application follows from what is known, beginning with the decision; nothing if it does not."""
    explained = beginning.explained
    if explained is None:
        return ()
    if isinstance(beginning, Notified):
        return (NOTIFIED.step(decided, beginning.day), *explained.steps)
    return explained.steps
