"""Auditors: from when they must be free of other services, and for how long they may audit (Article 37(3))."""

from __future__ import annotations

from datetime import date

from ...ground import checks
from ...ground.answering import answers
from ...ground.values import WhatIf
from ...time_limits.named_days import EffectiveDate, NamedDay
from .. import parameters
from .time_limit import TimeLimit

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
ROWS = (_AUDITOR_FREE_FROM, _AUDITOR_BOUND_UNTIL, _AUDITOR_UNTIL)


@answers
def auditor_free_from(audit_begins: date, *, what_if: WhatIf | None = None) -> EffectiveDate:
    """From which day on an auditor may not have given other services on the same matters (Article 37(3)(a)(i)).

    :param audit_begins: the day on which the audit begins.

    >>> print(auditor_free_from(date(2025, 3, 1)).date)
    2024-03-01
    """
    return _AUDITOR_FREE_FROM.first_day(checks.day("audit_begins", audit_begins))


@answers
def auditor_bound_until(audit_completed: date, *, what_if: WhatIf | None = None) -> NamedDay:
    """Until which day an auditor must not give other services afterwards (Article 37(3)(a)(i)).

    :param audit_completed: the day on which the audit was completed.

    >>> print(auditor_bound_until(date(2025, 3, 1)).date)
    2026-03-01
    """
    return _AUDITOR_BOUND_UNTIL.last_day(checks.day("audit_completed", audit_completed))


@answers
def auditor_until(first_audit: date, *, what_if: WhatIf | None = None) -> NamedDay:
    """Until which day one organisation may audit without a break (Article 37(3)(a)(ii)): ten years are allowed.

    :param first_audit: the day of the first audit.

    >>> print(auditor_until(date(2024, 2, 29)).date)
    2034-02-28
    """
    return _AUDITOR_UNTIL.last_day(checks.day("first_audit", first_audit))
