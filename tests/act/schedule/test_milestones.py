"""What is recorded of a service: each kind of it refuses what it cannot mean."""

from datetime import date

import pytest

from dsa.act.schedule.milestones import MILESTONES
from dsa.errors import InvalidType, InvalidValue
from dsa.milestones import AdvertisementLastPresented, AuditReportReceived, Milestone, TraderContractEnded
from tests.act.schedule.due_dates import FACTS
from tests.at_once import at_once

DAY = date(2026, 3, 2)

OWN: list[tuple[type[Milestone], str, object, type[Exception]]] = [
    (AuditReportReceived, "positive", 1, InvalidType),
    (AuditReportReceived, "recommendations_received", "2 March 2026", InvalidType),
    (AuditReportReceived, "covers_until", "2 March 2026", InvalidType),
    (AdvertisementLastPresented, "advertisement", 7, InvalidType),
    (AdvertisementLastPresented, "advertisement", " ", InvalidValue),
    (TraderContractEnded, "trader", 7, InvalidType),
    (TraderContractEnded, "trader", " ", InvalidValue),
]


@at_once(
    ("kind", "field", "value", "error"),
    [
        *((kind, "date", "2 March 2026", InvalidType) for kind in MILESTONES),
        *((kind, "source", 7, InvalidType) for kind in MILESTONES),
        *((kind, "source", " ", InvalidValue) for kind in MILESTONES),
        *OWN,
    ],
)
def test_a_milestone_refuses_what_is_no_day_and_no_text(
    kind: type[Milestone], field: str, value: object, error: type[Exception]
) -> None:
    with pytest.raises(error, match=field):
        kind(**{"date": DAY, **FACTS.get(kind, {}), field: value})


@at_once("kind", MILESTONES, ids=lambda kind: kind.__name__)
def test_a_milestone_says_its_day_and_where_it_was_read(kind: type[Milestone]) -> None:
    told = kind(date=DAY, source="minutes", **FACTS.get(kind, {}))
    assert (told.date, told.source, told.latest) == (DAY, "minutes", DAY)
    assert str(told).startswith("2 March 2026: ")
