"""Six months as instants: where each month of the period begins, in the zone in which the months are meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from attrs import frozen

from ..act import parameters
from ..ground import checks
from ..ground.errors import InvalidType, InvalidValue
from ..ground.words import Phrase
from ..time_limits.reckoning import add_months
from ..time_limits.zones import zone_name, zone_of

_DAY = timedelta(days=1)


@frozen
class Window:
    """The months over which recipients are averaged; ``edges`` are their first days and the day after the last."""

    edges: tuple[date, ...]
    zone: str

    @classmethod
    def ending(cls, until: date, zone: str) -> Window:
        """The six months whose last day is ``until`` (Article 24(2)), as months run back from there.

        Of the last day of a month they are calendar months; of 16 February they begin on the 17th of each.

        >>> print(*Window.ending(date(2025, 6, 30), "Europe/Brussels").edges)
        2025-01-01 2025-02-01 2025-03-01 2025-04-01 2025-05-01 2025-06-01 2025-07-01
        """
        if checks.day("until", until) == date.max:
            raise InvalidValue(field=Phrase("until"), value=until, accepted=Phrase("a day that another follows"))
        after = until + _DAY
        months = parameters.RECIPIENTS_PERIOD.on(until).whole_months
        return cls(tuple(add_months(after, -back)[0] for back in range(months, -1, -1)), _known(zone))

    @property
    def months(self) -> int:
        """How many months there are."""
        return len(self.edges) - 1

    @property
    def local(self) -> tuple[datetime, ...]:
        """The edges as moments without a zone, for clocks that show the time of the zone already."""
        return tuple(datetime.combine(day, time()) for day in self.edges)

    @property
    def instants(self) -> tuple[datetime, ...]:
        """The edges as instants, in coordinated universal time.

        >>> Window.ending(date(2025, 6, 30), "Europe/Brussels").instants[3].isoformat()
        '2025-03-31T22:00:00+00:00'
        """
        there = zone_of(self.zone)
        return tuple(moment.replace(tzinfo=there).astimezone(UTC) for moment in self.local)


def _known(zone: object) -> str:
    if not isinstance(zone, str):
        accepted = Phrase("the name of a time zone, such as 'Europe/Brussels'")
        raise InvalidType(field=Phrase("zone"), value=zone, accepted=accepted)
    return zone_name("zone", zone)
