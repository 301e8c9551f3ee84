"""Times that the Commission must leave for views, comments and observations: Articles 33(4), 79(2), 82(1) and 83.

Where the Act says "not less than", the answer is the earliest day that may be named: that day is lawful, the day before
it is not.
"""

from __future__ import annotations

from datetime import date

from ...ground import checks
from ...time_limits.calendars import Calendar
from ...time_limits.deadlines import Deadline, deadline
from ...time_limits.named_days import NamedDay, unmoved_end
from ..parameters import (
    COMMENTS_ON_DRAFT_AT_LEAST,
    OBSERVATIONS_AT_LEAST,
    VIEWS_BEFORE_DESIGNATION,
    VIEWS_ON_RESTRICTION_AT_LEAST,
)


def views_before_designation(communicated: date, *, calendar: Calendar | str = "EC") -> Deadline:
    """Until when a provider gives its views (Article 33(4), third subparagraph): ten working days.

    Only where the decision is to rest on other figures than those that the provider published itself.

    >>> print(views_before_designation(date(2026, 4, 1)).date)
    2026-04-20
    """
    return deadline(communicated, VIEWS_BEFORE_DESIGNATION.first, calendar=calendar, beyond="project")


def earliest_end_of_observations(communicated: date) -> NamedDay:
    """The earliest day that preliminary findings may name for observations (Article 79(2)): fourteen days.

    >>> print(earliest_end_of_observations(date(2025, 6, 18)).date)
    2025-07-02
    """
    return unmoved_end(checks.day("communicated", communicated), OBSERVATIONS_AT_LEAST.first)


def earliest_end_of_restriction_views(invited: date, *, calendar: Calendar | str = "EC") -> Deadline:
    """The earliest day that may be named for views on a restriction of access (Article 82(1)): 14 working days.

    >>> print(earliest_end_of_restriction_views(date(2026, 6, 1)).date)
    2026-06-19
    """
    return deadline(invited, VIEWS_ON_RESTRICTION_AT_LEAST.first, calendar=calendar, beyond="project")


def earliest_end_of_comments(published: date) -> NamedDay:
    """The earliest day that may be named for comments on a draft implementing act (Article 83): one month.

    >>> print(earliest_end_of_comments(date(2023, 1, 31)).date)
    2023-02-28
    """
    return unmoved_end(checks.day("published", published), COMMENTS_ON_DRAFT_AT_LEAST.first)
