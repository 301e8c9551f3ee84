"""Beyond the lists, beside them, and where no list is looked at: what an answer says, and what refuses."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

import dsa
from dsa import calendar, deadline
from dsa.errors import BeyondCoverage, InvalidType, InvalidValue
from dsa.time_limits.calendars import HolidayList, HolidayRule, Status
from dsa.time_limits.rolling import CENTURY

EC = calendar("EC")
NEXT = date(2029, 1, 1)
untyped: Any = deadline
untyped_evolve: Any = evolve


def ids(answer: dsa.Explained) -> list[str]:
    return [notice.id for notice in answer.notices]


def without_holidays(first: date, last: date) -> dsa.Calendar:
    """A calendar whose list was read and names no day, and whose rules name May Day."""
    listed = HolidayList(first=first, last=last, holidays=(), source="our own", status=Status.READ)
    rule = HolidayRule(name="May Day", rule="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1")
    return dsa.Calendar(code="OWN", name="Our own", zone="UTC", lists=(listed,), rules=(rule,))


# --- beyond the lists --------------------------------------------------------------------------------------------


def test_beyond_the_lists_the_answer_has_the_day_the_doubt_and_the_way_to_be_strict() -> None:
    answer = deadline(date(2027, 12, 1), "P2M", calendar="EC")
    assert (answer.date, answer.certain, answer.robust) == (date(2028, 2, 1), False, True)
    text = answer.explain()
    assert "projected by rule; no list published" in text
    assert "The lists of the calendar EC end on 31 December 2027" in text
    assert "pass calendar('EC').strict(), or beyond='raise'" in text
    assert "the same under every list that can come" in text


def test_two_months_in_brussels_on_1_december_2026() -> None:
    commission = deadline(date(2026, 12, 1), "P2M", calendar="EC")
    assert (commission.date, commission.certain, commission.notices) == (date(2027, 2, 1), True, ())
    belgium = deadline(date(2026, 12, 1), "P2M", calendar="BE")
    assert (belgium.date, belgium.certain, belgium.robust) == (date(2027, 2, 1), False, True)


@pytest.mark.parametrize("period", ["P2M", "10 working days", "P3W"])
def test_a_strict_calendar_refuses_whoever_asks(period: str) -> None:
    strict = EC.strict()
    for beyond in (None, "raise", "project"):
        with pytest.raises(BeyondCoverage, match=r"Use a day within them\.$"):
            untyped(date(2027, 12, 25), period, calendar=strict, beyond=beyond)
    with pytest.raises(BeyondCoverage):
        untyped(date(2027, 12, 25), period, calendar=EC, beyond="raise")
    with pytest.raises(BeyondCoverage):
        strict.projected(date(2028, 1, 1))
    with pytest.raises(BeyondCoverage):
        dsa.procedures.assistance_reply(date(2027, 12, 25), calendar=strict)
    with pytest.raises(BeyondCoverage):
        dsa.action_for_annulment(date(2027, 12, 25), calendar=calendar("CJEU").strict())
    assert untyped(date(2026, 12, 1), period, calendar=strict) == untyped(date(2026, 12, 1), period, calendar=EC)


def test_a_schedule_projects_unless_it_is_given_a_strict_calendar() -> None:
    provider = dsa.Provider(name="Forum Ltd", country="IE", size=dsa.EnterpriseSize.LARGE)
    forum = dsa.Platform(name="Forum", provider=provider, kind=dsa.ServiceKind.ONLINE_PLATFORM)
    within, beyond = date(2027, 3, 2), date(2029, 1, 1)
    strict = calendar("IE").strict()
    for end in (date(2026, 3, 1), date(2026, 6, 1)):
        own = dsa.schedule(forum, start=date(2025, 1, 1), end=end, calendar=strict)
        assert [due_date.date for due_date in own] == [
            due_date.date for due_date in dsa.schedule(forum, start=date(2025, 1, 1), end=end)
        ]
    assert not dsa.schedule(forum, start=within, end=beyond)[-1].certain
    with pytest.raises(BeyondCoverage):
        dsa.schedule(forum, start=within, end=beyond, calendar=strict)


def test_strictness_is_a_calendar_s_own_and_changes_no_other() -> None:
    strict = EC.strict()
    assert strict != EC
    assert strict == calendar("EC").strict()
    assert strict.strict() == strict
    assert calendar("EC").projects
    with pytest.raises(InvalidType, match=r"projects: .* True or False"):
        untyped_evolve(EC, projects=1)


def test_for_a_century_an_ordinary_calendar_is_projected_and_for_a_little_more_if_it_is_said() -> None:
    for period in ("P1M", "10 working days"):
        with pytest.raises(BeyondCoverage):
            untyped(date(2128, 5, 14), period, calendar=EC)
        assert not untyped(date(2128, 5, 14), period, calendar=EC, beyond="project").certain
    # What ends within the century, or within the years that are projected, is not refused for what lies after it.
    assert deadline(date(2127, 12, 23), "5 working days", calendar="EC").date == date(2128, 1, 9)
    assert deadline(date(2127, 6, 2), "160 working days", calendar="EC").date < date(2128, 3, 1)
    assert deadline(date(2136, 12, 30), "5 working days", calendar="EC", beyond="project").date == date(2137, 1, 9)


def test_the_last_day_that_is_projected_unasked_is_as_good_as_any_before() -> None:
    last = EC.published_until + CENTURY
    week = deadline(last - timedelta(days=7), "P1W", calendar="EC")
    assert (week.nominal, week.date, week.robust) == (last, last, True)
    with pytest.raises(BeyondCoverage):
        deadline(last - timedelta(days=6), "P1W", calendar="EC")


def test_the_working_day_after_the_last_day_of_the_lists_is_found() -> None:
    germany = calendar("DE")
    last = germany.coverage[1]
    assert (last.month, last.day, germany.is_working_day(last)) == (12, 31, True)
    assert deadline(last, "1 working day", calendar="DE").date == germany.projected(NEXT).next_working_day(last)


def test_a_day_and_a_count_from_the_event_on_can_be_the_same_under_every_list() -> None:
    for period, counting, end in (("P1D", False, 2), ("3 working days", True, 3), ("1 working day", True, 1)):
        answer = deadline(date(2028, 2, 1), period, calendar="EC", counting_event_day=counting)
        assert (answer.date, answer.certain, answer.robust) == (date(2028, 2, end), False, True)


def test_a_new_year_s_day_that_is_the_last_of_the_century_is_not_refused_for_the_day_after_it() -> None:
    monday, last = date(2131, 12, 31), date(2031, 10, 17)
    assert last + CENTURY == date(2132, 1, 1)
    own = without_holidays(date(2031, 1, 1), last)
    assert deadline(monday, "1 working day", calendar=own).date == date(2132, 1, 1)
    with pytest.raises(BeyondCoverage):
        deadline(monday, "1 working day", calendar=without_holidays(date(2031, 1, 1), date(2031, 10, 16)))


@pytest.mark.parametrize("last", [date(9999, 6, 30), date.max])
def test_where_the_calendar_of_all_years_ends_a_period_in_working_days_is_refused(last: date) -> None:
    own = without_holidays(date(9700, 1, 1), last)
    assert deadline(date(9999, 6, 25), "2 working days", calendar=own).date == date(9999, 6, 29)
    for period in ("200 working days", "100000 working days"):
        with pytest.raises(BeyondCoverage, match="the days after 31 December 9999"):
            deadline(date(9999, 6, 25), period, calendar=own)


def test_days_before_the_lists_that_could_be_worked_decide() -> None:
    own = without_holidays(date(2030, 1, 1), date(2030, 12, 31))
    saturday = date(2029, 12, 29)
    # Of the days until Tuesday, 1 January 2030, no list says whether Monday is a working day: Wednesday is the second
    # that is known to be one.
    with pytest.raises(BeyondCoverage, match=r"covers 30 December 2029"):
        deadline(saturday, "P3D", calendar=own)
    assert deadline(saturday, "P4D", calendar=own).date == date(2030, 1, 2)


def test_before_the_lists_nothing_is_projected() -> None:
    for beyond in (None, "raise", "project"):
        with pytest.raises(BeyondCoverage):
            untyped(date(2019, 12, 1), "P2M", calendar="EC", beyond=beyond)


# --- the traced sister of the count ------------------------------------------------------------------------------


def test_working_days_between_two_days_are_counted_with_their_doubts() -> None:
    sure = dsa.working_days(date(2026, 4, 1), date(2026, 4, 30), calendar="EC")
    assert (sure.count, sure.least, sure.most, sure.certain, sure.robust, sure.notices) == (19, 19, 19, True, True, ())
    assert sure.lists == ("C/2025/4103, OJ C, 24.7.2025",)
    assert str(sure) == "working days from 1 April 2026 to 30 April 2026: 19"
    closing = dsa.working_days(date(2024, 12, 16), date(2025, 1, 10), calendar="EC")
    assert (closing.count, closing.certain, closing.robust) == (11, False, True)
    assert ids(closing)[-1] == "same-under-every-list"
    assert any("14 May 2025" in source for source in closing.lists)
    vague = dsa.working_days(date(2026, 5, 18), date(2026, 5, 29), calendar="BG")
    assert (vague.count, vague.least, vague.most, vague.robust) == (10, 9, 10, False)
    assert ids(vague)[-1] == "working-days-can-differ"
    assert str(vague.notices[-1]).startswith("Depending on the days in doubt, there are from 9 to 10 working days.")


def test_counting_beyond_the_lists_goes_by_the_same_words_as_a_deadline() -> None:
    days = date(2027, 12, 1), date(2028, 1, 31)
    assert dsa.working_days(*days, calendar="EC").count == 37
    assert dsa.working_days(*days, calendar="EC", beyond="project").count == 37
    with pytest.raises(BeyondCoverage):
        dsa.working_days(*days, calendar="EC", beyond="raise")
    with pytest.raises(BeyondCoverage):
        dsa.working_days(*days, calendar=EC.strict())
    with pytest.raises(BeyondCoverage):
        EC.working_days(*days)
    with pytest.raises(BeyondCoverage):
        EC.doubts(*days)
    count: Any = dsa.working_days
    with pytest.raises(InvalidValue, match="beyond"):
        count(*days, calendar="EC", beyond="never")
    with pytest.raises(InvalidType, match="start"):
        count("2027", days[1], calendar="EC")
    assert dsa.working_days(*reversed(days), calendar="EC").count == 0


@pytest.mark.parametrize("name", ["count", "least", "most"])
def test_a_count_of_working_days_is_made_of_whole_numbers(name: str) -> None:
    april = dsa.working_days(date(2026, 4, 1), date(2026, 4, 30), calendar="EC")
    with pytest.raises(InvalidType, match=f"^{name}: .*a whole number"):
        untyped_evolve(april, **{name: 19.0})


# --- hours -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "period", "other"),
    [
        ("2026-04-02T14:20+02:00", "PT48H", date(2026, 4, 8)),  # Maundy Thursday to Saturday: Easter
        ("2026-06-05T14:20+02:00", "PT72H", None),  # Friday to Monday: parts of two working days
        ("2026-06-05T14:20+02:00", "PT48H", date(2026, 6, 8)),  # Friday to Sunday
        ("2026-06-05T14:20+02:00", "PT47H", None),  # no two days
        ("2026-06-06T23:20+02:00", "PT48H", date(2026, 6, 9)),  # all of Sunday and Monday
        ("2026-06-07T23:20+02:00", "PT48H", None),  # all of Monday and Tuesday
        ("2026-06-01T14:20+02:00", "PT48H", None),
        ("2028-04-13T14:20+02:00", "PT48H", date(2028, 4, 19)),  # beyond the lists: Easter again, in doubt
    ],
)
def test_hours_without_two_working_days_have_another_reading(event: str, period: str, other: date | None) -> None:
    answer = deadline(datetime.fromisoformat(event), period, calendar="EC")
    told = [notice.facts["other"] for notice in answer.notices if notice.id == "two-working-days-in-hours"]
    assert told == ([] if other is None else [other])
    assert ("uncertain-holiday-list" in ids(answer)) == (other is not None and other.year == 2028)


@pytest.mark.parametrize(
    ("event", "period", "open_point"),
    [
        ("2026-06-09T00:20+02:00", "PT48H", True),  # all of Monday and Sunday
        ("2026-06-08T10:20+02:00", "PT48H", True),  # back from Monday to Saturday
        ("2028-04-18T10:20+02:00", "PT72H", True),  # beyond the lists: over Easter
        ("2026-06-08T10:20+02:00", "PT47H", False),  # no two days
        ("2026-06-08T10:20+02:00", "PT72H", False),  # back to Friday: parts of two working days
    ],
)
def test_hours_counted_back_over_too_few_working_days_would_not_last_past_their_event(
    event: str, period: str, open_point: bool
) -> None:
    answer = deadline(datetime.fromisoformat(event), period, calendar="EC", direction="before")
    assert ids(answer) == (["two-working-days-backwards"] if open_point else [])


def test_where_no_list_says_which_days_are_worked_hours_have_no_other_reading() -> None:
    answer = deadline(datetime.fromisoformat("2028-04-13T14:20+02:00"), "PT48H", calendar="EC", beyond="raise")
    assert answer.notices == ()


def test_the_rules_for_hours_and_parts_of_months_need_no_reservation_any_more() -> None:
    assert deadline(datetime.fromisoformat("2026-06-01T14:20+02:00"), "PT24H", calendar="EC").notices == ()
    assert deadline(date(2025, 1, 31), "P1.5M", calendar="EC").notices == ()


def test_a_period_counted_back_is_looked_at_beyond_the_lists_too() -> None:
    answer = deadline(date(2028, 4, 18), "P5D", calendar="EC", direction="before")  # over Easter
    assert (answer.date, ids(answer)) == (date(2028, 4, 13), ["two-working-days-backwards"])
    assert deadline(date(2028, 4, 18), "P5D", calendar="EC", direction="before", beyond="raise").notices == ()


def test_the_day_of_the_event_need_not_be_known_where_it_is_not_counted() -> None:
    first, last = EC.coverage
    strict, day = EC.strict(), timedelta(days=1)
    assert deadline(first - day, "1 working day", calendar=strict).date == date(2022, 1, 3)
    assert deadline(last + day, "5 working days", calendar=strict, direction="before").date == date(2027, 12, 16)
    for event, direction, counting in (
        (first - day, "after", True),
        (first - 2 * day, "after", False),
        (first, "before", False),
        (last + day, "before", True),
        (last, "after", False),
    ):
        with pytest.raises(BeyondCoverage):
            untyped(event, "1 working day", calendar=strict, direction=direction, counting_event_day=counting)


def test_working_days_that_the_list_holds_already_are_not_looked_for_beyond_it() -> None:
    long = without_holidays(date(1950, 1, 1), date(2049, 12, 31))
    answer = deadline(date(1950, 1, 2), "26100 working days", calendar=long)  # the list has 26 089 of them
    assert (answer.date, answer.certain) == (date(2050, 1, 17), False)


def test_a_projection_ends_a_century_and_ten_years_after_the_lists() -> None:
    published = EC.published_until.year
    assert EC.projected(date(published + 110, 12, 31)).lists[-1].last == date(published + 110, 12, 31)
    with pytest.raises(BeyondCoverage, match=f"Nothing is projected beyond {published + 110}"):
        EC.projected(date(published + 111, 1, 1))
