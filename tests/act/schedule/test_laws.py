"""The laws of a schedule, for services, designations and events drawn at random."""

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from dsa import (
    AnnualAccounts,
    Deadline,
    DueDate,
    DueKind,
    Figures,
    Money,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    deadline,
    obligations,
    schedule,
)
from dsa.act.schedule.binding import WITH_DUE_DATES
from dsa.act.schedule.milestones import MILESTONES
from dsa.ground.citations import REGULATION_1182_71
from dsa.milestones import Milestone
from tests.act.schedule.due_dates import DESIGNATED, FACTS
from tests.at_once import at_once
from tests.examples import few
from tests.standard import LARGE_SHOP as SHOP
from tests.work import calls

HANGING = {"art-37-6-audit-implementation", "art-42-4-publish-results", "art-43-1-supervisory-fee"}

DAYS = st.dates(date(2023, 1, 1), date(2030, 1, 1))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Platform, list[VLOPDesignation], list[Milestone]]:
    """A service whose size may change, with up to two designations one after the other, and what was recorded."""
    years = draw(st.lists(st.sampled_from([5, 40, 60, 300]), max_size=8))
    accounts = [
        AnnualAccounts(closed=date(2021 + n, 12, 31), figures=Figures(headcount=heads, turnover=Money(1, "EUR")))
        for n, heads in enumerate(years)
    ]
    kind = draw(st.sampled_from([ServiceKind.MARKETPLACE, ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE]))
    provider = Provider(name="P", country=draw(st.sampled_from([None, "IE"])), size=accounts or None)
    platform = Platform(name="S", provider=provider, kind=kind)
    designations, decided = [], draw(st.dates(date(2023, 1, 1), date(2027, 1, 1)))
    for _ in range(draw(st.integers(0, 2))):
        facts: dict[str, Any] = draw(st.sampled_from([{}, {"notified": decided + timedelta(days=9)}]))
        over = decided + timedelta(days=draw(st.integers(9, 900)))
        facts["termination_notified"] = over
        designations.append(VLOPDesignation(platform=platform, decided=decided, **facts))
        decided = over + timedelta(days=200)
    if designations and kind is not ServiceKind.ONLINE_PLATFORM:
        designations[-1] = evolve(designations[-1], termination_notified=None)
    kinds = draw(st.lists(st.sampled_from(MILESTONES), max_size=6))
    events = [kind(date=draw(DAYS), **FACTS.get(kind, {})) for kind in kinds]
    return platform, designations, events


@few(15)
@given(st.tuples(*[st.dates(date(2022, 6, 1), date(2032, 1, 1))] * 3).map(sorted), worlds())
def test_a_schedule_is_the_sum_of_its_parts(
    edges: list[date], world: tuple[Platform, list[VLOPDesignation], list[Milestone]]
) -> None:
    a, b, c = edges
    platform, designations, events = world

    def between(start: date, end: date) -> tuple[DueDate, ...]:
        return schedule(platform, start=start, end=end, designation=designations, events=events)

    whole = between(a, c)
    assert whole == between(a, b) + between(b, c)
    assert list(whole) == sorted(whole, key=lambda due_date: due_date.date)
    assert len({due_date.key for due_date in whole}) == len(whole)
    for due_date in whole:
        assert due_date.date >= due_date.deadline.date
        assert due_date.explain()
        assert due_date.steps


@few(3)
@given(worlds())
def test_what_falls_due_binds_on_its_day(world: tuple[Platform, list[VLOPDesignation], list[Milestone]]) -> None:
    platform, designations, events = world

    @cache
    def bound(day: date) -> set[str]:
        statuses = obligations(platform, on=day, designation=designations)
        return {each.obligation.id for each in statuses if each.binds is not False}

    def binds(due_date: DueDate, *asked: date) -> bool:
        return any(due_date.obligation.id in bound(day) for day in asked)

    for due_date in schedule(
        platform, start=date(2022, 1, 1), end=date(2032, 1, 1), designation=designations, events=events
    ):
        if due_date.kind is DueKind.KEEP:
            # It bound when what is kept came about, which is the event from which the time runs; or, of the documents
            # of a first risk assessment, from the date of application on.
            used = due_date.steps[0].before
            assert isinstance(used, date)
            first = [each.earliest_application for each in designations if each.effective <= used]
            asked = first if due_date.obligation.id == "art-34-3-keep-risk-documents" else []
            assert binds(due_date, used, *asked), due_date
        elif due_date.obligation.article == 43:
            # The fee of a year is owed by whom Section 5 binds on a day of it: at its start, at its end, or in between.
            edges = [day for each in designations for day in (each.effective, each.earliest_application)]
            year = [day for day in edges if day.year == due_date.date.year]
            assert due_date.obligation.id == "art-43-3-set-fees" or binds(
                due_date, due_date.date, date(due_date.date.year, 1, 1), date(due_date.date.year, 12, 31), *year
            ), due_date
        else:
            assert binds(due_date, due_date.date), due_date


@few(8)
@given(worlds())
def test_a_due_date_cites_its_obligation_and_begins_with_another_act_than_that_on_periods(
    world: tuple[Platform, list[VLOPDesignation], list[Milestone]],
) -> None:
    platform, designations, events = world
    due_dates = schedule(
        platform, start=date(2022, 1, 1), end=date(2032, 1, 1), designation=designations, events=events
    )
    for due_date in due_dates:
        assert set(due_date.obligation.citations) <= set(due_date.citations)
        assert due_date.steps[0].citation.act is not REGULATION_1182_71
    assert due_dates.steps[-1].after == len(
        {due_date.obligation for due_date in due_dates if due_date.obligation.id in WITH_DUE_DATES}
    )


@few(15)
@given(worlds(), st.data())
def test_what_was_due_does_not_vanish_by_what_is_done_later(
    world: tuple[Platform, list[VLOPDesignation], list[Milestone]], data: st.DataObject
) -> None:
    platform, designations, events = world
    day = data.draw(DAYS)
    past = [event for event in events if event.date < day]

    def before(events: list[Milestone]) -> set[tuple[str, date]]:
        due_dates = schedule(platform, start=date(2022, 1, 1), end=day, designation=designations, events=events)
        # What hangs on a report or a notification that has not come says "if it arrives": once it has, that is over.
        return {(due_date.key, due_date.date) for due_date in due_dates if due_date.obligation.id not in HANGING}

    assert before(past) <= before(events)


@given(st.integers(1, 12))
def test_every_step_chains(years: int) -> None:
    for due_date in schedule(SHOP, start=date(2023, 1, 1), end=date(2023 + years, 1, 1), designation=DESIGNATED):
        for left, right in zip(due_date.steps, due_date.steps[1:], strict=False):
            assert left.after == right.before or right.before is None


@at_once("designation", [None, DESIGNATED], ids=type)
def test_every_time_limit_that_a_holiday_moves_says_once_whose_holidays_count(
    designation: VLOPDesignation | None,
) -> None:
    due = schedule(SHOP, start=date(2023, 1, 1), end=date(2028, 1, 1), designation=designation)
    assert {due_date.obligation.article for due_date in due} >= {15 if designation is None else 42, 24, 30}
    whose = {"IE": "calendar-of-provider", "EC": "calendar-of-commission"}
    for due_date in due:
        limit = due_date.deadline
        said = [(each.id, each.facts) for each in due_date.notices if each.id.startswith("calendar-")]
        counted = [limit.calendar] if isinstance(limit, Deadline) else []
        assert said == [(whose[calendar], {"calendar": calendar}) for calendar in counted]


def test_the_work_for_a_schedule_grows_with_its_years_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[date] = []

    def counting(event: date, *rest: Any, **more: Any) -> Any:
        asked.append(event)
        return deadline(event, *rest, **more)

    def work(years: int) -> tuple[int, int]:
        asked.clear()
        due = schedule(SHOP, start=date(2023, 1, 1), end=date(2023 + years, 1, 1), designation=DESIGNATED)
        return len(due), len(asked)

    monkeypatch.setattr("dsa.act.schedule.holidays.deadline", counting)
    for ten, twenty, forty in zip(work(10), work(20), work(40), strict=True):
        assert forty - twenty == pytest.approx(2 * (twenty - ten), rel=0.02)


def test_the_work_for_a_schedule_grows_with_the_accounts_and_no_faster() -> None:
    def work(years: int) -> int:
        heads = [40, 60, 60, 40]
        accounts = [
            AnnualAccounts(
                closed=date(2024, 3, 1) + timedelta(days=7 * n),
                figures=Figures(headcount=heads[n % 4], turnover=Money(1, "EUR")),
            )
            for n in range(years)
        ]
        provider = Provider(name="P", country="IE", size=accounts)
        platform = Platform(name="S", provider=provider, kind=ServiceKind.MARKETPLACE)
        return calls(lambda: schedule(platform, start=date(2040, 1, 1), end=date(2040, 1, 2)))[1]

    work(10)  # what is read once, and calendars that are lengthened once
    few, more, most = work(25), work(50), work(100)
    assert most - more < 2.5 * (more - few)
