"""Calendars are computed from what a document says: so it must not say that they go on for thousands of years."""

from __future__ import annotations

import re

from ...ground.errors import InvalidValue
from ...ground.words import Phrase
from ...time_limits.calendars import HolidayList, HolidayRule

MOST_DAYS = 200 * 366
"""So many days a list may cover: no institution publishes its holidays for longer."""
_YEARLY = re.compile(r"FREQ=YEARLY(?:;BY(?:MONTH|MONTHDAY|DAY|EASTER|SETPOS)=[0-9A-Z,+\-]{1,100}){1,4}", re.ASCII)


def holiday_list_ends(value: object) -> None:
    """A list of at most two hundred years."""
    if isinstance(value, HolidayList) and (value.last - value.first).days > MOST_DAYS:
        raise InvalidValue(field=Phrase("last"), value=value.last, accepted=Phrase("at most 200 years after first"))


def rule_is_yearly(value: object) -> None:
    """A recurrence once a year: one that recurs each second would be computed for ever."""
    if isinstance(value, HolidayRule) and value.rule is not None and not _YEARLY.fullmatch(value.rule):
        raise InvalidValue(
            field=Phrase("rule"), value=value.rule, accepted=Phrase("a yearly rule such as 'FREQ=YEARLY;BYEASTER=-2'")
        )
