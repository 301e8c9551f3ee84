"""Limitation read off a case: which recorded events interrupt and which suspend (Articles 77 and 78)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import evolve

from ...ground.citations import DSA
from ...ground.trace import Point
from ..penalties.limitation import Limitation, enforcement_limitation, limitation
from .events import ActionBrought, Contested, Event, JudgmentGiven, NonComplianceDecision

PENDING = Point(
    "limitation-action-pending",
    "An action is pending on {on}: time stands still, and the end moves on with every day until the judgment.",
    (DSA.at(77, 5),),
)
OTHER_ACTIONS = Point(
    "limitation-other-actions",
    "An action against another decision ({against}) is left out: suspension is read as meaning the decision that "
    "finds or penalises an infringement.",
    (DSA.at(77, 5),),
)
DECIDED = Point(
    "limitation-after-decision",
    "A decision was taken on {day}: the time is that for imposing what is not yet imposed, such as after an annulment.",
    (DSA.at(77, 1),),
)
ON_THE_RECORD = Point(
    "limitation-on-the-record",
    "Only what is recorded interrupts: acts that are not public, of a Coordinator too, make the end later.",
    (DSA.at(77, 3),),
)

_SUSPENDING = frozenset({Contested.NON_COMPLIANCE, Contested.PROCEDURAL_FINE, Contested.PERIODIC_PENALTY})
_DAY = timedelta(days=1)


def imposing(opened: date, events: Iterable[Event], *, ceased: date, on: date) -> Limitation:
    """When the power to impose a penalty runs out, as far as the events go on a day."""
    happened = [event for event in events if event.date <= on]
    acts = [day for day in (opened, *(event.date for event in happened if event.interrupts)) if ceased <= day <= on]
    actions = [event for event in happened if isinstance(event, ActionBrought)]
    pauses, pending = _pauses([one for one in actions if one.against in _SUSPENDING], happened, on)
    answer = limitation(ceased=ceased, interruptions=acts, suspensions=pauses)
    notices = [ON_THE_RECORD.notice()]
    if pending:
        notices.append(PENDING.notice(on=on))
    if others := tuple(dict.fromkeys(one.against for one in actions if one.against not in _SUSPENDING)):
        notices.append(OTHER_ACTIONS.notice(against=others))
    if decided := [event.date for event in happened if isinstance(event, NonComplianceDecision)]:
        notices.append(DECIDED.notice(day=decided[-1]))
    return evolve(answer, notices=(*answer.notices, *notices))


def enforcing(
    events: Iterable[Event],
    *,
    final: date,
    on: date,
    interruptions: Iterable[date],
    suspensions: Iterable[tuple[date, date]],
) -> Limitation:
    """When the power to enforce a penalty runs out; what varies its amount on the record interrupts."""
    varied = [event.date for event in events if event.varies and final <= event.date <= on]
    return enforcement_limitation(final=final, interruptions=[*varied, *interruptions], suspensions=suspensions)


def _pauses(actions: list[ActionBrought], happened: list[Event], on: date) -> tuple[list[tuple[date, date]], bool]:
    """From each action to its judgment; to the end of the day asked about while there is none."""
    pauses, pending = [], False
    for action in actions:
        ends = [
            one.date
            for one in happened[happened.index(action) :]
            if isinstance(one, JudgmentGiven) and one.case in (action.case, None) and _share_a_strand(one, action)
        ]
        pending = pending or not ends
        pauses.append((action.date, min(ends, default=min(on, date.max - _DAY) + _DAY)))
    return pauses, pending


def _share_a_strand(one: Event, other: Event) -> bool:
    return not one.strands or not other.strands or not set(one.strands).isdisjoint(other.strands)
