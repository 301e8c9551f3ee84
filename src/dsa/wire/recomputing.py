"""Answers computed once more, from the inputs that they carry, with the law and the lists of this library.

An answer whose inputs are not in it is not guessed at: the refusal says what to store instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from ..act import parameters
from ..act.obligations.changes import Change
from ..act.obligations.competence import Competence
from ..act.obligations.status import ObligationStatus
from ..act.penalties.accrued import AccruedPayments
from ..act.penalties.ceilings import (
    ANNUAL_DAILY,
    BY_ARTICLE_92,
    NATIONAL_AVERAGE_DAILY,
    MaximumFine,
    maximum_fine,
    periodic_penalty_ceiling,
)
from ..act.penalties.comparison import ShareOfCeiling
from ..act.penalties.conversion import CONVERTED
from ..act.penalties.grounds import PeriodicReading
from ..act.penalties.limitation import Limitation, TimeNotBegun, enforcement_limitation, limitation
from ..act.penalties.penalty import Penalty, PenaltyKind
from ..act.penalties.sayings import NOT_BEGUN
from ..act.procedures.receipt import Receipt, received_by_commission
from ..act.proceedings.answers.accrued import Accrued
from ..act.proceedings.open_limits import OpenTimeLimit
from ..act.proceedings.questions import QuestionStatus
from ..act.proceedings.state import InvestigationState
from ..act.schedule.planner import DueDate
from ..act.services.recipients import ALL_PRESUMED, RecipientAverage, average_monthly_active_recipients
from ..act.services.size_over_time import SizeStatus
from ..act.very_large.fee import FeeCharge, SupervisoryFee
from ..act.very_large.standing import DesignationStatus
from ..act.very_large.termination import TerminationTest, termination_test
from ..act.very_large.threshold import ThresholdAdjustment, ThresholdTest, threshold_for_population, threshold_test
from ..ground import checks
from ..ground.errors import MissingFact
from ..ground.money import Money
from ..ground.rates import ExchangeRate
from ..ground.trace import Explained, Reasoned, Step
from ..ground.values import SETS, SETS_AT_LEAST, WHAT_IF, Parameter, WhatIf
from ..ground.words import Phrase
from ..time_limits.calendars import calendar
from ..time_limits.counting import WorkingDays, working_days
from ..time_limits.deadlines import Deadline
from ..time_limits.named_days import (
    NOT_MOVED,
    EffectiveDate,
    NamedDay,
    due_at,
    due_on,
    effective_date,
)
from ..time_limits.periods import Period
from ..time_limits.recomputed import Recomputed, from_its_inputs, recompute, step_of
from .reach import leads_too_far

T = TypeVar("T")
A = TypeVar("A", bound=Explained)


def again(answer: Reasoned) -> Explained:
    """The same question, answered today.

    :raises MissingFact: the answer does not carry what it was computed from.
    """
    known = _AGAIN.get(type(answer))
    if known is None:
        raise _lost(_INSTEAD.get(type(answer), Phrase("the answer with its question, as it was given")))
    return known(checks.instance("answer", answer, Explained))


def _lost(what: Phrase) -> MissingFact:
    return MissingFact(missing=Phrase("What the answer was computed from"), give=what)


def _fact(step: Step | None, name: str, kind: type[T]) -> T:
    """A fact of a step that carries an input."""
    if step is None or name not in step.facts:
        raise _lost(Phrase("an answer with all its steps"))
    return checks.instance(name, step.facts.get(name), kind)


def _without_provision(old: Explained) -> None:
    """Refuse a time whose period is set by a provision: such answers carry their question, and this has lost it."""
    if step_of(old, SETS, SETS_AT_LEAST) is not None:
        raise _lost(Phrase("the answer with its question, as it was given"))


def _deadline(old: Deadline) -> Deadline:
    _without_provision(old)
    days = calendar(old.calendar)
    if old.instant is None:
        last = days.coverage[1]
        if leads_too_far((checks.day("event", old.event), old.period), last):
            raise _lost(Phrase(f"a deadline within a hundred years of {last}"))
    return from_its_inputs(old, days)


def _effective_date(old: EffectiveDate) -> EffectiveDate:
    _without_provision(old)
    if step_of(old, NOT_MOVED) is None:
        raise _lost(Phrase("the VLOPDesignation: the day is one that the Commission published"))
    parts = [part for step in old.steps if isinstance(part := step.facts.get("period"), Period)]
    period = Period(
        years=sum(part.years for part in parts),
        months=sum(part.months for part in parts),
        weeks=sum(part.weeks for part in parts),
        days=sum(part.days for part in parts),
    )
    return effective_date(checks.day("event", old.steps[0].before), period)


def _receipt(old: Receipt) -> Receipt:
    if old.by == "digital":
        return received_by_commission(old.sent, acknowledged=old.date)
    return received_by_commission(old.sent, delivered=old.date, by=old.by)


def _named_day(old: NamedDay) -> NamedDay:
    _without_provision(old)
    return due_on(old.date, zone=old.zone) if old.instant is None else due_at(old.instant, zone=old.zone)


def _average(old: RecipientAverage) -> RecipientAverage:
    months = _fact(old.steps[0] if old.steps else None, "months", tuple)
    presumed = any(notice.id == ALL_PRESUMED.id for notice in old.notices)
    return average_monthly_active_recipients(checks.several("months", months, int), presume_all_exposed=presumed)


def _what_if(old: Explained) -> WhatIf | None:
    names = {parameter.name: parameter for parameter in vars(parameters).values() if isinstance(parameter, Parameter)}
    taken = [notice.facts for notice in old.notices if notice.id == WHAT_IF.id]
    pairs = [(names[checks.known("name", facts.get("name"), names)], facts.get("value")) for facts in taken]
    return WhatIf(pairs) if pairs else None


def _threshold(old: ThresholdTest) -> ThresholdTest:
    if old.tested is None or old.on is None:
        raise _lost(Phrase("a ThresholdTest with tested and on"))
    return threshold_test(old.tested, on=old.on, what_if=_what_if(old))


def _adjustment(old: ThresholdAdjustment) -> ThresholdAdjustment:
    changed = next((step for step in old.steps if "population" in step.facts), None)
    population = _fact(changed, "population", int)
    return threshold_for_population(population, reference=checks.count("reference", changed and changed.before))


def _termination(old: TerminationTest) -> TerminationTest:
    if old.on is None:
        raise _lost(Phrase("a TerminationTest with history and on"))
    return termination_test(old.history, on=old.on, what_if=_what_if(old))


def _maximum(old: MaximumFine) -> MaximumFine:
    converted = step_of(old, CONVERTED)
    rate = None if converted is None else _fact(converted, "rate", ExchangeRate)
    known = old.turnover if old.following is None else (old.turnover, old.following)
    days = (notice.facts.get("applies_from") for notice in old.notices if notice.id == BY_ARTICLE_92.id)
    applies_from = checks.optional_day("applies_from", next(days, None))
    if old.ground is not None:
        return maximum_fine(known, decided=old.decided, ground=old.ground, rate=rate, applies_from=applies_from)
    if old.days is None:
        raise _lost(Phrase("an answer with all its steps"))
    return periodic_penalty_ceiling(
        known,
        decided=old.decided,
        days=old.days,
        reading=PeriodicReading.ANNUAL if step_of(old, ANNUAL_DAILY) else PeriodicReading.AVERAGE_DAILY,
        national=step_of(old, NATIONAL_AVERAGE_DAILY) is not None,
        rate=rate,
        applies_from=applies_from,
    )


def _share(old: ShareOfCeiling) -> ShareOfCeiling:
    if old.share > 1 and old.within:
        raise _lost(Phrase("the Penalty: it is within the ceiling for each of its infringements, not in all"))
    days = old.maximum.days
    kind = PenaltyKind.FINE if days is None else PenaltyKind.PERIODIC
    amount = Money.exactly(old.penalty.exact / (days or 1), old.penalty.currency)
    return Penalty(kind=kind, amount=amount, imposed=old.maximum.decided).against(_maximum(old.maximum))


def _accrued(old: AccruedPayments) -> AccruedPayments:
    kind = PenaltyKind.PERIODIC
    payments = Penalty(kind=kind, amount=old.rate, imposed=old.runs_from, runs_from=old.runs_from)
    return payments.accrued(old.on)


def _not_begun(old: TimeNotBegun) -> Explained:
    days, pauses = old.interruptions, old.suspensions
    if step_of(old, NOT_BEGUN) is None:
        raise _lost(Phrase("an answer with all its steps"))
    return limitation(ceased=None, interruptions=days, suspensions=pauses)


def _limitation(old: Limitation) -> Limitation:
    days, pauses = old.interruptions, old.suspensions
    if old.runs_from is None:
        raise _lost(Phrase("a Limitation with runs_from, interruptions and suspensions"))
    if old.longstop is None:
        return enforcement_limitation(final=old.runs_from, interruptions=days, suspensions=pauses)
    return limitation(ceased=old.runs_from, interruptions=days, suspensions=pauses)


def _entry(kind: type[A], recomputed: Callable[[A], Explained]) -> tuple[type, Callable[[Explained], Explained]]:
    return kind, lambda answer: recomputed(checks.instance("answer", answer, kind))


_AGAIN: Mapping[type, Callable[[Explained], Explained]] = dict(
    (
        _entry(Deadline, _deadline),
        _entry(EffectiveDate, _effective_date),
        _entry(NamedDay, _named_day),
        _entry(Receipt, _receipt),
        _entry(WorkingDays, lambda old: working_days(old.start, old.end, calendar=old.calendar, beyond="project")),
        _entry(Recomputed, lambda old: recompute(_deadline(old.old))),
        _entry(RecipientAverage, _average),
        _entry(ThresholdTest, _threshold),
        _entry(ThresholdAdjustment, _adjustment),
        _entry(TerminationTest, _termination),
        _entry(AccruedPayments, _accrued),
        _entry(MaximumFine, _maximum),
        _entry(ShareOfCeiling, _share),
        _entry(Limitation, _limitation),
        _entry(TimeNotBegun, _not_begun),
    )
)
"""How each kind of answer is computed again."""

_SERVICE = Phrase("the Platform with its designations, and ask for its obligations, changes or due dates")
_INSTEAD: Mapping[type, Phrase] = {
    Change: _SERVICE,
    Competence: _SERVICE,
    DesignationStatus: _SERVICE,
    DueDate: _SERVICE,
    ObligationStatus: _SERVICE,
    SizeStatus: Phrase("the accounts, and ask for the size"),
    QuestionStatus: Phrase("the RequestForInformation, and ask it for the status"),
    InvestigationState: Phrase("the Investigation, and ask it for the state"),
    OpenTimeLimit: Phrase("the Investigation, and ask it for the open time limits"),
    Accrued: Phrase("the Investigation, and ask it for what payments have come to"),
    FeeCharge: Phrase("the services, the costs and the net incomes, and ask for the supervisory fee"),
    SupervisoryFee: Phrase("the services, the costs and the net incomes, and ask for the supervisory fee"),
}
"""What to store instead of an answer that does not carry its inputs."""
