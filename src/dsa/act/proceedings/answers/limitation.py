"""Limitation read off a case: which recorded events interrupt and which suspend (Articles 77 and 78)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from attrs import evolve

from ....ground import checks
from ....ground.citations import DSA
from ....ground.errors import AmbiguousName
from ....ground.trace import Notice, Point
from ...penalties.clock import merged
from ...penalties.limitation import Limitation, TimeNotBegun, enforcement_limitation, limitation
from ..court import Contested
from ..decisions import NonComplianceDecision
from ..event import Event
from ..file.entries import ActEntry, CaseEntry, Moment
from ..file.kinds import CONTESTED
from ..file.register import Register
from ..file.rulings import imposed_amount
from ..file.standing import stands
from ..payments import PeriodicPenaltyFixed, PeriodicPenaltyImposed, ProceduralFine
from .finality import finality

PENDING = Point(
    "limitation-action-pending",
    "An action is pending on {on}: time stands still, and the end moves on with every day until the judgment.",
    (DSA.at(77, 5),),
)
BETWEEN = Point(
    "limitation-between-judgment-and-appeal",
    "Between a judgment and the appeal against it nothing is pending, and time runs; that is a reading, and open.",
    (DSA.at(77, 5),),
)
OTHER_ACTIONS = Point(
    "limitation-other-actions",
    "An action against another decision ({against}) is left out: suspension is read as meaning the decision that "
    "finds or penalises an infringement.",
    (DSA.at(77, 5),),
)
DECIDED = Point(
    "limitation-after-decision",
    "A decision was taken on {day}: the time is that for imposing what is not yet imposed, such as after an annulment.",
    (DSA.at(77, 1),),
)
ON_THE_RECORD = Point(
    "limitation-on-the-record",
    "Only what is recorded interrupts: acts that are not public, of a Coordinator too, make the end later.",
    (DSA.at(77, 3),),
)
STILL_GOING_ON = Point(
    "limitation-still-going-on",
    "The infringement still goes on at the end of {on}, as far as is known: time has not begun to run.",
    (DSA.at(77, 2),),
)
_DAY = timedelta(days=1)
_WHATEVER_IS_SAID = ("enforcement-action-pending", "enforcement-nothing-left", "enforcement-cancelled")
"""What keeps time from running also where somebody says from when on the decision is final."""
_PENALTIES = (ProceduralFine, PeriodicPenaltyImposed, PeriodicPenaltyFixed)


def imposing(
    file: Register, moment: Moment, *, length: int, ceased: date | None, strand: str | None, of: str | None
) -> Limitation | TimeNotBegun:
    """When the power to impose a penalty runs out, as far as the file goes at the end of a day."""
    if strand is not None:
        checks.known("strand", strand, [entry.strand.name for entry in file.there(Moment(length, date.max))])
    if ceased is None or ceased > moment.on:
        answer = limitation(ceased=None)
        return evolve(answer, notices=(*answer.notices, STILL_GOING_ON.notice(on=moment.on)))
    breached = None if of is None else _act(file, of, moment)
    days = _breach(breached, moment) if breached else _infringement(file, strand, moment)
    cases, others = _cases(file, strand, breached, moment)
    pauses, notices = _pauses(cases, moment)
    answer = limitation(
        ceased=ceased, interruptions=[day for day in days if ceased <= day <= moment.on], suspensions=pauses
    )
    notices = [ON_THE_RECORD.notice(), *notices]
    if others:
        notices.append(OTHER_ACTIONS.notice(against=others))
    decided = _penalties(breached, moment) if breached else list(_decisions(file, strand, moment))
    if decided:
        notices.append(DECIDED.notice(day=decided[-1]))
    return evolve(answer, notices=(*answer.notices, *notices))


def enforcing(
    file: Register,
    moment: Moment,
    *,
    of: str | None,
    final: date | None,
    interruptions: Iterable[date],
    suspensions: Iterable[tuple[date, date]],
) -> Limitation | TimeNotBegun:
    """When the power to enforce a penalty runs out; what varies its amount on the record interrupts."""
    penalised = {act.reference: act for act in _penalised(file, moment)}
    acts = _meant(list(penalised.values()), moment) if of is None else [penalised[checks.known("of", of, penalised)]]
    # A decision that varies a penalty is none beside it; when each of them is final has still to be asked of each.
    apart = acts if final is None else [act for act in acts if not act.event.varies]
    if len(apart) > 1:
        references = [act.reference for act in apart]
        raise AmbiguousName(field="of", value=None, near=references, accepted=references)
    finalities = [finality(act, moment) for act in acts]
    reasons = [answer.why for answer in finalities if answer.why is not None]
    why = next((reason for reason in reasons if final is None or reason.id in _WHATEVER_IS_SAID), None)
    if why is not None:
        answer = enforcement_limitation(final=None)
        return evolve(answer, notices=(*answer.notices, why))
    if final is None and finalities:
        final = finalities[0].day
    varied = [day for act in acts for day in _varied(act, moment) if final is not None and final <= day]
    return enforcement_limitation(final=final, interruptions=[*varied, *interruptions], suspensions=suspensions)


def _meant(penalised: list[ActEntry], moment: Moment) -> list[ActEntry]:
    """The penalties of which something is left or, if nothing is of any, all of them."""
    left = [act for act in penalised if any(stands(act, name, moment) for name in act.strands)]
    return left or penalised


def _penalised(file: Register, moment: Moment) -> Iterator[ActEntry]:
    for act in file.acts:
        if act.place < moment.count and imposed_amount(act.event) is not None:
            yield act


def _varied(act: ActEntry, moment: Moment) -> Iterator[date]:
    """The days on which decisions that vary the amount of an act were notified, as far as that is known."""
    for later in act.followed(moment):
        if later.event.varies and any(stands(later, name, moment) for name in later.strands):
            day = later.event.notified or later.event.date
            if day <= moment.on:
                yield day


def _act(file: Register, of: str, moment: Moment) -> ActEntry:
    known = {act.reference: act for act in file.acts if act.place < moment.count}
    return known[checks.known("of", of, known)]


def _infringement(file: Register, strand: str | None, moment: Moment) -> Iterator[date]:
    """The opening, or the extension, and every act of the Commission or a Coordinator in the strand."""
    added = None if strand is None else file.strands[strand].added
    if file.opened is not None and added is None:
        yield file.opened
    for event, where in zip(file.events[: moment.count], file.where, strict=False):
        if event.interrupts and (strand is None or strand in where):
            yield event.date


def _breach(act: ActEntry, moment: Moment) -> Iterator[date]:
    """The act that was breached, and all that concerns it."""
    waiting = [act]
    while waiting:
        concerned = waiting.pop()
        yield concerned.event.date
        yield from (event.date for event in concerned.since(moment) if event.interrupts)
        waiting += concerned.followed(moment)


def _cases(
    file: Register, strand: str | None, breached: ActEntry | None, moment: Moment
) -> tuple[list[CaseEntry], tuple[Contested | str, ...]]:
    """The cases that suspend, and what those that do not are against."""
    suspending: list[CaseEntry] = []
    others: dict[Contested | str, None] = {}
    for case in file.cases:
        if case.place >= moment.count or (strand is not None and strand not in case.strands):
            continue
        if any(_penalises(act, breached, moment) for act in case.against):
            suspending.append(case)
        else:
            others |= dict.fromkeys(_contested(act.event) for act in case.against)
    return suspending, tuple(others)


def _penalises(act: ActEntry, breached: ActEntry | None, moment: Moment) -> bool:
    """Whether an act is the decision on the infringement asked about: that of Article 73, or one on the breach."""
    if breached is None:
        return isinstance(act.event, NonComplianceDecision)
    return isinstance(act.event, _PENALTIES) and act in _descendants(breached, moment)


def _descendants(act: ActEntry, moment: Moment) -> list[ActEntry]:
    descendants, waiting = [], act.followed(moment)
    while waiting:
        descendant = waiting.pop()
        descendants.append(descendant)
        waiting += descendant.followed(moment)
    return descendants


def _penalties(breached: ActEntry, moment: Moment) -> list[date]:
    """The days of the fines and payments that were imposed for the breach of an act."""
    imposed = (act for act in _descendants(breached, moment) if isinstance(act.event, _PENALTIES))
    return sorted(act.event.date for act in imposed)


def _contested(event: Event) -> Contested | str:
    return next((what for what, kinds in CONTESTED.items() if isinstance(event, kinds)), event.title)


def _pauses(cases: list[CaseEntry], moment: Moment) -> tuple[list[tuple[date, date]], list[Notice]]:
    """While a case is pending, appeals included; to the end of the day asked about while it is not decided."""
    pauses: list[tuple[date, date]] = []
    notices: list[Notice] = []
    pending = False
    between: list[tuple[date, date]] = []
    for case in cases:
        state = case.state(moment)
        spans = list(state.spans)
        if state.pending_since is not None:
            pending = True
            spans.append((state.pending_since, min(moment.on, date.max - _DAY) + _DAY))
        between += [(judged, appealed) for (_, judged), (appealed, _) in pairwise(spans)]
        pauses += spans
    whole = merged(pauses)
    if any(not any(begin <= judged and appealed <= end for begin, end in whole) for judged, appealed in between):
        notices.append(BETWEEN.notice())
    if pending:
        notices.append(PENDING.notice(on=moment.on))
    return pauses, notices


def _decisions(file: Register, strand: str | None, moment: Moment) -> Iterator[date]:
    for event, where in zip(file.events[: moment.count], file.where, strict=False):
        if isinstance(event, NonComplianceDecision) and (strand is None or strand in where):
            yield event.date
