"""A calendar of working days: Article 2 of Regulation 1182/71, as a table that is asked and never searched.

"Working days" are all days other than public holidays, Sundays and Saturdays (Article 2(2)). The table counts
them from the first day known, so that adding ten working days costs what adding a thousand costs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from functools import lru_cache

from attrs import evolve, field, frozen

from ...ground import checks, words
from ...ground.errors import BeyondCoverage, InvalidValue
from ...ground.words import Phrase
from .lists import Holiday, HolidayList, check_sequence
from .projection import HolidayRule, project

_SATURDAY = 5


@frozen
class _Table:
    """Running counts over the days known; every list is indexed by ``ordinal - first``."""

    first: int
    holidays: dict[int, Holiday]
    working: list[int]
    """The ordinals of the working days."""
    up_to: list[int]
    """How many working days there are up to and including each day."""
    doubtful_up_to: list[int]
    """How many days, up to and including each day, are not known for sure."""
    settled_up_to: list[int]
    """How many days, up to and including each day, are working days for sure."""

    @classmethod
    def of(cls, lists: tuple[HolidayList, ...]) -> _Table:
        first, last = lists[0].first.toordinal(), lists[-1].last.toordinal()
        holidays = {day.date.toordinal(): day for one in lists for day in one.holidays}
        doubtful = frozenset[int]().union(*(one.uncertain_days for one in lists))
        working: list[int] = []
        up_to: list[int] = []
        doubtful_up_to: list[int] = []
        settled_up_to: list[int] = []
        doubts = settled = 0
        for ordinal in range(first, last + 1):
            works = (ordinal - 1) % 7 < _SATURDAY and ordinal not in holidays
            if works:
                working.append(ordinal)
            doubts += ordinal in doubtful
            settled += works and ordinal not in doubtful
            up_to.append(len(working))
            doubtful_up_to.append(doubts)
            settled_up_to.append(settled)
        return cls(first, holidays, working, up_to, doubtful_up_to, settled_up_to)


@frozen(kw_only=True, eq=False)
class Calendar:
    """The working days of one institution or Member State, known for exactly the days that its lists cover.

    ``zone`` is the time zone in which its days begin and end. Get one with :func:`dsa.calendar`, or build your own
    from :class:`~dsa.HolidayList` objects.
    """

    code: str
    name: str
    zone: str
    lists: tuple[HolidayList, ...] = field(repr=False)
    rules: tuple[HolidayRule, ...] = field(default=(), repr=False)
    _table: _Table = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        checks.text("code", self.code)
        checks.text("name", self.name)
        checks.text("zone", self.zone)
        checks.several("rules", self.rules, HolidayRule)
        if not checks.several("lists", self.lists, HolidayList):
            raise InvalidValue(field=Phrase("lists"), value=(), accepted=Phrase("at least one HolidayList"))
        check_sequence(self.lists)
        object.__setattr__(self, "_table", _Table.of(self.lists))

    @property
    def coverage(self) -> tuple[date, date]:
        """The first and the last day for which the holidays are known, both included."""
        return self.lists[0].first, self.lists[-1].last

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the lists come from, once each, in the order of their years."""
        return tuple(dict.fromkeys(one.source for one in self.lists))

    def covers(self, day: date) -> bool:
        """Whether a list covers the day."""
        return self.lists[0].first <= day <= self.lists[-1].last

    def is_working_day(self, day: date) -> bool:
        """Whether the day is neither a public holiday nor a Sunday nor a Saturday.

        >>> from dsa import calendar
        >>> calendar("EC").is_working_day(date(2025, 12, 24))
        False
        """
        index = self._index(checks.day("day", day))
        up_to = self._table.up_to
        return up_to[index] > (up_to[index - 1] if index else 0)

    def holiday(self, day: date) -> Holiday | None:
        """The public holiday on that day, if there is one."""
        self._index(checks.day("day", day))
        return self._table.holidays.get(day.toordinal())

    def holidays(self, year: int) -> tuple[Holiday, ...]:
        """The public holidays of a year, all of whose days must be covered."""
        checks.count("year", year, least=1)
        for day in (date(min(year, 9999), 1, 1), date(min(year, 9999), 12, 31)):
            self._index(day)
        covering = self.lists_between(date(year, 1, 1), date(year, 12, 31))
        return tuple(day for one in covering for day in one.holidays if day.date.year == year)

    def next_working_day(self, day: date) -> date:
        """The working day that follows ``day``: the day itself does not count.

        >>> from dsa import calendar
        >>> calendar("EC").next_working_day(date(2025, 12, 23))
        datetime.date(2026, 1, 5)
        """
        return self.add_working_days(day, 1)

    def add_working_days(self, day: date, n: int) -> date:
        """The ``n``-th working day after ``day``, which is not counted; before it, where ``n`` is negative.

        >>> from dsa import calendar
        >>> calendar("EC").add_working_days(date(2025, 12, 23), 2)
        datetime.date(2026, 1, 6)
        >>> calendar("EC").add_working_days(date(2026, 1, 5), -1)
        datetime.date(2025, 12, 23)
        """
        index = self._index(checks.day("day", day))
        if isinstance(n, bool) or not isinstance(n, int) or n == 0:
            raise InvalidValue(field=Phrase("n"), value=n, accepted=Phrase("a whole number other than nought"))
        table = self._table
        before = table.up_to[index - 1] if index else 0
        target = table.up_to[index] + n - 1 if n > 0 else before + n
        if not 0 <= target < len(table.working):
            edge = self.lists[-1].last if n > 0 else self.lists[0].first
            raise self._beyond(edge, past_edge=True)
        return date.fromordinal(table.working[target])

    def working_days(self, start: date, end: date) -> int:
        """How many working days there are from ``start`` to ``end``, both included; nought if the end is earlier."""
        return self._between(self._table.up_to, start, end)

    def doubtful_days(self, start: date, end: date) -> int:
        """How many days from ``start`` to ``end``, both included, no published or transcribed list settles."""
        return self._between(self._table.doubtful_up_to, start, end)

    def settled_working_days(self, start: date, end: date) -> int:
        """How many days from ``start`` to ``end``, both included, are working days by a published or transcribed list.

        >>> from dsa import calendar
        >>> new_year = date(2024, 12, 30), date(2025, 1, 6)  # days from 16 August 2024 are inferred
        >>> calendar("EC").settled_working_days(*new_year), calendar("EC").doubtful_days(*new_year)
        (2, 2)
        """
        return self._between(self._table.settled_up_to, start, end)

    def _between(self, counts: list[int], start: date, end: date) -> int:
        last, first = self._index(checks.day("end", end)), self._index(checks.day("start", start))
        return max(0, counts[last] - (counts[first - 1] if first else 0))

    def list_for(self, day: date) -> HolidayList:
        """The list that covers the day."""
        self._index(checks.day("day", day))
        return self.lists_between(day, day)[0]

    def lists_between(self, first: date, last: date) -> tuple[HolidayList, ...]:
        """The lists that cover any day from ``first`` to ``last``, both included; they follow on each other."""
        begin = bisect_left(self.lists, first, key=lambda one: one.last)
        return self.lists[begin : bisect_right(self.lists, last, key=lambda one: one.first)]

    def known_on(self, day: date) -> Calendar:
        """The same calendar with only the lists that were known on ``day``."""
        lists = tuple(one for one in self.lists if one.known_by(checks.day("day", day)))
        if not lists:
            raise self._beyond(day)
        return self if lists == self.lists else evolve(self, lists=lists)

    def projected(self, until: date) -> Calendar:
        """The same calendar, lengthened by rule to the end of the year of ``until``: generated, never certain."""
        checks.day("until", until)
        return self if until <= self.lists[-1].last else _lengthened(self, until.year)

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._table.first
        if not 0 <= index < len(self._table.up_to):
            raise self._beyond(day)
        return index

    def _beyond(self, day: date, *, past_edge: bool = False) -> BeyondCoverage:
        first, last = self.coverage
        remedy = "Use a day within them"
        if day >= last and self.rules:
            remedy += ", or pass beyond='project' (or call .projected(day)) for a result marked as not certain"
        return BeyondCoverage(
            calendar=Phrase(f"Calendar {self.code}"),
            day=Phrase(f"the days {'after' if day == last else 'before'} {words.day(day)}") if past_edge else day,
            first=first,
            last=last,
            remedy=Phrase(remedy + "."),
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Calendar):
            return NotImplemented
        mine = (self.code, self.zone, self.lists, self.rules)
        return self is other or mine == (other.code, other.zone, other.lists, other.rules)

    def __hash__(self) -> int:
        return hash((self.code, self.lists[0].first, self.lists[-1].last))

    def __reduce__(self) -> tuple[object, ...]:
        return _calendar, (self.code, self.name, self.zone, self.lists, self.rules)

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


def _calendar(
    code: str, name: str, zone: str, lists: tuple[HolidayList, ...], rules: tuple[HolidayRule, ...]
) -> Calendar:
    return Calendar(code=code, name=name, zone=zone, lists=lists, rules=rules)


@lru_cache(maxsize=64)
def _lengthened(calendar: Calendar, year: int) -> Calendar:
    if not calendar.rules:
        raise calendar._beyond(date(year, 12, 31))
    last = calendar.lists[-1].last
    return evolve(calendar, lists=(*calendar.lists, project(calendar.rules, last, year)))
