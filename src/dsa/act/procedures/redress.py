"""Complaints and disputes: the time limits of Articles 20 and 21."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from ...ground import checks
from ...ground.citations import DSA
from ...ground.trace import Point
from ...time_limits.calendars import Calendar
from ...time_limits.deadlines import Deadline, deadline
from ..parameters import COMPLAINT_WINDOW, SETTLEMENT, SETTLEMENT_COMPLEX

AT_LEAST = Point(
    "complaint-window-at-least",
    "Six months are the least that the provider must give; it may give more.",
    (DSA.at(20, 1),),
)
AT_ITS_DISCRETION = Point(
    "settlement-extension",
    "The extension is for highly complex disputes and at the body's discretion; 180 days in all are counted from "
    "receipt of the complaint, whenever the extension is decided.",
    (DSA.at(21, 4, subparagraph=3),),
)


def complaint_window(informed: date, *, calendar: Calendar | str) -> Deadline:
    """Until when the internal complaint-handling system must at least be open (Article 20(1) and (2)).

    The six months start *on* the day on which the recipient is informed: that day counts.

    >>> print(complaint_window(date(2024, 3, 14), calendar="IE").date)
    2024-09-13
    """
    period = COMPLAINT_WINDOW.first
    answer = deadline(informed, period, calendar=calendar, counting_event_day=True, beyond="project")
    return evolve(answer, notices=(AT_LEAST.notice(), *answer.notices))


def settlement_decision(received: date, *, calendar: Calendar | str, highly_complex: bool = False) -> Deadline:
    """Until when a certified body decides a dispute (Article 21(4), third subparagraph).

    :param received: the day on which the body received the complaint.
    :param highly_complex: the body has used its discretion to take longer.

    >>> print(settlement_decision(date(2024, 3, 14), calendar="IE"))
    90 days from 14 March 2024 end on 12 June 2024
    """
    checks.instance("highly_complex", highly_complex, bool)
    period = SETTLEMENT_COMPLEX.first if highly_complex else SETTLEMENT.first
    answer = deadline(received, period, calendar=calendar, beyond="project")
    return evolve(answer, notices=(AT_ITS_DISCRETION.notice(), *answer.notices)) if highly_complex else answer
