"""A due date, and what is needed to find one: whether the obligation binds then, and on whose calendar time runs."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import zip_longest
from typing import TypeAlias, TypeVar

from attrs import evolve, field, frozen

from ...ground.citations import REGULATION_1182_71, Citation
from ...ground.trace import Explained, Notice, Point, Sentence, Step
from ...ground.values import Cited, Parameter
from ...time_limits import calendars
from ...time_limits.calendars import MEMBER_STATES, Calendar
from ...time_limits.deadlines import Deadline, deadline
from ...time_limits.named_days import EffectiveDate, NamedDay, unmoved_end
from ...time_limits.periods import Period
from ..obligations.catalogue import CATALOGUE, Obligation
from ..obligations.situation import situation
from ..obligations.status import ObligationStatus, status
from ..services.platforms import Platform
from ..very_large.designation import VLOPDesignation
from .milestones import Milestone

AT_HOME = Point(
    "calendar-of-provider",
    "What the provider does or publishes is due where it is established: the holidays are those of {calendar}.",
    (REGULATION_1182_71.at(2, 1),),
)
WITH_COMMISSION = Point(
    "calendar-of-commission",
    "What goes to the Commission is due there: the holidays are those of its own list, {calendar}.",
    (REGULATION_1182_71.at(2, 1),),
)
HOME_UNKNOWN = Point(
    "calendar-unknown",
    "The Member State of the provider is not known; the holidays are those of the Commission, {calendar}.",
    (REGULATION_1182_71.at(2, 1),),
)
GIVEN = Point("calendar-given", "The holidays are those of the calendar that was asked for, {calendar}.", ())
_MARGIN = dt.timedelta(days=366)
_LAST = dt.date.max - _MARGIN

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

    ``conditional`` says that it hangs on something that is not recorded: the notices say on what.
    ``occurrence`` tells the due dates of one obligation apart and stays the same when the day moves.
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
    """The day on which it was done in time, if that is recorded. What is not recorded may still have been done."""

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
    """A service with its designations and milestones, as its due dates see it."""

    platform: Platform
    designations: tuple[VLOPDesignation, ...]
    milestones: tuple[Milestone, ...]
    calendar: Calendar | None
    days: tuple[dt.date, ...]
    """The days on which what binds the service can change, in order."""
    end: dt.date
    """The first day that nobody asks about: calendars are lengthened up to it once, not for each due date."""
    _seen: dict[tuple[str, int], ObligationStatus] = field(factory=dict, repr=False, eq=False)
    _calendars: dict[str, Calendar] = field(factory=dict, repr=False, eq=False)

    def status(self, key: str, on: dt.date) -> ObligationStatus:
        """The status of an obligation on a day, found once for each stretch of days between two changes."""
        stretch = bisect_right(self.days, on)
        found = self._seen.get((key, stretch))
        if found is None:
            found = status(CATALOGUE[key], situation(self.platform, self.designations, on))
            self._seen[key, stretch] = found
        return found

    def binds(self, key: str, on: dt.date) -> bool:
        """Whether an obligation binds on a day, or may bind."""
        return self.status(key, on).binds is not False

    def stretches(self, key: str) -> Iterator[tuple[dt.date, dt.date]]:
        """The stretches of time in which an obligation binds or may bind: first day, and first day after it."""
        begun: dt.date | None = None
        for day in self.days:
            if self.binds(key, day):
                begun = begun or day
            elif begun is not None:
                yield begun, day
                begun = None
        if begun is not None:
            yield begun, dt.date.max

    def happened(self, kind: type[M]) -> list[M]:
        """The milestones of one kind, in the order of their days."""
        return sorted((one for one in self.milestones if isinstance(one, kind)), key=lambda one: one.date)

    def at_home(self, event: dt.date, period: Period | Cited[Period]) -> tuple[Deadline, Notice]:
        """The end of a period for something that the provider does or publishes."""
        country = self.platform.provider.country
        if country in MEMBER_STATES:
            return self._deadline(event, period, country, AT_HOME)
        return self._deadline(event, period, "EC", HOME_UNKNOWN)

    def with_commission(self, event: dt.date, period: Period | Cited[Period]) -> tuple[Deadline, Notice]:
        """The end of a period for something that goes to the Commission."""
        return self._deadline(event, period, "EC", WITH_COMMISSION)

    def _deadline(
        self, event: dt.date, period: Period | Cited[Period], code: str, where: Point
    ) -> tuple[Deadline, Notice]:
        if self.calendar is not None:
            where = GIVEN
        limit = deadline(event, period, calendar=self._lengthened(code), beyond="project")
        return limit, where.notice(calendar=limit.calendar)

    def _lengthened(self, code: str) -> Calendar:
        if code not in self._calendars:
            own = calendars.calendar(code) if self.calendar is None else self.calendar
            # A strict calendar, or one without rules, stays as it is: it refuses the due date that it cannot settle.
            far = min(self.end, _LAST) + _MARGIN
            self._calendars[code] = own.projected(far) if own.projects and own.rules else own
        return self._calendars[code]

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
    ) -> DueDate:
        """A due date of this service."""
        return DueDate(
            date=limit.date,
            obligation=CATALOGUE[key],
            subject=subject,
            deadline=limit,
            service=self.platform.name,
            occurrence=occurrence,
            kind=kind,
            conditional=conditional,
            done=done if done is not None and done <= limit.date else None,
            steps=(*steps, *limit.steps),
            notices=(*notices, *limit.notices),
        )


def kept(
    agenda: Agenda, key: str, used: Iterable[tuple[str, dt.date]], period: Parameter[Period]
) -> Iterator[tuple[str, str, NamedDay]]:
    """For each thing, by its name: an occurrence, and the last day for which it is kept after its last use.

    No action is due on that day, so it is not moved. Use within that time makes it longer; what comes back later is
    kept anew.
    """
    days: dict[str, list[dt.date]] = {}
    for name, day in dict.fromkeys(used):
        if agenda.binds(key, day):
            days.setdefault(name, []).append(day)
    for name, found in days.items():
        place = 0
        for day, later in zip_longest(found, found[1:]):
            limit = unmoved_end(day, period.cited(day))
            if later is None or limit.date < later:
                place += 1
                yield name, name if place == 1 else f"{name}/{place}", limit


def repeated(period: Period, number: int) -> Period:
    """A period several times over, in one: months are added in one step and never chained."""
    return evolve(
        period,
        years=period.years * number,
        months=period.months * number,
        weeks=period.weeks * number,
        days=period.days * number,
    )
