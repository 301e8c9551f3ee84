"""Enhanced supervision and restrictions of access: the time limits of Articles 51(3) and 75(3).

In a case that is recorded, :class:`~dsa.Investigation` finds them by itself; here is each for an event that is known.
"""

from __future__ import annotations

from datetime import date

from ...ground import checks
from ...ground.answering import answers
from ...ground.values import WhatIf
from ...time_limits.calendars import Calendar
from ...time_limits.deadlines import Deadline
from ...time_limits.named_days import NamedDay
from .. import parameters
from .time_limit import TimeLimit

_EARLIEST_END_OF_RESTRICTION_OBSERVATIONS = TimeLimit(
    name="earliest_end_of_restriction_observations",
    period=parameters.OBSERVATIONS_ON_RESTRICTION_AT_LEAST,
    runs_from="the invitation to give observations",
    moves=False,
)
_RESTRICTION_END = TimeLimit(
    name="restriction_end",
    period=parameters.RESTRICTION_OF_ACCESS,
    runs_from="beginning of the restriction, or end of the weeks that are extended",
    moves=False,
)
_BOARD_OPINION = TimeLimit(
    name="board_opinion",
    period=parameters.BOARD_ON_ACTION_PLAN,
    runs_from="receipt of the action plan",
    whose="EC",
)
_ACTION_PLAN_DECISION = TimeLimit(
    name="action_plan_decision",
    period=parameters.COMMISSION_ON_ACTION_PLAN,
    runs_from="receipt of the Board's opinion",
    whose="EC",
)
ROWS = (_EARLIEST_END_OF_RESTRICTION_OBSERVATIONS, _RESTRICTION_END, _BOARD_OPINION, _ACTION_PLAN_DECISION)


@answers
def earliest_end_of_restriction_observations(invited: date, *, what_if: WhatIf | None = None) -> NamedDay:
    """The earliest day that a Coordinator may name for observations on a restriction of access: two weeks.

    Before it asks a judicial authority for the restriction (Article 51(3), second subparagraph); not where it acts on
    the Commission's request, which has a time of its own (:func:`earliest_end_of_restriction_views`, Article 82(1)).

    :param invited: the day of the invitation.

    >>> print(earliest_end_of_restriction_observations(date(2026, 6, 1)))
    15 June 2026 at the earliest
    """
    return _EARLIEST_END_OF_RESTRICTION_OBSERVATIONS.last_day(checks.day("invited", invited))


@answers
def restriction_end(begun: date, *, what_if: WhatIf | None = None) -> NamedDay:
    """The last day of a restriction of access (Article 51(3), third subparagraph): four weeks.

    Each extension that the judicial authority allows has as many weeks, from the last day of those before.

    :param begun: the day on which the restriction begins; or the last day of the weeks that are extended.

    >>> print(restriction_end(date(2026, 6, 1)), "|", restriction_end(restriction_end(date(2026, 6, 1)).date))
    until 29 June 2026 | until 27 July 2026
    """
    return _RESTRICTION_END.last_day(checks.day("begun", begun))


@answers
def board_opinion(received: date, *, calendar: Calendar | str = "EC", what_if: WhatIf | None = None) -> Deadline:
    """Until when the Board gives its opinion on an action plan (Article 75(3)): one month from its receipt.

    :param received: the day on which the action plan was received.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(board_opinion(date(2026, 1, 31)).date)
    2026-03-02
    """
    return _BOARD_OPINION.end(received, calendar=calendar)


@answers
def action_plan_decision(received: date, *, calendar: Calendar | str = "EC", what_if: WhatIf | None = None) -> Deadline:
    """Until when the Commission decides whether an action plan is sufficient (Article 75(3)): one month.

    It runs from receipt of the Board's opinion, and not from the end of the Board's own month.

    :param received: the day on which the opinion was received.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(action_plan_decision(date(2026, 2, 16)).date)
    2026-03-16
    """
    return _ACTION_PLAN_DECISION.end(received, calendar=calendar)
