"""What can happen in proceedings (Chapter IV, Section 4), and the terms in which it is told.

Each class is something that happened on a day; :meth:`dsa.Investigation.record` takes them.

>>> from dsa import events
>>> events.Closed.title
'proceedings closed'
"""

from __future__ import annotations

from .act.proceedings.events import (
    AccessToFileGiven,
    ActionBrought,
    ActionPlanDecided,
    ActionPlanReceived,
    AssessmentRequested,
    BoardOpinionReceived,
    BoardViewsSubmitted,
    Closed,
    CommitmentsMadeBinding,
    CommitmentsOffered,
    CommitmentsRejected,
    Compulsion,
    Contested,
    Event,
    FindingsOnCommitments,
    FindingsOnInterimMeasures,
    InformationRequested,
    InspectionOrdered,
    InterimMeasures,
    InterimMeasuresRenewed,
    JudgmentGiven,
    MeasuresOrdered,
    MeasuresReported,
    MonitoringOrdered,
    NonComplianceDecision,
    ObservationsSubmitted,
    Outcome,
    PeriodicPenaltyFixed,
    PeriodicPenaltyImposed,
    PreliminaryFindings,
    ProceduralFindings,
    ProceduralFine,
    ProceedingsExtended,
    Reopened,
    ReopeningGround,
    RestrictionRequested,
    RestrictionViewsInvited,
    Stage,
    StatementTaken,
)

__all__ = [
    "AccessToFileGiven",
    "ActionBrought",
    "ActionPlanDecided",
    "ActionPlanReceived",
    "AssessmentRequested",
    "BoardOpinionReceived",
    "BoardViewsSubmitted",
    "Closed",
    "CommitmentsMadeBinding",
    "CommitmentsOffered",
    "CommitmentsRejected",
    "Compulsion",
    "Contested",
    "Event",
    "FindingsOnCommitments",
    "FindingsOnInterimMeasures",
    "InformationRequested",
    "InspectionOrdered",
    "InterimMeasures",
    "InterimMeasuresRenewed",
    "JudgmentGiven",
    "MeasuresOrdered",
    "MeasuresReported",
    "MonitoringOrdered",
    "NonComplianceDecision",
    "ObservationsSubmitted",
    "Outcome",
    "PeriodicPenaltyFixed",
    "PeriodicPenaltyImposed",
    "PreliminaryFindings",
    "ProceduralFindings",
    "ProceduralFine",
    "ProceedingsExtended",
    "Reopened",
    "ReopeningGround",
    "RestrictionRequested",
    "RestrictionViewsInvited",
    "Stage",
    "StatementTaken",
]


def __dir__() -> list[str]:
    return sorted(__all__)
