"""Whose holidays count: the Commission, the Court and the 27 Member States, as published lists with their sources.

Article 2(1) of Regulation 1182/71: public holidays are those of the Member State or institution "in which action
is to be taken". Hence a calendar is always an input. The lists are data, one file a calendar, in ``data/``.

>>> from dsa import calendar
>>> print(calendar("EC"), calendar("EC").coverage[1])
European Commission, Brussels staff (EC) 2027-12-31
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import NotRequired, TypedDict

from ...ground import checks
from ..packages import folder
from .lists import Holiday, HolidayList, Status
from .projection import HolidayRule
from .working_days import Calendar

__all__ = ["CODES", "Calendar", "Holiday", "HolidayList", "HolidayRule", "Status", "calendar"]

MEMBER_STATES = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
CODES = ("EC", "EC-LU", "CJEU", *MEMBER_STATES)
"""The codes that :func:`calendar` knows: the Commission (Brussels and Luxembourg), the Court, the Member States."""

ALIASES = {"EL": "GR"}
"""Other codes for the same: EL is what the Union's own institutions call Greece."""


class _Day(TypedDict):
    date: str
    name: str
    status: NotRequired[str]
    source: NotRequired[str]
    note: NotRequired[str | None]


class _List(TypedDict):
    first: str
    last: str
    status: str
    source: str
    published: str | None
    note: str | None
    holidays: list[_Day]
    possible: NotRequired[list[_Day]]


class _Rule(TypedDict):
    name: str
    rule: NotRequired[str]
    orthodox_easter: NotRequired[int]
    statute: NotRequired[bool]
    possible: NotRequired[bool]


class _File(TypedDict):
    code: str
    name: str
    zone: str
    lists: list[_List]
    projection: list[_Rule]
    projection_note: NotRequired[str]


def calendar(code: str | Calendar) -> Calendar:
    """The calendar of an institution ("EC", "EC-LU", "CJEU") or of a Member State (its ISO 3166 code).

    An unknown code is an :class:`~dsa.errors.UnknownName` that names the near ones; there is no fallback. A
    :class:`Calendar` comes back as it is, so that every ``calendar`` argument takes either.

    >>> print(calendar("EC").holiday(date(2026, 11, 2)))
    All Souls' Day, 2 November 2026 (transcribed: C/2025/4103, OJ C, 24.7.2025)
    """
    if isinstance(code, Calendar):
        return code
    known = checks.known("calendar", ALIASES.get(code, code) if isinstance(code, str) else code, CODES)
    return _load(known)


@cache
def _load(code: str) -> Calendar:
    file: _File = json.loads(folder(__name__).joinpath(f"{code}.json").read_text("utf-8"))
    return Calendar(
        code=file["code"],
        name=file["name"],
        zone=file["zone"],
        lists=tuple(_list(entry) for entry in file["lists"]),
        rules=tuple(HolidayRule(**rule) for rule in file["projection"]),
    )


def _list(entry: _List) -> HolidayList:
    return HolidayList(
        first=date.fromisoformat(entry["first"]),
        last=date.fromisoformat(entry["last"]),
        source=entry["source"],
        status=Status(entry["status"]),
        published=date.fromisoformat(entry["published"]) if entry["published"] else None,
        note=entry["note"],
        holidays=_holidays(entry, entry["holidays"]),
        possible=_holidays(entry, entry.get("possible", [])),
    )


def _holidays(listed: _List, days: list[_Day]) -> tuple[Holiday, ...]:
    return tuple(
        Holiday(
            date=date.fromisoformat(day["date"]),
            name=day["name"],
            source=day.get("source", listed["source"]),
            status=Status(day.get("status", listed["status"])),
            note=day.get("note"),
        )
        for day in days
    )


def __dir__() -> list[str]:
    return sorted(__all__)
