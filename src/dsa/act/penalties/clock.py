"""The clock of limitation: a period that stands still while it is suspended, and begins afresh."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import cast

from attrs import evolve, frozen

from ...ground import checks
from ...ground.errors import InvalidType, InvalidValue
from ...ground.values import Cited
from ...ground.words import Phrase
from ...time_limits.periods import Period
from ...time_limits.reckoning import nominal_end


@frozen
class Clock:
    """A clock that stands still on suspended days."""

    start: date
    period: Cited[Period]
    suspensions: tuple[tuple[date, date], ...]

    def run(self, start: date, period: Period) -> tuple[date, date]:
        """The end of a period from ``start`` without, and with, the suspended days before it."""
        plain = end = nominal_end(start, period)
        try:
            while (longer := plain + timedelta(days=self._standing(start, end))) != end:
                end = longer
        except OverflowError:
            accepted = Phrase(
                "spans after which time runs out in the years 1 to 9999; to a day asked about, if need be"
            )
            raise InvalidValue(field=Phrase("suspensions"), value=self.suspensions, accepted=accepted) from None
        return plain, end

    def begun_by(self, day: date) -> Clock:
        """The same clock with those suspensions only that had begun by a day."""
        return evolve(self, suspensions=tuple(span for span in self.suspensions if span[0] <= day))

    def idle(self, last: date) -> tuple[tuple[date, date], ...]:
        """Suspended spans, with their last day, in which the clock did not run: before its start or after ``last``."""
        spans = ((begin, stop - timedelta(days=1)) for begin, stop in self.suspensions if begin < stop)
        return tuple((begin, end) for begin, end in spans if end < self.start or last < begin)

    def running_before(self, day: date) -> date:
        """The last day before a day on which the clock did not stand still."""
        before = day - timedelta(days=1)
        for begin, stop in reversed(self.suspensions):
            if begin <= before < stop:
                before = begin - timedelta(days=1)
        return before

    def _standing(self, start: date, end: date) -> int:
        """How many of the days after ``start``, up to and including ``end``, were suspended."""
        first, after = start + timedelta(days=1), end + timedelta(days=1)
        return sum(max(0, (min(stop, after) - max(begin, first)).days) for begin, stop in self.suspensions)


def check_reckonable(field: str, day: date, period: Period) -> None:
    """A day from which the period ends within the years that there are."""
    try:
        nominal_end(checks.day(field, day), period)
    except InvalidValue:
        accepted = Phrase(f"a day from which {period} end in the years 1 to 9999")
        raise InvalidValue(field=Phrase(field), value=day, accepted=accepted) from None


def acts_of(interruptions: Iterable[date]) -> list[date]:
    """The days of acts that interrupt, each checked."""
    if not isinstance(interruptions, Iterable):
        raise InvalidType(field=Phrase("interruptions"), value=interruptions, accepted=Phrase("an iterable of days"))
    days = checks.several("interruptions", interruptions, object)
    return [checks.day(f"interruptions[{index}]", day) for index, day in enumerate(days)]


def merged(suspensions: Iterable[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """The suspended spans, in order and without overlap."""
    accepted = Phrase("an iterable of pairs of days, (first day suspended, first day no longer suspended)")
    pairs = []
    try:
        several = cast("Iterable[tuple[date, date]]", checks.several("suspensions", suspensions, object))
        spans = [(start, end) for start, end in several]
    except (TypeError, ValueError):
        raise InvalidType(field=Phrase("suspensions"), value=suspensions, accepted=accepted) from None
    for index, (start, end) in enumerate(spans):
        checks.day(f"suspensions[{index}]", start)
        checks.not_before(f"suspensions[{index}]", checks.day(f"suspensions[{index}]", end), "its start", start)
        pairs.append((start, end))
    merged: list[tuple[date, date]] = []
    for start, end in sorted(pairs):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
