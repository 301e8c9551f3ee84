"""Calendars: exact to the day, refusing beyond, the same answer as a walk by hand."""

import copy
import inspect
import pickle
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from dsa import DSAError, calendar
from dsa.errors import BeyondCoverage, InvalidType, InvalidValue, OutOfOrder, UnknownName
from dsa.time_limits.calendars import CODES, Calendar, Holiday, HolidayList, HolidayRule, Status

EC = calendar("EC")
days = st.dates(min_value=date(2022, 1, 1), max_value=date(2026, 12, 31))


def walked(start: date, number: int) -> date:
    """The n-th working day after start, by walking."""
    holidays = {day.date for holiday_list in EC.lists for day in holiday_list.holidays}
    day, step = start, 1 if number > 0 else -1
    for _ in range(abs(number)):
        day += timedelta(days=step)
        while day.weekday() > 4 or day in holidays:
            day += timedelta(days=step)
    return day


@given(st.dates(min_value=date(2023, 1, 1), max_value=date(2025, 12, 31)), st.integers(-200, 200).filter(bool))
def test_adding_working_days_agrees_with_a_walk(start: date, number: int) -> None:
    assert EC.add_working_days(start, number) == walked(start, number)


@given(days, days)
def test_working_days_between_agree_with_asking_each_day(first: date, other: date) -> None:
    span = [first + timedelta(days=n) for n in range((other - first).days + 1)]
    assert EC.working_days(first, other) == sum(map(EC.is_working_day, span))


@pytest.mark.parametrize("code", CODES)
def test_every_calendar_loads_and_covers_2022_to_2026(code: str) -> None:
    loaded = calendar(code)
    assert loaded.code == code
    assert loaded.coverage[0] == date(2022, 1, 1)
    assert loaded.coverage[1] >= date(2026, 12, 31)
    assert all(loaded.holidays(year) for year in range(2022, 2027))
    assert loaded.projected(date(2029, 6, 1)).coverage[1] == date(2029, 12, 31)
    assert not loaded.projected(date(2029, 6, 1)).is_working_day(date(2029, 1, 1))
    assert loaded.sources


def test_the_lists_are_exact_to_the_day_and_refuse_beyond() -> None:
    with pytest.raises(BeyondCoverage, match=r"no list of public holidays covers 1 January 2028"):
        EC.is_working_day(date(2028, 1, 1))
    with pytest.raises(BeyondCoverage):
        EC.holidays(2028)
    with pytest.raises(BeyondCoverage):
        EC.holidays(99_999)
    with pytest.raises(BeyondCoverage, match=r"the days after 31 December 2027.*or pass beyond='project'"):
        EC.add_working_days(date(2027, 12, 30), 1)
    with pytest.raises(BeyondCoverage):
        EC.list_for(date(2028, 1, 1))
    with pytest.raises(BeyondCoverage, match=r"Use a day within them\.$"):
        EC.add_working_days(date(2022, 1, 4), -5)


def test_what_the_verbs_of_a_calendar_refuse_is_told_as_they_can_be_asked() -> None:
    with pytest.raises(BeyondCoverage, match=r"the calendar itself takes none") as caught:
        EC.holidays(2028)
    assert ".projected(day)" in str(caught.value)
    assert "beyond" not in inspect.signature(EC.holidays).parameters
    assert EC.projected(date(2028, 12, 31)).holidays(2028)


def test_coverage_includes_both_its_ends() -> None:
    first, last = EC.coverage
    assert EC.covers(first)
    assert EC.covers(last)
    assert not EC.covers(first - timedelta(days=1))
    assert not EC.covers(last + timedelta(days=1))


def test_what_a_day_is() -> None:
    schuman = EC.holiday(date(2023, 5, 9))
    assert schuman is not None
    assert schuman.status is Status.READ
    assert schuman.name in str(schuman)
    assert EC.holiday(date(2023, 5, 10)) is None
    assert not EC.is_working_day(date(2023, 5, 13))
    assert not EC.is_working_day(date(2023, 5, 14))
    assert EC.is_working_day(date(2023, 5, 15))
    assert EC.list_for(date(2026, 7, 1)).status is Status.TRANSCRIBED
    assert not EC.doubtful_days(date(2026, 1, 1), date(2026, 12, 31))
    assert EC.doubtful_days(date(2024, 12, 1), date(2024, 12, 31)) == 22
    assert EC.doubtful_days(date(2024, 12, 31), date(2024, 12, 1)) == 0


def test_the_first_day_that_a_calendar_covers_counts_as_what_it_is() -> None:
    new_year = date(2022, 1, 1), date(2022, 1, 1)
    assert (EC.working_days(*new_year), EC.doubtful_days(*new_year), EC.settled_working_days(*new_year)) == (0, 0, 0)


def test_brussels_and_luxembourg_differ_by_their_national_days() -> None:
    luxembourg = calendar("EC-LU")
    differ = {
        day
        for day in (date(2025, 1, 1) + timedelta(days=n) for n in range(365))
        if EC.is_working_day(day) != luxembourg.is_working_day(day)
    }
    assert differ == {date(2025, 6, 23), date(2025, 7, 21)}


@pytest.mark.parametrize("bad", ["CE", "ec", "XX", "", None, 5, "US", b"EC"])
def test_an_unknown_code_is_refused_and_never_falls_back(bad: Any) -> None:
    with pytest.raises(UnknownName, match=r"calendar: .* is not known. .*Accepted: AT, BE"):
        calendar(bad)


def test_a_day_of_a_class_of_one_s_own_is_a_day() -> None:
    class Day(date):
        """What date libraries do."""

    assert EC.is_working_day(Day(2024, 3, 14))


def test_greece_is_known_by_the_union_s_own_code_too() -> None:
    assert calendar("EL") is calendar("GR")
    assert calendar(EC) is EC
    assert "Brussels" in str(EC)


@pytest.mark.parametrize("bad", [datetime(2024, 1, 2), "2024-01-02", 20240102])
def test_only_days_are_days(bad: Any) -> None:
    for ask in (EC.is_working_day, EC.holiday, EC.next_working_day, EC.list_for, EC.known_on, EC.projected):
        with pytest.raises(InvalidType):
            ask(bad)


@pytest.mark.parametrize("bad", [0, True, 1.0, "1"])
def test_a_number_of_working_days_is_a_whole_number_other_than_nought(bad: Any) -> None:
    with pytest.raises(InvalidValue, match=r"^n: "):
        EC.add_working_days(date(2024, 1, 2), bad)


NEW_YEAR = date(2030, 1, 1)
NEXT_YEAR = {"first": date(2031, 1, 1), "last": date(2031, 12, 31)}


def one_list(**other: Any) -> Any:
    made: Any = HolidayList
    plain = {
        "first": date(2030, 1, 1),
        "last": date(2030, 12, 31),
        "holidays": (),
        "source": "made for a test",
        "status": Status.READ,
    }
    return made(**{**plain, **other})


def holiday(day: date) -> Holiday:
    return Holiday(date=day, name="A holiday", source="made for a test", status=Status.READ)


def test_a_calendar_of_one_s_own() -> None:
    own = Calendar(
        code="OWN", name="Own", zone="Europe/Paris", lists=(one_list(holidays=(holiday(date(2030, 1, 2)),)),)
    )
    assert own.next_working_day(date(2030, 1, 1)) == date(2030, 1, 3)
    with pytest.raises(BeyondCoverage, match=r"Use a day within them"):
        own.projected(date(2031, 1, 1))
    assert own == copy.deepcopy(own)
    assert hash(own) == hash(copy.deepcopy(own))
    assert own != EC
    assert own != "OWN"


def test_the_first_day_of_a_calendar_counts_like_any_other() -> None:
    tuesday = date(2030, 1, 1)
    own = Calendar(code="OWN", name="Own", zone="Europe/Paris", lists=(one_list(),))
    assert own.is_working_day(tuesday)
    assert own.working_days(tuesday, tuesday) == 1
    assert own.working_days(tuesday, date(2030, 1, 7)) == 5
    assert own.add_working_days(date(2030, 1, 2), -1) == tuesday
    assert own.add_working_days(tuesday, 1) == date(2030, 1, 2)
    with pytest.raises(BeyondCoverage, match="before 1 January 2030"):
        own.add_working_days(tuesday, -1)
    off = Calendar(code="OFF", name="Off", zone="Europe/Paris", lists=(one_list(holidays=(holiday(tuesday),)),))
    assert not off.is_working_day(tuesday)
    assert off.working_days(tuesday, tuesday) == 0


def test_a_calendar_survives_pickling() -> None:
    again = pickle.loads(pickle.dumps(EC))
    assert again == EC
    assert again.add_working_days(date(2025, 12, 23), 2) == date(2026, 1, 6)
    strict = pickle.loads(pickle.dumps(EC.strict()))
    assert (strict, strict.projects) == (EC.strict(), False)


@pytest.mark.parametrize(
    "bad",
    [
        {"last": date(2029, 1, 1)},
        {"first": "2030-01-01"},
        {"source": ""},
        {"status": "read"},
        {"published": "2029"},
        {"note": 5},
        {"holidays": (holiday(date(2031, 1, 1)),)},
        {"holidays": (holiday(date(2030, 2, 1)), holiday(date(2030, 1, 1)))},
        {"holidays": (holiday(date(2030, 1, 1)), holiday(date(2030, 1, 1)))},
        {"holidays": "none"},
        {"holidays": (date(2030, 1, 1),)},
    ],
)
def test_a_list_with_one_thing_wrong_is_refused_by_name(bad: dict[str, Any]) -> None:
    with pytest.raises(DSAError, match=f"^{next(iter(bad))}"):
        one_list(**bad)


@pytest.mark.parametrize(
    ("kind", "bad"),
    [
        (Holiday, {"note": 5}),
        (HolidayRule, {"name": None}),
        (HolidayRule, {"rule": 5}),
        (HolidayRule, {"statute": 1}),
        (HolidayRule, {"possible": "no"}),
        (HolidayRule, {"orthodox_easter": "2", "rule": None}),
        (HolidayRule, {"orthodox_easter": 1.0, "rule": None}),
        (HolidayRule, {"orthodox_easter": True, "rule": None}),
        (Calendar, {"code": 5}),
        (Calendar, {"name": None}),
        (Calendar, {"rules": ("FREQ=YEARLY",)}),
    ],
)
def test_a_value_of_another_type_is_refused_by_name(kind: Any, bad: dict[str, Any]) -> None:
    plain: dict[Any, dict[str, Any]] = {
        Holiday: {"date": NEW_YEAR, "name": "New Year", "source": "made for a test", "status": Status.READ},
        HolidayRule: {"name": "New Year", "rule": "FREQ=YEARLY;BYYEARDAY=1"},
        Calendar: {"code": "OWN", "name": "Own", "zone": "UTC", "lists": (one_list(),)},
    }
    assert kind(**plain[kind])
    with pytest.raises(InvalidType, match=f"^{next(iter(bad))}"):
        kind(**{**plain[kind], **bad})


def test_the_holidays_of_a_year_are_those_of_all_its_days() -> None:
    def covering(*spans: tuple[date, date], of: tuple[Holiday, ...] = ()) -> Calendar:
        lists = (one_list(first=first, last=last, holidays=of if last == NEW_YEAR else ()) for first, last in spans)
        return Calendar(code="OWN", name="Own", zone="UTC", lists=tuple(lists))

    until_new_year, rest = (date(2029, 7, 1), NEW_YEAR), (date(2030, 1, 2), date(2030, 12, 31))
    founded = holiday(date(2029, 7, 2)), holiday(NEW_YEAR)
    assert covering(until_new_year, rest, of=founded).holidays(2030) == (holiday(NEW_YEAR),)
    with pytest.raises(BeyondCoverage, match="1 January 2030"):
        covering(rest).holidays(2030)
    with pytest.raises(BeyondCoverage, match="31 December 2030"):
        covering((NEW_YEAR, date(2030, 12, 30))).holidays(2030)
    with pytest.raises(BeyondCoverage):
        EC.holidays(1)
    with pytest.raises(InvalidValue, match=r"^year: 0 is refused\. Accepted: a whole number from 1 up"):
        EC.holidays(0)


def test_a_list_is_known_from_the_day_on_which_it_was_published() -> None:
    assert EC.known_on(date(2025, 7, 23)).coverage[1] == date(2025, 12, 31)
    assert EC.known_on(date(2025, 7, 24)) == EC  # C/2025/4103 and C/2025/4102
    begun = Calendar(code="OWN", name="Own", zone="UTC", lists=(one_list(), one_list(**NEXT_YEAR)))
    assert begun.known_on(date(2030, 12, 31)).coverage[1] == date(2030, 12, 31)
    assert begun.known_on(date(2031, 1, 1)) == begun


def test_lists_follow_one_another_without_a_gap() -> None:
    gap = (one_list(), one_list(first=date(2031, 1, 2), last=date(2031, 12, 31)))
    with pytest.raises(InvalidValue, match="lists"):
        Calendar(code="OWN", name="Own", zone="Europe/Paris", lists=gap)
    with pytest.raises(InvalidValue, match="at least one HolidayList"):
        Calendar(code="OWN", name="Own", zone="Europe/Paris", lists=())
    with pytest.raises(OutOfOrder):
        one_list(last=date(2029, 12, 31))


def test_a_rule_is_a_recurrence_or_a_distance_from_orthodox_easter() -> None:
    assert HolidayRule(name="Great Friday", orthodox_easter=-2).days(2027) == (date(2027, 4, 30),)
    assert HolidayRule(name="Easter Sunday", orthodox_easter=0).days(2027) == (date(2027, 5, 2),)
    rule: Any = HolidayRule
    for bad in ({}, {"rule": "FREQ=YEARLY", "orthodox_easter": 0}):
        with pytest.raises(InvalidValue, match="rule"):
            rule(name="Nothing", **bad)


def test_a_holiday_lies_in_the_year_of_its_easter() -> None:
    assert HolidayRule(name="Early", orthodox_easter=-80).days(2027) == (date(2027, 2, 11),)
    assert HolidayRule(name="Late", orthodox_easter=80).days(2027) == (date(2027, 7, 21),)
    for days, accepted in ((-81, "a whole number from -80 up"), (81, "at most 80 days")):
        with pytest.raises(InvalidValue, match=rf"^orthodox_easter: {days} .*{accepted}"):
            HolidayRule(name="Too far", orthodox_easter=days)


@pytest.mark.parametrize(
    "rule",
    [
        *("FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=0;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTHDAY=32"),
        *("FREQ=YEARLY;BYMONTH=1,-1;BYMONTHDAY=1", "FREQ=YEARLY;BYYEARDAY=367", "FREQ=YEARLY;BYMONTHDAY=0"),
        *("FREQ=YEARLY;BYDAY=0MO", "FREQ=YEARLY;BYDAY=54MO", "FREQ=YEARLY;BYWEEKNO=54", "FREQ=YEARLY;BYEASTER=81"),
        *("FREQ=YEARLY;BYDAY=MO;BYSETPOS=0", "FREQ=YEARLY;BYDAY=MO;BYSETPOS=367"),
        *("FREQ=YEARLY;BYDAY=MO;UNTIL=20261340", "FREQ=YEARLY;BYMONTH=1;BYMONTH=2;BYMONTHDAY=1"),
        "FREQ=WEEKLY",  # which would be another weekday in every year
    ],
)
def test_a_rule_that_falls_on_no_day_or_does_not_say_on_which_is_refused_at_the_door(rule: str) -> None:
    with pytest.raises(InvalidValue, match=r"^rule: "):
        HolidayRule(name="Never", rule=rule)


def test_parts_that_are_right_alone_only_are_refused_when_they_are_asked_for() -> None:
    with pytest.raises(InvalidValue, match=r"^rule: "):
        HolidayRule(name="Never", rule="FREQ=MONTHLY;BYDAY=53MO").days(2027)


def test_the_numbers_of_a_rule_include_both_their_ends() -> None:
    for rule, days in (
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", (date(2028, 12, 31),)),
        ("FREQ=YEARLY;BYYEARDAY=366", (date(2028, 12, 31),)),
        ("FREQ=YEARLY;BYYEARDAY=-366", (date(2028, 1, 1),)),
        ("FREQ=YEARLY;BYEASTER=0", (date(2028, 4, 16),)),
        ("FREQ=YEARLY;BYEASTER=80", (date(2028, 7, 5),)),
        ("FREQ=YEARLY;BYDAY=53SA", (date(2028, 12, 30),)),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU", ()),
        ("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366", (date(2028, 12, 31),)),
    ):
        assert HolidayRule(name="A day", rule=rule).days(2028) == days
    assert len(HolidayRule(name="Every day", rule="FREQ=DAILY").days(2028)) == 366


EITHER_KIND: tuple[dict[str, Any], ...] = {"rule": "FREQ=YEARLY;BYEASTER=0"}, {"orthodox_easter": 0}


@pytest.mark.parametrize("kind", EITHER_KIND, ids=["rule", "orthodox_easter"])
@pytest.mark.parametrize(("year", "refused"), [(0, InvalidValue), (10_000, InvalidValue), (True, InvalidType)])
def test_a_rule_is_asked_for_a_year_of_the_calendar(kind: dict[str, Any], year: Any, refused: type[DSAError]) -> None:
    rule = HolidayRule(name="Easter Sunday", statute=True, **kind)
    for ask in (rule.days, rule.known):
        with pytest.raises(refused, match=r"^year: "):
            ask(year)
    for known in (1, 2027, 9999):
        (sunday,) = rule.days(known)
        assert (sunday.year, sunday.weekday()) == (known, 6)


@pytest.mark.parametrize(
    ("year", "day"),
    # The Julian Easter by Meeus's algorithm, and as many days more as the calendars are apart in that year.
    [(1700, (4, 11)), (1943, (4, 25)), (2024, (5, 5)), (2100, (5, 2)), (4100, (4, 25)), (9000, (6, 22))],
)
def test_orthodox_easter_is_found_in_every_year(year: int, day: tuple[int, int]) -> None:
    assert HolidayRule(name="Easter Sunday", orthodox_easter=0).days(year) == (date(year, *day),)


def test_the_holidays_of_a_year_after_the_last_are_refused() -> None:
    last = Calendar(code="OWN", name="Own", zone="UTC", lists=(one_list(first=date(9999, 1, 1), last=date.max),))
    assert last.holidays(9999) == ()
    with pytest.raises(BeyondCoverage, match="the days after 31 December 9999"):
        last.holidays(10_000)


def test_a_calendar_covers_four_hundred_years_at_most() -> None:
    def years(last: int) -> Calendar:
        return Calendar(
            code="OWN", name="Own", zone="UTC", lists=(one_list(first=date(2000, 1, 1), last=date(last, 12, 31)),)
        )

    assert years(2400).coverage == (date(2000, 1, 1), date(2400, 12, 31))
    with pytest.raises(InvalidValue, match=r"lists: .*at most 400 years"):
        years(2401)


def test_a_calendar_is_its_own_projection_up_to_its_last_day() -> None:
    first, last = EC.coverage
    for own in (EC, EC.strict()):
        assert own.projected(last) is own.projected(first) is own
    longer = EC.projected(last + timedelta(days=1))
    assert longer.published_until == EC.published_until == last
    assert longer.projected(longer.coverage[1]) is longer


@pytest.mark.parametrize("bad", ["first", "last"])
def test_lists_are_asked_for_between_two_days(bad: str) -> None:
    days: Any = {"first": date(2024, 1, 1), "last": date(2024, 12, 31)}
    assert EC.lists_between(**days)[0].first.year == 2024
    with pytest.raises(InvalidType, match=bad):
        EC.lists_between(**days | {bad: "2024-01-01"})
