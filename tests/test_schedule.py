"""Due dates: known years day by day, a slow second way of counting, and the laws of a schedule."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings, strategies as st

from dsa import (
    ActiveRecipients,
    AnnualAccounts,
    Deadline,
    DSAError,
    DueDate,
    DueKind,
    EnterpriseSize,
    Figures,
    Money,
    Period,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    calendar,
    obligations,
    record,
    schedule,
)
from dsa.act.obligations.changes import turning_points
from dsa.act.schedule.fee_steps import fee_steps
from dsa.act.schedule.milestones import MILESTONES
from dsa.act.schedule.planner import Agenda, repeated
from dsa.act.schedule.reports import _closings
from dsa.errors import InvalidType, OutOfOrder
from dsa.milestones import (
    AdvertisementLastPresented,
    AuditReportReceived,
    Milestone,
    ProvisionalFeeReceived,
    RecipientsPublished,
    RisksAssessed,
    RiskStrategiesReviewed,
    TraderContractEnded,
    TransparencyReportPublished,
)

HANGING = {"art-37-6-audit-implementation", "art-42-4-publish-results", "art-43-1-supervisory-fee"}
CASES = json.loads((Path(__file__).parent / "vectors" / "schedules.json").read_text("utf-8"))["cases"]

SHOP = Platform(
    name="Shop",
    provider=Provider(name="Shop Ltd", country="IE", size=EnterpriseSize.LARGE),
    kind=ServiceKind.MARKETPLACE,
)
DESIGNATED = VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3))
ALI = Platform(
    name="AliExpress",
    provider=Provider(name="P", country="NL", size=EnterpriseSize.LARGE),
    kind=ServiceKind.MARKETPLACE,
)
SERVICES: dict[str, tuple[Platform, VLOPDesignation | None]] = {
    "AliExpress": (
        ALI,
        VLOPDesignation(platform=ALI, decided=date(2023, 4, 25), published_application=date(2023, 8, 25)),
    ),
    "medium marketplace": (
        Platform(
            name="medium marketplace",
            provider=Provider(name="P", country="DE", size=EnterpriseSize.MEDIUM),
            kind=ServiceKind.MARKETPLACE,
        ),
        None,
    ),
}


def due(key: str, *, start: str = "2022-01-01", end: str = "2030-01-01", **given_: Any) -> list[DueDate]:
    designation = given_.pop("designation", DESIGNATED)
    platform = given_.pop("platform", SHOP)
    found = schedule(
        platform, start=date.fromisoformat(start), end=date.fromisoformat(end), designation=designation, **given_
    )
    return [one for one in found if one.obligation.id == key]


def days(found: list[DueDate]) -> list[str]:
    return [one.date.isoformat() for one in found]


def recorded(name: str) -> tuple[Platform, tuple[VLOPDesignation, ...]]:
    found = record.find(name)
    return found.platform, found.designations


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_known_years(case: dict[str, Any]) -> None:
    platform, designation = SERVICES.get(case["name"]) or recorded(case["name"])
    start, end = (date.fromisoformat(case[name]) for name in ("start", "end"))
    found = schedule(platform, start=start, end=end, designation=designation)
    rows = [
        [one.date.isoformat(), one.obligation.id, one.occurrence, "conditional" if one.conditional else "concrete"]
        for one in found
    ]
    assert rows == case["due"]


def test_each_due_date_says_what_is_due() -> None:
    events = [
        RisksAssessed(date=date(2025, 8, 29)),
        AuditReportReceived(date=date(2025, 9, 1), positive=False),
        AdvertisementLastPresented(date=date(2025, 2, 28), advertisement="spring"),
        TraderContractEnded(date=date(2025, 8, 31), trader="Shoes"),
    ]
    found = schedule(SHOP, start=date(2022, 1, 1), end=date(2028, 9, 1), designation=DESIGNATED, events=events)
    said: dict[str, set[str]] = {}
    for one in found:
        said.setdefault(one.obligation.id, set()).add(str(one.subject))
    half_years = [f"{day} {year}" for year in (2026, 2027) for day in ("30 June", "31 December")]
    assert said == {
        "art-24-2-user-numbers": {"average monthly active recipients in the Union"},
        "art-30-2-legacy-traders": {"details of the traders who were there on 17 February 2024"},
        "art-30-5-keep-trader-information": {"details of the trader Shoes, then to be deleted"},
        "art-34-1-risk-assessment": {"assessment of systemic risks"},
        "art-34-3-keep-risk-documents": {"documents behind the risk assessment"},
        "art-37-1-independent-audit": {"independent audit"},
        "art-37-6-audit-implementation": {"audit implementation report"},
        "art-39-1-advertising-repository": {"advertisement in the repository: spring"},
        "art-41-6-review-of-strategies": {"review of the strategies against risks by the management body"},
        "art-42-1-six-monthly-reports": {
            "transparency report, at least every six months",
            *(f"transparency report for the half-year to {one}" for one in ("31 December 2025", *half_years)),
            "transparency report for the half-year to 30 June 2028",
        },
        "art-42-4-publish-results": {"publication of the risk assessment, mitigation and audit reports"},
        "art-43-1-supervisory-fee": {
            "accounts to the Commission, for the supervisory fee",
            "observations on the provisional amount of the supervisory fee",
            "payment of the supervisory fee",
        },
        "art-43-3-set-fees": {
            "provisional amount of the supervisory fee, from the Commission",
            "decision on the supervisory fee, by the Commission",
        },
    }
    yearly = schedule(ALI, start=date(2025, 1, 1), end=date(2026, 9, 1))
    assert {str(one.subject) for one in yearly if one.obligation.article == 15} == {
        *(
            "transparency report for the year to 17 February 2025",
            "transparency report for the year to 31 December 2025",
        ),
    }


@pytest.mark.parametrize(
    ("key", "on", "rule", "before"),
    [
        ("art-24-2-user-numbers", "2023-02-17", "first-user-numbers", "2023-02-17"),
        ("art-24-2-user-numbers", "2023-08-17", "due-at-least-every", "2023-02-17"),
        ("art-34-1-risk-assessment", "2024-10-03", "due-by-date-of-application", "2024-10-03"),
        ("art-34-1-risk-assessment", "2025-10-03", "due-at-least-every", "2024-10-03"),
        ("art-42-1-six-monthly-reports", "2025-06-03", "due-at-least-every", "2024-12-03"),
        ("art-42-1-six-monthly-reports", "2026-08-31", "reporting-period-ends", "2026-06-30"),
        ("art-43-1-supervisory-fee", "2024-08-31", "fee-day-named", "2024-08-31"),
    ],
)
def test_the_first_step_says_from_where_a_due_date_comes(key: str, on: str, rule: str, before: str) -> None:
    [found] = [one for one in due(key) if str(one.date) == on]
    assert (found.steps[0].rule, str(found.steps[0].before)) == (rule, before)
    assert found.steps[0].before == found.steps[0].after


def test_a_schedule_begins_with_its_first_day_and_ends_before_its_last() -> None:
    assert days(due("art-34-1-risk-assessment", start="2024-10-03", end="2025-10-03")) == ["2024-10-03"]


# -- what happened makes what is due concrete


def test_user_numbers_run_from_the_last_publication() -> None:
    key = "art-24-2-user-numbers"
    figure = ActiveRecipients(
        count=50_000_000,
        period_start=date(2025, 1, 1),
        period_end=date(2025, 6, 30),
        published=date(2025, 8, 1),
    )
    publishing = Platform(name="Shop", provider=SHOP.provider, kind=SHOP.kind, recipients=(figure,))
    events = [RecipientsPublished(date=date(2023, 2, 10)), RecipientsPublished(date=date(2025, 2, 5))]
    found = due(key, platform=publishing, end="2027-03-01", events=events)
    # Published a week early: the first interval still runs from the day that the Act names.
    assert days(found) == [
        *("2023-02-17", "2023-08-17", "2024-02-19", "2024-08-19"),
        *("2025-08-05", "2026-02-03", "2026-08-04", "2027-02-02"),
    ]
    assert [one.conditional for one in found] == [False, False, True, True, False, False, True, True]
    assert [one.occurrence for one in found] == [f"2023-02-17/{n}" for n in range(8)]
    # Done in time is said; what came later than its day says nothing of what was not recorded.
    assert [one.done and one.done.isoformat() for one in found] == [
        *("2023-02-10", None, None, None),
        *("2025-08-01", None, None, None),
    ]
    assert str(found[0]).endswith("(done on 10 February 2023)")


def test_a_service_that_comes_late_has_six_months() -> None:
    sizes = [(40, "9_000_000"), (60, "12_000_000"), (60, "12_000_000")]
    accounts = [
        AnnualAccounts(closed=date(2022 + n, 12, 31), figures=Figures(headcount=h, turnover=Money(t, "EUR")))
        for n, (h, t) in enumerate(sizes)
    ]
    growing = Platform(
        name="G", provider=Provider(name="P", country="FR", size=accounts), kind=ServiceKind.ONLINE_PLATFORM
    )
    found = due("art-24-2-user-numbers", platform=growing, designation=None, end="2027-02-01")
    assert days(found) == ["2026-07-01", "2027-01-04"]
    assert found[0].conditional
    assert any(one.id == "user-numbers-late-starter" for one in found[0].notices)
    published = [RecipientsPublished(date=date(2026, 3, 2))]
    again = due("art-24-2-user-numbers", platform=growing, designation=None, end="2026-12-01", events=published)
    assert days(again) == ["2026-07-01", "2026-09-02"]
    assert not any(one.conditional for one in again[1:])
    # Published on the very day on which the duty began: nothing hangs on what is not recorded.
    at_once = [RecipientsPublished(date=date(2026, 1, 1))]
    first, second = due("art-24-2-user-numbers", platform=growing, designation=None, end="2027-02-01", events=at_once)
    assert (first.conditional, second.conditional) == (False, True)
    assert "user-numbers-late-starter" not in [one.id for one in first.notices]
    reports = due("art-15-1-transparency-report", platform=growing, designation=None, end="2027-04-01")
    # Bound since 31 December 2024, without grace: the first report is on those weeks.
    assert days(reports) == ["2025-04-17", "2026-03-02", "2027-03-01"]


def test_a_provider_that_becomes_small_owes_no_figures_any_more() -> None:
    big, small = (Figures(headcount=heads, turnover=Money(1, "EUR")) for heads in (60, 40))
    accounts = [
        AnnualAccounts(closed=date(2021 + n, 12, 31), figures=one) for n, one in enumerate([big, big, small, small])
    ]
    shrinking = Platform(
        name="G", provider=Provider(name="P", country="FR", size=accounts), kind=ServiceKind.ONLINE_PLATFORM
    )
    found = due("art-24-2-user-numbers", platform=shrinking, designation=None)
    assert days(found) == ["2023-02-17", "2023-08-17", "2024-02-19", "2024-08-19"]
    assert [str(kind) for kind in DueKind] == ["act", "keep"]
    # Published on the first day without the duty, it is nothing that the duty asked for.
    after = [RecipientsPublished(date=date(2024, 12, 31))]
    again = due("art-24-2-user-numbers", platform=shrinking, designation=None, events=after)
    assert [(one.date, one.conditional) for one in again] == [(one.date, one.conditional) for one in found]


def test_figures_are_due_on_the_first_day_for_them_only_from_whom_they_bind_on_it() -> None:
    def first_due(*accounts: tuple[str, int]) -> list[DueDate]:
        size = [
            AnnualAccounts(closed=date.fromisoformat(day), figures=Figures(headcount=heads, turnover=Money(1, "EUR")))
            for day, heads in accounts
        ]
        platform = Platform(
            name="G", provider=Provider(name="P", country="FR", size=size), kind=ServiceKind.ONLINE_PLATFORM
        )
        return due("art-24-2-user-numbers", platform=platform, designation=None, end="2023-09-01")

    assert first_due(("2023-02-17", 40)) == []  # known as small from that day
    # Lost on 16 February 2022; the twelve months end the day before.
    first, second = first_due(("2020-02-16", 40), ("2021-02-16", 60), ("2022-02-16", 60))
    assert (str(first.date), first.steps[0].rule, first.conditional) == ("2023-02-17", "first-user-numbers", False)
    assert (str(second.date), second.steps[0].before) == ("2023-08-17", first.date)
    assert "user-numbers-late-starter" not in [one.id for one in second.notices]


def test_six_monthly_reports_chain_until_the_half_years_take_over() -> None:
    key = "art-42-1-six-monthly-reports"
    plain = due(key, end="2026-12-31")
    assert days(plain) == ["2024-12-03", "2025-06-03", "2025-12-03", "2026-03-02", "2026-08-31"]
    # On the very day from which the periods run, the rhythm of the Act is already a reading.
    new_year = VLOPDesignation(platform=SHOP, decided=date(2024, 7, 1), notified=date(2024, 7, 1))
    second = due(key, designation=new_year)[1]
    assert (str(second.date), second.notices[0].id) == ("2025-07-01", "reporting-periods-transition")
    told = ["reporting-periods-transition" in [notice.id for notice in one.notices] for one in plain]
    assert told == [False, False, True, False, False]
    early = [TransparencyReportPublished(date=date(2024, 11, 15)), TransparencyReportPublished(date=date(2025, 4, 30))]
    found = due(key, end="2026-03-03", events=early)
    assert days(found) == ["2024-12-03", "2025-05-15", "2025-10-30", "2026-03-02"]
    assert [one.conditional for one in found] == [False] * 4
    assert [one.done for one in found] == [early[0].date, early[1].date, None, None]


def test_risk_assessment_by_the_day_of_application_and_its_documents_for_three_years() -> None:
    key = "art-34-1-risk-assessment"
    on_sunday = VLOPDesignation(platform=SHOP, decided=date(2023, 12, 20), published_application=date(2024, 4, 21))
    assert days(due(key, designation=on_sunday, end="2026-01-01")) == ["2024-04-21", "2025-04-22"]  # not moved; moved
    done = [RisksAssessed(date=date(2024, 9, 20)), RisksAssessed(date=date(2025, 8, 29))]
    found = due(key, events=done, end="2027-12-31")
    assert days(found) == ["2024-10-03", "2025-10-03", "2026-08-31", "2027-08-30"]
    assert [one.done for one in found] == [done[0].date, done[1].date, None, None]
    kept = due("art-34-3-keep-risk-documents", events=done)
    assert kept[0].key == "art-34-3-keep-risk-documents/2025-08-29"
    assert days(kept) == ["2028-08-29"]  # the one before Section 5 applied did not have to be kept
    assert kept[0].kind is DueKind.KEEP
    assert "keep until then" in str(kept[0])


def test_audits_and_what_follows_them() -> None:
    conditional = due("art-37-6-audit-implementation", end="2027-01-01")
    assert days(conditional) == ["2025-11-03", "2026-11-05"]
    assert {one.id for one in conditional[0].notices} >= {"if-audit-received", "if-audit-not-positive"}
    [first, *_] = due("art-37-1-independent-audit", end="2027-01-01")
    assert "first-audit-within-a-year" in [one.id for one in first.notices]
    # A report that arrives on the first day is of no audit under Section 5.
    at_once = [AuditReportReceived(date=date(2024, 10, 3), positive=False)]
    assert due("art-37-6-audit-implementation", events=at_once, end="2027-01-01") == conditional
    received = [
        AuditReportReceived(
            date=date(2025, 9, 1), positive=False, recommendations_received=date(2025, 9, 15), source="the auditor"
        )
    ]
    audit = due("art-37-1-independent-audit", events=received, end="2027-12-31")
    assert [(str(one.date), one.conditional) for one in audit] == [
        ("2025-10-03", False),
        ("2026-09-01", False),
        ("2027-09-01", True),
    ]
    assert "first-audit-within-a-year" not in [notice.id for one in audit for notice in one.notices]
    implementation = due("art-37-6-audit-implementation", events=received, end="2027-01-01")
    assert [(str(one.date), one.conditional) for one in implementation] == [
        ("2025-10-15", False),
        ("2026-10-01", True),
    ]
    assert implementation[0].key == conditional[0].key  # the same thing, now on its day
    [awaited] = due("art-42-4-publish-results", end="2026-02-01")
    assert "if-audit-received" in [one.id for one in awaited.notices]
    assert "if-audit-not-positive" not in [one.id for one in awaited.notices]
    results = due("art-42-4-publish-results", events=received, end="2026-01-01")
    assert days(results) == ["2025-12-01"]  # from the report, not from the recommendations
    positive = [AuditReportReceived(date=date(2025, 9, 1), positive=True)]
    assert days(due("art-37-6-audit-implementation", events=positive, end="2026-01-01")) == []
    assert days(due("art-42-4-publish-results", events=positive, end="2026-01-01")) == ["2025-12-01"]


def test_details_of_the_traders_of_february_2024_are_due_from_whom_it_binds_on_that_day_and_on_the_last() -> None:
    def legacy(*heads: int) -> list[str]:
        accounts = [
            AnnualAccounts(closed=date(2021 + n, 12, 31), figures=Figures(headcount=one, turnover=Money(1, "EUR")))
            for n, one in enumerate(heads)
        ]
        shop = Platform(
            name="S", provider=Provider(name="P", country="FR", size=accounts), kind=ServiceKind.MARKETPLACE
        )
        return days(due("art-30-2-legacy-traders", platform=shop, designation=None))

    assert legacy(60, 60, 60, 60) == ["2025-02-17"]
    assert legacy(60, 60, 40, 40) == []  # small again from the end of 2024
    assert legacy(40, 60, 60, 60) == []  # in grace until the end of 2024


def test_reviews_advertisements_and_traders() -> None:
    reviewed = [RiskStrategiesReviewed(date=date(2025, 1, 15))]
    found = due("art-41-6-review-of-strategies", events=reviewed, end="2027-02-01")
    assert days(found) == ["2025-10-03", "2026-01-15", "2027-01-15"]
    shown = [
        AdvertisementLastPresented(date=date(2024, 10, 2), advertisement="before"),
        AdvertisementLastPresented(date=date(2025, 2, 28), advertisement="spring"),
    ]
    [kept] = due("art-39-1-advertising-repository", events=shown)
    assert kept.kind is DueKind.KEEP
    assert (str(kept.date), kept.occurrence) == ("2026-02-28", "spring")  # a Saturday: what is kept is not moved
    ended = [
        TraderContractEnded(date=date(2024, 2, 16), trader="too early"),
        TraderContractEnded(date=date(2025, 8, 31), trader="Shoes"),
    ]
    [details] = due("art-30-5-keep-trader-information", events=ended, designation=None)
    assert str(details.date) == "2026-02-28"
    assert "Shoes, then to be deleted" in str(details)


def test_what_is_shown_again_is_kept_longer_and_what_comes_back_later_is_kept_anew() -> None:
    days_shown = [date(2025, 2, 28), date(2026, 2, 28), date(2026, 2, 28), date(2027, 3, 1), date(2030, 1, 1)]
    shown = [AdvertisementLastPresented(date=day, advertisement="spring") for day in days_shown]
    kept = due("art-39-1-advertising-repository", events=shown, end="2032-01-01")
    assert [(str(one.date), one.occurrence) for one in kept] == [
        *(("2027-02-28", "spring"), ("2028-03-01", "spring/2"), ("2031-01-01", "spring/3")),
    ]
    ended = [TraderContractEnded(date=day, trader="Shoes") for day in (date(2026, 9, 1), date(2025, 9, 1))]
    details = due("art-30-5-keep-trader-information", events=ended, designation=None)
    assert [(str(one.date), one.occurrence) for one in details] == [("2026-03-01", "Shoes"), ("2027-03-01", "Shoes/2")]


def test_fee_steps_follow_the_designation_and_the_receipt() -> None:
    assert days(due("art-43-1-supervisory-fee", end="2025-01-01")) == [
        *("2024-08-31", "2024-10-14", "2024-12-31"),
    ]
    received = [ProvisionalFeeReceived(date=date(2024, 9, 25))]
    found = due("art-43-1-supervisory-fee", end="2025-01-01", events=received)
    assert [(str(one.date), one.conditional) for one in found][1] == ("2024-10-09", False)
    assert found[2].notices == ()
    assert days(due("art-43-3-set-fees", designation=None)) == []


def test_the_fee_of_a_year_is_for_services_that_section_5_binds_on_a_day_of_it() -> None:
    key = "art-43-1-supervisory-fee"
    late = VLOPDesignation(platform=SHOP, decided=date(2023, 12, 20), notified=date(2023, 12, 20))
    assert days(due(key, designation=late, end="2024-10-01")) == ["2024-08-31"]  # bound only from 20 April 2024
    last_day, first_day = (
        VLOPDesignation(platform=SHOP, decided=day, notified=day) for day in (date(2024, 8, 31), date(2024, 9, 1))
    )
    assert days(due(key, designation=last_day, end="2025-01-01")) == ["2024-08-31", "2024-10-14", "2024-12-31"]
    assert days(due(key, designation=first_day, end="2025-09-01")) == ["2025-08-31"]
    published = VLOPDesignation(platform=SHOP, decided=date(2024, 9, 15), published_application=date(2024, 12, 30))
    assert days(due(key, designation=published, end="2025-01-01")) == ["2024-10-14", "2024-12-31"]
    # Ended in the course of a year: charged for its share of the days; ended on 1 January: no more.
    ended, gone = (
        VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3), termination_notified=day)
        for day in (date(2025, 9, 2), date(2025, 9, 1))
    )
    assert days(due(key, designation=ended, start="2026-01-01")) == ["2026-08-31", "2026-10-14", "2026-12-31"]
    assert days(due(key, designation=gone, start="2026-01-01")) == []


def test_where_it_is_not_known_whether_section_5_bound_in_a_year_its_fee_is_conditional() -> None:
    key = "art-43-1-supervisory-fee"
    vague = VLOPDesignation(
        platform=SHOP, decided=date(2026, 8, 31), application_window=(date(2026, 12, 31), date(2027, 1, 31))
    )
    found = due(key, designation=vague, end="2028-01-01")
    told = [one.conditional for one in found if one.occurrence != f"{one.date.year}/due-fee-observations"]
    assert told == [True, True, False, False]
    assert "between 31 December 2026 and 31 January 2027" in found[0].explain()
    assert "between" not in found[-1].explain()


def test_nothing_of_section_5_falls_due_where_it_never_came_to_bind() -> None:
    never = VLOPDesignation(
        platform=SHOP, decided=date(2025, 1, 6), notified=date(2025, 1, 6), termination_notified=date(2025, 1, 6)
    )
    assert never.ceases_on == never.applies_from
    found = schedule(SHOP, start=date(2022, 1, 1), end=date(2030, 1, 1), designation=never)
    assert {one.obligation.article for one in found} == {15, 24, 30}
    short = VLOPDesignation(
        platform=SHOP, decided=date(2025, 1, 6), notified=date(2025, 1, 6), termination_notified=date(2025, 2, 6)
    )
    found = schedule(SHOP, start=date(2022, 1, 1), end=date(2025, 8, 1), designation=short)
    assert [(str(one.date), one.occurrence) for one in found if one.obligation.section_5] == [
        ("2025-05-06", "2025-01-06/0"),  # the first report would be due on 7 July, a month after the end
    ]


def test_what_follows_an_audit_and_what_a_weekend_moves_ends_with_the_designation() -> None:
    ended = VLOPDesignation(
        platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3), termination_notified=date(2025, 7, 10)
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


def test_a_report_is_due_only_from_whom_it_binds_on_its_last_day() -> None:
    small = Platform(
        name="Shop", provider=Provider(name="P", country="IE", size=EnterpriseSize.MICRO), kind=ServiceKind.MARKETPLACE
    )
    ended = VLOPDesignation(
        platform=small, decided=date(2024, 5, 31), notified=date(2024, 6, 3), termination_notified=date(2025, 9, 1)
    )
    assert ended.ceases_on == date(2026, 1, 1)
    assert days(due("art-15-1-transparency-report", platform=small, designation=ended)) == []


def test_for_each_year_there_is_one_report_whoever_asks_for_it() -> None:
    """The year before Section 5 came to bind is reported on by the year, as Article 15(1) has it."""
    new = VLOPDesignation(platform=SHOP, decided=date(2026, 9, 15), notified=date(2026, 9, 15))
    assert new.applies_from == date(2027, 1, 15)
    assert days(due("art-15-1-transparency-report", designation=new)) == ["2025-04-17", "2026-03-02", "2027-03-01"]
    assert days(due("art-42-1-six-monthly-reports", designation=new, end="2027-12-31")) == ["2027-03-15", "2027-08-30"]
    # Bound from the last day of the year: the half-year that ends on it is its own.
    earlier = VLOPDesignation(platform=SHOP, decided=date(2026, 8, 31), notified=date(2026, 8, 31))
    assert days(due("art-15-1-transparency-report", designation=earlier)) == ["2025-04-17", "2026-03-02"]
    found = due("art-42-1-six-monthly-reports", designation=earlier, end="2027-03-02")
    assert [(str(one.date), one.occurrence) for one in found] == [
        ("2027-03-01", "2026-08-31/0"),
        ("2027-03-01", "2026-12-31"),
    ]
    assert not any(one.conditional for one in found)
    # Where it is not known which of the two it is, the half-year's is conditional and says why.
    vague = VLOPDesignation(
        platform=SHOP, decided=date(2026, 8, 31), application_window=(date(2026, 12, 31), date(2027, 1, 31))
    )
    assert days(due("art-15-1-transparency-report", designation=vague)) == ["2025-04-17", "2026-03-02"]
    half_years = due("art-42-1-six-monthly-reports", designation=vague, start="2027-02-01", end="2027-12-31")
    assert [(one.occurrence, one.conditional) for one in half_years] == [
        *(("2026-08-31/0", True), ("2026-12-31", True), ("2027-06-30", False)),
    ]
    assert "between 31 December 2026 and 31 January 2027" in half_years[1].explain()


def test_a_half_year_that_ends_on_the_day_of_the_decision_can_be_the_first() -> None:
    vague = VLOPDesignation(
        platform=SHOP, decided=date(2026, 12, 31), application_window=(date(2026, 12, 31), date(2027, 1, 31))
    )
    found = due("art-42-1-six-monthly-reports", designation=vague, end="2027-12-31")
    assert [(one.occurrence, one.conditional) for one in found] == [
        *(("2026-12-31", True), ("2026-12-31/0", True), ("2027-06-30", False)),
    ]
    assert "between 31 December 2026 and 31 January 2027" in found[0].explain()


def test_what_is_done_on_the_day_of_notification_is_done_under_the_designation() -> None:
    one = VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 27))
    done = [RisksAssessed(date=date(2023, 4, 27))]
    [first, *_] = due("art-34-1-risk-assessment", designation=one, events=done, end="2024-01-01")
    assert (str(first.date), first.done) == ("2023-08-27", date(2023, 4, 27))


def test_what_was_done_under_one_designation_is_not_done_under_the_next() -> None:
    first = VLOPDesignation(
        platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25), termination_notified=date(2026, 9, 1)
    )
    again = VLOPDesignation(platform=SHOP, decided=date(2028, 1, 3), notified=date(2028, 1, 3))
    done = [RisksAssessed(date=date(2023, 8, 20)), RisksAssessed(date=date(2028, 4, 28))]
    found = due("art-34-1-risk-assessment", designation=[first, again], events=done, end="2029-06-01")
    assert [(str(one.date), one.done) for one in found] == [
        ("2023-08-25", done[0].date),
        ("2024-08-26", None),
        ("2025-08-25", None),
        ("2026-08-25", None),
        ("2028-05-03", done[1].date),
        ("2029-05-03", None),
    ]


def test_a_report_under_the_next_designation_leaves_what_was_awaited_under_the_first() -> None:
    first = VLOPDesignation(
        platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25), termination_notified=date(2026, 9, 1)
    )
    again = VLOPDesignation(platform=SHOP, decided=date(2028, 1, 3), notified=date(2028, 1, 3))
    later = [AuditReportReceived(date=date(2028, 9, 1), positive=True)]
    found = due("art-37-6-audit-implementation", designation=[first, again], events=later, end="2029-09-01")
    assert days(found) == ["2024-09-26", "2025-09-25", "2026-09-25"]


def test_what_was_missed_stays_due_whatever_was_done_later() -> None:
    """A day in the past does not vanish because something was recorded years after it."""
    key = "art-41-6-review-of-strategies"
    late = [RiskStrategiesReviewed(date=date(2028, 1, 14))]
    assert days(due(key, end="2029-02-01")) == ["2025-10-03", "2026-10-05", "2027-10-04", "2028-10-03"]
    found = due(key, events=late, end="2029-02-01")
    assert days(found) == ["2025-10-03", "2026-10-05", "2027-10-04", "2029-01-15"]
    assert [one.occurrence for one in found] == [f"2024-05-31/{n}" for n in range(1, 5)]
    assert [one.done for one in found] == [None] * 4
    # On the last day of the third, it is the second that is late, and the third is not due.
    in_time = [RiskStrategiesReviewed(date=date(2027, 10, 4))]
    found = due(key, events=in_time, end="2029-02-01")
    assert days(found) == ["2025-10-03", "2026-10-05", "2028-10-04"]
    # The same day told twice is one review.
    twice = [RiskStrategiesReviewed(date=date(2025, 9, 1), source=source) for source in ("minutes", "report")]
    assert days(due(key, events=twice, end="2027-01-01")) == ["2025-10-03", "2026-09-01"]


def test_an_audit_report_that_comes_years_late_answers_the_last_audit_that_was_due() -> None:
    late = [AuditReportReceived(date=date(2027, 12, 1), positive=False)]
    audits = due("art-37-1-independent-audit", events=late, end="2029-02-01")
    assert days(audits) == ["2025-10-03", "2026-10-05", "2027-10-04", "2028-12-01"]
    published = due("art-42-4-publish-results", events=late, end="2029-04-01")
    assert [(str(one.date), one.conditional, one.occurrence) for one in published] == [
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
    assert [(str(one.date), one.occurrence, one.conditional) for one in published] == [
        ("2025-12-01", "2024-05-31/1", False),
        ("2026-12-01", "2024-05-31/2", False),
        ("2027-12-01", "2024-05-31/3", True),
    ]


def test_a_report_is_for_the_period_that_is_over_when_it_is_published() -> None:
    key = "art-42-1-six-monthly-reports"
    on_the_day = [
        TransparencyReportPublished(date=date(2025, 6, 3)),
        TransparencyReportPublished(date=date(2025, 12, 31)),
    ]
    found = due(key, events=on_the_day, end="2026-04-01")
    # Published on the last day for the second, it is not the first that comes late.
    assert [(str(one.date), str(one.done)) for one in found] == [
        *(("2024-12-03", "None"), ("2025-06-03", "2025-06-03"), ("2025-12-03", "None"), ("2026-03-02", "None")),
    ]
    ended = VLOPDesignation(
        platform=SHOP, decided=date(2025, 1, 6), notified=date(2025, 1, 6), termination_notified=date(2025, 3, 7)
    )
    assert ended.ceases_on == date(2025, 7, 7)  # the last day for the first report, and the first without the duty
    assert days(due(key, designation=ended)) == []


def test_reports_published_in_time_are_said_to_be_done() -> None:
    told = [
        TransparencyReportPublished(date=date.fromisoformat(day))
        for day in ("2024-12-02", "2025-05-30", "2025-11-20", "2026-02-20", "2026-09-01")
    ]
    found = due("art-42-1-six-monthly-reports", events=told, end="2026-12-31")
    assert [(str(one.date), str(one.done)) for one in found] == [
        ("2024-12-03", "2024-12-02"),
        ("2025-06-03", "2025-05-30"),
        ("2025-12-01", "2025-11-20"),
        ("2026-03-02", "2026-02-20"),
        ("2026-08-31", "None"),  # a day late
    ]
    # Reports of the half-years leave the chain before them as it is.
    assert days(due("art-42-1-six-monthly-reports", events=told[3:], end="2026-03-01")) == [
        *("2024-12-03", "2025-06-03", "2025-12-03"),
    ]
    recent = VLOPDesignation(platform=SHOP, decided=date(2026, 1, 5), notified=date(2026, 1, 5))
    early = [TransparencyReportPublished(date=date(2026, 6, 30))]
    [first, *_] = due("art-42-1-six-monthly-reports", designation=recent, events=early)
    assert (str(first.date), first.done) == ("2026-07-06", early[0].date)
    for day in (date(2026, 5, 5), date(2026, 7, 6)):  # the day of application, and the last day for the report
        once = [TransparencyReportPublished(date=day)]
        [first, *_] = due("art-42-1-six-monthly-reports", designation=recent, events=once)
        assert (str(first.date), first.done) == ("2026-07-06", day)
    plain = due("art-15-1-transparency-report", designation=None, events=told, end="2026-12-31")
    assert [(str(one.date), str(one.done)) for one in plain] == [("2025-04-17", "None"), ("2026-03-02", "2026-02-20")]


def test_nothing_falls_due_once_the_obligations_have_ceased() -> None:
    ended = VLOPDesignation(
        platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3), termination_notified=date(2025, 12, 30)
    )
    assert ended.ceases_on == date(2026, 4, 30)
    found = schedule(SHOP, start=date(2026, 4, 30), end=date(2030, 1, 1), designation=ended)
    assert {one.obligation.article for one in found if one.date.year > 2026} == {15, 24}
    assert [one.obligation.article for one in found if one.date.year == 2026] == [24, *[43] * 5]  # the year's fee
    assert days(due("art-42-1-six-monthly-reports", designation=ended))[-1] == "2026-03-02"
    late = [AuditReportReceived(date=date(2026, 4, 30), positive=True)]  # the duty has ceased that day
    audits = [due("art-37-1-independent-audit", designation=ended, events=events) for events in ((), late)]
    assert audits[0] == audits[1] != []
    sooner = evolve(ended, termination_notified=date(2025, 2, 3))
    assert sooner.ceases_on == date(2025, 6, 3)  # the day on which the second report would be due
    assert days(due("art-42-1-six-monthly-reports", designation=sooner)) == ["2024-12-03"]
    # From then on the yearly report is due again, for the year in which the designation ended.
    assert days(due("art-15-1-transparency-report", designation=ended))[0] == "2027-03-01"
    again = VLOPDesignation(platform=SHOP, decided=date(2028, 1, 3), notified=date(2028, 1, 3))
    assert days(due("art-34-1-risk-assessment", designation=[again, ended], end="2029-01-01")) == [
        "2024-10-03",
        "2025-10-03",
        "2028-05-03",
    ]


def test_where_the_day_of_application_is_not_known_everything_from_it_is_conditional() -> None:
    vague = VLOPDesignation(
        platform=SHOP, decided=date(2026, 1, 26), application_window=(date(2026, 5, 1), date(2026, 5, 31))
    )
    [first] = due("art-34-1-risk-assessment", designation=vague, end="2027-01-01")
    assert (str(first.date), first.conditional, first.certain) == ("2026-05-01", True, False)
    assert "between 1 May 2026 and 31 May 2026" in first.explain()
    bare = VLOPDesignation(platform=SHOP, decided=date(2026, 1, 26))
    [first] = due("art-42-1-six-monthly-reports", designation=bare, end="2026-08-01")
    assert (str(first.date), first.conditional) == ("2026-07-27", True)
    assert "not before 26 May 2026" in first.explain()
    earlier = VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31))
    reports = due("art-42-1-six-monthly-reports", designation=earlier, end="2026-01-01")
    assert days(reports) == ["2024-12-02", "2025-05-30", "2025-12-01"]
    assert all("not before 30 September 2024" in one.explain() for one in reports)
    gone = VLOPDesignation(
        platform=SHOP,
        decided=date(2024, 5, 31),
        notified=date(2024, 6, 3),
        cessation_window=(date(2025, 9, 27), date(2025, 12, 31)),
    )
    assert days(due("art-41-6-review-of-strategies", designation=gone)) == ["2025-10-03"]


# -- whose holidays


def test_the_calendar_is_chosen_and_said() -> None:
    [report, *_] = due("art-42-1-six-monthly-reports")
    assert isinstance(report.deadline, Deadline)
    assert report.deadline.calendar == "IE"
    assert any(one.id == "calendar-of-provider" for one in report.notices)
    observations = due("art-43-1-supervisory-fee")[1]
    assert isinstance(observations.deadline, Deadline)
    assert observations.deadline.calendar == "EC"
    assert any(one.id == "calendar-of-commission" for one in observations.notices)
    for given_ in ("FR", calendar("FR")):
        [asked, *_] = due("art-42-1-six-monthly-reports", calendar=given_)
        assert isinstance(asked.deadline, Deadline)
        assert asked.deadline.calendar == "FR"
        assert any(one.id == "calendar-given" for one in asked.notices)
    homeless = Platform(name="Shop", provider=Provider(name="P"), kind=ServiceKind.MARKETPLACE)
    [unknown, *_] = due("art-30-2-legacy-traders", platform=homeless, designation=None)
    assert isinstance(unknown.deadline, Deadline)
    assert unknown.deadline.calendar == "EC"
    assert any(one.id == "calendar-unknown" for one in unknown.notices)


def test_years_without_a_list_are_projected_and_say_so() -> None:
    found = due("art-24-2-user-numbers", start="2035-01-01", end="2036-01-01")
    assert [one.certain for one in found] == [False, False]
    assert not found[0].deadline.certain if isinstance(found[0].deadline, Deadline) else False


def test_refusals() -> None:
    one: Any = 1
    not_events: Any = [date(2026, 1, 1)]
    with pytest.raises(OutOfOrder, match="end"):
        schedule(SHOP, start=date(2026, 1, 2), end=date(2026, 1, 1))
    with pytest.raises(InvalidType, match=r"events\[0\]"):
        schedule(SHOP, start=date(2026, 1, 1), end=date(2026, 1, 2), events=not_events)
    with pytest.raises(DSAError, match="calendar"):
        schedule(SHOP, start=date(2026, 1, 1), end=date(2026, 1, 2), calendar=one)
    with pytest.raises(InvalidType, match=r"milestone.*a kind of it: RecipientsPublished, Tra"):
        Milestone(date=date(2026, 1, 1))
    with pytest.raises(InvalidType, match="positive"):
        AuditReportReceived(date=date(2026, 1, 1), positive=one)
    assert schedule(SHOP, start=date(2026, 1, 1), end=date(2026, 1, 1)) == ()
    assert str(RisksAssessed(date=date(2026, 1, 1))) == "1 January 2026: RisksAssessed"


# -- what a schedule is made of


def agenda(platform: Platform, *designations: VLOPDesignation, end: date = date(2030, 1, 1)) -> Agenda:
    turning = tuple(sorted(turning_points(platform, designations)))
    return Agenda(platform=platform, designations=designations, milestones=(), calendar=None, days=turning, end=end)


def test_whether_an_obligation_binds_is_found_once_for_the_days_between_two_changes() -> None:
    key, looked = "art-34-1-risk-assessment", agenda(SHOP, DESIGNATED)
    first, last, before = (looked.status(key, day) for day in (date(2024, 10, 3), date(2029, 1, 1), date(2024, 10, 2)))
    assert first is last
    assert (first.binds, before.binds) == (True, False)


def test_a_period_several_times_over_has_each_unit_so_many_times() -> None:
    period = Period(years=1, months=2, weeks=3, days=4)
    assert repeated(period, 3) == Period(years=3, months=6, weeks=9, days=12)
    assert repeated(period, 1) == period


def test_a_calendar_is_lengthened_once_to_a_year_beyond_what_is_asked() -> None:
    asked = agenda(SHOP, end=date(2050, 1, 1))
    assert asked._lengthened("IE").covers(date(2051, 1, 1))
    assert asked._lengthened("IE") is asked._lengthened("IE")


def test_fees_and_reporting_periods_are_looked_for_up_to_the_last_year_there_is() -> None:
    assert list(fee_steps(agenda(SHOP), date.max)) == []
    found = list(_closings(date(2025, 12, 31), date.max, months=(6, 12)))
    assert (found[0], found[-1]) == (date(2025, 12, 31), date(9999, 6, 30))  # the report on the last day is after it
    assert list(_closings(date(2025, 12, 31), date(2026, 6, 30), months=(6, 12))) == [date(2025, 12, 31)]


# -- a second way of counting, with other libraries and one day at a time


def naive_end(anchor: date, months: int) -> date:
    """The same number so many months later, then forward to a day that is neither weekend nor holiday in Ireland."""
    days_off = {
        one.date for year in range(2023, 2032) for one in calendar("IE").projected(date(2031, 12, 31)).holidays(year)
    }
    end = anchor + relativedelta(months=months)
    while end.weekday() >= 5 or end in days_off:
        end += timedelta(days=1)
    return end


@settings(max_examples=40)
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
    events = [RiskStrategiesReviewed(date=one) for one in reviewed]
    found = due("art-41-6-review-of-strategies", designation=designation, events=events, end="2031-12-31")
    assert [one.date for one in found if one.date < date(2031, 1, 1)] == sorted(
        one for one in expected if one < date(2031, 1, 1)
    )


DAYS = st.dates(date(2023, 1, 1), date(2030, 1, 1))
EVENTS: dict[type[Milestone], dict[str, Any]] = {
    AuditReportReceived: {"positive": False},
    AdvertisementLastPresented: {"advertisement": "spring"},
    TraderContractEnded: {"trader": "Shoes"},
}


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Platform, list[VLOPDesignation], list[Milestone]]:
    """A service whose size may change, with up to two designations one after the other, and what was recorded."""
    years = draw(st.lists(st.sampled_from([5, 40, 60, 300]), max_size=8))
    accounts = [
        AnnualAccounts(closed=date(2021 + n, 12, 31), figures=Figures(headcount=heads, turnover=Money(1, "EUR")))
        for n, heads in enumerate(years)
    ]
    kind = draw(st.sampled_from([ServiceKind.MARKETPLACE, ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE]))
    provider = Provider(name="P", country=draw(st.sampled_from([None, "IE"])), size=accounts or None)
    platform = Platform(name="S", provider=provider, kind=kind)
    designations, decided = [], draw(st.dates(date(2023, 1, 1), date(2027, 1, 1)))
    for _ in range(draw(st.integers(0, 2))):
        facts: dict[str, Any] = draw(st.sampled_from([{}, {"notified": decided + timedelta(days=9)}]))
        over = decided + timedelta(days=draw(st.integers(9, 900)))
        facts["termination_notified"] = over
        designations.append(VLOPDesignation(platform=platform, decided=decided, **facts))
        decided = over + timedelta(days=200)
    if designations and kind is not ServiceKind.ONLINE_PLATFORM:
        designations[-1] = evolve(designations[-1], termination_notified=None)
    kinds = draw(st.lists(st.sampled_from(MILESTONES), max_size=6))
    events = [kind(date=draw(DAYS), **EVENTS.get(kind, {})) for kind in kinds]
    return platform, designations, events


@settings(max_examples=60)
@given(st.tuples(*[st.dates(date(2022, 6, 1), date(2032, 1, 1))] * 3).map(sorted), worlds())
def test_a_schedule_is_the_sum_of_its_parts(
    edges: list[date], world: tuple[Platform, list[VLOPDesignation], list[Milestone]]
) -> None:
    a, b, c = edges
    platform, designations, events = world

    def between(start: date, end: date) -> tuple[DueDate, ...]:
        return schedule(platform, start=start, end=end, designation=designations, events=events)

    whole = between(a, c)
    assert whole == between(a, b) + between(b, c)
    assert list(whole) == sorted(whole, key=lambda one: one.date)
    assert len({one.key for one in whole}) == len(whole)
    for one in whole:
        assert one.date >= one.deadline.date
        assert one.explain()
        assert one.steps


@settings(max_examples=20)
@given(worlds())
def test_what_falls_due_binds_on_its_day(world: tuple[Platform, list[VLOPDesignation], list[Milestone]]) -> None:
    platform, designations, events = world
    for one in schedule(
        platform, start=date(2022, 1, 1), end=date(2032, 1, 1), designation=designations, events=events
    ):
        if one.kind is DueKind.KEEP or one.obligation.article == 43:
            continue  # kept from a day on which it bound; the fee of a year is settled when the designation may be over
        found = obligations(platform, on=one.date, designation=designations)
        [binds] = [each.binds for each in found if each.obligation == one.obligation]
        assert binds is not False, one


@settings(max_examples=60)
@given(worlds(), st.data())
def test_what_was_due_does_not_vanish_by_what_is_done_later(
    world: tuple[Platform, list[VLOPDesignation], list[Milestone]], data: st.DataObject
) -> None:
    platform, designations, events = world
    day = data.draw(DAYS)
    past = [one for one in events if one.date < day]

    def before(events: list[Milestone]) -> set[tuple[str, date]]:
        found = schedule(platform, start=date(2022, 1, 1), end=day, designation=designations, events=events)
        # What hangs on a report or a notification that has not come says "if it arrives": once it has, that is over.
        return {(one.key, one.date) for one in found if one.obligation.id not in HANGING}

    assert before(past) <= before(events)


@given(st.integers(1, 12))
def test_every_step_chains(years: int) -> None:
    for one in schedule(SHOP, start=date(2023, 1, 1), end=date(2023 + years, 1, 1), designation=DESIGNATED):
        for left, right in zip(one.steps, one.steps[1:], strict=False):
            assert left.after == right.before or right.before is None
