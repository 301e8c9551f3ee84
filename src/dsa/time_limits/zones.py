"""Where a day ends: the instant at which a time limit is over, in the zone where the act is to be done."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

COMMISSION_ZONE = "Europe/Brussels"
"""Neither Regulation 1182/71 nor the Digital Services Act names a zone; the Commission's days are those of Brussels."""


def end_of_day(day: date, zone: str) -> datetime:
    """Midnight at the end of ``day`` in ``zone``, as an aware moment.

    >>> end_of_day(date(2024, 4, 5), COMMISSION_ZONE).isoformat()
    '2024-04-06T00:00:00+02:00'
    """
    from zoneinfo import ZoneInfo

    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
