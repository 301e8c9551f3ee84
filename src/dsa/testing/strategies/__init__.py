"""Hypothesis strategies for every public type: valid by construction, drawn towards the edges of this law.

Half of all days lie at a month's end, at the turn of the year, on a clock change or around Easter; half of all numbers
of recipients on or beside the threshold. Arguments narrow; each docstring says to what a strategy shrinks. With
Hypothesis installed nothing has to be imported: ``st.from_type(dsa.Platform)`` and annotated tests find these.

>>> from hypothesis import given
>>> import dsa
>>> @given(designations(kind="VLOSE", dated=True))
... def test(designation: dsa.VLOPDesignation) -> None:
...     assert designation.obligations_apply(designation.applies_from) or designation.ceases_on
>>> test()
"""

from __future__ import annotations

from .amounts import (
    cited_numbers,
    currencies,
    exchange_rates,
    financial_years,
    money,
    parameters,
    turnover_histories,
    turnovers,
    what_ifs,
)
from .answers import (
    accrued_payments,
    consequences,
    deadlines,
    effective_dates,
    fee_charges,
    investigation_states,
    limitations,
    maximum_fines,
    named_days,
    notices,
    open_time_limits,
    question_statuses,
    receipts,
    recipient_averages,
    recomputations,
    shares_of_ceiling,
    steps,
    strand_states,
    supervisory_fees,
    termination_tests,
    threshold_adjustments,
    threshold_tests,
    times_not_begun,
    working_day_counts,
)
from .any_answer import any_answer, asked_questions, court_deadlines, designation_days, procedure_answers
from .case_answers import (
    accruals,
    act_states,
    case_reports,
    payments_accrued,
    penalty_states,
    possibilities,
    strand_possibilities,
    what_is_allowed,
)
from .case_files import investigations, next_events, strands
from .enterprise_facts import accounts_histories, annual_accounts, figures, partners, size_statuses
from .event_facts import events, legal_acts
from .obligation_facts import (
    authorities,
    catalogue_entries,
    competences,
    designation_statuses,
    due_dates,
    milestones,
    obligation_changes,
    obligation_statuses,
    quotations,
    sentences,
    service_files,
    several_statuses,
)
from .penalty_facts import infringements, penalties
from .provisions import acts, citations, suspicions, time_limits
from .request_facts import questions, requests_for_information
from .service_facts import (
    DESIGNABLE,
    active_recipients,
    bounds,
    counts,
    designations,
    fee_services,
    platforms,
    providers,
    recipient_histories,
    recipient_ranges,
)
from .statement_facts import (
    complaints,
    content_notices,
    redresses,
    statement_payloads,
    statements_of_reasons,
    statements_owed,
)
from .time import calendars, days, holiday_lists, holidays, invented_calendars, moments, periods

__all__ = [
    "DESIGNABLE",
    "accounts_histories",
    "accruals",
    "accrued_payments",
    "act_states",
    "active_recipients",
    "acts",
    "annual_accounts",
    "any_answer",
    "asked_questions",
    "authorities",
    "bounds",
    "calendars",
    "case_reports",
    "catalogue_entries",
    "citations",
    "cited_numbers",
    "competences",
    "complaints",
    "consequences",
    "content_notices",
    "counts",
    "court_deadlines",
    "currencies",
    "days",
    "deadlines",
    "designation_days",
    "designation_statuses",
    "designations",
    "due_dates",
    "effective_dates",
    "events",
    "exchange_rates",
    "fee_charges",
    "fee_services",
    "figures",
    "financial_years",
    "holiday_lists",
    "holidays",
    "infringements",
    "invented_calendars",
    "investigation_states",
    "investigations",
    "legal_acts",
    "limitations",
    "maximum_fines",
    "milestones",
    "moments",
    "money",
    "named_days",
    "next_events",
    "notices",
    "obligation_changes",
    "obligation_statuses",
    "open_time_limits",
    "parameters",
    "partners",
    "payments_accrued",
    "penalties",
    "penalty_states",
    "periods",
    "platforms",
    "possibilities",
    "procedure_answers",
    "providers",
    "question_statuses",
    "questions",
    "quotations",
    "receipts",
    "recipient_averages",
    "recipient_histories",
    "recipient_ranges",
    "recomputations",
    "redresses",
    "requests_for_information",
    "sentences",
    "service_files",
    "several_statuses",
    "shares_of_ceiling",
    "size_statuses",
    "statement_payloads",
    "statements_of_reasons",
    "statements_owed",
    "steps",
    "strand_possibilities",
    "strand_states",
    "strands",
    "supervisory_fees",
    "suspicions",
    "termination_tests",
    "threshold_adjustments",
    "threshold_tests",
    "time_limits",
    "times_not_begun",
    "turnover_histories",
    "turnovers",
    "what_ifs",
    "what_is_allowed",
    "working_day_counts",
]


def __dir__() -> list[str]:
    return sorted(__all__)
