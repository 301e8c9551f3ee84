"""Holidays by rule, for the years whose lists are not yet published.

A projection is a guess with its reasons: the days that have recurred. Everything that rests on it is marked as not
certain. Some of its days are fixed by statute, and every list that comes will have them; others need not come again,
and some that do not recur may come. Recurrence and the moon are dateutil's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from attrs import frozen

from ...ground import checks
from ...ground.brief import Brief
from ...ground.errors import InvalidValue
from ...ground.words import Phrase
from .lists import Holiday, HolidayList, Status

SOURCE = "projected by rule; no list published"
BY_STATUTE = "fixed by statute for every year; no list was read"

STATUTE_UNTIL = 2030
"""Statutes change. Up to this year they are taken to say what they say now; later days are projected like others."""

_FARTHEST = 80
"""So many days a holiday lies from Easter at most: so far, it is in the same year."""
_LARGEST = {
    "BYMONTH": 12,
    "BYMONTHDAY": 31,
    "BYYEARDAY": 366,
    "BYWEEKNO": 53,
    "BYSETPOS": 366,
    "BYEASTER": _FARTHEST,
}
"""The largest number that each part of a recurrence can have: no day of a year has a larger one."""
_WEEKDAY = r"(?:[+-]?(?:[1-9]|[1-4][0-9]|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)"
_NUMBERS = r"[+-]?[0-9]{1,3}(?:,[+-]?[0-9]{1,3}){0,60}"
_PART = rf"BY(?:MONTH|MONTHDAY|YEARDAY|WEEKNO|EASTER|SETPOS)={_NUMBERS}|BYDAY={_WEEKDAY}(?:,{_WEEKDAY}){{0,60}}"
_YEAR_BY_YEAR = re.compile(
    rf"FREQ=(?:YEARLY|MONTHLY|WEEKLY|DAILY)(?:;(?:{_PART}|WKST=(?:MO|TU|WE|TH|FR|SA|SU)|INTERVAL=1|UNTIL=[0-9]{{8}}))*",
    re.ASCII,
)
"""A recurrence that says the same whether it is read from its beginning or anew in each year."""


@frozen(kw_only=True)
class HolidayRule(Brief):
    """A holiday that recurs: by an RFC 5545 recurrence rule, or by its distance from Orthodox Easter, 80 days at most.

    A rule is read year by year, so that it must not depend on where it began: INTERVAL, COUNT and an UNTIL with a time
    of day are refused. ``statute`` says that the law of the State fixes the day for every year; ``possible`` that the
    day may be a holiday and is not taken for one.
    """

    name: str
    rule: str | None = None
    orthodox_easter: int | None = None
    statute: bool = False
    possible: bool = False

    def __attrs_post_init__(self) -> None:
        checks.text("name", self.name)
        checks.optional_text("rule", self.rule)
        if self.orthodox_easter is not None:
            _distance("orthodox_easter", self.orthodox_easter)
        checks.flag("statute", self.statute)
        checks.flag("possible", self.possible)
        if (self.rule is None) == (self.orthodox_easter is None):
            raise InvalidValue(
                field=Phrase("rule"), value=self.rule, accepted=Phrase("a recurrence rule or orthodox_easter")
            )
        if self.rule is not None and not (_YEAR_BY_YEAR.fullmatch(self.rule) and _can_fall(self.rule)):
            raise self._refused(self.rule)
        if self.statute and self.possible:
            raise InvalidValue(
                field=Phrase("possible"), value=True, accepted=Phrase("False for a day that a statute fixes")
            )

    def days(self, year: int) -> tuple[date, ...]:
        """The days of that year on which the holiday falls.

        >>> HolidayRule(name="Good Friday", rule="FREQ=YEARLY;BYEASTER=-2").days(2027)
        (datetime.date(2027, 3, 26),)
        """
        year = checks.year("year", year)
        if self.rule is None:
            return (orthodox_easter(year) + timedelta(days=self.orthodox_easter or 0),)
        from dateutil.rrule import rrulestr

        first, last = datetime(year, 1, 1), datetime(year, 12, 31)
        try:
            return tuple(day.date() for day in rrulestr(self.rule, dtstart=first).between(first, last, inc=True))
        except (ValueError, IndexError):  # parts that are right alone, such as a 53rd Monday of a month
            raise self._refused(self.rule) from None

    def known(self, year: int) -> tuple[Status, str]:
        """How the day of a year is known, and its source."""
        if self.statute and checks.year("year", year) <= STATUTE_UNTIL:
            return Status.BY_STATUTE, BY_STATUTE
        return Status.PROJECTED, SOURCE

    @staticmethod
    def _refused(rule: str) -> InvalidValue:
        accepted = Phrase(
            "a rule that can be read year by year, such as 'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1', without INTERVAL, "
            "COUNT or an UNTIL with a time"
        )
        return InvalidValue(field=Phrase("rule"), value=rule, accepted=accepted)


def _can_fall(rule: str) -> bool:
    """Whether a recurrence says by itself on which days it falls: each part once, with numbers that a day can have."""
    parts = [part.split("=") for part in rule.split(";")]
    for name, values in parts:
        if largest := _LARGEST.get(name):
            least = 1 if name == "BYMONTH" else -largest
            numbers = [int(number) for number in values.split(",")]
            if not all(least <= number <= largest and (number or name == "BYEASTER") for number in numbers):
                return False
        if name == "UNTIL":
            try:
                date.fromisoformat(values)
            except ValueError:
                return False
    names = {name for name, _ in parts}
    every_week_on_which_day = "FREQ=WEEKLY" not in rule or "BYDAY" in names
    return every_week_on_which_day and len(names) == len(parts)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter: that of the Julian calendar, on the day that it has in ours.

    The count of days between the calendars is our own; that of dateutil is made for years up to 4099.

    >>> orthodox_easter(2027).isoformat(), orthodox_easter(9000).isoformat()
    ('2027-05-02', '9000-06-22')
    """
    from dateutil.easter import EASTER_JULIAN, easter

    century = year // 100
    return easter(year, EASTER_JULIAN) + timedelta(days=century - century // 4 - 2)


def _distance(field: str, days: int) -> None:
    if checks.count(field, days, least=-_FARTHEST) > _FARTHEST:
        raise InvalidValue(field=Phrase(field), value=days, accepted=Phrase(f"at most {_FARTHEST} days"))


def project(rules: Iterable[HolidayRule], after: date, until_year: int) -> HolidayList:
    """A projected list from the day after ``after`` to the end of ``until_year``.

    A statute prevails over a pattern, and a pattern over what is merely possible.
    """
    first = after + timedelta(days=1)
    named: dict[date, HolidayRule] = {}
    for rule in sorted(rules, key=lambda rule: (rule.possible, not rule.statute)):
        for year in range(first.year, until_year + 1):
            for day in rule.days(year):
                if day >= first:
                    named.setdefault(day, rule)
    return HolidayList(
        first=first,
        last=date(until_year, 12, 31),
        holidays=_holidays({day: rule for day, rule in named.items() if not rule.possible}),
        possible=_holidays({day: rule for day, rule in named.items() if rule.possible}),
        source=SOURCE,
        status=Status.PROJECTED,
    )


def _holidays(named: dict[date, HolidayRule]) -> tuple[Holiday, ...]:
    known = {day: (rule.name, *rule.known(day.year)) for day, rule in sorted(named.items())}
    return tuple(
        Holiday(date=day, name=name, source=source, status=status) for day, (name, status, source) in known.items()
    )
