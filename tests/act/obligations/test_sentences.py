"""Whether the sentences of an obligation say why, with the provision that decides, and no more than is known."""

from datetime import date

import pytest
from attrs import evolve

from dsa import (
    AnnualAccounts,
    EnterpriseSize,
    Figures,
    Money,
    ObligationStatus,
    Platform,
    Provider,
    ServiceKind,
    VLOPDesignation,
    obligations,
)
from tests.act.obligations.worlds import status
from tests.standard import shop


def platform(
    *kinds: ServiceKind, size: EnterpriseSize | list[AnnualAccounts] | None, country: str | None = "IE"
) -> Platform:
    return Platform(name="Service", provider=Provider(name="P", country=country, size=size), kind=kinds)


def closed(*heads: int) -> list[AnnualAccounts]:
    """Accounts from 2021 on."""
    figures = [Figures(headcount=headcount, turnover=Money(1, "EUR")) for headcount in heads]
    return [AnnualAccounts(closed=date(2021 + n, 12, 31), figures=of_year) for n, of_year in enumerate(figures)]


GROWN = platform(ServiceKind.ONLINE_PLATFORM, size=closed(40, 40, 60, 60))
SMALL = platform(ServiceKind.MARKETPLACE, size=EnterpriseSize.SMALL)


def rules(answer: ObligationStatus) -> list[str]:
    return [step.rule for step in answer.steps]


def ids(answer: ObligationStatus) -> set[str]:
    return {notice.id for notice in answer.notices}


@pytest.mark.parametrize("size", [None, *EnterpriseSize])
def test_that_article_24_3_is_left_to_the_small_is_said_with_article_19(size: EnterpriseSize | None) -> None:
    asked = status("art-24-3-user-numbers-on-request", shop(size=size), date(2025, 2, 28))
    [left] = [step for step in asked.steps if step.rule == "left-to-the-small"]
    assert (asked.binds, str(left.citation)) == (True, "Article 19(1) DSA")
    others = {each.obligation.id for each in obligations(shop(size=size), on=date(2025, 2, 28)) if left in each.steps}
    assert others == {asked.obligation.id}
    search = platform(ServiceKind.SEARCH_ENGINE, size=EnterpriseSize.SMALL)
    assert "left-to-the-small" not in rules(status("art-24-3-user-numbers-on-request", search, date(2025, 2, 28)))


@pytest.mark.parametrize(
    ("key", "kind", "wider", "place"),
    [
        ("art-16-1-notice-mechanism", ServiceKind.MARKETPLACE, "hosting", "Article 3, point (i), DSA"),
        ("art-16-1-notice-mechanism", ServiceKind.ONLINE_PLATFORM, "hosting", "Article 3, point (i), DSA"),
        ("art-9-1-inform-authority", ServiceKind.SEARCH_ENGINE, "intermediary", "Article 3, point (j), DSA"),
        ("art-9-1-inform-authority", ServiceKind.HOSTING, "intermediary", "Article 3, point (g), DSA"),
    ],
)
def test_what_a_service_is_by_definition_is_said_with_the_definition(
    key: str, kind: ServiceKind, wider: str, place: str
) -> None:
    asked = status(key, platform(kind, size=None), date(2025, 2, 28))
    [defined] = [step for step in asked.steps if step.rule == "kind-defined"]
    assert wider in str(defined)
    assert str(defined.citation) == place


def test_a_search_engine_that_also_hosts_is_an_intermediary_by_its_own_definition() -> None:
    both = platform(ServiceKind.HOSTING, ServiceKind.SEARCH_ENGINE, size=None)
    [defined] = [
        step
        for step in status("art-9-1-inform-authority", both, date(2025, 2, 28)).steps
        if step.rule == "kind-defined"
    ]
    assert str(defined.citation) == "Article 3, point (j), DSA"


def test_no_definition_is_needed_for_the_kind_that_is_named() -> None:
    assert "kind-defined" not in rules(status("art-20-1-complaint-access", GROWN, date(2025, 2, 28)))


def test_a_size_says_where_it_is_from() -> None:
    answer = status("art-20-1-complaint-access", SMALL, date(2025, 2, 28))
    assert "was given, and is not worked out from accounts" in answer.explain()
    counted = status(
        "art-20-1-complaint-access", platform(ServiceKind.MARKETPLACE, size=closed(40, 40, 40)), date(2024, 6, 1)
    )
    assert "By the accounts up to those closed on 31 December 2023, the provider is small." in counted.explain()


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2023, 12, 30), [date(2022, 12, 31)]),
        (date(2023, 12, 31), [date(2023, 12, 31)]),
        (date(2024, 1, 1), [date(2023, 12, 31)]),
    ],
)
def test_the_accounts_that_say_a_size_are_those_closed_by_the_day(on: date, said: list[date]) -> None:
    answer = status("art-24-2-user-numbers", GROWN, on)
    assert [step.facts["closed"] for step in answer.steps if step.rule == "size-by-accounts"] == said


def test_the_loss_of_small_size_names_both_accounts_and_that_approval_can_be_later() -> None:
    for key in ("art-15-1-transparency-report", "art-20-1-complaint-access"):
        lost = status(key, GROWN, date(2025, 6, 30))
        assert "closed on 31 December 2023 and on 31 December 2024 are both beyond the ceilings" in lost.explain()
        assert [(step.before, step.after) for step in lost.steps] == [(True, True)] * (len(lost.steps) - 1) + [
            (True, lost.binds)
        ]
        assert [notice.id for notice in lost.notices].count("accounts-approved") == 1
        assert "Article 4(2) Recommendation 2003/361/EC" in " ".join(map(str, lost.citations))
    assert "accounts-approved" not in ids(status("art-20-1-complaint-access", GROWN, date(2024, 6, 30)))


def test_where_size_is_not_asked_about_nothing_is_said_of_accounts() -> None:
    grown = platform(ServiceKind.ONLINE_PLATFORM, size=closed(40, 60, 60))
    for on, said in ((date(2024, 2, 16), False), (date(2024, 2, 17), True)):
        assert ("accounts-approved" in ids(status("art-20-1-complaint-access", grown, on))) is said


def test_before_the_first_accounts_are_closed_no_size_is_told() -> None:
    accounts = [evolve(year, closed=date(2023, 12, 31)) for year in closed(40)]
    for on, said in ((date(2023, 12, 30), set()), (date(2023, 12, 31), {"size-by-accounts"})):
        asked = status("art-24-2-user-numbers", platform(ServiceKind.ONLINE_PLATFORM, size=accounts), on)
        assert {rule for rule in rules(asked) if rule.startswith("size")} == said
        assert ("size-not-given" in ids(asked)) is (not said)


def test_the_report_of_who_lost_small_size_says_that_there_is_no_grace() -> None:
    lost = status("art-15-1-transparency-report", GROWN, date(2025, 6, 30))
    assert lost.binds
    assert "lost the status of a micro or small enterprise on 31 December 2024" in lost.reason
    assert "no months of grace. [Article 15(2) DSA]" in lost.reason


def test_figures_that_bind_before_they_are_due_say_until_when() -> None:
    early = status("art-24-2-user-numbers", shop(size=EnterpriseSize.LARGE), date(2022, 12, 1))
    assert early.binds
    assert "the first figures are to be published by 17 February 2023" in early.explain()
    for on, said in (
        *((date(2022, 11, 15), False), (date(2022, 11, 16), True)),
        *((date(2023, 2, 16), True), (date(2023, 2, 17), False)),
    ):
        asked = status("art-24-2-user-numbers", shop(size=EnterpriseSize.LARGE), on)
        assert ("user-numbers-first-due" in ids(asked)) is said


def test_what_is_not_the_providers_is_not_said_not_to_bind() -> None:
    asked = status("art-33-4-designate", SMALL, date(2022, 12, 1))
    assert str(asked).endswith("is not the provider's on 1 December 2022")


def test_an_unknown_country_leaves_open_that_there_is_no_establishment() -> None:
    asked = status(
        "art-16-1-notice-mechanism", platform(ServiceKind.HOSTING, size=None, country=None), date(2025, 3, 1)
    )
    [notice] = [each for each in asked.competence.notices if each.id == "competence-country-unknown"]
    assert {"Article 56(6) DSA", "Article 56(7) DSA"} <= set(map(str, notice.citations))


def test_the_platform_half_of_a_small_hybrid_is_said_to_be_spared() -> None:
    hybrid = platform(ServiceKind.SEARCH_ENGINE, ServiceKind.ONLINE_PLATFORM, size=EnterpriseSize.SMALL)
    search = VLOPDesignation(
        platform=hybrid, decided=date(2024, 3, 1), notified=date(2024, 3, 1), designated_as="VLOSE"
    )
    asked = status("art-24-2-user-numbers", hybrid, date(2025, 1, 1), search)
    assert asked.binds
    assert {"small-search-engine", "small-platform-that-searches"} <= ids(asked)
    as_platform = VLOPDesignation(
        platform=hybrid, decided=date(2024, 3, 1), notified=date(2024, 3, 1), designated_as="VLOP"
    )
    asked = status("art-24-2-user-numbers", hybrid, date(2025, 1, 1), as_platform)
    assert asked.steps[-1].rule == "very-large-whatever-size"
    assert "small-search-engine" not in ids(asked)


def test_an_unknown_notification_before_the_act_applied_is_told_with_article_92() -> None:
    large = shop(size=EnterpriseSize.LARGE)
    unknown = VLOPDesignation(platform=large, decided=date(2023, 4, 25))
    asked = status("art-16-1-notice-mechanism", large, date(2023, 12, 1), unknown)
    assert (asked.binds, str(asked.steps[-1].citation)) == (None, "Article 92 DSA")
    assert "not before 25 August 2023" in asked.explain()


def test_a_decision_that_may_not_be_notified_yet_is_not_said_to_designate_already() -> None:
    large = shop(size=EnterpriseSize.LARGE)
    decided = VLOPDesignation(platform=large, decided=date(2024, 4, 26), published_application=date(2024, 8, 30))
    assert (
        "The service is designated" not in status("art-34-1-risk-assessment", large, date(2024, 4, 27), decided).reason
    )
