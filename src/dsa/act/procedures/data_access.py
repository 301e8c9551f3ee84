"""Access to data for researchers: Article 40(5) and (6), and Delegated Regulation (EU) 2025/2050.

The Act counts calendar days, the Delegated Regulation working days: those of the Member State whose Coordinator acts.
What the Delegated Regulation sets is law since 29 October 2025, and no answer for a day before that.
"""

from __future__ import annotations

from datetime import date

from ...ground.answering import answers
from ...ground.citations import DATA_ACCESS_REGULATION, DSA
from ...ground.trace import Point
from ...ground.values import WhatIf
from ...time_limits.calendars import Calendar
from ...time_limits.deadlines import Deadline
from .. import parameters
from .time_limit import DAYS_MOVED, TimeLimit

FROM_RECEIPT = Point(
    "amendment-decision-from-receipt",
    "The Act does not say from when the fifteen days run; receipt of the request for amendment is the reading taken.",
    (DSA.at(40, 6, subparagraph=2),),
)
NOT_PROLONGED = Point(
    "amendment-decision-not-prolonged",
    "That the Coordinator asks the provider for more information does not make the time longer.",
    (DATA_ACCESS_REGULATION.at(12, 5),),
)
EXTENDABLE = Point(
    "data-access-extendable",
    "In justified cases the Coordinator may name a later day.",
    (DATA_ACCESS_REGULATION.at(7, 2),),
)

_AMENDMENT_REQUEST = TimeLimit(
    name="amendment_request",
    period=parameters.AMENDMENT_REQUEST,
    runs_from="receipt of the request for data",
    if_moved=DAYS_MOVED,
)
_AMENDMENT_DECISION = TimeLimit(
    name="amendment_decision",
    period=parameters.AMENDMENT_DECISION,
    runs_from="receipt of the request for amendment",
    points=(FROM_RECEIPT, NOT_PROLONGED),
    if_moved=DAYS_MOVED,
)
_DATA_ACCESS_DECISION = TimeLimit(
    name="data_access_decision",
    period=parameters.DATA_ACCESS_DECISION,
    runs_from="submission of the application",
    points=(EXTENDABLE,),
)
_MEDIATION_REQUEST = TimeLimit(
    name="mediation_request",
    period=parameters.MEDIATION_REQUEST,
    runs_from="communication of the Coordinator's decision",
)
_MEDIATION_START = TimeLimit(
    name="mediation_start", period=parameters.MEDIATION_START, runs_from="the request for mediation"
)
_MEDIATION_END = TimeLimit(
    name="mediation_end", period=parameters.MEDIATION_END, runs_from="initiation of mediation", first_day_counted=True
)
_DATA_ACCESS_NOTICE = TimeLimit(
    name="data_access_notice",
    period=parameters.DATA_ACCESS_NOTICE,
    runs_from="the day on which access was given or ended",
)
ROWS = (
    _AMENDMENT_REQUEST,
    _AMENDMENT_DECISION,
    _DATA_ACCESS_DECISION,
    _MEDIATION_REQUEST,
    _MEDIATION_START,
    _MEDIATION_END,
    _DATA_ACCESS_NOTICE,
)


@answers
def amendment_request(received: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when a provider may ask for a request for data to be amended (Article 40(5)): fifteen calendar days.

    :param received: the day on which the provider received the request for data.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(amendment_request(date(2026, 6, 1), calendar="IE").date)
    2026-06-16
    """
    return _AMENDMENT_REQUEST.end(received, calendar=calendar)


@answers
def amendment_decision(received: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when the Coordinator of establishment decides on it (Article 40(6), second subparagraph).

    :param received: the day on which the Coordinator received the request for amendment.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(amendment_decision(date(2026, 6, 16), calendar="IE").date)
    2026-07-01
    """
    return _AMENDMENT_DECISION.end(received, calendar=calendar)


@answers
def data_access_decision(submitted: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when the Coordinator decides on researchers' application (Article 7(1)): 80 working days.

    :param submitted: the day on which the application was submitted.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(data_access_decision(date(2026, 1, 5), calendar="IE").period)
    80 working days
    """
    return _DATA_ACCESS_DECISION.end(submitted, calendar=calendar)


@answers
def mediation_request(communicated: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when a provider may ask for mediation after the Coordinator's decision (Article 13(1)): 5 working days.

    :param communicated: the day on which the decision was communicated to the provider.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(mediation_request(date(2026, 1, 5), calendar="IE").date)
    2026-01-12
    """
    return _MEDIATION_REQUEST.end(communicated, calendar=calendar)


@answers
def mediation_start(requested: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when a mediator is agreed on and mediation begins (Article 13(4)): 20 working days.

    :param requested: the day on which the mediation was asked for.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(mediation_start(date(2026, 1, 12), calendar="IE").date)
    2026-02-10
    """
    return _MEDIATION_START.end(requested, calendar=calendar)


@answers
def mediation_end(initiated: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when mediation lasts at most (Article 13(9)): 40 working days, of which the day of initiation is the first.

    :param initiated: the day on which the mediation was initiated.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(mediation_end(date(2026, 3, 2), calendar="EC").date)
    2026-04-29
    """
    return _MEDIATION_END.end(initiated, calendar=calendar)


@answers
def data_access_notice(happened: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when a provider notifies that access was given or ended (Article 15(1)): 3 working days.

    :param happened: the day on which access was given or ended.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(data_access_notice(date(2026, 6, 5), calendar="IE").date)
    2026-06-10
    """
    return _DATA_ACCESS_NOTICE.end(happened, calendar=calendar)
