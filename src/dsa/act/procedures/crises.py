"""Crises: how long measures last, and when the Commission reports (Article 36)."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA
from ...ground.trace import Point
from ...ground.values import WhatIf
from ...time_limits.calendars import Calendar
from ...time_limits.deadlines import Deadline
from ...time_limits.named_days import NamedDay, unmoved_end
from ...time_limits.periods import Period
from .. import parameters
from .time_limit import TimeLimit

ONE_EXTENSION = Point(
    "crisis-one-extension",
    "The Act does not say whether the time can be extended more than once; once is the reading taken here.",
    (DSA.at(36, 8, point="b"),),
)

_CRISIS_MEASURES_END = TimeLimit(
    name="crisis_measures_end", period=parameters.CRISIS_MEASURES, runs_from="beginning of the measures", moves=False
)
_CRISIS_REPORT = TimeLimit(
    name="crisis_report", period=parameters.CRISIS_REPORT, runs_from="end of the crisis", whose="EC"
)
ROWS = (_CRISIS_MEASURES_END, _CRISIS_REPORT)


@answers
def crisis_measures_end(begun: date, *, extended: bool = False, what_if: WhatIf | None = None) -> NamedDay:
    """The last day on which actions in a crisis can be required (Article 36(3)(c), and extended 36(8)(b)).

    :param begun: the day from which actions are required.
    :param extended: whether the period was extended.

    >>> print(crisis_measures_end(date(2026, 1, 31)).date, crisis_measures_end(date(2026, 1, 31), extended=True).date)
    2026-04-30 2026-07-31
    """
    checks.instance("extended", extended, bool)
    begun = checks.day("begun", begun)
    if not extended:
        return _CRISIS_MEASURES_END.last_day(begun)
    first, more = _CRISIS_MEASURES_END.cited(begun), parameters.CRISIS_EXTENSION.cited(begun)
    # Months are added in one step, never chained.
    end = unmoved_end(begun, Period(months=first.value.whole_months + more.value.whole_months))
    return evolve(end, steps=(first.step(begun), more.step(begun), *end.steps), notices=(ONE_EXTENSION.notice(),))


@answers
def crisis_report(crisis_ended: date, *, calendar: Calendar | str = "EC", what_if: WhatIf | None = None) -> Deadline:
    """Until when the Commission reports to Parliament and Council after a crisis (Article 36(11)).

    :param crisis_ended: the day on which the crisis ended.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(crisis_report(date(2026, 3, 2)).date)
    2026-06-02
    """
    return _CRISIS_REPORT.end(crisis_ended, calendar=calendar)
