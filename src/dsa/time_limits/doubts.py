"""What a result rests on that no list settles: the notices that say so, day by day, and what they leave open.

A list of holidays is read, or it is not; single days of it are known otherwise, or are in doubt. An answer says which
days decided it that are not settled, how each is known and from where, and whether it would be the same whatever they
turn out to be.
"""

from __future__ import annotations

from datetime import date

from ..ground.citations import REGULATION_1182_71
from ..ground.trace import Notice, Point
from .calendars import Calendar, Status

UNCERTAIN_LIST = Point(
    "uncertain-holiday-list",
    "The result rests on days of the calendar {calendar} that no published list settles ({status}: {source}). "
    "Check them before relying on it.",
    (REGULATION_1182_71.at(2, 1),),
)
DAYS_IN_DOUBT = Point("days-in-doubt", "The days in doubt: {days}.", (REGULATION_1182_71.at(2, 1),))
BEYOND_LISTS = Point(
    "beyond-published-lists",
    "The lists of the calendar {calendar} end on {last}, and one that is published later can differ. To have such an "
    "answer refused, pass calendar('{calendar}').strict(), or beyond='raise'.",
    (REGULATION_1182_71.at(2, 1),),
)
SAME_UNDER_EVERY_LIST = Point(
    "same-under-every-list",
    "The result is the same under every list that can come, whatever the days in doubt turn out to be.",
    (REGULATION_1182_71.at(2, 1),),
)


def doubt_notices(calendar: Calendar, start: date, stop: date) -> tuple[Notice, ...]:
    """The notices on the days from ``start`` to ``stop`` that no list that was read settles; none if it settles all."""
    if not calendar.doubtful_days(start, stop):
        return ()
    # How it is known, and from where: the days that are in doubt one by one; none where it is a whole list.
    groups: dict[tuple[Status, str], list[date]] = {}
    for day in calendar.doubts(start, stop):
        source = day.source if day.note is None else f"{day.source}: {day.note}"
        groups.setdefault((day.status, source), []).append(day.date)
    for whole in calendar.lists_between(start, stop):
        named = (day for days in groups.values() for day in days)
        if not whole.status.certain and not any(whole.first <= day <= whole.last for day in named):
            groups[whole.status, whole.source] = []
    notices: list[Notice] = []
    for (status, source), days in groups.items():
        notices.append(UNCERTAIN_LIST.notice(calendar=calendar.code, status=str(status), source=source))
        if days:
            notices.append(DAYS_IN_DOUBT.notice(days=tuple(days)))
    if stop > calendar.published_until:
        notices.append(BEYOND_LISTS.notice(calendar=calendar.code, last=calendar.published_until))
    return tuple(notices)
