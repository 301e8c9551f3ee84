"""The strands of proceedings: each with its articles, its stage, and what has happened in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from attrs import evolve, field, frozen

from ...ground import checks, words
from ...ground.brief import Brief
from ...ground.citations import DSA, Citation
from ..parameters import SECTION_5
from .events import (
    ActionBrought,
    ActionPlanDecided,
    ActionPlanReceived,
    BoardOpinionReceived,
    Closed,
    CommitmentsMadeBinding,
    CommitmentsOffered,
    CommitmentsRejected,
    Compulsion,
    Contested,
    Event,
    JudgmentGiven,
    MeasuresOrdered,
    MeasuresReported,
    NonComplianceDecision,
    Outcome,
    PeriodicPenaltyImposed,
    ProceduralFine,
    Reopened,
    RestrictionRequested,
    RestrictionViewsInvited,
    Stage,
)

E = TypeVar("E", bound=Event)

_FALLS_WITH: dict[Contested, tuple[Stage, Stage, Compulsion, tuple[type[Event], ...]]] = {
    Contested.NON_COMPLIANCE: (
        Stage.NON_COMPLIANCE,
        Stage.PRELIMINARY_FINDINGS,
        Compulsion.DECISION,
        (
            *(NonComplianceDecision, MeasuresOrdered, MeasuresReported, ActionPlanReceived, BoardOpinionReceived),
            *(ActionPlanDecided, RestrictionViewsInvited, RestrictionRequested),
        ),
    ),
    Contested.COMMITMENTS: (
        Stage.COMMITMENTS_BINDING,
        Stage.OPEN,
        Compulsion.COMMITMENTS,
        (CommitmentsMadeBinding,),
    ),
}
"""For a decision annulled: its stage, the stage before it, what it made compellable, and what falls with it."""
_TAKEN: dict[Contested, type[Event]] = {
    Contested.COMMITMENTS: CommitmentsMadeBinding,
    Contested.NON_COMPLIANCE: NonComplianceDecision,
    Contested.PROCEDURAL_FINE: ProceduralFine,
    Contested.PERIODIC_PENALTY: PeriodicPenaltyImposed,
}
"""For what an action can be directed against: the event that is that decision."""
_BY_DECISION = {
    Compulsion.INFORMATION: Contested.INFORMATION_REQUEST,
    Compulsion.INSPECTION: Contested.INSPECTION,
    Compulsion.INTERIM_MEASURES: Contested.INTERIM_MEASURES,
}
"""For orders that payments can compel obedience to: what an action against them is directed against."""
_ENHANCED = (ActionPlanReceived, BoardOpinionReceived, ActionPlanDecided)
"""What happens under the enhanced supervision of Article 75 alone."""
SECTION_5_ONLY = "enhanced supervision is for infringements of Section 5 of Chapter III, Articles 33 to 43"


def _articles(values: Iterable[Citation]) -> tuple[Citation, ...]:
    return checks.several("articles", values, Citation)


@frozen(kw_only=True)
class Strand(Brief):
    """One part of proceedings: its own articles, and in the end its own outcome.

    >>> Strand(name="risks", articles=[DSA.at(34, 1), DSA.at(35, 1)]).in_section_5
    True
    """

    name: str
    articles: tuple[Citation, ...] = field(default=(), converter=_articles)

    def __attrs_post_init__(self) -> None:
        checks.text("name", self.name)

    @property
    def in_section_5(self) -> bool | None:
        """Whether an article of Section 5 of Chapter III is among its own; None if it names none."""
        return any(one.act == DSA and one.article in SECTION_5 for one in self.articles) if self.articles else None


@frozen(kw_only=True)
class StrandState(Brief):
    """Where a strand stands on a day: its stage, since when, and the latest event of each kind in it."""

    strand: Strand
    stage: Stage
    since: date | None
    """The day on which it came to its stage; None before the opening."""
    latest: tuple[Event, ...] = field(default=(), repr=False)
    compels: frozenset[Compulsion] = field(default=frozenset(), repr=False)
    """What periodic penalty payments can compel (Article 76(1))."""
    pending: tuple[ActionBrought, ...] = field(default=(), repr=False)
    """Actions before the Court without a judgment."""
    annulled_by: JudgmentGiven | None = field(default=None, repr=False)
    """The judgment that put the strand back to its stage; None if something else brought it there."""

    @property
    def enhanced(self) -> bool:
        """Whether an action plan can be asked for: not where no article of Section 5 is concerned (Article 75(1))."""
        decision = self.last(NonComplianceDecision)
        found_elsewhere = decision and decision.infringed and not decision.under_enhanced_supervision
        return self.strand.in_section_5 is not False and not found_elsewhere

    def last(self, kind: type[E]) -> E | None:
        """The latest event of a kind, or of a kind that belongs to it, in this strand, if there was one."""
        return next((event for event in reversed(self.latest) if isinstance(event, kind)), None)

    def after(self, event: Event) -> StrandState:
        """The state once the event has happened here."""
        if isinstance(event, JudgmentGiven):
            return self._judged(event)
        gone: tuple[type[Event], ...] = (type(event),)
        compels, stage = self.compels, event.leads_to
        match event:
            case CommitmentsRejected():
                gone = (*gone, CommitmentsOffered)  # what was rejected can be neither rejected again nor made binding
            case Reopened():
                gone = (*gone, CommitmentsOffered, CommitmentsRejected)
                compels -= {Compulsion.COMMITMENTS}
            case Closed() if Compulsion.COMMITMENTS in compels:
                stage = Stage.COMMITMENTS_BINDING  # that no breach of them was found does not lift commitments
        if event.compels is not None:
            compels |= {event.compels}
        kept = (*(one for one in self.latest if type(one) not in gone), event)
        pending = (*self.pending, event) if isinstance(event, ActionBrought) else self.pending
        state = evolve(self, latest=kept, compels=compels, pending=pending)
        return state if stage is None else evolve(state, stage=stage, since=event.date, annulled_by=None)

    def _judged(self, event: JudgmentGiven) -> StrandState:
        action = self.action(event)
        kept = tuple(one for one in self.latest if type(one) is not JudgmentGiven)
        state = evolve(self, latest=(*kept, event), pending=tuple(one for one in self.pending if one is not action))
        if action is None or event.outcome is not Outcome.ANNULLED or action.against not in _FALLS_WITH:
            return state
        stood, before, compulsion, falls = _FALLS_WITH[action.against]
        state = evolve(
            state,
            latest=tuple(one for one in state.latest if not isinstance(one, falls)),
            compels=state.compels - {compulsion},
        )
        if self.stage is not stood:  # commitments that were reopened since: the proceedings went on without them
            return state
        return evolve(state, stage=before, since=event.date, annulled_by=event)

    def action(self, judgment: JudgmentGiven) -> ActionBrought | None:
        """The pending action that a judgment ends; None if it is not clear which."""
        if judgment.case is None:
            return self.pending[0] if len(self.pending) == 1 else None
        return next((one for one in self.pending if one.case == judgment.case), None)

    @property
    def contestable(self) -> frozenset[Contested]:
        """The decisions on record here against which an action can be brought; a simple request is none."""
        compelled = {_BY_DECISION[one] for one in self.compels if one in _BY_DECISION}
        taken = {contested for contested, kind in _TAKEN.items() if self.last(kind) is not None}
        return frozenset(compelled | taken)

    def allows(self, kind: type[Event], on: date | None = None) -> bool:
        """Whether an event of that kind is possible here: by the stage, and by what must have come before."""
        return self.objection(kind, on) is None

    def objection(self, kind: type[Event], on: date | None = None) -> str | None:
        """Why an event of that kind is not possible here (on that day); None if it is."""
        if self.stage not in kind.possible_in:
            return f"{self.strand.name}: {self.stage}"
        if kind is JudgmentGiven and not self.pending:
            return "no action is pending"
        if kind.follows is not None and not any(one.title == kind.follows for one in self.latest):
            return f"{kind.follows}: not recorded before"
        if kind is CommitmentsMadeBinding and self.last(CommitmentsRejected) and not self.last(CommitmentsOffered):
            return "the commitments offered were rejected, and no others offered"
        if kind in _ENHANCED and not self.enhanced:
            return SECTION_5_ONLY
        if kind is PeriodicPenaltyImposed and not self.compels:
            return "no decision was taken that payments could compel the provider to obey"
        if kind is ActionBrought and not self.contestable:
            return "no decision is recorded that could be brought before the Court"
        views = self.last(RestrictionViewsInvited)
        if kind is RestrictionRequested and views and on is not None and on <= views.views_due:
            return f"views can be submitted until the end of {words.day(views.views_due)}"
        return None

    @property
    def citation(self) -> Citation:
        """The provision under which the strand came to its stage: Article 66(1) until something decides."""
        if self.stage is Stage.NOT_OPENED:
            return DSA.at(65, 1)
        return next((event.citation for event in reversed(self.latest) if event.leads_to), DSA.at(66, 1))

    def __str__(self) -> str:
        since = f"since {words.day(self.since)} " if self.since else ""
        return f"{self.strand.name}: {since}{self.stage} [{self.citation}]"
