"""Due dates as a calendar that people subscribe to: iCalendar, RFC 5545, through the ``icalendar`` package.

Every due date is a day-long entry whose identifier stays the same when its day moves, so that importing a file with a
later ``stamp`` moves the entry instead of doubling it. What hangs on something unrecorded is marked as tentative.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from json import dumps
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from .act.schedule.planner import DueDate, DueKind
from .ground import checks
from .ground.errors import InvalidType, InvalidValue, MissingExtra
from .ground.mistaken.calls import by_name
from .ground.trace import Sentence
from .ground.words import Phrase
from .i18n.explaining import say
from .i18n.locales import resolve
from .i18n.values import show
from .time_limits.periods import Period

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, Timezone, vText as CalendarText
else:  # for whoever reads hints at run time
    Alarm = Calendar = CalendarText = Event = Timezone = Any

__all__ = ["to_ical"]

_STAMP = dt.datetime(2022, 10, 27, tzinfo=dt.UTC)
"""The day on which the Act was published: a stamp is required, and nothing here reads the clock."""
_MOST_UPDATES = 2**31 - 1
"""The greatest number that RFC 5545 knows; updates are numbered by the seconds since the Act was published."""
_LINE = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line, for one reader or another; RFC 5545 writes only one of them into text."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""What no text of a calendar may contain (RFC 5545, section 3.3.11)."""


@by_name
def to_ical(
    due_dates: Iterable[DueDate],
    *,
    name: str = "Digital Services Act",
    alarms: Iterable[Period | str] = (),
    stamp: dt.datetime | None = None,
    locale: str = "en",
) -> bytes:
    """A calendar file with one entry a due date, as bytes: ``Path("due.ics").write_bytes(to_ical(due))`` writes it.

    Of the same thing twice, the last counts. Where nothing is due, the calendar has no entry and is a calendar still.

    :param due_dates: what :func:`dsa.schedule` answers, or any due dates.
    :param name: what the calendar is called where it is shown.
    :param alarms: how long before each day to remind: "P2W", "P1D".
    :param stamp: when the file was made; with a later stamp, programs know which of two files is the newer. Without
        it every file is as old as the Act, and what was moved may be taken for what is known already.
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
    before = [_ahead(period) for period in alarms]
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
    calendar.add("name", _text(name))  # RFC 7986
    calendar.add("x-wr-calname", _text(name))  # for programs that are older
    for due in {_name(due): due for due in due_dates}.values():
        event = _event(due, made, language)
        for ahead in before:
            event.add_component(_alarm(due, ahead, language))
        calendar.add_component(event)
    if not calendar.subcomponents:
        calendar.add_component(_nothing())
    encoded: bytes = calendar.to_ical()
    return encoded


def _nothing() -> Timezone:
    """What stands in a calendar without an entry, which has one component at least (RFC 5545, section 3.6)."""
    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", _STAMP.replace(tzinfo=None))
    standard.add("tzoffsetfrom", dt.timedelta())
    standard.add("tzoffsetto", dt.timedelta())
    zone.add_component(standard)
    return zone


def _event(due: DueDate, stamp: dt.datetime, language: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, _name(due))}@dsa-obligations")
    event.add("dtstamp", stamp)
    event.add("dtstart", due.date)
    if due.date < dt.date.max:  # an entry without an end lasts for its day (RFC 5545, section 3.6.1)
        event.add("dtend", due.date + dt.timedelta(days=1))
    event.add("last-modified", stamp)
    event.add("sequence", max(0, int((stamp - _STAMP).total_seconds())))  # the later file counts
    event.add("summary", _text(f"{due.service}: {say(_title(due), language)}"))
    event.add("description", _text(f"{show(due.obligation, language)}\n\n{due.explain(language)}"))
    event.add("status", "CONFIRMED" if due.certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["DSA", show(due.obligation.citations[0], language)])
    event.add("url", str(due.obligation.citations[0].url))
    return event


def _text(words: str) -> CalendarText:
    """Words as a calendar takes them: one kind of line end, and a space for every other control character."""
    return _escaping()(_CONTROL.sub(" ", _LINE.sub("\n", words)))


@cache
def _escaping() -> type[CalendarText]:
    """Text that is written as RFC 5545 has it: the package takes a backslash before an N for the end of a line."""
    from icalendar import vText

    class Text(vText):
        """What somebody typed, whatever is in it."""

        def to_ical(self) -> bytes:
            """The text with what has a meaning in a calendar marked as text."""
            escaped = re.sub(r"([\\;,])", r"\\\1", self).replace("\n", "\\n")
            return escaped.encode()

    return Text


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
    alarm.add("description", _text(f"{due.service}: {say(_title(due), language)}"))
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
