"""The question whether an event of a kind is possible, and what is said where it answers what is not there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from .....ground.citations import Citation
from .....ground.trace import Notice, Point
from ... import after_decision, court, decisions, findings, payments, powers
from ...event import Event, Stage
from ..entries import ActEntry, Moment, StrandEntry, backwards
from ..register import Register
from ..stages import stage_of
from ..standing import ended_by
from . import defects
from .defects import Objection


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

    def lacking(self, what: str) -> Objection:
        """Something that must have come before is not there: the event contradicts the file."""
        notice = self.defect(defects.STAGE, under=self.kind.citation, stage=self.stage)
        return Objection(notice, contradiction=True, why=what)

    def ever(self, *kinds: type[Event]) -> tuple[int, ActEntry | None] | None:
        """The last event of some kinds in the strand: its place, and the act if it is one."""
        last = [next(backwards(self.strand.kinds.get(kind, ()), self.moment), None) for kind in kinds]
        return max(((happened[0], happened[2]) for happened in last if happened is not None), default=None)

    def binding(self, act: ActEntry) -> bool:
        """Whether nothing has put an end to an act in the strand."""
        return ended_by(self.file, act, self.name, self.moment) is None

    def place(self, *kinds: type[Event]) -> int:
        """The place of the last event of some kinds in the strand; -1 if there was none."""
        last = self.ever(*kinds)
        return -1 if last is None else last[0]


_NO_DECISION = "non-compliance decision: not recorded before"
MISSING: Mapping[type[Event], str] = MappingProxyType(
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
