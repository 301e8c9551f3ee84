"""How many working days lie between two days, with the doubts of the calendar: the traced sister of its own count.

A number of working days from an event on is :func:`dsa.deadline` with a period in working days.
"""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ..ground import checks
from ..ground.answering import answers
from ..ground.citations import REGULATION_1182_71
from ..ground.errors import InvalidValue
from ..ground.trace import Explained, Notice, Point, Rule, Sentence
from ..ground.words import Phrase
from . import calendars
from .calendars import Calendar
from .doubts import SAME_UNDER_EVERY_LIST, doubt_notices
from .rolling import Beyond, known_beyond, reaching

WORKING_DAYS_BETWEEN = Rule(
    "working-days-between",
    "Days from {start} to {end}, both included, that are neither Saturdays, Sundays nor public holidays of the "
    "calendar {calendar}: {after}.",
    REGULATION_1182_71.at(2, 2),
)
COUNT_CAN_DIFFER = Point(
    "working-days-can-differ",
    "Depending on the days in doubt, there are from {least} to {most} working days.",
    (REGULATION_1182_71.at(2, 1),),
)


@frozen(kw_only=True)
class WorkingDays(Explained):
    """How many working days there are from ``start`` to ``end``, both included.

    ``robust`` says whether the least and the most are the same.

    :param count: how many there are, as far as the lists say.
    :param start: the first day counted.
    :param end: the last day counted.
    :param calendar: the code of the calendar.
    :param certain: whether every day between them is settled by a list that was read.
    :param least: how many there are at least, whatever the days in doubt turn out to be.
    :param most: how many there are at most.
    :param lists: the sources of the lists, and of single days, that decided.
    """

    count: int
    start: dt.date
    end: dt.date
    calendar: str
    certain: bool = True
    least: int
    most: int
    lists: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        for name in ("count", "least", "most"):
            checks.count(name, getattr(self, name))
        if not self.least <= self.count <= self.most:
            accepted = Phrase(f"a number from {self.least} to {self.most}, which are the least and the most")
            raise InvalidValue(field=Phrase("count"), value=self.count, accepted=accepted)

    @property
    def robust(self) -> bool:
        """Whether the number is the same under every list that can come: then it is as good as certain."""
        return self.least == self.most

    @property
    def headline(self) -> Sentence:
        """The number and the days."""
        facts = (("count", self.count), ("start", self.start), ("end", self.end))
        return Sentence("working-days", "working days from {start} to {end}: {count}", facts)


@answers
def working_days(
    start: dt.date, end: dt.date, *, calendar: Calendar | str, beyond: Beyond | None = None
) -> WorkingDays:
    """How many working days there are from ``start`` to ``end``, both included; nought if the end is earlier.

    :param calendar: whose working days, as a :class:`~dsa.Calendar` or its code.
    :param beyond: what to do where no list is published yet; see :func:`dsa.deadline`.
    :raises BeyondCoverage: a day lies outside the lists, and they are not projected.

    >>> from datetime import date
    >>> counted = working_days(date(2028, 12, 18), date(2029, 1, 5), calendar="EC")
    >>> print(counted, "|", counted.certain, counted.least, counted.most)
    working days from 18 December 2028 to 5 January 2029: 8 | False 7 15
    """
    known_beyond(beyond)
    first, last = checks.day("start", start), checks.day("end", end)
    days = reaching(calendars.calendar(calendar), max(first, last), beyond)
    count = days.working_days(first, last)
    certain = not days.doubtful_days(first, last)
    least = count if certain else days.most.working_days(first, last)
    most = count if certain else days.fewest.working_days(first, last)
    lists = (listed.source for listed in days.lists_between(first, last))
    unread = (day.source for day in days.doubts(first, last))
    return WorkingDays(
        count=count,
        start=first,
        end=last,
        calendar=days.code,
        certain=certain,
        least=least,
        most=most,
        lists=tuple(dict.fromkeys((*lists, *unread))),
        steps=(WORKING_DAYS_BETWEEN.step(count, count, start=first, end=last, calendar=days.code),),
        notices=_doubts(days, first, last, least, most),
    )


def _doubts(days: Calendar, first: dt.date, last: dt.date, least: int, most: int) -> tuple[Notice, ...]:
    doubts = doubt_notices(days, first, last)
    if not doubts:
        return ()
    differ = SAME_UNDER_EVERY_LIST.notice() if least == most else COUNT_CAN_DIFFER.notice(least=least, most=most)
    return (*doubts, differ)
