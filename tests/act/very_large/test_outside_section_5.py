"""What hangs on being very large outside Section 5: Articles 14(5), 15(2), 19(2), 29(2), without four months."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given

from dsa import (
    ChangeKind,
    EnterpriseSize,
    ObligationStatus,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    changes,
    obligations,
    schedule,
)
from dsa.act.very_large.beginning import Bounds
from dsa.act.very_large.outside_section_5 import terminated, very_large
from dsa.testing import strategies
from tests.at_once import at_once

SMALL = Platform(
    name="Shop", provider=Provider(name="Small", country="IE", size=EnterpriseSize.SMALL), kind=ServiceKind.MARKETPLACE
)
DESIGNATED = VLOPDesignation(
    platform=SMALL, decided=date(2024, 6, 10), notified=date(2024, 6, 10), termination_notified=date(2026, 1, 10)
)
ELSEWHERE = {
    "art-14-5-terms-summary": "33(4)",
    "art-14-6-terms-languages": "33(4)",
    "art-15-1-transparency-report": "15(2)",
    "art-20-1-complaint-access": "19(2)",
    "art-30-1-trader-information": "29(2)",
}


def asked(
    key: str, on: date, platform: Platform = SMALL, designation: VLOPDesignation = DESIGNATED
) -> ObligationStatus:
    return next(s for s in obligations(platform, on=on, designation=designation) if s.obligation.id == key)


def ids(status: ObligationStatus) -> set[str]:
    return {notice.id for notice in status.notices}


def told(status: ObligationStatus) -> str:
    return " ".join(map(str, status.notices))


@pytest.mark.parametrize("key", ELSEWHERE)
def test_it_begins_with_the_notification_and_ends_with_that_of_the_termination(key: str) -> None:
    days = [date(2024, 6, 9), date(2024, 6, 10), date(2026, 1, 9), date(2026, 1, 10), date(2026, 5, 10)]
    assert [asked(key, day).binds for day in days] == [False, True, True, False, False]
    altered = changes(SMALL, start=date(2024, 6, 1), end=date(2027, 1, 1), designation=DESIGNATED)
    assert [(each.date, each.kind) for each in altered if each.obligation.id == key] == [
        (date(2024, 6, 10), ChangeKind.BEGAN),
        (date(2026, 1, 10), ChangeKind.ENDED),
    ]


@pytest.mark.parametrize("key", ELSEWHERE)
def test_both_ends_name_the_day_of_the_other_reading(key: str) -> None:
    begun, ended = asked(key, date(2024, 7, 1)), asked(key, date(2026, 3, 1))
    assert {"designation-without-four-months", "four-months-for-all-from"} <= ids(begun)
    assert "it binds from 10 October 2024" in told(begun)
    assert {"termination-without-four-months", "four-months-for-all-until"} <= ids(ended)
    assert "it ends on 10 May 2026" in told(ended)


def test_the_provision_that_ends_the_exclusion_is_named_at_both_ends() -> None:
    for key in ("art-15-1-transparency-report", "art-20-1-complaint-access", "art-30-1-trader-information"):
        for day in (date(2024, 7, 1), date(2026, 3, 1)):
            assert f"Article {ELSEWHERE[key]} DSA" in map(str, asked(key, day).citations)
            [reading] = [each for each in asked(key, day).notices if each.id.endswith("-without-four-months")]
            assert f"Article {ELSEWHERE[key]} DSA" in map(str, reading.citations)


def test_nothing_is_said_of_the_four_months_where_they_make_no_difference() -> None:
    for day in (date(2025, 3, 1), date(2026, 5, 10)):
        assert not {each for each in ids(asked("art-20-1-complaint-access", day)) if "four-months" in each}
    medium = Platform(
        name="Shop", provider=Provider(name="P", size=EnterpriseSize.MEDIUM), kind=ServiceKind.MARKETPLACE
    )
    designation = VLOPDesignation(platform=medium, decided=date(2024, 6, 10), notified=date(2024, 6, 10))
    status = asked("art-20-1-complaint-access", date(2024, 7, 1), medium, designation)
    assert "designation-without-four-months" not in ids(status)


def test_section_5_ends_four_months_later_and_the_status_says_so() -> None:
    assert asked("art-34-1-risk-assessment", date(2026, 5, 9)).binds is True
    between = DESIGNATED.status(date(2026, 3, 1))
    assert str(between) == (
        "on 1 March 2026 the designation of Shop as a VLOP is terminated, and Section 5 of Chapter III binds it still"
    )
    assert between.terminated == date(2026, 1, 10)
    assert between.steps[-2].rule == "designation-terminated-with-effect"
    assert DESIGNATED.status(date(2026, 1, 9)).terminated is None
    early = VLOPDesignation(
        platform=SMALL, decided=date(2024, 6, 10), notified=date(2024, 6, 10), termination_notified=date(2024, 8, 1)
    )
    assert str(early.status(date(2024, 9, 1))) == "on 1 September 2024 the designation of Shop as a VLOP is terminated"


def test_a_vague_end_has_a_vague_day_on_which_it_was_notified() -> None:
    vague = VLOPDesignation(
        platform=SMALL,
        decided=date(2024, 6, 10),
        notified=date(2024, 6, 10),
        cessation_window=(date(2026, 5, 1), date(2026, 5, 31)),
    )
    end = terminated(vague)
    assert end is not None
    assert (end.first, end.last) == (date(2026, 1, 1), date(2026, 1, 31))
    on = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 30), date(2026, 1, 31)]
    assert [very_large(vague, day) for day in on] == [True, None, None, False]
    assert [asked("art-14-5-terms-summary", day, designation=vague).binds for day in on] == [True, None, None, False]
    late = asked("art-14-5-terms-summary", date(2026, 2, 1), designation=vague)
    assert "not after 31 January 2026" in late.reason
    assert "between 1 May 2026 and 31 May 2026" in told(late)


@at_once(
    ("first", "last", "earliest", "latest"),
    [
        # four months from the 30th and the 31st of May both end on 30 September
        ("2026-09-30", "2026-10-31", "2026-05-30", "2026-06-30"),
        # none ends on 30 June: from 28 February they end on the 28th, from 1 March on 1 July
        ("2026-06-30", "2026-07-31", "2026-03-01", "2026-03-31"),
    ],
)
def test_the_first_day_of_a_vague_end_has_the_first_notification_that_leads_to_it(
    first: str, last: str, earliest: str, latest: str
) -> None:
    window = (date.fromisoformat(first), date.fromisoformat(last))
    vague = VLOPDesignation(
        platform=SMALL, decided=date(2024, 6, 10), notified=date(2024, 6, 10), cessation_window=window
    )
    assert terminated(vague) == Bounds(date.fromisoformat(earliest), date.fromisoformat(latest))
    assert very_large(vague, date.fromisoformat(earliest) - timedelta(days=1)) is True
    assert very_large(vague, date.fromisoformat(earliest)) is None


def test_before_the_day_of_application_is_known_the_other_reading_has_no_day() -> None:
    unknown = VLOPDesignation(platform=SMALL, decided=date(2024, 4, 26))
    status = asked("art-20-1-complaint-access", date(2024, 4, 28), designation=unknown)
    assert status.binds is None
    assert "it does not bind before 26 August 2024" in told(status)


@given(strategies.designations(), strategies.days())
def test_nobody_is_very_large_before_the_notification_or_after_the_end(designation: VLOPDesignation, on: date) -> None:
    if very_large(designation, on):
        assert designation.stands(on)
    if designation.ended(on) or on < designation.effective:
        assert very_large(designation, on) is False


# -- the days on which it begins and ends
@pytest.mark.parametrize(
    ("key", "on", "point"),
    [
        ("art-34-1-risk-assessment", date(2024, 10, 10), "first-day-of-application"),
        ("art-43-1-supervisory-fee", date(2024, 10, 10), "first-day-of-application"),
        ("art-34-1-risk-assessment", date(2026, 5, 10), "first-day-without-obligations"),
        ("art-43-1-supervisory-fee", date(2026, 5, 10), "first-day-without-obligations"),
    ],
)
def test_on_the_day_itself_the_strict_count_is_named_and_on_no_other(key: str, on: date, point: str) -> None:
    [notice] = [notice for notice in asked(key, on).notices if notice.id == point]
    assert f"on {on.day + 1} {on:%B %Y}" in str(notice)
    for other in (on.replace(day=on.day - 1), on.replace(day=on.day + 1)):
        assert point not in ids(asked(key, other))


def test_a_schedule_over_the_end_says_that_the_end_can_be_read_a_day_later() -> None:
    over = schedule(SMALL, start=date(2026, 5, 1), end=date(2026, 6, 1), designation=DESIGNATED)
    assert "first-day-without-obligations" in {notice.id for notice in over.notices}
    before = schedule(SMALL, start=date(2026, 4, 1), end=date(2026, 5, 10), designation=DESIGNATED)
    assert "first-day-without-obligations" not in {notice.id for notice in before.notices}
    known = evolve(DESIGNATED, termination_notified=None, cessation_window=(date(2026, 5, 10), date(2026, 5, 10)))
    over = schedule(SMALL, start=date(2026, 5, 1), end=date(2026, 6, 1), designation=known)
    assert "first-day-without-obligations" in {notice.id for notice in over.notices}


def test_after_the_end_the_commission_is_named_for_the_time_before() -> None:
    status = asked("art-34-1-risk-assessment", date(2026, 6, 1))
    assert "competence-for-the-time-before" in {notice.id for notice in status.competence.notices}
    during = asked("art-34-1-risk-assessment", date(2025, 6, 1))
    assert "competence-for-the-time-before" not in {notice.id for notice in during.competence.notices}
