"""The table of forms: what has one, under which name and version, and where a field is written in its own way.

A new public type is one name in one line. A form that changes gets a new version, and a function that brings the
object of the version before up to date; one whose class is renamed keeps its former tag beside the new one. So old
documents stay readable for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..ground.errors import InvalidType
from ..ground.words import Phrase
from .codecs.calendar_limits import holiday_list_ends, rule_is_yearly
from .codecs.containers import CountsByCode
from .codecs.event_kinds import EVENT_KIND
from .codecs.moments import DAY_OR_MOMENT, DAY_OR_TEXT, ZONE
from .codecs.what_ifs import PARAMETERS
from .earlier_forms import (
    calendar_1,
    holiday_1,
    holiday_list_1,
    investigation_state_1,
    status_1,
    strand_state_1,
    vlop_designation_1,
)
from .form import Form
from .later_fields import LATER_FIELDS

MOST_EVENTS = 500
"""More events no proceedings have; each is folded into the state of every strand."""


def _several(module: str, names: str, *, in_facts: bool = False) -> tuple[Form, ...]:
    return tuple(Form(module, name, in_facts=in_facts) for name in names.split())


def _events(names: str) -> tuple[Form, ...]:
    return tuple(
        Form("act.proceedings.events", name, later=frozenset(LATER_FIELDS.get(name, "").split()))
        for name in names.split()
    )


ACTS = _events(
    "AccessRestricted ActionPlanDecided Closed CommitmentsMadeBinding CommitmentsRejected FindingsOnCommitments "
    "FindingsOnInterimMeasures FindingsOnPayments InformationRequested InspectionOrdered InterimMeasures "
    "InterimMeasuresIntended InterimMeasuresRenewed MeasuresOrdered MonitoringOrdered NonComplianceDecision "
    "PeriodicPenaltyFixed PeriodicPenaltyImposed PreliminaryFindings ProceduralFindings ProceduralFine "
    "RestrictionRequested RestrictionViewsInvited TermsOfAccessSet"
)
EVENTS = ACTS + _events(
    "AccessToFileGiven ActionBrought ActionPlanCarriedOut ActionPlanReceived AppealBrought AppealDecided "
    "AssessmentRequested AuditReportSubmitted BoardOpinionReceived BoardViewsSubmitted CommitmentCarriedOut "
    "CommitmentsOffered GuaranteeGiven InformationSupplied JudgmentGiven MeasuresIntended MeasuresReported "
    "ObligationSatisfied ObservationsSubmitted OperationResumed OperationSuspended PenaltyPaid ProceedingsExtended "
    "Reopened StatementTaken SupervisionEnded TimeLimitExtended"
)

MILESTONES = (
    Form("act.schedule.milestones", "AuditReportReceived", version=2, earlier={1: dict}),
    *_several(
        "act.schedule.milestones",
        "AdvertisementLastPresented ProvisionalFeeReceived RecipientsPublished RisksAssessed RiskStrategiesReviewed "
        "TraderContractEnded TransparencyReportPublished",
    ),
)

FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        # values, which may also stand among the facts of a trace
        *_several("ground.citations", "Act Citation", in_facts=True),
        Form("ground.rates", "ExchangeRate", in_facts=True, later=frozenset({"average_from"})),
        *_several("ground.money", "FinancialYear Money Turnover", in_facts=True),
        *_several("time_limits.periods", "Period Unit", in_facts=True),
        Form("act.services.enterprises", "AnnualAccounts", version=2, earlier={1: dict}, in_facts=True),
        *_several("act.services.enterprises", "EnterpriseSize Figures Partner", in_facts=True),
        Form("act.services.platforms", "Provider", version=2, earlier={1: dict}, in_facts=True),
        *_several("act.services.platforms", "Platform RecipientBasis ServiceKind", in_facts=True),
        Form("act.services.platforms", "ActiveRecipients", in_facts=True, member_states=CountsByCode()),
        *_several("act.services.recipients", "RecipientRange", in_facts=True),
        *_several("act.penalties.ceilings", "FineGround PeriodicReading", in_facts=True),
        *_several("act.penalties.penalty", "Infringement PenaltyKind", in_facts=True),
        Form("act.penalties.penalty", "Penalty", in_facts=True, later=frozenset({"runs_from", "addressee"})),
        Form(
            "act.proceedings.questions",
            "Question",
            in_facts=True,
            later=frozenset({"earlier", "partly_answered"}),
        ),
        *_several("act.proceedings.questions", "QuestionState", in_facts=True),
        *_several("act.proceedings.requests", "Consequence RequestBasis", in_facts=True),
        *_several(
            "act.proceedings.events", "AppealOutcome Compulsion Contested Outcome ReopeningGround Stage", in_facts=True
        ),
        *_several("act.proceedings.file.standing", "ActStatus", in_facts=True),
        *_several("act.proceedings.open_limits", "Nature", in_facts=True),
        *_several(
            "act.obligations.catalogue",
            "Addressee Application Obligation Quotation Recurrence SizeExemption",
            in_facts=True,
        ),
        *_several("act.obligations.competence", "Authority AuthorityKind", in_facts=True),
        *_several("act.obligations.changes", "ChangeKind", in_facts=True),
        *_several("act.schedule.planner", "DueKind", in_facts=True),
        *_several("act.statements.content", "Category ContentType Keyword", in_facts=True),
        *_several("act.statements.decisions", "AutomatedDecision Ground InformationSource", in_facts=True),
        *_several(
            "act.statements.restrictions",
            "AccountRestriction AccountType MonetaryRestriction ServiceRestriction VisibilityRestriction",
            in_facts=True,
        ),
        *_several("act.statements.notices", "ComplaintOutcome", in_facts=True),
        # answers
        Form("time_limits.deadlines", "Deadline", event=DAY_OR_MOMENT, zone=ZONE),
        Form("time_limits.named_days", "NamedDay", zone=ZONE),
        *_several("time_limits.named_days", "EffectiveDate"),
        Form("act.procedures.receipt", "Receipt", version=2, earlier={1: dict}),
        *_several("time_limits.recomputed", "Recomputed"),
        *_several("time_limits.counting", "WorkingDays"),
        *_several("act.services.recipients", "RecipientAverage"),
        *_several("act.very_large.threshold", "ThresholdAdjustment ThresholdTest"),
        *_several("act.very_large.termination", "TerminationTest"),
        *_several("act.very_large.beginning", "Bounds", in_facts=True),
        Form("act.very_large.standing", "DesignationStatus", later=frozenset({"terminated"})),
        *_several("act.penalties.ceilings", "MaximumFine"),
        *_several("act.penalties.accrued", "AccruedPayments"),
        *_several("act.penalties.comparison", "ShareOfCeiling"),
        *_several("act.penalties.limitation", "Limitation TimeNotBegun"),
        *_several("act.very_large.fee", "FeeCharge FeeService SupervisoryFee"),
        *_several("act.proceedings.questions", "QuestionStatus"),
        Form("act.proceedings.state", "InvestigationState", version=2, earlier={1: investigation_state_1}),
        Form(
            "act.proceedings.open_limits",
            "OpenTimeLimit",
            version=2,
            earlier={1: dict},
        ),
        *_several("act.proceedings.answers.accrued", "Accrued PaymentsAccrued"),
        *_several("act.proceedings.answers.acts", "ActState"),
        *_several("act.proceedings.answers.allowed", "Allowed StrandPossibilities"),
        Form("act.proceedings.answers.allowed", "Possibility", kind=EVENT_KIND),
        Form("act.proceedings.answers.finality", "PenaltyState", later=frozenset({"annulled_in_part"})),
        *_several("act.proceedings.answers.report", "Report"),
        *_several("ground.trace", "Notice Step"),
        Form("ground.trace", "Sentence", formerly={"dsa.statement/1": 1}, in_facts=True),
        *_several("act.services.size_over_time", "SizeStatus"),
        *_several("act.obligations.competence", "Competence"),
        *_several("act.obligations.status", "ObligationStatus"),
        *_several("act.obligations.changes", "Change"),
        Form("act.schedule.planner", "DueDate", later=frozenset({"provider"})),
        *_several("act.statements.owed", "StatementOwed"),
        *_several("ground.several", "Answers"),
        # questions
        *_several("ground.asked", "Asked"),
        *_several("ground.values", "Cited"),
        *_several("act.procedures.time_limit", "TimeLimit"),
        # cases
        *_several("act.statements.notices", "Complaint NoticeOfIllegalContent"),
        *_several("act.statements.redress", "Redress"),
        *_several("act.statements.statement", "StatementOfReasons"),
        Form("act.very_large.designation", "VLOPDesignation", version=2, earlier={1: vlop_designation_1}),
        *_several("act.service_file", "ServiceFile"),
        Form("act.proceedings.requests", "RequestForInformation", version=2, earlier={1: dict}),  # its addressee's form
        *EVENTS,
        *MILESTONES,
        Form("act.proceedings.strands", "Strand", later=frozenset({"services"})),
        Form("act.proceedings.strands", "StrandState", version=2, earlier={1: strand_state_1}),
        Form(
            "act.proceedings.investigation",
            "Investigation",
            most={"events": MOST_EVENTS},
            later=frozenset({"services", "designations"}),
            left_out=frozenset({"_written"}),
        ),
        Form("ground.values", "WhatIf", values=PARAMETERS),
        # calendars
        Form("time_limits.calendars", "Calendar", version=2, earlier={1: calendar_1}, zone=ZONE),
        Form("time_limits.calendars", "Holiday", version=2, earlier={1: holiday_1}),
        Form("time_limits.calendars", "Status", version=2, earlier={1: status_1}),
        Form("time_limits.calendars", "HolidayList", version=2, earlier={1: holiday_list_1}, check=holiday_list_ends),
        Form("time_limits.calendars", "HolidayRule", version=2, earlier={1: dict}, check=rule_is_yearly),
        # the record
        *_several("record.dossier", "Dossier"),
        *_several("record.coverage", "Coverage"),
        *_several("record.stages", "StageAwaited StageReached"),
        Form("record.durations", "StageTimes", version=2, earlier={1: dict}),
        *_several("record.entries", "Case CourtCase Figure Order Termination UndatedRequest"),
        Form("record.facts", "Conflict", used=DAY_OR_TEXT, other=DAY_OR_TEXT),
        *_several("record.facts", "Source"),
        *_several("record.facts", "Official Sure", in_facts=True),
        Form("record.facts", "Fact", left_out=frozenset({"about"})),
        *_several("record.national", "NationalKind NationalStep"),
        *_several("record.queries", "ArticleCases DueRequests OpenProceedings"),
    )
}
"""Every form by its name."""

FAMILIES: Mapping[str, tuple[Form, ...]] = {"Event": EVENTS, "LegalAct": ACTS, "Milestone": MILESTONES}
"""Base classes that have no form of their own, with the forms of their kinds."""


@cache
def form_of(kind: type) -> Form | None:
    """The form of a class, if it has one."""
    form = FORMS.get(Form.name_for(kind.__name__))
    return form if form is not None and form.kind is kind else None


@cache
def family_of(kind: type) -> tuple[Form, ...]:
    """The forms of the kinds of a base class; none if it is no such class."""
    forms = FAMILIES.get(kind.__name__, ())
    return forms if all(issubclass(form.kind, kind) for form in forms) else ()


def named(kind: object) -> Form | None:
    """The form of a class; None for a base class whose kinds have one.

    :raises InvalidType: neither has a form.
    """
    if not isinstance(kind, type) or (form_of(kind) is None and not family_of(kind)):
        raise InvalidType(field=Phrase("kind"), value=kind, accepted=Phrase("a class that has a form"))
    return form_of(kind)
