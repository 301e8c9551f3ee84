"""Article 43: the days of the supervisory fee of a year."""

from datetime import date

import pytest
from attrs import evolve

from dsa import Period, VLOPDesignation
from dsa.act.schedule.fee_steps import fee_steps
from dsa.act.schedule.reporting_periods import closings
from dsa.ground.citations import FEE_REGULATION
from dsa.milestones import ProvisionalFeeReceived
from dsa.parameters import FEE_OBSERVATIONS, Value
from tests.act.schedule.due_dates import days, due, plan
from tests.standard import LARGE_SHOP as SHOP


def test_fee_steps_follow_the_designation_and_the_receipt() -> None:
    assert days(due("art-43-1-supervisory-fee", end="2025-01-01")) == [
        *("2024-08-31", "2024-10-14", "2024-12-31"),
    ]
    received = [ProvisionalFeeReceived(date=date(2024, 9, 25))]
    due_dates = due("art-43-1-supervisory-fee", end="2025-01-01", events=received)
    assert [(str(due_date.date), due_date.conditional) for due_date in due_dates][1] == ("2024-10-09", False)
    assert "if-provisional-fee-received" not in [notice.id for notice in due_dates[1].notices]
    assert [notice.id for notice in due_dates[2].notices] == ["fee-paid-late"]
    [awaited] = due("art-43-1-supervisory-fee", start="2024-10-01", end="2024-10-31")
    assert (awaited.notices[0].id, awaited.notices[0].facts) == (
        "if-provisional-fee-received",
        {"day": date(2024, 9, 30)},
    )
    assert "if it arrives earlier, the time ends earlier" in str(awaited.notices[0])
    assert days(due("art-43-3-set-fees", designation=None)) == []


def test_the_fee_of_a_year_is_for_services_that_section_5_binds_on_a_day_of_it() -> None:
    key = "art-43-1-supervisory-fee"
    late = VLOPDesignation(platform=SHOP, decided=date(2023, 12, 20), notified=date(2023, 12, 20))
    assert days(due(key, designation=late, end="2024-10-01")) == ["2024-08-31"]  # bound only from 20 April 2024
    last_day, first_day = (
        VLOPDesignation(platform=SHOP, decided=day, notified=day) for day in (date(2024, 8, 31), date(2024, 9, 1))
    )
    assert days(due(key, designation=last_day, end="2025-01-01")) == ["2024-08-31", "2024-10-14", "2024-12-31"]
    assert days(due(key, designation=first_day, end="2025-09-01")) == ["2025-08-31"]
    published = VLOPDesignation(platform=SHOP, decided=date(2024, 9, 15), published_application=date(2024, 12, 30))
    assert days(due(key, designation=published, end="2025-01-01")) == ["2024-10-14", "2024-12-31"]
    # Ended in the course of a year: charged for its share of the days; ended on 1 January: no more.
    ended, gone = (
        VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3), termination_notified=day)
        for day in (date(2025, 9, 2), date(2025, 9, 1))
    )
    assert days(due(key, designation=ended, start="2026-01-01")) == ["2026-08-31", "2026-10-14", "2026-12-31"]
    assert days(due(key, designation=gone, start="2026-01-01")) == []


def test_where_it_is_not_known_whether_section_5_bound_in_a_year_its_fee_is_conditional() -> None:
    key = "art-43-1-supervisory-fee"
    vague = VLOPDesignation(
        platform=SHOP, decided=date(2026, 8, 31), application_window=(date(2026, 12, 31), date(2027, 1, 31))
    )
    due_dates = due(key, designation=vague, end="2028-01-01")
    told = [
        due_date.conditional
        for due_date in due_dates
        if due_date.occurrence != f"{due_date.date.year}/due-fee-observations"
    ]
    assert told == [True, True, False, False]
    assert "between 31 December 2026 and 31 January 2027" in due_dates[0].explain()
    assert "between" not in due_dates[-1].explain()
    # It bound by the last day of the year, whenever that was: the fee of the year is owed.
    by_then = evolve(vague, application_window=(date(2026, 12, 1), date(2026, 12, 31)))
    accounts, observations, payment = due(key, designation=by_then, end="2027-01-01")
    assert [each.conditional for each in (accounts, payment)] == [False, False]
    assert observations.notices[0].id == "if-provisional-fee-received"


def test_observations_on_an_amount_that_arrived_are_for_whom_section_5_binds_by_the_end_of_the_year() -> None:
    """Whether it binds on the last day for them is not known, and the fee of the year is owed all the same."""
    vague = VLOPDesignation(
        platform=SHOP, decided=date(2026, 4, 30), application_window=(date(2026, 9, 1), date(2026, 12, 31))
    )
    received = [ProvisionalFeeReceived(date=date(2026, 9, 25))]
    due_dates = due("art-43-1-supervisory-fee", designation=vague, end="2027-01-01", events=received)
    assert [(str(due_date.date), due_date.conditional) for due_date in due_dates] == [
        *(("2026-08-31", False), ("2026-10-09", False), ("2026-12-31", False)),
    ]


def test_observations_have_the_time_that_is_law_when_the_amount_arrives(monkeypatch: pytest.MonkeyPatch) -> None:
    longer = Value(Period(weeks=3), date(2026, 1, 1))
    changed = evolve(FEE_OBSERVATIONS, history=(*FEE_OBSERVATIONS.history, longer))
    monkeypatch.setattr("dsa.act.schedule.fee_steps.FEE_OBSERVATIONS", changed)
    received = [ProvisionalFeeReceived(date=date(year, 9, 25)) for year in (2025, 2026)]
    due_dates = due("art-43-1-supervisory-fee", start="2025-09-01", end="2026-12-01", events=received)
    observations = [each for each in due_dates if each.occurrence.endswith("observations")]
    assert days(observations) == ["2025-10-09", "2026-10-16"]


def test_fees_and_reporting_periods_are_looked_for_up_to_the_last_year_there_is() -> None:
    assert list(fee_steps(plan(SHOP, end=date(2100, 1, 1)))) == []
    last_days = list(closings(date(2025, 12, 31), date.max, months=(6, 12)))
    # The report on the last day is after it.
    assert (last_days[0], last_days[-1]) == (date(2025, 12, 31), date(9999, 6, 30))
    assert list(closings(date(2025, 12, 31), date(2026, 6, 30), months=(6, 12))) == [date(2025, 12, 31)]


def test_each_day_of_the_fee_cites_the_paragraph_that_names_it_and_why_the_year_is_charged() -> None:
    year = [*due("art-43-1-supervisory-fee", end="2025-01-01"), *due("art-43-3-set-fees", end="2025-01-01")]
    named = {
        str(due_date.date): due_date.steps[0].citation for due_date in year if due_date.steps[0].rule == "fee-day-named"
    }
    assert {day: str(citation) for day, citation in named.items()} == {
        "2024-08-31": "Article 6(2) Delegated Regulation (EU) 2023/1127",
        "2024-09-30": "Article 6(3) Delegated Regulation (EU) 2023/1127",
        "2024-11-30": "Article 6(4) Delegated Regulation (EU) 2023/1127",
        "2024-12-31": "Article 6(4) Delegated Regulation (EU) 2023/1127",
    }
    [payment] = [due_date for due_date in year if str(due_date.date) == "2024-12-31"]
    assert (payment.steps[1].rule, payment.steps[1].citation) == (
        "fee-year-bound-in-its-course",
        FEE_REGULATION.at(3, point="b"),
    )
    assert payment.steps[1].facts["first"] == date(2024, 10, 3)
    [late] = payment.notices
    assert late.citations[0] == FEE_REGULATION.at(7, 2)
    [next_year] = due("art-43-1-supervisory-fee", start="2025-08-01", end="2025-09-01")
    assert next_year.steps[1].citation == FEE_REGULATION.at(3, point="a")


def test_a_service_that_is_bound_from_new_year_on_owes_no_fee_for_the_year_before() -> None:
    notified = VLOPDesignation(platform=SHOP, decided=date(2024, 9, 1), notified=date(2024, 9, 1))
    assert notified.applies_from == date(2025, 1, 1)
    assert due("art-43-1-supervisory-fee", designation=notified, end="2025-08-01") == []
    [accounts] = due("art-43-1-supervisory-fee", designation=notified, end="2025-09-01")
    assert accounts.steps[1].rule == "fee-year-bound-from-before"
    for day in (date(2025, 1, 2), date(2025, 2, 1)):
        later = VLOPDesignation(platform=SHOP, decided=date(2024, 9, 1), published_application=day)
        [accounts] = due("art-43-1-supervisory-fee", designation=later, end="2025-09-01")
        assert (accounts.steps[1].rule, accounts.steps[1].facts["first"]) == ("fee-year-bound-in-its-course", day)


def test_the_provisional_amount_is_communicated_where_its_receipt_is_recorded() -> None:
    def communicated(day: date) -> list[date | None]:
        received = [ProvisionalFeeReceived(date=day)]
        due_dates = due("art-43-3-set-fees", end="2025-12-31", events=received)
        return [due_date.done for due_date in due_dates]

    assert communicated(date(2024, 9, 25)) == [date(2024, 9, 25), None, None, None]
    assert communicated(date(2024, 9, 30)) == [date(2024, 9, 30), None, None, None]
    assert communicated(date(2024, 10, 1)) == [None] * 4  # late
    assert communicated(date(2025, 9, 25)) == [None, None, date(2025, 9, 25), None]


def test_the_fee_of_a_year_in_which_a_designation_may_have_ended_before_is_conditional() -> None:
    key = "art-43-1-supervisory-fee"

    def told(first: date, last: date) -> dict[int, set[bool]]:
        vague = VLOPDesignation(
            platform=SHOP, decided=date(2024, 5, 31), notified=NOTIFIED, cessation_window=(first, last)
        )
        years: dict[int, set[bool]] = {}
        for due_date in due(key, designation=vague, start="2025-01-01"):
            if not due_date.occurrence.endswith("observations"):
                years.setdefault(due_date.date.year, set()).add(due_date.conditional)
                assert due_date.conditional is ("end-of-obligations-vague" in {each.id for each in due_date.notices})
        return years

    assert told(date(2026, 1, 2), date(2026, 12, 31)) == {2025: {False}, 2026: {False}}
    assert told(date(2026, 1, 1), date(2026, 12, 31)) == {2025: {False}, 2026: {True}}
    assert told(date(2025, 12, 31), date(2026, 1, 1)) == {2025: {False}}
    assert told(date(2025, 12, 31), date(2026, 1, 2)) == {2025: {False}, 2026: {True}}
    # Another designation under which Section 5 surely binds that year leaves nothing open.
    vague = VLOPDesignation(
        platform=SHOP,
        decided=date(2024, 5, 31),
        notified=NOTIFIED,
        cessation_window=(date(2025, 12, 1), date(2026, 2, 1)),
    )
    again = VLOPDesignation(platform=SHOP, decided=date(2025, 12, 1), notified=date(2025, 12, 1))
    due_dates = due(key, designation=[vague, again], start="2026-01-01", end="2026-12-31")
    assert [(str(due_date.date), due_date.conditional) for due_date in due_dates] == [
        *(("2026-08-31", False), ("2026-10-14", True)),
    ]
    assert due_dates[0].steps[1].facts["first"] == date(2026, 4, 1)


NOTIFIED = date(2024, 6, 3)
