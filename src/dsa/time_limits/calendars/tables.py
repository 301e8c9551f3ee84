"""What a calendar counts with: running counts over the days that its lists cover, so that nothing is searched."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from attrs import frozen

from .lists import Holiday, HolidayList

_SATURDAY = 5


@frozen
class Table:
    """Running counts over the days known; every list is indexed by ``ordinal - first``."""

    first: int
    holidays: dict[int, Holiday]
    working: Sequence[int]
    """The ordinals of the working days."""
    up_to: Sequence[int]
    """How many working days there are up to and including each day."""
    doubtful_up_to: Sequence[int]
    """How many weekdays, up to and including each day, are not known for sure."""
    settled_up_to: Sequence[int]
    """How many days, up to and including each day, are working days for sure."""
    doubts: tuple[Holiday, ...]
    """The days on which doubt falls one by one, in their order."""

    @classmethod
    def of(cls, lists: tuple[HolidayList, ...]) -> Table:
        """The counts over lists that follow one another."""
        first, last = lists[0].first.toordinal(), lists[-1].last.toordinal()
        holidays = {day.date.toordinal(): day for listed in lists for day in listed.holidays}
        doubtful = frozenset[int]().union(*(listed.uncertain_days for listed in lists))
        working = array("i")
        up_to = array("i")
        doubtful_up_to = array("i")
        settled_up_to = array("i")
        unsure = settled = 0
        for ordinal in range(first, last + 1):
            works = (ordinal - 1) % 7 < _SATURDAY and ordinal not in holidays
            if works:
                working.append(ordinal)
            unsure += ordinal in doubtful
            settled += works and ordinal not in doubtful
            up_to.append(len(working))
            doubtful_up_to.append(unsure)
            settled_up_to.append(settled)
        doubts = tuple(day for listed in lists for day in listed.doubts)
        return cls(first, holidays, working, up_to, doubtful_up_to, settled_up_to, doubts)
