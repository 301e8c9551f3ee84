"""All due dates of a service together: how many, and why there are no others, or none at all.

A service that owes nothing is told so with the reason: that its provider is small, that it is of another kind, that it
is not designated, or that none of its days lies between the two that were asked about.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from ...ground.several import Answers
from ...ground.trace import Notice, Rule, Sentence, Step
from ..obligations.catalogue import CATALOGUE
from ..obligations.overview import LEFT_OUT, OTHER_KINDS, shared
from ..obligations.situation import situation
from ..obligations.status import OTHER_KIND, ObligationStatus, status
from ..very_large.standing import on_the_day
from ..very_large.successive import unnamed
from .binding import WITH_DUE_DATES
from .planner import Agenda, DueDate

DUE_DATES = Sentence("due-dates", "{service}: what falls due from {start} until, not including, {end}: {number}")
NOTHING_DUE = Sentence("due-dates-none", "{service}: nothing falls due from {start} until, not including, {end}")
NO_DAY_BETWEEN = Rule(
    "no-due-date-between",
    "Obligations that bind the service, or may, and have a day between those asked about: {after} of {before}. The "
    "others have none there, or one only once something is recorded: {idle}.",
)


def overview(agenda: Agenda, due: tuple[DueDate, ...], start: dt.date) -> Answers[DueDate]:
    """Due dates in their order, with what leaves out the obligations that none of them is for."""
    last = start if agenda.end == start else agenda.end - dt.timedelta(days=1)
    now = situation(agenda.platform, agenda.designations, last)
    statuses = [status(CATALOGUE[key], now) for key in WITH_DUE_DATES]
    headline = (DUE_DATES if due else NOTHING_DUE).naming(
        service=agenda.platform.name, start=start, end=agenda.end, **({"number": len(due)} if due else {})
    )
    named = (notice for each in statuses for notice in shared(each))
    notices = (*unnamed(agenda.platform, agenda.designations), *named, *_ends(agenda, start))
    return Answers(
        due,
        headline=headline,
        steps=tuple(_steps(agenda, statuses, due, start)),
        notices=tuple(dict.fromkeys(notices)),
    )


def _ends(agenda: Agenda, start: dt.date) -> Iterator[Notice]:
    """That what would fall due on the first day without obligations is due under the strict reading."""
    for designation in agenda.designations:
        day = designation.ceases_on
        if day is not None and start <= day < agenda.end:
            yield from on_the_day(designation, day)


def _steps(
    agenda: Agenda, statuses: list[ObligationStatus], due: tuple[DueDate, ...], start: dt.date
) -> Iterator[Step]:
    """What leaves out those that bind on no day asked about: the same reason once, and how many are left after it."""
    served = {due_date.obligation.id for due_date in due}
    idle: list[ObligationStatus] = []
    never: list[ObligationStatus] = []
    for standing in statuses:
        key = standing.obligation.id
        if key in served:
            continue
        possible = standing.binds is not False or agenda.bindings[key].possible_between(start, agenda.end)
        (idle if possible else never).append(standing)
    left = len(statuses)
    last = [standing.steps[-1] for standing in never]
    others = Counter(step.facts["kinds"] for step in last if step.rule == OTHER_KIND.id)
    reasons = Counter(step for step in last if step.rule != OTHER_KIND.id)
    for kinds, number in others.items():
        before, left = left, left - number
        yield OTHER_KINDS.step(before, left, number=number, kinds=kinds)
    for reason, number in reasons.items():
        before, left = left, left - number
        yield LEFT_OUT.step(before, left, under=reason.citation, number=number, reason=reason.statement)
    if idle:
        named = tuple(standing.obligation.statement for standing in idle)
        yield NO_DAY_BETWEEN.step(left, left - len(idle), under=idle[0].obligation.citations[0], idle=named)
