"""The public names of ``dsa``: the one written list, for people, editors and type checkers.

A name is added to the import of its module and nowhere else: ``python .ci/face.py --write`` draws ``__all__`` below and
the table of ``__init__.py`` from these imports. "as" is what makes an import of a stub public for editors.
"""

from . import (
    errors as errors,
    events as events,
    frames as frames,
    i18n as i18n,
    ical as ical,
    milestones as milestones,
    parameters as parameters,
    plots as plots,
    procedures as procedures,
    record as record,
    statements as statements,
    testing as testing,
    wire as wire,
)
from .act.obligations.catalogue import (
    CATALOGUE as CATALOGUE,
    Addressee as Addressee,
    Application as Application,
    Obligation as Obligation,
    Quotation as Quotation,
    Recurrence as Recurrence,
    SizeExemption as SizeExemption,
)
from .act.obligations.changes import (
    Change as Change,
    ChangeKind as ChangeKind,
    changes as changes,
)
from .act.obligations.competence import (
    Authority as Authority,
    AuthorityKind as AuthorityKind,
    Competence as Competence,
    competence as competence,
)
from .act.obligations.status import (
    ObligationStatus as ObligationStatus,
    obligations as obligations,
)
from .act.penalties.accrued import (
    AccruedPayments as AccruedPayments,
)
from .act.penalties.ceilings import (
    MaximumFine as MaximumFine,
    maximum_fine as maximum_fine,
    periodic_penalty_ceiling as periodic_penalty_ceiling,
)
from .act.penalties.comparison import (
    ShareOfCeiling as ShareOfCeiling,
)
from .act.penalties.grounds import (
    FineGround as FineGround,
    PeriodicReading as PeriodicReading,
)
from .act.penalties.limitation import (
    Limitation as Limitation,
    TimeNotBegun as TimeNotBegun,
    enforcement_limitation as enforcement_limitation,
    limitation as limitation,
)
from .act.penalties.penalty import (
    Infringement as Infringement,
    Penalty as Penalty,
    PenaltyKind as PenaltyKind,
)
from .act.proceedings.events import (
    Stage as Stage,
)
from .act.proceedings.investigation import (
    Investigation as Investigation,
)
from .act.proceedings.open_limits import (
    OpenTimeLimit as OpenTimeLimit,
)
from .act.proceedings.questions import (
    Question as Question,
    QuestionState as QuestionState,
    QuestionStatus as QuestionStatus,
)
from .act.proceedings.requests import (
    Consequence as Consequence,
    RequestBasis as RequestBasis,
    RequestForInformation as RequestForInformation,
)
from .act.proceedings.state import (
    InvestigationState as InvestigationState,
)
from .act.proceedings.strands import (
    Strand as Strand,
    StrandState as StrandState,
)
from .act.schedule.due_dates import (
    schedule as schedule,
)
from .act.schedule.planner import (
    DueDate as DueDate,
    DueKind as DueKind,
)
from .act.service_file import ServiceFile as ServiceFile
from .act.services.enterprises import (
    AnnualAccounts as AnnualAccounts,
    EnterpriseSize as EnterpriseSize,
    Figures as Figures,
    Partner as Partner,
    enterprise_size as enterprise_size,
)
from .act.services.platforms import (
    ActiveRecipients as ActiveRecipients,
    Platform as Platform,
    Provider as Provider,
    RecipientBasis as RecipientBasis,
    ServiceKind as ServiceKind,
)
from .act.services.recipients import (
    RecipientAverage as RecipientAverage,
    RecipientRange as RecipientRange,
    average_monthly_active_recipients as average_monthly_active_recipients,
)
from .act.services.size_over_time import (
    SizeStatus as SizeStatus,
    size_status as size_status,
)
from .act.very_large.beginning import Bounds as Bounds
from .act.very_large.designation import VLOPDesignation as VLOPDesignation
from .act.very_large.fee import (
    FeeCharge as FeeCharge,
    FeeService as FeeService,
    SupervisoryFee as SupervisoryFee,
    supervisory_fee as supervisory_fee,
)
from .act.very_large.standing import DesignationStatus as DesignationStatus
from .act.very_large.successive import (
    designation_in_force as designation_in_force,
    designation_status as designation_status,
)
from .act.very_large.termination import (
    TerminationTest as TerminationTest,
    termination_test as termination_test,
)
from .act.very_large.threshold import (
    ThresholdAdjustment as ThresholdAdjustment,
    ThresholdTest as ThresholdTest,
    threshold_for_population as threshold_for_population,
    threshold_test as threshold_test,
)
from .ground.asked import (
    Asked as Asked,
)
from .ground.citations import (
    DSA as DSA,
    Act as Act,
    Citation as Citation,
)
from .ground.errors import (
    DSAError as DSAError,
)
from .ground.money import (
    FinancialYear as FinancialYear,
    Money as Money,
    Turnover as Turnover,
)
from .ground.rates import ExchangeRate as ExchangeRate
from .ground.several import Answers as Answers
from .ground.trace import (
    Explained as Explained,
    Notice as Notice,
    Sentence as Sentence,
    Step as Step,
)
from .ground.values import (
    WhatIf as WhatIf,
)
from .time_limits.calendars import (
    Calendar as Calendar,
    Holiday as Holiday,
    HolidayList as HolidayList,
    calendar as calendar,
)
from .time_limits.counting import (
    WorkingDays as WorkingDays,
    working_days as working_days,
)
from .time_limits.court import (
    action_for_annulment as action_for_annulment,
    appeal as appeal,
)
from .time_limits.deadlines import (
    Deadline as Deadline,
    deadline as deadline,
)
from .time_limits.named_days import (
    EffectiveDate as EffectiveDate,
    NamedDay as NamedDay,
    due_at as due_at,
    due_on as due_on,
    effective_date as effective_date,
)
from .time_limits.periods import (
    Period as Period,
    Unit as Unit,
)
from .time_limits.recomputed import (
    Recomputed as Recomputed,
    recompute as recompute,
)

__version__: str

# drawn from the imports: python .ci/face.py --write
__all__ = [
    "CATALOGUE",
    "DSA",
    "AccruedPayments",
    "Act",
    "ActiveRecipients",
    "Addressee",
    "AnnualAccounts",
    "Answers",
    "Application",
    "Asked",
    "Authority",
    "AuthorityKind",
    "Bounds",
    "Calendar",
    "Change",
    "ChangeKind",
    "Citation",
    "Competence",
    "Consequence",
    "DSAError",
    "Deadline",
    "DesignationStatus",
    "DueDate",
    "DueKind",
    "EffectiveDate",
    "EnterpriseSize",
    "ExchangeRate",
    "Explained",
    "FeeCharge",
    "FeeService",
    "Figures",
    "FinancialYear",
    "FineGround",
    "Holiday",
    "HolidayList",
    "Infringement",
    "Investigation",
    "InvestigationState",
    "Limitation",
    "MaximumFine",
    "Money",
    "NamedDay",
    "Notice",
    "Obligation",
    "ObligationStatus",
    "OpenTimeLimit",
    "Partner",
    "Penalty",
    "PenaltyKind",
    "Period",
    "PeriodicReading",
    "Platform",
    "Provider",
    "Question",
    "QuestionState",
    "QuestionStatus",
    "Quotation",
    "RecipientAverage",
    "RecipientBasis",
    "RecipientRange",
    "Recomputed",
    "Recurrence",
    "RequestBasis",
    "RequestForInformation",
    "Sentence",
    "ServiceFile",
    "ServiceKind",
    "ShareOfCeiling",
    "SizeExemption",
    "SizeStatus",
    "Stage",
    "Step",
    "Strand",
    "StrandState",
    "SupervisoryFee",
    "TerminationTest",
    "ThresholdAdjustment",
    "ThresholdTest",
    "TimeNotBegun",
    "Turnover",
    "Unit",
    "VLOPDesignation",
    "WhatIf",
    "WorkingDays",
    "action_for_annulment",
    "appeal",
    "average_monthly_active_recipients",
    "calendar",
    "changes",
    "competence",
    "deadline",
    "designation_in_force",
    "designation_status",
    "due_at",
    "due_on",
    "effective_date",
    "enforcement_limitation",
    "enterprise_size",
    "limitation",
    "maximum_fine",
    "obligations",
    "periodic_penalty_ceiling",
    "recompute",
    "schedule",
    "size_status",
    "supervisory_fee",
    "termination_test",
    "threshold_for_population",
    "threshold_test",
    "working_days",
]
# up to here
