"""A stored time limit, computed again on the lists of another day."""

from datetime import UTC, date, datetime
from typing import Any, Literal

import pytest
from attrs import evolve

import dsa
from dsa import calendar, deadline, procedures
from dsa.errors import BeyondCoverage, InvalidType, MissingFact
from dsa.time_limits.calendars import HolidayList, HolidayRule, Status

Direction = Literal["after", "before"]

EC = calendar("EC")


@pytest.mark.parametrize("period", ["P3W", "P1M", "P1M15D", "10 working days"])
@pytest.mark.parametrize("direction", ["after", "before"])
@pytest.mark.parametrize("counting", [True, False])
def test_an_answer_holds_what_it_takes_to_compute_it_again(period: str, direction: Direction, counting: bool) -> None:
    answer = deadline(date(2025, 3, 14), period, calendar="EC", direction=direction, counting_event_day=counting)
    assert (answer.direction, answer.counting_event_day, answer.zone) == (direction, counting, EC.zone)
    again = dsa.recompute(answer)
    assert again.new == answer
    assert (again.steps[0].before, again.steps[0].after) == (answer.date, answer.date)


def test_recompute_can_be_told_the_calendar_and_the_day_of_the_lists() -> None:
    first = deadline(date(2026, 8, 30), "P1M", calendar="EC", known_on=date(2025, 1, 1), beyond="project")
    then = dsa.recompute(first, known_on=date(2025, 1, 1))
    assert (then.new, then.new.certain) == (first, False)
    assert then.notices[0].id == "uncertain-holiday-list"
    assert then.steps[0].facts["lists"] == then.new.lists  # no other list decides; those that decided do
    french = dsa.recompute(deadline(date(2026, 6, 14), "P1M", calendar="EC"), calendar="FR")
    assert french.new.calendar == "FR"
    assert [(step.rule, step.before, step.after) for step in french.steps] == [
        ("recomputed-changed", date(2026, 7, 14), date(2026, 7, 15))
    ]


def test_known_on_uses_only_what_was_published_then_and_recompute_says_what_changed() -> None:
    early = deadline(date(2026, 9, 30), "P1M", calendar="EC", known_on=date(2025, 1, 1), beyond="project")
    assert not early.certain
    again = dsa.recompute(early)
    assert again.new.certain
    assert again.changed == (early.date != again.new.date)
    assert again.because == ("C/2025/4103, OJ C, 24.7.2025",)
    same = dsa.recompute(again.new)
    assert not same.changed
    assert same.because == ()
    assert str(again.new.date.year) in str(same)
    with pytest.raises(BeyondCoverage):
        deadline(date(2026, 9, 30), "P1M", calendar="EC", known_on=date(2025, 1, 1), beyond="raise")
    with pytest.raises(BeyondCoverage):
        EC.known_on(date(1999, 1, 1))


def test_what_was_projected_because_it_was_asked_for_is_projected_again() -> None:
    listed = HolidayList(
        first=date(2031, 1, 1), last=date(2031, 12, 31), holidays=(), source="our own", status=Status.READ
    )
    rule = HolidayRule(name="May Day", rule="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1")
    own = dsa.Calendar(code="OWN", name="Our own", zone="UTC", lists=(listed,), rules=(rule,))
    far = deadline(date(2132, 5, 14), "P1M", calendar=own, beyond="project")  # more than a century on
    assert dsa.recompute(far, calendar=own).new == far


@pytest.mark.parametrize(
    "limit",
    [
        dsa.action_for_annulment(date(2026, 9, 3)),
        dsa.action_for_annulment(None, published=date(2026, 9, 3)),
        dsa.appeal(date(2026, 9, 3)),
    ],
    ids=["action", "action from publication", "appeal"],
)
def test_a_limit_at_the_court_is_computed_again_by_the_rules_of_that_court(limit: dsa.Deadline) -> None:
    for stored in (limit, evolve(limit)):  # with its question, and without
        again = dsa.recompute(stored)
        assert again.new == limit
        (moved,) = [step for step in limit.steps if step.rule.endswith("rolled")]
        assert again.steps[0].citation == moved.citation
        then = dsa.recompute(stored, known_on=date(2026, 1, 1))
        assert (then.new.steps[-1].rule, then.new.certain) == (limit.steps[-1].rule, False)


def test_a_limit_at_the_court_that_was_projected_over_a_century_is_projected_again() -> None:
    far = date(2133, 9, 2)
    for limit in (
        dsa.action_for_annulment(far, beyond="project"),
        dsa.action_for_annulment(None, published=far, beyond="project"),
        dsa.appeal(far, beyond="project"),
    ):
        assert dsa.recompute(limit).new == dsa.recompute(evolve(limit)).new == limit


def test_what_another_function_knows_of_a_deadline_is_not_lost() -> None:
    received, suspensions = date(2026, 3, 2), [(date(2026, 4, 10), date(2026, 4, 20))]
    suspended = procedures.coordinator_assessment(received, calendar="IE", suspensions=suspensions)
    again = dsa.recompute(suspended)
    assert (again.new, again.changed) == (suspended, False)
    assert str(again) == "12 May 2026 stands"
    elsewhere = dsa.recompute(suspended, calendar="DE").new
    assert elsewhere == procedures.coordinator_assessment(received, calendar="DE", suspensions=suspensions)
    with pytest.raises(MissingFact, match="the answer with its question"):
        dsa.recompute(evolve(suspended))  # which carries no question


def test_the_provision_that_sets_a_period_stays_the_first_step() -> None:
    for stored in (
        procedures.complaint_window(date(2024, 3, 14), calendar="IE"),
        deadline(date(2026, 3, 2), dsa.parameters.ASSISTANCE.cited(date(2026, 3, 2)), calendar="IE"),
    ):
        assert dsa.recompute(stored).new == stored
        assert dsa.recompute(evolve(stored)).new.steps == stored.steps


def test_where_no_holiday_is_looked_at_the_calendar_stands_for_its_lists() -> None:
    backwards = deadline(date(2026, 3, 2), "P6M", calendar="EC", direction="before")
    hours = deadline(datetime(2026, 6, 5, 14, 20, tzinfo=UTC), "PT24H", calendar="EC")
    for stored in (backwards, hours):
        assert "with the lists known now (EC), the deadline is the same" in dsa.recompute(stored).explain()


def test_recompute_takes_a_deadline_only() -> None:
    recompute: Any = dsa.recompute
    with pytest.raises(InvalidType, match="a Deadline"):
        recompute(date(2024, 3, 14))


def test_a_recomputation_says_whether_the_day_stands() -> None:
    stored = dsa.deadline(date(2025, 12, 23), "P2D", calendar="EC")
    assert dsa.recompute(stored).steps[-1].rule == "recomputed-unchanged"
    moved = dsa.recompute(evolve(stored, date=date(2026, 1, 5)))
    assert moved.steps[-1].rule == "recomputed-changed"
