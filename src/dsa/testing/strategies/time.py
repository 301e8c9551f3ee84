"""Days, moments, periods and calendars, drawn towards the edges where time limits go wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache, partial
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.parameters import ENTRY_INTO_FORCE
from ...ground import checks
from ...time_limits.calendars import CODES, Calendar, Holiday, HolidayList, Status, calendar
from ...time_limits.periods import Period, Unit
from ...time_limits.zones import COMMISSION_ZONE

FIRST, LAST = ENTRY_INTO_FORCE, dt.date(2027, 12, 31)
"""Where days lie if nothing else is asked for: from the Act's entry into force to the end of the lists of holidays."""

GAPS = st.integers(0, 400) | st.sampled_from((0, 1, 2, 7, 14, 15, 28, 29, 30, 31, 59, 90, 180, 365, 366))
"""Days between two events; shrinks to none."""
_DAY = dt.timedelta(days=1)


@cache
def _edges(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """The days between two days on which something turns: months and years, clocks, Easter."""
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    edges = {first, last}
    for year in range(first.year, last.year + 1):
        turn = dt.date(year, 12, 24)
        edges |= {turn + n * _DAY for n in range(8)} | {dt.date(year, 1, 1), dt.date(year, 1, 2), dt.date(year, 2, 28)}
        edges |= {dt.date(year, 3, 1) - _DAY}
        edges |= {dt.date(year, month, 29) + n * _DAY for month in range(1, 13) if month != 2 for n in range(3)}
        for month in (3, 10):  # the clocks change on the last Sunday
            end = dt.date(year, month, 31)
            edges |= {end - dt.timedelta(days=(end.weekday() + 1) % 7 - n) for n in (-1, 0)}
        for method in (EASTER_WESTERN, EASTER_ORTHODOX):
            edges |= {easter(year, method) + n * _DAY for n in range(-4, 3)}
    return tuple(sorted(day for day in edges if first <= day <= last))


@cache
def days(first: dt.date = FIRST, last: dt.date = LAST) -> SearchStrategy[dt.date]:
    """Calendar days, half of them on an edge: a month's end, the turn of the year, a clock change, Easter.

    Shrinks to ``first``, or to 1 January 2000 if that lies between the two.

    >>> from hypothesis import given
    >>> from datetime import date
    >>> @given(days(date(2024, 2, 28), date(2024, 3, 1)))
    ... def test(day):
    ...     assert day.month in (2, 3)
    >>> test()
    """
    return st.dates(first, last) | st.sampled_from(_edges(first, last))


@st.composite
def moments(draw: DrawFn, *, first: dt.date = FIRST, last: dt.date = LAST, zone: str = COMMISSION_ZONE) -> dt.datetime:
    """Moments that know their zone, often on the days of a clock change. Shrinks to midnight on the first day."""
    second = draw(st.integers(0, 86_399) | st.sampled_from((0, 3_599, 7_200, 9_000, 82_800, 86_399)))
    # By way of UTC, so that no moment falls into the hour that a clock change leaves out.
    midnight = dt.datetime.combine(draw(days(first, last)), dt.time(), ZoneInfo("UTC"))
    return (midnight + dt.timedelta(seconds=second)).astimezone(ZoneInfo(zone))


_OF_THE_LAW: dict[Unit, tuple[int, ...]] = {
    Unit.YEARS: (1, 5, 10),
    Unit.MONTHS: (1, 2, 4, 6, 12),
    Unit.WEEKS: (1, 2, 3),
    Unit.DAYS: (1, 2, 3, 14, 15, 90, 180),
    Unit.WORKING_DAYS: (1, 2, 10, 14, 60),
    Unit.HOURS: (1, 24, 48, 72),
}
_SIMPLEST_FIRST = (Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.WORKING_DAYS, Unit.HOURS)


def _of(unit: Unit, number: int) -> Period:
    return Period(**{unit.value: number})


@cache
def _periods(units: frozenset[Unit], most: int) -> SearchStrategy[Period]:
    alone = [
        (st.integers(1, most) | st.sampled_from([n for n in _OF_THE_LAW[unit] if n <= most])).map(partial(_of, unit))
        for unit in _SIMPLEST_FIRST
        if unit in units
    ]
    mixable = units - {Unit.WORKING_DAYS, Unit.HOURS}
    if len(mixable) > 1:
        parts = {unit.value: st.integers(0, most) for unit in _SIMPLEST_FIRST if unit in mixable}
        first = next(iter(parts))
        alone.append(st.builds(Period, **parts | {first: st.integers(1, most)}))  # `hypothesis write` takes no dict
    return st.one_of(alone)


def periods(*, units: Unit | Iterable[Unit] = tuple(Unit), most: int = 60) -> SearchStrategy[Period]:
    """Periods in the units given, at most ``most`` of each, the Act's own numbers among them.

    Shrinks to one day, or to one of the simplest unit given.

    >>> from hypothesis import given
    >>> @given(periods(units=[Unit.MONTHS, Unit.DAYS]))
    ... def test(period):
    ...     assert Period.parse(period.iso) == period
    >>> test()
    """
    return _periods(frozenset(checks.one_or_several("units", units, Unit)), most)


def calendars(*, codes: str | Iterable[str] = CODES) -> SearchStrategy[Calendar]:
    """The calendars of the Commission, the Court and the Member States, or those with the codes given.

    Shrinks to the first: the Commission's.
    """
    return st.sampled_from((codes,) if isinstance(codes, str) else tuple(codes)).map(calendar)


@st.composite
def holidays(draw: DrawFn, *, first: dt.date = FIRST, last: dt.date = LAST) -> Holiday:
    """Public holidays that nobody has published. Shrinks to a holiday on the first day."""
    status = draw(st.sampled_from(Status))
    return Holiday(date=draw(days(first, last)), name="invented holiday", source="invented example", status=status)


@st.composite
def holiday_lists(draw: DrawFn, *, year: int | None = None) -> HolidayList:
    """Lists of the holidays of one year, invented, for calendars of your own. Shrinks to a list without holidays."""
    chosen = draw(st.integers(2022, 2026)) if year is None else year
    first, last = dt.date(chosen, 1, 1), dt.date(chosen, 12, 31)
    status = draw(st.sampled_from(Status))
    drawn = draw(st.lists(days(first, last), max_size=15, unique=True))
    published = draw(st.none() | st.just(first - 200 * _DAY))
    return HolidayList(
        first=first,
        last=last,
        holidays=tuple(
            Holiday(date=day, name="invented holiday", source="invented example", status=status)
            for day in sorted(drawn)
        ),
        source="invented example",
        status=status,
        published=published,
    )


@st.composite
def invented_calendars(draw: DrawFn, *, first_year: int = 2022, years: int = 5) -> Calendar:
    """Calendars of nobody, with holidays anywhere: even a fortnight of them. Shrinks to one without holidays."""
    lists = tuple(draw(holiday_lists(year=first_year + n)) for n in range(years))
    return Calendar(code="XX", name="Nowhere", zone=COMMISSION_ZONE, lists=lists)
