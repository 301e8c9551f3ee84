"""What begins, ends or becomes uncertain between two days: exactly the differences."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from dsa import ChangeKind, Platform, VLOPDesignation, changes, obligations
from dsa.act.obligations.changes import turning_points
from dsa.act.very_large.successive import designations_of
from dsa.errors import OutOfOrder
from tests.act.obligations.worlds import DAYS, SHOP, accounts, table, worlds
from tests.examples import few
from tests.standard import shop

DAY = timedelta(days=1)


@few(15)
@given(worlds(), DAYS, st.integers(0, 900))
def test_changes_are_exactly_the_differences(
    world: tuple[Platform, VLOPDesignation | None], start: date, days: int
) -> None:
    platform, designation = world
    end = start + timedelta(days=days)
    altered = changes(platform, start=start, end=end, designation=designation)
    before = table(platform, designation, start - DAY)
    for change in altered:
        assert start <= change.date < end
        if change.kind is ChangeKind.SUPERVISION:
            assert before[change.obligation.id]
        before[change.obligation.id] = change.after.binds
        assert change.before.binds is not change.after.binds or change.kind is ChangeKind.SUPERVISION
    if days:
        assert before == table(platform, designation, end - DAY)


@few(15)
@given(worlds(), DAYS)
def test_nothing_changes_between_two_turning_points(world: tuple[Platform, VLOPDesignation | None], on: date) -> None:
    platform, designation = world
    points = [date.min, *sorted(turning_points(platform, designations_of(platform, designation)))]
    last = max(point for point in points if point <= on)
    assert table(platform, designation, on) == table(platform, designation, last)


def test_a_change_says_of_its_day_and_the_day_before_what_is_said_when_they_are_asked_about() -> None:
    """The size by the accounts included, which are gone through once for all days."""
    grown = shop(country="IE", size=accounts([True, True, False, False]))
    altered = changes(grown, start=date(2024, 12, 1), end=date(2026, 6, 1))
    assert {change.date for change in altered} == {date(2024, 12, 31), date(2026, 1, 1)}
    for day in (date(2024, 12, 31), date(2026, 1, 1)):
        before, after = ({each.obligation.id: each for each in obligations(grown, on=on)} for on in (day - DAY, day))
        for change in (change for change in altered if change.date == day):
            assert change.after == after[change.obligation.id]
            assert change.before.steps == before[change.obligation.id].steps


def test_a_change_is_one_from_the_day_before_where_something_else_changed() -> None:
    """The Act applies to all from 17 February 2024, and Section 5 to this service from the day after."""
    designated = VLOPDesignation(platform=SHOP, decided=date(2023, 10, 10), notified=date(2023, 10, 18))
    altered = changes(SHOP, start=date(2024, 2, 17), end=date(2024, 2, 19), designation=designated)
    assert {change.date.day for change in altered} == {17, 18}
    assert len({(change.obligation.id, change.kind) for change in altered}) == len(altered)
    assert {change.before.on for change in altered if change.date.day == 18} == {date(2024, 2, 17)}


def test_changes_say_what_they_are() -> None:
    designated = VLOPDesignation(
        platform=SHOP, decided=date(2025, 3, 3), application_window=(date(2025, 7, 1), date(2025, 7, 31))
    )
    altered = changes(SHOP, start=date(2025, 3, 1), end=date(2026, 1, 1), designation=designated)
    kinds = {(change.date, change.kind) for change in altered}
    assert kinds == {
        (date(2025, 3, 3), ChangeKind.BECAME_UNCERTAIN),
        (date(2025, 3, 31), ChangeKind.BEGAN),
        (date(2025, 3, 31), ChangeKind.SUPERVISION),
        (date(2025, 7, 1), ChangeKind.BECAME_UNCERTAIN),
        (date(2025, 7, 31), ChangeKind.BEGAN),
    }
    lines = {change.kind: str(change) for change in altered}
    assert lines[ChangeKind.SUPERVISION].startswith("from 31 March 2025 supervised by competent authorities")
    assert "not known" in lines[ChangeKind.BECAME_UNCERTAIN]
    for change in altered:
        assert (change.steps, change.notices) == (change.after.steps, change.after.notices)
        assert change.after.reason in change.explain()
    assert {notice.id for change in altered for notice in change.notices} == {
        "four-months-for-all-not-before",
        *("designation-without-four-months", "day-of-application-vague", "fee-upon-designation", "obligation-limited"),
    }
    ended = VLOPDesignation(
        platform=SHOP, decided=date(2025, 3, 3), notified=date(2025, 3, 3), termination_notified=date(2026, 5, 31)
    )
    assert changes(SHOP, start=date(2026, 9, 1), end=date(2026, 9, 30), designation=ended) == ()
    [*last] = changes(SHOP, start=date(2026, 9, 30), end=date(2026, 10, 1), designation=ended)
    assert {change.kind for change in last} == {ChangeKind.ENDED, ChangeKind.SUPERVISION}
    assert any("no longer binds" in str(change) for change in last)
    assert [str(kind) for kind in ChangeKind] == ["began", "ended", "became uncertain", "supervision"]
    with pytest.raises(OutOfOrder):
        changes(SHOP, start=date(2026, 1, 2), end=date(2026, 1, 1))
