"""Lists of public holidays, as published: what is known, for which days, from where, and how surely."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from itertools import pairwise

from attrs import field, frozen

from ...ground import checks, words
from ...ground.errors import InvalidValue
from ...ground.words import Phrase


class Status(StrEnum):
    """How a list, or one of its days, is known; compares equal to its text, ``"published"``."""

    PUBLISHED = "published"
    """Read in the Official Journal."""
    TRANSCRIBED = "transcribed"
    """Read in somebody's transcription of the Official Journal."""
    INFERRED = "inferred"
    """Reasoned from another year or from a pattern."""
    GENERATED = "generated"
    """Computed by a rule or by another package."""

    @property
    def certain(self) -> bool:
        """Whether a result that rests on it needs no reservation."""
        return self in (Status.PUBLISHED, Status.TRANSCRIBED)


@frozen(kw_only=True)
class Holiday:
    """A public holiday: its day, its name in English, its source, and how it is known."""

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
class HolidayList:
    """One list: complete from ``first`` to ``last``, both included; whatever it does not name is no holiday.

    >>> known = {"source": "our own", "status": Status.PUBLISHED}
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

    def __attrs_post_init__(self) -> None:
        checks.day("first", self.first)
        checks.not_before("last", checks.day("last", self.last), "first", self.first)
        checks.text("source", self.source)
        checks.member("status", self.status, Status)
        checks.optional_day("published", self.published)
        days = [holiday.date for holiday in checks.several("holidays", self.holidays, Holiday)]
        if any(not self.first <= day <= self.last for day in days) or days != sorted(set(days)):
            raise InvalidValue(
                field=Phrase("holidays"),
                value=tuple(days),
                accepted=Phrase(f"different days in order, from {self.first} to {self.last}"),
            )

    def known_by(self, day: dt.date) -> bool:
        """Whether the list was known on ``day``: published by then, or, if that is unknown, begun by then."""
        return (self.published or self.first) <= day

    @property
    def uncertain_days(self) -> frozenset[int]:
        """The ordinals of the days that this list does not know for sure."""
        if not self.status.certain:
            return frozenset(range(self.first.toordinal(), self.last.toordinal() + 1))
        return frozenset(day.date.toordinal() for day in self.holidays if not day.status.certain)

    def in_doubt(self, first: dt.date, last: dt.date) -> bool:
        """Whether the list does not know for sure some day from ``first`` to ``last``, both included."""
        if not self.status.certain:
            return self.first <= last and first <= self.last
        return any(first <= day.date <= last and not day.status.certain for day in self.holidays)


def check_sequence(lists: tuple[HolidayList, ...]) -> None:
    """Lists follow one another without gap or overlap, or it is an error."""
    for earlier, later in pairwise(lists):
        if later.first != earlier.last + dt.timedelta(days=1):
            raise InvalidValue(
                field=Phrase("lists"),
                value=later.first,
                accepted=Phrase(f"a list that begins the day after {earlier.last}, where the one before it ends"),
            )
