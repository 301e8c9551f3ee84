"""What changes in the obligations of a service between two days, and why.

An obligation can only begin, end or pass to another supervisor on a few days: those of Article 93, those of its
designation, and those on which the size of the provider changes or its grace ends. Only these are looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum

from attrs import frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.several import Answers
from ...ground.trace import Explained, Sentence
from ...ground.values import WhatIf
from ..parameters import EARLY_APPLICATION, GENERAL_APPLICATION
from ..services.platforms import Platform
from ..services.size_over_time import SizeHistory
from ..very_large.designation import VLOPDesignation
from ..very_large.outside_section_5 import terminated
from ..very_large.successive import designations_of
from .catalogue import CATALOGUE, Obligation
from .situation import situations
from .status import ObligationStatus, status

CHANGES = Sentence("changes", "{service}: changes from {start} until, not including, {end}: {number}")
NO_CHANGES = Sentence("changes-none", "{service}: nothing changes from {start} until, not including, {end}")
_DAY = dt.timedelta(days=1)
_SECOND = dt.date.min + _DAY
"""The first day that has a day before it."""


class ChangeKind(Enum):
    """What happened to an obligation on a day."""

    BEGAN = "began"
    ENDED = "ended"
    BECAME_UNCERTAIN = "became_uncertain"
    """Whether it binds hangs on a day that is not known."""
    SUPERVISION = "supervision"
    """It binds as before, and others supervise it."""

    def __str__(self) -> str:
        return self.value.replace("_", " ")


@frozen(kw_only=True)
class Change(Explained):
    """An obligation that is not on this day what it was the day before; the steps say why.

    :param date: the day of the change.
    :param kind: whether it began, ended or became uncertain, or passed to other supervisors.
    :param before: how it stood on the day before.
    :param after: how it stands on that day.
    """

    date: dt.date
    kind: ChangeKind
    before: ObligationStatus
    after: ObligationStatus

    @property
    def obligation(self) -> Obligation:
        """What changed."""
        return self.after.obligation

    @property
    def headline(self) -> Sentence:
        """The day, the obligation and the change."""
        facts = (("date", self.date), ("obligation", self.obligation))
        match self.kind:
            case ChangeKind.BEGAN:
                return Sentence("change-began", "from {date} it binds: {obligation}", facts)
            case ChangeKind.ENDED:
                return Sentence("change-ended", "from {date} it no longer binds: {obligation}", facts)
            case ChangeKind.BECAME_UNCERTAIN:
                return Sentence("change-uncertain", "from {date} not known whether it binds: {obligation}", facts)
        authorities = ("authorities", self.after.competence.authorities)
        return Sentence(
            "change-supervision", "from {date} supervised by {authorities}: {obligation}", (*facts, authorities)
        )


@answers
def changes(
    platform: Platform,
    *,
    start: dt.date,
    end: dt.date,
    designation: VLOPDesignation | Iterable[VLOPDesignation] | None = None,
    what_if: WhatIf | None = None,
) -> Answers[Change]:
    """Every obligation that began, ended or changed on a day from ``start`` up to, not including, ``end``.

    A change on ``start`` itself is one against the day before. The order is that of the days, then of the Act.

    :param platform: the service.
    :param start: the first day looked at.
    :param end: the first day no longer looked at.
    :param designation: the service's designation as very large, or all that it had.

    >>> from datetime import date
    >>> from dsa import Provider, ServiceKind
    >>> shop = Platform(name="Shop", provider=Provider(name="Shop Ltd", country="IE"), kind=ServiceKind.MARKETPLACE)
    >>> designated = VLOPDesignation(platform=shop, decided=date(2024, 5, 31), notified=date(2024, 6, 3))
    >>> changed = changes(shop, start=date(2024, 9, 1), end=date(2024, 11, 1), designation=designated)
    >>> print(changed[0])
    from 3 October 2024 it binds: Article 34(1) DSA: Assess systemic risks by the date of application, at least once \
a year, and before critical changes
    """
    designations = designations_of(platform, designation)
    start = checks.day("start", start)
    checks.not_before("end", checks.day("end", end), "start", start)
    changed: list[Change] = []
    days = [day for day in sorted(turning_points(platform, designations)) if max(start, _SECOND) <= day < end]
    eves = situations(platform, designations, [day - _DAY for day in days])
    for then, now in zip(eves, situations(platform, designations, days), strict=True):
        for obligation in CATALOGUE.values():
            change = _change(status(obligation, then), status(obligation, now))
            if change is not None:
                changed.append(change)
    if not changed:
        return Answers((), headline=NO_CHANGES.naming(service=platform.name, start=start, end=end))
    headline = CHANGES.naming(service=platform.name, start=start, end=end, number=len(changed))
    return Answers(changed, headline=headline)


def turning_points(platform: Platform, designations: tuple[VLOPDesignation, ...]) -> set[dt.date]:
    """Every day on which something in the obligations of a service can be different from the day before."""
    days = {EARLY_APPLICATION, GENERAL_APPLICATION}
    for designation in designations:
        beginning = designation.beginning
        for bounds in (beginning.notification, beginning.application, terminated(designation), designation.ending):
            if bounds is not None:
                days |= {edge for edge in (bounds.first, bounds.last) if edge is not None}
    size = platform.provider.size
    return days | SizeHistory(size).turning_points if isinstance(size, tuple) else days


def _change(before: ObligationStatus, after: ObligationStatus) -> Change | None:
    if before.binds is not after.binds:
        kinds = {True: ChangeKind.BEGAN, False: ChangeKind.ENDED, None: ChangeKind.BECAME_UNCERTAIN}
        kind = kinds[after.binds]
    elif after.binds and before.competence.authorities != after.competence.authorities:
        kind = ChangeKind.SUPERVISION
    else:
        return None
    return Change(date=after.on, kind=kind, before=before, after=after, steps=after.steps, notices=after.notices)
