"""Days on a weekend or a holiday that stand, where the law leaves open whether they move."""

from __future__ import annotations

from datetime import date

from ..ground.errors import BeyondCoverage
from ..ground.trace import Notice, Point
from .calendars import calendar
from .calendars.lists import on_weekday


def whether_it_moves(day: date, *, weekend: Point, holiday: Point) -> tuple[Notice, ...]:
    """The point that is open of a last day on which the Commission does not work; none of a day on which it does.

    :param day: the last day, which is not moved.
    :param weekend: what is said of a Saturday or a Sunday.
    :param holiday: what is said of a public holiday of the Commission, by its lists or by rule.
    """
    if not on_weekday(day):
        return (weekend.notice(day=day),)
    try:
        days = calendar("EC").projected(day)
        its = days.holiday(day)
    except BeyondCoverage:  # so early or so far that nobody knows its holidays
        return ()
    return () if its is None else (holiday.notice(day=day, calendar=days.code, holiday=its.name),)
