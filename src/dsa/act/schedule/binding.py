"""On which days an obligation binds a service, for the due dates that hang on it.

What binds changes on a few days only (:func:`dsa.act.obligations.changes.turning_points`); between two of them it is
found once.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from ..obligations.catalogue import CATALOGUE
from ..obligations.situation import Situation
from ..obligations.status import ObligationStatus, status

WITH_DUE_DATES = (
    "art-15-1-transparency-report",
    "art-24-2-user-numbers",
    "art-30-2-legacy-traders",
    "art-30-5-keep-trader-information",
    "art-34-1-risk-assessment",
    "art-34-3-keep-risk-documents",
    "art-37-1-independent-audit",
    "art-37-6-audit-implementation",
    "art-39-1-advertising-repository",
    "art-41-6-review-of-strategies",
    "art-42-1-six-monthly-reports",
    "art-42-4-publish-results",
    "art-43-1-supervisory-fee",
)
"""The obligations of a provider that fall due on a day."""


@frozen(kw_only=True)
class Binding:
    """An obligation in each stretch of days in which nothing changes for a service, the earliest first."""

    days: tuple[dt.date, ...]
    """The first day of each stretch."""
    statuses: tuple[ObligationStatus, ...]

    def on(self, day: dt.date) -> bool | None:
        """Whether it binds on a day; None where that is not known."""
        stretch = bisect_right(self.days, day) - 1
        return self.statuses[stretch].binds if stretch >= 0 else False

    def possible(self, *days: dt.date) -> bool:
        """Whether it binds, or may bind, on each of these days."""
        return all(self.on(day) is not False for day in days)

    def open_on(self, *days: dt.date) -> ObligationStatus | None:
        """How it stands on the first of some days of which it is not known whether it binds; None if that is known."""
        of_days = (self.statuses[stretch] for day in days if (stretch := bisect_right(self.days, day) - 1) >= 0)
        return next((status for status in of_days if status.binds is None), None)

    def ended_between(self, start: dt.date, day: dt.date) -> ObligationStatus | None:
        """How it stands when it has ceased to bind after one day and by another; None where it still binds then."""
        ends = [gone for _, gone in self.stretches() if start < gone <= day]
        return self.statuses[self.days.index(ends[-1])] if ends and not self.possible(day) else None

    def possible_between(self, start: dt.date, end: dt.date) -> bool:
        """Whether it binds, or may bind, on a day from ``start`` up to, not including, ``end``."""
        return any(begun < end and start < gone for begun, gone in self.stretches())

    def stretches(self) -> Iterator[tuple[dt.date, dt.date]]:
        """The stretches of time in which it binds or may bind: first day, and first day after it."""
        begun: dt.date | None = None
        for day, now in zip(self.days, self.statuses, strict=True):
            if now.binds is not False:
                begun = begun or day
            elif begun is not None:
                yield begun, day
                begun = None
        if begun is not None:
            yield begun, dt.date.max


def bindings(situations: tuple[Situation, ...]) -> Mapping[str, Binding]:
    """Every obligation that falls due, by its id, in situations that follow one another."""
    days = tuple(situation.on for situation in situations)
    return MappingProxyType(
        {
            key: Binding(days=days, statuses=tuple(status(CATALOGUE[key], situation) for situation in situations))
            for key in WITH_DUE_DATES
        }
    )
