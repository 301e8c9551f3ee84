"""Days and moments that are named, and days of effect: none of them moves."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

import dsa
from dsa.errors import InvalidValue
from dsa.time_limits.named_days import due_on, effective_date


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


def test_periods_of_hours_or_working_days_have_no_end_without_a_calendar() -> None:
    for text in ("PT24H", "10 working days"):
        with pytest.raises(InvalidValue, match="without a calendar"):
            effective_date(date(2024, 3, 14), text)


def test_a_moment_that_is_named_is_told_in_the_zone_that_is_asked_for() -> None:
    moment = datetime(2024, 4, 5, 23, 30, tzinfo=ZoneInfo("Europe/Brussels"))
    answer = dsa.due_at(moment, zone="Europe/Athens")
    assert (answer.date, answer.zone, answer.expires_at) == (date(2024, 4, 6), "Europe/Athens", moment)
    assert answer.expires_at.utcoffset() == moment.astimezone(ZoneInfo("Europe/Athens")).utcoffset()
    assert dsa.due_at(moment).zone == dsa.due_on(date(2024, 4, 5)).zone == "Europe/Brussels"
    assert dsa.due_on(date(2024, 4, 5), zone="Europe/Athens").zone == "Europe/Athens"


def test_a_day_of_effect_says_from_when_it_is_one_if_the_period_has_to_be_over() -> None:
    for period, end, next_day in (
        ("P4M", date(2026, 10, 1), date(2026, 10, 2)),
        ("P20D", date(2026, 6, 21), date(2026, 6, 22)),
    ):
        answer = effective_date(date(2026, 6, 1), period)
        assert answer.date == end
        assert [(notice.id, notice.facts) for notice in answer.notices] == [
            ("date-of-effect-or-next-day", {"next_day": next_day})
        ]
    assert effective_date(date(9999, 12, 1), "P30D").notices == ()
