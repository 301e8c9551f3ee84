"""The due dates of a service: what must be done by when, and what must be kept until when.

Dates are those of the law, counted on. What is recorded (:mod:`dsa.act.schedule.milestones`) makes them concrete; what
hangs on something unrecorded is conditional and says on what. Duties without a day ("without undue delay") are in
:func:`dsa.obligations`, not here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from ...ground import checks
from ...ground.answering import answers
from ...ground.several import Answers
from ...ground.values import WhatIf
from ...time_limits import calendars
from ...time_limits.calendars import Calendar
from ..obligations.catalogue import CATALOGUE
from ..services.platforms import Platform
from ..very_large.designation import VLOPDesignation
from ..very_large.successive import designations_of
from .fee_steps import fee_steps
from .milestones import Milestone
from .overview import overview
from .planner import Agenda, DueDate, agenda
from .reports import published_reports, six_monthly_reports, user_numbers, yearly_reports
from .risks_and_audits import audits, repository, reviews, risk_assessments
from .traders import legacy_traders, trader_details

_SOURCES: tuple[Callable[[Agenda], Iterator[DueDate]], ...] = (
    yearly_reports,
    user_numbers,
    legacy_traders,
    trader_details,
    risk_assessments,
    audits,
    repository,
    reviews,
    six_monthly_reports,
    published_reports,
    fee_steps,
)


@answers
def schedule(
    platform: Platform,
    *,
    start: dt.date,
    end: dt.date,
    designation: VLOPDesignation | Iterable[VLOPDesignation] | None = None,
    calendar: Calendar | str | None = None,
    events: Iterable[Milestone] = (),
    what_if: WhatIf | None = None,
) -> Answers[DueDate]:
    """Every due date of a service from ``start`` up to, not including, ``end``, in order.

    The answers explain themselves together as well: how many there are, and why there are no others, or none.

    :param end: the first day that does not count any more; for the whole of 2027 ``date(2028, 1, 1)``.
    :param designation: the service's designation as very large, or all that it had.
    :param calendar: whose holidays count; None takes the Member State of the provider for what it does or publishes,
        and the Commission's own for what goes there.
    :param events: what was done or received; published figures of the platform count by themselves.

    Years without a list of holidays are projected and the due date says that it is not certain. A calendar made
    :meth:`~dsa.Calendar.strict` is never projected: :class:`~dsa.errors.BeyondCoverage` where its lists end too early.

    :raises BeyondCoverage: ``end``, or an event, lies more than a century after the published lists: nothing is
        projected so far.

    >>> from datetime import date
    >>> from dsa import EnterpriseSize, Provider, ServiceKind
    >>> shop = Platform(name="Shop", provider=Provider(name="Shop Ltd", country="IE"), kind=ServiceKind.MARKETPLACE)
    >>> designated = VLOPDesignation(platform=shop, decided=date(2024, 5, 31), notified=date(2024, 6, 3))
    >>> for due in schedule(shop, start=date(2024, 9, 30), end=date(2025, 1, 1), designation=designated):
    ...     print(due)
    30 September 2024: the Commission communicates the provisional amount of the supervisory fee
    3 October 2024: assess the systemic risks
    14 October 2024, as things stand: send observations on the provisional amount of the supervisory fee
    30 November 2024: the Commission decides on the supervisory fee
    3 December 2024: publish the transparency report that is due at least every six months
    31 December 2024: pay the supervisory fee
    >>> small = Provider(name="Two Friends", size=EnterpriseSize.SMALL)
    >>> forum = Platform(name="Forum", provider=small, kind=ServiceKind.ONLINE_PLATFORM)
    >>> none = schedule(forum, start=date(2026, 1, 1), end=date(2027, 1, 1))
    >>> print(none)
    Forum: nothing falls due from 1 January 2026 until, not including, 1 January 2027
    >>> print(none.steps[2].citation)
    Article 19(1) DSA
    """
    designations = designations_of(platform, designation)
    start = checks.day("start", start)
    checks.not_before("end", checks.day("end", end), "start", start)
    plan = agenda(
        platform,
        designations,
        milestones=tuple(dict.fromkeys(checks.several("events", events, Milestone))),
        calendar=None if calendar is None else calendars.calendar(calendar),
        end=end,
    )
    due = (due_date for source in _SOURCES for due_date in source(plan) if start <= due_date.date < end)
    order = {key: place for place, key in enumerate(CATALOGUE)}
    ordered = sorted(due, key=lambda due_date: (due_date.date, order[due_date.obligation.id], due_date.occurrence))
    return overview(plan, tuple(ordered), start)
