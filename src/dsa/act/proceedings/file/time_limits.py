"""What a time limit can be for, which of them an act has, and the day to which one was extended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from ..requests import RequestForInformation
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


_SET_BY: Mapping[type[LegalAct], Mapping[str, tuple[str, str | None]]] = MappingProxyType(
    {
        InformationRequested: {INFORMATION: ("due", "within")},
        Findings: {OBSERVATIONS: ("observations_due", "observations_within")},  # the Board's is the same: Article 66(4)
        InterimMeasures: {END_OF_MEASURES: ("until", None)},
        MonitoringOrdered: {END_OF_ORDER: ("until", None)},
        ActionPlanDecided: {IMPLEMENTATION: ("implement_by", None)},
        RestrictionViewsInvited: {VIEWS: ("views_due", None)},
        InterimMeasuresIntended: {VIEWS_ON_MEASURES: ("views_due", "views_within")},
        NonComplianceDecision: {
            COMPLIANCE: ("comply_by", None),
            ACTION_PLAN: ("action_plan_due", "action_plan_within"),
            PAYMENT: ("payment_due", None),
        },
        MeasuresOrdered: {MEASURES: ("due", "within"), INTENDED: ("inform_by", "inform_within")},
        ProceduralFine: {PAYMENT: ("payment_due", None)},
        PeriodicPenaltyFixed: {PAYMENT: ("payment_due", None)},
    }
)
"""The facts that set the time limits of an act: the one that is a day, and the one that is a period."""
_ALWAYS = frozenset(
    {INFORMATION, OBSERVATIONS, END_OF_MEASURES, END_OF_ORDER, IMPLEMENTATION, VIEWS, VIEWS_ON_MEASURES}
)
"""Time limits that an act has whether their last day is recorded or not."""


def _set_by(event: LegalAct) -> Mapping[str, tuple[str, str | None]]:
    return next((facts for kind, facts in _SET_BY.items() if isinstance(event, kind)), {})


def limits_of(event: LegalAct) -> tuple[str, ...]:
    """The time limits of an act that can be extended."""
    if isinstance(event, CommitmentsMadeBinding):
        return (COMMITMENT,) if event.steps else ()
    return tuple(
        what
        for what, facts in _set_by(event).items()
        if what in _ALWAYS or any(fact is not None and getattr(event, fact) is not None for fact in facts)
    )


def subjects_of(event: LegalAct) -> tuple[str, ...]:
    """What an act has time limits of their own for: the questions of a request, the steps of commitments."""
    match event:
        case CommitmentsMadeBinding(steps=steps):
            return tuple(text for text, _ in steps)
        case InformationRequested(request=RequestForInformation(questions=questions)):
            return tuple(question.subject for question in questions)
    return ()


def last_day(
    act: ActEntry, what: str, moment: Moment, *, subject: str | None = None, strand: str | None = None
) -> date | None:
    """The last day of a time limit by the end of a day; of those for all subjects, the latest. None if not known."""
    subjects = subjects_of(act.event)
    if subject is None and subjects:
        days = [last_day(act, what, moment, subject=each, strand=strand) for each in subjects]
        return None if None in days else max(day for day in days if day is not None)
    longer = extension(act, what, moment, subject=subject, strand=strand)
    return _day_set(act.event, what, moment, subject) if longer is None else longer.to


def _day_set(event: LegalAct, what: str, moment: Moment, subject: str | None) -> date | None:
    match event:
        case CommitmentsMadeBinding(steps=steps):
            return max((due for text, due in steps if text == subject), default=None)
        case InformationRequested(request=RequestForInformation(questions=questions)):
            asked = (question for question in questions if question.subject == subject)
            return next((question.time_limit_on(moment.on).date for question in asked), None)
    day, period = _set_by(event)[what]
    within: Period | None = None if period is None else getattr(event, period)
    if within is None or within.hours or event.notified is None or event.notified > moment.on:
        named: date | None = getattr(event, day)
        return named
    return end_of(within, event.notified)


def extension(
    act: ActEntry, what: str, moment: Moment, *, subject: str | None = None, strand: str | None = None
) -> TimeLimitExtended | None:
    """The last extension of a time limit, or of that for one question or step, up to the end of a day."""
    return next(extensions(act, what, moment, subject=subject, strand=strand), None)


def extensions(
    act: ActEntry, what: str, moment: Moment, *, subject: str | None = None, strand: str | None = None
) -> Iterator[TimeLimitExtended]:
    """Every extension of it, the last first; in a strand, or in any where none is named."""
    of_all = what in limits_of(act.event)
    for _, event in act.happened(TimeLimitExtended, moment, strand):
        if event.subject in (None, subject) and (event.what == what or (event.what is None and of_all)):
            yield event


def lasts_until(act: ActEntry, moment: Moment, strand: str | None = None) -> date | None:
    """The last day of an act that has one, as far as it is known on a day: measures, orders."""
    event = act.event
    if isinstance(event, AccessRestricted):
        return _restricted_until(act)
    if not isinstance(event, InterimMeasures | MonitoringOrdered):
        return None
    longer = extension(act, limits_of(event)[0], moment, strand=strand)
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
