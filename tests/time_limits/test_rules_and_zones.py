"""What cannot be honoured is refused when it is made: rules of holidays, zones, and moments in no civil time."""

import sys
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

import dsa
from dsa import calendar
from dsa.errors import DSAError, InvalidType, InvalidValue, MissingExtra
from dsa.time_limits import zones
from dsa.time_limits.calendars import HolidayRule

EC = calendar("EC")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=1",
        "FREQ=YEARLY;COUNT=3;BYMONTH=5;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1;UNTIL=20301231T000000Z",
        "FREQ=YEARLY;UNTIL=20301231T000000;BYMONTH=5",
        "DTSTART:20220101\nRRULE:FREQ=YEARLY",
        "RRULE:FREQ=YEARLY",
        "FREQ=SECONDLY",
        "FREQ=YEARLY;BYMONTH=May",
        "BYMONTH=5",
        "every May Day",
    ],
)
def test_a_rule_that_cannot_be_read_year_by_year_is_refused_when_it_is_made(rule: str) -> None:
    with pytest.raises(InvalidValue, match=r"^rule: .*a rule that can be read year by year"):
        HolidayRule(name="May Day", rule=rule)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=YEARLY;INTERVAL=1;BYMONTH=5;BYMONTHDAY=1", [(5, 1)]),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1;UNTIL=20301231", [(5, 1)]),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1;UNTIL=20271231", []),
        ("FREQ=YEARLY;BYMONTH=6;BYDAY=SA;BYMONTHDAY=20,21,22,23,24,25,26", [(6, 24)]),
        ("FREQ=YEARLY;BYMONTH=10;BYDAY=-1MO", [(10, 30)]),
        ("FREQ=YEARLY;BYEASTER=-2", [(4, 14)]),
        ("FREQ=YEARLY;BYYEARDAY=1,-1;WKST=MO", [(1, 1), (12, 31)]),
        ("FREQ=MONTHLY;BYMONTH=1,2;BYMONTHDAY=1", [(1, 1), (2, 1)]),
    ],
)
def test_every_other_rule_gives_its_days(rule: str, days: list[tuple[int, int]]) -> None:
    assert [(day.month, day.day) for day in HolidayRule(name="A day", rule=rule).days(2028)] == days


def test_a_day_that_a_statute_fixes_is_not_merely_possible() -> None:
    with pytest.raises(InvalidValue, match=r"^possible"):
        HolidayRule(name="A day", rule="FREQ=YEARLY", statute=True, possible=True)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "Europe", "../etc/passwd", "/etc/localtime", "", "+01:00"])
def test_a_zone_is_checked_when_a_calendar_is_made(zone: str) -> None:
    for make in (
        lambda: evolve(EC, zone=zone),
        lambda: dsa.due_on(date(2024, 4, 5), zone=zone),
        lambda: dsa.due_at(datetime(2024, 4, 5, 18, tzinfo=UTC), zone=zone),
    ):
        with pytest.raises(InvalidValue, match=r"^zone: "):
            make()


def test_a_zone_is_a_name() -> None:
    own: Any = evolve
    with pytest.raises(InvalidType, match="zone"):
        own(EC, zone=ZoneInfo("Europe/Brussels"))


class MeanTime(tzinfo):
    """What a zone of pytz is when it is passed as tzinfo: the first offset that its place ever had."""

    def __init__(self, minutes: int, name: str = "LMT") -> None:
        self._offset, self._name = timedelta(minutes=minutes), name

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return self._offset

    def tzname(self, moment: datetime | None) -> str:
        return self._name

    def dst(self, moment: datetime | None) -> timedelta:
        return timedelta()


@pytest.mark.parametrize("zone", [MeanTime(18), MeanTime(60), MeanTime(18, "BMT"), timezone(timedelta(minutes=18))])
def test_a_zone_that_is_no_civil_time_is_refused(zone: tzinfo) -> None:
    moment = datetime(2024, 3, 14, 12, tzinfo=zone)
    with pytest.raises(InvalidValue, match=r"^event: .*localize\(\)"):
        dsa.deadline(moment, "PT24H", calendar="EC")
    with pytest.raises(InvalidValue, match=r"^moment: "):
        dsa.due_at(moment)


def test_a_zone_of_pytz_is_refused_unless_it_is_localized() -> None:
    pytz = pytest.importorskip("pytz")
    brussels = pytz.timezone("Europe/Brussels")
    with pytest.raises(DSAError):
        dsa.deadline(datetime(2024, 3, 14, 12, tzinfo=brussels), "PT24H", calendar="EC")
    right = dsa.deadline(brussels.localize(datetime(2024, 3, 14, 12)), "PT24H", calendar="EC")
    assert right.expires_at == datetime(2024, 3, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize("minutes", [0, 60, -210, 345, 525, 765])
def test_every_civil_time_is_taken(minutes: int) -> None:
    moment = datetime(2024, 3, 14, 12, tzinfo=timezone(timedelta(minutes=minutes)))
    assert dsa.due_at(moment).expires_at == moment


def test_before_civil_time_was_the_same_everywhere_the_clocks_of_that_day_hold() -> None:
    moment = datetime(1900, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert dsa.due_at(moment).expires_at == moment


def test_from_1973_on_every_clock_was_set_by_quarters_of_an_hour() -> None:
    last = datetime(1972, 12, 31, 12, tzinfo=timezone(timedelta(minutes=18)))
    assert dsa.due_at(last).expires_at == last
    with pytest.raises(InvalidValue, match=r"^moment: .*localize\(\)"):
        dsa.due_at(datetime(1973, 1, 1, 12, tzinfo=timezone(timedelta(minutes=18))))


@pytest.mark.parametrize(
    ("day", "hours"), [(datetime(1, 1, 1), 1), (datetime(9999, 12, 31, 23), -1)], ids=["the first", "the last"]
)
def test_a_moment_that_is_beyond_the_calendar_in_utc_is_refused(day: datetime, hours: int) -> None:
    with pytest.raises(InvalidValue, match=r"^moment: .*in the years 1 to 9999, of a zone that knows its offset"):
        dsa.due_at(day.replace(tzinfo=timezone(timedelta(hours=hours))))


@pytest.fixture
def no_zones(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer without a database of time zones, as Python in a browser is, and a slim image."""
    for name in ["tzdata", *(loaded for loaded in sys.modules if loaded.startswith("tzdata."))]:
        monkeypatch.setitem(sys.modules, name, None)

    class Fresh(ZoneInfo):
        """It remembers no zone, where ZoneInfo itself has to: a moment is compared by the zone object that it has."""

    monkeypatch.setattr(zoneinfo, "ZoneInfo", Fresh)
    zoneinfo.reset_tzpath(to=())
    yield
    zoneinfo.reset_tzpath()


@pytest.mark.usefixtures("no_zones")
def test_days_need_no_zones() -> None:
    limit = dsa.deadline(date(2026, 12, 23), "P2D", calendar="EC")
    assert limit.date == date(2027, 1, 5)
    assert limit.explain("de")
    assert dsa.wire.loads(dsa.wire.dumps(limit)) == limit
    assert dsa.due_on(date(2024, 4, 5), zone="Europe/Malta").zone == "Europe/Malta"
    own = evolve(EC, code="OWN", zone="Europe/Malta")
    assert dsa.deadline(date(2026, 12, 23), "P2D", calendar=own).zone == "Europe/Malta"


@pytest.mark.usefixtures("no_zones")
def test_an_instant_without_zones_says_what_to_install() -> None:
    moment = datetime(2024, 3, 14, 12, tzinfo=UTC)
    stored = '{"format": "dsa.named-day/1", "date": "2024-04-05", "zone": "Europe/Brussels", '
    stored += '"instant": "2024-04-05T18:00:00+02:00[Europe/Brussels]", "steps": [], "notices": []}'
    questions: list[Callable[[], object]] = [
        lambda: dsa.deadline(date(2026, 12, 23), "P2D", calendar="EC").expires_at,
        lambda: dsa.due_on(date(2024, 4, 5)).expires_at,
        lambda: dsa.deadline(moment, "PT24H", calendar="EC"),
        lambda: dsa.due_at(moment),
        lambda: dsa.wire.loads(stored),
    ]
    for ask in questions:
        with pytest.raises(MissingExtra, match=r"tzdata is needed .*pip install 'dsa-obligations\[zones\]'"):
            ask()


@pytest.mark.usefixtures("no_zones")
@pytest.mark.parametrize("zone", ["../etc/passwd", "/etc/localtime"])
def test_what_is_no_name_of_a_zone_is_refused_without_zones_as_well(zone: str) -> None:
    with pytest.raises(InvalidValue, match=r"^zone: "):
        dsa.due_on(date(2024, 4, 5), zone=zone)


def test_the_last_day_of_the_calendar_has_no_end_in_any_zone() -> None:
    assert zones.end_of_day(date(9999, 12, 30), "UTC") == datetime(9999, 12, 31, tzinfo=UTC)
    with pytest.raises(InvalidValue, match=r"day: .*that another follows"):
        zones.end_of_day(date.max, "UTC")


def test_a_moment_that_has_no_clock_in_a_zone_is_refused() -> None:
    assert zones.local_to("event", datetime(2024, 1, 1, tzinfo=UTC), "Europe/Brussels").hour == 1
    with pytest.raises(InvalidValue, match=r"event: .*years 1 to 9999 of the zone"):
        zones.local_to("event", datetime.max.replace(tzinfo=UTC), "Europe/Brussels")
