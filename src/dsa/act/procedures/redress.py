"""Complaints and disputes: the time limits of Articles 20 and 21."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA, REGULATION_1182_71
from ...ground.trace import Point
from ...ground.values import WhatIf
from ...time_limits.calendars import Calendar
from ...time_limits.deadlines import Deadline
from .. import parameters
from .time_limit import DAYS_MOVED, TimeLimit

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
FIRST_DAY_NOT_COUNTED = Point(
    "complaint-window-same-date",
    "The day of the information itself counts. Without it, the period of {period} ends on {other}: a system that is "
    "open until then is open long enough under both readings.",
    (DSA.at(20, 2), REGULATION_1182_71.at(3, 1, subparagraph=2)),
)

_COMPLAINT_WINDOW = TimeLimit(
    name="complaint_window",
    period=parameters.COMPLAINT_WINDOW,
    runs_from="the day on which the recipient is informed",
    first_day_counted=True,
    first_day_provision=DSA.at(20, 2),
    points=(AT_LEAST,),
    if_not_counted=FIRST_DAY_NOT_COUNTED,
)
_SETTLEMENT_DECISION = TimeLimit(
    name="settlement_decision",
    period=parameters.SETTLEMENT,
    runs_from="receipt of the complaint by the body",
    if_moved=DAYS_MOVED,
)
_COMPLEX = evolve(_SETTLEMENT_DECISION, period=parameters.SETTLEMENT_COMPLEX, points=(AT_ITS_DISCRETION,))
ROWS = (_COMPLAINT_WINDOW, _SETTLEMENT_DECISION)


@answers
def complaint_window(informed: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when the internal complaint-handling system must at least be open (Article 20(1) and (2)).

    The six months start *on* the day on which the recipient is informed: that day counts.

    :param informed: the day on which the recipient is informed of the decision.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(complaint_window(date(2024, 3, 14), calendar="IE").date)
    2024-09-13
    """
    return _COMPLAINT_WINDOW.end(informed, calendar=calendar)


@answers
def settlement_decision(
    received: date, *, calendar: Calendar | str, highly_complex: bool = False, what_if: WhatIf | None = None
) -> Deadline:
    """Until when a certified body decides a dispute (Article 21(4), third subparagraph).

    :param received: the day on which the body received the complaint.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.
    :param highly_complex: the body has used its discretion to take longer.

    >>> print(settlement_decision(date(2024, 3, 14), calendar="IE"))
    90 days from 14 March 2024 end on 12 June 2024
    """
    checks.instance("highly_complex", highly_complex, bool)
    row = _COMPLEX if highly_complex else _SETTLEMENT_DECISION
    return row.end(received, calendar=calendar)
