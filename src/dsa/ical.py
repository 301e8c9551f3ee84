"""Due dates as a calendar that people subscribe to: iCalendar, RFC 5545, through the ``icalendar`` package.

Every due date is a day-long entry whose identifier stays the same when its day moves, so that importing the file
again moves the entry instead of doubling it. What hangs on something unrecorded is marked as tentative.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from json import dumps
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from .act.schedule.planner import DueDate, DueKind
from .ground import checks
from .ground.errors import InvalidType, InvalidValue, MissingExtra
from .ground.trace import Sentence
from .ground.words import Phrase
from .i18n.explaining import say
from .i18n.locales import resolve
from .i18n.values import show
from .time_limits.periods import Period

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

__all__ = ["to_ical"]

_STAMP = dt.datetime(2022, 10, 27, tzinfo=dt.UTC)
_MOST_UPDATES = 2**31 - 1
"""The greatest number that RFC 5545 knows; updates are numbered by the seconds since the Act was published."""
"""The day on which the Act was published: a stamp is required, and nothing here reads the clock."""


def to_ical(
    due_dates: Iterable[DueDate],
    *,
    name: str = "Digital Services Act",
    alarms: Iterable[Period | str] = (),
    stamp: dt.datetime | None = None,
    locale: str = "en",
) -> bytes:
    """A calendar file with one entry a due date, as bytes: ``Path("due.ics").write_bytes(to_ical(due))`` writes it.

    :param name: what the calendar is called where it is shown.
    :param alarms: how long before each day to remind: "P2W", "P1D".
    :param stamp: when the file was made; with a later stamp, programs know which of two files is the newer.
    :param locale: one of the 24 official languages (:data:`dsa.i18n.LOCALES`), for titles and explanations.
    :raises MissingExtra: the ``icalendar`` package is not installed.
    :raises UnknownName: another language.

    >>> from datetime import date
    >>> import dsa
    >>> shop = dsa.Platform(
    ...     name="Shop", provider=dsa.Provider(name="Shop Ltd", country="IE"), kind=dsa.ServiceKind.MARKETPLACE
    ... )
    >>> due = dsa.schedule(shop, start=date(2026, 1, 1), end=date(2027, 1, 1))
    >>> print(to_ical(due).decode().splitlines()[0])
    BEGIN:VCALENDAR
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise MissingExtra(package=Phrase("icalendar"), extra=Phrase("ical")) from None
    wanted = checks.several("due_dates", due_dates, DueDate)
    if isinstance(alarms, str) or not isinstance(alarms, Iterable):
        accepted = Phrase("an iterable of periods: ['P2W', 'P1D']")
        raise InvalidType(field=Phrase("alarms"), value=alarms, accepted=accepted)
    before = [_ahead(one) for one in alarms]
    language = resolve(locale)
    made = _STAMP if stamp is None else checks.instant("stamp", stamp).astimezone(dt.UTC)
    if (made - _STAMP).total_seconds() > _MOST_UPDATES:
        accepted = Phrase("a moment before the year 2090: an update has a number, and readers take no larger one")
        raise InvalidValue(field=Phrase("stamp"), value=made, accepted=accepted)
    checks.text("name", name)
    try:
        return _file(Calendar(), wanted, name, before, made, language)
    except UnicodeEncodeError as half:
        accepted = Phrase("text that UTF-8 can write, without half a pair of surrogates")
        raise InvalidValue(field=Phrase("text"), value=half.object, accepted=accepted) from None


def _file(
    calendar: Calendar,
    due_dates: tuple[DueDate, ...],
    name: str,
    before: list[dt.timedelta],
    made: dt.datetime,
    language: str,
) -> bytes:
    calendar.add("prodid", "-//dsa-obligations//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for due in due_dates:
        event = _event(due, made, language)
        for ahead in before:
            event.add_component(_alarm(due, ahead, language))
        calendar.add_component(event)
    encoded: bytes = calendar.to_ical()
    return encoded


def _event(due: DueDate, stamp: dt.datetime, language: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, _name(due))}@dsa-obligations")
    event.add("dtstamp", stamp)
    event.add("dtstart", due.date)
    event.add("dtend", due.date + dt.timedelta(days=1))
    event.add("last-modified", stamp)
    event.add("sequence", max(0, int((stamp - _STAMP).total_seconds())))  # the later file counts
    event.add("summary", f"{due.service}: {say(_title(due), language)}")
    event.add("description", f"{show(due.obligation, language)}\n\n{due.explain(language)}")
    event.add("status", "CONFIRMED" if due.certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["DSA", show(due.obligation.citations[0], language)])
    event.add("url", str(due.obligation.citations[0].url))
    return event


def _name(due: DueDate) -> str:
    """What makes an entry itself, whatever its day: whose service, which one, which obligation, which occurrence."""
    service = due.service if due.provider is None else dumps([due.provider, due.service])
    return f"dsa-obligations:{service}/{due.key}"


def _title(due: DueDate) -> Sentence:
    """What is to be done, or kept until the end of the day."""
    if due.kind is DueKind.KEEP:
        return Sentence("due-keep-title", "keep until the end of this day: {subject}", (("subject", due.subject),))
    return due.subject


def _alarm(due: DueDate, ahead: dt.timedelta, language: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -ahead)
    alarm.add("description", f"{due.service}: {say(_title(due), language)}")
    return alarm


def _ahead(value: Period | str) -> dt.timedelta:
    period = Period.of(value)
    if period.whole_months or period.working_days:
        raise InvalidValue(
            field=Phrase("alarms"), value=period, accepted=Phrase("weeks and days, or hours: 'P2W', 'P1D', 'PT6H'")
        )
    return dt.timedelta(days=period.whole_days, hours=period.hours)


def __dir__() -> list[str]:
    return sorted(__all__)
