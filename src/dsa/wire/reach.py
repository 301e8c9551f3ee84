"""How far into the future a document may lead: further than anybody lives to see, nothing is computed for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from ..ground import plain
from ..time_limits.calendars import Calendar
from ..time_limits.periods import Period

_MOST_DAYS = 100 * 366
"""Holidays are projected no further than a hundred years for the sake of a document."""


def leads_too_far(value: object, last: date) -> bool:
    """Whether a day in a value, and a period in it from that day on, lead more than a hundred years beyond a day.

    >>> leads_too_far((date(2100, 1, 1), Period(years=40)), date(2030, 1, 1))
    True
    """
    days, length = [last], [0]
    for part in _inside(value):
        if isinstance(part, plain.DATE):
            days.append(date(part.year, part.month, part.day))
        elif isinstance(part, Period):
            years, months = divmod(part.whole_months, 12)
            length.append(366 * years + 31 * months + part.whole_days + 2 * part.working_days)
    return (max(days) - last).days + max(length) > _MOST_DAYS


def _inside(value: object) -> Iterator[object]:
    """A value with everything in it: the parts of tuples, the fields of objects, the period that a text says."""
    yield value
    if isinstance(value, Calendar):
        return  # its lists end where a document may let them end
    if isinstance(value, dict):
        yield from _inside(Period.of(value["period"]) if isinstance(value.get("period"), str) else None)
        value = tuple(value.values())
    elif not isinstance(value, tuple | frozenset):
        fields: tuple[attrs.Attribute[object], ...] = getattr(type(value), "__attrs_attrs__", ())
        value = tuple(getattr(value, field.name) for field in fields if field.init)
    for part in value:
        yield from _inside(part)
