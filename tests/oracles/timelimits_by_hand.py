"""Regulation 1182/71 as one would do it with a wall calendar and a pencil: a second, slow, obvious implementation.

It shares no code with the library: it steps from day to day (from hour to hour) and asks of each what it is.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)


def is_working_day(day: date, holidays: frozenset[date]) -> bool:
    """Article 2(2): all days other than public holidays, Sundays and Saturdays."""
    return day.strftime("%a") not in ("Sat", "Sun") and day not in holidays


def month_end(day: date) -> bool:
    """Whether the day is the last of its month."""
    return (day + ONE_DAY).day == 1


def same_number(event: date, months: int, step: timedelta) -> tuple[date, bool]:
    """Article 3(2)(c): turn the pages month by month, then look for the number; True if it is lacking."""
    page = event.replace(day=1)
    for _ in range(months):
        if step > timedelta(0):
            while page.month == (page + ONE_DAY).month:
                page += ONE_DAY
            page += ONE_DAY
        else:
            page = (page - ONE_DAY).replace(day=1)
    day = page
    while day.day != event.day:
        if month_end(day):
            return day, True
        day += ONE_DAY
    return day, False


def nominal(
    event: date, *, months: int = 0, weeks: int = 0, days: int = 0, backwards: bool = False, counting: bool = False
) -> date:
    """Article 3(1) and (2): the last day before anybody looks at holidays."""
    step = -ONE_DAY if backwards else ONE_DAY
    last = event - step if counting else event  # the day before the first that counts
    if months:
        last, lacking = same_number(event, months, step)
        if counting and backwards:
            last += ONE_DAY  # the day after the same number, or the first of the month that follows
        elif counting and not lacking:
            last -= ONE_DAY
    for _ in range(weeks):
        for _ in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"):
            last += step
    for _ in range(days):
        last += step
    return last


def ends(
    event: date,
    *,
    months: int = 0,
    weeks: int = 0,
    days: int = 0,
    holidays: frozenset[date],
    backwards: bool = False,
    counting: bool = False,
) -> date:
    """Article 3(4) and (5) on top: off a day that is none, and two working days in it."""
    last = nominal(event, months=months, weeks=weeks, days=days, backwards=backwards, counting=counting)
    if backwards:
        return last
    first = event if counting else event + ONE_DAY
    two_days_or_more = last > first
    while not is_working_day(last, holidays):
        last += ONE_DAY
    while two_days_or_more:
        found, day = 0, first
        while day <= last:
            found += is_working_day(day, holidays)
            day += ONE_DAY
        if found >= 2:
            break
        last += ONE_DAY
    return last


def working_days(
    event: date, number: int, holidays: frozenset[date], *, backwards: bool = False, counting: bool = False
) -> date:
    """A period in working days: cross off one after the other."""
    step = -ONE_DAY if backwards else ONE_DAY
    day, found = event, 0
    if counting and is_working_day(event, holidays):
        found = 1
    while found < number:
        day += step
        found += is_working_day(day, holidays)
    return day


def hours(event: datetime, number: int, zone: str, *, backwards: bool = False) -> datetime:
    """Article 3(1) and (2)(a): leave out the hour of the event, then let the hours pass, one by one."""
    moment = event.astimezone(UTC)
    while moment.astimezone(ZoneInfo(zone)).minute or moment.second or moment.microsecond:
        moment -= timedelta(
            minutes=moment.astimezone(ZoneInfo(zone)).minute, seconds=moment.second, microseconds=moment.microsecond
        )
    if not backwards:
        moment += timedelta(hours=1)
    for _ in range(number):
        moment += timedelta(hours=-1 if backwards else 1)
    return moment


def annulment(notified: date, holidays: frozenset[date]) -> date:
    """Two months, ten days on account of distance, then off a day that is none: the Court's own rules."""
    day = nominal(notified, months=2)
    for _ in range(10):
        day += ONE_DAY
    while not is_working_day(day, holidays):
        day += ONE_DAY
    return day
