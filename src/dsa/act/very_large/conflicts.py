"""Where the days that were given for a designation contradict each other.

Of two days the better one is taken: a notification before a published day, a day before vague words. That is never
done in silence, for one of the two is wrong, or somebody counts otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ...ground.citations import DSA
from ...ground.trace import Notice, Point
from .beginning import four_months_after

if TYPE_CHECKING:
    from .designation import VLOPDesignation
else:  # for whoever reads hints at run time
    VLOPDesignation = Any

PUBLISHED_OTHERWISE = Point(
    "application-published-otherwise",
    "Four months from the notification on {notified} is {counted}, and the Commission published {published}: the days "
    "contradict each other. The one that is counted from the notification is taken.",
    (DSA.at(33, 6, subparagraph=2),),
)
TOO_EARLY = Point(
    "application-too-early",
    "The day of application that was published, {published}, is less than four months after the decision of {decided}, "
    "before which it cannot have been notified: the days contradict each other. The published one is taken.",
    (DSA.at(33, 6, subparagraph=2),),
)
OUTSIDE_WINDOW = Point(
    "day-outside-vague-time",
    "{day} does not lie between {first} and {last}, as was published in vague words: the two contradict each other. "
    "The day is taken.",
    (DSA.at(33, 6, subparagraph=2),),
)


def beginning_conflicts(designation: VLOPDesignation) -> tuple[Notice, ...]:
    """What contradicts the day of application that is taken."""
    notified, published = designation.notified, designation.published_application
    window = designation.application_window
    notices: list[Notice] = []
    day: date | None = published
    if notified is not None:
        day = four_months_after(notified)
        if published not in (None, day):
            notices.append(PUBLISHED_OTHERWISE.notice(notified=notified, counted=day, published=published))
    elif (latest := published or (window and window[1])) and latest < four_months_after(designation.decided):
        notices.append(TOO_EARLY.notice(published=latest, decided=designation.decided))
    return (*notices, *_outside(day, window))


def ending_conflicts(designation: VLOPDesignation) -> tuple[Notice, ...]:
    """What contradicts the day on which the obligations cease."""
    end = designation.ending
    return _outside(end.exact if end else None, designation.cessation_window)


def _outside(day: date | None, window: tuple[date, date] | None) -> tuple[Notice, ...]:
    if day is None or window is None or window[0] <= day <= window[1]:
        return ()
    return (OUTSIDE_WINDOW.notice(day=day, first=window[0], last=window[1]),)
