"""Which strategy belongs to which public type, and how Hypothesis learns of it.

:func:`register` is called once both packages are loaded, whichever came first (``_dsa_hypothesis``, the entry point).
It registers functions: a strategy is built when a test asks for it, not before.

A new public type gets one word here, in :data:`STRATEGIES`; a test names those that are missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from ..act.proceedings.events import Event
    from ..act.schedule.milestones import Milestone
else:  # for whoever reads hints at run time
    SearchStrategy = Event = Milestone = Any

STRATEGIES: Mapping[str, str] = MappingProxyType(
    {
        "Act": "acts",
        "AccruedPayments": "accrued_payments",
        "ActiveRecipients": "active_recipients",
        "AnnualAccounts": "annual_accounts",
        "Answers": "several_statuses",
        "Asked": "asked_questions",
        "Authority": "authorities",
        "Bounds": "bounds",
        "Calendar": "calendars",
        "Change": "obligation_changes",
        "Citation": "citations",
        "Competence": "competences",
        "Consequence": "consequences",
        "Deadline": "deadlines",
        "DesignationStatus": "designation_statuses",
        "DueDate": "due_dates",
        "EffectiveDate": "effective_dates",
        "events.Event": "events",
        "ExchangeRate": "exchange_rates",
        "FeeCharge": "fee_charges",
        "FeeService": "fee_services",
        "Figures": "figures",
        "FinancialYear": "financial_years",
        "Holiday": "holidays",
        "HolidayList": "holiday_lists",
        "Infringement": "infringements",
        "Investigation": "investigations",
        "InvestigationState": "investigation_states",
        "Limitation": "limitations",
        "MaximumFine": "maximum_fines",
        "milestones.Milestone": "milestones",
        "Money": "money",
        "NamedDay": "named_days",
        "Notice": "notices",
        "Obligation": "catalogue_entries",
        "ObligationStatus": "obligation_statuses",
        "OpenTimeLimit": "open_time_limits",
        "Partner": "partners",
        "Penalty": "penalties",
        "Period": "periods",
        "Platform": "platforms",
        "Provider": "providers",
        "Question": "questions",
        "QuestionStatus": "question_statuses",
        "Quotation": "quotations",
        "procedures.Receipt": "receipts",
        "RecipientAverage": "recipient_averages",
        "RecipientRange": "recipient_ranges",
        "Recomputed": "recomputations",
        "RequestForInformation": "requests_for_information",
        "ServiceFile": "service_files",
        "ShareOfCeiling": "shares_of_ceiling",
        "SizeStatus": "size_statuses",
        "Sentence": "sentences",
        "Step": "steps",
        "Strand": "strands",
        "StrandState": "strand_states",
        "SupervisoryFee": "supervisory_fees",
        "TerminationTest": "termination_tests",
        "ThresholdAdjustment": "threshold_adjustments",
        "ThresholdTest": "threshold_tests",
        "TimeNotBegun": "times_not_begun",
        "Turnover": "turnovers",
        "events.Accrued": "accruals",
        "events.ActState": "act_states",
        "events.Allowed": "what_is_allowed",
        "events.LegalAct": "legal_acts",
        "events.PaymentsAccrued": "payments_accrued",
        "events.PenaltyState": "penalty_states",
        "events.Possibility": "possibilities",
        "events.Report": "case_reports",
        "events.StrandPossibilities": "strand_possibilities",
        "VLOPDesignation": "designations",
        "WhatIf": "what_ifs",
        "WorkingDays": "working_day_counts",
        "parameters.Cited": "cited_numbers",
        "parameters.Parameter": "parameters",
        "procedures.TimeLimit": "time_limits",
    }
)
"""The name of a public type under ``dsa``, and the function of :mod:`dsa.testing.strategies` that makes it.

Kinds of events are drawn by ``events(kind=...)``, of milestones by ``milestones(kinds=...)``; enumerations by
Hypothesis itself.
"""


STATEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "Complaint": "complaints",
        "NoticeOfIllegalContent": "content_notices",
        "Redress": "redresses",
        "StatementOfReasons": "statements_of_reasons",
        "StatementOwed": "statements_owed",
    }
)
"""The same for the types of :mod:`dsa.statements`."""


def register() -> None:
    """Tell Hypothesis the strategy of every public type. Calling it again changes nothing."""
    from hypothesis.strategies import register_type_strategy

    import dsa

    from ..act.proceedings.events import KINDS
    from ..act.schedule.milestones import MILESTONES

    for name, function in STRATEGIES.items():
        register_type_strategy(attrgetter(name)(dsa), partial(_strategy, function))
    for name, function in STATEMENTS.items():
        register_type_strategy(getattr(dsa.statements, name), partial(_strategy, function))
    for kind in KINDS:
        register_type_strategy(kind, partial(_event, kind))
    for milestone in MILESTONES:
        register_type_strategy(milestone, partial(_milestone, milestone))


def _strategy(function: str, _: type[object]) -> SearchStrategy[object]:
    # Hypothesis may ask for a base of the type that was registered; the strategy is the type's own all the same.
    strategy: SearchStrategy[object] = getattr(import_module("dsa.testing.strategies"), function)()
    return strategy


def _event(kind: type[Event], _: type[object]) -> SearchStrategy[Event]:
    from .strategies import events

    return events(kind=kind)


def _milestone(kind: type[Milestone], _: type[object]) -> SearchStrategy[Milestone]:
    from .strategies import milestones

    return milestones(kinds=(kind,))
