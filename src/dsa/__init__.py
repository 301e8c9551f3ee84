"""The EU Digital Services Act, computed and explained.

Every public name is here and loads its module only when it is first used, so that ``import dsa`` costs next to
nothing. Every answer explains itself: ``print(dsa.threshold_test(104_300_000, on=day).explain())``.
"""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False  # type checkers take it as True; importing typing for it would double the cost of "import dsa"
if TYPE_CHECKING:
    from . import frames as frames
    from . import i18n as i18n
    from . import ical as ical
    from . import plots as plots
    from . import record as record
    from . import testing as testing
    from . import wire as wire
    from .agenda import DueDate, DueKind
    from .binding import ObligationStatus, obligations
    from .calendars import Calendar, Holiday, HolidayList, calendar
    from .catalogue import CATALOGUE, Addressee, Application, Obligation, Recurrence, SizeExemption
    from .ceilings import FineGround, MaximumFine, PeriodicReading, maximum_fine, periodic_penalty_ceiling
    from .citations import DSA, Act, Citation
    from .cooperation import (
        assistance_reply,
        coordinator_assessment,
        joint_investigation,
        preliminary_position,
        referral_assessment,
        review_report,
    )
    from .courts import action_for_annulment, appeal
    from .data_access import (
        amendment_decision,
        amendment_request,
        data_access_decision,
        data_access_notice,
        mediation_end,
        mediation_request,
        mediation_start,
    )
    from .designation import VLOPDesignation, designation_in_force
    from .duedates import schedule
    from .enterprises import AnnualAccounts, EnterpriseSize, Figures, Partner, enterprise_size
    from .errors import (
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
    from .events import (
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
    from .fees import FeeCharge, FeeService, SupervisoryFee, supervisory_fee
    from .fixed_dates import EffectiveDate, NamedDay, due_at, due_on, effective_date
    from .hearings import (
        earliest_end_of_comments,
        earliest_end_of_observations,
        earliest_end_of_restriction_views,
        views_before_designation,
    )
    from .investigations import Investigation
    from .legal_state import InvestigationState
    from .limitation_clocks import Limitation, enforcement_limitation, limitation
    from .milestones import (
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
    from .money import ExchangeRate, FinancialYear, Money, Turnover
    from .open_limits import OpenTimeLimit
    from .parameters import WhatIf
    from .penalties import Infringement, Penalty, PenaltyKind, ShareOfCeiling
    from .periods import Period, Unit
    from .questions import Question, QuestionState, QuestionStatus
    from .receipt import Receipt, received_by_commission
    from .recipients import RecipientAverage, RecipientRange, average_monthly_active_recipients
    from .recomputation import Recomputed, recompute
    from .redress import complaint_window, settlement_decision
    from .requests import Consequence, RequestBasis, RequestForInformation
    from .services import ActiveRecipients, Platform, Provider, RecipientBasis, ServiceKind
    from .size_history import SizeStatus, size_status
    from .spans import (
        auditor_bound_until,
        auditor_free_from,
        auditor_until,
        crisis_measures_end,
        crisis_report,
        purchases_from,
    )
    from .strands import Strand, StrandState
    from .supervision import Authority, AuthorityKind, Competence, competence
    from .termination import TerminationTest, termination_test
    from .threshold import ThresholdAdjustment, ThresholdTest, threshold_for_population, threshold_test
    from .timelimits import Deadline, deadline
    from .trace import Explained, Notice, Statement, Step
    from .transitions import Change, ChangeKind, changes

__version__ = "1.0.0"

_HOMES = {
    "agenda": "DueDate DueKind",
    "binding": "ObligationStatus obligations",
    "calendars": "Calendar Holiday HolidayList calendar",
    "catalogue": "CATALOGUE Addressee Application Obligation Recurrence SizeExemption",
    "ceilings": "FineGround MaximumFine PeriodicReading maximum_fine periodic_penalty_ceiling",
    "citations": "DSA Act Citation",
    "cooperation": "assistance_reply coordinator_assessment joint_investigation preliminary_position "
    "referral_assessment review_report",
    "courts": "action_for_annulment appeal",
    "data_access": "amendment_decision amendment_request data_access_decision data_access_notice mediation_end "
    "mediation_request mediation_start",
    "designation": "VLOPDesignation designation_in_force",
    "duedates": "schedule",
    "enterprises": "AnnualAccounts EnterpriseSize Figures Partner enterprise_size",
    "errors": "AmbiguousName BeyondCoverage CurrencyMismatch DSAError InvalidDocument InvalidType InvalidValue "
    "MissingExtra MissingFact NotAllowed NotInForce NotSupported OutOfOrder SeveralErrors UnknownName",
    "events": "AccessToFileGiven ActionBrought ActionPlanDecided ActionPlanReceived AssessmentRequested "
    "BoardOpinionReceived BoardViewsSubmitted Closed CommitmentsMadeBinding CommitmentsOffered "
    "CommitmentsRejected Compulsion Contested Event FindingsOnCommitments FindingsOnInterimMeasures "
    "InformationRequested InspectionOrdered InterimMeasures InterimMeasuresRenewed JudgmentGiven "
    "MeasuresOrdered MeasuresReported MonitoringOrdered NonComplianceDecision ObservationsSubmitted "
    "Outcome PeriodicPenaltyFixed PeriodicPenaltyImposed PreliminaryFindings ProceduralFindings "
    "ProceduralFine ProceedingsExtended Reopened ReopeningGround RestrictionRequested "
    "RestrictionViewsInvited Stage StatementTaken",
    "fees": "FeeCharge FeeService SupervisoryFee supervisory_fee",
    "fixed_dates": "EffectiveDate NamedDay due_at due_on effective_date",
    "hearings": "earliest_end_of_comments earliest_end_of_observations earliest_end_of_restriction_views "
    "views_before_designation",
    "investigations": "Investigation",
    "legal_state": "InvestigationState",
    "limitation_clocks": "Limitation enforcement_limitation limitation",
    "milestones": "AdvertisementLastPresented AuditReportReceived Milestone ProvisionalFeeReceived "
    "RecipientsPublished RiskStrategiesReviewed RisksAssessed TraderContractEnded "
    "TransparencyReportPublished",
    "money": "ExchangeRate FinancialYear Money Turnover",
    "open_limits": "OpenTimeLimit",
    "parameters": "WhatIf",
    "penalties": "Infringement Penalty PenaltyKind ShareOfCeiling",
    "periods": "Period Unit",
    "receipt": "Receipt received_by_commission",
    "recipients": "RecipientAverage RecipientRange average_monthly_active_recipients",
    "recomputation": "Recomputed recompute",
    "redress": "complaint_window settlement_decision",
    "requests": "Consequence RequestBasis RequestForInformation",
    "questions": "Question QuestionState QuestionStatus",
    "services": "ActiveRecipients Platform Provider RecipientBasis ServiceKind",
    "size_history": "SizeStatus size_status",
    "spans": "auditor_bound_until auditor_free_from auditor_until crisis_measures_end crisis_report purchases_from",
    "strands": "Strand StrandState",
    "supervision": "Authority AuthorityKind Competence competence",
    "termination": "TerminationTest termination_test",
    "threshold": "ThresholdAdjustment ThresholdTest threshold_for_population threshold_test",
    "timelimits": "Deadline deadline",
    "trace": "Explained Notice Statement Step",
    "transitions": "Change ChangeKind changes",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
_MODULES = frozenset({"frames", "i18n", "ical", "plots", "record", "testing", "wire"})

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
