"""Articles 34, 37, 41(6) and 42(4): the yearly round of risks, audits and reviews, beside a naive second count."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from dateutil.relativedelta import relativedelta
from hypothesis import given, strategies as st

from dsa import DSA, DueKind, Period, ServiceKind, VLOPDesignation, WhatIf, calendar
from dsa.errors import OutOfOrder
from dsa.ground.citations import AUDIT_REGULATION
from dsa.milestones import AuditReportReceived, Milestone, RisksAssessed, RiskStrategiesReviewed
from dsa.parameters import FIRST_AUDIT
from tests.act.schedule.due_dates import days, due
from tests.at_once import at_once
from tests.standard import LARGE_SHOP as SHOP


def test_risk_assessment_by_the_day_of_application_and_its_documents_for_three_years() -> None:
    key = "art-34-1-risk-assessment"
    on_sunday = VLOPDesignation(platform=SHOP, decided=date(2023, 12, 20), published_application=date(2024, 4, 21))
    assert days(due(key, designation=on_sunday, end="2026-01-01")) == ["2024-04-21", "2025-04-22"]  # not moved; moved
    done = [RisksAssessed(date=date(2024, 9, 20)), RisksAssessed(date=date(2025, 8, 29))]
    due_dates = due(key, events=done, end="2027-12-31")
    assert days(due_dates) == ["2024-10-03", "2025-10-03", "2026-08-31", "2027-08-30"]
    assert [due_date.done for due_date in due_dates] == [done[0].date, done[1].date, None, None]
    kept = due("art-34-3-keep-risk-documents", events=done)
    assert kept[1].key == "art-34-3-keep-risk-documents/2025-08-29"
    assert days(kept) == ["2027-09-20", "2028-08-29"]
    assert kept[0].kind is DueKind.KEEP
    assert "keep until then" in str(kept[0])


def test_what_is_done_on_the_day_to_which_its_time_was_moved_is_not_late() -> None:
    key, moved = "art-34-1-risk-assessment", date(2025, 5, 12)  # 10 May 2025 is a Saturday
    saturday = VLOPDesignation(platform=SHOP, decided=date(2024, 1, 9), notified=date(2024, 1, 10))
    done = [RisksAssessed(date=date(2024, 5, 10)), RisksAssessed(date=moved)]
    [_, second, third] = due(key, designation=saturday, events=done, end="2027-01-01")
    assert (second.date, second.done, third.date) == (moved, moved, date(2026, 5, 12))
    assert "due-begins-anew" not in {notice.id for notice in third.notices}


def test_audits_and_what_follows_them() -> None:
    conditional = due("art-37-6-audit-implementation", end="2027-01-01")
    assert days(conditional) == ["2025-11-03", "2026-11-05"]
    assert {notice.id for notice in conditional[0].notices} >= {"if-audit-received", "if-audit-not-positive"}
    [first, *_] = due("art-37-1-independent-audit", end="2027-01-01")
    assert "first-audit-within-a-year" in [notice.id for notice in first.notices]
    # A report that arrives on the first day is of no audit under Section 5.
    at_once = [AuditReportReceived(date=date(2024, 10, 3), positive=False)]
    assert due("art-37-6-audit-implementation", events=at_once, end="2027-01-01") == conditional
    received = [
        AuditReportReceived(
            date=date(2025, 9, 1), positive=False, recommendations_received=date(2025, 9, 15), source="the auditor"
        )
    ]
    audit = due("art-37-1-independent-audit", events=received, end="2027-12-31")
    assert [(str(due_date.date), due_date.conditional) for due_date in audit] == [
        ("2025-10-03", False),
        ("2026-09-01", False),
        ("2027-09-01", True),
    ]
    assert "first-audit-within-a-year" not in [notice.id for due_date in audit for notice in due_date.notices]
    implementation = due("art-37-6-audit-implementation", events=received, end="2027-01-01")
    assert [(str(due_date.date), due_date.conditional) for due_date in implementation] == [
        ("2025-10-15", False),
        ("2026-10-01", True),
    ]
    assert implementation[0].key == conditional[0].key  # the same thing, now on its day
    [awaited] = due("art-42-4-publish-results", end="2026-02-01")
    assert "if-audit-received" in [notice.id for notice in awaited.notices]
    assert "if-audit-not-positive" not in [notice.id for notice in awaited.notices]
    results = due("art-42-4-publish-results", events=received, end="2026-01-01")
    assert days(results) == ["2025-12-01"]  # from the report, not from the recommendations
    positive = [AuditReportReceived(date=date(2025, 9, 1), positive=True)]
    assert days(due("art-37-6-audit-implementation", events=positive, end="2026-01-01")) == []
    assert days(due("art-42-4-publish-results", events=positive, end="2026-01-01")) == ["2025-12-01"]


def test_what_follows_an_audit_and_what_a_weekend_moves_ends_with_the_designation() -> None:
    ended = VLOPDesignation(
        platform=SHOP,
        decided=date(2024, 5, 31),
        notified=date(2024, 6, 3),
        termination_notified=date(2025, 7, 10),
    )
    assert ended.ceases_on == date(2025, 11, 10)
    assert days(due("art-37-6-audit-implementation", designation=ended)) == ["2025-11-03"]
    assert days(due("art-42-4-publish-results", designation=ended)) == []
    received = [AuditReportReceived(date=date(2025, day, 9), positive=False) for day in (7, 10)]
    assert days(due("art-37-6-audit-implementation", designation=ended, events=received)) == ["2025-08-11"]
    assert days(due("art-42-4-publish-results", designation=ended, events=received)) == ["2025-10-09"]
    # The year ends on Saturday, 3 October 2026, and its last day is Monday: the designation ends in between.
    weekend = VLOPDesignation(
        platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3), termination_notified=date(2026, 6, 4)
    )
    assert weekend.ceases_on == date(2026, 10, 4)
    # The obligations cease on the very day on which the second review would be due.
    same_day = evolve(weekend, termination_notified=date(2026, 6, 5))
    assert same_day.ceases_on == date(2026, 10, 5)
    assert days(due("art-41-6-review-of-strategies", designation=same_day)) == ["2025-10-03"]
    assert days(due("art-41-6-review-of-strategies", end="2026-10-06")) == ["2025-10-03", "2026-10-05"]
    assert days(due("art-41-6-review-of-strategies", designation=weekend)) == ["2025-10-03"]


def test_what_is_done_on_the_day_of_notification_is_done_under_the_designation() -> None:
    designation = VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 27))
    done = [RisksAssessed(date=date(2023, 4, 27))]
    [first, *_] = due("art-34-1-risk-assessment", designation=designation, events=done, end="2024-01-01")
    assert (str(first.date), first.done) == ("2023-08-27", date(2023, 4, 27))


def test_what_was_done_under_one_designation_is_not_done_under_the_next() -> None:
    first = VLOPDesignation(
        platform=SHOP,
        decided=date(2023, 4, 25),
        notified=date(2023, 4, 25),
        termination_notified=date(2026, 9, 1),
    )
    again = VLOPDesignation(platform=SHOP, decided=date(2028, 1, 3), notified=date(2028, 1, 3))
    done = [RisksAssessed(date=date(2023, 8, 20)), RisksAssessed(date=date(2028, 4, 28))]
    due_dates = due("art-34-1-risk-assessment", designation=[first, again], events=done, end="2029-06-01")
    assert [(str(due_date.date), due_date.done) for due_date in due_dates] == [
        ("2023-08-25", done[0].date),
        ("2024-08-26", None),
        ("2025-08-25", None),
        ("2026-08-25", None),
        ("2028-05-03", done[1].date),
        ("2029-05-03", None),
    ]


def test_a_report_under_the_next_designation_leaves_what_was_awaited_under_the_first() -> None:
    first = VLOPDesignation(
        platform=SHOP,
        decided=date(2023, 4, 25),
        notified=date(2023, 4, 25),
        termination_notified=date(2026, 9, 1),
    )
    again = VLOPDesignation(platform=SHOP, decided=date(2028, 1, 3), notified=date(2028, 1, 3))
    later = [AuditReportReceived(date=date(2028, 9, 1), positive=True)]
    due_dates = due("art-37-6-audit-implementation", designation=[first, again], events=later, end="2029-09-01")
    assert days(due_dates) == ["2024-09-26", "2025-09-25", "2026-09-25"]


def test_what_was_missed_stays_due_whatever_was_done_later() -> None:
    """A day in the past does not vanish because something was recorded years after it."""
    key = "art-41-6-review-of-strategies"
    late = [RiskStrategiesReviewed(date=date(2028, 1, 14))]
    assert days(due(key, end="2029-02-01")) == ["2025-10-03", "2026-10-05", "2027-10-04", "2028-10-03"]
    due_dates = due(key, events=late, end="2029-02-01")
    assert days(due_dates) == ["2025-10-03", "2026-10-05", "2027-10-04", "2029-01-15"]
    assert [due_date.occurrence for due_date in due_dates] == [f"2024-05-31/{n}" for n in range(1, 5)]
    assert [due_date.done for due_date in due_dates] == [None] * 4
    # On the last day of the third, it is the second that is late, and the third is not due.
    in_time = [RiskStrategiesReviewed(date=date(2027, 10, 4))]
    due_dates = due(key, events=in_time, end="2029-02-01")
    assert days(due_dates) == ["2025-10-03", "2026-10-05", "2028-10-04"]
    # The same day told twice is one review.
    twice = [RiskStrategiesReviewed(date=date(2025, 9, 1), source=source) for source in ("minutes", "report")]
    assert days(due(key, events=twice, end="2027-01-01")) == ["2025-10-03", "2026-09-01"]


def test_an_audit_report_that_comes_years_late_answers_the_last_audit_that_was_due() -> None:
    late = [AuditReportReceived(date=date(2027, 12, 1), positive=False)]
    audits = due("art-37-1-independent-audit", events=late, end="2029-02-01")
    assert days(audits) == ["2025-10-03", "2026-10-05", "2027-10-04", "2028-12-01"]
    published = due("art-42-4-publish-results", events=late, end="2029-04-01")
    assert [(str(due_date.date), due_date.conditional, due_date.occurrence) for due_date in published] == [
        ("2028-03-01", False, audits[2].occurrence),
        ("2029-03-01", True, audits[3].occurrence),
    ]
    same_day = [AuditReportReceived(date=date(2025, 9, 1), positive=positive) for positive in (True, False, True)]
    for events in (same_day, same_day[::-1]):
        [implementation] = due("art-37-6-audit-implementation", events=events, end="2026-01-01")
        assert str(implementation.date) == "2025-10-01"  # one of them is not positive
        assert days(due("art-37-1-independent-audit", events=events, end="2027-01-01")) == ["2025-10-03", "2026-09-01"]


def test_what_follows_an_audit_is_the_same_thing_however_far_the_schedule_goes() -> None:
    told = AuditReportReceived(date=date(2027, 12, 1), positive=False, recommendations_received=date(2025, 10, 10))
    for end in ("2026-01-01", "2029-01-01"):
        [first, *_] = due("art-37-6-audit-implementation", events=[told], end=end)
        assert (str(first.date), first.occurrence) == ("2025-11-10", "2024-05-31/3")
    yearly = [AuditReportReceived(date=date(year, 9, 1), positive=True) for year in (2025, 2026)]
    published = due("art-42-4-publish-results", events=yearly, end="2028-01-01")
    assert [(str(due_date.date), due_date.occurrence, due_date.conditional) for due_date in published] == [
        ("2025-12-01", "2024-05-31/1", False),
        ("2026-12-01", "2024-05-31/2", False),
        ("2027-12-01", "2024-05-31/3", True),
    ]


# -- Delegated Regulation (EU) 2024/436
def test_the_first_audit_report_is_due_within_a_year_from_the_start_of_the_audited_period() -> None:
    [first, second, *_] = due("art-37-1-independent-audit", end="2027-01-01")
    assert (first.date, first.steps[0].citation) == (date(2025, 10, 3), AUDIT_REGULATION.at(3, 3))
    assert (first.steps[1].rule, first.steps[1].after) == ("audited-period-begins", date(2024, 10, 3))
    assert first.notices[0].id == "first-audit-within-a-year"
    assert AUDIT_REGULATION.at(3, 3) in first.notices[0].citations
    assert second.steps[0].citation == DSA.at(37, 1)
    assert "first-audit-within-a-year" not in [notice.id for notice in second.notices]


def test_of_the_two_times_for_the_first_audit_the_shorter_counts() -> None:
    key = "art-37-1-independent-audit"
    for months, expected in ((6, "2025-04-03"), (18, "2025-10-03")):
        tried = WhatIf({FIRST_AUDIT: Period(months=months)})
        [first, *_] = due(key, end="2026-01-01", what_if=tried)
        assert str(first.date) == expected


def test_an_audit_covers_what_follows_immediately_on_the_period_of_the_one_before() -> None:
    told = AuditReportReceived(date=date(2025, 9, 1), positive=True, covers_until=date(2025, 5, 31))
    first, second, third = due("art-37-1-independent-audit", events=[told], end="2027-12-01")
    assert "audited-period" not in " ".join(notice.id for notice in first.notices)
    assert (second.notices[0].id, second.notices[0].facts) == (
        "audited-period-follows-from",
        {"first": date(2025, 6, 1)},
    )
    assert second.notices[0].citations == (AUDIT_REGULATION.at(3, 2),)
    assert third.notices[0].id == "audited-period-follows"  # what the second covers is not known
    # Each audit follows on the one before it, and not on what was audited last of all.
    again = AuditReportReceived(date=date(2026, 8, 3), positive=True, covers_until=date(2026, 4, 30))
    _, second, third, fourth = due("art-37-1-independent-audit", events=[told, again], end="2028-12-01")
    assert [audit.notices[0].facts.get("first") for audit in (second, third)] == [date(2025, 6, 1), date(2026, 5, 1)]
    assert fourth.notices[0].id == "audited-period-follows"
    # A second report on the last day for the first audit: the one that is due next follows on the second.
    twice = [told, AuditReportReceived(date=date(2025, 10, 3), positive=True, covers_until=date(2025, 8, 31))]
    _, second, third = due("art-37-1-independent-audit", events=twice, end="2026-12-01")
    assert [audit.notices[0].facts.get("first") for audit in (second, third)] == [date(2025, 6, 1), date(2025, 9, 1)]
    silent = AuditReportReceived(date=date(2025, 9, 1), positive=True)
    assert due("art-37-1-independent-audit", events=[silent])[1].notices[0].id == "audited-period-follows"
    # What comes late answers the audit that was missed, and the next one follows on it.
    late = AuditReportReceived(date=date(2025, 12, 1), positive=True, covers_until=date(2025, 9, 30))
    second = due("art-37-1-independent-audit", events=[late])[1]
    assert (str(second.date), second.notices[0].id) == ("2026-12-01", "audited-period-follows-from")
    with pytest.raises(OutOfOrder, match="date"):
        AuditReportReceived(date=date(2025, 9, 1), positive=True, covers_until=date(2025, 9, 2))


def test_what_is_due_by_the_first_day_of_application_says_that_it_can_be_read_a_day_later() -> None:
    for key in ("art-34-1-risk-assessment", "art-42-1-six-monthly-reports"):
        first = due(key, end="2025-01-01")[0]
        [said] = [notice for notice in first.notices if notice.id == "first-day-of-application"]
        assert said.facts == {"next_day": date(2024, 10, 4)}
    published = VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31), published_application=date(2024, 10, 3))
    [first] = due("art-34-1-risk-assessment", designation=published, end="2025-01-01")
    assert [notice.id for notice in first.notices] == ["notification-unknown"]
    assert not first.conditional


YEARLY = ("art-34-1-risk-assessment", "art-37-1-independent-audit", "art-41-6-review-of-strategies")


def test_the_first_risk_assessment_is_due_by_the_date_of_application_itself() -> None:
    [first] = due(YEARLY[0], end="2025-01-01")
    assert [(str(step), step.before) for step in first.steps[:1]] == [
        ("The first one is due by the date of application, 3 October 2024. [Article 34(1) DSA]", date(2024, 10, 3)),
    ]


@at_once("key", YEARLY)
def test_what_is_counted_from_the_first_day_of_application_says_that_it_can_be_read_a_day_later(key: str) -> None:
    """Until it is done once: then it is counted from that day, and nothing hangs on the first any more."""
    kinds: dict[str, Milestone] = {
        YEARLY[0]: RisksAssessed(date=date(2025, 9, 1)),
        YEARLY[1]: AuditReportReceived(date=date(2025, 9, 1), positive=True),
        YEARLY[2]: RiskStrategiesReviewed(date=date(2025, 9, 1)),
    }
    for events, expected in (([], [True, True]), ([kinds[key]], [True, False])):
        told = due(key, events=events, start="2025-01-01", end="2027-01-01")
        readings = [
            [notice.facts for notice in each.notices if notice.id == "first-day-of-application"] for each in told
        ]
        assert readings == [[{"next_day": date(2024, 10, 4)}] * said for said in expected]


@at_once("key", YEARLY)
def test_what_is_due_from_a_day_of_application_that_is_not_known_is_conditional_and_says_so(key: str) -> None:
    unknown = VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31))
    due_dates = due(key, designation=unknown, end="2026-12-01")
    assert days(due_dates)[-2:] == ["2025-09-30", "2026-09-30"]
    assert days(due_dates)[:-2] == ["2024-09-30"] * (key == YEARLY[0])
    for due_date in due_dates:
        assert due_date.conditional
        assert "application-not-before" in [notice.id for notice in due_date.notices]


def test_what_is_kept_until_a_holiday_says_until_when_it_is_kept_under_both_readings() -> None:
    kept = due("art-34-3-keep-risk-documents", events=[RisksAssessed(date=date(2026, 3, 7))])
    assert str(kept[0].date) == "2029-03-07"
    assert kept[0].notices == ()
    kept = due("art-34-3-keep-risk-documents", events=[RisksAssessed(date=date(2025, 3, 4))])
    assert str(kept[0].date) == "2028-03-04"  # a Saturday
    [said] = [notice for notice in kept[0].notices if notice.id == "kept-day-not-moved"]
    assert said.facts == {"date": date(2028, 3, 4), "other": date(2028, 3, 6)}


# -- what is done late, and early
def test_what_is_done_late_begins_anew_and_the_safer_day_is_said() -> None:
    late = [RiskStrategiesReviewed(date=date(2028, 1, 14))]
    *_, last = due("art-41-6-review-of-strategies", events=late, end="2029-02-01")
    assert last.date == date(2029, 1, 15)
    [told] = [notice for notice in last.notices if notice.id == "due-begins-anew"]
    assert told.facts == {"done": date(2028, 1, 14), "other": date(2028, 10, 3)}
    assert told.citations == (DSA.at(41, 6),)
    in_time = [RiskStrategiesReviewed(date=date(2025, 9, 1))]
    for due_date in due("art-41-6-review-of-strategies", events=in_time, end="2029-02-01"):
        assert "due-begins-anew" not in [notice.id for notice in due_date.notices]


@pytest.mark.parametrize(
    ("key", "kind"),
    [("art-34-1-risk-assessment", RisksAssessed), ("art-41-6-review-of-strategies", RiskStrategiesReviewed)],
)
def test_what_is_done_before_the_day_of_application_is_counted_from_it_and_the_safer_day_is_said(
    key: str, kind: type[Milestone]
) -> None:
    due_dates = due(key, events=[kind(date=date(2024, 9, 20))], end="2025-11-01")
    last = due_dates[-1]
    assert last.date == date(2025, 10, 3)
    [told] = [notice for notice in last.notices if notice.id == "due-counted-from-named-day"]
    assert told.facts["other"] == date(2025, 9, 22)  # the 20th is a Saturday


# -- a second way of counting, with other libraries and one day at a time
def naive_end(anchor: date, months: int) -> date:
    """The same number so many months later, then forward to a day that is neither weekend nor holiday in Ireland."""
    days_off = {
        holiday.date
        for year in range(2023, 2032)
        for holiday in calendar("IE").projected(date(2031, 12, 31)).holidays(year)
    }
    end = anchor + relativedelta(months=months)
    while end.weekday() >= 5 or end in days_off:
        end += timedelta(days=1)
    return end


@given(
    st.dates(date(2024, 2, 18), date(2025, 6, 1)),
    st.lists(st.dates(date(2025, 10, 15), date(2029, 1, 1)), max_size=4, unique=True),
)
def test_yearly_due_dates_against_a_naive_count(notified: date, reviewed: list[date]) -> None:
    designation = VLOPDesignation(platform=SHOP, decided=notified, notified=notified)
    application = notified + relativedelta(months=4)
    expected, anchor = [], application
    for done in sorted(reviewed):
        expected.append(naive_end(anchor, 12))
        number = 2
        while (missed := naive_end(anchor, 12 * number)) < done:
            expected.append(missed)
            number += 1
        anchor = done
    number = 1
    while anchor + relativedelta(years=number) < date(2031, 1, 1):
        expected.append(naive_end(anchor, 12 * number))
        number += 1
    events = [RiskStrategiesReviewed(date=day) for day in reviewed]
    due_dates = due("art-41-6-review-of-strategies", designation=designation, events=events, end="2031-12-31")
    assert [due_date.date for due_date in due_dates if due_date.date < date(2031, 1, 1)] == sorted(
        day for day in expected if day < date(2031, 1, 1)
    )


# -- the documents of the first assessment
def test_the_documents_of_the_first_assessment_are_kept_from_its_performance() -> None:
    key = "art-34-3-keep-risk-documents"
    for day, kept in (
        (date(2024, 6, 2), []),  # before the designation was notified, it was none of Article 34
        (date(2024, 6, 3), ["2027-06-03"]),
        (date(2024, 10, 2), ["2027-10-02"]),
        (date(2024, 10, 3), ["2027-10-03"]),
    ):
        assert days(due(key, events=[RisksAssessed(date=day)])) == kept
    # Where it never came to bind, nothing is kept.
    never = VLOPDesignation(
        platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3), termination_notified=date(2024, 6, 3)
    )
    assert due(key, designation=never, events=[RisksAssessed(date=date(2024, 6, 3))]) == []
    # Where nobody knows from when it binds, that is said.
    unknown = VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31))
    [open_] = due(key, designation=unknown, events=[RisksAssessed(date=date(2024, 6, 3))])
    assert (open_.conditional, open_.notices[0].id) == (True, "application-not-before")


def test_of_two_designations_the_earlier_says_whether_documents_are_kept() -> None:
    """It binds already on the day of the assessment, whatever is not known of the other."""
    first = VLOPDesignation(
        platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3), termination_notified=date(2025, 5, 1)
    )
    assert first.ceases_on == date(2025, 9, 1)
    again = VLOPDesignation(
        platform=SHOP, decided=date(2025, 6, 2), application_window=(date(2025, 10, 2), date(2025, 10, 31))
    )
    # From the day on which the first has ceased, it is the documents of the first assessment under the other.
    for day, conditional in ((date(2025, 7, 1), False), (date(2025, 8, 31), False), (date(2025, 9, 1), True)):
        events = [RisksAssessed(date=day)]
        [kept] = due("art-34-3-keep-risk-documents", designation=[first, again], events=events)
        assert (kept.occurrence, kept.conditional) == (str(day), conditional)
        assert ("day-of-application-vague" in [notice.id for notice in kept.notices]) is conditional


def test_a_first_assessment_by_a_day_that_is_not_known_is_conditional_whatever_binds_already() -> None:
    both = evolve(SHOP, kind={ServiceKind.MARKETPLACE, ServiceKind.SEARCH_ENGINE})
    platform = VLOPDesignation(
        platform=both, decided=date(2024, 5, 31), notified=date(2024, 6, 3), designated_as="VLOP"
    )
    search = VLOPDesignation(
        platform=both,
        decided=date(2025, 1, 27),
        application_window=(date(2025, 6, 1), date(2025, 6, 30)),
        designated_as="VLOSE",
    )
    due_dates = due("art-34-1-risk-assessment", platform=both, designation=[platform, search], end="2025-07-01")
    assert [(str(each.date), each.conditional) for each in due_dates] == [("2024-10-03", False), ("2025-06-01", True)]
    assert [notice.id for notice in due_dates[1].notices] == ["day-of-application-vague"]


def test_what_is_kept_beyond_the_end_of_the_obligation_says_so() -> None:
    key = "art-34-3-keep-risk-documents"
    done = [RisksAssessed(date=date(2025, 2, 3))]
    ended = VLOPDesignation(
        platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3), termination_notified=date(2025, 12, 30)
    )
    [kept] = due(key, designation=ended, events=done)
    assert str(kept.date) == "2028-02-03"
    [told] = [notice for notice in kept.notices if notice.id == "kept-though-obligation-over"]
    assert told.facts == {"ceased": date(2026, 4, 30)}
    assert told.citations == (DSA.at(33, 6, subparagraph=2),)
    # Not where it still binds on the last day, nor where another designation binds by then.
    again = VLOPDesignation(platform=SHOP, decided=date(2027, 1, 4), notified=date(2027, 1, 4))
    last = evolve(ended, termination_notified=date(2027, 10, 4))
    assert last.ceases_on == date(2028, 2, 4)
    for designations in ([evolve(ended, termination_notified=None)], [ended, again], [last]):
        [kept] = due(key, designation=designations, events=done)
        assert "kept-though-obligation-over" not in [notice.id for notice in kept.notices]
    [kept] = due(key, designation=evolve(last, termination_notified=date(2027, 10, 3)), events=done)
    [told] = [notice for notice in kept.notices if notice.id == "kept-though-obligation-over"]
    assert told.facts == {"ceased": date(2028, 2, 3)}


def test_what_follows_an_audit_from_a_day_of_application_that_is_not_known_says_so() -> None:
    vague = VLOPDesignation(
        platform=SHOP, decided=date(2025, 1, 27), application_window=(date(2025, 6, 1), date(2025, 6, 30))
    )
    for key in ("art-37-6-audit-implementation", "art-42-4-publish-results"):
        [awaited] = due(key, designation=vague, end="2026-12-01")
        assert "day-of-application-vague" in [notice.id for notice in awaited.notices]
        received = [AuditReportReceived(date=date(2026, 5, 4), positive=False)]
        [known] = due(key, designation=vague, events=received, end="2026-12-01")
        assert "day-of-application-vague" not in [notice.id for notice in known.notices]


def test_days_of_a_designation_that_contradict_each_other_are_said_where_something_is_counted_from_them() -> None:
    otherwise = VLOPDesignation(
        platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3), published_application=date(2024, 10, 7)
    )
    for key in (*YEARLY, "art-42-1-six-monthly-reports"):
        first = due(key, designation=otherwise, end="2025-11-01")[0]
        [told] = [notice for notice in first.notices if notice.id == "application-published-otherwise"]
        assert told.facts["published"] == date(2024, 10, 7)
