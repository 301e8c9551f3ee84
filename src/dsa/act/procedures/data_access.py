"""Access to data for researchers: Article 40(5) and (6), and Delegated Regulation (EU) 2025/2050.

The Act counts calendar days, the Delegated Regulation working days: those of the Member State whose Coordinator acts.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

from ...ground.citations import DATA_ACCESS_REGULATION, DSA
from ...ground.trace import Point
from ...time_limits.calendars import Calendar
from ...time_limits.deadlines import Deadline, deadline
from ..parameters import (
    AMENDMENT_DECISION,
    AMENDMENT_REQUEST,
    DATA_ACCESS_DECISION,
    DATA_ACCESS_NOTICE,
    MEDIATION_END,
    MEDIATION_REQUEST,
    MEDIATION_START,
)

FROM_RECEIPT = Point(
    "amendment-decision-from-receipt",
    "The Act does not say from when the fifteen days run; receipt of the request for amendment is the reading taken.",
    (DSA.at(40, 6, subparagraph=2),),
)
EXTENDABLE = Point(
    "data-access-extendable",
    "In justified cases the Coordinator may name a later day.",
    (DATA_ACCESS_REGULATION.at(7, 2),),
)


def amendment_request(received: date, *, calendar: Calendar | str) -> Deadline:
    """Until when a provider may ask for a request for data to be amended (Article 40(5)): fifteen calendar days.

    >>> print(amendment_request(date(2026, 6, 1), calendar="IE").date)
    2026-06-16
    """
    return deadline(received, AMENDMENT_REQUEST.first, calendar=calendar, beyond="project")


def amendment_decision(received: date, *, calendar: Calendar | str) -> Deadline:
    """Until when the Coordinator of establishment decides on it (Article 40(6), second subparagraph).

    >>> print(amendment_decision(date(2026, 6, 16), calendar="IE").date)
    2026-07-01
    """
    answer = deadline(received, AMENDMENT_DECISION.first, calendar=calendar, beyond="project")
    return evolve(answer, notices=(FROM_RECEIPT.notice(), *answer.notices))


def data_access_decision(submitted: date, *, calendar: Calendar | str) -> Deadline:
    """Until when the Coordinator decides on researchers' application (Article 7(1)): 80 working days.

    >>> print(data_access_decision(date(2026, 1, 5), calendar="IE").period)
    80 working days
    """
    answer = deadline(submitted, DATA_ACCESS_DECISION.first, calendar=calendar, beyond="project")
    return evolve(answer, notices=(EXTENDABLE.notice(), *answer.notices))


def mediation_request(communicated: date, *, calendar: Calendar | str) -> Deadline:
    """Until when a provider may ask for mediation after the Coordinator's decision (Article 13(1)): 5 working days.

    >>> print(mediation_request(date(2026, 1, 5), calendar="IE").date)
    2026-01-12
    """
    return deadline(communicated, MEDIATION_REQUEST.first, calendar=calendar, beyond="project")


def mediation_start(requested: date, *, calendar: Calendar | str) -> Deadline:
    """Until when a mediator is agreed on and mediation begins (Article 13(4)): 20 working days.

    >>> print(mediation_start(date(2026, 1, 12), calendar="IE").date)
    2026-02-10
    """
    return deadline(requested, MEDIATION_START.first, calendar=calendar, beyond="project")


def mediation_end(initiated: date, *, calendar: Calendar | str) -> Deadline:
    """Until when mediation lasts at most (Article 13(9)): 40 working days, of which the day of initiation is the first.

    >>> print(mediation_end(date(2026, 3, 2), calendar="EC").date)
    2026-04-29
    """
    return deadline(initiated, MEDIATION_END.first, calendar=calendar, beyond="project", counting_event_day=True)


def data_access_notice(happened: date, *, calendar: Calendar | str) -> Deadline:
    """Until when a provider notifies that access was given or ended (Article 15(1)): 3 working days.

    >>> print(data_access_notice(date(2026, 6, 5), calendar="IE").date)
    2026-06-10
    """
    return deadline(happened, DATA_ACCESS_NOTICE.first, calendar=calendar, beyond="project")
