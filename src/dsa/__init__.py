"""The EU Digital Services Act, computed and explained.

Every public name is here and loads its module only when it is first used, so that ``import dsa`` costs next to
nothing. Every answer explains itself: ``print(dsa.threshold_test(104_300_000, on=day).explain())``.
"""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False  # type checkers take it as True; importing typing for it would double the cost of "import dsa"
if TYPE_CHECKING:
    from . import frames, i18n, ical, plots, record, statements, testing, wire
    from .act.obligations.catalogue import CATALOGUE, Addressee, Application, Obligation, Recurrence, SizeExemption
    from .act.obligations.changes import Change, ChangeKind, changes
    from .act.obligations.competence import Authority, AuthorityKind, Competence, competence
    from .act.obligations.status import ObligationStatus, obligations
    from .act.parameters import WhatIf
    from .act.penalties.ceilings import FineGround, MaximumFine, PeriodicReading, maximum_fine, periodic_penalty_ceiling
    from .act.penalties.limitation import Limitation, enforcement_limitation, limitation
    from .act.penalties.penalty import Infringement, Penalty, PenaltyKind, ShareOfCeiling
    from .act.procedures.cooperation import (
        assistance_reply,
        coordinator_assessment,
        joint_investigation,
        preliminary_position,
        referral_assessment,
        review_report,
    )
    from .act.procedures.crises_and_audits import (
        auditor_bound_until,
        auditor_free_from,
        auditor_until,
        crisis_measures_end,
        crisis_report,
        purchases_from,
    )
    from .act.procedures.data_access import (
        amendment_decision,
        amendment_request,
        data_access_decision,
        data_access_notice,
        mediation_end,
        mediation_request,
        mediation_start,
    )
    from .act.procedures.hearings import (
        earliest_end_of_comments,
        earliest_end_of_observations,
        earliest_end_of_restriction_views,
        views_before_designation,
    )
    from .act.procedures.receipt import Receipt, received_by_commission
    from .act.procedures.redress import complaint_window, settlement_decision
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
    from .act.proceedings.investigation import Investigation
    from .act.proceedings.open_limits import OpenTimeLimit
    from .act.proceedings.questions import Question, QuestionState, QuestionStatus
    from .act.proceedings.requests import Consequence, RequestBasis, RequestForInformation
    from .act.proceedings.state import InvestigationState
    from .act.proceedings.strands import Strand, StrandState
    from .act.schedule.due_dates import schedule
    from .act.schedule.milestones import (
        AdvertisementLastPresented,
        AuditReportReceived,
        Milestone,
        ProvisionalFeeReceived,
        RecipientsPublished,
        RisksAssessed,
        RiskStrategiesReviewed,
        TraderContractEnded,
        TransparencyReportPublished,
    )
    from .act.schedule.planner import DueDate, DueKind
    from .act.services.enterprises import AnnualAccounts, EnterpriseSize, Figures, Partner, enterprise_size
    from .act.services.platforms import ActiveRecipients, Platform, Provider, RecipientBasis, ServiceKind
    from .act.services.recipients import RecipientAverage, RecipientRange, average_monthly_active_recipients
    from .act.services.size_over_time import SizeStatus, size_status
    from .act.very_large.designation import VLOPDesignation, designation_in_force
    from .act.very_large.fee import FeeCharge, FeeService, SupervisoryFee, supervisory_fee
    from .act.very_large.termination import TerminationTest, termination_test
    from .act.very_large.threshold import ThresholdAdjustment, ThresholdTest, threshold_for_population, threshold_test
    from .ground.citations import DSA, Act, Citation
    from .ground.errors import (
        AmbiguousName,
        BeyondCoverage,
        CurrencyMismatch,
        DSAError,
        InvalidDocument,
        InvalidType,
        InvalidValue,
        MissingExtra,
        MissingFact,
        NotAllowed,
        NotInForce,
        NotSupported,
        OutOfOrder,
        SeveralErrors,
        UnknownName,
    )
    from .ground.money import ExchangeRate, FinancialYear, Money, Turnover
    from .ground.trace import Explained, Notice, Statement, Step
    from .time_limits.calendars import Calendar, Holiday, HolidayList, calendar
    from .time_limits.court import action_for_annulment, appeal
    from .time_limits.deadlines import Deadline, deadline
    from .time_limits.named_days import EffectiveDate, NamedDay, due_at, due_on, effective_date
    from .time_limits.periods import Period, Unit
    from .time_limits.recomputed import Recomputed, recompute

__version__ = "1.0.0"

_HOMES = {
    "act.schedule.planner": "DueDate DueKind",
    "act.obligations.status": "ObligationStatus obligations",
    "time_limits.calendars": "Calendar Holiday HolidayList calendar",
    "act.obligations.catalogue": "CATALOGUE Addressee Application Obligation Recurrence SizeExemption",
    "act.penalties.ceilings": "FineGround MaximumFine PeriodicReading maximum_fine periodic_penalty_ceiling",
    "ground.citations": "DSA Act Citation",
    "act.procedures.cooperation": "assistance_reply coordinator_assessment joint_investigation preliminary_position "
    "referral_assessment review_report",
    "time_limits.court": "action_for_annulment appeal",
    "act.procedures.data_access": "amendment_decision amendment_request data_access_decision data_access_notice mediation_end "
    "mediation_request mediation_start",
    "act.very_large.designation": "VLOPDesignation designation_in_force",
    "act.schedule.due_dates": "schedule",
    "act.services.enterprises": "AnnualAccounts EnterpriseSize Figures Partner enterprise_size",
    "ground.errors": "AmbiguousName BeyondCoverage CurrencyMismatch DSAError InvalidDocument InvalidType InvalidValue "
    "MissingExtra MissingFact NotAllowed NotInForce NotSupported OutOfOrder SeveralErrors UnknownName",
    "act.proceedings.events": "AccessToFileGiven ActionBrought ActionPlanDecided ActionPlanReceived AssessmentRequested "
    "BoardOpinionReceived BoardViewsSubmitted Closed CommitmentsMadeBinding CommitmentsOffered "
    "CommitmentsRejected Compulsion Contested Event FindingsOnCommitments FindingsOnInterimMeasures "
    "InformationRequested InspectionOrdered InterimMeasures InterimMeasuresRenewed JudgmentGiven "
    "MeasuresOrdered MeasuresReported MonitoringOrdered NonComplianceDecision ObservationsSubmitted "
    "Outcome PeriodicPenaltyFixed PeriodicPenaltyImposed PreliminaryFindings ProceduralFindings "
    "ProceduralFine ProceedingsExtended Reopened ReopeningGround RestrictionRequested "
    "RestrictionViewsInvited Stage StatementTaken",
    "act.very_large.fee": "FeeCharge FeeService SupervisoryFee supervisory_fee",
    "time_limits.named_days": "EffectiveDate NamedDay due_at due_on effective_date",
    "act.procedures.hearings": "earliest_end_of_comments earliest_end_of_observations earliest_end_of_restriction_views "
    "views_before_designation",
    "act.proceedings.investigation": "Investigation",
    "act.proceedings.state": "InvestigationState",
    "act.penalties.limitation": "Limitation enforcement_limitation limitation",
    "act.schedule.milestones": "AdvertisementLastPresented AuditReportReceived Milestone ProvisionalFeeReceived "
    "RecipientsPublished RiskStrategiesReviewed RisksAssessed TraderContractEnded "
    "TransparencyReportPublished",
    "ground.money": "ExchangeRate FinancialYear Money Turnover",
    "act.proceedings.open_limits": "OpenTimeLimit",
    "act.parameters": "WhatIf",
    "act.penalties.penalty": "Infringement Penalty PenaltyKind ShareOfCeiling",
    "time_limits.periods": "Period Unit",
    "act.procedures.receipt": "Receipt received_by_commission",
    "act.services.recipients": "RecipientAverage RecipientRange average_monthly_active_recipients",
    "time_limits.recomputed": "Recomputed recompute",
    "act.procedures.redress": "complaint_window settlement_decision",
    "act.proceedings.requests": "Consequence RequestBasis RequestForInformation",
    "act.proceedings.questions": "Question QuestionState QuestionStatus",
    "act.services.platforms": "ActiveRecipients Platform Provider RecipientBasis ServiceKind",
    "act.services.size_over_time": "SizeStatus size_status",
    "act.procedures.crises_and_audits": "auditor_bound_until auditor_free_from auditor_until crisis_measures_end crisis_report purchases_from",
    "act.proceedings.strands": "Strand StrandState",
    "act.obligations.competence": "Authority AuthorityKind Competence competence",
    "act.very_large.termination": "TerminationTest termination_test",
    "act.very_large.threshold": "ThresholdAdjustment ThresholdTest threshold_for_population threshold_test",
    "time_limits.deadlines": "Deadline deadline",
    "ground.trace": "Explained Notice Statement Step",
    "act.obligations.changes": "Change ChangeKind changes",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
_MODULES = frozenset({"frames", "i18n", "ical", "plots", "record", "statements", "testing", "wire"})

__all__ = [
    "CATALOGUE",
    "DSA",
    "AccessToFileGiven",
    "Act",
    "ActionBrought",
    "ActionPlanDecided",
    "ActionPlanReceived",
    "ActiveRecipients",
    "Addressee",
    "AdvertisementLastPresented",
    "AmbiguousName",
    "AnnualAccounts",
    "Application",
    "AssessmentRequested",
    "AuditReportReceived",
    "Authority",
    "AuthorityKind",
    "BeyondCoverage",
    "BoardOpinionReceived",
    "BoardViewsSubmitted",
    "Calendar",
    "Change",
    "ChangeKind",
    "Citation",
    "Closed",
    "CommitmentsMadeBinding",
    "CommitmentsOffered",
    "CommitmentsRejected",
    "Competence",
    "Compulsion",
    "Consequence",
    "Contested",
    "CurrencyMismatch",
    "DSAError",
    "Deadline",
    "DueDate",
    "DueKind",
    "EffectiveDate",
    "EnterpriseSize",
    "Event",
    "ExchangeRate",
    "Explained",
    "FeeCharge",
    "FeeService",
    "Figures",
    "FinancialYear",
    "FindingsOnCommitments",
    "FindingsOnInterimMeasures",
    "FineGround",
    "Holiday",
    "HolidayList",
    "InformationRequested",
    "Infringement",
    "InspectionOrdered",
    "InterimMeasures",
    "InterimMeasuresRenewed",
    "InvalidDocument",
    "InvalidType",
    "InvalidValue",
    "Investigation",
    "InvestigationState",
    "JudgmentGiven",
    "Limitation",
    "MaximumFine",
    "MeasuresOrdered",
    "MeasuresReported",
    "Milestone",
    "MissingExtra",
    "MissingFact",
    "Money",
    "MonitoringOrdered",
    "NamedDay",
    "NonComplianceDecision",
    "NotAllowed",
    "NotInForce",
    "NotSupported",
    "Notice",
    "Obligation",
    "ObligationStatus",
    "ObservationsSubmitted",
    "OpenTimeLimit",
    "OutOfOrder",
    "Outcome",
    "Partner",
    "Penalty",
    "PenaltyKind",
    "Period",
    "PeriodicPenaltyFixed",
    "PeriodicPenaltyImposed",
    "PeriodicReading",
    "Platform",
    "PreliminaryFindings",
    "ProceduralFindings",
    "ProceduralFine",
    "ProceedingsExtended",
    "Provider",
    "ProvisionalFeeReceived",
    "Question",
    "QuestionState",
    "QuestionStatus",
    "Receipt",
    "RecipientAverage",
    "RecipientBasis",
    "RecipientRange",
    "RecipientsPublished",
    "Recomputed",
    "Recurrence",
    "Reopened",
    "ReopeningGround",
    "RequestBasis",
    "RequestForInformation",
    "RestrictionRequested",
    "RestrictionViewsInvited",
    "RiskStrategiesReviewed",
    "RisksAssessed",
    "ServiceKind",
    "SeveralErrors",
    "ShareOfCeiling",
    "SizeExemption",
    "SizeStatus",
    "Stage",
    "Statement",
    "StatementTaken",
    "Step",
    "Strand",
    "StrandState",
    "SupervisoryFee",
    "TerminationTest",
    "ThresholdAdjustment",
    "ThresholdTest",
    "TraderContractEnded",
    "TransparencyReportPublished",
    "Turnover",
    "Unit",
    "UnknownName",
    "VLOPDesignation",
    "WhatIf",
    "action_for_annulment",
    "amendment_decision",
    "amendment_request",
    "appeal",
    "assistance_reply",
    "auditor_bound_until",
    "auditor_free_from",
    "auditor_until",
    "average_monthly_active_recipients",
    "calendar",
    "changes",
    "competence",
    "complaint_window",
    "coordinator_assessment",
    "crisis_measures_end",
    "crisis_report",
    "data_access_decision",
    "data_access_notice",
    "deadline",
    "designation_in_force",
    "due_at",
    "due_on",
    "earliest_end_of_comments",
    "earliest_end_of_observations",
    "earliest_end_of_restriction_views",
    "effective_date",
    "enforcement_limitation",
    "enterprise_size",
    "joint_investigation",
    "limitation",
    "maximum_fine",
    "mediation_end",
    "mediation_request",
    "mediation_start",
    "obligations",
    "periodic_penalty_ceiling",
    "preliminary_position",
    "purchases_from",
    "received_by_commission",
    "recompute",
    "referral_assessment",
    "review_report",
    "schedule",
    "settlement_decision",
    "size_status",
    "supervisory_fee",
    "termination_test",
    "threshold_for_population",
    "threshold_test",
    "views_before_designation",
]


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME, *_MODULES})


if "_dsa_hypothesis" in sys.modules:  # Hypothesis was imported first, and has left its entry point for us to find
    import_module(f"{__name__}.testing.registration").register()
