"""What a result rests on that no list settles: said day by day, and whether it matters."""

from datetime import date, timedelta
from itertools import chain, combinations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import dsa
from dsa import calendar, deadline
from dsa.errors import BeyondCoverage, InvalidValue
from dsa.testing import strategies
from dsa.time_limits.calendars import CODES, Calendar, Holiday, HolidayList, HolidayRule, Status
from dsa.time_limits.calendars.projection import STATUTE_UNTIL, project

EC = calendar("EC")
DAY = timedelta(days=1)
untyped: Any = deadline


def ids(answer: dsa.Explained) -> list[str]:
    return [notice.id for notice in answer.notices]


def day(month: int, number: int, status: Status = Status.INFERRED, note: str | None = None) -> Holiday:
    return Holiday(date=date(2030, month, number), name="A day", source="made for a test", status=status, note=note)


def made(*holidays: Holiday, possible: tuple[Holiday, ...] = (), status: Status = Status.READ) -> Calendar:
    holiday_list = HolidayList(
        first=date(2030, 1, 1),
        last=date(2030, 12, 31),
        holidays=holidays,
        possible=possible,
        source="made for a test",
        status=status,
    )
    return Calendar(code="XX", name="Nowhere", zone="Europe/Brussels", lists=(holiday_list,))


# --- each day has its own status ---------------------------------------------------------------------------------


def test_the_words_for_how_a_day_is_known() -> None:
    assert [str(status) for status in Status] == [
        *("read", "transcribed", "evidenced", "by statute", "inferred", "projected"),
    ]
    assert [status for status in Status if status.certain] == [Status.READ, Status.TRANSCRIBED]
    assert [status for status in Status if not status.settled] == [Status.INFERRED, Status.PROJECTED]


def test_a_list_that_was_not_read_says_what_was_and_what_was_not() -> None:
    by_day = {holiday.date: holiday for holiday in EC.holidays(2022)}
    assert by_day[date(2022, 4, 14)].status is Status.READ
    assert by_day[date(2022, 4, 18)].status is Status.INFERRED
    assert "read for 14 and 15 April only" in by_day[date(2022, 4, 18)].source
    assert by_day[date(2022, 12, 23)].status is Status.EVIDENCED
    assert "published as ending on 31 March 2023" in by_day[date(2022, 12, 23)].source
    assert "read up to 15 August only" in EC.list_for(date(2024, 9, 2)).source


def test_an_answer_names_the_days_in_doubt_how_each_is_known_and_from_where() -> None:
    answer = deadline(date(2024, 12, 20), "1 working day", calendar="EC")
    assert (answer.certain, answer.robust) == (False, True)
    assert ids(answer) == ["uncertain-holiday-list", "days-in-doubt", "same-under-every-list"]
    first, days, _ = answer.notices
    assert first.facts["status"] == "evidenced"
    assert "published as ending on 14 May 2025" in str(first)
    assert days.facts["days"] == tuple(date(2024, 12, number) for number in (23, 24, 25, 26, 27, 30, 31))


def test_days_that_are_known_in_different_ways_are_told_apart() -> None:
    own = made(day(5, 6), day(5, 7, Status.EVIDENCED), day(5, 8, note="a decree"), possible=(day(5, 9),))
    answer = deadline(date(2030, 5, 3), "3 working days", calendar=own)
    told = [notice.facts for notice in answer.notices]
    assert [fact["status"] for fact in told if "status" in fact] == ["inferred", "evidenced", "inferred"]
    assert [fact["source"] for fact in told if "source" in fact] == [
        *("made for a test", "made for a test", "made for a test: a decree"),
    ]
    assert [fact["days"] for fact in told if "days" in fact] == [
        (date(2030, 5, 6), date(2030, 5, 9)),
        (date(2030, 5, 7),),
        (date(2030, 5, 8),),
    ]
    assert not answer.robust


def test_saturdays_and_sundays_are_never_in_doubt() -> None:
    unread = made(day(6, 1), possible=(day(6, 2),), status=Status.INFERRED)  # a Saturday and a Sunday
    assert unread.doubtful_days(date(2030, 6, 1), date(2030, 6, 2)) == 0
    assert unread.doubtful_days(date(2030, 6, 1), date(2030, 6, 3)) == 1
    assert unread.doubts(date(2030, 1, 1), date(2030, 12, 31)) == ()


def test_every_weekday_of_a_list_that_was_not_read_is_in_doubt_and_no_day_beside_it() -> None:
    def year(number: int, status: Status) -> HolidayList:
        first, last = date(number, 1, 1), date(number, 12, 31)
        return HolidayList(first=first, last=last, holidays=(), source="made for a test", status=status)

    lists = year(2029, Status.READ), year(2030, Status.INFERRED), year(2031, Status.READ)
    own = Calendar(code="XX", name="Nowhere", zone="Europe/Brussels", lists=lists)
    assert own.doubtful_days(date(2029, 12, 31), date(2029, 12, 31)) == 0  # a Monday
    for month, number in ((1, 1), (12, 30), (12, 31)):  # Tuesday, Monday and Tuesday
        assert own.doubtful_days(date(2030, month, number), date(2030, month, number)) == 1
    assert own.doubtful_days(date(2031, 1, 1), date(2031, 1, 1)) == 0


@pytest.mark.parametrize("only", [day(1, 1), day(12, 31)])
def test_a_day_in_doubt_at_the_edge_of_a_list_stands_for_the_list(only: Holiday) -> None:
    own = made(only, status=Status.INFERRED)
    told = [notice.facts for notice in dsa.working_days(*own.coverage, calendar=own).notices]
    assert [fact["days"] for fact in told if "days" in fact] == [(only.date,)]
    assert [fact["source"] for fact in told if "source" in fact] == ["made for a test"]


def test_an_answer_that_ends_on_the_last_day_of_the_lists_does_not_reach_beyond_them() -> None:
    own = made(status=Status.INFERRED)
    answer = deadline(date(2030, 12, 30), "1 working day", calendar=own)
    assert (answer.date, answer.certain) == (own.published_until, False)
    assert "beyond-published-lists" not in ids(answer)


def test_a_calendar_of_projected_lists_alone_answers_with_its_doubts() -> None:
    own = made(status=Status.PROJECTED)
    answer = deadline(date(2030, 5, 2), "1 working day", calendar=own)
    assert (answer.date, answer.certain) == (date(2030, 5, 3), False)
    assert ids(answer)[0] == "uncertain-holiday-list"


def test_the_bounds_of_a_calendar_hold_nothing_in_doubt_and_are_never_lengthened() -> None:
    may_day = HolidayRule(name="May Day", rule="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1")
    own = evolve(made(day(5, 7), day(5, 8, Status.EVIDENCED), possible=(day(5, 9),)), rules=(may_day,))
    named = {"fewest": [8], "most": [7, 8, 9]}
    for bound, days in ((own.fewest, named["fewest"]), (own.most, named["most"])):
        assert [holiday.date.day for holiday in bound.holidays(2030)] == days
        assert bound.most == bound
        for beyond in (None, "project"):
            with pytest.raises(BeyondCoverage):
                untyped(date(2030, 12, 30), "P1M", calendar=bound, beyond=beyond)
    assert deadline(date(2030, 12, 30), "P1M", calendar=own).date == date(2031, 1, 30)


def test_what_a_list_holds_possible_is_no_holiday_and_not_in_it() -> None:
    own = made(possible=(day(5, 9),))
    assert own.is_working_day(date(2030, 5, 9))
    assert own.doubtful_days(date(2030, 5, 9), date(2030, 5, 9)) == 1
    with pytest.raises(InvalidValue, match=r"^possible"):
        made(day(5, 9), possible=(day(5, 9),))
    with pytest.raises(InvalidValue, match=r"^possible"):
        made(possible=(day(5, 9), day(5, 8)))


@pytest.mark.parametrize(
    ("code", "event", "end", "in_doubt"),
    [
        ("SK", date(2025, 10, 17), date(2025, 11, 18), date(2025, 11, 17)),
        ("SK", date(2026, 8, 15), date(2026, 9, 16), date(2026, 9, 15)),
        ("BG", date(2026, 4, 25), date(2026, 5, 25), date(2026, 5, 25)),
        ("HU", date(2026, 7, 21), date(2026, 8, 21), date(2026, 8, 21)),
        ("LV", date(2025, 10, 17), date(2025, 11, 17), date(2025, 11, 17)),
        ("BE", date(2026, 10, 2), date(2026, 11, 3), date(2026, 11, 2)),
        ("EC-LU", date(2026, 5, 23), date(2026, 6, 24), date(2026, 6, 23)),
        ("EC-LU", date(2026, 6, 21), date(2026, 7, 21), date(2026, 7, 21)),
    ],
)
def test_where_sources_contradict_each_other_the_answer_says_so(
    code: str, event: date, end: date, in_doubt: date
) -> None:
    answer = deadline(event, "P1M", calendar=code)
    assert (answer.date, answer.certain, answer.robust) == (end, False, False)
    assert [notice.facts["days"] for notice in answer.notices if notice.id == "days-in-doubt"] == [(in_doubt,)]
    assert ":" in str(answer.notices[0].facts["source"])  # the list, and what contradicts it


# --- the same under every list that can come ---------------------------------------------------------------------

periods = st.sampled_from(["P1D", "P2D", "P3D", "P1W", "P2W", "1 working day", "3 working days", "7 working days"])
offsets = st.lists(st.integers(0, 40), max_size=5, unique=True)


@given(offsets, st.integers(0, 5), st.integers(0, 30), periods, st.sampled_from(["after", "before"]), st.booleans())
def test_an_answer_is_robust_if_and_only_if_every_list_that_can_come_gives_it(
    unsure: list[int], listed: int, event: int, period: str, direction: str, counting: bool
) -> None:
    first = date(2030, 4, 1)
    every = [day((first + n * DAY).month, (first + n * DAY).day) for n in unsure]

    def ends(own: Calendar) -> dsa.Deadline:
        answer: dsa.Deadline = untyped(
            first + event * DAY, period, calendar=own, direction=direction, counting_event_day=counting
        )
        return answer

    def listing(*chosen: Holiday, possible: tuple[Holiday, ...] = ()) -> Calendar:
        ordered = (tuple(sorted(some, key=lambda holiday: holiday.date)) for some in (chosen, possible))
        return made(*next(ordered), possible=next(ordered))

    answer = ends(listing(*every[:listed], possible=tuple(every[listed:])))
    subsets = chain.from_iterable(combinations(every, size) for size in range(len(every) + 1))
    assert answer.robust == ({ends(listing(*chosen)).date for chosen in subsets} == {answer.date}) or answer.certain
    assert not answer.certain or answer.robust


@given(strategies.calendars(), strategies.days(), periods)
def test_the_fewest_and_the_most_holidays_enclose_the_day(own: Calendar, event: date, period: str) -> None:
    longer = own.projected(date(2032, 12, 31))
    answer = deadline(event, period, calendar=longer)
    least, most = (deadline(event, period, calendar=bound).date for bound in (longer.fewest, longer.most))
    assert least <= answer.date <= most
    assert answer.robust or (least, most) != (answer.date, answer.date)


@pytest.mark.parametrize("code", CODES)
def test_every_list_that_was_read_lies_between_what_the_rules_are_sure_of_and_what_they_hold_possible(
    code: str,
) -> None:
    own = calendar(code)
    years = [
        year
        for year in range(2022, own.published_until.year + 1)
        if date(year, 12, 31) <= own.published_until
        and all(holiday_list.status.certain for holiday_list in own.lists_between(date(year, 1, 1), date(year, 12, 31)))
    ]
    assert years or code in {"CJEU", "IT"}
    for year in years:
        listed = {holiday.date for holiday in own.holidays(year) if holiday.date.weekday() < 5}
        sure = {holiday.date for holiday in own.holidays(year) if holiday.status.certain and holiday.date.weekday() < 5}
        foreseen = project(own.rules, date(year - 1, 12, 31), year)
        least = {
            holiday.date
            for holiday in foreseen.fewest.holidays
            if holiday.date.weekday() < 5 and holiday.status.settled
        }
        most = {holiday.date for holiday in foreseen.most.holidays if holiday.date.weekday() < 5}
        assert sure <= most, year
        if year > 2024:
            named = {rule_day for rule in own.rules if rule.statute for rule_day in rule.days(year)}
            assert {named_day for named_day in named if named_day.weekday() < 5} <= listed, year
        assert least <= most


@pytest.mark.parametrize("code", CODES)
def test_the_rules_say_what_every_list_beside_them_says(code: str) -> None:
    own = calendar(code)
    exceptions = {"SK": {date(2026, 5, 8)}}.get(code, set())  # a working day in that year only
    for year in range(2022, own.published_until.year + 1):
        first, last = date(year, 1, 1), date(year, 12, 31)
        if last > own.published_until or not all(
            holiday_list.status.certain for holiday_list in own.lists_between(first, last)
        ):
            continue
        foreseen = project(own.rules, first - DAY, year)
        doubts = {doubt.date for doubt in (*own.doubts(first, last), *foreseen.possible)} | exceptions
        ruled = {holiday.date for holiday in foreseen.holidays if holiday.date.weekday() < 5}
        listed = {holiday.date for holiday in own.holidays(year) if holiday.date.weekday() < 5}
        assert ruled - doubts == listed - doubts, year


def test_decembers_of_the_commission_can_have_one_closing_day_more() -> None:
    answer = deadline(date(2028, 11, 22), "P1M", calendar="EC")
    assert (answer.date, answer.certain, answer.robust) == (date(2028, 12, 22), False, False)
    assert answer.notices[1].facts["days"] == (date(2028, 12, 22),)
    for year, closing in ((2022, 23), (2024, 23), (2027, 23), (2028, 22), (2029, 21), (2033, 23)):
        foreseen = project(EC.rules, date(year - 1, 12, 31), year)
        assert [day.date for day in foreseen.possible] == [date(year, 12, closing)]


def test_a_day_that_a_statute_fixes_is_settled_up_to_2030() -> None:
    unity = deadline(date(2028, 9, 3), "P1M", calendar="DE")
    assert (unity.date, unity.certain, unity.robust) == (date(2028, 10, 4), False, True)
    assert [fact["status"] for notice in unity.notices if "status" in (fact := notice.facts)] == ["by statute"]
    later = calendar("DE").projected(date(STATUTE_UNTIL + 1, 12, 31))
    assert {holiday.status for holiday in later.holidays(STATUTE_UNTIL)} == {Status.BY_STATUTE}
    assert {holiday.status for holiday in later.holidays(STATUTE_UNTIL + 1)} == {Status.PROJECTED}
    assert not deadline(date(2031, 9, 3), "P1M", calendar="DE").robust


def test_a_statute_prevails_over_a_pattern_and_a_pattern_over_what_is_possible() -> None:
    rule = "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=2"
    rules = [
        HolidayRule(name="Possible", rule=rule, possible=True),
        HolidayRule(name="Pattern", rule=rule),
        HolidayRule(name="Statute", rule=rule, statute=True),
    ]
    for kept, name in ((rules, "Statute"), (rules[:2], "Pattern"), (rules[:1], None)):
        foreseen = project(kept, date(2029, 12, 31), 2030)
        assert [holiday.name for holiday in foreseen.holidays] == ([name] if name else [])
        assert len(foreseen.possible) == (name is None)


def test_an_answer_near_the_end_of_lists_without_rules_is_not_robust() -> None:
    own = made(day(12, 30), status=Status.INFERRED)
    answer = deadline(date(2030, 12, 27), "1 working day", calendar=own)
    assert (answer.date, answer.certain, answer.robust) == (date(2030, 12, 31), False, False)
    full = made(day(12, 30), possible=(day(12, 31),), status=Status.INFERRED)
    assert not deadline(date(2030, 12, 27), "1 working day", calendar=full).robust


def test_nobody_foresees_the_holidays_of_a_century_from_now() -> None:
    assert deadline(date(2028, 2, 1), "P99Y", calendar="EC").robust
    for period in ("P101Y", "99999 working days"):
        with pytest.raises(BeyondCoverage, match="beyond='project'"):
            deadline(date(2028, 2, 1), period, calendar="EC")
    far = deadline(date(2028, 2, 1), "P101Y", calendar="EC", beyond="project")
    assert (far.date, far.certain, far.robust) == (date(2129, 2, 1), False, False)


def test_a_holiday_in_doubt_between_two_days_that_are_surely_worked_decides_nothing() -> None:
    monday = made(day(5, 6, status=Status.INFERRED))
    assert deadline(date(2030, 5, 2), "P5D", calendar=monday).certain  # Friday and Tuesday are worked in any case
    answer = deadline(date(2030, 5, 3), "P4D", calendar=monday)
    assert (answer.date, answer.certain, answer.robust) == (date(2030, 5, 8), False, False)


def test_the_day_of_the_event_decides_nothing_of_working_days_unless_it_counts() -> None:
    doubtful, day_after = date(2026, 9, 15), "1 working day"  # of which sources contradict each other in Slovakia
    for direction in ("after", "before"):
        answer = untyped(doubtful, day_after, calendar="SK", direction=direction)
        assert (answer.certain, answer.notices) == (True, ())
        counted = untyped(doubtful, day_after, calendar="SK", direction=direction, counting_event_day=True)
        assert (counted.certain, counted.robust) == (False, False)
    eve, morrow = date(2026, 9, 14), date(2026, 9, 16)
    assert not deadline(eve, day_after, calendar="SK").certain
    assert not deadline(morrow, day_after, calendar="SK", direction="before").certain
