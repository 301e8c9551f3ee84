"""What is known of a service, held once: the service, its designations, what was done, and whose holidays count.

Every question of the library that is asked about a service can be asked of its file, and the answer is the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

from attrs import field, frozen

from ..ground import checks, words
from ..ground.brief import Brief
from ..ground.several import Answers
from ..ground.values import WhatIf
from ..time_limits import calendars
from ..time_limits.calendars import Calendar
from .obligations.changes import Change, changes
from .obligations.status import ObligationStatus, obligations
from .schedule.due_dates import schedule
from .schedule.milestones import Milestone
from .schedule.planner import DueDate
from .services.platforms import Platform
from .very_large.designation import VLOPDesignation
from .very_large.standing import DesignationStatus
from .very_large.successive import designation_status, designations_of


def _designations(values: VLOPDesignation | Iterable[VLOPDesignation]) -> tuple[VLOPDesignation, ...]:
    return tuple(dict.fromkeys(checks.one_or_several("designations", values, VLOPDesignation)))


def _milestones(values: Iterable[Milestone]) -> tuple[Milestone, ...]:
    return tuple(dict.fromkeys(checks.several("milestones", values, Milestone)))


def _calendar(value: Calendar | str | None) -> Calendar | None:
    return None if value is None else calendars.calendar(value)


@frozen(kw_only=True)
class ServiceFile(Brief):
    """A service with its designations and milestones, to which every question about it can be put.

    ``designations`` are all that it had, ``milestones`` what was done or received, ``calendar`` whose holidays count
    for what is due (None: the provider's Member State, and the Commission's own for what goes there).

    >>> from dsa import Provider, ServiceKind
    >>> shop = Platform(name="Shop", provider=Provider(name="Shop Ltd", country="IE"), kind=ServiceKind.MARKETPLACE)
    >>> designated = VLOPDesignation(platform=shop, decided=date(2024, 5, 31), notified=date(2024, 6, 3))
    >>> file = ServiceFile(platform=shop, designations=[designated])
    >>> print(file.status(date(2024, 10, 3)))
    on 3 October 2024 Shop is designated as a VLOP, and Section 5 of Chapter III binds it
    >>> print(file.schedule(date(2024, 10, 3), date(2024, 10, 10))[0])
    3 October 2024: assess the systemic risks
    """

    platform: Platform
    designations: tuple[VLOPDesignation, ...] = field(default=(), converter=_designations)
    milestones: tuple[Milestone, ...] = field(default=(), converter=_milestones)
    calendar: Calendar | None = field(default=None, converter=_calendar)

    def __attrs_post_init__(self) -> None:
        designations_of(self.platform, self.designations)

    def status(self, on: date, *, what_if: WhatIf | None = None) -> DesignationStatus:
        """How the service stands on a day: designated or not, bound by Section 5 or not, and why.

        As :func:`dsa.designation_status` answers.
        """
        return designation_status(self.platform, on=on, designation=self.designations, what_if=what_if)

    def obligations(self, on: date, *, what_if: WhatIf | None = None) -> Answers[ObligationStatus]:
        """For every obligation whether it binds the service on a day, and why, as :func:`dsa.obligations` answers."""
        return obligations(self.platform, on=on, designation=self.designations, what_if=what_if)

    def changes(self, first: date, last: date, *, what_if: WhatIf | None = None) -> Answers[Change]:
        """What began, ended or changed from one day up to, not including, another, as :func:`dsa.changes` answers."""
        return changes(self.platform, start=first, end=last, designation=self.designations, what_if=what_if)

    def schedule(self, start: date, end: date, *, what_if: WhatIf | None = None) -> Answers[DueDate]:
        """What is due from one day up to, not including, another, as :func:`dsa.schedule` answers."""
        return schedule(
            self.platform,
            start=start,
            end=end,
            designation=self.designations,
            calendar=self.calendar,
            events=self.milestones,
            what_if=what_if,
        )

    def __str__(self) -> str:
        return f"file of {self.platform}"

    def _repr_html_(self) -> str:
        """The file for notebooks: the service, then a table of what is recorded, in the order of the days."""
        rows = [(designation.decided, f"designated as a {designation.kind}") for designation in self.designations]
        rows += [(milestone.date, type(milestone).__name__) for milestone in self.milestones]
        lines = (f"<tr><td>{words.day(day)}</td><td>{escape(what)}</td></tr>" for day, what in sorted(rows))
        table = f"<table><tr><th>Day</th><th>What</th></tr>{''.join(lines)}</table>" if rows else ""
        provider = self.platform.provider
        of = f"{provider.name}, {provider.country}" if provider.country else provider.name
        return f"<div><h3>{escape(self.platform.name)}</h3><p>{escape(of)}</p>{table}</div>"
