"""The EU Digital Services Act, computed and explained.

Every public name is here and loads its module only when it is first used, so that ``import dsa`` costs next to
nothing. Every answer explains itself: ``print(dsa.threshold_test(104_300_000, on=day).explain())``.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it as True; importing typing for it would double the cost of "import dsa"
if TYPE_CHECKING:
    from . import plots as plots
    from . import record as record
    from .calendars import Calendar, Holiday, HolidayList, calendar
    from .ceilings import FineGround, MaximumFine, PeriodicReading, maximum_fine, periodic_penalty_ceiling
    from .citations import DSA, Act, Citation
    from .courts import action_for_annulment, appeal
    from .designation import VLOPDesignation, designation_in_force
    from .errors import (
        AmbiguousName,
        BeyondCoverage,
        CurrencyMismatch,
        DSAError,
        InvalidType,
        InvalidValue,
        MissingFact,
        NotAllowed,
        NotInForce,
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
    from .investigations import Investigation
    from .legal_state import InvestigationState
    from .limitation_clocks import Limitation, enforcement_limitation, limitation
    from .money import ExchangeRate, FinancialYear, Money, Turnover
    from .open_limits import OpenTimeLimit
    from .parameters import WhatIf
    from .penalties import Infringement, Penalty, PenaltyKind, ShareOfCeiling
    from .periods import Period, Unit
    from .receipt import Receipt, received_by_commission
    from .recipients import RecipientAverage, RecipientRange, average_monthly_active_recipients
    from .recomputation import Recomputed, recompute
    from .requests import Consequence, Question, QuestionState, QuestionStatus, RequestBasis, RequestForInformation
    from .services import ActiveRecipients, EnterpriseSize, Platform, Provider, RecipientBasis, ServiceKind
    from .strands import Strand, StrandState
    from .termination import TerminationTest, termination_test
    from .threshold import ThresholdAdjustment, ThresholdTest, threshold_for_population, threshold_test
    from .timelimits import Deadline, deadline
    from .trace import Explained, Notice, Step

__version__ = "0.1.0"

_HOMES = {
    "calendars": "Calendar Holiday HolidayList calendar",
    "ceilings": "FineGround MaximumFine PeriodicReading maximum_fine periodic_penalty_ceiling",
    "citations": "DSA Act Citation",
    "courts": "action_for_annulment appeal",
    "designation": "VLOPDesignation designation_in_force",
    "errors": "AmbiguousName BeyondCoverage CurrencyMismatch DSAError InvalidType InvalidValue MissingFact NotAllowed "
    "NotInForce OutOfOrder SeveralErrors UnknownName",
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
    "investigations": "Investigation",
    "legal_state": "InvestigationState",
    "limitation_clocks": "Limitation enforcement_limitation limitation",
    "money": "ExchangeRate FinancialYear Money Turnover",
    "open_limits": "OpenTimeLimit",
    "parameters": "WhatIf",
    "penalties": "Infringement Penalty PenaltyKind ShareOfCeiling",
    "periods": "Period Unit",
    "receipt": "Receipt received_by_commission",
    "recomputation": "Recomputed recompute",
    "recipients": "RecipientAverage RecipientRange average_monthly_active_recipients",
    "requests": "Consequence Question QuestionState QuestionStatus RequestBasis RequestForInformation",
    "services": "ActiveRecipients EnterpriseSize Platform Provider RecipientBasis ServiceKind",
    "strands": "Strand StrandState",
    "termination": "TerminationTest termination_test",
    "threshold": "ThresholdAdjustment ThresholdTest threshold_for_population threshold_test",
    "timelimits": "Deadline deadline",
    "trace": "Explained Notice Step",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
_MODULES = frozenset({"plots", "record"})

__all__ = [
    "DSA",
    "AccessToFileGiven",
    "Act",
    "ActionBrought",
    "ActionPlanDecided",
    "ActionPlanReceived",
    "ActiveRecipients",
    "AmbiguousName",
    "AssessmentRequested",
    "BeyondCoverage",
    "BoardOpinionReceived",
    "BoardViewsSubmitted",
    "Calendar",
    "Citation",
    "Closed",
    "CommitmentsMadeBinding",
    "CommitmentsOffered",
    "CommitmentsRejected",
    "Compulsion",
    "Consequence",
    "Contested",
    "CurrencyMismatch",
    "DSAError",
    "Deadline",
    "EffectiveDate",
    "EnterpriseSize",
    "Event",
    "ExchangeRate",
    "Explained",
    "FeeCharge",
    "FeeService",
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
    "InvalidType",
    "InvalidValue",
    "Investigation",
    "InvestigationState",
    "JudgmentGiven",
    "Limitation",
    "MaximumFine",
    "MeasuresOrdered",
    "MeasuresReported",
    "MissingFact",
    "Money",
    "MonitoringOrdered",
    "NamedDay",
    "NonComplianceDecision",
    "NotAllowed",
    "NotInForce",
    "Notice",
    "ObservationsSubmitted",
    "OpenTimeLimit",
    "OutOfOrder",
    "Outcome",
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
    "Question",
    "QuestionState",
    "QuestionStatus",
    "Receipt",
    "RecipientAverage",
    "RecipientBasis",
    "RecipientRange",
    "Recomputed",
    "Reopened",
    "ReopeningGround",
    "RequestBasis",
    "RequestForInformation",
    "RestrictionRequested",
    "RestrictionViewsInvited",
    "ServiceKind",
    "SeveralErrors",
    "ShareOfCeiling",
    "Stage",
    "StatementTaken",
    "Step",
    "Strand",
    "StrandState",
    "SupervisoryFee",
    "TerminationTest",
    "ThresholdAdjustment",
    "ThresholdTest",
    "Turnover",
    "Unit",
    "UnknownName",
    "VLOPDesignation",
    "WhatIf",
    "action_for_annulment",
    "appeal",
    "average_monthly_active_recipients",
    "calendar",
    "deadline",
    "designation_in_force",
    "due_at",
    "due_on",
    "effective_date",
    "enforcement_limitation",
    "limitation",
    "maximum_fine",
    "periodic_penalty_ceiling",
    "received_by_commission",
    "recompute",
    "supervisory_fee",
    "termination_test",
    "threshold_for_population",
    "threshold_test",
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
