"""Articles 77 and 78 with a tally of days: a second, slow method that shares no code with the library.

A clock is wound up with as many days as the period has. Each day that is not suspended takes one off; an act winds it
up again; when it is empty, time has run out.
"""

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def years_in_days(start: date, years: int) -> int:
    """How many days lie between a day and the same number some years later (28 February for 29 February)."""
    month, number = start.month, start.day
    if (month, number) == (2, 29) and not _leap(start.year + years):
        number = 28
    return (date(start.year + years, month, number) - start).days


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def expires(
    start: date, acts: list[date], suspended: list[tuple[date, date]], *, longstop: bool
) -> tuple[date, date | None]:
    """The last day, and the last day of all."""
    left = years_in_days(start, 5)
    left_of_all = years_in_days(start, 10)
    today, last, last_of_all = start, None, None
    while last is None or (longstop and last_of_all is None):
        today += ONE_DAY
        # A time that has run out can no longer be suspended; what had begun by its last day goes on.
        stands = any(begin <= today < end for begin, end in suspended if last is None or begin <= last)
        if not stands:
            left, left_of_all = left - 1, left_of_all - 1
        if last_of_all is None and left_of_all == 0:
            last_of_all = today
            if longstop and last is None:
                last = today
        if last is None and today in acts:
            left = max(left, years_in_days(today, 5))
        if last is None and left == 0:
            last = today
    return last, last_of_all if longstop else None
