"""Cooperation between Coordinators, the Board and the Commission: the time limits of Articles 57 to 60."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import evolve

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA
from ...ground.errors import InvalidType, InvalidValue
from ...ground.trace import Point, Rule
from ...ground.values import WhatIf
from ...ground.words import Phrase
from ...time_limits import calendars
from ...time_limits.calendars import Calendar
from ...time_limits.deadlines import Deadline
from ...time_limits.reckoning import reckon
from ...time_limits.rolling import rolled
from .. import parameters
from .time_limit import TimeLimit

SUSPENDED = Rule(
    "assessment-suspended",
    "Time stands still from {asked} to {answered}: the end moves by as many days, to {after}.",
    DSA.at(58, 4),
)
SUSPENDED_TOO_LATE = Point(
    "assessment-suspended-too-late",
    "What was asked on {asked} came when the time was over, and suspends nothing.",
    (DSA.at(58, 4),),
)
UNLESS_AGREED = Point(
    "joint-investigation-agreed",
    "The participants may agree on another time; then the month for the preliminary position runs from its end.",
    (DSA.at(60, 2),),
)

_DAY = timedelta(days=1)

_ASSISTANCE_REPLY = TimeLimit(name="assistance_reply", period=parameters.ASSISTANCE, runs_from="receipt of the request")
_COORDINATOR_ASSESSMENT = TimeLimit(
    name="coordinator_assessment", period=parameters.ASSESSMENT, runs_from="receipt of the request"
)
_REFERRAL_ASSESSMENT = TimeLimit(
    name="referral_assessment", period=parameters.REFERRAL, runs_from="referral by the Board", whose="EC"
)
_REVIEW_REPORT = TimeLimit(
    name="review_report", period=parameters.REVIEW, runs_from="the Commission's request for a review"
)
_JOINT_INVESTIGATION = TimeLimit(
    name="joint_investigation",
    period=parameters.JOINT_INVESTIGATION,
    runs_from="launch of the joint investigation",
    points=(UNLESS_AGREED,),
)
_PRELIMINARY_POSITION = TimeLimit(
    name="preliminary_position",
    period=parameters.PRELIMINARY_POSITION,
    runs_from="end of the time for the joint investigation",
)
ROWS = (
    _ASSISTANCE_REPLY,
    _COORDINATOR_ASSESSMENT,
    _REFERRAL_ASSESSMENT,
    _REVIEW_REPORT,
    _JOINT_INVESTIGATION,
    _PRELIMINARY_POSITION,
)


@answers
def assistance_reply(received: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when a Coordinator answers a request for assistance (Article 57(3)); also a refusal, with its reasons.

    :param received: the day on which the Coordinator received the request.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(assistance_reply(date(2025, 12, 31), calendar="DE").date)
    2026-03-02
    """
    return _ASSISTANCE_REPLY.end(received, calendar=calendar)


@answers
def coordinator_assessment(
    received: date,
    *,
    calendar: Calendar | str,
    suspensions: Iterable[tuple[date, date]] = (),
    what_if: WhatIf | None = None,
) -> Deadline:
    """Until when the Coordinator of establishment communicates its assessment (Article 58(5)).

    :param received: the day on which the Coordinator received the request.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.
    :param suspensions: pairs of days: when more information or a joint investigation was asked for, and when it was
        given or refused (Article 58(4)). The time stands still in between and is not begun anew.

    >>> print(coordinator_assessment(
    ...     date(2026, 3, 2), calendar="IE", suspensions=[(date(2026, 4, 10), date(2026, 4, 20))]
    ... ).date)
    2026-05-12
    """
    plain = _COORDINATOR_ASSESSMENT.end(received, calendar=calendar)
    pauses = sorted(_pairs(suspensions, received))
    if not pauses:
        return plain
    two_months, days = _COORDINATOR_ASSESSMENT.cited(received), calendars.calendar(calendar)
    end, steps = reckon(received, two_months.value)
    chain, late, free_from = [two_months.step(received), *steps], [], date.min
    for asked, answered in pauses:
        begun = max(asked, free_from)
        last = rolled(received + _DAY, end, days, beyond="project")
        if begun > last.day:
            late.append(SUSPENDED_TOO_LATE.notice(asked=asked))
        elif answered > begun:
            if begun > end:  # asked on the working day to which the end has moved: it is the last day of the period
                chain += last.steps
                end = last.day
            moved = _later(end, answered - begun, suspensions)
            chain.append(SUSPENDED.step(end, moved, asked=begun, answered=answered))
            end, free_from = moved, answered
    last = rolled(received + _DAY, end, days, beyond="project")
    return evolve(
        plain,
        date=last.day,
        nominal=end,
        certain=last.certain,
        lists=last.sources,
        steps=(*chain, *last.steps),
        notices=(*late, *last.notices),
    )


def _later(end: date, by: timedelta, suspensions: object) -> date:
    try:
        return end + by
    except OverflowError:
        accepted = Phrase("spans after which the time ends in the years 1 to 9999")
        raise InvalidValue(field=Phrase("suspensions"), value=suspensions, accepted=accepted) from None


def _pairs(values: Iterable[tuple[date, date]], received: date) -> list[tuple[date, date]]:
    exchanges = []
    if not isinstance(values, Iterable):
        raise InvalidType(field=Phrase("suspensions"), value=values, accepted=Phrase("pairs of days"))
    for pair in checks.several("suspensions", values, object):
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise InvalidType(field=Phrase("suspensions"), value=pair, accepted=Phrase("pairs of days"))
        asked, answered = checks.day("suspensions", pair[0]), checks.day("suspensions", pair[1])
        checks.not_before("suspensions", asked, "received", received)
        checks.not_before("suspensions", answered, "the day before", asked)
        exchanges.append((asked, answered))
    return exchanges


@answers
def referral_assessment(referred: date, *, calendar: Calendar | str = "EC", what_if: WhatIf | None = None) -> Deadline:
    """Until when the Commission assesses a matter that the Board referred to it (Article 59(2)).

    :param referred: the day on which the Board referred it.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(referral_assessment(date(2026, 3, 2)).date)
    2026-05-04
    """
    return _REFERRAL_ASSESSMENT.end(referred, calendar=calendar)


@answers
def review_report(requested: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when the Coordinator informs of measures after the Commission asked for a review (Article 59(3)).

    :param requested: the day on which the Commission asked for the review.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(review_report(date(2026, 3, 2), calendar="IE").date)
    2026-05-05
    """
    return _REVIEW_REPORT.end(requested, calendar=calendar)


@answers
def joint_investigation(launched: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when a joint investigation is concluded (Article 60(2)): three months, unless agreed otherwise.

    :param launched: the day on which it was launched.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(joint_investigation(date(2026, 3, 2), calendar="IE").date)
    2026-06-02
    """
    return _JOINT_INVESTIGATION.end(launched, calendar=calendar)


@answers
def preliminary_position(deadline_ended: date, *, calendar: Calendar | str, what_if: WhatIf | None = None) -> Deadline:
    """Until when the preliminary position follows (Article 60(2), second subparagraph).

    :param deadline_ended: the end of the three months, or of the time that was agreed; not the day on which the
        investigation was in fact concluded.
    :param calendar: whose working days count: the institution or Member State where it is to be done, as a
        :class:`~dsa.Calendar` or its code.

    >>> print(preliminary_position(date(2026, 6, 2), calendar="IE").date)
    2026-07-02
    """
    return _PRELIMINARY_POSITION.end(deadline_ended, calendar=calendar)
