"""The EU Digital Services Act, computed and explained.

Begin with a question, and let the answer explain itself:

    >>> import dsa
    >>> from datetime import date
    >>> answer = dsa.threshold_test(104_300_000, on=date(2026, 11, 26))
    >>> print(answer)
    104 300 000 recipients: the threshold of 45 000 000 is met, by 59 300 000
    >>> print(answer.explain())  # every step with its article; explain("de") says it in German
    104 300 000 recipients: ...

Or in a shell: ``dsa threshold 104300000 --on 2026-11-26 --explain``; ``dsa --help`` lists the questions.

What is asked most: :func:`dsa.deadline`, :func:`dsa.obligations`, :func:`dsa.schedule`, :func:`dsa.maximum_fine`, and
:func:`dsa.record.find` for what is publicly known of a service: ``dsa.record.find("X").service.obligations(on=day)``.

Every public name is here and loads its module only when it is first used, so that ``import dsa`` costs next to
nothing. Events, milestones, errors, single time limits and the numbers of the law have namespaces of their own:
:mod:`dsa.events`, :mod:`dsa.milestones`, :mod:`dsa.errors`, :mod:`dsa.procedures`, :mod:`dsa.parameters`.
"""

from __future__ import annotations

import sys
from importlib import import_module

from .ground import voices

__version__ = "1.0.0"

# drawn from __init__.pyi: python .ci/face.py --write
_NAMESPACES = (
    "errors events frames i18n ical milestones parameters plots procedures record statements testing wire"
).split()
_HOMES = {
    "act.obligations.catalogue": "Addressee Application CATALOGUE Obligation Quotation Recurrence SizeExemption",
    "act.obligations.changes": "Change ChangeKind changes",
    "act.obligations.competence": "Authority AuthorityKind Competence competence",
    "act.obligations.status": "ObligationStatus obligations",
    "act.penalties.accrued": "AccruedPayments",
    "act.penalties.ceilings": "MaximumFine maximum_fine periodic_penalty_ceiling",
    "act.penalties.comparison": "ShareOfCeiling",
    "act.penalties.grounds": "FineGround PeriodicReading",
    "act.penalties.limitation": "Limitation TimeNotBegun enforcement_limitation limitation",
    "act.penalties.penalty": "Infringement Penalty PenaltyKind",
    "act.proceedings.events": "Stage",
    "act.proceedings.investigation": "Investigation",
    "act.proceedings.open_limits": "OpenTimeLimit",
    "act.proceedings.questions": "Question QuestionState QuestionStatus",
    "act.proceedings.requests": "Consequence RequestBasis RequestForInformation",
    "act.proceedings.state": "InvestigationState",
    "act.proceedings.strands": "Strand StrandState",
    "act.schedule.due_dates": "schedule",
    "act.schedule.planner": "DueDate DueKind",
    "act.service_file": "ServiceFile",
    "act.services.enterprises": "AnnualAccounts EnterpriseSize Figures Partner enterprise_size",
    "act.services.platforms": "ActiveRecipients Platform Provider RecipientBasis ServiceKind",
    "act.services.recipients": "RecipientAverage RecipientRange average_monthly_active_recipients",
    "act.services.size_over_time": "SizeStatus size_status",
    "act.very_large.beginning": "Bounds",
    "act.very_large.designation": "VLOPDesignation",
    "act.very_large.fee": "FeeCharge FeeService SupervisoryFee supervisory_fee",
    "act.very_large.standing": "DesignationStatus",
    "act.very_large.successive": "designation_in_force designation_status",
    "act.very_large.termination": "TerminationTest termination_test",
    "act.very_large.threshold": "ThresholdAdjustment ThresholdTest threshold_for_population threshold_test",
    "ground.asked": "Asked",
    "ground.citations": "Act Citation DSA",
    "ground.errors": "DSAError",
    "ground.money": "FinancialYear Money Turnover",
    "ground.rates": "ExchangeRate",
    "ground.several": "Answers",
    "ground.trace": "Explained Notice Sentence Step",
    "ground.values": "WhatIf",
    "time_limits.calendars": "Calendar Holiday HolidayList calendar",
    "time_limits.counting": "WorkingDays working_days",
    "time_limits.court": "action_for_annulment appeal",
    "time_limits.deadlines": "Deadline deadline",
    "time_limits.named_days": "EffectiveDate NamedDay due_at due_on effective_date",
    "time_limits.periods": "Period Unit",
    "time_limits.recomputed": "Recomputed recompute",
}
# up to here

_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = list(_HOME)


def __getattr__(name: str) -> object:
    if name in _NAMESPACES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOME:
        raise _absent(name)
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def _absent(name: str) -> AttributeError:
    module = sys.modules[__name__]
    if name.startswith("_") or _is_folder(name):  # what tools and imports look for, and no person
        return AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=module)
    from .ground.mistaken import names

    return names.absent(module, name, _HOME, _NAMESPACES)


def _is_folder(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(f"{__name__}.{name}") is not None


def __dir__() -> list[str]:
    return sorted((*_HOME, *_NAMESPACES))


def _languages() -> voices.Voice:
    from . import i18n

    return i18n


voices.spoken_by(_languages)

if "_dsa_hypothesis" in sys.modules:  # Hypothesis was imported first, and has left its entry point for us to find
    import_module(f"{__name__}.testing.registration").register()
