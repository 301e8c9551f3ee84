"""Articles 77 and 78 with a tally of days: a second, slow method that shares no code with the library.

A clock is wound up with as many days as the period has. Each day that is not suspended takes one off; an act winds it
up again; when it is empty, time has run out.
"""

from datetime import date


def years_in_days(start: date, years: int) -> int:
    """How many days lie between a day and the same number some years later (28 February for 29 February)."""
    month, number = start.month, start.day
    if (month, number) == (2, 29) and not _leap(start.year + years):
        number = 28
    return (date(start.year + years, month, number) - start).days


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_of(spans: list[tuple[date, date]]) -> set[int]:
    return {day for begin, end in spans for day in range(begin.toordinal(), end.toordinal())}


def expires(
    start: date, acts: list[date], suspended: list[tuple[date, date]], *, longstop: bool
) -> tuple[date, date | None]:
    """The last day, and the last day of all."""
    stopped = _days_of(suspended)
    wound_up = {act.toordinal(): years_in_days(act, 5) for act in acts}
    left, left_of_all = years_in_days(start, 5), years_in_days(start, 10)
    today = start.toordinal()
    last = last_of_all = None
    while last is None or (longstop and last_of_all is None):
        today += 1
        if today not in stopped:
            left, left_of_all = left - 1, left_of_all - 1
        if last_of_all is None and left_of_all == 0:
            last_of_all = today
            if longstop and last is None:
                last = today
        if last is None and today in wound_up:
            left = max(left, wound_up[today])
        if last is None and left == 0:
            last = today
        if last == today:  # a time that has run out can no longer be suspended; what had begun by then goes on
            stopped = _days_of([span for span in suspended if span[0].toordinal() <= today])
    return date.fromordinal(last), date.fromordinal(last_of_all) if longstop and last_of_all else None
