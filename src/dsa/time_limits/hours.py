"""Periods in hours: Article 3(1), first subparagraph, and 3(2)(a) of Regulation 1182/71.

The clock hour of the event is not counted. From the next full hour on, hours run in real time: a clock change
neither adds nor takes one. Nothing moves off a holiday, for Article 3(4) speaks of periods "expressed otherwise
than in hours".
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ..ground.citations import REGULATION_1182_71
from ..ground.errors import InvalidValue
from ..ground.trace import Rule, Step
from ..ground.words import Phrase
from .periods import Period
from .zones import zone_of

HOUR_EXCLUDED = Rule(
    "event-hour-excluded",
    "The hour of the event, {before}, is not counted: the period begins at {after}.",
    REGULATION_1182_71.at(3, 1, subparagraph=1),
)
HOUR_EXCLUDED_BACKWARDS = Rule(
    "event-hour-excluded-backwards",
    "The hour of the event, {before}, is not counted: counting back begins at {after}.",
    REGULATION_1182_71.at(3, 1, subparagraph=1),
)
HOURS_COUNTED = Rule(
    "hours-counted",
    "{period} of real time end at {after}, whatever day that is; a clock change neither adds nor takes an hour.",
    REGULATION_1182_71.at(3, 2, point="a"),
)

_HOUR = timedelta(hours=1)


def run_hours(event: datetime, period: Period, zone: str, *, backwards: bool) -> tuple[datetime, tuple[Step, ...]]:
    """The moment at which a period in hours ends, in ``zone``, and the two steps to it.

    >>> from zoneinfo import ZoneInfo
    >>> brussels = ZoneInfo("Europe/Brussels")
    >>> eve_of_summer_time = datetime(2024, 3, 30, 14, 20, tzinfo=brussels)
    >>> run_hours(eve_of_summer_time, Period(hours=24), "Europe/Brussels", backwards=False)[0].isoformat()
    '2024-03-31T16:00:00+02:00'
    """
    place = zone_of(zone)
    try:
        local = event.astimezone(place)
        hour = local.replace(minute=0, second=0, microsecond=0).astimezone(UTC)
        begins = hour if backwards else hour + _HOUR
        start = begins.astimezone(place)
        end = (begins + period.hours * (-_HOUR if backwards else _HOUR)).astimezone(place)
    except OverflowError:
        raise InvalidValue(
            field=Phrase("period"), value=period, accepted=Phrase("a period that ends in the years 1 to 9999")
        ) from None
    excluded = HOUR_EXCLUDED_BACKWARDS if backwards else HOUR_EXCLUDED
    return end, (excluded.step(local, start), HOURS_COUNTED.step(start, end, period=period))
