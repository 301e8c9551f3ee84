"""The time limits that are open in proceedings: days that were named, and periods that run from an event.

A duty stays until it is performed, a right until its last day, and what lapses until it has. Until the event from which
a period runs is recorded it has no end, and the answer says so instead of guessing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import Enum

from attrs import frozen

from ...ground.citations import DSA, REGULATION_1182_71, Citation
from ...ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ...ground.values import Parameter
from ...time_limits.deadlines import Deadline, deadline
from ...time_limits.named_days import due_on
from ...time_limits.periods import Period
from ...time_limits.zones import COMMISSION_ZONE, local_to
from ..penalties.penalty import PART_OF_LIST
from .file import time_limits as limits
from .file.entries import ActEntry, Moment, StrandEntry
from .file.register import Register
from .file.time_limits import EVERY, extension
from .powers import TimeLimitExtended

__all__ = ["EVERY", "Limit", "Nature", "OpenTimeLimit"]

NAMED_DAY = Rule(
    "open-limit-named",
    "The decision of {before} names the day: {after}.",
)
FINDINGS_NAME_DAY = Rule(
    "open-limit-named-in-findings",
    "The preliminary findings of {before} name the day: {after}.",
)
REQUEST_NAMES_DAY = Rule(
    "open-limit-named-in-request",
    "The request of {before} names the day: {after}.",
)
EXTENDED = Rule(
    "open-limit-extended",
    "On {day} it was extended, from {before} to {after}.",
)
CONDITIONAL = Point(
    "runs-from-receipt",
    "The time runs from receipt, and none is recorded. If it is received on {day}, it ends on {end}.",
    (DSA.at(75, 3),),
)
NOT_BEGUN = Point(
    "runs-from-receipt-unknown",
    "The time runs from receipt, and none is recorded.",
    (DSA.at(75, 3),),
)
FROM_NOTIFICATION = Point(
    "runs-from-notification-unknown",
    "The time is {period} from notification, and the day of that is not recorded.",
    (REGULATION_1182_71.at(3, 1),),
)
FROM_MOMENT = Point(
    "runs-from-moment-unknown",
    "The time is {period} from notification, and the hour of that is not recorded.",
    (REGULATION_1182_71.at(3, 1),),
)
COUNTED = Point(
    "counted-from-notification",
    "Counted from notification on {notified}, on the Commission's calendar: {period}; what was notified may say "
    "otherwise.",
    (REGULATION_1182_71.at(2, 1),),
)
NOT_RECORDED = Point(
    "time-limit-end-not-recorded",
    "A time is to be set, and its last day is not recorded.",
)
NOTIFICATION_UNKNOWN = Point(
    "court-limit-notification-unknown",
    "The time runs from notification, and the day of that is not recorded: until when it runs, and whether it is over, "
    "cannot be said.",
)
NOT_PUBLIC = Point(
    "extended-to-a-day-not-public",
    "On {day} it was extended to a day that is not public: the time runs, and its end is not known.",
)


class Nature(Enum):
    """What passes with the last day: a duty unperformed is overdue, a right is gone, and what lapses ends by itself."""

    DUTY = "duty"
    RIGHT = "right"
    LAPSE = "lapse"

    def __str__(self) -> str:
        return self.value


@frozen(kw_only=True)
class OpenTimeLimit(Explained):
    """A time limit that is open on a day; ``due`` is None where its end is not known, or it has not begun.

    :param what: which time limit it is; the notices and other events call it so.
    :param due: its last day; None where that is not known, or it has not begun.
    :param strand: the strand in which it is open, by its name.
    :param overdue: whether the day of a duty has passed without the event that would end it.
    :param nature: a duty, a right, or what lapses by itself.
    :param act: the reference of the act that sets it.
    :param running: whether it runs; if not, it waits for an event that is not recorded.
    :param at: the moment at which it ends, where it is reckoned in hours.
    :param subject: the question, or the step of commitments, that it is for.
    """

    what: str
    due: date | None
    strand: str
    overdue: bool = False
    nature: Nature = Nature.DUTY
    act: str | None = None
    running: bool = True
    at: datetime | None = None
    subject: str | None = None

    @property
    def headline(self) -> Sentence:
        """What is due, and when; which question or step it is for."""
        where = self.strand if self.subject is None else PART_OF_LIST.naming(first=self.strand, rest=self.subject)
        facts = (("what", self.what), ("due", self.due), ("strand", where))
        if self.due is None and self.what in (limits.ACTION, limits.APPEAL):
            return Sentence("open-limit-not-reckoned", "{what}: its last day cannot be reckoned ({strand})", facts)
        if self.due is None and self.running:
            return Sentence("open-limit-end-unknown", "{what}: running, its end is not known ({strand})", facts)
        if self.due is None:
            return Sentence("open-limit-conditional", "{what}: not running yet ({strand})", facts)
        if self.overdue:
            return Sentence("open-limit-overdue", "{what}: was due {due}, nothing recorded since ({strand})", facts)
        return Sentence("open-limit", "{what}: due {due} ({strand})", facts)


def _day_of(begin: date | datetime) -> date:
    return local_to("notified_at", begin, COMMISSION_ZONE).date() if isinstance(begin, datetime) else begin


@frozen
class Limit:
    """What a time limit is, before its day is looked for."""

    file: Register
    act: ActEntry
    strand: StrandEntry
    moment: Moment
    what: str
    nature: Nature
    citation: Citation
    subject: str | None = None
    rule: Rule = NAMED_DAY

    def answer(
        self,
        due: date | None,
        steps: tuple[Step, ...] = (),
        notices: tuple[Notice, ...] = (),
        *,
        running: bool = True,
        at: datetime | None = None,
    ) -> Iterator[OpenTimeLimit]:
        """The time limit with its day, extended if it was; none for a right or a lapse whose day has passed."""
        longer = self._extension
        if longer is not None:
            at = None
            if longer.to is None:
                notices = (NOT_PUBLIC.notice(under=self.citation, day=longer.date),)
            else:
                before = steps[-1].after if steps else due
                extended = EXTENDED.step(before, longer.to, under=self.citation, day=longer.date)
                steps, notices = (*steps, extended), ()
            due, running = longer.to, True
        over = due is not None and due < self.moment.on
        if over and self.nature is not Nature.DUTY:
            return
        yield OpenTimeLimit(
            what=self.what,
            due=due,
            strand=self.strand.strand.name,
            overdue=over,
            nature=self.nature,
            act=self.act.reference,
            running=running,
            at=at,
            subject=self.subject,
            steps=steps,
            notices=notices,
        )

    def named(self, day: date) -> Iterator[OpenTimeLimit]:
        """A day that the act names."""
        step = self.rule.step(self.act.event.date, day, under=self.citation)
        yield from self.answer(day, (step, *due_on(day).steps))

    def set_by(
        self, due: date | None, within: Period | None, *, moment: datetime | None = None
    ) -> Iterator[OpenTimeLimit]:
        """A day that the act names, or the end of a period that runs from its notification."""
        notified = self.act.event.notified
        if due is not None:
            yield from self.named(due)
        elif within is not None and (begin := moment if within.hours else notified) is not None:
            if _day_of(begin) > self.moment.on:
                ahead = FROM_NOTIFICATION.notice(under=self.citation, period=within)
                yield from self.answer(None, notices=(ahead,), running=False)
                return
            end = deadline(begin, within, calendar="EC", beyond="project")
            counted = COUNTED.notice(period=within, notified=notified or begin)
            yield from self.answer(end.date, end.steps, (counted, *end.notices), at=end.expires_at if moment else None)
        elif within is not None:
            unknown = FROM_MOMENT if within.hours and notified is not None else FROM_NOTIFICATION
            yield from self.answer(None, notices=(unknown.notice(under=self.citation, period=within),))
        elif self._extension is not None:
            yield from self.answer(None)

    @property
    def _extension(self) -> TimeLimitExtended | None:
        """The last one: the Board has the same time as who is heard (Article 66(4))."""
        what = limits.OBSERVATIONS if self.what == limits.BOARD_VIEWS else self.what
        return extension(self.act, what, self.moment, subject=self.subject, strand=self.strand.strand.name)

    def without_a_day(self) -> Iterator[OpenTimeLimit]:
        """A time that the Act has set, whose last day the file does not show: it runs all the same."""
        yield from self.answer(None, notices=(NOT_RECORDED.notice(under=self.citation),))

    def of_the_court(self, reckon: Callable[..., Deadline], notified: date | None) -> Iterator[OpenTimeLimit]:
        """A time limit of the Court, which runs from notification: none before it, and no day where it is not known."""
        if notified is None:
            yield from self.answer(None, notices=(NOTIFICATION_UNKNOWN.notice(under=self.citation),))
        elif notified <= self.moment.on:
            end = reckon(notified, beyond="project")
            yield from self.answer(end.date, end.steps, end.notices)

    def month(
        self, month: Parameter[Period], received: date | None, expected: date | None = None
    ) -> Iterator[OpenTimeLimit]:
        """A month of Article 75(3): it runs from receipt, and until that is recorded it does not run."""
        if received is not None:
            end = deadline(received, month.cited(received), calendar="EC", beyond="project")
            yield from self.answer(end.date, end.steps, end.notices)
            return
        notices: tuple[Notice, ...] = (NOT_BEGUN.notice(),)
        if expected is not None:
            end = deadline(expected, month.cited(expected), calendar="EC", beyond="project")
            notices = (CONDITIONAL.notice(day=expected, end=end.date), *end.notices)
        yield from self.answer(None, notices=notices, running=False)
