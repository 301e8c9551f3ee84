"""Days on a weekend or a holiday that stand, where the law leaves open whether they move."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from ..ground.errors import BeyondCoverage
from ..ground.trace import Notice, Point
from .calendars import calendar
from .calendars.lists import on_weekday

_COMMISSION = "EC"


def whether_it_moves(day: date, *, weekend: Point, holiday: Point) -> tuple[Notice, ...]:
    """The point that is open of a last day on which the Commission does not work; none of a day on which it does.

    :param day: the last day, which is not moved.
    :param weekend: what is said of a Saturday or a Sunday.
    :param holiday: what is said of a public holiday of the Commission, by its lists or by rule.
    """
    if not on_weekday(day):
        return (weekend.notice(day=day),)
    name = _holidays(day.year).get(day)
    return () if name is None else (holiday.notice(day=day, calendar=_COMMISSION, holiday=name),)


@lru_cache(maxsize=512)
def _holidays(year: int) -> Mapping[date, str]:
    """The names of the Commission's public holidays in a year, kept: to lengthen a calendar for each day is slow."""
    try:
        days = calendar(_COMMISSION).projected(date(year, 12, 31))
        return {listed.date: listed.name for listed in days.holidays(year)}
    except BeyondCoverage:  # so early or so far that nobody knows its holidays
        return {}
