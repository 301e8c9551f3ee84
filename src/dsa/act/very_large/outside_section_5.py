"""What hangs on being very large outside Section 5 of Chapter III: Articles 14(5) and (6), 15(2), 19(2) and 29(2).

Article 33(6) gives four months to "the obligations set out in this Section", at the beginning and at the end. What the
Act attaches elsewhere to a very large online platform begins with the notification of the designation, and by the same
argument ends with the notification that it is terminated. Where the other reading has another answer, a notice says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ...ground.citations import DSA, Citation
from ...ground.trace import Notice, Point
from .beginning import Bounds, last_notification_before

if TYPE_CHECKING:
    from .designation import VLOPDesignation
else:  # for whoever reads hints at run time
    VLOPDesignation = Any

WITHOUT_FOUR_MONTHS = Point(
    "designation-without-four-months",
    "Article 33(6) delays only the obligations of Section 5. That what hangs on being very large elsewhere does not "
    "wait is the reading taken here.",
    (DSA.at(33, 6, subparagraph=2), DSA.at(92)),
)
OTHERWISE_FROM = Point(
    "four-months-for-all-from",
    "Read otherwise, all that follows from a designation begins together: then it binds from {first}.",
    (DSA.at(33, 6, subparagraph=2),),
)
OTHERWISE_NOT_BEFORE = Point(
    "four-months-for-all-not-before",
    "Read otherwise, all that follows from a designation begins together: then it does not bind before {first}.",
    (DSA.at(33, 6, subparagraph=2),),
)
ENDED_WITHOUT_FOUR_MONTHS = Point(
    "termination-without-four-months",
    "Article 33(6) lets only the obligations of Section 5 last four months longer. That what hangs on being very large "
    "elsewhere ends with the notification of the termination is the reading taken here.",
    (DSA.at(33, 5), DSA.at(33, 6, subparagraph=2)),
)
OTHERWISE_UNTIL = Point(
    "four-months-for-all-until",
    "Read otherwise, all that follows from a designation ends together: then it ends on {ceased}.",
    (DSA.at(33, 6, subparagraph=2),),
)
OTHERWISE_UNTIL_BETWEEN = Point(
    "four-months-for-all-until-between",
    "Read otherwise, all that follows from a designation ends together: then it ends between {first} and {last}.",
    (DSA.at(33, 6, subparagraph=2),),
)

_DAY = timedelta(days=1)


def terminated(designation: VLOPDesignation) -> Bounds | None:
    """Between which days the end of a designation was notified; None while no end is known."""
    if designation.termination_notified is not None:
        return Bounds.exactly(designation.termination_notified)
    window = designation.cessation_window
    if window is None:
        return None
    first = max(designation.effective, last_notification_before(window[0] - _DAY) + _DAY)
    return Bounds(first, max(first, last_notification_before(window[1])))


def very_large(designation: VLOPDesignation, on: date) -> bool | None:
    """Whether a service is very large on a day, from one notification to the other; None where that is not known."""
    began, end = designation.beginning.notification.reached(on), terminated(designation)
    ended = False if end is None else end.reached(on)
    if began is False or ended:
        return False
    return None if began is None or ended is None else True


def readings(designation: VLOPDesignation, on: date, *, under: Citation | None = None) -> Iterator[Notice]:
    """The notices on the four months, on a day on which they would make another answer.

    :param under: the provision that attaches something to being very large.
    """
    beginning, end = designation.beginning, terminated(designation)
    if designation.ended(on) or beginning.notification.reached(on) is False:
        return
    if beginning.application.reached(on) is not True:
        yield from beginning_read_otherwise(designation, under=under)
    if end is not None and end.reached(on) is not False:
        yield from ending_read_otherwise(designation, under=under)


def beginning_read_otherwise(designation: VLOPDesignation, *, under: Citation | None = None) -> Iterator[Notice]:
    """That what hangs on a designation does not wait is a reading, and from when it binds by the other one."""
    yield WITHOUT_FOUR_MONTHS.notice(under=under)
    application = designation.beginning.application
    point = OTHERWISE_FROM if application.exact else OTHERWISE_NOT_BEFORE
    yield point.notice(first=application.first)


def ending_read_otherwise(designation: VLOPDesignation, *, under: Citation | None = None) -> Iterator[Notice]:
    """That what hangs on a designation ends at once is a reading, and when it ends by the other one."""
    end = designation.ending
    if end is None:
        return
    yield ENDED_WITHOUT_FOUR_MONTHS.notice(under=under)
    if end.exact:
        yield OTHERWISE_UNTIL.notice(ceased=end.exact)
    else:
        yield OTHERWISE_UNTIL_BETWEEN.notice(first=end.first, last=end.last)
