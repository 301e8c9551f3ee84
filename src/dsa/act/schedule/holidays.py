"""Whose holidays count where something is due, and how far they are projected for it."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ...ground import words
from ...ground.citations import DSA, REGULATION_1182_71
from ...ground.errors import BeyondCoverage
from ...ground.trace import Notice, Point
from ...ground.values import Cited
from ...ground.words import Phrase
from ...time_limits import calendars
from ...time_limits.calendars import MEMBER_STATES, Calendar
from ...time_limits.deadlines import Deadline, deadline
from ...time_limits.periods import Period
from ...time_limits.rolling import CENTURY
from ..services.platforms import Platform

AT_HOME = Point(
    "calendar-of-provider",
    "What the provider does or publishes is due where it is established: the holidays are those of {calendar}.",
    (REGULATION_1182_71.at(2, 1),),
)
AT_REPRESENTATIVE = Point(
    "calendar-of-representative",
    "The provider has no establishment in the Union; the holidays are those of the Member State of its legal "
    "representative, {calendar}.",
    (REGULATION_1182_71.at(2, 1), DSA.at(13, 1)),
)
WITH_COMMISSION = Point(
    "calendar-of-commission",
    "What goes to the Commission is due there: the holidays are those of its own list, {calendar}.",
    (REGULATION_1182_71.at(2, 1),),
)
HOME_UNKNOWN = Point(
    "calendar-unknown",
    "The Member State of the provider is not known; the holidays are those of the Commission, {calendar}.",
    (REGULATION_1182_71.at(2, 1),),
)
HOME_OUTSIDE = Point(
    "calendar-outside-union",
    "The provider is established outside the Union; the holidays are those of the Commission, {calendar}.",
    (REGULATION_1182_71.at(2, 1),),
)
GIVEN = Point("calendar-given", "The holidays are those of the calendar that was asked for, {calendar}.", ())
_MARGIN = dt.timedelta(days=366)
_LAST = dt.date.max - _MARGIN


@frozen(kw_only=True)
class Holidays:
    """Whose holidays count where something is due, and the point that says so."""

    calendar: Calendar
    point: Point

    def end(self, event: dt.date, period: Period | Cited[Period]) -> tuple[Deadline, Notice]:
        """The end of a period on this calendar, and whose it is."""
        limit = deadline(event, period, calendar=self.calendar)
        return limit, self.point.notice(calendar=limit.calendar)


def whose_holidays(platform: Platform, asked: Calendar | None) -> tuple[Holidays, Holidays]:
    """Whose holidays count for what the provider does at home, and for what goes to the Commission."""
    if asked is not None:
        return (both := Holidays(calendar=asked, point=GIVEN)), both
    own = calendars.calendar("EC")
    commission = Holidays(calendar=own, point=WITH_COMMISSION)
    country = platform.provider.country
    if country in MEMBER_STATES:
        point = AT_REPRESENTATIVE if platform.provider.legal_representative else AT_HOME
        return Holidays(calendar=calendars.calendar(country), point=point), commission
    outside = platform.provider.established_in_union is False
    return Holidays(calendar=own, point=HOME_OUTSIDE if outside else HOME_UNKNOWN), commission


def reach(calendar: Calendar) -> tuple[dt.date, Calendar]:
    """The last day up to which anything is computed: that of the lists, or a century after those that are published."""
    published = min(calendar.published_until, dt.date.max - CENTURY)
    return max(calendar.coverage[1], published + CENTURY), calendar


def beyond(day: dt.date, farthest: dt.date, calendar: Calendar) -> BeyondCoverage:
    """The refusal of a day that lies farther than anything is projected."""
    first, last = calendar.coverage
    return BeyondCoverage(
        calendar=Phrase(f"Calendar {calendar.code}"),
        day=day,
        first=first,
        last=last,
        remedy=Phrase(f"Nothing is projected beyond {words.day(farthest)}: use a day up to then."),
    )


def lengthened(calendar: Calendar, end: dt.date) -> Calendar:
    """The calendar up to some time after a day.

    A strict calendar, or one without rules, stays as it is: it refuses the due date that it cannot settle.
    """
    return calendar.projected(min(end, _LAST) + _MARGIN) if calendar.projects and calendar.rules else calendar
