"""What must stay fast: a second is asked for, and each takes a tenth of it or less where nothing else runs.

That the work grows with the years, and with the events, and no faster, is counted and not timed.
"""

from collections.abc import Callable
from datetime import date, timedelta
from time import perf_counter
from typing import Any

import pytest

from dsa import DSA, DueDate, Investigation, VLOPDesignation, deadline, record, schedule
from dsa.events import MonitoringOrdered

OPENED = date(2024, 3, 14)


def designated() -> dict[str, list[VLOPDesignation]]:
    found: dict[str, list[VLOPDesignation]] = {}
    for one in record.designations():
        found.setdefault(one.platform.name, []).append(one)
    return found


def every_schedule(years: int) -> list[DueDate]:
    end = date(2023 + years, 1, 1)
    return [
        due
        for several in designated().values()
        for due in schedule(several[0].platform, start=date(2023, 1, 1), end=end, designation=several)
    ]


def quickest(call: Callable[[], Any]) -> float:
    times = []
    for _ in range(3):
        begun = perf_counter()
        call()
        times.append(perf_counter() - begun)
    return min(times)


@pytest.mark.slow
def test_ten_years_of_every_designated_service_in_under_a_second() -> None:
    assert len(designated()) >= 29
    assert quickest(lambda: every_schedule(10)) < 1


def test_the_work_for_a_schedule_grows_with_its_years_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[date] = []

    def counting(event: date, *rest: Any, **more: Any) -> Any:
        asked.append(event)
        return deadline(event, *rest, **more)

    monkeypatch.setattr("dsa.act.schedule.planner.deadline", counting)
    found = {}
    for years in (10, 20, 40):
        asked.clear()
        found[years] = (len(every_schedule(years)), len(asked))
    for index in (0, 1):
        ten, twenty, forty = (found[years][index] for years in (10, 20, 40))
        assert forty - twenty == pytest.approx(2 * (twenty - ten), rel=0.02)


@pytest.mark.slow
def test_ten_thousand_events_fold_in_under_a_second() -> None:
    platform = record.find("X").platform
    history = [MonitoringOrdered(date=OPENED + timedelta(days=number)) for number in range(10_000)]

    def fold() -> Investigation:
        return Investigation(platform=platform, opened=OPENED, suspected=[DSA.at(34)], events=history)

    def one_by_one() -> Investigation:
        case = Investigation(platform=platform, opened=OPENED, suspected=[DSA.at(34)])
        for event in history:
            case = case.record(event)
        return case

    long = fold()
    assert quickest(fold) < 1
    assert quickest(one_by_one) < 3  # each keeps the case as it was before, too
    assert quickest(lambda: [long.state(event.date) for event in history]) < 1
