"""Spans of time that the Act draws around an event: Articles 32(1), 36, and 37(3)."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from ...ground import checks
from ...ground.citations import DSA
from ...ground.trace import Point
from ...time_limits.calendars import Calendar
from ...time_limits.deadlines import Deadline, deadline
from ...time_limits.named_days import EffectiveDate, NamedDay, unmoved_end
from ...time_limits.periods import Period
from ...time_limits.reckoning import reckon
from ..parameters import (
    AUDITOR_AT_MOST,
    AUDITOR_NO_OTHER_SERVICES,
    CRISIS_EXTENSION,
    CRISIS_MEASURES,
    CRISIS_REPORT,
    PURCHASES_LOOKED_BACK,
)

ONE_EXTENSION = Point(
    "crisis-one-extension",
    "The Act does not say whether the time can be extended more than once; once is the reading taken here.",
    (DSA.at(36, 8, point="b"),),
)


def purchases_from(aware: date) -> EffectiveDate:
    """From which day on buyers of an illegal product are to be informed (Article 32(1), second subparagraph).

    Six months back from the day on which the provider became aware of the illegality; not moved off a holiday.

    >>> print(purchases_from(date(2024, 8, 31)).date)
    2024-02-29
    """
    first, steps = reckon(checks.day("aware", aware), PURCHASES_LOOKED_BACK.first, backwards=True)
    return EffectiveDate(date=first, steps=steps)


def crisis_measures_end(begun: date, *, extended: bool = False) -> NamedDay:
    """The last day on which actions in a crisis can be required (Article 36(3)(c), and extended 36(8)(b)).

    >>> print(crisis_measures_end(date(2026, 1, 31)).date, crisis_measures_end(date(2026, 1, 31), extended=True).date)
    2026-04-30 2026-07-31
    """
    checks.instance("extended", extended, bool)
    first, more = CRISIS_MEASURES.first, CRISIS_EXTENSION.first
    period = Period(months=first.months + more.months) if extended else first
    end = unmoved_end(checks.day("begun", begun), period)
    return evolve(end, notices=(ONE_EXTENSION.notice(),)) if extended else end


def crisis_report(crisis_ended: date, *, calendar: Calendar | str = "EC") -> Deadline:
    """Until when the Commission reports to Parliament and Council after a crisis (Article 36(11)).

    >>> print(crisis_report(date(2026, 3, 2)).date)
    2026-06-02
    """
    return deadline(crisis_ended, CRISIS_REPORT.first, calendar=calendar, beyond="project")


def auditor_free_from(audit_begins: date) -> EffectiveDate:
    """From which day on an auditor may not have given other services on the same matters (Article 37(3)(a)(i)).

    >>> print(auditor_free_from(date(2025, 3, 1)).date)
    2024-03-01
    """
    first, steps = reckon(checks.day("audit_begins", audit_begins), AUDITOR_NO_OTHER_SERVICES.first, backwards=True)
    return EffectiveDate(date=first, steps=steps)


def auditor_bound_until(audit_completed: date) -> NamedDay:
    """Until which day an auditor must not give other services afterwards (Article 37(3)(a)(i)).

    >>> print(auditor_bound_until(date(2025, 3, 1)).date)
    2026-03-01
    """
    return unmoved_end(checks.day("audit_completed", audit_completed), AUDITOR_NO_OTHER_SERVICES.first)


def auditor_until(first_audit: date) -> NamedDay:
    """Until which day one organisation may audit without a break (Article 37(3)(a)(ii)): ten years are allowed.

    >>> print(auditor_until(date(2024, 2, 29)).date)
    2034-02-28
    """
    return unmoved_end(checks.day("first_audit", first_audit), AUDITOR_AT_MOST.first)
