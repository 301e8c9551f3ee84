"""What is known of a service, held once: the service, its designations, what was done, and whose holidays count.

Every question of the library that is asked about a service can be asked of its file, and the answer is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from operator import itemgetter

from attrs import field, frozen

from ..ground import checks
from ..ground.brief import Brief
from ..ground.several import Answers
from ..ground.trace import Sentence
from ..ground.values import WhatIf
from ..ground.words import Html
from ..i18n.explaining import reservation
from ..i18n.markup import cell, table
from ..i18n.telling import Teller
from ..time_limits import calendars
from ..time_limits.calendars import Calendar
from .obligations.changes import Change, changes
from .obligations.status import ObligationStatus, obligations
from .schedule.due_dates import schedule
from .schedule.milestones import Milestone
from .schedule.planner import DueDate
from .services.platforms import Platform
from .very_large.beginning import NOTIFIED, PUBLISHED_APPLICATION
from .very_large.designation import VLOPDesignation
from .very_large.standing import TERMINATION_NOTIFIED, DesignationStatus
from .very_large.successive import designation_status, designations_of

RECORDED = Sentence("service-file-recorded", "What is recorded")
DAY = Sentence("service-file-day", "Day")
HAPPENED = Sentence("service-file-happened", "What happened")
DESIGNATED = Sentence("service-file-designated", "designated as a {kind}")


def _designations(values: VLOPDesignation | Iterable[VLOPDesignation]) -> tuple[VLOPDesignation, ...]:
    return tuple(dict.fromkeys(checks.one_or_several("designations", values, VLOPDesignation)))


def _recorded(designation: VLOPDesignation) -> Iterator[tuple[date, Sentence]]:
    """What is recorded of a designation, with its days: the decision, its notification, its beginning and its end."""
    yield designation.decided, DESIGNATED.naming(kind=designation.kind)
    for day, rule in (
        (designation.notified, NOTIFIED),
        (designation.published_application, PUBLISHED_APPLICATION),
        (designation.termination_notified, TERMINATION_NOTIFIED),
    ):
        if day is not None:
            yield day, rule.step(None, day).statement


def _milestones(values: Iterable[Milestone]) -> tuple[Milestone, ...]:
    return tuple(dict.fromkeys(checks.several("milestones", values, Milestone)))


def _calendar(value: Calendar | str | None) -> Calendar | None:
    return None if value is None else calendars.calendar(value)


@frozen(kw_only=True)
class ServiceFile(Brief):
    """A service with its designations and milestones, to which every question about it can be put.

    :param platform: the service.
    :param designations: all the designations that it had; one alone will do.
    :param milestones: what was done or received, in any order.
    :param calendar: whose holidays count for what is due, as a Calendar or its code; None for the provider's Member
        State, and for the Commission's own where something goes there.

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
        """What began, ended or changed from one day up to, not including, another, as :func:`dsa.changes` answers.

        :param first: the first day looked at.
        :param last: the first day no longer looked at.
        """
        return changes(self.platform, start=first, end=last, designation=self.designations, what_if=what_if)

    def schedule(self, start: date, end: date, *, what_if: WhatIf | None = None) -> Answers[DueDate]:
        """What is due from one day up to, not including, another, as :func:`dsa.schedule` answers.

        :param start: the first day looked at.
        :param end: the first day no longer looked at.
        """
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

    def html(self, locale: str = "en") -> Html:
        """The service, then a table of what is recorded, in the order of the days; a notebook shows it.

        >>> from dsa import Provider, ServiceKind
        >>> shop = Platform(name="Shop", provider=Provider(name="Shop Ltd", country="IE"), kind=ServiceKind.MARKETPLACE)
        >>> print(ServiceFile(platform=shop).html("fr").partition(">")[0])
        <div class="dsa-file" lang="fr"
        """
        teller = Teller.of(locale)
        rows = [row for designation in self.designations for row in _recorded(designation)]
        rows += [(milestone.date, milestone.statement) for milestone in self.milestones]
        cells = ((cell(day, teller), cell(said, teller)) for day, said in sorted(rows, key=itemgetter(0)))
        provider = self.platform.provider
        of = f"{provider.name}, {provider.country}" if provider.country else provider.name
        head = f"<h3>{escape(self.platform.name)}</h3><p>{escape(of)}</p>"
        recorded = table(teller.say(RECORDED), map(teller.say, (DAY, HAPPENED)), cells)
        draft = f"<p>{escape(reservation(teller.language))}</p>" if recorded and teller.language != "en" else ""
        return Html(f'<div class="dsa-file" lang="{teller.language}">{head}{recorded}{draft}</div>')

    def _repr_html_(self) -> str:
        return self.html()
