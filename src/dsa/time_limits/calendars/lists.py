"""Lists of public holidays, as published: what is known, for which days, from where, and how surely."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from itertools import pairwise

from attrs import evolve, field, frozen

from ...ground import checks, words
from ...ground.brief import Brief
from ...ground.errors import InvalidValue
from ...ground.words import Phrase

_SATURDAY = 5


class Status(StrEnum):
    """How a list, or one of its days, is known; compares equal to its text, ``"read"``."""

    READ = "read"
    """Read in the Official Journal."""
    TRANSCRIBED = "transcribed"
    """Read in somebody's transcription of the Official Journal."""
    EVIDENCED = "evidenced"
    """Not read in a list, but needed by time limits that the institution itself published."""
    BY_STATUTE = "by statute"
    """The same day, or the same distance from Easter, every year by the law of the State; no list was read."""
    INFERRED = "inferred"
    """Reasoned from another year, a pattern or another source; or named by a list that other sources contradict."""
    PROJECTED = "projected"
    """Computed by the rule that the lists published so far follow."""

    @property
    def certain(self) -> bool:
        """Whether a result that rests on it needs no reservation: a list was read."""
        return self in (Status.READ, Status.TRANSCRIBED)

    @property
    def settled(self) -> bool:
        """Whether every list that can come has the day: a list was read, or practice or statute fixes it."""
        return self not in (Status.INFERRED, Status.PROJECTED)


@frozen(kw_only=True)
class Holiday(Brief):
    """A public holiday: its day, its name in English, its source, and how it is known.

    :param date: the day that is one.
    :param name: its name, in English.
    :param source: where it is from.
    :param status: how it is known: read in the list itself, or less surely.
    :param note: what there is to be said of it; None if nothing is.
    """

    date: dt.date
    name: str
    source: str = field(repr=False)
    status: Status
    note: str | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        checks.day("date", self.date)
        checks.text("name", self.name)
        checks.text("source", self.source)
        checks.member("status", self.status, Status)
        checks.optional_text("note", self.note)

    def __str__(self) -> str:
        return f"{self.name}, {words.day(self.date)} ({self.status}: {self.source})"


@frozen(kw_only=True)
class HolidayList(Brief):
    """One list: complete from ``first`` to ``last``, both included; whatever it does not name is no holiday.

    ``possible`` are days that it does not name and that may be holidays all the same: because another source has them,
    or because lists of other years had one like them. They are counted as working days, and are in doubt.

    :param first: the first day that it covers.
    :param last: the last day that it covers.
    :param holidays: every holiday between them, in the order of their days.
    :param source: where it was published.
    :param status: how it is known: read, transcribed, evidenced, by statute, inferred or projected.
    :param published: the day on which it was published; None where that is not known.
    :param note: what there is to be said of it; None if nothing is.
    :param possible: days that it does not name and that may be holidays all the same.

    >>> known = {"source": "our own", "status": Status.READ}
    >>> founded = Holiday(date=dt.date(2026, 5, 4), name="Founding day", **known)
    >>> ours = HolidayList(first=dt.date(2026, 1, 1), last=dt.date(2026, 12, 31), holidays=(founded,), **known)
    >>> from dsa import Calendar
    >>> house = Calendar(code="US", name="Our house", zone="Europe/Brussels", lists=(ours,))
    >>> house.is_working_day(dt.date(2026, 5, 4))
    False
    """

    first: dt.date
    last: dt.date
    holidays: tuple[Holiday, ...]
    source: str
    status: Status
    published: dt.date | None = None
    note: str | None = field(default=None, repr=False)
    possible: tuple[Holiday, ...] = field(default=(), repr=False)

    def __attrs_post_init__(self) -> None:
        checks.day("first", self.first)
        checks.not_before("last", checks.day("last", self.last), "first", self.first)
        checks.text("source", self.source)
        checks.member("status", self.status, Status)
        checks.optional_day("published", self.published)
        checks.optional_text("note", self.note)
        days = self._in_order("holidays", self.holidays)
        if clashes := days & self._in_order("possible", self.possible):
            raise InvalidValue(
                field=Phrase("possible"), value=tuple(sorted(clashes)), accepted=Phrase("days that are not in holidays")
            )

    def _in_order(self, name: str, holidays: tuple[Holiday, ...]) -> frozenset[dt.date]:
        days = [holiday.date for holiday in checks.several(name, holidays, Holiday)]
        if any(not self.first <= day <= self.last for day in days) or days != sorted(set(days)):
            raise InvalidValue(
                field=Phrase(name),
                value=tuple(days),
                accepted=Phrase(f"different days in order, from {words.day(self.first)} to {words.day(self.last)}"),
            )
        return frozenset(days)

    def known_by(self, day: dt.date) -> bool:
        """Whether the list was known on ``day``: published by then, or, if that is unknown, begun by then."""
        return (self.published or self.first) <= checks.day("day", day)

    @property
    def doubts(self) -> tuple[Holiday, ...]:
        """The days on which doubt falls one by one, in their order: named without a list that was read, or possible.

        Saturdays and Sundays are never in doubt: they are no working days in any case.
        """
        unsure = (*(day for day in self.holidays if not day.status.certain), *self.possible)
        return tuple(sorted((day for day in unsure if on_weekday(day.date)), key=lambda day: day.date))

    @property
    def uncertain_days(self) -> frozenset[int]:
        """The ordinals of the days of which no list that was read says whether they are working days."""
        doubts = frozenset(day.date.toordinal() for day in self.doubts)
        if self.status.certain:
            return doubts
        named = frozenset(day.date.toordinal() for day in self.holidays)
        covered = range(self.first.toordinal(), self.last.toordinal() + 1)
        return doubts | {day for day in covered if (day - 1) % 7 < _SATURDAY and day not in named}

    @property
    def fewest(self) -> HolidayList:
        """The list with those holidays only that every list that can come has."""
        return evolve(self, holidays=tuple(day for day in self.holidays if day.status.settled), possible=())

    @property
    def most(self) -> HolidayList:
        """The list with every holiday that may be one."""
        return evolve(
            self, holidays=tuple(sorted((*self.holidays, *self.possible), key=lambda day: day.date)), possible=()
        )


def on_weekday(day: dt.date) -> bool:
    """Whether a day is neither a Saturday nor a Sunday."""
    return day.weekday() < _SATURDAY


def check_sequence(lists: tuple[HolidayList, ...]) -> None:
    """Lists follow one another without gap or overlap, or it is an error."""
    for earlier, later in pairwise(lists):
        if later.first != earlier.last + dt.timedelta(days=1):
            raise InvalidValue(
                field=Phrase("lists"),
                value=later.first,
                accepted=Phrase(f"a list that begins the day after {earlier.last}, where the one before it ends"),
            )
