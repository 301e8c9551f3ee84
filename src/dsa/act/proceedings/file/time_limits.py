"""What a time limit can be for, which of them an act has, and the day to which one was extended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from types import MappingProxyType

from ....time_limits.deadlines import deadline
from ....time_limits.periods import Period
from ....time_limits.reckoning import nominal_end
from ...parameters import ENTRY_INTO_FORCE, RESTRICTION_OF_ACCESS
from ..after_decision import AccessRestricted, ActionPlanDecided, MeasuresOrdered, RestrictionViewsInvited
from ..decisions import CommitmentsMadeBinding, NonComplianceDecision
from ..event import LegalAct
from ..findings import Findings
from ..payments import PeriodicPenaltyFixed, ProceduralFine
from ..powers import (
    InformationRequested,
    InterimMeasures,
    InterimMeasuresIntended,
    MonitoringOrdered,
    TimeLimitExtended,
)
from .entries import ActEntry, Moment

INFORMATION = "answer to the request for information"
OBSERVATIONS = "observations on the preliminary findings"
BOARD_VIEWS = "Board's views on the preliminary findings"
END_OF_MEASURES = "end of the interim measures"
END_OF_ORDER = "end of the monitoring order"
COMMITMENT = "commitment"
COMPLIANCE = "compliance with the decision"
INTENDED = "information on the measures intended"
MEASURES = "measures of compliance"
ACTION_PLAN = "action plan"
BOARD_OPINION = "Board's opinion on the action plan"
COMMISSION_DECISION = "Commission's decision on the action plan"
IMPLEMENTATION = "implementation of the action plan"
VIEWS = "views on the restriction of access"
VIEWS_ON_MEASURES = "views on the interim measures intended"
END_OF_RESTRICTION = "end of the restriction of access"
PAYMENT = "payment of the penalty"
ACTION = "action for annulment"
APPEAL = "appeal"
EVERY = (
    *(INFORMATION, OBSERVATIONS, BOARD_VIEWS, END_OF_MEASURES, END_OF_ORDER, COMMITMENT, COMPLIANCE, INTENDED),
    *(MEASURES, ACTION_PLAN, BOARD_OPINION, COMMISSION_DECISION, IMPLEMENTATION, VIEWS, END_OF_RESTRICTION),
    *(PAYMENT, ACTION, APPEAL, VIEWS_ON_MEASURES),
)
"""What a time limit can be for."""


_ONE: Mapping[type[LegalAct], str] = MappingProxyType(
    {
        InformationRequested: INFORMATION,
        Findings: OBSERVATIONS,  # the Board's period is the same: Article 66(4)
        InterimMeasures: END_OF_MEASURES,
        MonitoringOrdered: END_OF_ORDER,
        ActionPlanDecided: IMPLEMENTATION,
        RestrictionViewsInvited: VIEWS,
        InterimMeasuresIntended: VIEWS_ON_MEASURES,
    }
)
"""Acts that have one time limit, whether it is recorded or not."""


def limits_of(event: LegalAct) -> tuple[str, ...]:
    """The time limits of an act that can be extended."""
    for kind, what in _ONE.items():
        if isinstance(event, kind):
            return (what,)
    wanted: dict[str, object] = {}
    match event:
        case CommitmentsMadeBinding():
            wanted = {COMMITMENT: event.steps}
        case NonComplianceDecision():
            wanted = {COMPLIANCE: event.comply_by, ACTION_PLAN: event.plan_asked, PAYMENT: event.payment_due}
        case MeasuresOrdered():
            wanted = {MEASURES: event.due or event.within, INTENDED: event.inform_by or event.inform_within}
        case ProceduralFine() | PeriodicPenaltyFixed():
            wanted = {PAYMENT: event.payment_due}
    return tuple(what for what, there in wanted.items() if there)


def extension(act: ActEntry, what: str, moment: Moment, *, subject: str | None = None) -> TimeLimitExtended | None:
    """The last extension of a time limit, or of that for one question or step, up to the end of a day."""
    return next(reversed(extensions(act, what, moment, subject=subject)), None)


def extensions(
    act: ActEntry, what: str, moment: Moment, *, subject: str | None = None
) -> tuple[TimeLimitExtended, ...]:
    """Every extension of it, in their order."""
    return tuple(
        event
        for event in act.since(moment)
        if isinstance(event, TimeLimitExtended)
        and event.subject in (None, subject)
        and (event.what == what or (event.what is None and what in limits_of(act.event)))
    )


def lasts_until(act: ActEntry, moment: Moment) -> date | None:
    """The last day of an act that has one, as far as it is known on a day: measures, orders."""
    event = act.event
    if isinstance(event, AccessRestricted):
        return _restricted_until(act)
    if not isinstance(event, InterimMeasures | MonitoringOrdered):
        return None
    longer = extension(act, limits_of(event)[0], moment)
    return event.until if longer is None else longer.to


def restrictions(act: ActEntry, count: int) -> tuple[ActEntry, ...]:
    """A restriction of access and its extensions where it applies, among the first events of a file, in their order."""
    together = [act]
    for entry in together:
        together += [
            other for other in (*entry.basis, *entry.following) if other.place < count and other not in together
        ]
    there = [restriction for restriction in together if not set(act.strands).isdisjoint(restriction.strands)]
    return tuple(sorted(there, key=attrgetter("place")))


def _restricted_until(act: ActEntry) -> date:
    """Article 51(3): four weeks; each extension has as many, from the end of those before it."""
    until = date.min
    for restriction in restrictions(act, act.place):
        day = restriction.event.date
        length = RESTRICTION_OF_ACCESS.on(max(day, ENTRY_INTO_FORCE))
        until = max(until, nominal_end(max(day, until) if restriction.basis else day, length))
    return until


def end_of(period: Period, notified: date) -> date:
    """The last day of a period that runs from notification, on the Commission's calendar."""
    return deadline(notified, period, calendar="EC", beyond="project").date
