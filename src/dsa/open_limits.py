"""The time limits that are open in proceedings: days that a decision named, and the two months of Article 75(3).

The Board's month runs from receipt of the action plan, the Commission's from receipt of the Board's opinion. Until a
receipt is recorded its month does not run, and the answer says so instead of guessing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from . import parameters
from .citations import DSA
from .events import (
    ActionPlanDecided,
    ActionPlanReceived,
    BoardOpinionReceived,
    Event,
    InterimMeasures,
    InterimMeasuresRenewed,
    NonComplianceDecision,
    ObservationsSubmitted,
    PreliminaryFindings,
    RestrictionRequested,
    Stage,
)
from .fixed_dates import due_on
from .parameters import Parameter
from .periods import Period
from .strands import StrandState
from .timelimits import deadline
from .trace import Explained, Notice, Point, Rule, Statement

NAMED_DAY = Rule(
    "open-limit-named",
    "The decision of {before} names the day: {after}.",
    DSA.at(73, 3),
)
CONDITIONAL = Point(
    "runs-from-receipt",
    "The time runs from receipt, and none is recorded. If it is received on {day}, it ends on {end}.",
    (DSA.at(75, 3),),
)
NOT_BEGUN = Point(
    "runs-from-receipt-unknown",
    "The time runs from receipt, and none is recorded.",
    (DSA.at(75, 3),),
)


BOARD_OPINION = "Board's opinion on the action plan"
COMMISSION_DECISION = "Commission's decision on the action plan"
_MONTHS = {
    BOARD_OPINION: parameters.BOARD_ON_ACTION_PLAN,
    COMMISSION_DECISION: parameters.COMMISSION_ON_ACTION_PLAN,
}


@frozen(kw_only=True)
class OpenTimeLimit(Explained):
    """A time limit that runs on a day; ``due`` is None while it waits for an event that is not recorded."""

    what: str
    due: date | None
    strand: str
    overdue: bool = False
    """Whether the day has passed without the event that would end the time limit."""

    @property
    def headline(self) -> Statement:
        """What is due, and when."""
        facts = (("what", self.what), ("due", self.due), ("strand", self.strand))
        if self.due is None:
            return Statement("open-limit-conditional", "{what}: not running yet ({strand})", facts)
        if self.overdue:
            return Statement("open-limit-overdue", "{what}: was due {due}, nothing recorded since ({strand})", facts)
        return Statement("open-limit", "{what}: due {due} ({strand})", facts)


def open_limits(one: StrandState) -> Iterator[OpenTimeLimit]:
    """The time limits that run, or wait for their beginning, in one strand."""
    findings = one.last(PreliminaryFindings)
    if one.stage is Stage.PRELIMINARY_FINDINGS and findings and findings.observations_due:
        answered = one.last(ObservationsSubmitted)
        if answered is None or answered.date < findings.date:
            yield _named("observations on the preliminary findings", findings, findings.observations_due, one)
    restriction = one.last(RestrictionRequested)
    if restriction and restriction.views_due:
        yield _named("views on the restriction of access", restriction, restriction.views_due, one)
    decision = one.last(NonComplianceDecision)
    if one.stage is Stage.NON_COMPLIANCE and decision:
        if decision.comply_by:
            yield _named("compliance with the decision", decision, decision.comply_by, one)
        yield from _action_plan(decision, one)
    measures = one.last(InterimMeasuresRenewed) or one.last(InterimMeasures)
    if one.stage.pending and measures:
        yield _named("end of the interim measures", measures, measures.until, one)


def _action_plan(decision: NonComplianceDecision, one: StrandState) -> Iterator[OpenTimeLimit]:
    """Article 75: the plan is due on the day named; then a month for the Board, and one for the Commission."""
    plan, opinion, decided = one.last(ActionPlanReceived), one.last(BoardOpinionReceived), one.last(ActionPlanDecided)
    if decided:
        if decided.implement_by:
            yield _named("implementation of the action plan", decided, decided.implement_by, one)
        return
    if plan is None:
        if decision.action_plan_due:
            yield _named("action plan", decision, decision.action_plan_due, one)
            yield _month(BOARD_OPINION, None, decision.action_plan_due, one)
            yield _month(COMMISSION_DECISION, None, None, one)
        return
    if opinion is None:
        yield _month(BOARD_OPINION, plan.date, None, one)
        yield _month(COMMISSION_DECISION, None, None, one)
        return
    yield _month(COMMISSION_DECISION, opinion.date, None, one)


def _named(what: str, event: Event, day: date, one: StrandState) -> OpenTimeLimit:
    named = due_on(day)
    steps = (NAMED_DAY.step(event.date, day), *named.steps)
    return OpenTimeLimit(what=what, due=day, strand=one.strand.name, steps=steps)


def _month(what: str, received: date | None, expected: date | None, one: StrandState) -> OpenTimeLimit:
    """A month of Article 75(3): it runs from receipt, and until that is recorded it does not run."""
    month: Parameter[Period] = _MONTHS[what]
    if received is not None:
        end = deadline(received, month.on(received), calendar="EC", beyond="project")
        return OpenTimeLimit(what=what, due=end.date, strand=one.strand.name, steps=end.steps, notices=end.notices)
    notices: tuple[Notice, ...] = (NOT_BEGUN.notice(),)
    if expected is not None:
        end = deadline(expected, month.on(expected), calendar="EC", beyond="project")
        notices = (CONDITIONAL.notice(day=expected, end=end.date), *end.notices)
    return OpenTimeLimit(what=what, due=None, strand=one.strand.name, notices=notices)
