"""Cooperation between Coordinators, the Board and the Commission: the time limits of Articles 57 to 60."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import evolve

from ...ground import checks
from ...ground.citations import DSA
from ...ground.errors import InvalidType, InvalidValue
from ...ground.trace import Point, Rule
from ...ground.words import Phrase
from ...time_limits.calendars import Calendar, calendar as calendar_named
from ...time_limits.deadlines import Deadline, deadline
from ...time_limits.reckoning import reckon
from ...time_limits.rolling import rolled
from ..parameters import ASSESSMENT, ASSISTANCE, JOINT_INVESTIGATION, PRELIMINARY_POSITION, REFERRAL, REVIEW

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


def assistance_reply(received: date, *, calendar: Calendar | str) -> Deadline:
    """Until when a Coordinator answers a request for assistance (Article 57(3)); also a refusal, with its reasons.

    >>> print(assistance_reply(date(2025, 12, 31), calendar="DE").date)
    2026-03-02
    """
    return deadline(received, ASSISTANCE.first, calendar=calendar, beyond="project")


def coordinator_assessment(
    received: date, *, calendar: Calendar | str, suspensions: Iterable[tuple[date, date]] = ()
) -> Deadline:
    """Until when the Coordinator of establishment communicates its assessment (Article 58(5)).

    :param suspensions: pairs of days: when more information or a joint investigation was asked for, and when it was
        given or refused (Article 58(4)). The time stands still in between and is not begun anew.

    >>> print(coordinator_assessment(
    ...     date(2026, 3, 2), calendar="IE", suspensions=[(date(2026, 4, 10), date(2026, 4, 20))]
    ... ).date)
    2026-05-12
    """
    plain = deadline(received, ASSESSMENT.first, calendar=calendar, beyond="project")
    pauses = sorted(_pairs(suspensions, received))
    if not pauses:
        return plain
    end, steps = reckon(received, ASSESSMENT.first)
    chain, late, free_from = list(steps), [], date.min
    for asked, answered in pauses:
        begun = max(asked, free_from)
        if begun > end:
            late.append(SUSPENDED_TOO_LATE.notice(asked=asked))
        elif answered > begun:
            moved = _later(end, answered - begun, suspensions)
            chain.append(SUSPENDED.step(end, moved, asked=begun, answered=answered))
            end, free_from = moved, answered
    last = rolled(received + _DAY, end, calendar_named(calendar), beyond="project")
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
    found = []
    if not isinstance(values, Iterable):
        raise InvalidType(field=Phrase("suspensions"), value=values, accepted=Phrase("pairs of days"))
    for pair in values:
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise InvalidType(field=Phrase("suspensions"), value=pair, accepted=Phrase("pairs of days"))
        asked, answered = checks.day("suspensions", pair[0]), checks.day("suspensions", pair[1])
        checks.not_before("suspensions", asked, "received", received)
        checks.not_before("suspensions", answered, "the day before", asked)
        found.append((asked, answered))
    return found


def referral_assessment(referred: date, *, calendar: Calendar | str = "EC") -> Deadline:
    """Until when the Commission assesses a matter that the Board referred to it (Article 59(2)).

    >>> print(referral_assessment(date(2026, 3, 2)).date)
    2026-05-04
    """
    return deadline(referred, REFERRAL.first, calendar=calendar, beyond="project")


def review_report(requested: date, *, calendar: Calendar | str) -> Deadline:
    """Until when the Coordinator informs of measures after the Commission asked for a review (Article 59(3)).

    >>> print(review_report(date(2026, 3, 2), calendar="IE").date)
    2026-05-05
    """
    return deadline(requested, REVIEW.first, calendar=calendar, beyond="project")


def joint_investigation(launched: date, *, calendar: Calendar | str) -> Deadline:
    """Until when a joint investigation is concluded (Article 60(2)): three months, unless agreed otherwise.

    >>> print(joint_investigation(date(2026, 3, 2), calendar="IE").date)
    2026-06-02
    """
    answer = deadline(launched, JOINT_INVESTIGATION.first, calendar=calendar, beyond="project")
    return evolve(answer, notices=(UNLESS_AGREED.notice(), *answer.notices))


def preliminary_position(deadline_ended: date, *, calendar: Calendar | str) -> Deadline:
    """Until when the preliminary position follows (Article 60(2), second subparagraph).

    :param deadline_ended: the end of the three months, or of the time that was agreed; not the day on which the
        investigation was in fact concluded.

    >>> print(preliminary_position(date(2026, 6, 2), calendar="IE").date)
    2026-07-02
    """
    return deadline(deadline_ended, PRELIMINARY_POSITION.first, calendar=calendar, beyond="project")
