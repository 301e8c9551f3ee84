"""Holidays by rule, for the years whose lists are not yet published.

A projection is a guess with its reasons: the days that have recurred. Everything that rests on it is marked as not
certain. Some of its days are fixed by statute, and every list that comes will have them; others need not come again,
and some that do not recur may come. Recurrence and Easter are dateutil's work.
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
_WEEKDAY = r"(?:[+-]?[0-9]{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)"
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
        if self.rule is not None and not _YEAR_BY_YEAR.fullmatch(self.rule):
            raise InvalidValue(
                field=Phrase("rule"),
                value=self.rule,
                accepted=Phrase(
                    "a rule that can be read year by year, such as 'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1', without "
                    "INTERVAL, COUNT or an UNTIL with a time"
                ),
            )
        if self.statute and self.possible:
            raise InvalidValue(
                field=Phrase("possible"), value=True, accepted=Phrase("False for a day that a statute fixes")
            )

    def days(self, year: int) -> tuple[date, ...]:
        """The days of that year on which the holiday falls.

        >>> HolidayRule(name="Good Friday", rule="FREQ=YEARLY;BYEASTER=-2").days(2027)
        (datetime.date(2027, 3, 26),)
        """
        if self.rule is None:
            from dateutil.easter import EASTER_ORTHODOX, easter

            return (easter(year, EASTER_ORTHODOX) + timedelta(days=self.orthodox_easter or 0),)
        from dateutil.rrule import rrulestr

        recurrence = rrulestr(self.rule, dtstart=datetime(year, 1, 1))
        return tuple(day.date() for day in recurrence.between(datetime(year, 1, 1), datetime(year, 12, 31), inc=True))

    def known(self, year: int) -> tuple[Status, str]:
        """How the day of a year is known, and its source."""
        if self.statute and year <= STATUTE_UNTIL:
            return Status.BY_STATUTE, BY_STATUTE
        return Status.PROJECTED, SOURCE


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
