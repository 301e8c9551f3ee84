"""Articles 30 and 39: traders, advertisements, and what is kept."""

from datetime import date

import dsa
from dsa import (
    AnnualAccounts,
    DueKind,
    EnterpriseSize,
    Figures,
    Money,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
)
from dsa.milestones import AdvertisementLastPresented, RiskStrategiesReviewed, TraderContractEnded
from tests.act.schedule.due_dates import days, due
from tests.standard import SHOP as PLAIN_SHOP


def test_details_of_the_traders_of_february_2024_are_due_from_whom_it_binds_on_that_day_and_on_the_last() -> None:
    def legacy(*heads: int) -> list[str]:
        accounts = [
            AnnualAccounts(
                closed=date(2021 + n, 12, 31), figures=Figures(headcount=headcount, turnover=Money(1, "EUR"))
            )
            for n, headcount in enumerate(heads)
        ]
        shop = Platform(
            name="S", provider=Provider(name="P", country="FR", size=accounts), kind=ServiceKind.MARKETPLACE
        )
        return days(due("art-30-2-legacy-traders", platform=shop, designation=None))

    assert legacy(60, 60, 60, 60) == ["2025-02-17"]
    assert legacy(60, 60, 40, 40) == []  # small again from the end of 2024
    assert legacy(40, 60, 60, 60) == []  # in grace until the end of 2024


def test_traders_who_were_there_are_for_whom_it_bound_then_and_where_that_is_not_known_it_is_said() -> None:
    small = Platform(
        name="Shop", provider=Provider(name="P", country="IE", size=EnterpriseSize.SMALL), kind=ServiceKind.MARKETPLACE
    )

    def told(decided: date, application: date) -> list[tuple[str, bool, bool]]:
        designated = VLOPDesignation(platform=small, decided=decided, published_application=application)
        due_dates = due("art-30-2-legacy-traders", platform=small, designation=designated)
        return [
            (str(each.date), each.conditional, "notification-unknown" in [notice.id for notice in each.notices])
            for each in due_dates
        ]

    # Notified by 17 February 2024, it was very large that day, small as its provider is; or after it, and it was not.
    assert told(date(2024, 2, 12), date(2024, 6, 17)) == [("2025-02-17", False, False)]
    assert told(date(2024, 2, 12), date(2024, 6, 18)) == [("2025-02-17", True, True)]
    assert told(date(2024, 2, 18), date(2024, 6, 18)) == []


def test_reviews_advertisements_and_traders() -> None:
    reviewed = [RiskStrategiesReviewed(date=date(2025, 1, 15))]
    due_dates = due("art-41-6-review-of-strategies", events=reviewed, end="2027-02-01")
    assert days(due_dates) == ["2025-10-03", "2026-01-15", "2027-01-15"]
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
    assert [(str(due_date.date), due_date.occurrence) for due_date in kept] == [
        *(("2027-02-28", "spring"), ("2028-03-01", "spring/2"), ("2031-01-01", "spring/3")),
    ]
    ended = [TraderContractEnded(date=day, trader="Shoes") for day in (date(2026, 9, 1), date(2025, 9, 1))]
    details = due("art-30-5-keep-trader-information", events=ended, designation=None)
    assert [(str(detail.date), detail.occurrence) for detail in details] == [
        ("2026-03-01", "Shoes"),
        ("2027-03-01", "Shoes/2"),
    ]


def test_details_of_a_trader_are_kept_and_not_sent() -> None:
    ended = dsa.milestones.TraderContractEnded(date=date(2025, 3, 14), trader="A")
    due_dates = dsa.schedule(PLAIN_SHOP, start=date(2025, 3, 1), end=date(2026, 1, 1), events=[ended])
    (kept,) = [due_date for due_date in due_dates if due_date.obligation.id == "art-30-5-keep-trader-information"]
    assert (kept.date, kept.kind, kept.occurrence) == (date(2025, 9, 14), dsa.DueKind.KEEP, "A")
    assert "A" in str(kept.subject)
