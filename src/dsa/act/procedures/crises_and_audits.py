"""Spans of time that the Act draws around an event: Articles 32(1), 36, and 37(3)."""

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
from ...time_limits.named_days import EffectiveDate, NamedDay, unmoved_end
from ...time_limits.periods import Period
from .. import parameters
from .time_limit import TimeLimit

ONE_EXTENSION = Point(
    "crisis-one-extension",
    "The Act does not say whether the time can be extended more than once; once is the reading taken here.",
    (DSA.at(36, 8, point="b"),),
)

_PURCHASES_FROM = TimeLimit(
    name="purchases_from",
    period=parameters.PURCHASES_LOOKED_BACK,
    runs_from="the day on which the provider became aware",
    backwards=True,
)
_CRISIS_MEASURES_END = TimeLimit(
    name="crisis_measures_end", period=parameters.CRISIS_MEASURES, runs_from="beginning of the measures", moves=False
)
_CRISIS_REPORT = TimeLimit(
    name="crisis_report", period=parameters.CRISIS_REPORT, runs_from="end of the crisis", whose="EC"
)
_AUDITOR_FREE_FROM = TimeLimit(
    name="auditor_free_from",
    period=parameters.AUDITOR_NO_OTHER_SERVICES,
    runs_from="beginning of the audit",
    backwards=True,
)
_AUDITOR_BOUND_UNTIL = TimeLimit(
    name="auditor_bound_until",
    period=parameters.AUDITOR_NO_OTHER_SERVICES,
    runs_from="completion of the audit",
    moves=False,
)
_AUDITOR_UNTIL = TimeLimit(
    name="auditor_until", period=parameters.AUDITOR_AT_MOST, runs_from="the first audit", moves=False
)
ROWS = (_PURCHASES_FROM, _CRISIS_MEASURES_END, _CRISIS_REPORT, _AUDITOR_FREE_FROM, _AUDITOR_BOUND_UNTIL, _AUDITOR_UNTIL)


@answers
def purchases_from(aware: date, *, what_if: WhatIf | None = None) -> EffectiveDate:
    """From which day on buyers of an illegal product are to be informed (Article 32(1), second subparagraph).

    Six months back from the day on which the provider became aware of the illegality; not moved off a holiday.

    >>> print(purchases_from(date(2024, 8, 31)).date)
    2024-02-29
    """
    return _PURCHASES_FROM.first_day(checks.day("aware", aware))


@answers
def crisis_measures_end(begun: date, *, extended: bool = False, what_if: WhatIf | None = None) -> NamedDay:
    """The last day on which actions in a crisis can be required (Article 36(3)(c), and extended 36(8)(b)).

    >>> print(crisis_measures_end(date(2026, 1, 31)).date, crisis_measures_end(date(2026, 1, 31), extended=True).date)
    2026-04-30 2026-07-31
    """
    checks.instance("extended", extended, bool)
    checks.day("begun", begun)
    if not extended:
        return _CRISIS_MEASURES_END.last_day(begun)
    first, more = parameters.CRISIS_MEASURES.cited(begun), parameters.CRISIS_EXTENSION.cited(begun)
    # Months are added in one step, never chained.
    end = unmoved_end(begun, Period(months=first.value.whole_months + more.value.whole_months))
    return evolve(end, steps=(first.step(begun), more.step(begun), *end.steps), notices=(ONE_EXTENSION.notice(),))


@answers
def crisis_report(crisis_ended: date, *, calendar: Calendar | str = "EC", what_if: WhatIf | None = None) -> Deadline:
    """Until when the Commission reports to Parliament and Council after a crisis (Article 36(11)).

    >>> print(crisis_report(date(2026, 3, 2)).date)
    2026-06-02
    """
    return _CRISIS_REPORT.end(crisis_ended, calendar=calendar)


@answers
def auditor_free_from(audit_begins: date, *, what_if: WhatIf | None = None) -> EffectiveDate:
    """From which day on an auditor may not have given other services on the same matters (Article 37(3)(a)(i)).

    >>> print(auditor_free_from(date(2025, 3, 1)).date)
    2024-03-01
    """
    return _AUDITOR_FREE_FROM.first_day(checks.day("audit_begins", audit_begins))


@answers
def auditor_bound_until(audit_completed: date, *, what_if: WhatIf | None = None) -> NamedDay:
    """Until which day an auditor must not give other services afterwards (Article 37(3)(a)(i)).

    >>> print(auditor_bound_until(date(2025, 3, 1)).date)
    2026-03-01
    """
    return _AUDITOR_FREE_FROM.last_day(checks.day("audit_completed", audit_completed))


@answers
def auditor_until(first_audit: date, *, what_if: WhatIf | None = None) -> NamedDay:
    """Until which day one organisation may audit without a break (Article 37(3)(a)(ii)): ten years are allowed.

    >>> print(auditor_until(date(2024, 2, 29)).date)
    2034-02-28
    """
    return _AUDITOR_UNTIL.last_day(checks.day("first_audit", first_audit))
