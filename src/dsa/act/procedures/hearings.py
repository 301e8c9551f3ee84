"""Times for views, comments, observations and the file: Articles 33(4), 79(2), 82(1) and 83.

Access to the file and its confidentiality have a week each (Implementing Regulation (EU) 2023/1201, Articles 5 and 6).

Where the Act says "not less than", the answer is the earliest day that may be named: that day is lawful, the day before
it is not.
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

_VIEWS_BEFORE_DESIGNATION = TimeLimit(
    name="views_before_designation",
    period=parameters.VIEWS_BEFORE_DESIGNATION,
    runs_from="communication of the preliminary findings",
    whose="EC",
)
_EARLIEST_END_OF_OBSERVATIONS = TimeLimit(
    name="earliest_end_of_observations",
    period=parameters.OBSERVATIONS_AT_LEAST,
    runs_from="communication of the preliminary findings",
    moves=False,
)
_EARLIEST_END_OF_RESTRICTION_VIEWS = TimeLimit(
    name="earliest_end_of_restriction_views",
    period=parameters.VIEWS_ON_RESTRICTION_AT_LEAST,
    runs_from="the invitation to give views",
    whose="EC",
)
_EARLIEST_END_OF_COMMENTS = TimeLimit(
    name="earliest_end_of_comments",
    period=parameters.COMMENTS_ON_DRAFT_AT_LEAST,
    runs_from="publication of the draft",
    moves=False,
)
_COUNSEL_REQUEST = TimeLimit(
    name="counsel_request",
    period=parameters.COUNSEL_REQUEST,
    runs_from="receipt of access under the terms of disclosure",
    whose="EC",
)
_DISCLOSURE_OBJECTION = TimeLimit(
    name="disclosure_objection",
    period=parameters.DISCLOSURE_OBJECTION,
    runs_from="being informed that the Commission intends to disclose",
    whose="EC",
)
_EARLIEST_DISCLOSURE = TimeLimit(
    name="earliest_disclosure",
    period=parameters.DISCLOSURE_AT_LEAST,
    runs_from="notification of the decision to disclose",
    moves=False,
)
ROWS = (
    _VIEWS_BEFORE_DESIGNATION,
    _EARLIEST_END_OF_OBSERVATIONS,
    _EARLIEST_END_OF_RESTRICTION_VIEWS,
    _EARLIEST_END_OF_COMMENTS,
    _COUNSEL_REQUEST,
    _DISCLOSURE_OBJECTION,
    _EARLIEST_DISCLOSURE,
)


@answers
def views_before_designation(
    communicated: date, *, calendar: Calendar | str = "EC", what_if: WhatIf | None = None
) -> Deadline:
    """Until when a provider gives its views (Article 33(4), third subparagraph): ten working days.

    Only where the decision is to rest on other figures than those that the provider published itself.

    :param communicated: the day on which the Commission sent its preliminary findings.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(views_before_designation(date(2026, 4, 1)).date)
    2026-04-20
    """
    return _VIEWS_BEFORE_DESIGNATION.end(communicated, calendar=calendar)


@answers
def earliest_end_of_observations(communicated: date, *, what_if: WhatIf | None = None) -> NamedDay:
    """The earliest day that preliminary findings may name for observations (Article 79(2)): fourteen days.

    :param communicated: the day on which the findings are communicated.

    >>> print(earliest_end_of_observations(date(2025, 6, 18)).date)
    2025-07-02
    """
    return _EARLIEST_END_OF_OBSERVATIONS.last_day(checks.day("communicated", communicated))


@answers
def earliest_end_of_restriction_views(
    invited: date, *, calendar: Calendar | str = "EC", what_if: WhatIf | None = None
) -> Deadline:
    """The earliest day that may be named for views on a restriction of access (Article 82(1)): 14 working days.

    :param invited: the day of the invitation.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(earliest_end_of_restriction_views(date(2026, 6, 1)).date)
    2026-06-19
    """
    return _EARLIEST_END_OF_RESTRICTION_VIEWS.end(invited, calendar=calendar)


@answers
def earliest_end_of_comments(published: date, *, what_if: WhatIf | None = None) -> NamedDay:
    """The earliest day that may be named for comments on a draft implementing act (Article 83): one month.

    :param published: the day on which the draft is published.

    >>> print(earliest_end_of_comments(date(2023, 1, 31)).date)
    2023-02-28
    """
    return _EARLIEST_END_OF_COMMENTS.last_day(checks.day("published", published))


@answers
def counsel_request(accessed: date, *, calendar: Calendar | str = "EC", what_if: WhatIf | None = None) -> Deadline:
    """Until when external counsel and experts ask for more of the file, or for other terms of disclosure: one week.

    It runs from their access (Article 5(6) of Implementing Regulation (EU) 2023/1201).

    :param accessed: the day on which they got access.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(counsel_request(date(2026, 6, 8)).date)
    2026-06-15
    """
    return _COUNSEL_REQUEST.end(accessed, calendar=calendar)


@answers
def disclosure_objection(informed: date, *, calendar: Calendar | str = "EC", what_if: WhatIf | None = None) -> Deadline:
    """Until when an intended disclosure of what is claimed to be confidential is objected to: one week.

    Article 6(6), first sentence, of Implementing Regulation (EU) 2023/1201.

    :param informed: the day on which the person was informed of the intention.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(disclosure_objection(date(2026, 12, 17)).date)
    2027-01-04
    """
    return _DISCLOSURE_OBJECTION.end(informed, calendar=calendar)


@answers
def earliest_disclosure(notified: date, *, what_if: WhatIf | None = None) -> NamedDay:
    """The earliest day that a decision to disclose may name (Article 6(6), third sentence): one week from notification.

    :param notified: the day on which the decision is notified.

    >>> print(earliest_disclosure(date(2026, 6, 8)))
    15 June 2026 at the earliest
    """
    return _EARLIEST_DISCLOSURE.last_day(checks.day("notified", notified))
