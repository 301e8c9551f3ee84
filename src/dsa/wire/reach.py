"""How far a document may lead: beyond what anybody lives to see, and of more than anybody has, nothing is computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from ..act.services.enterprises import AnnualAccounts
from ..act.very_large.designation import VLOPDesignation
from ..ground import plain
from ..time_limits.calendars import Calendar
from ..time_limits.deadlines import Deadline
from ..time_limits.periods import Period

_MOST_DAYS = 100 * 366
"""Holidays are projected no further than a hundred years for the sake of a document."""
MOST: Mapping[str, tuple[tuple[type, ...], int]] = MappingProxyType(
    {
        "designations of a service": ((VLOPDesignation,), 10),
        "annual accounts": ((AnnualAccounts,), 100),
        "acts, and as many suspensions": ((plain.DATE, tuple), 1_000),
    }
)
"""Of what stands together in one list so much is computed with: each of these is held against the others."""


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


def too_many(value: object) -> str | None:
    """Of what there are more in one list than is computed with for a document, with how many may be; None of nothing.

    >>> too_many(((date(2024, 1, 1),) * 1_001,))
    'at most 1000 acts, and as many suspensions'
    """
    for part in _inside(value):
        for things, (kinds, most) in MOST.items():
            if isinstance(part, tuple) and len(part) > most and all(isinstance(each, kinds) for each in part):
                return f"at most {most} {things}"
    return None


def _inside(value: object) -> Iterator[object]:
    """A value with everything in it: the parts of tuples, the fields of objects, the period that a text says."""
    yield value
    if isinstance(value, Calendar):
        return  # its lists end where a document may let them end
    if isinstance(value, Deadline):
        value = (value.event, value.period)  # its end lies no farther: counted from there, the period would count twice
    if isinstance(value, dict):
        yield from _inside(Period.of(value["period"]) if isinstance(value.get("period"), str) else None)
        value = tuple(value.values())
    elif not isinstance(value, tuple | frozenset):
        fields: tuple[attrs.Attribute[object], ...] = getattr(type(value), "__attrs_attrs__", ())
        value = tuple(getattr(value, field.name) for field in fields if field.init)
    for part in value:
        yield from _inside(part)
