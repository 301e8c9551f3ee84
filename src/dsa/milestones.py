"""What a provider has done, on which its next due dates hang: ``dsa.schedule(..., events=[...])`` takes them.

>>> from datetime import date
>>> from dsa import milestones
>>> milestones.RecipientsPublished(date=date(2026, 2, 17)).date.isoformat()
'2026-02-17'
"""

from __future__ import annotations

from .act.schedule.milestones import (
    AdvertisementLastPresented,
    AuditReportReceived,
    Milestone,
    ProvisionalFeeReceived,
    RecipientsPublished,
    RisksAssessed,
    RiskStrategiesReviewed,
    TraderContractEnded,
    TransparencyReportPublished,
)

__all__ = [
    "AdvertisementLastPresented",
    "AuditReportReceived",
    "Milestone",
    "ProvisionalFeeReceived",
    "RecipientsPublished",
    "RiskStrategiesReviewed",
    "RisksAssessed",
    "TraderContractEnded",
    "TransparencyReportPublished",
]


def __dir__() -> list[str]:
    return sorted(__all__)
