"""The last day of a period for a column of events: Regulation 1182/71, looked up in a table made once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

from ...ground.errors import BeyondCoverage, InvalidValue
from ...ground.mistaken.calls import by_name
from ...ground.words import Phrase, day
from ...time_limits import calendars
from ...time_limits.calendars import Calendar
from ...time_limits.periods import Period
from ..arrays import LOCAL, computed, series
from ..columns import new_column, texts
from ..engines import Frame, as_came, engine_of, opened
from .day_tables import NEVER, DayTable, table
from .days import as_given, day_column, numbers
from .lookups import Wanted, added
from .per_row import PerRow, by_row, choice

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np
    from numpy.typing import NDArray

F = TypeVar("F")

_PIECE = 2**16
_ZERO = date(1970, 1, 1)


@by_name
def deadline(
    frame: F,
    *,
    period: Period | str | PerRow,
    calendar: Calendar | str | PerRow,
    event: str = "event",
    into: str = "deadline",
    rule: str | None = None,
    certain: str | None = None,
    robust: str | None = None,
) -> F:
    """The last day of a period for each event, as :func:`dsa.deadline` has it; null where there is no event.

    A column of days cannot say what is in doubt: ask for ``certain=`` and ``robust=`` beside it. Beyond the lists of
    the calendar it refuses, so that nothing is projected that was not asked for.

    :param frame: a frame of any engine.
    :param period: of years, months, weeks and days, or of working days; :class:`PerRow` where a column says which.
    :param calendar: whose working days; one of :meth:`~dsa.Calendar.projected` reaches beyond the published lists.
        :class:`PerRow` where a column says which.
    :param event: the column of days on which the period begins to run.
    :param into: the new column, of the same type as that of the events.
    :param rule: a new column with the ids of the rules that led to each day, those of the steps of
        :func:`dsa.deadline`: any row can be asked again there, and explains itself.
    :param certain: a new column that says whether lists that were read settle the day.
    :param robust: a new column that says whether the day is the same under every list that can come; it is so wherever
        it is certain.
    :raises BeyondCoverage: the lists do not reach; raised when the frame is computed, where it is lazy.
    :raises InvalidType: a column of moments or of text.
    :raises InvalidValue: a word that is not among those of :class:`PerRow`; like :class:`~dsa.errors.BeyondCoverage`.

    >>> import polars as pl
    >>> from dsa import frames
    >>> requests = pl.DataFrame({"event": [date(2025, 12, 23)]})
    >>> found = frames.deadline(requests, period="P2D", calendar="EC", rule="why")
    >>> print(*found.row(0), sep=" | ")
    2025-12-23 | 2026-01-06 | event-day-excluded; days-counted; rolled-off-holiday; two-working-days
    """
    periods, places = choice(period, _in_days), choice(calendar, calendars.calendar)
    rows = opened(frame)
    rows, held = day_column(rows, "event", event)
    wanted = Wanted(into=into, rule=rule, certain=certain, robust=robust)
    if len(set(wanted.names.values())) < len(wanted.names):
        raise InvalidValue(
            field=Phrase("into"), value=into, accepted=Phrase("a different name for each of the new columns")
        )
    for field, name in wanted.names.items():
        new_column(rows, field, name)
    for field, column in (("period", periods.column), ("calendar", places.column)):
        if column is not None:
            rows, _ = texts(rows, field, column)
    limits = {
        (*first, *second): _Limits(period=its, calendar=whose)
        for first, its in periods.cases
        for second, whose in places.cases
    }
    if () in limits:
        return as_came(frame, limits[()].added(rows, held, wanted))
    return as_came(frame, by_row(rows, held, {case: limit.added for case, limit in limits.items()}, wanted))


def _in_days(period: Period | str) -> Period:
    wanted = Period.of(period)
    if wanted.hours:
        accepted = Phrase("a period in days or longer; for hours use dsa.deadline with moments")
        raise InvalidValue(field=Phrase("period"), value=wanted, accepted=accepted)
    return wanted


@frozen(kw_only=True)
class _Limits:
    """A period in a calendar, to be looked up."""

    period: Period
    calendar: Calendar

    @property
    def table(self) -> DayTable:
        """The last day for every event."""
        return table(self.period, self.calendar)

    def added(self, frame: Frame, held: str, wanted: Wanted) -> Frame:
        """The frame with the columns that are wanted."""
        if engine_of(frame) not in LOCAL:
            return added(frame, held, self.table, wanted, self.refusal)
        return computed(frame, held, lambda events: self._columns(events, wanted))

    def refusal(self, event: date | None) -> BeyondCoverage:
        """What to raise for an event from which no day can be reckoned; None where it is not known which."""
        first, last = self.calendar.coverage
        since = "some events" if event is None else day(event)
        remedy = "Leave such events out, or pass a calendar that reaches farther: calendar(code).projected(day)."
        return BeyondCoverage(
            calendar=Phrase(f"Calendar {self.calendar.code}"),
            day=Phrase(f"all that decides the end of {self.period} from {since}"),
            first=first,
            last=last,
            remedy=Phrase(remedy),
        )

    def _columns(self, events: nw.Series[Any], wanted: Wanted) -> Mapping[str, nw.Series[Any]]:
        import numpy as np

        table, (days, unknown) = self.table, numbers(events)
        ends, places = self._looked_up(days, unknown)
        columns = {wanted.into: as_given(events, wanted.into, ends, unknown)}
        rules = np.array(table.rules, object)[table.codes]
        known = ((name, values, "Boolean") for name, values in wanted.known(table))
        for name, values, dtype in ((wanted.rule, rules, "String"), *known):
            if name is not None:
                shown = values.astype(object)[places]
                if unknown is not None:
                    shown[unknown] = None
                columns[name] = series(events, name, shown.tolist(), dtype)
        return columns

    def _looked_up(
        self, days: NDArray[np.int32], unknown: NDArray[np.bool_] | None
    ) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The last days as numbers, and where each event is in the table; anything where it is unknown.

        In pieces that stay in the processor's cache: it would wait for memory otherwise.
        """
        import numpy as np

        table = self.table
        ends, places = np.zeros(len(days), np.int32), np.zeros(len(days), np.int32)
        if unknown is not None:
            if unknown.all():
                return ends, places
            days = np.where(unknown, days[np.argmin(unknown)], days)
        for begin in range(0, len(days), _PIECE):
            piece = slice(begin, begin + _PIECE)
            its = np.subtract(days[piece], table.first, out=places[piece])
            np.take(table.ends, its, mode="clip", out=ends[piece])
            if its.min() < 0 or its.max() >= len(table.ends) or ends[piece].min() == NEVER:
                bad = its[(its < 0) | (its >= len(table.ends)) | (ends[piece] == NEVER)]
                ordinal = _ZERO.toordinal() + table.first + int(bad[0])
                known = date.min.toordinal() <= ordinal <= date.max.toordinal()
                raise self.refusal(date.fromordinal(ordinal) if known else None)
        return ends, places
