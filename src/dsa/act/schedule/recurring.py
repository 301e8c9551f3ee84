"""What is due again and again: "at least once every six months", "at least once a year".

The time runs from when it was done last. As long as nothing is recorded it runs from the day that the law names, and
every further due date is the latest day possible: who is early once must be early ever after. What was missed stays
due, and who is late begins anew from the day on which it was done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ...ground.citations import REGULATION_1182_71
from ...ground.trace import Notice, Point, Rule, Sentence
from ...ground.values import Parameter
from ...time_limits.periods import Period
from .milestones import Milestone
from .planner import Agenda, DueDate, repeated

AT_LEAST_EVERY = Rule(
    "due-at-least-every",
    "At least once every {interval}: number {number} after {before} is due within {total}.",
    REGULATION_1182_71.at(3, 1),
)
AT_THE_LATEST = Point(
    "due-at-the-latest",
    "It falls earlier if the time before it is done earlier; nothing after {known} is recorded.",
)


def recurring(
    agenda: Agenda,
    key: str,
    subject: Sentence,
    *,
    first: dt.date,
    done: Sequence[Milestone],
    interval: Parameter[Period],
    end: dt.date,
    series: str,
    notices: tuple[Notice, ...],
    conditional: bool,
) -> Iterator[DueDate]:
    """The due dates after ``first``, the day from which the interval runs at the beginning, up to ``end``.

    Each milestone in ``done`` starts the interval anew. ``conditional`` says that ``first`` itself is not certain.
    From the second due date after the last milestone on, each hangs on the one before it.
    """
    anchors = sorted({first, *(max(first, one.date) for one in done)})
    place = 0
    for anchor, again in zip_longest(anchors, anchors[1:]):
        number, every = 0, interval.cited(anchor)
        while True:
            number += 1
            total = repeated(every.value, number)
            limit, where = agenda.at_home(anchor, total)
            if limit.date >= end or (number > 1 and again is not None and limit.date >= again):
                break
            place += 1
            hangs = number > 1 or (anchor == first and conditional)
            points = (*(notices if anchor == first else ()), *((AT_THE_LATEST.notice(known=anchor),) if hangs else ()))
            yield agenda.due(
                key,
                limit,
                subject,
                f"{series}{place}",
                steps=(
                    every.step(anchor),
                    AT_LEAST_EVERY.step(anchor, anchor, interval=every.value, number=number, total=total),
                ),
                notices=(*points, where),
                conditional=hangs,
                done=again,
            )
