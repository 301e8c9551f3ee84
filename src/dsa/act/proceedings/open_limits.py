"""The time limits that are open in proceedings: days that a decision named, and the two months of Article 75(3).

The Board's month runs from receipt of the action plan, the Commission's from receipt of the Board's opinion. Until a
receipt is recorded its month does not run, and the answer says so instead of guessing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ...ground.citations import DSA, REGULATION_1182_71, Citation
from ...ground.trace import Explained, Notice, Point, Rule, Sentence
from ...ground.values import Parameter
from ...time_limits.deadlines import deadline
from ...time_limits.named_days import due_on
from ...time_limits.periods import Period
from .. import parameters
from .events import (
    ActionPlanDecided,
    ActionPlanReceived,
    BoardOpinionReceived,
    BoardViewsSubmitted,
    Event,
    InterimMeasures,
    MeasuresOrdered,
    MeasuresReported,
    MonitoringOrdered,
    NonComplianceDecision,
    ObservationsSubmitted,
    PreliminaryFindings,
    RestrictionRequested,
    RestrictionViewsInvited,
    Stage,
)
from .strands import StrandState

NAMED_DAY = Rule(
    "open-limit-named",
    "The decision of {before} names the day: {after}.",
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
FROM_NOTIFICATION = Point(
    "runs-from-notification-unknown",
    "The decision sets {period}, which run from its notification, and the day of that is not recorded.",
    (DSA.at(73, 3), REGULATION_1182_71.at(3, 1)),
)
COUNTED = Point(
    "counted-from-notification",
    "The {period} are counted from notification on {notified}, on the Commission's calendar; the decision may say "
    "otherwise.",
    (REGULATION_1182_71.at(2, 1),),
)

OBSERVATIONS = "observations on the preliminary findings"
BOARD_VIEWS = "Board's views on the preliminary findings"
MEASURES = "measures of compliance"
ACTION_PLAN = "action plan"
BOARD_OPINION = "Board's opinion on the action plan"
COMMISSION_DECISION = "Commission's decision on the action plan"
END_OF_MEASURES = "end of the interim measures"
END_OF_ORDER = "end of the monitoring order"
COMPLIANCE = "compliance with the decision"
VIEWS = "views on the restriction of access"
IMPLEMENTATION = "implementation of the action plan"
EVERY = (
    *(OBSERVATIONS, BOARD_VIEWS, MEASURES, ACTION_PLAN, BOARD_OPINION, COMMISSION_DECISION),
    *(END_OF_MEASURES, END_OF_ORDER, COMPLIANCE, VIEWS, IMPLEMENTATION),
)
"""What a time limit can be for."""
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
    def headline(self) -> Sentence:
        """What is due, and when."""
        facts = (("what", self.what), ("due", self.due), ("strand", self.strand))
        if self.due is None:
            return Sentence("open-limit-conditional", "{what}: not running yet ({strand})", facts)
        if self.overdue:
            return Sentence("open-limit-overdue", "{what}: was due {due}, nothing recorded since ({strand})", facts)
        return Sentence("open-limit", "{what}: due {due} ({strand})", facts)


def open_limits(one: StrandState, on: date) -> Iterator[OpenTimeLimit]:
    """The time limits that run on a day, or wait for their beginning, in one strand."""
    findings = one.last(PreliminaryFindings)
    if one.stage is Stage.PRELIMINARY_FINDINGS and findings and findings.observations_due:
        answers: tuple[tuple[str, type[Event]], ...] = (
            (OBSERVATIONS, ObservationsSubmitted),
            (BOARD_VIEWS, BoardViewsSubmitted),
        )
        for what, kind in answers:
            if _later(one, kind, findings) is None:
                yield _named(what, findings, findings.observations_due, one, kind.citation)
    if one.stage is Stage.NON_COMPLIANCE:
        yield from _after_the_decision(one)
    # Orders that last to a day and then lapse: once they have, nothing is overdue.
    measures, kept = one.last(InterimMeasures), one.last(MonitoringOrdered)
    if one.stage.pending and measures and measures.until and on <= measures.until:
        yield _named(END_OF_MEASURES, measures, measures.until, one, measures.citation)
    if kept and kept.until and on <= kept.until:
        yield _named(END_OF_ORDER, kept, kept.until, one, kept.citation)


def _after_the_decision(one: StrandState) -> Iterator[OpenTimeLimit]:
    decision, ordered = one.last(NonComplianceDecision), one.last(MeasuresOrdered)
    if decision and decision.comply_by and _later(one, MeasuresReported, decision) is None:
        yield _named(COMPLIANCE, decision, decision.comply_by, one, DSA.at(73, 3))
    if ordered and _later(one, MeasuresReported, ordered) is None:
        yield from _set(MEASURES, ordered, (ordered.due, ordered.within, ordered.notified), one)
    invited = one.last(RestrictionViewsInvited)
    if invited and _later(one, RestrictionRequested, invited) is None:
        yield _named(VIEWS, invited, invited.views_due, one, invited.citation)
    if decision and one.enhanced:
        yield from _action_plan(decision, one)


def _action_plan(decision: NonComplianceDecision, one: StrandState) -> Iterator[OpenTimeLimit]:
    """Article 75: the plan is due on the day named; then a month for the Board, and one for the Commission."""
    plan, decided = one.last(ActionPlanReceived), one.last(ActionPlanDecided)
    if decided and _later(one, ActionPlanReceived, decided) is None:
        if decided.implement_by:
            yield _named(IMPLEMENTATION, decided, decided.implement_by, one, DSA.at(75, 3))
    elif plan is None:
        due, within = decision.action_plan_due, decision.action_plan_within
        if due or within:
            yield from _set(ACTION_PLAN, decision, (due, within, decision.notified), one)
            yield _month(BOARD_OPINION, None, due, one)
            yield _month(COMMISSION_DECISION, None, None, one)
    elif (opinion := _later(one, BoardOpinionReceived, plan)) is None:
        yield _month(BOARD_OPINION, plan.date, None, one)
        yield _month(COMMISSION_DECISION, None, None, one)
    else:
        yield _month(COMMISSION_DECISION, opinion.date, None, one)


def _later(one: StrandState, kind: type[Event], event: Event) -> Event | None:
    """The latest event of a kind, if it came after another one; events of one day came in the order given."""
    found = one.last(kind)
    return found if found in one.latest[one.latest.index(event) :] else None


def _named(what: str, event: Event, day: date, one: StrandState, citation: Citation) -> OpenTimeLimit:
    named = due_on(day)
    step = NAMED_DAY.step(event.date, day, under=citation)
    return OpenTimeLimit(what=what, due=day, strand=one.strand.name, steps=(step, *named.steps))


def _set(
    what: str, event: Event, time: tuple[date | None, Period | None, date | None], one: StrandState
) -> Iterator[OpenTimeLimit]:
    """A day that the decision names, or the end of a period that runs from its notification."""
    due, within, notified = time
    if due is not None:
        yield _named(what, event, due, one, DSA.at(73, 3) if what == MEASURES else DSA.at(75, 2))
    elif within is not None and notified is not None:
        end = deadline(notified, within, calendar="EC", beyond="project")
        notices = (COUNTED.notice(period=within, notified=notified), *end.notices)
        yield OpenTimeLimit(what=what, due=end.date, strand=one.strand.name, steps=end.steps, notices=notices)
    elif within is not None:
        notice = FROM_NOTIFICATION.notice(period=within)
        yield OpenTimeLimit(what=what, due=None, strand=one.strand.name, notices=(notice,))


def _month(what: str, received: date | None, expected: date | None, one: StrandState) -> OpenTimeLimit:
    """A month of Article 75(3): it runs from receipt, and until that is recorded it does not run."""
    month: Parameter[Period] = _MONTHS[what]
    if received is not None:
        end = deadline(received, month.cited(received), calendar="EC", beyond="project")
        return OpenTimeLimit(what=what, due=end.date, strand=one.strand.name, steps=end.steps, notices=end.notices)
    notices: tuple[Notice, ...] = (NOT_BEGUN.notice(),)
    if expected is not None:
        end = deadline(expected, month.cited(expected), calendar="EC", beyond="project")
        notices = (CONDITIONAL.notice(day=expected, end=end.date), *end.notices)
    return OpenTimeLimit(what=what, due=None, strand=one.strand.name, notices=notices)
