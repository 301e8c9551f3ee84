"""The time limits of each kind of act: duties until they are performed, rights and lapses to their day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from ....ground.citations import DSA, Citation
from ... import parameters
from ..after_decision import (
    AccessRestricted,
    ActionPlanCarriedOut,
    ActionPlanDecided,
    ActionPlanReceived,
    BoardOpinionReceived,
    MeasuresIntended,
    MeasuresOrdered,
    MeasuresReported,
    RestrictionRequested,
    RestrictionViewsInvited,
)
from ..decisions import CommitmentCarriedOut, CommitmentsMadeBinding, NonComplianceDecision
from ..event import Event, LegalAct, Stage
from ..file import time_limits as limits
from ..file.entries import ActEntry, Moment, StrandEntry
from ..file.register import Register
from ..file.rulings import amount_of, left
from ..file.stages import concluded_at, stage_of
from ..file.standing import answered, secured, stands
from ..findings import (
    BoardViewsSubmitted,
    Findings,
    FindingsOnCommitments,
    FindingsOnInterimMeasures,
    FindingsOnPayments,
    ObservationsSubmitted,
    PreliminaryFindings,
    ProceduralFindings,
)
from ..open_limits import FINDINGS_NAME_DAY, NAMED_DAY, REQUEST_NAMES_DAY, Limit, Nature, OpenTimeLimit
from ..payments import PeriodicPenaltyFixed, ProceduralFine
from ..powers import (
    InformationRequested,
    InterimMeasures,
    InterimMeasuresIntended,
    InterimMeasuresRenewed,
    MonitoringOrdered,
)

E = TypeVar("E", bound=Event)


class Asked:
    """An act in force, in a strand, about whose time limits is asked."""

    def __init__(self, file: Register, act: ActEntry, strand: StrandEntry, moment: Moment) -> None:
        self.file = file
        self.act = act
        self.strand = strand
        self.moment = moment
        self.name = strand.strand.name

    def limit(
        self, what: str, nature: Nature, citation: Citation, *, subject: str | None = None, findings: bool = False
    ) -> Limit:
        """One of its time limits."""
        rule = FINDINGS_NAME_DAY if findings else NAMED_DAY
        if what == limits.INFORMATION:
            rule = REQUEST_NAMES_DAY
        return Limit(self.file, self.act, self.strand, self.moment, what, nature, citation, subject, rule)

    def done(self, kind: type[Event]) -> bool:
        """Whether an event of a kind that concerns the act is recorded in the strand."""
        return self.act.last(kind, self.moment, self.name) is not None

    def last(self, kind: type[E]) -> tuple[int, E | None]:
        """The last event of a kind that concerns the act in the strand, with its place."""
        return next(self.act.happened(kind, self.moment, self.name), (-1, None))

    @property
    def stage(self) -> Stage:
        """The stage of the strand."""
        return stage_of(self.file, self.strand, self.moment)


def _request(asked: Asked) -> Iterator[OpenTimeLimit]:
    event = asked.act.event
    if not isinstance(event, InformationRequested):
        return
    nature, citation = (Nature.DUTY, DSA.at(67, 3)) if event.by_decision else (Nature.RIGHT, DSA.at(67, 2))
    if event.request is None:
        if answered(asked.act, None, asked.name, asked.moment) is None:
            limit = asked.limit(limits.INFORMATION, nature, citation)
            yield from limit.set_by(event.due, event.within, moment=event.notified_at)
        return
    for question in event.request.questions:
        done = answered(asked.act, question.subject, asked.name, asked.moment) is not None
        if done or (question.answered is not None and question.answered <= asked.moment.on):
            continue
        limit = asked.limit(limits.INFORMATION, nature, citation, subject=question.subject)
        yield from limit.named(question.time_limit_on(asked.moment.on).date)


def _findings(asked: Asked) -> Iterator[OpenTimeLimit]:
    event = asked.act.event
    if not isinstance(event, Findings):
        return
    substantive = isinstance(event, PreliminaryFindings)
    if substantive and asked.stage not in (Stage.PRELIMINARY_FINDINGS, Stage.NON_COMPLIANCE):
        return
    if substantive and concluded_at(asked.strand, asked.moment) > asked.act.place:
        return
    if not asked.done(ObservationsSubmitted):
        limit = asked.limit(limits.OBSERVATIONS, Nature.RIGHT, DSA.at(79, 2), findings=True)
        yield from limit.set_by(event.observations_due, event.observations_within)
    if substantive and not asked.done(BoardViewsSubmitted):
        limit = asked.limit(limits.BOARD_VIEWS, Nature.DUTY, DSA.at(66, 4), findings=True)
        yield from limit.set_by(event.observations_due, event.observations_within)


def _views_on_measures(asked: Asked) -> Iterator[OpenTimeLimit]:
    event = asked.act.event
    if not isinstance(event, InterimMeasuresIntended):
        return
    ordered = asked.strand.kinds.get(InterimMeasures, [])
    if not any(asked.act.place < place < asked.moment.count for place, _, _ in ordered):
        limit = asked.limit(limits.VIEWS_ON_MEASURES, Nature.RIGHT, event.citation)
        yield from limit.set_by(event.views_due, event.views_within, moment=event.notified_at)


def _measures(asked: Asked) -> Iterator[OpenTimeLimit]:
    event = asked.act.event
    if isinstance(event, InterimMeasures):
        limit = asked.limit(limits.END_OF_MEASURES, Nature.LAPSE, event.citation)
        if event.end_not_public:
            yield from limit.without_a_day()
        else:
            yield from limit.set_by(event.until, None)


def _order(asked: Asked) -> Iterator[OpenTimeLimit]:
    event = asked.act.event
    if isinstance(event, MonitoringOrdered):
        yield from asked.limit(limits.END_OF_ORDER, Nature.LAPSE, event.citation).set_by(event.until, None)


def _commitments(asked: Asked) -> Iterator[OpenTimeLimit]:
    event = asked.act.event
    if not isinstance(event, CommitmentsMadeBinding):
        return
    done = [carried.step for _, carried in asked.act.happened(CommitmentCarriedOut, asked.moment, asked.name)]
    for text, due in event.steps:
        if None not in done and text not in done:
            yield from asked.limit(limits.COMMITMENT, Nature.DUTY, event.citation, subject=text).named(due)


def _decision(asked: Asked) -> Iterator[OpenTimeLimit]:
    event = asked.act.event
    if not isinstance(event, NonComplianceDecision):
        return
    if event.comply_by is not None and not asked.done(MeasuresReported):
        yield from asked.limit(limits.COMPLIANCE, Nature.DUTY, DSA.at(73, 3)).named(event.comply_by)
    if asked.strand.strand.in_section_5 is not False and not (event.infringed and not _under_section_5(asked)):
        yield from _action_plan(asked, event)
    yield from _payment(asked)


def _under_section_5(asked: Asked) -> bool:
    """Whether the act finds an infringement of Section 5 of Chapter III in the strand, and the Court has left it."""
    return in_section_5(left(asked.act, asked.name, asked.moment))


def in_section_5(provisions: Iterable[Citation]) -> bool:
    """Whether one of some provisions is of Section 5 of Chapter III."""
    return any(provision.act == DSA and provision.article in parameters.SECTION_5 for provision in provisions)


def _action_plan(asked: Asked, event: NonComplianceDecision) -> Iterator[OpenTimeLimit]:
    """Article 75: the plan is due on the day named; then a month for the Board, and one for the Commission."""
    board = asked.limit(limits.BOARD_OPINION, Nature.DUTY, parameters.BOARD_ON_ACTION_PLAN.citation)
    commission = asked.limit(limits.COMMISSION_DECISION, Nature.DUTY, parameters.COMMISSION_ON_ACTION_PLAN.citation)
    received, plan = asked.last(ActionPlanReceived)
    name = asked.name
    verdicts = [verdict for verdict in asked.act.followed(asked.moment) if isinstance(verdict.event, ActionPlanDecided)]
    verdicts = [verdict for verdict in verdicts if name in verdict.strands and stands(verdict, name, asked.moment)]
    if verdicts and received < verdicts[-1].place:
        return
    if plan is None:
        if event.plan_asked:
            wanted = asked.limit(limits.ACTION_PLAN, Nature.DUTY, DSA.at(75, 2))
            yield from wanted.set_by(event.action_plan_due, event.action_plan_within)
            due = limits.last_day(asked.act, limits.ACTION_PLAN, asked.moment, strand=name)
            expected = due if due is not None and due >= asked.moment.on else None
            yield from board.month(parameters.BOARD_ON_ACTION_PLAN, None, expected)
            yield from commission.month(parameters.COMMISSION_ON_ACTION_PLAN, None)
        return
    advised, opinion = asked.last(BoardOpinionReceived)
    if opinion is None or advised < received:
        yield from board.month(parameters.BOARD_ON_ACTION_PLAN, plan.date)
        yield from commission.month(parameters.COMMISSION_ON_ACTION_PLAN, None)
    else:
        yield from commission.month(parameters.COMMISSION_ON_ACTION_PLAN, opinion.date)


def _ordered(asked: Asked) -> Iterator[OpenTimeLimit]:
    event = asked.act.event
    if not isinstance(event, MeasuresOrdered) or asked.done(MeasuresReported):
        return
    if not asked.done(MeasuresIntended):
        limit = asked.limit(limits.INTENDED, Nature.DUTY, DSA.at(73, 3))
        yield from limit.set_by(event.inform_by, event.inform_within)
    yield from asked.limit(limits.MEASURES, Nature.DUTY, DSA.at(73, 3)).set_by(event.due, event.within)


def _implementation(asked: Asked) -> Iterator[OpenTimeLimit]:
    event = asked.act.event
    if isinstance(event, ActionPlanDecided) and not asked.done(ActionPlanCarriedOut):
        limit = asked.limit(limits.IMPLEMENTATION, Nature.DUTY, DSA.at(75, 3))
        if event.sufficient and event.implement_by is None:  # "shall set a reasonable period for its implementation"
            yield from limit.without_a_day()
        else:
            yield from limit.set_by(event.implement_by, None)


def _views(asked: Asked) -> Iterator[OpenTimeLimit]:
    event = asked.act.event
    requested = any(
        isinstance(follower.event, RestrictionRequested) and asked.name in follower.strands
        for follower in asked.act.followed(asked.moment)
    )
    if isinstance(event, RestrictionViewsInvited) and not requested:
        yield from asked.limit(limits.VIEWS, Nature.RIGHT, event.citation).named(event.views_due)


def _restriction(asked: Asked) -> Iterator[OpenTimeLimit]:
    last = limits.lasts_until(asked.act, asked.moment, asked.name)
    if last is not None:
        yield from asked.limit(limits.END_OF_RESTRICTION, Nature.LAPSE, DSA.at(51, 3)).named(last)


def _payment(asked: Asked) -> Iterator[OpenTimeLimit]:
    event = asked.act.event
    due = (
        event.payment_due if isinstance(event, NonComplianceDecision | ProceduralFine | PeriodicPenaltyFixed) else None
    )
    amount = amount_of(asked.act, asked.moment)
    cancelled = amount is not None and not amount.amount  # by the Court (Article 81)
    if due is not None and not cancelled and not secured(asked.act, asked.moment):
        yield from asked.limit(limits.PAYMENT, Nature.DUTY, event.citation).named(due)


LIMITS_OF: Mapping[type[LegalAct], Callable[[Asked], Iterator[OpenTimeLimit]]] = MappingProxyType(
    {
        InformationRequested: _request,
        PreliminaryFindings: _findings,
        FindingsOnInterimMeasures: _findings,
        FindingsOnCommitments: _findings,
        ProceduralFindings: _findings,
        FindingsOnPayments: _findings,
        InterimMeasuresIntended: _views_on_measures,
        InterimMeasures: _measures,
        InterimMeasuresRenewed: _measures,
        MonitoringOrdered: _order,
        CommitmentsMadeBinding: _commitments,
        NonComplianceDecision: _decision,
        MeasuresOrdered: _ordered,
        ActionPlanDecided: _implementation,
        RestrictionViewsInvited: _views,
        AccessRestricted: _restriction,
        ProceduralFine: _payment,
        PeriodicPenaltyFixed: _payment,
    }
)
"""The time limits of each kind of act."""
