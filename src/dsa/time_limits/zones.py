"""Where a day ends: the instant at which a time limit is over, in the zone where the act is to be done.

Days need no zone; instants need the database of time zones. Windows has none, nor has Python in a browser, and slim
images leave it out: whoever asks for an instant there is told to install it.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from ..ground import checks
from ..ground.errors import InvalidValue, MissingExtra
from ..ground.words import Phrase

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo
else:  # for whoever reads hints at run time
    ZoneInfo = Any

COMMISSION_ZONE = "Europe/Brussels"
"""Neither Regulation 1182/71 nor the Digital Services Act names a zone; the Commission's days are those of Brussels."""


def end_of_day(day: date, zone: str) -> datetime:
    """Midnight at the end of ``day`` in ``zone``, as an aware moment.

    >>> end_of_day(date(2024, 4, 5), COMMISSION_ZONE).isoformat()
    '2024-04-06T00:00:00+02:00'
    """
    if day == date.max:
        raise InvalidValue(field=Phrase("day"), value=day, accepted=Phrase("a day that another follows"))
    return datetime.combine(day + timedelta(days=1), time(), zone_named("zone", zone))


def by_its_clock(moment: datetime | None) -> tuple[datetime, timedelta | None] | None:
    """What tells a moment from every other: for Python, those of an hour that comes twice are equal in their zone."""
    return None if moment is None else (moment, moment.utcoffset())


def local_to(field: str, moment: object, zone: object) -> datetime:
    """A moment by the clock of a zone; on the first and last day of the calendar there may be none."""
    known, there = checks.instant(field, moment), zone_named("zone", zone)
    try:
        return known.astimezone(there)
    except OverflowError:
        accepted = Phrase("a moment in the years 1 to 9999 of the zone")
        raise InvalidValue(field=Phrase(field), value=known.isoformat(), accepted=accepted) from None


def zone_of(name: str) -> ZoneInfo:
    """The zone of a name from the database of time zones.

    :raises KeyError: the database has no such zone.
    :raises MissingExtra: there is no database.
    """
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except KeyError:
        if name == COMMISSION_ZONE:  # every database has it
            raise MissingExtra(package=Phrase("tzdata"), extra=Phrase("zones")) from None
        zone_of(COMMISSION_ZONE)
        raise
    except (ValueError, OSError):  # no relative path; a folder of the database
        raise KeyError(name) from None


def zone_named(field: str, name: object) -> ZoneInfo:
    """The zone of a name from the database of time zones; anything else is refused.

    >>> zone_named("zone", "Europe/Malta").key
    'Europe/Malta'
    """
    key = checks.text(field, name)
    try:
        return zone_of(key)
    except KeyError:
        accepted = Phrase("the name of a time zone, such as 'Europe/Brussels'")
        raise InvalidValue(field=Phrase(field), value=name, accepted=accepted) from None


def zone_name(field: str, name: object) -> str:
    """The name of a zone, for answers in days; what no database can confirm is taken until an instant is asked for.

    >>> zone_name("zone", "Europe/Malta")
    'Europe/Malta'
    """
    try:
        return zone_named(field, name).key
    except MissingExtra:
        return checks.text(field, name)
