"""Holidays by rule, for the years whose lists are not yet published.

A projection is a guess with its reasons: the days that have recurred. Everything that rests on it is generated
and marked as not certain. Recurrence and Easter are dateutil's work.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from attrs import frozen

from ...ground import checks
from ...ground.errors import InvalidValue
from ...ground.words import Phrase
from .lists import Holiday, HolidayList, Status

SOURCE = "projected by rule; no list published"


@frozen(kw_only=True)
class HolidayRule:
    """A holiday that recurs: by an RFC 5545 recurrence rule, or by its distance in days from Orthodox Easter."""

    name: str
    rule: str | None = None
    orthodox_easter: int | None = None

    def __attrs_post_init__(self) -> None:
        checks.text("name", self.name)
        checks.optional_text("rule", self.rule)
        if (self.rule is None) == (self.orthodox_easter is None):
            raise InvalidValue(
                field=Phrase("rule"), value=self.rule, accepted=Phrase("a recurrence rule or orthodox_easter")
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


def project(rules: tuple[HolidayRule, ...], after: date, until_year: int) -> HolidayList:
    """A generated list from the day after ``after`` to the end of ``until_year``."""
    first = after + timedelta(days=1)
    names = {
        day: rule.name
        for year in range(first.year, until_year + 1)
        for rule in rules
        for day in rule.days(year)
        if day >= first
    }
    return HolidayList(
        first=first,
        last=date(until_year, 12, 31),
        holidays=tuple(
            Holiday(date=day, name=names[day], source=SOURCE, status=Status.GENERATED) for day in sorted(names)
        ),
        source=SOURCE,
        status=Status.GENERATED,
    )
