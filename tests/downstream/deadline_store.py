"""A small system that stores deadlines, as a team would write it that does not compute them with the library."""

import sqlite3
from calendar import monthrange
from datetime import date, timedelta

import dsa

FIRST, LAST = dsa.calendar("EC").coverage
CLOSED = frozenset(
    holiday.date for year in range(FIRST.year, LAST.year + 1) for holiday in dsa.calendar("EC").holidays(year)
)


def add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_open(day: date) -> date:
    while day.weekday() > 4 or day in CLOSED:
        day += timedelta(days=1)
    return day


def reply_due(asked: date, months: int) -> date:
    return next_open(add_months(asked, months))


def applies_from(notified: date) -> date:
    return add_months(notified, 4)


def is_very_large(recipients: int) -> bool:
    return recipients >= 45_000_000


class Store:
    def __init__(self) -> None:
        self.rows = sqlite3.connect(":memory:")
        self.rows.execute("create table deadlines (event text, period text, calendar text, due text)")

    def save(self, deadline: dsa.Deadline) -> int:
        row = (deadline.event.isoformat(), deadline.period.iso, deadline.calendar, deadline.date.isoformat())
        return self.rows.execute("insert into deadlines values (?, ?, ?, ?)", row).lastrowid or 0

    def due(self, key: int) -> date:
        (text,) = self.rows.execute("select due from deadlines where rowid = ?", (key,)).fetchone()
        return date.fromisoformat(text)
