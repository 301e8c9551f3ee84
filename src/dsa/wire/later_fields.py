"""Fields that events of proceedings got after they had a form: they are written only where they say something."""

from __future__ import annotations

from collections.abc import Mapping

LATER_FIELDS: Mapping[str, str] = {
    "AccessRestricted": "of",
    "ActionBrought": "by of",
    "ActionPlanDecided": "addressees notified of reference",
    "Closed": "addressees notified reference",
    "CommitmentsMadeBinding": "addressees notified reference steps",
    "CommitmentsRejected": "addressees notified reference",
    "FindingsOnCommitments": "addressees articles notified observations_within of reference",
    "FindingsOnInterimMeasures": "addressees articles notified observations_within of reference",
    "InformationRequested": "addressees due notified notified_at reference request within",
    "InspectionOrdered": "addressees notified reference",
    "InterimMeasures": "addressees end_not_public notified reference",
    "InterimMeasuresRenewed": "addressees end_not_public notified of reference",
    "JudgmentGiven": "articles effects_maintained maintained_until notified of",
    "MeasuresOrdered": "addressees inform_by inform_within of reference",
    "MonitoringOrdered": "addressees notified reference",
    "NonComplianceDecision": "addressees payment_due reference",
    "PeriodicPenaltyFixed": "addressees notified of payment_due reference",
    "PeriodicPenaltyImposed": "addressees notified of reference runs_from",
    "PreliminaryFindings": "addressees articles notified observations_within of reference",
    "ProceduralFindings": "addressees articles notified observations_due observations_within of reference",
    "ProceduralFine": "addressees notified of payment_due reference",
    "RestrictionRequested": "addressees notified of reference",
    "RestrictionViewsInvited": "addressees notified of reference",
    **dict.fromkeys(
        (
            "ActionPlanReceived BoardOpinionReceived BoardViewsSubmitted MeasuresReported "
            "ObservationsSubmitted Reopened"
        ).split(),
        "of",
    ),
}
"""For each event the names of those fields."""
