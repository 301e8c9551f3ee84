"""Regulation 1182/71: known answers, the law's own properties, and refusals."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, strategies as st

import dsa
from dsa import DSAError, Period, calendar, deadline
from dsa.errors import BeyondCoverage, InvalidType, InvalidValue, MissingFact
from dsa.testing import vectors
from dsa.time_limits.named_days import due_on, effective_date
from dsa.time_limits.reckoning import nominal_end

VECTORS = json.loads(vectors.text("timelimits"))
Direction = Literal["after", "before"]
EC = calendar("EC")
untyped_deadline: Any = deadline

covered = st.dates(min_value=date(2022, 6, 1), max_value=date(2026, 6, 1))
counts = st.integers(1, 60)
day_periods = st.one_of(
    st.builds(Period, days=counts),
    st.builds(Period, weeks=st.integers(1, 8)),
    st.builds(Period, months=st.integers(1, 6)),
    st.builds(Period, months=st.integers(1, 3), days=st.integers(1, 29)),
)
working_periods = st.builds(Period, working_days=counts)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["id"])
def test_known_answers(case: dict[str, Any]) -> None:
    event, expected = date.fromisoformat(case["event"]), date.fromisoformat(case["date"])
    if case.get("roll") is False:
        assert effective_date(event, case["period"]).date == expected
        return
    answer = deadline(
        event,
        case["period"],
        calendar=case["calendar"],
        direction=case.get("direction", "after"),
        counting_event_day=case.get("counting_event_day", False),
    )
    assert (answer.nominal, answer.date) == (date.fromisoformat(case["nominal"]), expected)


@pytest.mark.parametrize("case", VECTORS["court"], ids=lambda case: case["id"])
def test_the_court_s_own_limits(case: dict[str, Any]) -> None:
    assert dsa.action_for_annulment(date.fromisoformat(case["notified"])).date == date.fromisoformat(case["date"])


def chained(answer: dsa.Explained) -> bool:
    return all(one.after == other.before for one, other in zip(answer.steps, answer.steps[1:], strict=False))


@given(covered, day_periods | working_periods, st.sampled_from(["after", "before"]), st.booleans())
def test_every_trace_is_a_chain_from_the_event_to_the_answer(
    event: date, period: Period, direction: Direction, counting: bool
) -> None:
    answer = deadline(event, period, calendar=EC, direction=direction, counting_event_day=counting)
    assert chained(answer)
    assert answer.steps[0].before == event
    assert answer.steps[-1].after == answer.date
    assert all(str(step) in answer.explain() for step in answer.steps)


@given(covered, st.integers(0, 400), day_periods | working_periods)
def test_a_later_event_never_gives_an_earlier_deadline(event: date, later: int, period: Period) -> None:
    assume(event + timedelta(days=later) <= date(2026, 6, 1))
    first = deadline(event, period, calendar=EC)
    second = deadline(event + timedelta(days=later), period, calendar=EC)
    assert first.date <= second.date


def test_the_law_s_own_exception_to_that_with_parts_of_months() -> None:
    # 31 January and 28 February both end a month on the last of the next; the days then start from there.
    assert nominal_end(date(2025, 1, 31), Period(months=1)) == date(2025, 2, 28)
    assert nominal_end(date(2025, 1, 28), Period(months=1)) == date(2025, 2, 28)


@given(covered, day_periods | working_periods, st.booleans())
def test_a_deadline_never_ends_on_a_non_working_day(event: date, period: Period, counting: bool) -> None:
    answer = deadline(event, period, calendar=EC, counting_event_day=counting)
    assert EC.is_working_day(answer.date)
    assert answer.nominal <= answer.date


@given(covered, day_periods)
def test_a_period_of_two_days_or_more_has_two_working_days(event: date, period: Period) -> None:
    answer = deadline(event, period, calendar=EC)
    assume(answer.nominal > event + timedelta(days=1))
    assert EC.working_days(event + timedelta(days=1), answer.date) >= 2


@given(covered, day_periods | working_periods)
def test_counting_the_day_of_the_event_never_lengthens(event: date, period: Period) -> None:
    with_it = deadline(event, period, calendar=EC, counting_event_day=True)
    assert with_it.date <= deadline(event, period, calendar=EC).date


@given(covered, day_periods)
def test_counting_back_is_the_mirror_image_of_counting_on(event: date, period: Period) -> None:
    back = deadline(event, period, calendar=EC, direction="before")
    assert back.date == back.nominal == nominal_end(event, period, backwards=True) < event
    if not period.months:
        assert nominal_end(back.date, period) == event


@given(covered, counts)
def test_working_days_there_and_back(event: date, number: int) -> None:
    there = EC.add_working_days(event, number)
    back = EC.add_working_days(there, -number)
    assert EC.working_days(event + timedelta(days=1), there) == number
    assert back <= event
    assert EC.working_days(back, there) == number + 1


@given(st.datetimes(datetime(2022, 1, 1), datetime(2026, 12, 1)), st.integers(1, 1000))
def test_hours_are_real_hours_from_the_next_full_one(moment: datetime, hours: int) -> None:
    event = moment.replace(tzinfo=UTC)
    answer = deadline(event, Period(hours=hours), calendar=EC)
    start = event.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    assert answer.expires_at.astimezone(UTC) - start == timedelta(hours=hours)
    assert chained(answer)
    assert (
        answer.expires_at - timedelta(hours=24)
        <= datetime.combine(answer.date, datetime.min.time(), ZoneInfo("Europe/Brussels")).astimezone(UTC)
        + timedelta(hours=1)
        or answer.date <= answer.expires_at.date()
    )
    back = deadline(event, Period(hours=hours), calendar=EC, direction="before")
    assert start - timedelta(hours=1) - back.expires_at.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("event", "hours", "expires", "day"),
    [
        (datetime(2024, 3, 30, 14, 20), 24, "2024-03-31T16:00:00+02:00", date(2024, 3, 31)),
        (datetime(2024, 10, 26, 14, 20), 24, "2024-10-27T14:00:00+01:00", date(2024, 10, 27)),
        (datetime(2024, 5, 4, 22, 59), 1, "2024-05-05T00:00:00+02:00", date(2024, 5, 4)),
        (datetime(2024, 5, 4, 22, 0), 48, "2024-05-06T23:00:00+02:00", date(2024, 5, 6)),
    ],
)
def test_a_day_of_hours_across_a_clock_change(event: datetime, hours: int, expires: str, day: date) -> None:
    answer = deadline(event.replace(tzinfo=ZoneInfo("Europe/Brussels")), Period(hours=hours), calendar="EC")
    assert (answer.expires_at.isoformat(), answer.date) == (expires, day)


def test_the_instant_of_expiry_is_midnight_where_the_act_is_due() -> None:
    assert deadline(date(2024, 3, 28), "P3D", calendar="EC").expires_at == datetime(2024, 4, 3, 22, tzinfo=UTC)
    assert due_on(date(2024, 4, 5)).expires_at == datetime(2024, 4, 5, 22, tzinfo=UTC)
    assert due_on(date(2024, 4, 5), zone="Europe/Athens").expires_at == datetime(2024, 4, 5, 21, tzinfo=UTC)
    assert str(due_on(date(2024, 4, 5))) == "due on 5 April 2024"


def test_a_named_moment_does_not_move() -> None:
    saturday = datetime(2024, 4, 6, 16, 0, tzinfo=UTC)
    assert dsa.due_at(saturday).expires_at == saturday
    assert dsa.due_at(saturday).date == date(2024, 4, 6)
    assert dsa.due_at(datetime(2024, 4, 6, 22, 30, tzinfo=UTC)).date == date(2024, 4, 7)
    assert [(step.rule, step.after) for step in dsa.due_at(saturday).steps] == [("due-at-named-moment", saturday)]
    with pytest.raises(InvalidValue, match="moment"):
        dsa.due_at(datetime(2024, 4, 6, 16, 0))


def test_a_named_day_and_a_day_of_effect_do_not_move() -> None:
    saturday, sunday = date(2024, 4, 6), date(2024, 4, 21)
    assert [(step.rule, step.after) for step in due_on(saturday).steps] == [("due-on-named-day", saturday)]
    last = effective_date(date(2023, 12, 21), "P4M").steps[-1]
    assert (last.rule, last.before, last.after) == ("date-of-effect-not-moved", sunday, sunday)


def test_the_hour_of_the_event_is_said_on_the_clock_of_the_calendar() -> None:
    answer = deadline(datetime(2024, 7, 1, 9, 20, tzinfo=UTC), "PT24H", calendar="GR")
    assert (answer.zone, answer.calendar) == ("Europe/Athens", "GR")
    assert [(str(step.before), str(step.after)) for step in answer.steps] == [
        ("2024-07-01 12:20:00+03:00", "2024-07-01 13:00:00+03:00"),
        ("2024-07-01 13:00:00+03:00", "2024-07-02 13:00:00+03:00"),
    ]
    assert answer.nominal == answer.date == date(2024, 7, 2)
    back = deadline(datetime(2024, 7, 1, 9, 20, tzinfo=UTC), "PT24H", calendar="GR", direction="before")
    assert str(back) == "24 hours back from 1 July 2024, 09:20 (UTC) reach 30 June 2024, 12:00 (Europe/Athens)"


def test_a_document_is_received_when_the_commission_acknowledges_it() -> None:
    receipt = dsa.procedures.received_by_commission(date(2026, 10, 20), acknowledged=date(2026, 10, 21))
    assert receipt.date == receipt.steps[-1].after == date(2026, 10, 21)
    assert receipt.sent == receipt.steps[-1].before == date(2026, 10, 20)
    waiting = dsa.procedures.received_by_commission(date(2026, 10, 20), acknowledged=None)
    assert waiting.date is None
    assert [step.rule for step in waiting.steps] == ["not-yet-received"]
    assert str(waiting) == "sent on 20 October 2026, not received yet"
    with pytest.raises(dsa.errors.OutOfOrder, match="acknowledged"):
        dsa.procedures.received_by_commission(date(2026, 10, 20), acknowledged=date(2026, 10, 19))
    with pytest.raises(InvalidType, match="acknowledged"):
        dsa.procedures.received_by_commission(date(2026, 10, 20), acknowledged=datetime(2026, 10, 21))


REPLAYED: dict[str, Any] = {
    "event-day-excluded": lambda before, _: before + timedelta(days=1),
    "event-day-excluded-backwards": lambda before, _: before - timedelta(days=1),
    "event-day-counted": lambda before, _: before,
    "same-weekday": lambda _, facts: facts["anchor"] + timedelta(weeks=facts["period"].weeks * facts["sign"]),
    "ends-on-working-day": lambda before, _: before,
    "not-rolled-backwards": lambda before, _: before,
    "rolled-off-weekend": lambda before, _: EC.next_working_day(before),
    "rolled-off-holiday": lambda before, _: EC.next_working_day(before),
}


@given(covered, day_periods | working_periods, st.sampled_from(["after", "before"]), st.booleans())
def test_a_trace_replays(event: date, period: Period, direction: Direction, counting: bool) -> None:
    answer = deadline(event, period, calendar=EC, direction=direction, counting_event_day=counting)
    sign = 1 if direction == "after" else -1
    steps: Any = answer.steps
    for step in steps:
        if step.rule in REPLAYED:
            assert REPLAYED[step.rule](step.before, {**step.facts, "sign": sign}) == step.after, step
        elif step.rule == "same-number":
            assert step.after.day == step.facts["anchor"].day
            months = step.facts["period"].whole_months * sign
            assert (step.after.year - event.year) * 12 + step.after.month - event.month == months
        elif step.rule == "last-day-of-month":
            assert (step.after + timedelta(days=1)).day == 1
            assert step.facts["anchor"].day > step.after.day


def test_lateness_in_days() -> None:
    answer = deadline(date(2023, 11, 6), "P3W", calendar="EC")
    assert [answer.late(date(2023, 11, day)) for day in (6, 26, 27, 28)] == [0, 0, 0, 1]
    with pytest.raises(InvalidType, match="done"):
        answer.late(datetime(2023, 11, 28, tzinfo=UTC))


def test_beyond_the_lists_it_raises_and_says_what_to_do() -> None:
    with pytest.raises(BeyondCoverage, match="beyond='project'"):
        deadline(date(2027, 12, 1), "P2M", calendar="EC", beyond="raise")
    with pytest.raises(BeyondCoverage, match="Use a day within them"):
        deadline(date(2019, 12, 1), "P2M", calendar="EC")


def test_a_roll_beyond_the_lists_raises_too() -> None:
    with pytest.raises(BeyondCoverage, match="covers the days after 31 December 2027"):
        deadline(date(2027, 11, 30), "P1M", calendar="EC", beyond="raise")
    assert deadline(date(2027, 11, 30), "P1M", calendar="EC", beyond="project").date == date(2028, 1, 3)


def test_working_days_beyond_the_lists_raise_too() -> None:
    with pytest.raises(BeyondCoverage, match="covers the days after 31 December 2027"):
        deadline(date(2027, 12, 18), "10 working days", calendar="EC", beyond="raise")


def test_beyond_the_lists_it_projects_when_told_to_and_says_so() -> None:
    answer = deadline(date(2029, 2, 28), "P1M", calendar="EC", beyond="project")
    assert not answer.certain
    assert answer.date == date(2029, 3, 28)
    answer = deadline(date(2029, 3, 1), "P29D", calendar="EC", beyond="project")
    assert answer.date == date(2029, 4, 3)  # Good Friday to Easter Monday
    assert "Check them before relying on it" in answer.explain()
    far = deadline(date(2026, 12, 1), Period(working_days=1000), calendar="EC", beyond="project")
    assert far.date.year == 2031


def test_certain_lists_leave_no_notice() -> None:
    answer = deadline(date(2023, 1, 25), "P1M", calendar="EC")
    assert answer.certain
    assert answer.notices == ()


def test_only_the_days_that_decide_make_a_result_uncertain() -> None:
    # The Commission's days from 16 August 2024 are inferred; a period that ends before them is certain, and so is
    # one that begins in them, if a later list decides.
    assert deadline(date(2024, 6, 10), "P2M", calendar="EC").certain
    assert not deadline(date(2024, 6, 20), "P2M", calendar="EC").certain
    assert deadline(date(2024, 12, 10), "P2M", calendar="EC").certain
    # Here the two working days could still be taken away by the doubtful list.
    assert not deadline(date(2024, 12, 30), "P3D", calendar="EC").certain


def test_doubtful_days_that_could_take_a_working_day_away_decide_too() -> None:
    # Within this time limit are two working days, and the first of them, 20 December 2024, is not settled.
    answer = deadline(date(2024, 12, 19), "P15D", calendar="EC")
    assert (answer.date, answer.certain) == (date(2025, 1, 3), False)
    assert set(answer.lists) > {one.source for one in EC.lists_between(date(2024, 12, 20), date(2025, 1, 3))}
    # New Year's Eve is not settled either, but 3, 6 and 7 January are, and two of them are enough.
    assert deadline(date(2024, 12, 30), "P8D", calendar="EC").certain
    # A half-year that begins in a year of generated lists has more than two in the next, which is published.
    assert deadline(date(2024, 8, 17), "P6M", calendar="NL").certain
    # Nor does it count that a day which is taken for a holiday may be none: that could only add a working day.
    assert deadline(date(2024, 12, 30), "P7D", calendar="EC").certain


@pytest.mark.parametrize(
    ("code", "event", "rule", "holiday"),
    [
        ("FR", date(2026, 4, 14), "rolled-off-holiday", "Ascension Day"),
        ("FR", date(2026, 2, 14), "rolled-off-weekend", None),
        ("DE", date(2026, 9, 3), "rolled-off-weekend", None),  # German Unity Day, on a Saturday
        ("FR", date(2026, 10, 1), "rolled-off-weekend", None),  # All Saints' Day, on a Sunday
        ("FR", date(2026, 4, 15), "ends-on-working-day", None),
    ],
)
def test_the_last_step_says_whether_a_holiday_or_the_weekend_moved_the_end(
    code: str, event: date, rule: str, holiday: str | None
) -> None:
    step = deadline(event, "P1M", calendar=code).steps[-1]
    assert (step.rule, step.facts.get("holiday")) == (rule, holiday)


def test_an_end_that_is_moved_and_then_put_off_says_both() -> None:
    answer = deadline(date(2025, 12, 23), "P2D", calendar="EC")
    assert [(step.rule, step.before, step.after) for step in answer.steps[-2:]] == [
        ("rolled-off-holiday", date(2025, 12, 25), date(2026, 1, 5)),
        ("two-working-days", date(2026, 1, 5), date(2026, 1, 6)),
    ]


def test_a_second_working_day_beyond_the_lists_is_never_made_up_unasked() -> None:
    # Of the two days, a Sunday and a Monday, one is a working day; New Year's Eve is a holiday in Latvia.
    latvia = calendar("LV").known_on(date(2024, 12, 1))
    with pytest.raises(BeyondCoverage):
        deadline(date(2024, 12, 28), "P2D", calendar=latvia, beyond="raise")
    assert deadline(date(2024, 12, 28), "P2D", calendar=latvia, beyond="project").date == date(2025, 1, 2)


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


@pytest.mark.parametrize("bad", ["after ", None, True])
def test_directions_and_policies_are_words_of_two(bad: Any) -> None:
    with pytest.raises(InvalidValue, match="direction"):
        untyped_deadline(date(2024, 3, 14), "P1M", calendar="EC", direction=bad)
    with pytest.raises(InvalidValue, match="beyond"):
        untyped_deadline(date(2024, 3, 14), "P1M", calendar="EC", beyond=bad or "never")


@pytest.mark.parametrize(
    ("event", "period", "error", "message"),
    [
        (datetime(2024, 3, 14, tzinfo=UTC), "P1M", InvalidType, "event: .* a day"),
        ("2024-03-14", "P1M", InvalidType, "event"),
        (date(2024, 3, 14), "PT24H", InvalidType, "event: .* with a time zone"),
        (datetime(2024, 3, 14), "PT24H", InvalidValue, "event: .* time zone"),
        (date(2024, 3, 14), "P0D", InvalidValue, "period"),
        (date(2024, 3, 14), "P-1D", InvalidValue, "period"),
        (date(2024, 3, 14), "P99999Y", InvalidValue, "years 1 to 9999"),
        (datetime(9999, 12, 31, 23, tzinfo=UTC), "PT99H", InvalidValue, "years 1 to 9999"),
    ],
)
def test_bad_input_is_refused_by_name(event: Any, period: str, error: type[DSAError], message: str) -> None:
    with pytest.raises(error, match=message):
        deadline(event, period, calendar="EC")


def test_hours_cannot_include_the_hour_of_the_event() -> None:
    with pytest.raises(InvalidValue, match="counting_event_day"):
        deadline(datetime(2024, 3, 14, tzinfo=UTC), "PT24H", calendar="EC", counting_event_day=True)


def test_a_period_counted_back_with_too_few_working_days_raises_the_open_point() -> None:
    answer = deadline(date(2026, 1, 2), "P5D", calendar="EC", direction="before")
    assert [notice.id for notice in answer.notices] == ["two-working-days-backwards"]
    assert not deadline(date(2026, 1, 2), "P30D", calendar="EC", direction="before").notices
    outside = deadline(date(2022, 1, 3), "P5D", calendar="EC", direction="before")
    assert not outside.notices


@pytest.mark.parametrize(
    ("event", "period", "counting", "open_point"),
    [
        (date(2025, 3, 10), "P3D", False, True),  # Friday to Sunday; that Monday follows does not help
        (date(2025, 3, 10), "P4D", True, False),  # Friday to Monday, which counts
        (date(2025, 3, 10), "P3D", True, True),  # Saturday to Monday
        (date(2025, 3, 12), "P2D", False, False),  # Monday and Tuesday
        (date(2025, 3, 12), "P1D", False, False),  # a single day is no period of two days or more
    ],
)
def test_two_working_days_are_looked_for_in_the_days_counted_back_and_no_others(
    event: date, period: str, counting: bool, open_point: bool
) -> None:
    answer = deadline(event, period, calendar="EC", direction="before", counting_event_day=counting)
    assert ("two-working-days-backwards" in [notice.id for notice in answer.notices]) is open_point


def test_the_calendar_is_never_guessed() -> None:
    with pytest.raises(TypeError):
        untyped_deadline(date(2024, 3, 14), "P1M")


def test_annulment_runs_from_publication_where_there_was_no_notification() -> None:
    answer = dsa.action_for_annulment(None, published=date(2024, 3, 1))
    assert (answer.steps[0].before, answer.steps[0].after) == (date(2024, 3, 1), date(2024, 3, 15))
    assert answer.date == date(2024, 5, 27)  # 15 May and ten days: 25 May is a Saturday
    assert chained(answer)
    assert dsa.action_for_annulment(date(2024, 3, 1), published=date(2024, 3, 20)).event == date(2024, 3, 1)
    with pytest.raises(MissingFact, match="notified= or published="):
        dsa.action_for_annulment(None)


def test_ten_days_of_distance_are_added_before_the_roll() -> None:
    # Two months from 25 October end on 25 December, a holiday of the Court; the ten days run from there.
    assert dsa.action_for_annulment(date(2024, 10, 25)).date == date(2025, 1, 6)
    assert dsa.appeal(date(2025, 9, 3)).date == date(2025, 11, 13)
    assert chained(dsa.appeal(date(2025, 9, 3)))


def test_the_end_of_a_limit_at_the_court_and_what_decided_it() -> None:
    moved = dsa.action_for_annulment(date(2024, 7, 12))
    assert (moved.nominal, moved.date, moved.steps[-1].after) == (
        date(2024, 9, 22),  # a Sunday
        date(2024, 9, 23),
        date(2024, 9, 23),
    )
    assert moved.steps[-1].rule == "court-rolled"
    assert dsa.appeal(date(2024, 7, 12)).steps[-1].rule == "court-appeal-rolled"
    assert (moved.zone, moved.period) == ("Europe/Luxembourg", Period(months=2, days=10))
    assert (moved.calendar, moved.lists) == ("CJEU", (calendar("CJEU").list_for(date(2024, 9, 22)).source,))
    assert dsa.action_for_annulment(date(2025, 9, 3)).steps[-1].rule == "court-not-rolled"
    assert dsa.appeal(date(2025, 9, 3)).steps[-1].rule == "court-appeal-not-rolled"


def test_periods_of_hours_or_working_days_have_no_end_without_a_calendar() -> None:
    for text in ("PT24H", "10 working days"):
        with pytest.raises(InvalidValue, match="without a calendar"):
            effective_date(date(2024, 3, 14), text)


def test_one_working_day_that_includes_a_working_day_ends_on_it() -> None:
    monday, saturday = date(2025, 1, 13), date(2025, 1, 11)
    on_monday = deadline(monday, "1 working day", calendar="EC", counting_event_day=True)
    assert (on_monday.date, on_monday.steps[0].rule) == (monday, "event-day-counted")
    assert deadline(monday, "1 working day", calendar="EC").steps[0].rule == "event-day-excluded"
    back = deadline(monday, "1 working day", calendar="EC", direction="before")
    assert back.steps[0].rule == "event-day-excluded-backwards"
    assert deadline(saturday, "1 working day", calendar="EC", counting_event_day=True).date == monday


def test_recompute_takes_a_deadline_only() -> None:
    recompute: Any = dsa.recompute
    with pytest.raises(InvalidValue, match="a Deadline"):
        recompute(date(2024, 3, 14))


@pytest.mark.parametrize("limit", [dsa.appeal, dsa.action_for_annulment])
def test_a_word_for_beyond_that_nobody_knows_is_refused_at_the_court_too(limit: Callable[..., dsa.Deadline]) -> None:
    with pytest.raises(
        dsa.errors.InvalidValue, match=r"beyond: 'nonsense' is refused\. Accepted: 'raise' or 'project'"
    ):
        limit(date(2025, 9, 3), beyond="nonsense")
