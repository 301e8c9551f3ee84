"""Where an event is possible: what the Act asks for before each kind, in a strand, on a day.

The stages in which a kind has its place stand in its class. What else it takes is here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from .....ground.citations import DSA
from ... import after_decision, court, decisions, findings, payments, powers
from ...event import ALWAYS, PENDING, Event, Stage
from ...events import KINDS
from ..concerning import CONCERNS
from ..entries import ActEntry
from ..kinds import ALL_FINDINGS, COMMITMENTS, INTERIM, SUBSTANTIVE
from ..stages import concluded_at, stage_of
from ..standing import in_force, stands
from . import defects
from .before_court import before_court, resumed, sued
from .defects import Objection
from .hearing import hearing
from .question import MISSING, Question
from .remedies import enhanced, extended, fined, imposed, requested, unheard

_ENHANCED = (after_decision.ActionPlanReceived, after_decision.BoardOpinionReceived, after_decision.ActionPlanDecided)
"""What happens under the enhanced supervision of Article 75 alone."""


def objection(question: Question) -> Objection | None:
    """Why the Act does not allow an event in a strand; None if it does."""
    concern = CONCERNS.get(question.kind)
    if concern is not None and concern.needed and question.event is not None and not question.acts:
        return question.lacking(MISSING[question.kind])
    special = _SPECIAL.get(question.kind)
    if special is not None:
        return special(question)
    if question.kind.possible_in is ALWAYS or question.stage in question.kind.possible_in:
        return None
    return question.by_stage()


def _needs(*kinds: type[Event]) -> Callable[[Question], Objection | None]:
    """Something must have been recorded before, whatever has become of it."""

    def condition(question: Question) -> Objection | None:
        if question.event is None and question.ever(*kinds) is None:
            return question.lacking(MISSING[question.kind])
        return None

    return condition


def _findings(question: Question) -> Objection | None:
    stage = question.stage
    if stage in question.kind.possible_in:
        return None
    more = {Stage.COMMITMENTS_BINDING: DSA.at(71, 1), Stage.CLOSED: DSA.at(73, 5)}.get(stage, DSA.at(66, 1))
    return question.by_stage(more)


def _findings_on_measures(question: Question) -> Objection | None:
    if question.event is None and question.ever(*INTERIM) is None:
        return question.lacking(MISSING[question.kind])
    return _findings(question)


def _findings_on_commitments(question: Question) -> Objection | None:
    if question.ever(decisions.CommitmentsMadeBinding) is None:
        return question.lacking(MISSING[question.kind])
    made = _commitments(question)
    if any(map(question.binding, made)) or (made and question.stage in PENDING):
        return None
    return question.by_stage()


def _commitments(question: Question) -> list[ActEntry]:
    """The commitments that stand in the strand, the last first."""
    made = question.strand.acts(COMMITMENTS, question.moment)
    return [act for act in made if stands(act, question.name, question.moment)]


def _renewed(question: Question) -> Objection | None:
    last = question.ever(*INTERIM)
    if last is None:
        return question.lacking(MISSING[question.kind])
    binding = (
        in_force(question.file, act, question.name, question.moment)
        for act in question.strand.acts(INTERIM, question.moment)
    )
    if _over(question) if question.acts else not any(binding):
        return Objection(question.defect(defects.NOT_IN_FORCE))
    event = question.event
    if isinstance(event, powers.InterimMeasuresRenewed) and event.until is None and not event.end_not_public:
        return Objection(question.defect(defects.WITHOUT_AN_END))
    return None


def _over(question: Question) -> bool:
    """Whether some of the measures that the event is about are no longer in force in the strand."""
    measures = [act for act in question.acts if isinstance(act.event, powers.InterimMeasures)]
    return any(
        question.name in act.strands and not in_force(question.file, act, question.name, question.moment)
        for act in measures
    )


def _longer(question: Question) -> Objection | None:
    """A time limit: an act that has one; measures whose time is over can be renewed no more than extended."""
    missing = _needs(*CONCERNS[powers.TimeLimitExtended].kinds)(question)
    if missing is None and _over(question):
        return Objection(question.defect(defects.NOT_IN_FORCE))
    return missing


def _made_binding(question: Question) -> Objection | None:
    if question.stage not in PENDING:
        return question.by_stage()
    rejected = question.place(decisions.CommitmentsRejected)
    since = question.place(decisions.CommitmentsOffered, decisions.Reopened)
    return Objection(question.defect(defects.NOT_OFFERED)) if rejected > since else None


def _rejected(question: Question) -> Objection | None:
    used = [question.place(decisions.CommitmentsRejected, decisions.Reopened)]
    used += [act.place for act in _commitments(question)]  # what was made binding is no longer on offer
    if question.place(decisions.CommitmentsOffered) <= max(used):
        return question.lacking("commitments offered: not recorded before")
    return None if question.stage in question.kind.possible_in else question.by_stage()


def _reopened(question: Question) -> Objection | None:
    if any(map(question.binding, _commitments(question))):
        return None  # also where findings on them were sent before: they bind until they are reopened
    return question.by_stage(contradiction=question.stage in (Stage.NOT_OPENED, *PENDING))


def _closed(question: Question) -> Objection | None:
    stage = question.stage
    if stage in PENDING:
        return None
    return question.by_stage(contradiction=stage is Stage.NOT_OPENED)


def _extended(question: Question) -> Objection | None:
    file, moment = question.file, question.moment
    if any(stage_of(file, strand, moment) in PENDING for strand in file.there(moment)):
        return None
    return question.by_stage(contradiction=True)


def _decided(question: Question) -> Objection | None:
    if question.stage not in (*question.kind.possible_in, Stage.OPEN, Stage.NOT_OPENED):
        return question.by_stage()
    since = concluded_at(question.strand, question.moment)
    heard = hearing(question.strand, SUBSTANTIVE, question.moment, since=since)
    return unheard(question, heard, DSA.at(73, 2))


def _needs_standing(kind: type[Event]) -> Callable[[Question], Objection | None]:
    """An act must have been taken before, and stand."""

    def condition(question: Question) -> Objection | None:
        acts = question.acts if question.event is not None else question.strand.acts((kind,), question.moment)
        if any(stands(act, question.name, question.moment) for act in acts):
            return None
        return question.lacking(MISSING[question.kind])

    return condition


_SPECIAL: Mapping[type[Event], Callable[[Question], Objection | None]] = MappingProxyType(
    {
        powers.ProceedingsExtended: _extended,
        powers.InterimMeasuresRenewed: _renewed,
        powers.InformationSupplied: _needs(powers.InformationRequested),
        powers.TimeLimitExtended: _longer,
        decisions.CommitmentsMadeBinding: _made_binding,
        decisions.CommitmentsRejected: _rejected,
        decisions.CommitmentCarriedOut: _needs(decisions.CommitmentsMadeBinding),
        decisions.Reopened: _reopened,
        decisions.Closed: _closed,
        decisions.NonComplianceDecision: _decided,
        findings.PreliminaryFindings: _findings,
        findings.FindingsOnInterimMeasures: _findings_on_measures,
        findings.FindingsOnCommitments: _findings_on_commitments,
        findings.ObservationsSubmitted: _needs(*ALL_FINDINGS),
        findings.BoardViewsSubmitted: _needs(*SUBSTANTIVE),
        after_decision.MeasuresOrdered: _needs_standing(decisions.NonComplianceDecision),
        after_decision.MeasuresIntended: _needs(*CONCERNS[after_decision.MeasuresIntended].kinds),
        after_decision.MeasuresReported: _needs(*CONCERNS[after_decision.MeasuresReported].kinds),
        **dict.fromkeys(_ENHANCED, enhanced),
        after_decision.ActionPlanCarriedOut: _needs(after_decision.ActionPlanDecided),
        after_decision.AuditReportSubmitted: _needs(after_decision.ActionPlanDecided),
        after_decision.SupervisionEnded: _needs(after_decision.ActionPlanDecided),
        after_decision.RestrictionRequested: requested,
        after_decision.AccessRestricted: extended,
        payments.ProceduralFine: fined,
        payments.PeriodicPenaltyImposed: imposed,
        payments.ObligationSatisfied: _needs(payments.PeriodicPenaltyImposed),
        payments.PeriodicPenaltyFixed: _needs_standing(payments.PeriodicPenaltyImposed),
        payments.PenaltyPaid: _needs(*CONCERNS[payments.PenaltyPaid].kinds),
        payments.GuaranteeGiven: _needs(*CONCERNS[payments.GuaranteeGiven].kinds),
        court.ActionBrought: sued,
        court.OperationSuspended: before_court,
        court.OperationResumed: resumed,
        court.JudgmentGiven: before_court,
        court.AppealBrought: before_court,
        court.AppealDecided: before_court,
    }
)
UNCONDITIONAL = frozenset(
    kind
    for kind in KINDS
    if kind.possible_in is ALWAYS and kind not in _SPECIAL and not (kind in CONCERNS and CONCERNS[kind].needed)
)
"""The kinds that are possible whatever happened before."""
