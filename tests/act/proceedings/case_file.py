"""Proceedings that have just been opened, and what may happen in them."""

from collections.abc import Iterable
from datetime import date, timedelta

from dsa import (
    DSA,
    Investigation,
    Money,
    OpenTimeLimit,
    Penalty,
    PenaltyKind,
    Stage,
)
from dsa.act.proceedings import events
from tests.standard import OPENED, SHOP

DAY = timedelta(days=1)

FINE = Penalty(kind=PenaltyKind.FINE, amount=Money(100, "EUR"), imposed=OPENED)

DAILY = Penalty(kind=PenaltyKind.PERIODIC, amount=Money(100, "EUR"), imposed=OPENED)


def case(*happened: events.Event) -> Investigation:
    investigation = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)])
    for event in happened:
        investigation = investigation.record(event)
    return investigation


def stage(investigation: Investigation, on: date = OPENED) -> Stage:
    return investigation.state(on).stage


def dated(limits: Iterable[OpenTimeLimit]) -> tuple[OpenTimeLimit, ...]:
    """Those that are not the right to go to the Court from an unknown day of notification on, which every act gives."""
    return tuple(limit for limit in limits if "court-limit-notification-unknown" not in {n.id for n in limit.notices})


findings = events.PreliminaryFindings(date=OPENED)

decision = events.NonComplianceDecision(date=OPENED)

bound = events.CommitmentsMadeBinding(date=OPENED)


def decided() -> Investigation:
    opened = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34, 1)])
    investigation = opened.record(events.PreliminaryFindings(date=date(2024, 6, 3)))
    return investigation.record(events.NonComplianceDecision(date=date(2024, 9, 2), action_plan_due=date(2024, 12, 2)))
