"""For which years the fee is charged for a service: Article 3 of Delegated Regulation (EU) 2023/1127."""

from __future__ import annotations

from datetime import date

from ...ground.citations import FEE_REGULATION
from ...ground.trace import Notice, Point, Rule, Step
from .designation import VLOPDesignation
from .standing import over_from

_FROM_BEFORE = (
    "The fee of {year} is charged for the service, since Section 5 of Chapter III bound it on 1 January of that year."
)
_IN_ITS_COURSE = (
    "The fee of {year} is charged for the service, since Section 5 of Chapter III comes to bind it in that year, on "
    "{first}, four months after notification."
)
BOUND_ON_NEW_YEAR = Rule("fee-year-bound-from-before", _FROM_BEFORE, FEE_REGULATION.at(3, point="a"))
BOUND_IN_YEAR = Rule("fee-year-bound-in-its-course", _IN_ITS_COURSE, FEE_REGULATION.at(3, point="b"))
PAID_FROM_BEFORE = Point("fee-paid-for-year-bound-from-before", _FROM_BEFORE, (FEE_REGULATION.at(3, point="a"),))
PAID_IN_ITS_COURSE = Point("fee-paid-for-year-bound-in-its-course", _IN_ITS_COURSE, (FEE_REGULATION.at(3, point="b"),))


def charged_in(designation: VLOPDesignation, year: int) -> bool:
    """Whether Section 5 binds under a designation on a day of a year, or may bind."""
    begun, gone = designation.earliest_application, over_from(designation) or date.max
    return begun < gone and begun <= date(year, 12, 31) and date(year, 1, 1) < gone


def why_charged(designation: VLOPDesignation, year: int, at: date) -> Step:
    """Why the fee of a year is charged for the service."""
    first = designation.earliest_application
    if first <= date(year, 1, 1):
        return BOUND_ON_NEW_YEAR.step(at, at, year=str(year))
    return BOUND_IN_YEAR.step(at, at, year=str(year), first=first)


def charged_for_a_part(designation: VLOPDesignation, year: int) -> Notice:
    """The same, for a day of that year on which Section 5 does not bind yet, or no longer."""
    first = designation.earliest_application
    if first <= date(year, 1, 1):
        return PAID_FROM_BEFORE.notice(year=str(year))
    return PAID_IN_ITS_COURSE.notice(year=str(year), first=first)
