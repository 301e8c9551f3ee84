"""A large marketplace in Ireland that is designated, and what falls due for it."""

from datetime import date
from typing import Any

from dsa import (
    DueDate,
    Platform,
    VLOPDesignation,
    schedule,
)
from dsa.act.schedule.planner import Agenda, agenda
from dsa.milestones import AdvertisementLastPresented, AuditReportReceived, Milestone, TraderContractEnded
from tests.standard import LARGE_SHOP as SHOP

DESIGNATED = VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3))
FACTS: dict[type[Milestone], dict[str, Any]] = {
    AuditReportReceived: {"positive": False},
    AdvertisementLastPresented: {"advertisement": "spring"},
    TraderContractEnded: {"trader": "Shoes"},
}
"""What each kind of milestone has to say beside its day."""


def due(key: str, *, start: str = "2022-01-01", end: str = "2030-01-01", **options: Any) -> list[DueDate]:
    designation = options.pop("designation", DESIGNATED)
    platform = options.pop("platform", SHOP)
    due_dates = schedule(
        platform, start=date.fromisoformat(start), end=date.fromisoformat(end), designation=designation, **options
    )
    return [due_date for due_date in due_dates if due_date.obligation.id == key]


def days(due_dates: list[DueDate]) -> list[str]:
    return [due_date.date.isoformat() for due_date in due_dates]


def plan(platform: Platform, *designations: VLOPDesignation, end: date = date(2030, 1, 1)) -> Agenda:
    return agenda(platform, designations, end=end)
