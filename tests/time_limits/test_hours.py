"""Article 3(1), first subparagraph, Regulation 1182/71: hours, across clock changes too."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

import dsa
from dsa import Period, calendar, deadline, wire
from dsa.errors import InvalidValue

BRUSSELS = ZoneInfo("Europe/Brussels")

EC = calendar("EC")


def chained(answer: dsa.Explained) -> bool:
    return all(step.after == other.before for step, other in zip(answer.steps, answer.steps[1:], strict=False))


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


def test_hours_cannot_include_the_hour_of_the_event() -> None:
    with pytest.raises(InvalidValue, match="counting_event_day"):
        deadline(datetime(2024, 3, 14, tzinfo=UTC), "PT24H", calendar="EC", counting_event_day=True)


def test_hours_are_counted_forwards_and_backwards_by_rules_of_their_own() -> None:
    moment = datetime(2024, 3, 12, 14, 20, tzinfo=BRUSSELS)
    after = dsa.deadline(moment, "PT24H", calendar="EC")
    before = dsa.deadline(moment, "PT24H", calendar="EC", direction="before")
    assert after.steps[0].rule == "event-hour-excluded"
    assert before.steps[0].rule == "event-hour-excluded-backwards"


def test_hours_that_end_at_midnight_end_with_the_day_before_and_backwards_with_the_day() -> None:
    midnight = datetime(2024, 3, 15, 0, 0, tzinfo=BRUSSELS)
    assert dsa.deadline(midnight, "PT24H", calendar="EC", direction="before").date == date(2024, 3, 14)
    late = datetime(2024, 3, 12, 22, 30, tzinfo=BRUSSELS)
    assert dsa.deadline(late, "PT1H", calendar="EC").date == date(2024, 3, 12)


def test_a_moment_of_the_hour_that_comes_twice_is_told_with_its_distance_from_greenwich() -> None:
    night = datetime(2026, 10, 25, 0, 30, tzinfo=BRUSSELS)
    summer, winter = (str(deadline(night, Period(hours=hours), calendar="EC")) for hours in (1, 2))
    assert summer.endswith("25 October 2026, 02:00+02:00 (Europe/Brussels)")
    assert winter.endswith("25 October 2026, 02:00+01:00 (Europe/Brussels)")
    first, second = (dsa.due_at(datetime(2026, 10, 25, 2, 30, 7, tzinfo=BRUSSELS, fold=fold)) for fold in (0, 1))
    assert (str(first), str(second)) == (
        "due on 25 October 2026, 02:30:07+02:00 (Europe/Brussels)",
        "due on 25 October 2026, 02:30:07+01:00 (Europe/Brussels)",
    )
    assert "02:30:07+02:00" in first.explain("de")
    assert first != second
    assert first == wire.loads(wire.dumps(first))
    assert hash(first) == hash(wire.loads(wire.dumps(first)))
    for once in (datetime(2026, 10, 25, 1, 59), datetime(2026, 10, 25, 3), datetime(2026, 3, 29, 3)):
        assert "+" not in str(dsa.due_at(once.replace(tzinfo=BRUSSELS)))


class Foreign(tzinfo):
    """The clock of Brussels as another library has it, which may have a name of it or none."""

    def __init__(self, zone: str | None) -> None:
        self.zone = zone

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else moment.replace(tzinfo=BRUSSELS).utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else moment.replace(tzinfo=BRUSSELS).dst()

    def tzname(self, moment: datetime | None) -> str | None:
        return None if moment is None else moment.replace(tzinfo=BRUSSELS).tzname()


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Brussels", "02:30+01:00 (Europe/Brussels)"),
        *((name, "02:30 (UTC+01:00)") for name in (None, "Europe/London", "Atlantis/Capital", "../etc")),
    ],
)
def test_the_zone_of_another_library_is_told_by_its_name_or_its_distance(zone: str | None, shown: str) -> None:
    event = datetime(2025, 10, 26, 2, 30, tzinfo=Foreign(zone), fold=1)  # an hour that comes twice
    answer = deadline(event, "PT24H", calendar=EC)
    assert str(answer) == f"24 hours from 26 October 2025, {shown} end on 27 October 2025, 03:00 (Europe/Brussels)"
    again = wire.loads(wire.dumps(answer), dsa.Deadline)
    assert (again, again.asked, again.explain("de")) == (answer, answer.asked, answer.explain("de"))
    assert answer == deadline(event.replace(tzinfo=BRUSSELS), "PT24H", calendar=EC) or zone != "Europe/Brussels"
