"""A calendar of working days: Article 2 of Regulation 1182/71, as a table that is asked and never searched.

"Working days" are all days other than public holidays, Sundays and Saturdays (Article 2(2)). The table counts
them from the first day known, so that adding ten working days costs what adding a thousand costs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import lru_cache, partial

from attrs import evolve, field, fields, frozen

from ...ground import checks, words
from ...ground.brief import Brief
from ...ground.errors import BeyondCoverage, InvalidValue
from ...ground.words import Phrase
from ..zones import zone_name
from .lists import Holiday, HolidayList, Status, check_sequence
from .projection import HolidayRule, project
from .tables import Table

HORIZON = 110
"""So many years after the lists that are published a projection ends at the latest: a century, and room to count in."""
MOST_YEARS = 400
"""So many years a calendar covers at most; each day of them has its place in a table."""


@frozen(kw_only=True, eq=False)
class Calendar(Brief):
    """The working days of one institution or Member State, known for exactly the days that its lists cover.

    Get one with :func:`dsa.calendar`, or build your own from :class:`~dsa.HolidayList` objects.

    What it answers itself is a bare day or number, without doubts. :func:`dsa.deadline` for the n-th working day and
    :func:`dsa.working_days` for a number of them have theirs, and answer beyond the lists, where this refuses.

    :param code: the code by which :func:`dsa.calendar` finds it: ``"EC"``, ``"CJEU"`` or that of a Member State.
    :param name: whose it is, in English.
    :param zone: the time zone in which its days begin and end, such as ``"Europe/Brussels"``.
    :param lists: its lists, which follow on each other without a gap, the oldest first.
    :param rules: the rules by which it is lengthened beyond its lists; empty where none are known.
    :param projects: whether it may be lengthened beyond its lists; see :meth:`strict`.
    """

    code: str
    name: str
    zone: str
    lists: tuple[HolidayList, ...] = field(repr=False)
    rules: tuple[HolidayRule, ...] = field(default=(), repr=False)
    projects: bool = field(default=True, repr=False)
    _table: Table = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        checks.text("code", self.code)
        checks.text("name", self.name)
        zone_name("zone", self.zone)
        checks.flag("projects", self.projects)
        checks.several("rules", self.rules, HolidayRule)
        if not checks.several("lists", self.lists, HolidayList):
            raise InvalidValue(field=Phrase("lists"), value=(), accepted=Phrase("at least one HolidayList"))
        if self.lists[-1].last.year - self.lists[0].first.year > MOST_YEARS:
            accepted = Phrase(f"lists of at most {MOST_YEARS} years")
            raise InvalidValue(field=Phrase("lists"), value=self.lists[-1].last, accepted=accepted)
        check_sequence(self.lists)
        object.__setattr__(self, "_table", Table.of(self.lists))

    @property
    def coverage(self) -> tuple[date, date]:
        """The first and the last day for which the holidays are known, both included."""
        return self.lists[0].first, self.lists[-1].last

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the lists come from, once each, in the order of their years."""
        return tuple(dict.fromkeys(listed.source for listed in self.lists))

    def covers(self, day: date) -> bool:
        """Whether a list covers the day."""
        return self.lists[0].first <= checks.day("day", day) <= self.lists[-1].last

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
        year = checks.count("year", year, least=1)
        first, last = date(min(year, date.max.year), 1, 1), date(min(year, date.max.year), 12, 31)
        for day in (first, last):
            self._index(day)
        if year > last.year:
            raise self._beyond(last, past_edge=True)
        listed = (day for covering in self.lists_between(first, last) for day in covering.holidays)
        return tuple(day for day in listed if first <= day.date <= last)

    def next_working_day(self, day: date) -> date:
        """The working day that follows ``day``: the day itself does not count. It says nothing of doubts.

        ``dsa.deadline(day, "1 working day", calendar=...)`` answers the same with its doubts.

        >>> from dsa import calendar
        >>> calendar("EC").next_working_day(date(2025, 12, 23))
        datetime.date(2026, 1, 5)
        """
        return self.add_working_days(day, 1)

    def add_working_days(self, day: date, n: int) -> date:
        """The ``n``-th working day after ``day``, which is not counted; before it, where ``n`` is negative.

        A bare day that says nothing of doubts: ``dsa.deadline(day, "10 working days", calendar=...)`` answers the same
        with them.

        >>> from dsa import calendar
        >>> calendar("EC").add_working_days(date(2025, 12, 23), 2)
        datetime.date(2026, 1, 6)
        >>> calendar("EC").add_working_days(date(2026, 1, 5), -1)
        datetime.date(2025, 12, 23)
        """
        index = self._index(checks.day("day", day))
        n = checks.other_than_nought("n", n)
        table = self._table
        before = table.up_to[index - 1] if index else 0
        target = table.up_to[index] + n - 1 if n > 0 else before + n
        if not 0 <= target < len(table.working):
            edge = self.lists[-1].last if n > 0 else self.lists[0].first
            raise self._beyond(edge, past_edge=True)
        return date.fromordinal(table.working[target])

    def working_days(self, start: date, end: date) -> int:
        """How many working days there are from ``start`` to ``end``, both included; nought if the end is earlier.

        A bare number that says nothing of doubts: :func:`dsa.working_days` answers the same with them.
        """
        return self._between(self._table.up_to, start, end)

    def doubtful_days(self, start: date, end: date) -> int:
        """How many weekdays from ``start`` to ``end``, both included, no list that was read settles."""
        return self._between(self._table.doubtful_up_to, start, end)

    def settled_working_days(self, start: date, end: date) -> int:
        """How many days from ``start`` to ``end``, both included, are working days by a list that was read.

        >>> from dsa import calendar
        >>> new_year = date(2024, 12, 30), date(2025, 1, 6)  # of 2024, no list was read from 16 August on
        >>> calendar("EC").settled_working_days(*new_year), calendar("EC").doubtful_days(*new_year)
        (2, 2)
        """
        return self._between(self._table.settled_up_to, start, end)

    def _between(self, counts: Sequence[int], start: date, end: date) -> int:
        last, first = self._index(checks.day("end", end)), self._index(checks.day("start", start))
        return max(0, counts[last] - (counts[first - 1] if first else 0))

    def doubts(self, start: date, end: date) -> tuple[Holiday, ...]:
        """The days from ``start`` to ``end`` on which doubt falls one by one: each with its status, source and note.

        They are holidays that no list that was read has, and working days that may be holidays.

        >>> from dsa import calendar
        >>> print(*calendar("EC").doubts(date(2024, 12, 1), date(2024, 12, 23)))
        End-of-year closing day, 23 December 2024 (evidenced: 90 working days from 19 December 2024 were published as \
ending on 14 May 2025, 110 as ending on 16 June 2025)
        """
        for name, day in (("start", start), ("end", end)):
            self._index(checks.day(name, day))
        doubts = self._table.doubts
        begin = bisect_left(doubts, start, key=lambda day: day.date)
        return doubts[begin : bisect_right(doubts, end, key=lambda day: day.date)]

    @property
    def fewest(self) -> Calendar:
        """The same calendar with those holidays only that every list that can come has.

        The n-th working day in it is the earliest that can be. :attr:`most` is its counterpart, and where both agree,
        the day is the same under every list that can come: one holiday more never makes a working day an earlier one.
        """
        return _bounded(self, fewest=True)

    @property
    def most(self) -> Calendar:
        """The same calendar with every holiday that may be one: the latest that the n-th working day can be."""
        return _bounded(self, fewest=False)

    def strict(self) -> Calendar:
        """The same calendar, never lengthened beyond its lists: whatever it is passed to refuses instead.

        >>> from dsa import calendar, deadline
        >>> from dsa.errors import BeyondCoverage
        >>> try:
        ...     deadline(date(2031, 3, 1), "P1M", calendar=calendar("EC").strict())
        ... except BeyondCoverage as refused:
        ...     print(str(refused).partition(";")[0])
        Calendar EC: no list of public holidays covers 1 April 2031
        """
        return evolve(self, projects=False)

    def list_for(self, day: date) -> HolidayList:
        """The list that covers the day."""
        self._index(checks.day("day", day))
        return self.lists_between(day, day)[0]

    def lists_between(self, first: date, last: date) -> tuple[HolidayList, ...]:
        """The lists that cover any day from ``first`` to ``last``, both included; they follow on each other."""
        checks.day("first", first)
        checks.day("last", last)
        begin = bisect_left(self.lists, first, key=lambda listed: listed.last)
        return self.lists[begin : bisect_right(self.lists, last, key=lambda listed: listed.first)]

    def known_on(self, day: date) -> Calendar:
        """The same calendar with only the lists that were known on ``day``."""
        lists = tuple(listed for listed in self.lists if listed.known_by(checks.day("day", day)))
        if not lists:
            raise self._beyond(day)
        return self if lists == self.lists else evolve(self, lists=lists)

    def projected(self, until: date) -> Calendar:
        """The same calendar, lengthened by rule to the end of the year of ``until``: never certain.

        :raises BeyondCoverage: the calendar is strict, or has no rules; or more than a century would be projected.
        """
        if checks.day("until", until) <= self.lists[-1].last:
            return self
        if not (self.projects and self.rules):
            raise self._beyond(until)
        if until.year > (farthest := min(self.published_until.year + HORIZON, date.max.year)):
            raise self._beyond(until, remedy=f"Nothing is projected beyond {farthest}: use a day up to then.")
        return _lengthened(self, until.year)

    @property
    def published_until(self) -> date:
        """The last day that a list covers which is not projected."""
        real = (listed.last for listed in reversed(self.lists) if listed.status is not Status.PROJECTED)
        return next(real, self.lists[0].first)

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._table.first
        if not 0 <= index < len(self._table.up_to):
            raise self._beyond(day)
        return index

    def _beyond(self, day: date, *, past_edge: bool = False, remedy: str = "") -> BeyondCoverage:
        first, last = self.coverage
        return BeyondCoverage(
            calendar=Phrase(f"Calendar {self.code}"),
            day=Phrase(f"the days {'after' if day == last else 'before'} {words.day(day)}") if past_edge else day,
            first=first,
            last=last,
            remedy=Phrase(remedy or self._remedy(day)),
        )

    def _remedy(self, day: date) -> str:
        remedy = "Use a day within them"
        if day >= self.lists[-1].last and self.rules and self.projects:
            remedy += ", or pass beyond='project' to a function that takes it, for an answer marked as not certain; "
            remedy += "the calendar itself takes none, and its .projected(day) reaches farther"
        return remedy + "."

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Calendar):
            return NotImplemented
        mine = (self.code, self.zone, self.projects, self.lists, self.rules)
        return self is other or mine == (other.code, other.zone, other.projects, other.lists, other.rules)

    def __hash__(self) -> int:
        return hash((self.code, self.lists[0].first, self.lists[-1].last))

    def __reduce__(self) -> tuple[object, ...]:
        arguments = {field.name: getattr(self, field.name) for field in fields(Calendar) if field.init}
        return partial(Calendar, **arguments), ()

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


@lru_cache(maxsize=32)
def _lengthened(calendar: Calendar, year: int) -> Calendar:
    return evolve(calendar, lists=(*calendar.lists, project(calendar.rules, calendar.coverage[1], year)))


@lru_cache(maxsize=32)
def _bounded(calendar: Calendar, *, fewest: bool) -> Calendar:
    lists = tuple(listed.fewest if fewest else listed.most for listed in calendar.lists)
    return evolve(calendar, lists=lists, projects=False)
