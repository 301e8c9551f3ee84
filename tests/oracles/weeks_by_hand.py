"""When financial years end, found by walking through the days of a calendar: it shares no code with the library."""

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def end_of_month(year: int, month: int) -> date:
    day = date(year, month, 28)
    while (day + ONE_DAY).month == month:
        day += ONE_DAY
    return day


def last_of_month(year: int, month: int, weekday: int) -> date:
    """The last Saturday of September, and the like."""
    day = end_of_month(year, month)
    while day.weekday() != weekday:
        day -= ONE_DAY
    return day


def nearest_to_end(year: int, month: int, weekday: int) -> date:
    """The Saturday nearest to the end of September, and the like."""
    day = end_of_month(year, month) - 3 * ONE_DAY
    while day.weekday() != weekday:
        day += ONE_DAY
    return day


def twelve_months_on(end: date) -> date:
    """The same day a year later; the last day of a month stays the last one."""
    if (end + ONE_DAY).day == 1:
        return end_of_month(end.year + 1, end.month)
    return date(end.year + 1, end.month, end.day)
