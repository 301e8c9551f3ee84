"""Where an event is possible: what the Act asks for before each kind, in a strand, on a day.

The stages in which a kind has its place stand in its class. What else it takes is here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from attrs import frozen

from ....ground.citations import DSA, Citation
from ....ground.trace import Notice, Point
from .. import after_decision, court, decisions, findings, payments, powers
from ..event import ALWAYS, PENDING, Compulsion, Event, Stage
from . import defects
from .concerning import ALL_FINDINGS, COMPELLABLE, CONCERNS, INTERIM, SUBSTANTIVE, Asked, contestable
from .defects import Objection
from .entries import ActEntry, Moment, StrandEntry, backwards
from .hearing import Hearing, hearing
from .register import Register
from .rulings import CaseState, case_state
from .stages import concluded_at, stage_of
from .standing import ended_by, in_force, stands, suspended_by

_DAY = timedelta(days=1)
_ENHANCED = (after_decision.ActionPlanReceived, after_decision.BoardOpinionReceived, after_decision.ActionPlanDecided)
"""What happens under the enhanced supervision of Article 75 alone."""


@frozen
class Question:
    """Whether an event of a kind is possible in a strand; ``event`` and the acts it concerns, where there is one."""

    file: Register
    strand: StrandEntry
    kind: type[Event]
    moment: Moment
    event: Event | None = None
    acts: tuple[ActEntry, ...] = ()
    known: Stage | None = None
    """The strand's stage, where it was found before."""

    @property
    def name(self) -> str:
        """The strand's name."""
        return self.strand.strand.name

    @property
    def stage(self) -> Stage:
        """The strand's stage."""
        return self.known or stage_of(self.file, self.strand, self.moment)

    def defect(self, point: Point, *, under: Citation | None = None, **facts: object) -> Notice:
        """A point, raised for this event."""
        facts = {"event": self.kind.title, "day": self.moment.on, "strand": self.name, **facts}
        named = {name: facts[name] for name in facts if f"{{{name}}}" in point.text}
        return point.notice(under=under, **named)

    def by_stage(self, *under: Citation, contradiction: bool = False) -> Objection:
        """The stage does not allow it."""
        notice = self.defect(defects.STAGE, under=self.kind.citation, stage=self.stage)
        notice = Notice(notice.id, notice.text, notice.pairs, (*notice.citations, *under))
        return Objection(notice, contradiction, why=f"{self.name}: {self.stage}")

    def lacking(self, what: str, instead: str = "") -> Objection:
        """Something that must have come before is not there: the event contradicts the file."""
        notice = self.defect(defects.STAGE, under=self.kind.citation, stage=self.stage)
        return Objection(notice, contradiction=True, why=what, instead=instead)

    def ever(self, *kinds: type[Event]) -> tuple[int, ActEntry | None] | None:
        """The last event of some kinds in the strand: its place, and the act if it is one."""
        last = [next(backwards(self.strand.kinds.get(kind, ()), self.moment), None) for kind in kinds]
        return max(((one[0], one[2]) for one in last if one is not None), key=lambda one: one[0], default=None)

    def place(self, *kinds: type[Event]) -> int:
        """The place of the last event of some kinds in the strand; -1 if there was none."""
        last = self.ever(*kinds)
        return -1 if last is None else last[0]


def objection(question: Question) -> Objection | None:
    """Why the Act does not allow an event in a strand; None if it does."""
    concern = CONCERNS.get(question.kind)
    if concern is not None and concern.needed and question.event is not None and not question.acts:
        return question.lacking(_MISSING[question.kind])
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
            return question.lacking(_MISSING[question.kind])
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
        return question.lacking(_MISSING[question.kind])
    return _findings(question)


def _findings_on_commitments(question: Question) -> Objection | None:
    made = question.ever(decisions.CommitmentsMadeBinding)
    if made is None or made[1] is None:
        return question.lacking(_MISSING[question.kind])
    act, moment = made[1], question.moment
    if stands(act, question.name, moment):
        reopened = ended_by(question.file, act, question.name, moment) is not None
        if question.stage in (PENDING if reopened else question.kind.possible_in):
            return None
    return question.by_stage()


def _renewed(question: Question) -> Objection | None:
    last = question.ever(*INTERIM)
    if last is None:
        return question.lacking(_MISSING[question.kind])
    acts = question.acts or tuple(
        act for kind in INTERIM for _, _, act in backwards(question.strand.kinds.get(kind, ()), question.moment) if act
    )
    if not any(in_force(question.file, act, question.name, question.moment) for act in acts):
        return Objection(question.defect(defects.NOT_IN_FORCE))
    event = question.event
    if isinstance(event, powers.InterimMeasuresRenewed) and event.until is None and not event.end_not_public:
        return Objection(question.defect(defects.WITHOUT_AN_END))
    return None


def _made_binding(question: Question) -> Objection | None:
    if question.stage not in PENDING:
        return question.by_stage()
    rejected = question.place(decisions.CommitmentsRejected)
    since = question.place(decisions.CommitmentsOffered, decisions.Reopened)
    return Objection(question.defect(defects.NOT_OFFERED)) if rejected > since else None


def _rejected(question: Question) -> Objection | None:
    used = question.place(decisions.CommitmentsRejected, decisions.Reopened)
    if question.place(decisions.CommitmentsOffered) <= used:
        return question.lacking("commitments offered: not recorded before")
    return None if question.stage in question.kind.possible_in else question.by_stage()


def _reopened(question: Question) -> Objection | None:
    stage = question.stage
    if stage in (Stage.NOT_OPENED, *PENDING):
        return question.by_stage(contradiction=True)
    made = question.ever(decisions.CommitmentsMadeBinding)
    if made is not None and made[1] is not None and stage is Stage.COMMITMENTS_BINDING:
        return None
    return question.by_stage()


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
    stage = question.stage
    if stage not in question.kind.possible_in:
        if stage in (Stage.OPEN, Stage.NOT_OPENED):
            return Objection(question.defect(defects.WITHOUT_FINDINGS, under=DSA.at(73, 2)))
        return question.by_stage()
    since = concluded_at(question.file, question.strand, question.moment)
    heard = hearing(question.strand, SUBSTANTIVE, question.moment, since=since)
    return _unheard(question, heard, DSA.at(73, 2))


def _unheard(question: Question, heard: Hearing, under: Citation) -> Objection | None:
    if heard.over:
        return None
    until = heard.until
    if until is None:
        return Objection(question.defect(defects.WITHOUT_FINDINGS, under=under))
    point = defects.OBSERVATIONS_IN if heard.observed(question.moment) else defects.BEFORE_THE_END
    return Objection(question.defect(point, until=until), first=until + _DAY)


def _fined(question: Question) -> Objection | None:
    return _unheard(question, hearing(question.strand, (findings.ProceduralFindings,), question.moment), DSA.at(74, 3))


def _imposed(question: Question) -> Objection | None:
    candidates = _compellable(question) if question.event is None else question.acts
    acts = [act for act in candidates if _binds(question, act)]
    if not acts:
        return Objection(question.defect(defects.NOTHING_TO_COMPEL))
    earliest = min(acts, key=lambda act: act.place)
    heard = hearing(question.strand, ALL_FINDINGS, question.moment, since=earliest.place)
    found = _unheard(question, heard, DSA.at(79, 1))
    if found is None or heard.waiting:
        return found
    if earliest.event.compels is Compulsion.INFORMATION and earliest.event.date == question.moment.on:
        return Objection(question.defect(defects.WITH_THE_REQUEST))
    return found


def _compellable(question: Question) -> list[ActEntry]:
    return [
        act
        for kind in COMPELLABLE
        for _, _, act in backwards(question.strand.kinds.get(kind, ()), question.moment)
        if act is not None and act.event.compels is not None
    ]


def _binds(question: Question, act: ActEntry) -> bool:
    names = (question.name,) if question.name in act.strands else act.strands
    return any(in_force(question.file, act, name, question.moment) for name in names)


def _enhanced(question: Question) -> Objection | None:
    if question.event is None and question.ever(decisions.NonComplianceDecision) is None:
        return question.lacking(_MISSING[question.kind])
    if question.kind is after_decision.BoardOpinionReceived and not _plan_received(question):
        return question.lacking("action plan received: not recorded before")
    if question.strand.strand.in_section_5 is False or not _section_5_found(question):
        return Objection(question.defect(defects.PLAN_OUTSIDE_SECTION_5))
    return None


def _plan_received(question: Question) -> bool:
    """Whether a plan has come under a decision that stands, or under the one that the event is about."""
    decided = backwards(question.strand.kinds.get(decisions.NonComplianceDecision, ()), question.moment)
    acts = question.acts or tuple(
        act for _, _, act in decided if act is not None and stands(act, question.name, question.moment)
    )
    return any(
        isinstance(event, after_decision.ActionPlanReceived) for act in acts for event in act.since(question.moment)
    )


def _section_5_found(question: Question) -> bool:
    acts = question.acts
    if not acts:
        last = question.ever(decisions.NonComplianceDecision)
        acts = () if last is None or last[1] is None else (last[1],)
    for act in acts:
        event = act.event
        if isinstance(event, decisions.NonComplianceDecision) and event.infringed:
            return bool(event.under_enhanced_supervision)
    return True


def _requested(question: Question) -> Objection | None:
    if question.stage not in question.kind.possible_in:
        return question.by_stage()
    acts = question.acts
    if not acts:
        invited = backwards(question.strand.kinds.get(after_decision.RestrictionViewsInvited, ()), question.moment)
        acts = tuple(act for _, _, act in invited if act is not None and stands(act, question.name, question.moment))[
            :1
        ]
    for act in acts:
        if isinstance(act.event, after_decision.RestrictionViewsInvited):
            until = act.event.views_due
            if question.moment.on <= until:
                return Objection(question.defect(defects.VIEWS_NOT_OVER, until=until), first=until + _DAY)
            return None
    return Objection(question.defect(defects.VIEWS_NOT_INVITED))


def _sued(question: Question) -> Objection | None:
    if question.event is not None:
        return None if question.acts else question.lacking(_MISSING[question.kind])
    asked = Asked(question.file, court.OperationSuspended(date=question.moment.on), (question.name,), question.moment)
    for kind in _contested_kinds(question):
        for _, _, act in backwards(question.strand.kinds[kind], question.moment):
            if act is not None and contestable(act.event) and asked.standing(act):
                return None
    return question.lacking(_MISSING[question.kind])


def _contested_kinds(question: Question) -> list[type[Event]]:
    wanted = CONCERNS[court.ActionBrought].kinds
    return [kind for kind in question.strand.kinds if kind in wanted]


def _needs_standing(kind: type[Event]) -> Callable[[Question], Objection | None]:
    """An act must have been taken before, and stand."""

    def condition(question: Question) -> Objection | None:
        if question.event is not None:
            return None
        for _, _, act in backwards(question.strand.kinds.get(kind, ()), question.moment):
            if act is not None and stands(act, question.name, question.moment):
                return None
        return question.lacking(_MISSING[question.kind])

    return condition


def _before_court(question: Question) -> Objection | None:
    """A judgment needs a pending action, an appeal a judgment, a decision on an appeal the appeal."""
    if question.event is not None:
        return None
    wanted = _COURT[question.kind]
    for case in question.strand.cases:
        if case.place < question.moment.count and wanted(case_state(case, question.moment)):
            return None
    return question.lacking(_MISSING[question.kind])


def _resumed(question: Question) -> Objection | None:
    there = [case for case in question.strand.cases if case.place < question.moment.count]
    if any(suspended_by(act, question.moment) is not None for case in there for act in case.against):
        return None
    return None if question.event is not None else question.lacking(_MISSING[question.kind])


_COURT: Mapping[type[Event], Callable[[CaseState], bool]] = MappingProxyType(
    {
        court.OperationSuspended: lambda state: state.pending,
        court.JudgmentGiven: lambda state: state.before_general_court,
        court.AppealBrought: lambda state: not state.before_general_court and not state.on_appeal,
        court.AppealDecided: lambda state: bool(state.appeals),
    }
)
_NO_DECISION = "non-compliance decision: not recorded before"
_MISSING: Mapping[type[Event], str] = MappingProxyType(
    {
        powers.InformationSupplied: "information requested: not recorded before",
        powers.TimeLimitExtended: "no act with a time limit is recorded",
        powers.InterimMeasuresRenewed: "interim measures: not recorded before",
        decisions.CommitmentCarriedOut: "commitments made binding: not recorded before",
        findings.FindingsOnInterimMeasures: "interim measures: not recorded before",
        findings.FindingsOnCommitments: "commitments made binding: not recorded before",
        findings.ObservationsSubmitted: "preliminary findings: not recorded before",
        findings.BoardViewsSubmitted: "preliminary findings: not recorded before",
        after_decision.MeasuresOrdered: "no decision that stands is recorded",
        after_decision.MeasuresIntended: _NO_DECISION,
        after_decision.MeasuresReported: _NO_DECISION,
        after_decision.ActionPlanReceived: _NO_DECISION,
        after_decision.BoardOpinionReceived: _NO_DECISION,
        after_decision.ActionPlanDecided: _NO_DECISION,
        after_decision.ActionPlanCarriedOut: "decision on the action plan: not recorded before",
        after_decision.AuditReportSubmitted: "decision on the action plan: not recorded before",
        after_decision.SupervisionEnded: "decision on the action plan: not recorded before",
        payments.ObligationSatisfied: "periodic penalty payments imposed: not recorded before",
        payments.PeriodicPenaltyFixed: "no payments that stand are recorded",
        payments.PenaltyPaid: "no penalty is recorded",
        payments.GuaranteeGiven: "no penalty is recorded",
        court.ActionBrought: "no decision is recorded that could be brought before the Court",
        court.OperationSuspended: "no action is pending",
        court.OperationResumed: "no operation is suspended",
        court.JudgmentGiven: "no action is pending",
        court.AppealBrought: "no judgment is recorded against which an appeal could be brought",
        court.AppealDecided: "no appeal is pending",
    }
)
"""What is said where an event answers something that is not there."""

_SPECIAL: Mapping[type[Event], Callable[[Question], Objection | None]] = MappingProxyType(
    {
        powers.ProceedingsExtended: _extended,
        powers.InterimMeasuresRenewed: _renewed,
        powers.InformationSupplied: _needs(powers.InformationRequested),
        powers.TimeLimitExtended: _needs(*CONCERNS[powers.TimeLimitExtended].kinds),
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
        after_decision.MeasuresIntended: _needs(decisions.NonComplianceDecision),
        after_decision.MeasuresReported: _needs(decisions.NonComplianceDecision),
        **dict.fromkeys(_ENHANCED, _enhanced),
        after_decision.ActionPlanCarriedOut: _needs(after_decision.ActionPlanDecided),
        after_decision.AuditReportSubmitted: _needs(after_decision.ActionPlanDecided),
        after_decision.SupervisionEnded: _needs(after_decision.ActionPlanDecided),
        after_decision.RestrictionRequested: _requested,
        payments.ProceduralFine: _fined,
        payments.PeriodicPenaltyImposed: _imposed,
        payments.ObligationSatisfied: _needs(payments.PeriodicPenaltyImposed),
        payments.PeriodicPenaltyFixed: _needs_standing(payments.PeriodicPenaltyImposed),
        payments.PenaltyPaid: _needs(*CONCERNS[payments.PenaltyPaid].kinds),
        payments.GuaranteeGiven: _needs(*CONCERNS[payments.GuaranteeGiven].kinds),
        court.ActionBrought: _sued,
        court.OperationSuspended: _before_court,
        court.OperationResumed: _resumed,
        court.JudgmentGiven: _before_court,
        court.AppealBrought: _before_court,
        court.AppealDecided: _before_court,
    }
)
