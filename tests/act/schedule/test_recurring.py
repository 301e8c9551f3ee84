"""Periods that come again."""

from datetime import date

from dsa import (
    DueDate,
    Period,
    VLOPDesignation,
)
from dsa.act.schedule.recurring import repeated
from dsa.milestones import RiskStrategiesReviewed
from tests.act.schedule.due_dates import due
from tests.standard import LARGE_SHOP as SHOP

REVIEW = "art-41-6-review-of-strategies"


def test_a_period_several_times_over_has_each_unit_so_many_times() -> None:
    period = Period(years=1, months=2, weeks=3, days=4)
    assert repeated(period, 3) == Period(years=3, months=6, weeks=9, days=12)
    assert repeated(period, 1) == period


def test_the_next_time_is_counted_once_and_what_comes_after_it_so_many_times() -> None:
    due_dates = due(REVIEW, end="2027-11-01")
    assert [(due_date.steps[1].rule, due_date.steps[1].facts.get("number")) for due_date in due_dates] == [
        ("due-next-time", None),
        ("due-at-least-every", 2),
        ("due-at-least-every", 3),
    ]
    assert due_dates[2].steps[1].facts["total"] == Period(years=3)
    assert {due_date.steps[1].before for due_date in due_dates} == {date(2024, 10, 3)}


def test_what_hangs_on_the_time_before_it_says_so_and_what_does_not_says_nothing_of_it() -> None:
    reviewed = [RiskStrategiesReviewed(date=date(2025, 9, 1))]
    for events, known in (([], date(2024, 10, 3)), (reviewed, date(2025, 9, 1))):
        due_dates = due(REVIEW, events=events, end="2028-01-01")
        assert [due_date.conditional for due_date in due_dates].count(True) == len(due_dates) - 1 - len(events)
        for due_date in due_dates:
            hangs = [notice.facts for notice in due_date.notices if notice.id == "due-at-the-latest"]
            assert hangs == [{"known": known}] * due_date.conditional


def told(due_dates: list[DueDate], notice: str) -> list[str]:
    return [str(due_date.date) for due_date in due_dates if notice in [each.id for each in due_date.notices]]


def test_another_reading_is_said_of_the_next_time_alone() -> None:
    late = [RiskStrategiesReviewed(date=date(2025, 12, 1))]
    assert told(due(REVIEW, events=late, end="2029-01-01"), "due-begins-anew") == ["2026-12-01"]
    early, again = (RiskStrategiesReviewed(date=day) for day in (date(2024, 9, 20), date(2025, 9, 1)))
    for events in ([early], [early, again]):
        assert told(due(REVIEW, events=events, end="2029-01-01"), "due-counted-from-named-day") == ["2025-10-03"]


def test_another_reading_with_the_same_day_is_not_said() -> None:
    # Counted from the Friday and from the Saturday, a year ends on a weekend, and is over on the same Monday.
    saturday = VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31), published_application=date(2024, 10, 5))
    for day, other in ((date(2024, 10, 4), []), (date(2024, 10, 3), ["2025-10-06"])):
        reviewed = [RiskStrategiesReviewed(date=day)]
        due_dates = due(REVIEW, designation=saturday, events=reviewed, end="2026-01-01")
        assert [str(due_date.date) for due_date in due_dates] == ["2025-10-06"]
        assert told(due_dates, "due-counted-from-named-day") == other


def test_what_is_done_again_on_the_named_day_is_counted_from_it_under_both_readings() -> None:
    done = [RiskStrategiesReviewed(date=day) for day in (date(2024, 9, 20), date(2024, 10, 3))]
    due_dates = due(REVIEW, events=done, end="2026-01-01")
    assert [str(due_date.date) for due_date in due_dates] == ["2025-10-03"]
    assert told(due_dates, "due-counted-from-named-day") == []


def test_of_a_first_time_nothing_is_said_of_the_time_before_it() -> None:
    unknown = VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31))
    first, second = due(REVIEW, designation=unknown, end="2027-01-01")
    assert [told(due(REVIEW, designation=unknown, end="2027-01-01"), "due-at-the-latest")] == [[str(second.date)]]
    assert (first.conditional, first.notices[0].id) == (True, "application-not-before")
    # The second report of Article 42(1) is earlier if the first one is.
    reports = due("art-42-1-six-monthly-reports", designation=unknown, end="2025-06-01")
    assert told(reports, "due-at-the-latest") == ["2025-05-30"]
