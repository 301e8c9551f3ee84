"""Time limits counted by hand: a slow and obvious second opinion.

The rules of Regulation (EEC, Euratom) No 1182/71, of the Court's own time limits and of Articles 77 and 78 of
Regulation (EU) 2022/2065, worked out as one would with a wall calendar and a finger: one day at a time (one minute
and one hour at a time for hours). Nothing here is fast, nothing is clever, and nothing but the standard library's
``datetime`` and ``zoneinfo`` is used, so that each line can be held against the paragraph it claims to apply.

Days are ``datetime.date``. The answer is always the last day on which one can still act (for a period counted
backwards: its earliest day), except for hours, where it is the instant at which the last hour is over.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)
ONE_HOUR = timedelta(hours=1)
ONE_MINUTE = timedelta(minutes=1)

SATURDAY = 5
SUNDAY = 6


# --- the wall calendar -------------------------------------------------------------------------------------------


def next_day(day: date) -> date:
    """The square to the right."""
    return day + ONE_DAY


def previous_day(day: date) -> date:
    """The square to the left."""
    return day - ONE_DAY


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Article 2(2): working days are all days other than public holidays, Sundays and Saturdays."""
    if day.weekday() == SATURDAY:
        return False
    if day.weekday() == SUNDAY:
        return False
    if day in holidays:
        return False
    return True


def days_on_the_leaf(year: int, month: int) -> list[date]:
    """All the days printed on one month's leaf of the calendar, read off one by one."""
    leaf = [date(year, month, 1)]
    while next_day(leaf[-1]).month == month:
        leaf.append(next_day(leaf[-1]))
    return leaf


def turn_leaves(day: date, how_many: int, direction: str) -> list[date]:
    """The leaf that lies open after turning ``how_many`` leaves from the one that shows ``day``."""
    year, month = day.year, day.month
    for _ in range(how_many):
        if direction == "after":
            if month == 12:
                year, month = year + 1, 1
            else:
                month = month + 1
        else:
            if month == 1:
                year, month = year - 1, 12
            else:
                month = month - 1
    return days_on_the_leaf(year, month)


def same_number_on(leaf: list[date], number: int) -> date | None:
    """The day with that number on the leaf, or None if the month has no such day."""
    for day in leaf:
        if day.day == number:
            return day
    return None


# --- what may be asked -------------------------------------------------------------------------------------------


def _check(event: date, direction: str, **amounts: int) -> None:
    if isinstance(event, datetime) or not isinstance(event, date):
        raise TypeError("the event is a calendar day")
    if direction not in ("after", "before"):
        raise ValueError("direction is 'after' or 'before'")
    for name, amount in amounts.items():
        if isinstance(amount, bool) or not isinstance(amount, int):
            raise TypeError(f"{name} is a whole number")
        if amount < 0:
            raise ValueError(f"{name} is not negative; count backwards with direction='before'")
    if all(amount == 0 for amount in amounts.values()):
        raise ValueError("a period has some length")


# --- Article 3: periods ------------------------------------------------------------------------------------------


def nominal(
    event: date,
    *,
    years: int = 0,
    months: int = 0,
    weeks: int = 0,
    days: int = 0,
    direction: str = "after",
    counting_event_day: bool = False,
) -> date:
    """Article 3(1), 3(2)(b), (c) and (d): where the period ends before anyone looks at weekends and holidays.

    The day of the event is not counted (Article 3(1), second subparagraph). A period in days ends with its last day
    (Article 3(2)(b)); one in weeks, months or years on the same day of the week or the same date as the day of the
    event, and where that date does not occur, on the last day of the month (Article 3(2)(c)). Years and months are
    one number of leaves to turn; what remains in weeks and then in days is counted on from there (Article 3(2)(d):
    first the months, then the parts of months).

    ``counting_event_day``: the period runs from and including the day of the event, by way of exception from
    Article 3(1). Every part then ends one day earlier, except that a missing date already is the first day outside.

    ``direction="before"``: the same, looking to the left; the answer is the earliest day of the period.
    """
    _check(event, direction, years=years, months=months, weeks=weeks, days=days)
    if direction == "after":
        return _nominal_after(event, years, months, weeks, days, counting_event_day)
    return _nominal_before(event, years, months, weeks, days, counting_event_day)


def _nominal_after(event: date, years: int, months: int, weeks: int, days: int, counting_event_day: bool) -> date:
    # The finger rests on the last day that has already gone by: the day of the event itself if it is not counted
    # (Article 3(1)), the day before it if it is.
    if counting_event_day:
        finger = previous_day(event)
    else:
        finger = event

    # Article 3(2)(c): years and months, in one step.
    leaves = 0
    for _ in range(years):
        leaves = leaves + 12
    for _ in range(months):
        leaves = leaves + 1
    if leaves > 0:
        leaf = turn_leaves(event, leaves, "after")
        same = same_number_on(leaf, event.day)
        if same is None:
            finger = leaf[-1]
        elif counting_event_day:
            finger = previous_day(same)
        else:
            finger = same

    # Article 3(2)(c): weeks, each to the same day of the week.
    for _ in range(weeks):
        weekday = finger.weekday()
        finger = next_day(finger)
        while finger.weekday() != weekday:
            finger = next_day(finger)

    # Article 3(2)(b): days, one by one.
    for _ in range(days):
        finger = next_day(finger)
    return finger


def _nominal_before(event: date, years: int, months: int, weeks: int, days: int, counting_event_day: bool) -> date:
    # The mirror: the finger rests on the last day already counted, looking left.
    if counting_event_day:
        finger = next_day(event)
    else:
        finger = event

    leaves = 0
    for _ in range(years):
        leaves = leaves + 12
    for _ in range(months):
        leaves = leaves + 1
    if leaves > 0:
        leaf = turn_leaves(event, leaves, "before")
        same = same_number_on(leaf, event.day)
        if same is None:
            same = leaf[-1]
        if counting_event_day:
            finger = next_day(same)  # after a missing date: the first day of the following month
        else:
            finger = same

    for _ in range(weeks):
        weekday = finger.weekday()
        finger = previous_day(finger)
        while finger.weekday() != weekday:
            finger = previous_day(finger)

    for _ in range(days):
        finger = previous_day(finger)
    return finger


def _nth_working_day(event: date, n: int, holidays: Container[date], direction: str, counting_event_day: bool) -> date:
    """Article 3(1), 3(3) and 2(2): working days, ticked off one by one.

    The day of the event is not counted, unless it is said to be; then it is the first, if it is a working day.
    """
    ticked = 0
    finger = event
    if counting_event_day and is_working_day(finger, holidays):
        ticked = 1
    while ticked < n:
        if direction == "after":
            finger = next_day(finger)
        else:
            finger = previous_day(finger)
        if is_working_day(finger, holidays):
            ticked = ticked + 1
    return finger


def roll(last: date, holidays: Container[date]) -> date:
    """Article 3(4), first subparagraph: a last day that is a public holiday, Sunday or Saturday gives way to the
    following working day."""
    while not is_working_day(last, holidays):
        last = next_day(last)
    return last


def ensure_two_working_days(first: date, last: date, holidays: Container[date]) -> date:
    """Article 3(5): a period of two days or more includes at least two working days; it is extended day by day until
    it does. ``first`` is the first day counted."""
    while True:
        working_days = 0
        day = first
        while day <= last and working_days < 2:
            if is_working_day(day, holidays):
                working_days = working_days + 1
            day = next_day(day)
        if working_days >= 2:
            return last
        last = next_day(last)


def ends(
    event: date,
    *,
    years: int = 0,
    months: int = 0,
    weeks: int = 0,
    days: int = 0,
    working_days: int = 0,
    holidays: Container[date],
    direction: str = "after",
    counting_event_day: bool = False,
) -> date:
    """Article 3: the last day of a period; counted backwards, its earliest day.

    First the nominal end (Article 3(1), 3(2)), then Article 3(4), then Article 3(5). Periods counted backwards from
    an event are left where they fall (Article 3(4), second subparagraph; and Article 3(5) is not applied to them).
    A period in working days ends on a working day anyway, and one of two working days has two. Working days are
    not mixed with other units.
    """
    _check(event, direction, years=years, months=months, weeks=weeks, days=days, working_days=working_days)

    if working_days > 0:
        if years > 0 or months > 0 or weeks > 0 or days > 0:
            raise ValueError("a period in working days stands alone")
        return _nth_working_day(event, working_days, holidays, direction, counting_event_day)

    last = nominal(
        event,
        years=years,
        months=months,
        weeks=weeks,
        days=days,
        direction=direction,
        counting_event_day=counting_event_day,
    )
    if direction == "before":
        return last

    # Article 3(4)
    last = roll(last, holidays)

    # Article 3(5): everything except a single day
    single_day = years == 0 and months == 0 and weeks == 0 and days == 1
    if not single_day:
        if counting_event_day:
            first = event
        else:
            first = next_day(event)
        last = ensure_two_working_days(first, last, holidays)
    return last


def ends_in_hours(event: datetime, hours: int, zone: str, direction: str = "after") -> datetime:
    """Article 3(1), first subparagraph, and Article 3(2)(a): the instant, in UTC, at which the last hour is over.

    The hour during which the event occurs, an hour of the clock on the wall of that place, is not counted. The period
    starts at the beginning of the next hour of that clock and then lasts so many real hours, also where the clock is
    put forward or back meanwhile. Article 3(4) leaves periods in hours alone.

    ``direction="before"``: the instant so many real hours before the hour of the event began.
    """
    if event.tzinfo is None or event.utcoffset() is None:
        raise ValueError("the event is an instant: it needs a time zone")
    if direction not in ("after", "before"):
        raise ValueError("direction is 'after' or 'before'")
    if isinstance(hours, bool) or not isinstance(hours, int):
        raise TypeError("hours is a whole number")
    if hours < 1:
        raise ValueError("a period has some length")

    wall = ZoneInfo(zone)
    instant = event.astimezone(UTC).replace(second=0, microsecond=0)

    if direction == "after":
        # Watch the clock until it next shows a full hour.
        instant = instant + ONE_MINUTE
        while instant.astimezone(wall).minute != 0:
            instant = instant + ONE_MINUTE
        for _ in range(hours):
            instant = instant + ONE_HOUR
        return instant

    # Wind back to the full hour in which the event lies.
    while instant.astimezone(wall).minute != 0:
        instant = instant - ONE_MINUTE
    for _ in range(hours):
        instant = instant - ONE_HOUR
    return instant


# --- the Court's own time limits ---------------------------------------------------------------------------------


def annulment_action(notified: date | None, *, published: date | None = None, holidays: Container[date]) -> date:
    """Article 263 TFEU, sixth paragraph; Articles 58, 59 and 60 of the Rules of Procedure of the General Court.

    Two months from notification, the day of notification not counted, to the same number or the month's last day
    (Article 58(1)); where time runs from publication in the Official Journal, from the end of the fourteenth day
    after it (Article 59), so that this fourteenth day stands in for the day of notification. Ten days on account of
    distance are added before anyone looks at weekends (Article 60), then a Saturday, Sunday or official holiday gives
    way to the first subsequent working day (Article 58(2)). Where both days are given, notification governs.
    """
    if notified is not None:
        start = notified
    elif published is not None:
        start = published
        for _ in range(14):
            start = next_day(start)
    else:
        raise ValueError("time runs from notification or from publication: one of them is needed")

    last = nominal(start, months=2)
    for _ in range(10):
        last = next_day(last)
    return roll(last, holidays)


# --- limitation periods ------------------------------------------------------------------------------------------
