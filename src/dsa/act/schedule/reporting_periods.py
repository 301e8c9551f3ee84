"""The periods that transparency reports cover: Article 2 of Implementing Regulation (EU) 2024/2835."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator

from ...ground.citations import TEMPLATE_REGULATION, Citation
from ...ground.trace import Notice, Point
from .binding import Binding
from .milestones import TransparencyReportPublished

BOUND_IN_ITS_COURSE = Point(
    "reporting-period-bound-in-its-course",
    "The reporting period begins on {start}, and the service is bound from {first} only. That a report is due for that "
    "period all the same is the cautious reading.",
    (TEMPLATE_REGULATION.at(2),),
)

_DAYS = {6: 30, 12: 31}
"""The last day of a month with which a period closes."""


def closings(first: dt.date, end: dt.date, *, months: tuple[int, ...]) -> Iterator[dt.date]:
    """The last days of reporting periods from the first one, as long as their reports can be due before ``end``."""
    for year in range(first.year, end.year + 1):
        for month in months:
            closing = dt.date(year, month, _DAYS[month])
            if first <= closing < end:
                yield closing


def bound_in_its_course(binds: Binding, start: dt.date, closing: dt.date, provision: Citation) -> tuple[Notice, ...]:
    """The notice that a provision came to bind the service after the first day of a period, where that is known.

    On the last day of the period it binds, or may bind.
    """
    first = max(begun for begun, _ in binds.stretches() if begun <= closing)
    if first <= start or binds.on(first) is None:
        return ()
    return (BOUND_IN_ITS_COURSE.notice(under=provision, start=start, first=first),)


def report_after(published: list[TransparencyReportPublished], closing: dt.date) -> dt.date | None:
    """The day of the first report published after the end of a period."""
    place = bisect_right(published, closing, key=lambda event: event.date)
    return published[place].date if place < len(published) else None
