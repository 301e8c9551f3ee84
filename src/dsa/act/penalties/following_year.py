"""When the financial year after a given one ends, as far as the given one tells.

Most years have twelve months. A year of 52 or 53 weeks ends on one day of the week: on the last such day of a month, or
on the one nearest to the end of a month. After 53 weeks there are 52; after 52, what the day of the end allows.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from ...ground.money import FinancialYear
from ...time_limits.reckoning import add_months

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_52_WEEKS = timedelta(weeks=52)
_53_WEEKS = timedelta(weeks=53)
_NEAR = timedelta(days=3)


def _is_last_of_its_name(end: date) -> bool:
    """The last Saturday of a month, or whichever day of the week it is."""
    return (end + _WEEK).month != end.month


def _is_nearest_to_an_end(end: date) -> bool:
    """The Saturday nearest to the end of a month: three days before it at most, or three days after it."""
    return (end - _NEAR).month != (end + _NEAR + _DAY).month


_CUSTOMS: tuple[Callable[[date], bool], ...] = (_is_last_of_its_name, _is_nearest_to_an_end)


def ends_after(year: FinancialYear, known: Iterable[FinancialYear]) -> tuple[date, ...]:
    """The days on which the year after ``year`` can end, the earliest first: two where it cannot be told.

    :param known: years of the same undertaking, of which the earlier ones show by which custom its years of weeks end.
    """
    if date.max - year.end < _53_WEEKS + _WEEK:
        return ()  # so close to the last day that there is, an end cannot be looked at
    length = year.end - year.start + _DAY
    if length == _53_WEEKS:
        return (year.end + _52_WEEKS,)
    if length != _52_WEEKS:
        return (_twelve_months_later(year.end),)
    both = (year.end + _52_WEEKS, year.end + _53_WEEKS)
    of_weeks = [weekly for weekly in (*known, year) if weekly.end - weekly.start + _DAY in (_52_WEEKS, _53_WEEKS)]
    ends = [weekly.end for weekly in of_weeks if weekly.end <= year.end]
    kept = [custom for custom in _CUSTOMS if all(map(custom, ends))]
    return tuple(end for end in both if any(custom(end) for custom in kept)) or both


def last_ends(year: FinancialYear, known: Iterable[FinancialYear], before: date) -> tuple[date, ...]:
    """The days on which the last year that ended before a day can have ended, counted on from ``year``; not its own.

    >>> from dsa import FinancialYear
    >>> last_ends(FinancialYear.ending(date(2024, 3, 31)), (), date(2030, 6, 1))
    (datetime.date(2030, 3, 31),)
    """
    years = tuple(known)
    last: set[date] = set()
    ended = {year}
    while ended:
        going_on = set[FinancialYear]()
        for each in ended:
            ends = ends_after(each, years)
            before_it = {FinancialYear(start=each.end + _DAY, end=end) for end in ends if end < before}
            if each != year and len(before_it) < max(len(ends), 1):
                last.add(each.end)
            going_on |= before_it
        ended = going_on
    return tuple(sorted(last))


def _twelve_months_later(end: date) -> date:
    """The end of a month stays the end of a month."""
    later = add_months(end, 12)[0]
    if end.day == monthrange(end.year, end.month)[1]:
        return later.replace(day=monthrange(later.year, later.month)[1])
    return later
