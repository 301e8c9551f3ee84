"""What is due again and again: "at least once every six months", "at least once a year".

The time runs from when it was done last. As long as nothing is recorded it runs from the day that the law names, and
every further due date is the latest day possible: who is early once must be early ever after. What was missed stays
due, and who is late begins anew from the day on which it was done. What is done before the day that the law names is
counted from that day. Where another reading has another day, a notice gives it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from attrs import evolve, frozen

from ...ground.trace import Notice, Point, Rule, Sentence, Step
from ...ground.values import Parameter
from ...time_limits.deadlines import Deadline
from ...time_limits.periods import Period
from .milestones import Milestone
from .planner import Agenda, DueDate

NEXT_TIME = Rule("due-next-time", "At least once every {interval}: after {before}, the next time is due within that.")
AT_LEAST_EVERY = Rule(
    "due-at-least-every",
    "At least once every {interval}: counted from {before}, {number} times that is {total}.",
)
AT_THE_LATEST = Point(
    "due-at-the-latest",
    "It falls earlier if the time before it is done earlier; nothing after {known} is recorded.",
)


DONE_EARLY = Point(
    "due-counted-from-named-day",
    "It was done on {done}, before {named}, the day that the Act names, and what follows is counted from {named}. "
    "Counted from {done}, it is due on {other}: who acts by then is in time under both readings.",
)
COUNTED_FROM_DONE = Point(
    "due-counted-from-day-done",
    "It was done on {done}, before {named}, the last day that the Act names, and what follows is counted from {done}: "
    "the earlier day. Counted from {named}, it is due on {other}.",
)
DONE_LATE = Point(
    "due-begins-anew",
    "It was done late, on {done}, and the time begins anew from there. In the rhythm of the days before, it is due on "
    "{other}: who acts by then is in time under both readings.",
)


@frozen(kw_only=True)
class Rhythm:
    """What comes again: how often, from which day, and what the first time has of its own."""

    key: str
    subject: Sentence
    interval: Parameter[Period]
    first: dt.date
    """The day from which the interval runs at the beginning."""
    until: dt.date
    """The first day on which nothing of it falls due any more."""
    series: str
    """What the occurrences begin with."""
    notices: tuple[Notice, ...] = ()
    """On what is counted from ``first``."""
    conditional: bool
    """Whether ``first`` itself is not certain."""
    opening: tuple[Parameter[Period], Rule] | None = None
    """Where a provision of its own sets the first time: its period, and the rule from when it runs."""
    named: dt.date | None = None
    """The last day that the Act names for what was done on ``first``, if that was done earlier."""
    missed: bool = False
    """Whether it was not done by the last day for the first time: what comes before the next last day is it, late."""


def recurring(agenda: Agenda, rhythm: Rhythm, done: Sequence[Milestone]) -> Iterator[DueDate]:
    """The due dates of a rhythm after its first day.

    Each milestone in ``done`` starts the interval anew. From the second due date after the last milestone on, each
    hangs on the one before it.
    """
    first = rhythm.first
    anchors = sorted({first, *(max(first, milestone.date) for milestone in done)})
    readings = _other_reading(agenda, rhythm, done)
    place = 0
    for anchor, again in zip_longest(anchors, anchors[1:]):
        if anchor >= rhythm.until:
            break
        number = 0
        late = again if rhythm.missed and anchor == first else None
        while True:
            number += 1
            limit, where, steps = _time(agenda, rhythm, anchor, number)
            if limit.date >= rhythm.until:
                break
            if again is not None and limit.date >= again and (number > 1 or (late and limit.date > again)):
                break
            place += 1
            late = again if again is not None and limit.date < again else None
            hangs = number > 1 or (anchor == first and rhythm.conditional)
            on_the_time_before = number > 1 or rhythm.missed or not rhythm.notices
            points = (
                *(rhythm.notices if anchor == first else ()),
                *(reading for reading, day in readings if number == 1 and day < limit.date),
                *((AT_THE_LATEST.notice(known=anchor),) if hangs and on_the_time_before else ()),
            )
            yield agenda.due(
                rhythm.key,
                limit,
                rhythm.subject,
                f"{rhythm.series}{place}",
                steps=steps,
                notices=(*points, where),
                conditional=hangs,
                done=again,
                hangs_on=(anchor, limit.date),
            )
        readings = [(_raised(DONE_LATE, rhythm, done=late, other=limit.date), limit.date)] if late else []


def _time(agenda: Agenda, rhythm: Rhythm, anchor: dt.date, number: int) -> tuple[Deadline, Notice, tuple[Step, ...]]:
    """The end of the interval so many times over, whose holidays count, and the steps that say which interval it is."""
    if rhythm.opening is not None and number == 1 and anchor == rhythm.first:
        return _opening(agenda, rhythm, anchor, *rhythm.opening)
    every = rhythm.interval.cited(anchor)
    total = repeated(every.value, number)
    limit, where = agenda.home.end(anchor, total)
    if number == 1:
        said = NEXT_TIME.step(anchor, anchor, under=every.citation, interval=every.value)
    else:
        facts = {"interval": every.value, "number": number, "total": total}
        said = AT_LEAST_EVERY.step(anchor, anchor, under=every.citation, **facts)
    return limit, where, (every.step(anchor), said)


def _opening(
    agenda: Agenda, rhythm: Rhythm, anchor: dt.date, period: Parameter[Period], rule: Rule
) -> tuple[Deadline, Notice, tuple[Step, ...]]:
    """The first time, which two provisions set: what is over first counts, and both are said."""
    own = period.cited(max(anchor, period.history[0].first))  # it can come into force while the time runs
    every = rhythm.interval.cited(anchor)
    limit, where = min(
        (agenda.home.end(anchor, length.value) for length in (own, every)), key=lambda ended: ended[0].nominal
    )
    return limit, where, (own.step(anchor), rule.step(anchor, anchor), every.step(anchor))


def _other_reading(agenda: Agenda, rhythm: Rhythm, done: Sequence[Milestone]) -> list[tuple[Notice, dt.date]]:
    """What is to be said of the first due date where it was done before the day that the law names, with its day."""
    if rhythm.named is not None:
        other, _ = agenda.home.end(rhythm.named, rhythm.interval.on(rhythm.named))
        facts = {"done": rhythm.first, "named": rhythm.named, "other": other.date}
        return [(_raised(COUNTED_FROM_DONE, rhythm, **facts), dt.date.min)]
    last = max((milestone.date for milestone in done if milestone.date <= rhythm.first), default=rhythm.first)
    if last == rhythm.first:
        return []
    other, _ = agenda.home.end(last, rhythm.interval.on(last))
    return [(_raised(DONE_EARLY, rhythm, done=last, named=rhythm.first, other=other.date), other.date)]


def _raised(point: Point, rhythm: Rhythm, **facts: object) -> Notice:
    return point.notice(under=rhythm.interval.citation, **facts)


def repeated(period: Period, number: int) -> Period:
    """A period several times over, in one: months are added in one step and never chained."""
    return evolve(
        period,
        years=period.years * number,
        months=period.months * number,
        weeks=period.weeks * number,
        days=period.days * number,
    )
