"""From when to when Section 5 of Chapter III binds a service, for the due dates that hang on it.

The date of application is often known only as "not before" or in vague words; then the earliest day that it can be is
taken, with a notice that says so.
"""

from __future__ import annotations

import datetime as dt

from ...ground.trace import Notice
from ..very_large.beginning import SAME_NUMBER_OR_NEXT_DAY, Between, Notified, Unknown
from ..very_large.conflicts import beginning_conflicts
from ..very_large.designation import VLOPDesignation
from .planner import Agenda, M


def beginning(designation: VLOPDesignation) -> tuple[dt.date, tuple[Notice, ...]]:
    """The date of application, or the earliest that it can be, with the notice that says so."""
    known = designation.beginning
    return known.application.first, known.notices if isinstance(known, Between | Unknown) else ()


def first_day(designation: VLOPDesignation) -> tuple[Notice, ...]:
    """What is to be said of what is due by the first day of application, or counted from it."""
    known = designation.beginning
    notices = known.notices
    if isinstance(known, Notified):
        notices = (SAME_NUMBER_OR_NEXT_DAY.notice(next_day=known.application.first + dt.timedelta(days=1)),)
    return (*notices, *beginning_conflicts(designation))


def over(designation: VLOPDesignation) -> dt.date:
    """The first day on which nothing falls due any more because the obligations have ceased."""
    return (designation.ending and designation.ending.last) or dt.date.max


def coming_to_bind(agenda: Agenda) -> list[VLOPDesignation]:
    """The designations under which Section 5 comes to bind in time: not those that end before they apply."""
    return [
        designation
        for designation in agenda.designations
        if designation.earliest_application < min(over(designation), agenda.end)
    ]


def during(agenda: Agenda, kind: type[M], designation: VLOPDesignation) -> list[M]:
    """The milestones of one kind from a designation to its end, in the order of their days."""
    return [
        milestone for milestone in agenda.happened(kind) if designation.effective <= milestone.date < over(designation)
    ]
