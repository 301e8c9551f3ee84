"""From when to when Section 5 of Chapter III binds a service, for the due dates that hang on it.

The date of application is often known only as "not before" or in vague words; then the earliest day that it can be is
taken, with a notice that says so.
"""

from __future__ import annotations

import datetime as dt

from ...ground.citations import DSA
from ...ground.trace import Notice, Point
from ..obligations.applicability import VAGUE_DAY
from ..very_large.designation import VLOPDesignation
from .planner import Agenda, M

NOT_BEFORE = Point(
    "application-not-before",
    "The day of notification is not known. The decision is of {decided}, so the date of application is not before "
    "{earliest}; what is counted from it moves with it.",
    (DSA.at(33, 6, subparagraph=2),),
)


def beginning(one: VLOPDesignation) -> tuple[dt.date, tuple[Notice, ...]]:
    """The date of application, or the earliest that it can be, with the notice that says so."""
    day = one.earliest_application
    if one.notified is not None or one.published_application is not None:
        return day, ()
    if one.application_window is not None:
        first, last = one.application_window
        return day, (VAGUE_DAY.notice(first=first, last=last),)
    return day, (NOT_BEFORE.notice(decided=one.decided, earliest=day),)


def over(one: VLOPDesignation) -> dt.date:
    """The first day on which nothing falls due any more because the obligations have ceased."""
    last = one.cessation_window[1] if one.cessation_window is not None else one.ceases_on
    return last or dt.date.max


def coming_to_bind(agenda: Agenda) -> list[VLOPDesignation]:
    """The designations under which Section 5 comes to bind in time: not those that end before they apply."""
    return [one for one in agenda.designations if one.earliest_application < min(over(one), agenda.end)]


def during(agenda: Agenda, kind: type[M], one: VLOPDesignation) -> list[M]:
    """The milestones of one kind from a designation to its end, in the order of their days."""
    return [each for each in agenda.happened(kind) if one.effective <= each.date < over(one)]
