"""What falls due: known years day by day, what each due date says, whose holidays count, what is refused.

The known years are answers of the law on the holiday lists of today: a list that changes can change them.
"""

import json
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from attrs import evolve

import dsa.i18n
from dsa import (
    CATALOGUE,
    ActiveRecipients,
    AnnualAccounts,
    Calendar,
    Deadline,
    DSAError,
    EnterpriseSize,
    Figures,
    Money,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    calendar,
    record,
    schedule,
)
from dsa.act.schedule.binding import WITH_DUE_DATES
from dsa.act.schedule.holidays import lengthened, reach
from dsa.act.schedule.planner import Agenda
from dsa.errors import BeyondCoverage, InvalidType, OutOfOrder
from dsa.milestones import (
    AdvertisementLastPresented,
    AuditReportReceived,
    Milestone,
    RecipientsPublished,
    RisksAssessed,
    RiskStrategiesReviewed,
    TraderContractEnded,
)
from dsa.time_limits.calendars.working_days import _lengthened
from tests.act.schedule.due_dates import DESIGNATED, days, due, plan
from tests.at_once import at_once
from tests.paths import VECTORS
from tests.standard import LARGE_SHOP as SHOP

CASES = json.loads((VECTORS / "schedules.json").read_text("utf-8"))["cases"]

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


def recorded(name: str) -> tuple[Platform, tuple[VLOPDesignation, ...]]:
    dossier = record.find(name)
    return dossier.platform, dossier.designations


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_known_years(case: dict[str, Any]) -> None:
    platform, designation = SERVICES.get(case["name"]) or recorded(case["name"])
    start, end = (date.fromisoformat(case[name]) for name in ("start", "end"))
    due_dates = schedule(platform, start=start, end=end, designation=designation)
    rows = [
        [
            due_date.date.isoformat(),
            due_date.obligation.id,
            due_date.occurrence,
            "conditional" if due_date.conditional else "concrete",
        ]
        for due_date in due_dates
    ]
    assert rows == case["due"]


def test_each_due_date_says_what_is_due() -> None:
    events = [
        RisksAssessed(date=date(2025, 8, 29)),
        AuditReportReceived(date=date(2025, 9, 1), positive=False),
        AdvertisementLastPresented(date=date(2025, 2, 28), advertisement="spring"),
        TraderContractEnded(date=date(2025, 8, 31), trader="Shoes"),
    ]
    due_dates = schedule(SHOP, start=date(2022, 1, 1), end=date(2028, 9, 1), designation=DESIGNATED, events=events)
    said: dict[str, set[str]] = {}
    for due_date in due_dates:
        said.setdefault(due_date.obligation.id, set()).add(str(due_date.subject))
    half_years = [f"{day} {year}" for year in (2026, 2027) for day in ("30 June", "31 December")]
    assert said == {
        "art-24-2-user-numbers": {"publish the average monthly active recipients in the Union"},
        "art-30-2-legacy-traders": {
            "make best efforts to obtain the details of the traders who were there on 17 February 2024"
        },
        "art-30-5-keep-trader-information": {"details of the trader Shoes, then to be deleted"},
        "art-34-1-risk-assessment": {"assess the systemic risks"},
        "art-34-3-keep-risk-documents": {"documents behind the risk assessment"},
        "art-37-1-independent-audit": {"have the independent audit completed"},
        "art-37-6-audit-implementation": {"adopt the audit implementation report"},
        "art-39-1-advertising-repository": {"advertisement in the repository: spring"},
        "art-41-6-review-of-strategies": {"have the management body review the strategies against risks"},
        "art-42-1-six-monthly-reports": {
            "publish the transparency report that is due at least every six months",
            *(
                f"publish the transparency report for the half-year to {half_year}"
                for half_year in ("30 June 2025", "31 December 2025", *half_years)
            ),
            "publish the transparency report for the half-year to 30 June 2028",
        },
        "art-42-4-publish-results": {"publish the risk assessment, mitigation and audit reports"},
        "art-43-1-supervisory-fee": {
            "send the accounts for the supervisory fee to the Commission",
            "send observations on the provisional amount of the supervisory fee",
            "pay the supervisory fee",
        },
        "art-43-3-set-fees": {
            "the Commission communicates the provisional amount of the supervisory fee",
            "the Commission decides on the supervisory fee",
        },
    }
    yearly = schedule(ALI, start=date(2025, 1, 1), end=date(2026, 9, 1))
    assert {str(due_date.subject) for due_date in yearly if due_date.obligation.article == 15} == {
        *(
            "publish the transparency report for the year to 16 February 2025",
            "publish the transparency report for the year to 31 December 2025",
        ),
    }


@pytest.mark.parametrize(
    ("key", "on", "rule", "before"),
    [
        ("art-24-2-user-numbers", "2023-02-17", "first-user-numbers", "2023-02-17"),
        ("art-24-2-user-numbers", "2023-08-17", "provision-sets", "2023-02-17"),
        ("art-34-1-risk-assessment", "2024-10-03", "due-by-date-of-application", "2024-10-03"),
        ("art-34-1-risk-assessment", "2025-10-03", "provision-sets", "2024-10-03"),
        ("art-42-1-six-monthly-reports", "2025-06-03", "provision-sets", "2024-12-03"),
        ("art-42-1-six-monthly-reports", "2026-08-31", "reporting-period-ends", "2026-06-30"),
        ("art-43-1-supervisory-fee", "2024-08-31", "fee-day-named", "2024-08-31"),
    ],
)
def test_the_first_step_says_from_where_a_due_date_comes(key: str, on: str, rule: str, before: str) -> None:
    [due_date] = [due_date for due_date in due(key) if str(due_date.date) == on]
    assert (due_date.steps[0].rule, str(due_date.steps[0].before)) == (rule, before)
    assert due_date.steps[0].before == due_date.steps[0].after


def test_a_schedule_begins_with_its_first_day_and_ends_before_its_last() -> None:
    assert days(due("art-34-1-risk-assessment", start="2024-10-03", end="2025-10-03")) == ["2024-10-03"]


def test_nothing_of_section_5_falls_due_where_it_never_came_to_bind() -> None:
    never = VLOPDesignation(
        platform=SHOP, decided=date(2025, 1, 6), notified=date(2025, 1, 6), termination_notified=date(2025, 1, 6)
    )
    assert never.ceases_on == never.applies_from
    due_dates = schedule(SHOP, start=date(2022, 1, 1), end=date(2030, 1, 1), designation=never)
    assert {due_date.obligation.article for due_date in due_dates} == {15, 24, 30}
    short = VLOPDesignation(
        platform=SHOP, decided=date(2025, 1, 6), notified=date(2025, 1, 6), termination_notified=date(2025, 2, 6)
    )
    due_dates = schedule(SHOP, start=date(2022, 1, 1), end=date(2025, 8, 1), designation=short)
    assert [(str(due_date.date), due_date.occurrence) for due_date in due_dates if due_date.obligation.section_5] == [
        ("2025-05-06", "2025-01-06/0"),  # the first report would be due on 7 July, a month after the end
    ]


def test_nothing_falls_due_once_the_obligations_have_ceased() -> None:
    ended = VLOPDesignation(
        platform=SHOP,
        decided=date(2024, 5, 31),
        notified=date(2024, 6, 3),
        termination_notified=date(2025, 12, 30),
    )
    assert ended.ceases_on == date(2026, 4, 30)
    due_dates = schedule(SHOP, start=date(2026, 4, 30), end=date(2030, 1, 1), designation=ended)
    assert {due_date.obligation.article for due_date in due_dates if due_date.date.year > 2026} == {15, 24}
    assert [due_date.obligation.article for due_date in due_dates if due_date.date.year == 2026] == [
        24,
        *[43] * 5,  # the year's fee
    ]
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
    assert days(reports) == ["2024-12-02", "2025-05-30", "2025-09-01", "2025-12-01"]
    assert all("not before 30 September 2024" in report.explain() for report in reports)
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
    assert any(notice.id == "calendar-of-provider" for notice in report.notices)
    observations = due("art-43-1-supervisory-fee")[1]
    assert isinstance(observations.deadline, Deadline)
    assert observations.deadline.calendar == "EC"
    assert any(notice.id == "calendar-of-commission" for notice in observations.notices)
    for chosen in ("FR", calendar("FR")):
        [asked, *_] = due("art-42-1-six-monthly-reports", calendar=chosen)
        assert isinstance(asked.deadline, Deadline)
        assert asked.deadline.calendar == "FR"
        assert any(notice.id == "calendar-given" for notice in asked.notices)
    homeless = Platform(name="Shop", provider=Provider(name="P"), kind=ServiceKind.MARKETPLACE)
    [unknown, *_] = due("art-30-2-legacy-traders", platform=homeless, designation=None)
    assert isinstance(unknown.deadline, Deadline)
    assert unknown.deadline.calendar == "EC"
    assert any(notice.id == "calendar-unknown" for notice in unknown.notices)
    outside = evolve(homeless, provider=Provider(name="P", country="US"))
    [outsider, *_] = due("art-30-2-legacy-traders", platform=outside, designation=None)
    said = [notice.id for each in (unknown, outsider) for notice in each.notices if notice.id.startswith("calendar-")]
    assert said == ["calendar-unknown", "calendar-outside-union"]
    # A representative is no establishment: its Member State counts, and the provider is not said to be there.
    abroad = Provider(name="P", country="FR", legal_representative=True)
    represented = Platform(name="Shop", provider=abroad, kind=ServiceKind.MARKETPLACE)
    [there, *_] = due("art-30-2-legacy-traders", platform=represented, designation=None)
    assert isinstance(there.deadline, Deadline)
    assert there.deadline.calendar == "FR"
    assert "calendar-of-provider" not in [notice.id for notice in there.notices]
    [whose] = [notice for notice in there.notices if notice.id == "calendar-of-representative"]
    assert dsa.DSA.at(13, 1) in whose.citations


def test_years_without_a_list_are_projected_and_say_so() -> None:
    due_dates = due("art-24-2-user-numbers", start="2035-01-01", end="2036-01-01")
    assert [due_date.certain for due_date in due_dates] == [False, False]
    assert not due_dates[0].deadline.certain if isinstance(due_dates[0].deadline, Deadline) else False


def test_refusals() -> None:
    number: Any = 1
    not_events: Any = [date(2026, 1, 1)]
    with pytest.raises(OutOfOrder, match="end"):
        schedule(SHOP, start=date(2026, 1, 2), end=date(2026, 1, 1))
    with pytest.raises(InvalidType, match=r"events\[0\]"):
        schedule(SHOP, start=date(2026, 1, 1), end=date(2026, 1, 2), events=not_events)
    with pytest.raises(DSAError, match="calendar"):
        schedule(SHOP, start=date(2026, 1, 1), end=date(2026, 1, 2), calendar=number)
    with pytest.raises(InvalidType, match=r"milestone.*a kind of it: RecipientsPublished, Tra"):
        Milestone(date=date(2026, 1, 1))
    with pytest.raises(InvalidType, match="positive"):
        AuditReportReceived(date=date(2026, 1, 1), positive=number)
    assert schedule(SHOP, start=date(2026, 1, 1), end=date(2026, 1, 1)) == ()
    assert str(RisksAssessed(date=date(2026, 1, 1))) == "1 January 2026: risks assessed"


def test_whether_an_obligation_binds_is_found_once_for_the_days_between_two_changes() -> None:
    binding = plan(SHOP, DESIGNATED).bindings["art-34-1-risk-assessment"]
    days_asked = (date(2024, 10, 3), date(2029, 1, 1), date(2024, 10, 2), date(2020, 1, 1))
    assert [binding.on(day) for day in days_asked] == [True, True, False, False]
    assert list(binding.stretches()) == [(date(2024, 10, 3), date.max)]
    assert len(binding.statuses) == len(binding.days) < 7
    figures = plan(SHOP).bindings["art-24-2-user-numbers"]
    assert [figures.on(day) for day in (date(2022, 11, 15), date(2022, 11, 16))] == [False, True]  # Article 93(2)


def test_a_calendar_is_lengthened_once_to_a_year_beyond_what_is_asked() -> None:
    assert plan(SHOP, end=date(2050, 1, 1)).home.calendar.covers(date(2051, 1, 1))


def test_an_agenda_is_a_value() -> None:
    first, second = plan(SHOP, DESIGNATED), plan(SHOP, DESIGNATED)
    assert first == second
    assert hash(first) == hash(second)
    assert not [name for name in attrs.fields_dict(Agenda) if name.startswith("_")]


# -- why there is nothing, or no more
def test_an_empty_schedule_says_that_the_provider_is_spared() -> None:
    small = Platform(
        name="Forum",
        provider=Provider(name="Two Friends", country="IE", size=EnterpriseSize.SMALL),
        kind=ServiceKind.ONLINE_PLATFORM,
    )
    none = schedule(small, start=date(2026, 1, 1), end=date(2027, 1, 1))
    assert (len(none), bool(none)) == (0, False)
    assert str(none) == "Forum: nothing falls due from 1 January 2026 until, not including, 1 January 2027"
    assert {str(citation) for citation in none.citations} >= {
        "Article 15(2) DSA",
        "Article 19(1) DSA",
        "Article 33(1) DSA",
    }
    assert none.steps[-1].after == 0
    assert "The provider is small: micro and small enterprises are spared." in none.explain()


def test_a_schedule_says_for_what_there_is_no_day_and_what_it_waits_for() -> None:
    unknown = Platform(name="Shop", provider=Provider(name="P", country="IE"), kind=ServiceKind.MARKETPLACE)
    due_dates = schedule(unknown, start=date(2026, 1, 1), end=date(2027, 1, 1))
    assert due_dates.steps[-1].rule == "no-due-date-between"
    assert (due_dates.steps[-1].before, due_dates.steps[-1].after) == (4, 2)
    assert "Article 30(5) DSA" in str(due_dates.steps[-1])  # no trader's contract is recorded
    assert "size-not-given" in [notice.id for notice in due_dates.notices]
    assert due_dates.explain().endswith(str(due_dates[-1]))
    nobody = schedule(unknown, start=date(2026, 1, 1), end=date(2026, 1, 1))
    assert (nobody, nobody.steps[-1].after) == ((), 0)


def test_what_is_for_services_of_other_kinds_is_left_out_with_the_kind_of_this_one() -> None:
    search = Platform(name="Search", provider=SHOP.provider, kind=ServiceKind.SEARCH_ENGINE)
    due_dates = schedule(search, start=date(2026, 1, 1), end=date(2027, 1, 1))
    [others] = [step for step in due_dates.steps if step.rule == "other-kinds"]
    assert (others.facts["number"], others.facts["kinds"]) == (2, frozenset({ServiceKind.SEARCH_ENGINE}))
    assert (others.before, others.after) == (len(WITH_DUE_DATES), len(WITH_DUE_DATES) - 2)  # Article 30, twice


def test_what_is_bound_on_a_day_in_between_is_not_left_out() -> None:
    ended = evolve(DESIGNATED, termination_notified=date(2025, 12, 30))
    due_dates = schedule(SHOP, start=date(2026, 4, 1), end=date(2028, 1, 1), designation=ended)
    said = " ".join(str(step) for step in due_dates.steps if step.rule == "left-out")
    assert "Article 33(6)" not in said
    gone = schedule(SHOP, start=date(2026, 5, 1), end=date(2028, 1, 1), designation=ended)
    assert "The designation of this one was terminated" in gone.explain()


@at_once(
    ("start", "end", "bound"),
    [
        (date(2024, 7, 5), date(2024, 10, 3), False),  # Section 5 binds from the day that is no longer looked at
        (date(2024, 10, 4), date(2024, 10, 5), True),
        (date(2026, 4, 29), date(2026, 5, 20), True),  # it binds for the last time on the first day looked at
        (date(2026, 4, 30), date(2026, 5, 20), False),
    ],
)
def test_what_binds_on_no_day_looked_at_is_left_out_and_what_binds_on_one_has_no_day_there(
    start: date, end: date, bound: bool
) -> None:
    ended = evolve(DESIGNATED, termination_notified=date(2025, 12, 30))
    assert (ended.applies_from, ended.ceases_on) == (date(2024, 10, 3), date(2026, 4, 30))
    due_dates = schedule(SHOP, start=start, end=end, designation=ended)
    [step] = [step for step in due_dates.steps if step.rule == "no-due-date-between"]
    idle = str(step)
    assert ("Article 37(1) DSA" in idle) is bound
    # Their titles are told in the language of the answer.
    told = dsa.i18n.say(step.statement, "de")
    assert ("Artikel 37 Absatz 1 DSA: " in told) is bound
    assert "Article" not in told
    assert ("left-out" in [step.rule for step in due_dates.steps]) is not bound


@at_once(
    ("start", "end", "reason"),
    [
        ("2024-05-30", "2024-05-31", "on 30 May 2024 this one is not"),
        ("2024-05-30", "2024-06-01", "Section 5 of Chapter III binds it only from 3 October 2024"),
        ("2024-05-31", "2024-05-31", "Section 5 of Chapter III binds it only from 3 October 2024"),
    ],
)
def test_what_is_left_out_is_so_for_the_reason_of_the_last_day_looked_at(start: str, end: str, reason: str) -> None:
    assert DESIGNATED.decided == date(2024, 5, 31)
    due_dates = schedule(SHOP, start=date.fromisoformat(start), end=date.fromisoformat(end), designation=DESIGNATED)
    [first, *_] = [str(step) for step in due_dates.steps if step.rule == "left-out"]
    assert reason in first


@at_once(
    ("start", "end", "said"),
    [
        ("2026-04-29", "2026-04-30", False),
        ("2026-04-01", "2026-05-01", True),
        ("2026-04-30", "2026-05-03", True),
        ("2026-05-01", "2026-05-02", False),
    ],
)
def test_the_first_day_without_obligations_is_said_where_it_is_looked_at(start: str, end: str, said: bool) -> None:
    ended = evolve(DESIGNATED, termination_notified=date(2025, 12, 30))
    assert ended.ceases_on == date(2026, 4, 30)
    due_dates = schedule(SHOP, start=date.fromisoformat(start), end=date.fromisoformat(end), designation=ended)
    readings = [notice.facts for notice in due_dates.notices if notice.id == "first-day-without-obligations"]
    assert readings == [{"next_day": date(2026, 5, 1)}] * said


@pytest.mark.parametrize("key", WITH_DUE_DATES)
def test_what_a_schedule_accounts_for_is_in_the_catalogue(key: str) -> None:
    assert key in CATALOGUE


# -- how far it goes
@pytest.mark.parametrize("end", [date(4000, 1, 1), date.max])
def test_nothing_is_projected_beyond_a_century_after_the_lists(end: date) -> None:
    with pytest.raises(BeyondCoverage, match=r"Nothing is projected beyond .* 2127"):
        schedule(SHOP, start=date(2026, 1, 1), end=end, designation=DESIGNATED)
    with pytest.raises(BeyondCoverage, match="Calendar FR"):
        schedule(SHOP, start=date(2026, 1, 1), end=end, calendar="FR")


def test_a_schedule_goes_up_to_the_last_day_that_its_calendars_reach() -> None:
    last, _ = reach(calendar("IE"))
    assert last < reach(calendar("EC"))[0]
    assert schedule(SHOP, start=date(last.year - 1, 1, 1), end=last, designation=DESIGNATED)
    with pytest.raises(BeyondCoverage, match="Calendar IE"):
        schedule(SHOP, start=date(2026, 1, 1), end=last + timedelta(days=1))
    # What follows an event of that day is due after it, and is not refused.
    received = AuditReportReceived(date=last, positive=True)
    assert schedule(SHOP, start=date(2026, 1, 1), end=date(2027, 1, 1), designation=DESIGNATED, events=[received])
    beyond = evolve(received, date=last + timedelta(days=1))
    with pytest.raises(BeyondCoverage, match="Calendar IE"):
        schedule(SHOP, start=date(2026, 1, 1), end=date(2027, 1, 1), designation=DESIGNATED, events=[beyond])


def test_two_calendars_can_reach_equally_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dsa.act.schedule.planner.reach", lambda own: (date(2100, 1, 1), own))
    assert plan(SHOP, end=date(2028, 1, 1)).home.calendar.code == "IE"


def test_an_event_that_no_calendar_can_reach_is_refused() -> None:
    for event in (
        RisksAssessed(date=date(4000, 1, 1)),
        AuditReportReceived(date=date(2026, 1, 1), positive=False, recommendations_received=date(4000, 1, 1)),
    ):
        with pytest.raises(BeyondCoverage, match="1 January 4000"):
            schedule(SHOP, start=date(2026, 1, 1), end=date(2027, 1, 1), events=[event])


def test_a_calendar_is_not_lengthened_for_what_lies_beyond_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    far = VLOPDesignation(platform=SHOP, decided=date(3000, 1, 1), notified=date(3000, 1, 1))
    figure = ActiveRecipients(
        count=1, period_start=date(3000, 1, 1), period_end=date(3000, 6, 30), published=date(3000, 8, 1)
    )
    publishing = evolve(SHOP, recipients=(figure,))
    lengthened: list[int] = []

    def noting(own: Calendar, year: int) -> Calendar:
        lengthened.append(year)
        return _lengthened(own, year)

    monkeypatch.setattr("dsa.time_limits.calendars.working_days._lengthened", noting)
    schedule(publishing, start=date(2026, 1, 1), end=date(2030, 1, 1), designation=evolve(far, platform=publishing))
    assert max(lengthened) == 2031


def test_calendars_are_lengthened_once_for_an_event_that_comes_after_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    lengthened: list[tuple[str, int]] = []

    def noting(own: Calendar, year: int) -> Calendar:
        lengthened.append((own.code, year))
        return _lengthened(own, year)

    monkeypatch.setattr("dsa.time_limits.calendars.working_days._lengthened", noting)
    late = AuditReportReceived(date=date(2040, 3, 1), positive=True)
    schedule(SHOP, start=date(2026, 1, 1), end=date(2027, 1, 1), designation=DESIGNATED, events=[late])
    assert sorted(lengthened) == [("EC", 2041), ("IE", 2041)]


def test_a_strict_calendar_is_asked_for_nothing_that_falls_due_after_the_end() -> None:
    """All that is counted beyond the end was done lately enough to be due in the last year of the lists."""
    strict = calendar("EC").strict()
    year = strict.coverage[1].year
    assert strict.coverage[1] == date(year, 12, 31)
    end, lately = date(year, 12, 1), date(year - 1, 12, 15)
    events = [
        RisksAssessed(date=lately),
        RiskStrategiesReviewed(date=lately),
        AuditReportReceived(date=lately, positive=True),
        RecipientsPublished(date=date(year, 6, 15)),
        RiskStrategiesReviewed(date=end),
    ]
    due_dates = schedule(SHOP, start=date(year, 1, 1), end=end, designation=DESIGNATED, calendar=strict, events=events)
    assert {due_date.obligation.article for due_date in due_dates} >= {42, 43}
    with pytest.raises(BeyondCoverage):
        schedule(SHOP, start=date(year, 1, 1), end=end, designation=DESIGNATED, calendar=strict)


def test_a_strict_calendar_is_not_asked_for_what_is_kept_until_the_end_itself() -> None:
    strict = calendar("EC").strict()
    year = strict.coverage[1].year
    big, small = (Figures(headcount=heads, turnover=Money(1, "EUR")) for heads in (60, 40))
    accounts = [
        AnnualAccounts(closed=date(closed, 8, 31), figures=small if closed >= year - 1 else big)
        for closed in range(2021, year + 1)
    ]
    shop = Platform(name="S", provider=Provider(name="P", country="FR", size=accounts), kind=ServiceKind.MARKETPLACE)
    # No figures are due any more from 31 August on; the details of a trader are kept still.
    events = [
        RecipientsPublished(date=date(year, 3, 15)),
        TraderContractEnded(date=date(year, 7, 1), trader="Shoes"),
    ]
    due_dates = schedule(shop, start=date(year, 8, 1), end=date(year + 1, 1, 1), calendar=strict, events=events)
    assert [due_date.obligation.article for due_date in due_dates] == []
    with pytest.raises(BeyondCoverage):
        schedule(shop, start=date(year, 8, 1), end=date(year + 1, 1, 2), calendar=strict, events=events)


def test_a_strict_calendar_is_not_lengthened_for_a_schedule() -> None:
    strict = calendar("EC").strict()
    assert lengthened(strict, date(2040, 1, 1)) is strict
    assert lengthened(calendar("EC"), date(2040, 1, 1)).coverage[1] > date(2040, 1, 1)


# -- what hangs on whether the obligation binds
def test_what_falls_due_while_it_is_not_known_whether_it_binds_is_conditional_and_says_why() -> None:
    gone = evolve(DESIGNATED, cessation_window=(date(2025, 9, 27), date(2025, 12, 31)))
    for key, last in (("art-41-6-review-of-strategies", "2025-10-03"), ("art-42-1-six-monthly-reports", "2025-12-03")):
        due_date = due(key, designation=gone)[-1]
        assert (str(due_date.date), due_date.conditional, due_date.certain) == (last, True, False)
        [told] = [notice for notice in due_date.notices if notice.id == "end-of-obligations-vague"]
        assert told.facts == {"first": date(2025, 9, 27), "last": date(2025, 12, 31)}
        before = due(key, designation=evolve(gone, cessation_window=(date(2025, 12, 4), date(2025, 12, 31))))[-1]
        assert "end-of-obligations-vague" not in [notice.id for notice in before.notices]
    done = [RiskStrategiesReviewed(date=date(2025, 9, 1))]
    [review] = due("art-41-6-review-of-strategies", designation=gone, events=done)
    assert (review.conditional, review.done) == (True, done[0].date)


def test_what_falls_due_for_a_provider_whose_size_hangs_on_missing_accounts_is_conditional() -> None:
    def provider(*years: tuple[int, int]) -> Platform:
        accounts = [
            AnnualAccounts(closed=date(year, 12, 31), figures=Figures(headcount=heads, turnover=Money(1, "EUR")))
            for year, heads in years
        ]
        return Platform(
            name="S", provider=Provider(name="P", country="IE", size=accounts), kind=ServiceKind.MARKETPLACE
        )

    shrunk = provider((2021, 60), (2023, 40))  # small since 2023, if it was in 2022
    for key, day in (
        ("art-15-1-transparency-report", "2026-03-02"),
        ("art-24-2-user-numbers", "2024-02-19"),
        ("art-30-2-legacy-traders", "2025-02-17"),
    ):
        [told] = [each for each in due(key, platform=shrunk, designation=None) if str(each.date) == day]
        assert told.conditional, key
        assert "size-not-determinable" in [notice.id for notice in told.notices]
    known = provider((2021, 60), (2022, 60), (2023, 40), (2024, 60))
    [report] = [
        each
        for each in due("art-15-1-transparency-report", platform=known, designation=None)
        if str(each.date) == "2026-03-02"
    ]
    assert not report.conditional
    # The year 2025 is reported on if the provider was large by its end; that it is when the report is due says nothing.
    grown = [
        AnnualAccounts(closed=closed, figures=Figures(headcount=heads, turnover=Money(turnover, "EUR")))
        for closed, heads, turnover in (
            *((date(2021, 12, 31), 60, 1), (date(2023, 12, 31), 40, 1)),
            *((date(year, 1, 31), 260, 52_000_000) for year in (2025, 2026)),
        )
    ]
    large = evolve(shrunk, provider=Provider(name="P", country="IE", size=grown))
    reports = due("art-15-1-transparency-report", platform=large, designation=None, end="2027-06-01")
    assert [(str(each.date), each.conditional) for each in reports][1:] == [("2026-03-02", True), ("2027-03-01", False)]
    ended = [TraderContractEnded(date=date(2025, 3, 14), trader="A")]
    [kept] = due("art-30-5-keep-trader-information", platform=shrunk, designation=None, events=ended)
    assert kept.conditional


def test_what_falls_due_under_two_designations_of_one_day_is_told_apart() -> None:
    both = Platform(name="Both", provider=SHOP.provider, kind={ServiceKind.SEARCH_ENGINE, ServiceKind.MARKETPLACE})
    facts: dict[str, Any] = {"platform": both, "decided": date(2024, 5, 31)}
    platform = VLOPDesignation(**facts, notified=date(2024, 6, 3), designated_as="VLOP")
    search = VLOPDesignation(**facts, notified=date(2024, 6, 10), designated_as="VLOSE")
    for order in ([platform, search], [search, platform]):
        due_dates = schedule(both, start=date(2024, 1, 1), end=date(2027, 1, 1), designation=order)
        assert len({due_date.key for due_date in due_dates}) == len(due_dates)
        risks = [each for each in due_dates if each.obligation.id == "art-34-1-risk-assessment"]
        assert [(str(each.date), each.occurrence) for each in risks][:2] == [
            *(("2024-10-03", "2024-05-31/0"), ("2024-10-10", "2024-05-31.2/0")),
        ]
    # Of another day it is known by that day alone.
    later = evolve(search, decided=date(2024, 6, 3))
    risks = due("art-34-1-risk-assessment", platform=both, designation=[platform, later], end="2025-01-01")
    assert [each.occurrence for each in risks] == ["2024-05-31/0", "2024-06-03/0"]


def test_what_is_counted_from_a_day_on_which_it_is_not_known_whether_it_bound_is_conditional() -> None:
    vague = VLOPDesignation(
        platform=SHOP, decided=date(2025, 1, 27), application_window=(date(2025, 6, 1), date(2025, 6, 30))
    )
    for day, conditional in ((date(2025, 6, 10), True), (date(2025, 6, 30), False)):
        reviewed = [RiskStrategiesReviewed(date=day), AuditReportReceived(date=day, positive=False)]
        for key, place in (("art-41-6-review-of-strategies", 1), ("art-37-6-audit-implementation", 0)):
            told = due(key, designation=vague, events=reviewed, end="2026-12-01")[place]
            assert (told.done, told.conditional) == (None, conditional)
            assert ("day-of-application-vague" in [notice.id for notice in told.notices]) is conditional


def test_what_is_kept_hangs_on_whether_it_bound_when_it_came_about() -> None:
    key = "art-39-1-advertising-repository"
    spring = [AdvertisementLastPresented(date=date(2026, 6, 10), advertisement="spring")]
    decided = VLOPDesignation(platform=SHOP, decided=date(2026, 1, 26))
    for window, conditional in (
        ((date(2026, 6, 1), date(2026, 6, 30)), True),
        ((date(2026, 5, 26), date(2026, 6, 10)), False),
    ):
        [kept] = due(key, designation=evolve(decided, application_window=window), events=spring)
        assert (str(kept.date), kept.conditional) == ("2027-06-10", conditional)
    # That it may have ceased to bind by the last day leaves nothing open: it is kept all the same.
    gone = evolve(DESIGNATED, cessation_window=(date(2027, 6, 1), date(2027, 6, 30)))
    [kept] = due(key, designation=gone, events=spring)
    assert (str(kept.date), kept.conditional) == ("2027-06-10", False)


def test_what_falls_due_for_a_small_provider_if_its_service_is_very_large_says_what_is_not_known_of_that() -> None:
    small = Platform(
        name="Shop", provider=Provider(name="P", country="IE", size=EnterpriseSize.SMALL), kind=ServiceKind.MARKETPLACE
    )
    designated = VLOPDesignation(platform=small, decided=date(2026, 1, 30))
    [figures] = due("art-24-2-user-numbers", platform=small, designation=designated, end="2027-01-01")
    assert (str(figures.date), figures.conditional) == ("2026-07-30", True)
    assert "application-not-before" in [notice.id for notice in figures.notices]
