"""Articles 15, 24(2) and 42(1): figures and transparency reports, for each period one."""

from datetime import date

from attrs import evolve

import dsa
from dsa import (
    ActiveRecipients,
    AnnualAccounts,
    DueDate,
    DueKind,
    EnterpriseSize,
    Figures,
    Money,
    Platform,
    Provider,
    RecipientBasis,
    ServiceKind,
    VLOPDesignation,
)
from dsa.ground.citations import TEMPLATE_REGULATION
from dsa.milestones import RecipientsPublished, TransparencyReportPublished
from tests.act.schedule.due_dates import days, due
from tests.standard import LARGE_SHOP as SHOP, shop

IRISH = shop(country="IE")


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
    due_dates = due(key, platform=publishing, end="2027-03-01", events=events)
    # Published a week early: the first interval still runs from the day that the Act names.
    assert days(due_dates) == [
        *("2023-02-17", "2023-08-17", "2024-02-19", "2024-08-19"),
        *("2025-08-05", "2026-02-03", "2026-08-04", "2027-02-02"),
    ]
    assert [due_date.conditional for due_date in due_dates] == [False, False, True, True, False, False, True, True]
    assert [due_date.occurrence for due_date in due_dates] == [f"2023-02-17/{n}" for n in range(8)]
    # Done in time is said; what came later than its day says nothing of what was not recorded.
    assert [due_date.done and due_date.done.isoformat() for due_date in due_dates] == [
        *("2023-02-10", None, None, None),
        *("2025-08-01", None, None, None),
    ]
    assert str(due_dates[0]).endswith("(done on 10 February 2023)")


def test_a_service_that_comes_late_has_six_months() -> None:
    sizes = [(40, "9_000_000"), (60, "12_000_000"), (60, "12_000_000")]
    accounts = [
        AnnualAccounts(closed=date(2022 + n, 12, 31), figures=Figures(headcount=h, turnover=Money(t, "EUR")))
        for n, (h, t) in enumerate(sizes)
    ]
    growing = Platform(
        name="G", provider=Provider(name="P", country="FR", size=accounts), kind=ServiceKind.ONLINE_PLATFORM
    )
    due_dates = due("art-24-2-user-numbers", platform=growing, designation=None, end="2027-02-01")
    assert days(due_dates) == ["2026-07-01", "2027-01-04"]
    assert due_dates[0].conditional
    assert any(notice.id == "user-numbers-late-starter" for notice in due_dates[0].notices)
    assert ["due-at-the-latest" in [notice.id for notice in each.notices] for each in due_dates] == [False, True]
    published = [RecipientsPublished(date=date(2026, 3, 2))]
    again = due("art-24-2-user-numbers", platform=growing, designation=None, end="2026-12-01", events=published)
    assert days(again) == ["2026-07-01", "2026-09-02"]
    assert not any(due_date.conditional for due_date in again[1:])
    # That there is a first day at all is a reading, whatever was published since, in time or late.
    late = [RecipientsPublished(date=date(2026, 9, 1))]
    missed = due("art-24-2-user-numbers", platform=growing, designation=None, end="2027-02-01", events=late)
    for told in (due_dates, again, missed):
        assert [notice.facts for notice in told[0].notices if notice.id == "user-numbers-late-starter"] == [
            {"first": date(2026, 1, 1)}
        ]
    assert "user-numbers-late-starter" not in [notice.id for notice in again[1].notices]
    # Published on the very day on which the duty began: nothing hangs on what is not recorded.
    at_once = [RecipientsPublished(date=date(2026, 1, 1))]
    first, second = due("art-24-2-user-numbers", platform=growing, designation=None, end="2027-02-01", events=at_once)
    assert (first.conditional, second.conditional) == (False, True)
    assert "user-numbers-late-starter" not in [notice.id for notice in first.notices]
    reports = due("art-15-1-transparency-report", platform=growing, designation=None, end="2027-04-01")
    # Bound since 31 December 2024, without grace: the first report is on those weeks.
    assert days(reports) == ["2025-04-16", "2026-03-02", "2027-03-01"]


def test_a_provider_that_becomes_small_owes_no_figures_any_more() -> None:
    big, small = (Figures(headcount=heads, turnover=Money(1, "EUR")) for heads in (60, 40))
    accounts = [
        AnnualAccounts(closed=date(2021 + n, 12, 31), figures=of_year)
        for n, of_year in enumerate([big, big, small, small])
    ]
    shrinking = Platform(
        name="G", provider=Provider(name="P", country="FR", size=accounts), kind=ServiceKind.ONLINE_PLATFORM
    )
    due_dates = due("art-24-2-user-numbers", platform=shrinking, designation=None)
    assert days(due_dates) == ["2023-02-17", "2023-08-17", "2024-02-19", "2024-08-19"]
    assert [str(kind) for kind in DueKind] == ["act", "keep"]
    # Published on the first day without the duty, it is nothing that the duty asked for.
    after = [RecipientsPublished(date=date(2024, 12, 31))]
    again = due("art-24-2-user-numbers", platform=shrinking, designation=None, events=after)
    assert [(due_date.date, due_date.conditional) for due_date in again] == [
        (due_date.date, due_date.conditional) for due_date in due_dates
    ]


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
    assert "user-numbers-late-starter" not in [notice.id for notice in second.notices]


def test_six_monthly_reports_chain_until_the_half_years_take_over() -> None:
    key = "art-42-1-six-monthly-reports"
    plain = due(key, end="2026-12-31")
    assert days(plain) == ["2024-12-03", "2025-06-03", "2025-09-01", "2025-12-03", "2026-03-02", "2026-08-31"]
    # On the very day from which the periods run, the rhythm of the Act is already a reading.
    new_year = VLOPDesignation(platform=SHOP, decided=date(2024, 7, 1), notified=date(2024, 7, 1))
    second = due(key, designation=new_year)[1]
    assert (str(second.date), second.notices[0].id) == ("2025-07-01", "reporting-periods-transition")
    told = ["reporting-periods-transition" in [notice.id for notice in due_date.notices] for due_date in plain]
    assert told == [False, False, False, True, False, False]
    early = [TransparencyReportPublished(date=date(2024, 11, 15)), TransparencyReportPublished(date=date(2025, 4, 30))]
    due_dates = due(key, end="2026-03-03", events=early)
    assert days(due_dates) == ["2024-12-03", "2025-05-15", "2025-09-01", "2025-10-30", "2026-03-02"]
    assert [due_date.conditional for due_date in due_dates] == [False, False, True, False, False]
    assert [due_date.done for due_date in due_dates] == [early[0].date, early[1].date, None, None, None]


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
    assert days(due("art-15-1-transparency-report", designation=new)) == ["2025-04-16", "2026-03-02", "2027-03-01"]
    assert days(due("art-42-1-six-monthly-reports", designation=new, end="2027-12-31")) == ["2027-03-15", "2027-08-30"]
    # Bound from the last day of the year: the half-year that ends on it is its own.
    earlier = VLOPDesignation(platform=SHOP, decided=date(2026, 8, 31), notified=date(2026, 8, 31))
    assert days(due("art-15-1-transparency-report", designation=earlier)) == ["2025-04-16", "2026-03-02"]
    due_dates = due("art-42-1-six-monthly-reports", designation=earlier, end="2027-03-02")
    assert [(str(due_date.date), due_date.occurrence) for due_date in due_dates] == [
        ("2027-03-01", "2026-08-31/0"),
        ("2027-03-01", "2026-12-31"),
    ]
    assert not any(due_date.conditional for due_date in due_dates)
    # Where it is not known which of the two it is, the half-year's is conditional and says why.
    vague = VLOPDesignation(
        platform=SHOP, decided=date(2026, 8, 31), application_window=(date(2026, 12, 31), date(2027, 1, 31))
    )
    assert days(due("art-15-1-transparency-report", designation=vague)) == ["2025-04-16", "2026-03-02"]
    half_years = due("art-42-1-six-monthly-reports", designation=vague, start="2027-02-01", end="2027-12-31")
    assert [(half_year.occurrence, half_year.conditional) for half_year in half_years] == [
        *(("2026-08-31/0", True), ("2026-12-31", True), ("2027-06-30", False)),
    ]
    assert "between 31 December 2026 and 31 January 2027" in half_years[1].explain()
    # A designation that comes later says nothing of that half-year.
    later = VLOPDesignation(platform=SHOP, decided=date(2029, 3, 1), notified=date(2029, 3, 1))
    once = VLOPDesignation(
        platform=SHOP,
        decided=date(2026, 8, 31),
        application_window=(date(2026, 12, 31), date(2027, 1, 31)),
        termination_notified=date(2028, 1, 31),
    )
    both = due("art-42-1-six-monthly-reports", designation=[once, later], start="2027-02-01", end="2027-12-31")
    assert [(half_year.occurrence, half_year.conditional) for half_year in both][1] == ("2026-12-31", True)
    assert "between 31 December 2026 and 31 January 2027" in both[1].explain()


def test_a_half_year_that_ends_on_the_day_of_the_decision_can_be_the_first() -> None:
    vague = VLOPDesignation(
        platform=SHOP, decided=date(2026, 12, 31), application_window=(date(2026, 12, 31), date(2027, 1, 31))
    )
    due_dates = due("art-42-1-six-monthly-reports", designation=vague, end="2027-12-31")
    assert [(due_date.occurrence, due_date.conditional) for due_date in due_dates] == [
        *(("2026-12-31", True), ("2026-12-31/0", True), ("2027-06-30", False)),
    ]
    assert "between 31 December 2026 and 31 January 2027" in due_dates[0].explain()


def test_a_report_is_for_the_period_that_is_over_when_it_is_published() -> None:
    key = "art-42-1-six-monthly-reports"
    on_the_day = [
        TransparencyReportPublished(date=date(2025, 6, 3)),
        TransparencyReportPublished(date=date(2025, 12, 31)),
    ]
    due_dates = due(key, events=on_the_day, end="2026-04-01")
    # Published on the last day for the second, it is not the first that comes late.
    assert [(str(due_date.date), str(due_date.done)) for due_date in due_dates] == [
        *(("2024-12-03", "None"), ("2025-06-03", "2025-06-03"), ("2025-09-01", "None")),
        *(("2025-12-03", "None"), ("2026-03-02", "None")),
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
    due_dates = due("art-42-1-six-monthly-reports", events=told, end="2026-12-31")
    assert [(str(due_date.date), str(due_date.done)) for due_date in due_dates] == [
        ("2024-12-03", "2024-12-02"),
        ("2025-06-03", "2025-05-30"),
        ("2025-09-01", "None"),
        ("2025-12-01", "2025-11-20"),
        ("2026-03-02", "2026-02-20"),
        ("2026-08-31", "None"),  # a day late
    ]
    # Reports of the half-years leave the chain before them as it is.
    assert days(due("art-42-1-six-monthly-reports", events=told[3:], end="2026-03-01")) == [
        *("2024-12-03", "2025-06-03", "2025-09-01", "2025-12-03"),
    ]
    recent = VLOPDesignation(platform=SHOP, decided=date(2026, 1, 5), notified=date(2026, 1, 5))
    early = [TransparencyReportPublished(date=date(2026, 6, 30))]
    [first, *_] = due("art-42-1-six-monthly-reports", designation=recent, events=early)
    assert (str(first.date), first.done) == ("2026-07-06", early[0].date)
    for day in (date(2026, 5, 5), date(2026, 7, 6)):  # the day of application, and the last day for the report
        once = [TransparencyReportPublished(date=day)]
        [first, *_] = due("art-42-1-six-monthly-reports", designation=recent, events=once)
        assert (str(first.date), first.done) == ("2026-07-06", day)
    # What was published before Section 5 applied is no report of it.
    before = [TransparencyReportPublished(date=date(2024, 7, 1))]
    [first, second] = due("art-42-1-six-monthly-reports", events=before, end="2025-07-01")
    assert [(str(due_date.date), due_date.done) for due_date in (first, second)] == [
        ("2024-12-03", None),
        ("2025-06-03", None),
    ]
    plain = due("art-15-1-transparency-report", designation=None, events=told, end="2026-12-31")
    assert [(str(due_date.date), str(due_date.done)) for due_date in plain] == [
        ("2025-04-16", "None"),
        ("2026-03-02", "2026-02-20"),
    ]


def test_a_due_date_names_its_service_and_the_period_of_its_report() -> None:
    designation = dsa.VLOPDesignation(platform=IRISH, decided=date(2025, 1, 31), notified=date(2025, 2, 3))
    due = dsa.schedule(IRISH, start=date(2025, 3, 1), end=date(2027, 1, 1), designation=designation)
    assert {(due_date.service, due_date.provider) for due_date in due} == {("Shop", "Shop Ltd")}
    told = " | ".join(map(str, due))
    assert "5 August 2025: publish the transparency report that is due at least every six months" in told
    assert "2 March 2026: publish the transparency report for the half-year to 31 December 2025" in told
    assert "31 August 2026: publish the transparency report for the half-year to 30 June 2026" in told


def test_a_yearly_report_says_whether_practice_or_the_regulation_gives_its_day() -> None:
    forum = dsa.Platform(
        name="Forum",
        provider=dsa.Provider(name="Forum Ltd", country="IE", size=dsa.EnterpriseSize.LARGE),
        kind=dsa.ServiceKind.ONLINE_PLATFORM,
    )
    due_dates = dsa.schedule(forum, start=date(2025, 1, 1), end=date(2027, 6, 1))
    reports = [due_date for due_date in due_dates if due_date.obligation.id == "art-15-1-transparency-report"]
    assert [report.notices[0].id for report in reports] == [
        "yearly-report-practice",
        "calendar-of-provider",
        "calendar-of-provider",
    ]
    assert [report.conditional for report in reports] == [True, False, False]
    assert [str(report.date) for report in reports] == ["2025-04-16", "2026-03-02", "2027-03-01"]


# -- the reporting cycles of Implementing Regulation (EU) 2024/2835
def test_the_first_yearly_cycle_ends_before_the_second_begins_and_each_cites_its_recital() -> None:
    due_dates = due("art-15-1-transparency-report", designation=None, end="2027-06-01")
    assert [(str(due_date.date), due_date.steps[0].citation, due_date.steps[1].rule) for due_date in due_dates[:2]] == [
        ("2025-04-16", TEMPLATE_REGULATION.recital(9), "reporting-cycle-first"),
        ("2026-03-02", TEMPLATE_REGULATION.recital(9), "reporting-cycle-second"),
    ]
    assert [due_date.steps[0].after for due_date in due_dates] == [
        date(2025, 2, 16),
        date(2025, 12, 31),
        date(2026, 12, 31),
    ]
    assert (due_dates[2].steps[0].rule, due_dates[2].steps[0].citation) == (
        "reporting-period-ends",
        TEMPLATE_REGULATION.at(2, 1),
    )
    for due_date in due_dates:
        assert TEMPLATE_REGULATION.at(2, 3) in due_date.citations  # the two months


def test_the_half_year_before_the_templates_is_shown_beside_the_rhythm_of_the_act() -> None:
    key = "art-42-1-six-monthly-reports"
    first_cohort = VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25), published_application=date(2023, 8, 25))
    half_year, rhythm, after = due(key, designation=first_cohort, start="2025-07-01", end="2026-04-01")
    # 25 October 2025 is a Saturday, and Monday the 27th a holiday in Ireland.
    assert days([half_year, rhythm, after]) == ["2025-09-01", "2025-10-28", "2026-03-02"]
    assert [due_date.conditional for due_date in (half_year, rhythm, after)] == [True, True, False]
    for due_date in (half_year, rhythm):
        assert "1 September 2025" in due_date.explain()
        assert "rhythm of the Act" in due_date.explain()
        assert "25 November 2024" in due_date.explain()
    assert "reporting-periods-first-half-year" not in [notice.id for notice in after.notices]
    for report in (half_year, after):
        assert (report.steps[0].rule, report.steps[0].citation) == (
            "reporting-period-ends",
            TEMPLATE_REGULATION.at(2, 2),
        )
    # Only the half-year before the templates says when they begin.
    assert [
        TEMPLATE_REGULATION.recital(10) in [step.citation for step in each.steps] for each in (half_year, after)
    ] == [
        True,
        False,
    ]
    # Who was not bound at the end of that half-year owes nothing for it under either reading.
    later = VLOPDesignation(platform=SHOP, decided=date(2025, 3, 3), published_application=date(2025, 7, 1))
    assert days(due(key, designation=later, end="2026-01-01")) == ["2025-09-01"]
    assert due(key, designation=later, end="2026-01-01")[0].occurrence == "2025-03-03/0"


def test_more_than_six_months_between_two_reports_are_said() -> None:
    key = "art-42-1-six-monthly-reports"
    abroad = shop(size=EnterpriseSize.LARGE)
    late = VLOPDesignation(platform=abroad, decided=date(2025, 1, 10), published_application=date(2025, 5, 20))
    due_dates = due(key, platform=abroad, designation=late, end="2027-01-01")
    assert days(due_dates) == ["2025-07-22", "2025-09-01", "2026-03-02", "2026-08-31"]
    [gap] = [notice for notice in due_dates[2].notices if notice.id == "more-than-six-months-between-reports"]
    assert gap.facts == {"before": date(2025, 7, 20), "other": date(2026, 1, 20)}
    assert dsa.DSA.at(42, 1) in gap.citations
    # Counted from the publication where that is known.
    told = [TransparencyReportPublished(date=date(2025, 7, 1))]
    told_gap = due(key, platform=abroad, designation=late, end="2027-01-01", events=told)
    facts = [notice.facts for due_date in told_gap for notice in due_date.notices if notice.id == gap.id]
    assert facts == [{"before": date(2025, 7, 1), "other": date(2026, 1, 5)}]  # a Commission holiday, and a weekend
    # Six months after the last report, as Article 42(1) counts them, the half-year's own report is due that very day.
    july = VLOPDesignation(platform=SHOP, decided=date(2025, 3, 3), published_application=date(2025, 7, 1))
    met = due(key, designation=july, end="2027-01-01")
    assert days(met) == ["2025-09-01", "2026-03-02", "2026-08-31"]
    assert gap.id not in [notice.id for due_date in met for notice in due_date.notices]
    # The first report can be due on the day of a half-year's report: what follows is counted from both alike.
    new = VLOPDesignation(platform=SHOP, decided=date(2026, 8, 31), notified=date(2026, 8, 31))
    at_once = [TransparencyReportPublished(date=date(2026, 12, 31))]
    both = due(key, designation=new, end="2027-12-31", events=at_once)
    assert days(both) == ["2027-03-01", "2027-03-01", "2027-08-30"]
    assert gap.id not in [notice.id for due_date in both for notice in due_date.notices]
    # A chain that reaches into the last half-year leaves no gap.
    for due_date in due(key, end="2028-01-01"):
        assert gap.id not in [notice.id for notice in due_date.notices]


GAP = "more-than-six-months-between-reports"


def gaps(due_dates: list[DueDate]) -> dict[str, list[object]]:
    """The days of the notices that say so, by the day on which the report is due."""
    return {
        due_date.date.isoformat(): [dict(notice.facts) for notice in due_date.notices if notice.id == GAP]
        for due_date in due_dates
        if due_date.kind is DueKind.ACT and any(notice.id == GAP for notice in due_date.notices)
    }


def test_six_months_run_from_the_last_report_that_was_published() -> None:
    key = "art-42-1-six-monthly-reports"
    late = VLOPDesignation(platform=IRISH, decided=date(2025, 1, 10), published_application=date(2025, 5, 20))

    def published(*days: str) -> dict[str, list[object]]:
        events = [TransparencyReportPublished(date=date.fromisoformat(day)) for day in days]
        return gaps(due(key, platform=IRISH, designation=late, end="2027-04-01", events=events))

    assert published("2025-07-21") == {"2026-03-02": [{"before": date(2025, 7, 21), "other": date(2026, 1, 21)}]}
    # A second report before the end of the half-year begins the six months anew.
    assert published("2025-07-21", "2025-12-15") == {}
    assert published("2025-07-21", "2025-08-15") == {
        "2026-03-02": [{"before": date(2025, 8, 15), "other": date(2026, 2, 16)}]
    }
    # So does one on its very last day.
    assert published("2025-07-21", "2025-12-31") == {}
    # A half-year's report that comes early leaves a longer time until the next one.
    assert published("2025-12-15", "2026-01-05") == {
        "2026-08-31": [{"before": date(2026, 1, 5), "other": date(2026, 7, 6)}]
    }
    # What is not recorded is taken to come as late as the Implementing Regulation allows, and leaves none; what comes
    # on the last day of a half-year is no report on it, nor one of the next.
    assert published("2025-12-15") == published("2025-12-15", "2026-06-30") == {}


def test_six_months_run_as_long_as_a_designation_binds() -> None:
    key = "art-42-1-six-monthly-reports"
    facts = {"before": date(2025, 7, 20), "other": date(2026, 1, 20)}

    def one_after_the_other(ended: str, again: str) -> dict[str, list[object]]:
        first = VLOPDesignation(
            platform=IRISH,
            decided=date(2025, 1, 20),
            notified=date(2025, 1, 20),
            termination_notified=date.fromisoformat(ended),
        )
        second = VLOPDesignation(platform=IRISH, decided=date.fromisoformat(again), notified=date.fromisoformat(again))
        return gaps(due(key, platform=IRISH, designation=[first, second], end="2026-06-01"))

    # The first binds until 2 March 2026, the day on which the report for the half-year is due, or a day more or less:
    # the six months were over while it did.
    for ended in ("2025-11-01", "2025-11-02", "2025-11-03"):
        assert one_after_the_other(ended, "2025-11-01") == {"2026-03-02": [facts]}
    # It ceased to bind on the day on which the six months end, and nothing was due then; or on the day after.
    assert one_after_the_other("2025-09-20", "2025-11-01") == {}
    assert one_after_the_other("2025-09-21", "2025-11-01") == {"2026-03-02": [facts]}
    # What was published before Article 42(1) bound, or before there was a Regulation, sets no six months running.
    new = VLOPDesignation(platform=IRISH, decided=date(2025, 8, 31), notified=date(2025, 8, 31))
    for day in (date(2022, 8, 20), date(2025, 7, 1)):
        yearly = [TransparencyReportPublished(date=day)]
        due_dates = due(key, platform=IRISH, designation=new, end="2026-06-01", events=yearly)
        assert days(due_dates) == ["2026-03-02", "2026-03-02"]
        assert gaps(due_dates) == {}


def test_six_months_run_from_a_report_of_the_very_day_of_application() -> None:
    july = VLOPDesignation(platform=IRISH, decided=date(2025, 3, 10), published_application=date(2025, 7, 21))
    at_once = [TransparencyReportPublished(date=date(2025, 7, 21))]
    due_dates = due("art-42-1-six-monthly-reports", platform=IRISH, designation=july, end="2026-06-01", events=at_once)
    assert days(due_dates) == ["2025-09-22", "2026-03-02"]
    assert gaps(due_dates) == {"2026-03-02": [{"before": date(2025, 7, 21), "other": date(2026, 1, 21)}]}


def test_a_first_report_under_another_designation_on_the_same_day_fills_no_gap_before_it() -> None:
    both = evolve(IRISH, kind={ServiceKind.MARKETPLACE, ServiceKind.SEARCH_ENGINE})
    platform = VLOPDesignation(
        platform=both, decided=date(2024, 5, 31), notified=date(2024, 6, 3), designated_as="VLOP"
    )
    search = VLOPDesignation(
        platform=both, decided=date(2026, 8, 31), notified=date(2026, 8, 31), designated_as="VLOSE"
    )
    published = [TransparencyReportPublished(date=date(2026, 8, 20))]
    due_dates = due(
        "art-42-1-six-monthly-reports",
        platform=both,
        designation=[platform, search],
        start="2026-07-01",
        end="2027-06-01",
        events=published,
    )
    assert [(str(each.date), each.occurrence) for each in due_dates] == [
        *(("2026-08-31", "2026-06-30"), ("2027-03-01", "2026-08-31/0"), ("2027-03-01", "2026-12-31")),
    ]
    assert gaps(due_dates) == {"2027-03-01": [{"before": date(2026, 8, 20), "other": date(2027, 2, 22)}]}


def test_the_second_report_from_a_day_of_application_that_is_not_known_says_so() -> None:
    """The day hangs on it also where Section 5 surely binds by then."""
    vague = VLOPDesignation(
        platform=SHOP, decided=date(2024, 5, 31), application_window=(date(2024, 10, 1), date(2024, 10, 31))
    )
    first, second = due("art-42-1-six-monthly-reports", designation=vague, end="2025-07-01")
    assert [(str(each.date), each.conditional) for each in (first, second)] == [
        *(("2024-12-02", True), ("2025-06-03", True)),
    ]
    for due_date in (first, second):
        [told] = [notice for notice in due_date.notices if notice.id == "day-of-application-vague"]
        assert told.facts == {"first": date(2024, 10, 1), "last": date(2024, 10, 31)}
    # Counted from a first report, it hangs on whether Section 5 bound when that was published.
    for day, conditional in ((date(2024, 10, 30), True), (date(2024, 10, 31), False)):
        published = [TransparencyReportPublished(date=day)]
        second = due("art-42-1-six-monthly-reports", designation=vague, end="2025-07-01", events=published)[1]
        assert (second.steps[0].before, second.conditional) == (day, conditional)


def test_who_comes_to_be_bound_in_the_course_of_a_period_is_told_so() -> None:
    def begun(due_dates: list[DueDate]) -> dict[str, dict[str, object]]:
        return {
            due_date.date.isoformat(): dict(notice.facts)
            for due_date in due_dates
            for notice in due_date.notices
            if notice.id == "reporting-period-bound-in-its-course"
        }

    # Small status is lost on 31 December 2024: Article 15 binds for six weeks of the first cycle, and all the next.
    sizes = [(40, "9_000_000"), (60, "12_000_000"), (60, "12_000_000")]
    accounts = [
        AnnualAccounts(closed=date(2022 + n, 12, 31), figures=Figures(headcount=h, turnover=Money(t, "EUR")))
        for n, (h, t) in enumerate(sizes)
    ]
    growing = Platform(
        name="Shop", provider=Provider(name="P", country="IE", size=accounts), kind=ServiceKind.MARKETPLACE
    )
    yearly = due("art-15-1-transparency-report", platform=growing, designation=None, end="2027-01-01")
    assert days(yearly) == ["2025-04-16", "2026-03-02"]
    assert begun(yearly) == {"2025-04-16": {"start": date(2024, 2, 17), "first": date(2024, 12, 31)}}
    [told] = [n for n in yearly[0].notices if n.id == "reporting-period-bound-in-its-course"]
    assert told.citations == (dsa.DSA.at(15, 1), TEMPLATE_REGULATION.at(2))
    # Lost on the last day of the year: for that day alone.
    for first, limit, start in (
        (2023, "2026-03-02", date(2025, 2, 17)),  # in which the cycles of calendar years begin
        (2024, "2027-03-01", date(2026, 1, 1)),
    ):
        later = [
            AnnualAccounts(closed=date(first + n, 12, 31), figures=Figures(headcount=h, turnover=Money(t, "EUR")))
            for n, (h, t) in enumerate(sizes)
        ]
        on_the_last = Platform(
            name="Shop", provider=Provider(name="P", country="IE", size=later), kind=ServiceKind.MARKETPLACE
        )
        one_day = due("art-15-1-transparency-report", platform=on_the_last, designation=None, end="2027-06-01")
        assert begun(one_day) == {limit: {"start": start, "first": date(first + 2, 12, 31)}}
    # Who was bound all along is told nothing.
    assert begun(due("art-15-1-transparency-report", platform=IRISH, designation=None, end="2028-01-01")) == {}
    # Section 5 binds from 1 June 2026: the first report of Article 42(1), and one for the half-year that ends then.
    june = VLOPDesignation(platform=IRISH, decided=date(2026, 1, 30), notified=date(2026, 2, 1))
    reports = due("art-42-1-six-monthly-reports", platform=IRISH, designation=june, end="2027-06-01")
    assert days(reports) == ["2026-08-04", "2026-08-31", "2027-03-01"]
    assert begun(reports) == {"2026-08-31": {"start": date(2026, 1, 1), "first": date(2026, 6, 1)}}
    [told] = [n for n in reports[1].notices if n.id == "reporting-period-bound-in-its-course"]
    assert told.citations == (dsa.DSA.at(42, 1), TEMPLATE_REGULATION.at(2))
    # And under another designation, once the first has ended: each time for the half-year in which it begins anew.
    ended = evolve(june, termination_notified=date(2026, 10, 1))
    again = VLOPDesignation(platform=IRISH, decided=date(2027, 6, 1), notified=date(2027, 6, 1))
    twice = due("art-42-1-six-monthly-reports", platform=IRISH, designation=[ended, again], end="2028-12-31")
    assert begun(twice) == {
        "2026-08-31": {"start": date(2026, 1, 1), "first": date(2026, 6, 1)},
        "2028-02-29": {"start": date(2027, 7, 1), "first": date(2027, 10, 1)},
    }
    # From the first day of a half-year: all of it.
    july = VLOPDesignation(platform=IRISH, decided=date(2026, 1, 30), notified=date(2026, 3, 1))
    assert begun(due("art-42-1-six-monthly-reports", platform=IRISH, designation=july, end="2027-06-01")) == {}
    # Where nobody knows from when on it is bound, that is said, and no day.
    unknown = VLOPDesignation(platform=IRISH, decided=date(2026, 1, 30))
    vague = due("art-42-1-six-monthly-reports", platform=IRISH, designation=unknown, end="2027-06-01")
    assert days(vague) == ["2026-07-30", "2026-08-31", "2027-03-01"]
    assert begun(vague) == {}


def test_published_reports_stay_public_for_five_years() -> None:
    key = "art-42-1-six-monthly-reports"
    events = [TransparencyReportPublished(date=date.fromisoformat(day)) for day in ("2024-11-24", "2025-02-28")]
    kept = [
        due_date
        for due_date in due(key, events=[*events, events[1]], end="2031-01-01")
        if due_date.kind is DueKind.KEEP
    ]
    assert [(str(due_date.date), due_date.occurrence) for due_date in kept] == [
        ("2029-11-24", "public/2024-11-24"),
        ("2030-02-28", "public/2025-02-28"),
    ]
    assert [str(due_date.steps[0].citation) for due_date in kept] == [
        "Article 3 Implementing Regulation (EU) 2024/2835"
    ] * 2
    assert kept[0].steps[0].rule == "provision-sets-at-least"
    # 24 November 2029 is a Saturday.
    said = [[notice.id for notice in due_date.notices] for due_date in kept]
    assert said == [["report-published-before-rules", "kept-day-not-moved"], []]
    assert kept[0].notices[1].facts["other"] == date(2029, 11, 26)
    assert (
        str(kept[1]) == "28 February 2030: keep until then: transparency report of 28 February 2025, publicly available"
    )
    in_force = [TransparencyReportPublished(date=date(2024, 11, 25))]
    [on_the_day] = due(key, events=in_force, start="2029-11-01", end="2029-12-01")
    assert "report-published-before-rules" not in [notice.id for notice in on_the_day.notices]
    yearly = due("art-15-1-transparency-report", designation=None, events=events[1:], end="2031-01-01")
    assert [str(due_date.date) for due_date in yearly if due_date.kind is DueKind.KEEP] == ["2030-02-28"]
    small = shop(country="IE", size=EnterpriseSize.MICRO)
    assert due("art-15-1-transparency-report", platform=small, designation=None, events=events) == []


# -- what is done early
def test_what_was_published_before_the_named_day_is_counted_from_it_and_the_safer_day_is_said() -> None:
    early = [RecipientsPublished(date=date(2023, 2, 1))]
    second = due("art-24-2-user-numbers", events=early, end="2023-09-01")[1]
    [told] = [notice for notice in second.notices if notice.id == "due-counted-from-named-day"]
    assert second.date == date(2023, 8, 17)
    assert told.facts == {"done": date(2023, 2, 1), "named": date(2023, 2, 17), "other": date(2023, 8, 1)}
    assert told.citations == (dsa.DSA.at(24, 2),)
    on_the_day = [RecipientsPublished(date=date(2023, 2, 17))]
    second = due("art-24-2-user-numbers", events=on_the_day, end="2023-09-01")[1]
    assert "due-counted-from-named-day" not in [notice.id for notice in second.notices]


def test_a_report_before_its_last_day_is_counted_from_and_the_later_day_is_said() -> None:
    early = [TransparencyReportPublished(date=date(2024, 11, 15))]
    second = due("art-42-1-six-monthly-reports", events=early, end="2025-06-01")[1]
    assert second.date == date(2025, 5, 15)
    [told] = [notice for notice in second.notices if notice.id == "due-counted-from-day-done"]
    assert told.facts == {"done": date(2024, 11, 15), "named": date(2024, 12, 3), "other": date(2025, 6, 3)}
    on_the_day = [TransparencyReportPublished(date=date(2024, 12, 3))]
    second = due("art-42-1-six-monthly-reports", events=on_the_day, end="2025-07-01")[1]
    assert "due-counted-from-day-done" not in [notice.id for notice in second.notices]


def test_only_figures_that_the_provider_published_are_its_publication() -> None:
    def published(basis: RecipientBasis) -> list[date | None]:
        figure = ActiveRecipients(
            count=50_000_000,
            period_start=date(2025, 1, 1),
            period_end=date(2025, 6, 30),
            published=date(2025, 8, 1),
            basis=basis,
        )
        publishing = Platform(name="Shop", provider=SHOP.provider, kind=SHOP.kind, recipients=(figure,))
        before = [RecipientsPublished(date=date(2025, 2, 10))]
        due_dates = due("art-24-2-user-numbers", platform=publishing, start="2025-08-01", events=before)
        return [due_date.done for due_date in due_dates if due_date.done is not None]

    assert published(RecipientBasis.PUBLISHED) == [date(2025, 8, 1)]
    assert published(RecipientBasis.REQUESTED) == published(RecipientBasis.OTHER) == []


def test_figures_that_follow_on_a_day_on_which_it_is_not_known_whether_it_bound_are_conditional() -> None:
    def second(*accounts: tuple[int, int]) -> DueDate:
        size = [
            AnnualAccounts(closed=date(year, 4, 30), figures=Figures(headcount=heads, turnover=Money(1, "EUR")))
            for year, heads in accounts
        ]
        platform = Platform(
            name="G", provider=Provider(name="P", country="FR", size=size), kind=ServiceKind.ONLINE_PLATFORM
        )
        published = [RecipientsPublished(date=date(2023, 2, 17))]
        told = due("art-24-2-user-numbers", platform=platform, designation=None, end="2023-09-01", events=published)
        assert days(told) == ["2023-02-17", "2023-08-17"]
        return told[1]

    # Whether it was small until 30 April 2022, and in grace on 17 February 2023, hangs on the accounts of 2020.
    known, missing = ((2019, 40), (2020, 60), (2021, 60), (2022, 60)), ((2019, 40), (2021, 60), (2022, 60))
    assert not second(*known).conditional
    told = second(*missing)
    assert (told.conditional, told.notices[0].id) == (True, "loss-of-status-not-determinable")


def test_a_report_stays_public_under_whichever_provision_asks_for_one() -> None:
    told = [TransparencyReportPublished(date=date(2025, 2, 28))]
    ended = VLOPDesignation(
        platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3), termination_notified=date(2025, 12, 30)
    )
    # Article 15(1) goes on asking for reports, and Article 3 of the Implementing Regulation is for these as well.
    [kept] = [
        each
        for each in due("art-42-1-six-monthly-reports", designation=ended, events=told, end="2031-01-01")
        if each.kind is DueKind.KEEP
    ]
    assert "kept-though-obligation-over" not in [notice.id for notice in kept.notices]
    small = shop(country="IE", size=EnterpriseSize.SMALL)
    ended = VLOPDesignation(
        platform=small, decided=date(2024, 5, 31), notified=date(2024, 6, 3), termination_notified=date(2025, 12, 30)
    )
    [kept] = [
        each
        for each in due(
            "art-42-1-six-monthly-reports", platform=small, designation=ended, events=told, end="2031-01-01"
        )
        if each.kind is DueKind.KEEP
    ]
    [over] = [notice for notice in kept.notices if notice.id == "kept-though-obligation-over"]
    assert over.facts == {"ceased": date(2026, 4, 30)}


def test_a_first_report_that_comes_late_begins_the_six_months_anew_and_the_safer_day_is_said() -> None:
    key = "art-42-1-six-monthly-reports"
    late = [TransparencyReportPublished(date=date(2025, 1, 15))]
    first, second = due(key, events=late, end="2025-08-01")
    assert [(str(each.date), each.done, each.conditional) for each in (first, second)] == [
        *(("2024-12-03", None, False), ("2025-07-15", None, False)),
    ]
    [told] = [notice for notice in second.notices if notice.id == "due-begins-anew"]
    assert told.facts == {"done": date(2025, 1, 15), "other": date(2025, 6, 3)}
    # On the working day to which the last day was moved, it is in time.
    weekend = VLOPDesignation(platform=SHOP, decided=date(2024, 4, 30), notified=date(2024, 5, 2))
    moved = [TransparencyReportPublished(date=date(2024, 11, 4))]  # 2 November 2024 is a Saturday
    first, second = due(key, designation=weekend, events=moved, end="2025-06-01")
    assert (first.date, first.done, str(second.date)) == (date(2024, 11, 4), date(2024, 11, 4), "2025-05-06")
    assert "due-begins-anew" not in [notice.id for notice in second.notices]
