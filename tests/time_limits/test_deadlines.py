"""Regulation 1182/71: known answers, the law's own properties, and refusals.

The known answers are those of the law on the holiday lists of today: a list that changes can change them.
"""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import pytest
from hypothesis import assume, given, strategies as st

import dsa
from dsa import DSAError, Period, calendar, deadline
from dsa.errors import BeyondCoverage, InvalidType, InvalidValue
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


def chained(answer: dsa.Explained) -> bool:
    return all(step.after == other.before for step, other in zip(answer.steps, answer.steps[1:], strict=False))


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


def test_the_instant_of_expiry_is_midnight_where_the_act_is_due() -> None:
    assert deadline(date(2024, 3, 28), "P3D", calendar="EC").expires_at == datetime(2024, 4, 3, 22, tzinfo=UTC)
    assert due_on(date(2024, 4, 5)).expires_at == datetime(2024, 4, 5, 22, tzinfo=UTC)
    assert due_on(date(2024, 4, 5), zone="Europe/Athens").expires_at == datetime(2024, 4, 5, 21, tzinfo=UTC)
    assert str(due_on(date(2024, 4, 5))) == "due on 5 April 2024"


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
    assert set(answer.lists) > {
        holiday_list.source for holiday_list in EC.lists_between(date(2024, 12, 20), date(2025, 1, 3))
    }
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


@pytest.mark.parametrize(
    ("period", "direction", "text"),
    [
        ("P1D", "after", "1 day from 10 March 2025 ends on 11 March 2025"),
        ("P1D", "before", "1 day back from 10 March 2025 reaches 9 March 2025"),
        ("P3D", "after", "3 days from 10 March 2025 end on 13 March 2025"),
        ("P3D", "before", "3 days back from 10 March 2025 reach 7 March 2025"),
    ],
)
def test_a_deadline_reads_as_the_way_that_it_was_counted(period: str, direction: Direction, text: str) -> None:
    assert str(deadline(date(2025, 3, 10), period, calendar="EC", direction=direction)) == text


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


@pytest.mark.parametrize("bad", ["after ", None, True])
def test_directions_and_policies_are_words_of_two(bad: Any) -> None:
    with pytest.raises(InvalidValue, match="direction"):
        untyped_deadline(date(2024, 3, 14), "P1M", calendar="EC", direction=bad)
    with pytest.raises(InvalidValue, match="beyond"):
        untyped_deadline(date(2024, 3, 14), "P1M", calendar="EC", beyond=bad or "never")


@pytest.mark.parametrize("bad", [1, "yes", None])
def test_whether_the_day_of_the_event_counts_is_yes_or_no(bad: Any) -> None:
    with pytest.raises(InvalidType, match=r"^counting_event_day: .* True or False"):
        untyped_deadline(date(2024, 3, 14), "P1M", calendar="EC", counting_event_day=bad)


@pytest.mark.parametrize(
    ("event", "period", "error", "message"),
    [
        (datetime(2024, 3, 14, tzinfo=UTC), "P1M", InvalidType, "event: .* a day"),
        ("2024-03-14", "P1M", InvalidType, "event"),
        (date(2024, 3, 14), "PT24H", InvalidType, "event: .* with a time zone"),
        (datetime(2024, 3, 14), "PT24H", InvalidValue, "event: .* time zone"),
        (date(2024, 3, 14), "P0D", InvalidValue, "period"),
        (date(2024, 3, 14), "P-1D", InvalidValue, "period"),
        (date(2024, 3, 14), "P99999Y", InvalidValue, "years"),
        (datetime(9999, 12, 31, 23, tzinfo=UTC), "PT99H", InvalidValue, "years 1 to 9999"),
    ],
)
def test_bad_input_is_refused_by_name(event: Any, period: str, error: type[DSAError], message: str) -> None:
    with pytest.raises(error, match=message):
        deadline(event, period, calendar="EC")


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


def test_one_working_day_that_includes_a_working_day_ends_on_it() -> None:
    monday, saturday = date(2025, 1, 13), date(2025, 1, 11)
    on_monday = deadline(monday, "1 working day", calendar="EC", counting_event_day=True)
    assert (on_monday.date, on_monday.steps[0].rule) == (monday, "event-day-counted")
    assert deadline(monday, "1 working day", calendar="EC").steps[0].rule == "event-day-excluded"
    back = deadline(monday, "1 working day", calendar="EC", direction="before")
    assert back.steps[0].rule == "event-day-excluded-backwards"
    assert deadline(saturday, "1 working day", calendar="EC", counting_event_day=True).date == monday
