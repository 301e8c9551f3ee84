"""A due date, and what is needed to find one: whether the obligation binds then, and on whose calendar time runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import zip_longest
from typing import TypeAlias, TypeVar

from attrs import evolve, field, frozen

from ...ground.citations import REGULATION_1182_71, Citation
from ...ground.trace import Explained, Notice, Point, Sentence, Step
from ...ground.values import Parameter
from ...time_limits.calendars import Calendar
from ...time_limits.deadlines import Deadline
from ...time_limits.named_days import EffectiveDate, NamedDay, unmoved_end
from ...time_limits.periods import Period
from ..obligations.applicability import FIRST_FIGURES_DUE
from ..obligations.catalogue import CATALOGUE, Obligation
from ..obligations.changes import turning_points
from ..obligations.overview import shared
from ..obligations.situation import situations
from ..obligations.status import ObligationStatus
from ..services.platforms import Platform
from ..very_large.designation import VLOPDesignation
from ..very_large.standing import end_notices
from .binding import Binding, bindings
from .holidays import Holidays, beyond, lengthened, reach, whose_holidays
from .milestones import Milestone

KEPT_LONGER = Point(
    "kept-day-not-moved",
    "Nothing is to be done on {date}, and it is not moved off a holiday. Read as the end of any period, it moves to "
    "{other}: what is kept until then is kept long enough under both readings.",
    (REGULATION_1182_71.at(3, 4),),
)

KEPT_THOUGH_OVER = Point(
    "kept-though-obligation-over",
    "The obligation no longer binds from {ceased}. That what came under it before is kept all the same until the end "
    "of its time is the cautious reading.",
)

Limit: TypeAlias = Deadline | NamedDay | EffectiveDate
M = TypeVar("M", bound=Milestone)


class DueKind(Enum):
    """What a due date asks for."""

    ACT = "act"
    """Something is to be done by the end of the day."""
    KEEP = "keep"
    """Something is to be kept at least until the end of the day."""

    def __str__(self) -> str:
        return self.value


@frozen(kw_only=True)
class DueDate(Explained):
    """A day by whose end an obligation is to be met, with its traced time limit.

    :param date: the day by whose end it is to be met.
    :param obligation: the obligation.
    :param subject: what is to be done, as a sentence that can be told in every language.
    :param deadline: the time limit, with its own steps: a :class:`~dsa.Deadline`, or a day that somebody named.
    :param service: whose obligation it is, by the name of the service.
    :param occurrence: tells the due dates of one obligation apart, and stays the same when the day moves.
    :param kind: whether something is to be done by that day, or is to be kept until then.
    :param conditional: whether it hangs on something that is not recorded: the notices say on what.
    :param done: the day on which it was done in time, if that is recorded. What is not recorded may still have been
        done.
    :param provider: whose service it is: two providers can have services of one name.
    """

    date: dt.date
    obligation: Obligation
    subject: Sentence
    deadline: Limit
    service: str
    occurrence: str
    kind: DueKind = DueKind.ACT
    conditional: bool = False
    done: dt.date | None = None
    provider: str | None = None

    @property
    def certain(self) -> bool:
        """Whether the day hangs on nothing unrecorded and on no holiday that is not officially known yet."""
        return not self.conditional and (not isinstance(self.deadline, Deadline) or self.deadline.certain)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The provisions of the obligation, then those that its day rests on."""
        return tuple(dict.fromkeys((*self.obligation.citations, *super().citations)))

    @property
    def key(self) -> str:
        """Obligation and occurrence: the same for the same thing, whatever its day."""
        return f"{self.obligation.id}/{self.occurrence}"

    @property
    def headline(self) -> Sentence:
        """Day and subject."""
        facts = (("date", self.date), ("subject", self.subject))
        if self.kind is DueKind.KEEP:
            return Sentence("due-keep", "{date}: keep until then: {subject}", facts)
        if self.done is not None:
            return Sentence("due-done", "{date}: {subject} (done on {done})", (*facts, ("done", self.done)))
        if self.conditional:
            return Sentence("due-conditional", "{date}, as things stand: {subject}", facts)
        return Sentence("due", "{date}: {subject}", facts)


@frozen(kw_only=True)
class Agenda:
    """A service with its designations and milestones, as its due dates see it; :func:`agenda` makes it."""

    platform: Platform
    designations: tuple[VLOPDesignation, ...]
    milestones: tuple[Milestone, ...]
    bindings: Mapping[str, Binding] = field(eq=False, repr=False)
    """On which days each obligation binds that falls due, by its id: what follows from the service."""
    home: Holidays
    """For what the provider does or publishes."""
    commission: Holidays
    """For what goes to the Commission."""
    end: dt.date
    """The first day that nobody asks about."""

    def happened(self, kind: type[M]) -> list[M]:
        """The milestones of one kind, in the order of their days."""
        of_kind = (milestone for milestone in self.milestones if isinstance(milestone, kind))
        return sorted(of_kind, key=lambda milestone: milestone.date)

    def series(self, designation: VLOPDesignation) -> str:
        """What the occurrences under a designation begin with: its day, and its place among those of one day."""
        same = [each for each in self.designations if each.decided == designation.decided]
        place = same.index(designation)
        return str(designation.decided) if place == 0 else f"{designation.decided}.{place + 1}"

    def due(
        self,
        key: str,
        limit: Limit,
        subject: Sentence,
        occurrence: str,
        *,
        steps: tuple[Step, ...] = (),
        notices: tuple[Notice, ...] = (),
        conditional: bool = False,
        kind: DueKind = DueKind.ACT,
        done: dt.date | None = None,
        hangs_on: tuple[dt.date, ...] | None = None,
    ) -> DueDate:
        """A due date of this service.

        It is conditional where it is not known whether the obligation binds on the days of ``hangs_on``, which are its
        own day where none are given.
        """
        binds = self.bindings.get(key)
        doubtful = None if binds is None else binds.open_on(*((limit.date,) if hangs_on is None else hangs_on))
        doubts = () if doubtful is None else self._doubts(doubtful)
        return DueDate(
            date=limit.date,
            obligation=CATALOGUE[key],
            subject=subject,
            deadline=limit,
            service=self.platform.name,
            provider=self.platform.provider.name,
            occurrence=occurrence,
            kind=kind,
            conditional=conditional or doubtful is not None,
            done=done if done is not None and done <= limit.date else None,
            steps=(*steps, *limit.steps),
            notices=tuple(dict.fromkeys((*doubts, *notices, *limit.notices))),
        )

    def _doubts(self, status: ObligationStatus) -> Iterator[Notice]:
        """Why it is not known whether an obligation binds: its own notices, and what is not known of designations.

        That the first figures are due on a later day is no reason.
        """
        yield from (notice for notice in shared(status) if notice.id != FIRST_FIGURES_DUE.id)
        for designation in self.designations:
            if designation.stands(status.on) is None:
                yield from (*designation.beginning.notices, *end_notices(designation))

    def keep(
        self,
        key: str,
        used: dt.date,
        period: Parameter[Period],
        subject: Sentence,
        occurrence: str,
        *,
        notices: tuple[Notice, ...] = (),
        under: tuple[str, ...] = (),
        bound: dt.date | None = None,
    ) -> DueDate:
        """What is kept for a period after its last use: no action is due on its last day, so that is not moved.

        Where the obligation ends before, and with it those of ``under``, which ask for the same, a notice says so.
        ``bound`` is the day from which it binds, if that is after the last use.
        """
        law = period.cited(max(used, period.history[0].first))  # it can come into force while the thing is kept
        limit = unmoved_end(used, law)
        if limit.date < self.end:
            moved, _ = self.home.end(used, law.value)
            if moved.date != limit.date:
                notices = (*notices, KEPT_LONGER.notice(date=limit.date, other=moved.date))
            over = self.bindings[key].ended_between(used, limit.date)
            if over is not None and not any(self.bindings[other].possible(limit.date) for other in under):
                notices = (KEPT_THOUGH_OVER.notice(under=over.steps[-1].citation, ceased=over.on), *notices)
        hangs_on = (bound or used,)
        return self.due(key, limit, subject, occurrence, notices=notices, kind=DueKind.KEEP, hangs_on=hangs_on)


def agenda(
    platform: Platform,
    designations: tuple[VLOPDesignation, ...],
    *,
    milestones: tuple[Milestone, ...] = (),
    calendar: Calendar | None = None,
    end: dt.date,
) -> Agenda:
    """The agenda of a service up to a day; calendars are lengthened once, not for each due date.

    They reach up to that day, or to the last milestone: an audit report counts also where it comes later.

    :raises BeyondCoverage: the day, or a milestone, lies more than a century after the published lists of a calendar:
        nothing is projected so far.
    """
    home, commission = whose_holidays(platform, calendar)
    farthest = min(reach(home.calendar), reach(commission.calendar), key=lambda reached: reached[0])
    last = max([end, *(milestone.latest for milestone in milestones)])
    if last > farthest[0]:
        raise beyond(last, *farthest)
    return Agenda(
        platform=platform,
        designations=tuple(sorted(designations, key=lambda designation: designation.effective)),
        milestones=milestones,
        bindings=bindings(tuple(situations(platform, designations, sorted(turning_points(platform, designations))))),
        home=evolve(home, calendar=lengthened(home.calendar, last)),
        commission=evolve(commission, calendar=lengthened(commission.calendar, last)),
        end=end,
    )


def kept(
    agenda: Agenda, key: str, used: Iterable[tuple[str, dt.date]], period: Parameter[Period]
) -> Iterator[tuple[str, str, dt.date]]:
    """For each thing, by its name: an occurrence, and the day of its last use, from which on it is kept for a period.

    Use within that time makes it longer; what comes back later is kept anew.
    """
    binds = agenda.bindings[key]
    days: dict[str, list[dt.date]] = {}
    for name, day in dict.fromkeys(used):
        if binds.possible(day):
            days.setdefault(name, []).append(day)
    for name, uses in days.items():
        place = 0
        for day, later in zip_longest(uses, uses[1:]):
            limit = unmoved_end(day, period.cited(day))
            if later is None or limit.date < later:
                place += 1
                yield name, name if place == 1 else f"{name}/{place}", day
