"""Check every calendar: its Easter, its rules beside its lists, and a second source; exit 1 on anything unexplained.

Every list that was read lies between what the rules are sure of and what they hold possible; and they say the same as
the list, but for days that the calendar itself has in doubt. From 2027 to 2030 the rules are held against the package.

    python .ci/calendars/check.py

Days that are weekends in any case are not compared: they cannot change a result. A difference that somebody looked
into stands in explained.json with its reason; an explanation that no longer applies is an error, too.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from dsa.time_limits.calendars import CODES, MEMBER_STATES, Calendar, calendar
from dsa.time_limits.calendars.projection import STATUTE_UNTIL, project

EXPLAINED = Path(__file__).parent / "explained.json"
WESTERN = {"Good Friday": -2, "Easter Monday": 1, "Ascension Day": 39, "Whit Monday": 50, "Maundy Thursday": -3}
ORTHODOX = {"GR", "CY", "BG", "RO"}


def meeus(year: int) -> date:
    """Western Easter, by the anonymous Gregorian algorithm."""
    golden, century = year % 19, year // 100
    correction = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = correction - (correction // 28) * (1 - (29 // (correction + 1)) * ((21 - golden) // 11))
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - sunday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def julian(year: int) -> date:
    """Orthodox Easter, by Meeus's Julian algorithm; thirteen days between the calendars from 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def weekdays(ours: Calendar, year: int) -> set[date]:
    """The holidays of a year that are not weekends anyway."""
    return {day.date for day in ours.holidays(year) if day.date.weekday() < 5}


def easter_mistakes(code: str, ours: Calendar) -> Iterator[str]:
    """Days whose name says where they lie from Easter, and that do not lie there."""
    for year in range(2022, ours.coverage[1].year + 1):
        sunday = julian(year) if code in ORTHODOX else meeus(year)
        for listed in ours.lists:
            for day in listed.holidays:
                offset = WESTERN.get(day.name)
                if day.date.year == year and offset is not None and day.date != sunday + timedelta(days=offset):
                    yield f"{code} {day.date}: {day.name} is {sunday + timedelta(days=offset)} in that year"


def rule_mistakes(code: str, ours: Calendar) -> Iterator[str]:
    """Days on which the rules are not what a list that was read says, and that the calendar does not hold in doubt."""
    for year in range(ours.coverage[0].year, ours.published_until.year + 1):
        first, last = date(year, 1, 1), date(year, 12, 31)
        if last <= ours.published_until and all(listed.status.certain for listed in ours.lists_between(first, last)):
            foreseen = project(ours.rules, date(year - 1, 12, 31), year)
            ruled = {day.date for day in foreseen.holidays if day.date.weekday() < 5}
            doubts = {day.date for day in (*ours.doubts(first, last), *foreseen.possible)}
            yield from _differ(code, "rules", weekdays(ours, year) - doubts, ruled - doubts)


def differences(code: str, ours: Calendar) -> Iterator[str]:
    """Weekday holidays on which the lists and the rules up to 2030 differ from the holidays package."""
    longer = ours.projected(date(STATUTE_UNTIL, 12, 31))
    for year in range(2025, STATUTE_UNTIL + 1):
        package = _package(code, year)
        if package is not None:
            possible = {day.date for listed in longer.lists for day in listed.possible}
            yield from _differ(code, "holidays package", weekdays(longer, year), package - possible)


def _differ(code: str, source: str, listed: set[date], other: set[date]) -> Iterator[str]:
    yield from (f"{code} {day}: in the list, not in the {source}" for day in sorted(listed - other))
    yield from (f"{code} {day}: in the {source}, not in the list" for day in sorted(other - listed))


def _package(code: str, year: int) -> set[date] | None:
    if code not in MEMBER_STATES or find_spec("holidays") is None:
        return None
    holidays = import_module("holidays")  # a source for those who maintain the lists, not a dependency
    return {day for day in holidays.country_holidays(code, years=year) if day.weekday() < 5}


def main() -> int:
    """Print what is wrong; 0 if nothing is."""
    explained = json.loads(EXPLAINED.read_text("utf-8"))["differences"]
    calendars = {code: calendar(code) for code in CODES}
    wrong = [mistake for code, ours in calendars.items() for mistake in easter_mistakes(code, ours)]
    differing = [
        text for code, days in calendars.items() for text in (*rule_mistakes(code, days), *differences(code, days))
    ]
    reasons = {text: why for why, texts in explained.items() for text in texts}
    wrong += [f"{text}: nobody has explained this" for text in differing if text not in reasons]
    compared = find_spec("holidays") is not None
    wrong += [
        f"{text}: explained, but no longer so"
        for text in reasons
        if text not in differing and (compared or "holidays package" not in text)
    ]
    if not compared:
        print("the holidays package is not installed: its comparison is left out")
    print(*wrong, sep="\n")
    print(f"{len(calendars)} calendars, {len(differing)} differences, {len(wrong)} of them wrong or unexplained")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
